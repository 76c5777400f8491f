"""What the buttons under a search answer say, beside paging and order; the rest: callbacks.py.

| class | under which button | handler should |
|---|---|---|
| OpenNarrowing | "Narrow down" | swap the buttons for what the answer may be narrowed to |
| Narrow | a topic, a country, a period, a channel, a kind | the query with that filter, in place |
| Widen | "✕ …" | the query without the filter at `place` among its parts, in place |
| ExportPosts | "Export", then "CSV" or "JSON" | swap the buttons for the two / hand over the file |
"""

from __future__ import annotations

from typing import Literal

from aiogram.filters.callback_data import CallbackData

from bot.domain.refining import FilterName

Order = Literal["new", "best"]


class OpenNarrowing(CallbackData, prefix="narrowing"):
    token: str
    order: Order = "new"


class Narrow(CallbackData, prefix="narrow"):
    """`value` of `from` is the channel's id."""

    token: str
    name: FilterName
    value: str
    order: Order = "new"


class Widen(CallbackData, prefix="widen"):
    token: str
    place: int
    order: Order = "new"


class ExportPosts(CallbackData, prefix="posts"):
    token: str
    form: Literal["ask", "csv", "json"] = "ask"
    order: Order = "new"
