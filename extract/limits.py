"""How much is read of what people bring, and for how long: the one place with every limit.

`docs/settings.md` is made from here; `settings.yaml` of a workspace may set any of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from extract.errors import WorkspaceError, shown


def limit(most: int, meaning: str) -> int:
    """Declare one limit: its default, and what it bounds."""
    return field(default=most, metadata={"is": meaning})


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one workspace; all are whole numbers greater than zero."""

    document_bytes: int = limit(
        50_000_000, "bytes of one document: a file, an upload, a response, a member of an archive"
    )
    unpacked_bytes: int = limit(
        200_000_000, "bytes that an archive, a compressed response or a DOCX may unpack to, all members together"
    )
    text_characters: int = limit(2_000_000, "characters of the text of one report")
    row_bytes: int = limit(10_000_000, "bytes of one row of a JSON Lines or CSV file")
    rows_as_reports: int = limit(
        1_000, "rows of a table of reports that become files of their own; a longer one is kept whole"
    )
    archive_members: int = limit(10_000, "files in one archive")
    archive_depth: int = limit(2, "archives inside archives")
    pages: int = limit(2_000, "pages of one PDF")
    feed_items: int = limit(500, "reports of one feed")
    parse_seconds: int = limit(30, "seconds that one document may take to be read")
    parse_bytes: int = limit(1_500_000_000, "bytes of memory of the process that reads documents")
    fetch_seconds: int = limit(30, "seconds that one address may take to answer, redirects included")
    redirects: int = limit(5, "redirects of one address that are followed")


def read_limits(raw: Mapping[object, object], where: str) -> Limits:
    """Take the limits that are set, the default for the others.

    Raises:
        WorkspaceError: a name that is no limit, or a value that is no whole number greater than zero; all at once.
    """
    known = {one.name for one in fields(Limits)}
    wrong = [f"{shown(name)} is no limit; allowed are {', '.join(sorted(known))}" for name in raw if name not in known]
    wrong += [
        f"{shown(name)} is {shown(repr(value))}; write a whole number greater than 0"
        for name, value in raw.items()
        if name in known and (not isinstance(value, int) or isinstance(value, bool) or value < 1)
    ]
    if wrong:
        raise WorkspaceError(f"{where}: limits: {'; '.join(wrong)}")
    return Limits(**{str(name): value for name, value in raw.items()})  # type: ignore[arg-type]  # checked above
