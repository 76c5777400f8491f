"""/admin for those who run the bot: its pages, invitations, dead letters. For others it does not exist.

Who is let in by hand stands in letting_in.py, announcements in announcing.py, channels in channels.py.
"""

from __future__ import annotations

import secrets
from datetime import timedelta

from aiogram import Bot, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.answers.desk import list_by_trouble
from bot.chat.middlewares import OperatorsOnly
from bot.chat.screens import Reader
from bot.chat.showing import replace, show
from bot.chat.tokens import STALE
from bot.errors import UserError
from bot.views.admin import PAGE_SIZE, view_admin, view_channel_health, view_dead_letters, view_statistics
from bot.views.admin_access import EXPIRIES, view_allowlist, view_invites
from bot.views.admin_callbacks import AdminPage, MakeInvite, ReviveLetter, RevokeInvite
from bot.views.notices import toast
from bot.views.screen import Screen
from storage.allowlist import list_allowed
from storage.dead_letters import count_dead_letters, list_dead_letters, revive_dead_letter
from storage.invites import add_invite, list_open_invites, remove_invite
from storage.statistics import count_all


def build_router() -> Router:
    """Returns the router of this group; each of its handlers is for operators only."""
    router = Router(name="admin")
    for observer in (router.message, router.callback_query):
        observer.middleware(OperatorsOnly())
    router.message.register(cmd_admin, Command("admin"))
    router.callback_query.register(on_page, AdminPage.filter())
    router.callback_query.register(on_make_invite, MakeInvite.filter())
    router.callback_query.register(on_revoke_invite, RevokeInvite.filter())
    router.callback_query.register(on_revive, ReviveLetter.filter())
    return router


async def cmd_admin(message: Message, reader: Reader) -> None:
    """/admin"""
    await show(message, view_admin(reader.texts, access=reader.context.access))


async def on_page(callback: CallbackQuery, callback_data: AdminPage, reader: Reader, bot: Bot) -> None:
    """A page of /admin; that of announcements is a dialog, and announcing.py's."""
    await replace(callback, await view_place(reader, bot, callback_data))


async def on_make_invite(
    callback: CallbackQuery, callback_data: MakeInvite, reader: Reader, bot: Bot
) -> None:
    """A new invitation."""
    if callback_data.days not in EXPIRIES:
        raise UserError(STALE)
    now = reader.context.now()
    until = now + timedelta(days=callback_data.days) if callback_data.days else None
    await reader.context.db.write(add_invite, secrets.token_urlsafe(9), now, until)
    screen = await view_place(reader, bot, AdminPage(place="invites"))
    await replace(callback, screen, toast=toast("saved", reader.texts))


async def on_revoke_invite(
    callback: CallbackQuery, callback_data: RevokeInvite, reader: Reader, bot: Bot
) -> None:
    """An invitation is taken back."""
    was_open = await reader.context.db.write(remove_invite, callback_data.code)
    screen = await view_place(reader, bot, AdminPage(place="invites"))
    await replace(callback, screen, toast=toast("deleted" if was_open else "stale", reader.texts))


async def on_revive(callback: CallbackQuery, callback_data: ReviveLetter, reader: Reader, bot: Bot) -> None:
    """A dead letter is tried once more."""
    context = reader.context
    is_tried = await context.db.write(revive_dead_letter, callback_data.delivery_id, context.now())
    screen = await view_place(reader, bot, AdminPage(place="dead", at=callback_data.at))
    await replace(callback, screen, toast=toast("requeued" if is_tried else "stale", reader.texts))


async def view_place(reader: Reader, bot: Bot, page: AdminPage) -> Screen:
    """A page of /admin as it is now."""
    context, texts, at = reader.context, reader.texts, max(0, page.at)
    match page.place:
        case "health":
            lines = await list_by_trouble(context.db, context.now())
            return view_channel_health(lines, texts, now=context.now(), zone=reader.zone, page=at)
        case "invites":
            invites = await context.db.read(list_open_invites, context.now())
            name = (await bot.me()).username or ""
            return view_invites(
                invites, texts, bot_name=name, zone=reader.zone, access=context.access, page=at
            )
        case "allowlist":
            chats = await context.db.read(list_allowed)
            return view_allowlist(chats, texts, access=context.access, page=at)
        case "statistics":
            return view_statistics(await context.db.read(count_all), texts)
        case "dead":
            letters = await context.db.read(list_dead_letters, limit=PAGE_SIZE, before=at or None)
            count = await context.db.read(count_dead_letters)
            return view_dead_letters(letters, count, texts, zone=reader.zone, at=at)
        case _:
            return view_admin(texts, access=context.access)
