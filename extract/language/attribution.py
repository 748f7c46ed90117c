"""Who says a figure: the speakers of a sentence, each with the stretch of it that they stand behind."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from extract.claim import SpeakerKind
from extract.language.lexicon import Lexicon, Tags
from extract.language.sentences import Sentence
from extract.language.tokens import Token
from extract.language.words import load_yaml

TITLE = 3  # words of a speaker who has no name: "the opposition"
LONGEST = 14  # words of a speaker: "Iraqi health official", names and offices included
SAYING = ("according", "speech", "record")
PHRASE_ENDS = ("be", "have", "relative", "break", "modal", "phrase_stop")
BEFORE_VERB = ("adverb", "have", "modal")  # what may stand between a subject and its verb
SUBJECT_STARTS = ("break", "subject_start", "speech")  # what a subject begins after
QUOTED = {",", '"', "”", "’", "'", "»", "–", "—"}  # what stands before "X said" when the words of X come first
CLOSERS = {",", ";", ":", ".", "!", "?", '"', "“", "”", "(", ")", "[", "]", "—", "–", "-", "‘", "’", "'", "«", "»"}


class Speaker(NamedTuple):
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


class Scene(NamedTuple):
    """What the search for speakers needs to know of a sentence."""

    sentence: Sentence
    tokens: Sequence[Token]
    tags: Tags
    sources: Tags
    dates: set[int]  # tokens that belong to a date
    counted: set[int]  # tokens that belong to a quantity
    kinds: Sequence[tuple[str, SpeakerKind]]


def find_speakers(scene: Scene) -> list[Speaker]:
    """Find every speaker of a sentence, in order."""
    speakers: list[Speaker] = []
    for at in sorted(scene.tags.any_of(SAYING)):
        speaker = None
        if at in scene.tags["according"]:
            speaker = after_according(scene, at)
        elif at in scene.tags["speech"]:
            speaker = before_verb(scene, at) or after_verb(scene, at)
        elif at in scene.tags["record"]:
            speaker = before_verb(scene, at)
            if speaker is not None and speaker.kind == SpeakerKind.OTHER and not speaker.is_pronoun:
                speaker = None  # only a known kind of body "records" or "puts" a figure
        if speaker is not None and not any(s.first <= speaker.first < s.last for s in speakers):
            speakers.append(speaker)
    return speakers


def after_according(scene: Scene, at: int) -> Speaker | None:
    """Read "according to X": set off by a comma, or first, it stands behind the sentence, else behind its clause."""
    first = scene.tags["according"][at].last
    last = phrase_end(scene, first)
    if last == first:
        return None
    whole = at == 0 or scene.tokens[at - 1].text == "," or last in scene.tags["record"]
    return speaker(scene, first, last, 0 if whole else clause_start(scene, at), len(scene.tokens) if whole else at)


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
        if at > first and at in scene.tags.any_of(PHRASE_ENDS):
            break
        if at > first and at in scene.tags["speech"] and at not in scene.tags["estimate_noun"]:
            break
        at += 1
    return at


def before_verb(scene: Scene, verb: int) -> Speaker | None:
    """Read the subject of a verb of saying: "X said", "UNHCR, in an update on Monday, reported"."""
    if verb in scene.tags["not_speech"]:
        return None
    end = verb
    while end > 0 and (end - 1 in scene.dates or end - 1 in scene.tags.any_of(BEFORE_VERB)):
        end -= 1
    first = phrase_start(scene, end)
    if verb in scene.tags["estimate_noun"]:  # "by United Nations estimates": only the name beside the noun
        small = [i for i in range(first, end) if i in scene.tags["preposition"] or i in scene.tags["to"]]
        return subject(scene, small[-1] + 1 if small else first, end, verb)
    if end > 1 and scene.tokens[end - 1].text == ",":  # an aside stands between the subject and its verb
        opening = next((i for i in range(end - 2, max(-1, end - LONGEST), -1) if scene.tokens[i].text in CLOSERS), -1)
        if opening <= 0 or scene.tokens[opening].text != ",":
            return None
        first = phrase_start(scene, opening)
        named = scene.tokens[opening + 1].text[0].isupper() and opening + 1 not in scene.tags["preposition"]
        end = end - 1 if named else opening
    return subject(scene, first, end, verb)


def phrase_start(scene: Scene, end: int) -> int:
    """Go left to the mark, verb or small word that a subject begins after."""
    first = end
    while first > max(0, end - LONGEST):
        before = first - 1
        word = scene.tokens[before].text
        small = before in scene.tags.any_of(SUBJECT_STARTS)
        if word in CLOSERS or (small and not (word.isupper() and len(word) > 1)):  # WHO is a body
            break
        first -= 1
    return first


def subject(scene: Scene, first: int, last: int, verb: int) -> Speaker | None:
    """Accept a subject that names somebody.

    It stands behind what follows; set off by commas, or with no figure after it, behind the whole sentence.
    """
    while first < last and (first in scene.tags["lead_in"] or first in scene.dates):
        first += 1
    words = range(first, last)
    if first >= last or first in scene.tags["preposition"]:
        return None
    if any(
        i in scene.counted or i in scene.tags["cue"] or i in scene.tags["be"] or i in scene.tags["modal"] for i in words
    ):
        return None
    set_off = first > 0 and scene.tokens[first - 1].text in QUOTED
    after = max(scene.tags[kind][verb].last for kind in ("speech", "record") if verb in scene.tags[kind])
    while after < len(scene.tokens) and (after in scene.dates or after in scene.tags["preposition"]):
        after += 1
    closed = (
        after >= len(scene.tokens)
        or scene.tokens[after].text in CLOSERS
        or all(i not in scene.counted for i in range(after, len(scene.tokens)))
    )
    whole = set_off and closed
    return speaker(scene, first, last, 0 if whole else verb, len(scene.tokens))


def after_verb(scene: Scene, verb: int) -> Speaker | None:
    """Read the inverted '", said X'."""
    if verb == 0 or scene.tokens[verb - 1].text not in QUOTED:
        return None
    first = scene.tags["speech"][verb].last
    if first in scene.tags["relative"]:
        return None  # "the report, sent from Lima, added that an officer was killed"
    last = phrase_end(scene, first)
    named = last > first and (scene.tokens[first].text[0].isupper() or kind_of(scene, first, last) != SpeakerKind.OTHER)
    return speaker(scene, first, last, 0, verb) if named else None


def speaker(scene: Scene, first: int, last: int, scope_from: int, scope_to: int) -> Speaker | None:
    """Build a speaker from its words, without the article before it."""
    while first < last - 1 and first in scene.tags["article"]:
        first += 1
    words = scene.tokens[first:last]
    offset = scene.sentence.start
    text = " ".join(scene.sentence.text[words[0].start - offset : words[-1].end - offset].split())
    is_pronoun = (len(words) == 1 and first in scene.tags["pronoun"]) or (
        first in scene.tags["anaphor"] and scene.tags["anaphor"][first].last == last
    )
    if any(first <= i < last or i == first - 1 for i in scene.tags["outlet"]):
        return None  # the outlet's own words
    kind = kind_of(scene, first, last)
    titled = first > 0 and first - 1 in scene.tags["the"] and len(words) <= TITLE
    named = titled or any(token.text[0].isupper() for token in words) or kind != SpeakerKind.OTHER
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
    return next((kind for word, kind in scene.kinds if word in words), SpeakerKind.OTHER)
