"""The filters as widgets: they live in the frame and in the URL, and give a `Selection`.

Keys are the names in the URL: outcome, place, speaker, publisher, since, until, words, status, review.
No other widget of the app may use one of them.
"""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from pages.shared.selection import ALL_REVIEWS, ALL_STATUSES, DEFAULT_REVIEWS, DEFAULT_STATUSES, Selection
from pages.shared.wording import LOOKS, NOT_STATED

EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
UNSET: dict[str, Any] = {
    "outcome": [],
    "place": [],
    "speaker": [],
    "publisher": [],
    "since": None,
    "until": None,
    "words": "",
    "status": list(DEFAULT_STATUSES),
    "review": list(DEFAULT_REVIEWS),
}


def show_filters(claims: pd.DataFrame) -> None:
    """Draw the filters; their options come from the whole table, so that none disappears."""
    st.subheader("Filters", anchor=False)
    held = set(claims["outcome"])
    choose("Outcome", "outcome", [outcome for outcome in LOOKS if outcome in held])
    choose("Place", "place", options(claims["place"]))
    choose("Said by", "speaker", options(claims["attribution"]))
    choose("Published by", "publisher", options(claims["publisher"]))
    day("Since", "since")
    day("Until", "until")
    st.text_input("Words", key="words", bind="query-params", placeholder="in the sentence or title")
    choose("Status", "status", list(ALL_STATUSES), list(DEFAULT_STATUSES))
    if claims["review"].notna().any():
        choose("Review", "review", list(ALL_REVIEWS), list(DEFAULT_REVIEWS))
    st.button("Reset filters", on_click=reset, disabled=current() == Selection(), width="stretch")


def choose(label: str, key: str, choices: list[str], default: list[str] | None = None) -> None:
    """One filter that takes any number of values; nothing chosen sets no limit."""
    st.multiselect(label, choices, default, key=key, bind="query-params", placeholder="Any")


def day(label: str, key: str) -> None:
    """One end of the period."""
    st.date_input(
        label, None, EARLIEST, LATEST, key=key, bind="query-params", format="YYYY-MM-DD",
        help="Of the end of a claim's period; of its publication, when the text states no period.",
    )  # fmt: skip


def options(cells: "pd.Series[str]") -> list[str]:
    """The values of a column by name, with a last one for the blank cells."""
    named = sorted(cells.dropna().unique(), key=str.casefold)
    return named + [NOT_STATED] * bool(cells.isna().any())


def current() -> Selection:
    """What the filters say now, on a page that shows them or after one that did."""
    state = {key: st.session_state.get(key, unset) for key, unset in UNSET.items()}
    return Selection(
        outcomes=tuple(state["outcome"]),
        places=tuple(state["place"]),
        speakers=tuple(state["speaker"]),
        publishers=tuple(state["publisher"]),
        since=state["since"],
        until=state["until"],
        words=(state["words"] or "").strip(),
        statuses=tuple(state["status"]),
        reviews=tuple(state["review"]),
    )


def reset() -> None:
    """Put every filter back; touches no other key."""
    for key, unset in UNSET.items():
        st.session_state[key] = list(unset) if isinstance(unset, list) else unset
