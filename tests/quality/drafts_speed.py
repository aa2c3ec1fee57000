"""How long a draft of a hundred indicators takes with a library of four thousand passages."""

from __future__ import annotations

import csv
import random
import re
import tempfile
import time
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.quality.caches import PROJECT, kept_library, open_bundled
from tests.quality.large_library import NearReal

if TYPE_CHECKING:
    from corpus.records import Entry

PASSAGES = 4_000
INDICATORS = 100
YEAR = 2024
REGION = "云岭县"
_PER_DOCUMENT, _SENTENCES = 10, 4
_PLACES = ("云岭县", "禾川区", "临渚市", "桐峪县", "青麓区", "芦洲县", "石匣县", "松坞县")
_HEADINGS = (
    "落实控辍保学责任",
    "关爱特殊群体",
    "加强教师队伍建设",
    "改善办学条件",
    "化解大班额",
    "强化督导考核",
    "存在的问题",
)
_SOURCES = (PROJECT / "tests" / "tools" / "samples_builder" / "sources", PROJECT / "tests" / "quality")
FORMAT = 1


def measure_speed() -> dict[str, Any]:
    """Seconds from workbook to both Word files, and of composing alone, for the longest summary template."""
    from corpus.library import opened
    from corpus.terms import load_vocabulary
    from drafting.compose import compose
    from drafting.statistics import read_statistics
    from drafting.template import load_templates
    from drafting.word import paper

    texts = sorted(path for folder in _SOURCES for path in folder.glob("*.txt"))
    folder = kept_library(f"drafts-{FORMAT}", files=texts, build=_build)
    found: dict[str, Any] = {}
    vocabulary = load_vocabulary()
    with tempfile.TemporaryDirectory() as place, opened(folder, open_encoder=open_bundled) as library:
        book = Path(place) / "statistics.csv"
        found["indicators"], found["passages"] = write_table(book), library.catalog.counts()[1]
        for template in load_templates().values():
            if str(getattr(template.kind, "value", "")) == "comparison":
                continue
            began = time.perf_counter()
            table = read_statistics([book], vocabulary=vocabulary, region=None, year=None)
            read = time.perf_counter()
            try:
                draft = compose(library, template=template, region=REGION, year=YEAR, table=table)
                composed = time.perf_counter()
                sizes = [len(paper(draft, annotated=which)) for which in (False, True)]
            except Exception as error:  # a crash is a result
                found[template.id] = {"crashed": f"{type(error).__name__}: {error}"[:300]}
                continue
            said = "".join(s.text for sec in draft.sections for p in sec.paragraphs for s in p.sentences)
            found[template.id] = {
                "seconds": round(time.perf_counter() - began, 2),
                "reading": round(read - began, 2),
                "composing": round(composed - read, 2),
                "characters": len(said),
                "bytes": sizes,
            }
    seconds = [each["seconds"] for each in found.values() if isinstance(each, dict) and "seconds" in each]
    return {**found, "slowest_seconds": max(seconds, default=None)}


def write_table(path: Path) -> int:
    """A long csv of a hundred indicators over two years and three counties, in values that are possible."""
    chance, rows = random.Random(5), []
    with (PROJECT / "corpus" / "vocabulary" / "indicators.csv").open(encoding="utf-8", newline="") as file:
        named = [row for row in csv.DictReader(file) if re.fullmatch(r"[人所个%次元台册万辆间]+", row["unit"])]
    chosen = [row for row in named if not row["identity"]][:INDICATORS]
    for county in _PLACES[:3]:
        for row in chosen:
            level = chance.uniform(80, 99) if row["unit"] == "%" else chance.randint(20, 5000)
            for year in (YEAR - 1, YEAR):
                value = f"{level + year % 2:.1f}" if row["unit"] == "%" else str(int(level) + year % 7)
                rows.append((county, year, row["name"], row["scopes"].split("|")[0], value, row["unit"], ""))
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("县区", "年度", "指标", "范围", "数值", "单位", "备注"), *rows])
    return len(chosen)


def _build(folder: Path) -> None:
    from corpus.catalog import FileRecord
    from corpus.library import opened

    encoder = open_bundled()
    texts = sorted(path for source in _SOURCES for path in source.rglob("*.txt"))
    raw = "\n".join(path.read_text("utf-8", errors="ignore") for path in texts if "facts" not in path.name)
    even = re.sub(r"\{(?:([0-9.]+)[|!])?[^{}]*\}", lambda m: m[1] or "12", raw)
    sentences = [s + "。" for s in re.split(r"[。\n]", even) if 15 <= len(s) <= 90 and "|" not in s]
    vectors = encoder.embed_documents(sentences[:300])
    chance = random.Random(7)

    def near() -> NearReal:
        return NearReal(encoder.fingerprint, vectors)

    with opened(folder, open_encoder=near) as library, library.writing("建测速资料库"):
        for number in range(PASSAGES // _PER_DOCUMENT):
            path = f"/made/{number}.txt"
            record = FileRecord(path, sha256(path.encode()).hexdigest(), 1, "txt", "utf-8", 1)
            library.put_file(record, [_document(number, path, sentences, chance)])
        library.sync()


def _document(number: int, path: str, sentences: list[str], chance: random.Random) -> Entry:
    from corpus.records import Entry
    from corpus.types import Document, DocumentKind, Passage

    id_ = sha256(path.encode()).hexdigest()[:16]
    pieces = ["".join(chance.choices(sentences, k=_SENTENCES)) for _ in range(_PER_DOCUMENT)]
    region, year = _PLACES[number % len(_PLACES)], 2018 + number // len(_PLACES) % 7
    passages, start = [], 0
    for n, piece in enumerate(pieces):
        path_of = ("二、主要做法", f"（{'一二三四五六七'[n % 7]}）{_HEADINGS[n % 7]}")
        passages.append(Passage(f"{id_}-{n:04d}", id_, n, start, start + len(piece), path_of))
        start += len(piece) + 1
    document = Document(
        id=id_, source=path, part=0, format="txt", encoding="utf-8", text="\n".join(pieces),
        title=f"{region}{year}年教育工作总结", title_inferred=False, kind=DocumentKind.SUMMARY, region=region,
        parent_region=None, issuer=None, year=year, date=None, docno=None,
    )  # fmt: skip
    return Entry(document, tuple(passages))
