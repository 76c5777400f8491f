"""What greets a person: the first minute of somebody new, and the home screen of somebody known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.home_values import Glimpse, Home
from bot.i18n import Texts
from bot.views.home import view_home
from bot.views.screen import Screen
from bot.views.start import view_language_offer, view_start
from storage.records import Subscriber, Subscription

NOW = datetime(2025, 11, 14, 3, 30, tzinfo=UTC)
ALMATY = ZoneInfo("Asia/Almaty")
PERSON = Subscriber(77_000_111, "ru", "Asia/Almaty", NOW - timedelta(days=40), time(22), time(7))


def list_home_screens(
    texts: Texts, glimpse: Glimpse, subscriptions: Sequence[Subscription]
) -> dict[str, tuple[Screen, ...]]:
    """Each of them by name, as its handler would show it."""
    read_at = NOW - timedelta(minutes=3)
    home = Home(PERSON, NOW, tuple(subscriptions), 7, 1, 4, 21, 2, 148, read_at)
    many = replace(home, subscriptions=tuple(subscriptions) * 2, muted=0, failing=0)
    fresh = Home(replace(PERSON, quiet_from=None, quiet_until=None), NOW, (), 0, 0, 0, 0, 0, 0)
    away = replace(PERSON, away_since=NOW - timedelta(days=3), discreet=True)
    values = {
        "start": glimpse,
        "start-sample": replace(glimpse, items=glimpse.items[:1], is_sample=True),
        "start-week": replace(glimpse, items=glimpse.items[1:], days=7),
        "start-quiet": Glimpse((), 7, 148),
        "start-nothing-read": Glimpse((), 7, 0),
    }
    return {
        **{name: (view_start(value, texts, zone=ALMATY),) for name, value in values.items()},
        "start-link": (view_language_offer(texts),),
        "home": (view_home(home, texts, zone=ALMATY),),
        "home-many": (view_home(many, texts, zone=ALMATY),),
        "home-empty": (view_home(fresh, texts, zone=ALMATY),),
        "home-away": (view_home(replace(home, subscriber=away, is_sample=True), texts, zone=ALMATY),),
    }
