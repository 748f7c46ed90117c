"""Which of the speakers of a sentence stands behind a figure, and under which one name all his spellings go."""

from collections.abc import Iterable, Sequence

from extract.claim import SpeakerKind
from extract.language.attribution import Speaker
from extract.language.bodies import Kinds, title_words
from extract.language.document import Document, lead_of
from extract.language.parse import Parse
from extract.language.relations import Figure, is_of_group

MOST_SKIPPED = 20  # sentences that are looked through for who spoke last: a bound, so that cost stays linear
OPENING = ('"', "“", "«")


def speaker_of(parse: Parse, figure: Figure, document: Document) -> Speaker | None:
    """Give the speaker who stands behind a figure, the nearest where several do; whoever is cited before who cites.

    Where nobody does, the line with a colon above may say it, and of the dead and the wounded whoever told of them.
    """
    token = parse.pieces[figure.at].first
    behind = [speaker for speaker in parse.speakers if speaker.scope_from <= token < speaker.scope_to]
    if behind:
        chosen = min(behind, key=lambda speaker: (not speaker.cited, abs(speaker.first - token)))
        here = [speaker for speaker in parse.speakers if speaker.first < chosen.first and is_named(speaker)]
        return resolved(chosen, here, before_of(chosen, document), document)
    lead = lead_of(parse.sentence, document)
    if lead is not None and lead.speakers:
        return resolved(lead.speakers[-1], lead.speakers[:-1], document.speakers, document)
    if parse.sentence.text.startswith(OPENING) and document.speaker_paragraph == parse.sentence.paragraph:
        return document.speaker  # the words of whoever has just been quoted go on
    return document.teller if figure.parent is None and is_of_group(parse, figure) else None


def is_named(speaker: Speaker) -> bool:
    """Say whether a speaker is more than "he" or "it"."""
    return not speaker.is_pronoun or bool(speaker.stands_for)


def before_of(speaker: Speaker, document: Document) -> Sequence[Speaker]:
    """Give those who were named before, as far as they tell who a speaker is; only a pronoun is worth looking far."""
    return earlier_speakers(document) if speaker.is_pronoun else document.speakers


def resolved(
    speaker: Speaker, here: Sequence[Speaker], before: Sequence[Speaker], document: Document
) -> Speaker | None:
    """Say who is meant by "it", "the agency" or a short name: one who was named in the sentence, or before it."""
    if not speaker.is_pronoun and speaker.body is not None:
        return with_name(speaker, (), document.pack.speaker_kinds)
    earlier = [*reversed(here), *before]
    if not speaker.is_pronoun:
        return with_name(speaker, earlier, document.pack.speaker_kinds)
    if not speaker.stands_for:
        return with_name(here[-1], earlier[1:], document.pack.speaker_kinds) if here else document.speaker
    words = speaker.text.lower().split()
    alike = next((one for one in earlier if ends_alike(one, words)), None)
    alike = alike or next((one for one in earlier if one.kind in speaker.stands_for), None)
    if alike is not None:
        meant = with_name(alike, document.speakers, document.pack.speaker_kinds)
        return speaker._replace(name=meant.name, kind=meant.kind)
    if speaker.body is not None or speaker.kind != SpeakerKind.OTHER:  # "the ministry", though none was named
        return with_name(speaker, (), document.pack.speaker_kinds)
    return None


def ends_alike(speaker: Speaker, words: Sequence[str]) -> bool:
    """Say whether a name, or the one name of its body, has some words: "the ministry", "the Observatory", "Joshi"."""
    names = [speaker.text, *([speaker.body.name] if speaker.body else [])]
    return any(word_run(name.lower().replace(",", " ").split(), words) for name in names)


def word_run(name: Sequence[str], words: Sequence[str]) -> bool:
    """Say whether words stand in a name one after the other."""
    return any(list(name[at : at + len(words)]) == list(words) for at in range(len(name) - len(words) + 1))


def with_name(speaker: Speaker, earlier: Iterable[Speaker], kinds: Kinds) -> Speaker:
    """Give a speaker the one name of its body, or that of an earlier speaker of whose name its words are a part."""
    if speaker.body is not None:
        return speaker._replace(name=speaker.body.name)
    words = speaker.text.lower().split()
    longer = (one for one in earlier if one.name and len(one.text) > len(speaker.text) and ends_alike(one, words))
    fuller = next(longer, None)
    return speaker._replace(name=fuller.name if fuller else cleaned(speaker.text, kinds))


def cleaned(text: str, kinds: Kinds) -> str:
    """Write a title that many share in small letters: "Police", "Health Ministry"; names stay as printed."""
    words = text.split()
    common = [word.lower() in title_words(kinds) for word in words]
    if all(common) and not (len(words) == 1 and text.isupper()):
        return text.lower()
    if common[0] and not any(word[0].isupper() for word in words[1:]):
        return text[0].lower() + text[1:]
    return text


def earlier_speakers(document: Document) -> list[Speaker]:
    """Give the speakers who were named before the sentence, the last one first, those of skipped sentences too."""
    for sentence in document.skipped[document.speakers_seen :][-MOST_SKIPPED:]:
        remember_speakers(document.read(sentence), document)
    document.speakers_seen = len(document.skipped)
    return list(document.speakers)


def remember_speakers(parse: Parse, document: Document) -> None:
    """Keep who was named, for the "he said" and "the ministry said" of later sentences."""
    named = [speaker for speaker in parse.speakers if is_named(speaker)]
    for speaker in named:
        meant = resolved(speaker, (), list(document.speakers), document)
        document.speakers.appendleft(meant or speaker)
    if named or parse.tags["outlet"]:
        document.speaker = document.speakers[0] if named else None  # None: "it said" is now the report itself
        document.speakers_seen = len(document.skipped)
        document.speaker_paragraph = parse.sentence.paragraph
