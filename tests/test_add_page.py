"""Add reports: what somebody brings is shown with its figures, corrected, and kept; nothing is kept unasked."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from extract.bundled import BUNDLED
from extract.ledger import durable
from extract.ledger.ledger import load_ledger
from extract.ledger.workspace import VARIABLE
from extract.reading.markdown import read_markdown
from pages.shared.drafts import ORIGIN
from tests.made_up import workspace
from tests.test_pages import opened, shown

PAGE = "pages/add_reports.py"
TEXT = "At least 12 people were killed in Aleppo on 29 September 2016, the health ministry said."
PASSED = f"{TEXT}\n\n12 offices were hit."
HOSTILE = (
    "<script>document.title = 'owned'</script> **bold** $x$ [a](javascript:alert(1)) :red[x]\n\n"
    "At least 12 people were killed in \u202eAleppo\u202c.\x00\x07\x1b[31m"
)


@pytest.fixture
def bare(tmp_path, monkeypatch) -> Path:
    """A workspace that holds nothing."""
    monkeypatch.setenv(VARIABLE, str(workspace(tmp_path / "bare")))
    return tmp_path / "bare"


def pasted(text: str, app: AppTest | None = None) -> AppTest:
    """Paste a text and read it."""
    app = app or opened(PAGE)
    app.text_area(key="pasted").set_value(text)
    [read] = [button for button in app.button if button.label == "Read the text"]
    return calm(read.click().run())


def uploaded(**files: bytes | str) -> AppTest:
    """Upload files and read them; `a_md="…"` becomes a.md."""
    app = opened(PAGE)
    app.file_uploader(key="uploaded").set_value(
        [(name.replace("_", "."), data.encode() if isinstance(data, str) else data, "") for name, data in files.items()]
    )
    return calm(app.button(key="read-files").click().run())


def fetched(url: str) -> AppTest:
    """Name an address and fetch it."""
    app = opened(PAGE)
    app.text_input(key="address").set_value(url)
    return calm(app.button(key="fetch").click().run())


def calm(app: AppTest) -> AppTest:
    """The app, which did not end in an error."""
    assert [] == list(app.exception)
    return app


def kept(app: AppTest, key: str = "keep") -> AppTest:
    """Keep what is there."""
    return calm(app.button(key=key).click().run())


def origin(app: AppTest, field: str) -> AppTest:
    """The input of a field of the origin."""
    [found] = [one for one in app.text_input if (one.key or "").startswith(f"origin-{field}-")]
    return found


def has_draft(app: AppTest) -> bool:
    """Whether something could be kept."""
    return "keep" in [button.key for button in app.button]


def files(folder: Path) -> list[str]:
    """The names of the reports of a workspace."""
    return sorted(path.name for path in (folder / "articles").iterdir())


def report(folder: Path):
    """The one report of a workspace."""
    [path] = (folder / "articles").iterdir()
    return read_markdown(path)


def test_a_pasted_text_shows_its_claims_and_what_was_passed_over(bare):
    """A person who has to keep a report to see what is read in it."""
    app = pasted(PASSED)

    assert "1 figure read" in shown(app)
    assert "At least 12 people were reported killed in Aleppo on 29 September 2016" in shown(app)
    assert ["1 number beside an outcome gave no figure"] == [folded.label for folded in app.expander]
    assert "what is counted are not people, nor their homes" in app.table[0].value.to_string()
    assert [] == files(bare)


def test_a_pasted_text_is_kept_as_it_was_pasted(bare):
    """A report that the workspace does not hold, or holds otherwise."""
    app = kept(pasted(PASSED))

    assert "Kept: 1 new" in shown(app)
    assert f"They are in {bare / 'articles'}." in shown(app)
    assert PASSED == report(bare).text
    assert f"article?article={report(bare).article_id}" in " ".join(one.proto.body for one in app.get("html"))
    assert "" == app.text_area(key="pasted").value
    assert not has_draft(app)


def test_every_field_of_the_origin_is_kept_as_typed(bare):
    """An origin that is lost between the page and the file."""
    told = {
        "title": "A strike",
        "publisher": "The Daily",
        "authors": "Ann Bee; Bob Cee",
        "published": "2016-09-30",
        "url": "https://example.org/a",
        "language": "en",
        "licence": "CC-BY-4.0",
    }
    app = pasted(TEXT)
    for field, value in told.items():
        origin(app, field).set_value(value)
        app.run()
    kept(app)
    article = report(bare)

    assert told == {
        field: "; ".join(found) if field == "authors" else str(found)
        for field in ORIGIN
        for found in [getattr(article, field)]
    }
    assert "2016-09-30-the-daily-a-strike.md" == files(bare)[0]


def test_what_was_typed_last_is_kept_although_the_click_came_with_it(bare):
    """A title that is lost because nobody pressed Enter."""
    app = pasted(TEXT)
    origin(app, "title").set_value("A strike")
    kept(app)

    assert "A strike" == report(bare).title


def test_a_day_that_is_none_is_said_and_nothing_is_kept(bare):
    """A wrong day that is kept, or a click that does nothing."""
    app = pasted(TEXT)
    origin(app, "published").set_value("yesterday")
    calm(app.run())
    assert "This origin cannot be kept" in shown(app)
    assert "published is 'yesterday', which is not a day" in shown(app)

    kept(app)

    assert "published is 'yesterday', which is not a day" in shown(app)
    assert [] == files(bare)
    assert has_draft(app)


def test_the_same_text_is_said_to_be_held_and_kept_once(bare):
    """A report that counts twice because two people brought it."""
    kept(pasted(TEXT))
    app = pasted(TEXT)
    assert "This text is held already; keeping it again changes nothing." in shown(app)
    assert "undated-" in shown(app)

    assert "Kept: 1 unchanged" in shown(kept(app))
    assert 1 == len(files(bare))


def test_an_earlier_version_is_said_to_be_held_and_goes_to_the_history(bare):
    """A corrected report that stands beside the wrong one, or that overwrites it."""
    first = pasted(TEXT)
    origin(first, "url").set_value("https://example.org/a")
    kept(first)
    before = report(bare)
    app = pasted(TEXT.replace("12", "15"))
    origin(app, "url").set_value("https://example.org/a")
    calm(app.run())
    assert "An earlier version is held; keeping this one moves that into the history." in shown(app)

    assert "Kept: 1 changed" in shown(kept(app))
    assert before.article_id == report(bare).replaces
    [old] = (bare / "history").rglob("*.md")
    assert TEXT == read_markdown(old).text


def test_a_near_copy_is_said_to_be_one(bare):
    """An agency report that counts once more for each paper that prints it."""
    words = " ".join(f"word{number} said something else about {number * 7} of them" for number in range(60))
    kept(pasted(f"{TEXT} {words}"))
    app = pasted(f"{TEXT} {words} More soon.")

    assert "Nearly the same text is held; this one would be kept as a copy" in shown(app)
    assert "Kept: 1 new, 1 copy of another" in shown(kept(app))
    assert 2 == len(files(bare))


@pytest.mark.parametrize("field", ["text", "title", "publisher", "url"])
def test_hostile_words_are_shown_as_they_are_written(field, bare):
    """A report, or its origin, that runs in the page or hides something."""
    app = pasted(HOSTILE if field == "text" else TEXT)
    if field != "text":
        origin(app, field).set_value(HOSTILE.partition("\n")[0])
        calm(app.run())
    html = " ".join(element.proto.body for element in app.get("html"))

    assert "<script" not in html
    assert not re.search(r"[\x00-\x08\x1b\u202a-\u202e]", html)
    assert not [one for one in [*app.markdown, *app.caption, *app.subheader] if "owned" in one.value]
    if field != "url":
        assert 'href="javascript:' not in html
        kept(app)
        assert load_ledger(bare).claims


def test_control_characters_are_taken_out_and_said_so(bare):
    """A text that changes without a word."""
    app = pasted(HOSTILE)

    assert "Note: 3 control characters taken out of the text" in shown(app)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "there is no text; an article needs at least one sentence"),
        (" \n\t\n ", "there is no text; an article needs at least one sentence"),
        (
            "12 killed. " * 300_000,
            "the text has 3,300,000 characters; at most 2,000,000 are read (limit text_characters)",
        ),
    ],
)
def test_a_paste_that_cannot_be_read_says_why(text, message, bare):
    """A button that does nothing, or an error."""
    app = pasted(text)

    assert "1 report could not be read" in shown(app)
    assert message in shown(app)
    assert not has_draft(app)


def test_files_are_read_each_by_its_kind_and_a_fault_of_one_loses_no_other(bare):
    """An upload of ten that shows nothing because one of them is a picture."""
    app = uploaded(a_txt=TEXT, b_png=b"\x89PNG", c_md="---\ntitle: Homs\n---\nAbout 40 people were injured in Homs.\n")

    assert "1 report could not be read" in shown(app)
    assert "b.png: it is a picture; run text recognition (OCR) first" in shown(app)
    assert ["1 · a.txt", "2 · c.md · Homs"] == app.selectbox(key="draft").options
    assert "2 reports read" == app.selectbox(key="draft").label


def test_no_file_at_all_is_no_error(bare):
    """A click on the button too early."""
    app = opened(PAGE)
    app.button(key="read-files").click().run()

    assert not has_draft(calm(app))


def test_edits_of_one_draft_stay_while_another_is_looked_at(bare):
    """Ten titles typed, and only the last one kept."""
    app = uploaded(a_txt=TEXT, b_txt="About 40 people were injured in Homs.")
    origin(app, "title").set_value("The first")
    app.selectbox(key="draft").set_value(1).run()
    assert "" == origin(app, "title").value
    assert "40 people were reported injured" in shown(app)
    origin(app, "title").set_value("The second")
    app.selectbox(key="draft").set_value(0).run()
    assert "The first" == origin(app, "title").value

    kept(app, "keep-all")

    assert ["undated-the-first.md", "undated-the-second.md"] == files(bare)
    assert "Kept: 2 new" in shown(app)
    assert not has_draft(app)


def test_one_of_several_drafts_can_be_kept_and_the_others_stay(bare):
    """A draft that is lost because its neighbour was kept."""
    app = uploaded(a_txt=TEXT, b_txt="About 40 people were injured in Homs.", c_txt="Three people died in Idlib.")
    app.selectbox(key="draft").set_value(2).run()
    kept(app)

    assert "Three people died in Idlib." == report(bare).text
    assert ["1 · a.txt", "2 · b.txt"] == app.selectbox(key="draft").options
    assert "12 people were reported killed" in shown(app)


def test_two_files_of_one_name_can_both_be_looked_at(bare):
    """A file that nobody can choose, for another one bears its name."""
    app = opened(PAGE)
    other = b"About 40 people were injured in Homs."
    app.file_uploader(key="uploaded").set_value([("a.txt", TEXT.encode(), ""), ("a.txt", other, "")])
    app.button(key="read-files").click().run()
    app.selectbox(key="draft").set_value(1).run()

    assert "40 people were reported injured" in shown(calm(app))


def test_what_was_kept_before_the_disk_was_full_leaves_the_list(bare, monkeypatch):
    """Reports that are held, and that still ask to be kept."""
    app = uploaded(a_txt=TEXT, b_txt="About 40 people were injured in Homs.")
    write, written = durable.write_new, []

    def once(path, content):
        if written:
            raise OSError(28, "No space left on device")
        written.append(path)
        write(path, content)

    monkeypatch.setattr("extract.ledger.keeping.write_new", once)
    kept(app, "keep-all")

    assert "Kept: 1 new" in shown(app)
    assert "cannot be written: No space left on device" in shown(app)
    assert "40 people were reported injured" in shown(app)
    assert "draft" not in [box.key for box in app.selectbox]


def test_one_wrong_day_among_several_drafts_says_so_and_keeps_none(bare):
    """Half of what was brought, and no word about which half."""
    app = uploaded(a_txt=TEXT, b_txt="About 40 people were injured in Homs.")
    origin(app, "published").set_value("soon")
    kept(app, "keep-all")

    assert "published is 'soon', which is not a day" in shown(app)
    assert [] == files(bare)


@pytest.mark.parametrize(
    "url", ["/etc/passwd", "file:///etc/passwd", "-", "", ".", "ftp://example.org/a", "javascript:alert(1)", "data:,12"]
)
def test_only_a_web_address_is_fetched(url, bare, monkeypatch):
    """A visitor who reads the files of the server."""
    monkeypatch.setattr("pages.shared.drafts.read_sources", lambda *_, **__: pytest.fail("it was read"))
    app = fetched(url)

    assert "it is no web address; write it with http:// or https:// in front" in shown(app)
    assert not has_draft(app)


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("http://127.0.0.1/", "127.0.0.1 is not a public address, and only those are fetched"),
        ("http://127.0.0.1:8501/", "asks for port 8501, only 80 and 443 are allowed; leave the port out"),
        ("http://localhost/", "localhost is no public host, write it in full as in reliefweb.int"),
        (" http://[::1]/ ", "::1 is not a public address, and only those are fetched"),
        ("HTTP://0x7f000001/", "0x7f000001 is no public host, write it in full as in reliefweb.int"),
    ],
)
def test_an_address_of_this_machine_is_refused(url, message, bare):
    """A server that asks its own network for a visitor."""
    app = fetched(url)

    assert "1 report could not be read" in shown(app)
    assert f"{url.strip()}: {message}" in shown(app)
    assert not has_draft(app)


def test_the_demonstration_is_never_written_and_a_workspace_at_home_is_begun():
    """A newcomer whose first report changes the project, or is kept nowhere."""
    before = {path: path.stat().st_mtime_ns for path in BUNDLED.rglob("*")}
    home = Path.home() / "casualty-ledger"
    app = pasted(TEXT)
    assert f"this report begins a workspace of your own, {home}" in shown(app)
    assert not home.exists()

    app = kept(app)

    assert f"They are in {home / 'articles'}." in shown(app)
    assert TEXT == report(home).text
    assert before == {path: path.stat().st_mtime_ns for path in BUNDLED.rglob("*")}
    app.switch_page("pages/overview.py").run()
    assert "Claims 1 Reports with claims 1" in " ".join(shown(calm(app)).split())


def test_the_demonstration_named_outright_is_not_written_either(monkeypatch):
    """A traceback for who points at the folder of the project."""
    monkeypatch.setenv(VARIABLE, str(BUNDLED))
    app = kept(pasted(TEXT))

    assert "it comes with the project and stays as it is" in shown(app)
    assert has_draft(app)


def test_a_workspace_that_cannot_be_written_is_said_and_the_draft_stays(bare, monkeypatch):
    """A report that is lost because the disk is full."""
    app = pasted(TEXT)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("extract.ledger.keeping.write_new", full)
    kept(app)

    assert "cannot be written: No space left on device; make room or see to the rights, and add again" in shown(app)
    assert has_draft(app)
    assert TEXT == app.text_area(key="pasted").value


def test_what_is_read_takes_the_place_of_what_was(bare):
    """A draft of yesterday that is kept along with the one of today."""
    app = pasted("About 40 people were injured in Homs.", pasted(TEXT))

    assert "40 people were reported injured" in shown(app)
    assert "12 people" not in shown(app)
    assert "draft" not in [box.key for box in app.selectbox]
