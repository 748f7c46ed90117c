"""An article's total of an outcome: stated, or added from groups that cannot overlap."""

import pytest

from extract.article import Article
from extract.claim import Outcome
from extract.language import read_claims
from extract.ledger.totals import Total, totals_of


def total(text: str, outcome: Outcome = Outcome.DEATHS) -> Total | None:
    """The total that a text has of an outcome."""
    found = totals_of(read_claims(Article(text=text, published="2024-01-10")))
    return next((one for one in found if one.outcome == outcome), None)


@pytest.mark.parametrize(
    ("text", "value", "claims"),
    [
        ("Three soldiers and four assailants were killed.", 7, 2),
        ("Three soldiers were killed. Four assailants were also killed.", 7, 2),
        ("Twelve people, including five children, were killed.", 12, 1),
        ("Bomb kills 12\n\nA bomb killed 12 people in Beni on Monday. The 12 people were traders.", 12, 1),
        ("At first three people were reported killed. Later the police said that five people were killed.", 5, 1),
        ("Two people died in Goma and three in Beni.", 5, 2),
        ("Four people were killed on Monday. In all, 31 people have been killed since May.", 31, 1),
        ("A suicide bomber blew himself up in a market. Twenty-eight people were killed.", 28, 1),
        ("A suicide bomber blew himself up. In addition to the bomber, 28 people were killed.", 29, 2),
        ("A suicide bomber blew himself up at a gate, killing two soldiers.", 3, 2),
        ("The mayor and two guards were killed. The mayor was shot in his car.", 3, 2),
        ("Five women were killed by rebels. 5 fatalities.", 5, 1),
        ("A soldier and two civilians were killed. 3 fatalities.", 3, 2),
        ("Three soldiers were killed. 8 deaths were reported in all.", 8, 1),
        ("Two more soldiers were killed, raising the total to 34.", 34, 1),
        ("Nobody was killed.", 0, 1),
    ],
)
def test_nobody_is_counted_twice(text: str, value: int, claims: int) -> None:
    """The rule of `extract/ledger/totals.py`, one example a case."""
    found = total(text)

    assert found is not None
    assert (value, claims) == (found.value, len(found.claims))


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("At least three soldiers and four attackers were killed.", (7, 7, None)),
        ("Three soldiers and up to four assailants were killed.", (7, 3, 7)),
        ("Dozens of people were killed.", (None, 24, None)),
        ("About 30 people were killed.", (30, None, None)),
    ],
)
def test_a_bound_is_open_when_it_is_open_for_one_group(text: str, bounds: tuple[int | None, ...]) -> None:
    """Nothing is invented by adding."""
    found = total(text)

    assert found is not None
    assert bounds == (found.value, found.low, found.high)


def test_what_is_denied_or_only_possible_is_in_no_total() -> None:
    """Reported and alleged claims count; a threat, a denial and a recalled attack do not."""
    assert total("The blast could have killed 40 people.") is None
    assert total("The army denied that 12 civilians were killed.") is None
    recalled = total("Two people were killed. The attack in 2019 killed 30.")
    assert recalled is not None
    assert 2 == recalled.value


def test_people_come_before_homes() -> None:
    """Families are a total only where no people are counted."""
    found = total("Fires displaced 40 families, or 210 people.", Outcome.DISPLACED)

    assert found is not None
    assert 210 == found.value
