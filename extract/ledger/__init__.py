"""Claims kept and compared: workspaces, tidy tables, exports. DataFrames begin here."""
