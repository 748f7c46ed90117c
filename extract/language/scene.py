"""Where the figures of an article are when their own sentence does not say: what was told before, or comes after.

1. The scene: the place of the last figure that had one of its own, or one that was named since beside a cause, an
   outcome or in a heading; inside its paragraph any place counts.
2. Else the title, the dateline, and the next sentences that name one.
3. Displaced people of a nation come from its country, if the scene lies elsewhere. A count over months, or of a
   nation over any time ("450,000 Syrians since 2011"), is not that of the town of the scene.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import islice
from typing import Any, NamedTuple

from extract.claim import Basis
from extract.language.columns import entry_columns
from extract.language.days import Period
from extract.language.parse import Parse
from extract.language.places import COARSE
from extract.language.placing import Told, dateline_of, subject_of, told
from extract.language.populations import Noun
from extract.language.relations import Figure
from extract.language.roles import MOVED
from extract.language.sentences import Sentence
from extract.language.setting import Setting
from extract.language.timeline import ELSEWHERE

LONG = timedelta(days=60)  # a count over more than this is not that of one town, if the sentence names none
AHEAD = 6  # sentences after a figure in which its place may be named first
INHERITED = ("paragraph", "article", "dateline", "title", "people")  # of a place that the sentence did not say
STOPS = (".", "!", "?")
CLOSERS = "\"'”’)] "


class Time(NamedTuple):
    """Over what a figure was counted; `past` where it is background of another year."""

    basis: Basis
    period: Period | None
    past: bool


@dataclass
class Scene:
    """What is remembered of the places of an article while it is read; `read` reads a sentence for its places."""

    read: Callable[[Sentence], Parse]
    title: str
    setting: Setting
    coming: Iterable[Sentence] = ()  # the sentences after the one that is read
    skipped: list[Sentence] = field(default_factory=list)  # those before it that were not read, and not looked at since
    place: Told | None = None
    nearby: Told | None = None  # one that counts in its own paragraph only
    dateline: Told | None = None
    ahead: Told | None = None
    titled: Told | None = None
    countries: dict[str, Told] = field(default_factory=dict)  # those that were named so far
    has_looked: bool = False  # at the title, and ahead


def place_columns(
    said: Told | None, figure: Figure, noun: Noun | None, time: Time, parse: Parse, scene: Scene
) -> dict[str, Any]:
    """Give the columns of a figure's place: what its sentence says, else what the article told of elsewhere."""
    if said is not None and said.reached and (left := left_behind(parse, time, said, scene)) is not None:
        return told_columns(left, scene)
    if said is not None:
        if not (said.of_part and scene.place):  # what follows a list of parts is of the whole again
            set_scene(said, scene)
        return told_columns(said, scene)
    nation = noun.iso3 if noun else None
    place = inherited(parse, time, scene)
    if place is None or counts_wider(time, nation, place) or is_home(figure, nation, place):
        country, origin = (nation, "people") if nation else only_country(parse, scene)
        return entry_columns(None, None, country, origin)
    if parse.tags["nationwide"]:
        country = place.entry.iso3 or country_of(scene)
        whole = scene.countries.get(country or "")
        return told_columns(whole, scene) if whole else entry_columns(None, None, country, place.origin)
    return told_columns(place, scene)


def left_behind(parse: Parse, time: Time, said: Told, scene: Scene) -> Told | None:
    """Give the place told of before in the paragraph that people left for another one of its country."""
    place = inherited(parse, time, scene)
    if place is None or place.origin != "paragraph":
        return None
    known = place.entry.iso3 or country_of(scene)
    return place if known == (said.entry.iso3 or known) and place.entry != said.entry else None


def told_columns(place: Told, scene: Scene) -> dict[str, Any]:
    """Give the columns of a place, with the country that the article has for one that nobody knows."""
    entry = place.entry
    if entry.iso3 is None and entry.precision != "region":
        entry = replace(entry, iso3=country_of(scene))
    return entry_columns(entry, place.text, None, place.origin)


def counts_wider(time: Time, nation: str | None, place: Told) -> bool:
    """Say whether a count over months, or of a nation over any time, reaches further than the place of the scene."""
    if time.basis == Basis.CUMULATIVE and nation is not None:
        return True
    period = time.period
    if period is None or period.start is None or period.end is None or period.first == ELSEWHERE:
        return False
    return COARSE[place.entry.precision] < COARSE["admin1"] and period.end - period.start > LONG


