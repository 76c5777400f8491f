"""Two hours in the life of the whole program, between both doubles, on a clock that hurries.

Posts arrive and are edited, alerts fire, digests go out, people ask, connections are cut; what the process
takes of the machine is looked at each second, and must not grow once it has warmed up.
"""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path

from bot.i18n import LANGUAGES, load_texts
from storage.alerts import add_alert
from storage.database import Connection, Database
from storage.records import Schedule, Subscriber, Subscription
from storage.subscribers import save_subscriber
from storage.subscriptions import add_subscription
from tests.doubles.bot_api import Person
from tests.e2e.clocks import HurriedClock
from tests.e2e.wires import Wires, open_wires
from tests.soak.author import ALERT_WORD, WORDS
from tests.soak.vitals import Chart, watching

START = datetime(2026, 3, 4, 3, 0, tzinfo=UTC)  # 08:00 in Almaty
FIRST_CHAT, FIRST_ASKING = 780_000_000, 790_000_000
PEOPLE, ASKING, CHANNELS = 24, 4, 6
WARM = 1 / 3  # caches fill, threads of the pool start, each kind of work happens for the first time
CUT_S = 4.0
# Counts breathe by a few with what is just under way. What leaks once for each cut or each post grows by
# dozens within the two thirds that are compared.
LEEWAY = {"files": 6.0, "threads": 4.0, "tasks": 6.0}
LEEWAY_MIB = 12.0  # without SQLite's pages: what is remembered of each new word, and what the allocator keeps
PAGES_MIB = 4 * 34.0  # of each connection 32, and what it prepared: one writes, two read, one watches


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended, and how much happened in it."""

    hours: float
    seconds: float
    posts: int
    edits: int
    alerts: int
    digests: int
    answers: int
    cuts: int
    slope: float  # MiB in an hour of its clock, after the warm-up, without SQLite's pages
    chart: Chart

    @property
    def growing(self) -> tuple[str, ...]:
        """What of the machine it takes more and more of."""
        before, after = self.chart.compare("own_mib", settled=WARM)
        found = ["own_mib"] if after - before > LEEWAY_MIB else []
        found += ["pages_mib"] if max(look.pages_mib for look in self.chart.looks) > PAGES_MIB else []
        for what, leeway in LEEWAY.items():
            before, after = self.chart.compare(what, settled=WARM)
            found += [what] if after - before > leeway else []
        return tuple(found)

    @property
    def is_good(self) -> bool:
        """Whether everything happened, and nothing grew."""
        happened = (self.posts, self.edits, self.alerts, self.digests, self.answers, self.cuts)
        return all(happened) and not self.growing


@dataclass(slots=True)
class _Counts:
    posts: int = 0
    edits: int = 0
    answers: int = 0
    cuts: int = 0


async def run_life(directory: Path, *, hours: float, speed: float) -> Outcome:
    """Lives `hours` of the program's clock, which is `speed` times as fast as the machine's."""
    began_at, counts = time.monotonic(), _Counts()
    clock = HurriedClock.begin(START, speed)
    names = {f"life_{number}": f"Life {number}" for number in range(CHANNELS)}
    async with open_wires(directory, names, clock=clock, is_fresh=True, POLL_INTERVAL_S=60) as wires:
        _prepare(wires)
        await wires.service.start(only=None)
        async with watching(wires.service) as chart:
            await _live(wires, counts, hours * 3600 / speed - (time.monotonic() - began_at))
        assert await wires.service.stop() == 0
        sent = [str(kind) for (kind,) in wires.ask("select kind from deliveries where state = 'sent'")]
    return Outcome(
        hours=hours,
        seconds=time.monotonic() - began_at,
        posts=counts.posts,
        edits=counts.edits,
        alerts=sent.count("alert"),
        digests=sent.count("digest"),
        answers=counts.answers,
        cuts=counts.cuts,
        slope=_slope([look.own_mib for look in chart.looks[int(len(chart.looks) * WARM) :]]) * 3600 / speed,
        chart=chart,
    )


def _prepare(wires: Wires) -> None:
    """Puts the people into the database, with an alert each and a digest every five minutes."""
    wires.service.database.parent.mkdir(mode=0o700, exist_ok=True)
    db = Database.open(wires.service.database)
    try:
        db.write_now(_add_people)
    finally:
        db.close()
    for number in range(PEOPLE):
        wires.api.person(FIRST_CHAT + number, has_started=True)


def _add_people(db: Connection) -> None:
    known_since = START - timedelta(days=9)
    for number in range(PEOPLE):
        chat_id, minute = FIRST_CHAT + number, 5 * (number + 1)
        save_subscriber(db, Subscriber(chat_id, LANGUAGES[number % 4], "Asia/Almaty", known_since))
        add_alert(db, chat_id, ALERT_WORD, known_since)
        slot = Schedule("daily", time_of_day(8 + minute // 60, minute % 60))
        add_subscription(db, Subscription(0, chat_id, slot, START + timedelta(minutes=minute), known_since))


async def _live(wires: Wires, counts: _Counts, real_s: float) -> None:
    """Channels, people and the network, each on their own, for `real_s` seconds of the machine."""
    ends_at, chance = time.monotonic() + real_s, random.Random(20261128)
    async with asyncio.TaskGroup() as group:
        group.create_task(_publish(wires, counts, chance, ends_at))
        group.create_task(_cut(wires, counts, ends_at))
        for number in range(ASKING):
            person = wires.api.person(FIRST_ASKING + number, "en", has_started=False)
            group.create_task(_ask(person, counts, ends_at))


async def _publish(wires: Wires, counts: _Counts, chance: random.Random, ends_at: float) -> None:
    """A post or an edit about twice a second; every eighth post says the word of the alerts."""
    channels, written = list(wires.world.channels.values()), list[tuple[int, int]]()
    while time.monotonic() < ends_at:
        if written and chance.random() < 0.3:
            channel_id, post_id = chance.choice(written[-20:])
            channel = wires.world.channels[channel_id]
            channel.edit(post_id, f"{channel.posts[post_id].text} Уточнено: {counts.edits}.")
            counts.edits += 1
        else:
            channel, words = chance.choice(channels), " ".join(chance.choices(WORDS, k=12))
            word = f"{ALERT_WORD} " if counts.posts % 8 == 0 else ""
            post_id = channel.publish(f"Казахстан и Туркменистан, {word}{counts.posts}: {words}.")
            written.append((channel.channel_id, post_id))
            counts.posts += 1
        await asyncio.sleep(0.5)


async def _cut(wires: Wires, counts: _Counts, ends_at: float) -> None:
    """Cuts the connections to Telegram, and the poll for updates."""
    while time.monotonic() + CUT_S < ends_at:
        await asyncio.sleep(CUT_S)
        wires.telegram.cut_connections()
        wires.api.reset("getUpdates")
        counts.cuts += 1


async def _ask(person: Person, counts: _Counts, ends_at: float) -> None:
    await person.say("/start")
    await person.wait_for(load_texts("en")("start-welcome"), 30)
    questions = ("/help", "/search газ", "/status", "/top", "/alerts", "/latest")
    while True:
        for question in questions:
            await person.rest()
            if time.monotonic() > ends_at:
                return
            await person.say(question)
            await person.wait_for(lambda shown: shown.kind in ("message", "edit"), 30)
            counts.answers += 1
            await asyncio.sleep(0.8)


def _slope(values: list[float]) -> float:
    """The straight line through the values, by least squares: how much it rises from one to the next."""
    middle, mean = (len(values) - 1) / 2, sum(values) / max(1, len(values))
    spread = sum((place - middle) ** 2 for place in range(len(values)))
    return sum((place - middle) * (value - mean) for place, value in enumerate(values)) / max(1.0, spread)


def describe_life(outcome: Outcome) -> str:
    """The outcome as a line for people."""
    return (
        f"life: {outcome.hours:g} h of its clock in {outcome.seconds:.0f} s: {outcome.posts} posts, "
        f"{outcome.edits} edits, {outcome.alerts} alerts, {outcome.digests} digests, "
        f"{outcome.answers} answers, {outcome.cuts} cuts; after the first third "
        f"{outcome.chart.describe(settled=WARM)}, {outcome.slope:+.1f} MiB an hour without the pages; "
        f"growing: {', '.join(outcome.growing) or 'nothing'}"
    )
