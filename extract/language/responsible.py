"""Which party a sentence holds responsible for a figure: as written and as claimed, never inferred."""

from collections.abc import Sequence

from extract.language.attribution import Speaker
from extract.language.causes import Spot
from extract.language.context import clause_of
from extract.language.parse import Parse
from extract.language.parties import ARMED, Party
from extract.language.relations import Figure

DONE = ("active", "past")  # the forms of an outcome whose subject did it
SUBJECT = 14  # words between a party and what it did: "militants in cars painted white attacked"
AGENT = 9  # words between a death and the "by" behind it
OWN = 6  # words between "it" or "its fighters" and what they did
STRIKES = ("airstrike", "shelling", "attack", "siege", "shooting", "chemical", "execution", "torture", "explosion")
OFTEN_PLAIN = ("airstrike", "shelling", "attack", "siege", "shooting")  # of these an adjective alone tells who did it
NOT_DONE = ("detained", "evacuated", "sheltered", "relocated", "returned")  # who arrests or evacuates is not blamed
BETWEEN = (
    "be",
    "relative",
    "speech",
    "break",
    "status_turn",
    "status_denied",
    "suffered",
)  # what ends the reach of a subject


def responsible_of(
    parse: Parse,
    figure: Figure,
    figures: Sequence[Figure],
    causes: Sequence[Spot],
    parties: Sequence[Party],
    speaker: Speaker | None,
) -> str | None:
    """Give the party that is held responsible: who did it, whose strike it was, or who is blamed for it."""
    if figure.cue.term in NOT_DONE or not (parties or speaker):
        return None
    able = [party for party in parties if not (party.adjective or is_counted(parse, party, figures))]
    party = (
        doer(parse, figure, able)
        or agent(parse, figure, figures, able)
        or striker(parse, causes, parties)
        or blamed(parse, able)
    )
    if party is not None:
        return parse.text(partner(parse, party, able).first, party.last)
    return by_own_claim(parse, figure, speaker)


def is_counted(parse: Parse, party: Party, figures: Sequence[Figure]) -> bool:
    """Say whether a party is the people of a figure: "12 rebels"."""
    pieces = [parse.pieces[one.at] for one in figures]
    return any(piece.first < party.last and party.first < piece.last for piece in pieces)


def partner(parse: Parse, party: Party, parties: Sequence[Party]) -> Party:
    """Give the first of the parties that "and" joins to one: "the army and allied militias"."""
    before = party.first - 1 if party.first - 1 in parse.tags["the"] else party.first
    other = next((one for one in parties if one.last == before - 1 and one.last in parse.tags["and"]), None)
    return party if other is None else partner(parse, other, parties)


def doer(parse: Parse, figure: Figure, parties: Sequence[Party]) -> Party | None:
    """Find the subject of what was done: "fighters killed 40", "militants attacked a base, killing six"."""
    piece = parse.pieces[figure.at]
    if figure.cue_at is None or figure.cue_at > figure.at:
        return None
    cue = parse.pieces[figure.cue_at]
    if not any(form in DONE for one in cue.cues for form in one.forms) or cue.first - 1 in parse.tags["be"]:
        return None
    for party in reversed(parties):
        first = partner(parse, party, parties).first
        small = parse.tags.any_of(("preposition", "of", "to", "at"))
        if party.last > cue.first or first - 1 in small or first - 2 in small:  # "clashes between two militias"
            continue
        verb = next((i for i in range(party.last, cue.first) if i in parse.tags["violent_deed"]), cue.first)
        plain = range(party.last, min(verb, piece.first) + 1)
        if len(plain) <= SUBJECT and not any(i in parse.tags.any_of(BETWEEN) for i in plain):
            told = any(parse.tokens[i].text == "," for i in plain)
            return None if told and verb == cue.first and len(plain) > 1 else party
    return None


def agent(parse: Parse, figure: Figure, figures: Sequence[Figure], parties: Sequence[Party]) -> Party | None:
    """Find who stands behind "by": "killed by soldiers", "airstrikes by the coalition", "blamed on the M23"."""
    start, end = clause_of(parse, figure.at, figures)
    spoken = {i for speaker in parse.speakers for i in range(speaker.first, speaker.last)}
    ends = parse.tags.ends_of("blamed_before")
    following = min((parse.pieces[one.at].first for one in figures if one.at > figure.at), default=end)
    at = parse.pieces[figure.at].first
    for party in sorted(parties, key=lambda one: (one.first < at, abs(one.first - at))):
        before = party.first - 1 if party.first - 1 in parse.tags["the"] else party.first
        behind = (before in ends or party.first in ends) and did_it(parse, before)
        inside = start <= party.first < end and party.first not in spoken
        if behind and inside and (party.first < following or not has_cue(parse, party.first, following, end)):
            return party
    return None


def did_it(parse: Parse, at: int) -> bool:
    """Say whether words that end before a token blame a party: behind a mere "by", what it did must be told of harm."""
    if at in parse.tags.ends_of("not_blamed"):
        return False
    told = parse.tags.any_of(("cue", "cause"))
    return at - 1 not in parse.tags["agent"] or any(i in told for i in range(max(0, at - AGENT), at))


def has_cue(parse: Parse, party: int, first: int, last: int) -> bool:
    """Say whether a later figure with an outcome of its own stands between a figure and a party."""
    return any(first <= at < min(party, last) for at in parse.tags["cue"])


def striker(parse: Parse, causes: Sequence[Spot], parties: Sequence[Party]) -> Party | None:
    """Find whose strike did it, right before the cause of a figure: "Israeli strikes", "rebel shelling"."""
    for spot in causes:
        for party in parties if spot.word.cause in STRIKES else ():
            plain = not party.adjective or spot.word.cause in OFTEN_PLAIN
            if party.last == spot.first and plain and not is_somebody(parse, spot.first, spot.last):
                return party
        if not spot.word.broad:
            break
    return None


def is_somebody(parse: Parse, first: int, last: int) -> bool:
    """Say whether the words of a cause name people: a Palestinian suicide bomber is no party."""
    return any(first <= at < last for at in parse.tags["people"])


def blamed(parse: Parse, parties: Sequence[Party]) -> Party | None:
    """Find who "claimed responsibility", "was behind" or "is blamed for" it."""
    found = [party for party in parties if party.last in parse.tags["blamed_after"]]
    return found[0] if found else None


def by_own_claim(parse: Parse, figure: Figure, speaker: Speaker | None) -> str | None:
    """Read "the army said it had killed 14 militants": an armed body says that it did it."""
    if speaker is None or speaker.kind not in ARMED or figure.cue_at is None or figure.cue_at > figure.at:
        return None
    cue = parse.pieces[figure.cue_at]
    if not any(form in DONE for one in cue.cues for form in one.forms) or cue.first - 1 in parse.tags.any_of(
        ("be", "to")
    ):
        return None
    near = range(max(speaker.last if speaker.last <= cue.first else 0, cue.first - OWN), cue.first)
    own = [i for i in near if i in parse.tags["own_party"]]
    return speaker.text if own and not any(i in parse.tags["be"] for i in near) else None
