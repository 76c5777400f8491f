"""A message that points at a post or a channel: text -> which one, or None where it is a query.

A link to one post counts wherever it stands; a channel's name or link only as the whole message, since
`from:@name` and other words are a query. Looks nothing up.
"""

from __future__ import annotations

import re

from bot.domain.links import NotAChannel, NotAPost, parse_channel_ref, parse_post_link
from bot.domain.post_values import PostRef
from storage.records import ChannelRef

_POINTER = re.compile(r"@|tg:|\S*(?:t\.me|telegram\.(?:me|dog))\b", re.IGNORECASE)
_AROUND = "()[]{}<>«»“”\"'!?.,;…"


def parse_reference(text: str) -> PostRef | ChannelRef | None:
    """The post that `text` has a link to, or the channel that it names; None for anything else."""
    words = [word for each in text.split() if _POINTER.match(word := each.strip(_AROUND))]
    posts = {post for word in words if (post := _parse_post(word)) is not None}
    if len(posts) == 1:
        return posts.pop()
    if len(words) != 1 or len(text.split()) != 1:
        return None
    try:
        return parse_channel_ref(words[0])
    except NotAChannel:
        return None


def _parse_post(word: str) -> PostRef | None:
    try:
        return PostRef(*parse_post_link(word))
    except NotAPost:
        return None
