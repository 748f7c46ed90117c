"""Check what was read: claims one by one, decisions that wait, figures that were missed, how reviewers agree."""

from dataclasses import replace

import streamlit as st

from pages.shared import access, cards, filters, frame, review_others, review_queue, review_view, store
from pages.shared.review_missed import show_missed
from pages.shared.roles import Role

frame.require()

cards.show_title("Review")
claims = store.claims_as_read()
if store.articles().empty and not store.decisions():
    cards.show_nothing(is_ledger_empty=True)
    st.stop()
if not access.is_open(Role.REVIEWER):
    review_others.show_agreement()
    st.stop()

ledger = store.ledger()
reviewer = review_view.ask_name()
view = review_view.choose_view()
if view == "waiting":
    review_others.show_waiting(ledger)
elif view == "missed":
    show_missed(ledger)
elif view == "agreement":
    review_others.show_agreement()
else:
    selection = replace(filters.current(), reviews=())  # what was decided is the queue's to ask
    review_queue.begin_anew(selection)
    ids = review_queue.queue_of(selection.apply(claims), ledger, *review_queue.choose_queue(), reviewer)
    review_view.show_progress(ids, ledger)
    chosen = review_queue.current(ids, ledger.claim_of)
    if chosen is None and claims.empty:
        cards.show_nothing(is_ledger_empty=True)
    elif chosen is None:
        review_view.show_done()
    else:
        review_view.show_claim(chosen, ids, ledger)
