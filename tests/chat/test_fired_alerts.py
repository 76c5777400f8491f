"""The buttons under an alert that fired, and the change of its query: each has a way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from aiogram import Bot
from aiogram.types import CallbackQuery, Chat, InaccessibleMessage, User

from bot.core import Core
from bot.delivery.sender import Sender
from bot.domain.answer_values import AlertFired
from bot.domain.digest import story_item
from bot.domain.payloads import dump_payload
from bot.i18n import load_texts
from storage.alerts import list_alerts
from storage.deliveries import queue_deliveries
from storage.posts import list_posts_between
from storage.records import Alert, NewDelivery, StoredPost, Story
from tests.conftest import HandClock
from tests.doubles.person import Person

Meet = Callable[..., Person]
ENGLISH = load_texts("en")


@pytest.fixture
async def post(sample_core: Core) -> StoredPost:
    found = await sample_core.db.read(list_posts_between, None, None)
    return next(post for post in found if "порт" in post.text.lower())


@pytest.fixture
async def alerted(person: Person, sample_core: Core, bot: Bot, clock: HandClock, post: StoredPost) -> Person:
    """A person with the alert "порт", which has just fired."""
    await person.say("/alert порт")
    await person.tap(ENGLISH("button-save"))
    (alert,) = await sample_core.db.read(list_alerts, person.chat_id)
    payload = dump_payload(AlertFired(alert.alert_id, alert.query, story_item(Story(0, (post,)))))
    delivery = NewDelivery(
        person.chat_id, "alert", f"alert:{alert.alert_id}:{post.seq}", payload, clock.now()
    )
    await sample_core.db.write(queue_deliveries, [delivery], clock.now())
    assert await Sender(sample_core.db, bot, clock).send_due() == 1
    person.read()
    return person


@pytest.fixture
async def waiting(person: Person, sample_core: Core, clock: HandClock) -> tuple[Person, list[StoredPost]]:
    """A person with the alert "порт", for whom two posts, of two channels, wait for the next hour."""
    await person.say("/alert порт")
    await person.tap(ENGLISH("button-save"))
    (alert,) = await sample_core.db.read(list_alerts, person.chat_id)
    found = [
        post
        for post in await sample_core.db.read(list_posts_between, None, None)
        if "порт" in post.text.lower()
    ]
    posts = [found[0], next(post for post in found if post.channel_id != found[0].channel_id)]
    due_at = clock.now() + timedelta(hours=1)
    for post in posts:
        fired = AlertFired(alert.alert_id, alert.query, story_item(Story(0, (post,))), planned_at=due_at)
        key = f"alert:{alert.alert_id}:{post.seq}"
        delivery = NewDelivery(person.chat_id, "alert", key, dump_payload(fired), due_at)
        await sample_core.db.write(queue_deliveries, [delivery], clock.now())
    return person, posts


@pytest.fixture
async def bundled(
    waiting: tuple[Person, list[StoredPost]], sample_core: Core, bot: Bot, clock: HandClock
) -> tuple[Person, list[StoredPost]]:
    """The same person, who has just got both in one message."""
    person, posts = waiting
    clock.move(hours=1)
    assert await Sender(sample_core.db, bot, clock).send_due() == 1
    (told,) = person.read()
    assert all(f"\n\n{number}. " in told for number in (1, 2))
    return person, posts


async def only_alert(core: Core, person: Person) -> Alert:
    (alert,) = await core.db.read(list_alerts, person.chat_id)
    return alert


@pytest.mark.parametrize(("key", "days"), [("button-mute-day", 1), ("button-mute-week", 7)])
async def test_a_mute_under_the_alert_can_be_undone_there(
    alerted: Person, sample_core: Core, clock: HandClock, key: str, days: int
) -> None:
    assert await alerted.tap(ENGLISH(key)) == [ENGLISH("toast-muted")]
    until = (await only_alert(sample_core, alerted)).muted_until
    assert until is not None
    assert until - clock.now() == timedelta(days=days)
    assert ENGLISH("button-mute-week") not in alerted.buttons()
    assert await alerted.tap(ENGLISH("button-unmute")) == [ENGLISH("toast-unmuted")]
    assert (await only_alert(sample_core, alerted)).muted_until is None
    assert ENGLISH("button-mute-week") in alerted.buttons()


async def test_less_from_a_channel_leaves_it_out_and_takes_it_back(
    alerted: Person, sample_core: Core, post: StoredPost
) -> None:
    assert await alerted.tap(ENGLISH("button-less")) == [ENGLISH("toast-less")]
    assert (await only_alert(sample_core, alerted)).query == f"порт -from:@{post.channel_username}"
    assert post.channel_title not in "\n".join(await alerted.say(f"порт -from:@{post.channel_username}"))
    await alerted.press(less_data(await only_alert(sample_core, alerted), post, on=False))
    assert (await only_alert(sample_core, alerted)).query == "порт"


def less_data(alert: Alert, post: StoredPost, *, on: bool) -> str:
    return f"aless:{alert.alert_id}:{post.seq}:{int(on)}"


async def test_less_twice_is_less_once(alerted: Person, sample_core: Core, post: StoredPost) -> None:
    for _ in range(2):
        await alerted.press(less_data(await only_alert(sample_core, alerted), post, on=True))
    assert (await only_alert(sample_core, alerted)).query.count("-from:") == 1


async def test_deleting_under_the_alert_leaves_what_it_told(alerted: Person, sample_core: Core) -> None:
    (answer,) = await alerted.tap(ENGLISH("button-delete"))
    assert "порт" in answer
    assert await sample_core.db.read(list_alerts, alerted.chat_id) == []
    await alerted.tap(ENGLISH("button-undo"))
    assert (await only_alert(sample_core, alerted)).query == "порт"


async def test_a_query_is_changed_with_a_preview_and_an_undo(alerted: Person, sample_core: Core) -> None:
    before = await only_alert(sample_core, alerted)
    assert "порт" in (await alerted.tap(ENGLISH("button-edit")))[0]
    assert ENGLISH("query-error") in (await alerted.say("порт (газ"))[0]
    (preview,) = await alerted.say("порт паром")
    assert ENGLISH("alert-preview-title", query="порт паром") in preview
    assert (await only_alert(sample_core, alerted)).query == "порт", "nothing is changed by a preview"
    await alerted.tap(ENGLISH("button-save"))
    assert (await only_alert(sample_core, alerted)).query == "порт паром"
    await alerted.tap(ENGLISH("button-undo"))
    after = await only_alert(sample_core, alerted)
    assert (after.alert_id, after.query) == (before.alert_id, before.query)
    assert ENGLISH("search-order-new") in (await alerted.say("порт"))[0], "the dialog is over"


@pytest.mark.parametrize("way", ["command", "cancel"])
async def test_the_change_of_a_query_ends_with_a_command_or_cancel(
    alerted: Person, sample_core: Core, way: str
) -> None:
    await alerted.tap(ENGLISH("button-edit"))
    if way == "command":
        assert ENGLISH("settings-title") in (await alerted.say("/settings"))[0]
    else:
        assert await alerted.tap(ENGLISH("button-cancel")) == [ENGLISH("toast-cancelled")]
    assert ENGLISH("search-order-new") in (await alerted.say("порт"))[0]
    assert (await only_alert(sample_core, alerted)).query == "порт"


async def test_two_alerts_cannot_get_one_query(alerted: Person, sample_core: Core) -> None:
    await alerted.say("/alert паром")
    await alerted.tap(ENGLISH("button-save"))
    await alerted.say("/alerts")
    await alerted.tap("1. порт")
    await alerted.tap(ENGLISH("button-edit-query"))
    await alerted.say("паром")
    assert await alerted.tap(ENGLISH("button-save")) == [ENGLISH("error-alert-exists")]
    alerts = await sample_core.db.read(list_alerts, alerted.chat_id)
    assert sorted(alert.query for alert in alerts) == ["паром", "порт"]


async def test_nobody_can_change_the_alert_of_another(
    alerted: Person, meet: Meet, sample_core: Core, post: StoredPost
) -> None:
    alert, other = await only_alert(sample_core, alerted), meet(2002)
    for data in (less_data(alert, post, on=True), f"aedit:{alert.alert_id}", f"arepl:{alert.alert_id}:x"):
        assert await other.press(data) == [ENGLISH("error-alert-gone")]
    assert (await only_alert(sample_core, alerted)).query == "порт"


async def test_of_several_posts_one_is_chosen_and_asked_about(
    bundled: tuple[Person, list[StoredPost]],
) -> None:
    person, posts = bundled
    assert ENGLISH("button-why") not in person.buttons()
    await person.tap("Post 2")
    assert "✓ Post 2" in person.buttons()
    (why,) = await person.tap(ENGLISH("button-why"))
    assert ENGLISH("explanation-title") in why
    assert posts[1].channel_title in why
    await person.tap("Post 1")
    assert "✓ Post 1" in person.buttons()
    assert "Post 2" in person.buttons()
    assert posts[0].channel_title in (await person.tap(ENGLISH("button-why")))[0]
    await person.tap("✓ Post 1")
    assert not {"✓ Post 1", ENGLISH("button-why"), ENGLISH("button-less")} & set(person.buttons())


async def test_less_from_the_channel_of_one_of_several_and_its_way_back(
    bundled: tuple[Person, list[StoredPost]], sample_core: Core
) -> None:
    person, posts = bundled
    await person.tap("Post 2")
    assert await person.tap(ENGLISH("button-less")) == [ENGLISH("toast-less")]
    assert (await only_alert(sample_core, person)).query == f"порт -from:@{posts[1].channel_username}"
    await person.tap("Post 1")
    assert ENGLISH("button-less") in person.buttons(), "the channel of the other post is still wanted"
    await person.tap(ENGLISH("button-mute-day"))
    assert "✓ Post 1" in person.buttons(), "another button leaves the choice as it is"
    await person.tap("Post 2")
    assert await person.tap(ENGLISH("button-less-undo")) == [ENGLISH("toast-restored")]
    assert (await only_alert(sample_core, person)).query == "порт"


async def test_under_a_message_too_old_to_change_the_chosen_post_comes_below(
    bundled: tuple[Person, list[StoredPost]], sample_core: Core
) -> None:
    person, posts = bundled
    old = InaccessibleMessage(chat=Chat(id=person.chat_id, type="private"), message_id=3, date=0)
    user = User(id=person.chat_id, is_bot=False, first_name="P")
    data = f"apick:{(await only_alert(sample_core, person)).alert_id}:{posts[1].seq}:1"
    tap = CallbackQuery(id="1", from_user=user, chat_instance="t", message=old, data=data)
    (shown,) = await person.send(callback_query=tap)
    assert shown in posts[1].text
    assert posts[1].channel_title in (await person.tap(ENGLISH("button-why")))[0]


async def test_of_a_deleted_alert_s_posts_it_can_still_be_asked_why(
    bundled: tuple[Person, list[StoredPost]], sample_core: Core, meet: Meet
) -> None:
    person, posts = bundled
    alert = await only_alert(sample_core, person)
    data = f"apick:{alert.alert_id}:{posts[0].seq}:1"
    await person.tap(ENGLISH("button-delete"))
    await person.press(data)
    assert ENGLISH("button-why") in person.buttons()
    assert await meet(2002).press(f"apick:{alert.alert_id}:1:1") == [ENGLISH("error-post-gone")]


@pytest.mark.parametrize("is_due_by_then", [False, True])
async def test_undo_of_a_deletion_brings_back_what_waited(
    waiting: tuple[Person, list[StoredPost]],
    sample_core: Core,
    bot: Bot,
    clock: HandClock,
    is_due_by_then: bool,
) -> None:
    person, posts = waiting
    before, sender = await only_alert(sample_core, person), Sender(sample_core.db, bot, clock)
    await person.say("/alerts")
    await person.tap("1. порт")
    await person.tap(ENGLISH("button-mute-week"))
    await person.tap(ENGLISH("button-unmute"))
    await person.tap(ENGLISH("button-delete"))
    clock.move(minutes=70 if is_due_by_then else 10)
    assert await sender.send_due() == 0
    await person.tap(ENGLISH("button-undo"))
    assert await only_alert(sample_core, person) == before
    assert await sender.send_due() == int(is_due_by_then)
    clock.move(minutes=70)
    await sender.send_due()
    (told,) = person.read()
    assert ENGLISH("alert-fired-several", query="порт", count=2) in told
    assert all(post.channel_title in told for post in posts)
    await person.tap("Post 1")
    assert posts[0].channel_title in (await person.tap(ENGLISH("button-why")))[0]


async def test_undo_of_a_deletion_twice_or_beside_a_new_alert_makes_no_second(
    waiting: tuple[Person, list[StoredPost]], sample_core: Core, clock: HandClock, meet: Meet
) -> None:
    person, _ = waiting
    await person.say("/alerts")
    await person.tap("1. порт")
    await person.tap(ENGLISH("button-delete"))
    undo = next(b.callback_data for b in person.shown_buttons() if b.text == ENGLISH("button-undo"))
    assert undo is not None
    await person.say("/alert порт")
    await person.tap(ENGLISH("button-save"))
    new = await only_alert(sample_core, person)
    for _ in range(2):
        await person.press(undo)
        clock.move(seconds=5)
        assert await only_alert(sample_core, person) == new
    assert await meet(2002).press(undo) == [ENGLISH("toast-stale")]
