"""Adding channels by their names: what to send, what became of it, and which names are awaited.

A menu below the input field offers Telegram's own list of channels while names are expected. Honest
about the difference between a name that was taken and a channel that is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from aiogram.types import (
    InlineKeyboardButton,
    KeyboardButton,
    KeyboardButtonRequestChat,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from aiogram.utils.formatting import Bold, Code, Text

from bot.domain.channel_names import AddReport, AwaitedName
from bot.i18n import LANGUAGES, Texts, load_texts
from bot.views.callbacks import ChannelsPage, DropName, NamesPage, RetryName
from bot.views.formats import format_names
from bot.views.operator_desk import awaited_line
from bot.views.screen import Screen, button, join, keyboard, rich

Dialog = Literal["none", "on", "over"]
"""Whether names are expected: not at all, still, or until this answer."""

PICK_REQUEST = 1  # Telegram gives it back with the channel that was picked
EXAMPLE, EXAMPLE_LINK = "@name", "https://t.me/name"
_NAMES_SHOWN, _REFUSED_SHOWN = 20, 8  # 50 names and what else one message holds fit one answer
_PAGE_SIZE = 8


def view_add_channels(texts: Texts) -> Screen:
    """Returns what to send, with the menu that picks a channel."""
    lines = [rich(texts, "add-prompt", **_examples()), Text(texts("add-pick"))]
    return Screen(join("\n", lines), menu=_menu(texts))


def view_adding_over(texts: Texts) -> Screen:
    """Returns that no names are expected any more; the menu goes."""
    return Screen(Text(texts("add-cancelled")), menu=ReplyKeyboardRemove())


def view_added(
    report: AddReport, texts: Texts, *, dialog: Dialog = "none", is_sample: bool = False
) -> Screen:
    """Returns what became of each name, and what happens next."""
    lines: list[Text | str] = []
    heaps = {
        "wanted": report.wanted,
        "waiting": report.waiting,
        "back": report.back,
        "known": report.known,
        "paused": report.paused,
    }
    for heap, names in heaps.items():
        if names:
            lines.append(rich(texts, f"added-{heap}", names=_listed(names, texts)))
    if report.private:
        private = Code(_listed(report.private, texts, most=_REFUSED_SHOWN))
        lines.append(rich(texts, "added-private", names=private, **_examples()))
    if report.nonsense:
        nonsense = Code(_listed(report.nonsense, texts, most=_REFUSED_SHOWN))
        lines.append(rich(texts, "added-nonsense", names=nonsense, **_examples()))
    if report.left_out:
        lines.append(texts("added-left-out", count=report.left_out))
    if report.wanted or report.waiting:
        lines.append(texts("added-sample") if is_sample else texts("added-hint"))
    if not lines:
        lines.append(rich(texts, "added-nothing", **_examples()))
    text = join("\n\n", lines)
    if dialog == "none":
        return Screen(text, keyboard([button(texts("button-all-channels"), ChannelsPage())]))
    return Screen(text, menu=ReplyKeyboardRemove() if dialog == "over" else _menu(texts))


def view_names(names: Sequence[AwaitedName], texts: Texts, *, page: int = 0) -> Screen:
    """Returns a page of the names that are not found (yet), each with its buttons."""
    back = button(texts("button-all-channels"), ChannelsPage())
    if not names:
        return Screen(Text(texts("names-empty")), keyboard([back]))
    pages = -(-len(names) // _PAGE_SIZE)
    page = min(max(page, 0), pages - 1)
    shown = list(enumerate(names, start=1))[page * _PAGE_SIZE : (page + 1) * _PAGE_SIZE]
    listed = [f"{number}. {awaited_line(name, texts)}" for number, name in shown]
    blocks: list[Text | str] = [Bold(texts("names-title", count=len(names))), "\n".join(listed)]
    if pages > 1:
        blocks.append(texts("alerts-page", page=page + 1, pages=pages))
    rows = [_name_buttons(number, name, page, texts) for number, name in shown]
    leaf = [
        button(texts(key), NamesPage(page=to))
        for key, to in (("button-previous", page - 1), ("button-next", page + 1))
        if 0 <= to < pages
    ]
    return Screen(join("\n\n", [*blocks, texts("names-hint")]), keyboard(*rows, leaf, [back]))


def is_cancel(text: str) -> bool:
    """Whether this is the menu's "Cancel", in whatever language the menu was shown."""
    return text.strip() in {load_texts(language)("button-cancel") for language in LANGUAGES}


def _menu(texts: Texts) -> ReplyKeyboardMarkup:
    request = KeyboardButtonRequestChat(
        request_id=PICK_REQUEST,
        chat_is_channel=True,
        chat_has_username=True,
        request_title=True,
        request_username=True,
    )
    return ReplyKeyboardMarkup(
        keyboard=[
            [KeyboardButton(text=texts("button-pick-channel"), request_chat=request)],
            [KeyboardButton(text=texts("button-cancel"))],
        ],
        resize_keyboard=True,
        one_time_keyboard=True,
        input_field_placeholder=f"{EXAMPLE} {EXAMPLE_LINK}",
    )


def _name_buttons(number: int, name: AwaitedName, page: int, texts: Texts) -> list[InlineKeyboardButton]:
    drop = button(texts("button-name-drop", number=number), DropName(username=name.username, page=page))
    if name.trouble == "waiting":
        return [drop]
    retry = RetryName(username=name.username, page=page)
    return [button(texts("button-name-retry", number=number), retry), drop]


def _listed(names: Sequence[str], texts: Texts, *, most: int = _NAMES_SHOWN) -> str:
    return format_names(names, texts, most=most)


def _examples() -> dict[str, Text | str | int | float]:
    return {"name": Code(EXAMPLE), "link": Code(EXAMPLE_LINK)}
