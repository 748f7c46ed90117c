"""Every page opens inside its frame, whatever the workspace holds and whatever the filters leave."""

import ast
import re
from collections.abc import Callable
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from extract.claim import Claim
from extract.ledger.decisions import Decision, accept, correct, reject
from extract.ledger.ledger import load_ledger
from extract.ledger.reviews import Reviews
from extract.ledger.tables import claims_table
from extract.ledger.workspace import VARIABLE, Workspace
from pages.shared import filters, frame, store
from pages.shared.selection import Selection
from tests.made_up import workspace

ROOT = Path(__file__).parents[1]
SCRIPTS = [page.script for page in frame.PAGES]
FILTERED = [page.script for page in frame.PAGES if page.is_filtered]
REPORT = """---
publisher: The Daily
title: A strike
published: 2016-09-30
---
At least 12 people were killed in Aleppo.
"""
EMPTY = {"pages/article.py": "No figure was read", "pages/add_reports.py": "Nothing is kept before you say so"}
WAIT = 60  # seconds; a busy machine is slow, and a page that hangs never ends


def opened(script: str) -> AppTest:
    """Start the app where a person does, then go to a page."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=WAIT).run()
    if script != SCRIPTS[0]:
        app.switch_page(script).run()
    return app


def shown(app: AppTest) -> str:
    """Everything that a page says, tags taken away."""
    html = unescape(" ".join(re.sub(r"<[^>]*>", " ", element.proto.body) for element in app.get("html")))
    return " ".join(
        [html, *(e.value for e in app.markdown), *(e.value for e in app.subheader), *(e.value for e in app.caption)]
    )


def title(app: AppTest) -> str:
    """The one heading of a page."""
    (heading,) = [e.proto.body for e in app.get("html") if e.proto.body.startswith("<h1")]
    return re.sub(r"<[^>]*>", "", heading)


@pytest.fixture
def small(tmp_path, monkeypatch) -> Path:
    """A workspace with one report and two files that cannot be read."""
    folder = workspace(tmp_path / "small", good=REPORT, undated="---\npublished: yesterday\n---\nText.\n")
    (folder / "articles" / "bytes.md").write_bytes(b"\xff\xfe")
    monkeypatch.setenv(VARIABLE, str(folder))
    return folder


@pytest.fixture
def empty(tmp_path, monkeypatch) -> Path:
    """A workspace with a report in which nothing is counted."""
    folder = workspace(tmp_path / "empty", quiet="---\ntitle: A quiet day\n---\nThe council met.\n")
    monkeypatch.setenv(VARIABLE, str(folder))
    return folder


def test_the_navigation_lists_every_page_on_disk():
    """A page that nobody can reach, or a line that leads nowhere."""
    on_disk = {f"pages/{path.name}" for path in (ROOT / "pages").glob("*.py") if path.name != "__init__.py"}

    assert on_disk == set(SCRIPTS)


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_page_is_a_short_recipe_that_begins_with_the_guard(script):
    """A page that a first visitor sees without its frame, or that computes."""
    source = (ROOT / script).read_text("utf-8")
    statements = [node for node in ast.parse(source).body[1:] if not isinstance(node, ast.Import | ast.ImportFrom)]

    assert "frame.require()" == ast.unparse(statements[0])
    assert len(source.splitlines()) <= 60
    assert not [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ClassDef | ast.FunctionDef)]


def test_only_the_store_caches_and_nothing_is_unsafe():
    """A second cache that serves old rows, or HTML from an article that runs."""
    for path in (ROOT / "pages").rglob("*.py"):
        source = path.read_text("utf-8")
        assert "unsafe_allow" not in source, path
        assert path.name == "store.py" or "st.cache" not in source, path


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_page_opens_on_the_bundled_reports(script):
    """A page that ends in an error."""
    app = opened(script)

    assert [] == list(app.exception)
    assert title(app)


@pytest.mark.parametrize("script", FILTERED)
def test_a_page_says_when_the_filters_leave_nothing(script):
    """A blank page, or a chart of nothing."""
    app = opened(script)
    app.text_input(key="words").set_value("no such word anywhere").run()

    assert [] == list(app.exception)
    if script == "pages/review.py":
        assert "Nothing waits in this queue" in shown(app)
    else:
        assert "All reported figures that mention “no such word anywhere”" == title(app)
        assert "No claim matches these filters" in shown(app)


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_page_opens_on_a_workspace_without_claims(script, empty):
    """A page that expects at least one row."""
    app = opened(script)

    assert [] == list(app.exception)
    assert EMPTY.get(script, "No claims yet") in shown(app)


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_page_opens_on_a_workspace_without_reports(script, tmp_path, monkeypatch):
    """A page that expects at least one report."""
    monkeypatch.setenv(VARIABLE, str(workspace(tmp_path / "bare")))
    app = opened(script)

    assert [] == list(app.exception)
    assert ("Nothing is kept before you say so" if script == "pages/add_reports.py" else "No claims yet") in shown(app)


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_folder_that_is_no_workspace_is_a_message(script, tmp_path, monkeypatch):
    """A traceback for a misspelt folder."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "nowhere"))
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=WAIT).run()

    assert [] == list(app.exception)
    assert "This workspace cannot be opened" in shown(app)
    assert "nowhere: there is no such folder" in shown(app)


