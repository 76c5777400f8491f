"""Where the sentences of a post begin and end.

A line break ends one; so does a full stop, unless it belongs to an abbreviation or stands within a quotation.
"""

from __future__ import annotations

import re

# "г." after a number may end a sentence («в 2024 г. Порт…»), before a name it does not («г. Алматы»).
_ABBREVIATED = """
г гг ул им пр просп мкр обл пос стр см ср напр т тов ст гл с д к оф тел руб тыс
ж mr mrs ms dr st no vs gen col rep sen jr ş b k
"""
_ABBREVIATIONS = frozenset(_ABBREVIATED.split())
_LONGEST_QUOTATION = 120  # the rest of a longer one is parted like any text
_STOP = re.compile(r"[.!?…]+[\"»”’')\]*_]*(?=\s)")
_WORD_BEFORE = re.compile(r"(\d\s?)?([^\W\d_]+)$")
_OPENING = " \t\u00a0«\"“„‘'(["


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open spans of the sentences of `text`, in order, without the white space around them."""
    found: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        at = start
        for stop in _STOP.finditer(line):
            if _ends_sentence(line, stop):
                found.append((at, start + stop.end()))
                at = start + stop.end()
        found.append((at, start + len(line)))
        start += len(line) + 1
    return tuple([trimmed for begin, end in found if (trimmed := _trim(text, begin, end))])


def _ends_sentence(line: str, stop: re.Match[str]) -> bool:
    following = line[stop.end() :].lstrip(_OPENING)
    if following[:1].islower() or _is_quoted(line, stop.end()):
        return False
    if not stop.group().startswith(".") or stop.group().startswith(".."):
        return True
    before = _WORD_BEFORE.search(line[max(0, stop.start() - 16) : stop.start()])
    if before is None:
        return True
    number, word = before.groups()
    is_initial = len(word) == 1 and word.isupper()
    return not is_initial and (number is not None or word.casefold() not in _ABBREVIATIONS)


def _is_quoted(line: str, at: int) -> bool:
    """Whether `at` is inside a quotation that ends soon."""
    for opening, closing in (("«", "»"), ("“", "”")):
        if line.count(opening, 0, at) > line.count(closing, 0, at):
            return 0 <= line.find(closing, at) - at < _LONGEST_QUOTATION
    return line.count('"', 0, at) % 2 == 1 and 0 <= line.find('"', at) - at < _LONGEST_QUOTATION


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    return (start, end) if end > start else None
