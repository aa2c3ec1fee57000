"""Sentences over figures, rendered by code: patterns and cells to text with its evidence (pure)."""
