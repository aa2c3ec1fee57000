"""How surely a figure is what its key says: only what is sure may be called wrong (pure)."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import IntEnum

from corpus.calibers import caliber_of, facets
from corpus.checks.subjects import subject_of
from corpus.figures import Figure
from corpus.terms import Vocabulary
from drafting.cells import Cell


class Bond(IntEnum):
    """How a figure hangs on its key: by nothing, by a name with more words round it, by the name alone."""

    NONE = 0
    LOOSE = 1
    FIRM = 2


# Words that tell who counted and what was done to count, not what is counted: 开设教学班926个 are all classes.
_TELLS_NOTHING = re.compile(
    r"开设|牵头|组织|落实|安排|排查|出|阶段|[省市县区]?(?:人民)?政府教育督导(?:室|委员会办公室|委员会)|通过|发放|的?比重|占比|比例|生"
    r"|中央和省级|中央及省级|地方|本级|资金|完成|实现|依托教联体|常住|户籍|农村|办理|接受|服务|教育|期末|[只还仅]剩|[尚还]?余(?!名|人)|[两二三四五]年间|[进在](?=特|普)|而|在校|在册|[，、]"
)
# Words that make a number that of a part, of one of several, or of a rule.
_OF_SOME = re.compile(
    r"每|平均|人均|校均|班均|其余|部分|有的|某|个别|新增|新建|新组建|净增|累计|尚未|尚有|还有|剩余|应|拟|计划|目标|力争"
)


def bond_of(figure: Figure, *, vocabulary: Vocabulary) -> Bond:
    """How surely a figure is a value of its indicator."""
    indicator = vocabulary.indicator(figure.indicator) if figure.indicator else None
    if indicator is None:
        return Bond.NONE
    said = figure.quote[: max(0, figure.value_start - figure.start)]
    if any(word not in indicator.name for word in _OF_SOME.findall(f"{figure.label}{said[-6:]}")):
        return Bond.NONE if "平均" in figure.label else Bond.LOOSE
    subject = subject_of(_without_time(figure, said), vocabulary=vocabulary)
    if subject is None or subject.cumulative:
        return Bond.LOOSE
    left = _TELLS_NOTHING.sub("", subject.narrowed)
    named = left != _TELLS_NOTHING.sub("", figure.label) and any(
        set(left) <= set(name) for name in (indicator.name, *indicator.aliases)
    )
    return Bond.FIRM if not left or named else Bond.LOOSE


def _without_time(figure: Figure, said: str) -> Figure:
    """A figure without 由上年的 before its number, whose 的 is no word of a part."""
    time = _TIME.search(said)
    if time is None:
        return figure
    cut = len(time[0])
    quote = said[: time.start()] + figure.quote[len(said) :]
    return replace(figure, quote=quote, value_start=figure.value_start - cut, value_end=figure.value_end - cut)


_TIME = re.compile(r"[由从比]?(?:上年|去年|上一年|年初|20\d\d年)的$")


def otherwise_counted(figure: Figure, cell: Cell) -> bool:
    """Whether a figure says that it is counted in another way than the cell: 55人及以上, or 不含 what the cell is with.

    大班额 are classes of 56 and more, 超大班额 of 66, wherever nothing else is said (国发〔2016〕40号).
    """
    said, noted = facets(caliber_of(figure)), facets(f"{cell.note or ''}")
    sizes, others = ({size for kind, size in some if kind == "from"} for some in (said, noted))
    if sizes and sizes != (others or sizes & _USUAL_SIZES):
        return True
    turned = {("with" if kind == "without" else "without", what) for kind, what in said if kind != "from"}
    return bool(turned & noted)


_USUAL_SIZES = frozenset({"56", "66"})
