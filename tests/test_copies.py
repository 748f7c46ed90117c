"""Copies: agency text that is printed again is found, and what only sounds alike is not."""

import random
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from extract.article import Article
from extract.ledger.copies import copies_among
from extract.ledger.ledger import load_ledger

STORY = (
    "At least 26 people were killed and dozens wounded on Sunday when shells struck a crowded market in the "
    "northern town, hospital officials said. Rescue workers dug through rubble until nightfall and feared that "
    "more bodies would be found. The governor declared three days of mourning and asked for blood donations. "
    "Nobody claimed the attack, the third on the town in a month. Aid groups warned that the last open road "
    "might be cut before winter, leaving some 40,000 residents without supplies."
)


def article(name: str, text: str, day: str = "2016-09-25") -> Article:
    """Make an article."""
    return Article(text=text, article_id=name, published=date.fromisoformat(day))


def test_the_same_story_printed_again_is_a_copy_of_the_earliest() -> None:
    """One agency's dispatch counts as three reports."""
    printed = [
        article("c", STORY.replace("dozens", "many"), "2016-09-26"),
        article("a", STORY, "2016-09-27"),
        article("b", "By our staff. " + STORY + " More on page four.", "2016-09-25"),
    ]

    assert {"a": "b", "c": "b"} == copies_among(printed)


def test_a_story_that_was_cut_at_the_end_is_a_copy() -> None:
    """An outlet prints the first paragraphs and becomes a source of its own."""
    assert {"b": "a"} == copies_among([article("a", STORY), article("b", STORY[:300])])


def test_another_story_in_much_the_same_words_is_no_copy() -> None:
    """Two bombings told from one template are taken for one report."""
    other = (
        "At least 31 people were killed and dozens wounded on Friday when a car bomb struck a crowded mosque in the "
        "southern city, police said. Rescue workers pulled survivors from the ruins until morning and the mayor "
        "closed all schools. An armed group claimed the attack in a message. Aid groups asked for more ambulances."
    )

    assert {} == copies_among([article("a", STORY), article("b", other)])


def test_a_short_text_is_no_copy() -> None:
    """Two headlines are one report."""
    assert {} == copies_among([article("a", "Twelve people died."), article("b", "Twelve people died.")])


def test_a_footer_that_all_share_makes_no_copies() -> None:
    """Every article of an outlet is a copy of its first; or a thousand of them are compared with each other."""
    footer = " All rights reserved by the outlet, which is not responsible for the content of external sites at all."
    dice = random.Random(1)
    texts = [" ".join(f"w{dice.randrange(5000)}" for _ in range(60)) + footer for _ in range(200)]

    assert {} == copies_among(article(f"a{n:03}", text) for n, text in enumerate(texts))


def test_the_bundled_notes_are_no_copies_of_each_other() -> None:
    """Each was written for itself."""
    assert {} == copies_among(load_ledger().articles)


@given(st.randoms(use_true_random=False))
def test_copies_do_not_hang_on_the_order_of_articles(dice: random.Random) -> None:
    """The same folder on another disk has other originals."""
    words = STORY.split()
    printed = [article(f"a{n}", " ".join(words[n : 70 - n]), f"2016-09-{20 + n % 3}") for n in range(8)]
    found = copies_among(printed)
    dice.shuffle(printed)

    assert found == copies_among(printed)
    assert not set(found) & set(found.values())
