"""Groups and channels: the bot comes and goes, is greeted, moves along; admins set a chat up in private.

A channel hears nothing of it: who brought the bot there gets a message, if they talk to the bot. Nothing
of who set a chat up is stored.
"""

from __future__ import annotations

from dataclasses import replace as changed

from aiogram import Bot, F, Router
from aiogram.filters import Command, CommandObject, CommandStart, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message

from bot.chat.alert_plans import preview_query
from bot.chat.commands import show_commands
from bot.chat.context import ChatContext
from bot.chat.memberships import adopt_chat, can_write, read_membership, receive_chat
from bot.chat.screens import Reader
from bot.chat.showing import replace, send, show
from bot.chat.stamps import Acting, acting_for, decode_chat, encode_chat
from bot.chat.standing import Standings
from bot.errors import UserError
from bot.i18n import load_texts
from bot.views.channel_names import is_cancel
from bot.views.chat_callbacks import ChatHome, NewChatAlert, PickChat, RemoveChat
from bot.views.chats import (
    PICK_CHANNEL,
    PICK_GROUP,
    ChatCard,
    view_chat,
    view_chat_added,
    view_chats,
    view_group_hello,
    view_new_chat_alert,
    view_pick_chat,
    view_pick_over,
    view_remove_chat,
)
from bot.views.screen import Screen
from storage.alerts import list_alerts
from storage.subscribers import deactivate, find_subscriber, move_chat
from storage.subscriptions import list_subscriptions

SET_UP = "for_"  # begins the payload of the link that sets a chat up
IN_GROUP = F.chat.type.in_({"group", "supergroup"})
IN_PRIVATE = F.chat.type == "private"
STARTGROUP, STARTCHANNEL = "startgroup=hello", "startchannel&admin=post_messages"


class ChatSetup(StatesGroup):
    """What the dialog waits for."""

    alert = State()


def build_router() -> Router:
    """Returns the router of this group."""
    router = Router(name="groups and channels")
    router.my_chat_member.register(on_membership)
    router.message.register(on_moved, F.migrate_to_chat_id)
    router.message.register(on_moved_here, F.migrate_from_chat_id)
    router.message.register(cmd_hello, IN_GROUP, CommandStart())
    router.message.register(cmd_set_up, IN_PRIVATE, CommandStart(magic=F.args.startswith(SET_UP)))
    router.message.register(cmd_chats, Command("groups"))
    router.message.register(on_picked, F.chat_shared.request_id.in_({PICK_GROUP, PICK_CHANNEL}))
    router.message.register(on_cancel, IN_PRIVATE, StateFilter(None), F.text, F.text.func(is_cancel))
    router.message.register(on_alert_query, ChatSetup.alert, F.text, ~F.text.startswith("/"))
    router.callback_query.register(on_pick, PickChat.filter())
    router.callback_query.register(on_home, ChatHome.filter())
    router.callback_query.register(on_new_alert, NewChatAlert.filter())
    router.callback_query.register(on_remove, RemoveChat.filter())
    return router


async def on_membership(change: ChatMemberUpdated, bot: Bot, context: ChatContext) -> None:
    """The bot was brought to a chat, was given or lost the right to write there, or was removed."""
    match read_membership(change):
        case "left":
            await context.db.write(deactivate, change.chat.id, context.now())
        case "came" if (chat := await receive_chat(context, change)) is not None:
            if chat.kind == "group":
                url = await _set_up_url(bot, chat.chat_id)
                await send(bot, chat.chat_id, view_group_hello(load_texts(chat.language), url))
            else:
                await _tell_who_brought(change, bot, context)


async def on_moved(message: Message, bot: Bot, context: ChatContext) -> None:
    """The group became a supergroup, under another id."""
    await _move(bot, context, message.chat.id, message.migrate_to_chat_id or message.chat.id)


async def on_moved_here(message: Message, bot: Bot, context: ChatContext) -> None:
    """The same, told in the supergroup."""
    await _move(bot, context, message.migrate_from_chat_id or message.chat.id, message.chat.id)


async def cmd_hello(message: Message, bot: Bot, reader: Reader) -> None:
    """/start in a group."""
    url = await _set_up_url(bot, reader.subscriber.chat_id)
    await show(message, view_group_hello(reader.texts, url))


