"""The timeline as Plotly gets it: where marks, bars and open ends stand."""

import ast
import math
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from pages.shared import charts
from pages.shared.charts import timeline_figure
from pages.shared.wording import LOOKS
from tests.made_up import claim, table

DAY = {"period_from": date(2016, 9, 29), "period_to": date(2016, 9, 29)}


def trace(figure, name):
    """The one trace of that name."""
    (found,) = [one for one in figure.data if one.name == name]
    return found


def names(figure):
    """The names of what is drawn, in order."""
    return [one.name for one in figure.data]


def test_an_exact_figure_is_one_filled_mark_without_a_bar():
    """A range drawn where the words give one number."""
    figure = timeline_figure(table(claim(value=12, **DAY)))
    mark = trace(figure, "deaths: closed")

    assert ["deaths: closed", "deaths"] == names(figure)
    assert [12.0] == list(mark.y)
    assert [pd.Timestamp("2016-09-29")] == list(pd.to_datetime(mark.x))
    assert ("circle", ("c1",)) == (mark.marker.symbol, mark.customdata)


def test_a_closed_range_is_a_bar_from_low_to_high():
    """A bar that is longer or shorter than the words allow; its mark stands on the lower end."""
    figure = timeline_figure(table(claim("between", None, low=20, high=25, **DAY)))

    assert [20.0, 25.0] == list(trace(figure, "deaths: range").y[:2])
    assert math.isnan(trace(figure, "deaths: range").y[2])
    assert [20.0] == list(trace(figure, "deaths: closed").y)


def test_an_open_end_is_a_dotted_line_with_an_arrow_and_a_hollow_mark():
    """An upper bound that nobody stated."""
    figure = timeline_figure(table(claim("more_than", 450, **DAY)), is_log=False)

    assert [450.0] == list(trace(figure, "deaths: open").y)
    assert "circle-open" == trace(figure, "deaths: open").marker.symbol
    assert "dot" == trace(figure, "deaths: open up").line.dash
    assert [450 + 451 * charts.WHISKER] == list(trace(figure, "deaths: arrow up").y)
    assert "triangle-up" == trace(figure, "deaths: arrow up").marker.symbol
    assert "deaths: arrow down" not in names(figure)
    assert "deaths: range" not in names(figure)


def test_at_most_is_open_downwards_and_about_both_ways():
    """A lower bound of zero that nobody stated."""
    assert "deaths: arrow up" not in names(timeline_figure(table(claim("at_most", 50, **DAY))))
    assert {"deaths: arrow up", "deaths: arrow down"} <= set(names(timeline_figure(table(claim("about", 50, **DAY)))))


def test_an_open_end_has_one_length_whatever_the_number():
    """A length that could be read as a number."""
    figure = timeline_figure(table(claim("at_least", 10, **DAY), claim("at_least", 100_000, **DAY)))
    tips, marks = trace(figure, "deaths: arrow up").y, trace(figure, "deaths: open").y

    assert np.allclose(np.log10(tips[0] / marks[0]), np.log10(tips[1] / marks[1]))


def test_zero_has_a_place_of_its_own_on_a_logarithmic_axis():
    """A claim of none that disappears because zero has no logarithm."""
    figure = timeline_figure(table(claim("none", 0, **DAY), claim(value=1000, **DAY)))

    assert [charts.ZERO_AT, 1000.0] == list(trace(figure, "deaths: closed").y)
    assert charts.ZERO_AT == figure.layout.yaxis.tickvals[0]
    assert "0" == figure.layout.yaxis.ticktext[0]
    assert ("0", "1", "10", "100", "1,000") == figure.layout.yaxis.ticktext


def test_a_linear_axis_starts_at_zero():
    """A difference that looks larger than it is."""
    figure = timeline_figure(table(claim("none", 0, **DAY)), is_log=False)

    assert [0.0] == list(trace(figure, "deaths: closed").y)
    assert "tozero" == figure.layout.yaxis.rangemode
    assert figure.layout.yaxis.type is None


