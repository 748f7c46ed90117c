"""A file, a folder, a stream → articles. Knows articles only, never claims."""

from extract.reading.sources import read_sources

__all__ = ["read_sources"]
