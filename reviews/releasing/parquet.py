"""The one typed door to pyarrow: deterministic tables with a canary in their key-value metadata."""

import io
from dataclasses import dataclass
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

_TYPES = {
    "string": pa.string(),
    "int64": pa.int64(),
    "double": pa.float64(),
    "bool": pa.bool_(),
    "list<string>": pa.list_(pa.string()),
}
# Columns and rows of one table; what a release of some ten thousand tasks needs, far below what exhausts memory.
MAX_BYTES = 512 * 1024 * 1024


class Unreadable(Exception):
    """The bytes are no parquet file, or too large to be read whole."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as read: column name -> type in our words (or pyarrow's for others), rows, key-value metadata."""

    columns: dict[str, str]
    rows: list[dict[str, Any]]
    notes: dict[str, str]


def write(columns: dict[str, str], rows: list[dict[str, Any]], notes: dict[str, str]) -> bytes:
    """Return a parquet file. Equal arguments give equal bytes under one version of pyarrow."""
    schema = pa.schema([pa.field(name, _TYPES[kind]) for name, kind in columns.items()])
    table = pa.Table.from_pylist(rows, schema=schema.with_metadata({key: notes[key] for key in sorted(notes)}))
    sink = io.BytesIO()
    pq.write_table(table, sink, compression="zstd", version="2.6", store_schema=True)
    return sink.getvalue()


def read(source: BinaryIO) -> Table:
    """Read a parquet file; raises Unreadable."""
    data = source.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise Unreadable("the table is too large")
    try:
        # Without threads: a process that ends while pyarrow's pools wind down can be aborted by them.
        with pq.ParquetFile(pa.BufferReader(data), pre_buffer=False) as file:
            table = file.read(use_threads=False)
    except (pa.ArrowException, OSError, ValueError):
        raise Unreadable("the table cannot be read") from None
    notes = {key.decode(): value.decode(errors="replace") for key, value in (table.schema.metadata or {}).items()}
    columns = {item.name: _word(item.type) for item in table.schema}
    return Table(columns, table.to_pylist(), notes)


def _word(kind: Any) -> str:
    # Equal types may differ in what they call a list's element.
    return next((word for word, ours in _TYPES.items() if ours.equals(kind)), str(kind))
