"""How well figures are read out of papers: beside facts that people wrote down, row by row."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.quality.caches import PROJECT, SHARED

if TYPE_CHECKING:
    from corpus.figures import Figure
    from corpus.types import Document

# Sets of invented papers beside this file; the last is held out: nobody looks at what fails in it.
INVENTED = ("dev", "more", "test", "fresh")
GOLD_DOCUMENTS = ("000", "002", "004")
REPEATS = 20  # speed is measured over this many copies of each paper

_BRACKET = re.compile(r"[(（][^()（）]*[)）]")
_WHOLE = re.compile(r"(?:全(?:市|县|区|旗|州|省|镇|乡)|合计|县域|总计)$")
_TAIL = re.compile(r"(?:阶段|学校|学生|儿童少年|儿童|教师|学段|段|县|市|区|教育系统)$")
_UNITS = {"名": "人", "位": "人"}

Key = tuple[str, ...]


def available() -> bool:
    """Whether the facts and the seeds are beside the project."""
    return (SHARED / "gold" / "facts.jsonl").is_file() and (SHARED / "seeds").is_dir()


def measure_figures() -> dict[str, Any]:
    """Recall, precision and quotes on the gold and on each set of invented papers; and speed."""
    folders = {name: PROJECT / "tests" / "quality" / f"papers_{name}" for name in INVENTED}
    sets = {name: measure_folder(folder) for name, folder in folders.items()}
    papers = [read_paper(folder / name) for folder in folders.values() for name in documents_of(folder)]
    if available():
        facts = rows(SHARED / "gold" / "facts.jsonl")
        seeds = {
            number: read_paper(next((SHARED / "seeds").glob(f"{number}_*.txt")))
            for number in sorted({f["doc"] for f in facts})
        }
        sets = {"gold": compare(facts, seeds), **sets}
        papers += seeds.values()
    for (
        found
    ) in sets.values():  # only counts are filed: what was missed quotes papers that are not ours, or is held out
        found["attributes"].pop("wrong")
        found |= {told: len(found[told]) for told in ("missed", "lost", "extra", "bound_otherwise")}
    return {"sets": sets, "characters_per_second": speed(papers)}


def measure_folder(folder: Path) -> dict[str, Any]:
    """The same figures for a folder of papers with its ``facts.jsonl``."""
    facts = rows(folder / "facts.jsonl")
    return compare(facts, {name: read_paper(folder / name) for name in documents_of(folder)})


def documents_of(folder: Path) -> list[str]:
    """The papers of a folder that facts were written of."""
    return sorted({str(fact["doc"]) for fact in rows(folder / "facts.jsonl")})


Papers = dict[str, list[tuple["Document", Sequence["Figure"]]]]


def compare(facts: Sequence[dict[str, Any]], papers: Papers) -> dict[str, Any]:
    """Facts beside figures.

    Canonical rows are keyed by (doc, indicator, scope, value, unit). A scope counts as the same without brackets, with
    全市, 合计, nothing and the indicator's only scope taken as one, and where one holds the other (小学, 城区小学);
    ``strict_scope`` tells how many are the same to the letter. A figure with an indicator whose key no fact has is
    ``extra``.
    """
    canonical = [fact for fact in facts if fact["canonical"]]
    read = {name: [figure for _, figures in found for figure in figures] for name, found in papers.items()}
    missed = [f for f in canonical if not any(same(f, figure) for figure in read[f["doc"]])]
    strict = [
        f
        for f in canonical
        if any(same(f, g) and plain_scope(f["scope"]) == plain_scope(g.scope) for g in read[f["doc"]])
    ]
    lost = [f for f in facts if not any(same_value(f, figure) for figure in read[f["doc"]])]
    keyed = [(name, g) for name, figures in read.items() for g in figures if g.indicator and g.aspect == "level"]
    extra = [(name, g) for name, g in keyed if not any(same(f, g) for f in facts if f["doc"] == name)]
    wrong = [(name, g) for name, g in extra if any(same_value(f, g) for f in facts if f["doc"] == name)]
    texts = [(document.text, g) for found in papers.values() for document, figures in found for g in figures]
    return {
        "canonical": len(canonical),
        "canonical_recall": share(len(canonical) - len(missed), len(canonical)),
        "canonical_strict_scope": share(len(strict), len(canonical)),
        "canonical_precision": share(len(keyed) - len(extra), len(keyed)),
        "rows": len(facts),
        "rows_recall": share(len(facts) - len(lost), len(facts)),
        "quotes_exact": share(sum(text[g.start : g.end] == g.quote for text, g in texts), len(texts)),
        "figures": len(texts),
        "attributes": attributes(facts, read),
        "missed": [told(f) for f in missed],
        "lost": [told(f) for f in lost],
        "extra": [shown(name, g) for name, g in extra],
        "bound_otherwise": [shown(name, g) for name, g in wrong],
    }


def attributes(facts: Sequence[dict[str, Any]], read: dict[str, list[Figure]]) -> dict[str, Any]:
    """Of the facts whose figure was found: how many have the right period, kind, place, aspect and whole."""
    right: dict[str, list[bool]] = {}
    wrong: list[str] = []
    for fact in facts:
        found = [g for g in read[fact["doc"]] if same(fact, g)]
        if not found:
            continue
        for name, test in _ATTRIBUTES.items():
            if name == "whole" and "whole" not in fact:
                continue
            ok = any(test(fact, g, read[fact["doc"]]) for g in found)
            right.setdefault(name, []).append(ok)
            if not ok:
                wrong.append(f"{name}: {told(fact)} <> {shown('', found[0])}")
    return {name: share(sum(all_), len(all_)) for name, all_ in right.items()} | {"wrong": wrong}


def _period(fact: dict[str, Any], figure: Figure, _: object) -> bool:
    return (fact["year"] or "") == (figure.period or "")


def _whole(fact: dict[str, Any], figure: Figure, figures: Sequence[Figure]) -> bool:
    whole = next((g for g in figures if g.id == figure.whole), None)
    if not fact["whole"] or not whole:
        return not fact["whole"] and not whole
    return str(fact["whole"]) == whole.value_text


_ATTRIBUTES = {
    "period": _period,
    "kind": lambda f, g, _: f["kind"] not in ("actual", "target", "standard") or f["kind"] == g.kind,
    "region": lambda f, g, _: f["place"] == g.region,
    "aspect": lambda f, g, _: f.get("aspect", "level") == g.aspect,
    "whole": _whole,
}


def same(fact: dict[str, Any], figure: Figure) -> bool:
    """Whether a figure has a fact's key; ids that no vocabulary row has are compared by nothing."""
    if not same_value(fact, figure) or fact.get("aspect", "level") != figure.aspect:
        return False
    if (fact["indicator_id"] or "") != (figure.indicator or ""):
        return False
    said = same_scope(fact["scope"], figure.scope) or (
        not plain_scope(fact["scope"]) and figure.scope in defaults(figure)
    )
    return said and fact["place"] == figure.region


