"""What a place is in its sentence: where something happened, where people came from or went, or merely named."""

from collections.abc import Sequence

from extract.claim import Outcome
from extract.language.lexicon import Tags
from extract.language.pieces import Cue
from extract.language.places import COARSE, Place
from extract.language.tokens import Token

AT, BARE, OF, ORIGIN, GOAL, OWNER = "at", "bare", "of", "origin", "goal", "owner"
HOLDER = "holder"  # says in which country or division the place before it lies
DATELINE = "dateline"  # where the report was sent from
ELSEWHERE = "elsewhere"
MOVED = (Outcome.DISPLACED, Outcome.AFFECTED)  # outcomes that begin where people came from
NEVER = 9  # the rank of what is no place of a figure
RANKS = {AT: 0, BARE: 1, OF: 2, OWNER: 2}
MOST = -1  # of where people came from, or went, as their outcome says
MOVED_RANK = 4  # of where people went, or came from, when the other is meant
DATELINE_REACH = 14  # words from a dateline's place to its dash: "GOMA, 12 March 2014 (wire service) --"
BEFORE = ("the", "before_place", "people")  # what may stand between a small word and its place: "the Iraqi town of"
NOUN = 5  # words from a small word to the next: "to a military hospital in"
SMALL = ("preposition", "of", "and", "be", "have", "cue", "speech")
DASHES = ("-", "–", "—")


def with_roles(
    tokens: Sequence[Token], places: Sequence[Place], tags: Tags, dates: set[int], spoken: set[int]
) -> list[Place]:
    """Give each place of a sentence its role; of a list ("in Homs, Hama and Idlib") all have that of the first."""
    found: list[Place] = []
    named = {at for place in places for at in range(place.core, place.last)}
    for place in places:
        before = found[-1] if found else None
        joint = None if before is None else joined(tokens, before, place, tags)
        if before is None:
            role = DATELINE if is_dateline(tokens, place, dates, named) else role_of(tokens, place, tags, dates, spoken)
        elif joint == "owner":  # "Syria's Idlib province"
            role, found[-1] = before.role, before._replace(role=HOLDER)
        elif joint and holds(place, before, joint):
            role = before.role if before.role == DATELINE else HOLDER
        elif joint is None or joint == "in":
            role = role_of(tokens, place, tags, dates, spoken)
        else:
            role = before.role
        found.append(place._replace(role=role))
    return found


def joined(tokens: Sequence[Token], before: Place, place: Place, tags: Tags) -> str | None:
    """Say what joins two places: a comma, an "and", a possessive, or "in" and "of" before what may hold the first."""
    between = [at for at in range(before.last, place.first) if at not in tags["the"]]
    words = [tokens[at].low for at in between]
    if not words or len(words) > 2:
        return "in" if not words and before.last > before.core + 1 else None
    if is_owner(tokens, between[0]) and len(words) == 1:
        return "owner"
    if words in ([","], ["("]):
        return "comma"
    if between[-1] in tags["and"] and words[0] in (",", words[-1]):
        return "and"
    inside = between[-1] in tags["locative"] or between[-1] in tags["of"]
    return "in" if inside and (len(words) == 1 or words[0] == ",") else None


def holds(place: Place, inner: Place, joint: str) -> bool:
    """Say whether the second of two places is said to hold the first: "Quetta, Pakistan", "Ber, in Timbuktu region"."""
    if joint == "and" or place.entry == inner.entry:
        return False
    known = inner.entry.iso3 is None or place.entry.iso3 in (None, inner.entry.iso3)
    wider = COARSE[place.entry.precision] > COARSE[inner.entry.precision]
    return known and (wider or inner.entry.place_id is None)


def is_dateline(tokens: Sequence[Token], place: Place, dates: set[int], named: set[int]) -> bool:
    """Say whether a place opens a report before a dash: "GOMA, March 12 (wire) -"."""
    inside = False
    for at in range(place.last, min(len(tokens), place.last + DATELINE_REACH) if place.core <= 1 else 0):
        text = tokens[at].text
        if text in DASHES:
            return at > place.last or text != "-" or is_sender(tokens, place)
        if text == ":":
            return at - 1 in dates
        inside = (inside or text == "(") and text != ")"
        if not (inside or at in dates or at in named or not text[0].isalpha()):
            return False
    return False


