"""Short lines that belong to a web page and not to the paper on it (pure)."""

from __future__ import annotations

import re

#: The line under a title: when it was published and by whom.
META_LINE = re.compile(
    r"(?:发布|发文|成文|更新|创建)?(?:时间|日期)\s*[:：]|来源\s*[:：]|信息来源|发布机构|索\s*引\s*号|文\s*号\s*[:：]|发布者"
)
_LINE = re.compile(
    r"^[\s【\[（(]*(?:上一[篇条页]|下一[篇条页]|返回(?:顶部|首页|列表|上页)?|打印(?:本[页文稿])?|关闭(?:窗口|本页)?|分享(?:到|至)?|收藏(?:本[页文])?|"
    r"字[号体]|字体大小|大\s*中\s*小|浏览(?:次数|量)?|点击(?:次数|数|量|率)?|阅读(?:次数|量)?|访问量|责任编辑|编辑|扫一扫|扫码|"
    r"(?:您|你)?(?:的|现在的|当前的?)?(?:所在)?位置|首页|网站地图|联系我们|版权所有|主办单位|承办单位|ICP备|\S{0,3}ICP备|公网安备|技术支持|相关(?:链接|阅读|文章|新闻|附件下载)|推荐阅读|"
    r"热门文章|我要纠错|政府网站标识码|微信|微博|设为首页|加入收藏|无障碍)"
)
_TAIL = re.compile(
    r"\s*(?:(?:浏览|点击|阅读|访问)(?:次数|数|量|率)?\s*[:：]?\s*\d*\s*次?|【?\s*字[体号](?:大小)?\s*[:：][^】]{0,20}】?|【?打印(?:本[页文])?】?|【?关闭(?:窗口)?】?"
    r"|分享到?\s*[:：]?|收藏)"
)


def is_furniture(text: str) -> bool:
    """Whether a short line belongs to the page, not to the paper: 上一篇, 打印, 分享到, and so on."""
    if len(text) > 80 or ("。" in text and not _LINE.match(text)):
        return False
    if META_LINE.search(text) and re.search(r"\d{4}", text):
        return False
    return bool(_LINE.match(text))


def trim_meta(text: str) -> tuple[str, str]:
    """Cut page controls (浏览次数, 字体, 打印) off a publication line: the line and what was cut."""
    if len(text) > 200 or not META_LINE.search(text):
        return text, ""
    cut = " ".join(m.group().strip() for m in _TAIL.finditer(text))
    return re.sub(r"\s{2,}", " ", _TAIL.sub("", text)).strip(), cut
