"""A described claims table in, a Plotly figure out. Nothing is summed, and nothing is invented.

What an eye could misread, and what is done about it: a hollow mark has an open end; an open end is a
dotted whisker with an arrow, of one fixed length, for no length is known; a blank bound draws no bar.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log10
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from plotly.basedatatypes import BaseTraceType

from pages.shared.wording import LOOKS, colour, number

HEIGHT = 480  # pixels
MANY = 1500  # marks; beyond it WebGL draws, below it SVG is crisper
SIZE = {False: 10, True: 6}  # pixels of a mark, by is_many; small ones hide less, and are drawn in half the time
PAPER = {False: "#fdfcfa", True: "#14171a"}  # by is_dark; backgroundColor of .streamlit/config.toml
INK = {False: "#12161b", True: "#ece9e4"}  # by is_dark; textColor of the same
WHISKER = 0.04  # length of an open end, as a share of the height of what is drawn
ZERO_AT = 0.5  # where zero stands on a logarithmic axis, under a tick that says 0


def timeline_figure(
    rows: pd.DataFrame, *, is_log: bool = True, is_dark: bool = False, can_zoom: bool = True
) -> go.Figure:
    """One mark per claim on its day, a bar from low to high, an arrow at every open end.

    The mark stands on the printed number; on the lower end where a range is printed, or on the one
    bound that the words give. Each mark's `customdata` is its claim_id.
    Beyond `MANY` marks the dotted lines are left out; the hollow marks and the arrows stay.
    """
    drawn = with_heights(drawable(rows), is_log)
    is_many = len(drawn) > MANY
    traces: list[BaseTraceType] = []
    for outcome in LOOKS:
        part = drawn[drawn["outcome"] == outcome]
        if len(part):
            kind = go.Scattergl if is_many else go.Scatter
            draw = Brush(kind, outcome, colour(outcome, is_dark), PAPER[is_dark], SIZE[is_many])
            traces += [*bars(part, draw), *open_ends(part, draw, not is_many), *marks(part, draw), legend_entry(draw)]
    traces += rings(drawn[drawn["review"].notna()], is_dark, SIZE[is_many])
    return go.Figure(traces, layout(drawn, is_log, can_zoom))


def drawable(rows: pd.DataFrame) -> pd.DataFrame:
    """The claims with a day and a number; "many were hurt" has no height, and is in the table only."""
    has_number = rows["value"].notna() | rows["low"].notna() | rows["high"].notna()
    return rows[has_number & rows["day"].notna()]


def with_heights(rows: pd.DataFrame, is_log: bool) -> pd.DataFrame:
    """Add where each mark, bar end and arrow stands on the axis.

    mark, bottom, top: floats; bottom or top is NaN where it is open. down, up: tips of the arrows.
    """
    bounds = rows[["value", "low", "high"]].astype("float64")
    if is_log:
        bounds = bounds.mask(bounds == 0, ZERO_AT)
    mark = bounds["value"].fillna(bounds["low"]).fillna(bounds["high"])
    low, high = bounds["low"], bounds["high"]
    step = open_length(pd.concat([mark, low, high]), is_log)
    return rows.assign(
        mark=mark,
        bottom=low,
        top=high,
        down=(mark / 10**step if is_log else (mark - step).clip(lower=0)).where(low.isna()),
        up=(mark * 10**step if is_log else mark + step).where(high.isna()),
    )


def open_length(heights: "pd.Series[float]", is_log: bool) -> float:
    """How long an open end is drawn: in decades on a logarithmic axis, else in the axis' unit."""
    least, most = heights.min(), heights.max()
    if heights.dropna().empty:
        return 1.0
    return max(WHISKER * log10(most / least), 0.06) if is_log else max(WHISKER * float(most), 0.5)


@dataclass(frozen=True, slots=True)
class Brush:
    """How one outcome is drawn: the kind of trace, its colour and that of the page, the size of a mark."""

    kind: type[BaseTraceType]
    outcome: str
    shade: str
    paper: str
    size: int

    def __call__(self, name: str, **what: Any) -> BaseTraceType:
        """One trace of this outcome, hidden and shown with the others, without a line in the legend."""
        return self.kind(name=f"{self.outcome}: {name}", legendgroup=self.outcome, showlegend=False, **what)


def bars(part: pd.DataFrame, draw: Brush) -> Iterator[BaseTraceType]:
    """One line for all closed ranges of an outcome, with gaps between them."""
    closed = part[part["bottom"].notna() & part["top"].notna() & (part["bottom"] != part["top"])]
    if len(closed):
        days, heights = lines(closed, "bottom", "top")
        line = {"color": draw.shade, "width": 2.5}
        yield draw("range", x=days, y=heights, mode="lines", line=line, hoverinfo="skip")


