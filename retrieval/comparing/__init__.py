"""The parts of a comparison; ``retrieval.compare`` leads, ``retrieval.comparison`` holds the nouns."""
