"""What an answer is worth beside a gold answer (pure; both question sets are scored with this).

Texts are compared without white space and in one width: the seeds print ``,`` and ``(`` where other papers print
``，`` and ``（``. A number stands only where no further digit adjoins it: ``36`` is not in ``1360`` nor in ``36.5``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from corpus.types import Answer, AnswerStatus

# Characters that NFKC leaves apart although papers use them for one another.
_ALIKE = str.maketrans(
    {"∶": ":", "—": "-", "–": "-", "―": "-", "－": "-", "~": "-", "～": "-", "“": '"', "”": '"', "‘": "'", "’": "'"}
    | {"〈": "<", "〉": ">", "[": "(", "]": ")", "〔": "(", "〕": ")", "【": "(", "】": ")"}
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where an answer may be found: ``papers`` are ids of one file's documents, ``fact`` numbers what is stated."""

    papers: tuple[str, ...]
    quote: str
    fact: int


@dataclass(frozen=True, slots=True)
class Gold:
    """A question with what a good answer says and cites; ``answerable`` is false where it must be refused."""

    id: str
    kind: str
    question: str
    answerable: bool
    key_points: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    history: tuple[tuple[str, str], ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """What one answer achieved: ``cited`` wants one citation on the evidence, ``all_cited`` one on every fact.

    ``found`` is whether search had the evidence among the passages shown, so that the answer could have cited it.
    """

    id: str
    kind: str
    answerable: bool
    refused: bool
    key_points: bool
    missing: tuple[str, ...]
    found: bool
    cited: bool
    all_cited: bool
    faults: tuple[str, ...]
    characters: int


def read_gold(row: Mapping[str, Any], *, papers: Mapping[str, Sequence[str]]) -> Gold:
    """Read one line of a question set.

    :param papers: what ``evidence`` calls a file -> ids of the documents in it.
    """
    evidence = [
        Evidence(tuple(papers.get(item["doc"], ())), item["quote"], item.get("fact", number))
        for number, item in enumerate(row["evidence"], start=1)
    ]
    return Gold(
        id=row["id"],
        kind=row["kind"],
        question=row["question"],
        answerable=not row["unanswerable"],
        key_points=tuple(row["key_points"]),
        evidence=tuple(evidence),
        history=tuple((turn["question"], turn.get("answer", "")) for turn in row.get("history", ())),
        tags=tuple(row.get("tags", ())),
    )


def score(gold: Gold, answer: Answer, *, text: str, text_of: Callable[[str], str], faults: Iterable[str] = ()) -> Score:
    """Score one answer.

    :param text: the answer as a user reads it.
    :param text_of: document id -> its text.
    :param faults: what ``retrieval.verify`` found wrong with it.
    """
    missing = tuple(point for point in gold.key_points if not says(text, point))
    facts = {evidence.fact for evidence in gold.evidence}
    met = {evidence.fact for evidence in gold.evidence if meets(answer, evidence, text_of=text_of)}
    return Score(
        id=gold.id,
        kind=gold.kind,
        answerable=gold.answerable,
        refused=answer.status is AnswerStatus.NOT_FOUND,
        key_points=not missing,
        missing=missing,
        found=any(is_found(answer, evidence, text_of=text_of) for evidence in gold.evidence),
        cited=bool(met),
        all_cited=met == facts,
        faults=tuple(faults),
        characters=len(text),
    )


def says(text: str, point: str) -> bool:
    """Whether ``point`` stands in ``text``; a number of it is not part of a longer one."""
    wanted = normalised(point)
    pattern = re.escape(wanted)
    if wanted[:1].isdigit():
        pattern = r"(?<!\d)(?<!\d\.)" + pattern
    if wanted[-1:].isdigit():
        pattern += r"(?!\d|\.\d)"
    return re.search(pattern, normalised(text)) is not None


def meets(answer: Answer, evidence: Evidence, *, text_of: Callable[[str], str]) -> bool:
    """Whether a citation overlaps the evidence in its document, or holds it or is held by it word for word."""
    wanted = normalised(evidence.quote)
    for citation in answer.citations:
        if citation.document_id not in evidence.papers:
            continue
        places = find(text_of(citation.document_id), evidence.quote)
        if any(start < citation.end and citation.start < end for start, end in places):
            return True
        quoted = normalised(citation.quote)
        if quoted and (wanted in quoted or (quoted in wanted and len(quoted) >= MEANINGFUL)):
            return True
    return False


def is_found(answer: Answer, evidence: Evidence, *, text_of: Callable[[str], str]) -> bool:
    """Whether a passage shown with the answer overlaps the evidence."""
    return any(
        start < hit.passage.end and hit.passage.start < end
        for hit in answer.hits
        if hit.document.id in evidence.papers
        for start, end in find(text_of(hit.document.id), evidence.quote)
    )


# A citation inside the evidence counts by its words alone (its place having been looked for in vain) from this length:
# two or three characters stand everywhere.
MEANINGFUL = 4


def find(text: str, quote: str) -> list[tuple[int, int]]:
    """Every place of ``quote`` in ``text``, both normalised: ``[start, end)`` in ``text``."""
    plain, origin = _with_origins(text)
    wanted = normalised(quote)
    places, at = [], plain.find(wanted) if wanted else -1
    while at >= 0:
        places.append((origin[at], origin[at + len(wanted) - 1] + 1))
        at = plain.find(wanted, at + 1)
    return places


def normalised(text: str) -> str:
    """``text`` without white space, in half width, with marks that stand for one another made one."""
    return _with_origins(text)[0]


@lru_cache(maxsize=1024)
def _with_origins(text: str) -> tuple[str, tuple[int, ...]]:
    plain: list[str] = []
    origin: list[int] = []
    for index, character in enumerate(text):
        for each in unicodedata.normalize("NFKC", character).translate(_ALIKE):
            if not each.isspace():
                plain.append(each)
                origin.append(index)
    return "".join(plain), tuple(origin)


def summary(scores: Sequence[Score]) -> dict[str, Any]:
    """Shares over a set, and the ids of what failed. Shares of nothing are null."""
    asked = [each for each in scores if each.answerable]
    unanswerable = [each for each in scores if not each.answerable]
    return {
        "questions": len(scores),
        "answerable": len(asked),
        "key_points": share(each.key_points and not each.refused for each in asked),
        "found": share(each.found for each in asked),
        "cited": share(each.cited for each in asked),
        "all_facts_cited": share(each.all_cited for each in asked),
        "refused": f"{sum(each.refused for each in unanswerable)}/{len(unanswerable)}",
        "refused_share": share(each.refused for each in unanswerable),
        "false_refusals": share(each.refused for each in asked),
        "quotes_exact": share(not each.faults for each in scores),
        "median_characters": sorted(each.characters for each in asked)[len(asked) // 2] if asked else None,
        "longest": max((each.characters for each in asked), default=None),
        "failed": {
            "key_points": {each.id: list(each.missing) for each in asked if not each.key_points or each.refused},
            "cited": [each.id for each in asked if not each.cited],
            "answered_wrongly": [each.id for each in unanswerable if not each.refused],
            "refused_wrongly": [each.id for each in asked if each.refused],
            "faults": {each.id: list(each.faults) for each in scores if each.faults},
        },
    }


def by_kind(scores: Sequence[Score]) -> dict[str, dict[str, Any]]:
    """Shares for each kind of question."""
    kinds = dict.fromkeys(each.kind for each in scores)
    rows = {}
    for kind in kinds:
        some = summary([each for each in scores if each.kind == kind])
        rows[kind] = {name: some[name] for name in ("questions", "key_points", "cited", "refused", "false_refusals")}
    return rows


def share(values: Iterable[bool]) -> float | None:
    """The share of true values to four places; null for none."""
    some = list(values)
    return round(sum(some) / len(some), 4) if some else None


def f1(found: Sequence[object], gold: Sequence[object]) -> dict[str, float]:
    """Precision, recall and F1 of two lists as bags."""
    from collections import Counter

    both = sum((Counter(found) & Counter(gold)).values())
    precision, recall = (both / len(some) if some else 0.0 for some in (found, gold))
    total = precision + recall
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / total if total else 0.0}
