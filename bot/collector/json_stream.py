"""Reads one JSON document piece by piece, so that a file of any size needs little memory and a cut
one gives everything up to the cut.

It walks objects and arrays as told and decodes whole values below; it knows no format. A value that
is complete but no JSON costs only itself (`BadValue`); an early end or a broken frame ends the walk
(`CutShort`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress

from bot.collector.source_items import CutShort

_SPACE = re.compile(r"[ \t\n\r\ufeff]*")
_MARKS = re.compile(r'"(?:[^"\\]++|\\.)*+"|["{}\[\]]', re.DOTALL)
_SCALAR = re.compile(r"[^\s,\[\]{}]+")
# Telegram Desktop writes control characters as \x0B, which JSON does not know.
_HEX_ESCAPE = re.compile(r"(?<!\\)((?:\\\\)*)\\x([0-9A-Fa-f]{2})")
_DECODER = json.JSONDecoder(strict=False)


class BadValue(Exception):
    """A whole value that is not JSON; the stream stands behind it."""


class JsonStream:
    """A cursor in a document that arrives in chunks of text."""

    def __init__(self, chunks: Iterator[str]) -> None:
        self._chunks = chunks
        self._buffer = ""
        self._at = 0

    def members(self) -> Iterator[str]:
        """The keys of the object at the cursor; after each the caller reads or walks its value."""
        self._take("{")
        if self.peek() == "}":
            self._take("}")
            return
        while True:
            yield self._key()
            if self._take(",}") == "}":
                return

    def elements(self) -> Iterator[None]:
        """One step for each element of the array at the cursor; the caller reads or walks it."""
        self._take("[")
        if self.peek() == "]":
            self._take("]")
            return
        while True:
            yield None
            if self._take(",]") == "]":
                return

    def value(self) -> object:
        """The whole value at the cursor, decoded."""
        first = self.peek()
        if first in ",:]}":
            raise CutShort(f"a value is expected here, not {first!r}")
        while True:
            # A number or a word may go on in the next chunk: only what follows it tells.
            if first in '"{[':
                with suppress(ValueError, RecursionError):  # not all here yet, or no JSON
                    value, self._at = _DECODER.raw_decode(self._buffer, self._at)
                    return value
            end = self._find_end()
            if end is not None:
                return self._decode_leniently(end)
            if not self._fill():
                raise CutShort("the text ends inside a value")

    def peek(self) -> str:
        """The next character that is not space."""
        while True:
            space = _SPACE.match(self._buffer, self._at)
            self._at = space.end() if space else self._at
            if self._at < len(self._buffer):
                return self._buffer[self._at]
            if not self._fill():
                raise CutShort("the text ends too early")

    def _key(self) -> str:
        if self.peek() != '"':
            raise CutShort("a key is expected here")
        try:
            key = self.value()
        except BadValue as error:
            raise CutShort("a key is no JSON string") from error
        self._take(":")
        return str(key)

    def _take(self, expected: str) -> str:
        char = self.peek()
        if char not in expected:
            raise CutShort(f"{char!r} stands where {' or '.join(expected)} is expected")
        self._at += 1
        return char

    def _find_end(self) -> int | None:
        """Where the value at the cursor ends, judged by brackets and quotes alone; None: not here yet."""
        if self._buffer[self._at] not in '"{[':
            scalar = _SCALAR.match(self._buffer, self._at)
            end = scalar.end() if scalar else self._at
            return end if end < len(self._buffer) else None
        depth = 0
        for mark in _MARKS.finditer(self._buffer, self._at):
            text = mark.group()
            if text == '"':
                return None
            depth += (text in "{[") - (text in "}]")
            if depth == 0:
                return mark.end()
        return None

    def _decode_leniently(self, end: int) -> object:
        piece = self._buffer[self._at : end]
        self._at = end
        try:
            return json.loads(_HEX_ESCAPE.sub(r"\1\\u00\2", piece), strict=False)
        except (ValueError, RecursionError) as error:
            raise BadValue("not JSON") from error

    def _fill(self) -> bool:
        """Append what follows: at least as much as is waiting, or a long value is scanned too often."""
        pieces = [self._buffer[self._at :]]
        wanted = max(len(pieces[0]), 1)
        while wanted > 0 and (chunk := next(self._chunks, "")):
            pieces.append(chunk)
            wanted -= len(chunk)
        self._buffer, self._at = "".join(pieces), 0
        return len(pieces) > 1
