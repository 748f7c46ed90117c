"""The store of decisions: only ever added to, in SQLite or PostgreSQL, safe for several processes.

Whoever has been given a decision back with its number finds it again, whatever happens to the process.
docs/decisions/0022-reviews-in-a-database.md says why.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Select, func, insert, select
from sqlalchemy.exc import SQLAlchemyError

from extract.claim import Outcome
from extract.errors import ReviewError, WorkspaceError, shown
from extract.ledger.database import (
    REVIEWS,
    has_tables,
    is_missing,
    make_tables,
    open_engine,
    queue,
    read_url,
    shown_url,
)
from extract.ledger.decisions import Decision, Mark, Verdict

TEXTS = ("reviewer", "reason", "claim_id", "article_id", "follows", "extractor_version")
SEEN = ("quote", "quote_start", "quote_end", "sentence", "outcome", "as_read")


class Reviews:
    """The decisions on the claims of a workspace.

    Nothing is made before the first decision: to look into a workspace leaves no trace in it.

    Args:
        url: where they are, as SQLAlchemy writes it; `Workspace.reviews` has it.

    Raises:
        WorkspaceError: the database cannot be used; so does every method.
    """

    def __init__(self, url: str) -> None:
        self.url = read_url(url)
        self.engine = open_engine(self.url)
        self.is_made = False

    def keep(self, decision: Decision) -> Decision:
        """Keep a decision for ever: when this returns, it is safe, and has its number."""
        with self.in_words("kept", "nothing was kept of this one"):
            self.make()
            with self.engine.begin() as connection:
                queue(connection)
                row = insert(REVIEWS).values(row_of(decision)).returning(REVIEWS.c.number)
                number = connection.execute(row).scalar_one()
        return replace(decision, number=number)

    def all(self) -> list[Decision | ReviewError]:
        """Give every decision in the order in which they were kept; for one that cannot be understood, the reason."""
        found = self.ask(select(REVIEWS).order_by(REVIEWS.c.number))
        return [decision_of(row, shown_url(self.url)) for row in found]

    def latest(self) -> int:
        """Give the largest number, 0 where there is none: while it is the same, so is everything."""
        return next((row["number"] or 0 for row in self.ask(select(func.max(REVIEWS.c.number).label("number")))), 0)

    def close(self) -> None:
        """Close what is open."""
        self.engine.dispose()

    def ask(self, query: Select[Any]) -> list[Mapping[str, Any]]:
        """Ask the database; where it was not made yet, there is nothing."""
        self.is_made = self.is_made and not is_missing(self.url)
        if is_missing(self.url):
            return []
        with self.in_words("read", "see that it is there and may be read"), self.engine.connect() as connection:
            self.is_made = self.is_made or has_tables(self.url, connection)
            return [dict(row) for row in connection.execute(query).mappings()] if self.is_made else []

    def make(self) -> None:
        """Make the database where there is none."""
        if self.is_made and not is_missing(self.url):
            return
        if is_missing(self.url):
            Path(str(self.url.database)).parent.mkdir(parents=True, exist_ok=True)
        with self.engine.connect() as connection:
            make_tables(self.url, connection)
        self.is_made = True

    @contextmanager
    def in_words(self, done: str, advice: str) -> Iterator[None]:
        """Say what the database or the disk says, without a traceback and without a password."""
        try:
            yield
        except (SQLAlchemyError, OSError) as error:
            problem = getattr(error, "orig", None) or getattr(error, "strerror", None) or type(error).__name__
            line = shown(" ".join(str(problem).split()))
            raise WorkspaceError(f"{shown_url(self.url)}: reviews cannot be {done}: {line}; {advice}") from None


def row_of(decision: Decision) -> dict[str, str]:
    """Give a decision as a row."""
    seen = {name: getattr(decision, name) for name in SEEN}
    return {name: getattr(decision, name) for name in TEXTS} | {
        "made_at": decision.made_at.isoformat(),
        "verdict": decision.verdict.value,
        "fields": json.dumps(decision.fields, ensure_ascii=False),
        "seen": json.dumps(seen, ensure_ascii=False),
    }


def decision_of(row: Mapping[str, Any], where: str) -> Decision | ReviewError:
    """Give a row as a decision; a newer or an older program may have written what this one does not know."""
    try:
        seen = json.loads(row["seen"])
        return Decision(
            **{name: row[name] for name in TEXTS},
            **{name: seen[name] for name in SEEN if name != "outcome"},
            number=row["number"],
            made_at=datetime.fromisoformat(row["made_at"]),
            verdict=Verdict(row["verdict"]),
            fields={name: Mark(*mark) for name, mark in json.loads(row["fields"]).items()},
            outcome=Outcome(seen["outcome"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, ReviewError) as error:
        problem = shown(str(error) if not isinstance(error, KeyError) else f"{error} is not there")
        return ReviewError(f"{where}: review {row['number']} is not understood: {problem}; it is kept and not applied")
