"""The live program on the wire: people, alerts, outages, a stop. One service for most, since a start takes
seconds; each test has its own people and its own word."""

from __future__ import annotations

import json
import signal
import time
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio

from bot.collector.understanding import Understander
from bot.i18n import LANGUAGES, READS_RUSSIAN, load_texts
from tests.doubles.bot_api import BotApi, Person
from tests.e2e.conftest import Service, Writer, environment, open_writer
from tests.e2e.nursery import fork_program

pytestmark = pytest.mark.asyncio(loop_scope="module")

FIRST_CHAT = 710_000_000
FINDABLE = "В Ашхабаде открыли выставку ковров ручной работы."


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as running:
        yield running


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def service(api: BotApi, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Service]:
    """Started once. Its end is a test too: what all of them left behind."""
    made = Service(tmp_path_factory.mktemp("service"), api)
    try:
        await made.start()
        yield made
        assert await made.stop() == 0
    finally:
        await made.make_sure_it_ends()
    assert made.check_database() == "ok"
    made.check_log(str(FIRST_CHAT)[:6], "ковров", "Каспийский вестник")
    made.check_connections()
    assert api.violations() == []
    assert api.unsupported == []
    assert api.unconfirmed == 0


@pytest.fixture(scope="module")
def writer(service: Service, understander: Understander) -> Iterator[Writer]:
    with open_writer(service, understander) as made:
        yield made


@pytest_asyncio.fixture(loop_scope="module")
async def alone(api_alone: BotApi, tmp_path: Path) -> AsyncIterator[Service]:
    """A service that is not started, for a test that ends it."""
    made = Service(tmp_path, api_alone)
    yield made
    await made.make_sure_it_ends()


@pytest_asyncio.fixture(loop_scope="module")
async def api_alone() -> AsyncIterator[BotApi]:
    async with BotApi() as running:
        yield running


async def save_alert(person: Person, query: str) -> None:
    texts = load_texts(person.language or "en")
    await person.say(f"/alert {query}")
    await person.wait_for(texts("button-save"))
    await person.tap(texts("button-save"))
    await person.wait_for(lambda shown: shown.kind == "edit" and query in shown.text)


def fired(person: Person, word: str) -> list[str]:
    """The messages that brought a post with `word`, however often each came."""
    return [item.text for item in person.shown if item.kind == "message" and f"{word} прибыл" in item.text]


async def test_commands_are_registered_in_each_language(service: Service, api: BotApi) -> None:
    assert set(api.commands) == {"", *LANGUAGES, *READS_RUSSIAN}
    for language in LANGUAGES:
        described = {row["command"]: row["description"] for row in api.commands[language]}
        assert {"start", "search", "alert", "forget"} <= described.keys()
    assert api.commands["ru"] != api.commands["kk"] != api.commands["tk"]
    assert api.commands[""] == api.commands["en"]
    assert api.commands["uz"] == api.commands["ru"], "as they are greeted"


@pytest.mark.parametrize(("number", "language"), [(1, "ru"), (2, "kk")])
async def test_people_are_answered_in_their_language(
    service: Service, writer: Writer, api: BotApi, number: int, language: str
) -> None:
    person, texts = api.person(FIRST_CHAT + number, language), load_texts(language)
    await writer.publish(FINDABLE)
    await person.say("/start")
    await person.wait_for(texts("start-welcome"))
    await person.say("/search ковров")
    await person.wait_for("выставку ковров")
    await save_alert(person, "ковров выставка")
    await person.say("/alerts")
    await person.wait_for("ковров выставка")


async def test_a_post_fires_its_alert_once_within_two_seconds(
    service: Service, writer: Writer, api: BotApi
) -> None:
    person = api.person(FIRST_CHAT + 11, "ru")
    await save_alert(person, "сухогруз")
    await person.rest()
    began_at = await writer.publish("Сухогруз прибыл в Курык.")
    shown = await person.wait_for("Сухогруз прибыл")
    assert shown.at - began_at < 2
    await writer.publish("Самолёт сел в Актау.")
    await person.say("/help")
    await person.wait_for(load_texts("ru")("help-title"))
    assert len(fired(person, "Сухогруз")) == 1
    assert "Самолёт" not in str(person.messages)


