"""What else a reviewer looks at: decisions whose figure moved or vanished, and how far reviewers agree."""

import pandas as pd
import streamlit as st

from extract.claim import Claim
from extract.ledger import kappa
from extract.ledger.decisions import Decision
from extract.ledger.ledger import Ledger
from extract.ledger.review import Waiting
from extract.ledger.waiting import moved, set_aside
from pages.shared import cards, review_fields, review_view, store, wording
from pages.shared.described import passage_link
from pages.shared.wording import counted, one_line


def show_waiting(ledger: Ledger) -> None:
    """Decisions that no longer fit what is read: each with why, and what to do."""
    if not ledger.waiting:
        st.markdown("Every decision stands on the figure that it was made on.")
        return
    st.markdown(
        f"**To be looked at: {counted(len(ledger.waiting), 'decision')}.** Their report or the rules have changed. "
        "None was dropped, and none was moved to another figure."
    )
    for place, one in enumerate(ledger.waiting):
        with st.container(border=True, key=f"waiting-{place}"):
            show_one(place, one, ledger)
    review_view.show_fault()


def show_one(place: int, waiting: Waiting, ledger: Ledger) -> None:
    """One decision that waits: what was decided, on which words, why it waits, and what to do."""
    one = waiting.decision
    st.html(
        f"<blockquote style='overflow-wrap:anywhere'>{cards.literal(one_line(one.sentence or one.quote))}</blockquote>"
    )
    st.html(f"<p style='margin:0'><strong>{cards.literal(wording.capital(waiting.reason))}.</strong></p>")
    cards.show_small(review_view.told(one))
    is_there = one.claim_id in waiting.candidates  # it stands, and only its reading has changed
    for name in waiting.candidates:
        candidate = ledger.claim_of[name]
        quote = cards.literal(one_line(candidate.quote))
        st.html(f"Now read: “{quote}” {cards.link(passage_link(candidate.article_id, name), 'Read the passage')}")
        label = "Decide again" if is_there else "This is the figure: decide the same"
        if is_there:
            st.button(label, key=f"again-{place}", on_click=look_again, args=(name,))
        else:
            st.button(label, key=f"same-{place}-{name}", on_click=take_over, args=(one, candidate))
    if not is_there:
        st.button("The figure is gone for good", key=f"gone-{place}", on_click=give_up, args=(one,))


def look_again(claim_id: str) -> None:
    """Open a claim in the queue, to decide on it as it is read now."""
    st.query_params["claim"] = claim_id
    st.session_state["view"] = "check"


def take_over(decision: Decision, claim: Claim) -> None:
    """Decide of the claim that is there now what was decided of the one that it takes the place of."""
    review_view.keep(lambda who, now: moved(decision, claim, who, now))


def give_up(decision: Decision) -> None:
    """Say that nothing stands for the claim any more; its decisions stay in the record."""
    review_view.keep(lambda who, now: set_aside(decision, who, now))


def show_agreement() -> None:
    """How far reviewers agree beyond chance, each pair of them, over the claims and over the fields."""
    found = kappa.pairs(store.decisions())
    if not found:
        st.markdown("No two reviewers have decided on the same claim yet: there is no agreement to measure.")
        return
    whole = kappa.pooled(found)
    st.markdown(f"**Cohen’s kappa {measured(whole)}**")
    st.caption(
        "Agreement beyond what chance gives: 1 is full agreement, 0 is what chance gives. The newest decision of each "
        "reviewer counts, on claims that both saw read alike. Of several pairs it is their mean, weighted by claims."
    )
    rows = [
        (
            f"{cards.unmarked(pair.one)} and {cards.unmarked(pair.other)}",
            name,
            each.n,
            share(each.observed),
            share(each.kappa),
            each.reason,
        )
        for pair in found
        for name, each in [("Verdict", pair.verdicts), *((review_fields.label(f), a) for f, a in pair.fields.items())]
    ]
    table = pd.DataFrame(rows, columns=["Reviewers", "Of", "Claims", "Same", "Kappa", "Why there is none"])
    st.table(table.set_index("Reviewers"))


def measured(agreement: kappa.Agreement) -> str:
    """An agreement in words."""
    over = counted(agreement.n, "decision in common", "decisions in common")
    return (
        f"{share(agreement.kappa)} over {over}" if agreement.kappa is not None else f"not defined: {agreement.reason}"
    )


def share(value: float | None) -> str:
    """A share to two places, or a dash."""
    return "–" if value is None else f"{value:.2f}"
