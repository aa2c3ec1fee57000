"""The catalog: files, documents, sections, passages, figures. THE TRUTH; both indexes are rebuilt from it.

SQLite in WAL mode by default, any database SQLAlchemy speaks to by URL. Every public method that writes is
one transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Row,
    delete,
    func,
    insert,
    or_,
    select,
    text,
)

from corpus import schema
from corpus.batches import batches
from corpus.docno import match_docno
from corpus.errors import NotInLibrary
from corpus.figure_store import delete_figures, insert_figures
from corpus.records import Entry, document_of, document_row, notices, passage_of, summary_of
from corpus.types import Document, DocumentSummary, Filters, Notice, Passage, Region

# The last characters of a 文号 (its number and 号) that a database can compare cheaply before match_docno decides.
DOCNO_TAIL = 2

_SUMMARY_COLUMNS = [column for column in schema.documents.c if column.name in DocumentSummary.__slots__]


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One file that was read: its absolute ``path``, the hash of its bytes, and what reading it told.

    ``reader_version`` is the version of the ingest code that read it: an older one is read again.
    """

    path: str
    sha256: str
    size: int
    format: str
    encoding: str | None
    reader_version: int
    warnings: tuple[Notice, ...] = ()


class Catalog:
    """The catalog in an open database (``corpus.database``)."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    # --- files -------------------------------------------------------------------------------------

    def file(self, path: str) -> FileRecord | None:
        """The file read from ``path``, if any."""
        with self._engine.connect() as connection:
            row = connection.execute(select(schema.files).where(schema.files.c.path == path)).one_or_none()
        return None if row is None else _file_of(row)

    def files_with_hash(self, sha256: str) -> tuple[FileRecord, ...]:
        """Every file of those very bytes."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(schema.files).where(schema.files.c.sha256 == sha256)).all()
        return tuple(_file_of(row) for row in rows)

    def documents_of_file(self, path: str) -> tuple[str, ...]:
        """Ids of the documents that ``path`` holds, in their order in the file."""
        table = schema.documents
        with self._engine.connect() as connection:
            return tuple(connection.scalars(select(table.c.id).where(table.c.path == path).order_by(table.c.part)))

    def put_file(self, record: FileRecord, contents: Sequence[Entry]) -> None:
        """Store a file with its documents in one transaction; what the path held before is gone."""
        with self._engine.begin() as connection:
            _forget_file(connection, record.path)
            connection.execute(
                insert(schema.files), {**_fields(record), "warnings": [asdict(notice) for notice in record.warnings]}
            )
            for entry in contents:
                _insert_document(connection, record.path, entry)

    def forget_file(self, path: str) -> None:
        """Remove a file and its documents."""
        with self._engine.begin() as connection:
            _forget_file(connection, path)

    def remove_documents(self, ids: Iterable[str]) -> None:
        """Remove documents; a file left without any is forgotten too."""
        table = schema.documents
        with self._engine.begin() as connection:
            for some in batches(ids):
                paths = set(connection.scalars(select(table.c.path).where(table.c.id.in_(some))))
                _remove(connection, some)
                kept = set(connection.scalars(select(table.c.path).where(table.c.path.in_(paths))))
                connection.execute(delete(schema.files).where(schema.files.c.path.in_(paths - kept)))

    # --- documents ---------------------------------------------------------------------------------

    def document(self, id_: str) -> Document:
        """A whole document.

        :raises NotInLibrary: no document has that id.
        """
        with self._engine.connect() as connection:
            row = connection.execute(select(schema.documents).where(schema.documents.c.id == id_)).one_or_none()
            if row is None:
                raise NotInLibrary("not_in_library", f"资料库里没有“{id_}”。", "请用 youju documents 查看现有材料。")
            sections, cited = (
                connection.execute(select(table).where(table.c.document_id == id_).order_by(table.c.ordinal)).all()
                for table in (schema.sections, schema.cited)
            )
        return document_of(row, sections, cited)

    def find(self, name: str) -> str:
        """The id of the document that ``name`` means: an id, a unique prefix of one, a file's name or path.

        :raises NotInLibrary: none, or more than one.
        """
        table = schema.documents
        with self._engine.connect() as connection:
            rows = connection.execute(select(table.c.id, table.c.source, table.c.title).order_by(table.c.part)).all()
        found = [row for row in rows if row.id == name]
        found = found or [row for row in rows if row.source == name or row.source.rsplit("/", 1)[-1] == name]
        found = found or [row for row in rows if len(name) >= 4 and row.id.startswith(name)]
        found = found or [row for row in rows if row.title == name]
        if not found:
            raise NotInLibrary("not_in_library", f"资料库里没有“{name}”。", "请用 youju documents 查看现有材料。")
        if len(found) > 1:
            choices = "、".join(f"{row.id}（{row.title or '无标题'}）" for row in found[:5])
            raise NotInLibrary("ambiguous", f"“{name}”对应 {len(found)} 份材料：{choices}。", "请改用其中一个编号。")
        return str(found[0].id)

    def summaries(self, ids: Iterable[str] | None = None) -> tuple[DocumentSummary, ...]:
        """Documents without their text, by path and part; all, or those of ``ids``."""
        statement = select(*_SUMMARY_COLUMNS).order_by(schema.documents.c.path, schema.documents.c.part)
        with self._engine.connect() as connection:
            if ids is None:
                return tuple(summary_of(row) for row in connection.execute(statement))
            return tuple(
                summary_of(row)
                for some in batches(ids)
                for row in connection.execute(statement.where(schema.documents.c.id.in_(some)))
            )

    def text(self, id_: str, start: int, end: int) -> str:
        """The slice ``[start, end)`` of a document's text; empty if there is no such document."""
        column = func.substr(schema.documents.c.text, start + 1, end - start)
        with self._engine.connect() as connection:
            return connection.scalar(select(column).where(schema.documents.c.id == id_)) or ""

    def matching(self, filters: Filters) -> frozenset[str] | None:
        """Ids of the documents that pass the filters; None where nothing is filtered.

        A region lets in its own papers and those of the places within it.
        """
        if filters == Filters():
            return None
        table = schema.documents
        statement = select(table.c.id)
        if filters.regions:
            within = [table.c.parent_region.contains(region, autoescape=True) for region in filters.regions]
            statement = statement.where(or_(table.c.region.in_(filters.regions), *within))
        if filters.years:
            statement = statement.where(table.c.year.in_(filters.years))
        if filters.kinds:
            statement = statement.where(table.c.kind.in_(filters.kinds))
        if filters.documents:
            statement = statement.where(table.c.id.in_(filters.documents))
        with self._engine.connect() as connection:
            return frozenset(connection.scalars(statement))

    def with_docno(self, docno: str) -> tuple[str, ...]:
        """Ids of the documents that bear this 文号 (normalised; the agency or the year may be missing)."""
        return self._by_docno(schema.documents.c.docno, schema.documents.c.id, docno)

    def citing(self, docno: str) -> tuple[str, ...]:
        """Ids of the documents that cite the paper of this 文号."""
        return self._by_docno(schema.cited.c.docno, schema.cited.c.document_id, docno)

    def docnos(self, *, apart_from: Collection[str] = ()) -> dict[str, tuple[str, ...]]:
        """Every 文号 that papers bear or cite, with the titles that stand with it.

        :param apart_from: ids of papers that do not count.
        """
        borne, cited = schema.documents.c, schema.cited.c
        stated = (
            select(borne.docno, borne.title, borne.id).where(borne.docno.is_not(None)),
            select(cited.docno, cited.title, cited.document_id).where(cited.docno.is_not(None)),
        )
        found: dict[str, dict[str, None]] = {}
        with self._engine.connect() as connection:
            for docno, title, id_ in (row for each in stated for row in connection.execute(each)):
                if id_ not in apart_from:
                    found.setdefault(docno, {}).update({title: None} if title else {})
        return {docno: tuple(titles) for docno, titles in found.items()}

    def _by_docno(self, column: Column[Any], id_: Column[Any], docno: str) -> tuple[str, ...]:
        statement = select(column, id_).where(column.is_not(None)).distinct().order_by(id_)
        with self._engine.connect() as connection:
            rows = connection.execute(statement.where(column.endswith(docno[-DOCNO_TAIL:], autoescape=True))).all()
        return tuple(dict.fromkeys(str(found) for stored, found in rows if match_docno(docno, stored)))

    def naming(self, place: str) -> frozenset[str]:
        """Ids of the documents whose text names a place."""
        table = schema.documents
        statement = select(table.c.id).where(table.c.text.contains(place, autoescape=True))
        with self._engine.connect() as connection:
            return frozenset(connection.scalars(statement))

    def regions(self) -> tuple[Region, ...]:
        """The places whose papers the library holds."""
        table = schema.documents
        statement = select(table.c.region, table.c.parent_region).where(table.c.region.is_not(None)).distinct()
        with self._engine.connect() as connection:
            return tuple(Region(name=row.region, parent=row.parent_region) for row in connection.execute(statement))

    def newest_year(self) -> int | None:
        """The newest year that a document is of."""
        with self._engine.connect() as connection:
            newest: int | None = connection.scalar(select(func.max(schema.documents.c.year)))
        return newest

    # --- passages ----------------------------------------------------------------------------------

    def passages(self, ids: Iterable[str]) -> dict[str, tuple[Passage, str]]:
        """Passages with their text, by id; ids that the catalog lacks are left out."""
        table, document = schema.passages, schema.documents
        slice_text = func.substr(document.c.text, table.c.start + 1, table.c.end - table.c.start).label("slice")
        statement = select(table, slice_text).join(document, document.c.id == table.c.document_id)
        found = {}
        with self._engine.connect() as connection:
            for some in batches(ids):
                for row in connection.execute(statement.where(table.c.id.in_(some))):
                    found[row.id] = (passage_of(row), str(row.slice))
        return found

    def passages_of(self, document_id: str) -> tuple[Passage, ...]:
        """The passages of one document, in order."""
        table = schema.passages
        statement = select(table).where(table.c.document_id == document_id).order_by(table.c.ordinal)
        with self._engine.connect() as connection:
            return tuple(passage_of(row) for row in connection.execute(statement))

    def passage_ids(self) -> set[str]:
        """Every passage id."""
        with self._engine.connect() as connection:
            return set(connection.scalars(select(schema.passages.c.id)))

    def counts(self) -> tuple[int, int]:
        """How many documents and passages there are."""
        with self._engine.connect() as connection:
            documents = connection.scalar(select(func.count()).select_from(schema.documents)) or 0
            passages = connection.scalar(select(func.count()).select_from(schema.passages)) or 0
        return documents, passages

    # --- upkeep ------------------------------------------------------------------------------------

    def check(self) -> str | None:
        """The database's own word on damage (SQLite's quick_check); None where it is sound."""
        if self._engine.dialect.name != "sqlite":
            return None
        with self._engine.connect() as connection:
            said = str(connection.scalar(text("PRAGMA quick_check")))
        return None if said == "ok" else said

    def purge(self) -> None:
        """Leave no byte of deleted rows in the database's files."""
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM"))
            if self._engine.dialect.name == "sqlite":
                connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))