async def test_posts_taken_in_by_the_command_line_fire_too(service: Service, api: BotApi) -> None:
    person = api.person(FIRST_CHAT + 12, "kk")
    await save_alert(person, "танкер")
    posts = [
        {"post_id": n, "date": when, "channel": "Архив", "username": "example_archive", "text": text}
        for n, when, text in (
            (1, "2020-01-01T00:00:00+00:00", "Танкер прибыл в Баку."),
            (2, datetime.now(UTC).isoformat(), "Танкер прибыл в Туркменбаши."),
        )
    ]
    file = service.directory / "posts.jsonl"
    file.write_text("".join(json.dumps(post, ensure_ascii=False) + "\n" for post in posts), encoding="utf-8")
    importing = [str(service.connections), "-", "import", str(file), "--config", str(service.config)]
    for _ in range(2):
        process = await fork_program(importing, cwd=service.directory, env=environment())
        assert await process.wait() == 0
    await person.wait_for("Туркменбаши")
    assert len(fired(person, "Танкер")) == 1, "history never alerts, and nothing fires twice"


async def test_who_blocks_the_bot_is_left_alone_and_the_others_are_served(
    service: Service, writer: Writer, api: BotApi
) -> None:
    gone, stays = api.person(FIRST_CHAT + 21, "ru"), api.person(FIRST_CHAT + 22, "ru")
    for person in (gone, stays):
        await save_alert(person, "баржа")
    gone.block()  # Telegram tells the bot
    await writer.publish("Баржа прибыла в порт.")
    await stays.wait_for("Баржа прибыл")
    state = "select active from subscribers where chat_id = ?"
    await stays.say("/help")
    await stays.wait_for(load_texts("ru")("help-title"))
    assert writer.ask(state, gone.chat_id) == [(0,)]
    tries = len([call for call in api.calls if call.chat_id == gone.chat_id])
    await writer.publish("Другая баржа вышла из Туркменбаши с грузом цемента.")
    await stays.wait_for("Другая баржа")
    assert len([call for call in api.calls if call.chat_id == gone.chat_id]) == tries
    gone.unblock()
    await gone.say("/start")
    await gone.wait_for(load_texts("ru")("home-title"))
    assert writer.ask(state, gone.chat_id) == [(1,)]


async def test_a_person_who_blocks_before_the_answer_breaks_nothing(service: Service, api: BotApi) -> None:
    person = api.person(FIRST_CHAT + 23, "ru")
    await person.say("/start")
    person.block()
    await api.wait_until(lambda: any(call.chat_id == person.chat_id for call in api.calls))
    person.unblock()
    await person.say("/help")
    await person.wait_for(load_texts("ru")("help-title"))


async def test_a_flood_wait_is_kept_by_alerts_and_answers(
    service: Service, writer: Writer, api: BotApi
) -> None:
    person, other = api.person(FIRST_CHAT + 31, "ru"), api.person(FIRST_CHAT + 32, "ru")
    await save_alert(person, "ледокол")
    api.flood_wait(2, chat_id=person.chat_id)
    await writer.publish("Ледокол прибыл на Каспий.")
    await api.wait_until(lambda: api.calls[-1].outcome.startswith("429"))
    refused_at = api.calls[-1].at
    await other.say("/start")
    answered = await other.wait_for(load_texts("ru")("start-welcome"), timeout_s=8)
    alerted = await person.wait_for("Ледокол прибыл", timeout_s=8)
    assert min(answered.at, alerted.at) - refused_at >= 2
    assert len(fired(person, "Ледокол")) == 1


@pytest.mark.parametrize(
    ("number", "fault", "word"),
    [(41, "lose_reply", "Паром"), (42, "answer_html", "Буксир"), (43, "reset", "Катер")],
)
async def test_an_alert_whose_fate_is_unknown_comes_again_and_says_so(
    service: Service, writer: Writer, api: BotApi, number: int, fault: str, word: str
) -> None:
    person, texts = api.person(FIRST_CHAT + number, "ru"), load_texts("ru")
    await save_alert(person, word.lower())
    getattr(api, fault)("sendMessage", chat_id=person.chat_id)
    await writer.publish(f"{word} прибыл в Актау, к причалу номер {number}.")
    await person.wait_for(lambda shown: texts("alert-fired-repeated") in shown.text, timeout_s=8)
    came = fired(person, word)
    assert len(came) == (1 if fault == "reset" else 2)
    assert [texts("alert-fired-repeated") in text for text in came][-1]
    states = "select state from deliveries where chat_id = ? order by delivery_id"
    assert writer.ask(states, person.chat_id)[0] == ("uncertain",)


