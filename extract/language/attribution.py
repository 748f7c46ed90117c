"""Who says a figure: the speakers of a sentence, each with the stretch of it that they stand behind."""

from typing import NamedTuple

from extract.claim import SpeakerKind
from extract.language.bodies import Body, body_of, kind_of
from extract.language.phrases import (
    CLOSERS,
    QUOTED,
    Scene,
    Subject,
    clause_start,
    happens,
    known,
    lead,
    phrase_end,
    phrase_start,
    subject_before,
)

TITLE = 3  # words of a speaker who has no name: "the opposition"
NO_NAME = ("cue", "be", "modal")  # what no name of a speaker has in it
SAYING = ("according", "speech", "record", "stance", "citing", "word_of", "own_count", "held")
BEFORE_VERB = ("adverb", "have", "modal")  # what may stand between a subject and its verb
AFTER_VERB = ("speech", "record", "stance", "own_count")
POSSESSIVE = ("'s", "'")
AGENT = 8  # words between "was put" and "by"
OWN = 5  # words between whose count it is and the count: "the health ministry's final death toll"


class Speaker(NamedTuple):
    """Tokens `first` to `last` name a speaker who stands behind tokens `scope_from` to `scope_to`.

    name: the one name for all spellings, once it is known; body: the known body that is named.
    stands_for: the kinds for which a short form may stand ("the agency"); cited: others only pass on what is said.
    """

    first: int
    last: int
    text: str
    kind: SpeakerKind
    scope_from: int
    scope_to: int
    is_estimate: bool
    is_pronoun: bool = False
    name: str = ""
    body: Body | None = None
    stands_for: frozenset[SpeakerKind] = frozenset()
    cited: bool = False


def find_speakers(scene: Scene) -> list[Speaker]:
    """Find every speaker of a sentence, in order."""
    speakers: list[Speaker] = []
    for at in sorted(scene.tags.any_of(SAYING)):
        speaker = speaker_at(scene, at)
        if speaker is not None and not any(s.first < speaker.last and speaker.first < s.last for s in speakers):
            speakers.append(speaker)
    return speakers


def speaker_at(scene: Scene, at: int) -> Speaker | None:
    """Read the speaker of one word of saying."""
    tags = scene.tags
    if at in tags["citing"]:
        return after_citing(scene, at)
    if at in tags["own_count"] and (owner := own_count(scene, at)) is not None:
        return owner
    if at in tags["according"]:
        return after_according(scene, at)
    if at in tags["word_of"]:
        return after_word_of(scene, at)
    if at in tags["held"] and (at - 1 in tags["be"] or (at - 1 in tags["adverb"] and at - 2 in tags["be"])):
        return after_agent(scene, at)
    if at in tags["speech"] or at in tags["stance"]:
        return before_verb(scene, at) or after_verb(scene, at)
    speaker = before_verb(scene, at) if at in tags["record"] else None
    if speaker is not None and speaker.kind == SpeakerKind.OTHER and not speaker.is_pronoun:
        return None  # only a known kind of body "records" or "puts" a figure
    return speaker


def after_according(scene: Scene, at: int) -> Speaker | None:
    """Read "according to X": set off by a comma, or first, it stands behind the sentence, else behind its clause."""
    first = scene.tags["according"][at].last
    last = phrase_end(scene, first)
    if last == first:
        return None
    whole = at == 0 or scene.tokens[at - 1].text == "," or last in scene.tags["record"]
    return speaker(scene, first, last, 0 if whole else clause_start(scene, at), len(scene.tokens) if whole else at)


def after_citing(scene: Scene, at: int) -> Speaker | None:
    """Read "citing X", "cited X as saying": X says it, and whoever cites only passes it on."""
    first = scene.tags["citing"][at].last
    last = phrase_end(scene, first)
    if last == first or first in scene.tags["preposition"]:
        return None  # "the ministry, quoted by an agency"
    told = speaker(scene, first, last, 0, len(scene.tokens))
    return None if told is None else told._replace(cited=True)


def after_word_of(scene: Scene, at: int) -> Speaker | None:
    """Read "a statement by X that …", "a count by X shows …": X stands behind what follows."""
    first = scene.tags["word_of"][at].last
    last = phrase_end(scene, first)
    return speaker(scene, first, last, at, len(scene.tokens)) if last > first else None


def after_agent(scene: Scene, at: int) -> Speaker | None:
    """Read "is believed by X", "was put at 40 by X": X stands behind the sentence, if nothing is done by him."""
    by = next((i for i in range(at + 1, min(at + AGENT, len(scene.tokens))) if i in scene.tags["agent"]), None)
    if by is None or any(i in scene.tags["cue"] for i in range(at, by)):
        return None
    last = phrase_end(scene, by + 1)
    found = speaker(scene, by + 1, last, 0, len(scene.tokens)) if last > by + 1 else None
    return found if found is not None and found.kind != SpeakerKind.OTHER else None


def own_count(scene: Scene, at: int) -> Speaker | None:
    """Read "the ministry's own tally speaks of": the owner stands behind what follows."""
    owner = next((i for i in range(at - 1, max(0, at - OWN), -1) if scene.tokens[i].low in POSSESSIVE), 0)
    first = phrase_start(scene, owner)
    return subject(scene, Subject(first, owner, owner), at) if owner else None


