"""The packaged gazetteer: sorted lines, one a name, found by bisection and parsed only when they are asked for."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

from extract.language.places import Entry
from extract.language.tokens import Token

LONGEST = 6  # words of a name: "San Juan de la Maguana"
MANY = 20_000  # words whose folded form is remembered
MARKED = (".", "-")  # marks that are no end of a name, though folding leaves them out
TO = "="  # before the key of the name that another spelling leads to
PRECISIONS = {"": "settlement", "1": "admin1", "2": "admin2"}
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a"})
MARKS = re.compile(r"['`‘’ʻʼ]")
ARTICLES = frozenset(
    [
        "al",
        "el",
        "ad",
        "ed",
        "ar",
        "er",
        "as",
        "es",
        "ash",
        "esh",
        "at",
        "et",
        "az",
        "ez",
        "an",
        "en",
        "adh",
        "ath",
        "ul",
    ]
)
SHORT = {"st": "saint", "ste": "sainte", "mt": "mount"}


@lru_cache(maxsize=MANY)
def folded(name: str) -> str:
    """Fold what English reports write differently: accents, hyphens, apostrophes, articles, Saint and Mount.

    >>> folded("Dayr az-Zawr"), folded("Deir al-Zor"), folded("Al-Ḥudaydah"), folded("St. Louis")
    ('dayr al zawr', 'deir al zor', 'hudayda', 'saint louis')
    """
    low = MARKS.sub("", name.lower())
    if not low.isascii():
        decomposed = unicodedata.normalize("NFKD", low.translate(LETTERS))
        low = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    words = low.replace("-", " ").replace(".", " ").split()
    words = ["al" if word in ARTICLES else SHORT.get(word, word) for word in words]
    words = [word[:-1] if word.endswith("ah") and len(word) > 4 else word for word in words]
    return " ".join(words[1:] if len(words) > 1 and words[0] == "al" else words)


class Gazetteer:
    """The lines of `gazetteer.tsv`, sorted by the folded name with which each begins."""

    def __init__(self, lines: Sequence[bytes]) -> None:
        self.lines = lines
        self._named: dict[str, list[Entry]] = {}  # what was asked for: a report names the same places again

    def longest(self, tokens: Sequence[Token], first: int) -> int:
        """Give the token before which the longest name ends that begins at `first`; `first` itself for none."""
        found, words = first, ""
        for last in range(first + 1, min(len(tokens), first + LONGEST) + 1):
            words = f"{words} {tokens[last - 1].low}" if words else tokens[first].low
            key = folded(words).encode()
            at = bisect_left(self.lines, key)
            if at == len(self.lines) or not self.lines[at].startswith(key):
                break
            if self.lines[at].startswith(key + b"\t") and tokens[last - 1].text not in MARKED:
                found = last
        return found

    def named(self, name: str) -> list[Entry]:
        """Give the places of a name, those that only lend themselves to it by another spelling last."""
        found = self._named.get(name)
        if found is None:
            found = self._named[name] = self.look_up(name)
        return found

    def look_up(self, name: str) -> list[Entry]:
        """Read the places of a name from their lines."""
        own, lent = [], []
        for columns in self.under(folded(name)):
            if columns[2].startswith(TO):
                key = columns[2].removeprefix(TO)
                lent += [entry_of(line) for line in self.under(key) if line[1] == columns[1] and len(line) > 3]
            else:
                own.append(entry_of(columns))
        return [*own, *lent]

    def under(self, key: str) -> Iterator[list[str]]:
        """Yield the columns of the lines that begin with a folded name."""
        start = f"{key}\t".encode()
        for at in range(bisect_left(self.lines, start), len(self.lines)):
            if not self.lines[at].startswith(start):
                return
            yield self.lines[at].decode().split("\t")


def entry_of(columns: Sequence[str]) -> Entry:
    """Build the entry of a line; columns that are blank at its end are left out there."""
    key, place_id, name, level, iso3, admin1, admin2, latitude, longitude, people = (*columns, *[""] * 7)[:10]
    return Entry(
        name or key.title(),
        iso3,
        admin1 or None,
        float(latitude) if latitude else None,
        float(longitude) if longitude else None,
        PRECISIONS[level],
        place_id,
        admin2 or None,
        int(people or 0),
    )


@cache
def load_names(vocabulary: Path) -> Gazetteer:
    """Load `gazetteer.tsv` of a vocabulary folder; a folder without one has no other names than its `places.yaml`."""
    path = vocabulary / "gazetteer.tsv"
    return Gazetteer(path.read_bytes().splitlines() if path.exists() else ())
