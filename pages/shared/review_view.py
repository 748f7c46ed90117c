"""One claim before a reviewer: its sentence, its fields, the decision; and what was decided before.

Session keys: `reviewer`, who signs, where there is no login; `reason` and `note`, why a claim is rejected or corrected;
`fault`, why the last decision could not be kept.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import streamlit as st

from extract.article import Article, page_at
from extract.claim import Claim
from extract.errors import ExtractError
from extract.ledger import decisions as decided
from extract.ledger.decisions import Decision
from extract.ledger.fields import Value, as_read
from extract.ledger.ledger import Ledger
from extract.ledger.records import record
from pages.shared import access, cards, passage, review_fields, review_queue, store
from pages.shared.described import passage_link
from pages.shared.review_fields import Judged
from pages.shared.roles import Role
from pages.shared.sentences import citation
from pages.shared.wording import counted, number, one_line

REASONS = [reason for reason in decided.REASONS if reason != decided.GONE]
VIEWS = {"check": "Check", "waiting": "Waiting", "missed": "Add a missed figure", "agreement": "Agreement"}
DONE = {"accept": "accepted", "correct": "corrected", "reject": "rejected", "add": "added"}
AROUND = 600  # characters of the report beside the sentence, on either side


@dataclass(frozen=True, slots=True)
class Form:
    """The form of one claim: as it was read, as it stands, and after how many decisions; each has inputs of its own."""

    read: Claim
    stands: Claim
    decisions: int

    def fields(self) -> tuple[Mapping[str, Value], Mapping[str, Value], str]:
        """What `review_fields` asks for."""
        return as_read(self.read), as_read(self.stands), f"{self.read.claim_id}-{self.decisions}"

    def judged(self) -> Judged:
        """What the form says now."""
        return review_fields.judged_in(*self.fields())


def ask_name() -> str:
    """Who signs the decisions: the login's name, or the one that somebody at this machine gives."""
    who = access.need(Role.REVIEWER)
    if access.has_login():
        return who.name
    told = "Every decision is kept with it."
    st.text_input("Your name", who.name, key="reviewer", max_chars=200, help=told, persist_state="session")
    return access.person().name


def choose_view() -> str:
    """Draw the switch between what a reviewer does, and give what is chosen; the URL holds its label."""
    return str(
        st.segmented_control(
            "View", list(VIEWS), default="check", required=True, format_func=VIEWS.__getitem__, key="view",
            bind="query-params", label_visibility="collapsed",
        )
    )  # fmt: skip


def show_progress(ids: Sequence[str], ledger: Ledger) -> None:
    """How many claims wait, how many were looked at."""
    waiting = f"{counted(len(ledger.waiting), 'decision')} under “{VIEWS['waiting']}”. " if ledger.waiting else ""
    st.caption(
        f"{counted(len(ids), 'claim')} in this queue. {number(len(ledger.reviews))} of {number(len(ledger.claims))} "
        f"in the workspace have been looked at. {waiting}Keys: A accepts or saves, S skips, X rejects."
    )


def show_done() -> None:
    """The empty state of a queue."""
    with st.container(border=True, key="done"):
        st.subheader("Nothing waits in this queue", anchor=False)
        st.markdown("Choose another queue, or take a filter away.")


def show_claim(claim_id: str, ids: Sequence[str], ledger: Ledger) -> None:
    """The claim, its fields, and the buttons; what was decided before is below."""
    claim = ledger.claim_of[claim_id]
    article = ledger.article_of[claim.article_id]
    row = record(claim, article)
    read = store.reading().claim_of.get(claim.claim_id, claim)  # a claim that a person added was never read
    form = Form(read, claim, len(earlier_of(claim_id)))
    text, fields = st.columns([1, 1], gap="large")
    with fields:
        review_fields.show_form(*form.fields())
    with text:
        show_sentence(article, claim)
        cards.show_small(citation(row))
        page = page_at(article, claim.quote_start)
        confidence = cards.confidence(row)
        cards.show_small(f"{f'Page {page}. ' if page else ''}Rule: {claim.rule}; it was right {confidence}.")
        st.html(cards.link(passage_link(claim.article_id, claim.claim_id), "Open the whole report", is_elsewhere=True))
        show_buttons(form, ids)
        show_earlier(claim.claim_id)


