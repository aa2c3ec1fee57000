"""The parts of the quantity reader and writer; ``corpus.quantity`` is their door."""
