"""A question and the dialogue before it -> a Query (pure).

What is read: places, periods, 文号, topics and indicators of the vocabulary; what is asked, sub-question by
sub-question; and the content words that evidence has to contain. Follow-ups are resolved by :mod:`retrieval.dialogue`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from corpus.docno import DocNo, find_docnos
from corpus.terms import TermMention, Vocabulary
from corpus.types import DocumentKind, Turn
from retrieval.dialogue import resolve
from retrieval.query import Intent, Part, Query, Reckoning, Term
from retrieval.question_intent import intent_of, polite_off, reckonings_of, split_parts, units_of
from retrieval.question_periods import Period, find_periods
from retrieval.question_places import Atlas, PlaceSpan, asked_places, asks_everywhere, atlas_of, find_places
from retrieval.question_terms import SCOPES, Words, blank, promoted, synonyms_of, terms_of, without_asking
from retrieval.question_words import UNITS

__all__ = ["Intent", "Part", "Query", "Reckoning", "Term", "read_question"]

_KIND_WORDS = sorted((kind.value for kind in DocumentKind if kind is not DocumentKind.OTHER), key=len, reverse=True)
_SOURCE = re.compile(
    rf"({'|'.join(_KIND_WORDS)}|总结)(?:材料|文件)?"
    r"(?:中|里|内(?!容)|上(?!报|级)|提到|指出|显示|依据|根据|写|称|说(?!明)|的?第[一二三四五六七八九十\d]+(?:部分|条|项))"
)
_BY_SOURCE = re.compile(rf"(?:根据|按照|依据|据|从|结合|查阅)([^,，?？什么哪]{{0,14}}?)({'|'.join(_KIND_WORDS)}|总结)")
_TITLE = re.compile(r"《[^》]*》|〈[^〉]*〉")
_UNIT_FORMS = {
    "人": "person",
    "名": "person",
    "所": "school",
    "%": "percent",
    "元": "money",
    "万元": "money",
    "亿元": "money",
}
_SEARCHED = re.compile(r"[^\w%〔〕.]+")


_THAN = re.compile(r"[比较]$")


def read_question(
    question: str,
    *,
    history: Sequence[Turn] = (),
    vocabulary: Vocabulary,
    tokenizer: Words,
    library_regions: Collection[str],
    newest_year: int | None = None,
) -> Query:
    """Read a question, resolving it against the dialogue first.

    :param history: earlier turns, oldest first.
    :param library_regions: full names of the places whose papers the library holds.
    :param newest_year: the library's newest year, which 今年 means; without it 去年 has no year.
    """
    atlas = atlas_of(vocabulary.regions, library_regions)
    resolved = resolve(question, history=history, vocabulary=vocabulary, atlas=atlas, newest_year=newest_year)
    text = even(resolved)
    docnos = _docnos(text)
    places = find_places(text, atlas)
    regions, unknown = asked_places(places, atlas)
    periods = _periods(text, docnos, newest_year)
    beyond = newest_year is not None and any(year > newest_year for period in periods for year in period.years)
    everywhere = asks_everywhere(text, named=bool(regions))
    parts = _parts(
        text,
        places=2 if everywhere else len(regions),
        beyond=beyond,
        vocabulary=vocabulary,
        tokenizer=tokenizer,
        atlas=atlas,
    )
    indicators = _indicators(text, vocabulary)
    units = tuple(dict.fromkeys(unit for part in parts for unit in part.units))
    if not units and any(part.intent is Intent.NUMBER for part in parts):
        units = _indicator_units(indicators, vocabulary)
    return Query(
        question=question,
        resolved=resolved,
        regions=regions,
        unknown_regions=unknown,
        all_regions=everywhere,
        years=tuple(sorted({year for period in periods for year in period.years})),
        period_text=periods[0].text if periods else None,
        kinds=_kinds(_without_titles(text)),
        topics=_ids(vocabulary.find_topics(text)),
        indicators=indicators,
        docnos=tuple(dict.fromkeys(docno.normalised for docno in docnos)),
        intent=_whole(parts),
        parts=parts,
        units=units,
        search_text=_search_text(text, docnos),
        reckonings=reckonings_of(text, places=2 if everywhere else len(regions)),
    )


def even(text: str) -> str:
    """A text in one width, one character for one: full-width letters, digits and marks become half-width."""
    return "".join(
        chr(ord(char) - 0xFEE0) if "！" <= char <= "～" else " " if char in "\u3000\xa0" else char for char in text
    )


def _docnos(text: str) -> list[DocNo]:
    offset = len(text) - len(polite_off(text)) if text.endswith(polite_off(text)) else 0
    found = find_docnos(text[offset:])
    return [DocNo(d.start + offset, d.end + offset, d.raw, d.normalised, d.agency, d.year, d.number) for d in found]


def _without_titles(text: str) -> str:
    return blank(text, [match.span() for match in _TITLE.finditer(text)])


def _periods(text: str, docnos: list[DocNo], newest_year: int | None) -> list[Period]:
    """Periods outside 文号 and cited titles: the year of a paper's name is not the year asked about."""
    visible = blank(_without_titles(text), [(docno.start, docno.end) for docno in docnos])
    # 比上年 says what a change is measured against, not which year is asked about.
    found = find_periods(visible, newest_year=newest_year)
    return [period for period in found if not (period.relative and _THAN.search(text[: period.start]))]


