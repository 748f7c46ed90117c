"""How far long work is: a bar on a terminal, nothing where nobody looks."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


def is_watched() -> bool:
    """Tell whether standard error is a terminal."""
    return sys.stderr is not None and sys.stderr.isatty()


@contextmanager
def counting(what: str, noun: str) -> Iterator[Callable[[int], None] | None]:
    """Show how many things were looked at; yields what is to be told the number."""
    if not is_watched():
        yield None
        return
    with bar(what) as show:
        yield lambda number: show(f"{number:,} {noun}")


@contextmanager
def bar(what: str) -> Iterator[Callable[[str], None]]:
    """Show that something goes on and how far it is; yields what is to be told the words."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TextColumn("{task.fields[far]}", markup=False),
        TimeElapsedColumn(),
    )
    both = (
        sys.stdout is not None and sys.stdout.isatty()
    )  # then lines are printed above the bar, else where they belong
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, redirect_stdout=both) as progress:
        task = progress.add_task(what, total=None, far="")
        yield lambda far: progress.update(task, far=far)