async def cmd_set_up(
    message: Message, command: CommandObject, bot: Bot, reader: Reader, standings: Standings
) -> None:
    """The link "Set up in private" of a group."""
    chat_id = decode_chat((command.args or "").removeprefix(SET_UP)) or 0
    await _show_card(message, chat_id, bot, reader, standings)


async def cmd_chats(message: Message, bot: Bot, reader: Reader) -> None:
    """/groups: how to bring the bot to a group or a channel."""
    username = (await bot.me()).username
    group_url, channel_url = (f"https://t.me/{username}?{what}" for what in (STARTGROUP, STARTCHANNEL))
    await show(message, view_chats(reader.texts, group_url=group_url, channel_url=channel_url))


async def on_pick(callback: CallbackQuery, reader: Reader) -> None:
    """ "Choose a group or channel": Telegram's own list, in the menu."""
    await show(callback, view_pick_chat(reader.texts))


async def on_picked(message: Message, bot: Bot, reader: Reader, standings: Standings) -> None:
    """A group or a channel from that list."""
    chat_id = message.chat_shared.chat_id if message.chat_shared else 0
    await show(message, view_pick_over(reader.texts))
    await _show_card(message, chat_id, bot, reader, standings)


async def on_cancel(message: Message, reader: Reader) -> None:
    """ "Cancel" in the menu."""
    await show(message, view_pick_over(reader.texts))


async def on_home(callback: CallbackQuery, bot: Bot, reader: Reader) -> None:
    """ "‹ To this chat": its card."""
    await replace(callback, await _view_card(reader, bot))


async def on_new_alert(callback: CallbackQuery, reader: Reader, state: FSMContext) -> None:
    """ "New alert": the next message is its query."""
    await state.set_state(ChatSetup.alert)
    await show(callback, view_new_chat_alert(reader.texts))


async def on_alert_query(message: Message, reader: Reader, state: FSMContext) -> None:
    """The query; the dialog goes on until it is one that can be read."""
    screen = await preview_query(reader, state, message.text or "")
    await state.set_state(None)
    await show(message, screen)


async def on_remove(callback: CallbackQuery, reader: Reader) -> None:
    """ "Remove everything" asks first."""
    await replace(callback, view_remove_chat(reader.texts))


async def _move(bot: Bot, context: ChatContext, old: int, new: int) -> None:
    """What belongs to the group goes with it; its list of commands Telegram leaves behind."""
    await context.db.write(move_chat, old, new)
    group = await context.db.read(find_subscriber, new)
    if group is not None:
        await show_commands(bot, group, load_texts(group.language))


async def _show_card(message: Message, chat_id: int, bot: Bot, person: Reader, standings: Standings) -> None:
    """The card of a chat, for its admin; the chat becomes a subscriber if it is not one yet."""
    context = person.context
    standing = await standings.find(bot, chat_id, person.subscriber.chat_id, context.now())
    chat = await adopt_chat(context, bot, chat_id, person.subscriber) if standing.is_admin else None
    if chat is None:
        raise UserError("error-not-your-chat")
    with acting_for(Acting(chat_id, standing.title, person.texts)):
        await show(message, await _view_card(changed(person, subscriber=chat), bot))


async def _view_card(reader: Reader, bot: Bot) -> Screen:
    """What is set up for the chat that the reader stands for."""
    db, chat = reader.context.db, reader.subscriber
    card = ChatCard(
        chat=chat,
        subscriptions=len(await db.read(list_subscriptions, chat.chat_id)),
        alerts=len(await db.read(list_alerts, chat.chat_id)),
    )
    return view_chat(card, reader.texts, can_write=await can_write(bot, chat.chat_id))


async def _tell_who_brought(change: ChatMemberUpdated, bot: Bot, context: ChatContext) -> None:
    """In private, if they talk to the bot; the channel itself hears nothing."""
    person = await context.db.read(find_subscriber, change.from_user.id)
    if person is None or not person.active:
        return
    texts, title = load_texts(person.language), change.chat.title or ""
    with acting_for(Acting(change.chat.id, title, texts)):
        await send(bot, person.chat_id, view_chat_added(texts))


async def _set_up_url(bot: Bot, chat_id: int) -> str:
    return f"https://t.me/{(await bot.me()).username}?start={SET_UP}{encode_chat(chat_id)}"
