"""Who may write is asked where it is written: a page that is closed, and a write that is refused behind a button."""

import getpass
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from extract.ledger.decisions import accept
from extract.ledger.ledger import load_ledger
from extract.ledger.reviews import Reviews
from extract.ledger.workspace import VARIABLE, open_workspace
from extract.reading import read_paste
from tests.made_up import workspace
from tests.reviewers import NOW
from tests.test_pages import REPORT, ROOT, WAIT, opened, shown

ADD, REVIEW = "pages/add_reports.py", "pages/review.py"
AUTH = {"redirect_uri": "http://localhost/oauth2callback", "cookie_secret": "x", "client_id": "a"}
MAPPING = {"claim": "groups", "reviewer": ["desk"], "editor": ["lead"]}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch) -> Path:
    """A workspace with one claim."""
    monkeypatch.setenv(VARIABLE, str(workspace(tmp_path / "held", good=REPORT)))
    return tmp_path / "held"


def visited(script: str, secrets: dict[str, object], user: dict[str, object] | None = None) -> AppTest:
    """Open a page of an app that has these secrets, as somebody."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=WAIT)
    app.secrets, app.user = secrets, user or {}
    app.run()
    app.switch_page(script)
    app.run()
    assert [] == list(app.exception)
    return app


def writes(app: AppTest) -> list[str]:
    """The buttons and inputs with which something could be written."""
    keys = {"pasted", "address", "reviewer", "decide", "reject", "keep", "add-claim", "note", "uploaded", "fetch"}
    return sorted(keys & {one.key for one in [*app.button, *app.text_input, *app.text_area, *app.file_uploader]})


@pytest.mark.parametrize(
    ("secrets", "user", "reason"),
    [
        ({"access": {"local": False}}, {}, "It is switched off. docs/access.md says how to switch it on."),
        ({"access": {"local": "no"}}, {}, "gives nobody a role: local is neither true nor false"),
        ({"access": {"editors": ["a"]}}, {}, "gives nobody a role: editors is no setting"),
        ({"access": "everybody"}, {}, "gives nobody a role: access is no setting"),
        ({"auth": AUTH}, {}, "Sign in first."),
        ({"auth": AUTH, "access": MAPPING}, {"is_logged_in": False}, "Sign in first."),
        ({"auth": AUTH}, {"is_logged_in": True, "email": "a@e.org"}, "Your account has no role that allows it"),
        (
            {"auth": AUTH, "access": MAPPING},
            {"is_logged_in": True, "email": "a@e.org", "groups": ["other"]},
            "Your account has no role that allows it",
        ),
        (
            {"auth": AUTH, "access": MAPPING | {"editor": "lead"}},
            {"is_logged_in": True, "email": "a@e.org", "groups": ["lead"]},
            "gives nobody a role: editor is no list of names",
        ),
    ],
)
@pytest.mark.parametrize("script", [ADD, REVIEW])
def test_a_page_that_writes_is_closed_and_says_why(script, secrets, user, reason):
    """A visitor who is given a form, or none and no word about it."""
    app = visited(script, secrets, user)

    assert f"You may look, but not {'add reports' if script == ADD else 'review claims'}" in shown(app)
    assert reason in shown(app)
    assert [] == writes(app)
    is_out = "auth" in secrets and not user.get("is_logged_in")
    assert is_out == ("sign-in" in [button.key for button in app.button])


def test_a_reviewer_may_review_and_not_add():
    """A role that gives more, or less, than it says."""
    user = {"is_logged_in": True, "email": "a@e.org", "groups": ["desk"]}
    secrets = {"auth": AUTH, "access": MAPPING}

    assert ["decide", "note", "reject"] == writes(visited(REVIEW, secrets, user))
    assert [] == writes(visited(ADD, secrets, user))


def test_a_decision_is_signed_by_the_login_and_by_nothing_that_is_typed(folder):
    """A person who signs as another."""
    user = {"is_logged_in": True, "email": "a@e.org", "groups": ["lead"]}
    app = visited(REVIEW, {"auth": AUTH, "access": MAPPING}, user)
    app.session_state["reviewer"] = "Somebody else"
    app.button(key="decide").click().run()

    assert ["a@e.org"] == [one.reviewer for one in Reviews(open_workspace(folder).reviews).all()]


def test_somebody_at_this_machine_writes_under_the_name_of_the_account(folder):
    """A newcomer who has to configure something first."""
    app = opened(REVIEW)
    app.button(key="decide").click().run()

    assert [getpass.getuser()] == [one.reviewer for one in Reviews(open_workspace(folder).reviews).all()]


@pytest.mark.parametrize("bound_to", [None, "0.0.0.0", "192.168.1.7"])
@pytest.mark.parametrize("script", [ADD, REVIEW])
def test_a_server_that_listens_to_a_network_is_closed_without_a_login(bound_to, script, monkeypatch):
    """A colleague's server on which everybody writes."""
    monkeypatch.setattr("pages.shared.access.config", SimpleNamespace(get_option={"server.address": bound_to}.get))
    app = opened(script)

    assert "Without a login only somebody at the machine that serves this page may." in shown(app)
    assert [] == writes(app)


