"""Bytes → text: what the bytes say of themselves first, then UTF-8, then the likeliest guess, which is told."""

import codecs
import re

from extract.errors import ArticleError

MARKS = (  # UTF-32 first: its mark begins like that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
NAME = re.compile(r"[A-Za-z0-9._:-]{1,40}")
LATIN = (
    "windows-1252"  # what web pages and Windows mean by "Latin-1"; also the likeliest for a text that is nearly ASCII
)
FOREIGN = (
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "koi8_r",
    "gb18030",
    "big5",
    "shift_jis",
    "euc_kr",
)
SAMPLE = 16_000  # bytes on each side of the first odd one, which are enough to guess from
MANY = 0.4  # of the bytes; a text in another script has more that are not ASCII
STRAY = 10  # one control character among so many characters is dirt; more of them are no text


def decode(data: bytes, declared: str = "") -> tuple[str, str]:
    """Give the text of some bytes, and a note where its encoding had to be guessed; `declared` is what came with them.

    Raises:
        ArticleError: the bytes are no text, or not in the encoding that their first bytes name.
    """
    for mark, name in MARKS:
        if data.startswith(mark):
            return as_text(strictly(data[len(mark) :], name)), ""
    for name in (declared, "utf-8") if NAME.fullmatch(declared) else ("utf-8",):
        try:
            return as_text(data.decode(latin(name))), ""
        except (UnicodeError, LookupError, ArticleError):
            continue
    name = guess(data)
    return as_text(data.decode(name, "replace")), f"not UTF-8; read as {name}: check the letters"


def strictly(data: bytes, name: str) -> str:
    """Decode bytes that say themselves what they are."""
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        found = f"byte {error.start} is 0x{error.object[error.start]:02x}, which is not {name.upper()}"
        raise ArticleError(f"{found}; save the file as UTF-8") from None


def as_text(text: str) -> str:
    """Give a text back, unless its control characters say that it is none."""
    odd = sum(text.count(chr(code)) for code in range(32) if chr(code) not in "\t\n\r\f\v") + text.count("\ufffd")
    if odd * STRAY > len(text):
        raise ArticleError("these bytes are no text; name a document that is read, or save it as text in UTF-8")
    return text


def latin(name: str) -> str:
    """Give the encoding that a declared name means on the web."""
    return LATIN if name.lower() in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"} else name


def guess(data: bytes) -> str:
    """Name the likeliest encoding of bytes that are not UTF-8 and have no mark."""
    if data.count(0) * 4 > len(data):  # Latin letters in two bytes each; every second one is nothing
        return "utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be"
    odd = next((at for at, byte in enumerate(data) if byte > 127), 0)
    sample = data[max(0, odd - SAMPLE) : odd + SAMPLE]
    if sum(byte > 127 for byte in sample) < MANY * len(sample):
        return LATIN
    from charset_normalizer import from_bytes  # only here: few texts need it

    best = from_bytes(sample, cp_isolation=list(FOREIGN)).best()
    return best.encoding if best else LATIN
