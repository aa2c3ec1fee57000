"""How good drafted summaries are, by an independent pass over the finished .docx files.

``python -m tests.quality.drafts [--show]``: each template for each county of the sample workbook and of those that
people's drafts were written to.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.quality import drafts_files as files
from tests.quality.caches import PROJECT
from tests.quality.drafts_gaps import gaps_of_blanked
from tests.quality.drafts_numbers import county_of, recompute, sensitivity
from tests.quality.faults_sets import library_of, load_set
from tests.quality.faults_texts import builder, load_rows

if TYPE_CHECKING:
    from corpus.library import Library
    from drafting.cells import StatTable
    from drafting.drafts import Draft

YEAR = 2024
BLANKED = 10
SAMPLE_BOOK = PROJECT / "corpus" / "samples" / "青江市义务教育统计数据（2023—2024年）.xlsx"
SAMPLE_ROWS = PROJECT / "tests" / "tools" / "samples_builder" / "statistics.csv"
DEV = PROJECT / "tests" / "quality" / "reviews_dev"


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook, the plain rows that it was written from, and the city whose counties it holds."""

    path: Path
    facts: Path
    city: str

    @property
    def rows(self) -> list[object]:
        """The rows."""
        return load_rows(self.facts)


def books() -> list[Book]:
    """The sample workbook, and of each city of the written drafts one."""
    return [
        Book(SAMPLE_BOOK, SAMPLE_ROWS, "青江市"),
        Book(DEV / "岚江市教育统计分县表.xlsx", DEV / "facts-lanjiang.csv", "岚江市"),
        Book(DEV / "澜沂市教育统计明细.xlsx", DEV / "facts-lanyi.csv", "澜沂市"),
    ]


def measure_drafts() -> dict[str, Any]:
    """Numbers, places, years, gaps, comments and lengths of every draft, summed, and by template."""
    from tests.quality.drafts_speed import measure_speed

    found = [_measured(*each) for each in _drafts()]
    return {**_summed(found), "by_template": _by_template(found), "speed": measure_speed()}


def measure_first() -> dict[str, Any]:
    """The first draft alone: what a quick look can hold."""
    found = _drafts()  # it holds the library open
    return _measured(*next(found))


def _drafts() -> Iterator[tuple[Library, Any, Book, str]]:
    """Every template with every county; a comparison once a workbook."""
    from drafting.template import load_templates

    samples = load_set("samples")
    assert samples is not None
    with library_of(samples) as library:
        for book in books():
            counties = list(dict.fromkeys(str(row.county) for row in book.rows))  # type: ignore[attr-defined]
            for template in load_templates().values():
                for county in [book.city] if _compares(template) else counties:
                    yield library, template, book, county


def _compares(template: Any) -> bool:
    return str(getattr(template.kind, "value", template.kind)) == "comparison"


def draft_of(library: Library, template: Any, book: Book, region: str, workbook: Path) -> tuple[Draft, StatTable]:
    """A draft of a workbook as the command makes it."""
    from corpus.terms import load_vocabulary
    from drafting.compose import compose
    from drafting.statistics import read_statistics

    table = read_statistics([workbook], vocabulary=load_vocabulary(), region=None, year=None)
    counties = tuple(dict.fromkeys(str(row.county) for row in book.rows))  # type: ignore[attr-defined]
    compared = counties if _compares(template) else ()
    return compose(library, template=template, region=region, year=YEAR, table=table, regions=compared), table


