"""What those who run the bot are told without asking: a channel closed, opened, was renamed, fell silent.

Says what happened, when, what it means and what can be done; the buttons lead to the channels' cards.
"""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from aiogram.utils.formatting import Bold, Text

from bot.domain.notices import ChannelNotice, SilenceNotice
from bot.i18n import Texts
from bot.views.callbacks import ChannelsPage, OpenChannel
from bot.views.channels import channel_title
from bot.views.discreet import make_screens
from bot.views.formats import format_moment
from bot.views.screen import Screen, button, in_rows, join, keyboard, rich, shorten

_CARDS = 8  # buttons; the list itself names every channel
_BEFORE_WIDTH = 80


def view_channel_notice(
    notice: ChannelNotice, texts: Texts, *, zone: ZoneInfo, discreet: bool = False
) -> tuple[Screen, ...]:
    """Returns what happened to a channel."""
    title = channel_title(notice.title, notice.username)
    match notice.what:
        case "readable":
            lines = [rich(texts, "channel-readable", title=title)]
        case "renamed":
            before = shorten(notice.before, _BEFORE_WIDTH)
            name = f"@{notice.username}" if notice.username else texts("channel-nameless")
            lines = [rich(texts, "channel-renamed", before=before, title=title, name=name)]
        case _:
            lines = [
                rich(texts, f"channel-closed-{notice.what}", title=title),
                *_meaning(notice, texts, zone),
            ]
    card = button(texts("button-channel-card"), OpenChannel(channel_id=notice.channel_id))
    return make_screens([join("\n\n", lines)], keyboard([card]), texts, discreet=discreet)


def view_silence_notice(
    notice: SilenceNotice, texts: Texts, *, zone: ZoneInfo, discreet: bool = False
) -> tuple[Screen, ...]:
    """Returns which channels fell silent; all of them in one notice."""
    blocks: list[Text] = [Bold(texts("silence-title", count=len(notice.channels), followed=notice.followed))]
    for each in notice.channels:
        moment = format_moment(each.last_post_at, zone, texts)
        title = channel_title(each.title, each.username)
        blocks.append(join("\n", [title, texts("silence-since", moment=moment)]))
    blocks.append(Text(texts("silence-meaning")))
    cards = [button(each.title, OpenChannel(channel_id=each.channel_id)) for each in notice.channels[:_CARDS]]
    rest = [button(texts("button-all-channels"), ChannelsPage())] if len(notice.channels) > _CARDS else []
    return make_screens(blocks, keyboard(*in_rows(cards, 2), rest), texts, discreet=discreet)


def _meaning(notice: ChannelNotice, texts: Texts, zone: ZoneInfo) -> Sequence[Text]:
    noticed = texts("channel-closed-noticed", moment=format_moment(notice.at, zone, texts))
    if notice.last_post_at is None:
        last = texts("channel-closed-no-posts")
    else:
        last = texts("channel-closed-last", moment=format_moment(notice.last_post_at, zone, texts))
    return [Text(f"{noticed} {last}"), Text(texts("channel-closed-hint"))]
