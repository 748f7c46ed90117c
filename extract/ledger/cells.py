"""Cells of a spreadsheet: text that would run as a formula is made harmless."""

import re

# What a spreadsheet takes for a formula, also behind white space, a byte order mark or a zero-width
# character, and in its full-width forms; a plain number such as -5 is not touched.
FORMULA = re.compile(r"[\s\x00-\x1f\u00ad\u200b-\u200f\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r]")
NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*\Z")


def harmless(cell: str) -> str:
    """Put an apostrophe before text that a spreadsheet would run as a formula.

    >>> harmless("=1+1"), harmless("-5"), harmless("at least 12")
    ("'=1+1", '-5', 'at least 12')
    """
    return "'" + cell if FORMULA.match(cell) and not NUMBER.match(cell) else cell
