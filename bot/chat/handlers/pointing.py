"""A message that points at something: a forwarded post ("who else wrote this?"), a link to a post, a @name.

Nothing of a forwarded message is stored: where no post is like it, the names that it has are searched for,
and only those.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import Message, MessageOriginChannel

from bot.answers.following import find_card, find_public_card
from bot.answers.who_wrote import find_post_card, find_who_wrote
from bot.chat.answering import answer
from bot.chat.screens import Reader
from bot.chat.searching import run_query
from bot.chat.showing import show
from bot.chat.tokens import keep_query
from bot.domain.links import to_channel_id
from bot.domain.names import find_names
from bot.domain.post_values import PostRef
from bot.domain.references import parse_reference
from bot.domain.text import mask
from bot.views.channel_card import view_channel
from bot.views.post_card import view_nobody_wrote, view_post, view_post_unknown, view_who_wrote
from bot.views.public_card import view_channel_unknown, view_public_card
from bot.views.screen import Screen
from storage.records import ChannelRef

NAMES = 3


def build_router() -> Router:
    """Returns the router of this group; it stands before the searches."""
    router = Router(name="pointing")
    router.message.register(on_rest_of_album, F.forward_origin, F.media_group_id, ~F.caption)
    router.message.register(on_forward, F.forward_origin, F.text | F.caption | F.photo | F.video | F.document)
    for observer in (router.message, router.edited_message):
        observer.register(on_reference, F.text, points_at)
    return router


def points_at(message: Message) -> bool | dict[str, Any]:
    """A filter: whether the message names a post or a channel, and which."""
    reference = parse_reference(message.text or "")
    return False if reference is None else {"reference": reference}


async def on_rest_of_album(message: Message) -> None:
    """The pictures of a forwarded album come as messages of their own: the one with the text is answered."""


async def on_forward(message: Message, reader: Reader, state: FSMContext) -> None:
    """A forwarded post: who else wrote this?"""
    text = message.text or message.caption or ""
    origin = message.forward_origin
    at: datetime = message.date if origin is None else origin.date
    refs = _list_refs(origin) if isinstance(origin, MessageOriginChannel) else ()
    found = await find_who_wrote(reader.context.db, text, at, *refs)
    if found is not None:
        await show(message, *view_who_wrote(found, reader.texts, zone=reader.zone))
        return
    names = find_names(mask(text), reader.context.lexicon.names, most=NAMES)
    await show(message, view_nobody_wrote(", ".join(names), reader.texts))
    if names:
        await show(message, *await run_query(reader, state, " ".join(f'"{name}"' for name in names)))


async def on_reference(
    message: Message, reader: Reader, state: FSMContext, reference: PostRef | ChannelRef
) -> None:
    """A link to a post, or a channel's name or link."""
    if isinstance(reference, PostRef):
        await answer(message, state, *await _show_post(reader, reference))
    else:
        await answer(message, state, await show_channel(reader, state, reference))


async def show_channel(reader: Reader, state: FSMContext, ref: ChannelRef) -> Screen:
    """Returns the channel's card: to operators theirs, to everybody else what all may see."""
    db, texts, now, zone = reader.context.db, reader.texts, reader.context.now(), reader.zone
    card = await find_public_card(db, ref, now)
    if card is None:
        name = ref.username or str(ref.channel_id)
        return view_channel_unknown(name, texts, is_operator=reader.is_operator and bool(ref.username))
    if reader.is_operator:
        own = await find_card(db, card.channel.channel_id)
        return view_channel(own or card, texts, now=now, zone=zone)
    username = card.channel.username
    token = await keep_query(state, f"from:@{username}") if username else None
    return view_public_card(card, texts, now=now, zone=zone, token=token)


async def _show_post(reader: Reader, ref: PostRef) -> tuple[Screen, ...]:
    db, now = reader.context.db, reader.context.now()
    card = await find_post_card(db, ref)
    if card is not None:
        return view_post(card, reader.texts, now=now, zone=reader.zone)
    channel = await find_public_card(db, ref.channel, now)
    if channel is None:
        name = f"@{ref.channel.username}" if ref.channel.username else str(ref.channel.channel_id)
        return (view_post_unknown(name, reader.texts, is_followed=False),)
    return (view_post_unknown(channel.channel.title, reader.texts, is_followed=True),)


def _list_refs(origin: MessageOriginChannel) -> tuple[PostRef, ...]:
    """The post by the channel's id, and by its name: a channel read from a file has an id of our making."""
    refs = []
    with suppress(ValueError):  # no channel's id: then its name may do
        refs.append(ChannelRef(channel_id=to_channel_id(origin.chat.id)))
    if origin.chat.username:
        refs.append(ChannelRef(username=origin.chat.username))
    return tuple(PostRef(ref, origin.message_id) for ref in refs)
