"""The process in which foreign documents are read: it has no network, starts no program, and ends with its parent.

A document is a stranger's, and the libraries that open it have had bombs and crashes: here they cost one document.
"""

import os
import resource
import signal
import sys
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from importlib import import_module
from typing import Any, BinaryIO

from extract.errors import ArticleError, shown
from extract.limits import Limits
from extract.reading.characters import LONGEST_NAME, check_length
from extract.reading.found import Enclosed, Found, Given
from extract.reading.wire import receive, send

PROGRAMS = {"subprocess.Popen", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn"}
GRACE = 5  # seconds after which it ends by itself, where nobody is left to end it
BATCH = 200  # reports that are sent at once, of kinds that may have very many


def serve() -> None:
    """Read documents until the parent is gone."""
    asked, answered = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)  # what a library prints is no answer
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    shut_in()
    while (request := receive(asked)) is not None:
        answer(request[0], request[1], answered)


def shut_in() -> None:
    """Refuse sockets and programs for as long as this process lives."""

    def refuse(event: str, _: object) -> None:
        if event.startswith("socket.") or event in PROGRAMS:
            raise PermissionError(f"{event} is not for the process that reads documents")

    sys.addaudithook(refuse)


def answer(request: dict[str, Any], data: bytes, answered: BinaryIO) -> None:
    """Read one document and send what was found; whatever a library raises is an answer too."""
    limits = Limits(**request["limits"])
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (limits.parse_bytes, hard))
    given = Given(data=data, limits=limits, **request["given"])
    kind = request["kind"]
    last: dict[str, Any] = {}
    try:
        signal.alarm(limits.parse_seconds + GRACE)
        parser = import_module(f"extract.reading.parsers.{kind}")
        for batch in batches(parser.parse(given)):
            signal.alarm(limits.parse_seconds + GRACE)
            send(answered, {"items": [packed(item, limits) for item in batch]})
    except ArticleError as error:
        last["error"] = str(error)
    except MemoryError:
        last["full"] = True
    except Exception as error:  # noqa: BLE001  # libraries raise anything at all; only this document is lost
        said = shown(str(error))[:LONGEST_NAME]
        last["error"] = f"cannot be read as {kind} ({said or type(error).__name__}); it may be damaged"
    signal.alarm(0)
    send(answered, {"end": True} | last)


def batches(items: Iterable[Any]) -> Iterator[list[Any]]:
    """Yield what was found, some at a time."""
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == BATCH:
            yield batch
            batch = []
    yield batch


def packed(item: Found | Enclosed | ArticleError, limits: Limits) -> dict[str, Any]:
    """Make what was found ready to be sent."""
    if isinstance(item, ArticleError):
        return {"error": str(item), "part": getattr(item, "part", "")}
    if isinstance(item, Enclosed):
        return {"enclosed": asdict(item) | {"data": b64encode(item.data).decode("ascii")}}
    try:
        check_length(item.text, limits)
    except ArticleError as error:
        return {"error": str(error), "part": item.part}
    return {"found": asdict(item)}
