"""One article, every figure in it marked; beside it the claim that was chosen, down to its rule."""

import streamlit as st

from pages.shared import article_view, cards, frame, store

frame.require()

ledger, articles = store.ledger(), store.articles()
if articles.empty:
    cards.show_title("No reports yet")
    cards.show_unread(ledger.unread)
    cards.show_nothing(is_ledger_empty=True)
    st.stop()

article = article_view.choose_article(articles, ledger)
if article is None:
    st.stop()

claims = store.claims()
rows = claims[claims["article_id"] == article.article_id]
claim = article_view.chosen_claim(rows)
article_view.show_origin(article, len(rows))
text, beside = st.columns([3, 2], gap="large")
with text:
    article_view.show_text(article, ledger, rows, claim)
with beside:
    article_view.show_claim_beside(rows, claim)
    article_view.show_event(claim, store.events())
article_view.show_passed(ledger.passed_of.get(article.article_id, []))
