"""Readers: a file of any kind that an office has -> blocks with their places (one module a format)."""

from ingest.readers.limits import DEFAULT_LIMITS, Limits
from ingest.readers.names import SUPPORTED_SUFFIXES, is_candidate
from ingest.readers.registry import read

__all__ = ["DEFAULT_LIMITS", "SUPPORTED_SUFFIXES", "Limits", "is_candidate", "read"]
