"""The home screen of somebody known: their digests, alerts and hours, and how far reading has got.

Nothing is explained anew here; the tour for somebody new stands in start.py.
"""

from __future__ import annotations

from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardMarkup
from aiogram.utils.formatting import Bold, Text

from bot.domain.home_values import Home
from bot.i18n import Texts
from bot.views.callbacks import Open, Subscribe
from bot.views.digest_callbacks import Away
from bot.views.formats import format_ago, format_moment
from bot.views.schedules import digest_name, next_in_words, schedule_in_words
from bot.views.screen import Screen, button, join, keyboard
from bot.views.settings import quiet_in_words

_DIGESTS_SHOWN = 3


def view_home(home: Home, texts: Texts, *, zone: ZoneInfo) -> Screen:
    """Returns the person's own state, and the ways on from it."""
    blocks: list[Text | str] = [Bold(texts("home-title")), *_digests(home, texts, zone)]
    blocks.append("\n".join(_alerts(home, texts)))
    blocks.append("\n".join(_reading(home, texts, zone)))
    if home.is_sample:
        blocks.append(texts("sample-notice"))
    return Screen(join("\n\n", blocks), _buttons(home, texts))


def _digests(home: Home, texts: Texts, zone: ZoneInfo) -> list[Text | str]:
    """Those that come next stand first, the paused ones last."""
    if not home.subscriptions:
        return [texts("subscriptions-empty")]
    away_since = home.subscriber.away_since
    ordered = sorted(home.subscriptions, key=lambda each: (each.paused, each.next_run_at))
    lines = []
    for each in ordered[:_DIGESTS_SHOWN]:
        name = f"{digest_name(each.schedule, texts)}: {schedule_in_words(each.schedule, texts)}."
        lines.append(f"{name} {next_in_words(each, texts, zone, away=away_since is not None)}")
    rest = len(ordered) - _DIGESTS_SHOWN
    if rest > 0:
        lines.append(texts("home-more-digests", count=rest))
    found: list[Text | str] = ["\n".join(lines)]
    if away_since is not None:
        found.insert(0, texts("away-since", moment=format_moment(away_since, zone, texts)))
    return found


def _alerts(home: Home, texts: Texts) -> list[str]:
    lines = [texts("home-no-alerts")]
    if home.alerts:
        lines = [texts("home-alerts", count=home.alerts, fired=home.fired_today)]
    if home.muted:
        lines.append(texts("home-muted", count=home.muted))
    lines.append(texts("settings-quiet", hours=quiet_in_words(home.subscriber, texts)))
    if home.subscriber.discreet:
        lines.append(texts("settings-discreet-on"))
    return lines


def _reading(home: Home, texts: Texts, zone: ZoneInfo) -> list[str]:
    if not home.channels:
        return [texts("digest-no-channels")]
    lines = [texts("home-read", channels=home.channels, posts=home.posts_24h)]
    if home.last_read_at is not None:
        lines.append(texts("home-last-read", ago=format_ago(home.last_read_at, home.now, zone, texts)))
    if home.failing:
        lines.append(texts("home-failing", count=home.failing))
    return lines


def _buttons(home: Home, texts: Texts) -> InlineKeyboardMarkup | None:
    today = button(texts("button-today"), Open(place="digest"))
    digests = button(texts("button-my-digests"), Open(place="subscriptions"))
    if not home.subscriptions:
        digests = button(texts("button-subscribe"), Subscribe(step="topics"))
    alerts = button(texts("button-my-alerts"), Open(place="alerts"))
    settings = button(texts("button-settings"), Open(place="settings"))
    help_button = button(texts("button-help"), Open(place="help"))
    back = [button(texts("button-back-here"), Away(on=False))] if home.subscriber.away_since else []
    return keyboard(back, [today], [digests], [alerts], [settings, help_button])
