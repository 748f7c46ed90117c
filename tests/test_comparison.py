"""Events and speakers as rows: two counts that are never mixed, and why numbers differ."""

from datetime import date
from typing import Any

import pytest

from extract import schema
from extract.article import Article
from extract.claim import Basis, Claim, Outcome, Qualifier, Status, Unit
from extract.ledger.comparison import event_rows
from extract.ledger.ledger import Ledger
from extract.ledger.speakers import speaker_rows
from extract.ledger.tables import claims_table, events_table, speakers_table
from tests.happenings import PUBLISHED, told

AGENCY = " ".join(f"word{n}" for n in range(40))


def ledger_of(*claims: Claim, texts: dict[str, str] | None = None, **published: date) -> Ledger:
    """Make a ledger whose articles are those that the claims stand in."""
    names = dict.fromkeys(claim.article_id for claim in claims)
    articles = [
        Article(text=(texts or {}).get(name, name), article_id=name, published=published.get(name, PUBLISHED))
        for name in names
    ]
    return Ledger(tuple(articles), claims, ())


def strike(name: str, value: int, **fields: Any) -> Claim:
    """Make a claim of one strike."""
    return told(name, value, "2016-09-24", **({"cause": "airstrike"} | fields))


def deaths(ledger: Ledger) -> dict[str, Any]:
    """Give the row of deaths of the only event."""
    [row] = [row for row in event_rows(ledger) if row["outcome"] == "deaths"]
    return row


def test_speakers_and_reports_are_two_counts() -> None:
    """Five papers that quote one ministry look like five sources."""
    said = [strike(f"{name}-1", 25, speaker="the ministry") for name in "abc"]
    row = deaths(ledger_of(*said, strike("d-1", 92, speaker="rescuers")))

    assert (2, 2, 4, 0) == (row["speakers"], row["statements"], row["reports"], row["unattributed"])
    assert (25, 92) == (row["least"], row["most"])


def test_what_nobody_is_named_for_is_counted_apart() -> None:
    """Two unnamed sources become one speaker called None."""
    row = deaths(ledger_of(strike("a-1", 25), strike("b-1", 25), strike("c-1", 25, speaker="the ministry")))

    assert (1, 2, 3) == (row["speakers"], row["unattributed"], row["reports"])
    assert row["summary"] == "Reported by 1 speaker and without a speaker in 3 reports: 25 deaths."


def test_a_copy_is_a_report_and_says_nothing_of_its_own() -> None:
    """An agency's unattributed figure counts once for each outlet that prints it."""
    texts = {"a": AGENCY, "b": f"{AGENCY} (agencies)"}
    ledger = ledger_of(strike("a-1", 25), strike("b-1", 25), texts=texts, b=date(2016, 9, 27))
    row = deaths(ledger)

    assert {"b": "a"} == ledger.copies
    assert (1, 2, 1) == (row["unattributed"], row["reports"], row["copies"])
    assert row["summary"] == "Reported without a speaker in 2 reports (1 of them a copy): 25 deaths."


def test_one_statement_is_one_speaker_number_and_event() -> None:
    """What a speaker says twice cannot be told from what he corrects."""
    claims = [
        strike("a-1", 25, speaker="the ministry"),
        strike("b-1", 25, speaker="the ministry"),
        strike("c-1", 26, speaker="the ministry"),
        strike("d-1", 25, speaker="rescuers"),
        told("e-1", 25, "2016-10-24", speaker="the ministry"),
        strike("f-1", 25, speaker="the ministry", qualifier=Qualifier.AT_LEAST, high=None),
    ]
    names = ledger_of(*claims).statements

    assert names["a-1"] == names["b-1"]
    assert 5 == len(set(names.values()))


def test_the_summary_says_what_the_numbers_differ_in() -> None:
    """Two numbers stand side by side and nobody knows why."""
    ledger = ledger_of(
        strike("a-1", 25, speaker="the Observatory", population="civilians"),
        strike("b-1", 56, speaker="Civil Defence", place_text="eastern Aleppo"),
        strike(
            "c-1", 92, speaker="Civil Defence", place_text="eastern Aleppo", qualifier=Qualifier.AT_LEAST, high=None
        ),
        c=date(2016, 9, 27),
    )

    assert deaths(ledger)["summary"] == (
        "Reported by 2 speakers in 3 reports: 25 to at least 92 deaths. They differ in: "
        "area (Aleppo; eastern Aleppo), population (civilians; not said), hedge (exact; at least), "
        "speaker (the Observatory: 25; Civil Defence: 56 to at least 92), "
        "later update (Civil Defence: 56 on 26 Sep 2016, at least 92 on 27 Sep 2016)."
    )
    assert deaths(ledger)["differences"] == "area population hedge speaker later_update"


def test_the_dead_alone_and_the_dead_or_missing_are_told_apart() -> None:
    """A number that counts the missing too is compared as if it did not."""
    both = [strike(f"a-{n}", 40, outcome=outcome) for n, outcome in enumerate((Outcome.DEATHS, Outcome.MISSING))]
    row = deaths(ledger_of(*both, strike("b-1", 25)))

    assert row["summary"].endswith("They differ in: counted (together with missing; alone).")


