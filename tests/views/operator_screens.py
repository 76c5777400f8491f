"""The screens of those who run the bot: their side of /channels, a channel's card, adding by name."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.answer_values import ChannelLine
from bot.domain.channel_names import AddReport, AwaitedName, ChannelCard
from bot.i18n import Texts
from bot.views.channel_card import view_channel, view_channel_removed
from bot.views.channel_names import view_add_channels, view_added, view_adding_over, view_names
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
    return {**_lists(texts), **_cards(texts), **_adding(texts)}


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
        "error-operators-only": (view_error("error-operators-only", {}, texts),),
        "error-channel-gone": (view_error("error-channel-gone", {}, texts),),
        "error-name-gone": (view_error("error-name-gone", {}, texts),),
    }
