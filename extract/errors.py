"""What can go wrong, said to the person who can mend it.

ExtractError            shown as text, never as a traceback
├── ArticleError        a report that cannot be read
├── WorkspaceError      a folder that is not a workspace, or its reviews that cannot be reached
├── ReviewError         a decision on a claim that cannot be taken
├── PackError           words or rules of a language that contradict themselves
└── UnknownLanguage     no pack for the language of an article

Every message says where, what was found, what is allowed and what to do.
"""


def shown(name: object) -> str:
    """Write a name so that a message stays one printable line: what cannot be printed is escaped."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in str(name))


class ExtractError(Exception):
    """A fault in what was given to us; anything else that is raised is our bug."""


class ArticleError(ExtractError):
    """A report that cannot be read; the others are read all the same."""


class WorkspaceError(ExtractError):
    """A folder that cannot be opened as a workspace, or a database of reviews that cannot be reached."""


class ReviewError(ExtractError):
    """A decision on a claim that cannot be taken; nothing is kept of it."""


class PackError(ExtractError):
    """A language pack whose words or rules are not well formed."""


class UnknownLanguage(ExtractError):
    """An article in a language that has no pack."""
