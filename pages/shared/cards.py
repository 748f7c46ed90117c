"""Small pieces that several pages draw: a claim with its citation, counts, notices, empty states.

Whatever comes from an article goes through `literal`: it is shown, never interpreted.
"""

import re
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

import streamlit as st

from pages.shared import wording
from pages.shared.sentences import Row
from pages.shared.wording import LOOKS, known, visible, web_address

SERIF = "'Source Serif', serif"  # the heading font of .streamlit/config.toml
SIGN = re.compile(r"[!-/:-@\[-`{-~]")  # every sign that Markdown could take for its own
SMALL = "font-size:.875rem;opacity:.8;overflow-wrap:anywhere"


def is_dark() -> bool:
    """Whether the reader's page is dark."""
    return bool(st.context.theme.type == "dark")


def is_phone() -> bool:
    """Whether the reader's browser says that it runs on a phone."""
    return "Mobi" in st.context.headers.get("User-Agent", "")


def literal(text: str) -> str:
    """Text for `st.html`: every tag and entity is shown as it stands, and its direction stays inside."""
    return f"<bdi>{escape(visible(text))}</bdi>"


def unmarked(text: str) -> str:
    r"""Text for a cell of `st.table`, which reads Markdown: on one line, every sign as it stands.

    >>> unmarked("![i](x.png)")
    '\\!\\[i\\]\\(x\\.png\\)'
    """
    return SIGN.sub(r"\\\g<0>", wording.one_line(text))


def show_title(text: str) -> None:
    """The heading of a page; not `st.title`, for it may hold names from articles, and those stay literal."""
    look = "font-weight:600;line-height:1.25;margin:0;padding:0;overflow-wrap:anywhere;max-width:52rem"
    st.html(f'<h1 style="font-family:{SERIF};{look}">{literal(text)}</h1>')


def show_small(text: str) -> None:
    """A line of small print that may hold names from articles."""
    st.html(f'<div style="{SMALL}">{literal(text)}</div>')


def show_claim(row: Row, *, with_quote: bool = False, with_passage: bool = True) -> None:
    """A claim as a sentence behind its outcome's sign, its quote, its citation, and where they lead."""
    tint = wording.colour(row["outcome"], is_dark())
    sign = f'<span style="color:{tint}" aria-hidden="true">{LOOKS[row["outcome"]].sign}</span>'
    bar = f"margin:.5rem 0;padding-left:.8rem;border-left:3px solid {tint}"
    quote = f'<blockquote style="{bar}">“{literal(row["quote"])}”</blockquote>' if with_quote else ""
    note = known(row["reviewed"])
    reviewed = f'<div style="{SMALL}">✓ {literal(note)}</div>' if note else ""
    links = [link(row["passage"], "Read the passage")] if with_passage else []
    links += report_link(row["url"])
    st.html(
        '<article style="max-width:46rem;overflow-wrap:anywhere;line-height:1.5">'
        f'<div style="font-size:1.0625rem">{sign} {literal(row["said"])}</div>{quote}'
        f'<div style="{SMALL}">{literal(row["cited"])}</div>{reviewed}'
        f'<div style="font-size:.875rem">{" · ".join(links)}</div></article>'
    )


def link(address: str, label: str, *, is_elsewhere: bool = False) -> str:
    """A link as HTML, in the theme's colour, which `st.html` does not give to links."""
    tab = ' target="_blank" rel="noopener noreferrer"' if is_elsewhere else ""
    return f'<a href="{escape(address)}"{tab} style="color:{wording.LINK[is_dark()]}">{escape(label)}</a>'


def report_link(url: Any) -> list[str]:
    """The link to the publisher's page, in a new tab, if there is an address to open."""
    address = web_address(url)
    return [link(address, "Publisher’s page ↗", is_elsewhere=True)] if address else []


def show_counts(counts: Mapping[str, str]) -> None:
    """A few numbers side by side, wrapping on a narrow screen."""
    number = f"font-family:{SERIF};font-size:1.6rem;font-weight:600;margin:0;font-variant-numeric:lining-nums"
    items = "".join(
        f'<div><dt style="{SMALL};margin:0">{escape(name)}</dt><dd style="{number}">{escape(value)}</dd></div>'
        for name, value in counts.items()
    )
    st.html(f'<dl style="display:flex;flex-wrap:wrap;gap:.75rem 2.75rem;margin:0;padding:0">{items}</dl>')


