"""An announcement in the making: what to write, how each language will see it, to how many, how far it is.

Nothing goes out before the count was shown and confirmed. How it arrives: announcements.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton
from aiogram.utils.formatting import Bold, Code, Text

from bot.domain.kept import DELIVERIES_DAYS, has_left
from bot.i18n import LANGUAGE_NAMES, LANGUAGES, Texts, load_texts
from bot.views.admin import home_button
from bot.views.admin_callbacks import AdminPage, Announce, ShowAnnouncement, StopAnnouncement
from bot.views.announcements import view_announcement
from bot.views.formats import format_moment
from bot.views.screen import Screen, button, join, keyboard
from storage.records.desk import Announcement


def view_ask_announcement(texts: Texts, *, latest: Announcement | None = None) -> Screen:
    """Returns what to write."""
    example = Text(texts("announce-languages"), "\n", Code("ru: …\nkk: …\ntk: …\nen: …"))
    blocks: list[Text | str] = [
        Bold(texts("announce-title")),
        texts("announce-ask"),
        example,
    ]
    rows: list[list[InlineKeyboardButton]] = []
    if latest is not None:
        see = ShowAnnouncement(announcement_id=latest.announcement_id)
        rows.append([button(texts("button-announcement-latest"), see)])
    return Screen(join("\n\n", blocks), keyboard(*rows, [home_button(texts)]))


def view_announcement_previews(
    draft: str, written: Mapping[str, str], recipients: Mapping[str, int], texts: Texts
) -> tuple[Screen, ...]:
    """Returns the announcement as each language will see it, then the count with the button that sends it."""
    previews = []
    for code in LANGUAGES:
        (seen, *_) = view_announcement(written[code], load_texts(code))
        head = texts("announce-preview", language=LANGUAGE_NAMES[code], count=recipients.get(code, 0))
        previews.append(Screen(Text(head, "\n\n", seen.text)))
    count = sum(recipients.values())
    send = button(texts("button-announce", count=count), Announce(draft=draft))
    again = button(texts("button-announce-again"), AdminPage(place="announce"))
    confirm = Text(texts("announce-confirm", count=count), "\n", texts("announce-order"))
    rows = [[send]] if count else []
    return (*previews, Screen(confirm, keyboard(*rows, [again], [home_button(texts)])))


def view_progress(announcement: Announcement, texts: Texts, *, now: datetime, zone: ZoneInfo) -> Screen:
    """Returns how far an announcement is, and the ways to look again and to stop it."""
    if has_left(announcement.created_at, now):
        return _long_ago(announcement, texts, zone)
    states = announcement.states
    total, waiting = sum(states.values()), states.get("pending", 0) + states.get("sending", 0)
    moment = format_moment(announcement.created_at, zone, texts)
    lines: list[Text | str] = [
        Bold(texts("announcement-progress", moment=moment)),
        texts("announcement-sent", count=states.get("sent", 0), total=total),
        *_rest(announcement, waiting, texts),
    ]
    see = ShowAnnouncement(announcement_id=announcement.announcement_id)
    stop = StopAnnouncement(announcement_id=announcement.announcement_id)
    row = [button(texts("button-refresh"), see)] if waiting else []
    if waiting:
        row.append(button(texts("button-announcement-stop"), stop))
    return Screen(join("\n", lines), keyboard(row, [home_button(texts)]))


def _long_ago(announcement: Announcement, texts: Texts, zone: ZoneInfo) -> Screen:
    """Of what the counts would be wrong."""
    moment = format_moment(announcement.created_at, zone, texts)
    title = Bold(texts("announcement-progress", moment=moment))
    body = texts("announcement-long-ago", days=DELIVERIES_DAYS)
    return Screen(join("\n", [title, body]), keyboard([home_button(texts)]))


def _rest(announcement: Announcement, waiting: int, texts: Texts) -> Sequence[str]:
    states = announcement.states
    lines = []
    if waiting:
        lines.append(texts("delivery-pending", count=waiting))
    for state in ("uncertain", "dead"):
        if count := states.get(state, 0):
            lines.append(texts(f"delivery-{state}", count=count))
    if states.get("dropped"):
        lines.append(texts("announcement-unsent", count=states["dropped"]))
    if announcement.stopped_at is not None:
        lines.append(texts("announcement-stopped"))
    elif not waiting:
        lines.append(texts("announcement-over"))
    return lines
