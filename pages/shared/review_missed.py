"""A figure that the reader missed: its words are marked in the text, its fields are said, and it joins the claims.

Session keys: `missed-report`, the report; `marked`, the start and end of the marked words; `typed`, the same words as
text, for who cannot mark.
"""

from collections.abc import Mapping
from datetime import datetime

import streamlit as st

from extract.article import Article
from extract.ledger.corrections import BLANK, corrected
from extract.ledger.decisions import Decision
from extract.ledger.fields import Value, as_read, read_fields
from extract.ledger.ledger import Ledger
from extract.ledger.missed import add, number_marked
from pages.shared import article_view, cards, passage, review_fields, review_view, store
from pages.shared.wording import one_line


def show_missed(ledger: Ledger) -> None:
    """Choose a report, mark the words, say the fields, keep the claim."""
    labels = {row["article_id"]: article_view.label(row) for row in store.articles().to_dict("records")}
    chosen = st.selectbox("Report", list(labels), format_func=labels.__getitem__, key="missed-report", on_change=forget)
    if chosen is None:
        st.markdown("There is no report here.")
        return
    article = ledger.article_of[chosen]
    text, beside = st.columns([3, 2], gap="large")
    with text:
        st.caption("Select the words of the figure, from its number to what happened: “12 people were killed”.")
        passage.show_passage(
            article.text,
            [claim for claim in ledger.claims if claim.article_id == chosen],
            {},
            None,
            cards.is_dark(),
            lambda _: None,
            mark,
            key="missed-passage",
        )
    with beside:
        typed = st.text_input(
            "The words of the figure", key="typed", help="Instead of selecting them: as they stand in the text."
        )
        span = marked_in(article, typed or "")
        if span is None:
            st.markdown("Mark a figure to say what it counts.")
        else:
            show_added(article, *span)


def mark(start: int, end: int) -> None:
    """Remember the words that were marked."""
    st.session_state.update(marked=(start, end), typed="")


def forget() -> None:
    """Forget the words that were marked in another report."""
    st.session_state.update(marked=None, typed="")


def marked_in(article: Article, typed: str) -> tuple[int, int] | None:
    """The start and end of the marked words, without white space around them; None where there are none."""
    if typed.strip():
        start = article.text.find(typed.strip())
        if start < 0:
            cards.show_problem("These words are not in the report", f"“{one_line(typed)}” does not stand in its text.")
            return None
        return start, start + len(typed.strip())
    start, end = st.session_state.get("marked") or (0, 0)
    words = article.text[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    return (start, end) if start < end else None


def show_added(article: Article, start: int, end: int) -> None:
    """The form of a claim over marked words, and the button that keeps it."""
    st.html(f"<blockquote style='overflow-wrap:anywhere'>{cards.literal(article.text[start:end])}</blockquote>")
    values = first_guess(article, start, end)
    name = f"{article.article_id}-{start}-{end}"
    review_fields.show_form(values, values, name)
    st.text_input("Note", key="note", max_chars=2000, placeholder="optional; why, in your words")
    st.button(
        "Add this claim", type="primary", key="add-claim", on_click=keep, args=(article, start, end, values, name)
    )
    review_view.show_fault()


def first_guess(article: Article, start: int, end: int) -> Mapping[str, Value]:
    """What the reader takes from the marked words alone, to begin with; where it takes no claim, the number."""
    alone = Article(text=article.text[start:end], published=article.published, language=article.language)
    claims = store.preview(alone).ledger.claims
    if claims:
        return as_read(claims[0])
    return {**BLANK, **number_marked(article, start, end), "outcome": "deaths", "term": "killed"}


def keep(article: Article, start: int, end: int, values: Mapping[str, Value], name: str) -> None:
    """Keep the claim as the form has it now, and be ready for the next one."""
    changes = review_fields.judged_in(values, values, name).changes
    note = st.session_state.get("note", "")

    def made(who: str, now: datetime) -> Decision:
        given = corrected(values, read_fields(changes), article.text[start:end])  # what hangs on a change goes along
        return add(article, start, end, given, who, now, reason=note)

    if review_view.keep(made):
        forget()
