"""Changes against the two levels that they are of: amount and direction, as doubts (pure).

The levels stand in the draft itself (checked by ``corpus.checks.changes``), in the statistics table, or, for last
year's, in a paper of the library.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.calibers import Likeness, caliber_of, compare_notes, earlier_year
from corpus.checks.changes import AMOUNT, PERCENT, POINTS
from corpus.checks.operands import operand
from corpus.figures import Aspect, Check, CheckResult, Figure, FigureKind
from corpus.identities import Operand, Worked, is_rate, work_change
from corpus.quantity import Measured, same_unit, write_quantity
from corpus.terms import Vocabulary
from drafting.auditing.directions import Direction, adjoins, contrary, direction_before
from drafting.auditing.doubts import Doubt, Suspect
from drafting.auditing.standing import Told, cell_for, key_of, year_of
from drafting.cells import Cell
from drafting.findings import FindingCode, FindingEvidence, Known, Severity, Witness, Working

# A verb stands no farther before the last number of its list: 分别减少385人、增加12人、减少8人.
_REACH = 40


@dataclass(frozen=True, slots=True)
class Levels:
    """What a change is measured from and to, and where that was read."""

    before: Operand
    after: Operand
    evidence: tuple[FindingEvidence, ...]
    after_figure: Figure | None
    severity: Severity


def change_doubts(
    text: str,
    figures: Sequence[Figure],
    checks: Sequence[Check],
    known: Known,
    told: Told,
    *,
    vocabulary: Vocabulary,
) -> list[Doubt]:
    """Changes that their levels belie; those of a rate told in percent are ``percent``'s."""
    by_id = {figure.id: figure for figure in figures}
    found = list(_from_checks(text, checks, by_id))
    drafts = Told(figures, vocabulary=vocabulary)
    for figure in figures:
        if _is_claim(figure):
            levels = _levels(figure, known, told, drafts, vocabulary)
            if levels is not None and not _of_another(text, figure, known, told, vocabulary):
                found += _held(text, figure, levels)
    return found


def _from_checks(text: str, checks: Sequence[Check], figures: Mapping[str, Figure]) -> Iterator[Doubt]:
    for check in checks:
        if check.result is not CheckResult.FAILS or check.name not in {AMOUNT, PERCENT, POINTS}:
            continue
        claim, one, two = (figures[id_] for id_ in check.figures)
        twice = two.aspect is Aspect.LEVEL and one.aspect is Aspect.CHANGE
        rate = is_rate(two.unit)
        if rate and is_rate(claim.unit):
            continue
        evidence = (Working(check.expression),)
        if twice:  # 减少385人，下降8.2%: the level before follows from the two others
            before = _before(text, one, two)
            right = (
                None if before is None else _expected(work_change(before, operand(two), operand(claim), rising=None))
            )
            suspects = (Suspect(claim, _rounded(right, claim)), Suspect(one), Suspect(two))
            yield Doubt(FindingCode.CHANGE_MISMATCH, check.message, suspects, evidence)
            continue
        yield _doubt(text, claim, operand(one), operand(two), check.message, evidence, (one, two))


def _is_claim(figure: Figure) -> bool:
    return (
        figure.aspect is Aspect.CHANGE
        and figure.kind is FigureKind.ACTUAL
        and figure.value is not None
        and figure.indicator is not None
        and figure.unit != "倍"
        and operand(figure).exact
    )


def _levels(claim: Figure, known: Known, told: Told, drafts: Told, vocabulary: Vocabulary) -> Levels | None:
    """Both years' cells; else last year's cell or paper beside this year's cell or the draft's own level."""
    key = key_of(claim, region=known.region, vocabulary=vocabulary)
    earlier = _earlier(claim)
    if key is None or earlier is None or earlier >= key[2]:
        return None
    past = (key[0], key[1], earlier, key[3])
    now, then = cell_for(known.table, key), cell_for(known.table, past)
    own = drafts.only(key)
    after = now or own
    before = then or told.only(past)
    if after is None or before is None or not same_unit(after, before):
        return None
    if not isinstance(before, Cell):
        if own is None or compare_notes(caliber_of(before), caliber_of(own)) is not Likeness.SAME:
            return None
        if drafts.at(past):
            return None  # the draft's own level of last year goes before another paper's
    evidence = tuple(
        each if isinstance(each, Cell) else _witness(each, known) for each in (after, before) if each is not own
    )
    sure = isinstance(before, Cell) and (isinstance(after, Cell) or after is own)
    severity = Severity.ERROR if sure else Severity.WARNING
    return Levels(_operand(before), _operand(after), evidence, None if isinstance(after, Cell) else own, severity)


def _of_another(text: str, claim: Figure, known: Known, told: Told, vocabulary: Vocabulary) -> bool:
    """Whether the claim is right of another scope: 资金539万元，其中…区级90万元，比上年增加26万元 is the whole's."""
    key, earlier = key_of(claim, region=known.region, vocabulary=vocabulary), _earlier(claim)
    rising = _rising(text, claim)
    if key is None or earlier is None or rising is None:
        return False
    scopes = {each.scope for each in known.table.cells if each.indicator == key[0]} if known.table else set()
    for scope in scopes | told.scopes(key[0]) | {""}:
        pairs = ((key[0], key[1], year, scope) for year in (earlier, key[2]))
        before, after = ((cell_for(known.table, pair) or told.only(pair)) for pair in pairs)
        if before is None or after is None or not same_unit(before, after):
            continue
        worked = work_change(_operand(before), _operand(after), operand(claim), rising=rising)
        if worked.result is CheckResult.HOLDS:
            return True
    return False