def _ids(mentions: Sequence[TermMention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id for mention in mentions for id in mention.ids))


def _indicators(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Indicators named; a name with 多少台 inside (每百名学生拥有多少台计算机) is put together first."""
    found = _ids(vocabulary.find_indicators(text))
    return found or _ids(vocabulary.find_indicators("".join(without_asking(text).split()).rstrip("?。") + "数"))


def _kinds(text: str) -> tuple[DocumentKind, ...]:
    """Kinds of paper that a question names as its source: 公告中, 根据工作总结."""
    words = [match[1] for match in _SOURCE.finditer(text)] + [match[2] for match in _BY_SOURCE.finditer(text)]
    return tuple(dict.fromkeys(DocumentKind.SUMMARY if word == "总结" else DocumentKind(word) for word in words))


def _whole(parts: tuple[Part, ...]) -> Intent:
    for intent in (Intent.PREDICTION, Intent.COMPARISON):
        if any(part.intent is intent for part in parts):
            return intent
    return parts[0].intent


def _parts(
    text: str, *, places: int, beyond: bool, vocabulary: Vocabulary, tokenizer: Words, atlas: Atlas
) -> tuple[Part, ...]:
    aliases = {
        name: others
        for indicator in vocabulary.indicators
        for name, others in synonyms_of((indicator.name, *indicator.aliases)).items()
    }
    named = [(indicator.name, *indicator.aliases) for indicator in vocabulary.indicators]
    named += [(topic.name, *topic.aliases) for topic in vocabulary.topics]
    names = tuple(name for group in named for name in group)
    parts: list[Part] = []
    before: tuple[Term, ...] = ()
    for piece in split_parts(polite_off(text)):
        intent = intent_of(piece, places=places, beyond=beyond)
        focus = terms_of(
            piece,
            hidden=_hidden(piece, find_places(piece, atlas)),
            intent=intent,
            names=names,
            aliases=aliases,
            stop_words=vocabulary.stop_words,
            tokenizer=tokenizer,
        )
        inherits = bool(before) and not any(term.essential and term.text not in SCOPES for term in focus)
        if inherits:
            own = {term.text for term in focus}
            focus = (*focus, *(term for term in before if term.essential and term.text not in own))
        before = focus = promoted(focus)
        units = units_of(piece, inherited=parts[-1].units if inherits else ())
        parts.append(Part(piece, intent, focus, units))
    return tuple(parts)


def _hidden(text: str, places: list[PlaceSpan]) -> list[tuple[int, int]]:
    spans = [(place.start, place.end) for place in places]
    spans += [(period.start, period.end) for period in find_periods(text)]
    return spans + [(docno.start, docno.end) for docno in find_docnos(text)]


def _indicator_units(ids: tuple[str, ...], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Units of the indicators named, where all agree."""
    groups = set()
    for id in ids:
        indicator = vocabulary.indicator(id)
        if indicator is not None and indicator.unit:
            form = _UNIT_FORMS.get(indicator.unit)
            groups.add(
                UNITS[form] if form else UNITS["ratio"] if ":" in indicator.unit else (indicator.unit.split("/")[0],)
            )
    return groups.pop() if len(groups) == 1 else ()


def _search_text(text: str, docnos: list[DocNo]) -> str:
    """What is searched: the question without politeness and interrogatives; places stay, titles carry them."""
    for docno in reversed(docnos):
        text = text[: docno.start] + docno.normalised + text[docno.end :]
    rest = _SEARCHED.sub(" ", without_asking(polite_off(text))).strip()
    return rest or text.strip()
