"""Fills the library: file -> document -> outline -> passages."""
