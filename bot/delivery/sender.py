"""Sends what is due: claim rows of the outbox, render each once, send its parts, mark it.

Flow: claim -> render (parts are stored before the first is sent) -> send in order -> mark.
What a failure means is decided in retry.py, and carried out in outcomes.py; what a delivery looks
like, in rendering.py. A part that was handed to Telegram when the program died may have arrived:
the next start calls its row uncertain, and takes up again what was only claimed.
"""

from __future__ import annotations

import asyncio
import traceback
from dataclasses import replace
from datetime import datetime, timedelta

import structlog
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramAPIError

from bot.clock import Clock
from bot.delivery.calls import edited_id, judge, load_call, make
from bot.delivery.composing import compose_messages
from bot.delivery.fates import take_reply
from bot.delivery.freshness import drop_if_useless
from bot.delivery.limits import sending
from bot.delivery.outcomes import carry_out, condemn, note_interrupted
from bot.delivery.retry import Decision
from bot.errors import OperatorError
from storage.database import Connection, Database
from storage.deliveries import claim_due, defer, drop, find_next_due, mark_dead, mark_sent
from storage.delivery_parts import (
    DeliveryPart,
    change_body,
    list_parts,
    mark_part_begun,
    mark_part_sent,
    store_parts,
)
from storage.errors import StorageError
from storage.parts import list_waits
from storage.records import Delivery
from storage.subscribers import find_subscriber

AT_ONCE = 10  # chats that are written to at the same time
LONGEST_WAIT_S = 60.0

_log = structlog.get_logger(__name__)


