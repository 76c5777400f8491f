"""What the buttons that change an alert, and that under a post, say; the rest: callbacks.py.

| class | under which button | handler should |
|---|---|---|
| EditAlert, CancelEdit | "Edit", then "Cancel" | ask for the new query / no longer |
| ReplaceAlert | "Save" under a changed query, "Undo" | give the alert that query, view_alert_changed |
| LessFrom | "Less from this channel", "Undo" | leave the channel out of the query / take it back |
| WhyPost | "Why these topics?" under a post | view_explanation of post `seq` |
"""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData


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


class WhyPost(CallbackData, prefix="pwhy"):
    seq: int
