"""The process in which foreign documents are read, from the side that asks.

One for all documents, started when the first one comes; a table that is read row by row has one of its own.
"""

import atexit
import os
import signal
import subprocess
import sys
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from threading import Event, Lock, Timer
from typing import Any, BinaryIO, cast

from extract.errors import ArticleError
from extract.limits import Limits
from extract.reading.found import Enclosed, Found, PartError
from extract.reading.wire import receive, send

ROOT = Path(__file__).parents[2]  # where this package lies; the child finds it there, wherever it is started
CODE = "import sys; sys.path.insert(0, sys.argv[1]); from extract.reading.child import serve; serve()"
MANY = 500  # documents after which a child is replaced, for libraries keep things
Item = Found | Enclosed | ArticleError


class Worker:
    """One child process, which is started when it is asked, and again after it died."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.asked = 0

    def start(self) -> subprocess.Popen[bytes]:
        """Give the process that reads; one that is dead, tired or left behind by a fork is replaced."""
        if self.process is None or self.process.poll() is not None or self.asked >= MANY:
            self.close()
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-c", CODE, str(ROOT)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C is for the parent, which then ends the child
                env=os.environ | {"ARROW_DEFAULT_MEMORY_POOL": "system"},  # the usual one reserves a gigabyte
            )
            self.asked = 0
        self.asked += 1
        return self.process

    def close(self) -> None:
        """End the child, whatever it does."""
        process, self.process = self.process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):  # what it was still to be sent is not sent
                    pipe.close()  # type: ignore[union-attr]  # both are pipes

    def ask(self, kind: str, data: bytes, given: dict[str, str], limits: Limits) -> Iterator[list[Item]]:
        """Have a document read, and yield what is found, some at a time; a fault of all of it comes last."""
        process = self.start()
        told, answers = cast(BinaryIO, process.stdin), cast(BinaryIO, process.stdout)
        reply, late, whole = None, Event(), False
        try:
            with deadline(process, limits, late):
                send(told, {"kind": kind, "given": given, "limits": asdict(limits)}, data)
                reply = receive(answers)
            while reply is not None and "end" not in reply[0]:
                yield [unpacked(item) for item in reply[0]["items"]]
                with deadline(process, limits, late):
                    reply = receive(answers)
            whole = reply is not None and "full" not in reply[0]
        except OSError:  # it died while it was being told
            reply = None
        finally:
            if not whole or late.is_set():
                self.close()
        fault = reply[0].get("error") if reply else too_slow(limits) if late.is_set() else died(process.returncode)
        if reply and "full" in reply[0]:
            fault = too_big(limits)
        if fault:
            yield [ArticleError(fault)]


@contextmanager
def deadline(process: subprocess.Popen[bytes], limits: Limits, late: Event) -> Iterator[None]:
    """End a process that takes too long, and say that it was late."""

    def end() -> None:
        late.set()
        process.kill()

    timer = Timer(limits.parse_seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def too_slow(limits: Limits) -> str:
    """Say that a document took too long."""
    seconds = f"{limits.parse_seconds} second{'s' * (limits.parse_seconds > 1)}"
    return f"not read within {seconds} (limit parse_seconds); it is damaged, or made to take long"


def too_big(limits: Limits) -> str:
    """Say that a document took too much memory."""
    most = f"{limits.parse_bytes:,} bytes of memory (limit parse_bytes)"
    return f"reading it takes more than {most}; bring its parts one by one"


def died(code: int) -> str:
    """Say that a document ended the process."""
    how = signal.Signals(-code).name if -code in set(signal.Signals) else f"exit code {code}"
    return f"the process that read it stopped ({how}); it is damaged, or made to do so"


def unpacked(item: dict[str, Any]) -> Item:
    """Give what was sent as what it is."""
    if "error" in item:
        return PartError(item["error"], item["part"])
    if "enclosed" in item:
        return Enclosed(**item["enclosed"] | {"data": b64decode(item["enclosed"]["data"])})
    return Found(**item["found"])


SHARED = Worker()
LOCK = Lock()


def parse(kind: str, data: bytes, given: dict[str, str], limits: Limits) -> list[Item]:
    """Have a document read by the shared child, one at a time."""
    with LOCK:
        return [item for batch in SHARED.ask(kind, data, given, limits) for item in batch]


def stream(kind: str, data: bytes, given: dict[str, str], limits: Limits) -> Iterator[Item]:
    """Have a long table read by a child of its own, as fast as its rows are taken."""
    worker = Worker()
    try:
        for batch in worker.ask(kind, data, given, limits):
            yield from batch
    finally:
        worker.close()


@atexit.register
def end() -> None:
    """End the shared child with its parent."""
    SHARED.close()
