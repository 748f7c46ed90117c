"""What is remembered of an article from sentence to sentence: who spoke, where it was, which claims there are."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from extract.article import Article
from extract.claim import Claim, Outcome, Status
from extract.language.attribution import Speaker
from extract.language.context import innermost
from extract.language.headings import find_headings
from extract.language.pack import Pack
from extract.language.parse import Parse, World, parse_context
from extract.language.places import Place
from extract.language.relations import Figure
from extract.language.sameness import MOST_SAID, Mention, earlier_one
from extract.language.scan import plain
from extract.language.sentences import Sentence
from extract.language.timeline import NO_HEADINGS, Timeline, remember_happening

UNSURE = (Status.ALLEGED, Status.DENIED, Status.HYPOTHETICAL)  # what is not said of a whole is not said of its parts
PERIOD = ("period_text", "period_from", "period_to", "date_precision", "basis")
# What a part takes from its whole, each group together when its first column is blank.
CONTEXT = (
    ("attribution", "attribution_kind", "speaker"),
    ("place_text", "place", "place_id", "admin1", "iso3", "latitude", "longitude", "place_precision", "place_from"),
    PERIOD,
    ("cause", "cause_type", "cause_text"),
    ("responsible",),
)


@dataclass
class Document:
    """What is remembered from sentence to sentence while an article is read."""

    article: Article
    pack: Pack
    world: World
    version: str
    times: Timeline
    skipped: list[Sentence] = field(default_factory=list)  # those that were not read, as they have no cue
    looked_at: Parse | None = None  # the last of them that was read all the same
    places_seen: int = 0  # of the skipped, those before the last place: nobody needs to look there
    speakers_seen: int = 0
    place: Place | None = None  # the last one that was named, in `place_paragraph`, as `place_text`
    place_text: str | None = None
    place_paragraph: int = -1
    speaker: Speaker | None = None  # the last one that was named
    figures: Sequence[Figure] = ()  # of the last sentence that had any
    ids: dict[tuple[int, int, str], str] = field(default_factory=dict)  # sentence, piece and outcome → claim_id
    claims: dict[str, Claim] = field(default_factory=dict)
    said: dict[Outcome, deque[Claim]] = field(default_factory=dict)  # claims that stand for themselves, last one first


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
        if link == "part_of":
            claim = with_context(claim, other, mention)
    document.claims[claim.claim_id] = claim
    return claim


def with_context(part: Claim, whole: Claim, mention: Mention) -> Claim:
    """Give a part the speaker, place, cause and, unless it came later, period of its whole where it has none."""
    taken: dict[str, Any] = {}
    for group in CONTEXT:
        never = group is PERIOD and (mention.later or part.status == Status.HYPOTHETICAL)
        if getattr(part, group[0]) is None and not never:
            taken |= {name: getattr(whole, name) for name in group}
    if part.status == Status.REPORTED and whole.status in UNSURE and part.sentence == whole.sentence:
        taken["status"] = whole.status
    return replace(part, **taken)


def remember_speaker(parse: Parse, document: Document) -> bool:
    """Keep who was named last, for the "he said" of later sentences; say whether anybody was."""
    named = next((s for s in reversed(parse.speakers) if not s.is_pronoun), None)
    if named is None and not parse.tags["outlet"]:
        return False
    document.speaker = named  # None: "it said" is now the report itself
    document.speakers_seen = len(document.skipped)
    return True


def remember_place(parse: Parse, document: Document) -> bool:
    """Keep the last place of a sentence, for later ones of its paragraph that have none; say whether it has one."""
    if not parse.places:
        return False
    place = innermost(parse, parse.places[-1])
    document.place, document.place_text = place, parse.text(place.first, place.last)
    document.place_paragraph = parse.sentence.paragraph
    document.places_seen = len(document.skipped)
    return True


def look_back_for_place(paragraph: int, document: Document) -> None:
    """Read the skipped sentences of a paragraph for their places, the last one first, now that one is asked for."""
    for sentence in reversed(document.skipped[document.places_seen :]):
        if sentence.paragraph != paragraph or remember_place(parse_skipped(sentence, document), document):
            break
    document.places_seen = len(document.skipped)


def look_back_for_time(paragraph: int, document: Document) -> None:
    """Read the sentence right before for its day, if it was skipped, and the headings, now that a day is asked for."""
    times, sentence = document.times, document.times.skipped
    if sentence is not None and sentence.paragraph == paragraph and document.pack.day_scan.search(plain(sentence.text)):
        remember_happening(parse_skipped(sentence, document), times)
    times.skipped = None
    if times.headings is NO_HEADINGS:
        read = partial(parse_skipped, document=document)
        times.headings = find_headings(document.article.text, document.pack.dated, read)


def last_speaker(document: Document) -> Speaker | None:
    """Give the speaker who was named last, in a sentence that was read or in one that was skipped."""
    for sentence in reversed(document.skipped[document.speakers_seen :]):
        if remember_speaker(parse_skipped(sentence, document), document):
            break
    document.speakers_seen = len(document.skipped)
    return document.speaker


def parse_skipped(sentence: Sentence, document: Document) -> Parse:
    """Read a sentence that was skipped for its place, its speaker and its day, once for all three."""
    if document.looked_at is None or document.looked_at.sentence is not sentence:
        document.looked_at = parse_context(sentence, document.pack, document.world, document.article.published)
    return document.looked_at
