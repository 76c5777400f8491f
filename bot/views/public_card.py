"""A channel as everybody may see it: what it is, how much it writes, whether it is read.

Who runs the bot sees channel_card.py instead, with its buttons.
"""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardMarkup
from aiogram.utils.formatting import Bold, Code, Text

from bot.domain.channel_names import ChannelCard
from bot.i18n import Texts
from bot.views.callbacks import DraftAlert, Sort
from bot.views.channel_card import country_name, state_name
from bot.views.channels import channel_title
from bot.views.chart_axis import PERIODS
from bot.views.formats import format_ago
from bot.views.picture_callbacks import ShowActivity
from bot.views.screen import Screen, button, join, keyboard, rich


def view_public_card(
    card: ChannelCard, texts: Texts, *, now: datetime, zone: ZoneInfo, token: str | None
) -> Screen:
    """Returns the channel's facts and the button to its chart; with a `token`, of the query for its posts,
    also buttons to those."""
    channel = card.channel
    title = channel_title(channel.title, channel.username)
    lines: list[Text | str] = [title if channel.username else Bold(title)]
    if channel.username:
        lines.append(f"@{channel.username}")
    last = format_ago(channel.last_post_at, now, zone, texts) if channel.last_post_at else texts("card-never")
    lines += [
        texts("card-kind", kind=texts(f"kind-{channel.kind}")),
        texts("card-country", country=country_name(channel, texts)),
        texts("card-state", state=state_name(channel, texts)),
        texts("card-posts", count=str(card.posts)),
        texts("card-per-day", count=_per_day(card, texts)),
        texts("card-last-post", ago=last),
    ]
    if channel.is_sample:
        lines.append(texts("sample-notice"))
    return Screen(join("\n", lines), _buttons(card, texts, token))


def view_channel_unknown(username: str, texts: Texts, *, is_operator: bool) -> Screen:
    """Returns that no such channel is read; to operators also how to add it."""
    shown = f"@{username.removeprefix('@')}"
    lines = [rich(texts, "channel-unknown", channel=shown)]
    if is_operator:
        lines.append(rich(texts, "channel-unknown-add", command=Code(f"/channels {shown}")))
    return Screen(join("\n", lines))


def _buttons(card: ChannelCard, texts: Texts, token: str | None) -> InlineKeyboardMarkup | None:
    show = ShowActivity(channel_id=card.channel.channel_id, days=PERIODS[0], anew=True)
    activity = [button(texts("button-activity"), show)] if card.posts else []
    if token is None:
        return keyboard(activity)
    posts = button(texts("button-its-posts"), Sort(token=token, order="new"))
    return keyboard([posts, *activity], [button(texts("button-alert-me"), DraftAlert(token=token))])


def _per_day(card: ChannelCard, texts: Texts) -> str:
    if card.per_day is None:
        return texts("card-unknown")
    return texts("card-rarely") if card.per_day < 1 else str(round(card.per_day))
