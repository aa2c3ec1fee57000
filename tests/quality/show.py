"""``python -m tests.quality.show gold|samples|dev|test [ID...]``: the answers that failed, beside what was wanted."""

from __future__ import annotations

import argparse
import json

from tests.quality.questions import ENCODERS, FRESH, answers, papers_library
from tests.quality.questions import SETS as QUESTION_SETS

SETS = {questions.name: questions for questions in QUESTION_SETS if questions is not FRESH}  # held out


def main() -> None:
    """Print every failed question, or those named."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.show", description=__doc__)
    parser.add_argument("set", choices=sorted(SETS))
    parser.add_argument("ids", nargs="*")
    parser.add_argument("--mode", choices=sorted(ENCODERS), default="hybrid")
    options = parser.parse_args()
    questions = SETS[options.set]
    wanted = {row["id"]: row for row in map(json.loads, questions.file.read_text("utf-8").splitlines())}
    with papers_library(questions, open_encoder=ENCODERS[options.mode]) as library:
        for gold, text, score in answers(questions, library):
            good = score.key_points and score.cited and not score.refused if score.answerable else score.refused
            if gold.id not in options.ids if options.ids else good and not score.faults:
                continue
            row = wanted[gold.id]
            print(f"\n{gold.id} {gold.kind} {' '.join(gold.tags)}")
            for turn in gold.history:
                print(f"  before  {turn[0]} — {turn[1]}")
            print(f"  asked   {gold.question}\n  wanted  {row['answer']}")
            for evidence in row["evidence"]:
                print(f"  in      {evidence['doc']}: {evidence['quote'][:120]}")
            print(
                f"  missing {'、'.join(score.missing) or 'nothing'}; evidence {'found' if score.found else 'NOT FOUND'}"
            )
            print("  answer  " + text.replace("\n", "\n          "))


if __name__ == "__main__":
    main()
