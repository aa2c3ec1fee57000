"""What stands behind templates: their nouns, their files read, their patterns, the names they use."""