def before_verb(scene: Scene, verb: int) -> Speaker | None:
    """Read the subject of a verb of saying: "X said", "UNHCR, in an update on Monday, reported"."""
    if verb in scene.tags["not_speech"]:
        return None
    end = verb
    while end > 0 and (end - 1 in scene.dates or end - 1 in scene.tags.any_of(BEFORE_VERB)):
        end -= 1
    if verb in scene.tags["estimate_noun"]:  # "by United Nations estimates": only the name beside the noun
        first = phrase_start(scene, end)
        small = [i for i in range(first, end) if i in scene.tags["preposition"] or i in scene.tags["to"]]
        return subject(scene, Subject(small[-1] + 1 if small else first, end, end), verb)
    found = subject_before(scene, end)
    return None if found is None else subject(scene, found, verb)


def subject(scene: Scene, found: Subject, verb: int) -> Speaker | None:
    """Accept a subject that names somebody.

    It stands behind what follows; set off by commas, or with no figure after it, behind the whole sentence.
    """
    first, last = lead(scene, found.first, found.last), found.last
    words = range(first, last)
    if first >= last or first in scene.tags["preposition"] or first in scene.tags["no_speaker"]:
        return None
    if any(i in scene.tags.any_of(NO_NAME) for i in words):
        return None
    unknown = not known(scene, first, found.told)
    if unknown and (happens(scene, first, found.told) or any(i in scene.counted for i in words)):
        return None
    set_off = first > 0 and scene.tokens[first - 1].text in QUOTED
    after = max(scene.tags[name][verb].last for name in AFTER_VERB if verb in scene.tags[name])
    while after < len(scene.tokens) and (after in scene.dates or after in scene.tags["preposition"]):
        after += 1
    closed = (
        after >= len(scene.tokens)
        or scene.tokens[after].text in CLOSERS
        or all(i not in scene.counted for i in range(after, len(scene.tokens)))
    )
    cut = first > found.first and first - 1 > found.first and first - 1 in scene.tags["article"]
    whole = (set_off and closed and not found.in_relative) or cut  # "the 163 civilians the monitor recorded"
    comma = (i for i in range(verb, len(scene.tokens)) if scene.tokens[i].text == ",")
    end = next(comma, len(scene.tokens)) if found.in_relative else len(scene.tokens)
    return speaker(scene, first, last, 0 if whole else verb, end, found.told)


def after_verb(scene: Scene, verb: int) -> Speaker | None:
    """Read the inverted '", said X'."""
    if verb == 0 or scene.tokens[verb - 1].text not in QUOTED:
        return None
    first = scene.tags["speech"][verb].last if verb in scene.tags["speech"] else verb
    if first in scene.tags["relative"] or first == verb:
        return None  # "the report, sent from Lima, added that an officer was killed"
    last = phrase_end(scene, first)
    told = last
    if last < len(scene.tokens) - 1 and scene.tokens[last].text == "," and last + 1 in scene.tags["article"]:
        told = phrase_end(scene, last + 1)  # "said Omar Diallo, the mayor"
    named = last > first and (scene.tokens[first].text[0].isupper() or known(scene, first, last))
    return speaker(scene, first, last, 0, verb, told) if named else None


def speaker(
    scene: Scene, first: int, last: int, scope_from: int, scope_to: int, told: int | None = None
) -> Speaker | None:
    """Build a speaker from its words, without the article before it; a person with the office behind a comma."""
    while first < last - 1 and first in scene.tags["article"]:
        first += 1
    told = last if told is None else told
    titled = first > 0 and first - 1 in scene.tags["the"] and last - first <= TITLE
    body = body_of(scene.names, first - 1 if first - 1 in scene.tags["article"] else first, last)
    if body is None and told > last and scene.tokens[last].text == "(":
        body = body_of(scene.names, last, told)
    kind = body.kind if body is not None else kind_of(scene.tokens[first:last], scene.kinds)
    if kind == SpeakerKind.OTHER:
        kind = kind_of(scene.tokens[last:told], scene.kinds)
    if body is None and told > last + 1 and last + 1 in scene.tags["article"] and not titled:
        last = told
    words = scene.tokens[first:last]
    offset = scene.sentence.start
    text = " ".join(scene.sentence.text[words[0].start - offset : words[-1].end - offset].split())
    anaphor = scene.tags["anaphor"].get(first)
    stands_for = anaphor.data if anaphor is not None and anaphor.last == last else None
    is_pronoun = (len(words) == 1 and first in scene.tags["pronoun"]) or stands_for is not None
    if any(first <= i < last or i == first - 1 for i in scene.tags["outlet"]) and not counts_itself(scene, first, last):
        return None  # the outlet's own words
    named = titled or any(token.text[0].isupper() for token in words) or kind != SpeakerKind.OTHER
    if kind == SpeakerKind.OTHER and any(i in scene.counted for i in range(first, last)):
        return None
    if not (is_pronoun or named) or not any(token.text[0].isalpha() for token in words):
        return None
    is_estimate = any(i in scene.tags["estimate"] for i in range(max(0, first - 2), min(len(scene.tokens), last + 2)))
    found = Speaker(first, last, text, kind, scope_from, scope_to, is_estimate, is_pronoun, body=body)
    return found._replace(stands_for=stands_for) if isinstance(stands_for, frozenset) else found


def counts_itself(scene: Scene, first: int, last: int) -> bool:
    """Say whether words beside an outlet say that it counted itself: "this newspaper counted", "a count by"."""
    return any(i in scene.tags["counted_itself"] for i in range(max(0, first - OWN), min(len(scene.tokens), last + 2)))
