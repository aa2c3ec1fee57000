"""Commands about the papers of the library: ingest, documents, show, delete."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.commands.terminal import JsonOption, LibraryOption, emit, opened


def ingest(
    paths: Annotated[list[Path], typer.Argument(help="文件或文件夹", show_default=False)],
    folder: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Read files and folders into the library."""
    from api.printing import ingest_lines
    from api.shapes import ingest_shape
    from ingest import pipeline
    from ingest.report import FileStatus

    with opened(folder) as (library, progress):
        report = pipeline.ingest(paths, library, progress=progress)
    emit(ingest_shape(report) if as_json else ingest_lines(report))
    if any(file.status is FileStatus.FAILED for file in report.files):
        raise typer.Exit(1)


def documents(folder: LibraryOption = None, as_json: JsonOption = False) -> None:
    """List what the library holds."""
    from api.printing import document_lines
    from api.shapes import documents_shape

    with opened(folder) as (library, _):
        summaries = library.catalog.summaries()
    emit(documents_shape(summaries) if as_json else document_lines(summaries))


def show(
    document: Annotated[str, typer.Argument(help="材料编号、编号开头或文件名", show_default=False)],
    folder: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show one document."""
    from api.printing import whole_document_lines
    from api.shapes import document_shape

    with opened(folder) as (library, _):
        id_ = library.catalog.find(document)
        whole, summary = library.catalog.document(id_), library.catalog.summaries([id_])[0]
    emit(document_shape(summary, whole) if as_json else whole_document_lines(summary, whole))


def delete(
    documents: Annotated[list[str], typer.Argument(help="材料编号、编号开头或文件名", show_default=False)],
    folder: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Remove documents."""
    with opened(folder) as (library, _), library.writing("删除材料"):
        ids = list(dict.fromkeys(library.catalog.find(name) for name in documents))
        library.remove(ids)
    emit({"deleted": ids} if as_json else [f"已删除 {len(ids)} 份材料。如需从磁盘上彻底清除，请运行 youju purge。"])
