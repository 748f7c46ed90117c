"""An internet of the tests' own: names and numbers as a test likes, and one server behind all of them."""

import contextlib
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import httpcore

from extract.errors import ArticleError
from extract.limits import Limits
from extract.reading.connecting import Network
from extract.reading.fetching import Response, fetch

PUBLIC = "93.184.215.14"
OTHER = "2606:2800:21f:cb07:6820:80da:af6b:8b2c"
PAGE = b"At least 12 people were killed in Aleppo."
BY_HAND = "or save the page in a browser and add the file"
CHECK = f"check the address, {BY_HAND}"
LATER = f"try again later, {BY_HAND}"
BROKEN = f"the answer broke off, or is none that a web server gives; {LATER}"
Answer = bytes | Callable[[], Iterable[bytes]]  # all at once, or piece by piece


def page(body: bytes = PAGE, status: str = "200 OK", **headers: str) -> bytes:
    """Write a whole answer; `content_type="…"` becomes a header."""
    told = {"content_length": str(len(body)), **headers}
    lines = [f"HTTP/1.1 {status}", *(f"{name.replace('_', '-')}: {value}" for name, value in told.items())]
    return "\r\n".join([*lines, "", ""]).encode() + body


def redirect(to: str, status: str = "302 Found") -> bytes:
    """Write an answer that leads elsewhere."""
    return page(b"", status, location=to)


class Web(Network):
    """What a test sees of its internet: who was asked for, where somebody connected to, what was requested.

    `names` gives, for each host, what it resolves to: one list for each time that somebody asks; the last one stays.
    `reachable` are the numbers at which the server answers; all others refuse.
    """

    def __init__(self, ports: dict[int, int]) -> None:
        self.ports = ports  # of the internet → of this machine
        self.names: dict[str, list[list[str]]] = {"report.example": [[PUBLIC]], "other.example": [[OTHER]]}
        self.reachable = {PUBLIC, OTHER}
        self.answers: dict[str, Answer] = {"/": page()}
        self.asked: list[str] = []
        self.connected: list[tuple[str, int]] = []
        self.seconds: list[float] = []
        self.requests: list[list[str]] = []  # each its lines
        self.greeted: list[str] = []  # host names of TLS
        self.closed = threading.Event()

    def resolve(self, host: str, port: int) -> list[str]:
        self.asked.append(host)
        found = self.names.get(host, [[]])
        return found.pop(0) if len(found) > 1 else found[0]

    def connect(self, number: str, port: int, seconds: float) -> httpcore.NetworkStream:
        self.connected.append((number, port))
        self.seconds.append(seconds)
        there = self.ports[port] if number in self.reachable else 1  # nobody listens on port 1
        return super().connect("127.0.0.1", there, seconds)

    def fetch(self, url: str = "http://report.example/", **limits: int) -> Response:
        """Fetch an address of this internet."""
        return fetch(url, Limits(**limits), self)

    def fault(self, url: str = "http://report.example/", **limits: int) -> str:
        """Fetch an address that cannot be fetched, and give the message without the address."""
        try:
            found = self.fetch(url, **limits)
        except ArticleError as error:
            return str(error).partition(": ")[2]
        raise AssertionError(f"answered {found}")


class Server(socketserver.ThreadingTCPServer):
    """Answers by path what the test wrote down."""

    daemon_threads = True
    allow_reuse_address = True
    block_on_close = False
    web: Web
    context: ssl.SSLContext | None = None


class Handler(socketserver.StreamRequestHandler):
    """Answers one request."""

    server: Server

    def handle(self) -> None:
        with contextlib.suppress(OSError):  # the other side may leave at any time
            if self.server.context:
                self.connection = self.server.context.wrap_socket(self.connection, server_side=True)
                self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", 0)
            if self.rfile.peek(1)[:1] != b"G":
                self.wfile.write(page(status="400 Bad Request"))
                return
            lines = []
            while line := self.rfile.readline().strip().decode("latin-1"):
                lines.append(line)
            self.server.web.requests.append(lines)
            answer = self.server.web.answers.get(lines[0].split()[1], page(status="404 Not Found"))
            for piece in [answer] if isinstance(answer, bytes) else answer():
                self.wfile.write(piece)

    def finish(self) -> None:
        with contextlib.suppress(OSError):
            super().finish()
        self.connection.close()


@contextmanager
def serving(context: ssl.SSLContext | None = None) -> Iterator[Web]:
    """Run the server of an internet, http and https both; without a certificate https is plain http."""
    with Server(("127.0.0.1", 0), Handler) as plain, Server(("127.0.0.1", 0), Handler) as secure:
        web = Web({80: plain.server_address[1], 443: secure.server_address[1]})
        plain.web = secure.web = web
        secure.context = context
        if context:
            context.sni_callback = lambda _socket, name, _context: web.greeted.append(name)
        for server in (plain, secure):
            threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield web
        finally:
            web.closed.set()
            plain.shutdown()
            secure.shutdown()
