"""The reviews as a gold set: what is read now, held against what people said."""

import json

import pytest

from extract.__main__ import main
from extract.errors import ReviewError
from extract.ledger.decisions import Decision, accept, correct, reject
from extract.ledger.ledger import Ledger, load_ledger
from extract.ledger.missed import add
from extract.ledger.reviews import Reviews
from extract.ledger.scoring import score
from extract.ledger.waiting import set_aside
from extract.ledger.workspace import Workspace
from tests.ledgers import keep
from tests.reviewers import ARTICLE, CHILDREN, HURT, KILLED, NOW, ledger, reading, without


def shares(read: Ledger, *decisions: Decision | ReviewError) -> dict[str, tuple[object, object]]:
    """Give right and n of each measure, fields by their name."""
    return {str(row["field"] or row["measure"]): (row["right"], row["n"]) for row in score(read, decisions)}


def missed(start: int, end: int, outcome: str = "deaths", **fields: object) -> Decision:
    """Mark a figure."""
    return add(ARTICLE, start, end, {"outcome": outcome} | fields, "Ada", NOW)


def test_a_reader_that_nobody_looked_at_has_no_score():
    """Nothing reviewed is everything right."""
    assert [(0, 0, None)] * 3 == [(row["right"], row["n"], row["share"]) for row in score(ledger(), [])][:3]


def test_precision_is_of_what_people_decided_on():
    """A claim that nobody looked at is right, or a corrected figure is none."""
    decisions = [accept(KILLED, "Ada", NOW), correct(HURT, {"place": "Hama"}, "Ada", NOW)]
    found = shares(ledger(), *decisions, reject(CHILDREN, "duplicate", "Ada", NOW))

    assert ((2, 3), (2, 2), (0, 0)) == (found["precision"], found["recall"], found["missed before"])


def test_a_figure_that_was_rejected_and_is_read_no_more_is_no_mistake():
    """The reader learns, and its score stays."""
    assert (0, 0) == shares(without(ledger(), KILLED), reject(KILLED, "duplicate", "Ada", NOW))["precision"]


def test_recall_counts_what_people_marked():
    """A reader that misses half is perfect on the other half."""
    found = shares(ledger(), accept(KILLED, "Ada", NOW), missed(0, 11, "missing"))

    assert ((1, 2), (0, 1)) == (found["recall"], found["missed before"])


def test_a_figure_is_found_by_shared_words_and_outcome():
    """A rule that reads a word more misses the figure."""
    wider = missed(0, KILLED.quote_end - 7)
    assert wider.claim_id != KILLED.claim_id

    assert (1, 1) == shares(ledger(), wider)["missed before"]
    assert (0, 1) == shares(ledger(), missed(0, KILLED.quote_end - 7, "missing"))["missed before"]
    assert (0, 1) == shares(ledger(), wider, accept(KILLED, "Ada", NOW))["missed before"]


def test_fields_are_held_against_what_is_read_now():
    """A better rule shows in no number."""
    decision = correct(KILLED, {"place": "Idlib"}, "Ada", NOW, checked=["value"])

    assert (0, 1) == shares(ledger(), decision)["place"]
    assert (1, 1) == shares(ledger(), decision)["value"]
    assert (1, 1) == shares(reading(ledger(), KILLED, place="Idlib", admin1=None), decision)["place"]
    assert "population" not in shares(ledger(), decision)


def test_the_newest_decision_is_the_gold():
    """What a person took back still counts."""
    decisions = reject(KILLED, "duplicate", "Ada", NOW), accept(KILLED, "Ben", NOW)

    assert (1, 1) == shares(ledger(), *decisions)["precision"]


def test_what_is_gone_is_not_scored_and_what_waits_is_counted():
    """A report that was taken away counts as missed."""
    gone = Ledger((), (), ())
    decision = accept(KILLED, "Ada", NOW)

    assert ((0, 0), (None, 1)) == (shares(gone, decision)["recall"], shares(gone, decision)["waiting"])
    assert (0, 0) == shares(ledger(), decision, set_aside(decision, "Ada", NOW))["recall"]


@pytest.fixture
def workspace(tmp_path) -> Workspace:
    """A workspace with a report, of which a person accepted the one figure."""
    made = Workspace(keep(tmp_path, a_md="At least 12 civilians were killed."))
    reviews = Reviews(made.reviews)
    reviews.keep(accept(load_ledger(tmp_path).claims[0], "Ada", NOW, checked=["value"]))
    reviews.close()
    return made


def test_the_command_prints_the_score(workspace, capsys):
    """The measures are in no file and on no terminal."""
    assert 0 == main(["score", "--workspace", str(workspace.folder), "--format", "table"])
    assert [
        "measure        field  right  n  share  meaning",
        "precision             1      1  1.0    of figures read, those that stand",
        "recall                1      1  1.0    of figures that stand, those read",
        "missed before         0      0         of figures marked as missed, those read",
        "field          value  1      1  1.0    read as people say",
        "waiting                      0         decisions to look at again",
        "5 measures",
    ] == capsys.readouterr().out.splitlines()
    assert 0 == main(["score", "--workspace", str(workspace.folder)])
    first = json.loads(capsys.readouterr().out.splitlines()[0])
    assert ("precision", None, 1, 1, 1.0) == tuple(first.values())[:5]


def test_the_command_names_what_is_not_understood(workspace, capsys):
    """A score leaves out a review, or a report, and says nothing."""
    keep(workspace.folder, b_md="")
    reviews = Reviews(workspace.reviews)
    with reviews.engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO reviews SELECT 2, made_at, reviewer, 'perhaps', reason, claim_id, article_id, follows, "
            "extractor_version, fields, seen FROM reviews"
        )
    reviews.close()

    assert 1 == main(["score", "--workspace", str(workspace.folder)])
    assert [
        "casualty-ledger: articles/b.md: there is no text; an article needs at least one sentence",
        f"casualty-ledger: {workspace.folder}/reviews.sqlite: review 2 is not understood: "
        "'perhaps' is not a valid Verdict; it is kept and not applied",
    ] == capsys.readouterr().err.splitlines()


def test_the_command_names_a_workspace_that_is_none(tmp_path, capsys):
    """A mistyped folder is a perfect score, or a traceback."""
    assert 2 == main(["score", "--workspace", str(tmp_path)])
    assert "it has no folder `articles`" in capsys.readouterr().err
