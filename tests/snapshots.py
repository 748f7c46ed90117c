"""`make snapshot`: write the committed files that are derived from others; tests compare them with fresh ones."""

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import yaml

from extract import schema
from extract.language.pack import load_pack
from extract.ledger.export import to_csv
from extract.ledger.ledger import load_ledger
from extract.ledger.tables import claims_table
from extract.ledger.workspace import SETTINGS, VARIABLES
from extract.limits import Limits
from tests.gold.accuracy import accuracy_page
from tests.gold.precision import precision_yaml

ROOT = Path(__file__).parents[1]
UNSTABLE = ["extractor_version", "confidence"]  # change on every line at once
TABLES = {
    "claims": "One row per claim.",
    "events": "One row per event and outcome: what is reported of it, and why the numbers differ. Never a sum.",
    "speakers": "One row per speaker who is named for a figure. What nobody is named for is no speaker's.",
    "articles": "One row per article.",
}


def claims_csv() -> str:
    """The tidy table of all bundled reports, without what is unstable."""
    table = claims_table(load_ledger()).drop(columns=UNSTABLE)
    return to_csv(table).decode("utf-8-sig").replace("\r\n", "\n")


def schema_page() -> str:
    """docs/schema.md: every column of every table, for people."""
    lines = [
        "# The tables",
        "",
        "Made from `extract/schema.yaml` by `make snapshot`; do not edit.",
        "UTF-8, ISO 8601 dates, offsets in code points. A blank bound is open; a blank elsewhere is not stated.",
    ]
    for table, about in TABLES.items():
        lines += ["", f"## {table.capitalize()}", "", about, ""]
        lines += ["| column | type | unit | meaning | HXL |", "|---|---|---|---|---|"]
        lines += [f"| `{c.name}` | {c.type} | {c.unit} | {c.meaning} | `{c.hxl}` |" for c in schema.columns(table)]
    return "\n".join(lines) + "\n"


def settings_page() -> str:
    """docs/settings.md: what a workspace may set, with every limit."""
    lines = [
        "# Settings",
        "",
        "Made from `extract/limits.py` and `extract/ledger/workspace.py` by `make snapshot`; do not edit.",
        "",
        "A workspace may hold a file `settings.yaml`; without one, everything is as below.",
        "",
        "```yaml",
        "limits:",
        "  text_characters: 5000000",
        "reviews: postgresql+psycopg://ana@db.example.org/reviews",
        "```",
        "",
        "| setting | meaning |",
        "|---|---|",
        *(f"| `{name}` | {meaning} |" for name, meaning in SETTINGS.items()),
        "",
        "## Variables of the environment",
        "",
        "| variable | meaning |",
        "|---|---|",
        *(f"| `{name}` | {meaning} |" for name, meaning in VARIABLES.items()),
        "",
        "## Limits",
        "",
        "What somebody brings is read within these bounds; whoever meets one is told its name. "
        "Each is a whole number greater than zero.",
        "",
        "| limit | default | bounds |",
        "|---|---|---|",
        *(f"| `{one.name}` | {one.default:,} | {one.metadata['is']} |" for one in fields(Limits)),
    ]
    return "\n".join(lines) + "\n"


def language_guide() -> str:
    """docs/language-guide.md: what the reader takes from which sentence, by theme, with what it is known to miss."""
    lines = [
        "# Language guide",
        "",
        "What the reader takes from which sentence. Made from `tests/corpus/` by `make snapshot`; do not edit.",
        "Each line is a test. Where there are several wordings of one meaning, the first one is shown.",
    ]
    for path in sorted((ROOT / "tests/corpus").glob("*/*.yaml")):
        raw = yaml.safe_load(path.read_text("utf-8"))
        title = path.stem.replace("_", " ")
        about = f"{raw['about'][0].upper()}{raw['about'][1:].removesuffix('.')}."
        lines += ["", f"## {title[0].upper()}{title[1:]}", "", about, "", "| sentence | claims |", "|---|---|"]
        for example in raw["examples"]:
            says = example["says"] if isinstance(example["says"], str) else example["says"][0]
            gap = f" **Not read yet:** {example['gap']}." if "gap" in example else ""
            lines.append(f"| {cell(says)} | {'<br>'.join(cell(meaning(m)) for m in example['means']) or 'none'}{gap} |")
    return "\n".join(lines) + "\n"


def meaning(claim: dict[str, object]) -> str:
    """Say a claim of the corpus in a few words."""
    words = {"part_of": "part of claim", "repeats": "repeats claim"}
    told = {name: value for name, value in claim.items() if name not in ("outcome", "quote")}
    shown = {name: value for name, value in told.items() if value is not None or name not in words}
    parts = []
    for name, value in shown.items():
        if name in words:
            parts.append(f"{words[name]} {int(str(value)) + 1}")
        else:
            parts.append(f"{name} {'open' if value is None and name in ('low', 'high') else value}")
    return ", ".join([f"**{claim['outcome']}**" if "outcome" in claim else "**a claim**", *parts])


def cell(text: str) -> str:
    """Make a text fit into a cell of a Markdown table, with its line ends and marks shown as they are."""
    for mark in "\\|<>`[]":
        text = text.replace(mark, f"\\{mark}") if "**" not in text else text.replace("|", "\\|")
    return text.strip().replace("\n", " ⏎ ")


SNAPSHOTS: dict[Path, Callable[[], str]] = {
    ROOT / "extract/language/packs/en/confidence.yaml": precision_yaml,  # first: claims carry it
    ROOT / "tests/snapshots/claims.csv": claims_csv,
    ROOT / "docs/schema.md": schema_page,
    ROOT / "docs/settings.md": settings_page,
    ROOT / "docs/accuracy.md": accuracy_page,
    ROOT / "docs/language-guide.md": language_guide,
}

if __name__ == "__main__":
    for path, make in SNAPSHOTS.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(make(), "utf-8", newline="")
        load_pack.cache_clear()  # a page that is made after confidence.yaml shows what is in it
        print(path.relative_to(ROOT))
