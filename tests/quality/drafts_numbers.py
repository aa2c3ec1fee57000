"""The numbers of a drafted .docx, worked out again from the statistics by themselves (pure): an independent pass.

It knows nothing of the Draft object: a text, the county's statistics as plain rows, the threshold table.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from functools import cache
from itertools import combinations, product

from tests.quality.caches import PROJECT

# What stands in the text and is no figure: titles, 文号, gaps, dates, headings' numbers.
_CITED = re.compile(r"《[^《》]*》|[（(]?[^\s（(，。]{0,12}〔20\d\d〕\d+号[）)]?|【[^【】]*】|第\d+[项条款]")
_DATE = re.compile(r"20\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:底|末|初|度)?|20\d\d[—–-]20\d\d(?:学)?年(?:度)?")
_HEADING = re.compile(r"^\s*(?:\d{1,2}[.．](?!\d)|[（(]\d{1,2}[)）])")
_NUMBER = re.compile(r"(?<![\d.])(?:1[:：∶])?(?P<n>\d+(?:\.\d+)?)(?![\d.]*\d)")
_SCALE = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
_CHANGE = re.compile(r"上年|去年|增加|减少|提高|下降|增长|降低|上升|持平|由|比")
_LAST = re.compile(r"上年|去年|由")
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
_HUNDRED = Decimal(100)
_CLAUSE_END = re.compile(r"[，,、；;。：]|$")
_UNIT = re.compile(r"个?百分点|[万亿]?(?:人次|平方米|人|元|册|套|台|所|名|个|间|次|节|家|对|辆|%)|[万亿]")
_SAME = {"名": "人", "所": "个", "位": "人", "人/班": "人"}
_STAGES = ("小学", "初中", "中央省", "地方")
_WHOLE = {"全县", "全区", "全市", "合计", ""}
_WORD = 12  # characters before a change within which its word stands
_BEFORE = 2  # characters before a number that a quoted passage must have too
_NAMED = 0.6  # of the pairs of characters of a name


Held = Sequence[tuple[tuple[str, str], tuple[Decimal | None, Decimal | None, str]]]


@dataclass(frozen=True, slots=True)
class County:
    """A county's statistics: of each indicator and scope this year's value, last year's, and the unit."""

    name: str
    year: int
    values: Mapping[tuple[str, str], tuple[Decimal | None, Decimal | None, str]]


@dataclass(slots=True)
class Tally:
    """What the numbers of a text are; ``none`` lists those that nothing holds, with their sentence."""

    cell: int = 0
    last: int = 0
    change: int = 0
    computed: int = 0
    threshold: int = 0
    quoted: int = 0
    none: list[str] = field(default_factory=list)

    @property
    def numbers(self) -> int:
        """How many there are."""
        return self.cell + self.last + self.change + self.computed + self.threshold + self.quoted + len(self.none)


def county_of(rows: Sequence[object], name: str, year: int) -> County:
    """A county's values out of long rows (``faults_texts.load_rows``)."""
    values: dict[tuple[str, str], list[Decimal | None]] = {}
    units: dict[tuple[str, str], str] = {}
    for row in rows:
        if row.county == name and row.year in (year, year - 1):  # type: ignore[attr-defined]
            key = (str(row.indicator), str(row.scope))  # type: ignore[attr-defined]
            values.setdefault(key, [None, None])[year - row.year] = row.value  # type: ignore[attr-defined]
            units[key] = str(row.unit)  # type: ignore[attr-defined]
    return County(name, year, {key: (two[0], two[1], units[key]) for key, two in values.items()})


def recompute(text: str, counties: Sequence[County], *, quotes: Sequence[str] = ()) -> Tally:
    """Every number of a body text held against the statistics.

    :param quotes: passages that the annotated file's comments quote: a number that only they hold is told apart.
    """
    tally = Tally()
    for line in text.split("\n"):
        bare = _bare(line)
        around = {Decimal(match["n"]) for match in _NUMBER.finditer(bare)}
        for sentence in (match[0] for match in _SENTENCE.finditer(bare)):
            for match in _NUMBER.finditer(sentence):
                _place(match, sentence, counties, around, quotes, tally)
    return tally


def sensitivity(text: str, counties: Sequence[County], *, seed: int = 1) -> tuple[int, int]:
    """How many of the text's numbers this pass would call without evidence if one digit were another; and of how many.

    It tells how much a count of none is worth.
    """
    chance, flagged, tried = random.Random(seed), 0, 0
    for line in text.split("\n"):
        known = len(recompute(line, counties).none)
        for match in _NUMBER.finditer(_bare(line)):
            said = match["n"]
            n = chance.choice([n for n, char in enumerate(said) if char.isdigit()])
            wrong = said[:n] + chance.choice([d for d in "123456789" if d != said[n]]) + said[n + 1 :]
            tried += 1
            flagged += len(recompute(line[: match.start("n")] + wrong + line[match.end("n") :], counties).none) > known
    return flagged, tried


