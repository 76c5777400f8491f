"""The limiter: never above Telegram's limits wherever Telegram counts, in order of urgency, in no hurry."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Awaitable, Callable
from typing import Any, cast

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendMessage, TelegramMethod
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.limits import EVERYWHERE, GROUP, Ledger, Limiter, Urgency, sending
from tests.doubles.bot_api.rates import find_busiest, find_violations

BOT = cast(Bot, None)
URGENCIES: tuple[Urgency, ...] = ("answer", "alert", "digest")


class FastLoop(asyncio.SelectorEventLoop):
    """A loop whose time jumps to the next timer: hours of waiting take no time."""

    def __init__(self) -> None:
        self.fast_time = 1000.0
        super().__init__(_Impatient(self))

    def time(self) -> float:
        return self.fast_time


class _Impatient(selectors.DefaultSelector):
    def __init__(self, loop: FastLoop) -> None:
        super().__init__()
        self._loop = loop

    def select(self, timeout: float | None = None) -> Any:
        if timeout:
            self._loop.fast_time += timeout
        return super().select(0)


class Wire:
    """Telegram's end: takes messages after `lag_s`, answers after as long again; may answer 429 once."""

    def __init__(self, lag_s: Callable[[int], float] = lambda number: 0.0) -> None:
        self.limiter = Limiter()
        self.taken: list[tuple[float, int, str]] = []  # moment, chat, text
        self.floods: list[int] = []
        self._lag_s = lag_s

    async def send(self, chat_id: int, text: str = "", urgency: Urgency = "answer") -> None:
        with sending(urgency):
            await self.limiter(self._take, BOT, SendMessage(chat_id=chat_id, text=text))

    async def _take(self, bot: Bot, method: TelegramMethod[Any]) -> Any:
        lag_s = self._lag_s(len(self.taken))
        await asyncio.sleep(lag_s)
        if self.floods:
            raise TelegramRetryAfter(method, "Too Many Requests", retry_after=self.floods.pop())
        moment = asyncio.get_running_loop().time()
        self.taken.append((moment, getattr(method, "chat_id", 0), getattr(method, "text", "")))
        await asyncio.sleep(lag_s)

    @property
    def moments(self) -> list[float]:
        return [moment for moment, _, _ in self.taken]

    @property
    def texts(self) -> list[str]:
        return [text for _, _, text in self.taken]


def play(story: Callable[[], Awaitable[None]]) -> None:
    """Runs `story` on a fast loop."""

    async def run() -> None:
        await story()

    with asyncio.Runner(loop_factory=FastLoop) as runner:
        runner.run(run())


async def all_of(*sends: Awaitable[Any]) -> None:
    await asyncio.gather(*sends)


def test_a_thousand_people_get_theirs_at_thirty_a_second() -> None:
    wire = Wire()
    play(lambda: all_of(*(wire.send(chat, urgency="digest") for chat in range(1, 1001))))
    assert len(wire.taken) == 1000
    assert find_violations((moment, chat) for moment, chat, _ in wire.taken) == []
    assert wire.moments[-1] - wire.moments[0] == pytest.approx(33, abs=0.1)


@given(
    st.lists(
        st.tuples(st.integers(-2, 6).filter(bool), st.sampled_from(URGENCIES), st.floats(0, 3)),
        min_size=1,
        max_size=90,
    ),
    st.lists(st.floats(0, 0.7), min_size=1, max_size=7),
)
def test_no_limit_is_passed_whatever_comes_and_however_the_network_lags(
    messages: list[tuple[int, Urgency, float]], lags: list[float]
) -> None:
    wire = Wire(lambda number: lags[number % len(lags)])

    async def later(chat: int, urgency: Urgency, start_s: float) -> None:
        await asyncio.sleep(start_s)
        await wire.send(chat, urgency, urgency)

    play(lambda: all_of(*(later(*message) for message in messages)))
    assert len(wire.taken) == len(messages)
    assert find_violations((moment, chat) for moment, chat, _ in wire.taken) == []
    for chat in {chat for chat, _, _ in messages}:
        deliveries = [m for m, to, text in wire.taken if to == chat and text != "answer"]
        assert find_busiest(deliveries, 0.999) <= 1


def test_answers_to_one_person_come_three_at_once_and_then_one_a_second_on_average() -> None:
    wire = Wire()
    play(lambda: all_of(*(wire.send(1, str(n)) for n in range(7))))
    assert [round(moment - 1000) for moment in wire.moments] == [0, 0, 0, 3, 3, 3, 6]
    assert wire.texts == list("0123456")


def test_what_was_sent_before_a_restart_counts_after_it() -> None:
    wire = Wire()

    async def send() -> None:
        for ago_s in (2.0, 1.5, 0.5):
            wire.limiter.remember(1, ago_s)
        await all_of(wire.send(1, urgency="alert"), wire.send(2, urgency="alert"))

    play(send)
    assert [(chat, moment - wire.moments[0]) for moment, chat, _ in wire.taken] == [
        (2, 0),
        (1, pytest.approx(1)),
    ]


