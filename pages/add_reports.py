"""Bring reports: paste, upload or fetch; look at what was read, correct where it is from, and keep it."""

import streamlit as st

from pages.shared import access, cards, draft_view, frame
from pages.shared.roles import Role

frame.require()

cards.show_title("Add reports")
if not access.is_open(Role.EDITOR):
    st.stop()

st.caption("Nothing is kept before you say so. What was read is shown here first, with every figure marked.")
draft_view.show_ways_in()
draft_view.show_outcome()
number = draft_view.choose_draft()
if number is not None:
    draft_view.show_draft(number)
