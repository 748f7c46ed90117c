"""A document is fetched from the internet, and from nowhere else."""

import pytest

from extract.reading.connecting import Network
from extract.reading.fetching import Response
from extract.version import __version__
from tests.web import BROKEN, CHECK, LATER, OTHER, PAGE, PUBLIC, page, redirect

PRIVATE = "report.example is at {}, which is not a public address, and only those are fetched"


def test_a_page_is_fetched(web):
    """The bytes, and what the server says of them, are all that a reader needs."""
    web.answers["/strike?page=2"] = page(content_type="Text/HTML; charset=UTF-8")
    found = web.fetch("http://report.example/strike?page=2#:~:text=killed")

    assert Response("http://report.example/strike?page=2", "text/html", "utf-8", PAGE) == found
    assert [(PUBLIC, 80)] == web.connected


def test_nothing_of_this_machine_goes_along(web, monkeypatch, tmp_path):
    """A proxy of the environment would see, and may change, what is read; a password would leave."""
    (tmp_path / ".netrc").write_text("machine report.example login me password secret")
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    web.answers["/"] = redirect("/next", "302 Found").replace(b"location", b"set-cookie: a=b\r\nlocation")
    web.answers["/next"] = page()
    web.fetch()

    headers = [
        "Host: report.example",
        f"User-Agent: casualty-ledger/{__version__}",
        "Accept: text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.8",
        "Accept-Encoding: gzip, deflate",
        "Connection: close",
    ]
    assert [["GET / HTTP/1.1", *headers], ["GET /next HTTP/1.1", *headers]] == web.requests


@pytest.mark.parametrize(
    ("told", "content_type", "charset"),
    [
        ("application/pdf", "application/pdf", ""),
        ('text/html;charset="windows-1252"', "text/html", "windows-1252"),
        ("text/html; boundary=x; Charset = utf-8 ; a=b", "text/html", "utf-8"),
        ("application/rss+xml ; charset='UTF-8'", "application/rss+xml", "utf-8"),
        ("text", "", ""),
        ("<script>", "", ""),
        ("text/html, text/html", "", ""),
        ("", "", ""),
    ],
)
def test_what_the_server_says_of_a_document_is_taken_apart(web, told, content_type, charset):
    """A document would be taken for another kind, or read in the wrong letters."""
    web.answers["/"] = page(content_type=told)
    found = web.fetch()

    assert (content_type, charset) == (found.content_type, found.charset)


@pytest.mark.parametrize("number", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "100.64.0.1", "::1", "fd00:ec2::254"])
def test_a_name_of_a_private_machine_is_refused(web, number):
    """Anybody can give a name to 127.0.0.1."""
    web.names["report.example"] = [[number]]

    assert PRIVATE.format(number) == web.fault()
    assert [] == web.connected


def test_a_name_with_one_private_address_among_public_ones_is_refused(web):
    """The one that is connected to is left to chance."""
    web.names["report.example"] = [[PUBLIC, "10.0.0.1"]]

    assert PRIVATE.format("10.0.0.1") == web.fault()
    assert [] == web.connected


def test_a_name_that_changes_between_check_and_use_is_asked_once(web):
    """A resolver says something public while it is checked, and 127.0.0.1 when it is used."""
    web.names["report.example"] = [[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]]

    assert PAGE == web.fetch().data
    assert ["report.example"] == web.asked
    assert [(PUBLIC, 80)] == web.connected


def test_a_name_is_checked_again_at_each_redirect(web):
    """A page leads to itself, and its name means 127.0.0.1 by then."""
    web.names["report.example"] = [[PUBLIC], ["127.0.0.1"]]
    web.answers["/"] = redirect("/again")

    assert PRIVATE.format("127.0.0.1") == web.fault()
    assert [(PUBLIC, 80)] == web.connected


def test_a_name_that_does_not_exist_is_a_message(web):
    """A spelling mistake, or no connection."""
    expected = "http://reprot.example/: no address was found for reprot.example; check its spelling and the connection"

    assert expected.partition(": ")[2] == web.fault("http://reprot.example/")


def test_the_next_address_of_a_host_is_tried(web):
    """A host has an address that only others reach, as IPv6 often is."""
    web.names["report.example"] = [[OTHER, PUBLIC]]
    web.reachable = {PUBLIC}

    assert PAGE == web.fetch().data
    assert [(OTHER, 80), (PUBLIC, 80)] == web.connected


def test_a_silent_address_leaves_time_for_the_next(web):
    """The first of two addresses would take all the time there is."""
    web.names["report.example"] = [[OTHER, PUBLIC]]
    web.fetch(fetch_seconds=30)

    assert 15 >= web.seconds[0] > 0


