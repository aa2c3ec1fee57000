"""The tables of the catalog. ``corpus/migrations`` brings an older database to this shape."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, MetaData, String, Table, Text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

settings = Table(
    "settings",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)

files = Table(
    "files",
    metadata,
    Column("path", Text, primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("size", Integer, nullable=False),
    Column("format", String(16), nullable=False),
    Column("encoding", String(32)),
    Column("reader_version", Integer, nullable=False),
    Column("warnings", JSON, nullable=False),
    Index("ix_files_sha256", "sha256"),
)

documents = Table(
    "documents",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("path", Text, ForeignKey("files.path", ondelete="CASCADE"), nullable=False, index=True),
    Column("source", Text, nullable=False),
    Column("part", Integer, nullable=False),
    Column("format", String(16), nullable=False),
    Column("encoding", String(32)),
    Column("title", Text),
    Column("title_inferred", Boolean, nullable=False),
    Column("kind", String(16), nullable=False, index=True),
    Column("region", String(64), index=True),
    Column("parent_region", String(128)),
    Column("issuer", Text),
    Column("year", Integer, index=True),
    Column("date", String(10)),
    Column("docno", String(64), index=True),
    Column("characters", Integer, nullable=False),
    Column("passages", Integer, nullable=False),
    Column("figures", Integer, nullable=False, default=0),
    Column("text", Text, nullable=False),
    Column("spans", JSON, nullable=False),
    Column("repairs", JSON, nullable=False),
    Column("removed", JSON, nullable=False),
    Column("warnings", JSON, nullable=False),
    Column("in_lexical", Boolean, nullable=False, default=False),
    Column("in_dense", Boolean, nullable=False, default=False),
)

sections = Table(
    "sections",
    metadata,
    Column("document_id", String(16), ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("level", Integer, nullable=False),
    Column("number", String(32), nullable=False),
    Column("title", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("body", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
)

passages = Table(
    "passages",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("document_id", String(16), ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("ordinal", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("path", JSON, nullable=False),
)

cited = Table(
    "cited",
    metadata,
    Column("document_id", String(16), ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("title", Text),
    Column("docno", String(64), index=True),
)

figures = Table(
    "figures",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("document_id", String(16), ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("ordinal", Integer, nullable=False),
    Column("indicator", String(64), index=True),
    Column("indicator_name", Text),
    Column("label", Text, nullable=False),
    Column("region", String(64), index=True),
    Column("period", String(32)),
    Column("period_basis", String(16)),
    Column("scope", String(64), nullable=False),
    # Decimals as text: exact in every database.
    Column("value", String(64)),
    Column("value_high", String(64)),
    Column("denominator", String(64)),
    Column("value_text", String(64), nullable=False),
    Column("unit", String(32), nullable=False),
    Column("qualifier", String(32), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("aspect", String(16), nullable=False),
    Column("compared", String(32)),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("value_start", Integer, nullable=False),
    Column("value_end", Integer, nullable=False),
    Column("caliber", Text),
    Column("whole", String(24)),
    Column("breakdown", Integer, nullable=False),
)

checks = Table(
    "checks",
    metadata,
    Column("document_id", String(16), ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("expression", Text, nullable=False),
    Column("result", String(16), nullable=False),
    Column("figures", JSON, nullable=False),
    Column("message", Text, nullable=False),
)

# Documents gone from the catalog that the derived indexes may still hold.
removals = Table(
    "removals",
    metadata,
    Column("document_id", String(16), primary_key=True),
)
