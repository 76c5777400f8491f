"""What the buttons say that set the bot up for a group or a channel; the rest: callbacks.py.

| class | under which button | handler should |
|---|---|---|
| PickChat | "Choose a group or channel" | show the menu with Telegram's own list |
| ChatHome | "‹ To this chat", for the chat of its stamp | view_chat |
| NewChatAlert | "New alert" | ask for the query; the next message is it |
| RemoveChat | "Remove everything" | ask; the answer is callbacks.Forget |
"""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData


class PickChat(CallbackData, prefix="gpick"):
    pass


class ChatHome(CallbackData, prefix="ghome"):
    pass


class NewChatAlert(CallbackData, prefix="galert"):
    pass


class RemoveChat(CallbackData, prefix="gdel"):
    pass
