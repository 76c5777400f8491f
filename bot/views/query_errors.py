"""A query that cannot be understood: the text around the fault with a mark under it, and what to type.

The codes come from domain/query.py and are keys of the locales. The mark stands in a monospaced block of
a phone's width; wide characters count double, combining ones nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from aiogram.utils.formatting import Pre, Text

from bot.i18n import Texts
from bot.views.callbacks import Open
from bot.views.screen import Screen, button, keyboard, rich, shorten, visible

_WIDTH = 30  # characters that a phone shows in one monospaced line
_BEFORE = 12  # of them, before the fault
_FIELD_WIDTH = 100
_CUT = "…"


def view_query_error(
    code: str, fields: Mapping[str, str | int], query: str, at: int, length: int, texts: Texts
) -> Screen:
    """Returns the query with the fault marked and the sentence for `code`."""
    key = code
    if code == "query-unknown-channel" and not fields.get("nearest"):
        key = "query-unknown-channel-none"
    nodes: list[Text | str] = []
    if query.strip() and code != "query-empty":
        nodes = [texts("query-error"), "\n", Pre(_marked(query, at, length)), "\n"]
    shown = {name: shorten(v, _FIELD_WIDTH) if isinstance(v, str) else v for name, v in fields.items()}
    nodes.append(rich(texts, key, **shown))
    return Screen(Text(*nodes), keyboard([button(texts("button-query-help"), Open(place="query_help"))]))


def _marked(query: str, at: int, length: int) -> str:
    """Two lines: the part of the query around the fault, and carets under the fault."""
    line = visible(query)
    at = min(max(at, 0), len(line))
    start = max(0, at - _BEFORE) if len(line) > _WIDTH else 0
    end = min(len(line), start + _WIDTH)
    before = (_CUT if start else "") + line[start:at]
    fault = line[at : min(at + max(length, 1), end)]
    after = line[at + len(fault) : end] + (_CUT if end < len(line) else "")
    return f"{before}{fault}{after}\n{' ' * _columns(before)}{'^' * max(1, _columns(fault))}"


def _columns(text: str) -> int:
    return sum(_column(char) for char in text)


def _column(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