def test_the_overview_lists_what_could_not_be_read(small):
    """A report that is missing without a word."""
    app = opened("pages/overview.py")

    assert "2 reports could not be read" in shown(app)
    assert "published is 'yesterday', which is not a day" in shown(app)
    assert "which is not UTF-8" in shown(app)


def test_the_overview_counts_claims_and_says_why_nothing_is_summed():
    """A count that is not of the table, or a sum of people."""
    ledger = load_ledger()
    rows = claims_table(ledger).query("status in ('reported', 'alleged')")
    said = shown(opened("pages/overview.py"))

    assert f"Claims {len(rows):,} Reports with claims {rows['article_id'].nunique():,}" in " ".join(said.split())
    assert f"Read from {len(ledger.articles)} reports" in said
    assert "Figures are never added up" in said


def test_a_new_report_is_read_without_a_restart(small):
    """A cache that keeps what the folder no longer holds."""
    before = store.claims()
    other = REPORT.replace("12 people", "31 people").replace("Aleppo", "Homs")
    (small / "articles" / "second.md").write_text(other, encoding="utf-8")

    assert len(before) + 1 == len(store.claims())
    assert "31" in store.claims()["value_text"].str.cat()


def test_a_workspace_is_read_once(small):
    """A page that reads every report again on every click."""
    assert store.claims() is store.claims()
    assert store.ledger() is store.ledger()


def test_reset_puts_every_filter_back():
    """A filter that stays behind, unseen."""
    app = opened("pages/claims.py")
    app.text_input(key="words").set_value("Aleppo").run()
    app.multiselect(key="status").set_value(["denied"]).run()
    app.multiselect(key="outcome").set_value(["deaths"]).run()
    (reset,) = [button for button in app.button if button.label == "Reset filters"]

    reset.click().run()

    assert ("", [], ["reported", "alleged"]) == (
        app.text_input(key="words").value,
        app.multiselect(key="outcome").value,
        app.multiselect(key="status").value,
    )
    assert Selection().sentence() == title(app)


def test_every_filter_is_in_the_url(small):
    """A view that cannot be sent to a colleague."""
    decide(small, accept)
    app = opened("pages/claims.py")
    keys = {widget.key for widget in [*app.multiselect, *app.date_input, *app.text_input]}

    assert set(filters.UNSET) == keys


def test_what_a_reviewer_rejected_is_left_out_until_it_is_asked_for(small):
    """A figure that a person struck out and that counts all the same, or that nobody can find again."""
    decide(small, lambda claim, who, now: reject(claim, "duplicate", who, now))
    app = opened("pages/claims.py")
    before = shown(app)
    app.multiselect(key="review").set_value(["rejected"]).run()

    assert "No claim matches these filters" in before
    assert "All reported figures rejected by a reviewer" == title(app)
    assert [] == list(app.exception)


