"""What became of the bot in a chat: came, left, or nothing that matters; and a chat received as subscriber.

Decides and stores; who is told, the handler says. A person who blocks the bot has left as well; they are
welcomed back when they write.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import ChatMemberAdministrator, ChatMemberRestricted, ChatMemberUpdated
from aiogram.types.chat_member_union import ChatMemberUnion

from bot.chat.access import admit
from bot.chat.context import ChatContext
from bot.chat.returning import take_back
from bot.i18n import guess_language
from storage.database import Connection
from storage.records import Subscriber
from storage.subscribers import find_subscriber

Membership = Literal["came", "left", "same"]


def read_membership(change: ChatMemberUpdated) -> Membership:
    """What a change of the bot's own membership means for what is delivered to the chat."""
    before, after = _may_write(change.old_chat_member), _may_write(change.new_chat_member)
    if change.chat.type == "private":
        return "same" if after else "left"
    if before == after:
        return "same"
    return "came" if after else "left"


async def can_write(bot: Bot, chat_id: int) -> bool:
    """Whether the bot may write to a group or a channel now."""
    try:
        return _may_write(await bot.get_chat_member(chat_id, bot.id))
    except (TelegramBadRequest, TelegramForbiddenError):
        return False


async def receive_chat(context: ChatContext, change: ChatMemberUpdated) -> Subscriber | None:
    """The group or channel that the bot was brought to; None where it may not come in.

    Its language is guessed from whoever brought the bot; its zone is the operator's.
    """
    person = change.from_user
    code = person.language_code
    language = guess_language(code) if code else context.default_language
    new = _new_chat(context, change.chat.id, change.chat.type, language)
    return await context.db.write(_receive, new, context, person.id in context.admin_ids)


async def adopt_chat(context: ChatContext, bot: Bot, chat_id: int, person: Subscriber) -> Subscriber | None:
    """The chat that its admin picked, though nobody told the bot when it was brought there."""
    known = await context.db.read(find_subscriber, chat_id)
    if known is not None and known.active:
        return known
    kind = (await bot.get_chat(chat_id)).type
    new = _new_chat(context, chat_id, kind, person.language)
    return await context.db.write(_receive, new, context, person.chat_id in context.admin_ids)


def _new_chat(context: ChatContext, chat_id: int, kind: str, language: str) -> Subscriber:
    return Subscriber(
        chat_id=chat_id,
        language=language,
        zone=context.default_zone,
        created_at=context.now(),
        kind="channel" if kind == "channel" else "group",
    )


def _receive(db: Connection, new: Subscriber, context: ChatContext, is_admin: bool) -> Subscriber | None:
    known = find_subscriber(db, new.chat_id)
    if known is not None:
        return take_back(db, replace(known, kind=new.kind), new.created_at)
    return new if admit(db, new, context.access, is_admin, "", new.created_at) else None


def _may_write(member: ChatMemberUnion) -> bool:
    """Posting is a right that only channels know: elsewhere it is not said of an admin at all."""
    if isinstance(member, ChatMemberRestricted):
        return member.is_member and member.can_send_messages
    if isinstance(member, ChatMemberAdministrator):
        return member.can_post_messages is not False
    return member.status in ("creator", "member")
