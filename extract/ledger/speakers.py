"""Speakers as rows: who is named for figures, how often each says something, and in how many reports it is printed."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from extract.claim import Claim
from extract.ledger.ledger import Ledger
from extract.ledger.statements import count


def speaker_rows(ledger: Ledger) -> Iterator[dict[str, object]]:
    """Yield one row a named speaker, those who say most first. What nobody is named for is no speaker's."""
    said: dict[str, list[Claim]] = defaultdict(list)
    for claim in ledger.standing:
        if claim.speaker:
            said[claim.speaker].append(claim)
    rows = (speaker_row(name, claims, ledger) for name, claims in said.items())
    yield from sorted(rows, key=lambda row: (-int(str(row["statements"])), str(row["speaker"])))


def speaker_row(name: str, claims: Sequence[Claim], ledger: Ledger) -> dict[str, object]:
    """Give the row of one speaker."""
    told = count(claims, ledger.statements, ledger.copies)
    days = sorted(article.published for article in ledger.articles_of(claims) if article.published)
    kinds = Counter(claim.attribution_kind.value for claim in claims)
    events = {ledger.links[claim.claim_id].event_id for claim in claims if claim.claim_id in ledger.links}
    return {
        "speaker": name,
        "attribution_kind": min(kinds, key=lambda kind: (-kinds[kind], kind)),
        "statements": told.statements,
        "claims": len(claims),
        "reports": told.reports,
        "copies": told.copies,
        "events": len(events),
        "outcomes": " ".join(sorted({claim.outcome.value for claim in claims})),
        "first_published": days[0] if days else None,
        "last_published": days[-1] if days else None,
        "spellings": "; ".join(sorted({claim.attribution or name for claim in claims})),
    }