@cache
def _scopes() -> dict[str, tuple[str, ...]]:
    from corpus.terms import load_vocabulary

    return {indicator.id: indicator.scopes for indicator in load_vocabulary().indicators}


def defaults(figure: Figure) -> tuple[str, ...]:
    """The scope that a figure has where its text names none: the indicator's only one."""
    scopes = _scopes().get(figure.indicator or "", ())
    return scopes if len(scopes) == 1 or "义务教育" in scopes else ()


def same_value(fact: dict[str, Any], figure: Figure) -> bool:
    """Whether value and unit agree; 名 and 人 are one."""
    value, unit = str(fact["value"]), _UNITS.get(fact["unit"], fact["unit"])
    own = _UNITS.get(figure.unit, figure.unit)
    return unit == own and (value == figure.value_text or _number(value) == _number(figure.value_text) is not None)


def same_scope(one: str, other: str) -> bool:
    """Whether two scopes say one thing, or one of them holds the other."""
    left, right = plain_scope(one), plain_scope(other)
    return left == right or bool(left and right and (left in right or right in left))


def plain_scope(scope: str) -> str:
    """A scope without brackets and small words; all of a place is nothing."""
    bare = _BRACKET.sub("", scope or "").replace("其中:", "").replace("中央和省级", "中央省")
    bare = _WHOLE.sub("", bare)
    while (less := _TAIL.sub("", bare)) != bare and less:
        bare = less
    return bare


def read_paper(path: Path) -> list[tuple[Document, Sequence[Figure]]]:
    """A file's documents with their figures, as ingest reads them, without a library."""
    from corpus.terms import load_vocabulary
    from ingest.assemble import assemble
    from ingest.readers import read

    contents = assemble(read(path), source=str(path), file_hash=path.stem, vocabulary=load_vocabulary())
    return [(read_.document, read_.figures) for read_ in contents.documents]


def speed(papers: Iterable[list[tuple[Document, Sequence[Figure]]]]) -> int:
    """Characters a second on one core, the vocabulary loaded."""
    from corpus.terms import load_vocabulary
    from ingest.figures import read_figures

    vocabulary = load_vocabulary()
    documents = [document for found in papers for document, _ in found]
    for document in documents:
        read_figures(document, vocabulary=vocabulary)
    began = time.perf_counter()
    for document in documents * REPEATS:
        read_figures(document, vocabulary=vocabulary)
    return round(sum(len(d.text) for d in documents) * REPEATS / (time.perf_counter() - began))


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def share(part: int, whole: int) -> float:
    """A share to four digits; 1 of nothing."""
    return round(part / whole, 4) if whole else 1.0


def told(fact: dict[str, Any]) -> str:
    """A fact on one line, for a reader."""
    keys = ("id", "doc", "place", "year", "indicator_id", "indicator", "scope", "value", "unit", "kind", "quote")
    return " | ".join(str(fact.get(key)) for key in keys)[:240]


def shown(name: str, figure: Figure) -> str:
    """A figure on one line, for a reader."""
    parts = (
        name,
        figure.region,
        figure.period,
        figure.indicator,
        figure.label,
        figure.scope,
        figure.value_text,
        figure.unit,
    )
    more = (figure.qualifier, figure.kind, figure.aspect, figure.quote)
    return " | ".join(str(part) for part in (*parts, *more))[:300]


def _number(value: str) -> Decimal | None:
    try:
        return Decimal(value)
    except ArithmeticError:
        return None
