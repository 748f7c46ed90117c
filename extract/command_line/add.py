"""`add`: take reports into a workspace, one by one, and say what became of them."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from extract.command_line.options import SOURCES, add_origin, add_workspace, epilog, origin_of, tell
from extract.command_line.progress import bar, is_watched
from extract.command_line.streams import drop_output
from extract.errors import ArticleError, ExtractError, shown
from extract.ledger.cache import Readings
from extract.ledger.intake import Intake, Taken, take_in
from extract.ledger.keeping import Kept, Outcome
from extract.ledger.whole_tables import KeptTable, bring
from extract.ledger.workspace import Workspace, make_workspace, usual_folder

ORIGIN = ("published", "title", "publisher", "url", "language")
EVERY = 500  # reports between two lines of progress where there is no terminal
EXAMPLES = (
    "casualty-ledger add report.pdf --published 2016-09-29 --publisher OCHA",
    "casualty-ledger add reports/ week.zip --workspace ~/aleppo",
    "casualty-ledger add https://example.org/feed.xml",
    "pbpaste | casualty-ledger add - --title 'Strike on Aleppo' --url https://example.org/strike",
)
CODES = """exit codes:
  0    everything was read and is held
  1    something could not be read; it is named at the end, and the rest is held
  2    the call is wrong, or the workspace cannot be written
  130  it was stopped (Ctrl-C); what was kept is kept, and the same call goes on
"""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say what the command takes."""
    command = commands.add_parser(
        "add",
        help="keep reports in the workspace; the same report twice changes nothing",
        epilog=epilog(*EXAMPLES, codes=CODES),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.set_defaults(run=run)
    command.add_argument("sources", nargs="+", metavar="SOURCE", help=SOURCES)
    add_workspace(command)
    add_origin(command, *ORIGIN)
    command.add_argument("--quiet", action="store_true", help="print only what could not be read")
    command.add_argument(
        "--format", choices=("text", "jsonl"), default="text", help="a line, or a JSON object, for each report"
    )


def run(options: argparse.Namespace) -> int:
    """Take everything in; what stands in the way of one report is named at the end."""
    said = origin_of(options, *ORIGIN)
    workspace = make_workspace(options.workspace if options.workspace is not None else usual_folder())
    report = Report(workspace, options)
    today = datetime.now(UTC).astimezone().date()
    try:
        with report.shown():
            take_in(bring(options.sources, workspace.limits, **said), workspace, today, report.hear)
    except KeyboardInterrupt:
        report.end("stopped: ", "; the same call goes on from here")
        return 130
    except ExtractError:
        report.end("stopped: ", "")
        raise
    report.end("", "")
    return 1 if report.intake.failed or report.unread else 0


class Report:
    """What is printed while reports are taken in, and at the end."""

    def __init__(self, workspace: Workspace, options: argparse.Namespace) -> None:
        self.workspace = workspace
        self.is_quiet, self.is_json = options.quiet, options.format == "jsonl"
        self.intake = Intake()
        self.unread: list[str] = []  # kept, but in a language that is not read, say
        self.readings = Readings(workspace.cache)
        self.tell_bar: Callable[[str], None] = lambda far: None

    @contextmanager
    def shown(self) -> Iterator[None]:
        """Draw a bar on a terminal."""
        if self.is_quiet or not is_watched():
            yield
            return
        with bar("Adding") as self.tell_bar:
            yield

    def hear(self, taken: Taken, intake: Intake) -> None:
        """Say what became of one more; it is on the disk by now."""
        self.intake = intake
        self.tell_bar(f"{intake.sentence} · {shown(self.name_of(taken))}"[:100])
        number = sum(intake.counts.values()) + len(intake.failed)
        if number % EVERY == 0 and not self.is_quiet and not is_watched():
            print(f"casualty-ledger: {intake.sentence} so far", file=sys.stderr)
        if isinstance(taken, ArticleError):
            return
        self.say(self.row_of(taken))

    def name_of(self, taken: Taken) -> str:
        """Give the name of a report: in the workspace, or in the message that says why it is not there."""
        return str(taken) if isinstance(taken, ArticleError) else str(taken.path.relative_to(self.workspace.folder))

    def row_of(self, held: Kept | KeptTable) -> dict[str, object]:
        """Give what is said of a held report; one that is new is read, for its claims."""
        row: dict[str, object] = {"outcome": held.outcome.value, "path": self.name_of(held)}
        if isinstance(held, KeptTable):
            return row
        row |= {"article_id": held.article.article_id, "claims": None, "replaces": None, "copy_of": None}
        if held.outcome is not Outcome.UNCHANGED:
            reading = self.readings.of(held.article)
            row |= {"claims": len(reading.claims), "replaces": held.article.replaces or None}
            if reading.error:
                self.unread.append(f"{self.name_of(held)}: kept, but not read: {reading.error}")
        if held.copy_of:
            row["copy_of"] = str(held.copy_of.relative_to(self.workspace.folder))
        return row

    def say(self, row: dict[str, object]) -> None:
        """Print what is said of a held report. Where nobody listens any more, the reports are taken in all the same."""
        line = json.dumps(row, ensure_ascii=False) if self.is_json else sentence_of(row)
        if line and not self.is_quiet:
            try:
                print(line, flush=True)
            except OSError:
                drop_output()

    def end(self, before: str, after: str) -> None:
        """Say what became of all of them, and name what could not be read."""
        self.readings.save()
        tell([*self.intake.failed, *self.unread])
        if not self.is_quiet:
            tell([f"note: {note}" for note in self.intake.notes])
            tell([f"{before}{self.intake.sentence}{after}"])


def sentence_of(row: dict[str, object]) -> str:
    """Say what became of a report; of one that was held already there is nothing to say."""
    if row["outcome"] == Outcome.UNCHANGED:
        return ""
    parts = [f"kept {shown(row['path'])}"]
    if "claims" not in row:
        parts.append("a table, read in place")
    else:
        parts.append(f"{row['claims']} claim{'' if row['claims'] == 1 else 's'}")
    if row["outcome"] == Outcome.CHANGED:
        parts.append("a new version")
    if row.get("copy_of"):
        parts.append(f"a copy of {shown(row['copy_of'])}")
    return f"{parts[0]}  {', '.join(parts[1:])}"
