"""A folder of YAML → the pack of a language: its words and rules, checked and compiled once."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from extract.claim import Outcome, Qualifier, SpeakerKind, Unit
from extract.errors import PackError, UnknownLanguage
from extract.language.cause_words import cause_words
from extract.language.checks import check_pack
from extract.language.clauses import Rule, compile_rule
from extract.language.damage import Vocabulary
from extract.language.lexicon import Lexicon
from extract.language.pieces import FIRST_CUE_LETTER, FORMS, Cue
from extract.language.populations import Noun
from extract.language.qualifiers import OLDEST
from extract.language.scan import scan_pattern
from extract.language.words import collecting_nothing, load_yaml

NUMBER_TABLES = {
    "number_word": "words",
    "scale": "scales",
    "number_idiom": "idioms",
    "vague": "vague",
    "suffix": "suffixes",
}
NUMBER_LISTS = (
    "between",
    "between_and",
    "range",
    "from",
    "and_a_half",
    "a",
    "age_limit",
    "aged",
    "not_before",
    "not_after",
)
GLUED = ("be", "have", "modal", "relative", "and", "the", "of", "to", "not", "adverb")  # small words that lose a space
DAYS = (
    "month", "month_as_printed", "month_middle", "weekday", "relative_day", "date_last", "date_this", "date_weekend",
    "date_ago",
)  # fmt: skip
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


def is_sure(row: Mapping[str, Any]) -> bool:
    """Say whether a row of cues says an outcome of any noun: not one of homes alone, and no strict one."""
    return not row.get("strict") and row["outcome"] != Outcome.HOUSING


def unsure_words(raw: Mapping[str, Any]) -> set[str]:
    """Give the words for which a sentence is read that no row says of any noun, nor a part of theirs."""
    rows = raw["outcomes"]["cues"]
    sure = {*scanned(filter(is_sure, rows)), *implied_words(raw)}
    return {words for words in scanned(rows) if sure.isdisjoint(parts_of(words))}


def parts_of(phrase: str) -> Iterator[str]:
    """Yield every run of words of a phrase, and the phrase itself."""
    words = phrase.split()
    yield from (" ".join(words[first:last]) for first in range(len(words)) for last in range(first + 1, len(words) + 1))


def people_words(raw: Mapping[str, Any]) -> Iterator[str]:
    """Yield every noun of people, households, bodies and dwellings."""
    yield from (word for word, _ in (*nouns(raw["populations"]), *ages(raw["numbers"])))


def day_words(dates: Mapping[str, Any]) -> Iterator[str]:
    """Yield the words of which one stands in each name of a day, a week or a month."""
    yield from (word for kind in DAYS for word in dates[kind])


def scanned(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the words for which a sentence is read: those of a cue, or the nouns of which alone it is said."""
    for row in rows:
        lists = [row["only"]] if "only" in row else [row.get(form, ()) for form in FORMS]
        yield from (word.lower() for words in lists for word in words)


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


def words_of(raw: Mapping[str, Any]) -> Iterator[tuple[str, str, object]]:
    """Yield every word of the pack with its kind and what the pack says of it."""
    numbers, attribution = raw["numbers"], raw["attribution"]["words"]
    valued = {kind: numbers[table] for kind, table in NUMBER_TABLES.items()} | raw["dates"]
    values = numbers["words"]
    for ten in numbers["tens"]:  # "twenty-four"
        yield from (
            ("number_word", f"{ten}-{unit}", values[ten] + value) for unit, value in values.items() if 0 < value < 10
        )
    for kind, table in valued.items():
        yield from ((kind, word, value) for word, value in table.items())
    listed = (
        {kind: numbers[kind] for kind in NUMBER_LISTS}
        | raw["grammar"]
        | raw["places"]
        | attribution
        | raw["responsible"]
    )
    listed |= {f"status_{kind}": words for kind, words in raw["status"].items()}
    listed |= {f"basis_{kind}": words for kind, words in raw["basis"].items()}
    listed |= raw["persons"] | {"only": [word for row in raw["outcomes"]["cues"] for word in row.get("only", ())]}
    listed |= raw["tables"]
    listed |= {"number_and": numbers["and"], "not_a_cue": raw["outcomes"]["not_a_cue"]}
    listed |= {"other_noun": raw["populations"]["other"], "marker": raw["outcomes"]["markers"]}
    listed |= {"implied": implied_words(raw)}
    for kind, words in listed.items():
        yield from ((kind, word, None) for word in words)
    for side in ("before", "after"):
        for qualifier, words in raw["qualifiers"][side].items():
            yield from ((f"hedge_{side}", word, Qualifier(qualifier)) for word in words)
    yield from cause_words(raw["causes"])
    for word, stands_for in raw["attribution"]["anaphors"].items():
        yield "anaphor", word, frozenset(SpeakerKind(kind) for kind in stands_for)
    yield from (("people", word, noun) for word, noun in (*nouns(raw["populations"]), *ages(numbers)))


def nouns(raw: Mapping[str, Any]) -> Iterator[tuple[str, Noun]]:
    """Yield every noun of people, households, bodies and dwellings."""
    for population, rows in raw["groups"].items():
        for row in rows:
            for singular, word in zip((True, False), row.split("|"), strict=True):
                if word.strip():
                    yield word.strip(), Noun(Unit.PERSONS, population or None, singular=singular)
    for word in raw["pairs"]:
        yield word, Noun(Unit.PERSONS, None, singular=True, size=2)
    for word in raw["refers"]:
        yield word, Noun(Unit.PERSONS, None, refers=True)
    for unit, words in raw["units"].items():
        for word in words:
            yield word, Noun(Unit(unit), None)


def ages(numbers: Mapping[str, Any]) -> Iterator[tuple[str, Noun]]:
    """Yield the ages that stand for whoever is so old: "a 19-year-old"."""
    for shape in numbers["age_nouns"]:
        for years in range(1, OLDEST + 1):
            population = "children" if years < int(numbers["grown"]) else None
            for singular, word in zip((True, False), shape.split("|"), strict=True):
                yield word.strip().format(years), Noun(Unit.PERSONS, population, singular=singular)


def implied_words(raw: Mapping[str, Any]) -> Iterator[str]:
    """Yield the nouns that say an outcome by themselves."""
    units = {row["unit"] for row in raw["outcomes"]["implied"] if "unit" in row}
    populations = {row["population"] for row in raw["outcomes"]["implied"] if "population" in row}
    for word, noun in nouns(raw["populations"]):
        if str(noun.unit) in units or noun.population in populations:
            yield word


def abbreviation_pattern(words: list[str]) -> re.Pattern[str]:
    """Build the pattern of a text that ends in an abbreviation."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\.\s*\Z", re.IGNORECASE)
