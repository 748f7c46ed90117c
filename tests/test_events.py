"""Events: which claims speak of one happening, and that every link says why."""

from dataclasses import replace
from datetime import date

from extract.claim import Basis, Claim, Outcome, Status
from extract.ledger.events import link_claims
from tests.happenings import ALEPPO, IDLIB, PROVINCE, PUBLISHED, SYRIA, linked, told


def together(*claims: Claim, **published: date) -> bool:
    """Say whether all claims are in one event."""
    return len({link.event_id for link in linked(*claims, **published).values()}) == 1


STRIKE = told("a-1", 25, "2016-09-24", cause="airstrike")


def test_one_place_day_and_cause_is_one_event() -> None:
    """Two papers that count the same dead are two events."""
    assert together(STRIKE, told("b-1", 92, "2016-09-24", cause="airstrike"))


def test_every_link_says_why_in_codes_and_in_words() -> None:
    """A claim was moved into an event, and nobody can see what for."""
    links = linked(STRIKE, told("b-1", 92, "2016-09-23", "2016-09-24", cause="explosion"))

    assert links["a-1"].codes == "core:first"
    assert links["b-1"].core == "a-1"
    assert links["b-1"].codes == "place:same time:overlap cause:told_as"
    assert links["b-1"].words == (
        "same place (Aleppo), periods overlap (23 Sep 2016 to 24 Sep 2016; 24 Sep 2016), "
        "causes that are told as one (explosion, airstrike)"
    )


def test_another_day_place_or_cause_is_another_event() -> None:
    """The strikes of one week become one strike."""
    assert not together(STRIKE, told("b-1", 25, "2016-09-25", cause="airstrike"))
    assert not together(STRIKE, told("b-1", 25, "2016-09-24", cause="airstrike", **IDLIB))
    assert not together(STRIKE, told("b-1", 25, "2016-09-24", cause="flood"))
    assert not together(STRIKE, told("b-1", 25, "2016-09-24", cause="shooting"))


def test_a_cause_that_nobody_says_agrees_but_joins_no_two_that_contradict() -> None:
    """A vague claim glues a strike and a flood together."""
    vague, flood = told("b-1", 25, "2016-09-24"), told("c-1", 3, "2016-09-24", cause="flood")

    assert together(STRIKE, vague)
    assert not together(STRIKE, flood)
    links = linked(STRIKE, vague, flood)
    assert links["a-1"].event_id != links["c-1"].event_id


def test_what_goes_on_for_long_has_many_causes_of_one_kind() -> None:
    """A siege counted by its shelling and by its shooting is two; or a flood is part of a war."""
    run = told("a-1", 338, "2016-09-23", "2016-09-30", cause="shelling", basis=Basis.CUMULATIVE)

    assert together(run, replace(run, claim_id="b-1", article_id="b", cause="execution"))
    assert not together(run, replace(run, claim_id="b-1", article_id="b", cause="flood"))


def test_a_day_is_apart_from_the_campaign_around_it() -> None:
    """A day's dead and those of the whole month are compared as if they were one count."""
    month = told("b-1", 450, "2016-09-19", "2016-09-29", cause="airstrike", basis=Basis.CUMULATIVE)

    assert not together(STRIKE, month)


def test_counts_with_about_the_same_beginning_are_one_campaign() -> None:
    """Each update of a running count becomes a happening of its own."""
    counts = [
        told("a-1", 338, "2016-09-23", "2016-09-30", basis=Basis.CUMULATIVE),
        told("b-1", 450, "2016-09-19", "2016-09-29", basis=Basis.CUMULATIVE),
        told("c-1", 377, "2016-09-24", "2016-10-08", basis=Basis.CUMULATIVE),
    ]

    assert together(*counts)
    assert not together(counts[0], told("d-1", 600, "2016-07-31", "2016-08-31", basis=Basis.CUMULATIVE))
    assert not together(counts[0], told("d-1", 9500, "2016-09-22", "2017-03-22", basis=Basis.CUMULATIVE))


def test_a_count_without_a_beginning_joins_the_run_in_which_it_ends() -> None:
    """A count "so far" stands alone beside the count of the same week."""
    run = told("a-1", 338, "2016-09-23", "2016-09-30", basis=Basis.CUMULATIVE)
    so_far = replace(told("b-1", 213, "2016-09-25"), period_from=None, basis=Basis.CUMULATIVE)
    before = replace(so_far, period_to=date(2016, 9, 23))
    much_later = replace(told("c-1", 213, "2017-01-25"), period_from=None, basis=Basis.CUMULATIVE)

    assert together(run, so_far)
    assert not together(run, before)
    assert not together(run, much_later)


def test_totals_of_which_no_day_is_said_need_the_same_cause() -> None:
    """Any two tolls printed in one town within two weeks are one."""
    one = told("a-1", 5, basis=Basis.CUMULATIVE)

    assert not together(one, told("b-1", 7, basis=Basis.CUMULATIVE))
    assert together(replace(one, cause="flood"), told("b-1", 7, cause="flood", basis=Basis.CUMULATIVE))


