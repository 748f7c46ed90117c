"""What is remembered of an article from sentence to sentence: who spoke, where it was, which claims there are."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from typing import Any

from extract.article import Article
from extract.claim import Claim, Outcome, Status
from extract.language.attribution import Speaker
from extract.language.causes import Cause
from extract.language.headings import find_headings
from extract.language.pack import Pack
from extract.language.parse import Parse, World, parse_context
from extract.language.parties import Party
from extract.language.relations import Figure
from extract.language.sameness import MOST_SAID, Mention, earlier_one
from extract.language.scan import plain
from extract.language.scene import INHERITED, Scene
from extract.language.sentences import Sentence
from extract.language.timeline import NO_HEADINGS, Timeline, remember_happening

KEPT = 12  # sentences that were read for their context, as several ask for the same one
UNSURE = (Status.ALLEGED, Status.DENIED, Status.HYPOTHETICAL)  # what is not said of a whole is not said of its parts
PLACE = ("place_text", "place", "place_id", "admin1", "iso3", "latitude", "longitude", "place_precision", "place_from")
PERIOD = ("period_text", "period_from", "period_to", "date_precision", "basis")
BLAME = ("responsible",)  # who is blamed by one speaker is not by another
# What a part takes from its whole, each group together when its first column is blank.
CONTEXT = (
    ("attribution", "attribution_kind", "speaker"),
    PLACE,
    PERIOD,
    ("cause", "cause_type", "cause_text"),
    BLAME,
)
HAPPENING = CONTEXT[-2:]  # what those who are told of again met


@dataclass
class Document:
    """What is remembered from sentence to sentence while an article is read."""

    article: Article
    pack: Pack
    world: World
    version: str
    read: Callable[[Sentence], Parse]  # a sentence for its places, speakers and causes; the last few are kept
    scene: Scene
    times: Timeline
    skipped: list[Sentence] = field(default_factory=list)  # those that were not read, as they have no cue
    speakers_seen: int = 0
    speaker: Speaker | None = None  # the last one that was named
    speaker_paragraph: int = -1
    speakers: deque[Speaker] = field(default_factory=lambda: deque(maxlen=MOST_SAID))  # all of them, the last one first
    parties: Sequence[Party] = ()  # of the sentence that is being read
    teller: Speaker | None = None  # who told of the last figure
    cause: Cause | None = None  # what did it to those who were told of last
    causes_seen: int = 0
    before: Sentence | None = None  # the sentence right before, where it counts nobody
    lead: Sentence | None = None  # the last one that ends in a colon: it opens the lines that follow
    figures: Sequence[Figure] = ()  # of the last sentence that had any
    ids: dict[tuple[int, int, str], str] = field(default_factory=dict)  # sentence, piece and outcome → claim_id
    claims: dict[str, Claim] = field(default_factory=dict)
    said: dict[Outcome, deque[Claim]] = field(default_factory=dict)  # claims that stand for themselves, last one first


def open_document(article: Article, pack: Pack, world: World, version: str) -> Document:
    """Begin to read an article, of which nothing is known but its title."""
    context = partial(parse_context, pack=pack, world=world, published=article.published)
    read = lru_cache(maxsize=KEPT)(context)
    scene = Scene(read, article.title, world.setting)
    return Document(article, pack, world, version, read, scene, Timeline(article.published))


def keep(claim: Claim, mention: Mention, document: Document) -> Claim:
    """Complete a claim by those before it, a part by its whole, and remember it for those after."""
    whole = document.claims.get(claim.part_of or "")
    claim = claim if whole is None else with_context(claim, whole, mention)
    earlier = document.said.setdefault(claim.outcome, deque(maxlen=MOST_SAID))
    found = earlier_one(claim, mention, list(earlier))
    if found is None and claim.part_of is None:
        earlier.appendleft(claim)
    elif found is not None:
        link, other = found
        linked: dict[str, Any] = {link: other.claim_id}
        claim = replace(claim, **linked)
        claim = with_context(claim, other, mention, CONTEXT if link == "part_of" else HAPPENING)
    document.claims[claim.claim_id] = claim
    return claim


def with_context(part: Claim, whole: Claim, mention: Mention, groups: Sequence[tuple[str, ...]] = CONTEXT) -> Claim:
    """Give a part the speaker, place, cause and, unless it came later, period of its whole where it has none."""
    taken: dict[str, Any] = {}
    for group in groups:
        elsewhere = group is PLACE and part.place_from in INHERITED and whole.place_from is not None
        never = group is PERIOD and (mention.later or part.status == Status.HYPOTHETICAL)
        never = never or (group is BLAME and part.speaker is not None and part.speaker != whole.speaker)
        if (getattr(part, group[0]) is None or elsewhere) and not never:
            taken |= {name: getattr(whole, name) for name in group}
    if "place_from" in taken and whole.place_from is not None:
        taken["place_from"] = "whole"
    if part.status == Status.REPORTED and whole.status in UNSURE and part.sentence == whole.sentence:
        taken["status"] = whole.status
    return replace(part, **taken) if taken else part


def remember_lead(sentence: Sentence, document: Document) -> None:
    """Keep a sentence that ends in a colon; it is read when a line that it opens asks for it."""
    if sentence.text.rstrip().endswith(":"):
        document.lead = sentence


def lead_of(sentence: Sentence, document: Document) -> Parse | None:
    """Give the sentence that opens the list in which a sentence stands, as in "The ministry gave these figures:"."""
    lead = document.lead
    if lead is None or lead.start == sentence.start or sentence.paragraph - lead.paragraph > 1:
        return None
    return document.read(lead)


def remember_before(sentence: Sentence | None, document: Document) -> None:
    """Keep the sentence right before the next one; None where it has figures of its own."""
    document.before = sentence


def before_of(sentence: Sentence, document: Document) -> Parse | None:
    """Give the sentence right before, of the same paragraph, where it counts nobody."""
    before = document.before
    if before is None or before.paragraph != sentence.paragraph:
        return None
    return document.read(before)


def look_back_for_time(paragraph: int, document: Document) -> None:
    """Read the sentence right before for its day, if it was skipped, and the headings, now that a day is asked for."""
    times, sentence = document.times, document.times.skipped
    if sentence is not None and sentence.paragraph == paragraph and document.pack.day_scan.search(plain(sentence.text)):
        remember_happening(document.read(sentence), times)
    times.skipped = None
    if times.headings is NO_HEADINGS:
        times.headings = find_headings(document.article.text, document.pack.dated, document.read)
