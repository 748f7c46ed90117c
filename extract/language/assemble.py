"""Figures and their context → claims: the one module that knows all parts."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from extract.article import Article
from extract.claim import Claim, Outcome, Qualifier, SpeakerKind, Status, Unit
from extract.language.attribution import Speaker
from extract.language.dates import Period
from extract.language.pack import Pack
from extract.language.parse import Parse, World, parse_sentence
from extract.language.pieces import LETTERS
from extract.language.places import Place
from extract.language.populations import Noun, People
from extract.language.qualifiers import bounds
from extract.language.relations import Figure, read_figures
from extract.language.sentences import split_sentences
from extract.language.status import basis_of, status_of

VERBS = {LETTERS["be"], LETTERS["have"]}
Spoken = TypeVar("Spoken", Period, Place)


@dataclass
class Document:
    """What is remembered from sentence to sentence while an article is read."""

    article: Article
    pack: Pack
    version: str
    paragraph: int = -1
    place: Place | None = None
    place_text: str | None = None
    speaker: Speaker | None = None
    figures: list[Figure] = field(default_factory=list)  # of the sentence before
    ids: dict[tuple[int, int, str], str] = field(default_factory=dict)  # figure → claim
    claims: list[Claim] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Read:
    """One sentence that was looked at: its parse, its claims, and notes on what was passed over."""

    parse: Parse
    claims: tuple[Claim, ...]
    notes: tuple[str, ...]


def read_article(article: Article, pack: Pack, world: World, version: str) -> Iterator[Read]:
    """Read an article sentence by sentence; a sentence without a cue costs one scan and no more."""
    document = Document(article, pack, version)
    for sentence in split_sentences(article.text, article.language):
        if sentence.paragraph != document.paragraph:
            document.paragraph = sentence.paragraph
        if not pack.cue_scan.search(sentence.text):
            document.figures = []
            continue
        parse = parse_sentence(sentence, pack, world, article.published)
        notes: list[str] = []
        figures = read_figures(parse, pack, document.figures, notes)
        claims = tuple(to_claim(parse, figure, figures, document) for figure in figures)
        document.claims += claims
        document.figures = figures or document.figures
        remember(parse, document)
        yield Read(parse, claims, tuple(notes))


def remember(parse: Parse, document: Document) -> None:
    """Keep the last speaker that was named, for the "he said" of the sentences after."""
    for speaker in parse.speakers:
        if not speaker.is_pronoun:
            document.speaker = speaker


def to_claim(parse: Parse, figure: Figure, figures: Sequence[Figure], document: Document) -> Claim:
    """Bring together what was read of one figure."""
    piece = parse.pieces[figure.at]
    people = piece.people
    assert people is not None
    start, end = quote_span(parse, figure, figures)
    quote = parse.text(start, end)
    offset = parse.tokens[start].start
    period = period_of(parse, figure, figures)
    speaker = speaker_of(parse, figure, document)
    place = place_of(parse, figure, figures)
    noun, noun_text = noun_of(parse, figure, figures, people)
    quantity = people.quantity
    if speaker is not None and speaker.is_estimate and quantity.qualifier == Qualifier.EXACT and quantity.value is not None:
        value, low, high = bounds(Qualifier.ABOUT, quantity.value, quantity.value)
        quantity = replace(quantity, qualifier=Qualifier.ABOUT, value=value, low=low, high=high)
    article_id = document.article.article_id
    claim_id = name_of(article_id, offset, offset + len(quote), figure.cue.outcome)
    document.ids[(figure.sentence, figure.at, figure.cue.outcome)] = claim_id
    parent = figure.parent
    entry = place.entry if place else None
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
        unit=noun.unit if noun else Unit.PERSONS,
        population=noun.population if noun else None,
        population_text=noun_text,
        basis=basis_of(parse, figure, period),
        status=status_of(parse, figure),
        period_from=period.start if period else None,
        period_to=period.end if period else None,
        period_text=parse.text(period.first, period.last) if period else None,
        date_precision=period.precision if period else None,
        place=entry.name if entry else None,
        place_text=parse.text(place.first, place.last) if place else None,
        place_id=entry.place_id if entry else None,
        admin1=entry.admin1 if entry else None,
        iso3=entry.iso3 if entry else noun.iso3 if noun else None,
        latitude=entry.latitude if entry else None,
        longitude=entry.longitude if entry else None,
        place_precision=entry.precision if entry else "country" if noun and noun.iso3 else None,
        attribution=speaker.text if speaker else None,
        attribution_kind=speaker.kind if speaker else SpeakerKind.UNATTRIBUTED,
        cause=cause_of(parse, figure),
        part_of=document.ids.get((parent.sentence, parent.at, parent.cue.outcome)) if parent else None,
        repeats=None,
        quote=quote,
        quote_start=offset,
        quote_end=offset + len(quote),
        sentence=parse.sentence.text,
        rule=figure.rule,
        extractor_version=document.version,
        confidence=None,
    )


def name_of(article_id: str, start: int, end: int, outcome: str) -> str:
    """Name a claim by its article, its span and its outcome: 16 hexadecimal digits."""
    return hashlib.sha256(f"{article_id}:{start}:{end}:{outcome}".encode()).hexdigest()[:16]


def quote_span(parse: Parse, figure: Figure, figures: Sequence[Figure]) -> tuple[int, int]:
    """Choose the tokens to quote: quantity and outcome, unless another figure stands between them."""
    piece = parse.pieces[figure.at]
    if figure.cue_at is None or any(crosses(figure, other) for other in figures if other.at != figure.at):
        return piece.first, piece.last
    cue = parse.pieces[figure.cue_at]
    return min(piece.first, cue.first), max(piece.last, cue.last)


def crosses(figure: Figure, other: Figure) -> bool:
    """Say whether another figure stands between a quantity and its outcome."""
    assert figure.cue_at is not None
    return min(figure.at, figure.cue_at) < other.at < max(figure.at, figure.cue_at)


def noun_of(parse: Parse, figure: Figure, figures: Sequence[Figure], people: People) -> tuple[Noun | None, str | None]:
    """Give the noun that was counted; a bare number takes that of the figure before it in the sentence."""
    if people.noun is not None:
        return people.noun, parse.text(people.noun_first, people.last)
    if people.kind == "things":
        return None, parse.text(people.noun_first, people.last)
    before = [other for other in figures if other.at < figure.at and other.parent is None]
    for other in reversed(before):
        earlier = parse.pieces[other.at].people
        if earlier is not None and earlier.noun is not None:
            return replace(earlier.noun, unit=Unit.PERSONS), parse.text(earlier.noun_first, earlier.last)
    return None, None


def clause_of(parse: Parse, at: int, figures: Sequence[Figure]) -> tuple[int, int]:
    """Give the tokens of the clause that a figure stands in: figures with a verb of their own open a new one."""
    starts = [0]
    for figure in figures:
        before = parse.signature[: figure.first].rstrip(LETTERS["adverb"] + LETTERS["the"])
        own_verb = "intransitive" in figure.cue.forms or (
            figure.cue_at is not None
            and any(parse.signature[i] in VERBS for i in range(figure.at, max(figure.at, figure.cue_at)))
        )
        joined = before.endswith((LETTERS["comma"] + LETTERS["and"], LETTERS["break"], LETTERS["colon"]))
        if joined and own_verb and figure.first > 0:
            starts.append(parse.pieces[figure.first].first)
    ends = [*starts[1:], len(parse.tokens)]
    token = parse.pieces[at].first
    return next(((s, e) for s, e in zip(starts, ends, strict=True) if s <= token < e), (0, len(parse.tokens)))


def nearest(parse: Parse, found: Sequence[Spoken], figure: Figure, figures: Sequence[Figure]) -> Spoken | None:
    """Choose what stands nearest to a figure in its clause, else what opens the sentence before any figure."""
    start, end = clause_of(parse, figure.at, figures)
    token = parse.pieces[figure.at].first
    edge = min(parse.pieces[other.first].first for other in figures)
    inside = [item for item in found if start <= item.first < end]
    if inside:
        return min(inside, key=lambda item: (abs(item.first - token) if item.first > token else token - item.last, item.first))
    leading = [item for item in found if item.last <= edge]
    return leading[-1] if leading else None


def period_of(parse: Parse, figure: Figure, figures: Sequence[Figure]) -> Period | None:
    """Give the period of a figure."""
    return nearest(parse, parse.periods, figure, figures)


def place_of(parse: Parse, figure: Figure, figures: Sequence[Figure]) -> Place | None:
    """Give the place of a figure."""
    return nearest(parse, parse.places, figure, figures)


def speaker_of(parse: Parse, figure: Figure, document: Document) -> Speaker | None:
    """Give the speaker who stands behind a figure, the nearest where several do; a pronoun is the last one named."""
    token = parse.pieces[figure.at].first
    behind = [speaker for speaker in parse.speakers if speaker.scope_from <= token < speaker.scope_to]
    if not behind:
        return None
    chosen = min(behind, key=lambda speaker: abs(speaker.first - token))
    return document.speaker if chosen.is_pronoun else chosen


def cause_of(parse: Parse, figure: Figure) -> str | None:
    """Give the cause that stands nearest to a figure in its sentence."""
    token = parse.pieces[figure.at].first
    causes = parse.tags["cause"]
    return str(causes[min(causes, key=lambda at: abs(at - token))].data) if causes else None


__all__ = ["Read", "Status", "read_article"]
