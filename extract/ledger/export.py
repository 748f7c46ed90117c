"""A table → a CSV file that spreadsheets open as it is meant."""

import pandas as pd
from pandas.api.types import is_datetime64_any_dtype, is_numeric_dtype

from extract.ledger.cells import harmless


def to_csv(table: pd.DataFrame) -> bytes:
    """Write UTF-8 with a byte order mark, ISO dates, blanks for what is open or not stated."""
    text = {
        str(name): column.map(lambda cell: harmless(cell) if isinstance(cell, str) else cell)
        for name, column in table.items()
        if not is_numeric_dtype(column) and not is_datetime64_any_dtype(column)
    }
    # lines end in CR LF, for only then is a cell that holds either of them quoted
    return table.assign(**text).to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\r\n").encode("utf-8-sig")
