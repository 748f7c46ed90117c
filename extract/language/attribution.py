"""Who says a figure: the speakers of a sentence, each with the stretch of it that they stand behind."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.claim import SpeakerKind
from extract.language.words import load_yaml
from extract.language.lexicon import Lexicon, Tags
from extract.language.tokens import Token

LONGEST = 14  # words of a speaker: "Iraqi health official", names and offices included
CLOSERS = {",", ";", ":", ".", "!", "?", '"', "“", "”", "(", ")", "[", "]", "—", "–", "-", "‘"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Tokens `first` to `last` name a speaker who stands behind tokens `scope_from` to `scope_to`."""

    first: int
    last: int
    text: str
    kind: SpeakerKind
    scope_from: int
    scope_to: int
    is_estimate: bool
    is_pronoun: bool = False


@cache
def load_sources(vocabulary: Path) -> Lexicon:
    """Load the bodies that make claims from `sources.yaml`: their names, each with its kind."""
    lexicon = Lexicon()
    for row in load_yaml(vocabulary / "sources.yaml")["sources"]:
        for name in (row["name"], *row.get("aka", ())):
            lexicon.add("source", name, SpeakerKind(row["kind"]), capitalised=name[0].isupper())
    lexicon.seal()
    return lexicon


@dataclass(frozen=True, slots=True)
class Scene:
    """What the search for speakers needs to know of a sentence."""

    tokens: Sequence[Token]
    tags: Tags
    sources: Tags
    dates: set[int]  # tokens that belong to a date
    counted: set[int]  # tokens that belong to a quantity
    kinds: Sequence[tuple[str, SpeakerKind]]


def find_speakers(scene: Scene) -> list[Speaker]:
    """Find every speaker of a sentence, in order."""
    speakers: list[Speaker] = []
    for at in range(len(scene.tokens)):
        speaker = None
        if at in scene.tags["according"]:
            speaker = after_according(scene, at)
        elif at in scene.tags["speech"]:
            speaker = before_verb(scene, at) or after_verb(scene, at)
        elif at in scene.tags["record"]:
            speaker = before_verb(scene, at)
            if speaker is not None and speaker.kind == SpeakerKind.OTHER:
                speaker = None  # only a known kind of body "records" or "puts" a figure
        if speaker is not None and not any(s.first <= speaker.first < s.last for s in speakers):
            speakers.append(speaker)
    return speakers


def after_according(scene: Scene, at: int) -> Speaker | None:
    """Read "according to X": it opens or closes a sentence, or stands behind its own clause."""
    first = scene.tags["according"][at].last
    last = phrase_end(scene, first)
    if last == first:
        return None
    before = scene.tokens[at - 1].text if at else ""
    whole = at == 0 or before == ","
    end = len(scene.tokens) if at == 0 or before != "," else at
    return speaker(scene, first, last, 0 if whole else clause_start(scene, at), end if at == 0 else at)


def clause_start(scene: Scene, at: int) -> int:
    """Find where the clause before a token begins: after "; " or ", and"."""
    for i in range(at - 1, 0, -1):
        if scene.tokens[i].text in ";:" or (scene.tokens[i].text == "," and i + 1 in scene.tags["and"]):
            return i
    return 0


def phrase_end(scene: Scene, first: int) -> int:
    """Find where a noun phrase ends: at a mark, a verb, a date or a new clause."""
    at = first
    while at < min(first + LONGEST, len(scene.tokens)):
        if scene.tokens[at].text in CLOSERS or at in scene.dates or at in scene.counted:
            break
        if at > first and any(at in scene.tags[kind] for kind in ("be", "have", "relative", "break", "modal", "phrase_stop")):
            break
        if at > first and at in scene.tags["speech"] and at not in scene.tags["estimate_noun"]:
            break
        at += 1
    return at


