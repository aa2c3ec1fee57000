"""Writes: statistics table, template and precedents to a draft; and reviews drafts."""
