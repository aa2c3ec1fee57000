"""How well papers are read: outline, metadata and the damaged seed, beside what people wrote down about them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.quality.caches import SHARED
from tests.quality.scoring import f1, normalised

if TYPE_CHECKING:
    from corpus.types import Document, Section

OUTLINED = ("000", "002", "004")

# What the nine spots of seed 001 that lost bytes say when they are whole; the same damage twice counts once.
DAMAGED_SPOTS = (
    "确保“控辍保学”",
    "学校或培训机构",
    "部分学校控辍保学",
    "各学校“控辍保学”工作开展",
    "学校基本上能做到依法",
    "我们在控辍保学方面",
    "确保控辍保学常态清零",
    "纳入区政府",
    "学校绩效考核等",
)

_PINYIN = re.compile(r"[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ]{1,6}[)）]")
_REMARK = re.compile(r"[(（]原文.*[)）]$")


def available() -> bool:
    """Whether the seeds and what people wrote down about them are beside the project."""
    return (SHARED / "gold" / "outline.jsonl").is_file() and (SHARED / "seeds").is_dir()


def measure_papers() -> dict[str, Any]:
    """Figures of outline, metadata and seed 001."""
    if not available():
        return {"skipped": f"{SHARED / 'gold'} is not there"}
    papers = {number: read_seed(number) for number in (*OUTLINED, "001")}
    return {
        "outline": outline_f1(papers),
        "metadata": metadata(papers),
        "seed_001": damaged_seed(papers["001"]),
    }


def read_seed(number: str) -> list[Document]:
    """Read one seed as ingest does, without a library."""
    from corpus.terms import load_vocabulary
    from ingest.assemble import assemble
    from ingest.readers import read

    path = next((SHARED / "seeds").glob(f"{number}_*.txt"))
    vocabulary = load_vocabulary()
    contents = assemble(read(path), source=str(path), file_hash=path.stem, vocabulary=vocabulary)
    return [entry.document for entry in contents.documents]


def outline_f1(papers: dict[str, list[Document]]) -> dict[str, Any]:
    """F1 on (level, title) of headings, over all three and for each; ``with_titles_and_items`` counts those too."""
    rows = _rows(SHARED / "gold" / "outline.jsonl")
    found: dict[str, Any] = {}
    everything: dict[str, tuple[list[object], list[object]]] = {"headings": ([], []), "with_titles_and_items": ([], [])}
    for number in OUTLINED:
        sections = [section for document in papers[number] for section in document.sections]
        gold = [row for row in rows if row["doc"] == number]
        for name, (all_found, all_gold) in everything.items():
            some = [_key(number, s) for s in sections if name != "headings" or s.kind.value == "heading"]
            want = [_gold_key(row) for row in gold if name != "headings" or row["kind"] == "heading"]
            all_found += some
            all_gold += want
            if name == "headings":
                found[number] = _rounded(f1(some, want))
                found[number]["missed"] = [str(key) for key in want if key not in some]
                found[number]["invented"] = [str(key) for key in some if key not in want]
    return {**{name: _rounded(f1(*both)) for name, both in everything.items()}, "papers": found}


def metadata(papers: dict[str, list[Document]]) -> dict[str, Any]:
    """Title, kind, place, issuer, date and cited 文号 of the three papers: what agrees and what does not."""
    wrong: list[str] = []
    total = cited_found = cited_total = 0
    for row in _rows(SHARED / "gold" / "docmeta.jsonl"):
        document = papers[row["doc"]][0]
        printed = None if document.title_inferred else document.title
        pairs = {
            "title": (_plain(printed), _plain(row["title"])),
            "kind": (document.kind.value, row["doc_type"]),
            "region": (document.region, row["place"]),
            "parent": ((document.parent_region or "?") in row["parent"], True),
            "issuer": (document.issuer, row["issuer"]),
            "date": (document.date, row["date"]),
        }
        total += len(pairs)
        wrong += [f"{row['doc']} {name}: {got} for {want}" for name, (got, want) in pairs.items() if got != want]
        docnos = {_plain(cited.docno) for cited in document.cited_documents}
        titles = {_plain(cited.title) for cited in document.cited_documents}
        for title, docno in row["cited"]:
            cited_total += 1
            there = _plain(_REMARK.sub("", docno)) in docnos if docno else _plain(title) in titles
            cited_found += there
            if not there:
                wrong.append(f"{row['doc']} cited: {title} {docno}")
    fields_found = total - sum(" cited:" not in each for each in wrong)
    return {
        "fields": f"{fields_found}/{total}",
        "fields_share": round(fields_found / total, 4),
        "cited_share": round(cited_found / cited_total, 4),
        "cited": f"{cited_found}/{cited_total}",
        "wrong": wrong,
    }


def damaged_seed(documents: list[Document]) -> dict[str, Any]:
    """What is left of pinyin, traditional script and lost bytes in seed 001, and how its repairs are marked."""
    from opencc import OpenCC

    text = "\n".join(document.text for document in documents)
    simplified = OpenCC("t2s").convert(text)
    lost = [spot for spot in DAMAGED_SPOTS if normalised(spot) not in normalised(text)]
    repairs = [repair for document in documents for repair in document.repairs]
    return {
        "documents": len(documents),
        "pinyin_left": len(_PINYIN.findall(text)),
        "traditional_left": sum(a != b for a, b in zip(text, simplified, strict=False)),
        "spots": len(DAMAGED_SPOTS),
        "spots_restored": len(DAMAGED_SPOTS) - len(lost),
        "spots_lost": lost,
        "repairs_marked": len(repairs),
        "repairs_uncertain": sum(not repair.certain for repair in repairs),
    }


def _key(number: str, section: Section) -> tuple[str, int, str]:
    return (number, section.level, _plain(section.title) or "")


def _gold_key(row: dict[str, Any]) -> tuple[str, int, str]:
    return (row["doc"], row["level"], _plain(row["title"]) or "")


def _plain(text: str | None) -> str | None:
    return None if text is None else normalised(text).rstrip("。.")


def _rounded(values: dict[str, float]) -> dict[str, Any]:
    return {name: round(value, 4) for name, value in values.items()}


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
