"""Claims of several articles → events: which claims speak of one happening, each with its reasons.

Each event has a core: the claim that says most of place, time and cause, the earliest published among such. A claim
joins the core that it agrees with, and every member agrees with the core itself, so that no chain of likenesses drifts
from one happening to the next. A claim that fits several cores and says no day of its own joins none of them.

Nothing hangs on the order of articles. An event is named by its core: what does not agree with it changes nothing.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import NamedTuple

from extract.claim import Claim, Outcome, Status
from extract.ledger.agreement import Reason, agree, is_telling
from extract.ledger.causes import is_daily
from extract.ledger.mentions import Mention, Placed, happened, mentions_of, placed
from extract.ledger.shelves import Key, kept_under, looked_under
from extract.ledger.spans import Extent, rank

VAGUE = 4  # rank of a span from which on it fits many happenings
NO_PLACE = Reason("core", "no_place", "stands alone: no place is said")
NO_TIME = Reason("core", "no_time", "stands alone: no day is said")
FIRST = Reason("core", "first", "the claim that others are held against")
PART = Reason("told_with", "part", "part of a claim of the event")
REPEAT = Reason("told_with", "repeat", "repeats a claim of the event")
Figure = tuple[Outcome, int | None]
Fit = tuple["Core", tuple[Reason, ...]]
Index = dict[Key, dict["Core", None]]  # the inner ones are sets that keep their order


class Link(NamedTuple):
    """Why a claim belongs to its event: the claim that it was held against, and in what the two agree."""

    event_id: str
    core: str
    reasons: tuple[Reason, ...]

    @property
    def codes(self) -> str:
        """The reasons for a program: "place:same time:overlap cause:not_said"."""
        return " ".join(f"{reason.what}:{reason.how}" for reason in self.reasons)

    @property
    def words(self) -> str:
        """The reasons for a person."""
        return ", ".join(reason.words for reason in self.reasons)


@dataclass(slots=True, eq=False)
class Core:
    """The claim that an event began with, and what its members added: a cause, their articles and numbers.

    `reach` is the core as far as its members have followed it: a run ends where the latest count ends that has its
    beginning. The beginning stays the core's.
    """

    mention: Placed
    reach: Placed
    articles: set[str] = field(default_factory=set)
    figures: set[Figure] = field(default_factory=set)

    def take(self, mention: Placed) -> None:
        """Add what a member says."""
        self.articles.add(mention.claim.article_id)
        self.figures.add(figure_of(mention.claim))
        if self.mention.cause is None and mention.cause:
            self.mention = self.mention._replace(cause=mention.cause, cause_type=mention.cause_type)
            self.reach = self.reach._replace(cause=mention.cause, cause_type=mention.cause_type)
        mine, theirs = self.reach.span, mention.span
        if mine.extent == theirs.extent == Extent.RUN and theirs.first is not None and theirs.last > mine.last:
            self.reach = self.reach._replace(span=mine._replace(last=theirs.last))

    def agrees(self, mention: Placed) -> tuple[Reason, ...] | None:
        """Give the reasons why a mention belongs here; a count without a beginning is held against the whole run."""
        return agree(mention, self.reach if mention.span.first is None else self.mention)

    def link(self, *reasons: Reason) -> Link:
        """Give the link of a member."""
        claim_id = self.mention.claim.claim_id
        return Link(event_name(claim_id), claim_id, reasons)


def link_claims(claims: Iterable[Claim], published: Mapping[str, date | None]) -> dict[str, Link]:
    """Give the link of each claim that speaks of something that came to pass, by claim_id.

    `published` is the day of each article. Cost grows with the number of claims: each is held only against cores of
    its place and time.
    """
    of_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        of_article[claim.article_id].append(claim)
    mentions = [m for name, told in of_article.items() for m in mentions_of(told, published.get(name))]
    ready = [one for one in map(placed, mentions) if one is not None]
    links = group(sorted(ready, key=lambda one: order(one, published)))
    for mention in mentions:
        links.setdefault(mention.claim.claim_id, alone(mention))
    everything = {claim.claim_id: claim for told in of_article.values() for claim in told}
    for claim in everything.values():
        whole = followed(claim, everything).claim_id
        if whole != claim.claim_id and whole in links and happened(claim):
            links[claim.claim_id] = links[whole]._replace(reasons=(PART if claim.part_of else REPEAT,))
    return links


def order(mention: Placed, published: Mapping[str, date | None]) -> tuple[object, ...]:
    """Order mentions from the one that says most; what is denied and what is carried later; of equals, the earliest."""
    claim, day = mention.claim, published.get(mention.claim.article_id)
    said = (len(mention.carried), mention.cause is None, not mention.site.is_point)
    return (rank(mention.span), claim.status == Status.DENIED, *said, day or date.max, claim.claim_id)


def group(mentions: Iterable[Placed]) -> dict[str, Link]:
    """Link each mention, in the order given, to the core that it agrees with best, else make it a core."""
    links: dict[str, Link] = {}
    index: Index = defaultdict(dict)
    for mention in mentions:
        fit = best(mention, list(fits(mention, index)))
        core, reasons = fit or (Core(mention, mention), (FIRST,))
        links[mention.claim.claim_id] = core.link(*reasons, *told_before(mention))
        known = None if fit is None else core.reach
        core.take(mention)
        if core.reach is not known:
            keep(core, index)
    return links


def keep(core: Core, index: Index) -> None:
    """Put a core where it is looked for, also after it has grown."""
    for key in kept_under(core.reach):
        index[key][core] = None


def fits(mention: Placed, index: Index) -> Iterator[Fit]:
    """Yield the cores that a mention agrees with, with the reasons, each once."""
    shelves = (index[key] for key in looked_under(mention) if key in index)
    for core in dict.fromkeys(chain.from_iterable(shelves)):
        reasons = core.agrees(mention)
        if reasons:
            yield core, reasons


def best(mention: Placed, found: list[Fit]) -> Fit | None:
    """Choose among cores: one of the same article first.

    A claim that says no day, or only a week or a month, joins where more than that speaks for it: its number is told
    there too, or its cause. One that fits several joins none.
    """
    together = [fit for fit in found if mention.claim.article_id in fit[0].articles]
    firm = [fit for fit in together or found if is_firm(mention, fit)]
    if firm:
        return min(firm, key=closeness)
    nearest = together or [fit for fit in found if rank(mention.span) < VAGUE or supports(mention, fit)]
    return nearest[0] if len(nearest) == 1 else None


def is_firm(mention: Placed, fit: Fit) -> bool:
    """Say whether a claim says enough of its time to choose among several events."""
    return rank(mention.span) < VAGUE and fit[1][1].how != "news_toll"


def supports(mention: Placed, fit: Fit) -> bool:
    """Say whether more than place and time speaks for a claim that says no day.

    A telling number does, or the same cause; a daily cause only where at least the week or the month is said.
    """
    core, (_, _, cause, *_) = fit
    has_cause = cause.how == "same" and (mention.span.stated or not is_daily(mention.cause))
    has_number = is_telling(mention.claim) and figure_of(mention.claim) in core.figures
    return has_cause or (has_number and mention.site.is_point)


def figure_of(claim: Claim) -> Figure:
    """Give what makes two figures the same number."""
    return claim.outcome, claim.value


def closeness(fit: Fit) -> tuple[bool, bool, bool, str]:
    """Order the cores that a mention fits from the nearest."""
    core, (place, time, cause, *_) = fit
    return place.how != "same", time.how != "same", cause.how != "same", core.mention.claim.claim_id


def followed(claim: Claim, everything: Mapping[str, Claim]) -> Claim:
    """Give the claim that a part or a repeat is told with, at the end of the chain."""
    seen = {claim.claim_id}
    while True:
        upper = everything.get(claim.part_of or claim.repeats or "")
        if upper is None or upper.claim_id in seen:
            return claim
        seen.add(upper.claim_id)
        claim = upper


def alone(mention: Mention) -> Link:
    """Link a claim that can be held against no other to an event of its own."""
    claim_id = mention.claim.claim_id
    return Link(event_name(claim_id), claim_id, (NO_PLACE if mention.site is None else NO_TIME,))


def told_before(mention: Placed) -> tuple[Reason, ...]:
    """Say what a mention has from the claim before it in its article."""
    if not mention.carried:
        return ()
    return (Reason("carried", "_".join(mention.carried), f"{' and '.join(mention.carried)} as told just before"),)


def event_name(claim_id: str) -> str:
    """Name an event by the claim at its core: 16 hexadecimal digits, the same on every machine."""
    return hashlib.sha256(f"event {claim_id}".encode()).hexdigest()[:16]