def before_verb(scene: Scene, verb: int) -> Speaker | None:
    """Read the subject of a verb of saying: "X said", "UNHCR, in an update on Monday, reported"."""
    end = verb
    while end > 0 and (end - 1 in scene.dates or end - 1 in scene.tags["adverb"] or end - 1 in scene.tags["have"] or scene.tokens[end - 1].low in ("on", "also")):
        end -= 1
    opened = end > 0 and scene.tokens[end - 1].text == ","
    first = phrase_start(scene, end - opened)
    if opened or first in scene.tags["preposition"]:  # an aside stands between the subject and its verb
        if first == 0 or scene.tokens[first - 1].text != ",":
            return None if opened else subject(scene, first, end, verb)
        earlier = phrase_start(scene, first - 1)
        named = first not in scene.tags["preposition"] and scene.tokens[first].text[0].isupper()
        return subject(scene, earlier, end - opened if named else first - 1, verb)
    return subject(scene, first, end, verb)


def phrase_start(scene: Scene, end: int) -> int:
    """Go left to the mark, verb or small word that a subject begins after."""
    first = end
    while first > max(0, end - LONGEST):
        low = scene.tokens[first - 1]
        if low.text in CLOSERS or first - 1 in scene.tags["break"] or first - 1 in scene.tags["relative"] or first - 1 in scene.dates:
            break
        if first - 1 in scene.tags["speech"] or first - 1 in scene.tags["subject_start"]:
            break
        first -= 1
    return first


def subject(scene: Scene, first: int, last: int, verb: int) -> Speaker | None:
    """Accept a subject that names somebody; it stands behind what follows, or before when it closes the sentence."""
    while first < last and (first in scene.tags["and"] or scene.tokens[first].low in ("as", "that", "then")):
        first += 1
    if first >= last or any(i in scene.counted or i in scene.tags["cue"] for i in range(first, last)):
        return None
    if first in scene.tags["preposition"]:
        return None
    rest = [token.text for token in scene.tokens[verb + 1 :]]
    closes = first > 0 and scene.tokens[first - 1].text in {",", '"', "”"} and (not any(r not in CLOSERS for r in rest) or rest[0] in {",", "."})
    closes = closes or (first > 0 and scene.tokens[first - 1].text == "," and trailing(scene, verb + 1))
    return speaker(scene, first, last, 0 if closes else verb, first if closes else len(scene.tokens))


def trailing(scene: Scene, at: int) -> bool:
    """Say whether only a date, or nothing, follows a closing "X said"."""
    return all(i in scene.dates or scene.tokens[i].text in CLOSERS or i in scene.tags["preposition"] for i in range(at, len(scene.tokens)))


def after_verb(scene: Scene, verb: int) -> Speaker | None:
    """Read the inverted '", said X'."""
    if verb == 0 or scene.tokens[verb - 1].text not in {",", '"', "”"}:
        return None
    first = scene.tags["speech"][verb].last
    last = phrase_end(scene, first)
    return speaker(scene, first, last, 0, verb) if last > first and scene.tokens[first].text[0].isupper() else None


def speaker(scene: Scene, first: int, last: int, scope_from: int, scope_to: int) -> Speaker | None:
    """Build a speaker from its words, without the article before it."""
    while first < last - 1 and scene.tokens[first].low in ("the", "a", "an", "its", "their", "his", "her"):
        first += 1
    words = scene.tokens[first:last]
    text = " ".join(token.text for token in words).replace(" ’s", "’s").replace(" 's", "'s").replace(" ,", ",")
    is_pronoun = len(words) == 1 and first in scene.tags["pronoun"]
    kind = kind_of(scene, first, last)
    named = any(token.text[0].isupper() for token in words) or kind != SpeakerKind.OTHER
    if not (is_pronoun or named) or not any(token.text[0].isalpha() for token in words):
        return None
    is_estimate = any(i in scene.tags["estimate"] for i in range(max(0, first - 2), min(len(scene.tokens), last + 2)))
    return Speaker(first, last, text, kind, scope_from, scope_to, is_estimate, is_pronoun)


def kind_of(scene: Scene, first: int, last: int) -> SpeakerKind:
    """Say what kind of body a speaker is: by its name if it is known, else by the words of its title."""
    for at in range(first, last):
        hit = scene.sources.get("source", {}).get(at)
        if hit is not None and hit.last <= last:
            return SpeakerKind(str(hit.data))
    words = f" {' '.join(token.low for token in scene.tokens[first:last])} "
    return next((kind for word, kind in scene.kinds if f" {word} " in words), SpeakerKind.OTHER)
