"""The number in words that a person marked, read as in any sentence: with its hedge and its bounds."""

from extract.article import Article
from extract.language.dates import find_dates
from extract.language.pack import load_pack
from extract.language.parse import look_up
from extract.language.qualifiers import read_quantities
from extract.language.sentences import Sentence


def number_in(article: Article, start: int, end: int) -> dict[str, str | int | None]:
    """Give the columns of the one number in `article.text[start:end]`; nothing where there is none, or several.

    Raises:
        UnknownLanguage: no pack reads the language of the article.

    >>> number_in(Article(text="More than 450 people died on 28 September."), 0, 41)
    {'value_text': 'More than 450', 'qualifier': 'more_than', 'value': 450, 'low': 451, 'high': None}
    """
    pack = load_pack(article.language)
    tokens, tags = look_up(Sentence(article.text[start:end], start, 0), pack)
    _, dates = find_dates(tokens, tags, article.published)
    dated = {at for first, last in dates.items() for at in range(first, last)}
    found = read_quantities(tokens, tags, dated)
    if len(found) != 1:
        return {}
    first, last, qualifier, value, low, high = found[0]
    text = article.text[tokens[first].start : tokens[max(last - 1, first)].end]
    return {"value_text": text, "qualifier": qualifier.value, "value": value, "low": low, "high": high}
