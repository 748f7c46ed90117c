"""Every claim as one mark on its day, with its bounds; a mark leads to its passage."""

import streamlit as st

from pages.shared import cards, filters, frame, store, tables, timeline_view

frame.require()

claims = store.claims()
chosen = filters.current()
rows = chosen.apply(claims)

cards.show_title(chosen.sentence())
if rows.empty:
    cards.show_nothing(claims.empty)
    st.stop()

is_log = st.toggle("Logarithmic scale", True, key="log", bind="query-params")
timeline_view.show_timeline(rows, chosen.sentence(), key="timeline", is_log=is_log)

with st.expander("The same claims as a table"):
    tables.show_claims_table(rows, chosen.sentence(), key="timeline-table")
