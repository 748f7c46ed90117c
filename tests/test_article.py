"""An article knows its text and its origin, and refuses what is neither."""

import dataclasses
import hashlib
from datetime import UTC, date, datetime

import pytest

from extract import Article
from extract.article import as_date, hash_of
from extract.errors import ArticleError, ExtractError

TEXT = "At least 12 civilians were killed."
DAY = date(2016, 9, 29)
NO_TEXT = "there is no text; an article needs at least one sentence"


def not_a_day(name: str, found: str) -> str:
    """Give the message for a value that is not a day."""
    return f"{name} is {found!r}, which is not a day; write it as YYYY-MM-DD, or leave it out"


def test_an_article_is_named_by_its_text():
    """The name is the same on every machine, so that a link to a claim holds."""
    assert hashlib.sha256(TEXT.encode()).hexdigest()[:16] == Article(text=TEXT).article_id


def test_the_origin_does_not_change_the_name():
    """A corrected title or date leaves every link to the article whole."""
    bare = Article(text=TEXT)
    full = Article(text=TEXT, title="Aleppo", published=DAY, publisher="A paper", url="https://example.org/")

    assert bare.article_id == full.article_id


@pytest.mark.parametrize("other", [TEXT + " ", TEXT.upper(), "\ufeff" + TEXT, TEXT.replace(" ", "\u00a0", 1)])
def test_any_change_of_the_text_changes_the_name(other):
    """Offsets count code points, so a text that differs by one of them is another text."""
    assert Article(text=TEXT).article_id != Article(text=other).article_id


def test_a_name_is_16_hexadecimal_digits():
    """A name fits into a web address."""
    name = hash_of("نص عربي 🕊")

    assert 16 == len(name)
    assert set() == set(name) - set("0123456789abcdef")


def test_a_caller_may_name_an_article_itself():
    """A row keeps the id that it came with."""
    assert "row-7" == Article(text=TEXT, article_id="row-7").article_id


@pytest.mark.parametrize("text", ["\n  At least 12.\t", "a\r\nb", "\u200fعربي", "a\x00b"])
def test_the_text_is_never_changed(text):
    """What an offset points to is what was given."""
    assert text == Article(text=text).text


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (None, None),
        ("", None),
        (DAY, DAY),
        (datetime(2016, 9, 29, 23, 59, tzinfo=UTC), DAY),
        ("2016-09-29", DAY),
        ("20160929", DAY),
        ("2016-09-29T08:00:00", DAY),
        ("2016-09-29T08:00:00Z", DAY),
        ("2016-09-29 23:30:00-05:00", DAY),
        ("2016-02-29", date(2016, 2, 29)),
    ],
)
def test_a_day_is_read_in_every_iso_form(given, expected):
    """The day is the one that was printed; a time of day or a zone never moves it."""
    assert expected == Article(text=TEXT, published=given).published


@pytest.mark.parametrize("name", ["published", "retrieved"])
@pytest.mark.parametrize(
    "given",
    ["soon", "29.09.2016", "09/29/2016", "2016-13-45", "2015-02-29", "2016", "2016-09", " ", "2016-09-29 ", "0"],
)
def test_what_is_not_a_day_is_an_error(name, given):
    """A wrong day is named with its field; relative dates hang on it, so it is never guessed."""
    with pytest.raises(ArticleError) as caught:
        Article(text=TEXT, **{name: given})

    assert not_a_day(name, given) == str(caught.value)


@pytest.mark.parametrize("given", [True, 5, 2016.09, ["2016-09-29"], {"day": 29}, "\ud800", "２０１６-０９-２９"])
def test_a_day_of_another_kind_is_an_error(given):
    """Whatever stands where a day belongs gives a message, not a crash."""
    with pytest.raises(ArticleError, match="which is not a day; write it as YYYY-MM-DD, or leave it out"):
        Article(text=TEXT, published=given)


def test_the_error_of_a_day_names_the_field_that_was_asked_for():
    """The command line asks for its own option."""
    with pytest.raises(ArticleError) as caught:
        as_date("soon", "--published")

    assert not_a_day("--published", "soon") == str(caught.value)


@pytest.mark.parametrize("text", ["", " ", "\n\t\r\n", "\u00a0\u2003", None, 12, b"At least 12", ["At least 12"]])
def test_an_article_without_text_is_an_error(text):
    """There is nothing to lead a figure back to."""
    with pytest.raises(ArticleError) as caught:
        Article(text=text)

    assert NO_TEXT == str(caught.value)


@pytest.mark.parametrize("name", ["title", "publisher", "url"])
def test_an_origin_that_is_not_stated_may_be_none(name):
    """Whoever builds articles from a table with blanks need not clean it first."""
    assert Article(text=TEXT) == Article(text=TEXT, **{name: None})


@pytest.mark.parametrize("name", ["text", "title", "publisher", "url", "article_id"])
def test_half_a_character_is_an_error(name):
    """What no file can hold is refused before it breaks a download."""
    with pytest.raises(ArticleError) as caught:
        Article(**{"text": TEXT, name: "ab\ud83d"})

    assert f"{name}: position 2 is U+D83D, half of a character; save it as UTF-8 again" == str(caught.value)


@pytest.mark.parametrize("form", ["banana", "Note", "notes"])
def test_a_form_that_we_do_not_know_is_an_error(form):
    """A misspelt "note" would pass our words off as the publisher's."""
    with pytest.raises(ArticleError, match=f"form is '{form}'.*report.*note|form is '{form}'.*note.*report"):
        Article(text=TEXT, form=form)


def test_an_article_cannot_be_changed():
    """The claims of an article stay true to it."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        Article(text=TEXT).text = "Nobody was killed."


def test_faults_of_an_article_are_for_readers():
    """The command line and the pages show them as text."""
    assert issubclass(ArticleError, ExtractError)
