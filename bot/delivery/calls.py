"""One stored message -> the call of the Bot API that it is, made, and what its failure means.

Most are messages of their own; an alert's message that has to say more is edited (fates.py). Marks nothing.
"""

from __future__ import annotations

from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from aiogram.methods import EditMessageText, SendMessage

from bot.delivery.fates import load_edit
from bot.delivery.rendering import load_message
from bot.delivery.retry import Decision, decide, decide_edit, decide_in_topic

Call = SendMessage | EditMessageText


def load_call(body: str, chat_id: int, *, plain: bool = False) -> Call:
    """Returns the call for a chat; `plain`: without formatting."""
    return load_edit(body, chat_id, plain=plain) or load_message(body, chat_id, plain=plain)


async def make(bot: Bot, call: Call) -> int:
    """Returns the id of the message that was sent, or edited."""
    if isinstance(call, SendMessage):
        return (await bot(call)).message_id
    await bot(call)
    return edited_id(call)


def edited_id(call: Call) -> int:
    """The message that an edit is about."""
    return (call.message_id or 0) if isinstance(call, EditMessageText) else 0


def judge(error: TelegramAPIError | ClientDecodeError, call: Call, attempts: int) -> Decision:
    """Decides on a call that failed after `attempts` earlier failures of its row."""
    decision = decide(error, attempts, has_entities=bool(call.entities))
    if isinstance(call, EditMessageText):
        return decide_edit(error, decision, attempts)
    if call.message_thread_id is not None:
        return decide_in_topic(error, decision, call.message_thread_id)
    return decision
