"""The steps to a scheduled digest: topics, time, days. Each button holds the draft as it will be."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton
from aiogram.utils.formatting import Bold, Text

from bot.domain.lexicon import TOPICS
from bot.i18n import Texts
from bot.views.callbacks import Dismiss, Subscribe, SubscribeStep
from bot.views.screen import Screen, button, in_rows, join, keyboard
from bot.views.zones import zone_name

_TIMES = (7 * 60, 8 * 60 + 30, 12 * 60, 19 * 60)
_QUARTERS = (0, 15, 30, 45)
_MARK = "✓ "


def view_topic_choice(draft: Subscribe, texts: Texts) -> Screen:
    """Returns the topics as buttons that switch on and off; the text says which are on."""
    toggles = []
    for bit, name in enumerate(TOPICS):
        mark = _MARK if draft.topics >> bit & 1 else ""
        toggled = draft.model_copy(update={"topics": draft.topics ^ 1 << bit})
        toggles.append(button(mark + texts(f"topic-{name}"), toggled))
    chosen = [texts(f"topic-{name}") for name in draft.chosen(TOPICS)]
    state = texts("subscribe-chosen", topics=", ".join(chosen)) if chosen else texts("subscribe-chosen-all")
    lines: list[Text | str] = [Bold(texts("subscribe-topics-title")), texts("subscribe-topics-hint"), state]
    onward = button(texts("button-onward"), _at(draft, "time"))
    cancel = button(texts("button-cancel"), Dismiss())
    return Screen(join("\n", lines), keyboard(*in_rows(toggles, 2), [onward], [cancel]))


def view_times(draft: Subscribe, texts: Texts, zone: ZoneInfo) -> Screen:
    """Returns the usual times."""
    times = [_time_button(draft, at) for at in _TIMES]
    other = button(texts("button-other-time"), _at(draft, "hours"))
    back = button(texts("button-previous"), _at(draft, "topics"))
    hint = texts("subscribe-time-hint", zone=zone_name(zone.key, texts))
    return _screen("subscribe-time-title", hint, [times, [other], [back]], texts)


def view_hours(draft: Subscribe, texts: Texts) -> Screen:
    """Returns all hours of a day."""
    hours = [
        button(f"{hour:02}", draft.model_copy(update={"step": "minutes", "at": hour * 60}))
        for hour in range(24)
    ]
    back = button(texts("button-previous"), _at(draft, "time"))
    rows = [*in_rows(hours, 6), [back]]
    return _screen("subscribe-time-title", texts("subscribe-hours-hint"), rows, texts)


def view_minutes(draft: Subscribe, texts: Texts) -> Screen:
    """Returns the quarters of the hour that was chosen."""
    hour = draft.at // 60 * 60
    back = button(texts("button-previous"), _at(draft, "hours"))
    rows = [[_time_button(draft, hour + quarter) for quarter in _QUARTERS], [back]]
    return _screen("subscribe-time-title", texts("subscribe-minutes-hint"), rows, texts)


def view_days(draft: Subscribe, texts: Texts) -> Screen:
    """Returns the days; choosing one is the last step."""
    usual = [
        button(texts(f"button-days-{days}"), draft.model_copy(update={"step": "save", "days": days}))
        for days in ("daily", "weekdays")
    ]
    weekdays = [
        button(
            texts(f"weekday-short-{day}"),
            draft.model_copy(update={"step": "save", "days": f"weekly{day}"}),
        )
        for day in range(7)
    ]
    back = button(texts("button-previous"), _at(draft, "time"))
    hint = texts("subscribe-days-hint", time=_clock(draft.at))
    return _screen("subscribe-days-title", hint, [usual, weekdays, [back]], texts)


def _screen(title: str, hint: str, rows: Sequence[Sequence[InlineKeyboardButton]], texts: Texts) -> Screen:
    return Screen(Text(Bold(texts(title)), "\n", hint), keyboard(*rows))


def _time_button(draft: Subscribe, at: int) -> InlineKeyboardButton:
    return button(_clock(at), draft.model_copy(update={"step": "days", "at": at}))


def _at(draft: Subscribe, step: SubscribeStep) -> Subscribe:
    return draft.model_copy(update={"step": step})


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
