"""The plain text of a rich post (text in blocks), as `message.rich_message` carries it.

Walks Telethon's objects by the names of their fields, so that a block of a newer layer gives its
text too. Styles, links' addresses and pictures are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

# In the order in which a reader meets them. `old_text` of a difference is not read on purpose.
_FIELDS = (
    "num", "author", "title", "cover", "text", "texts", "source", "alt", "items", "blocks", "rows", "cells",
    "articles", "description", "caption", "credit",
)  # fmt: skip
_LINES = ("PageBlock", "PageListItem", "PageListOrderedItem", "PageTableRow", "PageCaption", "PageRelated")


def flatten_rich_text(rich: Any) -> str:
    """Returns the blocks' text, a line for each paragraph, heading, item or row."""
    lines = "".join(_walk(rich)).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


def _walk(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
        return
    if isinstance(node, list | tuple):
        for part in node:
            yield from _walk(part)
        return
    kind = type(node).__name__
    starts_line = kind.startswith(_LINES)
    if starts_line:
        yield "\n"
    for field in _FIELDS:
        if (value := getattr(node, field, None)) is not None:
            yield from _walk(value)
    if starts_line:
        yield "\n"
    elif kind == "PageTableCell":
        yield " "
