"""An article's text with its figures marked: cut into pieces here, drawn in the browser.

The browser sets text as text, never as HTML, so that nothing an article holds can run or be styled.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import streamlit as st

from extract.claim import Claim
from pages.shared.wording import LOOKS, colour, visible

_HERE = Path(__file__).parent
_MARKED_TEXT = st.components.v2.component(
    "casualty_ledger_passage",
    html="<div class='passage'></div>",
    css=(_HERE / "passage.css").read_text("utf-8"),
    js=(_HERE / "passage.js").read_text("utf-8"),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that the same claims cover: `covering` from the longest to the shortest.

    `ends` are the claims whose quote ends here; their labels are drawn after it.
    """

    text: str
    covering: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


def pieces_of(text: str, claims: Iterable[Claim]) -> list[Piece]:
    """Cut a text at every start and end of a quote; joined again, the pieces are the text.

    Quotes may nest, overlap or be the same; every claim covers at least one piece.
    """
    quotes = sorted(claims, key=lambda claim: (claim.quote_start, -claim.quote_end))
    cuts = sorted({0, len(text), *(claim.quote_start for claim in quotes), *(claim.quote_end for claim in quotes)})
    pieces: list[Piece] = []
    over: list[Claim] = []
    waiting = 0
    for start, end in pairwise(cuts):
        over = [claim for claim in over if claim.quote_end > start]
        while waiting < len(quotes) and quotes[waiting].quote_start <= start:
            over.append(quotes[waiting])
            waiting += 1
        covering = sorted(over, key=lambda claim: claim.quote_start - claim.quote_end)
        ends = sorted((claim for claim in over if claim.quote_end == end), key=lambda claim: -claim.quote_start)
        names = tuple(claim.claim_id for claim in covering)
        pieces.append(Piece(text[start:end], names, tuple(claim.claim_id for claim in ends)))
    return pieces


def show_passage(
    text: str,
    claims: Iterable[Claim],
    said: dict[str, str],
    chosen: str | None,
    is_dark: bool,
    on_choice: Callable[[str], None],
    on_marked: Callable[[int, int], None] | None = None,
    key: str = "passage",
) -> None:
    """Draw the marked text; a click or Enter on a mark calls `on_choice` with its claim_id.

    `said` is the sentence of each claim, which screen readers hear for its mark. Where `on_marked` is given, words
    that the reader selects call it with their start and end in the text.
    """
    claims = list(claims)
    looks = {
        claim.claim_id: {
            "sign": LOOKS[claim.outcome].sign,
            "label": LOOKS[claim.outcome].label,
            "colour": colour(claim.outcome, is_dark),
            "said": visible(said.get(claim.claim_id, "")),
        }
        for claim in claims
    }
    data = {
        "pieces": [{"text": visible(p.text), "covering": p.covering, "ends": p.ends} for p in pieces_of(text, claims)],
        "claims": looks,
        "chosen": chosen,
        "marking": on_marked is not None,
    }

    def tell_marked() -> None:
        marked = st.session_state[key]["marked"] or {}
        start, end = marked.get("start"), marked.get("end")
        # It comes from a browser, which may send anything.
        if on_marked and type(start) is type(end) is int and 0 <= start < end <= len(text):
            on_marked(start, end)

    _MARKED_TEXT(
        key=key,
        data=data,
        on_chosen_change=lambda: on_choice(st.session_state[key]["chosen"]),
        on_marked_change=tell_marked,
    )
