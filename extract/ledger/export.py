"""A table → a CSV file that spreadsheets open as it is meant."""

import pandas as pd

from extract.ledger.cells import harmless


def to_csv(table: pd.DataFrame) -> bytes:
    """Write UTF-8 with a byte order mark, ISO dates, blanks for what is open or not stated."""
    text = {name: table[name].map(harmless, na_action="ignore") for name in table.columns if table[name].dtype == "str"}
    return table.assign(**text).to_csv(index=False, date_format="%Y-%m-%d").encode("utf-8-sig")
