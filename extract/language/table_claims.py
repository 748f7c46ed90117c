"""Tables → claims: each number under its outcome, with the period, place and source that stand beside the table."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.article import Article
from extract.claim import Basis, Claim, Outcome, SpeakerKind, Status, Unit
from extract.language.bodies import Kinds
from extract.language.causes import Cause, causes_in
from extract.language.columns import entry_columns, name_of, period_columns
from extract.language.days import Period
from extract.language.lexicon import Tags
from extract.language.pack import Pack
from extract.language.parse import Parse, World, parse_sentence
from extract.language.pieces import Cue
from extract.language.places import Entry
from extract.language.placing import innermost, told
from extract.language.populations import Noun
from extract.language.sentences import Sentence
from extract.language.speakers import with_name
from extract.language.status import BACKGROUND, STATES
from extract.language.tables import Cell, Column, Count, Row, Table
from extract.language.unlisted import unlisted_entry

LOOK = 1000  # characters before a table and after it in which its title and its source may stand
TITLE = 3  # lines of a title
LABEL = 120  # characters of a label
AS_OF = (Outcome.MISSING, Outcome.AFFECTED)  # what "as of 2 July" says of a day; the rest was counted up to it


@dataclass(frozen=True, slots=True)
class Reading:
    """What is needed to read the words of an article beside a table."""

    article: Article
    pack: Pack
    world: World
    version: str

    def parse(self, text: str, start: int) -> Parse:
        """Parse a line or a label."""
        return parse_sentence(Sentence(text, start, 0), self.pack, self.world, self.article.published)


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a whole table, or of one row."""

    period: Period | None = None
    period_text: str | None = None
    entry: Entry | None = None
    place_text: str | None = None
    attribution: str | None = None
    speaker: str | None = None
    kind: SpeakerKind = SpeakerKind.UNATTRIBUTED
    cause: Cause | None = None
    noun: Noun | None = None
    noun_text: str | None = None


def table_claims(table: Table, reading: Reading) -> list[tuple[Row, list[Claim]]]:
    """Make the claims of a table, row by row; where one row is the whole, the others are parts of it."""
    title = of_title(table, reading)
    made = [(row, claims_of_row(row, of_row(row, title, reading), reading)) for row in table.rows]
    wholes = [number for number, (row, _) in enumerate(made) if row.is_whole]
    if len(wholes) != 1:
        return made
    whole = {count.number: claim for count, claim in zip(table.rows[wholes[0]].counts, made[wholes[0]][1], strict=True)}
    return [
        (
            row,
            claims
            if row.is_whole
            else [part_of(c, whole.get(n.number)) for n, c in zip(row.counts, claims, strict=True)],
        )
        for row, claims in made
    ]


def part_of(claim: Claim, whole: Claim | None) -> Claim:
    """Make a claim a part of the whole of its column, where it is not larger."""
    if whole is None or (whole.value is not None and (claim.value or claim.low or 0) > whole.value):
        return claim
    return replace(claim, part_of=whole.claim_id)


def of_title(table: Table, reading: Reading) -> Said:
    """Read the lines before a table, the nearest first, and the source in the line after it."""
    text, said = reading.article.text, Said()
    position = max(table.floor, table.start - LOOK)
    before = [*lines_between(text, position, table.start)][-TITLE:]
    for line, start in reversed(before):
        said = filled(said, reading.parse(line, start), reading.pack.speaker_kinds)
    for line, start in [*lines_between(text, table.end, table.end + LOOK)][:1]:
        said = with_source(said, reading.parse(line, start), reading.pack.speaker_kinds)
    return said


def lines_between(text: str, first: int, last: int) -> Iterator[tuple[str, int]]:
    """Yield the lines between two characters that are not blank, with where each begins."""
    start = first
    for line in text[first:last].split("\n"):
        if line.strip():
            yield line, start
        start += len(line) + 1


def filled(said: Said, parse: Parse, kinds: Kinds) -> Said:
    """Fill what is not known yet of a table from one line of its title."""
    if said.period is None and parse.periods:
        period = parse.periods[-1]
        said = replace(said, period=period, period_text=parse.text(period.first, period.last))
    if said.entry is None and parse.places:
        place = told(parse, innermost(parse, parse.places[-1]), "table")
        said = replace(said, entry=place.entry, place_text=place.text)
    if said.cause is None:
        said = replace(said, cause=next(iter(causes_in(parse)), None))
    if said.attribution is None and parse.speakers:
        first = with_name(parse.speakers[0], (), kinds)
        said = replace(said, attribution=first.text, kind=first.kind, speaker=first.name)
    return said


