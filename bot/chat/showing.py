"""Puts screens in front of a person: as new messages, or in place of the one with the button.

The only place in the chat that sends. Decides nothing about what is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InaccessibleMessage,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
)

from bot.chat.stamps import stamp, stamp_screen
from bot.views.screen import Paper, Screen

_log = structlog.get_logger(__name__)
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
# The message changed already, is too old to be changed, or was deleted by the person meanwhile.
_STAYS = ("not modified", "can't be edited", "to edit not found", "MESSAGE_ID_INVALID")


async def show(event: Message | CallbackQuery, *screens: Screen) -> None:
    """Sends `screens` as new messages below `event`; a tap is answered too."""
    message = event.message if isinstance(event, CallbackQuery) else event
    if message is not None:
        for screen in screens:
            await _send(message, screen)
    if isinstance(event, CallbackQuery):
        await flash(event)


async def send(bot: Bot, chat_id: int, screen: Screen) -> None:
    """Sends `screen` to a chat that has not asked just now."""
    shown = stamp_screen(screen)
    await bot.send_message(
        chat_id, **shown.text.as_kwargs(), reply_markup=shown.keyboard, link_preview_options=NO_PREVIEW
    )


async def rewrite(message: Message, answers: Sequence[int], *screens: Screen) -> list[int]:
    """Shows `screens` in place of the messages `answers`, which answered `message`, or below it where that
    cannot be; returns the numbers of the messages that answer it now."""
    shown = []
    for number, screen in enumerate(screens):
        if number < len(answers) and await _edit(message, answers[number], screen):
            shown.append(answers[number])
        else:
            shown.append((await _send(message, screen)).message_id)
    for message_id in answers:
        if message_id not in shown:
            await _delete(message, message_id)
    return shown


async def hand_over(message: Message | InaccessibleMessage, paper: Paper) -> None:
    """Sends a file below `message`; where the chat takes none, says so."""
    file = BufferedInputFile(paper.content, filename=paper.name)
    try:
        await message.answer_document(file, caption=paper.caption)
    except TelegramBadRequest as error:
        _log.warning("file refused", reason=error.message)
        await message.answer(paper.otherwise)


async def replace(callback: CallbackQuery, screen: Screen, *more: Screen, toast: str | None = None) -> None:
    """Shows `screen` in place of the message whose button was tapped, `more` below it.

    A message too old to be edited gets the screen below it. A second tap on the same button changes
    nothing, which Telegram reports as an error: that is as it should be.
    """
    message = callback.message
    if message is not None:
        if not await _edit(message, message.message_id, screen):
            await _send(message, screen)
        for each in more:
            await _send(message, each)
    await flash(callback, toast)


async def swap_buttons(
    callback: CallbackQuery, keyboard: InlineKeyboardMarkup | None, toast: str | None = None
) -> None:
    """Puts other buttons under the message that was tapped; its text stays. A second tap changes nothing."""
    await _swap(callback.message, keyboard)
    await flash(callback, toast)


async def swap_or_show(
    callback: CallbackQuery, keyboard: InlineKeyboardMarkup | None, otherwise: Screen
) -> None:
    """Puts other buttons under the message that was tapped; shows `otherwise` below one too old for that."""
    if not await _swap(callback.message, keyboard) and callback.message is not None:
        await _send(callback.message, otherwise)
    await flash(callback)


async def flash(callback: CallbackQuery, toast: str | None = None) -> None:
    """Answers a tap, with a word that flashes up if given.

    One that waited out an outage of ours cannot be answered any more: what it asked for is done all the same.
    """
    try:
        await callback.answer(toast)
    except TelegramBadRequest as error:
        if "query is too old" not in error.message:
            raise


async def drop_buttons(callback: CallbackQuery, toast: str | None = None) -> None:
    """Takes the buttons away from the message that was tapped."""
    if isinstance(callback.message, Message) and callback.message.reply_markup:
        await swap_buttons(callback, None, toast)
    else:
        await flash(callback, toast)


async def _send(message: Message | InaccessibleMessage, screen: Screen) -> Message:
    shown = stamp_screen(screen)
    return await message.answer(
        **shown.text.as_kwargs(),
        reply_markup=shown.keyboard or shown.menu,
        link_preview_options=NO_PREVIEW,
    )


async def _edit(message: Message | InaccessibleMessage, message_id: int, screen: Screen) -> bool:
    """Returns whether the message of that number shows `screen` now: too old a one stays as it is."""
    bot, shown = message.bot, stamp_screen(screen)
    if bot is None or isinstance(message, InaccessibleMessage):
        return False
    try:
        await bot.edit_message_text(
            **shown.text.as_kwargs(),
            chat_id=message.chat.id,
            message_id=message_id,
            reply_markup=shown.keyboard,
            link_preview_options=NO_PREVIEW,
        )
    except TelegramBadRequest as error:
        return "not modified" in error.message
    return True


async def _swap(message: Message | InaccessibleMessage | None, keyboard: InlineKeyboardMarkup | None) -> bool:
    """Returns whether the buttons stand under the message now."""
    if not isinstance(message, Message):
        return False
    try:
        await message.edit_reply_markup(reply_markup=stamp(keyboard))
    except TelegramBadRequest as error:
        if not any(words in error.message for words in _STAYS):
            raise
        return "not modified" in error.message
    return True


async def _delete(message: Message, message_id: int) -> None:
    """A message that is gone, or too old to go, is left alone."""
    with suppress(TelegramBadRequest):
        if message.bot is not None:
            await message.bot.delete_message(message.chat.id, message_id)
