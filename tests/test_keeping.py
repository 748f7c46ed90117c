"""Reports are kept: each once, whole, and with every version that it had."""

import errno
import os
import threading
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.article import Article, hash_of
from extract.errors import WorkspaceError
from extract.ledger import durable
from extract.ledger.holding import Holding
from extract.ledger.keeping import Kept, Outcome, keep
from extract.ledger.report_files import name_for, settled, written
from extract.ledger.workspace import BUNDLED, Workspace, make_workspace
from extract.reading.markdown import read_markdown, split
from tests.strategies import any_text

TODAY = date(2026, 11, 24)
TEXT = "At least 12 civilians were killed in Aleppo on 28 September, according to the Health Ministry of the country."
LATER = TEXT.replace("12", "14")
URL = "https://e.org/aleppo"


@pytest.fixture
def workspace(tmp_path) -> Workspace:
    """Make an empty workspace."""
    return make_workspace(tmp_path / "w")


def put(workspace: Workspace, *articles: Article) -> list[Kept]:
    """Keep articles in one run."""
    held = Holding(workspace)
    return [keep(article, held, TODAY) for article in articles]


def outcomes(kept: list[Kept]) -> list[str]:
    """Give what keeping did."""
    return [one.outcome.value for one in kept]


def names(folder: Path) -> list[str]:
    """Give the files of a folder tree."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


PIECES = [
    *("---", "---\n", "\n", "\r", "\r\n", "\x85", "\u2028", "\ufeff", "\x00", "\ud800"),
    *("a: b", "'", '"', "#", " ", "\t", "é🕊", "...", "?", "[", "{", "&", "*", "!", "|", ">", "%", "@"),
]
pieces = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join)
hostile = st.one_of(any_text(), pieces.map(lambda text: text.replace("\ud800", "x")).filter(str.strip))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_kept_report_is_read_back_as_it_was(data):
    """Nothing that a text or its origin can hold changes the report, or passes for another part of the file."""
    text = data.draw(hostile)
    starts = data.draw(st.lists(st.integers(0, len(text)), max_size=4))
    article = Article(
        text=text,
        pages=tuple(sorted([0, *starts])) if starts else (),
        authors=tuple(data.draw(st.lists(hostile, max_size=3))),
        published=data.draw(st.none() | st.dates()),
        retrieved=data.draw(st.none() | st.dates()),
        form=data.draw(st.sampled_from(["report", "note"])),
        **{
            name: data.draw(st.just("") | hostile)
            for name in ("title", "publisher", "publisher_kind", "url", "licence", "file_key", "replaces")
        },
        file=data.draw(st.just("") | pieces.filter(str.strip)),  # a name of a file may hold half a character
    )
    if settled(article).text.strip():
        expected = settled(article)
        fields, text = split(written(expected).encode().decode(), "x.md")
        found = Article(text=text, **fields)

        assert expected == found
        assert found == settled(found)
        assert hash_of(found.text) == found.article_id


def test_pages_begin_where_they_began():
    """A citation says the page, whatever line ends the document had."""
    pages = ["\r\n\r\nOne\r\n", "two\r", "\nthree\n", "four\r\r\n\n"]
    starts = [len("".join(pages[:number])) for number in range(4)]
    found = settled(Article(text="".join(pages), pages=tuple(starts)))

    assert "One\ntwo\nthree\nfour" == found.text
    assert ["One\n", "two", "\nthree\n", "four"] == [
        found.text[start:end] for start, end in zip(found.pages, [*found.pages[1:], None], strict=True)
    ]


def test_a_report_is_kept_under_its_day_and_title(workspace):
    """A person finds it in the folder, and its origin in its head."""
    [kept] = put(workspace, Article(text=TEXT, title="Aleppo: 12 killed", publisher="A Paper", published="2016-09-29"))

    assert (Outcome.NEW, "2016-09-29-a-paper-aleppo-12-killed.md") == (kept.outcome, kept.path.name)
    assert kept.path.read_text("utf-8") == "\n".join(
        [
            "---",
            'publisher: "A Paper"',
            'title: "Aleppo: 12 killed"',
            'published: "2016-09-29"',
            'retrieved: "2026-11-24"',
            "---",
            "",
            TEXT,
            "",
        ]
    )
    assert kept.article == read_markdown(kept.path)


@given(st.text(), st.text())
def test_any_title_gives_a_name_that_any_disk_holds(title, publisher):
    """A title can neither leave the folder nor hide a file in it."""
    try:
        article = Article(text=TEXT, title=title, publisher=publisher, published=date(2016, 9, 29))
    except ValueError:
        return
    name = name_for(article)

    assert name.startswith("2016-09-29-")
    assert len(name) <= 100
    assert set() == set(name) - set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_a_title_in_other_letters_has_a_name():
    """What ASCII cannot hold is left out of the name, never of the report."""
    assert "undated-report" == name_for(Article(text=TEXT, title="غارة على حلب"))


def test_reports_of_one_name_stand_beside_each_other(workspace):
    """No report is ever written over another."""
    texts = [f"{number} people were killed." for number in range(4)]
    kept = put(workspace, *(Article(text=text, title="Same") for text in texts))

    assert ["new"] * 4 == outcomes(kept)
    assert 4 == len({one.path for one in kept})
    assert [f"undated-same-{hash_of(texts[1])[:8]}.md", "undated-same.md"] == sorted(one.path.name for one in kept[:2])
    assert texts == [read_markdown(one.path).text for one in kept]


def test_a_file_that_somebody_put_there_is_not_written_over(workspace):
    """What is in the way, readable or not, stays as it is."""
    for name in ("undated-same.md", f"undated-same-{hash_of(TEXT)[:8]}.md"):
        (workspace.articles / name).write_bytes(b"\xff")
    [kept] = put(workspace, Article(text=TEXT, title="Same"))

    assert f"undated-same-{hash_of(TEXT)[:8]}-2.md" == kept.path.name
    assert b"\xff" == (workspace.articles / "undated-same.md").read_bytes()


def test_the_same_text_twice_changes_nothing(workspace):
    """Whatever it is called, wherever it came from, in this run or a later one."""
    first = Article(text=TEXT, title="One", url=URL)
    put(workspace, first)
    before = {name: (workspace.folder / name).stat() for name in names(workspace.folder)}
    others = [first, Article(text=f"\n{TEXT}\r\n", title="Other", url="https://e.org/other"), Article(text=TEXT)]

    assert ["unchanged"] * 3 == outcomes(put(workspace, *others))
    assert before == {name: (workspace.folder / name).stat() for name in names(workspace.folder)}


def test_a_text_that_somebody_put_there_by_hand_is_held(workspace):
    """Front matter of a person's own writing is looked into as well."""
    path = workspace.articles / "by hand" / "note.TXT"
    path.parent.mkdir()
    path.write_text(f"---\ntitle: a\n---\n\n\n{TEXT}", "utf-8")
    [kept] = put(workspace, Article(text=TEXT))

    assert ("unchanged", path) == (kept.outcome.value, kept.path)


