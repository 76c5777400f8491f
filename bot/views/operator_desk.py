"""What the list of channels shows to those who run the bot: awaited names, and a button for each channel.

Stands below the list that everybody sees (channels.py). Says nothing about who may see it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from aiogram.utils.formatting import Text

from bot.domain.answer_values import ChannelLine
from bot.domain.channel_names import AwaitedName
from bot.i18n import Texts
from bot.views.callbacks import AddChannels, ChannelsPage, NamesPage, OpenChannel
from bot.views.formats import format_names
from bot.views.screen import button, in_rows, keyboard, rich, shorten

PAGE_SIZE, _IN_A_ROW = 10, 2
_NAMES_SHOWN = 12
_FAILURE_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Desk:
    """`page` of the channels' buttons, or the page on which the channel `around` stands."""

    names: Sequence[AwaitedName] = ()
    page: int = 0
    around: int = 0


def desk_blocks(lines: Sequence[ChannelLine], desk: Desk, texts: Texts) -> list[Text]:
    """Returns which names are awaited, which were not found and why, and what the buttons do."""
    blocks = []
    waiting = [f"@{name.username}" for name in desk.names if name.trouble == "waiting"]
    if waiting:
        blocks.append(rich(texts, "names-waiting", names=format_names(waiting, texts, most=_NAMES_SHOWN)))
    missing = [name for name in desk.names if name.trouble != "waiting"][:_NAMES_SHOWN]
    if missing:
        listed = [awaited_line(name, texts) for name in missing]
        blocks.append(Text("\n".join([texts("names-missing"), *listed])))
    if lines:
        page, pages = _place(lines, desk)
        several = pages > 1
        hint = texts("channels-page", page=page + 1, pages=pages) if several else texts("channels-buttons")
        blocks.append(Text(hint))
    return blocks


def desk_buttons(lines: Sequence[ChannelLine], desk: Desk, texts: Texts) -> InlineKeyboardMarkup | None:
    """Returns the buttons: add, awaited names, a page of the channels, leafing."""
    page, pages = _place(lines, desk)
    shown = lines[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    channels = [
        button(shorten(line.title, 64) or line.username or "?", OpenChannel(channel_id=line.channel_id))
        for line in shown
    ]
    first = [button(texts("button-add-channels"), AddChannels())]
    if desk.names:
        first.append(button(texts("button-names", count=len(desk.names)), NamesPage()))
    return keyboard(first, *in_rows(channels, _IN_A_ROW), _leaf(page, pages, texts))


def awaited_line(name: AwaitedName, texts: Texts) -> str:
    """Returns "@name: why it is not followed"."""
    failure = shorten(name.failure, _FAILURE_WIDTH)
    return f"@{name.username}: {texts(f'name-{name.trouble}', failure=failure)}"


def _place(lines: Sequence[ChannelLine], desk: Desk) -> tuple[int, int]:
    """The page to show, from 0, and how many there are."""
    pages = max(1, -(-len(lines) // PAGE_SIZE))
    numbers = [number for number, line in enumerate(lines) if line.channel_id == desk.around]
    page = numbers[0] // PAGE_SIZE if desk.around and numbers else desk.page
    return min(max(page, 0), pages - 1), pages


def _leaf(page: int, pages: int, texts: Texts) -> list[InlineKeyboardButton]:
    row = []
    if page > 0:
        row.append(button(texts("button-previous"), ChannelsPage(page=page - 1)))
    if page < pages - 1:
        row.append(button(texts("button-next"), ChannelsPage(page=page + 1)))
    return row
