"""Telethon's objects -> our values: Message -> Post, update -> Pushed, Channel -> ChannelLook.

With telegram.py the only importer of Telethon. Pure: asks for nothing over the network. The text is
the raw one, so that spans stay valid; an address behind words is not part of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from telethon.tl import types

from bot.collector.readings import ChannelLook, Page, Pushed
from bot.collector.rich_text import flatten_rich_text
from bot.collector.source_items import build_reaction, sum_reactions
from storage.records import Counters, Forward, Post, Reaction

_MEDIA: dict[type, str] = {
    types.MessageMediaPhoto: "photo",
    types.MessageMediaPoll: "poll",
    types.MessageMediaGeo: "location",
    types.MessageMediaGeoLive: "location",
    types.MessageMediaVenue: "location",
    types.MessageMediaContact: "contact",
    types.MessageMediaGame: "game",
    types.MessageMediaWebPage: "link",
    types.MessageMediaStory: "story",
    types.MessageMediaInvoice: "invoice",
    types.MessageMediaGiveaway: "giveaway",
    types.MessageMediaPaidMedia: "photo",
}


def convert_message(message: Any, channel_id: int, titles: Mapping[int, str]) -> Post | None:
    """A post, or None for a service message and for one that shows nothing.

    `titles` names channels that posts were forwarded from.
    """
    if not isinstance(message, types.Message):
        return None
    text = _read_text(message)
    media_kind = _read_media_kind(message)
    if not text.strip() and media_kind is None:
        return None
    return Post(
        channel_id=channel_id,
        post_id=message.id,
        published_at=message.date,
        text=text,
        counters=_read_counters(message),
        # A change of reactions can come as an edit that is hidden: nobody edited anything.
        edited_at=None if message.edit_hide else message.edit_date,
        grouped_id=message.grouped_id,
        forward=_read_forward(message.fwd_from, titles),
        media_kind=media_kind,
    )


def convert_page(answer: Any, channel_id: int, *, after_id: int, limit: int) -> Page:
    """A page of history above `after_id`; it may hold older posts too, which are left out."""
    newer = [message for message in answer.messages if message.id > after_id]
    titles = name_channels(answer.chats)
    posts = (convert_message(message, channel_id, titles) for message in newer)
    return Page(
        posts=tuple(sorted(filter(None, posts), key=lambda post: post.post_id)),
        last_id=max((message.id for message in newer), default=0),
        is_full=len(newer) >= limit,
        look=find_look(answer.chats, channel_id),
    )


def convert_posts(answer: Any, channel_id: int, post_ids: Sequence[int]) -> Page:
    """The posts that were asked for by id, and which of them are gone."""
    there = [message for message in answer.messages if not isinstance(message, types.MessageEmpty)]
    titles = name_channels(answer.chats)
    posts = (convert_message(message, channel_id, titles) for message in there)
    return Page(
        posts=tuple(sorted(filter(None, posts), key=lambda post: post.post_id)),
        last_id=max((message.id for message in there), default=0),
        missing=tuple(sorted(set(post_ids) - {message.id for message in there})),
        look=find_look(answer.chats, channel_id),
    )


def convert_update(update: Any) -> Pushed | None:
    """What an update says of a channel, or None where it says nothing that we keep."""
    if isinstance(update, types.UpdateDeleteChannelMessages):
        return Pushed(update.channel_id, deleted_ids=tuple(update.messages))
    if isinstance(update, types.UpdateChannel):
        return Pushed(update.channel_id)
    if not isinstance(update, types.UpdateNewChannelMessage | types.UpdateEditChannelMessage):
        return None
    channel_id = getattr(update.message.peer_id, "channel_id", None)
    if channel_id is None:
        return None
    # Telethon hangs what came with an update on it; documented nowhere, so its absence is no error.
    titles = name_channels(getattr(update, "_entities", {}).values())
    is_new = isinstance(update, types.UpdateNewChannelMessage)
    post = convert_message(update.message, channel_id, titles)
    if not is_new or post is None:
        return Pushed(channel_id, post, new_id=update.message.id if is_new else None)
    # A push may be late, and history have shown the post with what came after it.
    as_published = replace(post, counters=replace(post.counters, is_whole=False))
    return Pushed(channel_id, as_published, new_id=update.message.id)


def convert_channel(chat: Any) -> ChannelLook | None:
    """A channel as the account sees it, or None for a group."""
    if isinstance(chat, types.ChannelForbidden):
        return ChannelLook(chat.id, chat.title, access_hash=chat.access_hash, state="private")
    if not isinstance(chat, types.Channel) or chat.megagroup or chat.gigagroup:
        return None
    return ChannelLook(
        channel_id=chat.id,
        title=chat.title,
        username=_read_username(chat),
        access_hash=chat.access_hash,
        is_joined=not chat.left,
        state="banned" if _is_banned(chat) else "active",
    )


def find_look(chats: Iterable[Any], channel_id: int) -> ChannelLook | None:
    """The channel among those that came with an answer."""
    return next((convert_channel(chat) for chat in chats if chat.id == channel_id), None)


def name_channels(chats: Iterable[Any]) -> dict[int, str]:
    """The titles of the channels that came with an answer."""
    return {chat.id: chat.title for chat in chats if isinstance(chat, types.Channel | types.ChannelForbidden)}


def _read_username(chat: Any) -> str | None:
    # A channel with names bought at auction has no `username`; its active ones stand in `usernames`.
    active = (name.username for name in chat.usernames or () if name.active)
    return chat.username or next(active, None)


def _is_banned(chat: Any) -> bool:
    reasons = chat.restriction_reason or ()
    return bool(chat.restricted) and any(reason.platform == "all" for reason in reasons)


def _read_text(message: Any) -> str:
    if message.message:
        return str(message.message)
    if (rich := getattr(message, "rich_message", None)) is not None:
        return flatten_rich_text(rich)
    if isinstance(message.media, types.MessageMediaPoll):
        poll = message.media.poll
        texts = (poll.question, *(answer.text for answer in poll.answers))
        return "\n– ".join(getattr(text, "text", str(text)) for text in texts)
    return ""


def _read_media_kind(message: Any) -> str | None:
    media = message.media
    if isinstance(media, types.MessageMediaDocument):
        return _read_document_kind(media.document)
    if (kind := _MEDIA.get(type(media))) is not None:
        return kind
    addresses = any(isinstance(entity, types.MessageEntityUrl) for entity in message.entities or ())
    return "link" if addresses else None


def _read_document_kind(document: Any) -> str:
    kinds = {type(attribute): attribute for attribute in getattr(document, "attributes", ())}
    if types.DocumentAttributeSticker in kinds:
        return "sticker"
    if types.DocumentAttributeAnimated in kinds:
        return "animation"
    if types.DocumentAttributeVideo in kinds:
        return "video"
    if (audio := kinds.get(types.DocumentAttributeAudio)) is not None:
        return "voice" if audio.voice else "audio"
    return "document"


def _read_counters(message: Any) -> Counters:
    return Counters(
        views=message.views,
        forwards=message.forwards,
        replies=message.replies.replies if message.replies else None,
        reactions=_read_reactions(message.reactions),
        is_whole=True,
    )


def _read_reactions(reactions: Any) -> tuple[Reaction, ...]:
    results = reactions.results if reactions else ()
    return sum_reactions(_read_reaction(result.reaction, result.count) for result in results)


def _read_reaction(reaction: Any, count: int) -> Reaction | None:
    if isinstance(reaction, types.ReactionPaid):
        return build_reaction("⭐", count, "paid")
    if isinstance(reaction, types.ReactionCustomEmoji):
        return build_reaction(str(reaction.document_id), count, "custom")
    if isinstance(reaction, types.ReactionEmoji):
        return build_reaction(reaction.emoticon, count, "emoji")
    return None


def _read_forward(header: Any, titles: Mapping[int, str]) -> Forward | None:
    if header is None:
        return None
    # A person's id is not kept: only channels have a place in the database. A title that is empty,
    # rather than unknown, says that it was forwarded all the same.
    channel_id = getattr(header.from_id, "channel_id", None)
    title = header.from_name or (titles.get(channel_id) if channel_id else "")
    return Forward(channel_id, header.channel_post if channel_id else None, title)
