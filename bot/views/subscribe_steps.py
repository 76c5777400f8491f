"""The steps to a scheduled digest: topics, then the time, which ends them; days on the way, for who wants
others than all. Each button holds the draft as it will be."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton
from aiogram.utils.formatting import Bold, Text

from bot.domain.lexicon import TOPICS
from bot.i18n import Texts
from bot.views.callbacks import Dismiss, Subscribe, SubscribeStep
from bot.views.clock_buttons import days, hours, quarters, usual_times
from bot.views.schedules import days_in_words
from bot.views.screen import Screen, button, in_rows, join, keyboard
from bot.views.zones import zone_name

MARK = "✓ "


def view_topic_choice(draft: Subscribe, texts: Texts) -> Screen:
    """Returns the topics as buttons that switch on and off; the text says which are on."""
    toggles = []
    for bit, name in enumerate(TOPICS):
        mark = MARK if draft.topics >> bit & 1 else ""
        toggled = draft.model_copy(update={"topics": draft.topics ^ 1 << bit})
        toggles.append(button(mark + texts(f"topic-{name}"), toggled))
    chosen = [texts(f"topic-{name}") for name in draft.chosen(TOPICS)]
    state = texts("subscribe-chosen", topics=", ".join(chosen)) if chosen else texts("subscribe-chosen-all")
    lines: list[Text | str] = [Bold(texts("subscribe-topics-title")), texts("subscribe-topics-hint"), state]
    onward = button(texts("button-onward"), _at(draft, "time"))
    cancel = button(texts("button-cancel"), Dismiss())
    return Screen(join("\n", lines), keyboard(*in_rows(toggles, 2), [onward], [cancel]))


def view_times(draft: Subscribe, texts: Texts, zone: ZoneInfo) -> Screen:
    """Returns the usual times: one of them is the last tap. Days can be changed before it."""
    other = button(texts("button-other-time"), _at(draft, "hours"))
    other_days = button(texts("button-other-days"), _at(draft, "days"))
    back = button(texts("button-previous"), _at(draft, "topics"))
    hint = texts(
        "subscribe-time-hint",
        days=days_in_words(draft.schedule(), texts),
        zone=zone_name(zone.key, texts),
    )
    rows = [usual_times(lambda at: _saved(draft, at)), [other, other_days], [back]]
    return _screen("subscribe-time-title", hint, rows, texts)


def view_hours(draft: Subscribe, texts: Texts) -> Screen:
    """Returns all hours of a day."""
    back = button(texts("button-previous"), _at(draft, "time"))
    rows = hours(lambda hour: draft.model_copy(update={"step": "minutes", "at": hour * 60}))
    return _screen("subscribe-time-title", texts("subscribe-hours-hint"), [*rows, [back]], texts)


def view_minutes(draft: Subscribe, texts: Texts) -> Screen:
    """Returns the quarters of the hour that was chosen."""
    back = button(texts("button-previous"), _at(draft, "hours"))
    rows = [quarters(draft.at // 60, lambda at: _saved(draft, at)), [back]]
    return _screen("subscribe-time-title", texts("subscribe-minutes-hint"), rows, texts)


def view_days(draft: Subscribe, texts: Texts) -> Screen:
    """Returns the days; choosing some leads back to the time."""
    back = button(texts("button-previous"), _at(draft, "time"))
    rows = days(lambda chosen: draft.model_copy(update={"step": "time", "days": chosen}), texts)
    return _screen("subscribe-days-title", texts("subscribe-days-hint"), [*rows, [back]], texts)


def _screen(title: str, hint: str, rows: Sequence[Sequence[InlineKeyboardButton]], texts: Texts) -> Screen:
    return Screen(Text(Bold(texts(title)), "\n", hint), keyboard(*rows))


def _saved(draft: Subscribe, at: int) -> Subscribe:
    return draft.model_copy(update={"step": "save", "at": at})


def _at(draft: Subscribe, step: SubscribeStep) -> Subscribe:
    return draft.model_copy(update={"step": step})
