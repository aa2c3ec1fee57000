"""What is to be reached, and whether it is: the thresholds of the gate and of the report (pure)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

KEY_POINTS = 0.90
INVENTED_KEY_POINTS = 0.75
CITED = 0.90
FIGURE_RECALL, FIGURE_PRECISION, FIGURE_ROWS = 0.92, 0.95, 0.98
FIGURE_SPEED = 50_000
STATUS_RIGHT, UNMENTIONED = 0.85, 0.95
FALSE_REFUSALS = 0.05
CELLS_RECALL, CELLS_PRECISION = 0.95, 1.0
FAULTS_DETECTED, ALARMS_PER_100 = 0.95, 2.0
DRAFT_SECONDS = 10
OUTLINE_F1 = 0.97
SPOTS_RESTORED = 4
HELP_SECONDS = 0.5
SEARCH_MS = {"search_small": 60, "search_large": 150}

AT_LEAST, AT_MOST, ABOVE = "≥", "≤", ">"
_HOLDS: dict[str, Callable[[float, float], bool]] = {
    AT_LEAST: lambda value, limit: value >= limit,
    AT_MOST: lambda value, limit: value <= limit,
    ABOVE: lambda value, limit: value > limit,
}


@dataclass(frozen=True, slots=True)
class Target:
    """A figure, by its dotted name in latest.json, and what it should be: a number or another figure's name."""

    what: str
    name: str
    sign: str
    limit: float | str


@dataclass(frozen=True, slots=True)
class Verdict:
    """A target with its figure; ``value`` is null where it was not measured."""

    target: Target
    value: float | None
    limit: float | None

    @property
    def reached(self) -> bool | None:
        """Whether the figure is what it should be; null where it was not measured."""
        if self.value is None or self.limit is None:
            return None
        return _HOLDS[self.target.sign](self.value, self.limit)


def _retrieval() -> list[Target]:
    policy, cmrc = "retrieval.policy_dev", "retrieval.cmrc2018_dev"
    found = [
        Target("policy notices, hybrid hit@1", f"{policy}.hybrid.hit@1", AT_LEAST, 0.82),
        Target("policy notices, hybrid nDCG@10", f"{policy}.hybrid.ndcg@10", AT_LEAST, 0.91),
        Target("encyclopedia, hybrid hit@1", f"{cmrc}.hybrid.hit@1", AT_LEAST, 0.965),
    ]
    for mode in ("lexical", "dense"):
        for measure in ("hit@1", "ndcg@10"):
            what = f"policy notices, hybrid {measure} above {mode} alone"
            found.append(Target(what, f"{policy}.hybrid.{measure}", ABOVE, f"{policy}.{mode}.{measure}"))
    return found


def _questions(name: str, said: str, *, key_points: float) -> list[Target]:
    at = f"questions.{name}.hybrid"
    return [
        Target(f"{said}: answerable ones with every key point", f"{at}.key_points", AT_LEAST, key_points),
        Target(f"{said}: answerable ones with a citation on the evidence", f"{at}.cited", AT_LEAST, CITED),
        Target(f"{said}: unanswerable ones refused", f"{at}.refused_share", AT_LEAST, 1.0),
        Target(f"{said}: answerable ones refused", f"{at}.false_refusals", AT_MOST, FALSE_REFUSALS),
        Target(f"{said}: answers whose quotes are all exact", f"{at}.quotes_exact", AT_LEAST, 1.0),
    ]


def _figures() -> list[Target]:
    found = [
        Target("quantity table, texts read without fault", "figures.quantities.right", AT_LEAST, 1.0),
        Target("quantities, characters a second", "figures.quantities.characters_per_second", AT_LEAST, 500_000),
        Target("figures, characters a second", "figures.facts.characters_per_second", AT_LEAST, FIGURE_SPEED),
    ]
    for name, said in (("gold", "seeds"), ("fresh", "invented papers, held out")):
        at = f"figures.facts.sets.{name}"
        found += [
            Target(f"{said}: figures by key, recall", f"{at}.canonical_recall", AT_LEAST, FIGURE_RECALL),
            Target(f"{said}: figures by key, precision", f"{at}.canonical_precision", AT_LEAST, FIGURE_PRECISION),
            Target(f"{said}: figures by value and unit, recall", f"{at}.rows_recall", AT_LEAST, FIGURE_ROWS),
            Target(f"{said}: quotes of figures exact", f"{at}.quotes_exact", AT_LEAST, 1.0),
        ]
    for name, said in (("gold", "seeds"), ("fresh", "invented papers, held out")):
        at = f"figures.practices.{name}.hybrid"
        found += [
            Target(f"{said}: practices, status right", f"{at}.status_right", AT_LEAST, STATUS_RIGHT),
            Target(f"{said}: 材料未提及, precision", f"{at}.precision_unmentioned", AT_LEAST, UNMENTIONED),
        ]
    return found


