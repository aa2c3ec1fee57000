"""Vocabulary tables on disk: CSV files in UTF-8 (with or without BOM) or GB18030 -> checked rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import VocabularyError

VOCABULARY = Path(__file__).parent / "vocabulary"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: where it stands (``number`` as a spreadsheet shows it) and its values by column."""

    file: str
    number: int
    values: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """The value of a column, stripped; empty where the file lacks the column."""
        return self.values.get(column, "")

    def list(self, column: str, separator: str = ";") -> tuple[str, ...]:
        """The value of a column as a list; full-width separators are taken too."""
        value = self[column].replace("；", ";").replace("｜", "|")
        return tuple(part.strip() for part in value.split(separator) if part.strip())

    def error(self, column: str, problem: str, remedy: str) -> VocabularyError:
        """An error that says where this row stands."""
        where = f"词表 {self.file} 第 {self.number} 行“{column}”列"
        return VocabularyError("vocabulary_row", f"{where}：{problem}。", remedy)


def decode_table(data: bytes, *, file: str) -> str:
    """Text of a table; UTF-8 first, then GB18030, which Chinese spreadsheets save.

    :raises VocabularyError: when it is neither.
    """
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise VocabularyError(
        "vocabulary_encoding",
        f"词表 {file} 的编码既不是 UTF-8，也不是 GB18030。",
        "请在表格软件中另存为“CSV UTF-8”后重试。",
    )


def read_table(path: Path, *, required: Sequence[str], key: str, unique: bool = True) -> list[Row]:
    """Rows of a CSV file; rows without any value are skipped.

    :param required: columns that the file must have.
    :param key: the column that must not be empty, nor repeated where ``unique``.
    :raises VocabularyError: naming file, row and column.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise VocabularyError(
            "vocabulary_unreadable", f"词表 {path} 读不出来（{error.strerror}）。", "请检查文件权限后重试。"
        ) from error
    file = str(path)
    reader = csv.reader(io.StringIO(decode_table(data, file=file), newline=""))
    header = [name.strip() for name in next(reader, [])]
    missing = [name for name in required if name not in header]
    if missing:
        raise VocabularyError(
            "vocabulary_columns",
            f"词表 {file} 第 1 行缺少列：{'、'.join(missing)}。",
            f"请把表头写成：{','.join(required)}（可另加列），各列含义见 corpus/vocabulary/README.md。",
        )
    rows: list[Row] = []
    seen: dict[str, int] = {}
    try:
        for number, values in enumerate(reader, start=2):
            if not any(map(str.strip, values)):
                continue
            row = Row(file, number, dict(zip(header, map(str.strip, values), strict=False)))
            if len(values) > len(header):
                raise row.error(header[-1], "这一行的列比表头多", "请检查是否有未加引号的逗号。")
            identity = row[key]
            if not identity:
                raise row.error(key, "不能为空", "请补上，或删去这一行。")
            if unique and identity in seen:
                problem = f"“{identity}”与第 {seen[identity]} 行重复"
                raise row.error(key, problem, "请删去其中一行，或改用不同的值。")
            seen[identity] = number
            rows.append(row)
    except csv.Error as error:
        raise VocabularyError(
            "vocabulary_csv", f"词表 {file} 第 {reader.line_num} 行不是规范的 CSV（{error}）。", "请检查引号是否成对。"
        ) from error
    return rows
