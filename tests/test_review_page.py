"""Review: a decision lands in the database as it was meant, whatever else is wrong."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from extract.ledger.decisions import Decision, Verdict, accept
from extract.ledger.ledger import load_ledger
from extract.ledger.reviewing import open_ledger
from extract.ledger.reviews import Reviews
from extract.ledger.workspace import REVIEWS, VARIABLE, open_workspace
from extract.version import __version__
from pages.shared import access, review_view, store
from pages.shared.roles import Person, Role
from tests.made_up import workspace
from tests.reviewers import NOW, marks
from tests.test_pages import opened, shown

PAGE = "pages/review.py"
HEAD = "---\npublisher: The Daily\ntitle: A strike\npublished: 2016-09-30\n---\n"
TEXT = (
    "At least 12 people were killed in Aleppo. In Homs 40 people were injured on 28 September. "
    "The wounded were twenty, by another count.\n"
)
OTHER = HEAD.replace("2016-09-30", "2016-10-02").replace("A strike", "Before it") + "Three men died in Idlib.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """A workspace with three claims in two reports."""
    monkeypatch.setenv(VARIABLE, str(workspace(tmp_path / "held", strike=HEAD + TEXT, other=OTHER)))
    return tmp_path / "held"


def looking() -> AppTest:
    """Open the page of reviews, as Ada."""
    return signed(opened(PAGE), "Ada")


def signed(app: AppTest, name: str) -> AppTest:
    """Say who reviews."""
    return calm(app.text_input(key="reviewer").set_value(name).run())


def calm(app: AppTest) -> AppTest:
    """The app, which did not end in an error."""
    assert [] == list(app.exception)
    return app


def at(outcome: str, folder: Path, app: AppTest | None = None) -> AppTest:
    """Look at the one claim of an outcome in the report of the strike."""
    [claim] = [one for one in load_ledger(folder).claims if one.outcome == outcome and one.place != "Idlib"]
    app = app or looking()
    app.query_params["claim"] = claim.claim_id
    return calm(app.run())


def viewing(view: str, app: AppTest) -> AppTest:
    """Choose what to do."""
    app.get("button_group")[0].set_value(view)
    return calm(app.run())


def click(app: AppTest, key: str) -> AppTest:
    """Press a button."""
    return calm(app.button(key=key).click().run())


def field(app: AppTest, name: str):
    """The input of a field of the claim."""
    [found] = [one for one in [*app.text_input, *app.selectbox] if (one.key or "").startswith(f"field-{name}-")]
    return found


def checked(app: AppTest):
    """The boxes of the groups that the reviewer vouches for."""
    [found] = [one for one in app.get("button_group") if one.key.startswith("checked-")]
    return found


def decisions(folder: Path) -> list[Decision]:
    """Everything that was kept."""
    found = Reviews(open_workspace(folder).reviews).all()
    assert all(isinstance(one, Decision) for one in found)
    return found


def first(app: AppTest) -> str:
    """The number as printed in the claim that is looked at."""
    return field(app, "value_text").value


def test_accepting_keeps_who_when_what_and_by_which_version(folder):
    """A decision that nobody can ask after."""
    app = click(at("deaths", folder), "decide")
    [one] = decisions(folder)

    assert (Verdict.ACCEPT, "Ada", __version__, "At least 12 people were killed") == (
        one.verdict,
        one.reviewer,
        one.extractor_version,
        one.quote,
    )
    assert one.made_at.tzinfo is not None
    assert {} == marks(one)
    assert {"outcome", "value", "place", "responsible"} <= set(one.fields)
    assert "2 claims in this queue. 1 of 3 in the workspace have been looked at." in shown(app)


def test_a_filter_leads_to_its_own_first_claim(folder):
    """A filter that seems to do nothing, as the claim of before stays on the page."""
    app = at("deaths", folder)
    app.multiselect(key="outcome").set_value(["injuries"]).run()

    assert "1 claim in this queue." in shown(calm(app))
    assert "injuries" == app.selectbox(key=next(b.key for b in app.selectbox if b.label == "Outcome")).value


def test_an_accepted_claim_leaves_the_queue_and_the_next_one_comes(folder):
    """A reviewer who sees the same claim again."""
    app = looking()
    seen = []
    for _ in range(3):
        seen.append(first(app))
        click(app, "decide")

    assert {"At least 12", "40", "Three"} == set(seen)
    assert "Nothing waits in this queue" in shown(app)
    assert 3 == len({one.claim_id for one in decisions(folder)})


def test_the_newest_report_comes_first_when_asked(folder):
    """An order that does nothing."""
    app = looking()
    app.selectbox(key="order").set_value("published").run()

    assert "Three" == first(app)


def test_a_skipped_claim_comes_again_when_the_others_are_done(folder):
    """A claim that is never seen again, or that nobody can pass."""
    app = looking()
    seen = []
    for _ in range(4):
        seen.append(first(app))
        click(app, "skip")

    assert 3 == len(set(seen))
    assert seen[0] == seen[3]
    assert [] == decisions(folder)


def test_a_note_stays_with_the_claim_that_it_was_typed_for(folder):
    """A reason that is kept with another claim."""
    app = looking()
    app.text_input(key="note").set_value("not this one")
    click(app, "skip")
    click(app, "decide")

    assert [""] == [one.reason for one in decisions(folder)]


@pytest.mark.parametrize(("queue", "count"), [("unseen", 2), ("mine", 2), ("disputed", 0), ("reviewed", 1), ("all", 3)])
def test_a_queue_holds_what_it_says(queue, count, folder):
    """A queue of claims that were done, or without those that were not."""
    app = click(at("deaths", folder), "decide")
    app.selectbox(key="queue").set_value(queue).run()

    assert f"{count} claim{'s' * (count != 1)} in this queue." in shown(calm(app))


def test_what_a_colleague_reviewed_is_still_mine_to_look_at(folder):
    """A second reading that nobody is asked for."""
    app = signed(click(at("deaths", folder), "decide"), "Bea")
    app.selectbox(key="queue").set_value("mine").run()

    assert "3 claims in this queue." in shown(app)


def test_the_filters_choose_what_is_reviewed(folder):
    """A reviewer of one happening who is given every other."""
    app = looking()
    app.text_input(key="words").set_value("Idlib").run()

    assert "1 claim in this queue." in shown(app)
    assert "Three" == first(app)


def test_a_correction_is_kept_beside_what_was_read_and_changes_the_claims(folder):
    """A correction that changes nothing, or that forgets what was read."""
    app = at("deaths", folder)
    field(app, "qualifier").set_value("exact").run()
    assert "Save correction" == app.button(key="decide").label
    assert "read as at_least" in shown(app)
    app.text_input(key="note").set_value("the ministry gave a count")
    click(app, "decide")
    [one] = decisions(folder)

    assert (Verdict.CORRECT, "the ministry gave a count") == (one.verdict, one.reason)
    assert {"qualifier": ("at_least", "exact"), "high": (None, 12)} == marks(one)
    assert (12, 12) == next((c.low, c.high) for c in open_ledger(open_workspace(folder)).claims if c.value == 12)


def test_what_was_typed_last_counts_although_the_click_came_with_it(folder):
    """A correction that is kept as an acceptance, for nobody pressed Enter."""
    app = at("deaths", folder)
    field(app, "population").set_value("civilians")
    click(app, "decide")

    assert [{"population": (None, "civilians")}] == [marks(one) for one in decisions(folder)]


def test_what_was_not_checked_stays_grey(folder):
    """A person who vouches for what they did not look at."""
    app = at("deaths", folder)
    checked(app).set_value(["outcome", "number"]).run()
    click(app, "decide")
    [one] = decisions(folder)

    assert {"outcome", "term", "unit", "value_text", "qualifier", "value", "low", "high"} == set(one.fields)


def test_a_correction_that_contradicts_the_words_is_refused_and_the_form_stays(folder):
    """A figure that no report printed."""
    app = at("deaths", folder)
    field(app, "value").set_value("14")
    field(app, "low").set_value("14")
    click(app, "decide")

    assert "This decision was not kept" in shown(app)
    assert "value is 14, whose digits do not stand in 'At least 12'; mark words that print it" in shown(app)
    assert [] == decisions(folder)
    assert "14" == field(app, "value").value


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("value", "a dozen", "value is 'a dozen', which is not a count"),
        ("period_from", "Friday", "period_from is 'Friday', which is not a day"),
        ("iso3", "Syria", "iso3 is 'Syria'; write the three letters of ISO 3166-1"),
        ("cause", "magic", "cause is 'magic'; allowed are "),
        ("place", "Al\u202eeppo", "place is 'Al\\u202eeppo', which has signs that cannot be printed"),
    ],
)
def test_a_field_that_cannot_hold_what_was_typed_says_so(name, text, message, folder):
    """A traceback, or a value that breaks the table."""
    app = at("deaths", folder)
    field(app, name).set_value(text)
    click(app, "decide")

    assert message in shown(app)
    assert [] == decisions(folder)


def test_a_rejected_claim_leaves_the_tables_with_its_reason(folder):
    """A figure that was refused and still counts."""
    app = at("injuries", folder)
    app.selectbox(key="reason").set_value("background").run()
    app.text_input(key="note").set_value("of last year")
    click(app, "reject")
    [one] = decisions(folder)

    assert (Verdict.REJECT, "background: of last year", {}) == (one.verdict, one.reason, one.fields)
    assert "rejected" == open_ledger(open_workspace(folder)).reviews[one.claim_id].state


def test_to_reject_for_another_reason_needs_words(folder):
    """A figure that goes away, and nobody knows why."""
    app = at("injuries", folder)
    app.selectbox(key="reason").set_value("other")
    click(app, "reject")
    assert "reason is other; say in words why the figure is rejected" in shown(app)
    assert [] == decisions(folder)

    app.text_input(key="note").set_value("a typing error")
    click(app, "reject")

    assert ["other: a typing error"] == [one.reason for one in decisions(folder)]


def test_a_decision_can_be_made_again_and_both_are_told(folder):
    """A mistake that nobody can mend, or a history that is rewritten."""
    app = click(at("deaths", folder), "decide")
    app.selectbox(key="reason").set_value("duplicate")
    click(at("deaths", folder, app), "reject")
    app = at("deaths", folder, app)

    assert [Verdict.ACCEPT, Verdict.REJECT] == [one.verdict for one in decisions(folder)]
    assert "UTC · Ada · rejected · it says again what another claim says" in shown(app)
    assert "UTC · Ada · accepted" in shown(app)


def test_two_reviewers_who_differ_are_disputed_and_their_agreement_is_measured(folder):
    """A disagreement that nobody sees."""
    app = looking()
    for outcome in ("deaths", "injuries"):
        click(at(outcome, folder, app), "decide")
    signed(app, "Bea")
    click(at("deaths", folder, app), "decide")
    click(at("injuries", folder, app), "reject")
    app.selectbox(key="queue").set_value("disputed").run()
    assert "1 claim in this queue." in shown(app)
    assert "40" == first(app)

    viewing("agreement", app)

    assert "Cohen’s kappa 0.00 over 2 decisions in common" in shown(app)
    assert "Ada and Bea" in app.table[0].value.index
    assert ["Verdict", "2", "0.50", "0.00"] == [str(cell) for cell in app.table[0].value.iloc[0][:4]]


def test_no_agreement_is_measured_before_two_people_decided(folder):
    """A figure made of nothing."""
    app = viewing("agreement", looking())

    assert "there is no agreement to measure" in shown(app)


def vanished(folder: Path, text: str, **head: str) -> AppTest:
    """Decide on the deaths, then let the text of the report say something else."""
    app = click(at("deaths", folder), "decide")
    more = "".join(f"{name}: {value}\n" for name, value in head.items())
    (folder / "articles" / "strike.md").write_text(f"{HEAD[:-4]}{more}---\n{text}", "utf-8")
    return viewing("waiting", app)


def test_a_decision_whose_figure_is_gone_is_listed_until_somebody_says_so(folder):
    """A decision that is dropped without a word, or that waits for ever."""
    app = vanished(folder, "Nobody was hurt.\n")
    assert "Waiting" in app.get("button_group")[0].options  # it goes into the URL: a number would be another tomorrow
    assert "1 decision under “Waiting”." in shown(viewing("check", app))
    viewing("waiting", app)
    assert "To be looked at: 1 decision." in shown(app)
    assert "The report is no longer here" in shown(app)

    click(app, "gone-0")

    assert "Every decision stands on the figure that it was made on." in shown(app)
    assert [Verdict.ACCEPT, Verdict.REJECT] == [one.verdict for one in decisions(folder)]
    assert "gone" == decisions(folder)[-1].reason


def test_a_decision_goes_to_the_figure_that_a_person_says_it_is(folder):
    """A decision that has to be made again because a word before its figure changed."""
    [held] = [one for one in load_ledger(folder).articles if one.title == "A strike"]
    app = vanished(folder, "On Friday, at noon. " + TEXT, replaces=held.article_id)
    assert "the report has changed, and a later version stands in its place" in shown(app).lower()
    assert "Now read: “ At least 12 people were killed ”" in shown(app)
    [same] = [button.key for button in app.button if button.label == "This is the figure: decide the same"]

    click(app, same)

    assert "Every decision stands on the figure that it was made on." in shown(app)
    before, after = decisions(folder)
    assert (before.claim_id, "12 people were killed") == (after.follows, after.quote[-21:])
    assert after.claim_id in load_ledger(folder).claim_of


def test_a_decision_whose_figure_is_read_otherwise_now_leads_back_to_it(folder):
    """A decision that stands on what nobody reads any more."""
    [claim] = [one for one in load_ledger(folder).claims if one.value == 12]
    Reviews(open_workspace(folder).reviews).keep(accept(replace(claim, place="Homs"), "Ada", NOW))
    app = viewing("waiting", looking())
    assert "The reader now reads place Aleppo where it read Homs" in shown(app)
    assert "gone-0" not in [button.key for button in app.button]

    click(app, "again-0")

    assert "At least 12" == first(app)
    assert "Homs" == field(app, "place").value
    assert "read as Aleppo" in shown(app)


def missed(folder: Path, words: str) -> AppTest:
    """Say by its words which figure was missed in the report of the strike."""
    app = viewing("missed", looking())
    report = next(one for one in load_ledger(folder).articles if one.title == "A strike")
    app.selectbox(key="missed-report").set_value(report.article_id).run()
    app.text_input(key="typed").set_value(words)
    return calm(app.run())


def test_a_missed_figure_is_added_by_its_words_and_joins_the_claims(folder):
    """A figure that nobody can add who cannot use a mouse, or that joins no table."""
    app = missed(folder, "The wounded were twenty")
    assert ("twenty", "20") == (field(app, "value_text").value, field(app, "value").value)
    field(app, "outcome").set_value("injuries")
    app.text_input(key="note").set_value("another count")
    click(app, "add-claim")
    [one] = decisions(folder)

    assert (Verdict.ADD, "Ada", "another count", "The wounded were twenty") == (
        one.verdict,
        one.reviewer,
        one.reason,
        one.quote,
    )
    assert {3, 12, 20, 40} == {claim.value for claim in open_ledger(open_workspace(folder)).claims}
    assert "" == app.text_input(key="typed").value
    app.switch_page("pages/claims.py").run()
    assert "4 claims" in shown(calm(app))


def test_a_figure_can_be_added_to_a_workspace_in_which_nothing_was_read(tmp_path, monkeypatch):
    """A reader who misses everything, and a page that then lets nobody mend it."""
    folder = workspace(tmp_path / "quiet", strike=HEAD + "The wounded were twenty, by another count.\n")
    monkeypatch.setenv(VARIABLE, str(folder))
    assert "No claims yet" in shown(looking())

    app = click(missed(folder, "The wounded were twenty"), "add-claim")

    assert [20] == [claim.value for claim in open_ledger(open_workspace(folder)).claims]
    app = viewing("check", app)
    app.selectbox(key="queue").set_value("all").run()
    assert "twenty" == first(calm(app))


def test_decisions_are_listed_although_every_report_was_taken_away(folder):
    """A decision that nobody can find, for there is nothing else to see."""
    click(at("deaths", folder), "decide")
    for path in (folder / "articles").iterdir():
        path.unlink()
    app = viewing("waiting", looking())

    assert "The report is no longer here" in shown(app)
    assert "There is no report here." in shown(viewing("missed", app))


def test_words_that_are_not_in_the_report_are_said_not_to_be(folder):
    """A figure that hangs in the air."""
    app = missed(folder, "A thousand died")

    assert "These words are not in the report" in shown(app)
    assert "“A thousand died” does not stand in its text." in shown(app)
    assert "add-claim" not in [button.key for button in app.button]


def test_a_missed_figure_without_its_number_is_refused(folder):
    """A claim of nothing."""
    app = missed(folder, "by another count")
    click(app, "add-claim")

    assert "This decision was not kept" in shown(app)
    assert "qualifier is exact; give value" in shown(app)
    assert [] == decisions(folder)


def test_the_name_of_the_reviewer_is_remembered_on_other_pages(folder):
    """A decision signed by the account that runs the server, because somebody read a report first."""
    app = looking()
    app.switch_page("pages/article.py").run()
    app.switch_page(PAGE).run()
    click(at("deaths", folder, app), "decide")

    assert ["Ada"] == [one.reviewer for one in decisions(folder)]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (" ", "reviewer is blank; say who decides"),
        ("A\u202eda", "reviewer is 'A\\u202eda', which is not one printable"),
    ],
)
def test_a_name_that_nobody_can_read_is_refused(name, message, folder):
    """A decision that nobody signed."""
    app = click(signed(at("deaths", folder), name), "decide")

    assert message in shown(app)
    assert [] == decisions(folder)


def test_a_half_filled_form_stays_when_somebody_else_decides(folder):
    """Work that is lost because a colleague was quicker on another claim."""
    app = at("injuries", folder)
    field(app, "population").set_value("children").run()
    click(signed(at("deaths", folder), "Bea"), "decide")
    calm(app.run())

    assert "children" == field(app, "population").value


def test_a_claim_that_is_not_here_leads_to_the_first_of_the_queue(folder):
    """A link from before a change that ends in an error."""
    app = looking()
    app.query_params["claim"] = "<b>gone</b>"
    app.run()

    assert "3 claims in this queue." in shown(calm(app))
    assert first(app)


@pytest.mark.parametrize("script", ["pages/overview.py", "pages/claims.py", PAGE])
@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("postgresql://ada:secret@127.0.0.1:1/reviews", "reviews cannot be read"),
        ("mysql://somewhere/else", "reviews"),
        ("nonsense", "reviews"),
    ],
)
def test_a_database_that_cannot_be_reached_is_a_message(url, message, script, folder, monkeypatch):
    """A traceback, or a password on the page."""
    monkeypatch.setenv(REVIEWS, url)
    app = calm(opened(script))

    assert "This workspace cannot be opened" in shown(app)
    assert message in shown(app)
    assert "secret" not in shown(app)


def test_a_damaged_database_is_a_message(folder):
    """Reviews that vanish without a word, or a traceback."""
    click(at("deaths", folder), "decide")
    (folder / "reviews.sqlite").write_bytes(b"SQLite format 3\0" + b"\xff" * 8000)
    app = calm(opened(PAGE))

    assert "This workspace cannot be opened" in shown(app)
    assert f"{folder / 'reviews.sqlite'}: reviews cannot be read" in shown(app)


def test_a_decision_that_the_database_refuses_is_said_not_to_be_kept(folder):
    """A decision that seems to be kept."""
    app = click(at("deaths", folder), "decide")
    with sqlite3.connect(folder / "reviews.sqlite") as database:
        database.execute("CREATE TRIGGER full BEFORE INSERT ON reviews BEGIN SELECT RAISE(ABORT, 'disk is full'); END")
    database.close()
    app.text_input(key="note").set_value("long thought")
    click(at("injuries", folder, app), "reject")

    assert "This decision was not kept" in shown(app)
    assert "disk is full; nothing was kept of this one" in shown(app)
    assert 1 == len(decisions(folder))
    assert "long thought" == app.text_input(key="note").value


@pytest.mark.parametrize(("reviewer", "done"), [("Ada", True), ("Ben", False)])
def test_a_second_click_is_taken_for_the_first(folder, monkeypatch, reviewer, done):
    """One decision that is kept twice by whoever clicks faster than the page; a colleague's is another matter."""
    claim = load_ledger(folder).claims[0]
    monkeypatch.setattr(store, "decisions", lambda: [accept(claim, reviewer, NOW)])
    monkeypatch.setattr(access, "person", lambda: Person("Ada", Role.REVIEWER))

    assert done == review_view.is_done(review_view.Form(claim, claim, 0))
    assert not review_view.is_done(review_view.Form(claim, claim, 1))
