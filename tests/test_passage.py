"""A text cut into marked pieces: nothing is lost, whatever the quotes do to one another."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from pages.shared.passage import Piece, pieces_of
from tests.made_up import claim


def quoted(name, start, end):
    """A claim that covers these characters."""
    return claim(claim_id=name, quote_start=start, quote_end=end)


def test_a_text_without_claims_is_one_piece():
    """A text that is not shown because nothing was read in it."""
    assert [Piece("Nothing was counted.")] == pieces_of("Nothing was counted.", [])


def test_two_quotes_side_by_side_are_two_marks():
    """Two figures that become one."""
    assert [
        Piece("ab", ("x",), ("x",)),
        Piece("cd", ("y",), ("y",)),
        Piece("e"),
    ] == pieces_of("abcde", [quoted("x", 0, 2), quoted("y", 2, 4)])


def test_a_nested_quote_comes_after_the_one_around_it():
    """A breakdown that cannot be chosen, for its total covers it."""
    assert [
        Piece("a"),
        Piece("b", ("outer",)),
        Piece("cd", ("outer", "inner"), ("inner",)),
        Piece("e", ("outer",), ("outer",)),
        Piece("f"),
    ] == pieces_of("abcdef", [quoted("inner", 2, 4), quoted("outer", 1, 5)])


def test_quotes_that_overlap_share_the_piece_between():
    """A mark that ends where another begins."""
    assert [
        Piece("a", ("x",)),
        Piece("bc", ("x", "y"), ("x",)),
        Piece("d", ("y",), ("y",)),
    ] == pieces_of("abcd", [quoted("x", 0, 3), quoted("y", 1, 4)])


def test_the_same_words_can_hold_two_claims():
    """A figure of killed and wounded that shows only one of its claims."""
    (piece,) = pieces_of("60", [quoted("x", 0, 2), quoted("y", 0, 2)])

    assert {"x", "y"} == set(piece.covering) == set(piece.ends)


@given(st.text(min_size=1, max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6))
def test_the_pieces_are_the_text_and_every_claim_ends_once(text, spans):
    """A character that is lost or doubled, or a claim without a label."""
    spans = [(min(a, b), max(a, b)) for a, b in spans if min(a, b) < max(a, b) <= len(text)]
    claims = [quoted(str(place), start, end) for place, (start, end) in enumerate(spans)]
    pieces = pieces_of(text, claims)

    assert text == "".join(piece.text for piece in pieces)
    assert sorted(one.claim_id for one in claims) == sorted(name for piece in pieces for name in piece.ends)
    for one, piece in product(claims, pieces):
        shown = "".join(piece.text for piece in pieces if one.claim_id in piece.covering)
        assert text[one.quote_start : one.quote_end] == shown
