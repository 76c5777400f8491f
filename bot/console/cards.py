"""An inline query in the terminal: "@bot газ" shows cards with numbers; a number shows what would be sent.

In Telegram cards are offered in any chat; here there is but one.
"""

from __future__ import annotations

from collections.abc import Iterator

from aiogram.methods import AnswerInlineQuery
from aiogram.types import InlineQueryResultArticle, InputTextMessageContent

from bot.views.rendering import render_message

COMMAND = "/inline"


def parse_inline(line: str, username: str) -> str | None:
    """Returns what is typed behind the bot's name, or behind /inline; None for any other line."""
    first, _, rest = line.partition(" ")
    is_inline = first.casefold() in (COMMAND, "@bot", f"@{username.casefold()}")
    return rest.strip() if is_inline else None


def list_articles(method: AnswerInlineQuery) -> list[InlineQueryResultArticle]:
    """Returns the cards of an answer."""
    return [each for each in method.results if isinstance(each, InlineQueryResultArticle)]


def render_cards(method: AnswerInlineQuery) -> Iterator[str]:
    """Yields the lines that show the cards, each with its number."""
    for number, card in enumerate(list_articles(method), 1):
        yield f"  [{number}] {card.title}"
        if card.description:
            yield f"      {card.description}"
    if method.button is not None:
        yield f"  ({method.button.text})"


def render_sent(card: InlineQueryResultArticle) -> str:
    """Returns the message that goes into the chat when the card is chosen."""
    content = card.input_message_content
    if not isinstance(content, InputTextMessageContent):
        return card.title
    return render_message(content.message_text, content.entities or [])
