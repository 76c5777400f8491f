"""The composition root: builds the parts that serve people, runs them together, stops them cleanly.

What each command needs is built in core.py; here stand the chat, the sender, the jobs and the
terminal. No rules here: who decides what stands in the rooms.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.chat.commands import register_commands
from bot.chat.context import ChatContext
from bot.chat.dispatcher import build_dispatcher
from bot.console.conversation import Screenwriter, answer_lines, converse
from bot.console.session import ConsoleSession
from bot.console.terminal import Terminal
from bot.core import Core
from bot.delivery.sender import Sender
from bot.errors import ConfigError
from bot.jobs.digests import queue_due_digests
from bot.jobs.scheduler import build_scheduler
from bot.supervisor import Supervisor

CONSOLE_TOKEN = "1:the-terminal-needs-no-token"


def build_chat(core: Core, *, is_sample: bool) -> Dispatcher:
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
        )
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
    session = ConsoleSession(screen.write)
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


async def run_jobs(core: Core) -> None:
    """Runs the minute tick until cancelled: who is due gets a digest into the outbox."""

    async def tick() -> None:
        await queue_due_digests(core.db, core.clock.now(), core.analyser, core.lexicon.names)

    scheduler = build_scheduler(tick)
    scheduler.start()
    try:
        await asyncio.Event().wait()
    finally:
        scheduler.shutdown(wait=False)


async def run_service(core: Core) -> None:
    """Runs the bot on Telegram until it is told to stop (SIGTERM, Ctrl-C): chat, digests, sender."""
    settings, supervisor = core.settings, Supervisor(core.clock)
    if settings.bot_token is None:
        raise ConfigError("BOT_TOKEN: not set")
    api = TelegramAPIServer.from_base(settings.bot_api_url)
    bot = Bot(settings.bot_token.get_secret_value(), session=AiohttpSession(api=api))
    dispatcher = build_chat(core, is_sample=False)
    sender = Sender(core.db, bot, core.clock)

    async def poll() -> None:
        await register_commands(bot)
        await dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False)

    stop = _stop_on_signals()
    async with bot.session, asyncio.TaskGroup() as group:
        parts = [
            group.create_task(supervisor.keep(name, part))
            for name, part in (("chat", poll), ("sender", sender.run), ("jobs", lambda: run_jobs(core)))
        ]
        await stop.wait()
        for part in parts:
            part.cancel()


def _stop_on_signals() -> asyncio.Event:
    """Returns an event that SIGTERM and Ctrl-C set."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError):  # Windows: Ctrl-C then ends the loop itself
            loop.add_signal_handler(number, stop.set)
    return stop
