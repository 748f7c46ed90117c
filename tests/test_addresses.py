"""Which addresses are fetched, and which are not even asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import ArticleError, shown
from extract.reading.addresses import is_public, web_address
from extract.reading.connecting import Network
from extract.reading.fetching import fetch

CHARACTERS = "holds a space, a backslash or a character without a shape; copy it from the browser anew"
CREDENTIALS = "holds a user name or a password, none is sent; leave out what stands before the @"
FORM = "is not well formed; write it as in https://reliefweb.int/updates"
HOST = "{} is no public host, write it in full as in reliefweb.int"
LETTERS = "{} is not in plain letters; write such a host with xn--, as browsers do"
NO_HOST = "names no host; write it as in https://reliefweb.int/updates"
NUMBER = "{} is not a public address, and only those are fetched"
PORT = "asks for port {}, only 80 and 443 are allowed; leave the port out"
SCHEME = "begins with neither https:// nor http://; write the whole address of a web page"

REFUSED = {
    # other schemes
    "": SCHEME,
    "report.example/a": SCHEME,
    "//report.example/a": SCHEME,
    "file:///etc/passwd": SCHEME,
    "ftp://report.example/a": SCHEME,
    "gopher://report.example:80/_GET": SCHEME,
    "javascript:alert(1)": SCHEME,
    "data:text/html,12%20killed": SCHEME,
    "unix:///run/docker.sock": SCHEME,
    # characters
    "http://report.example/a b": CHARACTERS,
    " http://report.example/": CHARACTERS,
    "http://report.example/\r\nHost: other": CHARACTERS,
    "http://report.example\\@127.0.0.1/": CHARACTERS,
    "http://report.example/\x00": CHARACTERS,
    "http://report\t.example/": CHARACTERS,
    "http://report.example/\u202egnp.exe": CHARACTERS,
    "http://report.example/\ud800": CHARACTERS,
    # no host, or more than a host
    "http://": NO_HOST,
    "http:///a": NO_HOST,
    "http:report.example": NO_HOST,
    "http://:80/": NO_HOST,
    "http://user@report.example/": CREDENTIALS,
    "http://user:secret@report.example/": CREDENTIALS,
    "http://report.example@127.0.0.1/": CREDENTIALS,
    "http://[::1/": FORM,
    "http://[127.0.0.1]/": FORM,
    "http://report.example:port/": FORM,
    "http://report.example:99999/": FORM,
    "http://report.example\uff0f@127.0.0.1/": FORM,
    # ports
    "http://report.example:8501/": PORT.format(8501),
    "http://report.example:0/": PORT.format(0),
    "https://report.example:22/": PORT.format(22),
    # names that are none, or only here
    "http://localhost/": HOST.format("localhost"),
    "http://LOCALHOST/": HOST.format("localhost"),
    "http://localhost./": HOST.format("localhost."),
    "http://report.example./": HOST.format("report.example."),
    "http://.report.example/": HOST.format(".report.example"),
    "http://report..example/": HOST.format("report..example"),
    "http://printer/": HOST.format("printer"),
    "http://%6c%6fcalhost/": HOST.format("%6c%6fcalhost"),
    "http://report.example%00.other.example/": HOST.format("report.example%00.other.example"),
    # numbers in other spellings
    "http://2130706433/": HOST.format("2130706433"),
    "http://0x7f000001/": HOST.format("0x7f000001"),
    "http://017700000001/": HOST.format("017700000001"),
    "http://0177.1/": HOST.format("0177.1"),
    "http://0177.0.0.1/": HOST.format("0177.0.0.1"),
    "http://127.1/": HOST.format("127.1"),
    "http://127.0.1/": HOST.format("127.0.1"),
    "http://0x7f.0.0.1/": HOST.format("0x7f.0.0.1"),
    "http://127.0.0.0x1/": HOST.format("127.0.0.0x1"),
    "http://127.0.0.1./": HOST.format("127.0.0.1."),
    "http://0/": HOST.format("0"),
    "http://[fe80::1%25eth0]/": HOST.format("fe80::1%25eth0"),
    "http://[2606:4700::1111%1]/": HOST.format("2606:4700::1111%1"),
    # other letters
    "http://bücher.example/": LETTERS.format("bücher.example"),
    "http://ⓛocalhost.example/": LETTERS.format("ⓛocalhost.example"),
    "http://127\u30020\u30020\u30021/": LETTERS.format("127\u30020\u30020\u30021"),
    "http://①②⑦.0.0.1/": LETTERS.format("①②⑦.0.0.1"),
    "http://\u212aiosk.example/": LETTERS.format("kiosk.example"),
    # numbers as they are written
    "http://127.0.0.1/": NUMBER.format("127.0.0.1"),
    "http://169.254.169.254/latest/meta-data/": NUMBER.format("169.254.169.254"),
    "http://[::1]/": NUMBER.format("::1"),
    "http://[::ffff:127.0.0.1]/": NUMBER.format("::ffff:127.0.0.1"),
    "http://[fd00:ec2::254]/": NUMBER.format("fd00:ec2::254"),
    "http://0.0.0.0/": NUMBER.format("0.0.0.0"),
}
NOT_PUBLIC = """
    0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.100.100.200 127.0.0.1 127.255.255.254 168.63.129.16 169.254.169.254
    172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.192 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.51.100.1
    203.0.113.1 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255
    :: ::1 ::7f00:1 ::127.0.0.1 ::ffff:10.0.0.1 ::ffff:7f00:1 ::ffff:0:7f00:1 64:ff9b::7f00:1 64:ff9b::169.254.169.254
    64:ff9b:1::808:808 100::1 2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:10::1 2001:20::1 2001:db8::1
    2002:7f00:1::1 2002:808:808::1 3fff::1 5f00::1 fc00::1 fd00:ec2::254 fd20:ce::254 fe80::1 fe80::1%eth0 fec0::1
    ff02::1 ff0e::1
