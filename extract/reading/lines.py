"""Streams of bytes → lines and rows, none of which fills the memory, however long it is."""

import csv
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from extract.errors import ArticleError, shown
from extract.limits import Limits
from extract.reading.characters import named
from extract.reading.found import Found, PartError
from extract.reading.rows import TEXT, column_named, found_in_row, too_long

PIECE = 1 << 16
SEPARATORS = ",;\t|"


def pieces(stream: BinaryIO) -> Iterator[bytes]:
    """Yield what a stream holds, a piece at a time."""
    while piece := stream.read(PIECE):
        yield piece


def lines_of(chunks: Iterable[bytes], most: int) -> Iterator[bytes]:
    """Yield the lines of a stream without their ends; of a line longer than `most` only one byte more than that."""
    held, size = [], 0
    for chunk in chunks:
        *ended, rest = chunk.split(b"\n")
        for end in ended:
            held.append(end[: most + 1 - size])
            yield b"".join(held)
            held, size = [], 0
        if size <= most:
            held.append(rest[: most + 1 - size])
            size += len(held[-1])
    if size:
        yield b"".join(held)


def read_csv(lines: Iterable[str], limits: Limits) -> Iterator[Found | ArticleError]:
    """Yield what is found in each row of a table whose first line names its columns; never raises."""
    csv.field_size_limit(limits.row_bytes)  # Python has one for the whole process; without it an open quote takes all
    sizes: list[int] = []
    source = measured(lines, sizes)
    first = next(source, "").removeprefix("\ufeff")
    separator = max(SEPARATORS, key=first.count)
    rows = csv.reader(source, delimiter=separator)
    header = header_of(first, separator)
    if not any(column_named(name) in TEXT for name in header):
        if first.strip():
            columns = named(", ".join(header))
            yield ArticleError(f"no column with texts; name one of its columns text (they are: {columns})")
        return
    while True:
        number = rows.line_num + 2
        sizes.clear()
        try:
            row = next(rows, None)
            if row is None:
                return
            if sum(sizes) > limits.row_bytes:
                raise too_long(limits)
            if any(map(str.strip, row)):
                yield found_in_row(as_cells(header, row), f"line {number}")
        except csv.Error as error:
            yield PartError(f"not CSV ({shown(error)}); put cells that hold quotes in quotes", f"line {number}")
        except ArticleError as error:
            yield PartError(str(error), f"line {number}")


def header_of(line: str, separator: str) -> list[str]:
    """Give the names of the columns; a line that is no CSV is one name."""
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return [line]


def measured(lines: Iterable[str], sizes: list[int]) -> Iterator[str]:
    """Yield lines, and note how long each was."""
    for line in lines:
        sizes.append(len(line))
        yield f"{line}\n"


def as_cells(header: list[str], row: list[str]) -> dict[str, str]:
    """Give a row by its columns; cells that are missing at the end are blank.

    Raises:
        ArticleError: the row has cells that no column names.
    """
    if len(row) > len(header) and any(map(str.strip, row[len(header) :])):
        raise ArticleError(f"{len(row)} cells below {len(header)} columns; put cells that hold the separator in quotes")
    return dict(zip(header, row, strict=False))