def test_a_run_reaches_as_far_as_its_latest_count_and_begins_where_it_began() -> None:
    """A campaign ends with its first bulletin; or each bulletin moves its beginning on, until it is another one."""
    first = told("a-1", 30, "2016-09-01", "2016-09-10", basis=Basis.CUMULATIVE)
    later = told("b-1", 60, "2016-09-01", "2016-10-01", basis=Basis.CUMULATIVE)
    open_one = replace(told("c-1", 70, "2016-10-10"), period_from=None, basis=Basis.CUMULATIVE)
    drifted = [told(f"d{n}-1", 9, f"2016-09-{1 + 4 * n:02}", f"2016-09-{10 + 4 * n}") for n in range(1, 5)]

    assert together(first, later, open_one)
    assert not together(first, open_one)
    assert not together(first, drifted[-1])
    links = linked(first, *(replace(one, basis=Basis.CUMULATIVE) for one in drifted))
    assert links["a-1"].event_id != links["d4-1"].event_id


def test_the_total_of_a_country_is_not_the_event_in_one_town() -> None:
    """A day's dead in all of Syria are told as those of one strike."""
    assert not together(STRIKE, told("b-1", 30, "2016-09-24", cause="airstrike", **SYRIA))


def test_a_disaster_in_a_country_is_the_one_in_its_towns() -> None:
    """One earthquake becomes as many as there are towns."""
    quake = told("a-1", 8019, "2015-04-25", cause="earthquake", **SYRIA)

    assert together(quake, told("b-1", 300, "2015-04-25", cause="earthquake"))


def test_a_toll_until_a_day_is_that_of_the_disaster_before_it() -> None:
    """An earthquake's toll of the second week stands apart from that of the first day."""
    quake = told("a-1", 600, "2015-04-25", cause="earthquake")
    toll = replace(told("b-1", 8019, "2015-05-10", cause="earthquake"), period_from=None, basis=Basis.CUMULATIVE)

    assert together(quake, toll)
    assert together(quake, told("b-1", 8019, "2015-04-25", "2015-05-10", cause="earthquake"))
    assert not together(STRIKE, replace(toll, cause="airstrike", period_to=date(2016, 9, 29)))


def test_a_toll_without_a_day_is_that_of_the_one_attack_before_it() -> None:
    """A later toll ("rose to 80") stands apart from the bombing; or is given to one of two."""
    toll = told("b-1", 80, cause="airstrike", basis=Basis.CUMULATIVE)
    other = told("c-1", 4, "2016-09-25", cause="airstrike")

    assert together(STRIKE, toll)
    assert not together(STRIKE, replace(toll, cause=None))
    assert not together(STRIKE, toll, b=date(2016, 10, 5))
    assert 3 == len({link.event_id for link in linked(STRIKE, other, toll).values()})


def test_one_day_more_or_less_is_forgiven_to_disasters_only() -> None:
    """A stampede dated a day later is another one; or two days of air raids are one."""
    crush = told("a-1", 769, "2015-09-24", cause="crowd_crush")

    assert together(crush, told("b-1", 4173, "2015-09-25", cause="crowd_crush"))


def test_a_city_and_its_province_are_one_place_to_reports() -> None:
    """Reports of "Aleppo" and of "Aleppo province" give two campaigns."""
    run = told("a-1", 338, "2016-09-23", "2016-09-30", basis=Basis.CUMULATIVE)

    assert together(run, told("b-1", 450, "2016-09-23", "2016-09-30", basis=Basis.CUMULATIVE, **PROVINCE))


def test_places_side_by_side_need_the_same_cause() -> None:
    """A hospital and its district are two strikes; or every shot near a strike is part of it."""
    hospital = told("b-1", 14, "2016-09-24", **(ALEPPO | {"place": "M10", "place_id": "1", "latitude": 36.22}))

    assert together(STRIKE, replace(hospital, cause="airstrike"))
    assert not together(STRIKE, hospital)
    assert not together(STRIKE, replace(hospital, cause="airstrike", latitude=36.4))


def test_a_claim_without_a_day_joins_where_its_number_is_told() -> None:
    """A short item ("around 20 were killed in Urum") is lost; or any item of the week is taken for the strike."""
    item = told("b-1", 25)

    assert together(STRIKE, item)
    assert not together(STRIKE, told("b-1", 26))
    assert not together(replace(STRIKE, value=2), told("b-1", 2))
    assert not together(STRIKE, item, b=date(2016, 12, 1))


def test_a_week_joins_a_day_in_it_where_cause_or_number_is_the_same() -> None:
    """A killing "last week" is any killing of that week in the town."""
    week = {"day": "2016-09-19", "until": "2016-09-25", "date_precision": "week"}

    assert together(STRIKE, told("b-1", 30, cause="airstrike", **week))
    assert together(STRIKE, told("b-1", 25, **week))
    assert not together(STRIKE, told("b-1", 30, **week))


