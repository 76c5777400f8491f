"""One alert: its query, what it did, how it tells; every option is a button, and so is all that can be done.

A chosen option says so in words: a tick stands before it, and the text above names them all.
"""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from aiogram.types import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup
from aiogram.utils.formatting import Bold, Code, Text

from bot.domain.alert_edits import CAPS
from bot.domain.alert_values import AlertLine
from bot.i18n import Texts
from bot.views.alert_callbacks import (
    AlertOption,
    DropAlert,
    EditAlert,
    MuteCard,
    SetAlert,
    ShowMatches,
    UndropAlert,
)
from bot.views.callbacks import Open
from bot.views.formats import format_date, format_moment
from bot.views.screen import BUTTON_CHARACTERS, Screen, button, in_rows, join, keyboard, rich, shorten
from storage.records import Alert, AlertOptions

TIMINGS = ("now", "hourly", "digest")
COPIED_CHARACTERS = 256  # what Telegram lets a button copy
_MARK = "✓ "


def view_alert_card(line: AlertLine, texts: Texts, *, now: datetime, zone: ZoneInfo) -> Screen:
    """Returns the alert's card."""
    alert = line.alert
    made = format_date(alert.created_at, zone, texts)
    facts: list[Text | str] = [texts("alert-card-never", date=made)]
    if alert.fired or line.fired_7_days:
        week = texts("alerts-fired", count=line.fired_7_days)
        facts = [week, texts("alert-card-total", count=alert.fired, date=made)]
    if is_muted(alert, now) and alert.muted_until is not None:
        facts.append(texts("alerts-muted", until=format_moment(alert.muted_until, zone, texts)))
    how: list[Text | str] = [Text("– ", each) for each in describe_options(alert.options, texts)]
    if alert.options.timing == "digest":
        how.append(Text("– ", _next_digest(line, texts, zone)))
    blocks = [
        join("\n", [rich(texts, "alert-card-title", query=Code(alert.query)), *facts]),
        join("\n", [Bold(texts("alert-card-how")), *how]),
    ]
    return Screen(join("\n\n", blocks), _buttons(alert, texts, is_muted=is_muted(alert, now)))


def view_alert_dropped(alert: Alert, token: str, texts: Texts) -> Screen:
    """Returns that the alert is gone, with the way back; the alert is kept under `token`."""
    undo = UndropAlert(token=token)
    return Screen(
        rich(texts, "alert-deleted", query=Code(alert.query)),
        keyboard(
            [button(texts("button-undo"), undo)],
            [button(texts("button-my-alerts"), Open(place="alerts"))],
        ),
    )


def is_muted(alert: Alert, now: datetime) -> bool:
    """Whether the alert is muted just now."""
    return alert.muted_until is not None and alert.muted_until > now


def describe_options(options: AlertOptions, texts: Texts) -> list[str]:
    """Returns the options in words, one a line."""
    lines = [texts(f"alert-timing-{options.timing}")]
    lines.append(texts("alert-sound-off" if options.silent else "alert-sound-on"))
    if options.timing != "digest":  # a digest comes at a minute that the person chose
        lines.append(texts("alert-quiet-on" if options.heeds_quiet else "alert-quiet-off"))
    lines.append(texts("alert-story-once" if options.per_story else "alert-story-each"))
    cap = options.daily_cap
    lines.append(texts("alert-cap-none") if cap is None else texts("alert-cap", count=cap))
    return lines


def _next_digest(line: AlertLine, texts: Texts, zone: ZoneInfo) -> str:
    if line.next_digest_at is None:
        return texts("alert-no-digest")
    return texts("alert-next-digest", moment=format_moment(line.next_digest_at, zone, texts))


def _buttons(alert: Alert, texts: Texts, *, is_muted: bool) -> InlineKeyboardMarkup | None:
    options, alert_id = alert.options, alert.alert_id
    timings = [
        _choice(alert, "timing", each, texts(f"button-timing-{each}"), chosen=options.timing == each)
        for each in TIMINGS
    ]
    caps = [
        _choice(
            alert,
            "cap",
            str(cap),
            texts("button-cap", count=cap) if cap else texts("button-cap-none"),
            chosen=(options.daily_cap or 0) == cap,
        )
        for cap in CAPS
    ]
    mute = [(1, "button-mute-day"), (7, "button-mute-week")] if not is_muted else [(0, "button-unmute")]
    return keyboard(
        *in_rows(timings, 2),
        [_switch(alert, "silent", not options.silent, texts)],
        [_switch(alert, "quiet", options.heeds_quiet, texts)] if options.timing != "digest" else [],
        [_switch(alert, "story", options.per_story, texts)],
        *in_rows(caps, 3),
        _copy(alert.query, texts),
        [
            button(texts("button-edit-query"), EditAlert(alert_id=alert_id)),
            button(texts("button-show-matches"), ShowMatches(alert_id=alert_id)),
        ],
        [button(texts(key), MuteCard(alert_id=alert_id, days=days)) for days, key in mute],
        [
            button(texts("button-delete"), DropAlert(alert_id=alert_id)),
            button(texts("button-my-alerts"), Open(place="alerts")),
        ],
    )


def _choice(
    alert: Alert, option: AlertOption, value: str, label: str, *, chosen: bool
) -> InlineKeyboardButton:
    data = SetAlert(alert_id=alert.alert_id, option=option, value=value)
    return button(f"{_MARK}{label}" if chosen else label, data)


def _switch(alert: Alert, option: AlertOption, is_on: bool, texts: Texts) -> InlineKeyboardButton:
    """A button that turns one option over: it says how it is, and the tick that it is on."""
    value = not is_on if option != "silent" else is_on  # "sound" is on where silent is off
    data = SetAlert(alert_id=alert.alert_id, option=option, value="01"[value])
    label = texts(f"button-option-{option}")
    return button(f"{_MARK}{label}" if is_on else label, data)


def _copy(query: str, texts: Texts) -> list[InlineKeyboardButton]:
    """Telegram copies no more than so much; a longer query is copied with a tap on it, above."""
    if len(query) > COPIED_CHARACTERS:
        return []
    text = shorten(texts("button-copy-query"), BUTTON_CHARACTERS)
    return [InlineKeyboardButton(text=text, copy_text=CopyTextButton(text=query))]
