"""Blocks of text -> as few messages as Telegram's limits allow, cut between blocks.

A message takes 4096 UTF-16 units and 100 entities (more are dropped silently). A block that is alone too
large is cut at a line, a space, at last anywhere, but never inside an entity that would fit a message.
The parts joined are the whole, but for white space at the cuts. Knows nothing of what it splits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aiogram.types import MessageEntity
from aiogram.utils.formatting import Text

MAX_UNITS = 4096
MAX_ENTITIES = 100
_SEPARATOR = "\n\n".encode("utf-16-le")


@dataclass(frozen=True)
class _Piece:
    """Rendered text, two bytes a unit, so that entity offsets are simply halves of positions."""

    units: bytes
    entities: tuple[MessageEntity, ...]

    @property
    def length(self) -> int:
        return len(self.units) // 2


def split_blocks(blocks: Sequence[Text], *, reserve: int = 0) -> tuple[Text, ...]:
    """Returns messages made of `blocks`, an empty line between two; none for nothing.

    `reserve` units, and then also one entity, stay free in each message for what the caller adds.
    """
    limit, most = MAX_UNITS - reserve, MAX_ENTITIES - bool(reserve)
    parts: list[_Piece] = []
    for block in blocks:
        for piece in _cut(_render(block), limit, most):
            both = _join(parts[-1], piece) if parts else None
            if both is not None and both.length <= limit and len(both.entities) <= most:
                parts[-1] = both
            else:
                parts.append(piece)
    return tuple(_text(part) for part in parts)


def fits_one_message(text: Text) -> bool:
    """Says whether Telegram would take `text` as it is."""
    piece = _render(text)
    return piece.length <= MAX_UNITS and len(piece.entities) <= MAX_ENTITIES


def _cut(block: _Piece, limit: int, most: int) -> Iterator[_Piece]:
    """The block in pieces that fit; pieces of nothing but white space are left out."""
    start = 0
    while start < block.length:
        end = _end_of_piece(block, start, limit, most)
        piece = _strip(_slice(block, start, end))
        if piece.length:
            yield piece
        start = end


def _end_of_piece(block: _Piece, start: int, limit: int, most: int) -> int:
    rest = [entity for entity in block.entities if entity.offset + entity.length > start]
    last = start + limit
    if len(rest) > most:
        last = min(last, max(rest[most].offset, start + 1))
    if last >= block.length:
        return block.length
    for sign in ("\n", " "):
        found = _last_after(block.units, sign, start, last)
        if found and _outside(rest, found, start, limit) == found:
            return found
    end = _outside(rest, last, start, limit)
    return end - 1 if end > start + 1 and _splits_a_pair(block.units, end) else end


def _last_after(units: bytes, sign: str, start: int, last: int) -> int:
    """The place right behind the last `sign` in reach; 0 when there is none."""
    code = sign.encode("utf-16-le")
    for place in range(last - 1, start, -1):
        if units[2 * place : 2 * place + 2] == code:
            return place + 1
    return 0


def _outside(entities: Sequence[MessageEntity], place: int, start: int, limit: int) -> int:
    """`place`, moved before the entities around it that would fit a message as a whole."""
    for entity in reversed(entities):
        inside = entity.offset < place < entity.offset + entity.length
        if inside and entity.length <= limit and entity.offset > start:
            place = entity.offset
    return place


def _splits_a_pair(units: bytes, place: int) -> bool:
    return 0xDC <= units[2 * place + 1] <= 0xDF


def _slice(block: _Piece, start: int, end: int) -> _Piece:
    entities = []
    for entity in block.entities:
        first, last = max(entity.offset, start), min(entity.offset + entity.length, end)
        if first < last:
            update = {"offset": first - start, "length": last - first}
            entities.append(entity.model_copy(update=update))
    return _Piece(block.units[2 * start : 2 * end], tuple(entities))


def _strip(piece: _Piece) -> _Piece:
    text = piece.units.decode("utf-16-le")
    left = (len(text.encode("utf-16-le")) - len(text.lstrip().encode("utf-16-le"))) // 2
    right = len(text.rstrip().encode("utf-16-le")) // 2
    return _slice(piece, left, right) if left < right else _Piece(b"", ())


def _join(left: _Piece, right: _Piece) -> _Piece:
    shift = left.length + len(_SEPARATOR) // 2
    moved = [entity.model_copy(update={"offset": entity.offset + shift}) for entity in right.entities]
    return _Piece(left.units + _SEPARATOR + right.units, (*left.entities, *moved))


def _render(text: Text) -> _Piece:
    rendered, entities = text.render()
    entities.sort(key=lambda entity: (entity.offset, -entity.length))
    return _Piece(rendered.encode("utf-16-le"), tuple(entities))


def _text(piece: _Piece) -> Text:
    return Text.from_entities(piece.units.decode("utf-16-le"), list(piece.entities))
