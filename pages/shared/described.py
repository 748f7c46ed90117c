"""The claims table → the same table with the columns that only a screen needs."""

import textwrap
from html import escape
from urllib.parse import urlencode

import pandas as pd

from pages.shared.sentences import Row, citation, claim_sentence, review_note
from pages.shared.wording import known, one_line, web_address

HOVER_WIDTH = 58  # characters a line; Plotly does not wrap


def describe(claims: pd.DataFrame) -> pd.DataFrame:
    """One row per claim, as it came, and seven columns more.

    day: where its mark stands, the end of the period, else the day of publication.
    said: the claim in one sentence. cited: its citation. reviewed: what people decided on it. hover: both, for Plotly.
    passage: the relative link to its words in the article. report: the publisher's page, if http.
    """
    rows = claims.to_dict("records")
    said = [claim_sentence(row) for row in rows]
    cited = [citation(row) for row in rows]
    reviewed = [review_note(row) for row in rows]
    text = {
        "said": said,
        "cited": cited,
        "reviewed": reviewed,
        "hover": [hover(row, *words) for row, *words in zip(rows, said, cited, reviewed, strict=True)],
        "passage": [passage_link(row["article_id"], row["claim_id"]) for row in rows],
        "report": [web_address(row["url"]) for row in rows],
    }
    columns = {name: pd.Series(values, index=claims.index, dtype="str") for name, values in text.items()}
    return claims.assign(day=claims["period_to"].fillna(claims["published"]), **columns)


def passage_link(article_id: str, claim_id: str | None = None) -> str:
    """The address of a passage, or of a whole article, relative to any page of the app."""
    named = {"article": article_id, "claim": claim_id}
    return f"article?{urlencode({name: value for name, value in named.items() if value})}"


def hover(row: Row, said: str, cited: str, reviewed: str) -> str:
    """What a mark says under the pointer; escaped, for Plotly reads tags."""
    speaker = known(row["attribution"])
    lines = [
        *textwrap.wrap(said, HOVER_WIDTH),
        "",
        f"Said by: {one_line(speaker) if speaker else 'nobody named'}",
        *textwrap.wrap(f"Published by: {cited}", HOVER_WIDTH),
        *textwrap.wrap(f"Reviewed: {reviewed}" if reviewed else "", HOVER_WIDTH),
    ]
    return "<br>".join(escape(line, quote=False) for line in lines)
