"""The timeline as pages show it: the figure, the claim whose mark was chosen, and how to read it."""

from typing import Any

import pandas as pd
import streamlit as st

from pages.shared import cards, charts, wording
from pages.shared.sentences import Row

HOW_TO_READ = (
    "Each mark is one claim, on the last day of its period or, when none is stated, on the day of publication. "
    "A bar runs from the lowest to the highest number that the words allow. "
    "A hollow mark is open: an arrow points to where the words set no limit, and its length says nothing. "
    "A ring: a person has reviewed the claim."
)
NOT_NEEDED = ["select2d", "lasso2d", "autoScale2d", "toImage"]  # buttons of Plotly


def show_timeline(rows: pd.DataFrame, sentence: str, key: str, *, is_log: bool = True) -> None:
    """Draw the figure, below it the passage of the mark that was chosen, and how to read it."""
    can_zoom = not cards.is_phone()  # there a finger that moves over the chart must move the page
    event = st.plotly_chart(
        charts.timeline_figure(rows, is_log=is_log, is_dark=cards.is_dark(), can_zoom=can_zoom),
        key=key,
        on_select="rerun",
        selection_mode="points",
        config={
            "displaylogo": False,
            "displayModeBar": None if can_zoom else False,
            "modeBarButtonsToRemove": NOT_NEEDED,
        },
        alt=f"Timeline, one mark per claim: {sentence}. The table of claims holds the same figures.",
    )
    picked = row_of(event, rows)
    if picked is not None:
        cards.show_claim(picked, with_quote=True)
    missing = len(rows) - len(charts.drawable(rows))
    left_out = f" {wording.counted(missing, 'claim')} without a day or a number cannot be drawn." if missing else ""
    st.caption("Choose a mark to read its passage. " * (picked is None) + HOW_TO_READ + left_out)


def row_of(event: Any, rows: pd.DataFrame) -> Row | None:
    """The row whose mark was chosen; none when the filters have since left it out."""
    for point in event.selection.points:
        found = rows[rows["claim_id"] == point.get("customdata")]
        if len(found):
            return dict(found.iloc[0])
    return None
