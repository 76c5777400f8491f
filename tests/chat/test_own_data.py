"""/export and /forget through the dispatcher: a person gets all of theirs, and then nothing of it is left."""

from __future__ import annotations

import hashlib
import json
import logging
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import structlog
from aiogram import Bot
from aiogram.types import Contact, Location, User

from bot.app import build_chat
from bot.console.session import ConsoleSession
from bot.console.terminal import Terminal
from bot.core import Core
from bot.i18n import LANGUAGES, load_texts
from bot.logs import configure_logs
from storage.alert_posts import note_told
from storage.allowlist import allow
from storage.database import Connection
from storage.deliveries import list_deliveries, queue_deliveries
from storage.delivery_parts import store_parts
from storage.invites import add_invite, use_invite
from storage.records import NewDelivery
from storage.shown import mark_shown
from storage.subscribers import PERSONAL_TABLES, export
from storage.subscriptions import list_subscriptions
from tests.conftest import HandClock
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
        note_told(db, delivery.delivery_id, 1, [(7, 0)], now)
        mark_shown(db, person.chat_id, [(7, 1)], now)
        add_invite(db, "code-1", now)
        assert use_invite(db, "code-1", person.chat_id, now)
        allow(db, person.chat_id, now)

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
    meet: Meet, sample_core: Core, clock: HandClock
) -> None:
    person, texts = meet(CHAT_ID), load_texts("en")
    await live(person, sample_core)
    for number in range(40):  # the dialog's row is written anew each time, and grows over a page
        clock.move(seconds=5)
        await person.say(f"{SOUGHT} {'каспий ' * 8} {number}")
    traces = [CHAT_ID.to_bytes(4, "big"), str(CHAT_ID).encode(), SOUGHT.encode(), WATCHED.encode()]
    sample_core.db.flush_log()
    before = sample_core.db.path.read_bytes()
    assert all(trace in before for trace in traces), "they were there"
    (question,) = await person.say("/forget")
    assert "/export" in question
    assert "7 days" in question
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
    for word in ("/export", "/forget", "7"):
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


@pytest.fixture
def own_logs(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Afterwards the logs are set up as they were."""
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    before = structlog.get_config()
    yield
    structlog.configure(**before)


async def test_who_somebody_is_goes_into_no_table_and_no_log(
    sample_core: Core, bot: Bot, session: RecordingSession, capsys: pytest.CaptureFixture[str], own_logs: None
) -> None:
    configure_logs("DEBUG", "json")
    person = Person(build_chat(sample_core, is_sample=True), bot, session, chat_id=CHAT_ID)
    person._user = User(
        id=CHAT_ID,
        is_bot=False,
        first_name="Гүлнәзік",
        last_name="Berdiýewa",
        username="gul_berdi",
        language_code="en",
    )
    await live(person, sample_core)
    await person.say("/start")
    await person.say(None, contact=Contact(phone_number="+77015550199", first_name="Гүлнәзік"))
    await person.say(None, location=Location(latitude=43.25123, longitude=76.94567))
    await person.press("nonsense")
    written = "\n".join(await sample_core.db.read(lambda db: list(db.conn.iterdump())))
    for secret in ("Гүлнәзік", "Berdiýewa", "gul_berdi", "77015550199", "43.25123"):
        assert secret not in written
    log = capsys.readouterr().err
    for secret in (str(CHAT_ID), "Гүлнәзік", "gul_berdi", SOUGHT, WATCHED, POSTED, TOKEN, "77015550199"):
        assert secret not in log


async def test_nobody_can_touch_the_digest_of_another(meet: Meet, sample_core: Core) -> None:
    owner, stranger = meet(CHAT_ID), meet(1002)
    await owner.press("sub:save:0:420:daily")
    (mine,) = await sample_core.db.read(list_subscriptions, CHAT_ID)
    gone = load_texts("en")("error-subscription-gone")
    for data in (f"spause:{mine.subscription_id}:1:0", f"sdel:{mine.subscription_id}"):
        assert gone in await stranger.press(data)
    assert await sample_core.db.read(list_subscriptions, CHAT_ID) == [mine]


async def test_a_token_of_another_s_query_leads_nowhere(meet: Meet, session: RecordingSession) -> None:
    owner, stranger = meet(CHAT_ID), meet(1002)
    await owner.say(f"/alert {WATCHED}")
    token = hashlib.blake2b(WATCHED.encode(), digest_size=6).hexdigest()
    for prefix in ("asave", "aback", "adraft"):
        assert await stranger.press(f"{prefix}:{token}") == [load_texts("en")("toast-stale")]
    assert await stranger.press(f"page:{token}:1:new") == [load_texts("en")("toast-stale")]