def with_source(said: Said, parse: Parse, kinds: Kinds) -> Said:
    """Read "Source: the ministry" below a table."""
    mark = parse.tags["source_mark"].get(0)
    return said if mark is None or not parse.speakers else filled(replace(said, attribution=None), parse, kinds)


def of_row(row: Row, title: Said, reading: Reading) -> Said:
    """Read the labels of a row: a place, a day or a noun of people; the title of the table says the rest."""
    said = title
    if row.is_whole:
        return said
    for place in row.named_places[:1]:
        nation = title.entry.iso3 if title.entry else None
        said = replace(said, entry=unlisted_entry(place.text, nation), place_text=place.text)
    for label in row.labels:
        if len(label.text) <= LABEL:
            said = with_label(said, label, reading)
    return said


def with_label(said: Said, label: Cell, reading: Reading) -> Said:
    """Take what one label says."""
    parse = reading.parse(label.text, label.start)
    for place in parse.places[:1]:
        said = replace(said, entry=place.entry, place_text=parse.text(place.first, place.last))
    for period in parse.periods[:1]:
        said = replace(said, period=period, period_text=parse.text(period.first, period.last))
    people = parse.tags["people"].get(0)
    if people is not None and people.last == len(parse.tokens) and isinstance(people.data, Noun):
        said = replace(said, noun=people.data, noun_text=label.text)
    return said


def claims_of_row(row: Row, said: Said, reading: Reading) -> list[Claim]:
    """Make the claims of one row."""
    return [claim_of(row, count, said, reading) for count in row.counts]


def claim_of(row: Row, count: Count, said: Said, reading: Reading) -> Claim:
    """Make the claim of one number."""
    cell, column, quantity = count.cell, count.column, count.quantity
    outcome = Outcome(column.cue.outcome)
    noun, noun_text = (said.noun, said.noun_text) if column.noun is None else (column.noun, column.noun_text)
    article = reading.article
    return Claim(
        claim_id=name_of(article.article_id, cell.start, cell.start + len(cell.text), outcome),
        article_id=article.article_id,
        outcome=outcome,
        term=column.cue.term,
        value_text=count.printed,
        qualifier=quantity.qualifier,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        unit=unit_of(column, noun),
        population=noun.population if noun else None,
        population_text=noun_text,
        basis=basis_of(column.cue, said.period),
        status=status_of(said.period, article),
        **period_columns(said.period, said.period_text),
        **entry_columns(said.entry, said.place_text, None, "table"),
        attribution=said.attribution,
        attribution_kind=said.kind,
        speaker=said.speaker,
        cause=said.cause.name if said.cause else None,
        cause_type=said.cause.type if said.cause else None,
        cause_text=said.cause.text if said.cause else None,
        responsible=None,
        part_of=None,
        repeats=None,
        quote=cell.text,
        quote_start=cell.start,
        quote_end=cell.start + len(cell.text),
        sentence=row.line.text,
        rule=f"<row> under <{outcome}>",
        extractor_version=reading.version,
        confidence=None,
    )


def unit_of(column: Column, noun: Noun | None) -> Unit:
    """Give what a column counts: homes are counted as dwellings, or as the households that lived in them."""
    if column.cue.outcome == Outcome.HOUSING:
        return noun.unit if noun and noun.unit == Unit.HOUSEHOLDS else Unit.DWELLINGS
    return noun.unit if noun else Unit.PERSONS


def basis_of(cue: Cue, period: Period | None) -> Basis:
    """Read the basis from the period of a table: "as of 2 July" counts up to a day, or says how it was on it."""
    if period is not None and (period.since or period.start is None):
        return Basis.STOCK if cue.outcome in AS_OF and not period.since else Basis.CUMULATIVE
    return Basis.STOCK if cue.term in STATES else Basis.NEW


def status_of(period: Period | None, article: Article) -> Status:
    """Tell what is more than a year old as background."""
    if period is None or period.end is None or article.published is None or period.since:
        return Status.REPORTED
    return Status.HISTORICAL if article.published - period.end > BACKGROUND else Status.REPORTED


def line_of(row: Row) -> Parse:
    """Give the line of a row as a parse without pieces: no step of the cascade reads it."""
    return Parse(Sentence(row.line.text, row.line.start, 0), (), Tags({}, {}), (), (), (), (), "", Tags({}, {}))
