"""Settings, links to the bot, inline mode and one's own data over HTTP, with what goes wrong there."""

from __future__ import annotations

import base64
import json
from datetime import time

import pytest

from bot.core import Core
from bot.i18n import LANGUAGE_NAMES, LANGUAGES, load_texts
from storage.alerts import list_alerts
from storage.channels import list_channels
from storage.records import Subscriber
from storage.subscribers import find_subscriber, get_subscriber
from tests.chat.wire import Talk, texts_of
from tests.storage.examples import dump_rows

TEXTS = load_texts("en")


def stored(core: Core) -> Subscriber:
    return core.db.read_now(get_subscriber, 1001)


# --- settings -----------------------------------------------------------------------------------


async def test_every_setting_is_changed_in_the_place_of_the_first_screen(talk: Talk) -> None:
    anna = talk.caller()
    (first,) = await anna.say("/settings")
    for page, choice in (
        ("button-zone", TEXTS("zone-ashgabat")),
        ("button-quiet", "22:00"),
        ("button-length", TEXTS("button-length-short")),
    ):
        for tap in (TEXTS(page), choice):
            (shown,) = await anna.tap(tap)
            assert (shown.kind, shown.message_id) == ("edit", first.message_id), tap
    await anna.tap(TEXTS("button-discreet-on"), twice=True)
    found = stored(talk.core)
    assert (found.zone, found.digest_length, found.discreet) == ("Asia/Ashgabat", "short", True)
    assert (found.quiet_from, found.quiet_until) == (time(22), time(7))
    for tap in (TEXTS("button-quiet"), TEXTS("button-quiet-own"), "05:00", "04:00"):
        await anna.tap(tap)
    assert (stored(talk.core).quiet_from, stored(talk.core).quiet_until) == (time(5), time(4))
    await anna.tap(TEXTS("button-quiet"))
    await anna.tap(TEXTS("button-quiet-none"))
    assert stored(talk.core).quiet_from is None
    (unknown,) = await anna.press("zone:Mars/Phobos", on=first.message_id)
    assert "Mars/Phobos" in unknown.text
    assert stored(talk.core).zone == "Asia/Ashgabat"


@pytest.mark.parametrize(("city", "zone"), [("Қарағанды", "Asia/Almaty"), ("aktau", "Asia/Aqtau")])
async def test_a_city_is_written_after_the_command(talk: Talk, city: str, zone: str) -> None:
    anna = talk.caller()
    (shown,) = await anna.say(f"/settings {city}")
    assert TEXTS("settings-title") in shown.text
    assert stored(talk.core).zone == zone
    (unknown,) = await anna.say("/settings Атлантида")
    assert "Атлантида" in unknown.text
    assert stored(talk.core).zone == zone


@pytest.mark.parametrize("language", LANGUAGES)
async def test_another_language_counts_at_once_for_screens_commands_and_charts(
    talk: Talk, language: str
) -> None:
    texts = load_texts(language)
    anna = talk.caller(language="ru" if language == "en" else "en")
    await anna.say("/settings")
    await anna.tap(load_texts(anna.person.language or "")("button-language"))
    (shown,) = await anna.tap(LANGUAGE_NAMES[language])
    assert texts("settings-title") in shown.text
    assert {each["description"] for each in talk.api.chat_commands[1001]} >= {texts("cmd-alerts")}
    (answer,) = await anna.say("порт")
    assert texts("button-narrow") in answer.buttons


# --- links to the bot ---------------------------------------------------------------------------


