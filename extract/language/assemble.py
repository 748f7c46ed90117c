"""Figures and their context → claims: the one module that knows all parts."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from extract.article import Article
from extract.claim import Claim, Outcome, Passed, Qualifier, SpeakerKind, Unit
from extract.language.attribution import Speaker
from extract.language.columns import entry_columns, name_of, period_columns
from extract.language.context import cause_of, innermost, noun_of, period_of, place_of, quote_span, speaker_of
from extract.language.figures import read_figures
from extract.language.pack import Pack
from extract.language.parse import SINGLE, Parse, World, parse_context, parse_sentence
from extract.language.places import Place
from extract.language.populations import Noun
from extract.language.qualifiers import Quantity, bounds
from extract.language.relations import Figure
from extract.language.sameness import MOST_SAID, Mention, earlier_one, mention_of
from extract.language.scan import plain
from extract.language.sentences import Sentence, split_sentences
from extract.language.status import basis_of, status_of
from extract.language.table_claims import Reading, line_of, table_claims
from extract.language.tables import Table, find_tables, in_order, without

TELLING = ("cue", "implied", "marker")  # words of a sentence that may have figures
UNTOLD = Mention(definite=False, partitive=False, further=False, single=False, reflexive=False)  # a number in a table
# What a part takes from its whole, each group together when its first column is blank.
CONTEXT = (
    ("attribution", "attribution_kind"),
    ("place_text", "place", "place_id", "admin1", "iso3", "latitude", "longitude", "place_precision"),
    ("period_text", "period_from", "period_to", "date_precision", "basis"),
    ("cause",),
)


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
    figures: Sequence[Figure] = ()  # of the last sentence that had any
    ids: dict[tuple[int, int, str], str] = field(default_factory=dict)  # sentence, piece and outcome → claim_id
    claims: dict[str, Claim] = field(default_factory=dict)
    said: dict[Outcome, deque[Claim]] = field(default_factory=dict)  # claims that stand for themselves, last one first


@dataclass(frozen=True, slots=True)
class Read:
    """One sentence that was looked at: its parse, claims, the figures they were made of, and what was passed over."""

    parse: Parse
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]
    passed: tuple[Passed, ...]


def read_article(article: Article, pack: Pack, world: World, version: str) -> Iterator[Read]:
    """Read an article sentence by sentence; a sentence without a cue costs one scan and no more."""
    if not pack.cue_scan.search(plain(article.text)):
        return
    document = Document(article, pack, world, version)
    tables = find_tables(article.text, pack)
    sentences = split_sentences(without(article.text, tables), article.language, pack.abbreviation)
    for sentence in in_order(sentences, tables):
        if isinstance(sentence, Table):
            yield from read_table(sentence, document)
            continue
        if not may_tell(sentence, document):
            document.figures = ()  # a part may refer back one sentence, not further
            document.skipped.append(sentence)
            continue
        parse = parse_sentence(sentence, pack, world, article.published)
        if not any(parse.tags[kind] for kind in TELLING):
            document.figures = ()
        passed: dict[int, str] = {}
        figures = read_figures(parse, pack, document.figures, passed)
        claims = tuple(
            keep(to_claim(parse, figure, figures, document), told(parse, figure), document) for figure in figures
        )
        document.figures = figures or document.figures
        remember_speaker(parse, document)
        remember_place(parse, document)
        yield Read(parse, claims, tuple(figures), tuple(passed_over(parse, passed, article.article_id)))


def passed_over(parse: Parse, passed: Mapping[int, str], article_id: str) -> Iterator[Passed]:
    """Give the numbers of a sentence with an outcome that gave no claim; single persons are no numbers."""
    if not parse.tags["cue"]:
        return
    for at, reason in sorted(passed.items()):
        piece = parse.pieces[at]
        if piece.people is None or piece.people.kind in SINGLE:
            continue
        start, end = parse.tokens[piece.first].start, parse.tokens[piece.last - 1].end
        yield Passed(
            article_id=article_id,
            quote=parse.text(piece.first, piece.last),
            quote_start=start,
            quote_end=end,
            sentence=parse.sentence.text,
            reason=reason,
        )


def read_table(table: Table, document: Document) -> Iterator[Read]:
    """Read a table, its whole before the parts; only the whole may repeat what was said before it."""
    document.figures = ()
    rows = table_claims(table, Reading(document.article, document.pack, document.world, document.version))
    for row, claims in rows:
        if row.is_whole:
            claims[:] = [keep(claim, UNTOLD, document) for claim in claims]
    for row, claims in rows:
        if not row.is_whole:
            claims[:] = [keep(claim, UNTOLD, document) if claim.part_of else claim for claim in claims]
        yield Read(line_of(row), tuple(claims), (), ())


def may_tell(sentence: Sentence, document: Document) -> bool:
    """Say whether a sentence may have figures: it has a cue, or it may carry on the figures before it.

    "Held" and "hit" are said of things too, "destroyed" of everything: they are cues only beside a noun of people.
    """
    text, pack = plain(sentence.text), document.pack
    if document.figures and (pack.marker_scan.search(text) or pack.cue_scan.search(text)):
        return True
    if not pack.cue_scan.search(text):
        return False
    return bool(pack.sure_scan.search(text) or pack.noun_scan.search(text) or document.world.nation_scan.search(text))


def told(parse: Parse, figure: Figure) -> Mention:
    """Read how the people of a figure are named."""
    people = parse.pieces[figure.at].people
    assert people is not None
    return replace(mention_of(people, parse.tags, figure.cue.outcome), of_group=figure.of_group)


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
        if link == "part_of":
            claim = with_context(claim, other)
    document.claims[claim.claim_id] = claim
    return claim


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


def to_claim(parse: Parse, figure: Figure, figures: Sequence[Figure], document: Document) -> Claim:
    """Bring together what was read of one figure."""
    people = parse.pieces[figure.at].people
    assert people is not None
    start, end = quote_span(parse, figure, figures)
    quote, offset = parse.text(start, end), parse.tokens[start].start
    period = period_of(parse, figure, figures)
    speaker = speaker_of(parse, figure, partial(last_speaker, document))
    noun, noun_text = noun_of(parse, figure, figures, people)
    quantity = as_said(people.quantity, speaker)
    article_id = document.article.article_id
    claim_id = name_of(article_id, offset, offset + len(quote), figure.cue.outcome)
    document.ids[figure.key] = claim_id
    return Claim(
        claim_id=claim_id,
        article_id=article_id,
        outcome=Outcome(figure.cue.outcome),
        term=figure.cue.term,
        value_text=parse.text(quantity.first, max(quantity.last, quantity.first + 1)),
        qualifier=quantity.qualifier,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        unit=unit_of(figure, noun),
        population=noun.population if noun else None,
        population_text=noun_text,
        basis=basis_of(parse, figure, period),
        status=status_of(parse, figure, period, document.article.published),
        **period_columns(period, parse.text(period.first, period.last) if period else None),
        **place_columns(parse, figure, figures, noun, document),
        attribution=speaker.text if speaker else None,
        attribution_kind=speaker.kind if speaker else SpeakerKind.UNATTRIBUTED,
        cause=cause_of(parse, figure),
        part_of=document.ids.get(figure.parent.key) if figure.parent else None,
        repeats=None,
        quote=quote,
        quote_start=offset,
        quote_end=offset + len(quote),
        sentence=parse.sentence.text,
        rule=figure.rule,
        extractor_version=document.version,
        confidence=document.pack.confidence_of(figure.rule),
    )


def unit_of(figure: Figure, noun: Noun | None) -> Unit:
    """Give what was counted: homes are counted as dwellings, whatever noun is left out."""
    if figure.cue.outcome == Outcome.HOUSING:
        return noun.unit if noun and noun.unit == Unit.HOUSEHOLDS else Unit.DWELLINGS
    return noun.unit if noun else Unit.PERSONS


def as_said(quantity: Quantity, speaker: Speaker | None) -> Quantity:
    """Read a plain number as "about" where the speaker gives it as an estimate."""
    if speaker is None or not speaker.is_estimate or quantity.qualifier != Qualifier.EXACT or quantity.value is None:
        return quantity
    value, low, high = bounds(Qualifier.ABOUT, quantity.value, quantity.value)
    return replace(quantity, qualifier=Qualifier.ABOUT, value=value, low=low, high=high)


def place_columns(
    parse: Parse, figure: Figure, figures: Sequence[Figure], noun: Noun | None, document: Document
) -> dict[str, Any]:
    """Give the columns of a place: said in the sentence, implied by its people, or named before in the paragraph."""
    place = place_of(parse, figure, figures)
    text = parse.text(place.first, place.last) if place else None
    nation = noun.iso3 if noun else None
    if place is None and nation is None:
        look_back_for_place(parse.sentence.paragraph, document)
        if document.place_paragraph == parse.sentence.paragraph:
            place, text = document.place, document.place_text
    return entry_columns(place.entry if place else None, text, nation)


def look_back_for_place(paragraph: int, document: Document) -> None:
    """Read the skipped sentences of a paragraph for their places, the last one first, now that one is asked for."""
    for sentence in reversed(document.skipped[document.places_seen :]):
        if sentence.paragraph != paragraph or remember_place(parse_skipped(sentence, document), document):
            break
    document.places_seen = len(document.skipped)


def last_speaker(document: Document) -> Speaker | None:
    """Give the speaker who was named last, in a sentence that was read or in one that was skipped."""
    for sentence in reversed(document.skipped[document.speakers_seen :]):
        if remember_speaker(parse_skipped(sentence, document), document):
            break
    document.speakers_seen = len(document.skipped)
    return document.speaker


def parse_skipped(sentence: Sentence, document: Document) -> Parse:
    """Read a sentence that was skipped for its place and its speaker."""
    return parse_context(sentence, document.pack, document.world, document.article.published)


def with_context(part: Claim, whole: Claim) -> Claim:
    """Give a part the speaker, place, period and cause of its whole where it has none of its own."""
    taken: dict[str, Any] = {}
    for group in CONTEXT:
        if getattr(part, group[0]) is None:
            taken |= {name: getattr(whole, name) for name in group}
    return replace(part, **taken)
