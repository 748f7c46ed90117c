"""Tables pasted as text: their lines are read once, and hostile ones cost no more than their length."""

import time

import pytest

from extract.article import Article
from extract.language import explain, read_claims
from extract.language.trace import trace_lines

PATIENCE = 10.0  # seconds for a hostile text; none takes more than two
HOSTILE = {
    "a line of bars": "killed " + "|" * 1_000_000,
    "many columns": "|".join(["Killed"] * 20_000) + "\n" + "|".join(["3"] * 20_000),
    "many rows": "Town | Killed\n" + "Homs | 3\n" * 10_000,
    "many headers": "Town | Killed\n" * 10_000,
    "many blanks": "killed " + " " * 1_000_000 + "x  y\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_table_ends_in_seconds(name):
    """Neither bars nor columns, rows, headers or blanks without number make reading slow."""
    start = time.monotonic()
    read_claims(Article(text=HOSTILE[name]))

    assert time.monotonic() - start < PATIENCE


def test_each_line_of_a_table_is_read_once():
    """The rows of a table are read as rows, and the text around it as sentences."""
    text = "Two men died.\nTown | Killed\nHoms | 9\n\nThree men died."
    read = [(one.parse.sentence.text, [claim.rule for claim in one.claims]) for one in explain(Article(text=text))]

    assert ["Two men died.", "Homs | 9", "Three men died."] == [sentence for sentence, _ in read]
    assert ["<row> under <deaths>"] == read[1][1]


def test_a_trace_names_the_rule_of_a_cell():
    """What --trace prints of a row is its line and its claims."""
    [row] = explain(Article(text="Town | Killed\nHoms | 9"))

    assert "    from '9' by rule '<row> under <deaths>'" == list(trace_lines(row, ()))[-1]


def test_a_row_says_its_whole_line():
    """The sentence of a claim from a table is the line of its row, as printed."""
    [claim] = read_claims(Article(text="Town | Killed\n  Homs | >9  \n"))

    assert ("Homs | >9", ">9", ">9") == (claim.sentence, claim.quote, claim.value_text)
