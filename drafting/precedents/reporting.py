"""What a user should know of where a section's sentences come from (pure)."""

from __future__ import annotations

from collections.abc import Sequence


def remarks_on(own: Sequence[bool], *, region: str) -> tuple[str, ...]:
    """A sentence where no paper lent anything, or none of the county's own did.

    :param own: for each sentence whether a paper of the county's own lent it.
    """
    if not own:
        return ("有的章节在资料库中没有可借用的语句，请补充素材或自行撰写。",)
    if not any(own):
        return (f"有的章节没有可借用的{region}往年材料，语句均取自其他地区，请逐句核实本地是否确有其事。",)
    return ()
