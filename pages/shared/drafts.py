"""What the visitor has brought and not kept yet: read here, corrected, and kept, each by somebody who may.

Session keys: `drafts`, what was read, in its order; `names`, what each is called, which no edit changes; `draft`, the
place of the one that is looked at; `failed`, why the rest was not; `kept`, what became of those that were kept last.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from extract.article import Article
from extract.errors import ArticleError, ExtractError, shown
from extract.ledger.intake import Intake, Taken, take_in
from extract.ledger.keeping import Kept
from extract.ledger.workspace import Workspace, make_workspace, usual_folder
from extract.reading import read_document, read_paste, read_sources
from extract.reading.draft import Draft
from pages.shared import access, store
from pages.shared.roles import Role
from pages.shared.wording import one_line

ORIGIN = ("title", "publisher", "authors", "published", "url", "language", "licence")


@dataclass(frozen=True, slots=True)
class Done:
    """What became of drafts that were kept: in a sentence, and the reports that are held now."""

    sentence: str
    articles: tuple[Article, ...]


def drafts() -> list[Draft]:
    """The drafts of this visitor."""
    found: list[Draft] = st.session_state.setdefault("drafts", [])
    return found


def named(number: int, draft: Draft) -> str:
    """What a draft is called among others, two files of one name too: its number, its source, the title found in it."""
    return " · ".join(one_line(part) for part in (str(number), draft.source, draft.article.title) if part)


def failed() -> list[str]:
    """What could not be read of what the visitor brought last, one message each."""
    found: list[str] = st.session_state.setdefault("failed", [])
    return found


def read_text(text: str) -> None:
    """Read what was pasted."""
    collect(lambda: iter([read_paste(text, store.workspace().limits)]))


def read_files(files: Iterable[Any]) -> None:
    """Read files that were uploaded, each whatever kind it is; a bar shows how far it is."""
    files = list(files)
    bar = st.progress(0.0, "Reading …")

    def read() -> Iterator[Draft | ArticleError]:
        for number, file in enumerate(files):
            bar.progress(number / len(files), f"Reading {number + 1} of {len(files)}")
            yield from read_document(file.name, file.getvalue(), store.workspace().limits)

    collect(read)
    bar.empty()


def read_address(url: str) -> None:
    """Fetch one address, the one that the visitor names, and read what it gives."""
    url = url.strip()

    def read() -> Iterator[Draft | ArticleError]:
        if not url.lower().startswith(("http://", "https://")):  # anything else could name a file of this machine
            raise ArticleError(f"{shown(url)}: it is no web address; write it with http:// or https:// in front")
        yield from read_sources([url], store.workspace().limits)

    collect(read)


def collect(read: Callable[[], Iterator[Draft | ArticleError]]) -> None:
    """Take what a reader gives in place of the drafts before; a fault of one never loses the others."""
    found: list[Draft] = []
    faults: list[str] = []
    try:
        access.need(Role.EDITOR)
        for one in read():
            if isinstance(one, Draft):
                found.append(one)
            else:
                faults.append(str(one))
    except ExtractError as error:
        faults.append(str(error))
    names = [named(number, one) for number, one in enumerate(found, start=1)]
    st.session_state.update(drafts=found, names=names, draft=0, failed=faults, kept=None)


def key_of(field: str, article: Article) -> str:
    """The session key of the input for a field of the origin."""
    return f"origin-{field}-{article.article_id}"


def as_text(field: str, article: Article) -> str:
    """A field of the origin as it stands in its input."""
    value = getattr(article, field)
    return "; ".join(value) if field == "authors" else str(value or "")


def correct(number: int) -> Draft:
    """The draft with the origin that stands in the inputs, of those that are on the page.

    Raises:
        ArticleError: a day that is none, or the like.
    """
    draft = drafts()[number]
    origin: dict[str, Any] = {}
    for field in ORIGIN:
        told = st.session_state.get(key_of(field, draft.article))
        if told is not None and told.strip() != as_text(field, draft.article):
            names = (name.strip() for name in told.split(";"))
            origin[field] = tuple(name for name in names if name) if field == "authors" else told.strip()
    origin |= {"language": "en"} if origin.get("language") == "" else {}
    drafts()[number] = replace(draft, article=replace(draft.article, **origin))
    return drafts()[number]


def keep(numbers: Iterable[int]) -> None:
    """Keep some drafts in the workspace; what was kept leaves the list, what failed stays and says why."""
    chosen = sorted(set(numbers))
    taken: list[Taken] = []  # each is on the disk by now, whatever becomes of the next
    report, faults = Intake(), []
    try:
        access.need(Role.EDITOR)
        brought = [correct(number) for number in chosen]  # what was typed last may come along with the click
        report = take_in(brought, target(), datetime.now(UTC).date(), lambda one, _: taken.append(one))
    except ExtractError as error:
        faults.append(str(error))
        for one in taken:
            report.count(one)
    st.session_state["failed"] = [*faults, *report.failed]
    if not taken:
        return
    articles = tuple(article for one in taken for article in article_of(one))
    st.session_state.update(kept=Done(report.sentence, articles), pasted="", draft=0)
    gone = chosen[: len(taken)]
    for key in ("drafts", "names"):
        st.session_state[key] = [one for number, one in enumerate(st.session_state[key]) if number not in gone]


def target() -> Workspace:
    """Where reports are kept: the workspace that is looked at, one of the visitor's own beside the demonstration."""
    here = store.workspace()
    return make_workspace(usual_folder() if here.is_bundled else here.folder)


def article_of(taken: Taken) -> list[Article]:
    """The report that was kept, or was there already; none where it failed."""
    return [taken.article] if isinstance(taken, Kept) else []


def done() -> Done | None:
    """What became of the drafts that were kept last."""
    found: Done | None = st.session_state.get("kept")
    return found
