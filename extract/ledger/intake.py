"""Reports that somebody brings are taken in, one by one; a report that cannot be read never stops the others."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from extract.errors import ArticleError
from extract.ledger.holding import Holding
from extract.ledger.keeping import Kept, Outcome, keep
from extract.ledger.whole_tables import KeptTable, LongTable, keep_table
from extract.ledger.workspace import Workspace
from extract.reading.draft import Draft

Brought = Draft | LongTable | ArticleError
Taken = Kept | KeptTable | ArticleError


@dataclass
class Intake:
    """What became of the reports that were brought, until now."""

    counts: Counter[Outcome] = field(default_factory=Counter)
    copies: list[Kept] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)  # what whoever brought a report should look at

    def count(self, taken: Taken) -> None:
        """Add one more."""
        if isinstance(taken, ArticleError):
            self.failed.append(str(taken))
            return
        self.counts[taken.outcome] += 1
        if isinstance(taken, Kept) and taken.copy_of:
            self.copies.append(taken)

    @property
    def sentence(self) -> str:
        """Say what became of them.

        >>> Intake(Counter({Outcome.NEW: 2, Outcome.UNCHANGED: 1}), failed=["a.pdf: no text"]).sentence
        '2 new, 1 unchanged, 1 failed'
        """
        counts = {kind.value: self.counts[kind] for kind in Outcome}
        copies = "copy of another" if len(self.copies) == 1 else "copies of others"
        said = {**counts, copies: len(self.copies), "failed": len(self.failed)}
        return ", ".join(f"{number} {what}" for what, number in said.items() if number) or "nothing was brought"


def take_in(
    brought: Iterable[Brought],
    workspace: Workspace,
    today: date,
    on_progress: Callable[[Taken, Intake], None] = lambda taken, intake: None,
) -> Intake:
    """Keep everything that is brought, and say what became of it.

    `on_progress` hears of each report when it is on the disk. Stopped at any moment, what it heard of stays;
    brought again, that is unchanged, and the rest is taken in.

    Raises:
        WorkspaceError: the workspace cannot be written.
    """
    held, intake = Holding(workspace), Intake()
    for one in brought:
        taken: Taken
        if isinstance(one, ArticleError):
            taken = one
        elif isinstance(one, LongTable):
            taken = keep_table(one, held)
        else:
            taken = keep(one.article, held, today)
            intake.notes += [f"{one.source}: {note}" for note in one.notes if taken.outcome != Outcome.UNCHANGED]
        intake.count(taken)
        on_progress(taken, intake)
    return intake
