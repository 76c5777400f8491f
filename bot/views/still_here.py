"""The question to a person who has not been heard of for long, and the answer to their sign of life."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from aiogram.utils.formatting import Text

from bot.domain.delivery_notices import StillHereNotice
from bot.i18n import Texts
from bot.views.formats import format_date
from bot.views.screen import Screen, button, keyboard
from bot.views.settings_callbacks import StillHere


def view_still_here(notice: StillHereNotice, texts: Texts, *, zone: ZoneInfo) -> Screen:
    """Returns the question, until when it stands, and what happens then."""
    day = format_date(notice.until, zone, texts)
    return Screen(
        Text(texts("inactive-ask", months=notice.months, day=day)),
        keyboard([button(texts("button-still-here"), StillHere())]),
    )


def view_stays(texts: Texts) -> Screen:
    """Returns that everything stays."""
    return Screen(Text(texts("inactive-stays")))
