"""What the buttons of /admin say to their handlers; only those who run the bot have them.

| class | under which button | handler should |
|---|---|---|
| AdminPage | every page of /admin, ‹ › | show that page, from `at` on |
| MakeInvite, RevokeInvite | under the invitations | as named, show them anew |
| AskAllow | "Let somebody in" | ask; the next message names a chat |
| Disallow | under the allowlist | ask, or (`sure`) shut that chat out and erase it |
| Announce | "Send to all" under a preview | queue the draft, show how far it is |
| ShowAnnouncement, StopAnnouncement | "Refresh", "Stop" | show how far it is / drop the rest |
| ReviveLetter | "try again" | put the dead letter back into the outbox |
"""

from __future__ import annotations

from typing import Literal

from aiogram.filters.callback_data import CallbackData

AdminPlace = Literal["home", "health", "invites", "allowlist", "announce", "statistics", "dead"]


class AdminPage(CallbackData, prefix="admin"):
    """`at`: the page, from 0; of the dead letters the delivery below which it begins, 0 = the newest."""

    place: AdminPlace
    at: int = 0


class MakeInvite(CallbackData, prefix="imake"):
    """`days` 0 = it does not run out."""

    days: int


class RevokeInvite(CallbackData, prefix="idrop"):
    code: str


class AskAllow(CallbackData, prefix="wask"):
    pass


class Disallow(CallbackData, prefix="wdel"):
    chat_id: int
    sure: bool = False


class Announce(CallbackData, prefix="ann"):
    draft: str


class ShowAnnouncement(CallbackData, prefix="annsee"):
    announcement_id: str


class StopAnnouncement(CallbackData, prefix="annstop"):
    announcement_id: str


class ReviveLetter(CallbackData, prefix="dead"):
    """`at`: of the page where it stands."""

    delivery_id: int
    at: int = 0
