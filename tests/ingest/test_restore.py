from __future__ import annotations

import json
import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

from ingest.pinyin import find_notes, reads_as, removable_notes
from ingest.restore import Restored, restore
from ingest.script import count_scripts, simplified_forms

damage = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("damage.py"))))
SHARED = Path(__file__).resolve().parents[2].parent / "shared"

PAPER = """石门县教育局坚持把校园安全放在首位,建立了安全隐患排查台账,每月对食堂、宿舍和校车进行一次检查。
各乡镇中心学校成立了劝返工作小组,由校长带队走访困难家庭,动员疑似辍学学生返回课堂。
全县投入资金改善寄宿制学校条件,新建学生公寓和运动场,购置了图书和实验仪器。
对随迁子女实行划片招生,简化入学手续,确保他们与本地学生享受同等待遇。
县政府将控辍保学纳入乡镇绩效考核,对工作不力的单位进行通报批评。
教师培训以校本研修为主,骨干教师送课下乡,带动农村学校提高教学质量。
下一步,我们将进一步加强师德师风建设,完善评价机制,推进义务教育优质均衡发展。
今年以来全县农村公路养护工作稳步推进,完成了桥梁加固和路面修补任务。
卫生院开展了慢性病随访,组织医务人员为老年人免费体检,建立了健康档案。
林业部门加强森林防火宣传,在重点路段设置检查站,严禁携带火种进山。"""


def codes(restored: Restored) -> list[str]:
    return [notice.code for notice in restored.warnings]


def annotated(text: str) -> str:
    return damage.annotate(text).replace(b"\0", b"").decode("gbk")


@pytest.mark.parametrize(
    "raw",
    [
        "國(guó)家推進(jìn)義務(wù)教育。",
        "國(guo)家推進(jin)義務(wu)教育。",
        "國（guó）家推進（jìn）義務（wù）教育。",
        "國(guo)(guo)家推進(jin)(jin)義務(wu)(wu)教育。",
    ],
)
def test_pinyin_notes_go_in_every_spelling(raw):
    restored = restore(raw)
    assert restored.mapped.text == "国家推进义务教育。"
    assert "pinyin_removed" in codes(restored)
    assert restored.repairs == ()


@pytest.mark.parametrize(
    "text",
    [
        "学校推广使用平台(APP)和虚拟现实(VR)设备，实行（PDCA）循环。",
        "维生素C(vc)补充剂，一切正常(ok)，他(he)说可以。",
        "深圳(zhèn)对口支援本县。",
        "本县辖覃(qín)塘镇等八个乡镇，" + "各项工作进展顺利，成效明显。" * 30,
    ],
)
def test_real_latin_and_lone_glosses_survive(text):
    restored = restore(text)
    assert restored.mapped.text == text
    assert restored.warnings == ()


def test_note_that_is_no_reading_of_its_character_stays():
    text = "国(guó)家推进(jìn)义务(wù)教育平台(app)建设(an)。"
    assert restore(text).mapped.text == "国家推进义务教育平台(app)建设(an)。"


def test_readings_ignore_tones_and_script():
    assert reads_as("國", "guó")
    assert reads_as("国", "guo")
    assert reads_as("綠", "lǜ")
    assert reads_as("重", "zhòng")
    assert not reads_as("国", "jia")


def test_notes_in_one_line_do_not_condemn_another():
    text = "國(guó)家進(jìn)步。\n本县对口支援深圳(zhèn)。" + "各项工作进展顺利，成效明显。" * 20
    notes = removable_notes(text)
    assert [text[note.start - 1] for note in notes] == ["國", "進"]
    assert sum(1 for _ in find_notes(text)) == 3


def test_plain_traditional_text_is_converted_not_repaired():
    restored = restore("臺北市政府教育局推動學校沿著既有計畫，佈置校園，徵求各界意見。\n「優質教育」是顯著的成果。")
    assert (
        restored.mapped.text
        == "台北市政府教育局推动学校沿着既有计划，布置校园，征求各界意见。\n“优质教育”是显著的成果。"
    )
    assert codes(restored) == ["traditional_converted"]
    assert restored.repairs == ()


@pytest.mark.parametrize("word", ["名著", "显著", "著作", "乾坤", "瞭望", "什么", "原著", "土著"])
def test_words_that_conversion_spoils_elsewhere_stay_right(word):
    text = f"學校開展經典閱讀，{word}推薦給學生和教師。"
    assert word in restore(text).mapped.text


def test_rare_traditional_character_in_a_name_stays():
    text = "县教育局由朱鎔和甯小红负责，" + "各学校认真组织实施，开展专项检查。" * 5
    assert restore(text).mapped.text == text


def test_traditional_block_in_a_simplified_text_is_converted_alone():
    text = "各学校认真组织开展检查。\n" * 6 + "兩岸學校開展交流活動，學生參觀圖書館。"
    restored = restore(text)
    assert restored.mapped.text.endswith("两岸学校开展交流活动，学生参观图书馆。")
    assert restored.mapped.text.startswith("各学校认真")


def test_offsets_lead_back_through_every_step():
    raw = "各學(xué)校開(kāi)展工作，推進(jìn)義務(wù)教育。\n第二行：國(guó)家"
    mapped = restore(raw).mapped
    at = mapped.text.index("义务")
    start, end = mapped.to_raw(at, at + 2)
    assert raw[start:end] == "義務"
    assert mapped.text.count("\n") == 1


