"""Scheduled digests in the conversation: three taps to one, every property changed and undone, being away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from aiogram import Bot

from bot.app import build_chat
from bot.core import Core
from bot.domain.payloads import load_digest
from bot.i18n import LANGUAGES, load_texts
from bot.jobs.digests import queue_due_digests
from storage.channels import list_channels
from storage.deliveries import list_deliveries
from storage.records import Delivery, Subscription
from storage.subscribers import get_subscriber
from storage.subscriptions import list_subscriptions, update_subscription
from tests.doubles.bot_session import RecordingSession
from tests.doubles.person import Person

Meet = Callable[..., Person]
ENGLISH = load_texts("en")


async def subscribe(person: Person, *, at: str = "08:30") -> list[str]:
    """Every day, all topics."""
    await person.say("/subscribe")
    await person.tap(load_texts("en")("button-onward"))
    return await person.tap(at)


async def mine(core: Core, chat_id: int = 1001) -> list[Subscription]:
    return await core.db.read(list_subscriptions, chat_id)


async def open_card(person: Person) -> list[str]:
    await person.say("/digests")
    return await person.tap("No. 1: change")


async def tick(core: Core) -> int:
    found = await queue_due_digests(core.db, core.clock.now(), core.analyser, core.lexicon.names)
    return found.digests


async def digests_to(core: Core, chat_id: int = 1001) -> list[Delivery]:
    return [each for each in await core.db.read(list_deliveries, chat_id) if each.kind == "digest"]


# --- making one ---------------------------------------------------------------------------------


async def test_three_taps_end_with_what_the_digest_would_be_now(person: Person, sample_core: Core) -> None:
    done, preview, *_ = await subscribe(person)
    assert "every day at 08:30" in done
    assert "15 November, 08:30" in done
    assert preview.startswith(ENGLISH("digest-preview"))
    assert ENGLISH("topic-gas_energy").upper() in preview
    assert len(await mine(sample_core)) == 1
    assert await digests_to(sample_core) == [], "a preview is no digest: it ticks nothing off"


async def test_a_second_tap_makes_no_second_digest(person: Person, sample_core: Core) -> None:
    await subscribe(person)
    await person.press("sub:save:0:510:daily")
    assert len(await mine(sample_core)) == 1


async def test_other_days_are_chosen_on_the_way(person: Person, sample_core: Core) -> None:
    await person.say("/subscribe")
    await person.tap(ENGLISH("topic-gas_energy"))
    await person.tap(ENGLISH("button-onward"))
    await person.tap(ENGLISH("button-other-days"))
    (step,) = await person.tap("Fri")
    assert "every Friday" in step
    done, *_ = await person.tap("19:00")
    assert "every Friday at 19:00" in done
    (weekly,) = await mine(sample_core)
    assert (weekly.schedule.kind, weekly.schedule.weekday, weekly.topics) == ("weekly", 4, ("gas_energy",))


@pytest.mark.parametrize("data", ["sub:save:0:99999:daily", "sub:save:0:510:weekly9", "sub:time:0:510:never"])
async def test_a_draft_that_nobody_made_is_an_outdated_button(
    person: Person, sample_core: Core, data: str
) -> None:
    assert await person.press(data) == [ENGLISH("toast-stale")]
    assert await mine(sample_core) == []


# --- changing one -------------------------------------------------------------------------------


async def test_every_property_is_changed_from_the_card(person: Person, sample_core: Core) -> None:
    await subscribe(person)
    await open_card(person)
    for page, choices in (
        ("button-digest-topic", ["topic-gas_energy", "topic-diplomacy"]),
        ("button-digest-relation", ["button-relation-kz-only"]),
        ("button-digest-kind", ["kind-official", "kind-exile"]),
    ):
        await person.tap(ENGLISH(page))
        for choice in choices:
            (shown,) = await person.tap(ENGLISH(choice))
        await person.tap(ENGLISH("button-digest-back"))
    await person.tap(ENGLISH("button-digest-language"))
    (shown,) = await person.tap("Қазақша")
    assert "Now: Қазақша." in shown
    await person.tap(ENGLISH("button-digest-back"))
    await person.tap(ENGLISH("button-digest-channel"))
    await person.tap("Каспийский вестник")
    await person.tap(ENGLISH("button-digest-back"))
    await person.tap(ENGLISH("button-digest-length"))
    (card,) = await person.tap(ENGLISH("button-length-full"))
    (digest,) = await mine(sample_core)
    assert digest.topics == ("diplomacy", "gas_energy")
    assert (digest.relevances, digest.kinds) == (("kz-only",), ("official", "exile"))
    assert (digest.languages, digest.length, len(digest.channels)) == (("kk",), "full", 1)
    for words in (
        "Diplomacy, Gas and energy",
        "Kazakhstan only",
        "official channel, exile media",
        "at most 30",
    ):
        assert words in card
    assert "Каспийский вестник" in card


async def test_a_choice_is_switched_off_again_and_a_double_tap_is_one(
    person: Person, sample_core: Core
) -> None:
    await subscribe(person)
    await open_card(person)
    (digest,) = await mine(sample_core)
    for _ in range(2):
        await person.press(f"dset:{digest.subscription_id}:kind:+exile")
    assert (await mine(sample_core))[0].kinds == ("exile",)
    (shown,) = await person.tap("✓ exile media")
    assert "Now: all." in shown
    assert (await mine(sample_core))[0].kinds == ()


async def test_another_time_and_days_move_the_next_run_and_can_be_undone(
    person: Person, sample_core: Core
) -> None:
    await subscribe(person)
    (before,) = await mine(sample_core)
    await open_card(person)
    await person.tap(ENGLISH("button-digest-time"))
    await person.tap(ENGLISH("button-other-time"))
    await person.tap("21")
    (card,) = await person.tap("21:45")
    assert card.startswith(ENGLISH("digest-changed"))
    assert "Evening digest: every day at 21:45" in card
    assert (await mine(sample_core))[0].next_run_at.isoformat() == "2025-11-14T16:45:00+00:00"
    restored, *_ = await person.tap(ENGLISH("button-undo"))
    assert restored == ENGLISH("toast-restored")
    assert await mine(sample_core) == [before]
    await person.tap(ENGLISH("button-digest-days"))
    await person.tap("Mon")
    (weekly,) = await mine(sample_core)
    assert weekly.next_run_at.isoformat() == "2025-11-17T03:30:00+00:00"


async def test_the_query_is_asked_for_checked_and_taken_out(person: Person, sample_core: Core) -> None:
    await subscribe(person)
    await open_card(person)
    await person.tap(ENGLISH("button-digest-filter"))
    (fault,) = await person.say('газ "порт')
    assert "^" in fault, "it points at the character"
    (dated,) = await person.say("газ date:P7D")
    assert ENGLISH("query-date-in-digest") in dated
    (card,) = await person.say("газ -Азербайджан")
    assert "газ -Азербайджан" in card
    assert (await mine(sample_core))[0].filter_query == "газ -Азербайджан"
    sample_core.clock.move(seconds=9)  # type: ignore[attr-defined]
    await person.tap(ENGLISH("button-digest-filter"))
    await person.tap(ENGLISH("button-filter-none"))
    assert (await mine(sample_core))[0].filter_query is None
    await person.tap(ENGLISH("button-undo"))
    assert (await mine(sample_core))[0].filter_query == "газ -Азербайджан"


async def test_the_query_is_awaited_over_a_restart_until_a_command_or_cancel(
    person: Person, sample_core: Core, bot: Bot, session: RecordingSession
) -> None:
    await subscribe(person)
    await open_card(person)
    await person.tap(ENGLISH("button-digest-filter"))
    again = Person(build_chat(sample_core, is_sample=True), bot, session)
    await again.say("порт")
    assert (await mine(sample_core))[0].filter_query == "порт"
    await open_card(again)
    await again.tap(ENGLISH("button-digest-filter"))
    assert "sample" in "\n".join(await again.say("/top")), "the command is answered"
    await again.say("газ")
    assert (await mine(sample_core))[0].filter_query == "порт", "and what follows is a search"
    await open_card(again)
    await again.tap(ENGLISH("button-digest-filter"))
    assert await again.tap(ENGLISH("button-cancel")) == [ENGLISH("toast-cancelled")]
    await again.say("газ")
    assert (await mine(sample_core))[0].filter_query == "порт"


async def test_the_preview_shows_what_the_digest_is_set_to(person: Person, sample_core: Core) -> None:
    await subscribe(person)
    (digest,) = await mine(sample_core)
    channels = await sample_core.db.read(list_channels)
    (vestnik,) = [each for each in channels if "вестник" in each.title]
    await person.press(f"dset:{digest.subscription_id}:channel:+{vestnik.channel_id}")
    await open_card(person)
    shown = "\n".join(await person.tap(ENGLISH("button-digest-preview")))
    others = [each.title for each in channels if each != vestnik]
    body = shown.partition("Stories:")[2]
    assert vestnik.title in body
    assert not [title for title in others if f"{title} · " in body]


async def test_a_removed_digest_comes_back_as_it_was(person: Person, sample_core: Core) -> None:
    await subscribe(person)
    (digest,) = await mine(sample_core)
    await person.press(f"dset:{digest.subscription_id}:kind:+exile")
    await person.press(f"dset:{digest.subscription_id}:length:full")
    (before,) = await mine(sample_core)
    await open_card(person)
    await person.tap(ENGLISH("button-digest-remove"))
    assert await mine(sample_core) == []
    for _ in range(2):
        await person.press(await _undo_data(person))
    (after,) = await mine(sample_core)
    assert (after.kinds, after.length, after.schedule) == (before.kinds, before.length, before.schedule)


async def _undo_data(person: Person) -> str:
    for method in reversed(person._with_buttons()):
        for row in method.reply_markup.inline_keyboard:  # type: ignore[union-attr]
            for button in row:
                if button.text == ENGLISH("button-undo"):
                    return button.callback_data or ""
    raise AssertionError("no undo")


async def test_pause_on_the_card_stays_on_the_card(person: Person, sample_core: Core) -> None:
    await subscribe(person)
    await open_card(person)
    toast, card = await person.tap(ENGLISH("button-digest-pause"))
    assert (toast, ENGLISH("digest-paused") in card) == (ENGLISH("toast-paused"), True)
    await person.tap(ENGLISH("button-digest-resume"))
    assert not (await mine(sample_core))[0].paused


@pytest.mark.parametrize(
    "data",
    ["dig:{}:card:0", "dset:{}:kind:+exile", "dprev:{}", "dask:{}", "dclear:{}", "spause:{}:1:0", "sdel:{}"],
)
async def test_nobody_touches_the_digest_of_another(meet: Meet, sample_core: Core, data: str) -> None:
    owner, stranger = meet(1), meet(2)
    await subscribe(owner)
    (digest,) = await mine(sample_core, 1)
    assert await stranger.press(data.format(digest.subscription_id)) == [ENGLISH("error-subscription-gone")]
    assert await mine(sample_core, 1) == [digest]


@pytest.mark.parametrize(
    "value", ["kind:+bananas", "kind:exile", "channel:+x", "length:endless", "time:9999"]
)
async def test_a_value_that_no_button_holds_is_an_outdated_button(
    person: Person, sample_core: Core, value: str
) -> None:
    await subscribe(person)
    (digest,) = await mine(sample_core)
    assert await person.press(f"dset:{digest.subscription_id}:{value}") == [ENGLISH("toast-stale")]
    assert await mine(sample_core) == [digest]


async def test_too_many_channels_are_refused_with_a_word(person: Person, sample_core: Core) -> None:
    await subscribe(person)
    (digest,) = await mine(sample_core)
    full = replace(digest, channels=tuple(range(30)))
    await sample_core.db.write(update_subscription, full)
    (answer,) = await person.press(f"dset:{digest.subscription_id}:channel:+30")
    assert answer == ENGLISH("error-digest-channels", limit=30)
    assert len((await mine(sample_core))[0].channels) == 30


# --- away ---------------------------------------------------------------------------------------


async def test_one_digest_catches_up_with_the_time_away(person: Person, sample_core: Core) -> None:
    await subscribe(person, at="19:00")
    await person.say("/digests")
    await person.tap(ENGLISH("button-away"))
    sample_core.clock.move(days=3)  # type: ignore[attr-defined]
    assert await tick(sample_core) == 0, "nobody is disturbed"
    assert "You are away since 14 November, 14:00" in (await person.say("/digests"))[0]
    (welcome,) = await person.tap(ENGLISH("button-back-here"))
    assert "13 November, 19:00 — 17 November, 14:00" in welcome
    (delivery,) = await digests_to(sample_core)
    digest = load_digest(delivery.payload)
    assert digest.stories > 0
    assert digest.absence is not None
    (subscription,) = await mine(sample_core)
    assert subscription.next_run_at.isoformat() == "2025-11-17T14:00:00+00:00"
    assert subscription.last_window_end == sample_core.clock.now()


async def test_coming_back_twice_brings_one_digest(person: Person, sample_core: Core) -> None:
    await subscribe(person)
    await person.press("away:1")
    sample_core.clock.move(days=2)  # type: ignore[attr-defined]
    for _ in range(2):
        await person.press("away:0")
    assert len(await digests_to(sample_core)) == 1


async def test_who_missed_nothing_is_welcomed_without_a_digest(person: Person, sample_core: Core) -> None:
    await subscribe(person)
    before = await mine(sample_core)
    await person.press("away:1")
    sample_core.clock.move(minutes=5)  # type: ignore[attr-defined]
    assert await person.press("away:0") == [ENGLISH("back-nothing")]
    assert await digests_to(sample_core) == []
    assert await mine(sample_core) == before
    assert (await sample_core.db.read(get_subscriber, 1001)).away_since is None


async def test_a_long_absence_says_what_it_covers(person: Person, sample_core: Core) -> None:
    await subscribe(person)
    await person.press("away:1")
    now = sample_core.clock.move(days=40)  # type: ignore[attr-defined]
    await person.press("away:0")
    (delivery,) = await digests_to(sample_core)
    digest = load_digest(delivery.payload)
    assert digest.since == now - timedelta(days=14)
    assert digest.absence is not None
    assert digest.absence.is_cut


async def test_another_zone_while_away_keeps_what_was_missed(person: Person, sample_core: Core) -> None:
    await subscribe(person)
    await person.press("away:1")
    sample_core.clock.move(days=2)  # type: ignore[attr-defined]
    await person.say("/settings Berlin")
    (welcome,) = await person.press("away:0")
    assert "on its way" in welcome


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_whole_way_in_every_language(meet: Meet, sample_core: Core, language: str) -> None:
    person, texts = meet(language=language), load_texts(language)
    await person.say("/subscribe")
    await person.tap(texts("button-onward"))
    await person.tap("07:00")
    await person.say("/digests")
    await person.tap(texts("button-subscription-edit", number=1))
    for page in ("topic", "relation", "language", "kind", "channel", "time", "days", "length"):
        (shown,) = await person.tap(texts(f"button-digest-{page}"))
        assert texts(f"page-{page}") in shown
        await person.tap(texts("button-digest-back"))
    assert await person.tap(texts("button-digest-preview"))
    await person.tap(texts("button-my-digests"))
    await person.tap(texts("button-away"))
    assert await person.tap(texts("button-back-here")) == [texts("back-nothing")]
