"""The words of the app: one fixed sentence per claim, numbers, days, and text that stays text."""

import tomllib
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from extract.claim import Basis, Outcome, Qualifier, SpeakerKind, Status, Unit
from pages.shared import charts, wording
from pages.shared.cards import literal
from pages.shared.described import hover
from pages.shared.sentences import citation, claim_sentence
from tests.made_up import row

CONFIG = tomllib.loads((Path(__file__).parents[1] / ".streamlit" / "config.toml").read_text("utf-8"))
PERIOD = {"period_from": date(2016, 9, 19), "period_to": date(2016, 9, 29), "date_precision": "day"}
SAID = {
    "12 people were reported killed.": row(),
    "1 child was reported injured.": row(value=1, outcome="injuries", term="injured", population="children"),
    "1 health worker was reported killed.": row(value=1, population="health workers"),
    "More than 450 civilians were reported killed in rebel-held areas of Aleppo province between 19 and "
    "29 September 2016, according to Civil defense workers.": row(
        "more_than",
        450,
        population="civilians",
        place="Aleppo",
        place_text="rebel-held areas of Aleppo province",
        attribution="Civil defense workers",
        **PERIOD,
    ),
    "At least 12 people were reported killed.": row("at_least"),
    "Up to 12 people were reported killed.": row("at_most"),
    "Fewer than 12 people were reported killed.": row("fewer_than"),
    "About 7,000 people were reported killed.": row("about", 7000),
    "Nearly 40,000 people were reported killed.": row("nearly", 40000),
    "Between 20 and 25 people were reported killed.": row("between", None, low=20, high=25, value_text="20 to 25"),
    "Dozens of civilians were reported killed.": row(
        "vague", None, low=24, value_text="Dozens", population="civilians"
    ),
    "Several people were reported killed.": row("vague", None, low=3, value_text="several"),
    "No one was reported killed.": row("none", 0, value_text="no one"),
    "No children were reported killed.": row("none", 0, value_text="no", population="children"),
    "12 police officers were reported killed.": row(population="police"),
    "12 people were reported to have died.": row(term="died"),
    "12 people were reported killed or injured.": row(outcome="casualties", term="casualties"),
    "12 people were reported missing.": row(outcome="missing", term="missing"),
    "12 people were reported to have lost their homes.": row(outcome="displaced", term="homeless"),
    "12 people were reported to be in need.": row(outcome="affected", term="in_need"),
    "12 homes were reported damaged.": row(outcome="housing", term="damaged", unit="dwellings"),
    "12 bodies were reported found.": row(unit="bodies"),
    "12 households of Syrians were reported displaced.": row(
        outcome="displaced", term="displaced", unit="households", population="Syrians"
    ),
    "12 people were allegedly killed, according to rebels.": row(status="alleged", attribution="rebels"),
    "12 people allegedly died.": row(status="alleged", term="died"),
    "The army denied that 12 people were killed in Homs.": row(status="denied", attribution="the army", place="Homs"),
    "A speaker who is not named denied that 1 person was killed.": row(value=1, status="denied"),
    "Up to 100,000 people could be killed, according to the UN.": row(
        "at_most", 100_000, status="hypothetical", attribution="the UN"
    ),
    "12 people could lose their homes.": row(status="hypothetical", outcome="displaced", term="homeless"),
    "5,000 people were reported killed in Halabja, a figure recalled from the past.": row(
        value=5000, status="historical", place="Halabja"
    ),
    "12 people were reported killed outside Aleppo.": row(place_text="outside Aleppo", place="Aleppo"),
}
PERIODS = {
    "on 29 September 2016": (date(2016, 9, 29), date(2016, 9, 29), "day", "new"),
    "between 28 August and 3 September 2016": (date(2016, 8, 28), date(2016, 9, 3), "day", "new"),
    "between 28 December 2015 and 3 January 2016": (date(2015, 12, 28), date(2016, 1, 3), "day", "new"),
    "since 19 September 2016": (date(2016, 9, 19), None, "day", "cumulative"),
    "by 29 September 2016": (None, date(2016, 9, 29), "day", "cumulative"),
    "as of 29 September 2016": (None, date(2016, 9, 29), "day", "stock"),
    "in September 2016": (date(2016, 9, 1), date(2016, 9, 30), "month", "new"),
    "between July and September 2016": (date(2016, 7, 1), date(2016, 9, 30), "month", "new"),
    "in 2016": (date(2016, 1, 1), date(2016, 12, 31), "year", "new"),
    "between 2011 and 2016": (date(2011, 9, 29), date(2016, 9, 29), "year", "cumulative"),
}


