"""Thousands of digests due at one minute, while other people ask: the whole program against the Bot API.

The program is a process of its own and keeps to real seconds; its clock only begins shortly before 08:30 in
Almaty. The double takes the moments at which messages arrive, and so sees what Telegram would count.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path

from bot.domain.lexicon import TOPICS
from bot.i18n import LANGUAGES, load_texts
from storage.database import Connection, Database
from storage.records import Schedule, Subscriber, Subscription
from storage.subscribers import save_subscriber
from storage.subscriptions import add_subscription
from tests.doubles.bot_api import BotApi, Person
from tests.doubles.bot_api.rates import find_busiest
from tests.e2e.clocks import HurriedClock
from tests.e2e.conftest import Service, environment
from tests.e2e.nursery import fork_program
from tests.soak.vitals import Chart, watching
from tests.stored_posts import store_channel, store_post

SLOT = datetime(2026, 3, 4, 3, 30, tzinfo=UTC)  # 08:30 in Almaty and Ashgabat, of a Wednesday
BEFORE_S = 12  # the program looks every 10 s whether its clock was set
FORK_S = 6  # a fork is ready sooner; were it not, it would send at the minute after
FIRST_CHAT, FIRST_ASKING = 750_000_000, 760_000_000
ZONES = ("Asia/Almaty", "Asia/Ashgabat")
A_SECOND = 30


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended. A second of the limit is `A_SECOND` messages."""

    people: int
    wishes: int
    compositions: int
    got: int  # people who have exactly one digest
    throughput: float  # messages a second, from the first to the last
    busiest: int  # messages within the fullest sliding second
    refused: int  # 429s
    violations: tuple[str, ...]
    answers: int
    answer_p95_s: float
    first_tenth: tuple[int, ...]  # quarters of the people by number, among the first tenth that was served
    chart: Chart
    seconds: float

    @property
    def is_good(self) -> bool:
        """Whether every promise was kept."""
        before, after = self.chart.compare("rss_mib")
        return (
            self.got == self.people
            and self.compositions == self.wishes
            and self.throughput >= 0.95 * A_SECOND
            and self.busiest <= A_SECOND
            and not self.refused
            and not self.violations
            and self.answer_p95_s < 1
            and after - before < max(24, 0.1 * before)
        )


async def run_digests(directory: Path, *, people: int, is_fresh: bool = False) -> Outcome:
    """Sends `people` their digest, and lets five others ask all the while."""
    began_at = time.monotonic()
    async with BotApi() as api:
        wishes = _prepare(directory / "data" / "caspian.db", people)
        for number in range(people):
            api.person(FIRST_CHAT + number, has_started=True)
        if not is_fresh:
            await _warm(directory)
        # A fresh start takes as long as it takes: only then is the clock set to a moment before the slot.
        begin = SLOT - (timedelta(hours=1) if is_fresh else timedelta(seconds=FORK_S))
        clock = HurriedClock.begin(begin, speed=1, leaps=directory / "leaps.txt")
        service = Service(directory, api, clock=clock, is_fresh=is_fresh)
        try:
            await service.start()
            if is_fresh:
                clock.leap_to(SLOT - timedelta(seconds=BEFORE_S))
            async with watching(service) as chart:
                answers = await _ask_until_sent(api, people)
            assert await service.stop() == 0
        finally:
            await service.make_sure_it_ends()
        return _judge(api, service, people, wishes, answers, chart, began_at)


async def _warm(directory: Path) -> None:
    """The first fork of all waits until its parent has imported the program."""
    child = await fork_program([str(directory / "warm.txt"), "-", "--help"], cwd=directory, env=environment())
    assert await child.wait() == 0


def _prepare(path: Path, people: int) -> int:
    """Puts people, what they want, and a day's posts into the database; returns how many wishes differ."""
    path.parent.mkdir(mode=0o700, exist_ok=True)
    db = Database.open(path)
    try:
        topics = list(TOPICS)
        for channel in range(1, 9):
            store_channel(db, channel)
        for number in range(60):
            text = f"Новость {number}: " + " ".join(f"слово{number * 37 + place}" for place in range(40))
            store_post(
                db,
                SLOT - timedelta(minutes=20 * number + 3),
                channel_id=1 + number % 8,
                post_id=1 + number,
                text=text,
                topics=(topics[number % len(topics)],),
                language=LANGUAGES[number % 4],
            )
        db.write_now(_add_people, people)
    finally:
        db.close()
    return len({_wish(number) for number in range(people)})


