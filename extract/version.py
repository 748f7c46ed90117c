"""The version of the package; every claim carries it."""

VERSION = "0.1.0"
