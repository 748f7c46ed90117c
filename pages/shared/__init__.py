"""What the pages share: frame, store, selection, wording, charts, cards."""
