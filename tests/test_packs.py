"""The packs check themselves: rules against their own examples, words against how they are matched."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from extract.article import Article
from extract.claim import Claim
from extract.language import pack as packs
from extract.language import read_claims
from extract.language.pack import load_pack
from extract.language.scan import plain
from extract.language.tokens import tokenize

ROOT = Path(__file__).parents[1]
LANGUAGES = sorted(path.name for path in packs.PACKS.iterdir() if path.is_dir())
FILES = sorted(packs.PACKS.glob("*/*.yaml"))
SENTENCES = {"clauses", "confidence", "examples"}  # tables that hold rules, counts and sentences, not words
PATIENCE = 20.0  # seconds for all patterns on all rows of pieces; they take less than two


def rules_of(table: str) -> list[Any]:
    """List every rule with each of its examples, or of the sentences that it must leave alone."""
    return [
        pytest.param(language, rule.name, sentence, id=f"{language}-{rule.name}-{number}")
        for language in LANGUAGES
        for rule in load_pack(language).rules
        for number, sentence in enumerate(getattr(rule, table))
    ]


def claims_of(language: str, text: str) -> list[Claim]:
    """Read a sentence in a language."""
    return read_claims(Article(text=text, language=language, published="2024-01-10"))


def words_of(raw: Any, where: str = "") -> Iterator[tuple[str, list[Any]]]:
    """Yield every list of words of a pack file with the place where it stands; the keys of a table are words too."""
    if isinstance(raw, dict):
        if raw and all(isinstance(value, int | str) for value in raw.values()) and "outcome" not in raw:
            yield where, list(raw)
        for name, value in raw.items():
            if name not in SENTENCES:
                yield from words_of(value, f"{where}, {name}" if where else str(name))
    elif isinstance(raw, list):
        if not any(isinstance(item, dict | list) for item in raw):
            yield where, raw
        for at, item in enumerate(raw):
            if isinstance(item, dict):
                yield from words_of(item, f"{where}[{at}]")


def parts_of(word: str) -> list[str]:
    """Split "soldier | soldiers" into its two words; one side may be blank."""
    return [part.strip() for part in word.split("|") if part.strip()] or [""]


LISTS = [
    pytest.param(words, id=f"{path.parent.name}-{path.stem}-{where}")
    for path in FILES
    if path.stem not in SENTENCES
    for where, words in words_of(yaml.safe_load(path.read_text("utf-8")))
    if "of" not in where.split(", ")[-1].split("[")  # `of: [deaths, injuries]` names outcomes
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_name_of_its_own_and_an_example(language: str) -> None:
    """`--trace` names the rule behind a claim, so that two of a name cannot be told apart."""
    rules = load_pack(language).rules

    assert sorted({rule.name for rule in rules}) == sorted(rule.name for rule in rules)
    assert [] == [rule.name for rule in rules if not rule.examples and not rule.implied]


@pytest.mark.parametrize(("language", "rule", "sentence"), rules_of("examples"))
def test_an_example_is_read_by_its_rule(language: str, rule: str, sentence: str) -> None:
    """Each example of a rule is read by that very rule, not by one before it."""
    assert rule in [claim.rule for claim in claims_of(language, sentence)]


@pytest.mark.parametrize(("language", "rule", "sentence"), rules_of("counter_examples"))
def test_a_counter_example_is_not_read_by_its_rule(language: str, rule: str, sentence: str) -> None:
    """A sentence under `not` gives no claim by that rule."""
    assert rule not in [claim.rule for claim in claims_of(language, sentence)]


@pytest.mark.parametrize(
    ("language", "example"),
    [
        pytest.param(language, example, id=f"{language}-{example['phrase']}")
        for language in LANGUAGES
        for example in load_pack(language).raw["qualifiers"]["examples"]
    ],
)
def test_a_hedge_gives_its_bounds(language: str, example: dict[str, Any]) -> None:
    """Each phrase of qualifiers.yaml gives the qualifier and the bounds that stand beside it."""
    [claim] = claims_of(language, f"{example['phrase']} people were killed.")

    assert example == {
        "phrase": claim.value_text,
        "qualifier": claim.qualifier,
        "low": claim.low,
        "high": claim.high,
    }


@pytest.mark.parametrize("words", LISTS)
def test_words_are_written_as_they_are_matched(words: list[Any]) -> None:
    """Words are text, in small letters, without stray blanks and with plain apostrophes."""
    assert [] == [word for word in words if not isinstance(word, str)]
    assert [] == [word for word in words if word != " ".join(word.split())]
    parts = [part for word in words for part in parts_of(word)]
    assert [] == [word for word in parts if not word or word != word.lower() or "’" in word]


@pytest.mark.parametrize("words", LISTS)
def test_no_word_stands_twice_in_a_list(words: list[str]) -> None:
    """The second one would hide a slip: two people adding the same word, or one meant for another list."""
    assert [] == sorted({word for word in words if words.count(word) > 1})


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_key_stands_twice_in_a_table(path: Path) -> None:
    """YAML keeps the last of two equal keys and says nothing."""
    twice: list[str] = []

    def walk(node: yaml.Node) -> None:
        if isinstance(node, yaml.MappingNode):
            keys = [key.value for key, _ in node.value]
            twice.extend(sorted({key for key in keys if keys.count(key) > 1}))
        for child in node.value if isinstance(node.value, list) else ():
            for part in child if isinstance(child, tuple) else (child,):
                walk(part)

    walk(yaml.compose(path.read_text("utf-8")))

    assert [] == twice


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_phrase_wins(language: str) -> None:
    """Nobody reads "tens of thousands" as "tens": each phrase of the lexicon is found whole."""
    lexicon = load_pack(language).lexicon
    for phrases in [*lexicon._single.values(), *lexicon._longer.values()]:
        lengths = [len(words) for words, _, _, _ in phrases]
        assert sorted(lengths, reverse=True) == lengths
        for words, kind, _, capitalised in phrases:
            text = " ".join(words)
            found = lexicon.scan(tokenize(text.title() if capitalised else text))[kind]
            assert found[0].last == len(tokenize(text))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("written", [str, str.upper, str.capitalize])
def test_the_cue_scan_finds_every_cue(language: str, written: Callable[[str], str]) -> None:
    """No sentence with a cue is passed over unread, whatever its letters; the longest cue is found whole."""
    pack = load_pack(language)
    cues = {word for words, kind in all_cues(language) for word in words if kind == "form"}
    markers = {word for words, kind in all_cues(language) for word in words if kind == "marker"}
    for words, scan in ((cues, pack.cue_scan), (markers, pack.marker_scan)):
        for word in sorted(words):
            match = scan.search(plain(f"Then {written(word)}, they say"))
            assert match is not None, word
            assert word.lower() == match[0][1:]


def all_cues(language: str) -> Iterator[tuple[list[str], str]]:
    """Yield the lists of cue words of a pack, and the words that carry a figure on."""
    raw = load_pack(language).raw["outcomes"]
    for row in raw["cues"]:
        forms = [words for name, words in row.items() if isinstance(words, list) and name != "of"]
        lists = [row["only"]] if "only" in row else forms
        yield from ((words, "form") for words in lists)
    yield raw["markers"], "marker"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cue_scan_finds_whole_words_only(language: str) -> None:
    """There is no "killed" in "skilled"."""
    scan = load_pack(language).cue_scan

    assert [] == [word for word in ("skilled", "deadline", "unhurtful", "missingness") if scan.search(word)]


GIVEN_NO_TIME = """
import itertools, random
from extract.language.pack import load_pack
from extract.language.pieces import FORMS
from extract.language.pieces import LETTERS

pack = load_pack("{language}")
letters = [*LETTERS.values(), *pack.cue_letters.values()]
dice = random.Random(2024)
for size in (40, 400):
    texts = [(letter * size) for letter in "Pwvdpkcb"]
    units = ("Pc", "Pkc", "Pwkc", "Pwwwwwkcdd", "cP", "kcvd", "wwwwwwx", "bv", "yyt", "Ppdwc")
    texts += [(unit * size)[:size] for unit in units]
    texts += ["".join(dice.choices(letters, k=size)) for _ in range(2)]
    cues = list(pack.cue_letters.values())
    for text, rule in itertools.product(texts, pack.rules):
        for ends in ("", "x", *dice.sample(cues, 3)):
            for pattern in (rule.after, rule.before):
                if pattern is not None:
                    pattern.match(text + ends)
                    pattern.search(ends + text)
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_pattern_runs_away(language: str) -> None:
    """Every clause pattern gives up soon on rows of pieces that almost fit, also on ones ten times too long."""
    code = GIVEN_NO_TIME.replace("{language}", language)

    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, timeout=PATIENCE)