async def test_links_lead_somebody_new_to_what_they_promise(talk: Talk) -> None:
    query = base64.urlsafe_b64encode("газ порт".encode()).decode().rstrip("=")
    channel = talk.core.db.read_now(list_channels)[0]
    for number, (payload, words) in enumerate(
        (
            ("topic_gas_energy", TEXTS("topic-gas_energy").upper()),
            (f"alert_{query}", TEXTS("alert-preview-title", query="газ порт")),
            (f"channel_{channel.username}", channel.title),
        )
    ):
        somebody = talk.caller(3000 + number)
        languages, landing, *_ = await somebody.say(f"/start {payload}")
        assert LANGUAGE_NAMES["kk"] in languages.buttons
        assert words in landing.text, payload
        offer, again, *_ = await somebody.tap(LANGUAGE_NAMES["tk"])
        assert (offer.kind, again.kind) == ("edit", "message")
    (landing,) = await somebody.say(f"/start alert_{query}")
    assert "газ порт" in landing.text, "who is known gets no languages"
    await somebody.tap(load_texts("tk")("button-save"))
    assert [each.query for each in talk.core.db.read_now(list_alerts, somebody.person.chat_id)] == [
        "газ порт"
    ]


@pytest.mark.parametrize(
    "payload", ["topic_nonsense", "alert_%%%", "channel_", "nonsense", "alert_" + "_" * 50]
)
async def test_a_link_to_nothing_is_a_plain_start(talk: Talk, payload: str) -> None:
    (shown,) = await talk.caller().say(f"/start {payload}")
    assert TEXTS("start-welcome") in shown.text


# --- inline -------------------------------------------------------------------------------------


async def test_inline_offers_cards_pages_of_them_and_a_card_for_nothing(talk: Talk) -> None:
    anna = talk.caller()
    cards = await anna.ask_inline("газ")
    assert all(card["input_message_content"]["message_text"] for card in cards)
    more = await anna.ask_inline("газ", anna.person.next_offset)
    assert not {card["id"] for card in cards} & {card["id"] for card in more}
    (nothing,) = await anna.ask_inline("ыыыщщщ")
    assert nothing["title"] == TEXTS("card-nothing")
    (mistake,) = await anna.ask_inline("газ (порт")
    assert mistake["title"]
    assert await anna.ask_inline(""), "the day's best"
    assert talk.core.db.read_now(find_subscriber, 1001) is None, "who only shares is not kept"


async def test_an_inline_query_that_was_typed_over_is_no_fault(talk: Talk) -> None:
    anna = talk.caller()
    talk.expect("query is too old")
    talk.api.refuse("answerInlineQuery", 400, "Bad Request: query is too old and response timeout expired")
    assert await anna.ask_inline("га") == []
    assert await anna.ask_inline("газ")


# --- one's own data -----------------------------------------------------------------------------


async def test_what_is_kept_is_shown_taken_along_and_erased(talk: Talk) -> None:
    anna = talk.caller()
    await anna.say("/alert порт")
    await anna.tap(TEXTS("button-save"))
    (kept, *_) = await anna.say("/privacy")
    assert TEXTS("privacy-alerts", count=1) in "".join(anna.person.messages)
    assert TEXTS("privacy-title") in kept.text
    (file,) = await anna.say("/export")
    assert anna.person.chat[file.message_id or 0]["document"]["file_name"].endswith(".json")
    assert "порт" in json.dumps(json.loads(anna.person.files[file.message_id or 0]), ensure_ascii=False)
    await anna.say("/forget")
    await anna.tap(TEXTS("button-cancel"))
    assert talk.core.db.read_now(find_subscriber, 1001) is not None
    await anna.say("/forget")
    sure = anna.data_of(TEXTS("button-forget"))
    (gone,) = await anna.tap(TEXTS("button-forget"), twice=True)
    assert gone.kind == "edit"
    rows = dump_rows(talk.core.db)
    assert not [row for table in ("subscribers", "alerts", "fsm", "deliveries") for row in rows[table]]
    assert 1001 not in talk.api.chat_commands
    talk.expect("message is not modified")
    assert await anna.press(sure, on=gone.message_id) == [], "erased, and erased it stays"
    assert talk.core.db.read_now(find_subscriber, 1001) is None


async def test_erased_although_its_question_was_deleted(talk: Talk) -> None:
    anna = talk.caller()
    await anna.say("/forget")
    (gone,) = await anna.tap_deleted(TEXTS("button-forget"))
    assert gone.kind == "message"
    assert talk.core.db.read_now(find_subscriber, 1001) is None
    assert texts_of(await anna.say("/start"))[0].startswith(TEXTS("start-welcome")[:20])
