"""A real server on a free port, and a real Chromium that watches what leaves the machine."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, Page, expect, sync_playwright

from extract.ledger.workspace import VARIABLE
from tests.made_up import workspace

ROOT = Path(__file__).parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HERE = {"localhost", "127.0.0.1"}
START = 60  # seconds for a server to answer
WAIT = 30_000  # milliseconds for anything in a page; a busy machine is slow
WIDE = {"width": 1280, "height": 900}
TROUBLES: list[str] = []  # of the test that runs
expect.set_options(timeout=WAIT)

STRIKE = """---
publisher: The Daily
title: Strike on Aleppo
published: 2016-09-30
url: https://example.org/strike
form: note
---
At least 12 people were killed in Aleppo on 29 September 2016, the health ministry said.

More than 30 people were injured.
"""
HOSTILE = """---
publisher: <b>Bold</b> & Co
title: <script>document.title = 'owned'</script> **not bold** $x$
published: 2020-01-02
url: javascript:alert(3)
---
<script>document.title = 'owned'</script> <img src=x onerror="document.title='owned'"> # no heading
    At least 12 people were killed in **Aleppo**.

\u202eMore than 450 people were injured\u202c in Homs. \x07
"""


@contextmanager
def serving(port: int, folder: Path | None = None) -> Iterator[str]:
    """Run a fresh server on a workspace, the bundled one when none is given, and give its address."""
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    environment = {**os.environ, VARIABLE: str(folder or "")}
    with tempfile.TemporaryFile("w+") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            wait_for(server, f"http://localhost:{port}/_stcore/health", lambda: log.seek(0) or log.read())
            yield f"http://localhost:{port}"
            assert server.poll() is None, f"the server died:\n{log.seek(0) or log.read()}"
        finally:
            stop(server)


def stop(server: subprocess.Popen[bytes]) -> None:
    """End a server; one that a busy machine keeps from ending by itself is ended for it."""
    server.terminate()
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(server: subprocess.Popen[bytes], address: str, output: Callable[[], str]) -> None:
    """Wait until a server answers; fail with all it said when it dies or stays silent."""
    end = time.monotonic() + START
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.1)
    pytest.fail(f"the server did not start; it said:\n{output()}", pytrace=False)


@pytest.fixture(scope="session")
def app() -> Iterator[str]:
    """The address of the app on the bundled reports, shared by the tests that change nothing."""
    with serving(free_port()) as address:
        yield address


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with one plain report and one that tries to break out of the page."""
    return workspace(tmp_path_factory.mktemp("small") / "workspace", strike=STRIKE, hostile=HOSTILE)


@pytest.fixture(scope="session")
def port_of_fresh() -> int:
    """One port for all fresh servers, one after the other: the browser keeps Streamlit's files by address."""
    return free_port()


@pytest.fixture
def fresh(port_of_fresh: int, small: Path) -> Iterator[str]:
    """The address of a server that nobody has visited."""
    with serving(port_of_fresh, small) as address:
        yield address


def launched(chromium: BrowserType, *options: str) -> Browser:
    """Start the Chromium of this machine, with options of the command line."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not path:
        pytest.fail("the browser tests need Chromium: apt-get install chromium", pytrace=False)
    return chromium.launch(executable_path=path, args=["--no-sandbox", *options])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of this machine, without a window."""
    with sync_playwright() as playwright:
        chromium = launched(playwright.chromium)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """One browser context for each kind of screen: its cache of Streamlit's files makes the tests quick."""
    made: dict[str, BrowserContext] = {}

    def context(**options: object) -> BrowserContext:
        if str(options) not in made:
            made[str(options)] = browser.new_context(**{"viewport": WIDE} | options)
            made[str(options)].set_default_timeout(WAIT)
            watch(made[str(options)], TROUBLES)
        return made[str(options)]

    yield context
    for one in made.values():
        one.close()


@pytest.fixture
def look(contexts: Callable[..., BrowserContext]) -> Iterator[Callable[..., Page]]:
    """Open a page of its own; at the end nothing may have left the machine or gone wrong in it."""
    TROUBLES.clear()
    used: list[BrowserContext] = []

    def open_page(address: str, **options: object) -> Page:
        used.append(contexts(**options))
        page = used[-1].new_page()
        page.goto(address)
        return page

    yield open_page
    for context in used:
        for page in context.pages:
            page.close()
    assert [] == TROUBLES


def watch(context: BrowserContext, troubles: list[str]) -> None:
    """Note every request that leaves the machine, every error in the console, every dialog."""

    def request(address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in {"data", "blob"} and parts.hostname not in HERE:
            troubles.append(f"left the machine: {address}")

    def console(message: object) -> None:
        # Below a page's address Streamlit asks for its health in two places; one of them is not there.
        if message.type == "error" and "/_stcore/" not in message.location.get("url", ""):
            troubles.append(f"console: {message.text} {message.location}")

    context.on("request", lambda found: request(found.url))
    context.on("page", lambda page: page.on("websocket", lambda socket_: request(socket_.url)))
    context.on("console", console)
    context.on("weberror", lambda error: troubles.append(f"error: {error.error}"))
    context.on("dialog", lambda dialog: (troubles.append(f"dialog: {dialog.message}"), dialog.dismiss()))
