"""A folder of YAML → the pack of a language: its words and rules, checked and compiled once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from extract.claim import SpeakerKind
from extract.errors import PackError, UnknownLanguage
from extract.language.checks import check_pack
from extract.language.clauses import Rule, compile_rule
from extract.language.damage import Vocabulary
from extract.language.lexicon import Lexicon
from extract.language.pack_words import day_words, implied_words, people_words, scanned, unsure_words, words_of
from extract.language.pieces import FIRST_CUE_LETTER, FORMS, Cue
from extract.language.scan import scan_pattern
from extract.language.words import collecting_nothing, load_yaml

GLUED = ("be", "have", "modal", "relative", "and", "the", "of", "to", "not", "adverb")  # small words that lose a space
OFTEN = 8  # claims of a rule in labelled texts from which its precision is its own
SELDOM = ""  # the name of the rules with fewer, taken together
AS_PRINTED = "_as_printed"  # how the tables end whose words are found only with a capital
PACKS = Path(__file__).with_name("packs")


@dataclass(frozen=True, slots=True)
class Implied:
    """A noun that says the outcome by itself: "refugees", "bodies"."""

    outcome: str
    term: str
    unit: str
    population: str
    basis: str | None


@dataclass(frozen=True)
class Pack:
    """All that the reader knows of a language; immutable once it is loaded.

    `cue_letters` gives each set of cue forms its letter in signatures. `cue_scan` finds the sentences that may say an
    outcome, `marker_scan` those that may carry on the figures of the sentence before; both search a `plain` text.
    """

    language: str
    lexicon: Lexicon
    rules: tuple[Rule, ...]
    second_rules: tuple[Rule, ...]
    cue_letters: Mapping[frozenset[str], str]
    cue_scan: re.Pattern[str]
    unsure_scan: re.Pattern[str]  # the words of `cue_scan` that say an outcome only beside a noun of people or homes
    noun_scan: re.Pattern[str]  # the nouns of people and homes
    marker_scan: re.Pattern[str]
    dated: frozenset[str]  # the names of months and of days of the week
    day_scan: re.Pattern[str]  # what a sentence that names a day, a week or a month has in it
    vocabulary: Vocabulary
    abbreviation: re.Pattern[str]
    implied: tuple[Implied, ...]
    speaker_kinds: tuple[tuple[str, SpeakerKind], ...]  # each word between two spaces
    confidence: Mapping[str, float]
    raw: Mapping[str, Any]

    def confidence_of(self, rule: str) -> float | None:
        """Give the measured precision of a rule; of one that is seldom seen, that of all seldom seen ones."""
        return self.confidence.get(rule, self.confidence.get(SELDOM))


@cache
@collecting_nothing()
def load_pack(language: str) -> Pack:
    """Load the pack of a language.

    Raises:
        UnknownLanguage: there is no such pack.
        PackError: its files contradict themselves; every mistake is named at once.
    """
    folder = PACKS / language
    if not re.fullmatch(r"[a-z]{2,3}", language) or not folder.is_dir():
        known = ", ".join(sorted(path.name for path in PACKS.iterdir() if path.is_dir()))
        raise UnknownLanguage(f"no pack reads {language!r}; the languages are: {known}")
    raw = {path.stem: load_yaml(path) for path in sorted(folder.glob("*.yaml"))}
    problems = list(check_pack(raw))
    if problems:
        raise PackError("\n".join(f"packs/{language}/{problem}" for problem in problems))
    return build(language, raw)


def build(language: str, raw: Mapping[str, Any]) -> Pack:
    """Compile the checked words and rules."""
    lexicon = Lexicon()
    cues = read_cues(raw["outcomes"]["cues"])
    letters: dict[frozenset[str], str] = {}
    for word, found in sorted(cues.items()):
        forms = frozenset().union(*(cue.forms for cue in found))
        letters.setdefault(forms, chr(FIRST_CUE_LETTER + len(letters)))
        lexicon.add("cue", word, found)
    fill(lexicon, raw)
    lexicon.seal()
    rules = tuple(compile_rule(rule, raw["clauses"], letters) for rule in raw["clauses"]["rules"])
    implied = tuple(
        Implied(i["outcome"], i["term"], i.get("unit", ""), i.get("population", ""), i.get("basis"))
        for i in raw["outcomes"]["implied"]
    )
    kinds = [(f" {word} ", SpeakerKind(kind)) for kind, words in raw["attribution"]["kinds"].items() for word in words]
    return Pack(
        language=language,
        lexicon=lexicon,
        rules=rules,
        second_rules=tuple(rule for rule in rules if rule.second),
        cue_letters=letters,
        cue_scan=scan_pattern([*scanned(raw["outcomes"]["cues"]), *implied_words(raw)]),
        unsure_scan=scan_pattern(unsure_words(raw)),
        noun_scan=scan_pattern([*people_words(raw), *raw["grammar"]["another"]]),
        marker_scan=scan_pattern(raw["outcomes"]["markers"]),
        dated=lexicon.words("month", "weekday"),
        day_scan=re.compile(rf"{scan_pattern(day_words(raw['dates'])).pattern}|\d[/.-]\d"),
        vocabulary=vocabulary_of(lexicon, raw["populations"]["units"]["dwellings"]),
        abbreviation=abbreviation_pattern(raw["sentences"]["abbreviations"]),
        implied=implied,
        speaker_kinds=tuple(sorted(kinds, key=lambda row: -len(row[0].split()))),
        confidence=measured(raw["confidence"]),
        raw=raw,
    )


def measured(counts: Mapping[str, tuple[int, int]]) -> dict[str, float]:
    """Turn counts of right claims into shares, to two digits; rules with few claims are measured together."""
    often = {rule: share for rule, share in counts.items() if share[1] >= OFTEN}
    seldom = [share for rule, share in counts.items() if rule not in often]
    if seldom:
        often[SELDOM] = (sum(right for right, _ in seldom), sum(claims for _, claims in seldom))
    return {rule: round(right / claims, 2) for rule, (right, claims) in often.items()}


def vocabulary_of(lexicon: Lexicon, homes: list[str]) -> Vocabulary:
    """Choose the words by which damaged ones are known; homes are left out, for the sake of firehouses."""
    telling = lexicon.words("cue", "people") - {*homes}
    before = lexicon.words(*GLUED) | telling
    return Vocabulary(lexicon.words(), telling, before, before | lexicon.words("preposition"))


def read_cues(rows: list[dict[str, Any]]) -> dict[str, tuple[Cue, ...]]:
    """Gather the forms of each cue word; a word may have two outcomes ("swept away")."""
    found: dict[str, dict[tuple[str, str], Cue]] = {}
    for row in rows:
        for form in FORMS:
            for word in row.get(form, ()):
                outcomes = found.setdefault(word.lower(), {})
                known = outcomes.get((row["outcome"], row["term"]), blank_cue(row))
                outcomes[row["outcome"], row["term"]] = replace(known, forms=known.forms | {form})
    return {word: tuple(outcomes.values()) for word, outcomes in found.items()}


def blank_cue(row: dict[str, Any]) -> Cue:
    """Build the cue of a row before its forms are known."""
    return Cue(
        row["outcome"],
        row["term"],
        frozenset(),
        bool(row.get("strict")),
        bool(row.get("part")),
        tuple(row.get("only", ())),
        tuple(row.get("of", ())),
    )


def fill(lexicon: Lexicon, raw: Mapping[str, Any]) -> None:
    """Add all other words of the pack to the lexicon, each under the kind that the readers ask for."""
    for kind, word, data in words_of(raw):
        as_printed = kind.endswith(AS_PRINTED)
        lexicon.add(kind.removesuffix(AS_PRINTED), word, data, capitalised=as_printed)


def abbreviation_pattern(words: list[str]) -> re.Pattern[str]:
    """Build the pattern of a text that ends in an abbreviation."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\.\s*\Z", re.IGNORECASE)
