"""What did it: the cause that a sentence names for a figure."""

from extract.language.parse import Parse
from extract.language.relations import Figure


def cause_of(parse: Parse, figure: Figure) -> str | None:
    """Give the cause that stands nearest to a figure in its sentence; a word inside a longer phrase is none."""
    token = parse.pieces[figure.at].first
    causes, floor = [], 0
    for at, hit in sorted(parse.tags["cause"].items()):
        if at >= floor:
            causes.append((abs(at - token), str(hit.data)))
            floor = hit.last
    return min(causes, key=lambda cause: cause[0])[1] if causes else None
