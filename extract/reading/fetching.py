"""An address on the internet → what is there.

Whoever may name an address may make this machine ask for it, so it is asked with care. What is promised:
- only http and https, on ports 80 and 443, and only at public addresses; a name is resolved once, and what was
  checked is what is connected to (`addresses`, `connecting`);
- each redirect is looked at anew from the start, and none leads from https to http;
- no more is read than the limits allow, packed or unpacked, and everything ends at one deadline;
- nothing of this machine goes along: no cookies, no passwords, no proxy or netrc of the environment, no referrer.

This module loads an HTTP library: import it where an address is fetched, not before.
"""

import re
import ssl
import zlib
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urljoin

import httpcore

from extract.errors import ArticleError, shown
from extract.limits import Limits
from extract.reading.addresses import WebAddress, web_address
from extract.reading.connecting import INTERNET, Deadline, Network, PublicOnly
from extract.version import __version__

ASKED_FOR = {
    "User-Agent": f"casualty-ledger/{__version__}",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.8",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}
REDIRECTS = {301, 302, 303, 307, 308}
GZIPPED = 16 + zlib.MAX_WBITS
BY_HAND = "or save the page in a browser and add the file"
CONTENT_TYPE = re.compile(r"\s*([\w.+-]+/[\w.+-]+)\s*(?:;|$)", re.ASCII)
CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:+-]+)", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Response:
    """What an address answered.

    Args:
        url: where it was in the end, without what stands behind #.
        content_type: as the server says, in lower case, without parameters; blank where it says nothing sensible.
        charset: as the server says, in lower case; blank where it says nothing.
        data: the document, unpacked.
    """

    url: str
    content_type: str
    charset: str
    data: bytes


def fetch(url: str, limits: Limits = Limits(), network: Network = INTERNET) -> Response:
    """Ask an address for its document.

    Raises:
        ArticleError: the address is none that is fetched, or what it answers cannot be used.
    """
    asked = [url]
    try:
        return follow(asked, limits, PublicOnly(network, Deadline(limits.fetch_seconds)))
    except ArticleError as error:
        fault = str(error)
    except (TimeoutError, httpcore.TimeoutException):
        within = f"within {limits.fetch_seconds} seconds (limit fetch_seconds)"
        fault = f"no complete answer {within}; try again later, {BY_HAND}"
    except httpcore.ConnectError as error:
        fault = said_of_connection(error.args[0] if error.args else None)
    except (httpcore.NetworkError, httpcore.ProtocolError):
        fault = f"the answer broke off, or is none that a web server gives; try again later, {BY_HAND}"
    where = " → ".join(dict.fromkeys(short(one) for one in (asked[0], asked[-1])))
    raise ArticleError(f"{where}: {fault}") from None


def follow(asked: list[str], limits: Limits, backend: PublicOnly) -> Response:
    """Ask an address, then what it leads to, each checked from the start; add to `asked` where that was."""
    address = web_address(asked[0])
    trusted = ssl.create_default_context()
    with httpcore.ConnectionPool(ssl_context=trusted, network_backend=backend, max_keepalive_connections=0) as pool:
        for _ in range(limits.redirects + 1):
            with pool.stream("GET", wire(address), headers=[("Host", address.netloc), *ASKED_FOR.items()]) as answer:
                if answer.status not in REDIRECTS:
                    return read(address, answer, limits)
                asked.append(leads_to(address, answer))
            was, address = address, web_address(asked[-1])
            if was.scheme == "https" != address.scheme:
                raise ArticleError(f"leads from https to http; check the address, {BY_HAND}")
    raise ArticleError(f"leads on more than {limits.redirects} times (limit redirects); check the address, {BY_HAND}")


def wire(address: WebAddress) -> httpcore.URL:
    """Write an address as the HTTP library wants it, so that it takes nothing apart for itself."""
    return httpcore.URL(scheme=address.scheme, host=address.host, port=address.port, target=address.target)


def leads_to(address: WebAddress, answer: httpcore.Response) -> str:
    """Give the address that a redirect names."""
    location = header(answer, "location")
    if not location:
        raise ArticleError(f"leads on without saying where to; check the address, {BY_HAND}")
    try:
        return urljoin(str(address), location)
    except ValueError:
        return location  # no address, and refused as one


def read(address: WebAddress, answer: httpcore.Response, limits: Limits) -> Response:
    """Read the document out of an answer."""
    if answer.status != HTTPStatus.OK:
        known = {status.value: f" {status.phrase}" for status in HTTPStatus}
        said = f"{answer.status}{known.get(answer.status, '')}"
        raise ArticleError(f"answers {said} instead of a document; check the address, {BY_HAND}")
    kind = header(answer, "content-type")
    content_type, charset = CONTENT_TYPE.match(kind), CHARSET.search(kind)
    data = unpack(body(answer, limits.document_bytes), header(answer, "content-encoding"), limits.unpacked_bytes)
    return Response(
        url=str(address),
        content_type=content_type[1].lower() if content_type else "",
        charset=charset[1].lower() if charset else "",
        data=data,
    )


def header(answer: httpcore.Response, name: str) -> str:
    """Give what an answer says under a name, all of it when it says so repeatedly."""
    said = [value for key, value in answer.headers if key.lower() == name.encode()]
    return b", ".join(said).decode("utf-8", "replace").strip()


def body(answer: httpcore.Response, most: int) -> bytes:
    """Read a body that is as long as it says, and never longer than is allowed."""
    told = header(answer, "content-length")
    data = bytearray()
    if not (told.isdecimal() and int(told) > most):
        for chunk in answer.iter_stream():
            data += chunk
            if len(data) > most:
                break
        else:
            return bytes(data)
    raise ArticleError(f"is longer than {most:,} bytes; raise the limit document_bytes to read it")


def unpack(data: bytes, coding: str, most: int) -> bytes:
    """Undo the one packing that a body may have."""
    coding = coding.lower()
    if coding in {"", "identity"}:
        return data
    if coding not in {"gzip", "x-gzip", "deflate"}:
        raise ArticleError(f"comes packed as {shown(coding[:100])}, only gzip or deflate is unpacked; {BY_HAND[3:]}")
    # Some servers call bare deflate by the name of what wraps it; RFC 1950 says how the wrapper begins.
    is_wrapped = data[:1] and data[0] & 15 == zlib.DEFLATED and int.from_bytes(data[:2]) % 31 == 0
    window = (zlib.MAX_WBITS if is_wrapped else -zlib.MAX_WBITS) if coding == "deflate" else GZIPPED
    unpacker = zlib.decompressobj(window)
    try:
        unpacked = unpacker.decompress(data, most + 1)
    except zlib.error:
        unpacked = b""
    if len(unpacked) > most:
        raise ArticleError(f"unpacks to more than {most:,} bytes; raise the limit unpacked_bytes to read it")
    if not unpacker.eof or unpacker.unused_data:
        raise ArticleError(f"comes packed as {coding}, but cannot be unpacked; try again later, {BY_HAND}")
    return unpacked


def said_of_connection(cause: object) -> str:
    """Say why there is no connection."""
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"its certificate is not to be trusted ({shown(cause.verify_message)}); check the address, {BY_HAND}"
    if isinstance(cause, ssl.SSLError):
        return f"it does not speak https as it should; check the address, {BY_HAND}"
    reason = getattr(cause, "strerror", None) or "no connection"
    return f"it cannot be reached ({shown(reason)}); try again later, {BY_HAND}"


def short(url: str) -> str:
    """Write an address so that it fits a message."""
    return shown(url if len(url) <= 200 else f"{url[:200]}…") or "an address without a letter"
