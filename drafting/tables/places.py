"""Which place a name in a table is: by the gazetteer, by the tables' own full names, by its shape (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.regions import Gazetteer, RegionMention
from drafting.tables.words import is_whole, squeezed

_SHAPE = re.compile(r"[一-龥]{1,9}(?:自治县|自治旗|[县市区旗])")
# Words that end as counties do and are none.
_NO_PLACE = re.compile(
    r".*(?:教育|统计|情况|数据|学校|学生|指标|总结).*|.*(?:城区|市区|镇区|校区|县区|地区|山区|库区|景区|辖区|学区|园区|社区|片区|牧区|林区|矿区|郊区|乡区|边区|灾区|贫困县|示范[县市区]|县市|区县|各[县市区]|外[县市区]"
    r"|城市|都市|超市|集市|县级市|地级市|行政区|自治区|本[县市区]|我[县市区]|全[县市区旗]|多[县市区]|个[县市区]|[0-9一二三四五六七八九十]+[县市区])"
)
_OPENS_TITLE = re.compile(
    r"(?P<name>[一-龥]{1,7}?(?:自治县|自治旗|[县市区旗]))"
    r"(?=\d{4}|[(\[:—-]|各|教育|义务|学前|高中|普通|中小|小学|初中|控辍|统计|基础|基本|主要|部分|优质|分|近|所|年度|一|职业|特殊|事业|学校|在校|在园|招生|班|师|专任|教职工|幼儿|资助|经费|教体|体育|科教|年报|月报|季报|人民政府|二[〇零○]|县域|集团|普惠|推进|学生|教师|队伍|留守|随迁|寄宿|课后|办学|城乡|乡村|农村|生均|营养|均衡|信息化|残疾|特教|适龄|学龄|公办|民办|困难|大班|数据|情况|汇总|概况|报表|监测|$)"
)
# Whatever the title goes on with, a short name that opens it: 云岭县历年教育统计, 云岭县表一.
_OPENS_ANY_TITLE = re.compile(
    r"(?P<name>[一-龥]{2,4}?(?:自治县|自治旗|[县市区旗]))(?![县市区域级直属内外间长民场容别分划位])"
)
_OPENS_LABEL = re.compile(r"([一-龥]{2,5}?[县市区旗])(?=小学|初中|义务教育|高中|合计|在校|教职工|专任)")
# Not 县区, 市县, 区县, 县域, which count places.
_UNLISTED_SUFFIX = re.compile(r"(?:自治县|自治旗|[县市区旗](?![县市区域级直属]))")
_IN_BRACKETS = re.compile(r"\(([^()]{3,12})\)")
_PARTED, _SHORT_NAME = re.compile(r"[\s:：()（）_—–-]+"), 5
_BELOW_CITY = re.compile(r"[一-龥]{2,6}(?:市|州|盟)([一-龥]{2,6}[县市区旗])")
_BEFORE_PLACE = re.compile(
    r"^(?:(?:填报|编报|报送|上报|报表|制表|统计|填表|所属)?(?:单位|地区|县区|县名)(?:名称)?(?:\(盖章\))?:|关于|(?:附件|附表|表)[\d一二三四五六七八九十.:-]*|\d{4}(?:[-—–]\d{4})?(?:学年|年)度?[初末底]?|义务教育|教育|统计|数据|报表)+"
)


class Places:
    """Names of places: the gazetteer, and the full names met in the tables or given by the user."""

    def __init__(self, gazetteer: Gazetteer, *, known: Iterable[str] = ()) -> None:
        self._gazetteer = gazetteer
        self._known: dict[str, None] = dict.fromkeys(known)
        self._found: dict[tuple[str, bool], str | None] = {}

    def learn(self, names: Iterable[str]) -> None:
        """Take full names that tables use, so that their short forms are known too: 云岭 for 云岭县."""
        self._known.update(dict.fromkeys(names))
        self._found.clear()

    def resolve(self, words: str, *, listed: bool) -> str | None:
        """The full name of a place; null where the words are none, or several.

        :param listed: stands under 县区, so that any name with the shape of a county is one.
        """
        key = (words, listed)
        if key not in self._found:
            self._found[key] = self._resolve(squeezed(words), listed=listed)
        return self._found[key]

    def _resolve(self, words: str, *, listed: bool) -> str | None:
        words = re.sub(r"\([^()]*\)$", "", words.rstrip(":"))
        if len(words) < 2 or is_whole(words):
            return None
        if words in self._known:
            return words
        own = [
            name
            for name in self._known
            if self._gazetteer.short(name) == words or (len(words) > 2 and name.endswith(words))
        ]
        if len(own) == 1:
            return own[0]
        if self.is_shape(words) and listed:
            above = [name for name in self._known if words.endswith(name)]
            return above[0] if len(above) == 1 else self._last(words)
        names = dict.fromkeys(region.name for region in self._gazetteer.resolve(words))
        if len(names) == 1 and (listed or words in names or words not in self._gazetteer.rules.ordinary):
            return next(iter(names))
        return None

    def _last(self, words: str) -> str:
        """The county of a name with its city before it: 郑州市登封市."""
        mentions = self._gazetteer.find(words)
        if len(mentions) > 1 and mentions[-1].end == len(words) and len(mentions[-1].regions) == 1:
            return mentions[-1].regions[0].name
        below = _BELOW_CITY.fullmatch(words)
        return below[1] if below is not None and not mentions else words

    def is_shape(self, words: str) -> bool:
        """Whether a name has the shape of a county's or a city's."""
        return _SHAPE.fullmatch(words) is not None and _NO_PLACE.fullmatch(words) is None

    def opening(self, words: str) -> tuple[str, str] | None:
        """The place that a label opens with, as written and in full: 云岭县小学在校生数."""
        for name in self._known:
            for form in (name, self._gazetteer.short(name)):
                if words.startswith(form) and len(form) > 1 and len(words) > len(form):
                    return form, name
        opened = _OPENS_LABEL.match(words)
        return (opened[1], opened[1]) if opened is not None and self.is_shape(opened[1]) else None

    def in_title(self, text: str) -> str | None:
        """The place that a title, a sheet's or a file's name is of; the narrower where two stand together."""
        words = squeezed(text)
        own = [name for name in self._known if name in words]
        if own:
            return max(own, key=lambda name: (words.rfind(name) + len(name), len(name)))
        mentions = [each for each in self._gazetteer.find(words) if len({r.name for r in each.regions}) == 1]
        if mentions:
            last = mentions[0]
            for each in mentions[1:]:
                if each.start == last.end:
                    last = each
            return self._unlisted(words, last) or last.regions[0].name
        opened = _OPENS_TITLE.match(_BEFORE_PLACE.sub("", words))
        opened = opened or _OPENS_ANY_TITLE.match(words)
        if opened is not None and self.is_shape(opened["name"]):
            return self._last(opened["name"])
        told = (_OPENS_TITLE.match(found[1]) for found in _IN_BRACKETS.finditer(words))
        inside = [found["name"] for found in told if found is not None and self.is_shape(found["name"])]
        inside = inside or [part for part in _PARTED.split(text) if len(part) <= _SHORT_NAME and self.is_shape(part)]
        if inside:
            return inside[0]
        whole = re.sub(r"[\d年度._-]+", "", words)
        return self.resolve(whole, listed=False)

    def _unlisted(self, words: str, mention: RegionMention) -> str | None:
        """The county that no list has where a known one's short name opens its: 越秀县, though there is 越秀区."""
        if any(mention.text == region.name for region in mention.regions):
            return None
        suffix = _UNLISTED_SUFFIX.match(words, mention.end)
        if suffix is None:
            return None
        name = mention.text + suffix[0]
        return name if self.is_shape(name) else None

    def parent_of(self, names: Iterable[str]) -> str | None:
        """What lies right above all of these places; null where it is not one."""
        parents = {region.parent for name in names for region in self._gazetteer.resolve(name)[:1]}
        return parents.pop() if len(parents) == 1 else None