def show_sentence(article: Article, claim: Claim) -> None:
    """The sentence with the figure marked, and a little of the report around it."""
    start, end = around(article.text, claim.quote_start, claim.quote_end)
    here = replace(claim, quote_start=claim.quote_start - start, quote_end=claim.quote_end - start)
    passage.show_passage(
        article.text[start:end], [here], {}, claim.claim_id, cards.is_dark(), lambda _: None, key="review-passage"
    )


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """Some words before and after a quote: whole ones, as many as `AROUND` characters hold.

    >>> around("a" * 700 + " Then 12 died.", 706, 708)
    (701, 714)
    """
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    blanks = [place for place in range(first, start) if text[place].isspace()]
    first = first if first == 0 else blanks[0] + 1 if blanks else start
    blanks = [place for place in range(end, last) if text[place].isspace()]
    return first, last if last == len(text) else blanks[-1] if blanks else end


def show_buttons(form: Form, ids: Sequence[str]) -> None:
    """Accept or correct, reject with a reason, skip; each has a key."""
    label = "Save correction" if form.judged().changes else "Accept"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.button(label, type="primary", shortcut="a", key="decide", on_click=decide, args=(form, ids))
        st.button("Skip", shortcut="s", key="skip", on_click=review_queue.skip, args=(ids, form.read.claim_id))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox("Or it is no claim, because", REASONS, format_func=decided.REASONS.__getitem__, key="reason")
        st.button("Reject", shortcut="x", key="reject", on_click=reject, args=(form, ids))
    st.text_input("Note", key="note", max_chars=2000, placeholder="optional; why, in your words")
    show_fault()


# Callbacks look at the form when they run: what was typed last may come along with the click.
def decide(form: Form, ids: Sequence[str]) -> None:
    """Keep that a claim is right as it was read, or what it should have said."""
    judged, note = form.judged(), st.session_state.get("note", "")

    def made(who: str, now: datetime) -> Decision:
        if judged.changes:
            return decided.correct(form.read, judged.changes, who, now, checked=judged.right, reason=note)
        return decided.accept(form.read, who, now, checked=judged.right, reason=note)

    if is_done(form) or keep(made):
        review_queue.go_on(ids, form.read.claim_id)


def reject(form: Form, ids: Sequence[str]) -> None:
    """Keep that a claim is none."""
    reason, note = st.session_state["reason"], st.session_state.get("note", "")
    if is_done(form) or keep(lambda who, now: decided.reject(form.read, reason, who, now, words=note)):
        review_queue.go_on(ids, form.read.claim_id)


def is_done(form: Form) -> bool:
    """Whether the visitor has decided since the form was drawn: a second click, before the next claim is there."""
    since = earlier_of(form.read.claim_id)[form.decisions :]
    return bool(since) and since[-1].reviewer == access.person().name


def keep(decide: Callable[[str, datetime], Decision]) -> bool:
    """Keep one decision, signed by who looks at the app, if they may; say whether it was kept."""
    try:
        who = access.need(Role.REVIEWER)
        store.keep_decision(decide(who.name, datetime.now(UTC)))
    except ExtractError as error:
        st.session_state["fault"] = str(error)
        return False
    st.session_state["note"] = ""
    return True


def earlier_of(claim_id: str) -> list[Decision]:
    """What was decided on a claim, in that order."""
    return [one for one in store.decisions() if one.claim_id == claim_id]


def show_earlier(claim_id: str) -> None:
    """What was decided on a claim, the last decision first; none is ever taken away."""
    earlier = earlier_of(claim_id)
    if not earlier:
        return
    st.subheader("Decided before", anchor=False)
    for one in reversed(earlier):
        cards.show_small(told(one))


def told(decision: Decision) -> str:
    """A decision on one line: when, by whom, what, and why."""
    changed = [
        f"{review_fields.label(name)}: {blank(mark.read)} → {blank(mark.told)}"
        for name, mark in decision.fields.items()
        if not mark.right
    ]
    reason, _, words = decision.reason.partition(":")
    why = f"{decided.REASONS[reason]}{words and ':'}{words}" if reason in decided.REASONS else decision.reason
    when = f"{decision.made_at:%Y-%m-%d %H:%M} UTC"
    return one_line(
        " · ".join(part for part in (when, decision.reviewer, DONE[decision.verdict], *changed, why) if part)
    )


def blank(value: object) -> object:
    """A value, or a word for none."""
    return "blank" if value is None else value


def show_fault() -> None:
    """Why the last decision could not be kept, once."""
    fault = st.session_state.pop("fault", None)
    if fault:
        cards.show_problem("This decision was not kept", fault)
