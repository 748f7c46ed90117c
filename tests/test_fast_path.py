"""The reader skips sentences without a cue; reading every sentence must give the same claims."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from extract.article import Article
from extract.bundled import BUNDLED, VOCABULARY
from extract.claim import Claim
from extract.language import load_world, read_claims
from extract.language.assemble import read_article
from extract.language.pack import load_pack
from extract.language.words import load_yaml
from extract.reading import read_kept
from extract.version import __version__
from tests.test_corpus import FILES, wordings_of
from tests.test_properties import ALWAYS_THE_SAME, TEXTS

ANY, NONE = re.compile(""), re.compile(r"(?!)")


def read_plainly(article: Article) -> list[Claim]:
    """Read an article as the reader would if it never looked for cues first."""
    pack = replace(load_pack(article.language), cue_scan=ANY, unsure_scan=NONE, marker_scan=ANY)
    world = replace(load_world(VOCABULARY), nation_scan=ANY)
    return [claim for read in read_article(article, pack, world, __version__) for claim in read.claims]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_corpus_examples_are_read_alike(path: Path) -> None:
    """Every wording of the corpus, each by itself and all of a file as one article."""
    raw = load_yaml(path)
    wordings = [says for example in raw["examples"] for says in wordings_of(example)]
    for text in [*wordings, "\n\n".join(wordings), " ".join(wordings)]:
        article = Article(text=text, published=raw["published"], language=path.parent.name)

        assert read_plainly(article) == read_claims(article)


def test_bundled_reports_are_read_alike() -> None:
    """Whole reports, with sentences that are skipped between those that are read."""
    for article in read_kept(BUNDLED / "articles"):
        assert isinstance(article, Article)
        assert read_plainly(article) == read_claims(article)


@pytest.mark.parametrize("kind", TEXTS)
def test_made_up_texts_are_read_alike(kind: str) -> None:
    """Odd marks, odd spaces and odd letters between the words of a cue."""

    def run(text: str) -> None:
        article = Article(text=text, published="2024-01-10")
        assert read_plainly(article) == read_claims(article)

    ALWAYS_THE_SAME(given(TEXTS[kind])(run))()


@pytest.mark.parametrize(
    "text",
    [
        "12 people were shot\ndead and three\u00a0more are unaccounted  for.",
        "12 people were shot[4] dead.",
        "IN AFRİN 12 PEOPLE WERE KILLED.",
        "12 were machine‑gunned to death, among the day’s dead.",
        "Ten people were killed. Four of them were children.",
        "Ten people were killed. It was Monday. Four of them were children.",
        "Mr Haddad spoke in Goma. It was dark. Twelve people were killed, he said.",
    ],
)
def test_texts_that_could_slip_through_are_read_alike(text: str) -> None:
    """What a scan of letters sees otherwise than tokens do, and what a sentence takes from those before it."""
    article = Article(text=text, published="2024-01-10")

    assert read_claims(article)
    assert read_plainly(article) == read_claims(article)
