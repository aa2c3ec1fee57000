"""Which place a paper is about: title, issuer and clauses weighed against each other (pure)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.cuts import Brackets
from corpus.regions import Gazetteer, RegionMention, place_names
from corpus.types import Region

# Weights of a place by where it stands. The order matters, not the size: the head of a title and the signature
# say whose paper it is; a place that a title deals with says less; a cited paper's place says almost nothing.
TITLE_HEAD, ISSUER, TITLE_INSIDE, SUBJECT, PLAIN, CITED = 10.0, 9.0, 5.0, 2.0, 1.0, 0.3
# 我县, 全市: a place of that rank counts for more.
SAME_RANK_FACTOR = 2.0
# Mentions in the body count up to this much, so that a long paper's sub-places do not outweigh its title.
MOST_FROM_BODY = 8.0
# Without title and issuer a place needs this much, or a clause of which it is the subject.
LEAST_FROM_BODY = 2.0
# A place that this many of its own sub-places are named beside is the paper's place.
CHILDREN_THAT_POINT_UP = 3
# Only the first part of a long paper is read for places.
BODY_READ = 8000

_NATIONAL = re.compile(
    r"国务院|中共中央|中央|全国|国家|教育部|财政部|[\u4e00-\u9fff]{2,8}部$|人民银行|总局|海关总署|最高人民"
)
_SUBJECT = re.compile(
    r"\s*(?:现有|现|共有|位于|地处|下?辖|认真|高度重视|坚持|始终|积极|全面|把|将|以|按照|委|政府|人民政府|教育局|教体局|教育体育局|教育和体育局"
    r"|的?义务教育|通过|针对|对|[,，]?\d{4}年)"
)
# A table's row that begins with its place: 县区：云岭县；指标：…
_ROW_PLACE = re.compile(
    r"^(?:县区|区县|市县|县市区|县（市、区）|县\(市、区\)|地区|区域)：([^；\n]{2,12})", re.MULTILINE
)
_OWN = re.compile(r"[我全本](省|市|县|区|旗|州|盟|镇|乡)(?!级|直|外|长|场|域)")
_CITED_AFTER = re.compile(r"(?:根据|按照|落实|贯彻|依据|上级|转发)[^，,。；;]{0,6}$")


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A place and what lies above it, outermost first and joined (湖北省十堰市); null where that is unknown."""

    region: str | None
    parent: str | None


@dataclass(frozen=True, slots=True)
class _Named:
    """One place in a text: the most specific name of a chain such as 湖北省十堰市丹江口市."""

    name: str
    regions: tuple[Region, ...]
    above: tuple[str, ...]
    start: int
    end: int


def find_place(*, title: str | None, issuer: str | None, body: str, gazetteer: Gazetteer) -> PlaceFound:
    """The place that a paper is about, never one that it only lists or cites; unknown places are read from shape."""
    if issuer and _NATIONAL.match(issuer) and not gazetteer.find(issuer):
        return PlaceFound(None, None)
    body = body[:BODY_READ]
    scores: dict[str, float] = defaultdict(float)
    named: dict[str, list[_Named]] = defaultdict(list)
    from_head = False
    for source, head_weight, inside_weight in ((title, TITLE_HEAD, TITLE_INSIDE), (issuer, ISSUER, ISSUER)):
        for order, place in enumerate(_places(source or "", gazetteer)):
            first = order == 0 and not (source or "")[: place.start].strip("0123456789年度 ()（）第")
            scores[place.name] += head_weight if first else inside_weight
            named[place.name].append(place)
            from_head = True
    if not from_head and len(listed := set(_ROW_PLACE.findall(body))) > 1:
        return _shared_parent(listed, gazetteer)
    subjects = _weigh_body(body, gazetteer, scores, named)
    if not scores:
        return PlaceFound(None, None)
    ranks = {rank for rank, count in _own_ranks(body).items() if count}
    weighed = {name: score * (SAME_RANK_FACTOR if _rank(name) in ranks else 1.0) for name, score in scores.items()}
    best = max(weighed, key=lambda name: weighed[name])
    if not from_head:
        best = _upward(best, weighed, named, gazetteer)
        certain = best in subjects or _rank(best) in ranks or weighed[best] >= LEAST_FROM_BODY
        if not certain:
            return PlaceFound(None, None)
    return _placed(best, named, gazetteer)


