"""The screens of /admin: its home, health, numbers, invitations, allowlist, announcements, dead letters."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.kept import DELIVERIES_DAYS
from bot.i18n import LANGUAGES, Texts
from bot.views.admin import view_admin, view_channel_health, view_dead_letters, view_statistics
from bot.views.admin_access import (
    view_allow_over,
    view_allowed,
    view_allowlist,
    view_ask_allow,
    view_disallow,
    view_invites,
)
from bot.views.admin_announcing import view_announcement_previews, view_ask_announcement, view_progress
from bot.views.announcements import view_announcement
from bot.views.notices import view_error
from bot.views.screen import Screen
from storage.records.desk import Announcement, DeadLetter, OpenInvite, Statistics
from tests.views.operator_screens import ALMATY, LINES, NOW

HEALTH = (
    replace(LINES[0], failure="messages: time-out", lag_p95_s=900, lag_p50_s=30),
    replace(LINES[1], state="private"),
    replace(LINES[2], lag_p95_s=3700, lag_p50_s=600),
    replace(LINES[3], last_post_at=None),
)
INVITES = (OpenInvite("aB3-x_9QwErT", NOW + timedelta(days=7)), OpenInvite("Zz0-y_8QwErT", None))
ALLOWED = ((77_000_111, True), (-1001234567890, False))
NUMBERS = Statistics(
    languages={"ru": 31, "kk": 12, "en": 3},
    kinds={"person": 40, "group": 5, "channel": 1},
    left=4,
    alerts=87,
    with_alerts=29,
    digests=33,
    digests_paused=2,
    with_digests=30,
    deliveries={"sent": 1204, "pending": 3, "uncertain": 1, "dropped": 9, "dead": 2},
)
NOTHING = Statistics({}, {}, 0, 0, 0, 0, 0, 0, {})
LETTERS = (
    DeadLetter(9, "digest", "Bad Request: message is too long", NOW, NOW + timedelta(minutes=1), 1),
    DeadLetter(4, "alert", "unreadable: ValueError", NOW, NOW, 0),
)
GOING = Announcement("x", NOW, None, {"sent": 120, "pending": 277, "sending": 3, "uncertain": 1})
STOPPED = replace(GOING, stopped_at=NOW, states={"sent": 120, "dropped": 280})
WRITTEN = dict.fromkeys(LANGUAGES, "Ночью бот час не работает: переезжаем на новый сервер.")


def list_admin_screens(texts: Texts) -> dict[str, tuple[Screen, ...]]:
    """Every screen of theirs by name."""
    return {**_pages(texts), **_access(texts), **_announcing(texts)}


def _pages(texts: Texts) -> dict[str, tuple[Screen, ...]]:
    many = tuple(LINES) * 2
    return {
        "admin": (view_admin(texts, access="invite"),),
        "admin-open": (view_admin(texts, access="open"),),
        "admin-health": (view_channel_health(HEALTH, texts, now=NOW, zone=ALMATY),),
        "admin-health-page": (view_channel_health(many, texts, now=NOW, zone=ALMATY, page=1),),
        "admin-statistics": (view_statistics(NUMBERS, texts),),
        "admin-statistics-empty": (view_statistics(NOTHING, texts),),
        "admin-dead": (view_dead_letters(LETTERS, 2, texts, zone=ALMATY),),
        "admin-dead-none": (view_dead_letters((), 0, texts, zone=ALMATY),),
    }


def _access(texts: Texts) -> dict[str, tuple[Screen, ...]]:
    name = "caspian_watch_bot"
    return {
        "admin-invites": (view_invites(INVITES, texts, bot_name=name, zone=ALMATY, access="invite"),),
        "admin-invites-none": (view_invites((), texts, bot_name=name, zone=ALMATY, access="open"),),
        "admin-allowlist": (view_allowlist(ALLOWED, texts, access="allowlist"),),
        "admin-allowlist-none": (view_allowlist((), texts, access="open"),),
        "admin-allow-ask": (view_ask_allow(texts),),
        "admin-allowed": (view_allowed("added", 77_000_111, texts),),
        "admin-allowed-known": (view_allowed("known", 77_000_111, texts),),
        "admin-allow-over": (view_allow_over(texts),),
        "admin-disallow": (view_disallow(77_000_111, texts),),
        "error-hidden-person": (view_error("error-hidden-person", {}, texts),),
        "error-no-chat-number": (view_error("error-no-chat-number", {}, texts),),
    }


def _announcing(texts: Texts) -> dict[str, tuple[Screen, ...]]:
    too_long = {"limit": 3500, "length": 4021}
    return {
        "announcement": tuple(view_announcement(WRITTEN["ru"], texts)),
        "announcement-discreet": tuple(view_announcement(WRITTEN["ru"], texts, discreet=True)),
        "announce": (view_ask_announcement(texts, latest=GOING),),
        "announce-previews": view_announcement_previews("x", WRITTEN, NUMBERS.languages, texts),
        "announce-progress": (view_progress(GOING, texts, now=NOW, zone=ALMATY),),
        "announce-stopped": (view_progress(STOPPED, texts, now=NOW, zone=ALMATY),),
        "announce-over": (view_progress(replace(GOING, states={"sent": 401}), texts, now=NOW, zone=ALMATY),),
        "announce-long-ago": (
            view_progress(GOING, texts, now=NOW + timedelta(days=DELIVERIES_DAYS), zone=ALMATY),
        ),
        "error-announcement-long": (view_error("error-announcement-long", too_long, texts),),
        "error-announcement-empty": (view_error("error-announcement-empty", {}, texts),),
    }
