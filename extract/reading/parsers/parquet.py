"""A Parquet table → what is found in each row, a few rows in memory at a time."""

import io
from collections.abc import Iterator

from pyarrow import parquet

from extract.errors import ArticleError
from extract.reading.characters import named
from extract.reading.found import Found, Given, PartError
from extract.reading.rows import KNOWN, TEXT, column_named, found_in_row

ROWS = 100  # in memory at a time


def parse(given: Given) -> Iterator[Found | ArticleError]:
    """Read the columns that are known, row by row.

    Raises:
        ArticleError: it has no column of texts.
    """
    with parquet.ParquetFile(given.path or io.BytesIO(given.data)) as table:
        names = {name: column_named(name) for name in table.schema_arrow.names}
        if not set(TEXT) & set(names.values()):
            raise ArticleError(
                f"no column with texts; name one of its columns text (they are: {named(', '.join(names))})"
            )
        number = 0
        for batch in table.iter_batches(ROWS, columns=[name for name, known in names.items() if known in KNOWN]):
            for row in batch.to_pylist():
                number += 1
                try:
                    yield found_in_row(row, f"row {number}")
                except ArticleError as error:
                    yield PartError(str(error), f"row {number}")
