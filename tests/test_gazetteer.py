"""The packaged gazetteer: what its file promises, how names are folded, and which of several places is meant."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from extract.article import Article
from extract.bundled import VOCABULARY
from extract.language import explain, load_world
from extract.language.assemble import Read
from extract.language.gazetteer import TO, Gazetteer, folded, load_names
from extract.language.pack import load_pack
from extract.language.setting import Setting, choose
from extract.language.tokens import tokenize
from extract.language.trace import trace_lines
from extract.language.words import load_yaml

LINES = (VOCABULARY / "gazetteer.tsv").read_text("utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES]
PLACES = [row for row in ROWS if not row[2].startswith(TO)]
COUNTRIES = {row["iso3"] for row in load_yaml(VOCABULARY / "places.yaml")["countries"]}
LARGEST = 7_500_000  # bytes: the file is read whole when the reader starts


def read(text: str, title: str | None = None) -> list[Read]:
    """Read an article."""
    return explain(Article(text=text, title=title, published="2024-01-10"))


def places_of(text: str, title: str | None = None) -> list[tuple[str, str | None]]:
    """Give the places that are read in a text, each with its country."""
    return [(place.entry.name, place.entry.iso3) for each in read(text, title) for place in each.parse.places]


def test_the_lines_are_sorted_as_they_are_searched() -> None:
    """A line out of order is a name that bisection does not find."""
    encoded = [line.encode() for line in LINES]

    assert all(one < other for one, other in pairwise(encoded))
    assert sum(len(line) + 1 for line in encoded) < LARGEST


def test_each_place_has_one_line_an_id_and_a_country() -> None:
    """An id on two lines would be two places that are one."""
    ids = [row[1] for row in PLACES]

    assert len(ids) == len(set(ids))
    assert [] == [
        row for row in PLACES if not row[1].isdecimal() or row[4] not in COUNTRIES or row[3] not in ("", "1", "2")
    ]


def test_degrees_and_inhabitants_are_possible() -> None:
    """A settlement is a point of the earth; a division is none."""
    points = [row for row in PLACES if row[3] == ""]

    assert [] == [row for row in points if len(row) != 10 or not row[9].isdecimal()]
    assert [] == [row for row in points if not (-90 <= float(row[7]) <= 90 and -180 <= float(row[8]) <= 180)]
    assert [] == [row for row in PLACES if row[3] and len(row) > 6]


def test_each_line_begins_with_its_name_as_texts_are_folded() -> None:
    """A name that is folded otherwise than texts are is never found."""
    wrong = [row for row in PLACES if row[2] and folded(row[2]) != row[0]]
    odd = [row for row in ROWS if not re.fullmatch("[a-z0-9 ]{3,}", row[0]) or folded(row[0]) != row[0]]

    assert [] == wrong
    assert [] == odd


def test_another_spelling_leads_to_a_line_of_its_place() -> None:
    """A spelling without a place would be a hit without an entry."""
    places = {(row[0], row[1]) for row in PLACES}

    assert [] == [row for row in ROWS if row[2].startswith(TO) and (row[2].removeprefix(TO), row[1]) not in places]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deir ez-Zor", "Deir al-Zor"),
        ("Al-Hudaydah", "Hudayda"),
        ("St. Louis", "Saint Louis"),
        ("Mt Pleasant", "Mount Pleasant"),
        ("Adıyaman", "ADIYAMAN"),
        ("Ta’izz", "Ta'izz"),
        ("Port-au-Prince", "Port au Prince"),
    ],
)
def test_spellings_that_differ_in_small_things_are_folded_alike(one: str, other: str) -> None:
    """Accents, hyphens, apostrophes, Arabic articles, Saint and Mount."""
    assert folded(one) == folded(other)


def test_the_longest_name_wins() -> None:
    """San Juan is a place, and San Juan de la Maguana another."""
    names = Gazetteer([b"san juan\t1\t\t\tPHL", b"san juan de la maguana\t2\t\t\tDOM"])
    tokens = tokenize("in San Juan de la Maguana and San Juan de Sur")

    assert [6, 9, 5] == [names.longest(tokens, 1), names.longest(tokens, 7), names.longest(tokens, 5)]


def test_a_folder_without_the_file_has_its_own_places_only(tmp_path: Path) -> None:
    """A vocabulary of one's own need not bring a gazetteer along."""
    assert [] == load_names(tmp_path).named("Aden")


def test_what_is_said_after_a_name_decides_first() -> None:
    """Then the article's countries, then places near by, then size."""
    found = load_names(VOCABULARY).named("San Miguel")
    setting = Setting("Salvadoran troops met near San Salvador.", load_world(VOCABULARY).facts)
    [peru] = [entry for entry in found if entry.iso3 == "PER" and entry.precision == "settlement"][:1]
    division = peru.__class__(peru.admin1 or "", "PER", None, None, None, "admin1", None)

    assert "SLV" == choose("San Miguel", found, (), (), False, setting).entry.iso3
    assert "PER" == choose("San Miguel", found, (division,), (), False, setting).entry.iso3


@pytest.mark.parametrize(
    ("title", "text", "country"),
    [
        (None, "Ten people were killed in Santa Rosa. The Guatemalan army denied it.", "GTM"),
        ("Philippines: floods", "Ten people were killed in Santa Rosa.", "PHL"),
        (None, "Ten people were killed in Santa Rosa, California.", "USA"),
    ],
)
def test_the_country_of_a_name_is_that_of_its_article(title: str | None, text: str, country: str) -> None:
    """Title, other sentences and the words after it."""
    assert ("Santa Rosa", country) in places_of(text, title)


@pytest.mark.parametrize(
    "text",
    [
        "Ahmed Apopa died.",
        "The Apopa killed two people.",
        "Two people died at Apopa Hospital.",
        "Governor Apopa said two people died.",
        "The murder of Apopa was condemned in El Salvador.",
    ],
)
def test_a_name_alone_is_no_place(text: str) -> None:
    """Persons and bodies are named as places are."""
    assert "Apopa" not in [name for name, _ in places_of(text)]


def test_the_trace_shows_the_candidates_and_the_reason() -> None:
    """Whoever doubts a place sees which others there were."""
    [line] = [
        line
        for each in read("Three people died in Reading, England.")
        for line in trace_lines(each, load_pack("en").rules)
        if "Reading'" in line and "place" in line
    ]

    assert line.startswith(
        "  place: 'Reading' is Reading (England, GBR, settlement, 318,014), at, by the place after it, not "
    )
    assert "Reading (Pennsylvania, USA, settlement, 87,879); " in line
