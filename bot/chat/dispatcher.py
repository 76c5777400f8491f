"""Builds the dispatcher: storage of dialogs, middlewares, handlers, the one door for errors.

Long polling, a terminal and tests all use the dispatcher built here.
"""

from __future__ import annotations

from aiogram import Dispatcher
from aiogram.fsm.strategy import FSMStrategy

from bot.chat.context import ChatContext
from bot.chat.errors import build_error_router
from bot.chat.fsm_storage import DatabaseStorage
from bot.chat.group_chats import GroupChats, GroupTalk
from bot.chat.handlers import (
    adding,
    admin,
    alert_cards,
    alerts,
    announcing,
    asking,
    channels,
    chats,
    digest_editing,
    digests,
    editing,
    first_steps,
    inline,
    letting_in,
    pictures,
    pointing,
    privacy,
    refining,
    settings,
    subscriptions,
)
from bot.chat.in_flight import InFlight
from bot.chat.inline_door import InlineDoor
from bot.chat.middlewares import Patience, SubscriberMiddleware
from bot.chat.on_behalf import OnBehalf
from bot.chat.one_tap import OneTap
from bot.chat.standing import Standings
from bot.chat.throttling import Throttle
from bot.chat.typing import Typing


def build_dispatcher(context: ChatContext, in_flight: InFlight | None = None) -> Dispatcher:
    """Returns a dispatcher over `context`; its handlers hold no state of their own.

    `in_flight` then knows which updates are being answered.
    """
    standings = Standings()
    dispatcher = Dispatcher(
        storage=DatabaseStorage(context.db),
        fsm_strategy=FSMStrategy.CHAT,  # a group has one dialog, and no row names who of it spoke
        disable_fsm=True,  # here only: it reads the database, and has its place below
        context=context,
        standings=standings,
    )
    if in_flight is not None:
        dispatcher.update.outer_middleware(in_flight)
        dispatcher.errors.outer_middleware(in_flight)  # an error is answered after the update's own end
    dispatcher.update.outer_middleware(GroupTalk())  # first: what a group talks about is nobody's account
    dispatcher.update.outer_middleware(Throttle(context))
    dispatcher.update.outer_middleware(dispatcher.fsm)
    dispatcher.update.outer_middleware(Patience())
    dispatcher.update.outer_middleware(OneTap(context.now))
    dispatcher.update.outer_middleware(GroupChats(context, standings))
    dispatcher.update.outer_middleware(InlineDoor(context))
    dispatcher.update.outer_middleware(SubscriberMiddleware(context))
    dispatcher.update.outer_middleware(OnBehalf(context, standings))
    for observer in (dispatcher.message, dispatcher.edited_message, dispatcher.callback_query):
        observer.middleware(Typing())
    dispatcher.include_routers(
        build_error_router(),
        chats.build_router(),
        announcing.build_router(),  # its dialogs, and those below, come before plain messages
        letting_in.build_router(),
        admin.build_router(),
        adding.build_router(),  # first: while names are expected, a message is no search
        editing.build_router(),  # likewise while an alert's new query is
        digest_editing.build_router(),  # and a digest's query
        first_steps.build_router(),
        digests.build_router(),
        subscriptions.build_router(),
        channels.build_router(),
        alerts.build_router(),
        alert_cards.build_router(),
        pictures.build_router(),
        settings.build_router(),
        privacy.build_router(),
        inline.build_router(),
        refining.build_router(),
        pointing.build_router(),
        asking.build_router(),  # last: whatever is no command is a search
    )
    return dispatcher
