"""The process in which documents are read: what it may do, how it ends, and what its end costs."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from extract.limits import Limits
from extract.reading import worker
from tests.brought import OTHER, PAGE, TEXT, docx, fault, mail, packed, pdf, read_bytes

ROOT = Path(__file__).parents[1]
LATE = "not read within 1 second (limit parse_seconds); it is damaged, or made to take long"
STOPPED = "the process that read it stopped ({}); it is damaged, or made to do so"


def in_child(code: str) -> subprocess.CompletedProcess[str]:
    """Run code in a process that is shut in as the child is."""
    shut_in = f"import socket, subprocess, os\nfrom extract.reading.child import shut_in\nshut_in()\n{code}"
    return subprocess.run([sys.executable, "-c", shut_in], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "code", ["socket.socket()", "socket.getaddrinfo('localhost', 80)", "subprocess.run(['true'])", "os.system('true')"]
)
def test_it_has_no_network_and_starts_no_program(code):
    """A document that makes a library call out reaches nobody."""
    done = in_child(code)

    assert "is not for the process that reads documents" in done.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import os; os.abort()", STOPPED.format("SIGABRT")),
        ("raise SystemExit(3)", STOPPED.format("exit code 3")),
        ("import os; os.kill(os.getpid(), 9)", STOPPED.format("SIGKILL")),
        ("import time; time.sleep(99)", LATE),
        ("import os, time; os.write(1, bytes(8)); time.sleep(99)", LATE),
    ],
)
def test_a_child_that_dies_or_hangs_costs_one_document(monkeypatch, code, said):
    """The document is named with the reason, and the next one is read by a new child."""
    worker.SHARED.close()
    with monkeypatch.context() as instead:
        instead.setattr(worker, "CODE", code)

        assert f"a.html: {said}" == fault("a.html", PAGE, Limits(parse_seconds=1))
    assert TEXT in read_bytes("b.html", PAGE)[0][0].article.text


def test_a_document_that_takes_too_much_memory_is_told():
    """The limit is the child's; the parent and the next document are as before."""
    big = mail("x" * 40_000_000)
    most = "250,000,000 bytes of memory (limit parse_bytes)"
    expected = f"a.eml: reading it takes more than {most}; bring its parts one by one"

    assert expected == fault("a.eml", big, Limits(parse_bytes=250_000_000))
    assert TEXT in read_bytes("b.html", PAGE)[0][0].article.text


def test_one_child_reads_many_documents_and_is_then_replaced(monkeypatch):
    """Its start is paid once; what libraries keep does not grow for ever."""
    read_bytes("a.html", PAGE)
    first = worker.SHARED.process
    read_bytes("a.docx", docx(TEXT))

    assert first is worker.SHARED.process
    monkeypatch.setattr(worker, "MANY", 1)
    read_bytes("a.html", PAGE)
    assert first is not worker.SHARED.process


def test_threads_share_it():
    """Two visitors who bring documents at once each get their own."""
    found: dict[int, list[str]] = {}

    def read(number: int) -> None:
        pages = {f"{day}.pdf": pdf([f"{number} people died on day {day}."]) for day in range(3)}
        drafts, _ = read_bytes("a.zip", packed(pages))
        found[number] = [one.article.text for one in drafts]

    threads = [threading.Thread(target=read, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert {n: [f"{n} people died on day {day}." for day in range(3)] for n in range(8)} == found


def test_text_needs_no_child(monkeypatch):
    """Pasted text, Markdown and rows are read without waiting for a process."""
    worker.SHARED.close()
    monkeypatch.setattr(worker, "CODE", "raise SystemExit")
    for name, data in (("a.txt", TEXT), ("a.jsonl", f'{{"text": "{TEXT}"}}'), ("a.csv", f"text\n{OTHER}\n")):
        assert [] == read_bytes(name, data)[1]

    assert worker.SHARED.process is None
