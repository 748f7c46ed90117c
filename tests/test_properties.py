"""What holds for any text whatever."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.article import Article
from extract.claim import Claim, Qualifier
from extract.language import explain, read_claims
from extract.language.assemble import Read
from extract.language.pack import load_pack
from extract.language.sentences import split_sentences
from tests.strategies import any_text, casualty_text, digits_of, report_text

ALWAYS_THE_SAME = settings(
    derandomize=True,
    max_examples=150,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TEXTS = {"any": any_text(), "words of the pack": casualty_text(), "reports": report_text()}
ODD = [
    "12",
    ".",
    "killed",
    "12\u200b people\u202e were killed.",
    "½ people were killed",
    "²² people died",
    "died on ③ May",
    "12,34,5 people died on 31 February and 99 January 0000",
    "0 people died between 9 and 3 May",
    "people " * 500 + "died",
    "12, " * 500 + "died",
    "died 12 " * 500,
    "(" * 300 + "12 people were killed" + ")" * 300,
]


def read(text: str) -> list[Read]:
    """Read a text that was published on a Wednesday."""
    return explain(Article(text=text, published="2024-01-10"))


def claims_of(text: str) -> list[Claim]:
    """Give the claims of a text."""
    return [claim for sentence in read(text) for claim in sentence.claims]


def holds_for_any_text(check: Callable[[str], None]) -> Any:
    """Run a check on every kind of text, a test for each."""

    @pytest.mark.parametrize("kind", TEXTS)
    def test(kind: str) -> None:
        def run(text: str) -> None:
            check(text)

        ALWAYS_THE_SAME(given(TEXTS[kind])(run))()

    test.__doc__ = check.__doc__
    return test


@holds_for_any_text
def test_no_text_makes_the_reader_fail(text: str) -> None:
    """Odd text gives no claim; it never raises."""
    read(text)


@pytest.mark.parametrize("text", ODD, ids=lambda text: ascii(text[:20]))
def test_no_odd_text_makes_the_reader_fail(text: str) -> None:
    """Texts that have broken readers before."""
    read(text)


@holds_for_any_text
def test_every_claim_stands_in_the_text(text: str) -> None:
    """The quote is cut from the article at its offsets, and holds the number with all of its digits."""
    for claim in claims_of(text):
        assert claim.quote == text[claim.quote_start : claim.quote_end]
        assert claim.quote.strip()
        assert claim.value_text in claim.quote
        assert digits_of(claim.value_text) in digits_of(claim.quote)


@holds_for_any_text
def test_every_quote_lies_in_its_sentence(text: str) -> None:
    """A claim never takes words of two sentences, and its sentence stands in the article."""
    for sentence in read(text):
        parsed = sentence.parse.sentence
        assert parsed.text == text[parsed.start : parsed.start + len(parsed.text)]
        for claim in sentence.claims:
            assert claim.sentence == parsed.text
            assert parsed.start <= claim.quote_start < claim.quote_end <= parsed.start + len(parsed.text)


@holds_for_any_text
def test_bounds_hold_together(text: str) -> None:
    """No low is above its high, no number is below nought, and the printed number fits its bounds."""
    for claim in claims_of(text):
        if claim.low is not None and claim.high is not None:
            assert 0 <= claim.low <= claim.high
        if claim.value is None:
            assert claim.qualifier in (Qualifier.BETWEEN, Qualifier.VAGUE)
            assert claim.low is not None
            assert (claim.high is None) == (claim.qualifier == Qualifier.VAGUE)
        else:
            assert claim.value >= 0
            assert bounds_of(claim.value)[claim.qualifier] == (claim.low, claim.high)


def bounds_of(value: int) -> dict[Qualifier, tuple[int | None, int | None]]:
    """Give the bounds that each qualifier leaves of one printed number: DESIGN §2, written out a second time."""
    return {
        Qualifier.EXACT: (value, value),
        Qualifier.AT_LEAST: (value, None),
        Qualifier.MORE_THAN: (value + 1, None),
        Qualifier.AT_MOST: (None, value),
        Qualifier.NEARLY: (None, value),
        Qualifier.FEWER_THAN: (None, max(value - 1, 0)),
        Qualifier.ABOUT: (None, None),
        Qualifier.NONE: (0, 0),
    }


@holds_for_any_text
def test_claims_come_in_the_order_of_the_text(text: str) -> None:
    """Claims stand as a reader meets them: sentence by sentence, and in each by where their numbers stand."""
    claims = claims_of(text)
    places = [claim.quote_start + claim.quote.index(claim.value_text) for claim in claims]

    assert [] == [
        (a.quote, b.quote) for a, b in pairwise(claims) if a.sentence != b.sentence and a.quote_start > b.quote_start
    ]
    assert sorted(places) == places


@holds_for_any_text
def test_sentences_lie_in_order_within_the_text(text: str) -> None:
    """Sentences never overlap, none is blank, and what lies between them is white space."""
    end = paragraph = 0
    for sentence in split_sentences(text, "en", load_pack("en").abbreviation):
        assert sentence.text.strip()
        assert sentence.text == text[sentence.start : sentence.start + len(sentence.text)]
        assert "" == text[end : sentence.start].strip()
        assert sentence.paragraph >= paragraph
        end, paragraph = sentence.start + len(sentence.text), sentence.paragraph
    assert "" == text[end:].strip()


@holds_for_any_text
def test_the_same_text_gives_the_same_claims(text: str) -> None:
    """Reading remembers nothing from one article to the next."""
    article = Article(text=text, published="2024-01-10")

    assert read_claims(article) == read_claims(article)


@holds_for_any_text
def test_links_stay_inside_the_article(text: str) -> None:
    """A part and a repeat point to a claim of the same article with another name; a repeat points back."""
    claims = claims_of(text)
    at = {claim.claim_id: number for number, claim in enumerate(claims)}
    for number, claim in enumerate(claims):
        assert claim.part_of is None or claim.part_of in at
        assert claim.part_of != claim.claim_id
        assert claim.repeats is None or at[claim.repeats] < number
        assert claim.repeats is None or claims[at[claim.repeats]].repeats is None


@holds_for_any_text
def test_every_claim_has_a_name_of_its_own(text: str) -> None:
    """Two claims of an article never share an id, or a review of one would change the other."""
    names = [claim.claim_id for claim in claims_of(text)]

    assert sorted(set(names)) == sorted(names)


@holds_for_any_text
def test_no_part_is_a_part_of_itself(text: str) -> None:
    """From a part to its whole, and on to the whole of that, one comes to an end."""
    wholes = {claim.claim_id: claim.part_of for claim in claims_of(text)}
    for name in wholes:
        seen: set[str | None] = set()
        while name is not None:
            assert name not in seen
            seen.add(name)
            name = wholes.get(name)


@ALWAYS_THE_SAME
@given(report_text(), st.integers(min_value=0, max_value=3))
def test_blank_lines_before_a_text_move_its_quotes_and_nothing_else(text: str, lines: int) -> None:
    """What is read depends on the words, not on where in the file they begin."""
    blank = "\n" * lines
    before, after = claims_of(text), claims_of(blank + text)

    assert [claim.quote for claim in before] == [claim.quote for claim in after]
    assert [claim.quote_start + lines for claim in before] == [claim.quote_start for claim in after]


@ALWAYS_THE_SAME
@given(report_text())
def test_most_made_up_reports_give_claims(text: str) -> None:
    """The texts above are not empty exercises: a made-up report has as many claims as sentences that fit their noun."""
    assert claims_of(text) or "homes" in text or "were destroyed" in text
