"""The screens of one scheduled digest: its card, its pages, what follows a change, a removal, an absence."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.answer_values import Coverage, Digest
from bot.domain.source_values import Absence
from bot.i18n import Texts
from bot.views.digest import view_digest
from bot.views.digest_callbacks import DigestPage, RestoreDigest
from bot.views.digest_card import (
    view_away,
    view_back,
    view_digest_card,
    view_filter_question,
    view_subscription_removed,
)
from bot.views.digest_pages import view_digest_page
from bot.views.screen import Screen
from storage.records import Schedule, Subscription

NOW = datetime(2025, 11, 14, 3, 30, tzinfo=UTC)
DAY = timedelta(days=1)
ALMATY = ZoneInfo("Asia/Almaty")
TITLES = {7: "Balkan habarlary", 8: "Порт күнделігі", 9: "Министерство ветра"}
PLAIN = Subscription(1, 77_000_111, Schedule("daily", time(8, 30)), NOW + DAY, NOW)
CHOSEN = Subscription(
    2,
    77_000_111,
    Schedule("weekly", time(19), 4),
    NOW + DAY,
    NOW,
    topics=("gas_energy", "caspian_ports"),
    relevances=("kz-tm", "tm-only"),
    languages=("kk", "tk"),
    length="full",
    filter_query="газ -Азербайджан",
    paused=True,
    channels=(7, 9),
    kinds=("official", "exile"),
)
PAGES: tuple[DigestPage, ...] = (
    "topic",
    "relation",
    "language",
    "kind",
    "channel",
    "length",
    "time",
    "hours",
    "minutes",
    "days",
)
UNDO = RestoreDigest(token="t1")


def list_digest_screens(texts: Texts) -> dict[str, tuple[Screen, ...]]:
    """Each of them by name, as its handler would show it."""
    evening = replace(PLAIN, schedule=Schedule("weekdays", time(19)), length="short")
    quiet = Digest(NOW - 3 * DAY, NOW, "Asia/Almaty", (), Coverage(21, 148), 0)
    away = Absence(NOW - 3 * DAY + timedelta(hours=7))
    many = {number: f"Арна {number}" for number in range(20)}
    return {
        "digest-card": (view_digest_card(PLAIN, texts, zone=ALMATY, titles=TITLES),),
        "digest-card-chosen": (view_digest_card(CHOSEN, texts, zone=ALMATY, titles=TITLES),),
        "digest-card-changed": (view_digest_card(evening, texts, zone=ALMATY, titles=TITLES, undo=UNDO),),
        **{
            f"digest-page-{page}": (view_digest_page(CHOSEN, page, texts, titles=TITLES, at=21),)
            for page in PAGES
        },
        "digest-page-channel-many": (view_digest_page(CHOSEN, "channel", texts, titles=many, at=1),),
        "digest-page-channel-none": (view_digest_page(PLAIN, "channel", texts, titles={}),),
        "digest-filter": (view_filter_question(PLAIN, texts),),
        "digest-filter-chosen": (view_filter_question(CHOSEN, texts),),
        "digest-preview": view_digest(quiet, texts, preview_of=1),
        "digest-catch-up": view_digest(replace(quiet, absence=away), texts, scheduled=True),
        "digest-catch-up-cut": view_digest(
            replace(quiet, absence=replace(away, is_cut=True)), texts, scheduled=True
        ),
        "subscription-removed": (view_subscription_removed(CHOSEN, UNDO, texts),),
        "away": (view_away(texts),),
        "back": (view_back(texts, zone=ALMATY, since=NOW - 3 * DAY, until=NOW),),
        "back-nothing": (view_back(texts, zone=ALMATY),),
    }
