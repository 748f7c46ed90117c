"""Which names of a sentence are places of the packaged gazetteer, and which places those are.

A name alone is not enough: "Nice" is a word, "Victoria" a person. Something beside it must say that it is a place.
"""

from collections.abc import Mapping, Sequence

from extract.language.bare_names import is_closed
from extract.language.evidence import (
    Surroundings,
    entry_of,
    evidence_before,
    is_inside,
    is_listed,
    is_name,
    is_subject,
    opens,
    places_after,
    printed_at,
    stands_out,
)
from extract.language.gazetteer import Gazetteer, folded
from extract.language.lexicon import Hit, Tags, new_hit
from extract.language.places import DIVISIONS, Choice, Entry
from extract.language.setting import Setting, choose, holds
from extract.language.tokens import Token

CONTEXT = "what the article says of its country"
FAMOUS = 200_000  # inhabitants of a place that may be told of far from all others
RIVAL = 0.15  # of the inhabitants of the place that the vocabulary means by a name, for another to be thought of


def find_names(
    tokens: Sequence[Token], tags: Tags, known: Mapping[int, Hit], gazetteer: Gazetteer, setting: Setting
) -> dict[int, Hit]:
    """Find the places of a sentence: those `known` from the vocabulary, and names of the gazetteer beside them."""
    caseless = not any(token.text.islower() for token in tokens)
    scene = Surroundings(tokens, tags, known, gazetteer, setting, caseless)
    found: dict[int, Hit] = {}
    end = 0
    for at, token in enumerate(tokens):
        if at < end or not (token.text[0].isupper() or at in known or "-" in token.text):
            continue
        hit = place_at(scene, at, end, found)
        if hit is not None:
            found[at], end = hit, hit.last
    return found


def place_at(scene: Surroundings, at: int, end: int, found: Mapping[int, Hit]) -> Hit | None:
    """Read the place whose name begins at a token, the longest one; the one before it ends at `end`."""
    known = scene.known.get(at)
    if known is not None:
        last = scene.gazetteer.longest(scene.tokens, at)
        if last <= known.last:
            return reconsidered(scene, at, known)
        return named_at(scene, at, last, evidence_before(scene, at), found) or known
    evidence = evidence_before(scene, at) or ("list" if end and is_listed(scene, at, end) else "")
    if not evidence and not stands_out(scene, at):
        return None
    last = scene.gazetteer.longest(scene.tokens, at)
    return named_at(scene, at, last, evidence, found) if last > at else None


def named_at(scene: Surroundings, at: int, last: int, evidence: str, found: Mapping[int, Hit]) -> Hit | None:
    """Read a name of the gazetteer: which place it means, and whether it means one at all."""
    if not is_name(scene, at, last):
        return None
    printed = printed_at(scene, at, last)
    after, beside = places_after(scene, last), [*map(entry_of, {**scene.known, **found}.values())]
    division = last in scene.tags["division_after"]
    choice = choose(printed, scene.gazetteer.named(printed), after, beside, division, scene.setting)
    held = any(holds(outer, choice.entry) for outer in after)
    if after and not held and is_inside(scene, last):
        return None
    home = held or any(place.iso3 == choice.entry.iso3 for place in beside)
    return new_hit((last, choice)) if is_meant(scene, at, last, choice.entry, evidence, home) else None


def reconsidered(scene: Surroundings, at: int, known: Hit) -> Hit:
    """Take a name of the vocabulary for another place of that name where the article leaves no doubt."""
    usual = entry_of(known)
    if usual.precision not in ("settlement", *DIVISIONS):
        return known
    printed = printed_at(scene, at, known.last)
    named = scene.gazetteer.named(printed)
    if known.last in scene.tags["division_after"] and usual.precision == "settlement":
        same = (entry for entry in named if entry.iso3 == usual.iso3 and entry.name == usual.name)
        usual = next((entry for entry in same if entry.precision in DIVISIONS), usual)
    known = known if usual == known.data else new_hit((known.last, usual))
    rivals = [entry for entry in named if entry.iso3 != usual.iso3]
    if not rivals:
        return known
    after = places_after(scene, known.last)
    if any(holds(outer, usual) for outer in after):
        return known
    held = [entry for entry in rivals if any(holds(outer, entry) for outer in after)]
    if not held:
        size = next((entry.population for entry in named if entry.place_id == usual.place_id), 0)
        large = [entry for entry in rivals if 0 < RIVAL * size < entry.population]
        held = [entry for entry in large if scene.setting.names_only(entry, usual)]
    if not held:
        return known
    choice = choose(printed, held, after, (), known.last in scene.tags["division_after"], scene.setting)
    return new_hit((known.last, Choice(choice.entry, [usual, *choice.others], choice.why or CONTEXT)))


def is_meant(scene: Surroundings, first: int, last: int, entry: Entry, evidence: str, beside: bool) -> bool:
    """Say whether a name means a place: by what stands beside it, and by where the article plays.

    `beside`: its sentence names its country, or another place there.
    """
    told = evidence == "area" or last in scene.tags["area_after"]
    home = beside or is_at_home(scene, entry, told)
    own = folded(entry.name) == folded(printed_at(scene, first, last))
    people = FAMOUS if told and entry.precision == "admin1" else entry.population
    people = people if own and not scene.caseless else 0
    if evidence == "list":
        return beside
    if last == first + 1 and first in scene.tags["given_name"] and not told:
        return home and evidence == "in"
    if told or evidence == "in":
        whole = own or (last not in scene.tags["cause"] and is_closed(scene.tokens, last, scene.tags))
        return home or people >= FAMOUS or (whole and not scene.caseless and not scene.setting.countries)
    if evidence == "of":
        return home or people >= FAMOUS
    held = any(holds(outer, entry) for outer in places_after(scene, last))
    alone = opens(scene, last) or (people >= FAMOUS and is_subject(scene, last))
    return held or (first == 0 and home and own and alone)


def is_at_home(scene: Surroundings, entry: Entry, told: bool) -> bool:
    """Say whether an article names the country of a place; where capitals tell nothing, above all others."""
    countries = scene.setting.countries
    mentions = countries[entry.iso3 or ""]
    return mentions > 0 and (told or not scene.caseless or mentions == max(countries.values()))