def _earlier(claim: Figure) -> int | None:
    year = year_of(claim.period)
    if year is None:
        return None
    found = earlier_year(str(year), compared=claim.compared)
    return year_of(found)


def _held(text: str, claim: Figure, levels: Levels) -> Iterator[Doubt]:
    """A claim against two levels, where they can tell."""
    before, after = levels.before, levels.after
    rate = is_rate(before.unit)
    if rate and claim.unit != "百分点":
        return
    if not rate and not is_rate(claim.unit) and not same_unit(claim.unit, before.unit):
        return
    rising = _rising(text, claim)
    if rising is None:
        return
    worked = work_change(before, after, operand(claim), rising=rising)
    if worked.result is not CheckResult.FAILS:
        return
    message = f"“{claim.quote}”与两年的数值不符（{worked.expression}），请核对后改正。"
    evidence = (*levels.evidence, Working(worked.expression))
    others = () if levels.after_figure is None else (None, levels.after_figure)
    doubt = _doubt(text, claim, before, after, message, evidence, others)
    yield replace(doubt, severity=levels.severity)


def _doubt(
    text: str,
    claim: Figure,
    before: Operand,
    after: Operand,
    message: str,
    evidence: tuple[FindingEvidence, ...],
    levels: Sequence[Figure | None],
) -> Doubt:
    """What is wrong with a claim: its word, where the amount is right the other way about; else its amount."""
    worked = work_change(before, after, operand(claim), rising=None)
    moved = _expected(work_change(before, after, operand(claim), rising=True))
    direction = _direction(text, claim)
    wrong_way = direction is not None and moved is not None and moved != 0 and direction.rising != (moved > 0)
    if wrong_way and direction is not None and worked.result is CheckResult.HOLDS:
        return _turned(text, claim, direction, message, evidence, is_rate(before.unit))
    right = _rounded(None if moved is None else abs(moved), claim)
    wording, span = None, None
    if wrong_way and direction is not None and adjoins(text, direction, claim.value_start) and right is not None:
        wording = contrary(direction.verb, of_rate=is_rate(before.unit)) + _printed(claim, right)
        span = (direction.start, claim.value_end)
    suspects = [Suspect(claim, right, wording, span)]
    step = None if claim.value is None or direction is None else abs(claim.value) * (1 if direction.rising else -1)
    for place, figure in enumerate(levels):
        if figure is None:
            continue
        known = step is not None and same_unit(claim.unit, figure.unit) and figure.unit == claim.unit
        if known and step is not None:
            value = after.value - step if place == 0 and after.value is not None else None
            if place == 1 and before.value is not None:
                value = before.value + step
            suspects.append(Suspect(figure, value))
        else:
            suspects.append(Suspect(figure))
    return Doubt(FindingCode.CHANGE_MISMATCH, message, tuple(suspects), evidence)


def _turned(
    text: str, claim: Figure, direction: Direction, message: str, evidence: tuple[FindingEvidence, ...], rate: bool
) -> Doubt:
    word = contrary(direction.verb, of_rate=rate)
    told = f"{message.rstrip('。')}：应为“{word}”，不是“{direction.verb}”。"
    if adjoins(text, direction, claim.value_start):
        span = (direction.start, claim.value_end)
        wording = text[span[0] : span[1]].replace(direction.verb, word, 1)
    else:
        span, wording = (direction.start, direction.end), word
    return Doubt(FindingCode.CHANGE_DIRECTION, told, (Suspect(claim, None, wording, span),), evidence)


def _direction(text: str, claim: Figure) -> Direction | None:
    floor = max(0, min(claim.start, claim.value_start), claim.value_start - _REACH)
    return direction_before(text, claim.value_start, floor=floor)


def _rising(text: str, claim: Figure) -> bool | None:
    direction = _direction(text, claim)
    return None if direction is None else direction.rising


def _before(text: str, moved: Figure, level: Figure) -> Operand | None:
    rising = _rising(text, moved)
    if rising is None or level.value is None or moved.value is None:
        return None
    return replace(operand(level), value=level.value - abs(moved.value) * (1 if rising else -1))


def _expected(worked: Worked) -> Decimal | None:
    return worked.expected


def _rounded(right: Decimal | None, claim: Figure) -> Decimal | None:
    """A computed change with as many digits as the claim prints, unless that would lose what is counted."""
    if right is None or claim.value is None:
        return right
    exponent = claim.value.as_tuple().exponent
    digits = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return abs(round(right, digits)) if is_rate(claim.unit) else abs(right)


def _printed(claim: Figure, right: Decimal) -> str:
    return write_quantity(replace(claim, value=right, value_high=None, qualifier=""))


def _operand(measured: Measured) -> Operand:
    """A cell or a figure as the arithmetic takes it."""
    if isinstance(measured, Figure):
        return operand(measured)
    name = measured.name if isinstance(measured, Cell) else ""
    return Operand(name, measured.value, measured.unit, measured.qualifier, measured.value_high, measured.denominator)


def _witness(figure: Figure, known: Known) -> Witness:
    title = next((each.document.title for each in known.papers if each.document.id == figure.document_id), None)
    return Witness(figure.document_id, title, figure.start, figure.end, figure.quote)
