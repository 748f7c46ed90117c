"""What surrounds every page: the list of pages, the navigation, the filters, the guard.

Session keys: none of its own; those of the filters are in `filters`.
"""

from collections.abc import Callable
from contextlib import ExitStack
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st

from extract.errors import ExtractError
from pages.shared import access, cards, filters, store
from pages.shared.wording import APP

# While a page runs inside the frame. Not in the session: `st.stop` lets nothing be written there on the way out.
_is_framed = ContextVar("_is_framed", default=False)
STATIC = Path(__file__).parents[2] / "static"


@dataclass(frozen=True, slots=True)
class Listed:
    """One page: its script, its name in the navigation, and the claims that its filters choose from."""

    script: str
    title: str
    is_default: bool = False
    filtered: Callable[[], pd.DataFrame] | None = store.claims

    @property
    def is_filtered(self) -> bool:
        """Whether the page has filters."""
        return self.filtered is not None


PAGES = (
    Listed("pages/overview.py", "Overview", is_default=True),
    Listed("pages/timeline.py", "Timeline"),
    Listed("pages/claims.py", "Claims"),
    Listed("pages/article.py", "Article", filtered=None),
    Listed("pages/add_reports.py", "Add reports", filtered=None),
    Listed("pages/review.py", "Review", filtered=store.claims_as_read),
)


def run() -> None:
    """Draw what surrounds every page, then the page itself."""
    listed = {page.title: page for page in PAGES}
    page = st.navigation([st.Page(p.script, title=p.title, default=p.is_default) for p in PAGES], position="top")
    st.set_page_config(page_title=f"{page.title} · {APP}", page_icon=str(STATIC / "favicon.png"), layout="wide")
    st.logo(str(STATIC / "wordmark.svg"), size="large")
    if not access.is_asked_by_name():
        st.stop()
    with ExitStack() as moment:
        try:
            moment.enter_context(store.one_moment())
            store.ledger()
        except ExtractError as error:
            cards.show_problem("This workspace cannot be opened", str(error))
            st.stop()
        filtered = listed[page.title].filtered
        if filtered:
            with st.sidebar:
                filters.show_filters(filtered())
        inside = _is_framed.set(True)
        moment.callback(_is_framed.reset, inside)
        page.run()


def require() -> None:
    """Start the frame if Streamlit ran this page alone.

    After a server starts, a first visit to /claims runs pages/claims.py without dashboard.py,
    until `st.navigation` has been called once (docs/decisions, cold start).
    """
    if not _is_framed.get():
        run()
        st.stop()
