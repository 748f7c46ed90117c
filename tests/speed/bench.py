"""How fast the reader is: `make bench`, with GOLD=folder on the speed sets beside the labelled ones.

One process on one core, processor time, the best of three; each peer reads the very same texts in the same run.
"""

import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from itertools import islice, pairwise
from pathlib import Path

from extract import Article, Claim, read_claims
from extract.bundled import BUNDLED
from extract.language.pack import load_pack
from extract.language.sentences import split_sentences
from extract.ledger.copies import copies_among
from extract.ledger.events import link_claims
from extract.reading import read_kept
from tests.happenings import FIRST_DAY, crowd, reprints
from tests.speed.hostile import SAMPLES

MOST = 2_000_000  # characters of one set that are read, so that a run ends in two minutes
SENTENCES = 200  # of one set that the peers read: quantulum3 takes 2 ms for each
LONGEST = 1_000_000  # characters of the texts that growth ends at
DOUBLINGS = 10
SLOWEST = 20_000  # characters of the first doubling that is judged: below, a clock's step is a large part of the time
PATIENCE = 2.5  # seconds after which a text is not doubled again
CROWDS = (25_000, 50_000, 100_000)  # made-up claims that are brought together
PEERS = Path("build/peers/bin/python")
SETS = ("speed/en_*.jsonl", "gtd.dev.jsonl", "wikimpacts.dev.jsonl")


def timed(work: Callable[[], int], runs: int = 3) -> tuple[float, int]:
    """Give the processor seconds that some work takes, the best of several runs, and what it counted."""
    best, counted = float("inf"), 0
    for _ in range(runs):
        start = time.process_time()
        counted = work()
        best = min(best, time.process_time() - start)
    return best, counted


def count_claims(articles: list[Article]) -> int:
    """Read articles."""
    return sum(len(read_claims(article)) for article in articles)


def count_cues(scan: re.Pattern[str], texts: list[str]) -> int:
    """Scan texts for cue words and do nothing else."""
    return sum(len(scan.findall(text)) for text in texts)


def texts_of(gold: Path | None) -> Iterator[tuple[str, list[str]]]:
    """Yield the sets with their names: the bundled reports, then what a gold folder has."""
    bundled = (article for article in read_kept(BUNDLED / "articles") if isinstance(article, Article))
    yield "bundled reports", [article.text for article in bundled]
    for path in [path for pattern in SETS for path in sorted(gold.glob(pattern))] if gold else ():
        with path.open(encoding="utf-8") as lines:
            yield path.stem, limited(json.loads(line)["text"] for line in lines)


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


