"""The parts of reading figures; ``ingest.figures`` is their door."""
