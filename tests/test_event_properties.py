"""Events, whatever is reported: nothing hangs on order, every link leads to a core, nothing that agrees is missed."""

from dataclasses import replace
from datetime import date
from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from extract.claim import Basis, Claim
from extract.ledger.agreement import agree
from extract.ledger.mentions import mentions_of, placed
from extract.ledger.shelves import kept_under, looked_under
from extract.ledger.spans import rank
from tests.happenings import ALEPPO, IDLIB, PROVINCE, PUBLISHED, SYRIA, linked, told

PLACES = st.sampled_from([ALEPPO, IDLIB, PROVINCE, SYRIA])
DAYS = st.dates(date(2016, 9, 1), date(2016, 9, 20))
CAUSES = st.sampled_from(["airstrike", "attack", "flood", "earthquake", None])


@st.composite
def claims_of_a_month(draw: st.DrawFn) -> list[Claim]:
    """Draw claims of a few places and weeks, so that many agree."""
    claims = []
    for number in range(draw(st.integers(2, 12))):
        first, length = draw(DAYS), draw(st.sampled_from([0, 0, 1, 8, 40]))
        made = told(f"a{draw(st.integers(0, 4))}-{number}", draw(st.integers(1, 4)), str(first), **draw(PLACES))
        cut = draw(st.sampled_from([{}, {}, {"period_from": None}, {"period_from": None, "period_to": None}]))
        basis = draw(st.sampled_from(list(Basis)))
        last = date.fromordinal(first.toordinal() + length)
        claims.append(replace(made, cause=draw(CAUSES), basis=basis, quote_start=number, **({"period_to": last} | cut)))
    return claims


@given(claims_of_a_month(), st.randoms(use_true_random=False))
def test_events_do_not_hang_on_the_order_of_articles(claims: list[Claim], dice: Random) -> None:
    """The same folder on another disk gives other events."""
    shuffled = list(claims)
    dice.shuffle(shuffled)

    assert linked(*claims) == linked(*shuffled)


@given(claims_of_a_month())
def test_an_unrelated_article_changes_no_event(claims: list[Claim]) -> None:
    """Adding a report about Peru renames the events of Syria."""
    peru = ALEPPO | {"place": "Lima", "place_id": "3936456", "admin1": "Lima", "iso3": "PER", "latitude": -12.0}
    other = told("z-1", 5, "2016-09-05", cause="airstrike", **peru)
    after = linked(*claims, other)

    assert linked(*claims) == {name: link for name, link in after.items() if name != "z-1"}


@given(claims_of_a_month())
def test_every_event_has_one_core_that_is_in_it(claims: list[Claim]) -> None:
    """A link leads to a claim of another event, or to none."""
    links = linked(*claims)

    assert {claim.claim_id for claim in claims} == set(links)
    assert all(links[link.core].event_id == link.event_id and link.reasons for link in links.values())


@given(claims_of_a_month())
def test_whatever_agrees_is_found_without_looking_at_all(claims: list[Claim]) -> None:
    """A shelf is too small: two claims that agree never meet."""
    ready = [mention for claim in claims for mention in map(placed, mentions_of([claim], PUBLISHED)) if mention]
    ready.sort(key=lambda mention: rank(mention.span))
    apart = [
        (one.claim, other.claim)
        for one, other in combinations(ready, 2)
        if agree(other, one) and not set(kept_under(one)) & set(looked_under(other))
    ]

    assert [] == apart
