"""`make snapshot`: write the committed files that are derived from others; tests compare them with fresh ones."""

from collections.abc import Callable
from pathlib import Path

from extract import schema
from extract.ledger.export import to_csv
from extract.ledger.tables import claims_table
from extract.ledger.workspace import load_ledger
from tests.gold.bundled import CONTEXT, compare_all

ROOT = Path(__file__).parents[1]


def claims_csv() -> str:
    """The tidy table of all bundled reports, without the version, so that a release changes no line."""
    table = claims_table(load_ledger()).drop(columns="extractor_version")
    return to_csv(table).decode("utf-8-sig")


def schema_page() -> str:
    """docs/schema.md: every column, for people."""
    lines = [
        "# The claims table",
        "",
        "One row per claim. Made from `extract/schema.yaml` by `make snapshot`; do not edit.",
        "UTF-8, ISO 8601 dates, offsets in code points. A blank bound is open; a blank elsewhere is not stated.",
        "",
        "| column | type | unit | meaning | HXL |",
        "|---|---|---|---|---|",
    ]
    lines += [f"| `{c.name}` | {c.type} | {c.unit} | {c.meaning} | `{c.hxl}` |" for c in schema.columns()]
    return "\n".join(lines) + "\n"


def accuracy_page() -> str:
    """docs/accuracy.md: the share of the bundled reports' figures that is found, and every known gap."""
    shares = compare_all()
    found, listed = sum(len(s.found) for s in shares), sum(len(s.found) + len(s.missed) for s in shares)
    lines = [
        "# What the reader finds in the bundled reports",
        "",
        "Made by `make snapshot`; do not edit. The lists beside the reports say which figures the publishers printed.",
        "",
        "| measure | found | listed | share |",
        "|---|---|---|---|",
        f"| outcome, qualifier and number right | {found} | {listed} | {found / listed:.3f} |",
    ]
    for name, (_, label) in CONTEXT.items():
        have, named = (sum(column) for column in zip(*(share.context[name] for share in shares), strict=True))
        lines.append(f"| {label} was read where the list names one | {have} | {named} | {have / named:.3f} |")
    lines += ["", "The notes were written from the same lists, so the share says less than a score on unseen text:"]
    lines += ["`make score GOLD=…` measures that on labelled sets.", "", "## Known gaps", ""]
    lines += [f"- {share.report}, “{figure}”: {why}." for share in shares for figure, why in share.gaps.items()]
    return "\n".join(lines) + "\n"


SNAPSHOTS: dict[Path, Callable[[], str]] = {
    ROOT / "tests/snapshots/claims.csv": claims_csv,
    ROOT / "docs/schema.md": schema_page,
    ROOT / "docs/accuracy.md": accuracy_page,
}

if __name__ == "__main__":
    for path, make in SNAPSHOTS.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(make(), "utf-8", newline="")
        print(path.relative_to(ROOT))
