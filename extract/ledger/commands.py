"""What each command of the command line prints: its columns, and the rows that it makes.

Most commands print while they read, article by article. Events and speakers hang on all articles together.
"""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from extract import schema
from extract.article import Article
from extract.language import Read
from extract.ledger import scoring
from extract.ledger.comparison import event_rows
from extract.ledger.ledger import Ledger
from extract.ledger.output import Columns
from extract.ledger.records import claim_rows, plain, record
from extract.ledger.speakers import speaker_rows
from extract.ledger.totals import totals_of
from extract.ledger.workspace import Workspace

Rows = Iterator[dict[str, object]]


@dataclass(frozen=True, slots=True)
class Command:
    """What a command prints: one line of help, its columns, and its rows: of one article, of all, or of a workspace."""

    help: str
    columns: Columns
    of_article: Callable[[Article, list[Read]], Rows] | None = None
    of_all: Callable[[Ledger], Rows] | None = None
    of_workspace: Callable[[Workspace, list[str]], Rows] | None = None


def claims_of(article: Article, reads: list[Read]) -> Rows:
    """Give a row a claim."""
    yield from (record(claim, article) for read in reads for claim in read.claims)


def total_rows(article: Article, reads: list[Read]) -> Rows:
    """Give a row an outcome: the article's total, and the claims that it was made of."""
    for total in totals_of([claim for read in reads for claim in read.claims]):
        yield asdict(total) | {"claims": list(total.claims)}


def passed_rows(article: Article, reads: list[Read]) -> Rows:
    """Give a row a number that was passed over."""
    yield from (asdict(passed) for read in reads for passed in read.passed)


CLAIM = ("outcome", "value_text", "population_text", "place_text", "period_to", "attribution", "quote")
TOTAL = ("article_id", "outcome", "value", "low", "high", "claims")
PASSED = ("article_id", "quote", "quote_start", "quote_end", "sentence", "reason")
EVENT = ("place", "period_from", "period_to", "cause", "outcome", "least", "most", "speakers", "reports", "differences")
SPEAKER = ("speaker", "attribution_kind", "statements", "reports", "events", "outcomes")
COMMANDS = {
    "claims": Command(
        "read reports, print their claims", Columns(schema.names(), CLAIM, "claim"), claims_of, claim_rows
    ),
    "events": Command(
        "print what is reported of each happening, by how many speakers, and why the numbers differ",
        Columns(schema.names("events"), EVENT, "row"),
        of_all=event_rows,
    ),
    "speakers": Command(
        "print who is named for figures, and how often each is reported",
        Columns(schema.names("speakers"), SPEAKER, "speaker"),
        of_all=speaker_rows,
    ),
    "totals": Command("print each report's total of each outcome", Columns(TOTAL, TOTAL, "total"), total_rows),
    "passed": Command(
        "print the numbers beside an outcome that gave no claim, with the reason",
        Columns(PASSED, ("quote", "reason", "sentence"), "number"),
        passed_rows,
    ),
    "score": Command(
        "measure the reader on what people decided in a workspace", scoring.COLUMNS, of_workspace=scoring.score_rows
    ),
}


def printed(rows: Rows) -> Rows:
    """Make rows ready to be printed."""
    yield from map(plain, rows)
