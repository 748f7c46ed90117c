"""A PostgreSQL of the tests' own: made in a temporary folder, reached by a socket there, gone afterwards."""

import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

DEBIAN = Path("/usr/lib/postgresql")  # Debian keeps the programs off the path
NAMES = (f"test_{number}" for number in itertools.count())
QUICK = ["fsync=off", "full_page_writes=off", "synchronous_commit=off"]  # it need not outlive a crash of the machine


def programs() -> Path:
    """The folder of `initdb` and `pg_ctl`; where there is none, the test is skipped."""
    if given := os.environ.get("POSTGRES"):
        return Path(given)
    versions = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    initdb = versions[-1] if versions else shutil.which("initdb")
    if not initdb:
        pytest.skip("PostgreSQL is not here: apt-get install postgresql")
    return Path(initdb).parent


@contextmanager
def cluster() -> Iterator[str]:
    """Run a server in a folder of its own and give the address of a database in it, `{}` for the name."""
    folder = programs()
    with tempfile.TemporaryDirectory(prefix="ledger-") as home:  # a socket's path is short, so no tmp_path
        data, log = f"{home}/data", f"{home}/log"
        if owner := "postgres" if os.geteuid() == 0 else None:  # the server refuses to be root
            shutil.chown(home, owner)

        def run(program: str, *options: str) -> None:
            """Run one of its programs to the end; fail with what it said."""
            done = subprocess.run(
                [folder / program, *options, "-D", data],
                cwd=home, user=owner, group=owner, extra_groups=[] if owner else None,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            )  # fmt: skip
            said = Path(log).read_text("utf-8") if Path(log).exists() else ""
            assert 0 == done.returncode, f"{program}: {done.stdout}{said}"

        run("initdb", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C", "--no-sync")
        settings = " ".join(f"-c {one}" for one in ["listen_addresses=''", f"unix_socket_directories={home}", *QUICK])
        run("pg_ctl", "start", "-w", "-l", log, "-o", settings)
        try:
            yield f"postgresql+psycopg://postgres@/{{}}?host={home}"
        finally:
            run("pg_ctl", "stop", "-w", "-m", "immediate")


@contextmanager
def database(address: str) -> Iterator[str]:
    """Make one empty database of a cluster, give its URL, and remove it however a test left it."""
    name = next(NAMES)
    command = address.format("postgres").replace("+psycopg", "")
    with psycopg.connect(command, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        yield address.format(name)
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")
