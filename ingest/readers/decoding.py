"""Bytes -> text: which encoding, how sure, and how many bytes no encoding explains (pure).

Chinese encodings overlap: nearly every GB18030 text is also "valid" Big5. So each candidate decoding is
scored by how Chinese it looks: the share of its Han characters that are among the commonest.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from corpus.types import Notice

#: The commonest characters of modern Chinese, in simplified and, where it differs, traditional script.
#: Of 60, 300 and 6000 characters of the five real papers (and of the same in traditional script) they cover 59-85 %
#: of the Han characters when decoded rightly and 0-18 % when GB18030 is read as Big5 or the other way round.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法"
    "所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政"
    "四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最"
    "立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论"
    "运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认"
    "六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元"
    "况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习"
    "响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效院查江型按格养易置派层片始专状育县局镇乡村校"
    "师服补贫助策督导促落控辍学童儿残贫困帮扶奖资均衡优质案通知附件印"
    "這為個國時來們於對會發動過說產種後經進著無電裡現實兩體點從業應開還與關線內數間樣質氣變條沒結問係軍總設長頭資邊統較將組見"
    "計別論運農幾區強決幹戰處隊給門規熱東導壓爭濟術極聯認權證轉單風帶場車務萬達積議聲報鬥類離華確張馬節話傳許廣記觀織裝眾書復"
    "兒須際驗連斷難礦備辦習響約勞團歷構稱準號維劃選標寫親養層專狀縣鄉師補貧輟"
)
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003134f]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff\ue000-\uf8ff]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WITHOUT_BOM = ("utf-8", "gb18030", "big5", "cp950", "big5hkscs", "utf-16-le", "utf-16-be")

#: Scores look at this much of the file: enough for a stable share, and quick on a large one.
SAMPLE_BYTES = 1 << 18
#: Above this share of unexplained bytes or control characters the file is no text. Random bytes: 30 % and more;
#: the worst damaged paper that is still worth reading: a few per mille.
MAX_BAD_SHARE = 0.08
#: UTF-16 without a mark is believed only if this share of it is common characters, ASCII and Chinese marks: any pair
#: of bytes is some character in it.
MIN_FAMILIAR_SHARE = 0.5
#: A column of names is text though its characters are rare, if next to nothing in it is unexplained.
RARE_BAD_SHARE = 0.01
#: Up to this share, NULs are padding that some program left between the letters; above it the file is binary.
MAX_NULL_SHARE = 0.3
#: Below this share of common characters a Chinese decoding is doubtful. Right: >= 0.59; wrong: <= 0.18.
MIN_COMMON_SHARE = 0.25
#: A runner-up this near to the best decoding makes the choice doubtful.
MIN_LEAD = 0.12
_REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read by, and what a person should know about that."""

    text: str
    encoding: str
    warnings: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class _Trial:
    encoding: str
    score: float
    bad: float
    common: float
    han: int


def decode(data: bytes, *, declared: str | None = None) -> Decoded | None:
    """Decode a text file, or None if it is no text.

    :param declared: an encoding that the file itself names (HTML's charset); it wins unless it fits badly.

    Undecodable bytes stay visible as U+FFFD and are counted in a warning; NUL and other control characters are
    taken out and counted in a warning.
    """
    data = data.rstrip(b"\x00") + b"\x00" * (len(data.rstrip(b"\x00")) % 2 and data.endswith(b"\x00"))
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _finish(data[len(bom) :], encoding, notices=[])
    sample = _sample(data)
    names = list(_WITHOUT_BOM)
    label = known_encoding(declared)
    if label and label not in names:
        names.append(label)
    trials = sorted((_try(sample, n) for n in names), key=lambda t: -t.score)
    best = trials[0]
    chosen = next((t for t in trials if t.encoding == label and t.score >= best.score - MIN_LEAD), best)
    if _unlikely(chosen):
        other = _detector(data[:SAMPLE_BYTES])
        if other is None or _try(sample, other).bad > MAX_BAD_SHARE:
            return None
        chosen = _try(sample, other)
    return _finish(data, chosen.encoding, notices=_doubts(chosen, trials))


