"""Connections to public addresses only, within one deadline.

A name is resolved once, all its addresses are checked, and the connection goes to one that was checked: what the name
means a moment later does not matter. The certificate is still that of the name. Whoever answers one byte at a time
is cut off at the same moment as whoever does not answer.
"""

import socket
import ssl
import threading
import time
from collections.abc import Iterable
from concurrent.futures import Future
from typing import Any

import httpcore

from extract.errors import ArticleError, shown
from extract.reading.addresses import is_number, is_public


class Deadline:
    """The moment at which everything has to be done."""

    def __init__(self, seconds: float) -> None:
        self.end = time.monotonic() + seconds

    def left(self) -> float:
        """Give the seconds until then; afterwards raise TimeoutError."""
        seconds = self.end - time.monotonic()
        if seconds <= 0:
            raise TimeoutError
        return seconds


class Network:
    """The names and the connections of this machine. Tests have one of their own."""

    def resolve(self, host: str, port: int) -> list[str]:
        """Ask for the addresses of a name."""
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return list(dict.fromkeys(str(address[0]) for *_, address in found))

    def connect(self, number: str, port: int, seconds: float) -> httpcore.NetworkStream:
        """Connect to an address in numbers."""
        return httpcore.SyncBackend().connect_tcp(number, port, seconds)


INTERNET = Network()


class PublicOnly(httpcore.NetworkBackend):
    """Connects to hosts all of whose addresses are public."""

    def __init__(self, network: Network, deadline: Deadline) -> None:
        self.network = network
        self.deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Resolve a host, check it, and connect to the first of its addresses that answers."""
        numbers = [host] if is_number(host) else self.resolve(host, port)
        if not numbers:
            raise ArticleError(f"no address was found for {host}; check its spelling and the connection")
        for number in numbers:
            if not is_public(number):
                what = host if number == host else f"{host} is at {shown(number)}, which"
                raise ArticleError(f"{what} is not a public address, and only those are fetched")
        failure: Exception = httpcore.ConnectError()
        for place, number in enumerate(numbers):
            seconds = self.deadline.left() / (len(numbers) - place)  # so that a silent one does not take all the time
            try:
                return TimedStream(self.network.connect(number, port, seconds), self.deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    def resolve(self, host: str, port: int) -> list[str]:
        """Ask for the addresses of a name in a thread, because the system's resolver cannot be told to hurry."""
        answer: Future[list[str]] = Future()

        def ask() -> None:
            try:
                answer.set_result(self.network.resolve(host, port))
            except (OSError, UnicodeError):  # no such name, or no name at all
                answer.set_result([])

        threading.Thread(target=ask, daemon=True).start()
        return answer.result(self.deadline.left())


class TimedStream(httpcore.NetworkStream):
    """A stream whose every step ends at the deadline, however little each brings."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self.stream = stream
        self.deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what is there."""
        return self.stream.read(max_bytes, self.deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all."""
        self.stream.write(buffer, self.deadline.left())

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Go on encrypted, with whoever proves to be that host."""
        return TimedStream(self.stream.start_tls(ssl_context, server_hostname, self.deadline.left()), self.deadline)

    def close(self) -> None:
        """Close it."""
        self.stream.close()

    def get_extra_info(self, info: str) -> Any:
        """Say what the stream says of itself."""
        return self.stream.get_extra_info(info)
