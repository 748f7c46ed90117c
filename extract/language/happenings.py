"""Which happening a figure goes on about, when its own sentence does not say what did it."""

from collections.abc import Sequence

from extract.claim import Claim, Outcome
from extract.language.causes import Cause, Spot, causes_in, told
from extract.language.document import Document, before_of, lead_of
from extract.language.parse import Parse
from extract.language.relations import Figure, is_of_group
from extract.language.sameness import Mention
from extract.language.sentences import Sentence

HARM = (Outcome.DEATHS, Outcome.INJURIES, Outcome.CASUALTIES)


def cause_before(
    parse: Parse, figure: Figure, mention: Mention, causes: Sequence[Spot], document: Document
) -> Cause | None:
    """Give the cause that was told of before where the words go on about it, else the nearest of the sentence.

    They go on under a line that ends in a colon; behind a sentence that counts nobody ("A bomb went off. Six people
    died."); with "the incident" or, after a car bomb, with "the attack"; with some of those who were told of ("six of
    the wounded died", "the dead include"), or with more of them right after ("another 40 were hurt").
    """
    cause = told(parse, causes[0]) if causes else None
    if cause is not None and not cause.again:
        return cause
    if cause is not None:
        earlier = last_cause(parse.sentence, cause.text, document)
        return earlier if earlier is not None and may_be(cause, earlier) else cause
    if figure.cue.outcome == Outcome.DETAINED:
        return None
    if (opened := opening_cause(parse.sentence, document)) is not None:
        return opened
    for at, hit in parse.tags["cause_again"].items():
        return last_cause(parse.sentence, parse.text(at, hit.last), document)
    if figure.cue.outcome not in HARM or figure.parent is not None:
        return None
    more = mention.further and figure.at == 0 and document.figures
    return document.cause if more or is_of_group(parse, figure) else None


def opening_cause(sentence: Sentence, document: Document) -> Cause | None:
    """Give the cause of the line with a colon that a sentence stands under, else of the sentence right before it.

    Of the latter "violence" is none: it is what the happening is a part of, not the happening.
    """
    lead, before = lead_of(sentence, document), before_of(sentence, document)
    causes = causes_in(lead) if lead is not None else []
    if not causes and before is not None:
        causes = [cause for cause in causes_in(before) if not cause.broad]
    return causes[-1] if causes else None


def may_be(cause: Cause, earlier: Cause) -> bool:
    """Say whether "the attack" or "the blast" may be what was told of before: of one type, or the same without one."""
    return cause.type == earlier.type if cause.type else cause.name == earlier.name


def last_cause(sentence: Sentence, words: str, document: Document) -> Cause | None:
    """Give the cause that `words` go on about: in a skipped sentence of the paragraph, of a figure, or in the title."""
    for skipped in reversed(document.skipped[document.causes_seen :]):
        found = causes_in(document.read(skipped)) if skipped.paragraph == sentence.paragraph else []
        if found:
            document.cause = found[-1]
            break
    document.causes_seen = len(document.skipped)
    if document.cause is not None or not document.article.title:
        return document.cause
    titled = causes_in(document.read(Sentence(document.article.title, 0, 0)))
    return titled[0]._replace(text=words) if titled else None  # the title is no part of the text


def remember_cause(parse: Parse, claims: tuple[Claim, ...], document: Document) -> None:
    """Keep what did it for later sentences; a new figure of harm without a cause is another happening."""
    for claim in claims:
        if claim.cause is not None and claim.cause_text is not None:
            document.cause = Cause(claim.cause, claim.cause_type, claim.cause_text)
        elif claim.outcome in HARM and claim.part_of is None and claim.repeats is None:
            document.cause = None
    if not claims and (found := causes_in(parse)):
        document.cause = found[-1]
    document.causes_seen = len(document.skipped)