def _wish(number: int) -> tuple[str, str]:
    """The topic and the language that a person chose."""
    topics = list(TOPICS)
    return topics[number // 4 % len(topics)], LANGUAGES[number % 4]


def _add_people(db: Connection, people: int) -> None:
    for number in range(people):
        chat_id, (topic, language) = FIRST_CHAT + number, _wish(number)
        save_subscriber(db, Subscriber(chat_id, language, ZONES[number % 2], SLOT - timedelta(days=9)))
        morning = Schedule("daily", time_of_day(8, 30))
        add_subscription(
            db, Subscription(0, chat_id, morning, SLOT, SLOT - timedelta(days=9), topics=(topic,))
        )


async def _ask_until_sent(api: BotApi, people: int) -> list[float]:
    """Five people who ask until all digests are out; returns how long they waited for each answer."""
    done = asyncio.Event()
    asking = [api.person(FIRST_ASKING + number, "en", has_started=False) for number in range(5)]
    tasks = [asyncio.create_task(_ask(person, done)) for person in asking]
    try:
        await api.wait_until(lambda: _count_served(api) >= people, BEFORE_S + 60 + people / A_SECOND * 1.5)
    finally:
        done.set()
        waited = await asyncio.gather(*tasks)
    return [seconds for each in waited for seconds in each]


async def _ask(person: Person, done: asyncio.Event) -> list[float]:
    texts, waited = load_texts("en"), list[float]()
    questions = {"/help": texts("help-title"), "/alerts": "", "/status": "", "/topics": ""}
    await person.say("/start")
    await person.wait_for(texts("start-welcome"), 30)
    while not done.is_set():
        for question in questions:
            await person.rest()
            said_at = time.monotonic()
            await person.say(question)
            shown = await person.wait_for(lambda shown: shown.kind == "message", 30)
            waited.append(shown.at - said_at)
            await asyncio.sleep(0.4)
    return waited


def _count_served(api: BotApi) -> int:
    return sum(
        bool(person.shown) for chat_id, person in api.people.items() if FIRST_CHAT <= chat_id < FIRST_ASKING
    )


def _judge(
    api: BotApi,
    service: Service,
    people: int,
    wishes: int,
    answers: list[float],
    chart: Chart,
    began_at: float,
) -> Outcome:
    digests = [call for call in api.sent() if FIRST_CHAT <= (call.chat_id or 0) < FIRST_ASKING]
    got = Counter(call.chat_id for call in digests)
    all_of_it = [call.at for call in api.sent() if digests[0].at <= call.at <= digests[-1].at]
    first = list(dict.fromkeys((call.chat_id or 0) - FIRST_CHAT for call in digests))[: max(1, people // 10)]
    said = re.findall(r"compositions=(\d+)", re.sub(r"\x1b\[\d*m", "", service.log))
    return Outcome(
        people=people,
        wishes=wishes,
        compositions=sum(map(int, said)),
        got=sum(count == 1 for count in got.values()),
        throughput=(len(all_of_it) - 1) / (all_of_it[-1] - all_of_it[0]),
        busiest=find_busiest((call.at for call in api.sent()), 1.0),
        refused=sum(call.outcome.startswith("429") for call in api.calls),
        violations=tuple(api.violations()),
        answers=len(answers),
        answer_p95_s=_percentile(answers, 0.95),
        first_tenth=tuple(sum(4 * number // people == quarter for number in first) for quarter in range(4)),
        chart=chart,
        seconds=time.monotonic() - began_at,
    )


def _percentile(values: Iterable[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def describe_digests(outcome: Outcome) -> str:
    """The outcome as a line for people."""
    return (
        f"digests: {outcome.people} due at one minute, {outcome.seconds:.0f} s: {outcome.got} got one, "
        f"{outcome.compositions} compositions for {outcome.wishes} wishes, "
        f"{outcome.throughput:.2f} messages/s ({outcome.throughput / A_SECOND:.1%} of the limit), "
        f"{outcome.busiest} in the fullest second, {outcome.refused} × 429, "
        f"{outcome.answers} answers, p95 {outcome.answer_p95_s:.2f} s, "
        f"of the first tenth by quarters of the people {outcome.first_tenth}, "
        f"{outcome.chart.describe()}" + "".join(f"\n  {line}" for line in outcome.violations)
    )
