"""The Chinese quantity reader and writer: text to Quantity, Quantity to text; comparison of what is measured.

Reading is in ``quantities.reader``, comparison in ``quantities.compare``, writing in ``quantities.writer``; this module
is the door to them.
"""

from corpus.quantities.compare import base_value, compatible, equal, same_unit
from corpus.quantities.forms import RATIO_UNIT
from corpus.quantities.nouns import Measured, Quantity
from corpus.quantities.reader import read_quantities
from corpus.quantities.words import Bound, bounds
from corpus.quantities.writer import value_text, write_quantity

__all__ = [
    "RATIO_UNIT",
    "Bound",
    "Measured",
    "Quantity",
    "base_value",
    "bounds",
    "compatible",
    "equal",
    "read_quantities",
    "same_unit",
    "value_text",
    "write_quantity",
]
