"""The commands of `casualty-ledger`, one a module: each has `add_to`, which says what it takes, and runs by `run`."""
