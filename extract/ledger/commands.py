"""What each command of the command line prints: its columns, and the rows that it makes.

Most commands print while they read, article by article. Events and speakers hang on all articles together.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from extract import schema
from extract.article import Article
from extract.claim import Claim
from extract.language import Read
from extract.ledger.comparison import event_rows
from extract.ledger.ledger import Ledger
from extract.ledger.output import Columns
from extract.ledger.records import claim_rows, plain, record
from extract.ledger.speakers import speaker_rows
from extract.ledger.totals import totals_of

Rows = Iterator[dict[str, object]]


@dataclass(frozen=True, slots=True)
class Command:
    """What a command prints: one line of help, its columns, and its rows: of a whole ledger, and of one article.

    `names_events` says that the rows of a ledger tell more than those of its articles, one by one.
    """

    help: str
    columns: Columns
    of_ledger: Callable[[Ledger], Rows]
    of_article: Callable[[Article, list[Read]], Rows] | None = None
    names_events: bool = False


def claims_of_article(article: Article, reads: list[Read]) -> Rows:
    """Give a row a claim."""
    yield from (record(claim, article) for read in reads for claim in read.claims)


def totals_of_article(article: Article, reads: list[Read]) -> Rows:
    """Give a row an outcome: the article's total, and the claims that it was made of."""
    return total_rows([claim for read in reads for claim in read.claims])


def totals_of_ledger(ledger: Ledger) -> Rows:
    """Give the rows of each article."""
    claims_of: dict[str, list[Claim]] = defaultdict(list)
    for claim in ledger.standing:
        claims_of[claim.article_id].append(claim)
    for claims in claims_of.values():
        yield from total_rows(claims)


def total_rows(claims: list[Claim]) -> Rows:
    """Give a row an outcome of one article."""
    for total in totals_of(claims):
        yield asdict(total) | {"claims": list(total.claims)}


def passed_of_article(article: Article, reads: list[Read]) -> Rows:
    """Give a row a number that was passed over."""
    yield from (asdict(passed) for read in reads for passed in read.passed)


def passed_of_ledger(ledger: Ledger) -> Rows:
    """Give the same of all articles."""
    yield from map(asdict, ledger.passed)


CLAIM = ("outcome", "value_text", "population_text", "place_text", "period_to", "attribution", "quote")
TOTAL = ("article_id", "outcome", "value", "low", "high", "claims")
PASSED = ("article_id", "quote", "quote_start", "quote_end", "sentence", "reason")
EVENT = ("place", "period_from", "period_to", "cause", "outcome", "least", "most", "speakers", "reports", "differences")
SPEAKER = ("speaker", "attribution_kind", "statements", "reports", "events", "outcomes")
COMMANDS = {
    "claims": Command(
        "print the claims of reports",
        Columns(schema.names(), CLAIM, "claim"),
        claim_rows,
        claims_of_article,
        names_events=True,
    ),
    "events": Command(
        "print what is reported of each happening, by how many speakers, and why the numbers differ",
        Columns(schema.names("events"), EVENT, "row"),
        event_rows,
    ),
    "speakers": Command(
        "print who is named for figures, and how often each is reported",
        Columns(schema.names("speakers"), SPEAKER, "speaker"),
        speaker_rows,
    ),
    "totals": Command(
        "print each report's total of each outcome", Columns(TOTAL, TOTAL, "total"), totals_of_ledger, totals_of_article
    ),
    "passed": Command(
        "print the numbers beside an outcome that gave no claim, with the reason",
        Columns(PASSED, ("quote", "reason", "sentence"), "number"),
        passed_of_ledger,
        passed_of_article,
    ),
}


def printed(rows: Rows) -> Rows:
    """Make rows ready to be printed."""
    yield from map(plain, rows)
