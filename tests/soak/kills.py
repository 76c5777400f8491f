"""The whole program between both doubles, killed with -9 again and again while it reads and sends.

Afterwards: every post is there once, every alert came, and what came twice says so.
"""

from __future__ import annotations

import asyncio
import random
import signal
import time
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from bot.i18n import load_texts
from tests.doubles.bot_api import Person
from tests.doubles.bot_api.rates import CHAT as CHAT_LIMIT
from tests.doubles.mtproto import World
from tests.e2e.wires import LATER_S, Wires, open_wires, save_alert

CHAT = 740_000_001
HISTORY = "Старая новость: баржа вышла из порта"
CHANNELS = {"port_news": "Port news", "sea_news": "Sea news", "rail_news": "Rail news"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended."""

    kills: int
    posts: int
    lost: tuple[str, ...]  # channels that differ from the world
    alerts: int
    alerts_lost: tuple[str, ...]
    alerts_marked: int  # came again, and said so
    alerts_unmarked: tuple[str, ...]  # came again, and did not
    seconds: float

    @property
    def is_good(self) -> bool:
        """Whether nothing was lost and nothing repeated unsaid."""
        return not (self.lost or self.alerts_lost or self.alerts_unmarked)


async def run_kills(
    directory: Path, *, kills: int, history: int, seed: int, is_fresh: bool = False
) -> Outcome:
    """Kills the program `kills` times: first while it reads `history` posts a channel, later live.

    `is_fresh`: each start is a new interpreter, see Service.
    """
    began_at, chance, wanted = time.monotonic(), random.Random(seed), list[str]()
    async with open_wires(directory, CHANNELS, is_fresh=is_fresh) as wires:
        await wires.service.start(only=None)
        person = wires.api.person(CHAT, "ru")
        await save_alert(person, "баржа")
        await asyncio.sleep(CHAT_LIMIT[1])  # answers count with Telegram, and are not remembered over a kill
        _publish_history(wires.world, history)
        for number in range(kills):
            wanted += _publish(wires.world, chance, number)
            await asyncio.sleep(chance.uniform(0.0, 1.5))  # any moment of reading, storing, sending
            assert await wires.service.stop(signal.SIGKILL) == -signal.SIGKILL
            await wires.service.start(only=None)
        lost = await _list_lost(wires)
        await _until(wires, person, wanted)
        assert await wires.service.stop() == 0
        posts = sum(len(channel.posts) for channel in wires.world.channels.values())
    came = Counter(name for name in wanted for _ in _alerts(person, name))
    again = load_texts("ru")("alert-fired-repeated")
    repeated = [text for name in wanted for text in _alerts(person, name)[1:]]
    return Outcome(
        kills=kills,
        posts=posts,
        lost=tuple(lost),
        alerts=len(wanted),
        alerts_lost=tuple(name for name in wanted if not came[name]),
        alerts_marked=sum(again in text for text in repeated),
        alerts_unmarked=tuple(text for text in [*repeated, *_alerts(person, "Старая")] if again not in text),
        seconds=time.monotonic() - began_at,
    )


def describe_kills(outcome: Outcome) -> str:
    """The outcome as a line for people."""
    return (
        f"kills: {outcome.kills} × kill -9, {outcome.posts} posts, {outcome.seconds:.0f} s: "
        f"{len(outcome.lost)} channels with holes, "
        f"{len(outcome.alerts_lost)} of {outcome.alerts} alerts lost, "
        f"{outcome.alerts_marked} repeated and marked, {len(outcome.alerts_unmarked)} repeated unmarked"
    )


def _publish_history(world: World, count: int) -> None:
    """Posts of the last days, of which no push tells: they are old news."""
    for channel in world.channels.values():
        for number in range(count):
            at = world.clock() - timedelta(days=3) + timedelta(minutes=number)
            channel.publish(f"{HISTORY}, рейс {number}", at=at, push=False)


def _publish(world: World, chance: random.Random, number: int) -> list[str]:
    """Four posts, some of them with the word, some of them not pushed; returns how alerts are told by."""
    names = []
    for part in range(4):
        name = f"{chance.choice(['Баржа', 'Паровоз'])} {number}-{part}:"
        words = " ".join(f"слово{chance.randrange(10**6)}" for _ in range(12))
        chance.choice(list(world.channels.values())).publish(f"{name} {words}", push=chance.random() < 0.7)
        names += [name] if name.startswith("Баржа") else []
    return names


async def _list_lost(wires: Wires) -> list[str]:
    lost = []
    for channel in wires.world.channels.values():
        try:
            await wires.until_stored(channel, 3 * LATER_S)
        except TimeoutError:
            lost.append(channel.username or "?")
    return lost


async def _until(wires: Wires, person: Person, wanted: list[str]) -> None:
    """Waits for the alerts, and until nothing is on its way; who calls sees what is missing."""

    def is_done() -> bool:
        waiting = wires.ask("select 1 from deliveries where state in ('pending', 'sending') limit 1")
        return not waiting and all(_alerts(person, name) for name in wanted)

    try:
        await wires.until(is_done, LATER_S + 2 * len(wanted))  # a chat gets one message a second
    except TimeoutError:
        return


def _alerts(person: Person, text: str) -> list[str]:
    """The alerts that brought a post, however often."""
    why = load_texts("ru")("button-why")
    return [shown.text for shown in person.shown if why in shown.buttons and text in shown.text]
