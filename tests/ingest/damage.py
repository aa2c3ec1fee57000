"""Damages sound text the way the pages of FIELD 1.3 were damaged: the inverse of what ``restore`` undoes."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

import opencc

from ingest.pinyin import _readings, reads_as
from ingest.script import simplified_forms


@dataclass(frozen=True, slots=True)
class Spot:
    """What was there in simplified script, without notes."""

    said: str


def reading_of(character: str) -> str:
    return min(_readings()[character])


def annotate(text: str) -> bytes:
    """Turn simplified text into traditional GBK bytes with a toneless note after every changed character."""
    pieces = []
    for character in text:
        written = opencc_s2t(character)
        try:
            data = written.encode("gbk")
        except UnicodeEncodeError:
            written, data = character, character.encode("gbk")
        note = f"({reading_of(written)})".encode() if written in simplified_forms() else b""
        pieces.append(data + note)
    return b"\0".join(pieces)


_S2T = opencc.OpenCC("s2t")


def opencc_s2t(text: str) -> str:
    return _S2T.convert(text)


def decode(data: bytes) -> str:
    """Decode GBK as the pages did: a pair without a character vanishes, a lead byte before ``(`` swallows it."""
    text = []
    index = 0
    while index < len(data):
        byte = data[index]
        if byte < 0x80:
            text.append(chr(byte))
            index += 1
            continue
        pair = data[index : index + 2]
        if len(pair) == 2 and pair[1] >= 0x40:
            text.append(pair.decode("gbk", errors="ignore") if _is_defined(pair) else "")
            index += 2
        else:
            text.append("?")
            index += 2 if pair[1:] == b"(" else 1
    return "".join(text)


def _is_defined(pair: bytes) -> bool:
    try:
        pair.decode("gbk")
    except UnicodeDecodeError:
        return False
    return True


def lose_lead(line: str, at: int, *, plain: bool = False) -> str:
    """Lose the lead byte of ``line[at]``; ``plain`` keeps the text simplified and without notes."""
    parts = [c.encode("gbk") for c in line] if plain else annotate(line).split(b"\0")
    head, tail = b"".join(parts[:at]), parts[at][1:] + b"".join(parts[at + 1 :])
    return fold(head.decode("gbk") + "?" + decode(tail))


def part_with_note(line: str, at: int) -> str | None:
    """Set a false note between the bytes of ``line[at]``; None where its first byte ends no character."""
    parts = annotate(line).split(b"\0")
    if at == 0 or parts[at - 1].endswith(b")"):
        return None
    false_pair = parts[at - 1][-1:] + parts[at][:1]
    if parts[at - 1][-1] < 0x81 or not _is_defined(false_pair):
        return None
    character = false_pair.decode("gbk")
    if character not in _readings():
        return None
    syllable = reading_of(character)
    assert reads_as(character, syllable)
    data = parts[at][:1] + f"({syllable})".encode() + parts[at][1:] + b"".join(parts[at + 1 :])
    return fold(b"".join(parts[:at]).decode("gbk") + decode(data))


def fold(text: str) -> str:
    """Fold marks to half width, as the seeds' collector did."""
    return text.translate(str.maketrans("！？；，：", "!?;,:"))


def places(line: str, count: int, seed: int) -> list[int]:
    """Choose Chinese characters of a line, away from its ends and from digits."""
    good = [
        index
        for index in range(3, len(line) - 3)
        if "一" <= line[index] <= "鿿" and not any(c.isdigit() for c in line[max(index - 2, 0) : index + 3])
    ]
    return Random(seed).sample(good, min(count, len(good)))