@pytest.mark.parametrize("said", SAID, ids=lambda said: said[:60])
def test_a_claim_is_said_in_one_fixed_sentence(said):
    """A sentence that says more, or less, than its claim."""
    assert said == claim_sentence(SAID[said])


@pytest.mark.parametrize("said", PERIODS)
def test_a_period_is_said_no_more_exactly_than_it_was_read(said):
    """A month that becomes a day, or an open end that is closed."""
    first, last, precision, basis = PERIODS[said]
    shown = row(period_from=first, period_to=last, date_precision=precision, basis=Basis(basis))

    assert f"12 people were reported killed {said}." == claim_sentence(shown)


def test_every_kind_of_claim_can_be_said():
    """A combination of the reader's own words that has no sentence."""
    plain = row(value=3, term="unheard")
    kinds = product(Outcome, Qualifier, Status, Unit)

    for outcome, qualifier, status, unit in kinds:
        said = claim_sentence(plain | {"outcome": outcome, "qualifier": qualifier, "status": status, "unit": unit})
        assert said.endswith(".")
        assert not {"confirmed", "None", "nan"} & set(said[:-1].split())


def test_a_citation_names_publisher_title_and_day():
    """A figure whose origin cannot be found again."""
    assert "The Daily, “Strike on Aleppo”, 30 September 2016" == citation(row())


def test_every_outcome_of_the_reader_has_its_own_name_sign_symbol_and_colours():
    """Two outcomes that look alike to someone who sees no colour."""
    looks = [wording.LOOKS[outcome] for outcome in Outcome]

    for part in ("label", "noun", "sign", "symbol", "light", "dark"):
        assert len(looks) == len({getattr(look, part) for look in looks})


def test_every_code_of_the_reader_has_words():
    """A code of the table that a person would see raw, or that breaks the page."""
    assert {code.value for code in Qualifier} == set(wording.QUALIFIERS)
    assert {code.value for code in Basis} == set(wording.BASES)
    assert set(wording.SPEAKERS) <= {code.value for code in SpeakerKind}


@pytest.mark.parametrize("is_dark", [False, True])
def test_marks_stand_out_from_the_page(is_dark):
    """A colour with less than 3:1 against the background, the least that WCAG allows for graphics."""
    pale = [
        outcome for outcome in wording.LOOKS if contrast(wording.colour(outcome, is_dark), charts.PAPER[is_dark]) < 3
    ]

    assert [] == pale


def test_colours_in_code_are_those_of_the_theme():
    """A theme that is changed in one of its two places."""
    light, dark = CONFIG["theme"]["light"], CONFIG["theme"]["dark"]

    assert {False: light["linkColor"], True: dark["linkColor"]} == wording.LINK
    assert {False: light["backgroundColor"], True: dark["backgroundColor"]} == charts.PAPER


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_small_print_can_be_read(theme):
    """A caption, which Streamlit draws at 60 % of the text's colour, with less than 4.5:1."""
    page, text = CONFIG["theme"][theme]["backgroundColor"], CONFIG["theme"][theme]["textColor"]
    mixed = [round(0.6 * int(text[at : at + 2], 16) + 0.4 * int(page[at : at + 2], 16)) for at in (1, 3, 5)]

    assert contrast(page, "#{:02x}{:02x}{:02x}".format(*mixed)) >= 4.5


def test_text_of_an_article_is_shown_and_never_interpreted():
    """A tag that runs, or a mark that turns the direction of a number."""
    hostile = "<script>alert(1)</script> &amp; 450\u202e \x07 \x9b"

    assert "<bdi>&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; 450▯ ␇ ▯</bdi>" == literal(hostile)


def test_hidden_characters_are_shown_one_for_one():
    """An offset that no longer points to its quote."""
    text = "".join(map(chr, [*range(0x100), 0x200F, 0x202E, 0x2066, 0x1F600])) + "قتل 12"

    assert len(text) == len(wording.visible(text))
    assert text.count("\n") == wording.visible(text).count("\n")


def test_a_hover_text_is_escaped():
    """A title with a link in it that Plotly would draw."""
    shown = hover(row(attribution="<a href='x'>"), "said", "cited", "")

    assert "Said by: &lt;a href='x'&gt;" in shown.split("<br>")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "", None])
def test_only_web_addresses_become_links(url):
    """A link in front matter that runs something."""
    assert wording.web_address(url) is None


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2 between two colours."""

    def luminance(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
