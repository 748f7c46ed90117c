"""What stands when people have decided: which claim a decision holds for, and what waits to be looked at again."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import Article, read_claims
from extract.claim import Outcome, Qualifier
from extract.errors import ReviewError
from extract.ledger.comparison import event_rows
from extract.ledger.decisions import Decision, Mark, Verdict, accept, correct, reject
from extract.ledger.ledger import Ledger
from extract.ledger.missed import MARKED, add
from extract.ledger.records import claim_rows
from extract.ledger.review import State
from extract.ledger.reviewing import with_reviews
from extract.ledger.speakers import speaker_rows
from extract.ledger.tables import articles_table, claims_table
from extract.ledger.totals import totals_of
from extract.ledger.waiting import moved, set_aside
from tests.reviewers import ARTICLE, CHILDREN, HURT, KILLED, LATER, NOW, TEXT, ledger, marks, reading, without

FIRST_WORDS = (TEXT.index("civilians"), TEXT.index(" in Aleppo"))  # words that the reader reads no figure in


def rows(found: Ledger) -> dict[str, dict[str, object]]:
    """Give the rows of the claims table by claim_id."""
    return {str(row["claim_id"]): row for row in claim_rows(found)}


def waits(found: Ledger) -> list[tuple[str, str, tuple[str, ...]]]:
    """Give what waits: claim, reason, candidates."""
    return [(one.decision.claim_id, one.reason, one.candidates) for one in found.waiting]


def changed(text: str, **origin: object) -> Ledger:
    """Give the ledger of a later text of the article."""
    return ledger(Article(text=text, published="2016-09-29", **{"article_id": "a2", "replaces": "a1"} | origin))


def test_a_ledger_without_reviews_is_what_was_read():
    """To ask for reviews changes a figure."""
    assert ledger() == with_reviews(ledger(), [])


def test_an_accepted_claim_says_who_when_and_why():
    """A reader of the file cannot tell a checked figure from one that nobody saw."""
    found = with_reviews(ledger(), [accept(KILLED, "Ada", NOW, reason="seen")])
    columns = ("review", "reviewed_by", "review_reason", "disputed_by", "as_read")

    assert ("accepted", "Ada", "seen", None, None) == tuple(rows(found)[KILLED.claim_id][name] for name in columns)
    assert NOW.date() == rows(found)[KILLED.claim_id]["reviewed_at"]
    assert (None,) * 5 == tuple(rows(found)[HURT.claim_id][name] for name in columns)
    assert ledger().claims == found.claims


def test_a_corrected_claim_stands_as_told_with_its_reading_beside():
    """A correction hides what it corrects, or is not in the table."""
    found = with_reviews(ledger(), [correct(KILLED, {"qualifier": "exact", "place": "Idlib"}, "Ada", NOW)])
    claim, row = found.claim_of[KILLED.claim_id], rows(found)[KILLED.claim_id]

    assert (Qualifier.EXACT, 12, 12, "Idlib") == (claim.qualifier, claim.low, claim.high, claim.place)
    assert "corrected" == row["review"]
    assert '"high": null' in str(row["as_read"])
    assert '"place": "Aleppo"' in str(row["as_read"])


def test_another_place_has_no_point_of_the_first():
    """Idlib is drawn where Aleppo lies."""
    found = with_reviews(ledger(), [correct(KILLED, {"place": "Idlib"}, "Ada", NOW)])
    claim = found.claim_of[KILLED.claim_id]

    assert KILLED.latitude is not None
    assert (None, None, None, None, None) == (
        claim.latitude, claim.longitude, claim.place_id, claim.admin1, claim.place_text)  # fmt: skip
    assert ("SYR", "unknown") == (claim.iso3, claim.place_precision)
    country = with_reviews(ledger(), [correct(KILLED, {"place": ""}, "Ada", NOW)]).claim_of[KILLED.claim_id]
    assert (None, "SYR", "country") == (country.place, country.iso3, country.place_precision)


def test_another_period_is_days_and_not_the_words_of_the_first():
    """A period that a person corrected is shown with the words it was misread from."""
    found = with_reviews(ledger(), [correct(KILLED, {"period_from": "2016-09-20"}, "Ada", NOW)])
    claim = found.claim_of[KILLED.claim_id]

    assert (KILLED.period_to, None, "day") == (claim.period_to, claim.period_text, claim.date_precision)
    blank = with_reviews(ledger(), [correct(KILLED, {"period_from": "", "period_to": ""}, "Ada", NOW)])
    assert blank.claim_of[KILLED.claim_id].date_precision is None


def test_fields_that_nobody_judged_follow_the_reading():
    """A better rule for places reaches no claim that somebody looked at for its number."""
    decision = accept(KILLED, "Ada", NOW, checked=["value"])
    found = with_reviews(reading(ledger(), KILLED, population="soldiers"), [decision])

    assert ("soldiers", ()) == (found.claim_of[KILLED.claim_id].population, found.waiting)


def test_a_rejected_claim_stays_in_the_table_and_counts_nowhere():
    """A figure that is none is gone without a trace, or is still counted."""
    speaker = {"speaker": "UNICEF", "attribution": "UNICEF"}
    read = reading(ledger(), KILLED, **speaker)
    assert ["UNICEF"] == [row["speaker"] for row in speaker_rows(read)]
    found = with_reviews(read, [reject(KILLED, "not_a_figure", "Ada", NOW, words="an age")])

    assert "rejected" == rows(found)[KILLED.claim_id]["review"]
    assert "not_a_figure: an age" == rows(found)[KILLED.claim_id]["review_reason"]
    assert (None, None) == tuple(rows(found)[KILLED.claim_id][name] for name in ("event_id", "statement_id"))
    assert KILLED.claim_id not in found.links
    assert KILLED.claim_id not in found.statements
    assert [] == list(speaker_rows(found))
    assert {"injuries"} == {row["outcome"] for row in event_rows(found)}
    assert (HURT.claim_id, CHILDREN.claim_id) == tuple(claim.claim_id for claim in found.standing)
    assert [(2, 1)] == list(articles_table(found)[["claims", "reviewed"]].itertuples(index=False, name=None))


def test_parts_of_a_rejected_claim_stand_for_themselves():
    """The breakdown of a figure that is none is counted nowhere."""
    assert HURT.claim_id == CHILDREN.part_of
    found = with_reviews(ledger(), [reject(HURT, "background", "Ada", NOW)])

    assert found.claim_of[CHILDREN.claim_id].part_of is None
    assert [5] == [total.value for total in totals_of([c for c in found.standing if c.outcome == "injuries"])]


def test_a_part_follows_its_whole_to_another_name():
    """The 5 whom a person accepted are counted beside the 40, for the words of the 40 have moved."""
    renamed = reading(reading(ledger(), HURT, claim_id="moved"), CHILDREN, part_of="moved")
    found = with_reviews(renamed, [accept(CHILDREN, "Ada", NOW)])

    assert "moved" == found.claim_of[CHILDREN.claim_id].part_of
    assert [f"the reader now reads part of moved where it read {HURT.claim_id}"] == [
        one.reason for one in found.waiting
    ]


def test_a_link_to_no_claim_is_none():
    """A part of nothing is counted nowhere."""
    found = with_reviews(ledger(), [correct(KILLED, {"part_of": "nobody"}, "Ada", NOW)])

    assert found.claim_of[KILLED.claim_id].part_of is None


def test_repeats_of_a_rejected_claim_stand_for_themselves():
    """The second telling of a figure goes with the first."""
    read = reading(ledger(), HURT, repeats=KILLED.claim_id)
    found = with_reviews(read, [reject(KILLED, "duplicate", "Ada", NOW)])

    assert found.claim_of[HURT.claim_id].repeats is None


def test_a_correction_of_the_outcome_moves_a_claim_to_other_rows():
    """A claim of the injured is still compared with the dead."""
    found = with_reviews(ledger(), [correct(KILLED, {"outcome": "injuries"}, "Ada", NOW)])

    assert Outcome.INJURIES == found.claim_of[KILLED.claim_id].outcome
    assert {"injuries"} == {row["outcome"] for row in event_rows(found)}


def test_a_correction_of_the_place_moves_a_claim_to_another_event():
    """A claim of Homs is linked to what happened in Aleppo."""
    apart = with_reviews(ledger(), [])
    assert apart.links[KILLED.claim_id].event_id != apart.links[HURT.claim_id].event_id
    place = {name: getattr(HURT, name) for name in ("place", "admin1", "iso3")}
    days = {name: getattr(KILLED, name) for name in ("period_from", "period_to")}
    together = [correct(KILLED, place, "Ada", NOW), correct(HURT, days, "Ada", NOW)]
    read = reading(reading(ledger(), KILLED, place_id=None), HURT, place_id=None)
    found = with_reviews(read, together)

    assert found.links[KILLED.claim_id].event_id == found.links[HURT.claim_id].event_id


def test_the_newest_decision_stands_and_the_others_are_named():
    """An older decision overrules a newer one, or nobody sees that two differ."""
    decisions = [accept(KILLED, "Ada", NOW), correct(KILLED, {"place": "Idlib"}, "Ben", LATER)]
    review = with_reviews(ledger(), decisions).reviews[KILLED.claim_id]

    assert (State.CORRECTED, ("Ben",), ("Ada",), True) == (
        review.state, review.by, review.disputed_by, review.is_disputed)  # fmt: skip
    back = with_reviews(ledger(), [*decisions, accept(KILLED, "Ben", LATER)]).reviews[KILLED.claim_id]
    assert (State.ACCEPTED, ("Ada", "Ben"), ()) == (back.state, back.by, back.disputed_by)


def test_who_thinks_again_does_not_differ_from_others():
    """The earlier decision of one person is held against the later one of the same."""
    decisions = [reject(KILLED, "duplicate", "Ada", NOW), accept(KILLED, "Ada", LATER)]
    review = with_reviews(ledger(), decisions).reviews[KILLED.claim_id]

    assert (State.ACCEPTED, ("Ada",), ()) == (review.state, review.by, review.disputed_by)


def test_two_who_tell_another_value_differ():
    """Two corrections that contradict each other look like one."""
    told = [correct(KILLED, {"place": place}, name, NOW) for name, place in [("Ada", "Idlib"), ("Ben", "Hama")]]
    review = with_reviews(ledger(), told).reviews[KILLED.claim_id]
    other = correct(KILLED, {"population": "children"}, "Cleo", LATER)

    assert ("Ada",) == review.disputed_by
    assert ("Ben", "Cleo") == with_reviews(ledger(), [told[1], other]).reviews[KILLED.claim_id].by


GONE = "the reader no longer reads “At least 12 civilians were killed” as this figure"


def test_a_decision_whose_claim_vanished_waits():
    """A review is dropped without a word when a rule changes."""
    found = with_reviews(without(ledger(), KILLED), [accept(KILLED, "Ada", NOW)])

    assert [(KILLED.claim_id, GONE, ())] == waits(found)
    assert {} == found.reviews


def test_a_claim_whose_span_moved_is_a_candidate():
    """The claim that takes the place of a reviewed one is not found."""
    shorter = {"claim_id": "other", "quote": KILLED.quote[9:], "quote_start": KILLED.quote_start + 9}
    found = with_reviews(reading(ledger(), KILLED, **shorter), [accept(KILLED, "Ada", NOW)])

    assert [(KILLED.claim_id, GONE, ("other",))] == waits(found)
    assert {} == found.reviews


def test_a_decision_never_moves_to_another_figure_of_its_sentence_by_itself():
    """A review of the 40 is shown at the 5, who stand in the same sentence."""
    found = with_reviews(without(ledger(), HURT), [reject(HURT, "background", "Ada", NOW)])

    assert [(CHILDREN.claim_id,)] == [candidates for _, _, candidates in waits(found)]
    assert CHILDREN.claim_id in {claim.claim_id for claim in found.standing}


def test_a_report_that_changed_leads_to_its_later_version():
    """A review stays with a text that is no longer there."""
    found = with_reviews(changed(f"An update. {TEXT}"), [accept(KILLED, "Ada", NOW)])
    [successor] = [claim.claim_id for claim in found.claims if claim.quote == KILLED.quote]

    assert [
        (KILLED.claim_id, "the report has changed, and a later version stands in its place", (successor,))
    ] == waits(found)
    assert {} == found.reviews


def test_a_report_that_changed_twice_leads_to_its_last_version():
    """The way from version to version ends at the second."""
    second, last = changed(TEXT), changed(f"An update. {TEXT}", article_id="a3", replaces="a2")
    both = Ledger((*second.articles, *last.articles), last.claims, ())

    assert [1] == [len(one.candidates) for one in with_reviews(both, [accept(KILLED, "Ada", NOW)]).waiting]


def test_versions_that_replace_each_other_are_followed_once():
    """Two files that name each other as the earlier one stop the program."""
    round_trip = Ledger(
        (Article(text="a", article_id="a2", replaces="a3"), Article(text="b", article_id="a3", replaces="a2")), (), ()
    )
    decision = replace(accept(KILLED, "Ada", NOW), article_id="a3")

    assert [()] == [one.candidates for one in with_reviews(round_trip, [decision]).waiting]


def test_a_report_that_is_gone_keeps_its_reviews_waiting():
    """The reviews of a report that was taken away are dropped."""
    empty = Ledger((), (), ())

    assert [(KILLED.claim_id, "the report is no longer here", ())] == waits(
        with_reviews(empty, [accept(KILLED, "Ada", NOW)])
    )


def test_another_text_under_the_same_id_keeps_reviews_waiting():
    """A row of a table keeps its id, and the review of 12 is applied to 19."""
    other = ledger(Article(text=TEXT.replace("12", "19"), published="2016-09-29", article_id="a1"))
    assert KILLED.claim_id in other.claim_of
    found = with_reviews(other, [accept(KILLED, "Ada", NOW)])

    assert [
        (
            KILLED.claim_id,
            "the text has changed: “At least 19 civilians were killed” stands where "
            "“At least 12 civilians were killed” stood",
            (),
        )
    ] == waits(found)
    assert 19 == found.claim_of[KILLED.claim_id].value
    again = with_reviews(other, [accept(KILLED, "Ada", NOW), accept(other.claim_of[KILLED.claim_id], "Ben", LATER)])
    assert ((), ("Ben",)) == (again.waiting, again.reviews[KILLED.claim_id].by)


def test_a_decision_stands_when_the_reading_changes_and_waits_too():
    """A reading that now contradicts a person is applied, or is not noticed."""
    read = reading(ledger(), KILLED, value=14, low=14)
    found = with_reviews(read, [accept(KILLED, "Ada", NOW)])

    reason = "the reader now reads value 14 where it read 12, low 14 where it read 12"
    assert [(KILLED.claim_id, reason, (KILLED.claim_id,))] == waits(found)
    assert (12, 12) == (found.claim_of[KILLED.claim_id].value, found.claim_of[KILLED.claim_id].low)
    assert {"value": 14, "low": 14} == found.reviews[KILLED.claim_id].as_read


def test_a_number_stands_whole():
    """The lower bound that is read now stands beside the value that a person told then."""
    read = reading(ledger(), KILLED, value=14, low=14)
    found = with_reviews(read, [accept(KILLED, "Ada", NOW, checked=["value"])])

    assert (12, 12) == (found.claim_of[KILLED.claim_id].value, found.claim_of[KILLED.claim_id].low)


def test_a_reader_that_learned_what_a_person_said_needs_no_look():
    """Every improvement of the reader fills the queue."""
    found = with_reviews(
        reading(ledger(), KILLED, population="children"), [correct(KILLED, {"population": "children"}, "Ada", NOW)]
    )

    assert ((), {}) == (found.waiting, found.reviews[KILLED.claim_id].as_read)


def test_a_rejected_claim_that_is_read_otherwise_waits():
    """What was rejected as a wrong number stays out when the number is right."""
    found = with_reviews(
        reading(ledger(), KILLED, value=14, low=14, population="men"), [reject(KILLED, "wrong_figure", "Ada", NOW)]
    )

    reason = "the reader now reads value 14 where it read 12, low 14 where it read 12"
    assert [(KILLED.claim_id, reason, (KILLED.claim_id,))] == waits(found)


def test_another_sentence_around_the_same_words_waits():
    """Accepted are the words "it is not true that 12 were killed"."""
    found = with_reviews(
        reading(ledger(), KILLED, sentence="It is not true that at least 12 were killed."), [accept(KILLED, "Ada", NOW)]
    )

    reason = "its sentence is now “It is not true that at least 12 were killed.”"
    assert [(KILLED.claim_id, reason, (KILLED.claim_id,))] == waits(found)
    assert State.ACCEPTED == found.reviews[KILLED.claim_id].state


def test_a_field_that_is_no_longer_read_waits():
    """What a person said of a field is dropped with the field."""
    judged = accept(KILLED, "Ada", NOW)
    old = replace(judged, fields={**judged.fields, "mood": Mark("bad", "worse")})
    found = with_reviews(ledger(), [old])

    assert [(KILLED.claim_id, "it judges mood, which is no longer read", (KILLED.claim_id,))] == waits(found)


def test_a_decision_that_is_not_understood_is_named():
    """A row of the database says nothing, and nobody knows."""
    found = with_reviews(ledger(), [ReviewError("review 7 is not understood")])

    assert (("review 7 is not understood",), ledger().claims) == (found.unread, found.claims)


def missed(reviewer: str = "Ada", **fields: object) -> Decision:
    """Mark a figure that the reader of these tests does not read."""
    start = TEXT.index("40 people")
    told = {"outcome": "displaced", "value": 40, "place": "Homs"} | fields
    return add(ARTICLE, start, start + len("40 people were injured"), told, reviewer, NOW)


def test_an_added_claim_joins_the_others_where_it_stands():
    """What a person marked is in no table, or at the end of it."""
    found = with_reviews(ledger(), [missed()])

    assert ["deaths", "injuries", "displaced", "injuries"] == [claim.outcome for claim in found.claims]
    assert ("added", MARKED) == tuple(rows(found)[missed().claim_id][name] for name in ("review", "rule"))
    assert found.links[missed().claim_id]
    assert 4 == len(claims_table(found))


def test_an_added_claim_that_the_reader_finds_too_is_one():
    """A better rule counts a figure twice."""
    decision = add(ARTICLE, KILLED.quote_start, KILLED.quote_end, {"outcome": "deaths"}, "Ada", NOW)
    found = with_reviews(ledger(), [decision])

    assert ledger().claims == found.claims
    assert (State.ACCEPTED, ()) == (found.reviews[KILLED.claim_id].state, found.waiting)
    told = add(ARTICLE, KILLED.quote_start, KILLED.quote_end, {"outcome": "deaths", "place": "Hama"}, "Ada", NOW)
    other = with_reviews(ledger(), [told])
    assert (State.CORRECTED, "Hama") == (
        other.reviews[KILLED.claim_id].state, other.claim_of[KILLED.claim_id].place)  # fmt: skip
    assert {"term", "unit"}.isdisjoint(other.reviews[KILLED.claim_id].as_read)


def test_an_added_claim_that_the_reader_finds_with_other_words_waits():
    """A figure counts twice, once as marked and once as read."""
    decision = add(ARTICLE, KILLED.quote_start, KILLED.quote_end - 7, {"outcome": "deaths"}, "Ada", NOW)
    reason = "the reader now reads a figure in these words too; both count"

    assert [(decision.claim_id, reason, (KILLED.claim_id,))] == waits(with_reviews(ledger(), [decision]))
    settled = with_reviews(ledger(), [decision, accept(KILLED, "Ada", LATER)])
    assert () == settled.waiting
    taken_over = with_reviews(ledger(), [decision, moved(decision, KILLED, "Ada", LATER)])
    assert (ledger().claims, ()) == (taken_over.claims, taken_over.waiting)


def test_an_added_claim_waits_where_its_words_are_gone():
    """A figure without its source counts on."""
    other = ledger(Article(text=TEXT.replace("40", "41"), article_id="a1"))
    found = with_reviews(other, [missed()])

    assert ["the text has changed: “41 people were injured” stands where “40 people were injured” stood"] == [
        one.reason for one in found.waiting
    ]
    assert other.claims == found.claims
    assert ["the report is no longer here"] == [
        one.reason for one in with_reviews(Ledger((), (), ()), [missed()]).waiting
    ]


def test_an_added_claim_may_be_looked_at_by_others():
    """What one person added, no other may correct."""
    [claim] = [one for one in with_reviews(ledger(), [missed()]).claims if one.rule == MARKED]
    accepted = with_reviews(ledger(), [missed(), accept(claim, "Ben", LATER)]).reviews[claim.claim_id]
    corrected = with_reviews(ledger(), [missed(), correct(claim, {"place": "Hama"}, "Ben", LATER)])
    own = with_reviews(ledger(), [missed(), correct(claim, {"place": "Hama"}, "Ada", LATER)])
    rejected = with_reviews(ledger(), [missed(), reject(claim, "duplicate", "Ben", LATER)])

    assert (State.ACCEPTED, ("Ada", "Ben"), ()) == (accepted.state, accepted.by, accepted.disputed_by)
    assert ("Hama", ("Ada",)) == (
        corrected.claim_of[claim.claim_id].place, corrected.reviews[claim.claim_id].disputed_by)  # fmt: skip
    assert ("Hama", ()) == (own.claim_of[claim.claim_id].place, own.reviews[claim.claim_id].disputed_by)
    assert ledger().claims == rejected.standing


def test_a_decision_is_moved_by_a_person_and_waits_no_more():
    """A review that somebody took over is asked for again and again."""
    first = correct(KILLED, {"place": "Idlib"}, "Ada", NOW)
    later = changed(f"An update. {TEXT}")
    [waiting] = with_reviews(later, [first]).waiting
    again = moved(first, later.claim_of[waiting.candidates[0]], "Ben", LATER)
    found = with_reviews(later, [first, again])

    assert (Verdict.CORRECT, {"place": ("Aleppo", "Idlib"), "admin1": ("Aleppo", None)}) == (
        again.verdict,
        marks(again),
    )
    assert (KILLED.claim_id, ()) == (again.follows, found.waiting)
    assert "Idlib" == found.claim_of[again.claim_id].place
    assert with_reviews(later, [first, again, first]).waiting


def test_a_rejection_is_moved_with_its_reason():
    """A figure that was rejected comes back when its report changes."""
    again = moved(reject(KILLED, "duplicate", "Ada", NOW), replace(KILLED, claim_id="other"), "Ben", LATER)

    assert (Verdict.REJECT, "duplicate", "other") == (again.verdict, again.reason, again.claim_id)


def test_a_decision_is_not_moved_to_words_that_do_not_print_its_number():
    """The 12 that a person accepted stands beside words that say 40."""
    with pytest.raises(ReviewError) as caught:
        moved(accept(KILLED, "Ada", NOW), HURT, "Ben", LATER)
    assert (
        "value_text is 'At least 12', which does not stand in the marked words “40 people were injured”; "
        "give the number as printed there"
    ) == str(caught.value)


def test_a_decision_that_nothing_stands_for_can_be_set_aside():
    """A figure that was taken out of its report is asked for for ever."""
    decision = accept(KILLED, "Ada", NOW)
    aside = set_aside(decision, "Ben", LATER, "cut by the editor")
    gone = without(ledger(), KILLED)

    assert "gone: cut by the editor" == aside.reason
    assert () == with_reviews(gone, [decision, aside]).waiting
    assert State.ACCEPTED == with_reviews(ledger(), [decision, aside]).reviews[KILLED.claim_id].state
    assert ledger().claims == with_reviews(ledger(), [missed(), set_aside(missed(), "Ben", LATER)]).claims


CLAIMS = (KILLED, HURT, CHILDREN)
DECISIONS = st.sampled_from(CLAIMS).flatmap(
    lambda claim: st.sampled_from(
        [
            accept(claim, "Ada", NOW),
            accept(claim, "Ben", NOW, checked=["value"]),
            correct(claim, {"place": "Idlib"}, "Ada", NOW),
            correct(claim, {"outcome": "displaced"}, "Ben", NOW),
            reject(claim, "duplicate", "Ben", NOW),
            reject(claim, "background", "Ada", NOW),
            set_aside(accept(claim, "Ada", NOW), "Ada", NOW),
            missed(),
            missed("Ben", place="Hama"),
        ]
    )
)


@given(st.lists(DECISIONS, max_size=6), st.lists(DECISIONS, max_size=6))
def test_decisions_on_other_claims_do_not_hang_on_each_other(one: list[Decision], other: list[Decision]) -> None:
    """Two people who work side by side get another ledger than one after the other."""
    apart = [decision for decision in other if decision.claim_id not in {made.claim_id for made in one}]

    first, second = with_reviews(ledger(), one + apart), with_reviews(ledger(), apart + one)

    assert (first.claims, first.reviews) == (second.claims, second.reviews)
    assert set(waits(first)) == set(waits(second))


@given(st.lists(DECISIONS, max_size=8))
def test_whatever_is_decided_no_claim_is_lost_and_every_quote_stands(decisions: list[Decision]) -> None:
    """A decision takes a claim out of the table, or leaves a figure without its words."""
    found = with_reviews(ledger(), decisions)

    assert {claim.claim_id for claim in CLAIMS} <= set(found.claim_of)
    assert all(TEXT[claim.quote_start : claim.quote_end] == claim.quote for claim in found.claims)
    assert set(found.reviews) <= {decision.claim_id for decision in decisions}
    assert all(claim.part_of is None or claim.part_of in found.links for claim in found.standing)


@pytest.mark.parametrize("claim", [KILLED, HURT, CHILDREN])
def test_to_accept_everything_changes_no_figure(claim):
    """A click on "right" moves a number."""
    assert read_claims(ARTICLE) == list(with_reviews(ledger(), [accept(claim, "Ada", NOW)]).claims)
