"""Measured figures -> the page a person reads (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tests.quality.report_drafts import drafted
from tests.quality.tables import said as _said
from tests.quality.tables import table as _table
from tests.quality.targets import Verdict, judge

MARKS = {True: "yes", False: "**no**", None: "not measured"}
RETRIEVAL = ("hit@1", "hit@5", "ndcg@10", "mrr")
ANSWERS = (
    "key_points",
    "found",
    "cited",
    "all_facts_cited",
    "refused",
    "false_refusals",
    "quotes_exact",
    "median_characters",
)


def page(figures: Mapping[str, Any]) -> str:
    """The whole page, in Markdown."""
    parts = [
        ["# Quality: the last measurement", "", INTRODUCTION, "", *_when(figures)],
        ["## Targets", "", *_targets(judge(figures))],
        *([*lines] for part in PARTS if (lines := part(figures))),
    ]
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


INTRODUCTION = """\
Written by `make quality` (`python -m tests.quality [--only retrieval|outline|figures|drafts|questions|speed]`); the
same figures by name, with the ids of every question that failed, are in `latest.json`. What led to the settings of
search is in [retrieval.md](retrieval.md); the sets are described in `tests/quality/README.md`."""


def _when(figures: Mapping[str, Any]) -> list[str]:
    return [f"- {name}: measured {at}" for name, at in figures.get("measured", {}).items()]


def _targets(verdicts: Iterable[Verdict]) -> list[str]:
    rows = [
        (
            each.target.what,
            "–" if each.limit is None else f"{each.target.sign} {each.limit:g}",
            _said(each.value),
            MARKS[each.reached],
        )
        for each in verdicts
    ]
    return _table(("figure", "target", "measured", "reached"), rows)


def _retrieval(figures: Mapping[str, Any]) -> list[str]:
    lines = []
    for name, found in figures.get("retrieval", {}).items():
        if "skipped" in found:
            lines += ["", f"{name}: {found['skipped']}"]
            continue
        head = f"{name}: {found['questions']} questions, {found['documents']} documents, {found['passages']} passages"
        rows = [(mode, *(found[mode][m] for m in RETRIEVAL)) for mode in ("lexical", "dense", "hybrid")]
        for choice, modes in found.get("without", {}).items():
            rows += [(f"{mode} without {choice}", *(values[m] for m in RETRIEVAL)) for mode, values in modes.items()]
        lines += ["", *_table((head, "hit@1", "hit@5", "nDCG@10", "MRR"), rows)]
    return ["## Retrieval (检索)", "", RETRIEVAL_NOTE, *lines] if lines else []


RETRIEVAL_NOTE = """\
Every document went the whole way: file, ingest, library, `retrieval.search`. A document is hit where its best
passage is; documents of equal text count as one, as in the library."""


def _papers(figures: Mapping[str, Any]) -> list[str]:
    found = figures.get("papers", {})
    if not found or "skipped" in found:
        return ["## Papers (读材料)", "", found["skipped"]] if found else []
    outline = [(name, *values) for name, values in _outline_rows(found["outline"])]
    seed, meta = found["seed_001"], found["metadata"]
    return [
        "## Papers (读材料)",
        "",
        *_table(("outline (提纲)", "precision", "recall", "F1"), outline),
        "",
        f"Metadata (题名、文种、地区、发文机关、日期): {meta['fields']} fields, {meta['cited']} cited documents.",
        *(f"- {each}" for each in meta["wrong"]),
        "",
        f"Seed 001: {seed['documents']} documents; pinyin notes left {seed['pinyin_left']}, "
        f"traditional characters left {seed['traditional_left']}; "
        f"damaged spots restored {seed['spots_restored']} of {seed['spots']}; "
        f"{seed['repairs_marked']} repairs marked, {seed['repairs_uncertain']} of them uncertain.",
    ]


def _outline_rows(outline: Mapping[str, Any]) -> Iterator[tuple[str, list[object]]]:
    for name in ("headings", "with_titles_and_items"):
        yield name.replace("_", " "), [outline[name][m] for m in ("precision", "recall", "f1")]
    for number, values in outline["papers"].items():
        yield f"seed {number}", [values[m] for m in ("precision", "recall", "f1")]


FACTS = (
    "canonical_recall",
    "canonical_strict_scope",
    "canonical_precision",
    "rows_recall",
    "quotes_exact",
    "figures",
)
ATTRIBUTES = ("period", "kind", "region", "aspect", "whole")
CELLS = ("cells", "status_right", "cited", "found_unmentioned", "precision_unmentioned")


def _read(figures: Mapping[str, Any]) -> list[str]:
    found = figures.get("figures", {})
    if not found:
        return []
    numbers, sets = found["quantities"], found["facts"]["sets"]
    facts = [
        (name, *(some[m] for m in FACTS), *(some["attributes"].get(a) for a in ATTRIBUTES))
        for name, some in sets.items()
    ]
    lines = [
        f"Quantities (数量): {numbers['texts']} texts, {numbers['right']:.1%} of them read without fault, "
        f"{numbers['characters_per_second']} characters a second.",
        "",
        *_table(("facts (数据)", *(m.replace("_", " ") for m in (*FACTS, *ATTRIBUTES))), facts),
        "",
        f"Figures: {found['facts']['characters_per_second']} characters a second. {FACTS_NOTE}",
    ]
    checks = found["checks"]
    if "skipped" not in checks:
        told = ("sums_holding", "sums_failing", "contradictions", "traps_reported")
        lines += [
            "",
            "Checks (核对) of the seeds: " + ", ".join(f"{m.replace('_', ' ')} {checks[m]}" for m in told) + ".",
        ]
        lines += [f"- {name}: {_listed(some)}" for name, some in checks["invented"].items()]
    cells = [
        (f"{name}, {mode}", *(values[m] for m in CELLS))
        for name, modes in found["practices"].items()
        if "skipped" not in modes
        for mode, values in modes.items()
    ]
    lines += ["", *_table(("practices (做法)", *(m.replace("_", " ") for m in CELLS)), cells)]
    return ["## Figures (数据)", "", *lines]


FACTS_NOTE = """\
*canonical*: facts by paper, indicator, scope, value and unit; a scope counts where one holds the other (小学,
小学起始年级), *strict scope* wants it to the letter. *rows*: all facts by paper, value and unit. The last five: of the
facts found, the share whose attribute is as annotated."""


def _listed(values: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {value}" for name, value in values.items())


def _questions(figures: Mapping[str, Any]) -> list[str]:
    lines: list[str] = []
    for name, found in figures.get("questions", {}).items():
        if "skipped" in found:
            lines += ["", f"{name}: {found['skipped']}"]
            continue
        rows = [(mode, *(values.get(m) for m in ANSWERS)) for mode, values in found.items()]
        lines += ["", f"### {name}", "", *_table(("search", *(m.replace("_", " ") for m in ANSWERS)), rows)]
        kinds = [(kind, *values.values()) for kind, values in found["hybrid"]["by_kind"].items()]
        lines += ["", *_table(("kind", "questions", "key points", "cited", "refused", "false refusals"), kinds)]
        failed = found["hybrid"]["failed"]
        lines += ["", *(f"- {what.replace('_', ' ')}: {', '.join(ids) or 'none'}" for what, ids in failed.items())]
    return ["## Questions (问答)", "", QUESTIONS_NOTE, *lines] if lines else []


QUESTIONS_NOTE = """\
Without a language model. *key points*: answerable questions whose answer holds every key point; *found*: whose evidence
is among the passages shown; *cited*: whose citations overlap the evidence in at least one place, *all facts cited* in
every one; *refused*: unanswerable ones refused. *lexical* is the library without an encoder."""


def _speed(figures: Mapping[str, Any]) -> list[str]:
    found = figures.get("speed", {})
    if not found:
        return []
    lines = ["## Speed (速度)", "", f"{found['cores']} cores. `youju --help`: {found['help_seconds']} s."]
    for name in ("search_small", "search_large"):
        times = found[name]
        if "skipped" in times:
            lines += ["", f"{name}: {times['skipped']}"]
            continue
        rows = [
            (said, each["documents_allowed"], each["p50_ms"], each["p95_ms"])
            for said, each in times.items()
            if isinstance(each, Mapping)
        ]
        lines += ["", *_table((f"search, {times['passages']} passages", "documents allowed", "p50 ms", "p95 ms"), rows)]
    ingest = found["ingest"]
    ways = {name: ingest[name] for name in ("ours", "langchain_default", "langchain_our_length")}
    columns = ("passages", "characters", "seconds", "passages_per_second", "characters_per_second")
    rows = [(name.replace("_", " "), *(way[c] for c in columns), *_ratios(ingest, name)) for name, way in ways.items()]
    heads = (
        f"ingest, {ingest['files']} files",
        *(c.replace("_", " ") for c in columns),
        "ours : it, passages/s",
        "characters/s",
    )
    without = ingest["ours"]["without_vectors_seconds"]
    return [*lines, "", *_table(heads, rows), "", f"Of ours, {without} s are not encoding. {SPEED_NOTE}"]


SPEED_NOTE = """\
LangChain's default chunk is up to 4,000 characters, of which the encoder reads the first 512
tokens and drops the rest: its characters a second count what no vector knows. *Our length* is the same splitter set
to our passages' length."""


def _ratios(ingest: Mapping[str, Any], name: str) -> tuple[object, object]:
    return ingest.get(f"ratio_passages_{name}", "–"), ingest.get(f"ratio_characters_{name}", "–")


PARTS = (_retrieval, _papers, _read, drafted, _questions, _speed)
