"""Streams of bytes → lines and rows, none of which fills the memory, however long it is."""

import csv
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from extract.errors import ArticleError, shown
from extract.limits import Limits
from extract.reading.characters import named
from extract.reading.found import Found
from extract.reading.rows import TEXT, found_in_row, too_long

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


def read_csv(lines: Iterable[str], where: str, limits: Limits) -> Iterator[Found | ArticleError]:
    """Yield what is found in each row of a table whose first line names its columns; never raises."""
    csv.field_size_limit(limits.row_bytes)  # Python has one for the whole process; without it an open quote takes all
    sizes: list[int] = []
    source = measured(lines, sizes)
    first = next(source, "").removeprefix("\ufeff")
    rows = csv.reader(source, delimiter=max(SEPARATORS, key=first.count))
    header = next(csv.reader([first], delimiter=max(SEPARATORS, key=first.count)), [])
    if not any(name.strip().lower().replace(" ", "_") in TEXT for name in header):
        if first.strip():
            columns = named(", ".join(header))
            yield ArticleError(f"{where}: no column with texts; name one of its columns text (they are: {columns})")
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
                found = found_in_row(as_cells(header, row))
                found.part = f"line {number}"
                yield found
        except csv.Error as error:
            yield ArticleError(
                f"{where}, line {number}: not CSV ({shown(error)}); put cells that hold quotes in quotes"
            )
        except ArticleError as error:
            yield ArticleError(f"{where}, line {number}: {error}")


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
