"""Files that are whole or not there, whatever stops the program: written aside, synchronised, then named.

One process writes to a folder at a time. The journal that it holds a lock on lists what was written, so that the
others see at once what is new without looking through the folder. The kernel lets a lock go with its process.
"""

import errno
import fcntl
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

ASIDE = ".tmp-"  # readers of a folder look at endings, and these have none
NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EXDEV}


@contextmanager
def alone(journal: Path) -> Iterator[BinaryIO]:
    """Hold the lock of a journal, which is open to be read and added to; waits for whoever has it."""
    with journal.open("a+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield file
        finally:
            file.flush()
            fcntl.flock(file, fcntl.LOCK_UN)  # a forked child may hold the file open, but not the lock


def settled_size(journal: Path) -> int:
    """Give the size of a journal at a moment when all that it lists is written; waits for whoever writes."""
    try:
        with journal.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH)
            return os.fstat(file.fileno()).st_size
    except FileNotFoundError:
        return 0


def write_new(path: Path, content: Iterable[bytes]) -> None:
    """Write a file that is not there yet.

    Raises:
        FileExistsError: something has that name; it stays as it is.
    """
    with aside(path.parent, content) as written:
        put(written, path)


def write_over(path: Path, content: Iterable[bytes]) -> None:
    """Write a file, in the place of the one that has its name."""
    with aside(path.parent, content) as written:
        written.replace(path)
        synchronise(path.parent)


def preserve(path: Path, place: Path) -> None:
    """Give a file a second name, unless that is taken already; the file keeps its own."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        try:
            os.link(path, place)
        except OSError as error:
            if error.errno not in NO_LINKS:
                raise
            write_new(place, [path.read_bytes()])
    for folder in (place.parent, place.parent.parent):
        synchronise(folder)


@contextmanager
def aside(folder: Path, content: Iterable[bytes]) -> Iterator[Path]:
    """Write a file under a hidden name, to the disk; it is gone afterwards, unless it was named."""
    path = folder / f"{ASIDE}{os.getpid()}-{secrets.token_hex(4)}"
    try:
        with path.open("xb") as file:
            file.writelines(content)
            file.flush()
            os.fsync(file.fileno())
        yield path
    finally:
        path.unlink(missing_ok=True)


def put(written: Path, path: Path) -> None:
    """Name a file that was written aside; never in the place of another."""
    try:
        os.link(written, path)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        if path.exists():  # a disk without links: no other of us can write while we hold the lock
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        written.rename(path)
    synchronise(path.parent)


def synchronise(folder: Path) -> None:
    """Let the names of a folder reach the disk."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def sweep(folder: Path) -> None:
    """Remove what a process that was killed left aside; for whoever holds the lock, as nobody else writes then."""
    for path in folder.glob(f"{ASIDE}*"):
        path.unlink(missing_ok=True)
