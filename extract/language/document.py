"""What is remembered of an article from sentence to sentence: who spoke, where it was, which claims there are."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from extract.article import Article
from extract.claim import Claim, Outcome, Status
from extract.language.attribution import Speaker
from extract.language.causes import Cause
from extract.language.context import innermost
from extract.language.pack import Pack
from extract.language.parse import Parse, World, parse_context
from extract.language.parties import Party
from extract.language.places import Place
from extract.language.relations import Figure
from extract.language.sameness import MOST_SAID, Mention, earlier_one
from extract.language.sentences import Sentence

UNSURE = (Status.ALLEGED, Status.DENIED, Status.HYPOTHETICAL)  # what is not said of a whole is not said of its parts
# What a part takes from its whole, each group together when its first column is blank.
CONTEXT = (
    ("attribution", "attribution_kind", "speaker"),
    ("place_text", "place", "place_id", "admin1", "iso3", "latitude", "longitude", "place_precision", "place_from"),
    ("period_text", "period_from", "period_to", "date_precision", "basis"),
    ("cause", "cause_type", "cause_text"),
    ("responsible",),
)
HAPPENING = CONTEXT[-2:]  # what those who are told of again met


@dataclass
class Document:
    """What is remembered from sentence to sentence while an article is read."""

    article: Article
    pack: Pack
    world: World
    version: str
    skipped: list[Sentence] = field(default_factory=list)  # those that were not read, as they have no cue
    places_seen: int = 0  # of the skipped, those before the last place: nobody needs to look there
    speakers_seen: int = 0
    place: Place | None = None  # the last one that was named, in `place_paragraph`, as `place_text`
    place_text: str | None = None
    place_paragraph: int = -1
    speaker: Speaker | None = None  # the last one that was named
    speaker_paragraph: int = -1
    speakers: deque[Speaker] = field(default_factory=lambda: deque(maxlen=MOST_SAID))  # all of them, the last one first
    parties: Sequence[Party] = ()  # of the sentence that is being read
    teller: Speaker | None = None  # who told of the last figure
    cause: Cause | None = None  # what did it to those who were told of last
    causes_seen: int = 0
    before: Sentence | None = None  # the sentence right before, where it counts nobody
    skipped_parse: Parse | None = None  # of the last sentence that was skipped and then asked for
    lead: Sentence | None = None  # the last one that ends in a colon: it opens the lines that follow
    lead_parse: Parse | None = None
    figures: Sequence[Figure] = ()  # of the last sentence that had any
    ids: dict[tuple[int, int, str], str] = field(default_factory=dict)  # sentence, piece and outcome → claim_id
    claims: dict[str, Claim] = field(default_factory=dict)
    said: dict[Outcome, deque[Claim]] = field(default_factory=dict)  # claims that stand for themselves, last one first


def keep(claim: Claim, mention: Mention, document: Document) -> Claim:
    """Complete a claim by those before it, a part by its whole, and remember it for those after."""
    whole = document.claims.get(claim.part_of or "")
    claim = claim if whole is None else with_context(claim, whole)
    earlier = document.said.setdefault(claim.outcome, deque(maxlen=MOST_SAID))
    found = earlier_one(claim, mention, list(earlier))
    if found is None and claim.part_of is None:
        earlier.appendleft(claim)
    elif found is not None:
        link, other = found
        linked: dict[str, Any] = {link: other.claim_id}
        claim = replace(claim, **linked)
        claim = with_context(claim, other, CONTEXT if link == "part_of" else HAPPENING)
    document.claims[claim.claim_id] = claim
    return claim


def with_context(part: Claim, whole: Claim, groups: Sequence[tuple[str, ...]] = CONTEXT) -> Claim:
    """Give a part the speaker, place, period and cause of its whole where it has none of its own."""
    taken: dict[str, Any] = {}
    for group in groups:
        if getattr(part, group[0]) is None:
            taken |= {name: getattr(whole, name) for name in group}
    if part.status == Status.REPORTED and whole.status in UNSURE and part.sentence == whole.sentence:
        taken["status"] = whole.status
    return replace(part, **taken)


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


def parse_skipped(sentence: Sentence, document: Document) -> Parse:
    """Read a sentence that was skipped for its place, its speaker and its cause; asked again for one, it is kept."""
    if document.skipped_parse is None or document.skipped_parse.sentence is not sentence:
        context = parse_context(sentence, document.pack, document.world, document.article.published)
        document.skipped_parse = context
    return document.skipped_parse


def remember_lead(sentence: Sentence, document: Document) -> None:
    """Keep a sentence that ends in a colon; it is read when a line that it opens asks for it."""
    if sentence.text.rstrip().endswith(":"):
        document.lead, document.lead_parse = sentence, None


def lead_of(sentence: Sentence, document: Document) -> Parse | None:
    """Give the sentence that opens the list in which a sentence stands, as in "The ministry gave these figures:"."""
    lead = document.lead
    if lead is None or lead.start == sentence.start or sentence.paragraph - lead.paragraph > 1:
        return None
    if document.lead_parse is None:
        document.lead_parse = parse_skipped(lead, document)
    return document.lead_parse


def remember_before(sentence: Sentence | None, document: Document) -> None:
    """Keep the sentence right before the next one; None where it has figures of its own."""
    document.before = sentence


def before_of(sentence: Sentence, document: Document) -> Parse | None:
    """Give the sentence right before, of the same paragraph, where it counts nobody."""
    before = document.before
    if before is None or before.paragraph != sentence.paragraph:
        return None
    return parse_skipped(before, document)
