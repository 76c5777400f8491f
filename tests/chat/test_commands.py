"""Every command answers truly, in four languages, within what Telegram takes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.core import Core
from bot.i18n import LANGUAGES, load_texts
from bot.views.start import command_descriptions
from storage.alerts import list_alerts
from storage.subscribers import export, find_subscriber
from storage.subscriptions import list_subscriptions
from tests.doubles.person import Person

Meet = Callable[..., Person]
COMMANDS = [f"/{name}" for name, _ in command_descriptions(load_texts("en"))]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_command_answers_in_the_language_of_the_person(meet: Meet, language: str) -> None:
    person, failed = meet(language=language), load_texts(language)("error-failed")
    answers = {command: await person.say(command) for command in COMMANDS}
    assert all(answers.values()), "no command is met with silence"
    assert not [command for command, texts in answers.items() if failed in texts]
    assert load_texts(language)("settings-title") in answers["/settings"][0]


async def test_start_shows_what_the_bot_does_and_says_that_this_is_a_sample(person: Person) -> None:
    (text,) = await person.say("/start")
    assert "/alert" in text
    assert load_texts("en")("sample-notice") in text


async def test_a_language_is_one_tap_and_holds(person: Person, sample_core: Core) -> None:
    await person.say("/start")
    answer = await person.tap("Қазақша")
    assert load_texts("kk")("start-welcome") in answer[0]
    assert load_texts("kk")("help-title") in (await person.say("/help"))[0]
    subscriber = await sample_core.db.read(find_subscriber, person.chat_id)
    assert subscriber is not None
    assert subscriber.language == "kk"


async def test_digest_shows_the_day_with_sources(person: Person) -> None:
    digest = "\n".join(await person.say("/digest"))
    assert "Каспийский вестник" in digest
    assert load_texts("en")("topic-gas_energy").upper() in digest
    assert "6 channels" in digest


async def test_digest_of_a_topic_and_of_days(person: Person) -> None:
    week = "\n".join(await person.say("/digest 7 culture_education"))
    assert load_texts("en")("topic-culture_education").upper() in week
    assert load_texts("en")("topic-gas_energy").upper() not in week


async def test_digest_with_nonsense_says_what_to_write(person: Person) -> None:
    (answer,) = await person.say("/digest bananas")
    assert "bananas" in answer
    assert "/topics" in answer


async def test_a_plain_message_is_a_search(person: Person) -> None:
    answer = "\n".join(await person.say("мука"))
    assert load_texts("en")("sample-notice") in answer
    assert answer.count("· sample") >= 3, "three stories with their sources"


async def test_paging_goes_on_and_sorting_starts_anew(person: Person) -> None:
    first = await person.say("газ")
    second = await person.tap(load_texts("en")("button-more"))
    assert second
    assert not set(first) & set(second)
    best = await person.tap(load_texts("en")("button-order-best"))
    assert best[0] != first[0]


async def test_search_that_does_not_parse_shows_the_place(person: Person) -> None:
    (answer,) = await person.say('/search газ "порт')
    assert '"порт' in answer


async def test_alert_is_previewed_saved_listed_and_deleted_with_undo(
    person: Person, sample_core: Core
) -> None:
    texts, db = load_texts("en"), sample_core.db
    preview = (await person.say("/alert порт"))[0]
    assert "would have fired" in preview
    await person.tap(texts("button-save"))
    (alert,) = await db.read(list_alerts, person.chat_id)
    assert alert.query == "порт"
    assert "порт" in (await person.say("/alerts"))[0]
    await person.tap("1. порт")
    await person.tap(texts("button-delete"))
    assert await db.read(list_alerts, person.chat_id) == []
    await person.tap(texts("button-undo"))
    assert [a.query for a in await db.read(list_alerts, person.chat_id)] == ["порт"]


async def test_saving_twice_makes_one_alert(person: Person, sample_core: Core) -> None:
    await person.say("/alert порт")
    for _ in range(2):
        await person.tap(load_texts("en")("button-save"))
    assert len(await sample_core.db.read(list_alerts, person.chat_id)) == 1


async def test_an_alert_with_a_date_is_refused_at_the_place(person: Person, sample_core: Core) -> None:
    (answer,) = await person.say("/alert порт date:P7D")
    assert "date:" in answer
    assert await sample_core.db.read(list_alerts, person.chat_id) == []


@pytest.mark.parametrize("query", ["порт за неделю", "порт date:P30D"])
async def test_an_alert_from_a_search_leaves_the_period_out_and_says_so(
    person: Person, sample_core: Core, query: str
) -> None:
    texts = load_texts("en")
    await person.say(query)
    (preview,) = await person.tap(texts("button-alert-me"))
    assert "put aside" in preview
    await person.tap(texts("button-save"))
    assert [a.query for a in await sample_core.db.read(list_alerts, person.chat_id)] == ["порт"]


async def test_an_alert_puts_a_period_in_words_and_a_request_aside(person: Person, sample_core: Core) -> None:
    (preview,) = await person.say("/alert news about порт this week")
    assert "“this week”" in preview
    assert "“news about”" in preview
    await person.tap(load_texts("en")("button-save"))
    assert [a.query for a in await sample_core.db.read(list_alerts, person.chat_id)] == ["порт"]
    (answer,) = await person.say("/alert вчера")
    assert "takes no period" in answer
    assert "^^^^^" in answer


async def test_another_order_tells_again_how_the_query_was_understood(person: Person) -> None:
    (first, *_) = await person.say("что нового: порт в 2025 году")
    (second, *_) = await person.tap(load_texts("en")("button-order-best"))
    for answer in (first, second):
        assert "“что нового”" in answer
        assert "“в 2025 году”" in answer


async def test_nobody_can_touch_the_alert_of_another(meet: Meet, sample_core: Core) -> None:
    owner, stranger = meet(1), meet(2)
    await owner.say("/alert порт")
    await owner.tap(load_texts("en")("button-save"))
    (alert,) = await sample_core.db.read(list_alerts, 1)
    for data in (f"adel:{alert.alert_id}", f"amute:{alert.alert_id}:1"):
        await stranger.press(data)
    assert await sample_core.db.read(list_alerts, 1) == [alert]


async def test_a_digest_is_subscribed_in_three_taps(person: Person, sample_core: Core) -> None:
    texts = load_texts("en")
    await person.say("/subscribe")
    await person.tap(texts("topic-gas_energy"))
    await person.tap(texts("button-onward"))
    done = await person.tap("07:00")
    (subscription,) = await sample_core.db.read(list_subscriptions, person.chat_id)
    assert subscription.topics == ("gas_energy",)
    assert subscription.next_run_at.isoformat() == "2025-11-15T02:00:00+00:00"  # 07:00 in Almaty
    assert "07:00" in done[0]


async def test_a_digest_is_paused_and_removed(person: Person, sample_core: Core) -> None:
    await test_a_digest_is_subscribed_in_three_taps(person, sample_core)
    await person.say("/unsubscribe")
    await person.tap("No. 1: pause")
    assert (await sample_core.db.read(list_subscriptions, person.chat_id))[0].paused
    await person.tap("No. 1: change")
    await person.tap(load_texts("en")("button-digest-remove"))
    assert await sample_core.db.read(list_subscriptions, person.chat_id) == []


async def test_a_new_zone_moves_the_next_run(person: Person, sample_core: Core) -> None:
    await test_a_digest_is_subscribed_in_three_taps(person, sample_core)
    await person.press("zone:Europe/Berlin")
    (subscription,) = await sample_core.db.read(list_subscriptions, person.chat_id)
    assert subscription.next_run_at.isoformat() == "2025-11-15T06:00:00+00:00"


@pytest.mark.parametrize(
    ("city", "zone"),
    [
        ("Ашхабад", "Asia/Ashgabat"),
        ("aşgabat", "Asia/Ashgabat"),
        ("asgabat", "Asia/Ashgabat"),
        ("New York", "America/New_York"),
        ("Tbilisi", "Asia/Tbilisi"),
        ("Asia/Qyzylorda", "Asia/Qyzylorda"),
    ],
)
async def test_a_zone_goes_by_the_name_of_a_city(
    person: Person, sample_core: Core, city: str, zone: str
) -> None:
    assert load_texts("en")("settings-title") in (await person.say(f"/settings {city}"))[0]
    subscriber = await sample_core.db.read(find_subscriber, person.chat_id)
    assert subscriber is not None
    assert subscriber.zone == zone


async def test_a_city_that_is_not_known_is_said(person: Person) -> None:
    assert "Atlantis" in (await person.say("/settings Atlantis"))[0]


async def test_forget_erases_everything_after_asking(person: Person, sample_core: Core) -> None:
    await test_a_digest_is_subscribed_in_three_taps(person, sample_core)
    await person.say("порт")
    await person.say("/forget")
    await person.tap(load_texts("en")("button-forget"))
    assert await sample_core.db.read(find_subscriber, person.chat_id) is None
    kept = await sample_core.db.read(export, person.chat_id)
    assert not any(kept.values())


async def test_privacy_shows_what_is_kept(person: Person) -> None:
    await person.say("/alert порт")
    await person.tap(load_texts("en")("button-save"))
    shown = "\n".join(await person.say("/privacy"))
    assert str(person.chat_id) in shown
    assert "порт" in shown


async def test_an_unknown_command_names_the_nearest(person: Person) -> None:
    assert "/digest" in (await person.say("/digst"))[0]
    assert await person.say("/xyzzy")


async def test_an_outdated_button_says_so(person: Person) -> None:
    texts = load_texts("en")
    assert await person.press("page:000000000000:5:new") == [texts("toast-stale")]
    assert texts("alerts-empty") in (await person.tap(texts("button-my-alerts")))[0], (
        "fresh ones in its place"
    )


async def test_a_button_of_no_kind_is_answered(person: Person) -> None:
    assert await person.press("nonsense") == [load_texts("en")("toast-stale")]


async def test_an_eleventh_digest_is_refused_with_what_to_do(person: Person, sample_core: Core) -> None:
    for minute in range(10):
        await person.press(f"sub:save:0:{minute}:daily")
    (answer,) = await person.press("sub:save:0:10:daily")
    assert "/digests" in answer
    assert len(await sample_core.db.read(list_subscriptions, person.chat_id)) == 10
