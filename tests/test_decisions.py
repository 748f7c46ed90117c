"""What a person may say of a claim, and what follows from it; every refusal word for word."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import Article, read_claims
from extract.claim import Outcome, Qualifier, Unit
from extract.errors import ReviewError
from extract.language.pack import load_pack
from extract.language.qualifiers import bounds
from extract.ledger.corrections import says
from extract.ledger.decisions import REASONS, Decision, Verdict, accept, correct, reject
from extract.ledger.fields import LONGEST, REVIEWED, TERMS, as_read, contradictions, read_fields
from extract.ledger.ledger import load_ledger
from extract.ledger.missed import MARKED, add, marked_claim
from tests.reviewers import ARTICLE, CHILDREN, HURT, KILLED, NOW, TEXT, marks

OUTCOMES = "deaths, injuries, casualties, missing, displaced, detained, affected, housing"
MARKED_WORDS = "the marked words “At least 12 civilians were killed”"
REFUSED: dict[str, tuple[dict[str, object], str]] = {
    "an unknown outcome": ({"outcome": "injurys"}, f"outcome is 'injurys'; allowed are {OUTCOMES}"),
    "no outcome": ({"outcome": " "}, f"outcome is blank; allowed are {OUTCOMES}"),
    "no number": ({"value_text": ""}, "value_text is blank; say it"),
    "a part of a person": (
        {"value": "12.5"},
        "value is '12.5', which is not a count; write a whole number from 0 to 100,000,000,000, or leave it out",
    ),
    "fewer than nobody": (
        {"low": -1},
        "low is '-1', which is not a count; write a whole number from 0 to 100,000,000,000, or leave it out",
    ),
    "more than ever lived": (
        {"value": 10**11 + 1},
        "value is '100000000001', which is not a count; "
        "write a whole number from 0 to 100,000,000,000, or leave it out",
    ),
    "no day": (
        {"period_to": "2016-02-30"},
        "period_to is '2016-02-30', which is not a day; write it as YYYY-MM-DD, or leave it out",
    ),
    "no country": (
        {"iso3": "Syria"},
        "iso3 is 'Syria'; write the three letters of ISO 3166-1, for example SYR, or leave it out",
    ),
    "signs that nobody sees": (
        {"place": "Aleppo\x00"},
        "place is 'Aleppo\\x00', which has signs that cannot be printed; leave them out",
    ),
    "a long name": ({"place": "x" * (LONGEST + 1)}, f"place has {LONGEST + 1} characters; write at most {LONGEST}"),
    "a kind of cause": (
        {"cause_type": "war"},
        "cause_type is 'war'; allowed are conflict, disaster, disease, accident; or leave it out",
    ),
    "two mistakes": (
        {"unit": "goats", "colour": "red"},
        f"unit is 'goats'; allowed are persons, households, bodies, dwellings; "
        f"colour is no field that can be judged; allowed are {', '.join(REVIEWED)}",
    ),
    "a period that ends first": (
        {"period_from": "2016-09-29", "period_to": "2016-09-28"},
        "period_from is 2016-09-29, after period_to, which is 2016-09-28; write the earlier day first",
    ),
    "a term of another outcome": (
        {"term": "fled"},
        "term is 'fled'; of deaths, allowed are killed, died, bodies, died in own attack",
    ),
    "a bound that the hedge does not support": (
        {"high": 30},
        "at_least 12 supports 12 to open, not 12 to 30; leave low and high out",
    ),
    "a range without its ends": (
        {"qualifier": "between", "low": ""},
        "qualifier is between; give low and high",
    ),
    "a range upside down": (
        {"qualifier": "between", "low": 12, "high": 1},
        "low is 12, above high, which is 1; write the lower one first; "
        "high is 1, whose digits do not stand in 'At least 12'; mark words that print it",
    ),
    "a vague number": ({"qualifier": "vague", "value": 13}, "qualifier is vague; leave value out; "
                       "value is 13, whose digits do not stand in 'At least 12'; mark words that print it"),
    "a hedge of nothing": (
        {"value": ""},
        "qualifier is at_least; give value",
    ),
    "a number that is not printed": (
        {"value": 14},
        "value is 14, whose digits do not stand in 'At least 12'; mark words that print it",
    ),
    "words that are not printed": (
        {"value_text": "12 men"},
        f"value_text is '12 men', which does not stand in {MARKED_WORDS}; give the number as printed there",
    ),
    "nothing": ({"value": "12"}, "nothing differs from what was read; accept the claim instead"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_correction_that_cannot_stand_is_refused_in_words(name):
    """A slip of the hand becomes a figure, or a person is told nothing that helps."""
    changes, message = REFUSED[name]

    with pytest.raises(ReviewError) as caught:
        correct(KILLED, changes, "Ada", NOW)
    assert message == str(caught.value)


def test_an_unknown_cause_is_refused_with_the_known_ones():
    """Two spellings of one cause part an event in two."""
    with pytest.raises(ReviewError, match=r"cause is 'bomb'; allowed are accident, airstrike, .*; or leave it out"):
        correct(KILLED, {"cause": "bomb"}, "Ada", NOW)


def test_to_accept_makes_every_field_right():
    """A claim that somebody looked at is not settled."""
    decision = accept(KILLED, "Ada", NOW)

    assert (Verdict.ACCEPT, set(REVIEWED), {}) == (decision.verdict, set(decision.fields), marks(decision))
    assert (KILLED.claim_id, KILLED.quote, KILLED.sentence) == (decision.claim_id, decision.quote, decision.sentence)
    assert as_read(KILLED) == decision.as_read


def test_fields_that_nobody_looked_at_stay_grey():
    """A click on the number says that the place is right too."""
    assert {"value", "place"} == set(accept(KILLED, "Ada", NOW, checked=["value", "place"]).fields)
    assert {"population", "value"} == set(
        correct(KILLED, {"population": "children"}, "Ada", NOW, checked=["value"]).fields
    )


def test_an_unknown_field_is_not_checked():
    """A misspelt field is kept as judged."""
    with pytest.raises(ReviewError, match="colour is no field that can be judged"):
        accept(KILLED, "Ada", NOW, checked=["colour"])


CORRECTIONS = {
    "a hedge moves the bounds": (
        KILLED, {"qualifier": "more_than"},
        {"qualifier": ("at_least", "more_than"), "low": (12, 13)},
    ),
    "an exact number is closed": (
        KILLED, {"qualifier": "exact"},
        {"qualifier": ("at_least", "exact"), "high": (None, 12)},
    ),
    "another outcome has its usual term": (
        KILLED, {"outcome": "displaced"},
        {"outcome": ("deaths", "displaced"), "term": ("killed", "displaced")},
    ),
    "a term that is told stays": (
        KILLED, {"outcome": "displaced", "term": "fled"},
        {"outcome": ("deaths", "displaced"), "term": ("killed", "fled")},
    ),
    "homes are dwellings": (
        HURT, {"outcome": "housing"},
        {"outcome": ("injuries", "housing"), "term": ("injured", "destroyed"), "unit": ("persons", "dwellings")},
    ),
    "another place has another division": (
        KILLED, {"place": "Idlib"},
        {"place": ("Aleppo", "Idlib"), "admin1": ("Aleppo", None)},
    ),
    "a speaker has a kind": (
        KILLED, {"attribution": "a doctor"},
        {"attribution": (None, "a doctor"), "attribution_kind": ("unattributed", "other"),
         "speaker": (None, "a doctor")},
    ),
    "a cause has its type": (
        KILLED, {"cause": "flood"},
        {"cause": (None, "flood"), "cause_type": (None, "disaster")},
    ),
    "a part may stand alone": (CHILDREN, {"part_of": ""}, {"part_of": (HURT.claim_id, None)}),
}  # fmt: skip


@pytest.mark.parametrize("name", CORRECTIONS)
def test_what_follows_from_a_correction_is_corrected_with_it(name):
    """A person mends one field, and the claim contradicts itself."""
    claim, changes, expected = CORRECTIONS[name]

    assert expected == marks(correct(claim, changes, "Ada", NOW))


def test_a_form_may_be_given_whole():
    """A page that sends every field back pins the old bounds."""
    form = as_read(KILLED) | {"qualifier": "exact"}

    assert {"qualifier", "high"} == set(marks(correct(KILLED, form, "Ada", NOW)))


def test_what_is_printed_over_two_lines_may_be_given_back():
    """A form is refused for a line end or a sign that was printed, though nobody touched it."""
    printed = replace(
        KILLED, value_text="At\u00a0least\n12", quote="At\u00a0least\n12 civilians", attribution="a\u00ad b"
    )
    form = as_read(printed) | {"value_text": "At least 12", "qualifier": "exact"}

    assert {"qualifier", "high"} == set(marks(correct(printed, form, "Ada", NOW)))


def test_another_number_of_the_quote_brings_the_words_that_print_it():
    """The table shows 15 as a number and 12 as printed."""
    [claim] = read_claims(Article(text="Out of 30 miners, 1,500 metres down, 12 were killed."))
    widened = replace(claim, quote="Out of 30 miners, 1,500 metres down, 12 were killed", quote_start=0)

    found = correct(widened, {"value": 1500}, "Ada", NOW).told

    assert ("1,500", 1500, 1500, 1500) == tuple(found[name] for name in ("value_text", "value", "low", "high"))


REFUSED_DECISIONS = {
    "nobody": ({"reviewer": " "}, "reviewer is blank; say who decides"),
    "a long name": ({"reviewer": "x" * 201}, "reviewer has 201 characters; write at most 200"),
    "a name on two lines": (
        {"reviewer": "Ada\nBen"},
        "reviewer is 'Ada\\nBen', which is not one printable line; write it on one line",
    ),
    "a long reason": ({"reason": "x" * 2001}, "reason has 2,001 characters; write at most 2,000"),
    "no time zone": ({"made_at": datetime(2026, 1, 1)}, "made_at has no time zone; give the time in UTC"),  # noqa: DTZ001  # refused
}


@pytest.mark.parametrize("name", REFUSED_DECISIONS)
def test_a_decision_needs_a_person_a_time_and_short_words(name):
    """A decision cannot be asked about, for nobody made it."""
    fields, message = REFUSED_DECISIONS[name]

    with pytest.raises(ReviewError) as caught:
        replace(accept(KILLED, "Ada", NOW), **fields)
    assert message == str(caught.value)


def test_to_reject_needs_a_reason_of_the_list():
    """Nobody can tell an error of the reader from one of the reviewer."""
    allowed = "not_a_figure, wrong_figure, duplicate, background, gone, other"
    assert allowed == ", ".join(REASONS)
    with pytest.raises(ReviewError) as caught:
        reject(KILLED, "dunno", "Ada", NOW)
    assert f"reason is 'dunno'; to reject, allowed are {allowed}" == str(caught.value)
    with pytest.raises(ReviewError) as caught:
        reject(KILLED, "other", "Ada", NOW)
    assert "reason is other; say in words why the figure is rejected" == str(caught.value)


def test_a_reason_may_have_words_of_ones_own():
    """What the reviewer typed is lost."""
    assert "other: an age" == reject(KILLED, "other", "Ada", NOW, words=" an age ").reason
    assert "duplicate" == reject(KILLED, "duplicate", "Ada", NOW).reason


def test_a_figure_that_was_missed_is_made_of_the_marked_words():
    """A marked figure leads to no words, or to other ones."""
    start = TEXT.index("40 people")
    decision = add(
        ARTICLE, start - 1, start + len("40 people were injured"), {"outcome": "injuries", "value": 40}, "Ada", NOW
    )
    claim = marked_claim(decision)

    assert HURT.claim_id == decision.claim_id == claim.claim_id
    assert "40 people were injured" == claim.quote == TEXT[claim.quote_start : claim.quote_end]
    assert HURT.sentence == claim.sentence
    assert (MARKED, None, Outcome.INJURIES, "injured", Unit.PERSONS) == (
        claim.rule, claim.confidence, claim.outcome, claim.term, claim.unit)  # fmt: skip
    assert ("40", Qualifier.EXACT, 40, 40, 40) == (
        claim.value_text, claim.qualifier, claim.value, claim.low, claim.high)  # fmt: skip


MISSED: dict[str, tuple[tuple[int, int], dict[str, object], str]] = {
    "no words": ((5, 5), {"outcome": "deaths"}, "characters 5 to 5 mark no words of the text; mark the figure in it"),
    "beyond the text": ((0, 9999), {"outcome": "deaths"}, "characters 0 to 9999 mark no words of the text; "
                        "mark the figure in it"),
    "no outcome": ((0, 40), {"value": 12}, f"outcome is blank; allowed are {OUTCOMES}"),
    "no number": ((12, 36), {"outcome": "deaths"}, "qualifier is exact; give value"),
    "another number": ((0, 36), {"outcome": "deaths", "value": 13},
                       "value is 13, whose digits do not stand in 'At least 12'; mark words that print it"),
    "a number elsewhere": ((12, 36), {"outcome": "deaths", "value": 12}, "value_text is blank; "
                           "give the number as it is printed in the marked words “civilians were killed in”"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISSED)
def test_a_figure_that_does_not_stand_in_its_words_is_not_added(name):
    """A number without its source enters the ledger."""
    (start, end), fields, message = MISSED[name]

    with pytest.raises(ReviewError) as caught:
        add(ARTICLE, start, end, fields, "Ada", NOW)
    assert message == str(caught.value)


def test_a_marked_number_keeps_its_hedge():
    """What was "more than 450" is added as 450."""
    article = Article(text="The toll of the flood: more\nthan 450 since Monday 3 May.")
    claim = marked_claim(add(article, 23, 55, {"outcome": "deaths"}, "Ada", NOW))

    assert ("more than 450", Qualifier.MORE_THAN, 450, 451, None) == (
        claim.value_text, claim.qualifier, claim.value, claim.low, claim.high)  # fmt: skip


def test_a_long_passage_is_no_figure():
    """Half a report is marked as one figure."""
    article = Article(text="12 " + "x" * 2000)

    with pytest.raises(ReviewError) as caught:
        add(article, 0, 2003, {"outcome": "deaths", "value": 12}, "Ada", NOW)
    assert "2,003 characters are marked; mark the figure and its words, at most 2,000" == str(caught.value)


def test_a_number_in_words_may_be_added():
    """A number in words can only be added where it is printed in digits too."""
    article = Article(text="A dozen of the 30 miners never came home.")
    decision = add(article, 0, 26, {"outcome": "missing", "value": 12, "value_text": "A dozen"}, "Ada", NOW)

    assert (12, "A dozen") == (marked_claim(decision).value, marked_claim(decision).value_text)


def test_a_figure_can_be_added_to_a_report_that_nobody_reads():
    """A report in a language without a pack can be looked at, and not counted."""
    article = Article(text="Doze pessoas morreram.", language="pt")
    decision = add(article, 0, 21, {"outcome": "deaths", "value": 12, "value_text": "Doze"}, "Ada", NOW)

    assert "Doze pessoas morreram." == decision.sentence


@given(st.sampled_from(list(Qualifier)), st.integers(0, 10**6))
def test_a_number_as_the_reader_reads_it_contradicts_nothing(qualifier: Qualifier, number: int) -> None:
    """A claim that the reader makes cannot be corrected in another field."""
    value, low, high = bounds(qualifier, number, number)
    fields = as_read(replace(KILLED, qualifier=qualifier, value=value, low=low, high=high))

    assert [] == list(contradictions(fields))


@given(st.integers(0, 10**10))
def test_a_number_says_itself_grouped_or_not(number: int) -> None:
    """A reviewer cannot enter the number that is printed."""
    assert says(str(number), number)
    assert says(f"more than {number:,} people", number)
    assert not says(str(number), number + 1)


def test_every_claim_that_is_read_can_be_given_back():
    """A form that shows what was read is refused when it is sent unchanged."""
    for claim in load_ledger().claims:
        read = as_read(claim)

        assert (read, []) == (read_fields(read), list(contradictions(read)))


def test_the_terms_are_those_of_the_pack():
    """The reader reads a term that no reviewer can choose."""
    raw = load_pack("en").raw["outcomes"]
    read = {(row["outcome"], row["term"]) for row in [*raw["cues"], *raw["implied"]]}

    assert read == {(outcome.value, term) for outcome, terms in TERMS.items() for term in terms}


def test_a_decision_is_kept_in_utc():
    """Two reviewers in two countries decide in the wrong order."""
    decision = replace(accept(KILLED, "Ada", NOW), made_at=datetime.fromisoformat("2026-11-24T20:30:00+02:00"))

    assert isinstance(decision, Decision)
    assert "2026-11-24T18:30:00+00:00" == decision.made_at.isoformat()
