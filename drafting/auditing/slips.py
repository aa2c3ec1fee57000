"""How near two printed numbers are: a slip of the pen, or two different numbers (pure)."""

from __future__ import annotations

from decimal import Decimal

from corpus.checks.subjects import LEAST_SIZE, LEAST_SIZE_OF_SMALL, SMALL

# Two numbers of fewer digits are often one digit apart by chance.
TELLING_DIGITS = 3
TELLING_DECIMALS = 2
# A number of so many digits is met twice only where it is the same number.
UNMISTAKABLE_DIGITS = 4


def telling(value: Decimal) -> bool:
    """Whether a number has digits enough that meeting it again is no accident."""
    printed = f"{abs(value):f}"
    decimals = len(printed.partition(".")[2])
    return len(printed.replace(".", "").lstrip("0")) >= TELLING_DIGITS or decimals >= TELLING_DECIMALS


def digits(value: Decimal) -> str:
    """The digits of a number without point, sign and leading zeros."""
    return f"{abs(value):f}".replace(".", "").lstrip("0")


def is_slip(one: Decimal, other: Decimal) -> bool:
    """Whether one number is the other with a digit mistyped, dropped, doubled, or two exchanged, or the point moved."""
    left, right = (f"{abs(value):f}".replace(".", "") for value in (one, other))
    if left == right or left.strip("0") == right.strip("0"):
        return True
    if len(left) == len(right):
        differing = [n for n, pair in enumerate(zip(left, right, strict=True)) if pair[0] != pair[1]]
        return len(differing) == 1 or (len(differing) == 2 and sorted(left) == sorted(right))
    if abs(len(left) - len(right)) != 1:
        return False
    short, long = sorted((left, right), key=len)
    return any(long[:n] + long[n + 1 :] == short for n in range(len(long)))


def comparable_amounts(one: Decimal, other: Decimal) -> bool:
    """Whether two amounts, in one unit, are near enough to be of one thing at all (as ``corpus.checks.subjects``)."""
    low, high = sorted((abs(one), abs(other)))
    if high <= SMALL:
        return low >= high * LEAST_SIZE_OF_SMALL or high <= 1
    return low >= high * LEAST_SIZE
