"""A flood through the dispatcher: told once, then silence, then served again; others do not notice."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from aiogram import Bot

from bot.app import build_chat
from bot.chat.allowances import MOST_KNOWN, UPDATES, WORK, WORK_OF_ALL, Allowances, Limit
from bot.chat.in_flight import InFlight
from bot.core import Core
from bot.i18n import LANGUAGES, load_texts
from tests.conftest import START, HandClock
from tests.doubles.bot_session import RecordingSession
from tests.doubles.person import Person

Meet = Callable[..., Person]
FLOOD = 200


def too_fast(language: str = "en", seconds: int = 10) -> str:
    return load_texts(language)("throttled", seconds=seconds)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_flood_is_answered_once_in_the_person_s_language_and_then_not_at_all(
    meet: Meet, language: str
) -> None:
    person = meet(language=language)
    answers = [text for _ in range(FLOOD) for text in await person.say("/settings")]
    assert len(answers) == UPDATES.burst + 1
    assert answers[-1] == too_fast(language)
    assert too_fast(language) not in answers[:-1]


async def test_after_the_rest_a_person_is_served_again_and_told_again(
    person: Person, clock: HandClock
) -> None:
    for _ in range(FLOOD):
        await person.say("/settings")
    clock.move(seconds=9)
    assert await person.say("/settings") == []
    clock.move(seconds=2)
    assert load_texts("en")("settings-title") in (await person.say("/settings"))[0]
    answers = [text for _ in range(FLOOD) for text in await person.say("/settings")]
    assert answers.count(too_fast()) == 1


async def test_heavy_commands_run_out_first_and_light_ones_go_on(person: Person) -> None:
    answers = [text for _ in range(int(WORK.burst) + 5) for text in await person.say("/topics")]
    assert answers.count(too_fast()) == 1
    assert len(answers) == WORK.burst + 1
    assert load_texts("en")("settings-title") in (await person.say("/settings"))[0]


async def test_a_query_that_takes_too_long_is_interrupted_and_said(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    await person.say("/start")
    monkeypatch.setattr("bot.chat.middlewares.PATIENCE_S", -1.0)
    monkeypatch.setattr("storage.patience._STEPS_BETWEEN_LOOKS", 1)
    for heavy in ("/top", "/digest", "порт"):
        assert load_texts("en")("error-too-slow") in (await person.say(heavy))[0]


async def test_one_person_s_flood_is_not_another_s(meet: Meet) -> None:
    loud, quiet = meet(1001), meet(1002)
    for _ in range(FLOOD):
        await loud.say("/settings")
    assert load_texts("en")("settings-title") in (await quiet.say("/settings"))[0]


async def test_a_flood_of_taps_flashes_once(meet: Meet, session: RecordingSession) -> None:
    person = meet()
    for _ in range(int(UPDATES.burst)):
        await person.press("set:home")
    assert await person.press("set:home") == [too_fast()]
    session.methods.clear()
    assert await person.press("set:home") == []
    assert len(session.methods) == 1  # the tap is answered, and that is all


async def test_a_stranger_at_a_closed_door_is_held_up_too(
    core: Core, session: RecordingSession, bot: Bot
) -> None:
    core.settings = core.settings.model_copy(update={"access": "allowlist"})
    stranger = Person(build_chat(core, is_sample=False, in_flight=InFlight()), bot, session, chat_id=8)
    answers = [text for _ in range(FLOOD) for text in await stranger.say("hello")]
    assert answers.count(too_fast()) == 1
    assert len(answers) < UPDATES.burst + 2


async def test_an_operator_is_never_held_up(core: Core, session: RecordingSession, bot: Bot) -> None:
    core.settings = core.settings.model_copy(update={"admin_ids": (7,)})
    operator = Person(build_chat(core, is_sample=False, in_flight=InFlight()), bot, session, chat_id=7)
    answers = [await operator.say("/channels") for _ in range(FLOOD)]
    assert all(answers)
    assert too_fast() not in str(answers)


def test_all_together_have_a_limit_for_work_alone() -> None:
    allowances = Allowances()
    people = int(WORK_OF_ALL.burst)
    assert not any(allowances.take(chat_id, START, is_work=True) for chat_id in range(people))
    assert allowances.take(people, START, is_work=True) is not None
    assert allowances.take(people, START, is_work=False) is None


def test_who_wrote_long_ago_takes_no_memory(clock: HandClock) -> None:
    allowances = Allowances(updates=Limit(5, 1), of_all=Limit(1e9, 1))
    for chat_id in range(MOST_KNOWN):
        allowances.take(chat_id, clock.now(), is_work=False)
    clock.move(minutes=5)
    allowances.take(-1, clock.now(), is_work=False)
    assert len(allowances._accounts) == 1
