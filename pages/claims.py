"""Every claim as a table that filters, leads to its passage, and downloads."""

import streamlit as st

from pages.shared import cards, filters, frame, store, tables, wording

frame.require()

claims = store.claims()
chosen = filters.current()
rows = chosen.apply(claims)

cards.show_title(chosen.sentence())
if rows.empty:
    cards.show_nothing(claims.empty)
    st.stop()

events, speakers = store.events(), store.speakers()
events = events[events["event_id"].isin(rows["event_id"].dropna())]
speakers = speakers[speakers["speaker"].isin(rows["speaker"].dropna())]
with st.container(horizontal=True, vertical_alignment="center"):
    tables.show_download(rows, chosen.file_name(len(rows)))
    tables.show_download_of("events", events, chosen.file_name(events["event_id"].nunique(), "event"))
    tables.show_download_of("speakers", speakers, chosen.file_name(len(speakers), "speaker"))
    st.markdown(f"**{wording.counted(len(rows), 'claim')}** of {wording.number(len(claims))}", width="content")

picked = tables.show_claims_table(rows, chosen.sentence(), key="claims-table")
if picked is None:
    st.caption("Choose a row to read its passage here. " + wording.NO_SUM)
else:
    cards.show_claim(picked, with_quote=True)