def _shared_parent(listed: Iterable[str], gazetteer: Gazetteer) -> PlaceFound:
    """The place of a table with a row for each of several places: what lies above them all, if that is known."""
    above = [{a for region in gazetteer.resolve(name) for a in gazetteer.ancestors(region)[:1]} for name in listed]
    common = set.intersection(*above)
    if len(common) != 1:
        return PlaceFound(None, None)
    regions = gazetteer.resolve(next(iter(common)))
    lines = ["".join(reversed(gazetteer.ancestors(region))) for region in regions]
    return PlaceFound(next(iter(common)), lines[0] or None if lines else None)


def _weigh_body(body: str, gazetteer: Gazetteer, scores: dict[str, float], named: dict[str, list[_Named]]) -> set[str]:
    """Adds the body's mentions to the scores; gives the places that are the subject of a clause."""
    brackets = Brackets(body, 0, len(body))
    sums: dict[str, float] = defaultdict(float)
    subjects: set[str] = set()
    for place in _places(body, gazetteer, shapes=not scores):
        if brackets.hold(place.start) or _CITED_AFTER.search(body[max(0, place.start - 12) : place.start]):
            weight = CITED
        elif _SUBJECT.match(body, place.end):
            weight = SUBJECT
            subjects.add(place.name)
        else:
            weight = PLAIN
        sums[place.name] += weight
        named[place.name].append(place)
    for name, total in sums.items():
        scores[name] += min(total, MOST_FROM_BODY)
    return subjects


def _places(text: str, gazetteer: Gazetteer, *, shapes: bool = True) -> list[_Named]:
    """Places of a text, listed ones and those known by their shape only; a chain counts as its last name."""
    if not text:
        return []
    mentions = [mention for mention in gazetteer.find(text) if not _goes_on(text, mention)]
    single = [(m.start, m.end, _full_name(m), m.regions) for m in mentions]
    if shapes:
        spans = [(m.start, m.end) for m in mentions]
        single += [(start, end, name, ()) for start, end, name in place_names(text, known=spans)]
    single.sort()
    chains: list[_Named] = []
    for start, end, name, regions in single:
        if chains and chains[-1].end == start:
            before = chains.pop()
            chains.append(_Named(name, regions, (*before.above, before.name), before.start, end))
        else:
            chains.append(_Named(name, regions, (), start, end))
    return chains


def _goes_on(text: str, mention: RegionMention) -> bool:
    """Whether a short name is the stem of another place's name: 云溪 (区) in 云溪县."""
    return text[mention.end : mention.end + 1] in tuple("县区市旗州盟") and mention.text[-1] not in "县区市旗州盟省"


def _full_name(mention: RegionMention) -> str:
    return mention.regions[0].name if mention.regions else mention.text


def _own_ranks(body: str) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for found in _OWN.finditer(body):
        counts[found.group(1)] += 1
    most = max(counts.values(), default=0)
    return {rank: count for rank, count in counts.items() if count * 2 > most}


def _rank(name: str) -> str:
    return name[-1]


def _upward(best: str, weighed: dict[str, float], named: dict[str, list[_Named]], gazetteer: Gazetteer) -> str:
    """The prefecture instead of one of its counties, where the paper names several of them."""
    children: dict[str, set[str]] = defaultdict(set)
    for name, places in named.items():
        for above in {a for place in places for region in place.regions[:1] for a in gazetteer.ancestors(region)[:1]}:
            children[above].add(name)
    for above, below in children.items():
        if best in below and above in weighed and len(below) >= CHILDREN_THAT_POINT_UP:
            return above
    return best


def _placed(name: str, named: dict[str, list[_Named]], gazetteer: Gazetteer) -> PlaceFound:
    places = named[name]
    said = {above for place in places for above in place.above} | (named.keys() - {name})
    regions = list(dict.fromkeys(region for place in places for region in place.regions if region.name == name))
    lines = [gazetteer.ancestors(region) for region in regions]
    if len(set(lines)) > 1:
        lines = [line for line in lines if said.intersection(line)] or lines
    if lines and len(set(lines)) == 1:
        return PlaceFound(name, _joined(lines[0]))
    if lines:
        return PlaceFound(name, None)
    return PlaceFound(name, _parent_of_unlisted(places, gazetteer))


def _parent_of_unlisted(places: Sequence[_Named], gazetteer: Gazetteer) -> str | None:
    """What stands right before an unlisted name (河北省清溪县), with what lies above that."""
    chain = next((place.above for place in places if place.above), ())
    if not chain:
        return None
    first = gazetteer.resolve(chain[0])
    above = gazetteer.ancestors(first[0]) if len(first) == 1 else ()
    return (_joined(above) or "") + "".join(chain)


def _joined(nearest_first: Iterable[str]) -> str | None:
    return "".join(reversed(tuple(nearest_first))) or None
