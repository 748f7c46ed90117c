"""A ledger and what people decided → the ledger as it stands: the newest decision on each claim, all others kept.

A decision holds for the claim of its id while the quote is the one that was seen. Any other waits for a person.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import fields, replace

from extract.claim import Claim
from extract.errors import ReviewError
from extract.ledger.corrections import told_claim
from extract.ledger.decisions import Decision, Verdict
from extract.ledger.fields import as_read, plain
from extract.ledger.ledger import Ledger, load_ledger
from extract.ledger.missed import marked_claim
from extract.ledger.review import Review, State, Waiting
from extract.ledger.waiting import Now, candidates, reads_otherwise, stands, why_gone
from extract.ledger.workspace import Workspace

STATES = {Verdict.ACCEPT: State.ACCEPTED, Verdict.CORRECT: State.CORRECTED, Verdict.REJECT: State.REJECTED}
READ_TOO = "the reader now reads a figure in these words too; both count"
LINKS = ("part_of", "repeats")
Newest = dict[str, dict[str, Decision]]  # claim_id → reviewer → the newest decision, the newest of all last


def open_ledger(workspace: Workspace, on_progress: Callable[[int], None] | None = None) -> Ledger:
    """Give the ledger of a workspace as everybody looks at it: what was read, as people decided.

    Raises:
        WorkspaceError: there is no such workspace, or its reviews cannot be read.
    """
    return with_reviews(load_ledger(workspace.folder, on_progress), decisions_of(workspace))


def decisions_of(workspace: Workspace) -> list[Decision | ReviewError]:
    """Give every decision that was kept in a workspace, and in place of one that says nothing we know, why."""
    if not (workspace.reviews_elsewhere or workspace.own_reviews.exists()):
        return []
    from extract.ledger.reviews import Reviews  # SQLAlchemy, which nobody waits for where nobody reviews

    store = Reviews(workspace.reviews)
    try:
        return store.all()
    finally:
        store.close()


def with_reviews(ledger: Ledger, decisions: Iterable[Decision | ReviewError]) -> Ledger:
    """Give a ledger as people decided, from what was read and every decision in the order in which they were kept.

    A decision that could not be understood is named in `unread`.
    """
    kept = list(decisions)
    if not kept:
        return ledger
    unclear = tuple(str(one) for one in kept if isinstance(one, ReviewError))
    made = [one for one in kept if isinstance(one, Decision)]
    newest, closed = newest_of(made)
    added = missed_claims(ledger, made, closed)
    read = {claim.claim_id: claim for claim in in_order(ledger, added.values())}
    now = Now(ledger.articles, read.values())
    reviews: dict[str, Review] = {}
    waiting: list[Waiting] = []
    for claim_id, by_reviewer in newest.items():
        claim = read.get(claim_id)
        held = [one for one in by_reviewer.values() if claim is not None and one.quote == claim.quote]
        last = [*by_reviewer.values()][-1]
        if claim is not None and held:
            read[claim_id], reviews[claim_id] = reviewed(claim, held, read, is_read=claim_id not in added)
            reason = reads_otherwise(held[-1], claim)
            waiting += [Waiting(held[-1], reason, (claim_id,))] if reason else []
        if last not in held and claim_id not in closed:
            waiting.append(Waiting(last, why_gone(last, now), candidates(last, now)))
    waiting += [
        Waiting([*newest[name].values()][-1], READ_TOO, beside)
        for name, claim in added.items()
        if (beside := tuple(one.claim_id for one in now.overlapping(claim) if one.claim_id not in newest))
    ]
    standing = {name for name in read if name not in reviews or reviews[name].state != State.REJECTED}
    claims = tuple(linked_to(standing, claim) for claim in read.values())
    return replace(ledger, claims=claims, reviews=reviews, waiting=tuple(waiting), unread=ledger.unread + unclear)


def newest_of(decisions: Iterable[Decision]) -> tuple[Newest, set[str]]:
    """Give the newest decision of each reviewer on each claim, and the claims whose later fate somebody has told."""
    newest: Newest = {}
    closed: set[str] = set()
    for decision in decisions:
        if decision.follows:
            closed.add(decision.follows)
        if decision.is_set_aside:
            closed.add(decision.claim_id)
            continue
        closed.discard(decision.claim_id)
        by_reviewer = newest.setdefault(decision.claim_id, {})
        by_reviewer.pop(decision.reviewer, None)
        by_reviewer[decision.reviewer] = decision
    return newest, closed


def missed_claims(ledger: Ledger, decisions: Iterable[Decision], closed: Collection[str]) -> dict[str, Claim]:
    """Give the claims that people marked, where the text still has their words and the reader has no such claim."""
    found = {}
    known = ledger.claim_of.keys() | closed
    for one in decisions:
        article = ledger.article_of.get(one.article_id)
        is_there = article is not None and article.text[one.quote_start : one.quote_end] == one.quote
        if one.verdict == Verdict.ADD and is_there and one.claim_id not in known:
            found[one.claim_id] = marked_claim(one)
    return found


def in_order(ledger: Ledger, added: Collection[Claim]) -> Sequence[Claim]:
    """Put the claims that were added where they stand in their articles."""
    if not added:
        return ledger.claims
    places = {article.article_id: place for place, article in enumerate(ledger.articles)}
    return sorted([*ledger.claims, *added], key=lambda claim: (places[claim.article_id], claim.quote_start))


def reviewed(claim: Claim, held: Sequence[Decision], known: Collection[str], *, is_read: bool) -> tuple[Claim, Review]:
    """Give a claim as the newest decision leaves it; `is_read` says that the reader has it too.

    A link to a claim that is not `known`, for it has another name by now, is as it is read.
    """
    standing = held[-1]
    told = stands(standing, as_read(claim))
    now = told_claim(
        claim, {name: told[name] for name in told if name not in LINKS or told[name] is None or told[name] in known}
    )
    differs = {one.name for one in fields(Claim) if getattr(now, one.name) != getattr(claim, one.name)}
    read = {name: plain(getattr(claim, name)) for name in sorted(differs)} if is_read else {}
    state = STATES.get(standing.verdict, State.ADDED)
    if state == State.ADDED and is_read:
        state = State.CORRECTED if read else State.ACCEPTED
    by = tuple(one.reviewer for one in held if not differ(one, standing))
    others = tuple(one.reviewer for one in held if differ(one, standing))
    return now, Review(state, standing, by, others, read)


def differ(one: Decision, other: Decision) -> bool:
    """Say whether two decisions differ: in the verdict, or in what they say of a field; who adds a claim accepts it."""
    verdicts = {Verdict.ACCEPT if d.verdict == Verdict.ADD else d.verdict for d in (one, other)}
    return len(verdicts) > 1 or any(
        one.fields[name].told != other.fields[name].told for name in one.fields.keys() & other.fields.keys()
    )


def linked_to(standing: Collection[str], claim: Claim) -> Claim:
    """Let a claim stand for itself where the one that it is a part or a repeat of was rejected, or is none."""
    part_of = claim.part_of if claim.part_of in standing else None
    repeats = claim.repeats if claim.repeats in standing else None
    return (
        claim
        if (part_of, repeats) == (claim.part_of, claim.repeats)
        else replace(claim, part_of=part_of, repeats=repeats)
    )
