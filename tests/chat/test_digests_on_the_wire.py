"""Scheduled digests over HTTP: made, set in every property, paused, removed, brought back; foreign taps."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.delivery.sender import Sender
from bot.i18n import load_texts
from bot.jobs.digests import queue_due_digests
from storage.records import Subscription
from storage.subscriptions import list_subscriptions
from tests.chat.wire import Caller, Talk, texts_of
from tests.doubles.bot_api import Shown

TEXTS = load_texts("en")


@pytest.fixture
async def anna(talk: Talk) -> Caller:
    """Somebody with one digest, who looks at its card."""
    caller = talk.caller()
    await caller.say("/subscribe")
    await caller.tap(TEXTS("button-onward"))
    await caller.tap("08:30")
    await caller.say("/digests")
    await caller.tap(TEXTS("button-subscription-edit", number=1))
    return caller


def mine(talk: Talk) -> Subscription:
    (found,) = talk.core.db.read_now(list_subscriptions, 1001)
    return found


async def test_three_taps_with_other_days_and_another_time(talk: Talk) -> None:
    anna = talk.caller()
    (step,) = await anna.say("/subscribe")
    for tap in (TEXTS("topic-gas_energy"), TEXTS("topic-diplomacy"), TEXTS("button-onward")):
        (shown,) = await anna.tap(tap)
        assert (shown.kind, shown.message_id) == ("edit", step.message_id)
    await anna.tap(TEXTS("button-other-days"))
    await anna.tap(TEXTS("button-days-weekdays"))
    await anna.tap(TEXTS("button-other-time"))
    await anna.tap("18")
    save = anna.data_of("18:45")
    done, preview, *_ = await anna.tap("18:45", twice=True)
    assert "on weekdays at 18:45" in done.text
    assert preview.text.startswith(TEXTS("digest-preview"))
    assert set(mine(talk).topics) == {"gas_energy", "diplomacy"}
    talk.expect("message is not modified")
    await anna.press(save, on=step.message_id)
    assert mine(talk), "the old button makes no second one"


async def test_every_property_is_a_page_of_the_card_in_its_place(talk: Talk, anna: Caller) -> None:
    (card,) = await anna.tap(TEXTS("button-digest-topic"))
    for page, choice in (
        ("topic", TEXTS("topic-transit_corridors")),
        ("relation", TEXTS("button-relation-tm-only")),
        ("language", "Türkmençe"),
        ("kind", TEXTS("kind-exile")),
        ("channel", "Каспийский вестник"),
    ):
        if page != "topic":
            await anna.tap(TEXTS(f"button-digest-{page}"))
        (shown,) = await anna.tap(choice, twice=True)
        assert (shown.kind, shown.message_id) == ("edit", card.message_id)
        assert any(button.startswith(f"✓ {choice}") for button in shown.buttons), page
        await anna.tap(TEXTS("button-digest-back"))
    digest = mine(talk)
    assert (digest.topics, digest.relevances) == (("transit_corridors",), ("tm-only",))
    assert (digest.languages, digest.kinds, len(digest.channels)) == (("tk",), ("exile",), 1)
    for page, choice, words in (
        ("length", TEXTS("button-length-full"), "at most 30"),
        ("days", "Fri", "every Friday"),
        ("time", "19:00", "19:00"),
    ):
        await anna.tap(TEXTS(f"button-digest-{page}"))
        (shown,) = await anna.tap(choice)
        assert words in shown.text
        (shown, word) = await anna.tap(TEXTS("button-undo"))
        assert (shown.kind, word.text) == ("edit", TEXTS("toast-restored"))
    assert mine(talk) == digest


async def test_a_query_is_asked_for_and_a_mistake_shown_in_it(talk: Talk, anna: Caller) -> None:
    (question,) = await anna.tap(TEXTS("button-digest-filter"))
    assert TEXTS("filter-title") in question.text
    (mistake,) = await anna.say("газ (порт")
    assert TEXTS("query-error") in mistake.text
    (dated,) = await anna.say("газ date:P7D")
    assert TEXTS("query-date-in-digest") in dated.text
    (card,) = await anna.say("газ -уголь")
    assert "газ -уголь" in card.text
    assert mine(talk).filter_query == "газ -уголь"
    await anna.tap(TEXTS("button-undo"))
    assert mine(talk).filter_query is None
    await anna.tap(TEXTS("button-digest-filter"))
    assert texts_of(await anna.tap(TEXTS("button-cancel")))[-1] == TEXTS("toast-cancelled")
    assert TEXTS("search-order-new") in (await anna.say("порт"))[0].text, "a search again"
    assert mine(talk).filter_query is None


async def test_a_preview_is_what_would_come_now_and_counts_for_nothing(talk: Talk, anna: Caller) -> None:
    for _ in range(2):
        preview, *_ = await anna.tap(TEXTS("button-digest-preview"))
        assert preview.text.startswith(TEXTS("digest-preview"))
        assert TEXTS("topic-gas_energy").upper() in preview.text


async def test_paused_it_does_not_come_and_resumed_it_does(talk: Talk, anna: Caller) -> None:
    card, word = await anna.tap(TEXTS("button-digest-pause"))
    assert (card.kind, word.text) == ("edit", TEXTS("toast-paused"))
    assert await come(talk, anna) == []
    *_, word = await anna.tap(TEXTS("button-digest-resume"))
    assert word.text == TEXTS("toast-resumed")
    digest, *_ = await come(talk, anna)
    assert digest.text.startswith(TEXTS("digest-title"))


async def test_until_i_am_back_and_one_digest_catches_up(talk: Talk, anna: Caller) -> None:
    await anna.say("/digests")
    away = anna.data_of(TEXTS("button-away"))
    (shown,) = await anna.tap(TEXTS("button-away"), twice=True)
    assert shown.kind == "edit"
    assert await come(talk, anna) == []
    (back,) = await anna.tap(TEXTS("button-back-here"))
    assert back.text.startswith("Welcome back")
    first, *_ = await come(talk, anna, days=0)
    assert "You have been away since" in first.text
    (again,) = await anna.press(away)
    assert TEXTS("button-back-here") in again.buttons


async def test_removed_and_brought_back_once(talk: Talk, anna: Caller) -> None:
    before = mine(talk)
    remove = anna.data_of(TEXTS("button-digest-remove"))
    (gone,) = await anna.tap(TEXTS("button-digest-remove"))
    assert talk.core.db.read_now(list_subscriptions, 1001) == []
    assert TEXTS("error-subscription-gone") in str(texts_of(await anna.press(remove, on=gone.message_id)))
    card, word = await anna.tap(TEXTS("button-undo"), twice=True)
    assert (card.kind, word.text) == ("edit", TEXTS("toast-restored"))
    assert replace(mine(talk), subscription_id=0) == replace(before, subscription_id=0)


async def test_nobody_else_sees_or_changes_it(talk: Talk, anna: Caller) -> None:
    before, other = mine(talk), talk.caller(2002)
    await other.say("/start")
    number = before.subscription_id
    taps = [
        anna.data_of(TEXTS(key))
        for key in (
            "button-digest-topic",
            "button-digest-preview",
            "button-digest-pause",
            "button-digest-remove",
            "button-digest-filter",
        )
    ]
    assert all(str(number) in data for data in taps)
    for data in taps:
        shown = await other.press(data)
        assert texts_of(shown) == [TEXTS("error-subscription-gone")], data
    assert mine(talk) == before


async def come(talk: Talk, caller: Caller, *, days: int = 1) -> list[Shown]:
    """What the next morning brings."""
    talk.clock.move(days=days, minutes=1)
    core = talk.core
    await queue_due_digests(core.db, core.clock.now(), core.analyser, core.lexicon.names)
    await Sender(core.db, talk.bot, talk.clock).send_due()
    return caller.read()
