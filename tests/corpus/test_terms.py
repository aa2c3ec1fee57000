"""The vocabulary is whole, finds the longest name, and takes a user's own tables."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from corpus.errors import VocabularyError
from corpus.terms import DIRECTIONS, Vocabulary, find_indicators, find_topics, load_vocabulary, user_words

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
HEADER = "id,name,aliases,category,unit,scopes,direction,source_status,identity\n"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def test_an_alias_names_one_indicator_only(vocabulary: Vocabulary) -> None:
    names = Counter(name for i in vocabulary.indicators for name in {i.name, *i.aliases})
    assert [name for name, count in names.items() if count > 1] == []


def test_an_alias_names_one_topic_only(vocabulary: Vocabulary) -> None:
    names = Counter(name for t in vocabulary.topics for name in {t.name, *t.aliases})
    assert [name for name, count in names.items() if count > 1] == []


def test_every_indicator_has_direction_and_status_and_every_threshold_a_source(vocabulary: Vocabulary) -> None:
    for indicator in vocabulary.indicators:
        assert indicator.direction in DIRECTIONS
        assert bool(indicator.threshold) <= bool(indicator.threshold_source)
        assert not indicator.threshold or indicator.source_status in {"found", "seed"}


def test_identities_name_indicators_that_exist(vocabulary: Vocabulary) -> None:
    for indicator in vocabulary.indicators:
        for id in re.findall(r"[a-z][a-z0-9_]*", re.sub(r"\[.*?\]", "", indicator.identity)):
            assert vocabulary.indicator(id) is not None


def test_unverified_lines_are_no_thresholds(vocabulary: Vocabulary) -> None:
    thresholds = " ".join(indicator.threshold for indicator in vocabulary.indicators)
    for unverified in ("0.65", "0.55", "720", "940", "1:19", "13.5", "96%", "97%"):
        assert unverified not in thresholds


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("初中三年巩固率", "consolidation_rate_junior3"),
        ("义务教育巩固率", "consolidation_rate"),
        ("全市超大班额", "xlarge_classes"),
        ("大班额", "large_classes"),
        ("生均公用经费", "per_student_public_funds"),
        ("普惠性幼儿园覆盖率", "inclusive_coverage"),
        ("交流轮岗中骨干教师比例", "rotation_backbone_ratio"),
        ("“两个只增不减”", "two_only_increase"),
    ],
)
def test_longest_name_wins(vocabulary: Vocabulary, text: str, id: str) -> None:
    assert find_indicators(text, vocabulary=vocabulary)[0].ids == (id,)


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("教联体怎么建", "education_union"),
        ("集团化办学", "education_union"),
        ("县管校聘改革", "teacher_rotation"),
        ("送教上门", "special_education"),
        ("“双减”政策", "double_reduction"),
        ("三个课堂", "informatization"),
        ("指标到校", "senior_quota"),
        ("阳光分班", "class_division"),
        ("全面改薄", "school_construction"),
    ],
)
def test_topics_are_told_by_the_words_that_officials_use(vocabulary: Vocabulary, text: str, id: str) -> None:
    assert id in find_topics(text, vocabulary=vocabulary)[0].ids


def test_mentions_point_at_the_text(vocabulary: Vocabulary) -> None:
    text = "控辍保学与控辍保学责任制（师生比）"
    for mention in (*vocabulary.find_topics(text), *vocabulary.find_indicators(text)):
        assert text[mention.start : mention.end] == mention.text
    assert [mention.text for mention in vocabulary.find_topics(text)] == ["控辍保学", "控辍保学责任制"]


def test_tokenizer_words_hold_terms_and_places(vocabulary: Vocabulary) -> None:
    words = user_words(vocabulary)
    assert {"控辍保学", "教联体", "县管校聘", "送教上门", "两免一补", "丹江口市", "丹江口", "孟津县"} <= set(words)
    assert len(words) == len(set(words))
    assert all(len(word) >= 2 for word in words)
    assert "资源" not in words  # a county's short form, and an ordinary word


def test_own_row_replaces_ours_and_own_id_is_added(tmp_path: Path) -> None:
    rows = "dropout_rate,失学率,辍学率,普及,%,全市,lower_better,,\n"
    rows += "own_thing,特色课程数,校本课程数,质量,门,全市,neutral,,\n"
    (tmp_path / "indicators.csv").write_text(HEADER + rows, encoding="utf-8")
    (tmp_path / "stop_words.csv").write_text("word\n敬请\n", encoding="utf-8")
    own = load_vocabulary(extra=tmp_path)
    assert (replaced := own.indicator("dropout_rate")) is not None
    assert replaced.name == "失学率"
    assert own.find_indicators("校本课程数")[0].ids == ("own_thing",)
    assert own.indicator("school_total") is not None
    assert "敬请" in own.stop_words


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_own_tables_may_be_saved_by_any_spreadsheet(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "topics.csv").write_bytes("id,name,aliases\r\nown,书香校园,阅读节；读书月\r\n".encode(encoding))
    assert load_vocabulary(extra=tmp_path).find_topics("开展读书月活动")[0].ids == ("own",)


def test_own_places_are_known_with_their_parents(tmp_path: Path) -> None:
    (tmp_path / "regions.csv").write_text("code,name,parent\n410399,云岭县,410300\n", encoding="utf-8")
    regions = load_vocabulary(extra=tmp_path).regions
    assert regions.ancestors(regions.find("云岭县教育局")[0].regions[0]) == ("洛阳市", "河南省")
    assert load_vocabulary().regions.resolve("云岭县") == ()


@pytest.mark.parametrize(
    ("file", "content", "column", "row"),
    [
        ("indicators.csv", HEADER + "a_b,名称甲,,普及,%,全市,sideways,,\n", "direction", 2),
        (
            "indicators.csv",
            HEADER + "a_b,名称甲,,普及,%,全市,neutral,,\n坏编号,名称乙,,普及,%,全市,neutral,,\n",
            "id",
            3,
        ),
        ("indicators.csv", HEADER + "a_b,名称甲,,普及,%,全市,neutral,,a_b=no_such\n", "identity", 2),
        ("indicators.csv", HEADER + "a_b,,,普及,%,全市,neutral,,\n", "name", 2),
        ("topics.csv", "id,name,aliases\nx,书香校园,书\n", "aliases", 2),
        ("topics.csv", "id,name,aliases\nx,书香校园,\nx,书香家庭,\n", "id", 3),
        ("topics.csv", "id,name,aliases\nx,书香校园,甲乙,丙丁\n", "aliases", 2),
        ("regions.csv", "code,name,parent\n419999,云岭县,990000\n", "parent", 2),
        ("regions_former.csv", "name,code,parent,successor,year\n云岭县,419999,410300,,去年\n", "year", 2),
    ],
)
def test_wrong_row_is_named_with_file_row_and_column(
    tmp_path: Path, file: str, content: str, column: str, row: int
) -> None:
    (tmp_path / file).write_text(content, encoding="utf-8")
    with pytest.raises(VocabularyError) as error:
        load_vocabulary(extra=tmp_path)
    assert file in str(error.value)
    assert f"第 {row} 行" in str(error.value)
    assert f"“{column}”" in str(error.value)
    assert error.value.remedy


def test_missing_columns_and_strange_encodings_are_told(tmp_path: Path) -> None:
    (tmp_path / "topics.csv").write_text("编号,名称\nx,书香校园\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match="缺少列"):
        load_vocabulary(extra=tmp_path)
    (tmp_path / "topics.csv").write_bytes("id,name,aliases\nx,书香,读书".encode("utf-16"))
    with pytest.raises(VocabularyError):
        load_vocabulary(extra=tmp_path)


def test_importing_loads_no_table_and_nothing_heavy() -> None:
    code = (
        "import sys, corpus.terms, corpus.regions as r; assert r._packaged.cache_info().currsize == 0;"
        "assert not {'jieba', 'chromadb', 'sqlalchemy', 'numpy', 'torch'} & set(sys.modules)"
    )
    root = Path(__file__).resolve().parents[2]
    subprocess.run([sys.executable, "-c", code], check=True, cwd=root)


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="beside the project there is no shared/")
def test_ids_and_topics_of_the_gold_are_all_reached(vocabulary: Vocabulary) -> None:
    gold = (SHARED / "gold" / "indicators.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    for id in (line.split(",", 1)[0] for line in gold):
        assert vocabulary.indicator(id) is not None
    for line in (SHARED / "gold" / "practices.jsonl").read_text(encoding="utf-8").splitlines():
        assert vocabulary.find_topics(json.loads(line)["topic"])
