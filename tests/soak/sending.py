"""The sender as a process that is killed with -9 at any moment, against a Bot API that loses replies.

Alerts and long digests are queued for many chats all the while. Afterwards: everything queued was confirmed
or is marked, what came twice says so, and each chat got what it got in order.
"""

from __future__ import annotations

import asyncio
import random
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from bot.domain.answer_values import SECTION_ALSO, DigestSection
from bot.domain.payloads import dump_payload
from bot.i18n import load_texts
from storage.database import Connection, Database
from storage.deliveries import queue_deliveries
from storage.records import NewDelivery, Subscriber
from storage.subscribers import save_subscriber
from tests.doubles.bot_api import BotApi
from tests.e2e.conftest import Service
from tests.views.fixtures import DIGEST, FIRED

FIRST_CHAT = 770_000_000
ALERTS_A_ROUND, DIGEST_EVERY = 12, 3
SHARES = {"lose_reply": 0.10, "flood_wait": 0.02, "html": 0.03, "reset": 0.03}
ENGLISH = load_texts("en")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended; what is wrong stands in words."""

    kills: int
    alerts: int
    digests: int
    faults: dict[str, int]
    states: dict[str, int]
    repeated: int  # messages that came again and said so
    lost: tuple[str, ...]
    unmarked: tuple[str, ...]  # came again, and did not say so
    out_of_order: tuple[str, ...]
    seconds: float

    @property
    def is_good(self) -> bool:
        """Whether every promise was kept."""
        return not (self.lost or self.unmarked or self.out_of_order)


async def run_sending(
    directory: Path, *, kills: int, chats: int, seed: int, is_fresh: bool = False
) -> Outcome:
    """Kills the program `kills` times while it sends, heals the network, and waits until all is out."""
    began_at, chance = time.monotonic(), random.Random(seed)
    async with BotApi() as api:
        service = Service(directory, api, is_fresh=is_fresh)
        service.database.parent.mkdir(mode=0o700)
        db = Database.open(service.database)
        writer = _Writer(db, chats, chance)
        for chat in range(chats):
            api.person(FIRST_CHAT + chat, has_started=True)
        api.misbehave("sendMessage", chance, **SHARES)
        try:
            for _ in range(kills):
                heard = len(api.calls)
                await service.launch()
                await api.wait_until(lambda heard=heard: len(api.calls) > heard, 60)  # type: ignore[misc]
                for _ in range(3):  # what is queued meanwhile is sent like what waited
                    await writer.queue()
                    await asyncio.sleep(chance.uniform(0.0, 0.4))
                assert await service.stop(signal.SIGKILL) == -signal.SIGKILL
            api.heal()
            await service.start()
            await _until_out(service)
            assert await service.stop() == 0
        finally:
            await service.make_sure_it_ends()
            db.close()
        service.check_log()
        return _judge(api, service, writer, kills, time.monotonic() - began_at)


class _Writer:
    """Queues alerts and digests, each with a name of its own: chat and number."""

    def __init__(self, db: Database, chats: int, chance: random.Random) -> None:
        self._db, self._chats, self._chance = db, chats, chance
        self._numbers = Counter[str]()
        self.alerts, self.digests = list[str](), list[str]()
        db.write_now(_add_people, chats)

    async def queue(self) -> None:
        """A few alerts and now and then a digest, in one transaction as a tick or a post would."""
        now, rows = datetime.now(UTC), list[NewDelivery]()
        for _ in range(ALERTS_A_ROUND // 3):
            chat = self._chance.randrange(self._chats)
            name = self._name(self.alerts, "alert", chat)
            payload = dump_payload(replace(FIRED, query=name))
            rows.append(NewDelivery(FIRST_CHAT + chat, "alert", name, payload, now))
        if self._chance.randrange(DIGEST_EVERY) == 0:
            chat = self._chance.randrange(self._chats)
            name = self._name(self.digests, "digest", chat)
            rows.append(NewDelivery(FIRST_CHAT + chat, "digest", name, _long_digest(name), now))
        await self._db.write(queue_deliveries, rows, now)

    def _name(self, names: list[str], kind: str, chat: int) -> str:
        self._numbers[f"{kind}{chat}"] += 1
        names.append(f"{kind}-{chat}-{self._numbers[f'{kind}{chat}']}.")
        return names[-1]


def _add_people(db: Connection, chats: int) -> None:
    for chat in range(chats):
        save_subscriber(db, Subscriber(FIRST_CHAT + chat, "en", "Asia/Almaty", datetime.now(UTC)))


def _long_digest(name: str) -> str:
    """A digest of three or four messages, each of which tells whose it is."""
    item = DIGEST.sections[0].items[0]
    items = tuple(
        replace(item, seq=seq, headline=f"{name} item {seq:02}. " + "words " * 60, extract="")
        for seq in range(24)
    )
    return dump_payload(replace(DIGEST, sections=(DigestSection(SECTION_ALSO, items),)))


async def _until_out(service: Service) -> None:
    question = "select 1 from deliveries where state in ('pending', 'sending') limit 1"
    await service.until(lambda: not service.ask(question), 600)


def _judge(api: BotApi, service: Service, writer: _Writer, kills: int, seconds: float) -> Outcome:
    with closing(sqlite3.connect(service.database)) as db:
        states = dict(db.execute("select key, state from deliveries").fetchall())
    came = {chat_id: [shown.text for shown in person.shown] for chat_id, person in api.people.items()}
    everything = [text for texts in came.values() for text in texts]
    again = ENGLISH("alert-fired-repeated")
    plain = Counter(name for name in map(_alert_name, (t for t in everything if again not in t)) if name)
    marked = Counter(name for name in map(_alert_name, (t for t in everything if again in t)) if name)
    parts = Counter(text for text in everything if _items(text))
    lost = [
        name
        for name in writer.alerts
        if not _is_accounted(name, states, plain[name] + marked[name], ":again")
    ]
    lost += [
        name
        for name in writer.digests
        if not _is_accounted(name, states, sum(name in text for text in parts), ":uncertain")
    ]
    return Outcome(
        kills=kills,
        alerts=len(writer.alerts),
        digests=len(writer.digests),
        faults=dict(Counter(each.split(" sendMessage")[0] for each in api.incidents)),
        states=dict(Counter(states.values())),
        repeated=sum(marked.values()),
        lost=tuple(lost),
        unmarked=tuple(
            [name for name, count in plain.items() if count > 1]
            + [text[:80] for text, count in parts.items() if count > 1]
        ),
        out_of_order=tuple(line for texts in came.values() for line in _find_disorder(texts, again)),
        seconds=seconds,
    )


def _is_accounted(name: str, states: dict[str, str], arrived: int, follower: str) -> bool:
    """Confirmed and there; or marked uncertain, and what has to follow stands in the outbox."""
    if states[name] == "sent":
        return arrived > 0
    return states[name] == "uncertain" and name + follower in states


def _find_disorder(texts: list[str], again: str) -> Iterable[str]:
    """Alerts by number, the repeated ones aside, and the items of digests, in the order they came."""
    alerts = [_number(name) for text in texts if again not in text and (name := _alert_name(text))]
    items = [key for text in texts for key in _items(text)]
    if alerts != sorted(alerts):
        yield f"alerts {alerts}"
    if items != sorted(items):
        yield f"digests {items}"


def _alert_name(text: str) -> str | None:
    head = text.split("\n", 1)[0]
    return head.removeprefix("Alert: ") if head.startswith("Alert: alert-") else None


def _number(name: str) -> int:
    return int(name.rstrip(".").rsplit("-", 1)[1])


def _items(text: str) -> list[tuple[int, int]]:
    """(digest, item) of each headline that the message shows."""
    found = []
    for line in text.splitlines():
        name, _, rest = line.partition(" item ")
        if name.startswith("digest-") and rest[:2].isdigit():
            found.append((_number(name), int(rest[:2])))
    return found


def describe_sending(outcome: Outcome) -> str:
    """The outcome as a line for people."""
    faults = ", ".join(f"{count} × {what}" for what, count in sorted(outcome.faults.items()))
    head = (
        f"sending: {outcome.kills} × kill -9, {outcome.alerts} alerts and {outcome.digests} long digests, "
        f"{outcome.seconds:.0f} s, {faults}; rows {outcome.states}: {len(outcome.lost)} lost, "
        f"{outcome.repeated} repeated and marked, {len(outcome.unmarked)} repeated unmarked, "
        f"{len(outcome.out_of_order)} chats out of order"
    )
    return "\n  ".join([head, *outcome.lost[:10], *outcome.unmarked[:10], *outcome.out_of_order[:5]])