@pytest.mark.parametrize("script", ["pages/overview.py", "pages/article.py"])
def test_a_correction_stands_with_the_reading_beside_it(script, small):
    """A corrected figure that nobody can tell from a read one."""
    decide(small, lambda claim, who, now: correct(claim, {"place": "Homs"}, who, now))
    claim = load_ledger(small).claims[0]
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=WAIT).run()
    if script != "pages/overview.py":
        app.switch_page(script)
        app.query_params["article"] = claim.article_id
        app.query_params["claim"] = claim.claim_id
        app.run()

    assert "12 people were reported killed in Homs" in shown(app)
    assert "Corrected by Ana on 24 November 2026; the reader read" in shown(app)
    assert "place Aleppo" in shown(app)


def decide(folder: Path, made: Callable[[Claim, str, datetime], Decision]) -> None:
    """Keep Ana's decision on the first claim of a workspace."""
    here = Workspace(folder)
    Reviews(here.reviews).keep(made(load_ledger(folder).claims[0], "Ana", datetime(2026, 11, 24, tzinfo=UTC)))


@pytest.mark.parametrize("key", ["article", "claim"])
def test_an_unknown_name_in_the_url_is_a_calm_message(key, small):
    """A link from an older version that ends in an error."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=WAIT).run()
    app.switch_page("pages/article.py")
    app.query_params[key] = "<b>gone</b>"
    app.run()

    assert [] == list(app.exception)
    said = {"article": "This report is not here", "claim": "This claim is not in the report"}[key]
    assert said in shown(app)
    assert "<b>gone</b>" in shown(app)


def test_an_article_shows_what_was_passed_over(monkeypatch, tmp_path):
    """A number beside an outcome that gave no figure is told of, with the reason."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.md").write_text(f"{REPORT} 12 offices were hit.\n", "utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    app = opened("pages/article.py")

    assert ["1 number beside an outcome gave no figure"] == [folded.label for folded in app.expander]
    assert "what is counted are not people, nor their homes" in app.table[0].value.to_string()


def test_claims_events_and_speakers_download_from_one_page(small):
    """What is told of each happening, and by whom, leaves the app only by hand."""
    app = opened("pages/claims.py")

    assert ["Download CSV", "Events (CSV)", "Speakers (CSV)"] == [
        button.proto.label for button in app.get("download_button")
    ]


def test_downloads_are_named_after_what_they_hold():
    """Three files of one name overwrite each other."""
    assert "casualty-ledger_deaths_1-event.csv" == Selection(outcomes=("deaths",)).file_name(1, "event")


def test_a_claim_shows_what_other_reports_say_of_its_happening(tmp_path, monkeypatch):
    """A figure that others contradict must not stand alone, and its link must give its reasons."""
    said = "At least 12 people were killed in Aleppo."
    first = REPORT.replace(said, "An air strike killed 12 people in Aleppo on Friday.")
    other = REPORT.replace(said, "An air strike killed 15 people in Aleppo on Friday.").replace(
        "The Daily", "The Herald"
    )
    folder = workspace(tmp_path / "two", first=first, other=other)
    monkeypatch.setenv(VARIABLE, str(folder))
    claim = load_ledger(folder).claims[0]
    app = opened("pages/article.py")
    app.query_params["article"], app.query_params["claim"] = claim.article_id, claim.claim_id
    app.run()

    assert "Other reports of this happening" in shown(app)
    assert "in 2 reports: 12 to 15 deaths" in shown(app)
    assert ("same place (Aleppo)" in shown(app)) != ("the claim that others are held against" in shown(app))


def test_a_page_looks_at_its_workspace_once(small, monkeypatch):
    """Ten thousand files that are listed for every table of a page."""
    looks = []
    look = store.state_of
    monkeypatch.setattr(store, "state_of", lambda folder: looks.append(folder) or look(folder))
    app = opened("pages/claims.py")
    looks.clear()
    app.run()

    assert [] == list(app.exception)
    assert 1 == len(looks)
