"""Near-duplicate articles: agency text that several outlets print is told once, however often it is printed.

MinHash over runs of five words (Broder 1997), in the form that keeps the smallest values of one hash function: two
texts that share most of their runs share most of these. Only articles that do are compared run by run. An article is
a copy where four fifths of the shorter text stand in the longer, which is at most twice as long. The earliest published
is the original. Why no library does it: docs/decisions/0019-copies-by-a-minhash-of-our-own.md
"""

import heapq
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date

from extract.article import Article

RUN = 5  # words; shorter ones are shared by chance
SKETCH = 24  # smallest hashes of a text
SHARED = 6  # of these, that two articles need to be compared; chance shares none
COPIED = 0.8  # of the shorter text's runs
LONGER = 2  # times that an original may be as long as a copy that was cut
FEWEST = 12  # runs; a shorter text says too little to be called a copy
COMMON = 50  # originals that share a hash: a footer or a disclaimer, not a story
WORD = re.compile(r"\w+")


class Sketches:
    """The sketches of some texts: those that may be nearly the same as another are found without a look at the rest."""

    def __init__(self) -> None:
        self.sharing: dict[int, list[str]] = defaultdict(list)

    def add(self, name: str, runs: set[int]) -> None:
        """Remember a text by its name."""
        for value in heapq.nsmallest(SKETCH, runs):
            self.sharing[value].append(name)

    def original(self, runs: set[int], runs_of: Callable[[str], set[int]]) -> str:
        """Give the text that another is a copy of, blank where it is none; `runs_of` reads the few that are likely."""
        sharing = [self.sharing.get(value, []) for value in heapq.nsmallest(SKETCH, runs)]
        near = Counter(name for names in sharing if len(names) <= COMMON for name in names)
        likely = (name for name, shared in near.items() if shared >= SHARED)
        most, original = max(((share(runs, runs_of(name)), name) for name in likely), default=(0.0, ""))
        return original if most >= COPIED else ""


def copies_among(articles: Iterable[Article]) -> dict[str, str]:
    """Give the original of each article that is a copy, both by their article_id; independent of their order."""
    copy_of: dict[str, str] = {}
    runs_of: dict[str, set[int]] = {}
    sketches = Sketches()
    for article in sorted(articles, key=lambda one: (one.published or date.max, one.article_id)):
        runs = runs_in(article.text)
        if len(runs) < FEWEST:
            continue
        if original := sketches.original(runs, runs_of.__getitem__):
            copy_of[article.article_id] = original
            continue
        runs_of[article.article_id] = runs
        sketches.add(article.article_id, runs)
    return copy_of


def runs_in(text: str) -> set[int]:
    """Give the hashes of all runs of words of a text, the same on every machine."""
    words = WORD.findall(text.casefold())
    return {
        zlib.crc32(" ".join(words[start : start + RUN]).encode("utf-8", "surrogatepass"))
        for start in range(len(words) - RUN + 1)
    }


def share(one: set[int], other: set[int]) -> float:
    """Give the share of the shorter text that stands in the longer, nothing where the one is much longer."""
    shorter, longer = sorted((len(one), len(other)))
    return len(one & other) / shorter if longer <= LONGER * shorter else 0.0
