"""How good the reader is: `make score`, on the bundled reports; with GOLD=folder on labelled sets too."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from extract import Article, Claim, ExtractError, read_claims
from extract.claim import Status, Unit
from tests.gold.bundled import CONTEXT, Share, compare_all

# What one line of the table shows: set, path into the scorer's result, what it is called.
MEASURES = [
    ("gtd", "deaths.accuracy_exact", "deaths, total exactly right"),
    ("gtd", "injuries.accuracy_exact", "injuries, total exactly right"),
    ("gtd", "deaths.f1_exact", "deaths, F1 on non-zero totals"),
    ("gtd", "injuries.f1_exact", "injuries, F1 on non-zero totals"),
    ("muc4", "distinct.f1", "distinct (effect, number) F1"),
    ("idetect", "quantity_top_claim", "top claim"),
    ("idetect", "unit_accuracy", "unit"),
    ("idmc_labelled", "quantity_top_claim", "top claim"),
    ("wikiterror", "deaths.accuracy_exact", "deaths, total exactly right"),
    ("wikiterror", "injuries.accuracy_exact", "injuries, total exactly right"),
    ("wikimpacts", "instances.deaths.recall_exact", "deaths, instances found"),
    ("wikimpacts", "instances.injuries.recall_exact", "injuries, instances found"),
    ("wikimpacts", "instances.displaced.recall_exact", "displaced, instances found"),
    ("india", "recall_of_KILL_by_any_death_claim", "sentences in which police kill, covered"),
    ("india", "death_claims_in_sentences_without_any_killing_word", "false alarms"),
]


COUNTED = (Status.REPORTED, Status.ALLEGED)  # what charts show by default


def predictions(gold: Path) -> Iterator[dict[str, object]]:
    """Read every row of a gold file; a row that cannot be read says nothing."""
    for line in gold.open(encoding="utf-8"):
        row = json.loads(line)
        try:
            day = row.get("date") if len(row.get("date") or "") == 10 else None
            article = Article(text=row["text"], published=day, language=row["lang"], article_id=row["id"])
            claims = read_claims(article)
        except ExtractError:
            continue
        yield {"id": row["id"], "claims": [as_scored(claim) for claim in claims if claim.status in COUNTED]}


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


def score_set(gold: Path, folder: Path) -> dict[str, object]:
    """Score one file with the scorer that lies beside it."""
    predicted, result = folder / "predicted.jsonl", folder / "result.json"
    with predicted.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in predictions(gold))
    command = [sys.executable, str(gold.parent / "score.py"), str(gold), str(predicted), "--json", str(result)]
    subprocess.run(command, check=True, capture_output=True)
    scored: dict[str, object] = json.loads(result.read_text("utf-8"))["result"]
    return scored


def main(arguments: list[str]) -> None:
    """Print one table."""
    print(f"{'set':16}{'measure':72}{'ours':>8}")
    show_bundled(compare_all())
    for argument in arguments:
        with tempfile.TemporaryDirectory() as folder:
            for name in dict.fromkeys(measure[0] for measure in MEASURES):
                gold = Path(argument) / f"{name}.dev.jsonl"
                if gold.exists():
                    show(name, score_set(gold, Path(folder)))


def show_bundled(shares: list[Share]) -> None:
    """Print the lines of the bundled reports."""
    found, listed = sum(len(s.found) for s in shares), sum(len(s.found) + len(s.missed) for s in shares)
    lines = [("figures with outcome, qualifier and number right", found, listed)]
    for name, (_, label) in CONTEXT.items():
        have, named = (sum(column) for column in zip(*(share.context[name] for share in shares), strict=True))
        lines.append((f"{label} was read where the list names one", have, named))
    for label, have, all_of_them in lines:
        print(f"{'bundled':16}{f'{label} ({have} of {all_of_them})':72}{have / all_of_them:8.3f}")


def show(name: str, result: dict[str, object]) -> None:
    """Print the lines of one set."""
    for set_name, path, label in MEASURES:
        if set_name == name:
            value: object = result
            for key in path.split("."):
                value = value[key] if isinstance(value, dict) else value
            print(
                f"{name:16}{label:72}{value:8.3f}" if isinstance(value, float) else f"{name:16}{label:72}{value!s:>8}"
            )


if __name__ == "__main__":
    main(sys.argv[1:])
