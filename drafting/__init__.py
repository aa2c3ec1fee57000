"""Writes: statistics table + template + precedents -> draft (a later issue)."""
