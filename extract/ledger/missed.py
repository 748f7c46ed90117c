"""A claim that the reader missed: a person marks its words in the text, and says what they count."""

import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

from extract.article import Article
from extract.claim import Claim, Outcome
from extract.errors import ReviewError, UnknownLanguage
from extract.language.columns import name_of
from extract.language.marked import number_in
from extract.language.pack import load_pack
from extract.language.sentences import split_sentences
from extract.ledger.corrections import BLANK, corrected, told_claim
from extract.ledger.decisions import Decision, Mark, Verdict, said
from extract.ledger.fields import NUMBER, REVIEWED, Value, kept, read_fields
from extract.version import __version__

MARKED = "marked by a reviewer"  # the rule of such a claim
LONGEST_QUOTE = 2000
NO_ABBREVIATION = re.compile(r"(?!)")


def add(
    article: Article,
    start: int,
    end: int,
    given: Mapping[str, object],
    reviewer: str,
    made_at: datetime,
    *,
    reason: str = "",
    follows: str = "",
) -> Decision:
    """Say that a figure was missed: `article.text[start:end]`, with what it counts.

    Needed is the outcome; the number is read from the marked words where they have one, and may be given. It has the
    name that the reader gives a claim of these words and this outcome: the two meet when the reader finds it too.

    Raises:
        ReviewError: the words are not in the text, or what is said of them does not fit them.
    """
    start, end = trimmed(article.text, start, end)
    quote = article.text[start:end]
    told = corrected({**BLANK, **number_marked(article, start, end)}, needed(read_fields(given)), quote)
    outcome = Outcome(str(told["outcome"]))
    judged = [name for name in REVIEWED if told[name] is not None or name in NUMBER]
    return Decision(
        claim_id=name_of(article.article_id, start, end, outcome),
        article_id=article.article_id,
        verdict=Verdict.ADD,
        extractor_version=__version__,
        fields={name: Mark(None, told[name]) for name in judged},
        quote=quote,
        quote_start=start,
        quote_end=end,
        sentence=sentence_around(article, start, end),
        outcome=outcome,
        as_read={},
        **said(reviewer, made_at, reason, follows),
    )


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the white space at both ends of what was marked."""
    marked = text[start:end] if 0 <= start < end <= len(text) else ""
    if not marked.strip():
        raise ReviewError(f"characters {start} to {end} mark no words of the text; mark the figure in it")
    start, end = start + len(marked) - len(marked.lstrip()), end - len(marked) + len(marked.rstrip())
    if end - start > LONGEST_QUOTE:
        raise ReviewError(
            f"{end - start:,} characters are marked; mark the figure and its words, at most {LONGEST_QUOTE:,}"
        )
    return start, end


def needed(given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Refuse a figure of which the outcome is not said."""
    if given.get("outcome") is None:
        raise ReviewError(f"outcome is blank; allowed are {', '.join(Outcome)}")
    return given


def number_marked(article: Article, start: int, end: int) -> dict[str, Value]:
    """Give the number of the marked words as the reader reads it, on one line."""
    try:
        found = number_in(article, start, end)
    except UnknownLanguage:  # nobody reads it, yet a person can
        return {}
    return found | {"value_text": " ".join(str(found["value_text"]).split())} if found else {}


def sentence_around(article: Article, start: int, end: int) -> str:
    """Give the sentence that holds some words, or all that they run over."""
    try:
        abbreviation = load_pack(article.language).abbreviation
    except UnknownLanguage:
        abbreviation = NO_ABBREVIATION
    around = [
        (sentence.start, sentence.start + len(sentence.text))
        for sentence in split_sentences(article.text, article.language, abbreviation)
        if sentence.start < end and start < sentence.start + len(sentence.text)
    ]
    first, last = min([start, *(one for one, _ in around)]), max([end, *(one for _, one in around)])
    return article.text[first:last]


def marked_claim(decision: Decision) -> Claim:
    """Give the claim that a person marked."""
    nothing: dict[str, Any] = dict.fromkeys(field.name for field in fields(Claim))
    blank = {name: kept(name, value) for name, value in BLANK.items()}
    found = {
        name: getattr(decision, name)
        for name in ("claim_id", "article_id", "quote", "quote_start", "quote_end", "sentence")
    }
    made = {"rule": MARKED, "extractor_version": decision.extractor_version}
    told = {name: value for name, value in decision.told.items() if name in REVIEWED}
    return told_claim(Claim(**(nothing | blank | found | made)), told)
