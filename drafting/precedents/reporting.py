"""What a user should know of where a section's sentences come from (pure)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from corpus.types import DocumentSummary


def remarks_on(taken: Sequence[tuple[DocumentSummary, bool]], *, region: str) -> tuple[str, ...]:
    """A sentence on the papers that lent, and one where the county's own lent nothing.

    :param taken: for each sentence its paper, and whether it is the county's own.
    """
    if not taken:
        return ("资料库中没有可借用的语句，请补充素材或自行撰写。",)
    counted = Counter(_called(paper) for paper, _ in taken)
    remarks = [f"借用语句来源：{'、'.join(f'{title}{count}句' for title, count in counted.items())}。"]
    if not any(own for _, own in taken):
        remarks.append(f"没有可借用的{region}往年材料，语句均取自其他地区，请逐句核实本地是否确有其事。")
    return tuple(remarks)


def _called(paper: DocumentSummary) -> str:
    name = paper.source.replace("\\", "/").rsplit("/", 1)[-1]
    if not paper.title:
        return f"“{name}”"
    return (
        f"《{paper.title}》" if not paper.region or paper.region in paper.title else f"{paper.region}《{paper.title}》"
    )
