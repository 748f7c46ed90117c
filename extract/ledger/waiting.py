"""Decisions whose claim moved, vanished or is read otherwise now: it is said, and nothing moves by itself."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from extract.article import Article
from extract.claim import Claim
from extract.errors import ReviewError, shown
from extract.ledger.corrections import unprinted
from extract.ledger.decisions import GONE, Decision, Mark, Verdict, said, seen
from extract.ledger.fields import NUMBER, REVIEWED, Value, as_read, contradictions

FIGURE = ("outcome", "term", "qualifier", "value", "low", "high", "status")  # what is rejected with a claim
SHOWN = 60  # characters of a text that a reason cites


class Now:
    """What is there now: the articles, their claims, and which article replaces which."""

    def __init__(self, articles: Iterable[Article], claims: Iterable[Claim]) -> None:
        self.articles = {article.article_id: article for article in articles}
        self.later = {article.replaces: article.article_id for article in articles if article.replaces}
        self.claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            self.claims[claim.article_id].append(claim)

    def versions(self, article_id: str) -> Iterator[str]:
        """Yield an article and those that replace it, one after the other."""
        seen_before: set[str] = set()
        while article_id and article_id not in seen_before:
            yield article_id
            seen_before.add(article_id)
            article_id = self.later.get(article_id, "")

    def overlapping(self, claim: Claim) -> Iterator[Claim]:
        """Yield the other claims of its outcome that share words with a claim."""
        for other in self.claims[claim.article_id]:
            is_other = other.claim_id != claim.claim_id and other.outcome == claim.outcome
            if is_other and other.quote_start < claim.quote_end and claim.quote_start < other.quote_end:
                yield other


def why_gone(decision: Decision, now: Now) -> str:
    """Say why the claim of a decision is not there."""
    article = now.articles.get(decision.article_id)
    if article is None and decision.article_id in now.later:
        return "the report has changed, and a later version stands in its place"
    if article is None:
        return "the report is no longer here"
    text = article.text[decision.quote_start : decision.quote_end]
    if text != decision.quote:
        return f"the text has changed: “{cited(text)}” stands where “{cited(decision.quote)}” stood"
    return f"the reader no longer reads “{cited(decision.quote)}” as this figure"


def cited(text: str) -> str:
    """Give the beginning of a text on one line."""
    text = shown(" ".join(text.split()))
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def candidates(decision: Decision, now: Now) -> tuple[str, ...]:
    """Give the claims that may be the one that a decision was made on: its words and outcome, else its sentence."""
    outcomes = {str(decision.outcome), decision.told.get("outcome")}
    near = [
        claim
        for version in now.versions(decision.article_id)
        for claim in now.claims[version]
        if claim.outcome.value in outcomes
    ]
    same = [claim for claim in near if claim.quote == decision.quote]
    same = same or [claim for claim in near if claim.sentence == decision.sentence]
    return tuple(claim.claim_id for claim in same)


def stands(decision: Decision, read: Mapping[str, Value]) -> dict[str, Value]:
    """Give the fields that a decision settles: those that were judged, and as they were read then, those that go along.

    A number is judged whole: its bounds are not read anew beside a value that a person gave.
    """
    groups = {REVIEWED[name].group for name in decision.fields if name in REVIEWED}
    then = {name: decision.as_read.get(name, read[name]) for name, field in REVIEWED.items() if field.group in groups}
    return then | {name: value for name, value in decision.told.items() if name in REVIEWED}


def reads_otherwise(decision: Decision, claim: Claim) -> str | None:
    """Say what of a claim is read otherwise than when somebody decided, None where it matters to nobody."""
    if decision.verdict == Verdict.ADD:
        return None
    read = as_read(claim)
    told = stands(decision, read)
    changed = [
        f"{name.replace('_', ' ')} {worded(read[name])} where it read {worded(decision.as_read[name])}"
        for name in REVIEWED
        if name in (FIGURE if decision.verdict == Verdict.REJECT else told)
        if name in decision.as_read and read[name] not in (decision.as_read[name], told.get(name, object()))
    ]
    reasons = [f"the reader now reads {', '.join(changed)}"] if changed else []
    if claim.sentence != decision.sentence:
        reasons.append(f"its sentence is now “{cited(claim.sentence)}”")
    unknown = sorted(shown(name) for name in decision.fields if name not in REVIEWED)
    if unknown:
        reasons.append(f"it judges {', '.join(unknown)}, which is no longer read")
    return "; ".join(reasons) or None


def worded(value: Value) -> str:
    """Write a value for a person."""
    return "nothing" if value is None else cited(f"{value:,}" if isinstance(value, int) else value)


def moved(decision: Decision, claim: Claim, reviewer: str, made_at: datetime) -> Decision:
    """Decide the same of another claim, which is the one that a decision was made on.

    Raises:
        ReviewError: what was told does not fit the other claim.
    """
    read = as_read(claim)
    told = {} if decision.verdict == Verdict.REJECT else stands(decision, read)
    wrong = list(contradictions(read | told))
    if not told.keys().isdisjoint(NUMBER):
        wrong += unprinted(read | told, claim.quote)
    if wrong:
        raise ReviewError("; ".join(wrong))
    judged = {name for name, value in told.items() if name in decision.fields or value != read[name]}
    fields = {name: Mark(read[name], told[name]) for name in REVIEWED if name in judged}
    verdict = Verdict.ACCEPT if all(mark.right for mark in fields.values()) else Verdict.CORRECT
    return Decision(
        verdict=Verdict.REJECT if decision.verdict == Verdict.REJECT else verdict,
        fields=fields,
        **said(reviewer, made_at, decision.reason, decision.claim_id),
        **seen(claim),
    )


def set_aside(decision: Decision, reviewer: str, made_at: datetime, words: str = "") -> Decision:
    """Say that the claim of a decision is gone for good, and no other stands for it."""
    reason = f"{GONE}: {words.strip()}" if words.strip() else GONE
    told = said(reviewer, made_at, reason, "")
    return replace(decision, verdict=Verdict.REJECT, fields={}, number=None, **told)
