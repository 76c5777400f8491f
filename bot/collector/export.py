"""The door for files: a path → posts, lazily and in the order of the file.

What a file is, its content decides and its name only where the content leaves it open: a Telegram
Desktop export, JSON Lines (both also gzipped), or the text of one pasted post. Nothing here stores;
a post that cannot be read is a `Skipped` among the others, a file that cannot is an `ExportError`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from bot.collector.json_lines import read_json_lines
from bot.collector.pasted import read_pasted
from bot.collector.source_items import CutShort, ExportError, FilePost, Skipped, SkipReason, SourceItem
from bot.collector.telegram_export import read_telegram_export
from bot.collector.text_file import TextFile
from bot.domain.links import parse_channel_ref
from storage.records import ChannelRef

__all__ = [
    "ExportError",
    "FileFormat",
    "FilePost",
    "FileSource",
    "SkipReason",
    "Skipped",
    "SourceItem",
    "open_source",
]

FileFormat = Literal["telegram", "json-lines", "pasted"]

_EXPORT_KEYS = {"messages", "chats", "left_chats"}
_EXPORT_MARK = re.compile(r'"(?:messages"\s*:\s*\[|(?:left_)?chats"\s*:\s*\{)')
_LINES_SUFFIXES = (".jsonl", ".ndjson")
_PASTED_LIMIT = 1 << 20  # bytes; the longest post of Telegram takes a tenth of it


def open_source(
    path: Path, channel: str | None = None, *, published_at: datetime | None = None
) -> FileSource:
    """`channel` (@name, t.me link or id) names the channel where the file does not; `published_at`
    dates a pasted post, else the file's own time does."""
    try:
        named = parse_channel_ref(channel) if channel else None
    except ValueError as error:
        raise ExportError(f"--channel: {error}.") from error
    file = TextFile(path)
    head = file.head()
    try:
        file_format = decide_format(head, path.name)
    except ExportError as error:
        raise ExportError(f"{path}: {error}") from error
    modified_at = datetime.fromtimestamp(int(path.stat().st_mtime), UTC)
    return FileSource(file, file_format, named, published_at or modified_at)


class FileSource:
    """A file's posts; each iteration reads it anew. `bytes_read` of `size` tells how far it is."""

    def __init__(
        self, file: TextFile, file_format: FileFormat, named: ChannelRef | None, published_at: datetime
    ) -> None:
        self.path = file.path
        self.format = file_format
        self._file = file
        self._named = named
        self._published_at = published_at

    @property
    def size(self) -> int:
        return self._file.size

    @property
    def bytes_read(self) -> int:
        return self._file.bytes_read

    def __iter__(self) -> Iterator[SourceItem]:
        try:
            if self.format == "telegram":
                yield from read_telegram_export(self._file.chunks(), self._named)
            elif self.format == "json-lines":
                yield from read_json_lines(self._file, self._named)
            else:
                yield self._read_pasted()
        except ExportError as error:
            raise ExportError(f"{self.path}: {error}") from error

    def _read_pasted(self) -> SourceItem:
        if self.size > _PASTED_LIMIT:
            raise ExportError("is no export, and too long for one pasted post.")
        try:
            text = "".join(self._file.chunks())
        except CutShort as cut:
            return Skipped(1, "truncated", str(cut))
        return read_pasted(text, self._named, self._published_at)


def decide_format(head: str, name: str) -> FileFormat:
    """From the first chunk of the text; `name` decides what the text leaves open."""
    text = head.lstrip()
    name = name.lower().removesuffix(".gz")
    if not text:
        raise ExportError("is empty.")
    if text[:15].lower().startswith(("<!doctype html", "<html")):
        raise ExportError(
            "is an HTML export. In Telegram Desktop choose Format: JSON and import its result.json."
        )
    if text[0] == "{":
        return _decide_json(text, name)
    if name.endswith(_LINES_SUFFIXES):
        return "json-lines"
    if name.endswith(".json"):
        raise ExportError("is no Telegram Desktop export: it does not begin with an object.")
    return "pasted"


def _decide_json(text: str, name: str) -> FileFormat:
    first_line = text.partition("\n")[0]
    try:
        first = json.loads(first_line, strict=False)
    except (ValueError, RecursionError):
        first = None
    keys = first.keys() if isinstance(first, dict) else set()
    if keys & _EXPORT_KEYS:
        return "telegram"
    if "text" in keys or name.endswith(_LINES_SUFFIXES):
        return "json-lines"
    # An object without any of these is told so by the reader of exports.
    if keys or name.endswith(".json") or _EXPORT_MARK.search(text):
        return "telegram"
    return "pasted"
