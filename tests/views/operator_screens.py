"""The screens of those who run the bot: their side of /channels, a channel's card, adding by name."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.answer_values import ChannelLine
from bot.domain.channel_names import AddReport, AwaitedName, ChannelCard
from bot.domain.notices import ChannelNotice, Happening, SilenceNotice, SilentChannel
from bot.i18n import Texts
from bot.views.channel_card import view_channel, view_channel_removed
from bot.views.channel_names import view_add_channels, view_added, view_adding_over, view_names
from bot.views.channel_notices import view_channel_notice, view_silence_notice
from bot.views.channels import view_channels
from bot.views.notices import view_error
from bot.views.operator_desk import Desk
from bot.views.screen import Screen
from bot.views.start import view_help
from storage.records import Channel

NOW = datetime(2025, 11, 14, 3, 30, tzinfo=UTC)
ALMATY = ZoneInfo("Asia/Almaty")

LINES = tuple(
    ChannelLine(
        title=f"Порт {number}",
        username=f"port_{number}_demo",
        kind="media",
        state="paused" if number == 2 else "active",
        posts=number,
        last_post_at=NOW - timedelta(hours=number),
        last_checked_at=NOW,
        channel_id=number,
    )
    for number in range(1, 13)
)
NAMES = (
    AwaitedName("new_port_demo", "waiting"),
    AwaitedName("nobody_demo", "unknown"),
    AwaitedName("somebody_demo", "not-channel"),
    AwaitedName("closed_demo", "failed", "the page answers 502"),
)
PORT = Channel(
    1,
    "Порт күнделігі",
    "port_diary_demo",
    language="kk",
    country="KZ",
    kind="media",
    last_checked_at=NOW - timedelta(minutes=2),
    last_post_at=NOW - timedelta(hours=5),
)
NEW = Channel(2, "Желаннее некуда", kind="exile", state="paused", country="IR")
FAILING = Channel(3, "Wind & sea", "wind_demo", kind="official", country="TM", failure="messages: time-out")
CLOSED = ChannelNotice("private", NOW, 1, PORT.title, PORT.username, NOW - timedelta(hours=5))
HAPPENINGS: tuple[Happening, ...] = ("private", "banned", "vanished", "no-preview", "no-name", "readable")
SILENT = SilenceNotice(
    NOW,
    21,
    tuple(
        SilentChannel(number, f"Порт {number}", f"port_{number}_demo", NOW - timedelta(hours=9 * number))
        for number in range(1, 10)
    ),
)
REPORT = AddReport(
    wanted=("@port_one", "@port_two"),
    waiting=("@port_three",),
    known=("@port_diary_demo",),
    paused=("@slow_demo",),
    back=("@back_demo",),
    private=("https://t.me/+AbCdEf123456",),
    nonsense=("газ", "port"),
    left_out=3,
)


def list_operator_screens(texts: Texts) -> dict[str, tuple[Screen, ...]]:
    """Every screen of theirs by name."""
    return {**_lists(texts), **_cards(texts), **_adding(texts), **_notices(texts)}


def _lists(texts: Texts) -> dict[str, tuple[Screen, ...]]:
    return {
        "desk": view_channels(LINES[:2], texts, now=NOW, zone=ALMATY, desk=Desk(NAMES)),
        "desk-second-page": view_channels(LINES, texts, now=NOW, zone=ALMATY, desk=Desk((), around=12)),
        "desk-empty": view_channels((), texts, now=NOW, zone=ALMATY, desk=Desk()),
        "names": (view_names(NAMES, texts),),
        "names-second-page": (view_names(NAMES * 5, texts, page=1),),
        "names-none": (view_names((), texts),),
        "help-operator": (view_help(texts, is_operator=True),),
    }


def _cards(texts: Texts) -> dict[str, tuple[Screen, ...]]:
    card = ChannelCard(PORT, 1204)

    def view(card: ChannelCard) -> tuple[Screen, ...]:
        return (view_channel(card, texts, now=NOW, zone=ALMATY),)

    return {
        "channel": view(card),
        "channel-paused": view(ChannelCard(NEW, 0)),
        "channel-failing": view(ChannelCard(FAILING, 1)),
        "channel-kind": (view_channel(card, texts, now=NOW, zone=ALMATY, page="kind"),),
        "channel-country": (view_channel(card, texts, now=NOW, zone=ALMATY, page="country"),),
        "channel-removed": (view_channel_removed(PORT, texts),),
    }


def _adding(texts: Texts) -> dict[str, tuple[Screen, ...]]:
    return {
        "add-channels": (view_add_channels(texts),),
        "adding-over": (view_adding_over(texts),),
        "added": (view_added(REPORT, texts),),
        "added-one": (view_added(AddReport(wanted=("@port_one",)), texts, dialog="over"),),
        "added-none": (view_added(AddReport(nonsense=("port",)), texts, dialog="on"),),
        "added-nothing": (view_added(AddReport(), texts),),
        "added-sample": (view_added(AddReport(waiting=("@port_one",)), texts, is_sample=True),),
        "error-channel-gone": (view_error("error-channel-gone", {}, texts),),
        "error-name-gone": (view_error("error-name-gone", {}, texts),),
    }


def _notices(texts: Texts) -> dict[str, tuple[Screen, ...]]:
    renamed = replace(CLOSED, what="renamed", before="Порт күнделігі @old_port_demo")
    never = replace(CLOSED, what="vanished", username=None, last_post_at=None)
    one = replace(SILENT, channels=SILENT.channels[:1])
    return {
        **{
            f"notice-channel-{what}": view_channel_notice(replace(CLOSED, what=what), texts, zone=ALMATY)
            for what in HAPPENINGS
        },
        "notice-channel-never-read": view_channel_notice(never, texts, zone=ALMATY),
        "notice-channel-renamed": view_channel_notice(renamed, texts, zone=ALMATY),
        "notice-channel-discreet": view_channel_notice(CLOSED, texts, zone=ALMATY, discreet=True),
        "notice-silence": view_silence_notice(one, texts, zone=ALMATY),
        "notice-silence-many": view_silence_notice(SILENT, texts, zone=ALMATY),
        "notice-silence-discreet": view_silence_notice(one, texts, zone=ALMATY, discreet=True),
    }
