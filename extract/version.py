"""The version of the package; every claim carries it."""

__version__ = "0.1.0"
