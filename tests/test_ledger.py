"""A workspace → a ledger; what cannot be read is listed."""

import dataclasses

import pytest

from extract import read_claims
from extract.errors import WorkspaceError
from extract.language import explain
from extract.ledger import readings, workspace
from extract.ledger.export import to_csv
from extract.ledger.ledger import load_ledger
from extract.ledger.tables import claims_table
from tests.ledgers import OTHER, TEXT, back, keep, row


def test_a_workspace_is_read_whole(tmp_path):
    """Texts, Markdown and rows stand side by side."""
    keep(tmp_path, a_txt=TEXT, b_md=f"---\ntitle: b\n---\n{OTHER}", c_jsonl=row(id="c", text="7 women were detained."))
    found = load_ledger(tmp_path)

    assert ([TEXT, OTHER, "7 women were detained."], ()) == ([article.text for article in found.articles], found.unread)
    assert ["deaths", "injuries", "detained"] == [claim.outcome for claim in found.claims]


def test_claims_and_articles_are_found_by_their_names(tmp_path):
    """A link names an article and a claim."""
    found = load_ledger(keep(tmp_path, a_txt=TEXT))

    assert found.articles[0] is found.article_of[found.articles[0].article_id]
    assert found.claims[0] is found.claim_of[found.claims[0].claim_id]


def test_a_broken_report_is_listed_and_the_others_load(tmp_path):
    """What could not be read is shown, never hidden."""
    files = {
        "b_md": b"\xff",
        "c_md": "---\ntitel: x\n---\nx",
        "d_md": "",
        "e_jsonl": "{}\n",
        "f_md": "---\nlanguage: xx\n---\nx",
    }
    found = load_ledger(keep(tmp_path, a_txt=TEXT, **files, g_txt=OTHER))

    assert {TEXT, OTHER} <= {article.text for article in found.articles}
    assert 2 == len(found.claims)
    assert 5 == len(found.unread)


def test_an_empty_workspace_is_a_ledger(tmp_path):
    """Nothing to read is not something that could not be read."""
    found = load_ledger(keep(tmp_path))

    assert ((), (), ()) == (found.articles, found.claims, found.unread)


def test_the_same_text_counts_once(tmp_path):
    """One report saved twice makes no second claim, and both files are named."""
    found = load_ledger(keep(tmp_path, a_md=f"---\ntitle: x\n---\n{TEXT}", b_md=f"---\ntitle: x\n---\n{TEXT}"))

    assert (1, 1, 1) == (len(found.articles), len(found.claims), len(found.unread))
    assert "a.md" in found.unread[0]
    assert "b.md" in found.unread[0]


def test_one_id_for_two_texts_is_not_called_the_same_text(tmp_path):
    """The message names the id, for the texts differ."""
    found = load_ledger(keep(tmp_path, a_jsonl=row(id="r", text=TEXT) + row(id="r", text=OTHER)))

    assert (1, 1) == (len(found.articles), len(found.unread))
    assert "the same text" not in found.unread[0]
    assert "'r'" in found.unread[0]


def test_a_name_of_a_claim_is_one_claim(tmp_path):
    """Every claim of a workspace can be linked to."""
    lines = "".join(row(id=name, text=TEXT) for name in ("r", "s", "r"))
    found = load_ledger(keep(tmp_path, a_jsonl=lines, b_txt=f"{TEXT} {OTHER} {OTHER}"))

    assert len(found.claims) == len(found.claim_of)


def test_a_claim_that_no_longer_stands_in_its_text_is_listed(tmp_path, monkeypatch):
    """A figure that leads nowhere counts nowhere."""
    monkeypatch.setattr(
        readings,
        "explain",
        lambda article: [
            dataclasses.replace(read, claims=tuple(dataclasses.replace(claim, quote="12") for claim in read.claims))
            for read in explain(article)
        ],
    )
    found = load_ledger(keep(tmp_path, a_md=f"---\ntitle: Aleppo\n---\n{TEXT}"))
    [claim] = read_claims(found.articles[0])

    assert () == found.claims
    [message] = found.unread
    assert message.endswith(f": claim {claim.claim_id} no longer stands in the text and counts nowhere")


@pytest.mark.parametrize("key", ["text", "title", "id", "publisher", "url"])
def test_half_a_character_breaks_neither_ledger_nor_download(tmp_path, key):
    """JSON can hold what no file can; one such row never costs the others."""
    strange = {"id": "s", "text": OTHER} | {key: f"{OTHER}\ud800"}
    found = load_ledger(keep(tmp_path, a_jsonl=row(**strange) + row(id="r", text=TEXT)))
    content = to_csv(claims_table(found))

    assert "r" in {cells[1] for cells in back(content)}
    assert [] == [message for message in found.unread if not message.isprintable()]


def test_two_readings_of_a_workspace_are_equal(tmp_path):
    """No clock and no order of hashing is in a ledger."""
    keep(tmp_path, a_txt=TEXT, b_txt=OTHER)

    assert load_ledger(tmp_path) == load_ledger(tmp_path)


@pytest.mark.parametrize("made", ["file", "articles as a file", "nothing"])
def test_what_is_no_workspace_is_an_error(tmp_path, made):
    """A workspace is a folder that holds a folder."""
    place = tmp_path / "w"
    if made == "file":
        place.write_text(TEXT, "utf-8")
    elif made == "articles as a file":
        place.mkdir()
        (place / "articles").write_text(TEXT, "utf-8")
    with pytest.raises(WorkspaceError, match="a workspace is a folder with reports in `articles/`"):
        load_ledger(place)


def test_the_bundled_reports_are_all_read():
    """The dashboard opens on a ledger that hides nothing."""
    found = load_ledger()

    assert () == found.unread
    assert len(list((workspace.BUNDLED / "articles").glob("*.md"))) == len(found.articles)
    assert len(found.claims) == len(claims_table(found))


def test_what_was_passed_over_is_kept_by_its_article(tmp_path):
    """A person can see what the reader did not take."""
    found = load_ledger(keep(tmp_path, a_txt=f"{TEXT} 12 offices were hit.", b_txt=OTHER))
    [passed] = found.passed

    assert "12 offices" == passed.quote
    assert {passed.article_id: [passed]} == found.passed_of
