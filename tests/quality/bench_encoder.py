"""How fast, how large and how good the configured encoder is: run by hand, prints one JSON object.

    python tests/quality/bench_encoder.py                       speed and memory
    python tests/quality/bench_encoder.py --retrieval DIR       and dense search alone over a public question set
    python tests/quality/bench_encoder.py --model FOLDER        another encoder

DIR holds ``corpus.jsonl``, ``queries.jsonl`` and ``qrels.tsv``; a document ranks where its best passage does.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import re
import resource
import statistics
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from corpus.encoder import Encoder, EncoderSettings, open_encoder

CLAUSES = (
    "全县共有义务教育阶段学校{}所，在校学生{}人，",
    "其中小学在校生{}人，较上年减少{}人；",
    "对因身体原因无法到校的{}名儿童逐一建档，每月送教上门{}次，",
    "县财政安排专项资金{}万元，改善{}所乡镇寄宿制学校的食宿条件，",
    "组织教师{}人次入户走访，劝返学生{}人。",
)


def made_up_passages(count: int, *, characters: int) -> list[str]:
    """Return passages of about so many characters, each different."""
    passages = []
    for n in range(count):
        text = ""
        while len(text) < characters:
            text += CLAUSES[(n + len(text)) % len(CLAUSES)].format(n + len(text), 3 * n + 17)
        passages.append(text[:characters])
    return passages


def split(text: str, *, characters: int = 300) -> list[str]:
    """Return passages of whole sentences, about so many characters each."""
    passages, current = [], ""
    for sentence in re.findall(r"[^。！？；\n]*[。！？；\n]?", text):
        if current and len(current) + len(sentence) > characters:
            passages.append(current)
            current = ""
        current += sentence
        while len(current) > characters * 1.5:
            passages.append(current[:characters])
            current = current[characters:]
    return [*passages, current] if current.strip() else passages


def speed(encoder: Encoder) -> dict[str, float]:
    """Return passages a second and milliseconds a question."""
    found = {}
    for characters in (200, 300):
        passages = made_up_passages(128, characters=characters)
        encoder.embed_documents(passages[:8])
        begin, used = time.perf_counter(), time.process_time()
        encoder.embed_documents(passages)
        found[f"passages_per_second_{characters}"] = round(len(passages) / (time.perf_counter() - begin), 1)
        found[f"cpu_ms_per_passage_{characters}"] = round((time.process_time() - used) / len(passages) * 1000, 1)
    questions = [f"第{n}所学校有多少名学生需要送教上门？" for n in range(100)]
    encoder.embed_query(questions[0])
    times = []
    for question in questions:
        begin = time.perf_counter()
        encoder.embed_query(question)
        times.append((time.perf_counter() - begin) * 1000)
    found["query_ms_median"] = round(statistics.median(times), 1)
    found["query_ms_p95"] = round(statistics.quantiles(times, n=20)[-1], 1)
    return found


def retrieval(encoder: Encoder, folder: Path) -> dict[str, float]:
    """Return hit@1 and nDCG@10 of dense search alone."""
    documents, questions = (
        [json.loads(line) for line in (folder / name).read_text("utf-8").splitlines()]
        for name in ("corpus.jsonl", "queries.jsonl")
    )
    gold = dict(line.split()[:2] for line in (folder / "qrels.tsv").read_text("utf-8").splitlines())
    owners, passages = [], []
    for document in documents:
        pieces = split(document["text"])
        passages += pieces
        owners += [document["_id"]] * len(pieces)
    begin = time.perf_counter()
    stored = np.array(encoder.embed_documents(passages))
    seconds = time.perf_counter() - begin
    first, gain = 0, 0.0
    for question in questions:
        order = np.argsort(-(stored @ np.array(encoder.embed_query(question["text"]))))
        ranked = list(dict.fromkeys(owners[i] for i in order))[:10]
        if gold[question["_id"]] in ranked:
            rank = ranked.index(gold[question["_id"]])
            first += rank == 0
            gain += 1 / math.log2(rank + 2)
    return {
        "passages": len(passages),
        "questions": len(questions),
        "passages_per_second": round(len(passages) / seconds, 1),
        "hit@1": round(first / len(questions), 4),
        "nDCG@10": round(gain / len(questions), 4),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="bundled")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--retrieval", type=Path)
    chosen = parser.parse_args()
    begin = time.perf_counter()
    encoder = open_encoder(EncoderSettings(model=chosen.model, threads=chosen.threads))
    encoder.embed_query("开始")
    report: dict[str, object] = {
        "encoder": encoder.fingerprint,
        "threads": chosen.threads,
        "load_seconds": round(time.perf_counter() - begin, 2),
        "memory_mb_for_questions": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        **speed(encoder),
        "memory_mb_for_passages": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "load_average": round(os.getloadavg()[0], 1),
    }
    if chosen.retrieval:
        report["retrieval"] = retrieval(encoder, chosen.retrieval)
        report["memory_mb_after_all"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    print(json.dumps(report, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
