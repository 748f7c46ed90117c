"""Who says what: claims that are one speaker's claim, reported in several articles.

A speaker who gives one number of one event says it once, however many articles report it. A claim without a speaker is
never somebody's: it stays with its article, or with the original that the article is a copy of. Speakers and reports
are two counts, and neither stands for the other.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extract.claim import Claim
from extract.ledger.events import Link


@dataclass(frozen=True, slots=True)
class Count:
    """How often something was said: by how many speakers, in how many reports, and how many of these are copies.

    `statements` are the numbers that named speakers gave, each once; `unattributed` those that nobody is named for.
    """

    speakers: int
    statements: int
    unattributed: int
    reports: int
    copies: int


def statements_of(claims: Iterable[Claim], links: Mapping[str, Link], copies: Mapping[str, str]) -> dict[str, str]:
    """Give the name of the statement that each claim makes, by claim_id: the same for all claims that make it."""
    return {claim.claim_id: statement_name(claim, links.get(claim.claim_id), copies) for claim in claims}


def statement_name(claim: Claim, link: Link | None, copies: Mapping[str, str]) -> str:
    """Name what a claim says: 16 hexadecimal digits, the same on every machine."""
    about = link.event_id if link else claim.claim_id
    who = f"speaker {claim.speaker}" if claim.speaker else f"article {copies.get(claim.article_id, claim.article_id)}"
    number = (str(claim.outcome), str(claim.qualifier), claim.value, claim.low, claim.high)
    return hashlib.sha256(f"{about} {who} {number}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def count(claims: Iterable[Claim], statements: Mapping[str, str], copies: Mapping[str, str]) -> Count:
    """Count speakers, statements and reports of some claims."""
    told = list(claims)
    named = [claim for claim in told if claim.speaker]
    articles = {claim.article_id for claim in told}
    return Count(
        speakers=len({claim.speaker for claim in named}),
        statements=len({statements[claim.claim_id] for claim in named}),
        unattributed=len({statements[claim.claim_id] for claim in told if not claim.speaker}),
        reports=len(articles),
        copies=sum(article in copies for article in articles),
    )