def open_ends(part: pd.DataFrame, draw: Brush, with_lines: bool) -> Iterator[BaseTraceType]:
    """For the open ends of an outcome that point the same way: one dotted line, and their arrow heads."""
    for tip in ("up", "down"):
        some = part[part[tip].notna()]
        if len(some):
            head = {"color": draw.shade, "symbol": f"triangle-{tip}", "size": 0.7 * draw.size}
            at = {"x": some["day"].to_numpy(), "y": some[tip].to_numpy()}
            if with_lines:
                days, heights = lines(some, "mark", tip)
                line = {"color": draw.shade, "width": 1.5, "dash": "dot"}
                yield draw(f"open {tip}", x=days, y=heights, mode="lines", line=line, hoverinfo="skip")
            yield draw(f"arrow {tip}", **at, mode="markers", marker=head, hoverinfo="skip")


def marks(part: pd.DataFrame, draw: Brush) -> Iterator[BaseTraceType]:
    """The marks: filled when both bounds are known, hollow when one is open."""
    is_open = part["bottom"].isna() | part["top"].isna()
    symbol = LOOKS[draw.outcome].symbol
    filled, hollow = {"width": 1, "color": draw.paper}, {"width": draw.size / 5, "color": draw.shade}
    for name, shape, edge, some in (
        ("closed", symbol, filled, part[~is_open]),
        ("open", f"{symbol}-open", hollow, part[is_open]),
    ):
        if len(some):
            yield draw(
                name,
                x=some["day"].to_numpy(),
                y=some["mark"].to_numpy(),
                mode="markers",
                marker={"color": draw.shade, "symbol": shape, "size": draw.size, "opacity": 0.9, "line": edge},
                customdata=some["claim_id"].tolist(),
                hovertext=some["hover"].tolist(),
                hovertemplate="%{hovertext}<extra></extra>",
                selected={"marker": {"opacity": 1}},
                unselected={"marker": {"opacity": 0.3}},
            )


def rings(reviewed: pd.DataFrame, is_dark: bool, size: int) -> Iterator[BaseTraceType]:
    """A ring around every mark that a person has looked at, with its own line in the legend."""
    if len(reviewed):
        marker = {"symbol": "circle-open", "size": 1.9 * size, "color": INK[is_dark], "line": {"width": 1.2}}
        at = {"x": reviewed["day"].to_numpy(), "y": reviewed["mark"].to_numpy(), "mode": "markers"}
        yield go.Scatter(**at, marker=marker, name="reviewed", hoverinfo="skip")


def legend_entry(draw: Brush) -> go.Scatter:
    """An outcome's line in the legend, always filled, whatever its marks are."""
    look = LOOKS[draw.outcome]
    marker = {"color": draw.shade, "symbol": look.symbol, "size": SIZE[False]}
    at = {"x": [None], "y": [None], "mode": "markers", "hoverinfo": "skip"}
    return go.Scatter(**at, marker=marker, name=look.label, legendgroup=draw.outcome)


def lines(rows: pd.DataFrame, start: str, end: str) -> tuple[Any, Any]:
    """Upright lines on each row's day from one height to another, with a gap after each."""
    days = np.repeat(rows["day"].to_numpy(), 3)
    heights = np.column_stack([rows[start], rows[end], np.full(len(rows), np.nan)]).ravel()
    return days, heights


def layout(drawn: pd.DataFrame, is_log: bool, can_zoom: bool) -> dict[str, object]:
    """Axes, legend and margins; no title, for the page has one."""
    axis: dict[str, object] = {"title": {"text": "Reported number"}, "fixedrange": not can_zoom, "zeroline": False}
    if is_log:
        low, high = float(drawn["mark"].min()), float(drawn[["mark", "top", "up"]].max().max())
        values, labels = decades(low, high)
        axis |= {"type": "log", "tickvals": values, "ticktext": labels}
    else:
        axis |= {"rangemode": "tozero", "tickformat": ",~r"}
    days = {"type": "date", "title": {"text": ""}, "showgrid": False, "fixedrange": not can_zoom}
    return {
        "height": HEIGHT,
        "margin": {"l": 0, "r": 8, "t": 12, "b": 0},
        "hovermode": "closest",
        "dragmode": False,
        "hoverlabel": {"align": "left"},
        "legend": {"orientation": "h", "x": 0, "y": -0.1, "yanchor": "top", "title": {"text": ""}},
        "xaxis": days | day_range(drawn["day"]),
        "yaxis": axis,
    }


def day_range(days: "pd.Series[pd.Timestamp]") -> dict[str, object]:
    """A few days around what is drawn when it is all within ten, lest the axis counts hours."""
    if days.empty or days.max() - days.min() > pd.Timedelta(days=10):
        return {}
    margin = pd.Timedelta(days=5)
    return {"range": [days.min() - margin, days.max() + margin]}


def decades(low: float, high: float) -> tuple[list[float], list[str]]:
    """Ticks at the powers of ten around two heights, and one for zero when it is drawn."""
    if pd.isna(low) or pd.isna(high):
        return [1], ["1"]
    values, labels = ([ZERO_AT], ["0"]) if low < 1 else ([], [])
    power = 10 ** int(max(log10(max(low, 1)), 0))
    while True:
        values.append(power)
        labels.append(number(power) if power < 1_000_000 else f"{number(power // 1_000_000)} million")
        if power >= high:
            return values, labels
        power *= 10
