"""The Chinese quantity reader and writer: text to Quantity, Quantity to text; comparison of what is measured.

Reading is in ``quantity_reader``, comparison in ``quantity_compare``, writing in ``quantity_writer``; this module
is the door to them.
"""

from corpus.quantity_compare import base_value, compatible, equal, same_unit
from corpus.quantity_forms import RATIO_UNIT
from corpus.quantity_nouns import Measured, Quantity
from corpus.quantity_reader import read_quantities
from corpus.quantity_words import Bound, bounds
from corpus.quantity_writer import value_text, write_quantity

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
