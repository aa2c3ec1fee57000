"""Which units count one sort of thing (pure)."""

from __future__ import annotations

from corpus.quantity import Quantity

# Units in no sort are not judged.
_SORTS = {
    "学校": "所 处 座",
    "人": "人 名 位 万人 万名",
    "人次": "人次 万人次",
    "钱": "元 万元 亿元 万亿元",
    "面积": "平方米 万平方米 亩 公顷",
    "率": "% ‰",
    "书": "册 万册",
    "台": "台 万台",
    "间": "间",
    "套": "套 万套",
    "家": "家",
    "次": "次 场 场次",
    "个": "个",
    "节": "节",
    "户": "户 万户",
    "件": "件",
}
_SORT_OF = {unit: sort for sort, units in _SORTS.items() for unit in units.split()}
# Schools, kindergartens and 教学点 of one list are counted by several words.
_PLACES = frozenset({"学校", "个", "家"})
_SCALES = ("万亿", "亿", "万")


def sort_of(unit: str) -> str | None:
    """The sort of thing that a unit counts; null for a unit that may count several."""
    return _SORT_OF.get(unit)


def one_sort(one: str, two: str) -> bool:
    """Whether two units may count one thing: 人 and 名, 所 and 个; whatever their 万."""
    if one == two:
        return True
    sorts = {sort_of(one), sort_of(two)}
    return len(sorts) == 1 or sorts <= _PLACES


def alike(one: str, two: str) -> bool:
    """Whether two units count one thing in one magnitude."""
    return one_sort(one, two) and scale(one) == scale(two)


def scale(unit: str) -> str:
    """The 万 or 亿 of a unit."""
    return next((each for each in _SCALES if unit.startswith(each)), "")


def with_unit(quantity: Quantity, unit: str) -> str:
    """A quantity's words with another unit."""
    number, found, behind = quantity.text.rpartition(quantity.unit)
    return f"{number}{unit}{behind}" if quantity.unit and found else quantity.text + unit