def test_a_report_is_not_read_for_somebody_without_the_role(monkeypatch):
    """A server that fetches or unpacks for anybody."""
    for name in ("read_paste", "read_document", "read_sources"):
        monkeypatch.setattr(f"pages.shared.drafts.{name}", lambda *_, **__: pytest.fail("it was read"))
    for call in ('read_text("12 killed.")', 'read_address("https://example.org/")', "read_files([File()])"):
        app = called(f"drafts.{call}")

        assert "You may not add reports here: It is switched off." in app.session_state["failed"][0]
        assert [] == app.session_state["drafts"]


def test_a_report_is_not_kept_for_somebody_without_the_role(folder):
    """A draft that is kept after the role was taken away, or by a forged click."""
    before = sorted((folder / "articles").iterdir())
    app = called("drafts.keep([0])", drafts=[read_paste("12 people were killed.")], names=["1"])

    assert "You may not add reports here: It is switched off." in app.session_state["failed"][0]
    assert 1 == len(app.session_state["drafts"])
    assert before == sorted((folder / "articles").iterdir())


def test_a_decision_is_not_kept_for_somebody_without_the_role(folder):
    """A review by anybody, signed with any name."""
    [claim] = load_ledger(folder).claims
    app = called(
        "review_view.keep(lambda who, now: st.session_state['decision'])", decision=accept(claim, "Mallory", NOW)
    )

    assert "You may not review claims here: It is switched off." in app.session_state["fault"]
    assert not (folder / "reviews.sqlite").exists()


def called(call: str, **state: object) -> AppTest:
    """Call what a button calls, in an app that gives nobody a role."""
    source = f"""
import streamlit as st
from pages.shared import drafts, review_view

class File:
    name = "a.txt"
    def getvalue(self):
        return b"12 people were killed."

{call}
"""
    app = AppTest.from_string(source, default_timeout=WAIT)
    app.secrets = {"access": {"local": False}}
    for key, value in state.items():
        app.session_state[key] = value
    app.run()
    assert [] == list(app.exception)
    return app


@pytest.mark.parametrize("script", [ADD, REVIEW])
def test_a_role_that_is_taken_away_is_gone_at_the_next_click(script, folder, monkeypatch):
    """A page that was opened in time, and writes for ever."""
    app = opened(script)
    if script == ADD:
        app.text_area(key="pasted").set_value("12 people were killed.")
        next(button for button in app.button if button.label == "Read the text").click().run()
    monkeypatch.setattr("pages.shared.access.is_local", lambda *_: False)
    app.button(key="keep" if script == ADD else "decide").click().run()

    assert [] == list(app.exception)
    assert "You may look" in shown(app)
    assert ["good.md"] == [path.name for path in (folder / "articles").iterdir()]
    assert not (folder / "reviews.sqlite").exists()
