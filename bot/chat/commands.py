"""Tells Telegram which commands there are, described in each language."""

from __future__ import annotations

from aiogram import Bot
from aiogram.types import BotCommand

from bot.i18n import LANGUAGES, load_texts
from bot.views.start import command_descriptions

FALLBACK = "en"  # for people whose Telegram speaks a language that we do not


async def register_commands(bot: Bot) -> None:
    """Registers the list for each language, and for everybody else."""
    for language in LANGUAGES:
        commands = [
            BotCommand(command=name, description=description)
            for name, description in command_descriptions(load_texts(language))
        ]
        await bot.set_my_commands(commands, language_code=language)
        if language == FALLBACK:
            await bot.set_my_commands(commands)
