"""Whether a message in a group is meant for the bot, and what of it is: pure.

Meant are: a command of ours (plain, or with our @name), a mention, a reply to a message of ours. A
command that another bot's @name follows is not, nor is any other talk of the group. A mention is cut out
of the message, so that the rest reads as it would in a private chat.
"""

from __future__ import annotations

from collections.abc import Collection

from aiogram.types import Message, MessageEntity, User


def take_addressed(message: Message, me: User, commands: Collection[str]) -> Message | None:
    """Returns the message as it was meant for the bot, None where it was not.

    `commands`: the names that are ours also without a @name behind them.
    """
    if message.from_user is not None and message.from_user.is_bot and message.sender_chat is None:
        return None  # two bots would answer each other for ever
    text = message.text or ""
    if text.startswith("/"):
        command, _, name = text.split(maxsplit=1)[0][1:].partition("@")
        is_ours = _same(name, me.username) if name else command.lower() in commands
        return message if is_ours else None
    mention = next((each for each in message.entities or () if _is_mention(each, text, me)), None)
    if mention is not None:
        return _without(message, mention)
    replied = message.reply_to_message
    is_reply = replied is not None and replied.from_user is not None and replied.from_user.id == me.id
    return message if is_reply else None


def command_of(text: str) -> str:
    """The command that a message begins with, without slash and @name; "" where there is none."""
    if not text.startswith("/"):
        return ""
    return text.split(maxsplit=1)[0][1:].partition("@")[0].lower()


def _is_mention(entity: MessageEntity, text: str, me: User) -> bool:
    if entity.type == "text_mention":
        return entity.user is not None and entity.user.id == me.id
    return entity.type == "mention" and _same(entity.extract_from(text)[1:], me.username)


def _same(name: str, username: str | None) -> bool:
    return username is not None and name.lower() == username.lower()


def _without(message: Message, mention: MessageEntity) -> Message:
    """The message without the mention; entities are counted in UTF-16 units, and move along."""
    units = (message.text or "").encode("utf-16-le")
    start, end = mention.offset, mention.offset + mention.length
    before, after = units[: 2 * start].decode("utf-16-le"), units[2 * end :].decode("utf-16-le")
    if not before.strip():
        start, before = 0, ""
        end += _units(after) - _units(after.lstrip(" ,:"))
        after = after.lstrip(" ,:")
    kept = [
        each.model_copy(update={"offset": each.offset - (end - start if each.offset >= end else 0)})
        for each in message.entities or ()
        if each is not mention and (each.offset >= end or each.offset + each.length <= start)
    ]
    return message.model_copy(update={"text": (before + after).rstrip(), "entities": kept or None})


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
