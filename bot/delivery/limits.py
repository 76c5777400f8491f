"""Keeps every message of the bot within Telegram's limits: answers, alerts and digests alike.

Sits in the Bot session: at most 30 messages in any sliding second, one a second to a chat (answers to one
person may come three at once), 20 a minute to a group. Who waits goes on in the order answer, alert, digest,
first come first served within each. `Ledger` decides and is pure; `Limiter` waits. No text is read.

A place is taken from before a request until a second after its reply: wherever in between Telegram
counted the message, its own count cannot exceed ours.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from math import ceil, inf
from typing import Any, Literal

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

Urgency = Literal["answer", "alert", "digest"]


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `count` messages in any `seconds`."""

    count: int
    seconds: float


EVERYWHERE = Limit(30, 1.0)
CHAT = Limit(1, 1.0)
CHAT_BURST = Limit(3, 3.0)  # on average one a second too
GROUP = Limit(20, 60.0)
RANKS: dict[Urgency, int] = {"answer": 0, "alert": 1, "digest": 2}
PATIENCE_S: dict[Urgency, float] = {"answer": 60.0, "alert": 0.0, "digest": 0.0}
ANSWER_TRIES = 3
UNCOUNTED = ("sendChatAction", "sendMessageDraft")
COUNTED = ("send", "edit", "copy", "forward")

Begin = Callable[[], Awaitable[None]]

_urgency: ContextVar[Urgency] = ContextVar("urgency", default="answer")
_begin: ContextVar[Begin | None] = ContextVar("begin", default=None)


@contextmanager
def sending(urgency: Urgency, begin: Begin | None = None) -> Iterator[None]:
    """Says of what class the messages sent within are; outside they are answers.

    `begin` is awaited when a message has its turn, before it is handed to Telegram.
    """
    tokens = _urgency.set(urgency), _begin.set(begin)
    try:
        yield
    finally:
        _urgency.reset(tokens[0])
        _begin.reset(tokens[1])


@dataclass(eq=False, slots=True)
class Place:
    """A message on its way, or one that arrived: `ended_at` is when its reply came."""

    chat_id: int | str
    ended_at: float | None = None

    @property
    def is_group(self) -> bool:
        """Whether the limit of groups holds too."""
        return isinstance(self.chat_id, int) and self.chat_id < 0

    def leaves_at(self, seconds: float) -> float:
        """When a limit over `seconds` forgets it; never, while no reply has come."""
        return inf if self.ended_at is None else self.ended_at + seconds


@dataclass(slots=True)
class Ledger:
    """What was sent of late, and when the next may go. Pure: every moment is an argument."""

    paused_until: float = 0.0
    places: list[Place] = field(default_factory=list)

    def opens_at(self, chat_id: int | str, urgency: Urgency, now: float) -> float:
        """Returns `now` or the moment before which a message must wait; inf: until a reply comes."""
        same = [place for place in self.places if place.chat_id == chat_id]
        limits = [CHAT_BURST] if urgency == "answer" else [CHAT, CHAT_BURST]
        if Place(chat_id).is_group:
            limits.append(GROUP)
        return max(self.opens_to_anybody_at(now), *(_frees_at(same, limit, now) for limit in limits))

    def opens_to_anybody_at(self, now: float) -> float:
        """Returns `now` or the moment before which nothing may be sent to any chat."""
        return max(now, self.paused_until, _frees_at(self.places, EVERYWHERE, now))

    def gives_up(self, urgency: Urgency, now: float) -> bool:
        """Whether a pause is longer than a message of this class waits for here."""
        return self.paused_until - now > PATIENCE_S[urgency]

    def take(self, chat_id: int | str, now: float) -> Place:
        """Notes that a message is sent now."""
        self.places = [
            place
            for place in self.places
            if place.leaves_at(GROUP.seconds if place.is_group else CHAT_BURST.seconds) > now
        ]
        place = Place(chat_id)
        self.places.append(place)
        return place

    def give_back(self, place: Place) -> None:
        """What had a turn was not sent after all."""
        self.places = [each for each in self.places if each is not place]

    def pause(self, seconds: float, now: float) -> None:
        """Telegram wants nothing for `seconds`."""
        self.paused_until = max(self.paused_until, now + seconds)


