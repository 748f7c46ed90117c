"""Which texts may say a figure: one fast pass over the letters, before anything is read."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from extract.language.tokens import LIGATURES, tokenize

BEFORE = "[^a-z0-9]"  # no phrase begins after one of these; of other letters too many are let through, not too few
BETWEEN = r"(?:\s|\[(?:\d{1,3}|[a-z])\])*"  # white space, marks of footnotes; nothing before the s of a possessive
EITHER = {"'": "['’]", "-": "[-‑]"}  # letters that tokens fold into one


def plain(text: str) -> str:
    """Give a text as scans want it: in small letters after a space, with no ligature and no underscore in it."""
    small = " " + text.lower().replace("_", " ")
    for printed, letters in LIGATURES.items():
        small = small.replace(printed, letters)
    return small


def scan_pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    r"""Build one pattern that finds any of the phrases in a `plain` text, wherever tokens would find it.

    It is a tree of letters, so that no prefix is tried twice; small letters alone are three times as fast as either,
    and a class of characters at the front lets the search run from word to word. What it finds begins with that mark.

    >>> scan_pattern(["shot dead"]).search(plain("They were shot\ndead"))[0]
    ' shot\ndead'
    """
    tree: dict[str, Any] = {}
    for phrase in phrases:
        node = tree
        for number, token in enumerate(tokenize(phrase)):
            for letter in " " * (number > 0) + token.low:
                node = node.setdefault(letter, {})
        node[""] = {}
    return re.compile(BEFORE + branch(tree) + r"\b")


def branch(node: Mapping[str, Any]) -> str:
    """Write one node of the tree as a regular expression, longest first."""
    ways = [letter_pattern(letter) + branch(rest) for letter, rest in sorted(node.items()) if letter]
    if not ways:
        return ""
    one = len(ways) == 1
    body = ways[0] if one else "(?:" + "|".join(ways) + ")"
    if "" not in node:
        return body
    return f"(?:{body})?" if one and len(body) > 1 else f"{body}?"  # a group less is a group less to compile


def letter_pattern(letter: str) -> str:
    """Write one letter of a phrase, or what may stand between two of its words."""
    return BETWEEN if letter == " " else EITHER.get(letter) or re.escape(letter)