def test_a_refused_connection_is_a_message(web):
    """The server is down."""
    web.reachable = set()

    assert f"it cannot be reached (Connection refused); {LATER}" == web.fault()


def test_this_machine_resolves_numbers_without_asking_anybody():
    """Each address is listed once, as the check and the connection want it."""
    assert ["127.0.0.1"] == Network().resolve("127.0.0.1", 80)


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
def test_redirects_are_followed(web, status):
    """A report has moved; its address is the new one."""
    web.answers["/"] = redirect("//other.example/b?c#d", status)
    web.answers["/b?c"] = page()

    assert Response("http://other.example/b?c", "", "", PAGE) == web.fetch()
    assert [(PUBLIC, 80), (OTHER, 80)] == web.connected


@pytest.mark.parametrize(
    ("to", "fault"),
    [
        ("http://127.0.0.1/", "127.0.0.1 is not a public address, and only those are fetched"),
        ("http://169.254.169.254/latest", "169.254.169.254 is not a public address, and only those are fetched"),
        ("http://[::1]/", "::1 is not a public address, and only those are fetched"),
        ("http://2130706433/", "2130706433 is no public host, write it in full as in reliefweb.int"),
        ("file:///etc/passwd", "begins with neither https:// nor http://; write the whole address of a web page"),
        ("http://report.example:6379/", "asks for port 6379, only 80 and 443 are allowed; leave the port out"),
        (
            "http://a:b@report.example/",
            "holds a user name or a password, none is sent; leave out what stands before the @",
        ),
        (
            "http://report.example/a b",
            "holds a space, a backslash or a character without a shape; copy it from the browser anew",
        ),
        ("http://[", "is not well formed; write it as in https://reliefweb.int/updates"),
    ],
)
def test_a_redirect_is_looked_at_like_any_address(web, to, fault):
    """A public page leads to a machine that only we can reach."""
    web.answers["/"] = redirect(to)

    assert fault == web.fault()
    assert [(PUBLIC, 80)] == web.connected


def test_a_message_says_where_an_address_led(web):
    """Somebody would look for the fault in the address that they wrote."""
    web.answers["/"] = redirect("http://other.example/gone")
    web.answers["/gone"] = page(status="404 <b>Gone</b>")
    with pytest.raises(Exception, match="other") as refused:
        web.fetch()

    expected = "http://report.example/ → http://other.example/gone: answers 404 Not Found instead of a document; "
    assert expected + CHECK == str(refused.value)


def test_a_redirect_to_nowhere_is_a_message(web):
    """A server forgot to say where to."""
    web.answers["/"] = page(b"", "302 Found")

    assert f"leads on without saying where to; {CHECK}" == web.fault()


def test_redirects_end(web):
    """A page leads to itself, or to page after page."""
    web.answers["/"] = redirect("/")

    assert f"leads on more than 5 times (limit redirects); {CHECK}" == web.fault()
    assert 6 == len(web.requests)
    web.answers |= {f"/{n}": redirect(f"/{n + 1}") for n in range(9)} | {"/9": page()}
    assert f"leads on more than 8 times (limit redirects); {CHECK}" == web.fault("http://report.example/0", redirects=8)
    assert PAGE == web.fetch("http://report.example/0", redirects=9).data


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("204 No Content", "204 No Content"),
        ("206 Partial Content", "206 Partial Content"),
        ("300 Choices", "300 Multiple Choices"),
        ("304 Not Modified", "304 Not Modified"),
        ("401 \x1b[31mred", "401 Unauthorized"),
        ("403 Forbidden", "403 Forbidden"),
        ("404 Not Found", "404 Not Found"),
        ("500 Oops", "500 Internal Server Error"),
        ("599 Odd", "599"),
    ],
)
def test_only_a_whole_document_is_read(web, status, said):
    """An error page would become a report."""
    web.answers["/"] = page(b"" if status[0] in "23" else PAGE, status)

    assert f"answers {said} instead of a document; {CHECK}" == web.fault()


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf",
        b"HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab",
        b"HTTP/1.1 200 OK\r\ncontent-length: " + b"9" * 5_000 + b"\r\n\r\nab",
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nffffffffffffffffffffffff\r\nab",
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\nhalf",
        b"HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\n\r\n",
    ],
    ids=range(9),
)
def test_an_answer_that_is_none_is_a_message(web, answer):
    """Half a document would be read as a whole one."""
    web.answers["/"] = answer

    assert BROKEN == web.fault()