def _frees_at(places: list[Place], limit: Limit, now: float) -> float:
    """When fewer than `limit.count` of `places` lie within its seconds."""
    leaving = sorted(moment for place in places if (moment := place.leaves_at(limit.seconds)) > now)
    return leaving[-limit.count] if len(leaving) >= limit.count else now


@dataclass(eq=False, slots=True)
class _Waiter:
    chat_id: int | str
    urgency: Urgency
    turn: asyncio.Future[Place | None]


class Limiter(BaseRequestMiddleware):
    """Install with `bot.session.middleware(Limiter())`; one for a token. Its clock is the loop's."""

    def __init__(self) -> None:
        self._ledger = Ledger()
        self._waiting: list[_Waiter] = []
        self._timer: asyncio.TimerHandle | None = None

    def remember(self, chat_id: int, ago_s: float) -> None:
        """Counts a message that was sent before a restart."""
        self._ledger.take(chat_id, _now()).ended_at = _now() - ago_s

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Sends `method` when its turn comes.

        A 429 silences everything for as long as it says. An answer then waits and is sent again;
        a delivery is given back to its outbox, where it waits as long.
        """
        chat_id, urgency = _chat_of(method), _urgency.get()
        if chat_id is None:
            return await make_request(bot, method)
        for _ in range(ANSWER_TRIES - 1):
            try:
                return await self._send(make_request, bot, method, chat_id, urgency)
            except TelegramRetryAfter:
                if self._ledger.gives_up(urgency, _now()):
                    raise
        return await self._send(make_request, bot, method, chat_id, urgency)

    async def _send(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
        chat_id: int | str,
        urgency: Urgency,
    ) -> Response[TelegramType]:
        place = await self._wait_turn(_Waiter(chat_id, urgency, asyncio.get_running_loop().create_future()))
        if place is None:
            left_s = self._ledger.paused_until - _now()
            raise TelegramRetryAfter(method, "Too Many Requests", retry_after=max(1, ceil(left_s)))
        try:
            if (begin := _begin.get()) is not None:
                await begin()
            return await make_request(bot, method)
        except TelegramRetryAfter as error:
            self._ledger.pause(error.retry_after, _now())
            raise
        finally:
            place.ended_at = _now()
            self._let_in()

    async def _wait_turn(self, waiter: _Waiter) -> Place | None:
        """Returns the message's place, or None when it shall not wait here."""
        self._waiting.append(waiter)
        self._waiting.sort(key=lambda each: RANKS[each.urgency])  # stable: first come, first served
        self._let_in()
        try:
            return await waiter.turn
        except asyncio.CancelledError:
            self._waiting = [each for each in self._waiting if each is not waiter]
            if waiter.turn.done() and not waiter.turn.cancelled() and (place := waiter.turn.result()):
                self._ledger.give_back(place)
                self._let_in()
            raise

    def _let_in(self) -> None:
        """Gives every waiter a turn who may have one now, and wakes when the next may."""
        now, next_at, kept = _now(), inf, []
        opens_at = self._ledger.opens_to_anybody_at(now)
        for waiter in self._waiting:
            if waiter.turn.done():
                continue
            if self._ledger.gives_up(waiter.urgency, now):
                waiter.turn.set_result(None)
                continue
            ready_at = opens_at
            if opens_at <= now:  # else no chat need be looked at: there may be thousands
                ready_at = self._ledger.opens_at(waiter.chat_id, waiter.urgency, now)
            if ready_at <= now:
                waiter.turn.set_result(self._ledger.take(waiter.chat_id, now))
                opens_at = self._ledger.opens_to_anybody_at(now)
            else:
                kept.append(waiter)
                next_at = min(next_at, ready_at)
        self._waiting = kept
        self._wake_at(next_at)

    def _wake_at(self, moment: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = None if moment == inf else asyncio.get_running_loop().call_at(moment, self._let_in)


def _chat_of(method: TelegramMethod[Any]) -> int | str | None:
    """The chat that a message goes to; None for what Telegram does not count as one."""
    name = method.__api_method__
    if name in UNCOUNTED or not name.startswith(COUNTED):
        return None
    chat_id: int | str | None = getattr(method, "chat_id", None)
    return chat_id


def _now() -> float:
    return asyncio.get_running_loop().time()
