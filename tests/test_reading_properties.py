"""Any bytes under any name: what holds for all of them."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.brought import PAGE, TEXT, docx, mail, packed, pdf, read_bytes

NAMES = [
    "a.txt",
    "a.md",
    "a",
    "a.html",
    "a.pdf",
    "a.docx",
    "a.eml",
    "a.rss",
    "a.json",
    "a.jsonl",
    "a.csv",
    "a.zip",
    "a.gz",
]
SEEDS = [
    TEXT.encode(),
    PAGE.encode(),
    pdf([TEXT]),
    docx(TEXT),
    packed({"a.txt": TEXT}),
    mail(TEXT),
    b"text\nx\n",
    b'{"text": "x"}',
]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    name=st.one_of(st.sampled_from(NAMES), st.text(max_size=20)),
    seed=st.one_of(st.sampled_from(SEEDS), st.binary(max_size=200)),
    cut=st.integers(0, 400),
    put=st.binary(max_size=20),
)
def test_any_bytes_under_any_name_are_drafts_or_messages(name, seed, cut, put):
    """Whatever somebody brings, the answer is a report or one printable line, never a traceback."""
    drafts, messages = read_bytes(name, seed[:cut] + put + seed[cut + len(put) :])

    assert all(message.isprintable() for message in messages)
    assert all(one.article.text.strip() for one in drafts)
    assert all("\0" not in one.article.text and "\r" not in one.article.text for one in drafts)
