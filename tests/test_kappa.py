"""Agreement of reviewers, held against figures worked out by hand and one that was published."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.ledger.decisions import Decision, accept, correct, reject
from extract.ledger.kappa import NO_CHOICE, TOO_FEW, Agreement, Pair, agreement, pairs, pooled
from extract.ledger.missed import add
from extract.ledger.waiting import set_aside
from tests.reviewers import ARTICLE, CHILDREN, HURT, KILLED, NOW

RIGHT, WRONG = "right", "wrong"


def table(both: int, first: int, second: int, neither: int) -> list[tuple[str, str]]:
    """Give the judgements of a 2 × 2 table."""
    return [(RIGHT, RIGHT)] * both + [(RIGHT, WRONG)] * first + [(WRONG, RIGHT)] * second + [(WRONG, WRONG)] * neither


@pytest.mark.parametrize(
    ("judged", "observed", "kappa"),
    [
        # the example that is printed most: two readers of 50 proposals for a grant
        (table(20, 5, 10, 15), 0.7, 0.4),
        # two tables of 100 in which as many agree, and chance gives more in the first
        (table(45, 15, 25, 15), 0.6, (0.6 - 0.54) / (1 - 0.54)),
        (table(25, 35, 5, 35), 0.6, (0.6 - 0.46) / (1 - 0.46)),
        (table(2, 0, 0, 2), 1.0, 1.0),
        (table(0, 2, 2, 0), 0.0, -1.0),
    ],
)
def test_kappa_is_what_was_worked_out_by_hand(judged, observed, kappa):
    """The page says that reviewers agree when chance alone would give as much."""
    found = agreement(judged)

    assert (len(judged), observed, pytest.approx(kappa)) == (found.n, found.observed, found.kappa)


@pytest.mark.parametrize(
    ("judged", "expected"),
    [
        ([], Agreement(0, None, None, TOO_FEW)),
        (table(1, 0, 0, 0), Agreement(1, 1.0, None, TOO_FEW)),
        (table(3, 0, 0, 0), Agreement(3, 1.0, None, NO_CHOICE)),
    ],
)
def test_where_kappa_says_nothing_there_is_none(judged, expected):
    """Nothing is divided by nothing, or one claim makes perfect agreement."""
    assert expected == agreement(judged)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), max_size=30))
def test_kappa_does_not_hang_on_who_is_first(judged: list[tuple[str, str]]) -> None:
    """Ada agrees more with Ben than Ben with Ada, or more than wholly."""
    found = agreement(judged)

    assert found == agreement([(other, one) for one, other in judged])
    assert found.kappa is None or -1 <= found.kappa <= 1 == len({found.reason, ""})


def decided(name: str, *rejected: int) -> list[Decision]:
    """Let somebody accept three claims but some."""
    return [
        reject(claim, "duplicate", name, NOW) if place in rejected else accept(claim, name, NOW, checked=["value"])
        for place, claim in enumerate((KILLED, HURT, CHILDREN))
    ]


def test_every_two_reviewers_are_compared_on_their_newest_decisions():
    """Who thought again is held to the first thought, or the third reviewer is left out."""
    thought_again = [reject(KILLED, "duplicate", "Ben", NOW), *decided("Ben", 1)]
    found = pairs([*decided("Cleo"), *decided("Ada", 1), *thought_again])

    assert [("Ada", "Ben"), ("Ada", "Cleo"), ("Ben", "Cleo")] == [(pair.one, pair.other) for pair in found]
    assert [1.0, 0.0, 0.0] == [pair.verdicts.kappa for pair in found]


def test_only_what_both_saw_alike_is_compared():
    """Ada mended what the reader misread; Ben saw it mended, and they seem to differ."""
    mended = replace(KILLED, value=14, low=14)
    found = pairs([correct(KILLED, {"qualifier": "exact"}, "Ada", NOW), accept(mended, "Ben", NOW)])

    assert [] == found


def test_added_claims_and_what_was_set_aside_are_apart():
    """Who adds a claim and who accepts it are counted as agreeing by chance."""
    added = add(ARTICLE, 0, 36, {"outcome": "missing"}, "Ada", NOW)
    aside = set_aside(accept(HURT, "Ada", NOW), "Ada", NOW)

    assert [] == pairs([added, replace(added, reviewer="Ben"), aside, reject(HURT, "duplicate", "Ben", NOW)])


def test_fields_are_compared_where_both_judged_them():
    """Two who tell another place agree that the place was wrong."""
    ada = [correct(KILLED, {"place": "Idlib"}, "Ada", NOW), accept(HURT, "Ada", NOW, checked=["place", "value"])]
    ben = [correct(KILLED, {"place": "Hama"}, "Ben", NOW), accept(HURT, "Ben", NOW, checked=["place"])]
    [pair] = pairs([*ada, *ben])

    assert {"place", "admin1"} == set(pair.fields)
    assert (2, 0.5) == (pair.fields["place"].n, pair.fields["place"].observed)


def test_the_figure_of_all_is_the_mean_by_claims():
    """Two claims weigh as much as two hundred."""

    def pair(n: int, observed: float, kappa: float | None) -> Pair:
        return Pair("", "", Agreement(n, observed, kappa, "" if kappa is not None else NO_CHOICE), {})

    found = pooled([pair(10, 0.8, 0.6), pair(30, 0.6, 0.2), pair(20, 1.0, None)])

    assert (60, pytest.approx(46 / 60), pytest.approx(0.3)) == (found.n, found.observed, found.kappa)
    assert Agreement(20, 1.0, None, NO_CHOICE) == pooled([pair(20, 1.0, None)])
    assert Agreement(0, None, None, TOO_FEW) == pooled([])
