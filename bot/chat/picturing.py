"""Puts screens with a picture in front of a person: as a new photo, or in place of the one with the button.

A picture takes a moment: the tap is answered and "sending a photo" shown before it is counted and drawn.
Where Telegram does not take the picture, or the group no pictures, its words come alone: they tell the same.
Decides nothing about what is shown; a screen without a picture goes the way of all others (showing.py).
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import structlog
from aiogram.enums import ChatAction
from aiogram.exceptions import ClientDecodeError, TelegramAPIError, TelegramBadRequest
from aiogram.types import BufferedInputFile, CallbackQuery, InputMediaPhoto, Message

from bot.charts.painter import Painter, chart_key
from bot.chat.showing import flash, show
from bot.views.screen import Screen

_log = structlog.get_logger(__name__)


async def announce(event: Message | CallbackQuery, action: ChatAction = ChatAction.UPLOAD_PHOTO) -> None:
    """Answers a tap, and shows that a photo, or what else takes a moment, is on its way."""
    if isinstance(event, CallbackQuery):
        await flash(event)
    message = event.message if isinstance(event, CallbackQuery) else event
    if isinstance(message, Message) and message.bot is not None:
        with suppress(TelegramAPIError, ClientDecodeError):  # the thing itself may come all the same
            await message.bot.send_chat_action(message.chat.id, action)


async def show_picture(event: Message | CallbackQuery, painter: Painter, screen: Screen) -> None:
    """Sends `screen` below `event`."""
    message = event.message if isinstance(event, CallbackQuery) else event
    if not isinstance(message, Message):
        return
    if screen.picture is None:
        await show(message, screen)
        return
    file, words = await _file(painter, screen), screen.text.as_caption_kwargs()
    try:
        await message.answer_photo(file, **words, reply_markup=screen.keyboard)
    except TelegramBadRequest as error:
        _log.warning("picture refused", reason=error.message)
        await show(message, replace(screen, picture=None))


async def replace_picture(callback: CallbackQuery, painter: Painter, screen: Screen) -> None:
    """Shows `screen` in place of the photo whose button was tapped; below it where that cannot be.

    A photo cannot become a text, nor a text a photo here: those get the screen below. A second tap on
    the same button changes nothing, which Telegram reports as an error: that is as it should be.
    """
    message = callback.message
    if not isinstance(message, Message) or not message.photo or screen.picture is None:
        await show_picture(callback, painter, screen)
        return
    media = InputMediaPhoto(media=await _file(painter, screen), **screen.text.as_caption_kwargs())
    try:
        await message.edit_media(media, reply_markup=screen.keyboard)
    except TelegramBadRequest as error:
        if "not modified" not in error.message:
            await show_picture(callback, painter, screen)


async def _file(painter: Painter, screen: Screen) -> BufferedInputFile:
    if screen.picture is None:
        raise ValueError("a screen without a picture")
    return BufferedInputFile(await painter.draw(screen.picture), f"chart-{chart_key(screen.picture)}.png")