def bare_scan() -> re.Pattern[str]:
    """Build what one would write at first: every cue word in one alternation."""
    forms = [words for row in load_pack("en").raw["outcomes"]["cues"] for words in row.values()]
    words = sorted({word for words in forms if isinstance(words, list) for word in words}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def sample(texts: list[str]) -> list[str]:
    """Take sentences spread over a set, each one line."""
    pack = load_pack("en")
    every = max(1, len(texts) // SENTENCES)
    firsts = (next(split_sentences(text, "en", pack.abbreviation), None) for text in islice(texts, 0, None, every))
    return [" ".join(sentence.text.split()) for sentence in firsts if sentence][:SENTENCES]


def peer_seconds(sentences: list[str]) -> float | None:
    """Give the seconds that quantulum3 takes; None where it is not installed."""
    if not PEERS.exists():
        return None
    command = [str(PEERS), str(Path(__file__).with_name("peer.py"))]
    done = subprocess.run(command, input="\n".join(sentences), capture_output=True, text=True, check=False)
    return float(done.stdout) if done.returncode == 0 else None


def throughput(gold: Path | None) -> None:
    """Print a line for each set."""
    print(
        f"{'set':20}{'MB':>6}{'articles':>10}{'claims':>8}{'MB/s':>8}{'articles/s':>12}{'bare scan':>12}{'of it':>8}"
        f"{'quantulum3':>16}"
    )
    scan = bare_scan()
    for name, texts in texts_of(gold):
        size = sum(len(text.encode()) for text in texts) / 1e6
        seconds, found = timed(partial(count_claims, [Article(text=text) for text in texts]))
        bare, _ = timed(partial(count_cues, scan, texts), 1)
        print(
            f"{name:20}{size:6.2f}{len(texts):10}{found:8}{size / seconds:8.2f}{len(texts) / seconds:12.0f}"
            f"{size / bare:7.2f} MB/s{bare / seconds:8.2f}{against_quantulum3(sample(texts)):>16}"
        )
    if not PEERS.exists():
        print("quantulum3 is not installed: .ci/peers puts it into build/peers")


def against_quantulum3(sentences: list[str]) -> str:
    """Say how many times as fast the reader is on the same sentences, each an article by itself."""
    peer = peer_seconds(sentences)
    if peer is None:
        return "not installed"
    ours, _ = timed(partial(count_claims, [Article(text=sentence) for sentence in sentences]), 5)
    return f"{peer / ours:.0f} x slower"


def growth() -> None:
    """Print the largest ratio of times when texts are doubled; a ratio of two is linear."""
    print(f"\n{'doubled':28}{'characters':>12}{'seconds':>9}{'largest ratio':>15}")
    worst = 0.0
    for name, (opening, unit) in SAMPLES.items():
        sizes, times = zip(*doublings(opening, unit), strict=True)
        judged = [
            after / before for (size, before), (_, after) in pairwise(zip(sizes, times, strict=True)) if size >= SLOWEST
        ]
        worst = max(worst, *judged)
        print(f"{name:28}{sizes[-1]:12}{times[-1]:9.2f}{max(judged):15.2f}")
    print(f"the largest of all is {worst:.2f}")


def doublings(opening: str, unit: str) -> Iterator[tuple[int, float]]:
    """Yield the sizes and times of a text that is doubled ten times, or until it takes long."""
    for exponent in range(DOUBLINGS, -1, -1):
        text = opening + unit * max(1, (LONGEST >> exponent) // len(unit))
        seconds, _ = timed(partial(count_claims, [Article(text=text)]), 3 if len(text) < LONGEST // 4 else 2)
        yield len(text), seconds
        if seconds > PATIENCE and len(text) > SLOWEST:
            return


def events() -> None:
    """Print what it takes to bring the claims of many articles together, and to find the copies among their texts."""
    print(f"\n{'claims':>10}{'articles':>10}{'events':>10}{'s':>8}{'copies found':>14}{'s':>8}")
    for number in CROWDS:
        claims = list(crowd(number))
        published = {claim.article_id: claim.period_to or FIRST_DAY for claim in claims}
        seconds, found = timed(partial(count_events, claims, published), 1)
        articles = list(reprints(len(published)))
        copying, copied = timed(partial(count_copies, articles), 1)
        print(f"{number:10}{len(published):10}{found:10}{seconds:8.1f}{copied:14}{copying:8.1f}", flush=True)


def count_events(claims: list[Claim], published: dict[str, date | None]) -> int:
    """Link claims."""
    return len({link.event_id for link in link_claims(claims, published).values()})


def count_copies(articles: list[Article]) -> int:
    """Find copies."""
    return len(copies_among(articles))


def start_up() -> None:
    """Print what import and a first article take in a fresh process, and what memory all of the above took."""
    code = "from extract import Article, read_claims; read_claims(Article(text='12 people were killed.'))"
    times = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        times.append(time.perf_counter() - start)
    print(f"\nimport and first article: {min(times):.2f} s")


def main(arguments: list[str]) -> None:
    """Print throughput, start-up, memory, growth, and the cost of events."""
    throughput(Path(arguments[0]) if arguments else None)
    start_up()
    print(f"peak memory so far: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    growth()
    events()
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main([argument for argument in sys.argv[1:] if argument])
