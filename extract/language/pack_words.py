"""The words of a pack: what each list is called in the lexicon, and which words open a sentence to reading."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from extract.claim import Outcome, Qualifier, SpeakerKind, Unit
from extract.language.cause_words import cause_words
from extract.language.pieces import FORMS
from extract.language.populations import Noun
from extract.language.qualifiers import OLDEST

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
DAYS = (
    "month", "month_as_printed", "month_middle", "weekday", "relative_day", "date_last", "date_this", "date_weekend",
    "date_ago",
)  # fmt: skip


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
