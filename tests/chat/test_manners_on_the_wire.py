"""Manners over HTTP: what Telegram refuses, what is tapped twice, too late, or under a deleted message."""

from __future__ import annotations

import pytest

from bot.i18n import load_texts
from storage.alerts import list_alerts
from storage.subscribers import get_subscriber
from tests.chat.wire import Talk, texts_of

TEXTS = load_texts("en")
NO_PHOTOS = "Bad Request: not enough rights to send photos to the chat"


async def test_messages_that_come_at_once_keep_the_buttons_of_each(talk: Talk) -> None:
    anna = talk.caller()
    asked = [f"газ|слово{number}" for number in range(8)]
    for text in asked:
        await anna.person.say(text)
    await talk.settle()
    answers = [shown for shown in anna.read() if TEXTS("button-narrow") in shown.buttons]
    assert len(answers) == len(asked)
    for shown in answers:
        data = anna.data_of(TEXTS("button-narrow"), on=shown.message_id)
        assert [each.kind for each in await anna.press(data, on=shown.message_id)] == ["edit"]


async def test_an_edited_message_changes_its_answer_in_place(talk: Talk) -> None:
    anna = talk.caller()
    (first,) = await anna.say("порт (газ")
    assert first.text.startswith(TEXTS("query-error"))
    (second,) = await anna.say("порт газ", edited=True)
    assert (second.kind, second.message_id) == ("edit", first.message_id)
    del anna.person.chat[first.message_id or 0]
    talk.expect("to edit not found", "to delete not found")
    (third,) = await anna.say("порт", edited=True)
    assert third.kind == "message", "of an answer that was deleted there is nothing to edit"


@pytest.mark.parametrize("tap", ["button-quiet", "button-length", "button-zone"])
async def test_a_tap_that_waited_out_an_outage_does_what_it_asked_for(talk: Talk, tap: str) -> None:
    anna = talk.caller()
    await anna.say("/settings")
    (shown,) = await anna.tap_late(TEXTS(tap))
    assert shown.kind == "edit"


async def test_a_late_tap_on_a_chart_brings_it_also_where_no_hint_can_be_given(talk: Talk) -> None:
    anna = talk.caller()
    await anna.say("порт")
    talk.expect("Too Many Requests")
    talk.api.flood_wait(1, "sendChatAction")
    (shown,) = await anna.tap_late(TEXTS("button-chart"))
    assert "photo" in anna.person.chat[shown.message_id or 0]


async def test_where_no_picture_may_be_sent_its_words_come(talk: Talk) -> None:
    anna = talk.caller()
    talk.expect("not enough rights")
    talk.api.refuse("sendPhoto", 400, NO_PHOTOS)
    (words,) = await anna.say("/trends порт")
    assert "posts in all" in words.text
    assert "photo" not in anna.person.chat[words.message_id or 0]
    (picture,) = await anna.tap("90 days")
    assert "photo" in anna.person.chat[picture.message_id or 0], "once they are allowed, below"


async def test_where_no_file_may_be_sent_that_is_said(talk: Talk) -> None:
    anna = talk.caller()
    await anna.say("порт")
    talk.expect("not enough rights")
    talk.api.refuse("sendDocument", 400, "Bad Request: not enough rights to send documents to the chat")
    await anna.tap(TEXTS("button-export-posts"))
    (said,) = await anna.tap("Spreadsheet (CSV)")
    assert said.text == TEXTS("file-refused")


async def test_a_picture_that_is_gone_is_sent_anew(talk: Talk) -> None:
    anna = talk.caller()
    await anna.say("/trends порт")
    (second,) = await anna.tap_deleted("90 days")
    assert (second.kind, "✓ 90 days" in second.buttons) == ("message", True)


async def test_buttons_for_a_message_that_was_deleted_are_no_fault(talk: Talk) -> None:
    anna = talk.caller()
    for text, button in (("порт", "button-narrow"), ("порт", "button-export-posts")):
        await anna.say(text)
        assert await anna.tap_deleted(TEXTS(button)) == []
    await anna.say("/alert")
    assert texts_of(await anna.tap_deleted(TEXTS("button-cancel"))) == [TEXTS("toast-cancelled")]


async def test_a_screen_whose_message_is_gone_comes_below(talk: Talk) -> None:
    anna = talk.caller()
    await anna.say("/settings")
    data = anna.data_of(TEXTS("button-quiet"))
    (shown,) = await anna.tap_deleted(TEXTS("button-quiet"))
    assert (shown.kind, TEXTS("button-quiet-none") in shown.buttons) == ("message", True)
    (shown,) = await anna.press(data)
    assert shown.kind == "message"


async def test_a_button_that_leads_nowhere_says_so_and_offers_fresh_ones(talk: Talk) -> None:
    anna = talk.caller()
    for data in ("sort:0123456789ab:best", "of an older version", "page:x", "adraft:none"):
        (answer,) = await anna.say("порт")
        fresh, word = await anna.press(data, on=answer.message_id)
        assert (word.kind, word.text) == ("toast", TEXTS("toast-stale")), data
        assert (fresh.kind, fresh.message_id) == ("edit", answer.message_id)
        (shown,) = await anna.tap(TEXTS("button-my-alerts"))
        assert TEXTS("alerts-empty")[:20] in shown.text
    assert texts_of(await anna.press("page:x")) == [TEXTS("toast-stale")]


async def test_twice_is_once(talk: Talk) -> None:
    anna = talk.caller()
    await anna.say("/alert порт")
    assert len(await anna.tap(TEXTS("button-save"), twice=True)) == 1
    assert len(talk.core.db.read_now(list_alerts, 1001)) == 1
    await anna.say("порт")
    await anna.tap(TEXTS("button-chart"), twice=True)
    assert len(talk.calls("sendPhoto")) == 1


async def test_the_same_choice_a_moment_later_changes_nothing_and_is_no_fault(talk: Talk) -> None:
    anna = talk.caller()
    await anna.say("/settings")
    await anna.tap(TEXTS("button-length"))
    data = anna.data_of(TEXTS("button-length-short"))
    (first,) = await anna.tap(TEXTS("button-length-short"))
    talk.expect("message is not modified")
    assert await anna.press(data, on=first.message_id) == []
    assert talk.core.db.read_now(get_subscriber, 1001).digest_length == "short"


async def test_a_flood_is_told_once(talk: Talk) -> None:
    anna = talk.caller()
    for _ in range(40):
        await anna.person.say("/help")
    await talk.settle()
    answers = texts_of(anna.read())
    assert answers.count(TEXTS("throttled", seconds=10)) == 1
    assert len(answers) == 31, "as many as one may ask at once, and a word"
