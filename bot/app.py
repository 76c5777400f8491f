"""The composition root: builds the parts that serve people, runs them together, stops them cleanly.

What each command needs is built in core.py, what reads channels in reading.py. No rules here: who decides
what stands in the rooms.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from datetime import timedelta

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)

from bot.chat.commands import register_commands
from bot.chat.context import ChatContext
from bot.chat.dispatcher import build_dispatcher
from bot.chat.in_flight import InFlight
from bot.console.conversation import Screenwriter, answer_lines, converse
from bot.console.session import ConsoleSession
from bot.console.terminal import CONSOLE_CHAT_ID, Terminal
from bot.core import Core
from bot.delivery.limits import GROUP, Limiter
from bot.delivery.sender import Sender
from bot.delivery.token_watch import TokenWatch
from bot.errors import ConfigError, OperatorError, OutageError
from bot.reading import collect, find_first, start_parts, stop_on_signals
from bot.supervisor import Supervisor
from bot.timetable import run_jobs
from storage.delivery_parts import list_handed_over
from storage.parts import forget_other_parts

CONSOLE_TOKEN = "1:the-terminal-needs-no-token"  # as it says  # nosec B105
STOP_S, CONFIRM_S = 7.0, 1.0  # of the 10 seconds that a stop may take
PATIENT = ("collector",)  # waits for a login, while the other parts serve people
# What is said of a token is none.
TOKEN_REFUSED = "BOT_TOKEN: Telegram does not accept it; get a new one from @BotFather"  # nosec B105


def build_chat(core: Core, *, is_sample: bool, in_flight: InFlight | None = None) -> Dispatcher:
    """Returns the dispatcher that Telegram, the terminal and tests use alike."""
    settings = core.settings
    return build_dispatcher(
        ChatContext(
            db=core.db,
            analyser=core.analyser,
            lexicon=core.lexicon,
            now=core.clock.now,
            default_zone=settings.default_timezone,
            default_language=settings.default_language,
            is_sample=is_sample,
            access=settings.access,
            alert_limit=settings.alerts_per_person,
            backup_days=settings.backups_kept,
            notes_days=settings.inactive_months > 0,
            admin_ids=(*settings.admin_ids, CONSOLE_CHAT_ID) if in_flight is None else settings.admin_ids,
        ),
        in_flight,
    )


async def run_terminal(
    core: Core,
    screen: Screenwriter,
    *,
    is_sample: bool,
    lines: Iterable[str] | None = None,
    otherwise: str = "/start",
    meanwhile: Callable[[], Awaitable[None]] | None = None,
) -> None:
    """Runs the chat in the terminal: a person's lines, or the given ones (`otherwise` when none).

    Due digests and alerts arrive as Telegram's people get them: through the outbox and its sender.
    """
    session = ConsoleSession(screen.write, core.settings.database_path.parent)
    bot = Bot(CONSOLE_TOKEN, session=session)
    sender = Sender(core.db, bot, core.clock)
    terminal = Terminal(bot, session, build_chat(core, is_sample=is_sample), core.settings.default_language)
    if lines is not None:
        if not await answer_lines(terminal, screen, lines):
            await terminal.say(otherwise)
        await sender.send_due()
        return
    supervisor = Supervisor(core.clock)
    async with asyncio.TaskGroup() as group:
        parts = [
            group.create_task(supervisor.keep("sender", sender.run)),
            group.create_task(supervisor.keep("jobs", lambda: run_jobs(core))),
        ]
        if meanwhile is not None:
            parts.append(group.create_task(supervisor.keep("sample", meanwhile)))
        await converse(terminal, screen)
        for part in parts:
            part.cancel()


async def run_service(core: Core, *, collecting: bool, is_all: bool) -> None:
    """Runs chat, digests and sender until told to stop (SIGTERM, Ctrl-C); with `collecting` channels are
    read too, which waits for a login if need be. `is_all`: no other process has a part in the work.

    Raises OperatorError when Telegram does not accept the token, at start or later.
    """
    stop, in_flight = stop_on_signals(), InFlight()
    bot = _build_bot(core, token := TokenWatch(stop), limiter := Limiter())
    await _remember_sent(core, limiter)
    dispatcher = build_chat(core, is_sample=False, in_flight=in_flight)
    sender = Sender(core.db, bot, core.clock)
    parts = {
        "chat": lambda: _poll(core, dispatcher, bot),
        "sender": sender.run,
        "jobs": lambda: run_jobs(core),
    }
    if collecting:
        parts["collector"] = lambda: collect(core)
    if is_all:
        await core.db.write(forget_other_parts, parts.keys())
    try:
        async with bot.session, asyncio.TaskGroup() as group:
            tasks = start_parts(core, group, parts, patient=PATIENT)
            await stop.wait()
            await _finish(dispatcher, bot, in_flight, sender)
            for task in tasks:
                task.cancel()
    except* OperatorError as errors:
        raise find_first(errors) from None
    if token.is_refused:
        raise OperatorError(TOKEN_REFUSED)


async def _remember_sent(core: Core, limiter: Limiter) -> None:
    """What was sent just before a crash counts towards Telegram's limits after it."""
    now = core.clock.now()
    for chat_id, at in await core.db.read(list_handed_over, now - timedelta(seconds=GROUP.seconds)):
        # Stored in whole seconds: it may have been one later.
        limiter.remember(chat_id, max(0.0, core.clock.real_s((now - at).total_seconds() - 1)))


def _build_bot(core: Core, token: TokenWatch, limiter: Limiter) -> Bot:
    settings = core.settings
    if settings.bot_token is None:
        raise ConfigError("BOT_TOKEN: not set")
    session = AiohttpSession(api=TelegramAPIServer.from_base(settings.bot_api_url))
    session.middleware(token)
    session.middleware(limiter)
    return Bot(settings.bot_token.get_secret_value(), session=session)


async def _poll(core: Core, dispatcher: Dispatcher, bot: Bot) -> None:
    """Talks to people until stopped; polling itself outlives outages, its beginning does not."""
    core.analyser.word_keys("газ")  # loads the dictionary, or the first question would wait for that
    try:
        with suppress(TelegramRetryAfter):  # the commands of the last start are still registered
            await register_commands(bot)
        await dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False)
    except (TelegramUnauthorizedError, TelegramNotFound):
        raise OperatorError(TOKEN_REFUSED) from None
    except (TelegramNetworkError, TelegramServerError, ClientDecodeError) as error:
        raise OutageError(f"Telegram cannot be reached ({type(error).__name__})") from None


async def _finish(dispatcher: Dispatcher, bot: Bot, in_flight: InFlight, sender: Sender) -> None:
    """Takes in nothing more, and lets what was begun come to its end, within STOP_S."""
    with suppress(RuntimeError):  # polling has not begun, or waits to begin anew
        await dispatcher.stop_polling()
    with suppress(TimeoutError):
        async with asyncio.timeout(STOP_S):
            await asyncio.gather(in_flight.wait_done(STOP_S), sender.stop())
    with suppress(TimeoutError, TelegramAPIError, ClientDecodeError):
        async with asyncio.timeout(CONFIRM_S):
            await in_flight.confirm(bot)
