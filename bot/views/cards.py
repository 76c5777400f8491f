"""Stories as cards to share from any chat: a title, a line, and the message that is sent when one is chosen.

Telegram calls them results of an inline query. What went wrong is a card as well. Knows nothing of how
cards are handed over, nor what was asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from aiogram.utils.formatting import Text

from bot.domain.answer_values import StoryItem
from bot.i18n import Texts
from bot.views.formats import format_moment
from bot.views.items import DOT, source_line, view_item
from bot.views.screen import Screen, join, shorten
from bot.views.splitting import fits_one_message, split_blocks

TITLE_WIDTH, LINE_WIDTH = 100, 160


@dataclass(frozen=True, slots=True)
class Card:
    """`name` tells the cards of one answer apart; `text` is what goes into the chat."""

    name: str
    title: str
    line: str
    text: Text
    link: str | None = None


def view_cards(items: Sequence[StoryItem], texts: Texts, *, zone: ZoneInfo) -> list[Card]:
    """Returns a card for each story."""
    return [_card(item, texts, zone) for item in items]


def view_nothing_card(query: str, texts: Texts) -> Card:
    """Returns that nothing was found, or, without a query, that the day is quiet so far."""
    title = texts("card-nothing") if query else texts("card-quiet")
    line = texts("card-nothing-line") if query else texts("card-quiet-line")
    text = Text(f"{title}: {shorten(query, LINE_WIDTH)}") if query else Text(line)
    return Card("nothing", title, line, text)


def view_error_card(screen: Screen) -> Card:
    """Returns what went wrong, as the screen says it in a conversation."""
    lines = [line for line in screen.text.render()[0].splitlines() if line.strip()]
    text = split_blocks([screen.text])[0]
    return Card("error", shorten(lines[0], TITLE_WIDTH), shorten(lines[-1], LINE_WIDTH), text)


def _card(item: StoryItem, texts: Texts, zone: ZoneInfo) -> Card:
    first = item.continued.source if item.continued else item.sources[0]
    facts = [shorten(first.title, TITLE_WIDTH), texts(f"kind-{first.kind}")]
    facts.append(format_moment(first.published_at, zone, texts))
    body = view_item(item, texts, zone)
    title = shorten(item.headline, TITLE_WIDTH) or shorten(item.extract, TITLE_WIDTH) or texts("no-text")
    return Card(
        name=str(item.seq),
        title=title,
        line=shorten(DOT.join(facts), LINE_WIDTH),
        text=body if fits_one_message(body) else join("\n", [title, source_line(item, texts, zone)]),
        link=first.link if first.link.startswith("http") else None,
    )