def test_one_number_with_one_hedge_differs_in_nothing() -> None:
    """A summary explains a difference that is none."""
    row = deaths(ledger_of(strike("a-1", 25, speaker="x"), strike("b-1", 25, speaker="y", population="civilians")))

    assert row["differences"] is None
    assert row["summary"] == "Reported by 2 speakers in 2 reports: 25 deaths."


def test_the_dead_alone_and_with_the_wounded_are_two_rows() -> None:
    """Casualties are read as deaths."""
    both = strike("b-1", 100, outcome=Outcome.CASUALTIES)
    rows = list(event_rows(ledger_of(strike("a-1", 25), both)))

    assert ["deaths", "casualties"] == [row["outcome"] for row in rows]
    assert 1 == len({row["event_id"] for row in rows})
    assert str(rows[1]["summary"]).endswith("100 casualties. Dead and injured are counted together.")


def test_breakdowns_are_in_the_event_and_not_in_its_range() -> None:
    """The 13 children of 25 dead are its lowest count."""
    row = deaths(ledger_of(strike("a-1", 25), strike("a-2", 13, part_of="a-1", population="children")))

    assert (25, 25) == (row["least"], row["most"])
    assert "a-1 a-2" == row["claims"]


def test_a_denied_number_is_counted_and_not_compared() -> None:
    """A denial widens the range; or it vanishes."""
    row = deaths(ledger_of(strike("a-1", 25), strike("b-1", 92, status=Status.DENIED)))

    assert (25, 25, 1) == (row["least"], row["most"], row["denied"])
    assert row["summary"] == "Reported without a speaker in 1 report: 25 deaths. Denied in 1 claim."


def test_an_event_that_is_only_denied_still_has_a_row() -> None:
    """Nothing to compare is no crash."""
    row = deaths(ledger_of(strike("a-1", 25, status=Status.DENIED)))

    assert (None, None, 0, "Denied in 1 claim.") == (row["least"], row["most"], row["reports"], row["summary"])


def test_households_are_no_persons() -> None:
    """300 families are the lowest count of displaced people."""
    family = told("a-1", 300, "2016-09-24", outcome=Outcome.DISPLACED, unit=Unit.HOUSEHOLDS)
    [row] = event_rows(ledger_of(family, told("b-1", 1500, "2016-09-24", outcome=Outcome.DISPLACED)))

    assert (1500, 1500, "persons") == (row["least"], row["most"], row["unit"])


def test_a_long_list_is_cut_and_counted() -> None:
    """Forty periods fill the page."""
    claims = [
        told(f"a{n}-1", 100 + n, "2016-09-01", f"2016-09-{20 + n}", basis=Basis.CUMULATIVE, speaker="x")
        for n in range(6)
    ]

    assert "; 2 more)" in deaths(ledger_of(*claims))["summary"]


def test_a_speaker_is_a_row_with_all_spellings() -> None:
    """The spellings "SOHR" and "the Observatory" are two speakers; or what was written is lost."""
    ledger = ledger_of(
        strike("a-1", 25, speaker="SOHR", attribution="the Observatory"),
        strike("b-1", 25, speaker="SOHR", attribution="SOHR"),
        told("c-1", 3, "2016-11-24", speaker="SOHR", attribution="SOHR"),
        strike("d-1", 9),
    )
    [row] = speaker_rows(ledger)

    assert ("SOHR", 2, 3, 3, 2) == tuple(row[name] for name in ("speaker", "statements", "claims", "reports", "events"))
    assert "SOHR; the Observatory" == row["spellings"]


@pytest.mark.parametrize(("table", "make"), [("events", events_table), ("speakers", speakers_table)])
def test_tables_have_the_columns_of_the_schema(table: str, make: Any) -> None:
    """A column is missing on the way out; or nothing to show is a special case."""
    full = make(ledger_of(strike("a-1", 25, speaker="x")))
    empty = make(Ledger((), (), ()))

    assert list(schema.names(table)) == list(full.columns) == list(empty.columns)
    assert (1, 0) == (len(full), len(empty))
    assert list(full.dtypes) == list(empty.dtypes)


def test_the_claims_table_names_event_and_reasons() -> None:
    """A claim cannot be joined to its event."""
    ledger = ledger_of(strike("a-1", 25), strike("b-1", 92, cause=None), strike("c-1", 7, status=Status.HYPOTHETICAL))
    table = claims_table(ledger).set_index("claim_id")

    assert set(events_table(ledger)["event_id"]) == set(table["event_id"].dropna())
    assert "place:same time:same cause:not_said" == table.loc["b-1", "event_reasons"]
    assert "same place (Aleppo), same day (24 Sep 2016), cause not said by one" == table.loc["b-1", "event_link"]
    assert table.loc["c-1", ["event_id", "event_reasons", "event_link"]].isna().all()
