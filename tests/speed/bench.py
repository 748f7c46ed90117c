"""How fast the reader is: `make bench`, with GOLD=folder on the speed sets beside the labelled ones."""

import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from itertools import pairwise
from pathlib import Path

from extract import Article, read_claims
from extract.bundled import BUNDLED
from extract.language.pack import load_pack
from extract.reading import read_sources

MOST = 2_000_000  # characters of one set that are read, so that a run ends in a minute
DOUBLINGS = 6


def timed(work: Callable[[], int]) -> tuple[float, int]:
    """Give the seconds that some work takes, the best of two, and what it counted."""
    best, counted = float("inf"), 0
    for _ in range(2):
        start = time.perf_counter()
        counted = work()
        best = min(best, time.perf_counter() - start)
    return best, counted


def count_claims(articles: list[Article]) -> int:
    """Read articles."""
    return sum(len(read_claims(article)) for article in articles)


def count_cues(scan: re.Pattern[str], texts: list[str]) -> int:
    """Scan texts for cue words and do nothing else."""
    return sum(len(scan.findall(text)) for text in texts)


def run(command: list[str]) -> int:
    """Run a program to its end."""
    return subprocess.run(command, check=True).returncode


def texts_of(gold: Path) -> dict[str, list[str]]:
    """Gather the sets: the bundled reports, then what a gold folder has."""
    sets = {"bundled reports": [a.text for a in read_sources([str(BUNDLED / "articles")]) if isinstance(a, Article)]}
    for path in sorted(
        [*gold.glob("speed/en_*.jsonl"), *gold.glob("gtd.dev.jsonl"), *gold.glob("wikimpacts.dev.jsonl")]
    ):
        sets[path.stem] = limited(json.loads(line)["text"] for line in path.open(encoding="utf-8"))
    return sets


def limited(texts: Iterable[str]) -> list[str]:
    """Take texts up to the limit."""
    taken, size = [], 0
    for text in texts:
        if size > MOST:
            break
        if text.strip():
            taken.append(text)
            size += len(text)
    return taken


def main(arguments: list[str]) -> None:
    """Print throughput, growth, start-up and memory."""
    print(f"{'set':24}{'MB':>7}{'articles':>10}{'claims':>8}{'MB/s':>8}{'art./s':>9}{'of a bare cue scan':>20}")
    scan = load_pack("en").cue_scan
    for name, texts in texts_of(Path(arguments[0]) if arguments else Path("/nonexistent")).items():
        articles = [Article(text=text) for text in texts]
        size = sum(len(text.encode()) for text in texts) / 1e6
        seconds, found = timed(partial(count_claims, articles))
        bare, _ = timed(partial(count_cues, scan, texts))
        print(
            f"{name:24}{size:7.2f}{len(texts):10}{found:8}{size / seconds:8.2f}"
            f"{len(texts) / seconds:9.0f}{bare / seconds:20.3f}"
        )
    growth()
    code = "from extract import Article, read_claims; read_claims(Article(text='12 people were killed.'))"
    print(f"import and first article: {timed(partial(run, [sys.executable, '-c', code]))[0]:.2f} s")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def growth() -> None:
    """Print how the time grows when a text is doubled, in paragraphs and in one line."""
    sentence = "At least 12 civilians were killed and 30 wounded in Aleppo on Monday, the health ministry said. "
    samples = {"paragraphs": sentence * 20 + "\n\n", "one line": sentence * 20, "one sentence": "12 killed and " * 140}
    for name, text in samples.items():
        times = [timed(partial(count_claims, [Article(text=text * 2**n)]))[0] for n in range(DOUBLINGS)]
        steps = " ".join(f"{after / before:.2f}" for before, after in pairwise(times))
        print(f"doubling {name} from {len(text)} to {len(text) * 2 ** (DOUBLINGS - 1)} characters: {steps}")


if __name__ == "__main__":
    main([argument for argument in sys.argv[1:] if argument])
