"""People who decide on claims, for the tests of reviews."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from extract import Article, read_claims
from extract.claim import Claim
from extract.ledger.decisions import Decision
from extract.ledger.ledger import Ledger

NOW = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
TEXT = (
    "At least 12 civilians were killed in Aleppo on 28 September. In Homs 40 people were injured, including 5 children."
)
ARTICLE = Article(text=TEXT, title="Aleppo", published="2016-09-29", publisher="A Paper", article_id="a1")
KILLED, HURT, CHILDREN = read_claims(ARTICLE)


def ledger(article: Article = ARTICLE, *claims: Claim) -> Ledger:
    """Give what is read in an article, or that some claims are read in it."""
    return Ledger((article,), claims or tuple(read_claims(article)), ())


def reading(ledger: Ledger, claim: Claim, **fields: object) -> Ledger:
    """Let the reader read a claim otherwise."""
    claims = (replace(one, **fields) if one.claim_id == claim.claim_id else one for one in ledger.claims)
    return replace(ledger, claims=tuple(claims))


def without(ledger: Ledger, claim: Claim) -> Ledger:
    """Let the reader no longer read a claim."""
    return replace(ledger, claims=tuple(one for one in ledger.claims if one.claim_id != claim.claim_id))


def marks(decision: Decision) -> dict[str, tuple[object, object]]:
    """Give the fields that a decision marks as wrong, as read and as told."""
    return {name: (mark.read, mark.told) for name, mark in decision.fields.items() if not mark.right}
