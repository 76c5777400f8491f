"""A file of text, plain or gzipped, read in chunks or lines with little memory.

Finds out the encoding from the byte order mark, else takes UTF-8. A gzip file that is cut or damaged
gives what can be unpacked and then raises `CutShort`. It does not look into the text.
"""

from __future__ import annotations

import codecs
import gzip
import re
import zlib
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path

from bot.collector.source_items import CutShort, ExportError

CHUNK_BYTES = 1 << 16
_MARKS = (  # UTF-32 first: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BAD_BYTES = re.compile("[\udc80-\udcff]")
_ALLOWED_DAMAGE = 20  # one bad byte in so many characters; a file in another encoding has more


class TextFile:
    """Opens the file anew for each reading; `bytes_read` of `size` tells how far the last one is."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.bytes_read = 0
        try:
            self.size = path.stat().st_size
        except OSError as error:
            raise ExportError(f"{path}: cannot be read: {error.strerror}.") from error

    def head(self) -> str:
        """The first chunk of the text, checked to be text at all."""
        try:
            head = next(self.chunks(), "")
        except CutShort:
            head = ""
        except OSError as error:
            raise ExportError(f"{self.path}: cannot be read: {error.strerror or error}.") from error
        if "\0" in head:
            raise ExportError(f"{self.path}: is not a text file. An export comes as result.json or .jsonl.")
        if count_bad_bytes(head) * _ALLOWED_DAMAGE > len(head):
            raise ExportError(f"{self.path}: is not UTF-8 text. Save it as UTF-8 and import it again.")
        return head

    def chunks(self) -> Iterator[str]:
        """Pieces of the text. Bytes that are not UTF-8 come as the surrogates U+DC80 to U+DCFF."""
        with self.path.open("rb") as raw:
            encoding, errors = _find_encoding(_read_piece(raw, 4))
            raw.seek(0)
            packed = raw.peek(2)[:2] == b"\x1f\x8b"
            source = gzip.GzipFile(fileobj=raw) if packed else raw
            if packed:
                encoding, errors = _find_encoding(_read_piece(source, 4))
                source.seek(0)
            decoder = codecs.getincrementaldecoder(encoding)(errors)
            while piece := _read_piece(source, CHUNK_BYTES):
                self.bytes_read = raw.tell()
                if text := decoder.decode(piece):
                    yield text
            if rest := decoder.decode(b"", final=True):
                yield rest

    def lines(self) -> Iterator[tuple[str, bool]]:
        """Each line without its end, and whether it had one (the last of a cut file has none)."""
        rest = ""
        for chunk in self.chunks():
            *whole, rest = (rest + chunk).split("\n")
            for line in whole:
                yield line, True
        if rest:
            yield rest, False


def count_bad_bytes(text: str) -> int:
    """How many bytes of the text, as `chunks` gives it, were not UTF-8."""
    return len(_BAD_BYTES.findall(text))


def _read_piece(source: BufferedReader | gzip.GzipFile, size: int) -> bytes:
    # read1 and not read: what was unpacked before the damage must not be lost with it.
    try:
        return source.read1(size)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise CutShort("the gzip file is cut or damaged") from error


def _find_encoding(start: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return encoding, "replace"
    return "utf-8-sig", "surrogateescape"
