"""Texts that hypothesis makes up: any text at all, and text made of the words that reports are made of."""

import re
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from extract.language.pack import load_pack

MARKS = [
    ",",
    ".",
    ";",
    ":",
    "-",
    "–",
    "—",
    "(",
    ")",
    "“",
    "”",
    "'",
    "’",
    '"',
    "/",
    "%",
    "$",
    "•",
    "?",
    "\n",
    "\n\n",
    " ",
]
GLUE = [" ", " ", " ", " ", "", "  ", "\n", "\u00a0", "\u2009", "\t", "-"]
NUMERALS = [
    *(
        "0",
        "1",
        "2",
        "12",
        "30",
        "②",
        "³",
        "450",
        "2016",
        "007",
        "1,700",
        "1.700",
        "450.000",
        "1 700",
        "1'700",
        "1.2",
        "12k",
        "1.2m",
    ),
    *("1,70,000", "40-50", "20–30", "3-2", "12:30", "12/03", "١٢", "１２", "१२", "½", "99999999999999999999"),
]
PLACES_AND_SPEAKERS = ["Aleppo", "Goma", "Kabul", "Syrians", "Iraqi", "UNICEF", "the health ministry", "Reuters", "M2"]
LONGEST_LIST = 40  # words of a list that are enough to draw from


def pack_words(language: str = "en") -> list[str]:
    """Give some words of every list of a pack, in a fixed order."""
    raw = {name: table for name, table in load_pack(language).raw.items() if name != "clauses"}
    return sorted({word for words in word_lists(raw) for word in words[:LONGEST_LIST]})


def word_lists(raw: Any) -> Iterator[list[str]]:
    """Yield the lists of words that a table holds, keys of a table of numbers among them."""
    if isinstance(raw, dict):
        if raw and all(isinstance(value, int) for value in raw.values()):
            yield list(raw)
        for value in raw.values():
            yield from word_lists(value)
    elif isinstance(raw, list):
        yield [part.strip() for item in raw if isinstance(item, str) for part in item.split("|") if part.strip()]
        for item in raw:
            if isinstance(item, dict):
                yield from word_lists(item)


def any_text() -> st.SearchStrategy[str]:
    """Make up any text that is not blank: every script, control characters and lone marks included."""
    return st.text(max_size=300).filter(str.strip)


def casualty_text() -> st.SearchStrategy[str]:
    """Make up text out of the words of the pack, numbers and marks, glued in odd ways."""
    words = pack_words()
    cues = [
        word
        for row in load_pack("en").raw["outcomes"]["cues"]
        for form in row.values()
        if isinstance(form, list)
        for word in form
    ]
    piece = st.one_of(
        st.sampled_from(words),
        st.sampled_from(cues),
        st.sampled_from(
            ["people", "soldiers", "children", "families", "a boy", "no one", "others", "of them", "including"]
        ),
        st.sampled_from(NUMERALS),
        st.integers(min_value=0, max_value=3_000_000).map(str),
        st.sampled_from(MARKS),
        st.sampled_from(PLACES_AND_SPEAKERS),
    )
    written = st.tuples(piece, st.sampled_from([str, str, str, str.upper, str.capitalize])).map(
        lambda both: both[1](both[0])
    )
    glued = st.tuples(written, st.sampled_from(GLUE)).map("".join)
    return st.lists(glued, min_size=1, max_size=40).map("".join).filter(str.strip)


def report_text() -> st.SearchStrategy[str]:
    """Make up sentences that read like a report: nearly all give claims, with parts and repeats."""
    who = st.sampled_from(
        ["people", "civilians", "soldiers", "children", "women", "families", "miners", "others", "Iraqis", "homes"]
    )
    hedge = st.sampled_from(
        ["", "", "at least ", "more than ", "up to ", "about ", "nearly ", "fewer than ", "some ", "no fewer than "]
    )
    number = st.one_of(
        st.integers(min_value=0, max_value=5_000_000).map(lambda count: f"{count:,}"),
        st.sampled_from(
            ["two", "a dozen", "half a million", "dozens of", "hundreds of", "several", "between 20 and 30", "40-50"]
        ),
    )
    group = st.tuples(hedge, number, who).map(lambda parts: f"{parts[0]}{parts[1]} {parts[2]}")
    verb = st.sampled_from(
        [
            "were killed",
            "died",
            "were wounded",
            "are missing",
            "were displaced",
            "fled",
            "have been detained",
            "were destroyed",
            "were killed and wounded",
        ]
    )
    tail = st.one_of(
        st.just(""),
        group.map(lambda words: f", including {words}"),
        group.map(lambda words: f", among them {words} and two others"),
        st.just(", four of them children"),
        st.sampled_from(
            [" in Goma", " on Monday", " since 3 January", ", the UN said", ", according to police", " in an airstrike"]
        ),
    )
    sentence = st.tuples(group, verb, tail).map(
        lambda parts: f"{parts[0][0].upper()}{parts[0][1:]} {parts[1]}{parts[2]}."
    )
    blank = st.sampled_from([" ", "\n", "\n\n"])
    return st.lists(st.tuples(sentence, blank).map("".join), min_size=1, max_size=6).map("".join)


def digits_of(text: str) -> str:
    """Give the digits of a text, in order."""
    return "".join(re.findall(r"\d", text))