"""
ARE_PUBLIC = """
    1.1.1.1 8.8.8.8 93.184.215.14 172.32.0.1 192.0.1.1 100.128.0.1
    2606:4700::1111 2001:4860:4860::8888 2a00:1450:4001::200e ::ffff:8.8.8.8 64:ff9b::808:808
"""


class Nowhere(Network):
    """An internet without names, to which nobody may connect."""

    def resolve(self, host, port):
        return []

    def connect(self, number, port, seconds):
        raise AssertionError(f"connected to {number}")


@pytest.mark.parametrize(("url", "fault"), REFUSED.items())
def test_an_address_that_is_not_fetched_says_why(url, fault):
    """Each leads to a machine that only we can reach, or to something that two programs would read differently."""
    with pytest.raises(ArticleError) as refused:
        fetch(url, network=Nowhere())

    assert f"{shown(url) or 'an address without a letter'}: {fault}" == str(refused.value)


@pytest.mark.parametrize("number", NOT_PUBLIC.split())
def test_a_number_that_is_not_public_is_told(number):
    """Behind one of these stands our own machine, our network, or what a cloud tells its machines."""
    assert not is_public(number)


@pytest.mark.parametrize("number", ARE_PUBLIC.split())
def test_a_public_number_is_told(number):
    """A news site lives at one of these."""
    assert is_public(number)


@pytest.mark.parametrize(
    ("url", "wire"),
    [
        ("https://reliefweb.int", "https://reliefweb.int/"),
        ("HTTPS://ReliefWeb.int/Report", "https://reliefweb.int/Report"),
        ("https://reliefweb.int:443/a?b=c", "https://reliefweb.int/a?b=c"),
        ("http://reliefweb.int:443/", "http://reliefweb.int:443/"),
        ("https://reliefweb.int?page=2", "https://reliefweb.int/?page=2"),
        ("https://reliefweb.int/a#:~:text=at%20least%2012,killed", "https://reliefweb.int/a"),
        ("https://xn--bcher-kva.example/", "https://xn--bcher-kva.example/"),
        ("https://reliefweb.int/é/%20?q=ü", "https://reliefweb.int/%C3%A9/%20?q=%C3%BC"),
        ("http://8.8.8.8/a", "http://8.8.8.8/a"),
        ("http://[2606:4700:0::1111]/", "http://[2606:4700:0::1111]/"),
    ],
)
def test_an_address_is_written_as_it_goes_over_the_wire(url, wire):
    """A passage marked in a browser is kept to ourselves, and letters of any script arrive."""
    assert wire == str(web_address(url))


def test_a_long_address_is_refused():
    """A message, and a server, could be flooded with it."""
    url = "https://report.example/" + "a" * 2_000
    with pytest.raises(ArticleError) as refused:
        fetch(url, network=Nowhere())

    expected = f"{url[:200]}…: is 2,023 characters long, at most 2,000 are allowed; shorten it"
    assert expected == str(refused.value)


URLS = st.builds(
    "{}://{}{}/{}".format,
    st.sampled_from(["http", "https", "HTTP", "ftp"]),
    st.text(max_size=30) | st.from_regex(r"[a-z0-9.:\[\]%@-]{1,30}", fullmatch=True) | st.ip_addresses().map(str),
    st.sampled_from(["", ":80", ":8080", ":x"]),
    st.text(max_size=10),
)


@given(st.text() | URLS)
def test_any_text_is_a_message(url):
    """Somebody pastes something else, and the page would break."""

    class Silent(Nowhere):
        def connect(self, number, port, seconds):
            raise TimeoutError

    with pytest.raises(ArticleError) as refused:
        fetch(url, network=Silent())

    assert str(refused.value).isprintable()