@pytest.mark.parametrize("index", range(10))
def test_lost_lead_byte_is_restored_or_marked(index):
    lines = PAPER.split("\n")
    others = annotated("\n".join(line for i, line in enumerate(lines) if i != index))
    for at in damage.places(lines[index], 2, index):
        restored = restore(others + "\n" + damage.lose_lead(lines[index], at))
        got = restored.mapped.text.split("\n")[-1]
        assert got == lines[index] or any(not repair.certain for repair in restored.repairs), got
        for repair in restored.repairs:
            raw_start, raw_end = restored.mapped.to_raw(repair.start, repair.end)
            assert raw_start <= raw_end


@pytest.mark.slow
def test_most_damaged_places_are_restored_exactly_and_hardly_any_wrongly_with_certainty():
    lines = PAPER.split("\n")
    exact = total = false = 0
    for index, line in enumerate(lines):
        others = annotated("\n".join(other for i, other in enumerate(lines) if i != index))
        for at in damage.places(line, 3, index + 7):
            for damaged in (damage.lose_lead(line, at), damage.part_with_note(line, at)):
                if damaged is not None:
                    restored = restore(others + "\n" + damaged)
                    right = restored.mapped.text.split("\n")[-1] == line
                    total += 1
                    exact += right
                    false += not right and all(repair.certain for repair in restored.repairs)
    assert exact >= 0.7 * total
    assert false <= 0.05 * total


def test_note_inside_a_character_tells_the_lost_byte():
    # 們 8283, 在 D4DA: the annotator took 83D4 for 冊 and wrote (cè) after it.
    restored = restore(annotated(PAPER) + "\n我們?cè)诳剌z工作中總(zǒng)結(jié)經(jīng)驗(yàn)。")
    assert restored.mapped.text.endswith("我们在控辍工作中总结经验。")
    assert all(repair.certain for repair in restored.repairs)


def test_damage_that_touches_a_figure_is_left_and_marked():
    raw = annotated(PAPER) + "\n全縣(xian)共有學(xue)?3所控輟(chuo)學(xue)校，學(xue)\ufffd25人。"
    restored = restore(raw)
    last = restored.mapped.text.split("\n")[-1]
    assert last.startswith("全县共有学?3所")
    assert "学\ufffd25人" in last
    assert any(not repair.certain for repair in restored.repairs)
    assert "mojibake_unrepaired" in codes(restored)


@pytest.mark.parametrize(
    "text",
    [
        "为什么要做这项工作?因为群众有需要。谁来做?各部门一起做。",
        "问题在哪里?辍学学生为何不返校?我们怎么办?",
        "这样行吗?!大家都说好。",
        "占比是多少?3%还是5%?",
    ],
)
def test_true_question_marks_stay_and_nothing_is_reported(text):
    restored = restore(text)
    assert restored.mapped.text == text
    assert restored.repairs == ()
    assert restored.warnings == ()


def test_hopeless_mojibake_is_reported_where_it_stands():
    restored = restore("第一行正常。\n第二行锟斤拷锟斤拷坏了。")
    assert codes(restored) == ["mojibake_unrepaired"]
    assert "第2行" in restored.warnings[0].message
    (repair,) = restored.repairs
    assert restored.mapped.text[repair.start : repair.end] == repair.raw


def test_empty_and_plain_texts_pass_through():
    assert restore("").mapped.text == ""
    assert restore("全县共有学校85所。").warnings == ()


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="需要项目旁边的 shared/seeds")
class TestSeed001:
    @pytest.fixture(scope="class")
    def restored(self) -> Restored:
        path = next((SHARED / "seeds").glob("001_*.txt"))
        return restore(path.read_text(encoding="utf-8"))

    def test_no_pinyin_and_no_traditional_character_is_left(self, restored):
        text = restored.mapped.text
        assert not list(find_notes(text))
        assert count_scripts(text).traditional == 0
        assert not set(text) & set(simplified_forms())

    @pytest.mark.parametrize(
        "said",
        [
            "确保“控辍保学”",
            "学校或培训机构",
            "部分学校控辍保学",
            "各学校“控辍保学”工作开展",
            "学校基本上能做到依法",
            "我们在控辍保学方面",
            "确保控辍保学常态清零",
            "纳入区政府",
            "学校绩效考核等",
        ],
    )
    def test_every_damaged_spot_is_restored(self, restored, said):
        assert said in restored.mapped.text

    def test_every_gold_quote_stands_in_the_text(self, restored):
        quotes = []
        for name in ("questions", "practices"):
            for line in (SHARED / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                quotes += [e["quote"] for e in row.get("evidence", [row]) if e.get("doc") == "001"]
        assert quotes
        assert [quote for quote in quotes if quote not in restored.mapped.text] == []


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="需要项目旁边的 shared/seeds")
@pytest.mark.parametrize("number", ["000", "002", "003", "004"])
def test_sound_papers_are_untouched(number):
    text = next((SHARED / "seeds").glob(f"{number}_*.txt")).read_text(encoding="utf-8")
    restored = restore(text)
    assert restored.mapped.text == text
    assert restored.repairs == ()
    assert restored.warnings == ()
