"""The ledger: what a workspace holds, read: its articles, their claims, and what could not be read."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from extract.article import Article, name_of
from extract.bundled import BUNDLED
from extract.claim import Claim, Passed
from extract.errors import ArticleError, shown
from extract.language.words import collecting_nothing
from extract.ledger.cache import Readings
from extract.ledger.copies import copies_among
from extract.ledger.events import Link, link_claims
from extract.ledger.readings import Reading, read
from extract.ledger.review import Review, State, Waiting
from extract.ledger.statements import statements_of
from extract.ledger.workspace import Workspace, open_workspace
from extract.reading import read_kept

Found = Article | ArticleError


@dataclass(frozen=True)
class Ledger:
    """All that a workspace holds: its articles, their claims, and what could not be read.

    `unread` has one message for each report that gave nothing; it is shown, never hidden. `passed` are the numbers
    that stand with an outcome and gave no claim. `reviews` is what people decided, by claim_id; `waiting` are the
    decisions that somebody has to look at (see `reviewing.with_reviews`).
    """

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    unread: tuple[str, ...]
    passed: tuple[Passed, ...] = ()
    reviews: Mapping[str, Review] = field(default_factory=dict)
    waiting: tuple[Waiting, ...] = ()

    @cached_property
    def article_of(self) -> dict[str, Article]:
        """The articles by their id."""
        return {article.article_id: article for article in self.articles}

    @cached_property
    def passed_of(self) -> dict[str, list[Passed]]:
        """The numbers that were passed over, by the id of their article, in the order of its text."""
        found: dict[str, list[Passed]] = {}
        for passed in self.passed:
            found.setdefault(passed.article_id, []).append(passed)
        return found

    @cached_property
    def standing(self) -> tuple[Claim, ...]:
        """The claims that count: all but those that a person rejected."""
        return tuple(claim for claim in self.claims if not self.is_rejected(claim))

    def is_rejected(self, claim: Claim) -> bool:
        """Say whether a person rejected a claim."""
        review = self.reviews.get(claim.claim_id)
        return review is not None and review.state == State.REJECTED

    @cached_property
    def claim_of(self) -> dict[str, Claim]:
        """The claims by their id."""
        return {claim.claim_id: claim for claim in self.claims}

    @cached_property
    def copies(self) -> dict[str, str]:
        """The original of each article that is a copy, by their ids."""
        return copies_among(self.articles)

    @cached_property
    def links(self) -> dict[str, Link]:
        """The event of each claim with the reasons for it, by its id; what did not happen or was rejected has none."""
        return link_claims(self.standing, {article.article_id: article.published for article in self.articles})

    @cached_property
    def statements(self) -> dict[str, str]:
        """What each claim says, by its id: claims in which one speaker gives one number of one event share it."""
        return statements_of(self.standing, self.links, self.copies)

    def articles_of(self, claims: Iterable[Claim]) -> list[Article]:
        """The articles that some claims stand in, each once."""
        return [self.article_of[name] for name in dict.fromkeys(claim.article_id for claim in claims)]


def open_ledger(workspace: Workspace, on_progress: Callable[[int], None] | None = None) -> Ledger:
    """Give the ledger of a workspace as everybody looks at it: what was read, as people decided on it.

    Raises:
        WorkspaceError: the workspace, or the database of its reviews, cannot be read.
    """
    from extract.ledger.reviewing import as_decided  # it knows the ledger

    return as_decided(load_ledger(workspace.folder, on_progress), workspace)


def load_ledger(folder: Path = BUNDLED, on_progress: Callable[[int], None] | None = None) -> Ledger:
    """Read every article of a workspace; one that cannot be read never stops the rest.

    What was read before is not read again. `on_progress` is told how many reports were looked at.

    Raises:
        WorkspaceError: the folder does not exist, or has no `articles` folder.
    """
    workspace = open_workspace(folder)
    readings = Readings(workspace.cache)
    with collecting_nothing():
        ledger = gather(told(read_kept(workspace.articles, workspace.limits), on_progress), readings.of)
    readings.save()
    prefix = f"{shown(folder)}{os.sep}"  # messages name files as they stand in the workspace
    return replace(ledger, unread=tuple(message.replace(prefix, "") for message in ledger.unread))


def told(found: Iterable[Found], on_progress: Callable[[int], None] | None) -> Iterator[Found]:
    """Pass on what was found, and tell how much it is."""
    for number, one in enumerate(found, start=1):
        yield one
        if on_progress:
            on_progress(number)


def gather(found: Iterable[Found], reading_of: Callable[[Article], Reading] = read) -> Ledger:
    """Read articles into a ledger; one that cannot be read never stops the rest."""
    articles: dict[str, Article] = {}
    claims: list[Claim] = []
    unread: list[str] = []
    passed: list[Passed] = []
    for found_one in found:
        if isinstance(found_one, ArticleError):
            unread.append(str(found_one))
        elif found_one.article_id in articles:
            unread.append(repeated(found_one, articles[found_one.article_id]))
        else:
            reading = reading_of(found_one)
            claims += sound(reading.claims, found_one, unread)
            passed += reading.passed
            if reading.error:
                unread.append(f"{name_of(found_one)}: {reading.error}")
            articles[found_one.article_id] = found_one
    return Ledger(tuple(articles.values()), tuple(claims), tuple(unread), tuple(passed))


def repeated(article: Article, first: Article) -> str:
    """Say that an article has the name of another: the same text, or an id that was given twice."""
    if article.text == first.text:
        return f"{name_of(article)}: the same text as {name_of(first)}; one of them is enough"
    same = f"the same id {article.article_id!r} as {name_of(first)}"
    return f"{name_of(article)}: {same}; give each text an id of its own"


def sound(claims: Iterable[Claim], article: Article, broken: list[str]) -> list[Claim]:
    """Keep the claims whose quote stands in the text; name the others in `broken`."""
    kept = []
    for claim in claims:
        if article.text[claim.quote_start : claim.quote_end] == claim.quote:
            kept.append(claim)
        else:
            broken.append(f"{name_of(article)}: claim {claim.claim_id} no longer stands in the text and counts nowhere")
    return kept
