"""Processes that keep reviews, for the tests: `write` keeps some, `kills` keeps some and is killed, again and again.

They are programs of their own, so that a process of the tests, with its threads, is never forked.
"""

import os
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path
from random import Random

from extract.ledger.decisions import accept
from extract.ledger.reviews import Reviews
from tests.reviewers import KILLED, NOW

DECISION = accept(KILLED, "Ada", NOW)
KILLS = 200
DATABASES = 20  # so that the making of one is hit too
MOST = 4  # decisions that a process is let to have acknowledged
LONGEST = 0.02  # seconds that it then goes on


def write(url: str, name: str, number: str) -> None:
    """Keep some decisions."""
    reviews = Reviews(url)
    for _ in range(int(number)):
        reviews.keep(replace(DECISION, reviewer=name))
    reviews.close()


def kills(folder: str) -> None:
    """Kill processes that keep decisions, each at another moment, and look after each what is there."""
    dice = Random(5)
    for number in range(KILLS):
        name = f"process {number}"
        url = f"sqlite:///{Path(folder) / str(number % DATABASES) / 'reviews.sqlite'}"
        before = Reviews(url).latest()
        status, acknowledged = killed(url, name, dice.randrange(MOST), dice.uniform(0, LONGEST))
        found = Reviews(url).all()
        after = found[before:]

        assert signal.SIGKILL == status
        assert [*range(1, len(found) + 1)] == [decision.number for decision in found]
        assert acknowledged == [decision.number for decision in after][: len(acknowledged)]
        assert len(after) - len(acknowledged) in (0, 1), "more than the one that was being kept"
        assert all(replace(decision, number=None) == replace(DECISION, reviewer=name) for decision in after)


def killed(url: str, name: str, least: int, seconds: float) -> tuple[int, list[int]]:
    """Kill a process that keeps decisions, some time after it had some acknowledged; give how it ended, and which."""
    told, telling = os.pipe()
    child = os.fork()
    if not child:
        keep_for_ever(url, name, telling)
    os.close(telling)
    with os.fdopen(told) as lines:
        acknowledged = [int(lines.readline()) for _ in range(least)]
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        return status, acknowledged + [int(line) for line in lines]


def keep_for_ever(url: str, name: str, telling: int) -> None:
    """Keep decisions, and say the number of each."""
    reviews = Reviews(url)
    while True:
        kept = reviews.keep(replace(DECISION, reviewer=name))
        os.write(telling, b"%d\n" % (kept.number or 0))


if __name__ == "__main__":
    {"write": write, "kills": kills}[sys.argv[1]](*sys.argv[2:])