def show_fields(fields: Mapping[str, str]) -> None:
    """Names and values in two columns; values come from articles and stay literal."""
    lines = "".join(
        f'<dt style="{SMALL};margin:0;padding-top:.1rem">{escape(name)}</dt>'
        f'<dd style="margin:0;overflow-wrap:anywhere;font-variant-numeric:tabular-nums">{literal(value)}</dd>'
        for name, value in fields.items()
    )
    grid = "display:grid;grid-template-columns:6.5rem minmax(0,1fr);gap:.4rem 1rem;margin:0;padding:0"
    st.html(f'<dl style="{grid}">{lines}</dl>')


def show_unread(messages: Iterable[str]) -> None:
    """What could not be read, and why; nothing when all could."""
    messages = list(messages)
    if not messages:
        return
    count = wording.counted(len(messages), "report")
    with st.container(border=True, key="unread"):
        st.subheader(f"{count} could not be read", anchor=False)
        st.caption("Their figures are missing here. Each line says where the fault is and what to do.")
        items = "".join(f"<li style='overflow-wrap:anywhere'>{literal(message)}</li>" for message in messages)
        with st.expander("Show them", expanded=len(messages) <= 5):
            st.html(f"<ul style='margin:0;padding-left:1.2rem'>{items}</ul>")


def show_problem(title: str, message: str) -> None:
    """A fault in what was given to the app, in words; never a traceback."""
    with st.container(border=True, key="problem"):
        st.subheader(title, anchor=False)
        st.html(f"<p style='overflow-wrap:anywhere;margin:0'>{literal(message)}</p>")


def show_nothing(is_ledger_empty: bool) -> None:
    """The empty state of a page: why there is nothing, and what to do."""
    with st.container(border=True, key="nothing"):
        if is_ledger_empty:
            st.subheader("No claims yet", anchor=False)
            st.markdown(
                "No figure was read in this workspace. Put reports into its folder `articles`, as text or Markdown, "
                "and load this page again."
            )
        else:
            st.subheader("No claim matches these filters", anchor=False)
            st.markdown("Take a filter away, or use **Reset filters** in the sidebar.")


def article_fields(row: Row, labels: Mapping[str, str]) -> dict[str, str]:
    """The fields of one claim in words, blank ones said as what they are."""
    kind = wording.SPEAKERS.get(row["attribution_kind"], row["attribution_kind"].replace("_", " "))
    low, high = known(row["low"]), known(row["high"])
    fields = {
        "As printed": row["value_text"],
        "Hedge": wording.QUALIFIERS[row["qualifier"]],
        "Lowest": wording.number(low) if low is not None else "open",
        "Highest": wording.number(high) if high is not None else "open",
        "Outcome": row["outcome"]
        if known(row["term"]) in (None, row["outcome"])
        else f"{row['outcome']} ({row['term']})",
        "Counted": known(row["population_text"]) or known(row["population"]) or row["unit"],
        "Unit": row["unit"],
        "Place": place(row),
        "Period": period(row),
        "Basis": wording.BASES[row["basis"]],
        "Status": row["status"],
        "Said by": f"{speaker} ({kind})" if (speaker := known(row["attribution"])) else "nobody named",
        "Cause": cause(row),
        "Held responsible": known(row["responsible"]) or "",
        "Part of": labels.get(str(known(row["part_of"])), ""),
        "Repeats": labels.get(str(known(row["repeats"])), ""),
        "Reviewed": known(row["reviewed"]) or "",
        "Rule": row["rule"],
        "Rule was right": confidence(row),
        "Reader": f"version {row['extractor_version']}",
        "Claim": row["claim_id"],
    }
    return {name: str(value) for name, value in fields.items() if value != ""}


def confidence(row: Row) -> str:
    """How often the rule of a claim was right, as it was measured."""
    share = known(row["confidence"])
    return "not measured" if share is None else f"in {share:.0%} of its figures in labelled texts"


def place(row: Row) -> str:
    """The place as written, and where it was named if not in the sentence of the figure."""
    written = known(row["place_text"]) or known(row["place"]) or known(row["iso3"])
    origin = wording.PLACES_FROM.get(str(known(row["place_from"])))
    if not written:
        return wording.NOT_STATED
    return f"{written} ({origin})" if origin else str(written)


def cause(row: Row) -> str:
    """The cause, with the words it was read from."""
    kind, words = known(row["cause"]), known(row["cause_text"])
    if not kind:
        return wording.NOT_STATED
    told = str(kind).replace("_", " ")
    return f"{told} (“{words}”)" if words and words.lower() != told else told


def period(row: Row) -> str:
    """The period as days, with the words it was read from."""
    first, last = (
        wording.day(d) if d is not None else "open" for d in map(known, (row["period_from"], row["period_to"]))
    )
    days = first if first == last else f"{first} to {last}"
    words = known(row["period_text"])
    days = (wording.NO_DAY if words else wording.NOT_STATED) if days == "open" else days
    return f"{days} (“{words}”)" if words else days
