"""The fields of one claim as a form: green is right as read, red is what the reviewer says instead, grey nobody checked.

Session keys, each ending in the claim's id: `field-…`, the inputs; `checked-…`, the groups that the reviewer checked.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from extract.ledger.fields import REVIEWED, Value
from pages.shared import cards
from pages.shared.wording import capital

LABELS = {
    "term": "Kind",
    "value_text": "As printed",
    "qualifier": "Hedge",
    "value": "Number",
    "low": "Lowest",
    "high": "Highest",
    "population": "Who was counted",
    "period_from": "First day",
    "period_to": "Last day",
    "admin1": "Division",
    "iso3": "Country (ISO 3166-1)",
    "attribution": "Said by, as written",
    "attribution_kind": "Kind of speaker",
    "speaker": "Speaker, by name",
    "cause_type": "Kind of cause",
    "responsible": "Held responsible",
}
HIDDEN = ("part_of", "repeats")  # ids, which nobody types
SHOWN = {name: field for name, field in REVIEWED.items() if name not in HIDDEN}
GROUPS = tuple(dict.fromkeys(field.group for field in SHOWN.values()))
COLOURS = {"right": ("●", "#1f7a3d", "#6fd08c"), "wrong": ("✖", "#b3261e", "#ff9d94"), "grey": ("○", "#5d646d", "#b4bac2")}
MEANT = {"right": "right as read", "wrong": "corrected", "grey": "not checked"}


@dataclass(frozen=True, slots=True)
class Judged:
    """What a reviewer says of the fields: the ones changed, with what they typed, and the ones that are right."""

    changes: Mapping[str, str]
    right: tuple[str, ...]


def show_form(read: Mapping[str, Value], stands: Mapping[str, Value], name: str) -> Judged:
    """Draw the fields with what stands in them now; what differs from what was read is a correction.

    `name` tells the form of one claim from that of another.
    """
    checked = st.pills(
        "Checked",
        GROUPS,
        selection_mode="multi",
        default=list(GROUPS),
        format_func=label,
        key=f"checked-{name}",
        help="Take a field away that you did not check: it stays grey, and the decision does not vouch for it.",
    )
    changes: dict[str, str] = {}
    left, right = st.columns(2)
    for place, field in enumerate(SHOWN):
        with (left, right)[place % 2]:
            told = show_field(field, stands[field], name)
            if told != as_text(read[field]):
                changes[field] = told
    vouched = tuple(field for field in SHOWN if SHOWN[field].group in checked and field not in changes)
    show_signs(changes, vouched, read)
    return Judged(changes, vouched)


def show_field(field: str, value: Value, name: str) -> str:
    """Draw one input and give what stands in it, as text."""
    key, text = f"field-{field}-{name}", as_text(value)
    if REVIEWED[field].choices:
        choices = list(REVIEWED[field].choices)
        choices = choices if REVIEWED[field].is_needed else ["", *choices]
        if text not in choices:
            choices.append(text)
        return str(
            st.selectbox(label(field), choices, choices.index(text), format_func=lambda c: spoken(c) or "–", key=key)
        )
    return (st.text_input(label(field), text, key=key, placeholder="–", max_chars=500) or "").strip()


def show_signs(changes: Mapping[str, str], vouched: tuple[str, ...], read: Mapping[str, Value]) -> None:
    """Say of each group, by a sign, a colour and in words, how it is judged; corrections with what was read."""
    marks = []
    for group in GROUPS:
        fields = [field for field in SHOWN if SHOWN[field].group == group]
        changed = [field for field in fields if field in changes]
        state = "wrong" if changed else "right" if any(field in vouched for field in fields) else "grey"
        sign, light, dark = COLOURS[state]
        was = "".join(f"; {label(field).lower()} was read as {as_text(read[field]) or 'blank'}" for field in changed)
        tint = dark if cards.is_dark() else light
        marks.append(
            f'<li style="overflow-wrap:anywhere"><span style="color:{tint}" aria-hidden="true">{sign}</span> '
            f"{cards.literal(f'{label(group)}: {MEANT[state]}{was}')}</li>"
        )
    look = "list-style:none;margin:0;padding:0;font-size:.875rem;columns:2;column-gap:1.5rem"
    st.html(f'<ul style="{look}" aria-label="How each field is judged">{"".join(marks)}</ul>')


def label(field: str) -> str:
    """What a field or a group is called on the page."""
    return LABELS.get(field, capital(spoken(field)))


def spoken(word: str) -> str:
    """A value of an enumeration as words."""
    return word.replace("_", " ")


def as_text(value: Value) -> str:
    """A value as it stands in an input."""
    return "" if value is None else str(value)
