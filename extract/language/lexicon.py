"""Word lists → one scan: which phrases of a pack begin at which token, longest first."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from extract.language.tokens import Token, tokenize


class Hit(NamedTuple):
    """A phrase that was found: it ends before token `last`; `data` is what the pack says of it."""

    last: int
    data: object


new_hit = partial(tuple.__new__, Hit)  # half the time of Hit(…), of which a sentence has thirty


class Tags(dict[str, dict[int, Hit]]):
    """What was found in a sentence: kind → first token → hit. Every kind is there, most without a hit."""

    __slots__ = ("_ends", "_unions")

    def __init__(self, blank: dict[str, dict[int, Hit]], found: dict[str, dict[int, Hit]]) -> None:
        super().__init__(blank)
        self.update(found)
        self._unions: dict[tuple[str, ...], frozenset[int]] = {}
        self._ends: dict[str, frozenset[int]] = {}

    def any_of(self, kinds: tuple[str, ...]) -> frozenset[int]:
        """Give the tokens at which a phrase of any of the kinds begins; asked once, it is remembered."""
        found = self._unions.get(kinds)
        if found is None:
            found = self._unions[kinds] = frozenset().union(*[hits for kind in kinds if (hits := self[kind])])
        return found

    def ends_of(self, kind: str) -> frozenset[int]:
        """Give the tokens that stand right after a phrase of a kind; asked once, it is remembered."""
        found = self._ends.get(kind)
        if found is None:
            found = self._ends[kind] = frozenset([hit.last for hit in self[kind].values()])
        return found


def starts_large(text: str) -> bool:
    """Say whether a word is printed with a capital."""
    return text[0].isupper()


NOTHING: dict[int, Hit] = {}  # never written to
Phrase = tuple[tuple[str, ...], str, object, Callable[[str], bool] | None]  # words, kind, data, how it is printed

# What begins with a word: longer phrases by their second word, phrases of that word alone, and kinds that it just is.
Beginning = tuple[dict[str, list[Phrase]], list[Phrase], list[str]]


class Lexicon:
    """All phrases of a language, by how they begin. Filled while a pack loads, then only read."""

    def __init__(self) -> None:
        self._plain: dict[str, list[str]] = {}  # single words of which the pack says no more than their kinds
        self._single: dict[str, list[Phrase]] = {}  # all other single words
        self._longer: dict[tuple[str, str], list[Phrase]] = {}  # by the first two words
        self._begins: dict[str, Beginning] = {}  # what begins with a word, all of the above at one look
        self._blank: dict[str, dict[int, Hit]] = {}  # a kind without a hit shares one empty table with all others

    def add(self, kind: str, phrase: str, data: object = None, *, capitalised: bool = False) -> None:
        """Add a phrase; a capitalised one is found only as it is printed: "May", and "WHO" in capitals throughout."""
        words = tuple(token.low for token in tokenize(phrase))
        printed = (str.isupper if phrase.isupper() and len(phrase) > 1 else starts_large) if capitalised else None
        entry = (words, kind, data, printed)
        if len(words) == 1 and data is None and printed is None:
            self._plain.setdefault(words[0], []).append(kind)
        elif len(words) == 1:
            self._single.setdefault(words[0], []).append(entry)
        else:
            self._longer.setdefault((words[0], words[1]), []).append(entry)
        self._blank[kind] = NOTHING

    def words(self, *kinds: str) -> frozenset[str]:
        """Give the phrases of one word, of some kinds; all words where no kind is said."""
        single = {word: {entry[1] for entry in found} for word, found in self._single.items()}
        for word, found in self._plain.items():
            single.setdefault(word, set()).update(found)
        if not kinds:
            longer = {word for found in self._longer.values() for entry in found for word in entry[0]}
            return frozenset(longer | single.keys())
        return frozenset(word for word, found in single.items() if not found.isdisjoint(kinds))

    def seal(self) -> None:
        """Sort the phrases so that the longest is tried first, and gather them by their first word."""
        longer: dict[str, dict[str, list[Phrase]]] = {}
        for (word, second), phrases in self._longer.items():
            phrases.sort(key=lambda phrase: -len(phrase[0]))
            longer.setdefault(word, {})[second] = phrases
        for word in {*self._plain, *self._single, *longer}:
            self._begins[word] = (longer.get(word, {}), self._single.get(word, []), self._plain.get(word, []))

    def scan(self, tokens: Sequence[Token]) -> Tags:
        """Find, for each kind, the longest phrase at each token."""
        found: defaultdict[str, dict[int, Hit]] = defaultdict(dict)
        begins = self._begins
        lows = [token.low for token in tokens]
        for first, low in enumerate(lows):
            beginning = begins.get(low)
            if beginning is None:
                continue
            longer, phrases, plain = beginning
            if longer and first + 1 < len(lows) and lows[first + 1] in longer:
                phrases = [*longer[lows[first + 1]], *phrases]
            for words, kind, data, printed in phrases:
                last = first + len(words)
                if len(words) > 2 and tuple(lows[first:last]) != words:
                    continue
                if printed is None or printed(tokens[first].text):
                    found[kind].setdefault(first, new_hit((last, data)))
            if plain:
                hit = new_hit((first + 1, None))
                for kind in plain:  # small words have up to ten
                    hits = found[kind]
                    if first not in hits:
                        hits[first] = hit
        return Tags(self._blank, found)