def _measured(library: Library, template: Any, book: Book, region: str) -> dict[str, Any]:
    from drafting.word import paper

    name = f"{template.id} {region}"
    began = time.perf_counter()
    try:
        draft, _ = draft_of(library, template, book, region, book.path)
        clean, annotated = (paper(draft, annotated=which) for which in (False, True))
    except Exception as error:  # a crash is a result, not the end of measuring
        return {"draft": name, "template": template.id, "crashed": f"{type(error).__name__}: {error}"[:300]}
    seconds = time.perf_counter() - began
    file, noted = files.read_paper(clean), files.read_paper(annotated)
    rows, compares = book.rows, _compares(template)
    counties = tuple(dict.fromkeys(str(row.county) for row in rows))  # type: ignore[attr-defined]
    own = counties if compares else (region,)
    others = () if compares else tuple(county for county in (*counties, *_samples()) if county not in own)
    own_values = [county_of(rows, county, YEAR) for county in own]
    wrong_flagged, wrong_tried = sensitivity(file.text, own_values)
    tally = recompute(file.text, own_values, quotes=noted.quotes)
    headings = frozenset(section.heading.strip() for section in draft.sections) | {draft.title}
    blanked = {} if compares else gaps_of_blanked(library, template, book, region, draft)
    said = set(files.marks(file.text))
    return {
        "draft": name,
        "template": template.id,
        "seconds": round(seconds, 2),
        "characters": len("".join(file.text.split())),
        "numbers": tally.numbers,
        "without_evidence": len(tally.none),
        "only_quoted": tally.quoted,
        "wrong_flagged": wrong_flagged,
        "wrong_tried": wrong_tried,
        "other_places": 0 if compares else len(files.other_places(file.text, region, others=others)),
        "other_years": len(files.other_years(file.text, YEAR)),
        "gaps": len(draft.gaps),
        "gaps_not_in_text": sum(gap.mark not in said for gap in draft.gaps),
        "marks_not_in_gaps": len(said - {gap.mark for gap in draft.gaps}),
        "sentences_without_comment": len(files.uncommented(noted, headings=headings)),
        **blanked,
        "show": [
            *(f"number {each}" for each in tally.none),
            *(f"place {each}" for each in ([] if compares else files.other_places(file.text, region, others=others))),
            *(f"year {each}" for each in files.other_years(file.text, YEAR)),
            *(f"no comment {each}" for each in files.uncommented(noted, headings=headings)[:5]),
            *(f"mark {each}" for each in sorted(said - {gap.mark for gap in draft.gaps})),
            *blanked.get("show_gaps", ()),
        ],
    }


def _samples() -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.county for row in builder("statistics").load(SAMPLE_ROWS)))


_COUNTED = (
    "numbers", "without_evidence", "only_quoted", "wrong_flagged", "wrong_tried", "other_places", "other_years",
    "gaps", "gaps_not_in_text", "marks_not_in_gaps", "sentences_without_comment", "blanked", "blanked_without_gap",
    "gaps_beside_blanked",
)  # fmt: skip


def _summed(found: Sequence[dict[str, Any]]) -> dict[str, Any]:
    made = [each for each in found if "crashed" not in each]
    lengths = sorted(each["characters"] for each in made)
    return {
        "drafts": len(found),
        "failed": len(found) - len(made),
        "crashed": [f"{each['draft']}: {each['crashed']}" for each in found if "crashed" in each],
        **{name: sum(each.get(name, 0) for each in made) for name in _COUNTED},
        "characters": {"least": lengths[0], "median": lengths[len(lengths) // 2], "most": lengths[-1]} if made else {},
        "slowest_seconds": max((each["seconds"] for each in made), default=None),
    }


def _by_template(found: Sequence[dict[str, Any]]) -> dict[str, Any]:
    templates = dict.fromkeys(each["template"] for each in found)
    return {template: _summed([each for each in found if each["template"] == template]) for template in templates}


def main() -> None:
    """Print what was measured; ``--show`` also what is wrong in each draft."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.drafts", description=__doc__)
    parser.add_argument("--show", action="store_true", help="what is wrong, draft by draft")
    parser.add_argument("--no-speed", action="store_true", help="leave the large library out")
    parser.add_argument("--keep", type=Path, help="folder to keep the drafts' texts in")
    options = parser.parse_args()
    found = []
    for each in _drafts():
        one = _measured(*each)
        found.append(one)
        print({key: value for key, value in one.items() if key not in ("show", "show_gaps", "template")})
        if options.show:
            print("   ", "\n    ".join(one.get("show", [])) or "nothing")
    print(_summed(found))
    if not options.no_speed:
        from tests.quality.drafts_speed import measure_speed

        print(measure_speed())


if __name__ == "__main__":
    main()
