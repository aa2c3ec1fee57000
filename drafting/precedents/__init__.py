"""The parts of borrowing: where sentences come from, and what of the lender is taken out of them."""