def test_a_claim_without_a_period_stands_on_the_day_of_publication():
    """A claim that is left out, or moved."""
    figure = timeline_figure(table(claim()))

    assert [pd.Timestamp("2016-09-30")] == list(pd.to_datetime(trace(figure, "deaths: closed").x))


def test_a_claim_without_a_number_is_not_drawn():
    """A height for "many"."""
    rows = table(claim("vague", None, value_text="many", **DAY), claim(value=3, **DAY))

    assert ["c2"] == charts.drawable(rows)["claim_id"].tolist()
    assert ("c2",) == trace(timeline_figure(rows), "deaths: closed").customdata


@pytest.mark.parametrize("is_dark", [False, True])
def test_each_outcome_has_its_colour_its_symbol_and_one_line_in_the_legend(is_dark):
    """Outcomes that only colour tells apart."""
    rows = table(*(claim(outcome=outcome, term="", value=9, **DAY) for outcome in LOOKS))
    figure = timeline_figure(rows, is_dark=is_dark)

    for outcome, look in LOOKS.items():
        mark, entry = trace(figure, f"{outcome}: closed"), trace(figure, look.label)
        assert (look.symbol, look.dark if is_dark else look.light) == (mark.marker.symbol, mark.marker.color)
        assert (mark.marker.symbol, mark.marker.color) == (entry.marker.symbol, entry.marker.color)
    assert list(LOOKS) == [one.name for one in figure.data if one.showlegend is not False]


def test_a_reviewed_claim_has_a_ring_that_the_legend_explains():
    """A figure that a person checked, drawn like one that nobody has looked at."""
    rows = table(claim(**DAY), claim(outcome="injuries", term="injured", value=30, **DAY))
    figure = timeline_figure(rows.assign(review=pd.Series([None, "corrected"], dtype="str")))
    ring = trace(figure, "reviewed")

    assert "circle-open" == ring.marker.symbol
    assert [30.0] == list(ring.y)
    assert "reviewed" not in names(timeline_figure(rows))


def test_nothing_is_added_up():
    """A mark that no claim stands behind."""
    rows = table(claim(value=10, **DAY), claim(value=20, **DAY), claim("at_least", 30, **DAY))
    figure = timeline_figure(rows)
    heights = [*trace(figure, "deaths: closed").y, *trace(figure, "deaths: open").y]

    assert [10.0, 20.0, 30.0] == sorted(heights)


def test_a_mark_says_the_sentence_the_speaker_and_the_citation():
    """A number without its source."""
    figure = timeline_figure(table(claim(attribution="the health ministry", **DAY)))
    (text,) = trace(figure, "deaths: closed").hovertext

    said = "12 people were reported killed on 29 September 2016, according to the health ministry."
    assert said in text.replace("<br>", " ")
    assert "Said by: the health ministry" in text
    assert "The Daily, “Strike on Aleppo”, 30 September 2016" in text.replace("<br>", " ")


def test_many_claims_are_few_traces():
    """Ten thousand claims that a browser draws one by one."""
    many = pd.concat([table(claim("at_least", 12, **DAY), claim(value=5, **DAY))] * (charts.MANY // 2 + 1))
    figure = timeline_figure(many)

    assert ["deaths: arrow up", "deaths: closed", "deaths: open", "deaths"] == names(figure)
    assert {"scattergl"} == {one.type for one in figure.data[:-1]}
    assert len(many) == sum(len(one.x) for one in figure.data[1:-1])


def test_an_empty_table_is_an_empty_figure():
    """A page that breaks on nothing."""
    assert () == timeline_figure(table()).data


def test_charts_and_wording_know_no_streamlit():
    """A figure that only a running app can make."""
    for name in ("charts", "wording", "sentences", "selection", "described"):
        tree = ast.parse(Path(charts.__file__).with_name(f"{name}.py").read_text("utf-8"))
        imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}

        assert "streamlit" not in imported