def is_home(figure: Figure, nation: str | None, place: Told) -> bool:
    """Say whether displaced people of a nation left their country, not the place of the scene."""
    return nation is not None and figure.cue.outcome in MOVED and place.entry.iso3 != nation


def set_scene(place: Told, scene: Scene) -> None:
    """Take a place as the one that the next figures are at."""
    scene.place = place
    scene.skipped.clear()


def note_dateline(parse: Parse, scene: Scene) -> None:
    """Keep the place from which the report was sent, and how it names countries."""
    scene.dateline = scene.dateline or dateline_of(parse)
    for place in parse.places:
        if place.entry.precision == "country" and place.entry.iso3:
            scene.countries.setdefault(place.entry.iso3, told(parse, place, "article"))


def inherited(parse: Parse, time: Time, scene: Scene) -> Told | None:
    """Find the place that the article told of before, else in its title, its dateline, or soon after.

    "Here" is the dateline's. What is told of another year was elsewhere, unless the sentence says "there".
    """
    tags, paragraph = parse.tags, parse.sentence.paragraph
    if tags["apart"] or (time.past and not tags["there"]):
        return None
    if tags["here"] and scene.dateline is not None:
        return scene.dateline
    look_back(scene)
    here = [place for place in (scene.place, scene.nearby) if place is not None and place.paragraph == paragraph]
    if here:
        return here[-1 if tags["there"] else 0]._replace(origin="paragraph")
    return (scene.place and scene.place._replace(origin="article")) or around(scene)


def around(scene: Scene) -> Told | None:
    """Look at the title and at the next sentences, once; give the title's place, the dateline's or the next one."""
    if not scene.has_looked:
        scene.has_looked = True
        titled = subject_of(scene.read(Sentence(scene.title, 0, -1))) if scene.title else None
        scene.titled = titled and titled._replace(origin="title")
        parses = map(scene.read, islice(scene.coming, AHEAD))
        scene.ahead = next((place for place in map(subject_of, parses) if place is not None), None)
    if scene.titled and scene.dateline and holds_whole(scene.titled, scene.dateline):
        return scene.dateline
    return scene.titled or scene.dateline or scene.ahead


def holds_whole(place: Told, inner: Told) -> bool:
    """Say whether a place is but the country of another."""
    return place.entry.precision == "country" and place.entry.iso3 == inner.entry.iso3


def look_back(scene: Scene) -> None:
    """Read the sentences that were skipped, the last one first, now that a place is asked for."""
    skipped, scene.skipped = scene.skipped, []
    for sentence in reversed(skipped):
        if remember(scene.read(sentence), scene):
            break


def remember(parse: Parse, scene: Scene) -> bool:
    """Keep the place that a sentence without figures is about; say whether it sets the scene for other paragraphs."""
    note_dateline(parse, scene)
    place = subject_of(parse)
    if place is None:
        return False
    if scene.place is not None and is_around(place, scene.place):
        return True
    heading = not parse.sentence.text.rstrip(CLOSERS).endswith(STOPS)
    if heading or parse.tags["cause"] or parse.tags["cue"]:
        set_scene(place, scene)
        return True
    if scene.nearby is None or scene.nearby.paragraph != place.paragraph:
        scene.nearby = place  # the last one: sentences are looked at from the last to the first
    return False


def is_around(place: Told, inner: Told) -> bool:
    """Say whether a place only names the country or the division again that the scene of its paragraph lies in."""
    wider = COARSE[place.entry.precision] > max(COARSE[inner.entry.precision], COARSE["admin2"])
    return wider and place.entry.iso3 == inner.entry.iso3 and place.paragraph == inner.paragraph


def country_of(scene: Scene) -> str | None:
    """Give the country in which an unknown place lies: that of the scene, else the one that the article names most."""
    known = (scene.place, scene.nearby, scene.dateline)
    near = next((place.entry.iso3 for place in known if place is not None and place.entry.iso3), None)
    named = scene.setting.countries
    return near or min(named, key=lambda iso3: (-named[iso3], iso3), default=None)


def only_country(parse: Parse, scene: Scene) -> tuple[str | None, str | None]:
    """Give the country of an article that names no other, if the sentence does not name it as something else."""
    named = scene.setting.countries if not (parse.places or parse.tags["apart"]) else {}
    return (next(iter(named)), "article") if len(named) == 1 else (None, None)
