"""Reads reported casualty figures: text in, claims out."""

from extract.article import Article
from extract.claim import Claim
from extract.errors import ExtractError
from extract.language import read_claims
from extract.version import __version__

__all__ = ["Article", "Claim", "ExtractError", "__version__", "read_claims"]
