"""/digest, /top, /topics, /channels, /status: what was read, told in different ways; and "Resend"."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.chat import screens
from bot.chat.screens import Reader
from bot.chat.showing import show, swap_buttons
from bot.domain.lexicon import TOPICS
from bot.errors import UserError
from bot.views.callbacks import OpenTopic
from bot.views.delivery_callbacks import Resend
from bot.views.notices import toast
from storage.resending import queue_resend

TOPIC_DAYS, MOST_DAYS = 7, 31


def build_router() -> Router:
    """Returns the router of this group."""
    router = Router(name="digests")
    router.message.register(cmd_digest, Command("digest"))
    router.message.register(cmd_top, Command("top"))
    router.message.register(cmd_topics, Command("topics"))
    router.message.register(cmd_channels, Command("channels"))
    router.message.register(cmd_status, Command("status"))
    router.callback_query.register(on_topic, OpenTopic.filter())
    router.callback_query.register(on_resend, Resend.filter())
    return router


async def cmd_digest(message: Message, command: CommandObject, reader: Reader) -> None:
    """/digest, /digest 7, /digest gas_energy"""
    days, topics = parse_digest_arguments(command.args or "")
    await show(message, *await screens.digest(reader, days=days, topics=topics))


async def cmd_top(message: Message, reader: Reader) -> None:
    """/top"""
    await show(message, *await screens.top(reader))


async def cmd_topics(message: Message, reader: Reader) -> None:
    """/topics"""
    await show(message, *await screens.topics(reader))


async def cmd_channels(message: Message, reader: Reader) -> None:
    """/channels"""
    await show(message, *await screens.channels(reader))


async def cmd_status(message: Message, reader: Reader) -> None:
    """/status"""
    await show(message, *await screens.status(reader))


async def on_topic(callback: CallbackQuery, callback_data: OpenTopic, reader: Reader) -> None:
    """A topic's button: its digest of a week."""
    topics = (callback_data.topic,) if callback_data.topic in TOPICS else ()
    await show(callback, *await screens.digest(reader, days=TOPIC_DAYS, topics=topics))


async def on_resend(callback: CallbackQuery, callback_data: Resend, reader: Reader) -> None:
    """Under "may not have arrived": what of that digest is not confirmed comes again, once."""
    context = reader.context
    result = await context.db.write(
        queue_resend, reader.subscriber.chat_id, callback_data.delivery_id, context.now()
    )
    await swap_buttons(callback, None, toast(result, reader.texts))


def parse_digest_arguments(arguments: str) -> tuple[int, tuple[str, ...]]:
    """Returns (days, topics) of "7 gas_energy"; raises UserError for anything else."""
    days, topics = 1, []
    for word in arguments.replace(",", " ").split():
        if word.isdecimal() and 1 <= int(word) <= MOST_DAYS:
            days = int(word)
        elif word.lower() in TOPICS:
            topics.append(word.lower())
        else:
            raise UserError("error-unknown-topic", topic=word)
    return days, tuple(topics)
