"""Text → claims, by rules: the cascade of DESIGN §4. Knows no pandas, no network, no clock."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from extract.article import Article
from extract.bundled import VOCABULARY
from extract.claim import Claim
from extract.language.assemble import Read, read_article
from extract.language.bodies import add_bodies
from extract.language.gazetteer import load_names
from extract.language.lexicon import Lexicon
from extract.language.pack import load_pack
from extract.language.parse import World
from extract.language.places import add_places
from extract.language.scan import scan_pattern
from extract.language.setting import Setting
from extract.language.words import collecting_nothing
from extract.version import __version__

__all__ = ["Read", "explain", "read_claims"]


def read_claims(article: Article) -> list[Claim]:
    """Read every claim of an article, in the order of its text. The same text gives the same claims.

    Raises:
        UnknownLanguage: no pack reads the language of the article.

    >>> [claim] = read_claims(Article(text="At least 12 civilians were killed."))
    >>> claim.outcome.value, claim.qualifier.value, claim.low, claim.high, claim.quote
    ('deaths', 'at_least', 12, None, 'At least 12 civilians were killed')
    """
    return [claim for read in reads(article, VOCABULARY) for claim in read.claims]


def explain(article: Article, vocabulary: Path = VOCABULARY) -> list[Read]:
    """Read an article and keep, sentence by sentence, what was read as what and what was passed over."""
    return list(reads(article, vocabulary))


def reads(article: Article, vocabulary: Path) -> Iterator[Read]:
    """Read an article sentence by sentence; what was made of one is forgotten when the next is asked for."""
    return read_article(article, load_pack(article.language), load_world(vocabulary), __version__)


@cache
@collecting_nothing()
def load_world(vocabulary: Path) -> World:
    """Load the places and bodies of a vocabulary folder."""
    facts = Lexicon()
    add_places(facts, vocabulary)
    add_bodies(facts, vocabulary)
    facts.seal()
    nation_scan = scan_pattern(facts.words("nationality"))
    return World(facts, nation_scan, load_names(vocabulary), Setting("", facts))
