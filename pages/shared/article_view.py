"""The parts of the article page: which article and claim the URL names, the text, the claim beside it.

The URL is the state: `?article=…&claim=…`. Session key: `report`, the box that chooses an article.
"""

from collections.abc import Sequence
from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from extract.article import NOTE, Article
from extract.claim import Passed
from extract.ledger.ledger import Ledger
from pages.shared import cards, passage, wording
from pages.shared.described import passage_link
from pages.shared.sentences import Row
from pages.shared.wording import counted, day, known, one_line


def choose_article(articles: pd.DataFrame, ledger: Ledger) -> Article | None:
    """Draw the box of reports and give the one that the URL names, else the newest with claims."""
    asked = st.query_params.get("article")
    with_claims = articles[articles["claims"] > 0]
    newest = (with_claims if len(with_claims) else articles)["article_id"].iloc[0]
    is_known = asked is None or asked in ledger.article_of
    chosen = (asked or newest) if is_known else None
    st.session_state["report"] = chosen
    labels = dict(zip(articles["article_id"], map(label, articles.to_dict("records")), strict=True))
    st.selectbox(
        "Report",
        list(labels),
        format_func=lambda name: labels.get(name, name),
        key="report",
        on_change=open_article,
        placeholder="Choose a report",
    )
    if chosen is None:
        cards.show_problem(
            "This report is not here",
            f"No report in this workspace is named {asked!r}. A report is named by its text: when the text changes, "
            "so does its name, and an older link no longer finds it. Choose a report above.",
        )
        return None
    return ledger.article_of[chosen]


def label(row: Row) -> str:
    """A report in the box: day, publisher, title."""
    parts = [
        f"{row['published']:%Y-%m-%d}" if known(row["published"]) is not None else "no date",
        one_line(known(row["publisher"]) or "publisher not stated"),
        one_line(known(row["title"]) or "no title"),
    ]
    return " · ".join(parts)


def open_article() -> None:
    """Put the chosen report into the URL; the claim of another one goes."""
    chosen = st.session_state["report"]
    st.query_params.from_dict({"article": chosen} if chosen else {})


def chosen_claim(rows: pd.DataFrame) -> Row | None:
    """The claim that the URL names; a calm word when the report does not hold it."""
    asked = st.query_params.get("claim")
    if asked is None:
        return None
    found = rows[rows["claim_id"] == asked].to_dict("records")
    if not found:
        cards.show_problem(
            "This claim is not in the report",
            f"The report holds no claim {asked!r}. It may come from an earlier version of the reader or of the text.",
        )
        return None
    return found[0]


def show_origin(article: Article, claims: int) -> None:
    """The title, where it was published, and plainly whether the text is ours."""
    cards.show_title(article.title or "Report without a title")
    authors = wording.listed(article.authors) if article.authors else ""
    origin = [
        article.publisher or "Publisher not stated",
        f"by {authors}" if authors else "",
        f"published {day(article.published)}" if article.published else "day of publication not stated",
        f"read {day(article.retrieved)}" if article.retrieved else "",
        counted(claims, "figure") + " read",
    ]
    cards.show_small(" · ".join(one_line(part) for part in origin if part))
    link = "".join(cards.report_link(article.url))
    if article.form == NOTE:
        with st.container(border=True, key="note", gap="xsmall"):
            st.markdown(
                "**This text is our note on the report, in our own words.** It keeps each figure as it was printed."
            )
            st.html(f"The report itself is at the publisher{': ' if link else '.'}{link}")
    elif link:
        st.html(link)


def show_text(article: Article, ledger: Ledger, rows: pd.DataFrame, claim: Row | None) -> None:
    """The text with its marks; choosing one puts its claim into the URL."""
    passage.show_passage(
        article.text,
        [ledger.claim_of[name] for name in rows["claim_id"]],
        dict(zip(rows["claim_id"], rows["said"], strict=True)),
        claim["claim_id"] if claim else None,
        cards.is_dark(),
        open_claim,
    )
    if article.licence:
        cards.show_small(f"{'Our note' if article.form == NOTE else 'Text'}: {one_line(article.licence)}")


def show_passed(passed: Sequence[Passed]) -> None:
    """The numbers that were passed over, folded away: what the reader did not take, and why."""
    if not passed:
        return
    with st.expander(f"{counted(len(passed), 'number')} beside an outcome gave no figure"):
        st.markdown(
            "Each stands in a sentence with a word such as “killed” or “displaced”. One that counts may be among them."
        )
        table = pd.DataFrame(
            [(cards.unmarked(one.quote), one.reason, cards.unmarked(one.sentence)) for one in passed],
            columns=["As printed", "Why", "Sentence"],
        )
        st.table(table.set_index("As printed"))


def open_claim(claim_id: str) -> None:
    """Put the chosen claim into the URL, beside its report."""
    st.query_params.from_dict({"article": st.session_state["report"], "claim": claim_id})


def show_claim_beside(rows: pd.DataFrame, claim: Row | None) -> None:
    """The chosen claim in full, with the link that opens this passage; else how to choose one."""
    if rows.empty:
        st.markdown("No figure was read in this text.")
        return
    if claim is None:
        st.markdown("Choose a marked figure to see how it was read.")
        return
    cards.show_claim(claim, with_passage=False)
    st.space("xsmall")
    labels = dict(zip(rows["claim_id"], rows["said"], strict=True))
    cards.show_fields(cards.article_fields(claim, labels))
    st.caption("Link to this passage")
    st.code(f"{origin()}/{passage_link(claim['article_id'], claim['claim_id'])}", language=None, wrap_lines=True)


def origin() -> str:
    """The address of the app, as the reader's browser has it."""
    address = urlsplit(st.context.url or "http://localhost:8501")
    folder = address.path.rsplit("/", 1)[0]
    return f"{address.scheme}://{address.netloc}{folder}"


def show_event(claim: Row | None, events: pd.DataFrame) -> None:
    """What other reports say of the same happening, why this claim is taken to speak of it, and why they differ."""
    if claim is None:
        return
    told = events[(events["event_id"] == claim["event_id"]) & (events["outcome"] == claim["outcome"])]
    for row in told[told["reports"] > 1].to_dict("records"):
        with st.container(border=True, key="event", gap="xsmall"):
            st.subheader("Other reports of this happening", anchor=False)
            st.html(f"<p style='overflow-wrap:anywhere;margin:0'>{cards.literal(one_line(row['summary']))}</p>")
            st.caption("Why this figure is linked")
            cards.show_small(one_line(known(claim["event_link"]) or wording.NOT_STATED))
            st.caption("A link is a reading by rules, not a finding that the reports agree.")
