"""Which of the periods that a sentence says belongs to a figure."""

from collections.abc import Sequence

from extract.language.context import nearest
from extract.language.days import Period
from extract.language.parse import Parse
from extract.language.relations import Figure


def period_of(parse: Parse, figure: Figure, figures: Sequence[Figure]) -> Period | None:
    """Give the period of a figure; the day on which somebody spoke is not one."""
    speech = parse.tags["speech"]
    ends = {hit.last for hit in speech.values()}
    said = [period for period in parse.periods if period.first not in ends and period.last not in speech]
    return nearest(parse, said, figure, figures)
