"""The filters without Streamlit: which rows they keep, what they say, how they name a file."""

from datetime import date

import pandas as pd
import pytest

from pages.shared.selection import DEFAULT_STATUSES, Selection
from pages.shared.wording import NOT_STATED
from tests.made_up import claim, table

SENTENCES = {
    "All reported figures": Selection(),
    "Reported deaths and injuries in Aleppo since 19 September 2016": Selection(
        outcomes=("injuries", "deaths"), places=("Aleppo",), since=date(2016, 9, 19)
    ),
    "Reported displaced people in Aleppo or Idlib": Selection(outcomes=("displaced",), places=("Aleppo", "Idlib")),
    "All reported figures in Aleppo, Homs or 2 other places": Selection(places=("Aleppo", "Homs", "Idlib", "Raqqa")),
    "All reported figures at no stated place": Selection(places=(NOT_STATED,)),
    "All reported figures in Homs or at no stated place": Selection(places=("Homs", NOT_STATED)),
    "All reported figures until 3 May 2016": Selection(until=date(2016, 5, 3)),
    "All reported figures between 1 and 3 May 2016": Selection(since=date(2016, 5, 1), until=date(2016, 5, 3)),
    "All reported figures on 3 May 2016": Selection(since=date(2016, 5, 3), until=date(2016, 5, 3)),
    "All reported figures according to the UN": Selection(speakers=("the UN",)),
    "All reported figures according to a speaker who is not named": Selection(speakers=(NOT_STATED,)),
    "Reported missing people published by The Daily": Selection(outcomes=("missing",), publishers=("The Daily",)),
    "All reported figures that mention “barrel bomb”": Selection(words="barrel bomb"),
    "Denied deaths": Selection(outcomes=("deaths",), statuses=("denied",)),
    "All alleged and denied figures": Selection(statuses=("denied", "alleged")),
    "All claimed deaths": Selection(outcomes=("deaths",), statuses=()),
    "Reported deaths accepted or corrected by a reviewer": Selection(
        outcomes=("deaths",), reviews=("corrected", "accepted")
    ),
    "All reported figures not looked at by a reviewer": Selection(reviews=("not looked at",)),
    "All reported figures whatever a reviewer decided": Selection(reviews=()),
}
FILE_NAMES = {
    "casualty-ledger_all_205-claims.csv": Selection(),
    "casualty-ledger_deaths-injuries_aleppo_since-2016-09-19_205-claims.csv": Selection(
        outcomes=("injuries", "deaths"), places=("Aleppo",), since=date(2016, 9, 19)
    ),
    "casualty-ledger_accepted-corrected_205-claims.csv": Selection(reviews=("accepted", "corrected")),
    "casualty-ledger_4-places_205-claims.csv": Selection(places=("Aleppo", "Homs", "Idlib", "Raqqa")),
    "casualty-ledger_etc-passwd-cafe_denied_205-claims.csv": Selection(
        words="../etc/passwd Café", statuses=("denied",)
    ),
}


@pytest.fixture
def rows() -> pd.DataFrame:
    """Five claims that differ in all that is filtered; c5 has neither place, speaker nor period."""
    return table(
        claim(
            place="Aleppo", attribution="the UN", period_to=date(2016, 9, 19), sentence="A barrel BOMB hit a market."
        ),
        claim(outcome="injuries", term="injured", place="Aleppo", attribution="MSF", period_to=date(2016, 9, 20)),
        claim(place="Homs", attribution="the UN", status="denied", period_to=date(2016, 9, 21)),
        claim(place="Homs", attribution="rebels", status="alleged", period_to=date(2016, 9, 22), sentence="A barrel."),
        claim(),
    )


@pytest.mark.parametrize(
    ("selection", "kept"),
    [
        (Selection(), "c1 c2 c4 c5"),
        (Selection(statuses=()), "c1 c2 c3 c4 c5"),
        (Selection(statuses=("denied",)), "c3"),
        (Selection(outcomes=("injuries",)), "c2"),
        (Selection(places=("Aleppo",)), "c1 c2"),
        (Selection(places=("Homs", NOT_STATED)), "c4 c5"),
        (Selection(speakers=("the UN",), statuses=()), "c1 c3"),
        (Selection(publishers=("The Daily",)), "c1 c2 c4 c5"),
        (Selection(publishers=("Another",)), ""),
        (Selection(since=date(2016, 9, 20)), "c2 c4 c5"),
        (Selection(until=date(2016, 9, 20)), "c1 c2"),
        (Selection(since=date(2016, 9, 30)), "c5"),
        (Selection(words="bomb BARREL"), "c1"),
        (Selection(words="msf"), "c2"),
        (Selection(words="(["), ""),
    ],
    ids=str,
)
def test_a_selection_keeps_exactly_its_rows(rows, selection, kept):
    """A filter that lets a row through, or loses one."""
    assert kept.split() == selection.apply(rows)["claim_id"].tolist()


def test_a_selection_leaves_the_table_as_it_was(rows):
    """A change to the table that every session shares."""
    before = rows.copy(deep=True)

    Selection(outcomes=("deaths",), words="bomb", since=date(2016, 1, 1)).apply(rows)

    pd.testing.assert_frame_equal(before, rows)


def test_a_selection_of_an_empty_table_is_empty():
    """An empty workspace that breaks a filter."""
    assert Selection(words="bomb", places=("Aleppo",), since=date(2016, 1, 1)).apply(table()).empty


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_selection_says_itself(sentence):
    """A heading that does not say what is shown."""
    assert sentence == SENTENCES[sentence].sentence()


@pytest.mark.parametrize("name", FILE_NAMES)
def test_a_download_is_named_after_what_it_holds(name):
    """Two files that cannot be told apart, or a name that leaves its folder."""
    assert name == FILE_NAMES[name].file_name(205)


def test_a_file_name_stays_short():
    """A name that a file system cuts or refuses."""
    long = Selection(outcomes=("deaths",), publishers=("A very long name of a publisher " * 9,), words="w" * 300)

    assert len(long.file_name(1)) < 160
    assert long.file_name(1).endswith("_1-claim.csv")


def test_only_reported_and_alleged_claims_are_shown_unasked():
    """A denied figure among those that were reported."""
    assert ("reported", "alleged") == DEFAULT_STATUSES == Selection().statuses


@pytest.mark.parametrize(
    ("reviews", "kept"),
    [
        (Selection().reviews, "c1 c2 c4"),
        (("rejected",), "c5"),
        (("not looked at",), "c1"),
        (("accepted", "corrected"), "c2 c4"),
        ((), "c1 c2 c4 c5"),
    ],
)
def test_what_reviewers_decided_can_be_chosen(rows, reviews, kept):
    """A rejected claim that counts, or a reviewed one that cannot be found."""
    rows = rows.assign(review=pd.Series([None, "accepted", "rejected", "corrected", "rejected"], dtype="str"))

    assert kept.split() == list(Selection(reviews=reviews).apply(rows)["claim_id"])
