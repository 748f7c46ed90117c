"""Figures and their context → claims: the one module that knows all parts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from extract.article import Article
from extract.claim import Claim, Outcome, Passed, Qualifier, SpeakerKind, Status, Unit
from extract.language.attribution import Speaker
from extract.language.causes import reaching
from extract.language.columns import name_of, period_columns
from extract.language.context import noun_of, quote_span
from extract.language.continuing import time_of
from extract.language.document import (
    Document,
    keep,
    look_back_for_time,
    open_document,
    remember_before,
    remember_lead,
)
from extract.language.figures import read_figures
from extract.language.happenings import cause_before, remember_cause
from extract.language.pack import Pack
from extract.language.parse import Parse, World, parse_sentence
from extract.language.parties import find_parties
from extract.language.periods import is_later
from extract.language.placing import place_of
from extract.language.populations import SINGLE, Noun
from extract.language.qualifiers import Quantity, bounds
from extract.language.relations import Figure
from extract.language.responsible import responsible_of
from extract.language.sameness import Mention, mention_of
from extract.language.scan import plain
from extract.language.scene import Time, note_dateline, place_columns, remember
from extract.language.sentences import Sentence, split_sentences
from extract.language.speakers import remember_speakers, speaker_of
from extract.language.status import basis_of, status_of
from extract.language.table_claims import Reading, line_of, table_claims
from extract.language.tables import Table, find_tables, in_order, without
from extract.language.timeline import When, remember_time

TELLING = ("cue", "implied", "marker")  # words of a sentence that may have figures
UNTOLD = Mention(definite=False, partitive=False, further=False, single=False, reflexive=False)  # a number in a table


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
    world = world.of(article)
    document = open_document(article, pack, world, version)
    tables = find_tables(article.text, pack)
    sentences = list(split_sentences(without(article.text, tables), article.language, pack.abbreviation))
    coming = iter(range(1, len(sentences) + 1))
    for sentence in in_order(sentences, tables):
        if isinstance(sentence, Table):
            yield from read_table(sentence, document)
            continue
        document.scene.coming = islice(sentences, next(coming), None)
        remember_lead(sentence, document)
        if not may_tell(sentence, document):
            document.figures = ()  # a part may refer back one sentence, not further
            document.skipped.append(sentence)
            document.scene.skipped.append(sentence)
            remember_before(sentence, document)
            document.times.skip(sentence)
            continue
        parse = parse_sentence(sentence, pack, world, article.published)
        if not any(parse.tags[kind] for kind in TELLING):
            document.figures = ()
        passed: dict[int, str] = {}
        figures = read_figures(parse, pack, document.figures, passed)
        note_dateline(parse, document.scene)
        mentions = [told(parse, figure) for figure in figures]
        document.parties = find_parties(parse) if figures else ()
        look_back = partial(look_back_for_time, sentence.paragraph, document)
        times = [time_of(parse, figure, figures, document.times, look_back) for figure in figures]
        claims = tuple(
            keep(to_claim(parse, figure, figures, mention, when, document), mention, document)
            for figure, mention, when in zip(figures, mentions, times, strict=True)
        )
        document.figures = figures or document.figures
        remember_speakers(parse, document)
        remember_cause(parse, claims, document)
        remember_time(parse, [*zip(times, claims, strict=True)], document.times)
        remember_before(None if claims else sentence, document)
        if not figures:
            remember(parse, document.scene)
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
    document.times.skip(None)
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
    cues = [cue[0] for cue in pack.cue_scan.finditer(text)]
    if not cues or not all(map(pack.unsure_scan.fullmatch, cues)):
        return bool(cues)
    return bool(pack.noun_scan.search(text) or document.world.nation_scan.search(text))


def told(parse: Parse, figure: Figure) -> Mention:
    """Read how the people of a figure are named."""
    people = parse.pieces[figure.at].people
    assert people is not None
    mention = mention_of(people, parse.tags, figure.cue.outcome)
    return mention._replace(of_group=figure.of_group, later=is_later(parse, figure))


def to_claim(
    parse: Parse, figure: Figure, figures: Sequence[Figure], mention: Mention, when: When, document: Document
) -> Claim:
    """Bring together what was read of one figure."""
    people = parse.pieces[figure.at].people
    assert people is not None
    start, end = quote_span(parse, figure, figures)
    quote, offset = parse.text(start, end), parse.tokens[start].start
    period, period_text = when
    speaker = speaker_of(parse, figure, document)
    document.teller = speaker if figure.parent is None else document.teller
    noun, noun_text = noun_of(parse, figure, figures, people)
    said = place_of(parse, figure, figures, noun)
    basis = basis_of(parse, figure, period)
    status = status_of(parse, figure, period, document.article.published)
    quantity = as_said(people.quantity, speaker)
    causes = reaching(parse, figure, figures)
    cause = cause_before(parse, figure, mention, causes, document)
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
        basis=basis,
        status=status,
        **period_columns(period, period_text),
        **place_columns(said, figure, noun, Time(basis, period, status == Status.HISTORICAL), parse, document.scene),
        attribution=speaker.text if speaker else None,
        attribution_kind=speaker.kind if speaker else SpeakerKind.UNATTRIBUTED,
        speaker=speaker.name if speaker else None,
        cause=cause.name if cause else None,
        cause_type=cause.type if cause else None,
        cause_text=cause.text if cause else None,
        responsible=responsible_of(parse, figure, figures, causes, document.parties, speaker),
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
    return quantity._replace(qualifier=Qualifier.ABOUT, value=value, low=low, high=high)
