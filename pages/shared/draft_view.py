"""What the page of new reports draws: the ways in, one draft with its figures marked, what became of those kept.

Session keys: `pasted`, `uploaded`, `address`, the ways in; `marked-figure`, the figure that is looked at; `origin-…`,
the fields of its origin.
"""

from pathlib import Path

import streamlit as st

from extract.article import Article
from extract.errors import ExtractError
from extract.ledger.workspace import usual_folder
from extract.reading.draft import Draft
from extract.reading.markdown import read_markdown
from pages.shared import article_view, cards, drafts, passage, store
from pages.shared.described import passage_link
from pages.shared.wording import capital, counted, listed, one_line

KINDS = "Text, Markdown, web pages, PDF, Word, mail, feeds, ReliefWeb JSON, CSV, JSON Lines, Parquet, and ZIP of these."
LABELS = {"published": "Published (YYYY-MM-DD)", "url": "Address", "authors": "Authors, a semicolon between two"}
LISTED = 30  # claims written out; all are marked in the text


def show_ways_in() -> None:
    """Three ways to bring reports; what is read takes the place of what was."""
    paste, files, address = st.tabs(["Paste text", "Files", "Web address"])
    with paste, st.form("paste", border=False):
        text = st.text_area("Text of a report", height=220, key="pasted", placeholder="Paste the text of one report.")
        if st.form_submit_button("Read the text", type="primary"):
            drafts.read_text(text or "")
    with files, st.form("files", border=False):
        chosen = st.file_uploader("Files", accept_multiple_files=True, key="uploaded", help=KINDS)
        st.caption(KINDS)
        if st.form_submit_button("Read the files", type="primary", key="read-files"):
            drafts.read_files(chosen or [])
    with address, st.form("address-form", border=False):
        url = st.text_input("Address", key="address", placeholder="https://…", help="A page, a PDF or a feed.")
        st.caption("This address alone is asked, once. Nothing else leaves this machine.")
        if st.form_submit_button("Fetch and read", type="primary", key="fetch"):
            drafts.read_address(url or "")


def show_outcome() -> None:
    """What could not be read, and what was kept last."""
    cards.show_unread(drafts.failed())
    done = drafts.done()
    if done is None:
        return
    with st.container(border=True, key="kept-reports"):
        st.subheader(f"Kept: {done.sentence}", anchor=False)
        cards.show_small(f"They are in {drafts.target().articles}.")
        for article in done.articles:
            st.html(cards.link(passage_link(article.article_id), name_of(article)))


def name_of(article: Article) -> str:
    """What a report is called in a list."""
    return one_line(article.title or article.file or "Report without a title")


def choose_draft() -> int | None:
    """Draw the box of drafts and give the place of the one that is looked at."""
    found = drafts.drafts()
    if not found:
        return None
    if len(found) > 1:
        names = st.session_state["names"]
        st.selectbox(
            f"{counted(len(found), 'report')} read", range(len(found)), format_func=names.__getitem__, key="draft"
        )
    return int(st.session_state.get("draft", 0))


def show_draft(number: int) -> None:
    """One draft before it is kept: its figures in its text, its origin to correct, its claims, what was passed over."""
    draft = drafts.drafts()[number]
    text, beside = st.columns([3, 2], gap="large")
    with beside:
        article = show_origin(number, draft)
        show_keep(number)
    preview = store.preview(article)
    cards_of = preview.rows.to_dict("records")
    with text:
        st.subheader(counted(len(cards_of), "figure") + " read", anchor=False)
        passage.show_passage(
            article.text,
            preview.ledger.claims,
            dict(zip(preview.rows["claim_id"], preview.rows["said"], strict=True)),
            st.session_state.get("marked-figure"),
            cards.is_dark(),
            look_at,
            key="draft-passage",
        )
    cards.show_unread(preview.ledger.unread)
    if cards_of:
        st.header("Claims", anchor=False)
    for row in cards_of[:LISTED]:
        cards.show_claim(row, with_passage=False)
    if len(cards_of) > LISTED:
        st.caption(f"The first {LISTED} of {counted(len(cards_of), 'claim')}; all are marked in the text.")
    article_view.show_passed(preview.ledger.passed)
    show_copies(article)


def look_at(claim_id: str) -> None:
    """Remember which figure of the draft is looked at."""
    st.session_state["marked-figure"] = claim_id


def show_origin(number: int, draft: Draft) -> Article:
    """The origin as it was found, field by field, to be corrected; gives the article as it now stands."""
    article = draft.article
    st.subheader("Origin", anchor=False)
    for field in drafts.ORIGIN:
        key = drafts.key_of(field, article)
        st.session_state.setdefault(key, drafts.as_text(field, article))
        st.text_input(LABELS.get(field, capital(field)), key=key, max_chars=2000)
    show_found(draft)
    try:
        article = drafts.correct(number).article
    except ExtractError as error:
        cards.show_problem("This origin cannot be kept", str(error))
    if not article.published:
        st.caption("Without a day of publication, “on Monday” or “last week” cannot be dated.")
    return article


def show_found(draft: Draft) -> None:
    """Where each field of the origin was found, the fields of one place together."""
    places: dict[str, list[str]] = {}
    for field, place in draft.found_in.items():
        places.setdefault(place, []).append(LABELS.get(field, field).lower())
    for place, fields in places.items():
        cards.show_small(f"Found in {one_line(place)}: {listed(fields)}.")
    for note in draft.notes:
        cards.show_small(f"Note: {one_line(note)}")


def show_keep(number: int) -> None:
    """The buttons that keep this draft, or all of them."""
    count = len(drafts.drafts())
    with st.container(horizontal=True):
        st.button("Keep this report", type="primary", key="keep", on_click=drafts.keep, args=([number],))
        if count > 1:
            st.button(f"Keep all {count}", key="keep-all", on_click=drafts.keep, args=(range(count),))
    if store.workspace().is_bundled:
        cards.show_small(
            f"The demonstration stays as it is: this report begins a workspace of your own, {usual_folder()}, "
            "and the dashboard then shows that one."
        )


def show_copies(article: Article) -> None:
    """Which reports that are held say the same; of a large workspace it takes a moment, so that it stands last."""
    held = store.holding()
    same, earlier = held.same(article), held.earlier(article)
    if same:
        show_held("This text is held already; keeping it again changes nothing.", same)
    elif earlier:
        show_held("An earlier version is held; keeping this one moves that into the history.", earlier)
    elif near := held.original(article):
        show_held(
            "Nearly the same text is held; this one would be kept as a copy, which counts no speaker twice.", near
        )


def show_held(message: str, path: Path) -> None:
    """A notice about a report that is held, with a link to it."""
    with st.container(border=True, key="held"):
        st.markdown(f"**{message}**")
        st.html(cards.link(passage_link(read_markdown(path).article_id), one_line(path.name)))
