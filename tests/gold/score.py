"""How good the reader is: `make score` on the gold of our own and the bundled reports, GOLD=folder on labelled sets.

scorecard.json keeps what was reached. It is a floor that may only rise: a lower figure fails the run, and
`UPDATE=1` writes only what is as good or better. `UPDATE="why"` accepts a lower figure, with the reason kept beside it.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from extract import Article, Claim, ExtractError, read_claims
from extract.claim import Unit
from extract.ledger.totals import COUNTED, totals_of
from tests.gold import happenings, own
from tests.gold.bundled import CONTEXT, compare_all
from tests.gold.measures import ENGLISH_ONLY, MEASURES, Measure

SCORECARD = Path(__file__).with_name("scorecard.json")
SLACK = 0.0005  # half of the last digit that is shown


def predictions(rows: list[dict[str, Any]]) -> Iterator[dict[str, object]]:
    """Read every row; a row that cannot be read says nothing."""
    for row in rows:
        try:
            day = row.get("date") if len(row.get("date") or "") == 10 else None
            article = Article(text=row["text"], published=day, language=row["lang"], article_id=row["id"])
            claims = read_claims(article)
        except ExtractError:
            continue
        yield {
            "id": row["id"],
            "claims": [as_scored(claim) for claim in claims if claim.status in COUNTED],
            "totals": {t.outcome: {"value": t.value, "low": t.low, "high": t.high} for t in totals_of(claims)},
        }


def as_scored(claim: Claim) -> dict[str, object]:
    """Name the fields as the scorer names them."""
    people = claim.unit in (Unit.PERSONS, Unit.BODIES)
    return {
        "outcome": claim.outcome,
        "value": claim.value,
        "low": claim.low,
        "high": claim.high,
        "unit": "people" if people else "households",
        "country": claim.iso3,
    }


def score_set(gold: Path, folder: Path) -> tuple[int, Mapping[str, Any]]:
    """Score one file with the scorer that lies beside it: its number of rows, and the scorer's result."""
    name = gold.name.partition(".")[0]
    with gold.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows = [row for row in rows if name not in ENGLISH_ONLY or row["lang"] == "en"]
    chosen, predicted, result = folder / gold.name, folder / "predicted.jsonl", folder / "result.json"
    write_rows(chosen, rows)
    write_rows(predicted, predictions(rows))
    command = [sys.executable, str(gold.parent / "score.py"), str(chosen), str(predicted), "--json", str(result)]
    subprocess.run(command, check=True, capture_output=True)
    return len(rows), json.loads(result.read_text("utf-8"))["result"]


def write_rows(path: Path, rows: Any) -> None:
    """Write JSON lines."""
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)


def at(result: Mapping[str, Any], path: str) -> float:
    """Follow a dotted path into a result."""
    value: Any = result
    for key in path.split("."):
        value = value[key]
    return float(value)


def ours() -> dict[str, float]:
    """Measure what needs no other folder: the bundled reports and the gold of our own."""
    shares = compare_all()
    found, listed = sum(len(s.found) for s in shares), sum(len(s.found) + len(s.missed) for s in shares)
    scores = {"bundled: outcome, qualifier and number right": found / listed}
    for name, (_, label) in CONTEXT.items():
        have, named = (sum(column) for column in zip(*(share.context[name] for share in shares), strict=True))
        scores[f"bundled: {label} was read where the list names one"] = have / named
    right, named = (sum(column) for column in zip(*(share.places for share in shares), strict=True))
    scores["bundled: the place is the one that the list names"] = right / named
    compared = [own.compare(text) for text in own.load_texts()]
    labelled = sum(len(one.pairs) for one in compared)
    paired = sum(claim is not None for one in compared for _, claim in one.pairs)
    scores["own: claims found"] = paired / labelled
    scores["own: claims that are labelled"] = paired / (paired + sum(len(one.extra) for one in compared))
    for name, (hits, pairs) in own.columns_right(compared).items():
        scores[f"own: {name} right"] = hits / pairs
    return scores | happenings.scores()


def public(gold: Path) -> Iterator[tuple[Measure, int, float]]:
    """Measure the labelled sets of a folder: measure, rows, ours."""
    for name in dict.fromkeys(measure.set for measure in MEASURES):
        path = gold / f"{name}.dev.jsonl"
        if path.exists():
            with tempfile.TemporaryDirectory() as folder:
                rows, result = score_set(path, Path(folder))
            yield from ((m, rows, at(result, m.path)) for m in MEASURES if m.set == name)


def main(gold: str, update: str) -> int:
    """Print one table; fail where a score is below what was reached before."""
    scores = {name: round(value, 3) for name, value in ours().items()}
    for name, value in scores.items():
        print(f"{name:66}{value:8.3f}")
    if gold:
        print(f"\n{'set':14}{'rows':>6}  {'measure':44}{'silent':>8}{'regex':>8}{'peer':>8}{'reach':>8}{'ours':>8}")
    for measure, rows, value in public(Path(gold)) if gold else ():
        scores[measure.name] = round(value, 3)
        others = "".join(shown(measure, n) for n in (measure.silent, measure.regex, measure.peer, measure.reach, value))
        print(f"{measure.set:14}{rows:6}  {measure.label:44}{others}", flush=True)
    return keep(scores, update)


def shown(measure: Measure, value: float | None) -> str:
    """Print a score as a share, a number of false alarms as it is."""
    return f"{'-':>8}" if value is None else f"{value:8.0f}" if measure.is_count else f"{value:8.3f}"


def keep(scores: Mapping[str, float], update: str) -> int:
    """Compare scores with the floor, and raise it when that is asked for."""
    card: dict[str, Any] = json.loads(SCORECARD.read_text("utf-8")) if SCORECARD.exists() else {}
    floor: dict[str, float] = card.setdefault("floor", {})
    lower = {name: value for name, value in scores.items() if is_worse(name, value, floor.get(name))}
    if not update:
        for name, value in lower.items():
            print(f"BELOW THE FLOOR {name}: {value:.3f}, reached before: {floor[name]:.3f}")
        return 1 if lower else 0
    if lower and update == "1":
        print(f'the floor is not lowered without a reason (UPDATE="why"): {", ".join(lower)}')
    if update != "1":
        card.setdefault("lowered", []).extend(f"{name}: {update}" for name in lower)
    floor |= {name: value for name, value in scores.items() if name not in lower or update != "1"}
    SCORECARD.write_text(json.dumps(card, indent=1, sort_keys=True) + "\n", "utf-8")
    return 1 if lower and update == "1" else 0


def is_worse(name: str, value: float, reached: float | None) -> bool:
    """Say whether a score is below what was reached; of false alarms, fewer are better."""
    if reached is None:
        return False
    counts = {measure.name for measure in MEASURES if measure.is_count}
    return value > reached + SLACK if name in counts else value < reached - SLACK


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
