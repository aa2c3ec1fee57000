"""What must hold between figures, kind by kind; ``corpus.figure_checks`` and ``corpus.contradictions`` lead."""
