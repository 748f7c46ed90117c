"""What is looked at: the filters as one frozen value, which says itself and names its file.

Nothing here knows Streamlit; the widgets that make a selection are in `filters`.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

import pandas as pd

from extract.claim import Status
from extract.ledger.review import State
from pages.shared.wording import LOOKS, NOT_STATED, capital, day, listed, one_line, span

DEFAULT_STATUSES = (Status.REPORTED.value, Status.ALLEGED.value)
ALL_STATUSES = tuple(status.value for status in Status)
NOT_REVIEWED = "not looked at"  # the option for a claim that nobody has reviewed
ALL_REVIEWS = (NOT_REVIEWED, *(state.value for state in State))
DEFAULT_REVIEWS = tuple(review for review in ALL_REVIEWS if review != State.REJECTED)
SEARCHED = ("sentence", "title", "place", "place_text", "attribution", "population", "cause")
NAMED_AT_MOST = 3  # places, speakers or publishers that a title names; the rest it counts
FILE_NAME_AT_MOST = 120  # characters; some file systems stop at 143


@dataclass(frozen=True, slots=True)
class Selection:
    """Which claims are looked at; an empty field sets no limit.

    `since` and `until` are about the day of a claim's mark: the end of its period, else the day of
    publication. `words` must all occur, in any order, in the sentence or what was read from it.
    """

    outcomes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    words: str = ""
    statuses: tuple[str, ...] = DEFAULT_STATUSES
    reviews: tuple[str, ...] = DEFAULT_REVIEWS

    def apply(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The rows that are looked at, in the order of the table, which is left as it was."""
        keep = pd.Series(True, index=frame.index)
        for column, wanted in (
            ("outcome", self.outcomes),
            ("place", self.places),
            ("attribution", self.speakers),
            ("publisher", self.publishers),
            ("status", self.statuses),
        ):
            if wanted:
                keep &= frame[column].fillna(NOT_STATED).isin(wanted)
        if self.reviews:
            keep &= frame["review"].fillna(NOT_REVIEWED).isin(self.reviews)
        if self.since:
            keep &= frame["day"] >= pd.Timestamp(self.since)
        if self.until:
            keep &= frame["day"] <= pd.Timestamp(self.until)
        for word in self.words.casefold().split():
            keep &= found(word, frame)
        return frame[keep]

    def sentence(self) -> str:
        """What is looked at, in words: the title of every view."""
        outcomes = [LOOKS[outcome].noun for outcome in LOOKS if outcome in self.outcomes]
        subject = listed(outcomes) if outcomes else "figures"
        lead = self._lead()
        parts = [f"{lead} {subject}" if outcomes or lead.startswith("all ") else f"all {lead} {subject}"]
        if self.places:
            named = [place for place in self.places if place != NOT_STATED]
            inside = [f"in {some(named, 'place')}"] if named else []
            parts.append(" or ".join(inside + ["at no stated place"] * (NOT_STATED in self.places)))
        parts.append(self._period())
        if self.speakers:
            parts.append(f"according to {some(self.speakers, 'speaker', 'a speaker who is not named')}")
        if self.publishers:
            parts.append(f"published by {some(self.publishers, 'publisher', 'a publisher that is not stated')}")
        parts.append(self._reviewed())
        if self.words.split():
            parts.append(f"that mention “{one_line(self.words)}”")
        return capital(" ".join(part for part in parts if part))

    def file_name(self, rows: int, noun: str = "claim") -> str:
        """A name for a download that says what it holds, safe on every system."""
        parts = [
            "-".join(outcome for outcome in LOOKS if outcome in self.outcomes),
            brief(self.places, "places"),
            f"since-{self.since}" if self.since else "",
            f"until-{self.until}" if self.until else "",
            brief(self.speakers, "speakers"),
            brief(self.publishers, "publishers"),
            brief(tuple(self.words.split()[:4]), "words"),
            "" if self._is_usual() else "-".join(self.statuses or ("every-status",)),
            "" if set(self.reviews) == set(DEFAULT_REVIEWS) else "-".join(self.reviews or ("every-review",)),
        ]
        name = "_".join(slug(part) for part in parts if slug(part)) or "all"
        count = f"{rows}-{noun}{'' if rows == 1 else 's'}"
        return f"casualty-ledger_{name[:FILE_NAME_AT_MOST].strip('-_')}_{count}.csv"

    def _is_usual(self) -> bool:
        return set(self.statuses) == set(DEFAULT_STATUSES)

    def _lead(self) -> str:
        """The statuses as adjectives: only what is asked for is called reported."""
        if self._is_usual():
            return "reported"
        if not self.statuses or set(self.statuses) == set(ALL_STATUSES):
            return "all claimed"
        return listed([status for status in ALL_STATUSES if status in self.statuses])

    def _reviewed(self) -> str:
        """What reviewers made of the claims; nothing while only those that they rejected are left out."""
        if set(self.reviews) == set(DEFAULT_REVIEWS):
            return ""
        if not self.reviews or set(self.reviews) == set(ALL_REVIEWS):
            return "whatever a reviewer decided"
        return f"{listed([review for review in ALL_REVIEWS if review in self.reviews], 'or')} by a reviewer"

    def _period(self) -> str:
        if self.since and self.until:
            return f"on {day(self.since)}" if self.since == self.until else f"between {span(self.since, self.until)}"
        return f"since {day(self.since)}" if self.since else f"until {day(self.until)}" if self.until else ""


def found(word: str, frame: pd.DataFrame) -> "pd.Series[bool]":
    """Where a word, already folded, occurs in any searched column."""
    hit = pd.Series(False, index=frame.index)
    for column in SEARCHED:
        hit |= frame[column].str.casefold().str.contains(word, regex=False, na=False)
    return hit


def some(names: tuple[str, ...] | list[str], kind: str, blank: str = "") -> str:
    """Up to three names, then how many more."""
    said = [blank if name == NOT_STATED and blank else one_line(name) for name in names]
    if len(said) <= NAMED_AT_MOST:
        return listed(said, "or")
    more = len(said) - NAMED_AT_MOST + 1
    return f"{', '.join(said[: NAMED_AT_MOST - 1])} or {more} other {kind}s"


def brief(names: tuple[str, ...], kind: str) -> str:
    """Names for a file name: themselves while they are few, then their number."""
    return "-".join(names) if len(names) <= NAMED_AT_MOST else f"{len(names)}-{kind}"


def slug(text: str) -> str:
    """Lower-case letters and digits with hyphens; accents go, other scripts stay."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", plain.casefold()).strip("-")
