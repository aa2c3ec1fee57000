"""When a string that is a place's name stands for the place, and when it is part of other words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from corpus.tables import read_table

# Characters that stand alone beside a word: 投资|中, 从|化解, 高|安全, 和|政府.
_ALONE = frozenset("中上下内外的和与及在对为从到由向以于大小多高低新老全各等有无可要会能将把被让给比同又也都就已不最更")
# Words that are left when a name of three characters is cut after its first: 高中|山区, 全市|城区.
_COMMON_AREAS = frozenset(
    {"山区", "市区", "城区", "校区", "郊区", "县区", "地区", "社区", "园区", "矿区", "中区", "城市", "县市"}
)
# What makes another thing of a short form: a road, a town, a river, a school or a firm called after a place.
_NOT_THE_PLACE = re.compile(
    r"[东西南北中]?(?:路|街|大道|大街|巷|镇|乡|村|河|湖|山(?!区)|江|桥|岛|小区|花园|广场|大厦|书店|话)"
    r"|大学|学院|附中|附小"
)
# 越秀中学, 东风小学: any town may call a school so; 孟津小学 in a question means the schools of 孟津.
_SCHOOL = re.compile(r"(?:实验|中心|希望|第.)?(?:小学|中学|初中|高中|学校|幼儿园|完小|教学点|社区|教育集团)")
# Offices, and levels written after a short form, that make a place of any word: 和平教育局, 新华县区.
_OFFICE = re.compile(
    r"(?:教育局|教体局|教育体育局|教育和体育局|教委|教育委员会|文教局|教科局|人民政府|两地|三地|四地|五地)"
)
_CLEAN_LEFT = re.compile(r"(?:^|[^一-鿿]|[和与跟及或比对在从到自向往由让请问查看把将是为按叫给对照])$")
_CLEAN_RIGHT = re.compile(r"^(?:$|[^一-鿿]|[和与跟及或比的在有是哪两三四五呢吗去今前近现共全那分各]|以及|目前)")
_BEFORE_TWO = re.compile(r"(?:^|[^一-鿿]|[与及在对从到自向往由让请是按赴的]|学年|年度|年|月|省|市|州)$")
_AFTER_TWO = re.compile(r"^(?:级|域|长|以|内|外|区|市|乡|处|直|情|城区|委书记|委常委)")


@dataclass(frozen=True, slots=True)
class PlaceRules:
    """``ordinary`` place names that are also words; ``before``/``after``: characters that make a word with the key."""

    ordinary: frozenset[str]
    before: dict[str, str]
    after: dict[str, str]

    def allows(
        self, text: str, start: int, end: int, *, full: bool, known: bool, district: bool, after_place: bool
    ) -> bool:
        """Whether ``text[start:end]``, a full or short name, stands for the place.

        :param known: the library has papers of that place.
        :param district: the name is one of city districts only.
        :param after_place: another place's name ends right before, as in 安徽省和县.
        """
        name = text[start:end]
        if full and name not in self.ordinary:
            if after_place:
                return True
            return self._two_stands(text, start, end) if len(name) == 2 else not self._cut(text, start, end)
        if name in self.ordinary:
            if after_place and full:
                return True
            if _OFFICE.match(text, end) and not self._straddles(text, start, end):
                return True
            if not (known or after_place):
                return False
            left = after_place or _CLEAN_LEFT.search(text[max(0, start - 1) : start]) is not None
            return left and _CLEAN_RIGHT.match(text[end : end + 2]) is not None
        if _NOT_THE_PLACE.match(text, end) or (district and not known and _SCHOOL.match(text, end)):
            return False
        return after_place or not self._straddles(text, start, end)

    def _joins(self, text: str, start: int, end: int) -> tuple[bool, bool]:
        left = start > 0 and text[start - 1] in self.before.get(text[start], "")
        right = end < len(text) and text[end] in self.after.get(text[end - 1], "")
        return left, right

    def _straddles(self, text: str, start: int, end: int) -> bool:
        """Whether a short form of two characters is cut by its neighbours: 校长|治理, 投资|中, 从|化解."""
        if end - start != 2:
            return False
        left, right = self._joins(text, start, end)
        return (left and right) or (left and text[end - 1] in _ALONE) or (right and text[start] in _ALONE)

    def _cut(self, text: str, start: int, end: int) -> bool:
        """Whether a full name of three characters is cut after its first: 高中|山区."""
        left, _ = self._joins(text, start, end)
        return end - start == 3 and left and text[start + 1 : end] in _COMMON_AREAS

    def _two_stands(self, text: str, start: int, end: int) -> bool:
        """Whether a name such as 和县, 任县 stands alone: 省和县级 and 担任县长 are no places."""
        return bool(_BEFORE_TWO.search(text[max(0, start - 2) : start])) and not _AFTER_TWO.match(text[end : end + 3])


def load_rules(*folders: Path) -> PlaceRules:
    """The rules with the tables of the folders (``place_words.csv``; ``joins.csv`` of the first)."""
    words = [folder / "place_words.csv" for folder in folders if (folder / "place_words.csv").exists()]
    ordinary = frozenset(row["word"] for path in words for row in read_table(path, required=("word",), key="word"))
    joins = read_table(folders[0] / "joins.csv", required=("character", "before", "after"), key="character")
    return PlaceRules(
        ordinary,
        {row["character"]: row["before"] for row in joins if row["before"]},
        {row["character"]: row["after"] for row in joins if row["after"]},
    )
