"""Answers messages, and remembers which answer belongs to which message.

A message that is edited changes its answer in place, so that a slip of the pen leaves no litter in the
chat. Of both only the numbers are kept, with the dialog, for the last few messages. Decides nothing about
what is answered.
"""

from __future__ import annotations

from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot.chat.fsm_storage import keep
from bot.chat.showing import rewrite
from bot.views.screen import Screen

KEPT = 10
_KEY = "answers"


async def answer(message: Message, state: FSMContext, *screens: Screen) -> None:
    """Shows `screens` below `message`, or in place of what answered it before it was edited."""
    name, earlier = str(message.message_id), []
    if message.edit_date is not None:
        answers: dict[str, list[int]] = await state.get_value(_KEY) or {}
        earlier = answers.get(name, [])
    await keep(state, _KEY, name, await rewrite(message, earlier, *screens), most=KEPT)
