"""How often each rule is right: the source of a claim's `confidence`.

A claim of a labelled text is right when the label has its outcome and its number, with the same hedge and bounds.
The bundled reports and the gold of our own are labelled in full, so that a claim that they do not have is wrong.
"""

from collections import Counter
from collections.abc import Iterator

from tests.gold import own
from tests.gold.bundled import claims_right


def judged() -> Iterator[tuple[str, bool]]:
    """Yield the rule of every claim that is read in a labelled text, and whether the claim is right."""
    for text in own.load_texts():
        compared = own.compare(text)
        for gold, claim in compared.pairs:
            if claim is not None:
                yield claim.rule, own.agreeing(gold, claim) == len(own.NUMBERS)
        yield from ((claim.rule, False) for claim in compared.extra)
    yield from ((claim.rule, right) for claim, right in claims_right())


def precision_yaml() -> str:
    """Write confidence.yaml of the English pack: for each rule, how many of its claims were right, and of how many."""
    right: Counter[str] = Counter()
    all_of_them: Counter[str] = Counter()
    for rule, is_right in judged():
        right[rule] += is_right
        all_of_them[rule] += 1
    lines = [
        "# How often a rule is right: claims that were right, and all that it read, in the texts labelled in full",
        "# (the bundled reports, tests/gold/own). Made by `make snapshot`; do not edit.",
    ]
    lines += [f'"{rule}": [{right[rule]}, {all_of_them[rule]}]' for rule in sorted(all_of_them)]
    return "\n".join(lines) + "\n"
