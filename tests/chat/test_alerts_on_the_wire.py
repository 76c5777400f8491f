"""Alerts over HTTP: guided, set, listed, changed, deleted, fired; with undo, stale and foreign taps."""

from __future__ import annotations

import pytest

from bot.delivery.sender import Sender
from bot.domain.answer_values import AlertFired
from bot.domain.digest import story_item
from bot.domain.payloads import dump_payload
from bot.i18n import load_texts
from storage.alerts import add_alert, list_alerts
from storage.deliveries import queue_deliveries
from storage.posts import list_posts_between
from storage.records import Alert, AlertOptions, NewDelivery, Story
from tests.chat.wire import Caller, Talk, texts_of

TEXTS = load_texts("en")


@pytest.fixture
async def anna(talk: Talk) -> Caller:
    """Somebody with the alert "порт"."""
    caller = talk.caller()
    await caller.say("/alert порт")
    await caller.tap(TEXTS("button-save"))
    return caller


def mine(talk: Talk) -> list[Alert]:
    return talk.core.db.read_now(list_alerts, 1001)


async def fire(talk: Talk, caller: Caller) -> None:
    """The alert tells of a post."""
    posts = talk.core.db.read_now(list_posts_between, None, None)
    post = next(post for post in posts if "порт" in post.text.lower())
    (alert,) = mine(talk)
    payload = dump_payload(AlertFired(alert.alert_id, alert.query, story_item(Story(0, (post,)))))
    row = NewDelivery(1001, "alert", f"alert:{alert.alert_id}:{post.seq}", payload, talk.clock.now())
    await talk.core.db.write(queue_deliveries, [row], talk.clock.now())
    await Sender(talk.core.db, talk.bot, talk.clock).send_due()


async def test_guided_from_the_command_to_the_list(talk: Talk) -> None:
    anna = talk.caller()
    (question,) = await anna.say("/alert")
    assert TEXTS("alert-ask") in question.text
    (mistake,) = await anna.say("порт (газ")
    assert TEXTS("query-error") in mistake.text
    (preview,) = await anna.say("порт -паром")
    assert TEXTS("alert-preview-title", query="порт -паром") in preview.text
    assert mine(talk) == []
    (saved,) = await anna.tap(TEXTS("button-save"), twice=True)
    assert (saved.kind, saved.message_id) == ("edit", preview.message_id)
    assert [each.query for each in mine(talk)] == ["порт -паром"]
    (listed,) = await anna.say("/alerts")
    assert "порт -паром" in listed.text
    (card,) = await anna.tap("1. порт")
    assert card.kind == "edit"
    assert {"copy_text": {"text": "порт -паром"}, "text": TEXTS("button-copy-query")} in anna.newest
    await anna.say("/alert порт -паром")
    (again,) = await anna.tap(TEXTS("button-save"))
    assert len(mine(talk)) == 1, again.text


async def test_cancelled_it_is_none(talk: Talk) -> None:
    anna = talk.caller()
    await anna.say("/alert порт")
    await anna.tap(TEXTS("button-cancel"), twice=True)
    assert TEXTS("button-save") not in anna.buttons
    await anna.say("/alert")
    assert texts_of(await anna.tap(TEXTS("button-cancel")))[-1] == TEXTS("toast-cancelled")
    assert TEXTS("search-order-new") in (await anna.say("порт"))[0].text
    assert mine(talk) == []


async def test_every_option_is_a_tap_on_the_card(talk: Talk, anna: Caller) -> None:
    await anna.say("/alerts")
    (card,) = await anna.tap("1. порт")
    for key, fields in (
        ("button-timing-hourly", {}),
        ("button-option-silent", {}),
        ("button-option-quiet", {}),
        ("button-option-story", {}),
        ("button-cap", {"count": 5}),
    ):
        label = TEXTS(key, **fields)
        (button,) = [text for text in anna.buttons if text.removeprefix("✓ ") == label]
        shown, word = await anna.tap(button)
        assert (shown.message_id, word.text) == (card.message_id, TEXTS("toast-saved"))
    assert mine(talk)[0].options == AlertOptions("hourly", True, False, False, 5)
    talk.expect("message is not modified")
    data = anna.data_of(f"✓ {TEXTS('button-timing-hourly')}")
    assert texts_of(await anna.press(data, on=card.message_id)) == [TEXTS("toast-saved")]
    await anna.press(data.replace("hourly", "never"), on=card.message_id)
    assert mine(talk)[0].options.timing == "hourly", "a forged button changes nothing"


