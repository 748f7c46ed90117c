"""Whether a workspace keeps what it promises: every report reads, every quote stands, every row holds the schema."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from extract import schema
from extract.claim import Claim
from extract.errors import ArticleError, shown
from extract.ledger.cache import Readings
from extract.ledger.comparison import event_rows
from extract.ledger.durable import ASIDE
from extract.ledger.ledger import Ledger
from extract.ledger.readings import KINDS, read
from extract.ledger.records import claim_rows, record
from extract.ledger.speakers import speaker_rows
from extract.ledger.workspace import Workspace
from extract.reading.kinds import TEXTS
from extract.reading.markdown import read_markdown
from extract.reading.sources import files_below

SAMPLE = 100  # reports that are read again, unless all are asked for
TYPES: dict[str, tuple[type, ...]] = {"text": (str,), "integer": (int,), "number": (int, float), "date": (date,)}
ROWS: dict[str, Callable[[Ledger], Iterable[dict[str, object]]]] = {
    "claims": claim_rows,
    "events": event_rows,
    "speakers": speaker_rows,
}


@dataclass
class Checked:
    """How many things were looked at, by what they are."""

    counts: Counter[str] = field(default_factory=Counter)

    @property
    def sentence(self) -> str:
        """Say what was looked at.

        >>> Checked(Counter({"report": 1, "claim": 1200})).sentence
        '1 report, 1,200 claims'
        """
        return ", ".join(f"{number:,} {noun}{'' if number == 1 else 's'}" for noun, number in self.counts.items())


def faults_of(workspace: Workspace, ledger: Ledger, checked: Checked, *, read_all: bool) -> Iterator[str]:
    """Yield what does not hold, one line each; `checked` counts what was looked at."""
    yield from ledger.unread  # what cannot be read, and claims whose quote no longer stands
    checked.counts["report"] = len(ledger.articles)
    sound = []
    for claim in ledger.claims:
        faults = list(faults_of_claim(claim, ledger))
        yield from (f"{place_of(claim.article_id, ledger)}: claim {claim.claim_id}: {fault}" for fault in faults)
        sound += [] if faults else [claim]
    checked.counts["claim"] = len(ledger.claims)
    if ledger.reviews:
        checked.counts["reviewed claim"] = len(ledger.reviews)
    yield from faults_of_rows(replace(ledger, claims=tuple(sound)), checked)
    yield from faults_of_history(workspace, ledger, checked)
    yield from faults_of_readings(workspace, ledger, checked, len(ledger.articles) if read_all else SAMPLE)


def faults_of_claim(claim: Claim, ledger: Ledger) -> Iterator[str]:
    """Say what of a claim does not hold: its row, its quote, its number, the claims that it names."""
    article = ledger.article_of.get(claim.article_id)
    if article is None:
        yield "its report is not there"
        return
    yield from faults_of_row("claims", record(claim, article))
    if article.text[claim.quote_start : claim.quote_end] != claim.quote:
        yield f"the quote {shown(repr(claim.quote))} does not stand at {claim.quote_start} to {claim.quote_end}"
    if digits_of(claim.value_text) not in digits_of(claim.quote):
        yield f"the number {shown(repr(claim.value_text))} does not stand in the quote {shown(repr(claim.quote))}"
    for name in ("part_of", "repeats"):
        other = getattr(claim, name)
        if other and other not in ledger.claim_of:
            yield f"{name} is {shown(other)}, which is no claim"


def faults_of_rows(ledger: Ledger, checked: Checked) -> Iterator[str]:
    """Hold every row of every table against the schema."""
    for table, rows_of in ROWS.items():
        for number, row in enumerate(rows_of(ledger), start=1):
            checked.counts["row"] += 1
            yield from (f"{table}, row {number}: {fault}" for fault in faults_of_row(table, row))


def faults_of_row(table: str, row: Mapping[str, object]) -> Iterator[str]:
    """Hold a row against the schema: its columns, their types, the words that are allowed, its bounds."""
    kinds = {column.name: TYPES[column.type] for column in schema.columns(table)}
    if list(row) != list(kinds):
        yield "its columns are not those of the schema"
        return
    for name, value in row.items():
        if table == "claims" and name in KINDS and value not in [*KINDS[name]]:
            yield f"{name} is {shown(repr(value))}; allowed are {', '.join(KINDS[name])}"
        elif value is not None and (not isinstance(value, kinds[name]) or isinstance(value, bool)):
            yield f"{name} is {shown(repr(value))}, not of the type that the schema says"
    low, high = row.get("low"), row.get("high")
    if isinstance(low, int) and isinstance(high, int) and low > high:
        yield f"low is {low}, which is more than high, {high}"


def faults_of_history(workspace: Workspace, ledger: Ledger, checked: Checked) -> Iterator[str]:
    """Read the earlier versions: each is named by its text, and what a report replaces is among them."""
    versions = set()
    for path in files_below(workspace.history, TEXTS):
        checked.counts["earlier version"] += 1
        try:
            article = read_markdown(path, workspace.limits)
        except ArticleError as error:
            yield str(error)
            continue
        versions.add(article.article_id)
        if article.article_id != path.stem:
            yield f"{shown(path)}: its text has the name {article.article_id}; somebody changed it"
    for article in ledger.articles:
        if article.replaces and article.replaces not in versions:
            where = place_of(article.article_id, ledger)
            yield f"{where}: it replaces {shown(article.replaces)}, which is not in the history"


def faults_of_readings(workspace: Workspace, ledger: Ledger, checked: Checked, most: int) -> Iterator[str]:
    """Read some reports again: what was kept of the reading is the same."""
    readings = Readings(workspace.cache)
    step = max(1, len(ledger.articles) // max(1, most))
    for article in ledger.articles[::step]:
        known = readings.kept(article)
        if known is not None:
            checked.counts["kept reading"] += 1
            if known != read(article):
                where, folder = place_of(article.article_id, ledger), shown(workspace.cache)
                yield f"{where}: what was kept of its reading is not what is read; remove {folder}"


def left_over(workspace: Workspace) -> list[str]:
    """Name the files that a process left which was killed, or that one is writing; they are read by nobody."""
    return [shown(path) for path in sorted(workspace.articles.rglob(f"{ASIDE}*"))]


def place_of(article_id: str, ledger: Ledger) -> str:
    """Say which report is meant: its file, else its name."""
    article = ledger.article_of.get(article_id)
    return (article and article.source) or shown(article_id)


def digits_of(text: str) -> str:
    """Give the digits of a text, in order."""
    return "".join(filter(str.isdigit, text))
