"""What a review found beside what is wrong: detections, false alarms, and their shares by kind and by code (pure)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.quality.faults import EXTRA, KINDS, Fault

if TYPE_CHECKING:
    from drafting.findings import Finding
    from drafting.review import Review

PER = 100  # false alarms are told per so many true figures


@dataclass(frozen=True, slots=True)
class Detection:
    """How a fault was found.

    :param hit: an error or warning with an acceptable code on its sentence, or naming the wrong number.
    :param strict: the same on the changed stretch itself. :param any_code: on its sentence, whatever its code.
    :param noted: only a note says it.
    """

    fault: Fault
    hit: bool
    strict: bool
    any_code: bool
    noted: bool
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Untouched:
    """A text without fault: how many figures were read in it, how many checked, and the false alarms."""

    name: str
    figures: int
    checked: int
    alarms: tuple[Finding, ...]
    notes: tuple[Finding, ...]


def detect(fault: Fault, review: Review) -> Detection:
    """Whether a review of the faulty text tells the fault."""
    start, end = fault.sentence
    sentence = located(review.text, fault.text[start:end], before=fault.text[:start])
    stretch = _within(
        review.text, sentence, fault.text[fault.start : fault.end], before=fault.text[start : fault.start]
    )
    wrong = _number_around(fault)
    loud = [finding for finding in review.findings if finding.severity.value != "note"]
    there = [f for f in loud if _on(f, sentence) or (wrong and wrong in _numbers(f.quote + f.message))]
    right = [f for f in there if f.code.value in fault.codes]
    quiet = [f for f in review.findings if f.severity.value == "note" and f.code.value in fault.codes]
    return Detection(
        fault,
        bool(right),
        any(_on(f, stretch) for f in right),
        bool(there),
        not right and any(_on(f, sentence) for f in quiet),
        tuple(f"{f.code.value}: {f.message}" for f in there),
    )


def untouched(name: str, review: Review, *, flaws: str | None) -> Untouched:
    """The false alarms of a text without fault; what contradicts itself as it is (``flaws``) is none."""
    own = [f for f in review.findings if not (flaws and re.search(flaws, f.quote))]
    return Untouched(
        name,
        review.figures,
        review.checked,
        tuple(f for f in own if f.severity.value != "note"),
        tuple(f for f in own if f.severity.value == "note"),
    )


def located(text: str, part: str, *, before: str = "") -> tuple[int, int] | None:
    """Where a part of a file's text stands in the text as it was read: widths and spaces do not count.

    :param before: what stands before the part, to tell a repeated one by its ordinal.
    """
    even, at = _compact(text)
    wanted, _ = _compact(part)
    ordinal = _compact(before)[0].count(wanted) if wanted else 0
    position = -1
    for _ in range(ordinal + 1):
        following = even.find(wanted, position + 1)
        position = following if following >= 0 else position
    if not wanted or position < 0:
        return None
    return at[position], at[position + len(wanted) - 1] + 1


def _within(text: str, place: tuple[int, int] | None, part: str, *, before: str) -> tuple[int, int] | None:
    found = located(text[place[0] : place[1]], part, before=before) if place else None
    return (found[0] + place[0], found[1] + place[0]) if place and found else None


def _compact(text: str) -> tuple[str, list[int]]:
    kept, at = [], []
    for n, char in enumerate(text):
        for even in unicodedata.normalize("NFKC", char):
            if not even.isspace():
                kept.append(even)
                at.append(n)
    return "".join(kept), at


def _on(finding: Finding, place: tuple[int, int] | None) -> bool:
    return place is not None and finding.start < place[1] and finding.end > place[0]


def _number_around(fault: Fault) -> str:
    """The number that a change of digits left in the text; empty for changes of words and for single digits."""
    if not re.fullmatch(r"[\d.]+", fault.text[fault.start : fault.end]):
        return ""
    number = next((m[0] for m in re.finditer(r"\d[\d.]*", fault.text) if m.start() <= fault.start < m.end()), "")
    return number if len(number) > 2 else ""


def _numbers(text: str) -> set[str]:
    return set(re.findall(r"\d[\d.]*", text))


def summary(detections: Sequence[Detection], texts: Sequence[Untouched]) -> dict[str, Any]:
    """Shares of a set: detection of the issue's kinds together and of each, alarms per hundred figures by code."""
    figures = sum(text.figures for text in texts)
    main = [d for d in detections if d.fault.kind in KINDS]
    alarms = Counter(f.code.value for text in texts for f in text.alarms)
    return {
        "faults": len(main),
        "detected": share(d.hit for d in main),
        "strict": share(d.strict for d in main),
        "any_code": share(d.any_code for d in main),
        "only_noted": sum(d.noted for d in main),
        "kinds": {
            kind: {"faults": len(of), "detected": share(d.hit for d in of), "strict": share(d.strict for d in of)}
            for kind in (*KINDS, *EXTRA)
            if (of := [d for d in detections if d.fault.kind == kind])
        },
        "untouched": len(texts),
        "figures": figures,
        "checked": sum(text.checked for text in texts),
        "alarms": sum(alarms.values()),
        "alarms_per_100": round(PER * sum(alarms.values()) / figures, 2) if figures else 0.0,
        "alarms_by_code": dict(alarms.most_common()),
        "notes": sum(len(text.notes) for text in texts),
    }


def share(held: Iterable[bool]) -> float:
    """The share of true ones, to four digits; 1 of none."""
    all_ = list(held)
    return round(sum(all_) / len(all_), 4) if all_ else 1.0
