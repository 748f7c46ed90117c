"""Which claims wait for a reviewer, in what order, and which one is looked at.

In the URL: `claim`, the one that is looked at; `queue` and `order`.
Session keys: `skipped`, claims passed over for now; `selected`, the filters of the last run.
"""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from extract.ledger.ledger import Ledger
from extract.ledger.review import Review, State
from pages.shared.selection import Selection

QUEUES = {
    "unseen": "Nobody has looked",
    "mine": "I have not looked",
    "disputed": "Reviewers disagree",
    "reviewed": "Reviewed",
    "all": "All",
}
ORDERS = {"confidence": "Least certain first", "published": "Newest report first", "text": "Report by report"}


def queue_of(rows: pd.DataFrame, ledger: Ledger, queue: str, order: str, reviewer: str) -> list[str]:
    """The ids of the claims of a queue, in order; those that people added, which nobody filters, come last.

    Args:
        rows: the claims as they were read that the filters leave, one a row.
        ledger: what people decided on them.
        queue: a key of `QUEUES`.
        order: a key of `ORDERS`.
        reviewer: who asks, for the claims that they have not looked at.
    """
    kept = [belongs(ledger.reviews.get(name), queue, reviewer) for name in rows["claim_id"]]
    added = [name for name, review in ledger.reviews.items() if review.state == State.ADDED]
    rows = rows[pd.Series(kept, index=rows.index, dtype=bool)]
    if order == "confidence":
        rows = rows.sort_values("confidence", kind="stable", na_position="first")
    elif order == "text":
        rows = rows.sort_values(["title", "article_id", "quote_start"], kind="stable")
    return [*rows["claim_id"], *(name for name in added if belongs(ledger.reviews[name], queue, reviewer))]


def belongs(review: Review | None, queue: str, reviewer: str) -> bool:
    """Whether a claim stands in a queue."""
    match queue:
        case "unseen":
            return review is None
        case "mine":
            return review is None or reviewer not in (*review.by, *review.disputed_by)
        case "disputed":
            return review is not None and review.is_disputed
        case "reviewed":
            return review is not None
    return True


def choose_queue() -> tuple[str, str]:
    """Draw the two boxes that choose the queue and its order."""
    left, right = st.columns(2)
    queue = left.selectbox(
        "Queue", list(QUEUES), format_func=QUEUES.__getitem__, key="queue", bind="query-params", on_change=start
    )
    order = right.selectbox(
        "Order", list(ORDERS), format_func=ORDERS.__getitem__, key="order", bind="query-params", on_change=start
    )
    return queue, order


def start() -> None:
    """Begin a queue at its first claim."""
    st.query_params.pop("claim", None)


def begin_anew(selection: Selection) -> None:
    """Begin at the first claim when the filters have changed since the page was last drawn."""
    if st.session_state.get("selected", selection) != selection:
        start()
    st.session_state["selected"] = selection


def current(ids: Sequence[str], known: Mapping[str, object]) -> str | None:
    """The claim that is looked at: the one that the URL names, else the first of the queue that was not skipped."""
    asked = st.query_params.get("claim")
    if asked in known:
        return asked
    skipped = st.session_state.get("skipped", ())
    return next((name for name in ids if name not in skipped), ids[0] if ids else None)


def skip(ids: Sequence[str], claim_id: str) -> None:
    """Leave a claim for later: it comes again when the others are done."""
    st.session_state["skipped"] = {*st.session_state.get("skipped", ()), claim_id}
    go_on(ids, claim_id)


def go_on(ids: Sequence[str], claim_id: str) -> None:
    """Leave a claim for the next one of the queue; a note on it does not go along."""
    st.session_state["note"] = ""
    rest = ids[ids.index(claim_id) + 1 :] if claim_id in ids else ids
    others = [name for name in (*rest, *ids) if name != claim_id]
    following = [name for name in others if name not in st.session_state.get("skipped", ())]
    if not following:
        st.session_state["skipped"] = set()
    if others:
        st.query_params["claim"] = (following or others)[0]
    else:
        st.query_params.pop("claim", None)
