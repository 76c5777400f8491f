"""The message of an alert that fired: the found words in bold, who wrote it, when, and why it came."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardMarkup
from aiogram.utils.formatting import Bold, Code, Text

from bot.domain.answer_values import AlertFired, StoryItem
from bot.i18n import Texts
from bot.views.alert_callbacks import EditAlert, LessFrom
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
    has_name = bool(fired.item.sources[0].username)
    buttons = alert_buttons(fired.alert_id, fired.item.seq, texts, has_name=has_name)
    block = join("\n\n", [join("\n", lines), item, why])
    return make_screens([block], buttons, texts, discreet=discreet)[0]


def alert_buttons(
    alert_id: int,
    seq: int,
    texts: Texts,
    *,
    has_name: bool,
    is_muted: bool = False,
    is_less: bool = False,
) -> InlineKeyboardMarkup | None:
    """Returns what can be done about an alert that fired on post `seq`; what was done can be undone there.

    A channel without a @name (`has_name`) cannot be left out of a query.
    """
    if is_muted:
        mute = [button(texts("button-unmute"), MuteAlert(alert_id=alert_id, days=0))]
    else:
        mute = [
            button(texts("button-mute-day"), MuteAlert(alert_id=alert_id, days=1)),
            button(texts("button-mute-week"), MuteAlert(alert_id=alert_id, days=7)),
        ]
    less = button(
        texts("button-less-undo" if is_less else "button-less"),
        LessFrom(alert_id=alert_id, seq=seq, on=not is_less),
    )
    return keyboard(
        [button(texts("button-why"), WhyAlert(alert_id=alert_id, seq=seq))],
        mute,
        [less] if has_name else [],
        [
            button(texts("button-edit"), EditAlert(alert_id=alert_id)),
            button(texts("button-delete"), DeleteAlert(alert_id=alert_id)),
        ],
    )


def _why(item: StoryItem, texts: Texts) -> Text:
    words: list[str] = []
    for start, end in sorted(item.spans):
        word = shorten(item.extract[start:end], _WORD_WIDTH)
        if word and word.casefold() not in (known.casefold() for known in words):
            words.append(word)
    if not words:
        return Text(texts("alert-fired-why-filter"))
    return rich(texts, "alert-fired-why", words=Bold(format_names(words, texts)))
