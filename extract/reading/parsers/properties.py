"""The title and the authors that a file names: programs fill them in, so only what a person may have written counts."""

import re

NOBODY = {"user", "admin", "administrator", "owner", "author", "unknown", "python-docx", "microsoft office user"}
MADE_BY = re.compile(
    r"(?:Microsoft (?:Word|PowerPoint|Excel) - |untitled\b|document\d*\Z|slide 1\Z|word document\Z)", re.IGNORECASE
)
FILE = re.compile(r"\.(?:docx?|pdf|indd|odt|rtf|pages|qxp|tmp|xlsx?|pptx?)\Z", re.IGNORECASE)


def title_of(said: object) -> str:
    """Give a title, unless it is the name of a file or a program's.

    >>> title_of("Flash update no. 3"), title_of("Microsoft Word - update3.doc"), title_of("untitled")
    ('Flash update no. 3', '', '')
    """
    title = " ".join(str(said or "").split())
    return "" if MADE_BY.match(title) or FILE.search(title) or not any(letter.isalpha() for letter in title) else title


def authors_of(said: object) -> list[str]:
    """Give the names of authors, without those of nobody."""
    names = [name.strip() for name in str(said or "").split(";")]
    return [name for name in names if name and name.lower() not in NOBODY]
