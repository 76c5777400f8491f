"""What the buttons that change an alert, and that under a post, say; the rest: callbacks.py.

| class | under which button | handler should |
|---|---|---|
| EditAlert, CancelEdit | "Edit", then "Cancel" | ask for the new query / no longer |
| ReplaceAlert | "Save" under a changed query, "Undo" | give the alert that query, view_alert_changed |
| LessFrom | "Less from this channel", "Undo" | leave the channel out of the query / take it back |
| PickPost | a post's number under an alert on several, "✓" | "Why?" and "Less" of that post / of none |
| NarrowAlert | a narrower form under a noisy preview, "Wider" | preview the query of `token` instead |
| OpenAlert | an alert in /alerts, "Options" | view_alert_card |
| SetAlert | an option on the card | store it, the card anew |
| MuteCard, DropAlert, UndropAlert | on the card; "Undo" | mute / delete / have it back as it was |
| ShowMatches | "Show all" under an alert on several posts | search with the alert's query |
| WhyPost | "Why these topics?" under a post | view_explanation of post `seq` |
"""

from __future__ import annotations

from typing import Literal

from aiogram.filters.callback_data import CallbackData

AlertOption = Literal["timing", "silent", "quiet", "story", "cap"]


class EditAlert(CallbackData, prefix="aedit"):
    alert_id: int


class CancelEdit(CallbackData, prefix="aecan"):
    pass


class ReplaceAlert(CallbackData, prefix="arepl"):
    """Gives an alert the query of `token`."""

    alert_id: int
    token: str


class LessFrom(CallbackData, prefix="aless"):
    """`on` False = the channel of post `seq` is wanted again."""

    alert_id: int
    seq: int
    on: bool


class PickPost(CallbackData, prefix="apick"):
    """`on` False = no post is chosen any more."""

    alert_id: int
    seq: int
    on: bool


class NarrowAlert(CallbackData, prefix="anarr"):
    """`alert_id` 0 = a new alert. `wider`: the token of the query before this one."""

    token: str
    alert_id: int = 0
    wider: str = ""


class OpenAlert(CallbackData, prefix="acard"):
    alert_id: int


class SetAlert(CallbackData, prefix="aset"):
    """`value`: a timing, 0 or 1, or the day's limit (0 = none)."""

    alert_id: int
    option: AlertOption
    value: str


class MuteCard(CallbackData, prefix="acmut"):
    """`days` 0 = no longer muted."""

    alert_id: int
    days: int


class DropAlert(CallbackData, prefix="acdel"):
    alert_id: int


class UndropAlert(CallbackData, prefix="acbak"):
    """`token`: of the alert as it was (chat/kept.py)."""

    token: str


class ShowMatches(CallbackData, prefix="ashow"):
    alert_id: int


class WhyPost(CallbackData, prefix="pwhy"):
    seq: int
