# ruff: noqa: E501 (the lines of markup are the test data)
"""Web pages: the paper is kept whole, the page around it is left out and reported."""

import pytest

from ingest.readers import read

PAGE = """<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">
<title>云岭县教育局2023年工作总结_云岭县人民政府</title><script>var a = "脚本";</script><style>p {{}}</style></head><body>
<div class="top"><h1 class="logo">云岭县人民政府门户网站</h1><ul class="nav"><li><a>首页</a></li><li><a>政务公开</a></li><li><a>服务</a></li></ul></div>
<div class="position">您现在的位置：<a>首页</a> &gt; <a>政务公开</a></div>
<div class="main"><div class="left"><ul><li><a>通知公告</a></li><li><a>政策文件</a></li><li><a>热点新闻</a></li></ul></div><div class="article">
<div class="title">云岭县教育局2023年工作总结</div><div class="info">发布时间：2023-12-30 来源：县教育局 浏览次数：<span>12</span> 【字体：<a>大</a> <a>小</a>】</div>
<div class="editor"><p>　　2023年，全县教育系统落实各项部署，现将工作情况总结如下：</p><h2>一、基本情况</h2>
<p>&nbsp;&nbsp;全县有义务教育学校<span>19</span>所，在校学生<b>8351</b>人，<br>比上年增加120人。</p>
<table><tr><th rowspan=2>镇</th><th colspan=2>小学</th></tr><tr><th>班数</th><th>人数</th></tr><tr><td>东镇</td><td>12</td><td>300</td></tr></table>
<p>二、下一步打算</p><p>继续做好劝返复学，落实各项资助政策，保障每一名适龄儿童入学。</p><p>云岭县教育局<br>2023年12月30日</p>
<p>附件：<a href="a.docx">1.统计表.docx</a></p></div>
<div>上一篇：<a>村庄整治工作总结报告</a></div><div>下一篇：<a>没有了</a></div><div class="share">分享到：<a>微信</a></div></div></div>
<div class="footer">版权所有：云岭县人民政府 地址：某路1号，联系电话：123。</div></body></html>"""
PAPER = [
    "云岭县教育局2023年工作总结",
    "发布时间：2023-12-30 来源：县教育局",
    "2023年，全县教育系统落实各项部署，现将工作情况总结如下：",
    "一、基本情况",
    "全县有义务教育学校19所，在校学生8351人，比上年增加120人。",
    "镇：东镇；小学·班数：12；小学·人数：300",
    "二、下一步打算",
    "继续做好劝返复学，落实各项资助政策，保障每一名适龄儿童入学。",
    "云岭县教育局",
    "2023年12月30日",
    "附件：1.统计表.docx",
]


@pytest.mark.parametrize(("charset", "encoding"), [("gb2312", "gb18030"), ("utf-8", "utf-8")])
def test_paper_is_kept_and_page_furniture_goes(write, charset, encoding):
    reading = read(write("a.html", PAGE.format(charset=charset), encoding=encoding))
    assert [b.text for b in reading.blocks] == PAPER
    assert reading.encoding == encoding
    assert reading.blocks[3].level == 2
    assert not reading.warnings
    told = " ".join(r.text for r in reading.removed)
    assert all(words in told for words in ("首页", "上一篇", "版权所有", "门户网站", "浏览次数"))
    assert "脚本" not in told


def test_wrong_charset_declaration_does_not_garble(write):
    reading = read(write("a.html", PAGE.format(charset="gb2312"), encoding="utf-8"))
    assert [b.text for b in reading.blocks] == PAPER
    assert [w.code for w in reading.warnings] == ["wrong_charset"]


def test_old_page_laid_out_with_tables_and_breaks(write):
    page = """<html><head><meta charset="gb2312"><title>关于做好劝返复学工作的通知-云岭县教育体育局</title></head><body><table><tr><td>
    <a>首页</a> <a>机构</a> <a>党建</a> <a>公开</a></td></tr><tr><td><table><tr><td>各中小学：<br>　　现将有关事项通知如下。<br>
    　　一、提高认识。各校要压实责任，确保不漏一人。<br>　　二、摸清底数。各校要逐户排查，<br>建立台账。<br>云岭县教育体育局<br>2022年9月1日
    </td></tr></table></td></tr><tr><td>版权所有 云岭县</td></tr></table></body></html>"""
    reading = read(write("a.htm", page, encoding="gb18030"))
    assert [b.text for b in reading.blocks] == [
        "关于做好劝返复学工作的通知",
        "各中小学：",
        "现将有关事项通知如下。",
        "一、提高认识。各校要压实责任，确保不漏一人。",
        "二、摸清底数。各校要逐户排查，建立台账。",
        "云岭县教育体育局",
        "2022年9月1日",
    ]


def test_short_lines_beside_one_long_paragraph_stay(write):
    page = (
        "<body><div><p>各乡镇：</p><div>"
        + "今年各校继续做好资助工作，确保不漏一人。" * 20
        + "</div><p>云岭县教育局</p></div></body>"
    )
    texts = [b.text for b in read(write("a.html", page)).blocks]
    assert (texts[0], texts[-1], len(texts)) == ("各乡镇：", "云岭县教育局", 3)


def test_page_saved_as_one_file_is_read(write):
    mht = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n--B\r\nContent-Type: text/html; charset="utf-8"\r\n'
        "Content-Transfer-Encoding: 8bit\r\n\r\n" + PAGE.format(charset="utf-8") + "\r\n--B--\r\n"
    )
    assert [b.text for b in read(write("a.mht", mht)).blocks] == PAPER
