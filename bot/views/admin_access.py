"""Who is let in: invitations as links, and the list of chats that an operator lets in by hand.

Chats have numbers here and no names: none is kept. Says what holds while the door stands open.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal
from zoneinfo import ZoneInfo

from aiogram.types import (
    InlineKeyboardButton,
    KeyboardButton,
    KeyboardButtonRequestChat,
    KeyboardButtonRequestUsers,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from aiogram.utils.formatting import Bold, Code, Text

from bot.i18n import Texts
from bot.views.admin import PAGE_SIZE, home_button
from bot.views.admin_callbacks import AdminPage, AskAllow, Disallow, MakeInvite, RevokeInvite
from bot.views.formats import format_date
from bot.views.screen import Screen, button, in_rows, join, keyboard, rich
from storage.records.desk import OpenInvite

ALLOW_PERSON, ALLOW_GROUP = 21, 22  # Telegram gives the number back with who was picked
EXPIRIES = (1, 7, 30, 0)
Allowed = Literal["added", "known"]


def view_invites(
    invites: Sequence[OpenInvite], texts: Texts, *, bot_name: str, zone: ZoneInfo, access: str, page: int = 0
) -> Screen:
    """Returns the invitations that are open, as links that copy with a tap, and the ways to new ones."""
    page, pages = min(page, max(0, (len(invites) - 1) // PAGE_SIZE)), -(-len(invites) // PAGE_SIZE)
    shown = list(enumerate(invites, start=1))[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    title: list[Text | str] = [Bold(texts("invites-title", count=len(invites))), texts("invites-hint")]
    if access != "invite":
        title.append(texts("invites-not-asked"))
    blocks: list[Text | str] = [join("\n", title)]
    for number, invite in shown:
        until = texts("invite-endless")
        if invite.expires_at is not None:
            until = texts("invite-until", day=format_date(invite.expires_at, zone, texts))
        link = Code(f"https://t.me/{bot_name}?start={invite.code}")
        blocks.append(Text(f"{number}. ", link, "\n", until))
    make = [button(_expiry(days, texts), MakeInvite(days=days)) for days in EXPIRIES]
    drop = [
        button(texts("button-invite-revoke", number=number), RevokeInvite(code=invite.code))
        for number, invite in shown
    ]
    leaf = _leaf("invites", page, pages, texts)
    rows = [*in_rows(make, 2), *in_rows(drop, 2), leaf, [home_button(texts)]]
    return Screen(join("\n\n", blocks), keyboard(*rows))


def view_allowlist(chats: Sequence[tuple[int, bool]], texts: Texts, *, access: str, page: int = 0) -> Screen:
    """Returns the chats that are let in, each with whether it has come."""
    page, pages = min(page, max(0, (len(chats) - 1) // PAGE_SIZE)), -(-len(chats) // PAGE_SIZE)
    shown = list(enumerate(chats, start=1))[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    title: list[Text | str] = [Bold(texts("allowlist-title", count=len(chats))), texts("allowlist-hint")]
    if access == "open":
        title.append(texts("allowlist-not-asked"))
    lines = [
        Text(f"{number}. ", Code(str(chat_id)), " — ", texts("allowed-in" if is_in else "allowed-not-yet"))
        for number, (chat_id, is_in) in shown
    ]
    drop = [
        button(texts("button-disallow", number=number), Disallow(chat_id=chat_id))
        for number, (chat_id, _) in shown
    ]
    blocks: list[Text | str] = [join("\n", title), *([join("\n", lines)] if lines else [])]
    ask = button(texts("button-allow"), AskAllow())
    leaf = _leaf("allowlist", page, pages, texts)
    return Screen(join("\n\n", blocks), keyboard([ask], *in_rows(drop, 2), leaf, [home_button(texts)]))


def view_ask_allow(texts: Texts) -> Screen:
    """Returns how to name a chat, with the menu that picks one."""
    person = KeyboardButtonRequestUsers(request_id=ALLOW_PERSON, user_is_bot=False)
    group = KeyboardButtonRequestChat(request_id=ALLOW_GROUP, chat_is_channel=False)
    menu = ReplyKeyboardMarkup(
        keyboard=[
            [KeyboardButton(text=texts("button-allow-person"), request_users=person)],
            [KeyboardButton(text=texts("button-pick-group"), request_chat=group)],
            [KeyboardButton(text=texts("button-cancel"))],
        ],
        resize_keyboard=True,
        one_time_keyboard=True,
    )
    return Screen(Text(texts("allow-ask")), menu=menu)


def view_allowed(outcome: Allowed, chat_id: int, texts: Texts) -> Screen:
    """Returns that a chat may come in now, or could before."""
    number = Code(str(chat_id))
    return Screen(rich(texts, f"allow-{outcome}", chat=number), menu=ReplyKeyboardRemove())


def view_allow_over(texts: Texts) -> Screen:
    """Returns that nobody is being let in; the menu goes."""
    return Screen(Text(texts("allow-over")), menu=ReplyKeyboardRemove())


def view_disallow(chat_id: int, texts: Texts) -> Screen:
    """Returns the question before a chat is shut out and erased."""
    yes = button(texts("button-disallow-sure"), Disallow(chat_id=chat_id, sure=True))
    back = button(texts("button-admin-allowlist"), AdminPage(place="allowlist"))
    return Screen(rich(texts, "disallow-question", chat=Code(str(chat_id))), keyboard([yes], [back]))


def _expiry(days: int, texts: Texts) -> str:
    return texts("button-invite-days", days=days) if days else texts("button-invite-endless")


def _leaf(
    place: Literal["invites", "allowlist"], page: int, pages: int, texts: Texts
) -> list[InlineKeyboardButton]:
    return [
        button(texts(key), AdminPage(place=place, at=to))
        for key, to in (("button-previous", page - 1), ("button-next", page + 1))
        if 0 <= to < pages
    ]
