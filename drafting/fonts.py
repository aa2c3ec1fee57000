"""A Chinese font of this machine, for pictures. None is shipped and none is fetched."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

# Best for charts first: plain strokes stay readable when small, so the sans-serif faces lead.
PREFERRED = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "思源黑体",
    "Microsoft YaHei", "微软雅黑", "PingFang SC", "苹方", "Hiragino Sans GB", "冬青黑体",
    "HarmonyOS Sans SC", "MiSans", "Alibaba PuHuiTi", "WenQuanYi Micro Hei", "文泉驿微米黑", "WenQuanYi Zen Hei",
    "文泉驿正黑", "SimHei", "黑体", "DengXian", "等线", "STHeiti", "Heiti SC", "Droid Sans Fallback",
    "Arial Unicode MS", "Noto Serif CJK SC", "Source Han Serif SC", "思源宋体", "SimSun", "宋体", "Songti SC",
    "STSong", "NSimSun", "FangSong", "仿宋", "KaiTi", "楷体", "AR PL UMing CN", "AR PL UKai CN",
)  # fmt: skip

# Where those fonts lie on a machine without fontconfig; ``~`` and variables are resolved.
KNOWN_FILES = (
    "$WINDIR/Fonts/msyh.ttc", "$WINDIR/Fonts/msyh.ttf", "$WINDIR/Fonts/simhei.ttf", "$WINDIR/Fonts/Deng.ttf",
    "$WINDIR/Fonts/simsun.ttc", "$WINDIR/Fonts/simfang.ttf", "$LOCALAPPDATA/Microsoft/Windows/Fonts/NotoSansSC-VF.ttf",
    "/System/Library/Fonts/PingFang.ttc", "/System/Library/Fonts/Hiragino Sans GB.ttc",
    "/System/Library/Fonts/STHeiti Medium.ttc", "/System/Library/Fonts/STHeiti Light.ttc",
    "/System/Library/Fonts/Supplemental/Songti.ttc", "/Library/Fonts/Arial Unicode.ttf",
    "/System/Library/Fonts/Supplemental/Arial Unicode.ttf",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc", "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", "/usr/share/fonts/truetype/arphic/uming.ttc",
)  # fmt: skip

# Outline fonts; bitmaps and Type 1 cannot be drawn with.
_DRAWABLE = (".ttf", ".otf", ".ttc", ".otc")
_HEAVY_OR_SLANTED = ("bold", "black", "heavy", "light", "thin", "italic", "oblique", "medium", "粗", "细")
# fc-list reads a cache; a machine that must build the cache first may take some seconds.
_FONTCONFIG_SECONDS = 20


@dataclass(frozen=True, slots=True)
class InstalledFont:
    """A font file, the names of its faces, and their style as fontconfig calls it."""

    file: Path
    families: tuple[str, ...]
    style: str = ""


def find_chinese_font() -> Path | None:
    """The file of a Chinese font on this machine; None where there is none."""
    return best_font(fontconfig_fonts()) or _known_file() or best_font(_matplotlib_fonts())


def best_font(fonts: Iterable[InstalledFont]) -> Path | None:
    """The most readable of fonts that all have Chinese characters: by family, then regular before bold (pure)."""
    ranked = sorted((_order(font), font.file) for font in fonts if font.file.suffix.lower() in _DRAWABLE)
    return ranked[0][1] if ranked else None


def fontconfig_fonts() -> Sequence[InstalledFont]:
    """The fonts that fontconfig says cover simplified Chinese; none where there is no fontconfig."""
    command = shutil.which("fc-list")
    if command is None:
        return ()
    wanted = [command, "--format=%{file}\t%{family}\t%{style}\n", ":lang=zh-cn"]
    try:
        done = subprocess.run(wanted, capture_output=True, timeout=_FONTCONFIG_SECONDS, check=True)
    except (OSError, subprocess.SubprocessError):
        return ()
    return tuple(_listed(done.stdout.decode("utf-8", "replace")))


def _listed(output: str) -> Iterator[InstalledFont]:
    for line in output.splitlines():
        parts = line.split("\t")
        if len(parts) == 3:
            yield InstalledFont(Path(parts[0]), tuple(parts[1].split(",")), parts[2])


def _order(font: InstalledFont) -> tuple[int, int, str]:
    places = [PREFERRED.index(name) for name in font.families if name in PREFERRED]
    style = f"{font.style} {font.file.stem}".lower()
    return min(places, default=len(PREFERRED)), sum(word in style for word in _HEAVY_OR_SLANTED), str(font.file)


def _known_file() -> Path | None:
    files = (Path(os.path.expandvars(os.path.expanduser(name))) for name in KNOWN_FILES)
    return next((file for file in files if file.is_file()), None)


def _matplotlib_fonts() -> Iterator[InstalledFont]:
    try:
        from matplotlib.font_manager import fontManager
    except ImportError:
        return
    for font in fontManager.ttflist:
        if font.name in PREFERRED:
            yield InstalledFont(Path(font.fname), (font.name,), str(font.weight))
