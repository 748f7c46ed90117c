"""Where the events are found that a claim may belong to, without looking at all others.

An event is kept under keys of its family, place and time, and a claim looks under the keys that it asks for. Claims
come in the order of `spans.rank`: of every two that agree, the later asks for a key under which the earlier is kept.
"""

from collections.abc import Iterator

from extract.ledger.causes import is_daily
from extract.ledger.mentions import Placed, habit_of
from extract.ledger.sites import Site, is_namesake
from extract.ledger.spans import TOLL_DAYS, Extent, Span, is_certain, slack

CELL = 16  # days
FEW = 4  # days of a cell for moments, of which there are most
MOST_CELLS = 25  # a run over more is kept on one shelf with all such
CELL_DEGREES = 0.1  # about 11 km: two points that are near lie in cells that touch
LONG = ("long", 0)
Shelf = tuple[str, int]
Key = tuple[str, str, Shelf]


def kept_under(mention: Placed) -> Iterator[Key]:
    """Yield the keys under which an event is found whose core is a mention."""
    for shelf in shelves(mention.span, habit_of(mention.family).patience):
        yield from ((mention.family, place, shelf) for place in place_keys(mention.site))
        yield from ((wide_family(mention), place, shelf) for place in wide_keys(mention, 0))


def looked_under(mention: Placed) -> Iterator[Key]:
    """Yield the keys under which the events are kept that a mention may belong to."""
    for shelf in asked(mention.span):
        yield from ((mention.family, place, shelf) for place in place_keys(mention.site))
        yield from ((wide_family(mention), place, shelf) for place in wide_keys(mention, 1))


def wide_family(mention: Placed) -> str:
    """Name the family of those who agree with another place: their cause is the same."""
    return f"{mention.family} {mention.cause}"


def place_keys(site: Site) -> Iterator[str]:
    """Yield the keys of a place by itself: the place, and the city or province of its name."""
    yield f"country {site.iso3}" if site.precision == "country" else f"place {site.key}"
    if is_namesake(site):
        yield f"namesake {site.iso3} {site.admin1}"


def wide_keys(mention: Placed, steps: int) -> Iterator[str]:
    """Yield the keys of what is about a place, where it may agree with another than itself.

    They are its cell and those some steps from it; of a cause that is not daily, its division and its country too.
    """
    site, rare = mention.site, not is_daily(mention.cause)
    if not is_certain(mention.span) or mention.cause is None:
        return
    if site.latitude is not None and site.longitude is not None and (rare or mention.span.extent == Extent.MOMENT):
        row, column = int(site.latitude // CELL_DEGREES), int(site.longitude // CELL_DEGREES)
        reach = range(-steps, steps + 1)
        yield from (f"cell {row + up} {column + right}" for up in reach for right in reach)
    if rare and site.iso3:
        yield f"division {site.iso3} {site.admin1 or ''}"
        yield f"country {site.iso3}"


def shelves(span: Span, patience: int) -> Iterator[Shelf]:
    """Yield where a span is kept."""
    if span.extent == Extent.MOMENT:
        yield from cells("at", (span.first or 0) - 1, span.last + 1, FEW)
        if span.exact:
            yield from cells("until", span.last, span.last + TOLL_DAYS)
            yield from cells("from", span.first or 0, span.first or 0)
    elif span.extent == Extent.STATE or span.first is None:
        yield from cells("until", span.last - patience, span.last + patience)
    else:
        yield from cells("from", span.first - slack(span), span.first + slack(span))
        is_long = span.last - span.first > CELL * MOST_CELLS
        yield from (LONG,) if is_long else cells("until", span.first, span.last + patience)


def asked(span: Span) -> Iterator[Shelf]:
    """Yield where the spans are kept that this one may agree with."""
    if span.extent == Extent.MOMENT:
        yield from cells("at", (span.first or 0) - 1, span.last + 1, FEW)
    elif span.extent == Extent.STATE or span.first is None:
        yield LONG
        yield from cells("until", span.last, span.last)
    else:
        yield from cells("from", span.first - slack(span), span.first + slack(span))


def cells(shelf: str, first: int, last: int, size: int = CELL) -> Iterator[Shelf]:
    """Yield the cells of a shelf from one day to another."""
    yield from ((shelf, cell) for cell in range(first // size, last // size + 1))