def test_people_who_move_are_as_many_where_no_day_is_said() -> None:
    """Fifty in a shelter are the thousands who fled."""
    fled = told("a-1", 70_000, outcome=Outcome.DISPLACED)

    assert together(fled, told("b-1", 77_000, outcome=Outcome.DISPLACED))
    assert not together(fled, told("b-1", 50, outcome=Outcome.DISPLACED))


def test_a_claim_without_a_day_that_fits_two_events_joins_neither() -> None:
    """One vague claim is counted with whichever event came first."""
    links = linked(STRIKE, told("b-1", 25, "2016-09-25", cause="shelling"), told("c-1", 25))

    assert 3 == len({link.event_id for link in links.values()})


def test_a_disaster_without_a_day_stays_news_for_two_weeks() -> None:
    """A toll printed a week after the stampede stands alone."""
    crush = told("a-1", 769, "2015-09-24", cause="crowd_crush")

    assert together(crush, told("b-1", 4173, cause="crowd_crush"), b=date(2015, 9, 29))
    assert not together(crush, told("b-1", 4173, cause="crowd_crush"), b=date(2015, 10, 29))


def test_a_period_that_cannot_be_dated_is_a_run_up_to_publication() -> None:
    """A count "in the week after the ceasefire collapsed" is taken for the news of one day."""
    run = told("a-1", 338, "2016-09-19", "2016-09-28", basis=Basis.CUMULATIVE)
    undated = told("b-1", 369, period_text="in the week after the ceasefire collapsed")

    assert together(run, undated)
    assert not together(STRIKE, told("b-1", 25, period_text="in the week after the ceasefire collapsed"))


def test_a_war_told_by_the_year_began_some_day_in_it() -> None:
    """The dead "since 2011", "since March 2011" and "in the past five years" are three wars."""
    war = told("a-1", 400_000, "2011-01-01", "2016-04-22", basis=Basis.CUMULATIVE, date_precision="year", **SYRIA)
    years = told("b-1", 450_000, "2011-09-29", "2016-09-29", basis=Basis.CUMULATIVE, date_precision="year", **SYRIA)
    later = told("c-1", 450_000, "2012-01-01", "2016-09-29", basis=Basis.CUMULATIVE, date_precision="year", **SYRIA)

    assert together(war, years)
    assert not together(war, later)


def test_what_a_claim_leaves_out_is_as_told_just_before() -> None:
    """The wounded of the next sentence stand apart from the dead of the first."""
    wounded = replace(told("a-2", 40, outcome=Outcome.INJURIES), quote_start=99, place=None, iso3=None)
    links = linked(STRIKE, wounded)

    assert together(STRIKE, wounded)
    assert links["a-2"].codes.endswith("carried:place_period_cause")
    assert links["a-2"].words.endswith("place and period and cause as told just before")


def test_a_claim_that_names_another_place_takes_nothing_from_the_one_before() -> None:
    """The next item of a round-up is dated by the one above it."""
    assert not together(STRIKE, replace(told("a-2", 8, **IDLIB), quote_start=99), told("b-1", 9, "2016-09-24", **IDLIB))


def test_the_displaced_and_the_dead_are_two_events() -> None:
    """Flight from a battle is compared with its dead."""
    assert not together(STRIKE, told("b-1", 25, "2016-09-24", cause="airstrike", outcome=Outcome.DISPLACED))
    assert together(STRIKE, told("b-1", 60, "2016-09-24", cause="airstrike", outcome=Outcome.INJURIES))


def test_a_part_and_a_repeat_follow_what_they_are_told_with() -> None:
    """A breakdown ("including 13 in Douma") is a happening of its own."""
    part = told("a-2", 13, part_of="a-1", **IDLIB)
    again = told("a-3", 13, repeats="a-2", **IDLIB)
    links = linked(STRIKE, part, again)

    assert together(STRIKE, part, again)
    assert ["told_with:part", "told_with:repeat"] == [links[name].codes for name in ("a-2", "a-3")]


def test_parts_that_go_in_a_circle_stop() -> None:
    """Two claims that are parts of each other hang the ledger."""
    assert {} == linked(told("a-1", part_of="a-2"), told("a-2", part_of="a-1"))


def test_what_did_not_happen_is_in_no_event() -> None:
    """A warning ("could kill thousands") is a report of a happening."""
    hypothetical, background = Status.HYPOTHETICAL, Status.HISTORICAL

    assert {} == linked(told("a-1", day="2016-09-24", status=hypothetical), told("b-1", status=background))
    assert together(STRIKE, told("b-1", 25, "2016-09-24", status=background))
    assert together(STRIKE, told("b-1", 25, "2016-09-24", status=Status.DENIED))


def test_a_claim_without_place_or_day_stands_alone_and_says_so() -> None:
    """A claim vanishes from the events, or joins one by chance."""
    nowhere = {"place": None, "place_id": None, "iso3": None}
    links = link_claims([told("a-1", 3, **nowhere), told("b-1", 3)], {"a": PUBLISHED, "b": None})

    assert ["core:no_place", "core:no_time"] == [links[name].codes for name in ("a-1", "b-1")]
    assert links["a-1"].event_id != links["b-1"].event_id
