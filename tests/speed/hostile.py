"""Texts that cost much in little: how each begins, and what is repeated to make it long."""

CLAIM = "12 people were killed. "  # so that no text is passed over at once
REPORT = "At least 12 civilians were killed and 30 wounded in Aleppo on Monday, the health ministry said. "
SAMPLES = {
    "reports in paragraphs": ("", REPORT * 10 + "\n\n"),
    "reports in one line": ("", REPORT),
    "'12 killed and '": ("", "12 killed and "),
    "cue words": (CLAIM, "killed "),
    "numbers": (CLAIM, "12 "),
    "no space": (CLAIM, "12killed"),
    "commas": (CLAIM, ","),
    "capitals": (CLAIM, "Anna Moreau Haddad "),
    "quotes never closed": (CLAIM, "“ "),
    "abbreviations": (CLAIM, "Mr. approx. "),
    "parts of parts": ("", "12 killed, including 3 children, four of them girls, "),
    "he said": ("", "It was dark in Aleppo. He said that 12 people died. "),
    "lines": ("", "12 killed\n"),
}
