"""Casualty Ledger: every reported figure, with the sentence it was read from.

Run it with `make dashboard`, or `streamlit run dashboard.py`.
"""

from pages.shared import frame

frame.run()
