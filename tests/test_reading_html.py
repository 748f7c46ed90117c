"""Web pages → drafts: their main text and origin, never their markup."""

import pytest

from tests.brought import OTHER, PAGE, TEXT, article, draft, fault

BODY = "".join(
    f"<p>{sentence}</p>"
    for sentence in (
        "Officials in the city said that rescue work went on for a second day among the ruins of the old market.",
        "Residents who had fled the district earlier in the week came back to look for what was left of their shops.",
        "The ministry of transport said that the road to the south would stay closed until engineers had seen it.",
        "Aid agencies called on all sides to let trucks with food and medicine through before the end of the month.",
        "Schools in three districts stay closed, and lessons are given in tents where there is room for them.",
    )
)


def page(body: str, head: str = "", lang: str = "en") -> str:
    """Give a page with enough text to have a main one."""
    return f'<html lang="{lang}"><head>{head}</head><body><article>{body}{BODY}</article></body></html>'


def test_a_page_gives_its_text_and_its_origin():
    """Whoever drops a saved page need not type where it is from."""
    read = draft("strike.html", PAGE)

    assert {TEXT, OTHER} < set(read.article.text.split("\n\n"))
    assert ("The strike", "A Paper", ("Ann Bee", "Bob Cee")) == (
        read.article.title,
        read.article.publisher,
        read.article.authors,
    )
    assert ("2016-09-29", "https://e.org/strike", "en") == (
        str(read.article.published),
        read.article.url,
        read.article.language,
    )
    assert "the page's metadata" == read.found_in["published"]
    assert "the page's <html lang>" == read.found_in["language"]


def test_a_title_is_not_told_again_in_the_text():
    """A figure of the headline that is counted beside the same one of the report."""
    head = "<title>Strike kills 12 - A Paper</title><meta property='og:title' content='Strike kills 12'>"
    read = article("strike.html", page(f"<h1>Strike kills 12</h1><p>{TEXT}</p>", head))

    assert "Strike kills 12" == read.title
    assert read.text.startswith(TEXT)
    assert "Strike kills 12" not in read.text


def test_what_surrounds_the_main_text_is_left_out():
    """A menu and a footer are not the report."""
    text = article(
        "a.html", f"<html><body><nav><a href=/>9 killed: more news</a></nav>{page(TEXT)}<footer>3 died</footer>"
    ).text

    assert TEXT in text
    assert "more news" not in text
    assert "3 died" not in text


def test_a_table_stays_a_table():
    """Its lines have the bars that the reader looks for, and nothing between them."""
    rows = "<tr><th>Place</th><th>Killed</th></tr><tr><td>Aleppo</td><td>12</td></tr><tr><td>Idlib</td><td>3</td></tr>"
    text = article("a.html", page(f"<p>{TEXT}</p><table>{rows}</table>")).text

    assert "| Place | Killed |\n|---|---|\n| Aleppo | 12 |\n| Idlib | 3 |" in text


@pytest.mark.parametrize(
    "evil",
    [
        "<script>document.write('99 dead')</script>",
        "<style>p{content:'99 dead'}</style>",
        "<p hidden onclick=\"alert('99 dead')\"></p>",
        "<img src=x onerror=\"alert('99 dead')\">",
        "<a href=\"javascript:alert('99 dead')\">link</a>",
        "<svg onload=\"alert('99 dead')\"><script>alert('99 dead')</script></svg>",
        '<iframe srcdoc="<p>99 dead</p>"></iframe>',
        "<!-- 99 dead -->",
        "<noscript>99 dead</noscript>",
        "<template><p>99 dead</p></template>",
    ],
)
@pytest.mark.parametrize("made", [page, "<body>{}</body>".format])
def test_scripts_and_handlers_give_no_text(evil, made):
    """What a browser would run, or not show, is neither run nor read; no tag is kept."""
    text = article("a.html", made(f"<p>{TEXT}</p>{evil}")).text

    assert TEXT in text
    assert "99 dead" not in text
    assert "<" not in text


def test_markup_that_is_printed_is_text():
    """A page about HTML says what it says; a page of ours never takes it for markup."""
    assert (
        "<script>alert(1)</script> was found"
        in article("a.html", page("<p>&lt;script&gt;alert(1)&lt;/script&gt; was found.</p>")).text
    )


def test_an_address_that_runs_is_no_address():
    """A link of the page, shown beside the report, opens nothing but the web."""
    canonical = '<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="data:text/html,x">'

    assert "" == article("a.html", page(TEXT, canonical)).url


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("windows-1252", '<meta charset="iso-8859-1">'),
        ("windows-1251", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'),
        ("utf-8", ""),
        ("utf-8-sig", '<meta charset="windows-1252">'),
        ("utf-16", ""),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_names(encoding, head):
    """Its first bytes go before its head, and its head before a guess."""
    word = "Ђурђевак" if encoding == "windows-1251" else "Şı" if encoding == "utf-16" else "café"
    data = page(f"<p>In {word}, 12 people died.</p>", head).encode(encoding)
    read = draft("a.html", data)

    assert (f"In {word}, 12 people died.", ()) == (read.article.text.split("\n\n")[0], read.notes)


def test_an_encoding_that_is_not_true_is_told():
    """Nobody reads a spoilt name without knowing that it was guessed."""
    read = draft("a.html", page("<p>In a café, 12 people died.</p>", '<meta charset="utf-8">').encode("windows-1252"))

    assert "In a café" in read.article.text
    assert ("not UTF-8; read as windows-1252: check the letters",) == read.notes


def test_a_page_without_a_main_text_gives_all_that_it_says():
    """A scrap of HTML is read too, and said to be one."""
    read = draft("a.html", f"<div><b>At least 12</b> civilians<br>were killed.</div><p>{OTHER}</p>")

    assert f"At least 12 civilians\nwere killed.\n\n{OTHER}" == read.article.text
    assert ("no main text was found; everything that the page says was taken",) == read.notes


@pytest.mark.parametrize(
    "empty", ["<html></html>", "<html><body><script>1</script></body></html>", "<!doctype html><html><p> "]
)
def test_a_page_that_says_nothing_is_a_message(empty):
    """A page that a script fills has to be opened in a browser."""
    assert "a.html: the page has no text; open it in a browser, and paste what it says" == fault("a.html", empty)


def test_deep_markup_ends():
    """A page nested without end costs itself only."""
    data = "<div>" * 100_000 + TEXT

    assert fault("a.html", data).startswith("a.html: the page has no text; ")