def test_a_hidden_file_is_not_held(workspace):
    """The ledger passes it over as well: its text would be nowhere."""
    (workspace.articles / ".hidden.md").write_text(TEXT, "utf-8")

    assert ["new"] == outcomes(put(workspace, Article(text=TEXT)))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"url": URL}, {"url": f"{URL}#top"}),
        ({"file_key": "f" * 16}, {"file_key": "f" * 16}),
        ({"url": URL, "file_key": "a" * 16}, {"url": URL, "file_key": "b" * 16}),
        ({"file_key": "f" * 16}, {"url": URL, "file_key": "f" * 16}),
    ],
)
def test_a_changed_report_takes_the_place_of_the_version_before(workspace, first, second):
    """It is known by its address, else by its file; the version before is in the history, byte for byte."""
    [before] = put(workspace, Article(text=TEXT, title="One", **first))
    content = before.path.read_bytes()
    [kept] = put(workspace, Article(text=LATER, title="Two", **second))
    earlier = workspace.history / "undated-one" / f"{hash_of(TEXT)}.md"

    assert (Outcome.CHANGED, before.path, hash_of(TEXT)) == (kept.outcome, kept.path, kept.article.replaces)
    assert kept.article == read_markdown(kept.path)
    assert content == earlier.read_bytes()
    assert ["undated-one.md"] == names(workspace.articles)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {}),
        ({"url": URL}, {"url": f"{URL}/2"}),
        ({"url": URL, "file_key": "f" * 16}, {"url": f"{URL}/2", "file_key": "f" * 16}),
        ({"file": "a.pdf"}, {"file": "a.pdf"}),
    ],
)
def test_another_report_is_no_version(workspace, first, second):
    """A blank address is nobody's, and a page saved under an old name is another page."""
    put(workspace, Article(text=TEXT, **first))

    assert ["new"] == outcomes(put(workspace, Article(text=LATER, **second)))


