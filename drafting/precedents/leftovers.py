"""A last look at a stripped sentence, by rules of its own: what in it may still be the lender's (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.regions import place_names
from corpus.terms import Vocabulary
from drafting.precedents.names import foreign_names
from drafting.precedents.sides import Parties
from drafting.precedents.titles import national, titles_in
from drafting.precedents.words import TOKEN

_GAP = re.compile(r"【待补：([^】]*?)（\d{4}年）】|【待核】")
_DIGIT = re.compile(r"[0-9０-９%％‰]")
_YEAR = re.compile(
    r"[一二][〇零九0○][一二三四五六七八九〇零○]{2}年?|“?十[二三四五六]五|[一二三四五六七八九十]+月(?:份|底|初|中旬|上旬|下旬|[一二三四五六七八九十]+[日号])"
)
_DOCNO = re.compile(r"[〔〕\[\]［］]|[一-鿿]{1,8}[发函字]\s*[（(]|号文")
_TITLE_MARK = re.compile(r"[《》〈〉]")
_ORDINAL = re.compile(
    r"第[一二三四五六七八九十百]+(?:次|届|期|批|中学|小学|幼儿园|初中|高中)|届[一二三四五六七八九十]*(?:全会|次)"
)
_TOWN = re.compile(r"(?<![一-鿿])[一-鿿]{1,3}(?<![乡城集建各全小古名重本市村])镇(?=[党政中小教、，。])")
_ODD = re.compile(rf"{TOKEN}|[,;:()\"']|□|�|\s")


def leftovers(text: str, parties: Parties, *, vocabulary: Vocabulary, shown: Sequence[str] = ()) -> tuple[str, ...]:
    """Whatever in a sentence a reader of another county would take for the lender's, or for damage.

    :param shown: values of the draft's own cells that were put in.
    """
    labels = "，".join(found[1] or "" for found in _GAP.finditer(text))
    rest = _GAP.sub("", text)
    for value in shown:
        rest = rest.replace(value, "", 1)
    said = f"{rest}，{labels}" if labels else rest
    found = [
        each.group() for pattern in (_DIGIT, _YEAR, _DOCNO, _ORDINAL, _TOWN, _ODD) for each in pattern.finditer(said)
    ]
    titles = titles_in(said)
    found += [title for title in titles if not national(title)]
    bare = said
    for title in titles:
        bare = bare.replace(title, "")
    found += _TITLE_MARK.findall(bare)
    found += [name for name in parties.lender.names if name in said and not parties.same]
    found += [name for _, _, name in place_names(bare) if name not in parties.own.names]
    found += foreign_names(bare, parties, vocabulary=vocabulary)
    return tuple(found)
