"""Tables pasted as text: a header line whose cells name outcomes, then rows of a label and numbers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extract.claim import Qualifier, Unit
from extract.language.clauses import fitting
from extract.language.lexicon import Tags
from extract.language.numbers import read_number
from extract.language.pack import Pack
from extract.language.pieces import Cue
from extract.language.populations import Noun
from extract.language.qualifiers import Quantity, bounds, hedge
from extract.language.scan import plain
from extract.language.sentences import Sentence
from extract.language.tokens import Token, tokenize

MOST_LABELS = 4
LONGEST = 2000  # characters of a line; a longer one is damage and no table
SEPARATORS = (re.compile(r"\|"), re.compile(r"\t+"), re.compile(r" {2,}"))
MARKS = ("|", "\t", "  ")  # what each separator has at least
RULE = re.compile(r"[-=+_:|\s]*\Z")  # |---|---|, the line below a header
AFTER = frozenset("*†‡§^")  # marks of notes behind a number


@dataclass(frozen=True, slots=True)
class Cell:
    """What one column of a line prints, without the blanks around it, and where it begins in the article."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Column:
    """What a header cell names: the outcome of its column and the noun that is counted."""

    cue: Cue
    noun: Noun | None
    noun_text: str | None


@dataclass(frozen=True, slots=True)
class Count:
    """A cell that prints a number, under a column."""

    cell: Cell
    column: Column
    number: int  # of the column
    quantity: Quantity
    printed: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: its labels and its numbers; `is_whole` where the other rows are parts of it."""

    line: Cell
    labels: Sequence[Cell]
    named_places: Sequence[Cell]  # labels that stand in a column of places
    is_whole: bool
    counts: Sequence[Count]


@dataclass(frozen=True, slots=True)
class Table:
    """Characters `start` to `end` of an article are a table; `floor` is where the one before it ended."""

    start: int
    end: int
    floor: int
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Header:
    """A line that names what the columns below it count."""

    separator: re.Pattern[str]
    start: int
    columns: dict[int, Column]
    width: int
    places: frozenset[int]  # the columns that hold names of places


def find_tables(text: str, pack: Pack) -> list[Table]:
    """Find the tables of a text; one without a line of cells costs almost nothing."""
    if not any(mark in text for mark in MARKS):
        return []
    found: list[Table] = []
    at, all_lines = 0, list(lines(text))
    while at < len(all_lines):
        header = header_of(all_lines[at], pack)
        at += 1
        if header is not None:
            rows, at = rows_below(all_lines, at, header, pack)
            if any(row.counts for row in rows):
                last = rows[-1].line
                found.append(Table(header.start, last.start + len(last.text), found[-1].end if found else 0, rows))
    return found


def rows_below(all_lines: Sequence[Cell], at: int, header: Header, pack: Pack) -> tuple[list[Row], int]:
    """Read the rows from a line on, and give the line after the last; drawn rules are passed over."""
    rows: list[Row] = []
    while at < len(all_lines):
        line = all_lines[at]
        row = row_of(line, header, pack)
        drawn = bool(line.text.strip()) and RULE.match(line.text)
        if (row is None and not drawn) or (row is not None and not row.counts and header_of(line, pack)):
            break
        rows += [row] if row is not None else []
        at += 1
    return rows, at


def without(text: str, tables: Sequence[Table]) -> str:
    """Blank the tables of a text, so that what is left keeps its place and ends where a table begins."""
    kept, last = [], 0
    for table in tables:
        kept += [text[last : table.start], "\n" * (table.end - table.start)]
        last = table.end
    return "".join(kept) + text[last:] if tables else text


def lines(text: str) -> Iterator[Cell]:
    """Yield the lines of a text."""
    start = 0
    for line in text.split("\n"):
        yield Cell(line, start)
        start += len(line) + 1


def cells_of(line: Cell, separator: re.Pattern[str]) -> list[Cell]:
    """Split a line into its cells; a bar at either end of it opens or closes it."""
    text, start = line.text.rstrip(), line.start
    indent = len(text) - len(text.lstrip(" \r"))
    text, start = text[indent:], start + indent
    if separator is SEPARATORS[0]:
        text, start = (text[1:], start + 1) if text.startswith("|") else (text, start)
        text = text.removesuffix("|")
    cells, last = [], 0
    for mark in (*separator.finditer(text), None):
        piece = text[last : mark.start() if mark else len(text)]
        cells.append(Cell(piece.strip(), start + last + len(piece) - len(piece.lstrip())))
        last = mark.end() if mark else last
    return cells


def header_of(line: Cell, pack: Pack) -> Header | None:
    """Read a line as the header of a table; None where no cell of it is an outcome and nothing more."""
    text = line.text.strip() if len(line.text) <= LONGEST else ""
    separator = next((one for one, mark in zip(SEPARATORS, MARKS, strict=True) if mark in text), None)
    if separator is None or not pack.cue_scan.search(plain(line.text)):
        return None
    cells = cells_of(line, separator)
    if len(cells) < 2 or any(cell.text[:1].isdecimal() for cell in cells):
        return None
    columns: dict[int, Column] = {}
    places = set()
    for number, cell in enumerate(cells):
        tokens = tokenize(cell.text)
        tags = pack.lexicon.scan(tokens)
        column = column_of(tokens, tags)
        if column is not None:
            columns[number] = column
        elif 0 in tags["place_column"]:
            places.add(number)
    return Header(separator, line.start, columns, len(cells), frozenset(places)) if columns else None


def column_of(tokens: Sequence[Token], tags: Tags) -> Column | None:
    """Read a header cell: cues of one outcome, the noun that they are said of, and words of headers."""
    cues: list[tuple[Cue, ...]] = []
    noun, noun_text, at = None, None, 0
    while at < len(tokens):
        cue, people, word = tags["cue"].get(at), tags["people"].get(at), tags["column_word"].get(at)
        if cue is not None and (people is None or people.last <= cue.last):
            assert isinstance(cue.data, tuple)
            cues.append(cue.data)
            at = cue.last
        elif people is not None and isinstance(people.data, Noun):
            noun, noun_text = people.data, " ".join(token.text for token in tokens[at : people.last])
            at = people.last
        elif word is not None:
            at = word.last
        else:
            return None
    dwellings = noun is not None and noun.unit == Unit.DWELLINGS
    said = {cue.outcome: cue for cue in (fitting(one, dwellings) for one in cues) if cue is not None}
    return Column(next(iter(said.values())), noun, noun_text) if len(said) == 1 else None


def row_of(line: Cell, header: Header, pack: Pack) -> Row | None:
    """Read a line as a row below a header; None where it is none."""
    if len(line.text) > LONGEST or not header.separator.search(line.text.strip()):
        return None
    cells = cells_of(line, header.separator)
    aligned = len(cells) == header.width if header.separator is SEPARATORS[2] else len(cells) <= header.width
    if not aligned:
        return None
    counts = [
        count
        for number, column in header.columns.items()
        if number < len(cells) and (count := count_of(cells[number], number, column, pack)) is not None
    ]
    labels = {n: cell for n, cell in enumerate(cells) if n not in header.columns and has_letter(cell.text)}
    if not counts and not labels:
        return None
    text = line.text.strip()
    start = line.start + line.text.find(text)
    named_places = [cell for number, cell in labels.items() if number in header.places]
    whole = any(is_whole(cell, pack) for cell in labels.values())
    return Row(Cell(text, start), [*labels.values()][:MOST_LABELS], named_places, whole, counts)


def is_whole(label: Cell, pack: Pack) -> bool:
    """Say whether a label names the whole of a table."""
    tokens = [token for token in tokenize(label.text) if token.text[0].isalnum()]
    hit = pack.lexicon.scan(tokens)["whole_row"].get(0)
    return hit is not None and hit.last == len(tokens)


def has_letter(text: str) -> bool:
    """Say whether a text has a letter."""
    return any(letter.isalpha() for letter in text)


def count_of(cell: Cell, number: int, column: Column, pack: Pack) -> Count | None:
    """Read a cell that prints a hedged number, and a noun of people at most; anything else counts nothing."""
    if not any(letter.isdecimal() for letter in cell.text):
        return None
    tokens = tokenize(cell.text, cell.start)
    tags = pack.lexicon.scan(tokens)
    first = next(at for at, token in enumerate(tokens) if token.text[0].isdecimal() or at in tags["between"])
    read = read_number(tokens, first, tags)
    if read is None:
        return None
    quantity = hedge(read, tags, set(), 0)
    last = quantity.last
    if last in tags["people"]:
        noun, last = tags["people"][last].data, tags["people"][last].last
        assert isinstance(noun, Noun)
        column = replace(column, noun=noun)
    if quantity.first != 0 or any(token.text not in AFTER for token in tokens[last:]):
        return None
    if read.low == 0 and quantity.qualifier == Qualifier.EXACT:
        value, low, high = bounds(Qualifier.NONE, 0, 0)
        quantity = quantity._replace(qualifier=Qualifier.NONE, value=value, low=low, high=high)
    begin, end = tokens[quantity.first].start - cell.start, tokens[quantity.last - 1].end - cell.start
    return Count(cell, column, number, quantity, cell.text[begin:end])


def in_order(sentences: Iterable[Sentence], tables: Sequence[Table]) -> Iterator[Sentence | Table]:
    """Yield the sentences of a text with its tables where they stand."""
    waiting = list(reversed(tables))
    for sentence in sentences:
        while waiting and waiting[-1].start < sentence.start:
            yield waiting.pop()
        yield sentence
    yield from reversed(waiting)