def _drafts() -> list[Target]:
    found = []
    for name, said in (("dev", "workbooks, looked at"), ("more", "more, looked at"), ("held", "workbooks, held out")):
        at = f"drafts.workbooks.{name}"
        found += [
            Target(f"{said}: cells read, recall", f"{at}.recall", AT_LEAST, CELLS_RECALL),
            Target(f"{said}: cells read, precision", f"{at}.precision", AT_LEAST, CELLS_PRECISION),
        ]
    sets = (("samples", "samples"), ("seeds", "seeds"), ("dev", "written drafts, looked at"))
    for name, said in (*sets, ("more", "more, looked at"), ("fresh", "written drafts, held out")):
        at = f"drafts.reviews.{name}"
        found += [
            Target(f"{said}: seeded faults found", f"{at}.detected", AT_LEAST, FAULTS_DETECTED),
            Target(f"{said}: false alarms per 100 true figures", f"{at}.alarms_per_100", AT_MOST, ALARMS_PER_100),
        ]
    at = "drafts.drafts"
    zero = (
        "failed", "without_evidence", "other_places", "other_years", "sentences_without_comment",
        "blanked_without_gap", "gaps_beside_blanked", "marks_not_in_gaps",
    )  # fmt: skip
    found += [Target(f"drafts: {name.replace('_', ' ')}", f"{at}.{name}", AT_MOST, 0) for name in zero]
    slowest = "a draft from 100 indicators and 4,000 passages, both papers, seconds"
    return [*found, Target(slowest, f"{at}.speed.slowest_seconds", AT_MOST, DRAFT_SECONDS)]


def _speed() -> list[Target]:
    sizes = {"search_small": "3,360 passages", "search_large": "100,000 passages"}
    return [
        Target("`youju --help`, seconds", "speed.help_seconds", AT_MOST, HELP_SECONDS),
        *(
            Target(f"search, {size}, no filter, p95 ms", f"speed.{name}.no filter.p95_ms", AT_MOST, SEARCH_MS[name])
            for name, size in sizes.items()
        ),
        Target(
            "ingest beside LangChain's defaults, passages a second",
            "speed.ingest.ratio_passages_langchain_default",
            AT_LEAST,
            1.0,
        ),
    ]


TARGETS = (
    *_retrieval(),
    Target("outline F1 on (level, title)", "papers.outline.headings.f1", AT_LEAST, OUTLINE_F1),
    Target("metadata fields as people read them", "papers.metadata.fields_share", AT_LEAST, 1.0),
    Target("cited documents found", "papers.metadata.cited_share", AT_LEAST, 1.0),
    Target("seed 001: pinyin notes left", "papers.seed_001.pinyin_left", AT_MOST, 0),
    Target("seed 001: traditional characters left", "papers.seed_001.traditional_left", AT_MOST, 0),
    Target("seed 001: damaged spots restored, of 9", "papers.seed_001.spots_restored", AT_LEAST, SPOTS_RESTORED),
    *_figures(),
    *_drafts(),
    *_questions("gold", "seeds (51 questions)", key_points=KEY_POINTS),
    *_questions("samples", "samples (76 questions)", key_points=INVENTED_KEY_POINTS),
    *_questions("dev", "invented papers, looked at (48 questions)", key_points=INVENTED_KEY_POINTS),
    *_questions("test", "invented papers, looked at (48 more)", key_points=INVENTED_KEY_POINTS),
    *_questions("fresh", "invented papers, held out (30 questions)", key_points=INVENTED_KEY_POINTS),
    *_speed(),
)


def judge(figures: Mapping[str, Any]) -> list[Verdict]:
    """Every target with its figure."""
    found = []
    for target in TARGETS:
        limit = target.limit if not isinstance(target.limit, str) else figure(figures, target.limit)
        found.append(Verdict(target, figure(figures, target.name), limit))
    return found


def figure(figures: Mapping[str, Any], name: str) -> float | None:
    """A figure by its dotted name; null where it was not measured."""
    value: Any = figures
    for part in name.split("."):
        if not isinstance(value, Mapping) or part not in value:
            return None
        value = value[part]
    return float(value) if isinstance(value, int | float) else None
