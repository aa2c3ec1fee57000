"""The years that a stretch of text speaks of (pure); periods themselves are read by ``corpus.periods``."""

from __future__ import annotations

import re

from corpus.periods import find_periods, years_of

# 2021级学生 and the heading 2025年工作计划 name no period of a figure, yet a question about that year means them.
_COHORT = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?(?:级|年度?(?:重点)?工作(?:计划|安排|打算|思路|要点|总结))")
_NAMED = re.compile(r"《[^》]*》|[〔\[(（【](?:19|20)\d\d[〕\])）】]")
# “十四五”期间 tells the background of a sentence and none of its five years.
_FIVE_YEAR_PLAN = re.compile(r"十[一二三四五]五")


def spoken(text: str) -> str:
    """A text without the titles of papers and the years of 文号, which it names and does not speak of."""
    return _NAMED.sub(" ", text)


def years_in(text: str) -> set[int]:
    """The years, ranges filled in; those in the titles of papers and in 文号 are not spoken of."""
    years = {int(year) for year in _COHORT.findall(spoken(text))}
    for mention in find_periods(text):
        if mention.period is not None and not _FIVE_YEAR_PLAN.search(mention.text):
            years |= years_of(mention.period.text)
    return years
