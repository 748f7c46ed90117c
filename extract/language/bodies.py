"""Who is who among those that make claims: known bodies with their one name, and kinds told by a title."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from extract.claim import SpeakerKind
from extract.language.lexicon import Lexicon, Tags
from extract.language.tokens import Token
from extract.language.words import load_yaml

Kinds = tuple[tuple[str, SpeakerKind], ...]  # each title between two spaces, those of more words first


class Body(NamedTuple):
    """A known body: its one name, its kind, and its country where it has one."""

    name: str
    kind: SpeakerKind
    iso3: str | None


def add_bodies(lexicon: Lexicon, vocabulary: Path) -> None:
    """Add the bodies that make claims, from `sources.yaml` of a vocabulary folder, by all their names."""
    for row in load_yaml(vocabulary / "sources.yaml")["sources"]:
        body = Body(row["name"], SpeakerKind(row["kind"]), row.get("iso3"))
        for name in (row["name"], *row.get("aka", ())):
            lexicon.add("source", name, body, capitalised=name[0].isupper())


def body_of(names: Tags, first: int, last: int) -> Body | None:
    """Give the known body that is named between two tokens, the first of several."""
    for at, hit in sorted(names.get("source", {}).items()):
        if first <= at and hit.last <= last and isinstance(hit.data, Body):
            return hit.data
    return None


def kind_of(words: Sequence[Token], kinds: Kinds) -> SpeakerKind:
    """Say what kind of body a title tells of: "a hospital official", "rescuers"."""
    lows = [token.low for token in words]
    if title_words(kinds).isdisjoint(lows):
        return SpeakerKind.OTHER
    title = f" {' '.join(lows)} "
    return next((kind for word, kind in kinds if word in title), SpeakerKind.OTHER)


@cache
def title_words(kinds: Kinds) -> frozenset[str]:
    """Give every word of the titles by which a kind of speaker is known."""
    return frozenset(word for title, _ in kinds for word in title.split())
