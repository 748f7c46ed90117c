"""Which of the speakers of a sentence stands behind a figure."""

from collections.abc import Callable

from extract.claim import SpeakerKind
from extract.language.attribution import Speaker
from extract.language.parse import Parse
from extract.language.relations import Figure


def speaker_of(parse: Parse, figure: Figure, earlier: Callable[[], Speaker | None]) -> Speaker | None:
    """Give the speaker who stands behind a figure, the nearest where several do.

    A pronoun ("it said", "the agency said") is the speaker who was named last, here or `earlier`.
    """
    token = parse.pieces[figure.at].first
    behind = [speaker for speaker in parse.speakers if speaker.scope_from <= token < speaker.scope_to]
    if not behind:
        return None
    chosen = min(behind, key=lambda speaker: abs(speaker.first - token))
    if not chosen.is_pronoun:
        return chosen
    named = [speaker for speaker in parse.speakers if speaker.first < chosen.first and not speaker.is_pronoun]
    before = named[-1] if named else earlier()
    if before is not None:
        return before
    return chosen if chosen.kind != SpeakerKind.OTHER else None  # "the ministry", though none was named