async def test_deleted_on_its_card_and_brought_back_as_it_was(talk: Talk, anna: Caller) -> None:
    await anna.say("/alerts")
    await anna.tap("1. порт")
    await anna.tap(TEXTS("button-mute-week"))
    (before,) = mine(talk)
    delete = anna.data_of(TEXTS("button-delete"))
    (dropped,) = await anna.tap(TEXTS("button-delete"), twice=True)
    assert mine(talk) == []
    assert TEXTS("error-alert-gone") in str(texts_of(await anna.press(delete, on=dropped.message_id)))
    *_, word = await anna.tap(TEXTS("button-undo"))
    assert word.text == TEXTS("toast-restored")
    (after,) = mine(talk)
    assert (after.query, after.options) == (before.query, before.options)


async def test_its_query_is_changed_with_a_preview_and_undone(talk: Talk, anna: Caller) -> None:
    await anna.say("/alerts")
    await anna.tap("1. порт")
    await anna.tap(TEXTS("button-edit-query"))
    (mistake,) = await anna.say("паром OR")
    assert TEXTS("query-error") in mistake.text
    await anna.say("порт паром")
    assert mine(talk)[0].query == "порт"
    await anna.tap(TEXTS("button-save"))
    assert mine(talk)[0].query == "порт паром"
    await anna.tap(TEXTS("button-undo"))
    assert mine(talk)[0].query == "порт"


async def test_under_one_that_fired_everything_has_its_way_back(talk: Talk, anna: Caller) -> None:
    await fire(talk, anna)
    (fired,) = anna.read()
    assert TEXTS("alert-fired", query="порт") in fired.text
    bold = [each for each in anna.person.chat[fired.message_id or 0]["entities"] if each["type"] == "bold"]
    assert bold, "the matched words"
    (why,) = await anna.tap(TEXTS("button-why"))
    assert why.kind == "message"
    for there, back, word in (
        ("button-mute-day", "button-unmute", "toast-muted"),
        ("button-mute-week", "button-unmute", "toast-muted"),
        ("button-less", "button-less-undo", "toast-less"),
    ):
        shown, flashed = await anna.tap(TEXTS(there), twice=True)
        assert (shown.message_id, shown.text) == (fired.message_id, fired.text), "only the buttons change"
        assert flashed.text == TEXTS(word)
        await anna.tap(TEXTS(back))
    assert (mine(talk)[0].query, mine(talk)[0].muted_until) == ("порт", None)
    (dropped,) = await anna.tap(TEXTS("button-delete"))
    assert dropped.kind == "message", "what it told stays to be read"
    assert mine(talk) == []
    (told,) = await anna.tap(TEXTS("button-mute-day"))
    assert told.text == TEXTS("error-alert-gone")
    await anna.tap(TEXTS("button-undo"))
    assert mine(talk)[0].query == "порт"


async def test_its_message_deleted_meanwhile_it_is_muted_all_the_same(talk: Talk, anna: Caller) -> None:
    await fire(talk, anna)
    anna.read()
    assert texts_of(await anna.tap_deleted(TEXTS("button-mute-week"))) == [TEXTS("toast-muted")]
    assert mine(talk)[0].muted_until is not None


async def test_nobody_else_can_touch_it(talk: Talk, anna: Caller) -> None:
    await fire(talk, anna)
    other = talk.caller(2002)
    await other.say("/start")
    before = mine(talk)
    for key in ("button-mute-day", "button-less", "button-edit", "button-delete"):
        shown = await other.press(anna.data_of(TEXTS(key)))
        assert texts_of(shown) == [TEXTS("error-alert-gone")], key
    assert mine(talk) == before


async def test_at_the_limit_it_is_said_and_one_tap_leads_to_the_list(talk: Talk) -> None:
    anna = talk.caller()
    await anna.say("/start")
    for number in range(100):
        await talk.core.db.write(add_alert, 1001, f"слово{number}", talk.clock.now())
    await anna.say("/alert порт")
    (full,) = await anna.tap(TEXTS("button-save"))
    assert full.text == TEXTS("error-alert-limit", limit=100)
    (first,) = await anna.tap(TEXTS("button-my-alerts"))
    assert TEXTS("alerts-title", count=100) in first.text
    (second,) = await anna.tap(TEXTS("button-next"))
    assert (second.kind, second.message_id) == ("edit", first.message_id)
