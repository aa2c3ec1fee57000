"""Text that knows where each of its characters came from (pure).

A ``MappedText`` is a chain of runs. An *aligned* run copies its raw text or changes it character by character, so
offsets inside it carry over one to one; any other run stands as a whole for its raw span. Raw text that no run
covers was removed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple


class Run(NamedTuple):
    """``text[start:end]`` stands for ``raw[raw_start:raw_end]``."""

    start: int
    end: int
    raw_start: int
    raw_end: int
    aligned: bool


@dataclass(frozen=True, slots=True)
class Edit:
    """Put ``new`` where ``text[start:end]`` is. ``aligned``: of the same length and changed character by character."""

    start: int
    end: int
    new: str
    aligned: bool = False


@dataclass(frozen=True, slots=True)
class MappedText:
    """A text and the runs that lead back to the raw text it was made from.

    ``runs`` cover ``text`` without gaps or overlaps, in order; their raw spans are in order and overlap only where a
    run that stands as a whole was cut in two: both halves then name its whole raw span. Offsets are code points,
    half-open.
    """

    text: str
    runs: tuple[Run, ...]
    raw_length: int
    _starts: tuple[int, ...] = field(default=(), repr=False, compare=False)
    _raw_starts: tuple[int, ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(run.start for run in self.runs))
        object.__setattr__(self, "_raw_starts", tuple(run.raw_start for run in self.runs))

    @classmethod
    def of(cls, raw: str) -> MappedText:
        """Map ``raw`` to itself."""
        runs = (Run(0, len(raw), 0, len(raw), True),) if raw else ()
        return cls(text=raw, runs=runs, raw_length=len(raw))

    def replace(self, edits: Iterable[Edit]) -> MappedText:
        """Apply ``edits`` (sorted, not overlapping, offsets into this text) and keep the way back to the raw text.

        :raises ValueError: an edit lies outside the text, overlaps another, is out of order, or claims to be aligned
            and changes the length.
        """
        edits = tuple(edits)
        if not edits:
            return self
        pieces: list[str] = []
        runs: list[Run] = []
        length = 0
        position = 0

        def keep(start: int, end: int) -> None:
            nonlocal length
            if start < end:
                pieces.append(self.text[start:end])
                for run in self._runs_between(start, end):
                    _append(runs, run._replace(start=run.start - start + length, end=run.end - start + length))
                length += end - start

        for edit in edits:
            if not position <= edit.start <= edit.end <= len(self.text):
                raise ValueError(f"edit {edit.start}:{edit.end} overlaps or lies outside 0:{len(self.text)}")
            if edit.aligned and len(edit.new) != edit.end - edit.start:
                raise ValueError(f"aligned edit {edit.start}:{edit.end} changes the length")
            keep(position, edit.start)
            if edit.aligned:
                pieces.append(edit.new)
                for run in self._runs_between(edit.start, edit.end):
                    moved = run._replace(start=run.start - edit.start + length, end=run.end - edit.start + length)
                    _append(runs, moved)
            elif edit.new:
                raw_start, raw_end = self._raw_of_edit(edit.start, edit.end)
                pieces.append(edit.new)
                _append(runs, Run(length, length + len(edit.new), raw_start, raw_end, False))
            length += len(edit.new)
            position = edit.end
        keep(position, len(self.text))
        return MappedText(text="".join(pieces), runs=tuple(runs), raw_length=self.raw_length)

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw span that ``text[start:end]`` stands for, raw text removed inside it included.

        An empty span gives an empty raw span.

        :raises ValueError: the span lies outside the text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"span {start}:{end} lies outside 0:{len(self.text)}")
        if start == end:
            point = self._raw_point(start)
            return point, point
        first = self.runs[bisect_right(self._starts, start) - 1]
        last = self.runs[bisect_right(self._starts, end - 1) - 1]
        raw_start = first.raw_start + (start - first.start if first.aligned else 0)
        raw_end = last.raw_start + (end - last.start) if last.aligned else last.raw_end
        return raw_start, raw_end

    def to_text(self, raw_start: int, raw_end: int) -> tuple[int, int]:
        """Return the span of the text that ``raw[raw_start:raw_end]`` became; empty if all of it was removed.

        :raises ValueError: the span lies outside the raw text.
        """
        if not 0 <= raw_start <= raw_end <= self.raw_length:
            raise ValueError(f"raw span {raw_start}:{raw_end} lies outside 0:{self.raw_length}")
        index = max(bisect_right(self._raw_starts, raw_start) - 1, 0)
        while index < len(self.runs) and self.runs[index].raw_end <= raw_start:
            index += 1
        while 0 < index < len(self.runs) and self.runs[index - 1].raw_end > raw_start:
            index -= 1
        if index == len(self.runs):
            return len(self.text), len(self.text)
        first = self.runs[index]
        start = first.start + (max(raw_start - first.raw_start, 0) if first.aligned else 0)
        last_index = bisect_left(self._raw_starts, raw_end) - 1
        if last_index < index or raw_start == raw_end:
            return start, start
        last = self.runs[last_index]
        end = last.start + min(raw_end, last.raw_end) - last.raw_start if last.aligned else last.end
        return start, max(start, end)

    def _raw_of_edit(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw span an edit stands for; an insertion inside a run that stands as a whole joins that run."""
        if start == end and 0 < start < len(self.text):
            left, right = self.to_raw(start - 1, start), self.to_raw(start, start + 1)
            if left[1] > right[0]:
                return right[0], left[1]
        return self.to_raw(start, end)

    def _raw_point(self, position: int) -> int:
        if not self.runs:
            return 0
        if position == len(self.text):
            return self.runs[-1].raw_end
        run = self.runs[bisect_right(self._starts, position) - 1]
        return run.raw_start + (position - run.start if run.aligned else 0)

    def _runs_between(self, start: int, end: int) -> list[Run]:
        """Return the runs of ``text[start:end]``; a block run that is cut keeps its whole raw span on both sides."""
        found: list[Run] = []
        for run in self.runs[max(bisect_right(self._starts, start) - 1, 0) : bisect_left(self._starts, end)]:
            low, high = max(run.start, start), min(run.end, end)
            if low >= high:
                continue
            if run.aligned:
                shift = run.raw_start - run.start
                found.append(Run(low, high, low + shift, high + shift, True))
            else:
                found.append(Run(low, high, run.raw_start, run.raw_end, False))
        return found


def _append(runs: list[Run], run: Run) -> None:
    """Add a run, growing the last one where both are aligned and touch in text and raw."""
    if runs and run.aligned and runs[-1].aligned:
        last = runs[-1]
        if last.end == run.start and last.raw_end == run.raw_start:
            runs[-1] = last._replace(end=run.end, raw_end=run.raw_end)
            return
    runs.append(run)
