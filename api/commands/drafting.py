"""Commands that write: templates, draft, review."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.commands.terminal import JsonOption, LibraryOption, emit, opened, remark
from corpus.errors import UsageError

StatisticsOption = Annotated[
    list[Path] | None, typer.Option("--statistics", help="统计表：.xlsx、.xls 或 .csv（可重复）")
]


def templates(folder: LibraryOption = None, as_json: JsonOption = False) -> None:
    """List the report templates."""
    from api.draft_printing import template_lines
    from api.draft_shapes import templates_shape
    from api.wiring import load_settings, template_folders
    from drafting.template import load_templates

    with opened(folder) as (library, _):
        folders = template_folders(load_settings(library=folder))
        found = load_templates(folders=folders, vocabulary=library.vocabulary).values()
    emit(templates_shape(found) if as_json else template_lines(found))


def draft(
    template: Annotated[str, typer.Option("--template", help="模板的编号、名称，或 .yaml 文件的路径")],
    region: Annotated[list[str], typer.Option("--region", help="起草哪个地区的材料；比较情况报告可重复，第一个是本地")],
    year: Annotated[int, typer.Option("--year", help="哪一年的总结，如 2024")],
    statistics: StatisticsOption = None,
    output: Annotated[Path | None, typer.Option(help="清稿写成 .docx")] = None,
    annotated: Annotated[Path | None, typer.Option(help="批注稿写成 .docx，每句话的批注注明依据")] = None,
    form: Annotated[Path | None, typer.Option(help="清稿套用本单位的 .docx 格式（需安装 docxtpl）")] = None,
    precedents: Annotated[int | None, typer.Option(min=0, help="每处最多借用几句以往材料的写法，0 为不借用")] = None,
    signer: Annotated[str, typer.Option(help="署名，如 云岭县教育局")] = "",
    dated: Annotated[str, typer.Option(help="成文日期，如 2024年12月20日")] = "",
    model: Annotated[str | None, typer.Option("--model", help="润色用的对话模型，none 为不用")] = None,
    folder: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Draft an annual paper from statistics and precedents."""
    from api.draft_printing import draft_lines, statistics_lines
    from api.draft_shapes import draft_shape
    from api.exports.drafts import check_outputs, write_drafts
    from api.wiring import chat_smoother, load_settings, template_folders
    from drafting.compose import DEFAULT_PRECEDENTS, compose
    from drafting.statistics import read_statistics
    from drafting.template import TemplateKind, find_template

    if not statistics:
        raise UsageError("no_statistics", "没有给出统计表。", "请用 --statistics 指定 .xlsx、.xls 或 .csv 文件。")
    check_outputs(clean=output, annotated=annotated, form=form)
    settings = load_settings(library=folder)
    smooth, generator = chat_smoother(settings, model=model)
    with opened(folder) as (library, _):
        chosen = find_template(template, folders=template_folders(settings), vocabulary=library.vocabulary)
        if chosen.kind is not TemplateKind.COMPARISON and len(region) > 1:
            raise UsageError("one_region", f"“{chosen.name}”只写一个地区。", "请只给一个 --region。")
        meant = [library.vocabulary.regions.full_names([name]) for name in region]
        table = read_statistics(statistics, vocabulary=library.vocabulary, region=meant[0][0], year=year)
        # Of places that share a short name the one that the table is about.
        places = [next((each for each in names if each in table.regions), names[0]) for names in meant]
        made = compose(
            library,
            template=chosen,
            region=places[0],
            regions=places if len(places) > 1 else (),
            year=year,
            table=table,
            precedents=DEFAULT_PRECEDENTS if precedents is None else precedents,
            signer=signer,
            dated=dated,
            smooth=smooth,
            generator=generator,
        )
    written, notes = write_drafts(made, clean=output, annotated=annotated, form=form)
    if as_json:
        emit(draft_shape(made, table=table, files=written))
        for note in notes:
            remark(note)
    else:
        told = statistics_lines(table, regions=() if chosen.kind is TemplateKind.COMPARISON else places)
        emit((*told, "", *draft_lines(made, files=written), *notes))


def review(
    file: Annotated[Path, typer.Argument(help="要核校的稿子：docx、txt、pdf 等")],
    statistics: StatisticsOption = None,
    region: Annotated[str | None, typer.Option("--region", help="稿子是哪个地区的，默认从稿子里读")] = None,
    year: Annotated[int | None, typer.Option("--year", help="稿子是哪一年的，默认从稿子里读")] = None,
    folder: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Check somebody's own draft."""
    from api.draft_printing import review_lines
    from api.draft_shapes import review_shape
    from drafting.review import review as review_file

    with opened(folder) as (library, _):
        found = review_file(file, library, statistics=statistics or (), region=region, year=year)
    emit(review_shape(found) if as_json else review_lines(found))