def _fields(record: FileRecord) -> dict[str, object]:
    return {name: getattr(record, name) for name in FileRecord.__slots__}


def _file_of(row: Row[Any]) -> FileRecord:
    fields = {name: getattr(row, name) for name in FileRecord.__slots__}
    return FileRecord(**{**fields, "warnings": notices(row.warnings)})


def _insert_document(connection: Connection, path: str, entry: Entry) -> None:
    document, passages = entry.document, entry.passages
    connection.execute(insert(schema.documents), document_row(entry, path=path))
    sections = [{"document_id": document.id, "ordinal": n, **asdict(s)} for n, s in enumerate(document.sections)]
    cited = [{"document_id": document.id, "ordinal": n, **asdict(c)} for n, c in enumerate(document.cited_documents)]
    for table, rows in ((schema.sections, sections), (schema.cited, cited)):
        if rows:
            connection.execute(insert(table), rows)
    if passages:
        connection.execute(insert(schema.passages), [{**asdict(p), "path": list(p.path)} for p in passages])
    insert_figures(connection, document.id, entry.figures, entry.checks)


def _forget_file(connection: Connection, path: str) -> None:
    table = schema.documents
    ids = list(connection.scalars(select(table.c.id).where(table.c.path == path)))
    _remove(connection, ids)
    connection.execute(delete(schema.files).where(schema.files.c.path == path))


def _remove(connection: Connection, ids: Sequence[str]) -> None:
    if not ids:
        return
    table = schema.removals
    known = set(connection.scalars(select(table.c.document_id).where(table.c.document_id.in_(ids))))
    new = [{"document_id": id_} for id_ in ids if id_ not in known]
    if new:
        connection.execute(insert(table), new)
    for child in (schema.sections, schema.passages, schema.cited):
        connection.execute(delete(child).where(child.c.document_id.in_(ids)))
    delete_figures(connection, ids)
    connection.execute(delete(schema.documents).where(schema.documents.c.id.in_(ids)))