def test_reports_that_are_brought_together_are_no_versions_of_each_other(workspace):
    """A site that gives each of its pages one address loses none, and adding them again changes nothing."""
    both = [Article(text=TEXT, url=URL), Article(text=LATER, url=URL)]

    assert ["new", "new"] == outcomes(put(workspace, *both))
    assert ["unchanged", "unchanged"] == outcomes(put(workspace, *both))
    assert ["new"] == outcomes(put(workspace, Article(text="3 people died.", url=URL)))  # nobody can say of which


def test_a_version_that_comes_back_takes_its_place_again(workspace):
    """Every version is in the history once."""
    for text in (TEXT, LATER, TEXT, LATER):
        [kept] = put(workspace, Article(text=text, title="One", url=URL))

    assert (Outcome.CHANGED, hash_of(TEXT)) == (kept.outcome, kept.article.replaces)
    assert sorted([f"undated-one/{hash_of(TEXT)}.md", f"undated-one/{hash_of(LATER)}.md"]) == names(workspace.history)
    assert LATER == read_markdown(kept.path).text


def test_a_report_that_was_edited_by_hand_keeps_that_version_too(workspace):
    """What a person wrote between two readings is a version like any other."""
    [kept] = put(workspace, Article(text=TEXT, title="One", url=URL))
    held = Holding(workspace)
    kept.path.write_text(kept.path.read_text("utf-8").replace("12", "13"), "utf-8")
    again = keep(Article(text=LATER, url=URL), held, TODAY)

    assert hash_of(TEXT.replace("12", "13")) == again.article.replaces
    assert [f"undated-one/{again.article.replaces}.md"] == names(workspace.history)


def test_a_report_that_was_taken_away_is_kept_anew(workspace):
    """What is held is what is on the disk, not what was once there."""
    held = Holding(workspace)
    first = keep(Article(text=TEXT, url=URL), held, TODAY)
    first.path.unlink()

    assert Outcome.NEW == keep(Article(text=TEXT, url=URL), held, TODAY).outcome


def test_a_copy_is_kept_and_named_as_one(workspace):
    """What several outlets print is told once, but every report is held."""
    text = " ".join(f"word{number}" for number in range(60))
    [original, copy] = put(workspace, Article(text=text, title="One"), Article(text=f"{text} (Agency)", title="Two"))
    [late] = put(workspace, Article(text=f"(Agency) {text}", title="Three"))

    assert [None, original.path, original.path] == [original.copy_of, copy.copy_of, late.copy_of]
    assert ["new"] * 3 == outcomes([original, copy, late])


def test_a_new_version_is_no_copy_of_the_one_before(workspace):
    """The report that it takes the place of is the same report."""
    text = " ".join(f"word{number}" for number in range(60))
    put(workspace, Article(text=text, url=URL))
    [kept] = put(workspace, Article(text=f"{text} more", url=URL))

    assert (Outcome.CHANGED, None) == (kept.outcome, kept.copy_of)


