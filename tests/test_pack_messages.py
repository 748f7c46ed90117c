"""What a person reads who has made a mistake in a pack: file, place, what was found, what is allowed."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from extract.errors import PackError, UnknownLanguage
from extract.language import pack as packs
from extract.language.pack import load_pack
from extract.language.pieces import FORMS

ENGLISH = packs.PACKS / "en"


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., str]]:
    """Give a function that copies the English pack, changes one file of it and returns what loading it says."""
    monkeypatch.setattr(packs, "PACKS", tmp_path)
    shutil.copytree(ENGLISH, tmp_path / "xx")

    def load(name: str, change: Callable[[Any], object]) -> str:
        path = tmp_path / "xx" / f"{name}.yaml"
        raw = yaml.safe_load(path.read_text("utf-8"))
        change(raw)
        path.write_text(yaml.safe_dump(raw, allow_unicode=True), "utf-8")
        load_pack.cache_clear()
        with pytest.raises(PackError) as caught:
            load_pack("xx")
        return str(caught.value)

    yield load
    load_pack.cache_clear()


def test_an_outcome_that_does_not_exist_is_named(broken: Callable[..., str]) -> None:
    """The message says file, row, what was written and what may be."""
    message = broken("outcomes", lambda raw: raw["cues"][3].update(outcome="injurys"))

    assert message == (
        "packs/xx/outcomes.yaml, cues[3] 'injurys': not an outcome; allowed are "
        "deaths, injuries, casualties, missing, displaced, detained, affected, housing"
    )


def test_a_form_that_does_not_exist_is_named(broken: Callable[..., str]) -> None:
    """A misspelt form would silently lose its words."""
    message = broken("outcomes", lambda raw: raw["cues"][0].update(particple=["felled"]))

    assert message == (
        f"packs/xx/outcomes.yaml, cues[0] 'particple': not a form of a cue; allowed are {', '.join(FORMS)}"
    )


def test_a_word_that_yaml_reads_as_something_else_is_named(broken: Callable[..., str]) -> None:
    """YAML reads a bare `no` as false and `010` as 8."""
    message = broken("outcomes", lambda raw: raw["cues"][0]["participle"].append(False))

    assert message == "packs/xx/outcomes.yaml, cues[0], participle False: not text; put it in quotes"


def test_a_small_word_that_is_not_text_is_named(broken: Callable[..., str]) -> None:
    """The same holds for grammar.yaml."""
    message = broken("grammar", lambda raw: raw["not"].append(False))

    assert message == "packs/xx/grammar.yaml, not False: not text; put it in quotes"


def test_a_qualifier_that_does_not_exist_is_named(broken: Callable[..., str]) -> None:
    """A hedge under a wrong name would be read as no hedge."""
    message = broken("qualifiers", lambda raw: raw["before"].update(atleast=["at the very least"]))

    assert message == (
        "packs/xx/qualifiers.yaml, before 'atleast': not a qualifier; allowed are "
        "exact, at_least, more_than, at_most, fewer_than, about, nearly, between, vague, none"
    )


def test_a_kind_of_speaker_that_does_not_exist_is_named(broken: Callable[..., str]) -> None:
    """Kinds of speakers are the ones of the claim."""
    message = broken("attribution", lambda raw: raw["kinds"].update(rebels=["rebels"]))

    assert message == (
        "packs/xx/attribution.yaml, kinds 'rebels': not a kind of speaker; allowed are "
        "government, military, armed_group, un, ngo, medical, rescue_service, police, witness, media, expert, "
        "other, unattributed"
    )


def test_all_mistakes_are_named_at_once(broken: Callable[..., str]) -> None:
    """Who mends a pack sees the whole list, one mistake a line."""

    def spoil(raw: Any) -> None:
        raw["cues"][0]["outcome"] = "deth"
        raw["cues"][0]["participle"].append(8)

    lines = broken("outcomes", spoil).splitlines()

    assert ["packs/xx/outcomes.yaml, cues[0], participle 8", "packs/xx/outcomes.yaml, cues[0] 'deth'"] == [
        line.split(":")[0] for line in lines
    ]


def test_a_type_of_cause_that_does_not_exist_is_named(broken: Callable[..., str]) -> None:
    """So that a slip does not open a fifth top of the hierarchy."""
    message = broken("causes", lambda raw: raw["causes"][0].update(type="war"))

    expected = "causes.yaml, causes[0] 'war': not a type of cause; allowed are conflict, disaster, disease, accident"
    assert f"packs/xx/{expected}" == message


def test_a_short_form_of_no_kind_of_speaker_is_named(broken: Callable[..., str]) -> None:
    """Else "the agency" would silently stand for nobody."""
    message = broken("attribution", lambda raw: raw["anaphors"].update(agency=["goverment"]))

    assert message.startswith("packs/xx/attribution.yaml, anaphors, agency 'goverment': not a kind of speaker; allowed")


def with_pattern(pattern: str) -> Callable[[Any], object]:
    """Give a change of clauses.yaml that puts a rule called "slip" before all others."""
    return lambda raw: raw["rules"].insert(0, {"name": "slip", "after": pattern, "examples": []})


def test_a_pattern_that_names_no_piece_is_named(broken: Callable[..., str]) -> None:
    """A typing slip in a pattern is said with the rule and the pieces that there are."""
    message = broken("clauses", with_pattern("<peple> <cue:past>"))

    assert "clauses.yaml, rule 'slip': no piece is called 'peple'; there are " in message
    assert " gap, " in message
    assert " people, " in message


def test_a_pattern_that_is_not_well_formed_is_named(broken: Callable[..., str]) -> None:
    """So is a bracket that nobody closed."""
    message = broken("clauses", with_pattern("( <be> <cue:past>"))

    assert "clauses.yaml, rule 'slip': after is no pattern: " in message


@pytest.mark.parametrize(
    "pattern",
    [
        "<cue:partciple>",
        "<cue:past|partciple>",
    ],
)
def test_a_form_that_no_cue_has_is_named(broken: Callable[..., str], pattern: str) -> None:
    """A misspelt form in a pattern would silently match nothing."""
    assert "clauses.yaml, rule 'slip'" in broken("clauses", with_pattern(pattern))


@pytest.mark.parametrize(
    ("name", "change"),
    [
        pytest.param("causes", lambda raw: raw["not_a_cause"].append(False), id="causes"),
        pytest.param("populations", lambda raw: raw["other"].append(False), id="populations"),
        pytest.param("status", lambda raw: raw["denied"].append(False), id="status"),
        pytest.param("attribution", lambda raw: raw["words"]["speech"].append(False), id="attribution"),
        pytest.param("qualifiers", lambda raw: raw["before"]["about"].append(False), id="qualifiers"),
        pytest.param("outcomes", lambda raw: raw["cues"][0].update(past="killed"), id="a word for a list"),
        pytest.param("outcomes", lambda raw: raw.pop("markers"), id="a table left out"),
    ],
)
def test_any_word_that_is_not_text_is_named(
    broken: Callable[..., str], name: str, change: Callable[[Any], object]
) -> None:
    """Whoever edits a word list meets a sentence, never a traceback."""
    assert f"packs/xx/{name}.yaml" in broken(name, change)


@pytest.mark.parametrize("language", ["zz", "", "..", "../en", "EN", "English"])
def test_a_language_without_a_pack_is_named(language: str) -> None:
    """An unknown language says which ones there are, and never reads another folder."""
    with pytest.raises(UnknownLanguage, match=re.escape(f"no pack reads {language!r}; the languages are: en")):
        load_pack(language)
