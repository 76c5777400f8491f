"""The door: who comes in with each ACCESS, and what the others see."""

from __future__ import annotations

from datetime import timedelta

import pytest
from aiogram import Bot

from bot.app import build_chat
from bot.chat.access import Access
from bot.chat.in_flight import InFlight
from bot.core import Core
from bot.i18n import load_texts
from storage.invites import add_invite
from storage.subscribers import find_subscriber, list_subscribers
from tests.conftest import HandClock
from tests.doubles.bot_session import TOKEN, RecordingSession
from tests.doubles.person import Person

ADMIN, STRANGER = 7, 8
NEUTRAL = load_texts("en")("error-no-access")


def _meet(core: Core, chat_id: int, access: Access) -> Person:
    core.settings = core.settings.model_copy(update={"access": access, "admin_ids": (ADMIN,)})
    session = RecordingSession()
    bot = Bot(TOKEN, session=session)
    return Person(build_chat(core, is_sample=False, in_flight=InFlight()), bot, session, chat_id=chat_id)


@pytest.mark.parametrize("access", ["allowlist", "invite"])
async def test_a_closed_door_says_one_neutral_line_and_keeps_nothing(core: Core, access: Access) -> None:
    stranger = _meet(core, STRANGER, access)
    for text in ("/start", "/digest", "газ", "/admin", "/start wrong-code"):
        assert await stranger.say(text) == [NEUTRAL]
    assert await stranger.press("open:digest") == [NEUTRAL]
    assert await core.db.read(list_subscribers) == []


@pytest.mark.parametrize("access", ["open", "allowlist", "invite"])
async def test_an_admin_always_comes_in(core: Core, access: Access) -> None:
    assert NEUTRAL not in await _meet(core, ADMIN, access).say("/start")


async def test_an_open_door_lets_everyone_in(core: Core) -> None:
    assert NEUTRAL not in await _meet(core, STRANGER, "open").say("/start")


async def test_an_invitation_lets_one_person_in_for_good(core: Core, clock: HandClock) -> None:
    await core.db.write(add_invite, "code-1", clock.now())
    guest = _meet(core, STRANGER, "invite")
    assert NEUTRAL not in await guest.say("/start code-1")
    assert NEUTRAL not in await guest.say("/help")
    assert await _meet(core, 9, "invite").say("/start code-1") == [NEUTRAL]
    assert await core.db.read(find_subscriber, 9) is None


async def test_an_expired_invitation_lets_nobody_in(core: Core, clock: HandClock) -> None:
    await core.db.write(add_invite, "code-2", clock.now(), clock.now() + timedelta(days=1))
    clock.move(days=2)
    assert await _meet(core, STRANGER, "invite").say("/start code-2") == [NEUTRAL]


async def test_whoever_was_in_stays_when_the_door_closes(core: Core) -> None:
    await _meet(core, STRANGER, "open").say("/start")
    assert NEUTRAL not in await _meet(core, STRANGER, "allowlist").say("/help")
