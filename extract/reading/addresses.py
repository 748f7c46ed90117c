"""Which addresses are fetched: web pages that anybody on the internet could see, and nothing behind a wall.

An address is read strictly: what two programs could take for two different hosts is no address here.
Whether a host is public is judged by its numbers, never by its name; `connecting` asks for them.
"""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

from extract.errors import ArticleError, shown

LONGEST = 2_000  # characters; more than any address of a report that we met
PORTS = {"http": 80, "https": 443}
PRINTABLE = "".join(map(chr, range(0x21, 0x7F)))
# The last label is a word, so that 127.1, 0177.0.0.1 and 0x7f000001 are no names.
NAME = re.compile(r"(?=.{1,253}\Z)(?:[a-z0-9_-]{1,63}\.)+[a-z][a-z0-9-]{0,62}")
NUMBERS = re.compile(r"[0-9a-f:.]+")

UNICAST = ipaddress.ip_network("2000::/3")  # all of IPv6 that was ever given to anybody
NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: how a network without IPv4 writes an IPv4 address
# What Python's `is_global` lets through, in one version or another.
WALLED = [
    ipaddress.ip_network(block)
    for block in (
        "100.64.0.0/10",  # inside of a provider; 100.100.100.200 tells a machine of Alibaba its secrets
        "168.63.129.16/32",  # tells a machine of Azure its secrets
        "192.0.0.0/24",  # for protocols; 192.0.0.192 tells a machine of Oracle its secrets
        "192.88.99.0/24",  # once the way to 6to4
        "2001::/23",  # Teredo and other tunnels: an IPv4 address may hide in it
        "2002::/16",  # 6to4: an IPv4 address hides in it
        "3fff::/20",  # for examples
    )
]


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An address in its parts: what is resolved, what is connected to, and what goes over the wire.

    Args:
        host: a name, or an address in plain numbers without brackets.
        target: path and query, in ASCII. What stands behind # stays here.
    """

    scheme: str
    host: str
    port: int
    target: str

    def __str__(self) -> str:
        return f"{self.scheme}://{self.netloc}{self.target}"

    @property
    def netloc(self) -> str:
        """Host and port as a server expects them: `[2606:4700::1111]:80`."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def web_address(url: str) -> WebAddress:
    """Read an address.

    Raises:
        ArticleError: it is none that is fetched; the message says why, without repeating the address.

    >>> str(web_address("https://reliefweb.int/report/sudan?page=2#:~:text=killed"))
    'https://reliefweb.int/report/sudan?page=2'
    """
    if len(url) > LONGEST:
        raise ArticleError(f"is {len(url):,} characters long, at most {LONGEST:,} are allowed; shorten it")
    if not url.isprintable() or " " in url or "\\" in url:
        raise ArticleError("holds a space, a backslash or a character without a shape; copy it from the browser anew")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ArticleError("is not well formed; write it as in https://reliefweb.int/updates") from None
    if parts.scheme not in PORTS:
        raise ArticleError("begins with neither https:// nor http://; write the whole address of a web page")
    host = host_of(parts)
    port = PORTS[parts.scheme] if port is None else port
    if port not in PORTS.values():
        raise ArticleError(f"asks for port {port}, only 80 and 443 are allowed; leave the port out")
    query = f"?{parts.query}" if parts.query else ""
    return WebAddress(parts.scheme, host, port, quote((parts.path or "/") + query, safe=PRINTABLE))


def host_of(parts: SplitResult) -> str:
    """Take the host out of an address that holds nothing else in its place."""
    if "@" in parts.netloc:
        raise ArticleError("holds a user name or a password, none is sent; leave out what stands before the @")
    host = parts.hostname or ""
    if not host:
        raise ArticleError("names no host; write it as in https://reliefweb.int/updates")
    if not parts.netloc.isascii():
        raise ArticleError(f"{shown(host)} is not in plain letters; write such a host with xn--, as browsers do")
    if not NAME.fullmatch(host) and not is_number(host):
        raise ArticleError(f"{shown(host)} is no public host, write it in full as in reliefweb.int")
    return host


def is_number(host: str) -> bool:
    """Tell an IP address in its plain spelling: no octal, no hexadecimal, no zone.

    >>> [is_number(host) for host in ("8.8.8.8", "2606:4700::1111", "0x7f000001", "0177.0.0.1", "fe80::1%eth0")]
    [True, True, False, False, False]
    """
    if not NUMBERS.fullmatch(host):
        return False
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def is_public(number: str) -> bool:
    """Tell whether an IP address can be reached by anybody, and so hides nothing of ours.

    >>> [is_public(n) for n in ("8.8.8.8", "10.0.0.1", "::1", "169.254.169.254", "::ffff:127.0.0.1", "64:ff9b::a00:1")]
    [True, False, False, False, False, False]
    """
    if not is_number(number):
        return False
    address = ipaddress.ip_address(number)
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped or address in NAT64:
            return is_public(str(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)))
        if address not in UNICAST:
            return False
    walled = any(address in block for block in WALLED)
    return address.is_global and not (walled or address.is_multicast or address.is_reserved)
