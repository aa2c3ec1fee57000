"""Units that are one are one, and no others; conversions are exact."""

from decimal import Decimal

import pytest

from corpus.quantities.units import base_unit, normalise_unit
from corpus.quantity import same_unit


@pytest.mark.parametrize(
    "pair", [("人", "名"), ("名", "位"), ("万人", "位"), ("万元", "亿元"), ("万㎡", "平方米"), ("‰", "%")]
)
def test_units_of_one_thing_are_one(pair: tuple[str, str]) -> None:
    assert same_unit(*pair)


@pytest.mark.parametrize(
    "pair",
    [
        ("人", "人次"),
        ("所", "个"),
        ("个", "处"),
        ("%", "百分点"),
        ("人", "人/班"),
        ("册", "套"),
        ("", "个"),
        ("比", ""),
    ],
)
def test_units_of_different_things_stay_apart(pair: tuple[str, str]) -> None:
    assert not same_unit(*pair)


@pytest.mark.parametrize(
    ("unit", "factor", "base"),
    [
        ("万人", "10000", "人"),
        ("亿元", "100000000", "元"),
        ("万亿元", "1000000000000", "元"),
        ("万", "10000", ""),
        ("‰", "0.1", "%"),
        ("公顷", "10000", "平方米"),
        ("亩", "1", "亩"),
        ("名/班", "1", "人/班"),
    ],
)
def test_what_a_unit_is_worth(unit: str, factor: str, base: str) -> None:
    assert base_unit(unit) == (Decimal(factor), base)


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("㎡", "平方米"),
        ("万㎡", "万平方米"),
        ("平米", "平方米"),
        ("个小时", "小时"),
        ("个百分点", "百分点"),
        ("元/生/年", "元/生·年"),
    ],
)
def test_spellings_of_a_unit_are_made_one(written: str, unit: str) -> None:
    assert normalise_unit(written) == unit
