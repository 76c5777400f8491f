"""The message of an alert that fired: the found words in bold, who wrote it, when, and why it came."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardMarkup
from aiogram.utils.formatting import Bold, Code, Text

from bot.domain.answer_values import AlertFired, StoryItem
from bot.i18n import Texts
from bot.views.callbacks import DeleteAlert, MuteAlert, WhyAlert
from bot.views.discreet import make_screens
from bot.views.formats import format_ago, format_names
from bot.views.items import view_item
from bot.views.screen import Screen, button, join, keyboard, rich, shorten

_WORD_WIDTH = 40
_QUERY_WIDTH = 200


def view_alert_fired(
    fired: AlertFired,
    texts: Texts,
    *,
    now: datetime,
    zone: ZoneInfo,
    repeated: bool = False,
    discreet: bool = False,
) -> Screen:
    """Returns the alert's message; `repeated`: the first sending may have failed."""
    lines: list[Text | str] = [rich(texts, "alert-fired", query=Code(shorten(fired.query, _QUERY_WIDTH)))]
    if repeated:
        lines.append(texts("alert-fired-repeated"))
    if fired.edited:
        lines.append(texts("alert-fired-edited"))
    item = view_item(fired.item, texts, zone)
    ago = format_ago(fired.item.sources[0].published_at, now, zone, texts)
    why = join("\n", [_why(fired.item, texts), texts("alert-fired-ago", ago=ago)])
    block = join("\n\n", [join("\n", lines), item, why])
    return make_screens([block], _buttons(fired, texts), texts, discreet=discreet)[0]


def _why(item: StoryItem, texts: Texts) -> Text:
    words: list[str] = []
    for start, end in sorted(item.spans):
        word = shorten(item.extract[start:end], _WORD_WIDTH)
        if word and word.casefold() not in (known.casefold() for known in words):
            words.append(word)
    if not words:
        return Text(texts("alert-fired-why-filter"))
    return rich(texts, "alert-fired-why", words=Bold(format_names(words, texts)))


def _buttons(fired: AlertFired, texts: Texts) -> InlineKeyboardMarkup | None:
    why = WhyAlert(alert_id=fired.alert_id, seq=fired.item.seq)
    return keyboard(
        [
            button(texts("button-why"), why),
            button(texts("button-mute-day"), MuteAlert(alert_id=fired.alert_id, days=1)),
            button(texts("button-delete"), DeleteAlert(alert_id=fired.alert_id)),
        ]
    )
