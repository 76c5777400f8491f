"""/export and /forget through the dispatcher: a person gets all of theirs, and then nothing of it is left."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from aiogram import Bot

from bot.app import build_chat
from bot.console.session import ConsoleSession
from bot.console.terminal import Terminal
from bot.core import Core
from bot.i18n import LANGUAGES, load_texts
from storage.database import Connection
from storage.deliveries import list_deliveries, queue_deliveries
from storage.delivery_parts import store_parts
from storage.invites import add_invite, use_invite
from storage.records import NewDelivery
from storage.shown import mark_shown
from storage.subscribers import PERSONAL_TABLES, export
from tests.doubles.bot_session import TOKEN, RecordingSession
from tests.doubles.person import Person

Meet = Callable[..., Person]
CHAT_ID = 0x51525354  # in the file: the bytes QRST
SOUGHT, WATCHED = "курмангазы", "бекетата"
POSTED = "Пост чужого канала"


async def live(person: Person, core: Core) -> None:
    """Leaves something in every table that has rows of people."""
    await person.press("sub:save:1:420:weekly4")
    await person.say(SOUGHT)
    await person.say(f"/alert {WATCHED}")
    await person.tap(load_texts("en")("button-save"))

    def fill(db: Connection) -> None:
        now = core.clock.now()
        queue_deliveries(db, [NewDelivery(person.chat_id, "alert", f"a{person.chat_id}", POSTED, now)], now)
        (delivery,) = list_deliveries(db, person.chat_id)
        store_parts(db, delivery.delivery_id, [POSTED])
        mark_shown(db, person.chat_id, [(7, 1)], now)
        add_invite(db, "code-1", now)
        assert use_invite(db, "code-1", person.chat_id, now)

    await core.db.write(fill)


async def test_export_is_a_file_with_everything_and_no_text_of_posts(
    person: Person, sample_core: Core
) -> None:
    await live(person, sample_core)
    await person.say("/export")
    (file,) = person.files()
    assert file.filename == "caspian-watch-my-data.json"
    data = json.loads(file.data)
    assert data["subscriber"]["chat_id"] == person.chat_id
    assert data["subscriber"]["time_zone"] == "Asia/Almaty"
    (digest,) = data["scheduled_digests"]
    assert (digest["days"], digest["at"], digest["topics"]) == ("Friday", "07:00", ["diplomacy"])
    assert [alert["query"] for alert in data["alerts"]] == [WATCHED]
    assert SOUGHT in data["conversations"][0]["latest_queries"]
    (message,) = data["messages"]
    assert (message["kind"], message["state"]) == ("alert", "pending")
    assert [shown["story"] for shown in data["stories_shown"]] == [7]
    assert len(data["invitations_used"]) == 1
    assert POSTED not in file.data.decode()


async def test_export_has_something_of_every_table(person: Person, sample_core: Core) -> None:
    await live(person, sample_core)
    kept = await sample_core.db.read(export, person.chat_id)
    assert all(kept.values()), "the example leaves no table of people empty"
    await person.say("/export")
    data = json.loads(person.files()[0].data)
    assert len(data) == len(PERSONAL_TABLES) + 1  # and when it was made
    assert all(data.values())


async def test_export_is_the_person_s_own(meet: Meet, sample_core: Core) -> None:
    one, other = meet(CHAT_ID), meet(1002)
    await live(one, sample_core)
    await other.say("/export")
    files = [file.data.decode() for file in other.files()]
    assert len(files) == 1
    for secret in (str(CHAT_ID), SOUGHT, WATCHED):
        assert secret not in files[0]


async def test_after_forget_the_files_of_the_database_hold_nothing_of_the_person(
    meet: Meet, sample_core: Core
) -> None:
    person, texts = meet(CHAT_ID), load_texts("en")
    await live(person, sample_core)
    for number in range(40):  # the dialog's row is written anew each time, and grows over a page
        await person.say(f"{SOUGHT} {'каспий ' * 8} {number}")
    traces = [CHAT_ID.to_bytes(4, "big"), str(CHAT_ID).encode(), SOUGHT.encode(), WATCHED.encode()]
    sample_core.db.flush_log()
    before = sample_core.db.path.read_bytes()
    assert all(trace in before for trace in traces), "they were there"
    (question,) = await person.say("/forget")
    assert "/export" in question
    assert "30 days" in question
    (done,) = await person.tap(texts("button-forget"))
    assert texts("forgotten") in done
    for file in sample_core.db.path.parent.iterdir():
        for trace in traces:
            assert trace not in file.read_bytes(), f"{trace!r} is in {file.name}"


async def test_forget_that_is_cancelled_changes_nothing(person: Person, sample_core: Core) -> None:
    await live(person, sample_core)
    await person.say("/forget")
    before = await sample_core.db.read(export, person.chat_id)
    await person.tap(load_texts("en")("button-cancel"))
    assert await sample_core.db.read(export, person.chat_id) == before


@pytest.mark.parametrize("language", LANGUAGES)
async def test_privacy_names_the_ways_out_and_when_backups_are_gone(meet: Meet, language: str) -> None:
    shown = "\n".join(await meet(language=language).say("/privacy"))
    for word in ("/export", "/forget", "30"):
        assert word in shown


async def test_the_terminal_saves_the_file_for_its_reader_alone(sample_core: Core, tmp_path: Path) -> None:
    lines: list[str] = []
    session = ConsoleSession(lines.append, tmp_path)
    terminal = Terminal(Bot(TOKEN, session=session), session, build_chat(sample_core, is_sample=True), "en")
    for name in ("caspian-watch-my-data.json", "caspian-watch-my-data-2.json"):
        await terminal.enter("/export")
        file = tmp_path / name
        assert str(file) in "\n".join(lines)
        assert json.loads(file.read_text("utf-8"))["subscriber"]["chat_id"] == 1
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


async def test_an_erased_person_is_met_as_a_new_one(
    person: Person, session: RecordingSession, sample_core: Core
) -> None:
    await live(person, sample_core)
    await person.say("/forget")
    await person.tap(load_texts("en")("button-forget"))
    assert load_texts("en")("start-welcome") in (await person.say("/start"))[0]
    kept = await sample_core.db.read(export, person.chat_id)
    assert [table for table, rows in kept.items() if rows] == ["subscribers"]
