"""What a link to the bot leads to, for somebody known and for somebody new.

Somebody new also gets the languages: the link is kept in the dialog's data, so that a tap on one of them
shows what was asked for anew, in that language, also after a restart.
"""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.fsm.context import FSMContext

from bot.chat import screens
from bot.chat.alert_plans import preview_query
from bot.chat.handlers.digests import TOPIC_DAYS
from bot.chat.handlers.pointing import show_channel
from bot.chat.screens import Reader
from bot.domain.deep_links import AlertLink, ChannelLink, TopicLink, parse_deep_link
from bot.domain.query import QueryError
from bot.views.query_errors import view_query_error
from bot.views.screen import Screen

_KEY = "link"


async def land(reader: Reader, state: FSMContext, payload: str) -> Sequence[Screen] | None:
    """Returns what the payload asks for: a topic, an alert, a channel; None where it is none of ours."""
    match parse_deep_link(payload):
        case TopicLink(topic):
            return await screens.digest(reader, days=TOPIC_DAYS, topics=(topic,))
        case AlertLink(query):
            return [await _preview(reader, state, query)]
        case ChannelLink(ref):
            return [await show_channel(reader, state, ref)]
        case None:
            return None


async def keep_link(state: FSMContext, payload: str) -> None:
    """Remembers which link brought somebody new."""
    await state.update_data({_KEY: payload})


async def recall_link(state: FSMContext) -> str:
    """Returns the link that brought them, "" where none did."""
    return str(await state.get_value(_KEY) or "")


async def _preview(reader: Reader, state: FSMContext, query: str) -> Screen:
    """The fault of a query that cannot be read is shown in the query, not in the link that it came in."""
    try:
        return await preview_query(reader, state, query)
    except QueryError as error:
        return view_query_error(error.code, error.fields, query, error.at, error.length, reader.texts)