def _bare(line: str) -> str:
    """A line without what is no figure, its length kept."""
    for pattern in (_CITED, _DATE, _HEADING, _names()):
        line = pattern.sub(lambda match: "　" * len(match[0]), line)
    return line


@cache
def _names() -> re.Pattern[str]:
    """Names with numbers in them, as the vocabulary has them: 56人及以上班级, 6-11周岁入学率, 5年360学时培训完成率."""
    with (PROJECT / "corpus" / "vocabulary" / "indicators.csv").open(encoding="utf-8", newline="") as file:
        said = [name for row in csv.DictReader(file) for name in (row["name"], *row["aliases"].split(";"))]
    numbered = sorted({name for name in said if re.search(r"\d", name)}, key=len, reverse=True)
    return re.compile("|".join([*map(re.escape, numbered), r"(?:5[56]|6[56])人(?:及)?以上"]))


@cache
def _thresholds() -> tuple[tuple[str, str, Decimal], ...]:
    """Indicator name, scope and value of every line of the threshold table."""
    with (PROJECT / "corpus" / "vocabulary" / "thresholds.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if re.fullmatch(r"\d+(?:\.\d+)?", row["value"])]
    named = _vocabulary()
    return tuple((named[r["indicator"]][0], r["scope"], Decimal(r["value"])) for r in rows if r["indicator"] in named)


def _place(
    match: re.Match[str],
    sentence: str,
    counties: Sequence[County],
    around: set[Decimal],
    quotes: Sequence[str],
    tally: Tally,
) -> None:
    said, unit = match["n"], _unit_after(sentence, match.end())
    changed = bool(_CHANGE.search(sentence[max(0, match.start() - _WORD) : match.start()]))
    last = changed or bool(_LAST.search(sentence[: match.end() + _WORD]))
    for held in _spoken_of(match, sentence, counties, unit):
        what = _what(said, unit, held, counties, around, changed=changed, last=last)
        if what:
            setattr(tally, what, getattr(tally, what) + 1)
            return
    if any(Decimal(said) == limit and _speaks_of((name, scope), sentence) for name, scope, limit in _thresholds()):
        tally.threshold += 1
    elif any(sentence[max(0, match.start() - _BEFORE) : match.end() + 1] in quote for quote in quotes):
        tally.quoted += 1
    else:
        tally.none.append(f"{said}: {sentence.strip()}")


def _what(
    said: str, unit: str, held: Held, counties: Sequence[County], around: set[Decimal], *, changed: bool, last: bool
) -> str:
    """What a number is of these: cell, last, change or computed; empty where none."""
    value = Decimal(said)
    if any(_same(value, cells[0], said, unit, cells[2]) for _, cells in held):
        return "cell"
    if last and any(_same(value, cells[1], said, unit, cells[2]) for _, cells in held):
        return "last"
    if changed and any(_is_change(value, cells, said, unit) for _, cells in held):
        return "change"
    between = _between(counties, held, value, said, unit)
    return "computed" if between or _is_quotient(held, counties, around, said, unit) else ""


def _spoken_of(match: re.Match[str], sentence: str, counties: Sequence[County], unit: str) -> Iterator[Held]:
    """What a number may be of: named since the last number, else since the one before that, and so on back."""
    end = _CLAUSE_END.search(sentence, match.end())
    stop = end.start() if end else len(sentence)
    marks = [0, *(other.end() for other in _NUMBER.finditer(sentence, 0, match.start()))]
    stages = {stage for stage in _STAGES if stage in sentence[marks[-1] : stop]}
    for start in reversed(marks):
        yield [
            (key, cells)
            for county in counties
            for key, cells in county.values.items()
            if _may_count(unit, cells[2]) and _of_stage(key, stages) and _speaks_of(key, sentence[start:stop])
        ]


def _may_count(unit: str, of: str) -> bool:
    return _compatible(unit, of) or unit in ("%", "个百分点", "百分点")


def _of_stage(key: tuple[str, str], stages: set[str]) -> bool:
    """Whether a key is of the only stage that a clause names."""
    return len(stages) != 1 or any(stage in part for stage in stages for part in key)


def _unit_after(sentence: str, at: int) -> str:
    match = _UNIT.match(sentence, at)
    return match[0] if match else ""


def _speaks_of(key: tuple[str, str], context: str) -> bool:
    """Whether a context names an indicator, by most of the pairs of characters of one of its names, and its scope."""
    indicator, scope = key
    narrow = scope[:2] if scope in _STAGES else ""
    if narrow and narrow not in context:
        return False
    return any(_share_of_pairs(name, context) >= _NAMED for name in _names_of(indicator))


def _share_of_pairs(name: str, context: str) -> float:
    pairs = [name[n : n + 2] for n in range(len(name) - 1)]
    return sum(pair in context for pair in pairs) / len(pairs) if pairs else 0.0


@cache
def _names_of(indicator: str) -> tuple[str, ...]:
    """Every name of an indicator, without 数 and brackets at its end."""
    named = next((names for names in _vocabulary().values() if indicator in names), (indicator,))
    short = (re.sub(r"(?:人数|个数|总数|学校数|学生数|数|人次)$", "", name) for name in (indicator, *named))
    return tuple(dict.fromkeys(name for name in short if len(name) > 1))


@cache
def _vocabulary() -> Mapping[str, tuple[str, ...]]:
    with (PROJECT / "corpus" / "vocabulary" / "indicators.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: (row["name"], *filter(None, row["aliases"].split(";"))) for row in csv.DictReader(file)}


def _same(value: Decimal, cell: Decimal | None, said: str, unit: str, of: str) -> bool:
    """Whether a printed value is a cell's: exact in its unit, or rounded where it is in 万 or 亿."""
    if cell is None or not _compatible(unit, of):
        return False
    ours, theirs = _SCALE.get(unit[:1], Decimal(1)), _SCALE.get(of[:1], Decimal(1))
    return value * ours == cell * theirs or (ours > theirs and _rounds(cell * theirs / ours, said))


def _compatible(unit: str, of: str) -> bool:
    """Whether two units count the same sort of thing; a ratio and a number per hundred carry none."""
    ours, theirs = (_SAME.get(each.lstrip("万亿"), each.lstrip("万亿")) for each in (unit, of.partition("/")[0]))
    return ours == theirs or not ours or theirs in ("", "1:x", "x:1", "G")


def _is_change(value: Decimal, cells: tuple[Decimal | None, Decimal | None, str], said: str, unit: str) -> bool:
    now, last, of = cells
    if now is None or last is None:
        return False
    if unit in ("个百分点", "百分点"):
        return value == abs(now - last)
    if unit == "%" and of != "%" and last:
        return _rounds(abs(now - last) / last * _HUNDRED, said)
    return unit != "%" and _same(value, abs(now - last), said, unit, of)


def _is_quotient(held: Held, counties: Sequence[County], around: set[Decimal], said: str, unit: str) -> bool:
    if unit != "%" and "." not in said:
        return False
    return any(_rounds(quotient, said) for quotient in _quotients(held, counties, around, unit))


def _quotients(held: Held, counties: Sequence[County], around: set[Decimal], unit: str) -> Iterator[Decimal]:
    """Shares and ratios with a value that the sentence speaks of, of which one side stands in the paragraph."""
    factor = _HUNDRED if unit == "%" else Decimal(1)
    for county in counties:
        for which in (0, 1):
            own = [cells[which] for key, cells in held if county.values.get(key) is cells and cells[which]]
            others = [cells[which] for cells in county.values.values() if cells[which] and cells[2] != "%"]
            for one, other in product(own, others):
                if one and other and (one in around or other in around):
                    yield one / other * factor
                    yield other / one * factor


def _between(counties: Sequence[County], held: Held, value: Decimal, said: str, unit: str) -> bool:
    """Whether it is a difference of one indicator between two counties."""
    for one, other in combinations(counties, 2):
        for key, (now, _, of) in one.values.items():
            if not any(key == spoken for spoken, _ in held):
                continue
            there = next((v[0] for k, v in other.values.items() if _alike(key, k)), None)
            if now is not None and there is not None:
                points = unit in ("个百分点", "百分点") and value == abs(now - there)
                if points or _same(value, abs(now - there), said, unit, of):
                    return True
    return False


def _alike(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0] == other[0] and (one[1] == other[1] or {one[1], other[1]} <= _WHOLE)


def _rounds(exact: Decimal, said: str) -> bool:
    quantum = Decimal(1).scaleb(-len(said.partition(".")[2]))
    return any(exact.quantize(quantum, rounding=way) == Decimal(said) for way in (ROUND_HALF_UP, ROUND_HALF_EVEN))
