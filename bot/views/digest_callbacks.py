"""What the buttons of scheduled digests say to the handlers, each in 64 bytes at most (see callbacks.py).

| class | under which button | handler should |
|---|---|---|
| OpenDigest | "No. 1: change", a property of the card, "Done" | show the card, or the page that changes it |
| SetDigest | a topic, a length, a time … | change that property, show the page or the card |
| PreviewDigest | "Preview" | what the digest would be now, below |
| AskFilter, ClearFilter | "Filter", "No filter" | wait for the query in a message / remove it |
| CancelFilter | "Cancel" while it waits | stop waiting |
| RestoreDigest | "Undo" after a change or a removal | bring back what is kept under the token |
| Away | "Pause until I am back", "I am back" | begin or end the absence |
"""

from __future__ import annotations

from typing import Literal

from aiogram.filters.callback_data import CallbackData

from bot.domain.digest_edits import Field

DigestPage = Literal[
    "card",
    "topic",
    "relation",
    "language",
    "kind",
    "channel",
    "length",
    "time",
    "hours",
    "minutes",
    "days",
]


class OpenDigest(CallbackData, prefix="dig"):
    """`at`: the hour whose quarters are shown, or the page of the channels."""

    subscription_id: int
    page: DigestPage = "card"
    at: int = 0


class SetDigest(CallbackData, prefix="dset"):
    """`value` as digest_edits.change takes it."""

    subscription_id: int
    field: Field
    value: str


class PreviewDigest(CallbackData, prefix="dprev"):
    subscription_id: int


class AskFilter(CallbackData, prefix="dask"):
    subscription_id: int


class ClearFilter(CallbackData, prefix="dclear"):
    subscription_id: int


class CancelFilter(CallbackData, prefix="dno"):
    pass


class RestoreDigest(CallbackData, prefix="dback"):
    token: str


class Away(CallbackData, prefix="away"):
    on: bool
