"""A language that is chosen holds everywhere at once: lists of commands, buttons, what waits to be sent."""

from __future__ import annotations

import pytest

from bot.chat.stamps import encode_chat
from bot.core import Core
from bot.i18n import LANGUAGES, load_texts
from bot.jobs.digests import queue_due_digests
from storage.subscribers import get_subscriber
from tests.chat.talking import talking
from tests.conftest import HandClock
from tests.doubles.bot_api import BotApi

ANNA, GROUP, NEW_GROUP = 1001, -1001234567890, -1001234567891
ENGLISH, KAZAKH = load_texts("en"), load_texts("kk")


def digest_command(api: BotApi, chat_id: int) -> str:
    """How the list of a chat describes /digest."""
    rows = api.chat_commands[chat_id]
    return next(str(row["description"]) for row in rows if row["command"] == "digest")


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
async def test_a_person_s_commands_previews_and_waiting_digest_follow(
    sample_core: Core, clock: HandClock, language: str
) -> None:
    texts = load_texts(language)
    async with talking(sample_core) as talk:
        person = talk.api.person(ANNA)
        await person.say("/subscribe")
        for label in (ENGLISH("button-onward"), "19:00"):
            await person.wait_for(label)
            await person.tap(label)
        preview = await person.wait_for(ENGLISH("digest-preview"))
        under_preview = person.chat[preview.message_id or 0]
        clock.move(hours=5)
        await queue_due_digests(sample_core.db, clock.now(), sample_core.analyser, sample_core.lexicon.names)
        person.press(f"lang:{language}:settings", under_preview)
        await talk.api.wait_until(lambda: ANNA in talk.api.chat_commands)
        assert digest_command(talk.api, ANNA) == texts("cmd-digest")
        await talk.sender.send_due()
        await person.wait_for(texts("digest-title"))
        await person.say("/digests")
        await person.wait_for(texts("button-subscription-edit", number=1))
        await person.tap(texts("button-subscription-edit", number=1))
        await person.wait_for(texts("button-digest-preview"))
        await person.tap(texts("button-digest-preview"))
        await person.wait_for(texts("digest-preview"))


async def test_a_group_s_commands_follow_also_when_it_is_set_up_in_private_and_when_it_moves(
    sample_core: Core,
) -> None:
    async with talking(sample_core) as talk:
        group, admin = talk.api.person(GROUP), talk.api.person(ANNA)
        group.admins, group.speaker = {ANNA}, ANNA
        group.bring()
        await group.wait_for(ENGLISH("group-hello-admins"))
        await admin.say(f"/start for_{encode_chat(GROUP)}")
        await admin.wait_for(ENGLISH("button-chat-settings"))
        for label in (ENGLISH("button-chat-settings"), ENGLISH("button-language")):
            await admin.tap(label)
            await admin.wait_for(ENGLISH("settings-language-hint") if "anguage" in label else "Language:")
        await admin.tap("Қазақша")
        await talk.api.wait_until(lambda: GROUP in talk.api.chat_commands)
        assert digest_command(talk.api, GROUP) == KAZAKH("cmd-digest")
        assert ANNA not in talk.api.chat_commands
        await admin.wait_for(ENGLISH("settings-title"))  # who sets it up reads on in their own language
        assert sample_core.db.read_now(get_subscriber, GROUP).language == "kk"
        assert sample_core.db.read_now(get_subscriber, ANNA).language == "en"
        await group.say("/topics@test_bot")
        await group.wait_for(KAZAKH("topics-title"))
        moved = talk.api.person(NEW_GROUP)
        moved.speaker = ANNA
        moved.move_from(GROUP)
        await talk.api.wait_until(lambda: NEW_GROUP in talk.api.chat_commands)
        assert digest_command(talk.api, NEW_GROUP) == KAZAKH("cmd-digest")
