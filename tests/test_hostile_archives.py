"""Archives → the drafts in them, and what archives are made to do instead."""

import io
import stat
import zipfile

import pytest

from extract.limits import Limits
from extract.reading import read_sources
from tests.brought import OTHER, PAGE, TEXT, docx, fault, packed, pdf, read_bytes

OUTSIDE = "its name leads out of the archive, so it is not read; pack it anew under a plain name"


def read(data: bytes, limits: Limits = Limits()) -> tuple[list[str], list[str]]:
    """Read a ZIP; give the texts and the messages, each without the archive's name."""
    drafts, messages = read_bytes("a.zip", data, limits)
    return [one.article.text for one in drafts], [message.removeprefix("a.zip: ") for message in messages]


def test_members_come_in_the_order_of_their_names():
    """Each kind is read through the same door, and what a computer packs along is passed over."""
    members = {
        "c.pdf": pdf([TEXT]),
        "b/a.html": PAGE,
        "a.md": f"---\ntitle: T\n---\n{TEXT}",
        "d.zip": packed({"in.docx": docx(TEXT)}),
        "e.jsonl": f'{{"text": "{OTHER}"}}\n5\n',
        **dict.fromkeys(["__MACOSX/._a.md", ".DS_Store", "b/.hidden.txt", "Thumbs.db"], "x"),
    }
    drafts, messages = read_bytes("a.zip", packed(members))

    assert ["a.md", "b/a.html", "c.pdf", "d.zip: in.docx", "e.jsonl, line 1"] == [
        one.source.removeprefix("a.zip: ") for one in drafts
    ]
    assert ['a.zip: e.jsonl, line 2: a number instead of an object; write {"id": …, "text": …}'] == messages


@pytest.mark.parametrize(
    "name", ["../x.txt", "a/../../x.txt", "/etc/x.txt", "C:\\x.txt", "..\\x.txt", "\\\\host\\x.txt"]
)
def test_a_name_that_leads_out_is_not_read(name, tmp_path, monkeypatch):
    """Nothing is written anywhere, and the trick is told."""
    monkeypatch.chdir(tmp_path)

    assert ([OTHER], [f"{name}: {OUTSIDE}"]) == read(packed({name: TEXT, "z.txt": OTHER}))
    assert [] == list(tmp_path.parent.glob("x.txt"))


def test_a_link_is_not_followed():
    """A link to a secret is not the secret."""
    link = zipfile.ZipInfo("a.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(link, "/etc/passwd")

    assert ([], ["a.txt: a link and no file, so it is not read; pack the file itself"]) == read(out.getvalue())


def test_an_encrypted_member_is_told():
    """The others are read."""
    data = bytearray(packed({"a.txt": TEXT, "b.txt": OTHER}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1

    expected = "a.txt: encrypted; unpack it with its password, and bring what is in it"
    assert ([OTHER], [expected]) == read(bytes(data))


def test_a_bomb_is_counted_while_it_unpacks():
    """What its head says it unpacks to is not believed; nothing after it is read."""
    data = packed({"a.txt": b"0" * 900, "b.txt": b"0" * 900, "c.txt": TEXT})
    expected = "b.txt: the archive unpacks to more than 1,000 bytes (limit unpacked_bytes); nothing more of it is read"

    assert [expected] == read(data, Limits(unpacked_bytes=1000))[1]


def test_a_large_member_never_stops_the_others():
    """Each member is a document with the limit of one."""
    data = packed({"a.txt": b"0" * 3_000_000, "b.txt": TEXT})
    expected = "a.txt: more than 2,000,000 bytes (limit document_bytes); bring its parts one by one"

    assert ([TEXT], [expected]) == read(data, Limits(document_bytes=2_000_000))


def test_a_bomb_in_an_archive_in_an_archive_takes_of_the_same_room():
    """A ZIP of ZIPs cannot unpack to the limit many times over."""
    inner = packed({"a.txt": "0" * 600})
    messages = read(packed({"1.zip": inner, "2.zip": inner}), Limits(unpacked_bytes=1200))[1]

    assert ["2.zip: a.txt: the archive unpacks to more than 1,200 bytes (limit unpacked_bytes); "
            "nothing more of it is read"] == messages  # fmt: skip


def test_archives_in_archives_have_an_end():
    """A ZIP that holds itself is not followed for ever."""
    data = packed({"x.txt": TEXT})
    for _ in range(3):
        data = packed({"in.zip": data})
    expected = "in.zip: in.zip: in.zip: inside 3 others; at most 2 (limit archive_depth); bring it by itself"

    assert ([], [expected]) == read(data)


def test_too_many_members_are_refused():
    """A directory of a million names is not even opened."""
    data = packed({f"{number}.txt": "" for number in range(4)})

    assert "a.zip: more than 3 files (limit archive_members); bring it in parts" == fault(
        "a.zip", data, Limits(archive_members=3)
    )


@pytest.mark.parametrize(
    "name", ["two\nlines.txt", "red\x1b[31m.txt", "\u202etxt.exe.txt", "é\udc80.txt", "x" * 60_000]
)
def test_the_name_of_a_member_is_only_a_name(name):
    """A message stays one short printable line, whatever a member is called."""
    drafts, messages = read_bytes("a.zip", packed({name.encode("utf-8", "replace").decode(): TEXT, "b.txt": ""}))

    assert TEXT == drafts[0].article.text
    assert all(said.isprintable() and len(said) < 300 for said in [drafts[0].source, drafts[0].article.file, *messages])


def test_a_zip_on_disk_is_a_folder(tmp_path):
    """Named as a source, or lying in a folder, it is read like one; each member has a key of its own."""
    (tmp_path / "a.zip").write_bytes(packed({"x.txt": TEXT, "y.txt": OTHER}))
    first, second = read_sources([str(tmp_path)])

    assert [TEXT, OTHER] == [first.article.text, second.article.text]
    assert 2 == len({first.article.file_key, second.article.file_key} - {""})