async def test_a_chat_that_hangs_delays_nobody_else(service: Service, writer: Writer, api: BotApi) -> None:
    hanging, other = api.person(FIRST_CHAT + 33, "ru"), api.person(FIRST_CHAT + 34, "ru")
    for person in (hanging, other):
        await save_alert(person, "драга")
    api.delay("sendMessage", 6.0, chat_id=hanging.chat_id)
    for number, place in enumerate(("Кендерли", "Форт-Шевченко", "Гарабогаз")):
        await writer.publish(f"Драга прибыла к месту {place}, рейс {number}{number}{number}.")
        await other.wait_for(place, timeout_s=5)
    await hanging.wait_for("Гарабогаз", timeout_s=15)
    order = [text for text in hanging.messages if "Драга прибыл" in text]
    assert ["Кендерли" in order[0], "Форт" in order[1], "Гарабогаз" in order[2]] == [True] * 3


async def test_an_outage_delays_and_loses_nothing(service: Service, writer: Writer, api: BotApi) -> None:
    person = api.person(FIRST_CHAT + 51, "ru")
    await save_alert(person, "дебаркадер")
    await api.go_down()
    await writer.publish("Дебаркадер прибыл в Гарабогаз.")
    await person.say("/start")
    await service.wait_for_log("Failed to fetch updates")
    await service.wait_for_log("no connection")
    await api.come_up()
    await person.wait_for(lambda shown: "Дебаркадер прибыл" in shown.text, timeout_s=15)
    await api.wait_until(lambda: load_texts("ru")("home-title") in str(person.messages), 15)
    assert len(fired(person, "Дебаркадер")) == 1


async def test_a_stop_finishes_what_is_in_hand(alone: Service, api_alone: BotApi) -> None:
    api, person = api_alone, api_alone.person(1, "ru")
    await alone.start()
    await person.say("/start")
    await person.wait_for(load_texts("ru")("start-welcome"))
    api.delay("editMessageText", 1.0, chat_id=1)
    await person.tap("Қазақша")
    await person.wait_for(lambda shown: shown.kind == "edit")  # it arrived; the bot does not know yet
    stopped_at = time.monotonic()
    assert await alone.stop() == 0
    assert time.monotonic() - stopped_at < 10
    assert not person.open_callbacks, "what comes after the edit was done too"
    assert api.unconfirmed == 0, "the next start must not answer it again"
    assert alone.check_database() == "ok"
    alone.check_log()


async def test_a_stop_while_it_starts_ends_it_at_once(alone: Service) -> None:
    await alone.launch()
    await alone.wait_for_log("starting")
    assert await alone.stop() == 0
    alone.check_log()


async def test_a_wrong_token_ends_the_program_with_one_line(alone: Service, api_alone: BotApi) -> None:
    api_alone.token = "42:another-token-0123456789abcdef"
    await alone.launch()
    assert await alone.wait_end() == 1
    starting, *said = alone.log.splitlines()
    assert "starting" in starting
    assert said == ["BOT_TOKEN: Telegram does not accept it; get a new one from @BotFather"]


async def test_a_token_that_is_revoked_ends_the_program(alone: Service, api_alone: BotApi) -> None:
    await alone.start()
    person = api_alone.person(1, "ru")
    api_alone.token = "42:another-token-0123456789abcdef"
    await person.say("/start")
    assert await alone.wait_end(20) == 1
    assert alone.log.splitlines()[-1].startswith("BOT_TOKEN: Telegram does not accept it")
    alone.check_log()


async def test_killed_while_sending_it_marks_the_repetition(
    alone: Service, api_alone: BotApi, understander: Understander
) -> None:
    api, person = api_alone, api_alone.person(1, "ru")
    await alone.start()
    await save_alert(person, "плашкоут")
    api.delay("sendMessage", 30.0, chat_id=1)
    with open_writer(alone, understander) as writer:
        await writer.publish("Плашкоут прибыл в Туркменбаши.")
        await person.wait_for("Плашкоут прибыл")
        assert await alone.stop(signal.SIGKILL) == -signal.SIGKILL
        await api.go_down()
        await alone.launch()
        await alone.wait_for_log("Telegram cannot be reached")
        await api.come_up()
        await person.wait_for(load_texts("ru")("alert-fired-repeated"), timeout_s=60)
        assert len(fired(person, "Плашкоут")) == 2
    assert await alone.stop(signal.SIGINT) == 0
    alone.check_log()
