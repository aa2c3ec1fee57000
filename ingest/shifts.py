"""Where a text was damaged by a GBK byte shift, and what is done about each place (pure).

A place is repaired where one reading leads clearly, repaired and marked uncertain where it leads a little, and left
as it is, marked, otherwise. Nothing that holds or touches a digit is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from ingest.language import LanguageModel, language_of
from ingest.mojibake import read_stretch
from ingest.pinyin import MIN_NOTES, NOTE, SYLLABLE, is_syllable
from ingest.script import simplified_forms
from ingest.shifted import GAPS, Kind, Token, gbk_bytes, tokens_of

# Lead over the second best reading, natural logarithm. Of 92 places damaged by tests/ingest/damage.py, 67 of 68 above
# 3.4 were read right, 4 of 10 between 0.7 and 3.4, none of 14 below.
CERTAIN_MARGIN = 4.0
GUESS_MARGIN = 0.7
# Lead over leaving the place as it stands: a true question mark before rare characters stays far below.
MIN_GAIN = 6.0
# Characters after a gap in which a shift must show: a rare character or a stray letter among Chinese.
WINDOW = 8
# Characters before a gap that its readings are judged with: two or three words.
CONTEXT = 6
# GB2312 orders its first 3,755 characters, the common ones, before this lead byte; running text seldom leaves them.
RARE_LEAD = 0xD8
GAP = re.compile(f"[{GAPS}]")
ORPHAN = re.compile(rf"[{GAPS}]+({SYLLABLE})[)）]")
CHINESE = re.compile(r"[㐀-鿿]")
DIGIT = re.compile(r"[0-9０-９]")
NUMERAL = re.compile(r"[0-9０-９〇零一二三四五六七八九十百千万萬亿億两兩]")
# A letter alone among Chinese, and characters that official papers do not use but shifted bytes fall on.
STRAY = re.compile(r"(?:^|[^\x00-\x7f])[A-Za-z^_`{|}~@\[\]\\](?=[^\x00-\x7f]|[(（])|[ぁ-ヿΑ-ωА-я─-╿Ａ-Ｚａ-ｚ‰∽⊥℃ā-ǜ]")
# Two gaps before a comma or 。: a character is gone altogether.
GONE = re.compile(rf"(?<=[㐀-鿿])[{GAPS}]{{2}}(?=[,，、。;；:：])")
DAMAGED_TAIL = re.compile(f"[{GAPS}][^。\n]*")
# What wrong decoders leave: U+FFFD decoded as GBK, UTF-8 read as Latin-1.
HOPELESS = re.compile(r"(?:锟斤拷)+锟?|(?:[ÃÂäåæçèé][\x80-\xbf¡-¿][\x80-\xbf¡-¿]?){3,}|\ufffd+")


@dataclass(frozen=True, slots=True)
class Shift:
    """A damaged place ``raw[start:end]``; ``text`` is what it said, null where it is left as it is."""

    start: int
    end: int
    text: str | None
    certain: bool


def find_shifts(raw: str, words: Iterable[str] = ()) -> list[Shift]:
    """Return the damaged places of ``raw`` in order; the language model is loaded only if one is suspected."""
    annotated = len(NOTE.findall(raw)) >= MIN_NOTES
    candidates = [match.start() for match in GAP.finditer(raw) if _is_suspect(raw, match.start(), annotated=annotated)]
    shifts: list[Shift] = []
    model: LanguageModel | None = None
    done = 0
    for start in candidates:
        if start < done:
            continue
        if model is None:
            model = language_of(_undamaged(raw), words)
        shift = _read(raw, start, model)
        if shift is None and annotated:
            # In a text of this kind a question mark that does not end its line is damage until shown otherwise.
            shift = Shift(start, start + 1, None, False)
        if shift is not None:
            shifts.append(shift)
            done = shift.end
    known = [(shift.start, shift.end) for shift in shifts]
    shifts.extend(
        Shift(match.start(), match.end(), None, False)
        for match in chain(HOPELESS.finditer(raw), GONE.finditer(raw))
        if not any(start < match.end() and match.start() < end for start, end in known)
    )
    return sorted(shifts, key=lambda shift: shift.start)


def _is_suspect(raw: str, gap: int, *, annotated: bool) -> bool:
    """Say whether a shift may begin at a gap: cheap, and wrong rather on the side of suspicion."""
    before = raw[gap - 1 : gap]
    after = raw[gap + 1 : gap + 60].split("\n")[0]
    if not after or not (CHINESE.match(before) or before in ")）”》、，。,"):
        return False
    if raw[gap] == "\ufffd":
        return True
    if (orphan := ORPHAN.match(raw, gap)) and is_syllable(orphan[1]):
        return True
    following = NOTE.sub("", after)[:WINDOW]
    forms = simplified_forms()
    rare = any(CHINESE.match(character) and _is_rare(forms.get(character, character)) for character in following)
    # Two ordinary questions in a line are no sign; two gaps side by side, or in a text full of notes, are.
    again = GAP.search(after) if annotated else GAP.match(after)
    return rare or bool(STRAY.search(after[:WINDOW]) or again)


def _is_rare(character: str) -> bool:
    try:
        return character.encode("gb2312")[0] >= RARE_LEAD
    except UnicodeEncodeError:
        return True


def _undamaged(raw: str) -> list[str]:
    """Return the lines of ``raw`` without notes and without what follows a gap, simplified character by character."""
    forms = simplified_forms()
    plain = DAMAGED_TAIL.sub("", NOTE.sub("", raw))
    return ["".join(forms.get(character, character) for character in line) for line in plain.split("\n")]


def _read(raw: str, gap: int, model: LanguageModel) -> Shift | None:
    line_end = raw.find("\n", gap)
    tokens = list(tokens_of(raw, gap, line_end if line_end >= 0 else len(raw)))
    before = NOTE.sub("", raw[max(raw.rfind("\n", 0, gap) + 1, gap - 60) : gap])[-CONTEXT:]
    forms = simplified_forms()
    left = "".join(forms.get(character, character) for character in before)
    verdict = read_stretch(tokens, left, (gbk_bytes(before[-1:]) or b"\0")[-1], model)
    if verdict is None or verdict.gain < MIN_GAIN:
        return Shift(gap, tokens[0].end, None, False) if _is_plainly_damaged(tokens) else None
    end = tokens[verdict.tokens - 1].end
    touched = raw[max(gap - 1, 0) : end + 1] + verdict.text
    if DIGIT.search(touched) or verdict.margin < GUESS_MARGIN:
        return Shift(gap, end, None, False)
    guessed = verdict.invented or NUMERAL.search(verdict.text)
    certain = verdict.margin >= CERTAIN_MARGIN and not guessed
    return Shift(gap, end, verdict.text, certain)


def _is_plainly_damaged(tokens: list[Token]) -> bool:
    gap = tokens[0]
    return gap.kind is Kind.GAP and (gap.text == "\ufffd" or gap.syllable is not None)
