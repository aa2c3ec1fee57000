"""Tells whether every number of a statement is proved: quoted, or worked out of what is quoted (pure).

A number is quoted where it stands in a cited quote with no digit beside it; a year also where the cited paper is of
that year or its title says it. It is worked out where the statement's calculation says it, the calculation is right,
and every number that goes into it is quoted, in that scale or another (21400 of 2.14万人).
"""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from corpus.quantity import base_value, read_quantities
from corpus.types import Citation, Statement, StatementKind

_NUMBER = re.compile(r"(?<![\d.])\d+(?:\.\d+)?")
_GROUPED = re.compile(r"(?<=\d)[,，](?=\d{3}(?!\d))")
# What a list adds of its own: how many points it has, and which one this is.
_SCAFFOLD = re.compile(r"^(?:[^：\n]{0,20}：)?共 \d+ 项，见|^\d+\. ")
_OF_TIME = re.compile(r"\s?(?:年|[-—–~至到]\s?(?:19|20)\d\d)|月|学年")
_OPERATORS: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "×", ast.Div: "÷"}


def unproved(statement: Statement, citations: Sequence[Citation]) -> list[str]:
    """The numbers of a statement that nothing proves, and calculations that are wrong; empty where all is well.

    :param citations: those that the statement cites.
    """
    if statement.kind is StatementKind.NOTICE:
        return []
    quotes = [_even(each.quote) for each in citations]
    worked = _even(statement.calculation or "")
    found = []
    if worked and not _is_right(worked):
        found.append(worked)
    bases = (base_value(each) for quote in quotes for each in read_quantities(quote))
    values = {base[0] for base in bases if base is not None}
    operands, _, _ = worked.replace("≈", "=").partition("=")
    found += [raw for raw in _NUMBER.findall(operands) if not _stands(raw, quotes) and Decimal(raw) not in values]
    text = _even(_SCAFFOLD.sub("", statement.text))
    years = " ".join(
        f"{each.title or ''} {each.docno or ''} {' '.join(each.path)} {each.year or ''}" for each in citations
    )
    for match in _NUMBER.finditer(text):
        dated = _OF_TIME.match(text, match.end()) is not None or text[match.start() - 1 : match.start()] in (
            "年",
            "-",
            "—",
        )
        where = [*quotes, worked, *([_even(years)] if dated or statement.text.find("《") >= 0 else [])]
        if not _stands(match.group(), where):
            found.append(match.group())
    return list(dict.fromkeys(found))


def _even(text: str) -> str:
    return _GROUPED.sub("", unicodedata.normalize("NFKC", text))


def _stands(raw: str, texts: Sequence[str]) -> bool:
    pattern = re.compile(rf"(?<!\d)(?<!\d\.){re.escape(raw)}(?!\d|\.\d)")
    return any(pattern.search(text) for text in texts)


def _is_right(calculation: str) -> bool:
    """Whether both sides of a calculation are equal, as far as the result's decimals go."""
    left, sign, right = calculation.partition("≈" if "≈" in calculation else "=")
    result = _NUMBER.search(right)
    if not sign or result is None:
        return False
    value = _value_of(left)
    if value is None:
        return False
    if right.strip().endswith("%"):
        value *= 100
    said = Decimal(result.group())
    if sign == "=":
        return abs(value) == said or abs(value).quantize(Decimal(1).scaleb(-20)) == said
    return abs(value).quantize(Decimal(1).scaleb(said.as_tuple().exponent), rounding=ROUND_HALF_UP) == said  # type: ignore[arg-type]


def _value_of(expression: str) -> Decimal | None:
    """What an expression of numbers, + - × ÷ and brackets comes to; None for anything else."""
    try:
        tree = ast.parse(expression.strip().replace("×", "*").replace("÷", "/"), mode="eval")
        return _evaluated(tree.body, expression.replace("×", "*").replace("÷", "/").strip())
    except (SyntaxError, ValueError, ZeroDivisionError, ArithmeticError):
        return None


def _evaluated(node: ast.expr, source: str) -> Decimal:
    if isinstance(node, ast.Constant):
        return Decimal(ast.get_source_segment(source, node) or "")
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        left, right = _evaluated(node.left, source), _evaluated(node.right, source)
        match _OPERATORS[type(node.op)]:
            case "+":
                return left + right
            case "-":
                return left - right
            case "×":
                return left * right
            case _:
                return left / right
    raise ValueError(ast.dump(node))
