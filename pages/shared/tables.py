"""The claims table as people read it, and the downloads that hold exactly its rows."""

from functools import partial

import pandas as pd
import streamlit as st

from extract import schema
from extract.ledger.export import to_csv
from pages.shared.sentences import Row

# Ours to the left, in the order in which one asks: what, how many, of whom, where, when, who says so.
COLUMNS = {
    "passage": st.column_config.LinkColumn("Passage", display_text="Read", width=80),
    "outcome": st.column_config.TextColumn("Outcome", width=95),
    "value_text": st.column_config.TextColumn("As printed", width=150),
    "low": st.column_config.NumberColumn(
        "Lowest", format="localized", width=95, help="–: the words set no lower bound."
    ),
    "high": st.column_config.NumberColumn(
        "Highest", format="localized", width=95, help="–: the words set no upper bound."
    ),
    "population": st.column_config.TextColumn("Counted", width=110),
    "place": st.column_config.TextColumn("Place", width=140),
    "period_from": st.column_config.DateColumn("From", format="YYYY-MM-DD", width=105),
    "period_to": st.column_config.DateColumn("To", format="YYYY-MM-DD", width=105),
    "attribution": st.column_config.TextColumn("Said by", width=230),
    "status": st.column_config.TextColumn("Status", width=90),
    "review": st.column_config.TextColumn("Review", width=95, help="What a reviewer decided; –: nobody has looked."),
    "publisher": st.column_config.TextColumn("Published by", width=190),
    "published": st.column_config.DateColumn("Published", format="YYYY-MM-DD", width=105),
    "said": st.column_config.TextColumn("In a sentence", width=520),
    "report": st.column_config.LinkColumn("Report", display_text="Open", width=80),
}
ROWS_HIGH = 15  # rows that are seen at once; the rest scroll


def show_claims_table(rows: pd.DataFrame, sentence: str, key: str) -> Row | None:
    """Draw the table; give the row that is chosen, if any."""
    event = st.dataframe(
        rows[list(COLUMNS)],
        column_config=COLUMNS,
        hide_index=True,
        height=38 + 35 * min(len(rows), ROWS_HIGH),
        on_select="rerun",
        selection_mode="single-row",
        placeholder="–",
        lazy=False,
        key=key,
        alt=f"Table of claims: {sentence}",
    )
    chosen = [place for place in event.selection.rows if place < len(rows)]
    return rows.iloc[chosen[0]].to_dict() if chosen else None


def show_download(rows: pd.DataFrame, file_name: str) -> None:
    """A button that writes the CSV when it is pressed: every column of the schema, these rows."""
    st.download_button(
        "Download CSV",
        partial(csv_of, rows),
        file_name,
        "text/csv",
        on_click="ignore",
        key="download",
    )


def show_download_of(table: str, rows: pd.DataFrame, file_name: str) -> None:
    """A quieter button for a table that goes with the claims: "events" or "speakers"."""
    st.download_button(
        f"{table.capitalize()} (CSV)",
        partial(csv_of, rows, table),
        file_name,
        "text/csv",
        on_click="ignore",
        type="tertiary",
        key=f"download-{table}",
    )


def csv_of(rows: pd.DataFrame, table: str = "claims") -> bytes:
    """The rows with the columns of the schema, without those that only the screen needs."""
    return to_csv(rows[list(schema.names(table))])
