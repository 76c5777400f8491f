"""One channel as those who run the bot see it: all that is known of it, and what can be changed.

The card, its two pages of choices, and what stands in its place after a removal. Changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import get_args
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from aiogram.utils.formatting import Bold, Text

from bot.domain.channel_names import ChannelCard
from bot.i18n import LANGUAGE_NAMES, Texts
from bot.views.callbacks import (
    ChannelPage,
    ChannelsPage,
    CountryChoice,
    OpenChannel,
    PauseChannel,
    RemoveChannel,
    RestoreChannel,
    SetCountry,
    SetKind,
)
from bot.views.channels import channel_title, channel_trouble
from bot.views.chart_axis import PERIODS
from bot.views.formats import format_ago
from bot.views.picture_callbacks import ShowActivity
from bot.views.screen import Screen, button, in_rows, join, keyboard, rich
from storage.records import Channel, ChannelKind

COUNTRIES: tuple[CountryChoice, ...] = get_args(CountryChoice)
KINDS: tuple[ChannelKind, ...] = get_args(ChannelKind)


def view_channel(
    card: ChannelCard, texts: Texts, *, now: datetime, zone: ZoneInfo, page: ChannelPage = "card"
) -> Screen:
    """Returns the channel's card, or the page that changes its kind or country."""
    match page:
        case "card":
            return _card(card, texts, now, zone)
        case "kind":
            return _kinds(card.channel, texts)
        case "country":
            return _countries(card.channel, texts)


def view_channel_removed(channel: Channel, texts: Texts) -> Screen:
    """Returns that the channel is no longer read, with the way back; `channel`: as it was."""
    restore = RestoreChannel(channel_id=channel.channel_id, paused=channel.state == "paused")
    return Screen(
        rich(texts, "channel-removed", title=channel_title(channel.title, channel.username)),
        keyboard([button(texts("button-undo"), restore)], [_all_channels(channel, texts)]),
    )


def country_name(channel: Channel, texts: Texts) -> str:
    """Returns the country that the channel speaks from."""
    if channel.country is None:
        return texts("country-other")
    return texts(f"country-{channel.country}") if channel.country in COUNTRIES else channel.country


def state_name(channel: Channel, texts: Texts) -> str:
    """Returns whether the channel is read, and if not, why."""
    return channel_trouble(channel.state, channel.failure, texts) or texts("state-active")


def _card(card: ChannelCard, texts: Texts, now: datetime, zone: ZoneInfo) -> Screen:
    channel = card.channel

    def ago(at: datetime | None) -> str:
        return format_ago(at, now, zone, texts) if at else texts("card-never")

    lines: list[Text | str] = [_title(channel)]
    if channel.username:
        lines.append(f"@{channel.username}")
    lines += [
        texts("card-kind", kind=texts(f"kind-{channel.kind}")),
        texts("card-country", country=country_name(channel, texts)),
        texts("card-language", language=_language(channel, texts)),
        texts("card-state", state=state_name(channel, texts)),
        texts("card-posts", count=str(card.posts)),
        texts("card-last-post", ago=ago(channel.last_post_at)),
        texts("card-checked", ago=ago(channel.last_checked_at)),
    ]
    if channel.is_sample:
        lines.append(texts("sample-notice"))
    return Screen(join("\n", lines), _card_buttons(card, texts))


def _card_buttons(card: ChannelCard, texts: Texts) -> InlineKeyboardMarkup | None:
    channel = card.channel
    channel_id, is_paused = channel.channel_id, channel.state == "paused"
    activity = ShowActivity(channel_id=channel_id, days=PERIODS[0], anew=True)
    pause = PauseChannel(channel_id=channel_id, paused=not is_paused)
    return keyboard(
        [
            button(texts("button-resume" if is_paused else "button-pause"), pause),
            button(texts("button-remove"), RemoveChannel(channel_id=channel_id)),
        ],
        [
            button(texts("button-kind"), OpenChannel(channel_id=channel_id, page="kind")),
            button(texts("button-country"), OpenChannel(channel_id=channel_id, page="country")),
        ],
        [button(texts("button-activity"), activity)] if card.posts else [],
        [_all_channels(channel, texts)],
    )


def _kinds(channel: Channel, texts: Texts) -> Screen:
    kinds = [
        button(
            _mark(texts(f"kind-{kind}"), kind == channel.kind),
            SetKind(channel_id=channel.channel_id, kind=kind),
        )
        for kind in KINDS
    ]
    return _choice(channel, texts("card-kind-hint"), in_rows(kinds, 1), texts)


def _countries(channel: Channel, texts: Texts) -> Screen:
    current = channel.country or "other"
    countries = [
        button(
            _mark(texts(f"country-{code}"), code == current),
            SetCountry(channel_id=channel.channel_id, country=code),
        )
        for code in COUNTRIES
    ]
    return _choice(channel, texts("card-country-hint"), in_rows(countries, 2), texts)


def _choice(
    channel: Channel, hint: str, rows: Sequence[Sequence[InlineKeyboardButton]], texts: Texts
) -> Screen:
    back = button(texts("button-to-channel"), OpenChannel(channel_id=channel.channel_id))
    return Screen(join("\n", [_title(channel), hint]), keyboard(*rows, [back]))


def _title(channel: Channel) -> Text:
    title = channel_title(channel.title, channel.username)
    return title if channel.username else Bold(title)


def _language(channel: Channel, texts: Texts) -> str:
    if channel.language is None:
        return texts("card-unknown")
    return LANGUAGE_NAMES.get(channel.language, channel.language)


def _mark(text: str, is_set: bool) -> str:
    return f"✓ {text}" if is_set else text


def _all_channels(channel: Channel, texts: Texts) -> InlineKeyboardButton:
    return button(texts("button-all-channels"), ChannelsPage(around=channel.channel_id))
