"""JSON Lines → posts: one object a line, as
`{"channel_id", "channel", "post_id", "date", "text"}`, and where known `username`, `views`, `forwards`,
`replies` and `reactions` (`{"👍": 3}` or a list of `{"kind", "key", "count"}`).

A bad line is skipped and named; a last line that is cut ends the file as truncated.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache

from bot.collector.source_items import (
    CutShort,
    FieldError,
    FilePost,
    Skipped,
    SourceItem,
    build_reaction,
    named_channel,
    read_channel_id,
    read_count,
    read_moment,
    read_post_id,
    read_text,
    sum_reactions,
    synthetic_channel_id,
)
from bot.collector.text_file import TextFile, count_bad_bytes
from bot.domain.text import split_reaction_tail
from storage.records import Channel, ChannelRef, Counters, Post, Reaction, ReactionKind

_KINDS: dict[object, ReactionKind] = {"emoji": "emoji", "custom": "custom", "paid": "paid"}

_DECODER = json.JSONDecoder(strict=False)


def read_json_lines(file: TextFile, named: ChannelRef | None = None) -> Iterator[SourceItem]:
    """`named` is the channel of the rows that name none."""
    position = 0
    try:
        for position, (line, has_end) in enumerate(file.lines(), start=1):
            if line.strip():
                yield _read_line(line, has_end, position, named)
    except CutShort as cut:
        yield Skipped(position + 1, "truncated", str(cut))


def _read_line(line: str, has_end: bool, position: int, named: ChannelRef | None) -> SourceItem:
    try:
        row = _DECODER.decode(line)
    except (ValueError, RecursionError):
        if not has_end:
            return Skipped(position, "truncated", f"line {position} is cut")
        return Skipped(position, "bad-line", f"line {position}: not JSON")
    if not isinstance(row, dict):
        return Skipped(position, "bad-line", f"line {position}: not an object")
    if count_bad_bytes(line):
        return Skipped(position, "bad-line", f"line {position}: not UTF-8")
    try:
        channel = _read_channel(row, named)
        post = _read_post(row, channel.channel_id)
    except FieldError as error:
        return Skipped(position, "bad-line", f"line {position}: {error}")
    if not post.text.strip():
        return Skipped(position, "empty", f"line {position}")
    return FilePost(channel, post, position)


def _read_channel(row: dict[str, object], named: ChannelRef | None) -> Channel:
    username, title, channel_id = row.get("username"), row.get("channel"), row.get("channel_id")
    if channel_id is not None and not isinstance(channel_id, str | int):
        raise FieldError("no channel id")
    return _tell_channel(
        username if isinstance(username, str) else "",
        title if isinstance(title, str) else "",
        channel_id,
        named,
    )


@lru_cache(maxsize=64, typed=True)  # the rows of a channel mostly follow one another
def _tell_channel(
    username: str, title: str, channel_id: str | int | None, named: ChannelRef | None
) -> Channel:
    name = read_text(username).strip().removeprefix("@") or None
    title = read_text(title).strip()
    if channel_id is not None:
        number = read_channel_id(channel_id)
    elif name or title:
        number = synthetic_channel_id(name or title)
    elif named is not None:
        return named_channel(named)
    else:
        raise FieldError("no channel: give channel_id or channel in the line, or --channel")
    return Channel(number, title or (f"@{name}" if name else str(number)), name)


def _read_post(row: dict[str, object], channel_id: int) -> Post:
    published_at = read_moment(row.get("date"))
    if published_at is None:
        raise FieldError("no date (ISO 8601, such as 2025-11-14T05:30:00+00:00)")
    if not isinstance(row.get("text"), str):
        raise FieldError("no text")
    body, tail = split_reaction_tail(read_text(row["text"]))
    return Post(
        channel_id=channel_id,
        post_id=read_post_id(row.get("post_id")),
        published_at=published_at,
        text=body,
        counters=Counters(
            views=read_count(row.get("views")),
            forwards=read_count(row.get("forwards")),
            replies=read_count(row.get("replies")),
            reactions=_read_reactions(row.get("reactions")) or tail,
        ),
    )


def _read_reactions(value: object) -> tuple[Reaction, ...]:
    if isinstance(value, dict):
        return sum_reactions(build_reaction(str(key), read_count(count)) for key, count in value.items())
    rows = [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
    return sum_reactions(_read_reaction(row) for row in rows)


def _read_reaction(row: dict[str, object]) -> Reaction | None:
    kind = _KINDS.get(row["kind"]) if isinstance(row.get("kind"), str) else None
    key = row.get("key")
    return build_reaction(str(key) if isinstance(key, str | int) else "", read_count(row.get("count")), kind)
