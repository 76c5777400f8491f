"""How long a post takes: published to stored, published to an alert on somebody's screen.

    python -m benchmarks.lag

The whole program as a process between two pretended Telegrams on loopback, on the machine's clock. Every
post has its own word and its own person, so that no limit of messages to one chat is measured.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.i18n import load_texts
from tests.doubles.bot_api import Person
from tests.doubles.mtproto import WorldChannel
from tests.e2e.wires import LATER_S, SOON_S, Wires, open_wires, save_alert

POSTS, POLLED, POLL_INTERVAL_S = 60, 8, 5
STORED_S, ALERTED_S, POLLED_S = 0.3, 1.0, POLL_INTERVAL_S + 2.0
SYLLABLES = ("ба", "ре", "ми", "лу", "то", "ка", "зи", "ну", "го", "ве")


@dataclass(frozen=True, slots=True)
class Lag:
    """Seconds of each post; `target_s` is for the 95th of 100."""

    name: str
    seconds: Sequence[float]
    target_s: float

    @property
    def line(self) -> str:
        """The figures as a line."""
        cuts = statistics.quantiles(self.seconds, n=20, method="inclusive")
        return (
            f"{self.name:<34} p50 {statistics.median(self.seconds):6.3f} s   p95 {cuts[18]:6.3f} s   "
            f"worst {max(self.seconds):6.3f} s   ({len(self.seconds)} posts; wanted: p95 < {self.target_s} s)"
        )


async def measure() -> list[Lag]:
    """Runs the program twice: with pushes, and without any."""
    with tempfile.TemporaryDirectory() as directory:
        stored, alerted = await _measure_pushed(Path(directory))
    with tempfile.TemporaryDirectory() as directory:
        polled = await _measure_polled(Path(directory))
    return [
        Lag("push: published to stored", stored, STORED_S),
        Lag("push: published to alert received", alerted, ALERTED_S),
        Lag(f"poll each {POLL_INTERVAL_S} s: published to stored", polled, POLLED_S),
    ]


async def _measure_pushed(directory: Path) -> tuple[list[float], list[float]]:
    async with open_wires(directory, {"port_news": "Port news"}) as wires:
        channel, chance = _only(wires), random.Random(1)
        channel.publish("Первая, чтобы канал был прочитан", push=False)
        await wires.service.start(only=None)
        await wires.until_stored(channel)
        people = [wires.api.person(750_000_000 + number, "ru") for number in range(POSTS)]
        words = [_word(number) for number in range(POSTS)]
        for person, word in zip(people, words, strict=True):
            await save_alert(person, f"={word}")
        published: dict[int, float] = {}
        watching = asyncio.create_task(_watch(wires, POSTS + 1))
        for word in words:
            published[channel.publish(f"В порт пришло судно {word} с грузом")] = time.monotonic()
            await asyncio.sleep(chance.uniform(0.05, 0.3))
        stored = await asyncio.wait_for(watching, LATER_S)
        shown = [await _wait_alert(person, word) for person, word in zip(people, words, strict=True)]
        await wires.service.stop()
        return (
            [stored[post_id] - at for post_id, at in published.items()],
            [seen - at for seen, at in zip(shown, published.values(), strict=True)],
        )


async def _measure_polled(directory: Path) -> list[float]:
    async with open_wires(directory, {"port_news": "Port news"}, POLL_INTERVAL_S=POLL_INTERVAL_S) as wires:
        channel, chance = _only(wires), random.Random(2)
        channel.publish("Первая, чтобы канал был прочитан", push=False)
        await wires.service.start(only=None)
        await wires.until_stored(channel)
        watching = asyncio.create_task(_watch(wires, POLLED + 1))
        published: dict[int, float] = {}
        for number in range(POLLED):
            post_id = channel.publish(f"Никто не сказал о посте {number}", push=False)
            published[post_id] = time.monotonic()
            await asyncio.sleep(chance.uniform(1.0, 6.0))
        stored = await asyncio.wait_for(watching, LATER_S)
        await wires.service.stop()
        return [stored[post_id] - at for post_id, at in published.items()]


async def _watch(wires: Wires, count: int) -> dict[int, float]:
    """When each post was first seen in the database, which is asked every 5 ms."""
    seen: dict[int, float] = {}
    while len(seen) < count:
        for (post_id,) in wires.ask("select post_id from posts"):
            seen.setdefault(int(str(post_id)), time.monotonic())
        await asyncio.sleep(0.005)
    return seen


async def _wait_alert(person: Person, word: str) -> float:
    why = load_texts("ru")("button-why")
    shown = await person.wait_for(lambda each: why in each.buttons and word in each.text, SOON_S)
    return shown.at


def _word(number: int) -> str:
    return "судно" + SYLLABLES[number // 10] + SYLLABLES[number % 10]


def _only(wires: Wires) -> WorldChannel:
    return next(iter(wires.world.channels.values()))


def main() -> int:
    """Prints the figures."""
    for lag in asyncio.run(measure()):
        print(lag.line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
