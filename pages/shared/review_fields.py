"""The fields of one claim as a form: green is right as read, red the reviewer says otherwise, grey nobody checked.

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
    "attribution": "Said by",
    "attribution_kind": "Kind of speaker",
    "speaker": "Speaker, by name",
    "cause_type": "Kind of cause",
    "responsible": "Held responsible",
}
HIDDEN = ("part_of", "repeats")  # ids, which nobody types
SHOWN = {name: field for name, field in REVIEWED.items() if name not in HIDDEN}
GROUPS = tuple(dict.fromkeys(field.group for field in SHOWN.values()))
SIGNS = {"right": ":green[●]", "wrong": ":red[✖]", "grey": ":gray[○]"}


@dataclass(frozen=True, slots=True)
class Judged:
    """What a reviewer says of the fields: the ones changed, with what they typed, and the ones that are right."""

    changes: Mapping[str, str]
    right: tuple[str, ...]


def judged_in(read: Mapping[str, Value], stands: Mapping[str, Value], name: str) -> Judged:
    """What the form of a claim says now, drawn or about to be; what differs from what was read is a correction.

    Args:
        read: the fields as the reader read them.
        stands: what stands in them now, for a claim that was reviewed before.
        name: tells the form of one claim from that of another.
    """
    told = {field: str(st.session_state.get(key_of(field, name), as_text(stands[field]))).strip() for field in SHOWN}
    changes = {field: text for field, text in told.items() if text != as_text(read[field])}
    checked = st.session_state.get(f"checked-{name}", GROUPS)
    return Judged(changes, tuple(f for f in SHOWN if SHOWN[f].group in checked and f not in changes))


def show_form(read: Mapping[str, Value], stands: Mapping[str, Value], name: str) -> Judged:
    """Draw the fields, green, red or grey, each sign with its word; gives what the form says."""
    judged = judged_in(read, stands, name)
    states = {group: state_of(group, judged) for group in GROUPS}
    st.pills(
        "Checked (● right as read, ✖ corrected, ○ not checked)",
        GROUPS,
        selection_mode="multi",
        default=list(GROUPS),
        format_func=lambda group: f"{SIGNS[states[group]]} :blue[{label(group)}]",  # legible on the dark page too
        key=f"checked-{name}",
        wrap=True,
        help="Take a field away that you did not check: it stays grey, and the decision does not vouch for it.",
    )
    columns = st.columns(2)
    for place, field in enumerate(SHOWN):
        with columns[place % 2]:
            show_field(field, stands[field], name)
            if field in judged.changes:
                cards.show_small(f"✖ read as {as_text(read[field]) or 'blank'}")  # words of a report: no Markdown
    return judged


def state_of(group: str, judged: Judged) -> str:
    """How the fields of a group are judged together."""
    fields = {field for field in SHOWN if SHOWN[field].group == group}
    return "wrong" if fields & judged.changes.keys() else "right" if fields & set(judged.right) else "grey"


def show_field(field: str, value: Value, name: str) -> None:
    """Draw one input with what stands in it."""
    key, text = key_of(field, name), as_text(value)
    if REVIEWED[field].choices:
        choices = [*REVIEWED[field].choices] if REVIEWED[field].is_needed else ["", *REVIEWED[field].choices]
        choices += [text] if text not in choices else []
        st.selectbox(label(field), choices, choices.index(text), format_func=lambda c: spoken(c) or "–", key=key)
    else:
        st.text_input(label(field), text, key=key, placeholder="–", max_chars=500)


def key_of(field: str, name: str) -> str:
    """The session key of an input."""
    return f"field-{field}-{name}"


def label(field: str) -> str:
    """What a field or a group is called on the page."""
    return LABELS.get(field, capital(spoken(field)))


def spoken(word: str) -> str:
    """A value of an enumeration as words."""
    return word.replace("_", " ")


def as_text(value: Value) -> str:
    """A value as it stands in an input."""
    return "" if value is None else str(value)
