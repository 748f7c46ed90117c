"""What the corpus cannot say of periods: articles without a day, titles of many lines, and where the words stand."""

from datetime import date

from extract import Article, read_claims


def test_without_a_day_of_publication_only_printed_years_are_read() -> None:
    """A weekday would be guessed, and so would the year of "3 May"."""
    texts = (
        "on Monday",
        "on 3 May",
        "last week",
        "at the weekend",
        "this year",
        "in the past two weeks",
        "in early May",
    )

    assert not [text for text in texts if read_claims(Article(text=f"Six people were killed {text}."))[0].period_to]


def test_without_a_day_of_publication_later_days_hang_on_the_printed_one() -> None:
    """The next day needs only the day that was told before it."""
    [_, hurt] = read_claims(Article(text="Six people were killed on 3 May 2016. The next day nine were hurt."))

    assert date(2016, 5, 4) == hurt.period_from == hurt.period_to


def test_a_wrapped_line_is_no_heading() -> None:
    """Prose that is broken anywhere would date every figure that follows."""
    text = (
        "The ministry has sent two teams to the districts on the lake, where rain fell from\n"
        "3 to 9 June in most of the villages on the shore and in the hills behind them and\n"
        "where all roads are cut.\n\nTwelve people were killed."
    )
    [claim] = read_claims(Article(text=text, published="2024-06-12"))

    assert claim.period_from is None


def test_the_words_of_a_period_that_was_told_before_stand_in_the_article() -> None:
    """Who asks for the day of a figure is shown the words, in whichever sentence they are."""
    text = "A bomb killed six people on Monday. Nine others were wounded.\n\nThe attack also left 12 families homeless."
    claims = read_claims(Article(text=text, published="2024-06-12"))

    assert ["on Monday"] * 3 == [claim.period_text for claim in claims]
    assert all(claim.period_text in text for claim in claims if claim.period_text)