class Sender:
    """One for a database: two would each see only half of a chat's order."""

    def __init__(self, db: Database, bot: Bot, clock: Clock) -> None:
        self._db = db
        self._bot = bot
        self._clock = clock
        self._silent_until: datetime | None = None
        self._stopping = False
        self._on_the_way: dict[asyncio.Task[None], Delivery] = {}

    async def run(self) -> None:
        """Sends until cancelled; wakes when something is queued or becomes due.

        A chat that Telegram lets wait delays no other: what else is due is taken up beside it.
        """
        await self._db.write(note_interrupted, self._clock.now())
        waits = await self._db.read(list_waits, self._clock.now())
        self._silent_until = max((wait.until for wait in waits if wait.part == "sender"), default=None)
        seen = await self._db.wait_for_change(0)  # first, or what is queued meanwhile is slept through
        try:
            while True:
                await self._take_up()
                seen = await self._wait(seen)
                await self._settled()
        finally:
            await self._give_up()

    async def stop(self) -> None:
        """Takes up nothing more, and returns when what is on its way is settled.

        What was taken up and not begun goes back to the outbox, and so does the rest of a row whose
        first messages have arrived.
        """
        self._stopping = True
        while self._on_the_way:
            await asyncio.wait(self._on_the_way)
            await self._settled()

    async def send_due(self) -> int:
        """Sends everything that is due now; returns how many rows were taken up."""
        taken = 0
        try:
            while (begun := await self._take_up()) or self._on_the_way:
                taken += begun
                if self._on_the_way:
                    await asyncio.wait(self._on_the_way, return_when=asyncio.FIRST_COMPLETED)
                    await self._settled()
        finally:
            await self._give_up()
        return taken

    async def _take_up(self) -> int:
        """Begins with what is due, AT_ONCE chats in all at the most; returns how many rows."""
        room = AT_ONCE - len(self._on_the_way)
        if room <= 0 or self._silence_s() or self._stopping:
            return 0
        rows = await self._db.write(claim_due, self._clock.now(), limit=room)
        self._on_the_way.update((asyncio.create_task(self._send(row)), row) for row in rows)
        return len(rows)

    async def _wait(self, seen: int) -> int:
        """Waits until something is queued, becomes due, or has been settled; returns what was seen."""
        pause_s = self._clock.real_s(await self._pause_s())
        change = asyncio.create_task(self._db.wait_for_change(pause_s, since=seen))
        try:
            await asyncio.wait({change, *self._on_the_way}, return_when=asyncio.FIRST_COMPLETED)
            return change.result() if change.done() else seen
        finally:
            change.cancel()

    async def _settled(self) -> None:
        """Forgets what is done; a row on which the sender itself failed is ended, and stops no other.

        Raises what only a person can put right, or what no row is to blame for, once what goes to the
        other chats is settled too: it must not be cut short.
        """
        done = {task: self._on_the_way.pop(task) for task in list(self._on_the_way) if task.done()}
        failures = [(row, error) for task, row in done.items() if (error := task.exception()) is not None]
        for row, error in failures:
            if isinstance(error, OperatorError | StorageError):
                await asyncio.gather(*self._on_the_way, return_exceptions=True)
                self._on_the_way.clear()
                raise error
            await self._condemn(row, error)

    async def _condemn(self, delivery: Delivery, error: BaseException) -> None:
        """Says where it failed, and not on what: an error may quote what it was given."""
        place = traceback.extract_tb(error.__traceback__)[-1]
        kind = type(error).__name__
        _log.error(
            "a delivery broke the sender",
            kind=delivery.kind,
            error=kind,
            at=f"{place.filename}:{place.lineno}",
        )
        await self._db.write(condemn, delivery, f"the sender failed: {kind}", self._clock.now())

    async def _give_up(self) -> None:
        """Leaves what is on its way; the rows stay "sending" until the next start judges them."""
        for task in self._on_the_way:
            task.cancel()
        await asyncio.gather(*self._on_the_way, return_exceptions=True)
        self._on_the_way.clear()

    def _silence_s(self) -> float:
        """How long Telegram still wants to hear nothing."""
        until = self._silent_until
        return 0.0 if until is None else max(0.0, (until - self._clock.now()).total_seconds())

    async def _pause_s(self) -> float:
        """How long nothing can become due, unless something is queued meanwhile."""
        now = self._clock.now()
        moments = [await self._db.read(find_next_due, now), self._silent_until]
        ahead = [(moment - now).total_seconds() for moment in moments if moment is not None and moment > now]
        return min([LONGEST_WAIT_S, *ahead])

    async def _send(self, delivery: Delivery) -> None:
        parts = await self._db.write(_render, delivery, self._clock.now())
        for part in parts:
            if part.message_id is None:
                if self._stopping:
                    await self._db.write(
                        defer, delivery.delivery_id, delivery.due_at, "stopped", counts=False
                    )
                    return
                decision = await self._send_part(delivery, part)
                if decision is not None:
                    await self._settle(delivery, decision)
                    return
        if parts:
            await self._db.write(mark_sent, delivery.delivery_id, self._clock.now())

    async def _send_part(
        self, delivery: Delivery, part: DeliveryPart, *, plain: bool = False
    ) -> Decision | None:
        """Sends one message and notes that it arrived, or returns what its failure means."""
        if self._silence_s():  # another chat of this batch met the flood wait
            return Decision("wait", "flood wait", self._silence_s())
        call = load_call(part.body, delivery.chat_id, plain=plain)

        async def begin() -> None:
            await self._db.write(mark_part_begun, delivery.delivery_id, part.position, self._clock.now())

        try:
            with sending("digest" if delivery.kind == "digest" else "alert", begin):
                message_id = await make(self._bot, call)
        except (TelegramAPIError, ClientDecodeError) as error:
            decision = judge(error, call, delivery.attempts)
            if decision.outcome == "plain":
                return await self._send_part(delivery, part, plain=True)
            if decision.outcome == "reply":
                return await self._reply_instead(delivery, part)
            if decision.outcome != "done":
                return decision
            message_id = edited_id(call)
        await self._db.write(
            mark_part_sent, delivery.delivery_id, part.position, message_id, self._clock.now()
        )
        return None

    async def _reply_instead(self, delivery: Delivery, part: DeliveryPart) -> Decision | None:
        """Of a message that cannot be edited any more."""
        reply = replace(part, body=take_reply(part.body))
        await self._db.write(change_body, delivery.delivery_id, part.position, reply.body)
        return await self._send_part(delivery, reply)

    async def _settle(self, delivery: Delivery, decision: Decision) -> None:
        now = self._clock.now()
        _log.warning("not delivered", kind=delivery.kind, outcome=decision.outcome, reason=decision.reason)
        if decision.outcome == "wait":
            until = now + timedelta(seconds=decision.pause_s)
            self._silent_until = max(until, self._silent_until or until)
        await self._db.write(carry_out, delivery, decision, now)
        if decision.outcome == "stop":
            raise OperatorError(f"BOT_TOKEN: {decision.reason}; get a new one from @BotFather")


def _render(db: Connection, delivery: Delivery, now: datetime) -> list[DeliveryPart]:
    """Returns the stored parts, rendering them the first time; none where nobody is to get them.

    A row that cannot be read is a dead letter: it must not stop the queue.
    """
    subscriber = find_subscriber(db, delivery.chat_id)
    if subscriber is None or not subscriber.active:
        drop(db, delivery.delivery_id, "the subscriber has gone", now)
        return []
    stored = list_parts(db, delivery.delivery_id)
    if any(part.message_id is not None for part in stored):
        return stored
    try:
        if drop_if_useless(db, delivery, subscriber, now):
            return []
        if stored:
            return stored
        bodies = compose_messages(db, delivery, subscriber, now)
    except (ValueError, LookupError, TypeError, OverflowError, RecursionError) as error:
        mark_dead(db, delivery.delivery_id, f"unreadable: {type(error).__name__}", now)
        return []
    return [] if bodies is None else store_parts(db, delivery.delivery_id, bodies)
