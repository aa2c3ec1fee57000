"""The table of lines that documents draw: ``corpus/vocabulary/thresholds.csv`` -> checked rows.

Use it through ``corpus.thresholds``.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from corpus.tables import VOCABULARY, Row, read_table
from corpus.terms import STATUSES, Vocabulary

TABLE = "thresholds.csv"
SIGNS = {">=": "不低于", "<=": "不超过", "=": "等于"}
KINDS = ("line", "definition")
# A ratio is judged by how many stand to one, whichever side is printed first.
RATIO_UNITS = {"1:x": "1:{}", "x:1": "{}:1"}
_COLUMNS = ("id", "indicator", "scope", "sign", "value", "unit", "name", "source", "source_status")
_SHOWN = ("found", "user")
_SHOWN_WITH_PLACE = "seed"


@dataclass(frozen=True, slots=True)
class Threshold:
    """A line that a document draws for an indicator; or, of kind ``definition``, from where on something is counted.

    :param scope: 小学, 初中…; empty where the line is for whatever the indicator is of.
    :param region: where alone it applies; empty for the whole country.
    :param value: in ``unit``; of ``1:x`` and ``x:1`` the x.
    :param name: which part of the document: 资源配置第3项.
    :param source: the document with its 文号, as it is to be named.
    :param source_status: as in ``indicators.csv``; ``user`` for a library's own rows.
    :param valid_from: first and last year it is for; null where open.
    :param note: cautions, said with every judgement.
    """

    id: str
    kind: str
    indicator: str
    scope: str
    region: str
    sign: str
    value: Decimal
    unit: str
    name: str
    source: str
    source_status: str
    source_ref: str
    valid_from: int | None
    valid_to: int | None
    note: str

    @property
    def shown(self) -> bool:
        """Whether it may be shown to a person as a rule."""
        return self.source_status in _SHOWN or (self.source_status == _SHOWN_WITH_PLACE and bool(self.region))

    @property
    def wording(self) -> str:
        """The line as a person reads it: 不低于4.5平方米, 不超过1:13.5."""
        return SIGNS[self.sign] + RATIO_UNITS.get(self.unit, f"{{}}{self.unit}").format(self.value)


def load_thresholds(*, extra: Path | None = None, vocabulary: Vocabulary | None = None) -> tuple[Threshold, ...]:
    """The lines that come with the program, with a library's own table of the same name on top.

    :param extra: the library's folder of tables; a row with an id that exists replaces it.
    :param vocabulary: where given, every row's indicator must be in it.
    :raises VocabularyError: naming the file, row and column that is wrong.
    """
    rows: dict[str, Row] = {}
    for folder in (VOCABULARY, extra):
        if folder is not None and (folder / TABLE).exists():
            rows |= {row["id"]: row for row in read_table(folder / TABLE, required=_COLUMNS, key="id")}
    if vocabulary is not None:
        for row in rows.values():
            if vocabulary.indicator(row["indicator"]) is None:
                problem = f"词表里没有编号为“{row['indicator']}”的指标"
                raise row.error("indicator", problem, "请改成 indicators.csv 里已有的编号。")
    return tuple(_threshold(row) for row in rows.values())


def _threshold(row: Row) -> Threshold:
    for column in ("indicator", "source"):
        if not row[column]:
            raise row.error(column, "不能为空", "请补上，或删去这一行。")
    return Threshold(
        id=row["id"],
        kind=_one_of(row, "kind", KINDS, default=KINDS[0]),
        indicator=row["indicator"],
        scope=row["scope"],
        region=row["region"],
        sign=_one_of(row, "sign", tuple(SIGNS)),
        value=_value(row),
        unit=row["unit"],
        name=row["name"],
        source=row["source"],
        source_status=_one_of(row, "source_status", STATUSES, default="user"),
        source_ref=row["source_ref"],
        valid_from=_year(row, "valid_from"),
        valid_to=_year(row, "valid_to"),
        note=row["note"],
    )


def _one_of(row: Row, column: str, allowed: tuple[str, ...], *, default: str = "") -> str:
    value = row[column] or default
    if value not in allowed:
        raise row.error(column, f"“{value}”不能用在这里", f"请改成 {'、'.join(allowed)} 之一。")
    return value


def _value(row: Row) -> Decimal:
    try:
        value = Decimal(row["value"])
    except InvalidOperation as error:
        raise row.error("value", f"“{row['value']}”不是一个数", "请只写数字，单位写在 unit 列。") from error
    if not value.is_finite():
        raise row.error("value", f"“{row['value']}”不是一个数", "请只写数字，单位写在 unit 列。")
    return value


def _year(row: Row, column: str) -> int | None:
    year = row[column]
    if not year:
        return None
    if len(year) != 4 or not (year.isascii() and year.isdecimal()):
        raise row.error(column, f"“{year}”不是年份", "请写四位数字的年份，或留空。")
    return int(year)
