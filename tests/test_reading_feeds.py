"""Feeds and the JSON of ReliefWeb → a draft an item."""

import json

import pytest

from extract.limits import Limits
from tests.brought import OTHER, TEXT, draft, fault, read_bytes

ITEM = """<item><title>A &amp;amp; B</title><link>https://e.org/{0}</link><guid>g{0}</guid>
<pubDate>Thu, 29 Sep 2016 23:30:00 -0500</pubDate><description>&lt;p&gt;{1}&lt;/p&gt;</description></item>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>A Paper</title><entry><title>T</title><id>1</id>
<link href="https://e.org/1"/><updated>2016-09-29T23:30:00-05:00</updated><author><name>Ann</name></author>
<summary>Short.</summary><content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;&lt;script&gt;evil()&lt;/script&gt;</content>
</entry></feed>"""


def rss(*items: str) -> str:
    """Give a feed with items."""
    head = '<?xml version="1.0"?><rss version="2.0"><channel><title>A Feed</title><language>en-us</language>'
    return f"{head}{''.join(items)}</channel></rss>"


@pytest.mark.parametrize("name", ["a.rss", "a.xml", "feed", "a.txt"])
def test_an_item_is_a_draft(name):
    """The feed says who prints it and when; what stands in it is often a summary only, and that is told."""
    read = draft(name, rss(ITEM.format(1, TEXT)))

    assert (TEXT, "A & B", "2016-09-29", "https://e.org/1", "A Feed", "en") == (
        read.article.text,
        read.article.title,
        str(read.article.published),
        read.article.url,
        read.article.publisher,
        read.article.language,
    )
    assert f"{name}, item 1" == read.source
    assert ("only a summary stands in the feed; the report itself is at its address",) == read.notes


def test_the_content_goes_before_the_summary():
    """Atom has both; scripts in it are no text."""
    read = draft("a.atom", ATOM)

    assert (TEXT, "A Paper", ("Ann",), ()) == (
        read.article.text,
        read.article.publisher,
        read.article.authors,
        read.notes,
    )


def test_an_item_without_text_is_named():
    """The others are read."""
    drafts, messages = read_bytes(
        "a.rss", rss(ITEM.format(1, TEXT), "<item><title>x</title></item>", ITEM.format(3, OTHER))
    )

    assert [TEXT, OTHER] == [one.article.text for one in drafts]
    assert ["a.rss, item 2: there is no text; an article needs at least one sentence"] == messages


def test_a_feed_has_an_end():
    """Ten thousand items are not read in silence, nor passed over in silence."""
    drafts, messages = read_bytes("a.rss", rss(*(ITEM.format(n, f"{n} died.") for n in range(5))), Limits(feed_items=3))

    assert 3 == len(drafts)
    assert ["a.rss: 5 reports in one feed; the first 3 were read (limit feed_items)"] == messages


def test_entities_of_a_feed_do_not_explode():
    """A feed of a few lines cannot fill the memory ("billion laughs"), or read a file."""
    names = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "lol">{names}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    found = read_bytes("a.rss", head + rss(ITEM.format(1, "&a9; &f; 12 died.")).partition("?>")[2])

    assert "root:" not in str(found)
    assert len(str(found)) < 10_000


def test_a_feed_without_reports_is_told():
    """An empty list of news is no fault of the reader."""
    assert "a.rss: no report in this feed; name the address of a feed" == fault("a.rss", rss())


ANSWER = {
    "data": [
        {
            "id": "7",
            "fields": {
                "title": "Flash update",
                "body": f"**Syria**\n\n{TEXT}",
                "date": {"original": "2016-09-29T00:00:00+00:00", "created": "2016-10-01T10:00:00+00:00"},
                "source": [{"name": "OCHA"}, {"name": "WHO"}],
                "language": [{"code": "en"}],
                "url": "https://r.int/node/7",
                "url_alias": "https://r.int/report/7",
            },
        },
        {"id": "8", "fields": {"title": "T", "body-html": f"<p>{OTHER}</p>"}},
        {"id": "9", "fields": {"title": "no body"}},
    ]
}


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("name", ["a.json", "answer"])
def test_an_answer_of_reliefweb_is_a_draft_an_item(name, indent):
    """What its API gives is read as it came."""
    drafts, messages = read_bytes(name, json.dumps(ANSWER, indent=indent))
    first = drafts[0].article

    assert [f"**Syria**\n\n{TEXT}", OTHER] == [one.article.text for one in drafts]
    assert ("Flash update", "OCHA, WHO", "2016-09-29", "https://r.int/report/7", "en") == (
        first.title,
        first.publisher,
        str(first.published),
        first.url,
        first.language,
    )
    assert {"the answer of ReliefWeb"} == set(drafts[0].found_in.values())
    assert [f'{name}, item 3: no text; a row needs a "text" with at least one sentence'] == messages


def test_objects_in_json_are_drafts():
    """A list of them, or one, under the names that tables have."""
    drafts, messages = read_bytes("a.json", json.dumps([{"headline": "T", "body": TEXT, "date": "2016-09-29"}, 5]))

    assert [(TEXT, "T", "2016-09-29")] == [(d.article.text, d.article.title, str(d.article.published)) for d in drafts]
    assert ['a.json, item 2: a number instead of an object; write {"id": …, "text": …}'] == messages
    assert "a.json" == draft("a.json", json.dumps({"text": TEXT})).source


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("[]", "no report in it; the list is empty"),
        ('{"a": ', "not JSON (Expecting value); write an object, or a list of objects"),
        ("[" * 100_000, "not JSON (nested too deep); write an object, or a list of objects"),
    ],
)
def test_json_that_holds_no_report_is_a_message(data, expected):
    """What is wrong with it is said."""
    assert f"a.json: {expected}" == fault("a.json", data)