def is_sender(tokens: Sequence[Token], place: Place) -> bool:
    """Say whether a name before a hyphen is in capitals, and what follows is not: "JAKARTA - The toll"."""
    name = tokens[place.core : place.last]
    return all(token.text.isupper() for token in name) and any(token.text.islower() for token in tokens)


def role_of(tokens: Sequence[Token], place: Place, tags: Tags, dates: set[int], spoken: set[int]) -> str:
    """Read the role of a place from the small word before it, else from what follows."""
    at = place.first - 1
    while at >= 0 and at in tags.any_of(BEFORE):
        at -= 1
    if place.first in tags["locative"]:  # "near Goma", where the small word is one of the place's
        at = place.first
    if at in tags["locative"]:
        if at - 1 in spoken or is_said(tokens, at, tags, dates):
            return ELSEWHERE  # "the ministry in Beirut", "said in Geneva"
        return GOAL if led_by(tokens, at, tags, "to") else AT  # "to a hospital in Gao"
    if at in tags["of"]:
        return role_of_genitive(tokens, at, tags)
    if at in tags["origin"]:
        return ELSEWHERE if at in tags.ends_of("launched") else ORIGIN  # "air raids from Turkey"
    if at in tags["goal"]:
        return GOAL
    return ELSEWHERE if at in tags.any_of(("preposition", "to")) else role_alone(tokens, place, tags)


def role_of_genitive(tokens: Sequence[Token], at: int, tags: Tags) -> str:
    """Read the role of a place behind "of": "the shelling of Douma", "from the streets of Gao"."""
    if at in tags.ends_of("cause"):
        return AT
    return ORIGIN if led_by(tokens, at, tags, "origin") else OF


def role_alone(tokens: Sequence[Token], place: Place, tags: Tags) -> str:
    """Read the role of a place without a small word; "US military investigators" and "two UK soldiers" name none."""
    if place.last in tags["body"] or place.last in tags["people"]:
        return ELSEWHERE
    return OWNER if is_owner(tokens, place.last) else BARE


def led_by(tokens: Sequence[Token], at: int, tags: Tags, kind: str) -> bool:
    """Say whether a small word stands a few words before another, with nothing but a noun between them."""
    for before in range(at - 1, max(-1, at - 1 - NOUN), -1):
        if before in tags[kind]:
            return before < at - 1
        if not tokens[before].text.islower() or before in tags.any_of(SMALL):
            return False
    return False


def is_owner(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a possessive follows: "Kenya's army"."""
    return at < len(tokens) and tokens[at].low in ("'s", "’s")


def is_said(tokens: Sequence[Token], at: int, tags: Tags, dates: set[int]) -> bool:
    """Say whether somebody spoke there: "said in Geneva", "told reporters on Monday in Geneva"."""
    before = at - 1
    while before >= 0 and (before in dates or before in tags["date_on"] or tokens[before].text == ","):
        before -= 1
    if before in tags["listener"]:
        before = min(first for first, hit in tags["listener"].items() if hit.last == before + 1) - 1
    return before >= 0 and (before + 1 in tags.ends_of("speech") or before + 1 in tags.ends_of("speaking"))


def rank(place: Place, cue: Cue) -> int:
    """Say how likely a place is that of a figure by its role: 0 is likeliest, `NEVER` is not at all.

    People are displaced where they came from, and returned where they went; nobody is killed where he came from.
    """
    if place.role in RANKS:
        return RANKS[place.role]
    if place.role == ORIGIN and cue.outcome in MOVED:
        return MOVED_RANK if cue.term in ARRIVED else MOST
    if place.role == GOAL and cue.outcome in MOVED:
        return MOST if cue.term in ARRIVED else MOVED_RANK
    return NEVER


ARRIVED = ("returned", "refugees", "sheltered")  # terms that say where people are now
