"""Tells Telegram which commands there are: described in each language, and for one chat in its own."""

from __future__ import annotations

from aiogram import Bot
from aiogram.types import BotCommand, BotCommandScopeChat

from bot.i18n import LANGUAGES, READS_RUSSIAN, Texts, guess_language, load_texts
from bot.views.start import command_descriptions
from storage.records import Subscriber

FALLBACK = "en"  # for people whose Telegram speaks a language that we do not


async def register_commands(bot: Bot) -> None:
    """Registers the list for each language that a person's Telegram may speak, and for everybody else: in
    the language in which they are greeted."""
    for code in (*LANGUAGES, *sorted(READS_RUSSIAN)):
        commands = _list_commands(load_texts(guess_language(code)))
        await bot.set_my_commands(commands, language_code=code)
    await bot.set_my_commands(_list_commands(load_texts(FALLBACK)))


async def show_commands(bot: Bot, subscriber: Subscriber, texts: Texts) -> None:
    """Gives one chat the list in the language that was chosen there, whatever Telegram itself speaks."""
    if subscriber.kind != "channel":  # where nobody types
        await bot.set_my_commands(
            _list_commands(texts), scope=BotCommandScopeChat(chat_id=subscriber.chat_id)
        )


async def forget_commands(bot: Bot, subscriber: Subscriber) -> None:
    """Takes back what `show_commands` left with Telegram."""
    if subscriber.kind != "channel":
        await bot.delete_my_commands(scope=BotCommandScopeChat(chat_id=subscriber.chat_id))


def _list_commands(texts: Texts) -> list[BotCommand]:
    return [
        BotCommand(command=name, description=description) for name, description in command_descriptions(texts)
    ]
