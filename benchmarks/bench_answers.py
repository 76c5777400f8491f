"""How soon a person hears something: `python -m benchmarks.bench_answers`.

The real dispatcher polls the double of the Bot API over loopback, over the sample; from the moment an update
is there, how long until the first thing that the person sees of an answer: a message, cards, or "typing…"
before it. Each question is asked several times, by people who wait for one another.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import time
from pathlib import Path
from statistics import median

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from benchmarks.report import print_figures
from bot.app import build_chat
from bot.chat.commands import register_commands
from bot.collector.export import open_source
from bot.collector.importing import ImportReport, import_items
from bot.config import load_settings
from bot.core import Core, open_core
from bot.sample import load_channels, sample_path
from storage.channels import save_channel
from tests.conftest import HandClock
from tests.doubles.bot_api import TOKEN, BotApi, Person

ROUNDS = 12
SEEN = ("sendMessage", "sendChatAction", "sendPhoto", "answerInlineQuery")
QUESTIONS = {
    "word": "газ",
    "words_and_time": "что нового по порту за неделю",
    "no_such_word": "тразит",
    "channel": "@sample_kaspi_vestnik",
    "digest": "/digest",
    "top": "/top",
    "alert": "/alert порт",
    "help": "/help",
    "inline": "",
}
PROMISED_MS = 300.0


def measure() -> dict[str, float]:
    """The figures by name: milliseconds until the person sees something."""
    folder = Path(tempfile.mkdtemp(prefix="answers-"))
    try:
        settings = load_settings(folder / "no-config.env")
        with open_core(settings, folder / "data" / "sample.db", HandClock()) as core:
            return asyncio.run(_measure(core))
    finally:
        shutil.rmtree(folder)


async def _measure(core: Core) -> dict[str, float]:
    for channel in load_channels():
        await core.db.write(save_channel, channel)
    source = open_source(sample_path())
    await import_items(source, core.ingest, core.db, ImportReport(), on_batch=lambda _: None)
    core.analyser.word_keys("газ")  # as the program does before it talks to people
    async with BotApi() as api, AiohttpSession(api=TelegramAPIServer.from_base(api.url)) as session:
        dispatcher, bot = build_chat(core, is_sample=True), Bot(TOKEN, session=session)
        await register_commands(bot)
        polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False))
        figures: dict[str, float] = {}
        waits = {name: [await _ask(api, n, name) for n in range(ROUNDS)] for name in QUESTIONS}
        for name, taken in waits.items():
            figures |= {f"{name}.p50_ms": median(taken), f"{name}.max_ms": max(taken)}
        await dispatcher.stop_polling()
        await polling
    return figures


async def _ask(api: BotApi, number: int, name: str) -> float:
    """Milliseconds until somebody new, who asks this, sees the first sign of an answer."""
    person = api.person(1_000 + hash((name, number)) % 10**9, language="ru", has_started=True)
    await api.wait_until(lambda: api.is_polled)
    known, begun = len(api.calls), time.monotonic()
    await (person.ask_inline("газ") if name == "inline" else person.say(QUESTIONS[name]))

    def seen() -> list[float]:
        return [call.at for call in api.calls[known:] if call.method in SEEN]

    await api.wait_until(seen, timeout_s=20)
    first = seen()[0]
    await _rest(person)
    return (first - begun) * 1000


async def _rest(person: Person) -> None:
    """Lets the answer come to its end, so that the next question waits for nobody."""
    await person.wait_for(lambda shown: shown.kind in ("message", "cards"), timeout_s=20)
    await asyncio.sleep(0.05)


if __name__ == "__main__":
    print_figures(measure(), {f"{name}.max_ms": -PROMISED_MS for name in QUESTIONS})
