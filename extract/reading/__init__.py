"""What people bring → drafts of articles. Knows articles only, never claims."""

from extract.reading.draft import Draft
from extract.reading.sources import read_document, read_kept, read_paste, read_sources

__all__ = ["Draft", "read_document", "read_kept", "read_paste", "read_sources"]