def test_a_group_gets_twenty_a_minute() -> None:
    wire = Wire()
    play(lambda: all_of(*(wire.send(-1, urgency="alert") for _ in range(41))))
    assert find_busiest(wire.moments, GROUP.seconds) == GROUP.count
    assert wire.moments[-1] - wire.moments[0] == pytest.approx(120, abs=1)


def test_answers_go_before_alerts_and_alerts_before_digests() -> None:
    wire = Wire()

    urgencies: list[Urgency] = ["digest", "alert", "answer", "digest", "alert", "answer"]

    async def story() -> None:
        crowd = [asyncio.ensure_future(wire.send(chat, "crowd", "digest")) for chat in range(1, 31)]
        await asyncio.sleep(0.01)
        late = [
            asyncio.ensure_future(wire.send(100 + number, urgency, urgency))
            for number, urgency in enumerate(urgencies)
        ]
        await all_of(*crowd, *late)

    play(story)
    assert wire.texts[30:] == ["answer", "answer", "alert", "alert", "digest", "digest"]


def test_within_a_class_a_chat_keeps_its_order() -> None:
    wire = Wire(lambda number: 0.3)
    play(lambda: all_of(*(wire.send(1, str(n), "alert") for n in range(5))))
    assert wire.texts == list("01234")


def test_a_flood_wait_silences_everything_and_the_answer_comes_after_it() -> None:
    wire = Wire()
    wire.floods.append(5)

    async def story() -> None:
        first = asyncio.ensure_future(wire.send(1, "first"))
        await asyncio.sleep(0.01)
        await all_of(first, wire.send(2, "second"))

    play(story)
    assert sorted(wire.texts) == ["first", "second"]
    assert min(wire.moments) == pytest.approx(1005, abs=0.01)


def test_a_delivery_is_given_back_when_telegram_wants_nothing() -> None:
    wire = Wire()
    wire.floods.append(5)

    async def story() -> None:
        for expected in (5, 4):
            with pytest.raises(TelegramRetryAfter) as caught:
                await wire.send(1, urgency="alert")
            assert caught.value.retry_after == expected
            await asyncio.sleep(1)
        await asyncio.sleep(3)
        await wire.send(1, "now", "alert")

    play(story)
    assert wire.texts == ["now"]


def test_a_delivery_that_waits_its_turn_is_given_back_too() -> None:
    wire = Wire()

    async def story() -> None:
        await wire.send(1, "first", "alert")
        waiting = asyncio.ensure_future(wire.send(1, "second", "alert"))
        await asyncio.sleep(0.01)
        wire.floods.append(5)
        with pytest.raises(TelegramRetryAfter):
            await wire.send(2, "third", "alert")
        with pytest.raises(TelegramRetryAfter):
            await waiting

    play(story)
    assert wire.texts == ["first"]


def test_nobody_waits_an_hour_for_an_answer() -> None:
    wire = Wire()
    wire.floods.append(3600)

    async def story() -> None:
        with pytest.raises(TelegramRetryAfter):
            await wire.send(1)
        assert asyncio.get_running_loop().time() == pytest.approx(1000, abs=0.01)

    play(story)


def test_who_gives_up_waiting_leaves_no_gap() -> None:
    wire = Wire()

    async def story() -> None:
        await wire.send(1, "first", "alert")
        waiting = [asyncio.ensure_future(wire.send(1, str(n), "alert")) for n in range(3)]
        await asyncio.sleep(0.01)
        waiting[0].cancel()
        await asyncio.gather(*waiting, return_exceptions=True)

    play(story)
    assert wire.texts == ["first", "1", "2"]
    assert wire.moments[-1] == pytest.approx(1002, abs=0.1)


def test_who_gives_up_just_as_the_turn_comes_leaves_no_gap_either() -> None:
    wire = Wire()

    async def story() -> None:
        await wire.send(1, "first", "alert")
        waiting = asyncio.ensure_future(wire.send(1, "second", "alert"))
        await asyncio.sleep(0.01)
        asyncio.get_running_loop().call_at(wire.moments[0] + 1, waiting.cancel)
        await asyncio.sleep(1.5)
        async with asyncio.timeout(5):
            await wire.send(1, "third", "alert")

    play(story)
    assert wire.texts == ["first", "third"]


def test_a_message_without_reply_keeps_its_place() -> None:
    ledger = Ledger()
    places = [ledger.take(chat, 0.0) for chat in range(1, EVERYWHERE.count + 1)]
    assert ledger.opens_at(99, "answer", 50.0) == float("inf")
    places[0].ended_at = 50.0
    assert ledger.opens_at(99, "answer", 50.0) == 51.0


def test_edits_count_and_what_is_no_message_does_not() -> None:
    wire = Wire()
    methods: list[TelegramMethod[Any]] = [
        EditMessageText(chat_id=1, message_id=1, text="edit"),
        AnswerCallbackQuery(callback_query_id="1"),
    ]

    async def story() -> None:
        for method in methods:
            await all_of(*(wire.limiter(wire._take, BOT, method) for _ in range(4)))

    play(story)
    assert [round(moment - 1000) for moment in wire.moments] == [0, 0, 0, 3, 3, 3, 3, 3]
