"""Counts and reactions as the preview writes them: "18.3K", "1.2M", an emoji beside a number.

A shortened count is what it says, no more: 18.3K is 18,300. Pure.
"""

from __future__ import annotations

import re
from decimal import Decimal

from selectolax.lexbor import LexborNode

from bot.collector.source_items import build_reaction, sum_reactions
from storage.records import Reaction

_COUNT = re.compile(r"(?P<number>[0-9]{1,15}(?:\.[0-9]{1,6})?)(?P<unit>[KMB]?)", re.IGNORECASE)
_UNITS = {"": 1, "K": 1_000, "M": 1_000_000, "B": 1_000_000_000}


def parse_count(text: str) -> int | None:
    """The number that a counter shows, or None where it shows none."""
    found = _COUNT.fullmatch("".join(text.replace(",", "").split()))
    if found is None:
        return None
    return int(Decimal(found["number"]) * _UNITS[found["unit"].upper()])


def read_reactions(block: LexborNode) -> tuple[Reaction, ...]:
    """The reactions under a post: emoji, custom emoji by their document id, Stars."""
    return sum_reactions(
        _read_reaction(node) for node in block.css(".tgme_widget_message_reactions .tgme_reaction")
    )


def _read_reaction(node: LexborNode) -> Reaction | None:
    own = (child.text_content or "" for child in node.iter(include_text=True) if child.is_text_node)
    count = parse_count("".join(own))
    if "tgme_reaction_paid" in (node.attributes.get("class") or "").split():
        return build_reaction("⭐", count, "paid")
    custom = node.css_first("tg-emoji")
    if custom is not None:
        document_id = custom.attributes.get("emoji-id") or ""
        key = document_id if document_id.isascii() and document_id.isdecimal() else ""
        return build_reaction(key[:20], count, "custom")
    emoji = node.css_first(".emoji")
    glyph = emoji.text().strip() if emoji is not None else ""
    return build_reaction(glyph[:16], count, "emoji") if glyph else None
