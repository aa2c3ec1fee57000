"""When the library has no answer: saying so, and what is nearest."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.docno import find_docnos, match_docno
from corpus.library import Library
from corpus.sentences import sentences
from corpus.types import Answer, AnswerStatus, Document, Hit
from retrieval.answer import Draft
from retrieval.list_points import Stretch
from retrieval.query import Intent, Query


def before_search(query: Query, regions: Sequence[str], draft: Draft, *, empty: bool) -> Answer | None:
    """The refusals that need no search."""
    if empty:
        draft.notice("资料库里还没有材料，请先用 youju ingest 读入。")
    elif query.intent is Intent.PREDICTION:
        draft.notice("材料只记载已有的情况，没有可以引用的预测，因此不作预测。")
    elif query.unknown_regions and set(query.unknown_regions) == set(query.regions):
        names = "、".join(query.unknown_regions)
        draft.notice(f"资料库里没有{names}的材料。现有材料涉及：{'、'.join(regions) or '地区不详的文件'}。")
    else:
        return None
    return draft.done(AnswerStatus.NOT_FOUND, hits=())


def of_unread_paper(library: Library, query: Query, draft: Draft, hits: Sequence[Hit]) -> Answer | None:
    """A question about a paper that the library only knows by its 文号: say who mentions it, and stop."""
    if not query.docnos or query.intent in (Intent.DOCUMENT, Intent.YES_NO, Intent.WHO):
        return None
    if any(library.catalog.with_docno(docno) for docno in query.docnos):
        return None
    for docno in query.docnos:
        for id_ in library.catalog.citing(docno)[:1]:
            document, summary = library.catalog.document(id_), library.catalog.summaries([id_])[0]
            place = _mention(document, docno)
            if place is not None:
                draft.mention(document, summary, place, prefix=f"资料库里没有{docno}的正文，只有材料提到它：")
                return draft.done(AnswerStatus.NOT_FOUND, hits=hits)
    draft.notice(f"资料库里没有{'、'.join(query.docnos)}，也没有材料提到它。")
    return draft.done(AnswerStatus.NOT_FOUND, hits=hits)


def say_nearest(hits: Sequence[Hit], draft: Draft) -> None:
    """A refusal says what the library has that is nearest."""
    draft.notice("资料库的材料没有提到所问的内容，不能作答。")
    if hits:
        best = hits[0]
        title = best.document.title or best.document.source.rsplit("/", 1)[-1]
        where = f"的“{' / '.join(best.passage.path)}”" if best.passage.path else ""
        draft.notice(f"最接近的材料是《{title}》{where}，可以打开看看。")


def _mention(document: Document, docno: str) -> Stretch | None:
    for found in find_docnos(document.text):
        if match_docno(docno, found.normalised):
            for start, end in sentences(document.text):
                if start <= found.start < end:
                    return Stretch(start, end)
    return None
