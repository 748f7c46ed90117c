"""What the ledger holds: its counts, its latest claims, its timeline, and what could not be read."""

import streamlit as st

from pages.shared import cards, filters, frame, store, timeline_view, wording

frame.require()

LATEST = 6  # claims shown as sentences

ledger, claims = store.ledger(), store.claims()
chosen = filters.current()
rows = chosen.apply(claims)

cards.show_title(chosen.sentence())
st.caption(
    f"Read from {wording.counted(len(ledger.articles), 'report')}, "
    "each figure with the sentence it comes from. Nothing here is verified: it is what was reported."
)
cards.show_unread(ledger.unread)

if rows.empty:
    cards.show_nothing(claims.empty)
    st.stop()

days = rows["day"].dropna()
cards.show_counts(
    {
        "Claims": wording.number(len(rows)),
        "Reports with claims": wording.number(rows["article_id"].nunique()),
        "Speakers named": wording.number(rows["speaker"].nunique()),
        "Publishers": wording.number(rows["publisher"].nunique()),
        "Period": wording.months(days.min(), days.max()) if len(days) else wording.NOT_STATED,
    }
)
st.caption(wording.NO_SUM)

st.header("Over time", anchor=False)
timeline_view.show_timeline(rows, chosen.sentence(), key="overview-timeline")

st.header("Latest claims", anchor=False)
for row in rows.head(LATEST).to_dict("records"):
    cards.show_claim(row)
if len(rows) > LATEST:
    st.page_link("pages/claims.py", label=f"All {wording.counted(len(rows), 'claim')} as a table →")
