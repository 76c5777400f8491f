"""What search is compared with on the same posts: LIKE in the same database, and tantivy where installed.

Both look for one plain word as it is written; neither knows word forms, names or filters.
"""

from __future__ import annotations

import importlib
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from storage.database import Connection, Database

LIKE_QUERIES = 20  # a scan of all posts takes seconds
_LIMIT = 40
_WORD = re.compile(r"[^\W\d_]{3,}")
_CHUNK = 20_000


def plain_word(query: str) -> str | None:
    """The longest word that `query` looks for, if it has any."""
    bare = re.sub(r"[\w-]+:\S*|-\S+|NEAR/\d+", " ", query)
    return max(_WORD.findall(bare), key=len, default=None)


def search_like(db: Connection, word: str, limit: int) -> list[int]:
    """The newest posts with `word` somewhere in their text."""
    rows = db.execute(
        "select seq from posts where text like ? order by seq desc limit ?", [f"%{word}%", limit]
    )
    return [row[0] for row in rows]


@dataclass(frozen=True, slots=True)
class Tantivy:
    """An index of the same texts; `folder` goes when it goes."""

    module: Any
    index: Any
    folder: tempfile.TemporaryDirectory[str]

    def find_new(self, word: str) -> list[Any]:
        """The newest posts with `word`."""
        searcher, query = self._ask(word)
        found = searcher.search(query, _LIMIT, order_by_field="seq", order=self.module.Order.Desc)
        return [searcher.doc(address) for _, address in found.hits]

    def find_best(self, word: str) -> list[Any]:
        """The best posts with `word`, by bm25."""
        searcher, query = self._ask(word)
        return [searcher.doc(address) for _, address in searcher.search(query, _LIMIT).hits]

    def _ask(self, word: str) -> tuple[Any, Any]:
        return self.index.searcher(), self.index.parse_query(word, ["text"])


def open_tantivy(db: Database) -> Tantivy | None:
    """An index of all posts, or None where the library is not there."""
    try:
        module = importlib.import_module("tantivy")
    except ImportError:
        return None
    folder = tempfile.TemporaryDirectory()
    builder = module.SchemaBuilder()
    builder.add_integer_field("seq", stored=True, indexed=True, fast=True)
    builder.add_text_field("text", stored=False)
    index = module.Index(builder.build(), path=folder.name)
    writer = index.writer(heap_size=256_000_000)
    for seq, text in _list_texts(db):
        writer.add_document(module.Document(seq=seq, text=text))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return Tantivy(module, index, folder)


def _list_texts(db: Database) -> Iterator[tuple[int, str]]:
    last = -1
    while rows := db.read_now(_read_chunk, last):
        yield from rows
        last = rows[-1][0]


def _read_chunk(db: Connection, after: int) -> list[tuple[int, str]]:
    return list(db.execute("select seq, text from posts where seq > ? order by seq limit ?", [after, _CHUNK]))
