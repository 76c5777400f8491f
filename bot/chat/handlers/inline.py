"""@bot газ in any chat: stories as cards to share; without words those that stood out today.

Nothing of what is asked or chosen is stored.
"""

from __future__ import annotations

from aiogram import Router
from aiogram.types import InlineQuery

from bot.answers.search import search
from bot.answers.top import list_top
from bot.chat.inline_answers import show_cards
from bot.chat.screens import Reader
from bot.domain.answer_values import StoryItem
from bot.views.cards import view_cards, view_nothing_card

PAGE = 10
TOP_DAYS = 1


def build_router() -> Router:
    """Returns the router of this group."""
    router = Router(name="inline")
    router.inline_query.register(on_inline)
    return router


async def on_inline(query: InlineQuery, reader: Reader) -> None:
    """Whatever is typed behind the bot's name, and the next page of it."""
    asked = query.query.strip()
    page = await (_find(reader, asked, query.offset) if asked else _list_top(reader, query.offset))
    items, offset = page
    cards = view_cards(items, reader.texts, zone=reader.zone)
    if not cards and not query.offset:
        cards = [view_nothing_card(asked, reader.texts)]
    await show_cards(query, cards, offset)


async def _find(reader: Reader, asked: str, offset: str) -> tuple[tuple[StoryItem, ...], str]:
    context = reader.context
    before = int(offset) if offset.isdecimal() else None
    names, now = context.lexicon.names, context.now()
    answer = await search(
        context.db, context.analyser, names, asked, now, reader.zone, limit=PAGE, before=before
    )
    return answer.items, "" if answer.next_before is None else str(answer.next_before)


async def _list_top(reader: Reader, offset: str) -> tuple[tuple[StoryItem, ...], str]:
    """A page of the day's best, with where the next begins."""
    first = int(offset) if offset.isdecimal() and len(offset) < 4 else 0
    context, language = reader.context, reader.subscriber.language
    best = await list_top(context.db, context.now(), days=TOP_DAYS, limit=first + PAGE + 1, language=language)
    more = str(first + PAGE) if len(best) > first + PAGE else ""
    return best[first : first + PAGE], more