def test_what_another_process_kept_is_seen(workspace):
    """Two runs that began with an empty folder end with each report once."""
    one, other = Holding(workspace), Holding(workspace)
    keep(Article(text=TEXT, title="One", url=URL), one, TODAY)

    assert Outcome.UNCHANGED == keep(Article(text=TEXT, title="Other"), other, TODAY).outcome
    assert Outcome.CHANGED == keep(Article(text=LATER, url=URL), other, TODAY).outcome
    assert Outcome.UNCHANGED == keep(Article(text=LATER), one, TODAY).outcome
    assert ["undated-one.md"] == names(workspace.articles)


def test_threads_wait_for_each_other(workspace):
    """Two people who press a button at once keep each report once."""
    articles = [Article(text=f"{number} people were killed.", title="Same") for number in range(20)]
    threads = [threading.Thread(target=put, args=(workspace, *order)) for order in (articles, articles[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert 20 == len(names(workspace.articles))
    assert 20 == len({read_markdown(path).text for path in workspace.articles.iterdir()})


def test_what_a_killed_process_left_aside_is_removed(workspace):
    """Whoever holds the lock is the only one who writes: what lies aside then is nobody's."""
    left = workspace.articles / ".tmp-1-abcd"
    left.write_text("half", "utf-8")
    assert {} == Holding(workspace).held

    put(workspace, Article(text=TEXT))
    assert not left.exists()


@pytest.mark.parametrize("version", [{}, {"url": URL}])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO])
def test_a_disk_that_cannot_be_written_leaves_nothing_half_there(workspace, monkeypatch, version, number):
    """The message says what to do, and every report that was there is there."""
    put(workspace, Article(text=TEXT, url=URL))
    before = {name: (workspace.articles / name).read_bytes() for name in names(workspace.articles)}

    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(durable.os, "fsync", fail)
    with pytest.raises(WorkspaceError) as caught:
        put(workspace, Article(text=LATER, **version))

    assert str(caught.value) == (
        f"{workspace.articles}: cannot be written: {os.strerror(number)}; make room or see to the rights, and add again"
    )
    assert before == {name: (workspace.articles / name).read_bytes() for name in names(workspace.articles)}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_workspace_without_rights_is_said(workspace):
    """Rights are named; what is held already is still known."""
    put(workspace, Article(text=TEXT))
    workspace.articles.chmod(0o500)
    try:
        held = Holding(workspace)
        assert Outcome.UNCHANGED == keep(Article(text=TEXT), held, TODAY).outcome
        with pytest.raises(WorkspaceError, match="cannot be written: Permission denied"):
            keep(Article(text=LATER), held, TODAY)
    finally:
        workspace.articles.chmod(0o700)


def test_the_workspace_that_comes_along_is_never_written():
    """It belongs to the project."""
    before = names(BUNDLED)
    with pytest.raises(WorkspaceError, match="it comes with the project and stays as it is; choose another"):
        put(Workspace(BUNDLED), Article(text=LATER))

    assert before == names(BUNDLED)


def test_a_disk_without_links_holds_reports_too(workspace, monkeypatch):
    """A memory stick knows no second names; nothing is written over there either."""

    def none(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(durable.os, "link", none)
    kept = put(workspace, Article(text=TEXT, title="One", url=URL), Article(text="5 people died.", title="One"))
    [changed] = put(workspace, Article(text=LATER, url=URL))

    assert ["new", "new", "changed"] == outcomes([*kept, changed])
    assert 2 == len(names(workspace.articles))
    assert [f"undated-one/{hash_of(TEXT)}.md"] == names(workspace.history)


def test_who_looks_while_another_writes_waits_for_it(tmp_path):
    """A report that was listed and not yet written when somebody looked: they would write it again."""
    workspace = make_workspace(tmp_path / "w")
    article = settled(Article(text="At least 12 people were killed in Aleppo."))
    path = workspace.articles / "report.md"
    found: list[Path | None] = []
    looking = threading.Thread(target=lambda: found.append(Holding(workspace).same(article)))
    writer = Holding(workspace)
    with writer.alone() as journal:
        writer.note(path, journal)
        looking.start()
        looking.join(0.3)
        path.write_text(written(article), "utf-8")
    looking.join(30)

    assert [path] == found
