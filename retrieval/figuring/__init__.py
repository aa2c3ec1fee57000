"""The figure store asked: what a question wants of it, which figures answer, and how that is said."""
