"""A post copied out of Telegram into a text file: the whole file is one post, with its reaction tail.

Neither the channel's id nor the post's own stand in it, so both are made up, stable, and outside what
Telegram uses: the same text pasted again is the same post, also when its counts have grown.
"""

from __future__ import annotations

from datetime import datetime

from bot.collector.source_items import (
    FilePost,
    Skipped,
    SourceItem,
    named_channel,
    read_text,
    synthetic_channel_id,
    synthetic_post_id,
)
from bot.domain.text import split_reaction_tail, text_hash
from storage.records import Channel, ChannelRef, Counters, Post

_UNNAMED = Channel(channel_id=synthetic_channel_id("pasted"), title="Pasted")


def read_pasted(text: str, named: ChannelRef | None, published_at: datetime) -> SourceItem:
    """`published_at` is the file's time, as the text does not say its own."""
    body, reactions = split_reaction_tail(read_text(text).replace("\r\n", "\n"))
    if not body.strip():
        return Skipped(1, "empty", "no text")
    channel = named_channel(named) if named else _UNNAMED
    post = Post(
        channel_id=channel.channel_id,
        post_id=synthetic_post_id(text_hash(body)),
        published_at=published_at,
        text=body,
        counters=Counters(reactions=reactions),
    )
    return FilePost(channel, post, 1)