def known_encoding(name: str | None) -> str | None:
    """Python's codec for an encoding label; gb2312 and gbk widen to gb18030 as browsers do; None if unknown."""
    if not name:
        return None
    try:
        codec = codecs.lookup(name.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    if codec in ("gb2312", "gbk", "hz"):
        return "gb18030"
    return "utf-8" if codec in ("ascii", "iso8859-1", "utf-8-sig") else codec


def _sample(data: bytes) -> bytes:
    if len(data) <= SAMPLE_BYTES:
        return data
    cut = data.rfind(b"\n", SAMPLE_BYTES // 2, SAMPLE_BYTES)
    return data[: cut + 1 if cut > 0 and b"\x00" not in data[:SAMPLE_BYTES] else SAMPLE_BYTES]


def _try(sample: bytes, encoding: str) -> _Trial:
    try:
        text = sample.decode(encoding, errors="replace")
    except (LookupError, UnicodeError):
        return _Trial(encoding, -1.0, 1.0, 0.0, 0)
    visible = sum(not c.isspace() for c in text) or 1
    han = _HAN.findall(text)
    common = sum(c in _COMMON for c in han) / len(han) if han else 0.0
    nulls = text.count("\x00")
    bad = text.count(_REPLACEMENT) + len(_CONTROL.findall(text)) - (nulls if nulls < MAX_NULL_SHARE * visible else 0)
    strange = sum(unicodedata.category(c) in ("Cn", "Co") for c in text[:4000]) / min(visible, 4000)
    weight = len(han) / visible
    score = weight * common + (1 - weight) * 0.5 - 3 * bad / visible - strange
    if encoding.startswith("utf-16") and sum(map(_familiar, text)) < MIN_FAMILIAR_SHARE * visible:
        score -= 1.0
    order = _WITHOUT_BOM.index(encoding) if encoding in _WITHOUT_BOM else len(_WITHOUT_BOM)
    if encoding == "utf-8" and bad == 0:
        # Beyond a few bytes nothing is valid UTF-8 by chance; "一" in GB18030 is one Cyrillic letter in UTF-8.
        score += 1.0 if han or text.isascii() else 0.2
    return _Trial(encoding, score - order * 1e-6, bad / visible, common, len(han))


def _familiar(char: str) -> bool:
    return char in _COMMON or char.isascii() or "\u3000" <= char <= "\u3017" or "\uff01" <= char <= "\uff5e"


def _unlikely(trial: _Trial) -> bool:
    """Whether even the best decoding is no text: spoilt, or rare characters and some damage, or a mere guess."""
    if trial.bad > MAX_BAD_SHARE:
        return True
    rare = trial.han >= 8 and trial.common < MIN_COMMON_SHARE / 3
    return rare and (trial.bad > RARE_BAD_SHARE or trial.encoding.startswith("utf-16"))


def _detector(sample: bytes) -> str | None:
    """A second opinion for everything that is not Chinese (Western or Japanese text in a legacy encoding)."""
    from charset_normalizer import from_bytes

    match = from_bytes(sample).best()
    if match is None or match.chaos > 0.1 or match.encoding.startswith("utf_16"):
        return None
    # Almost any bytes are letters in some single-byte code page; real text there is mostly ASCII.
    plain = sum(32 <= b < 127 or b in (9, 10, 13) for b in sample) / max(1, len(sample))
    return match.encoding if plain > 0.7 or match.coherence > 0.3 else None


def _doubts(chosen: _Trial, trials: list[_Trial]) -> list[Notice]:
    family = {"big5", "cp950", "big5hkscs"}
    rivals = [
        t
        for t in trials
        if t.encoding != chosen.encoding
        and not {t.encoding, chosen.encoding} <= family
        and t.bad <= MAX_BAD_SHARE
        and t.score > chosen.score - MIN_LEAD
        and t.common >= MIN_COMMON_SHARE
    ]
    unsure = chosen.han and (chosen.common < MIN_COMMON_SHARE or rivals) and chosen.encoding != "utf-8"
    if chosen.encoding in _WITHOUT_BOM and not unsure:
        return []
    message = f"文字编码按 {chosen.encoding} 读取，但把握不大，请核对文字是否正常；如有乱码请另存为 UTF-8 后重新导入。"
    return [Notice("doubtful_encoding", message)]


def _finish(data: bytes, encoding: str, *, notices: list[Notice]) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeError:
        text, spoilt, line = _count_bad(data, encoding)
        notices.append(
            Notice(
                "undecodable_bytes",
                f"有 {spoilt} 个字节无法按 {encoding} 解码（首处在第 {line} 行），"
                f"以“{_REPLACEMENT}”标出，请对照原文核对。",
            )
        )
    else:
        if kept := text.count(_REPLACEMENT):
            notices.append(
                Notice("replacement_characters", f"原文已含 {kept} 个替代符“{_REPLACEMENT}”，这些字在存盘前已经丢失。")
            )
    text = text.removeprefix("\ufeff")
    control = len(re.findall(r"[\x00-\x08\x0e-\x1f\x7f]", text))
    if control:
        text = re.sub(r"[\x00-\x08\x0e-\x1f\x7f]", "", text)
        notices.append(Notice("control_characters", f"去掉了 {control} 个不可见的控制字符。"))
    return Decoded(text=text, encoding=encoding, warnings=tuple(notices))


def _count_bad(data: bytes, encoding: str) -> tuple[str, int, int]:
    """Decode with replacements: text, number of bytes not decoded, physical line of the first."""
    spoilt: list[tuple[int, int]] = []

    def note(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeDecodeError):
            raise error
        spoilt.append((error.start, error.end))
        return _REPLACEMENT, error.end

    codecs.register_error("youju-note", note)
    text = data.decode(encoding, errors="youju-note")
    before = data[: spoilt[0][0]].decode(encoding, errors="replace")
    return text, sum(b - a for a, b in spoilt), before.count("\n") + 1
