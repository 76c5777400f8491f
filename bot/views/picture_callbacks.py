"""What the buttons that draw a channel, a story or a post say; the rest: callbacks.py.

| class | under which button | handler should |
|---|---|---|
| ShowActivity | "Activity" on a channel's card, then a period | the channel's last `days` |
| ShowByKind | "Reactions by kind" on a post's card | the story of post `seq`, by kind of source |
| ShowGrowth | "How views grew" on a post's card | views and reactions of post `seq` over its age |
"""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData


class ShowActivity(CallbackData, prefix="pact"):
    """`anew`: below, not in place."""

    channel_id: int
    days: int
    anew: bool = False


class ShowByKind(CallbackData, prefix="pkind"):
    seq: int


class ShowGrowth(CallbackData, prefix="pgrow"):
    seq: int
