"""A forwarded post, a link, a @name, a link to the bot: each leads to what is known."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import timedelta

import pytest
from aiogram.types import Chat, MessageOriginChannel, MessageOriginHiddenUser

from bot.core import Core
from bot.i18n import LANGUAGES, load_texts
from storage.alerts import list_alerts
from storage.channels import get_channel
from storage.counters import Reading
from storage.database import Connection
from storage.posts import list_posts_between, mark_deleted, save_counters
from storage.records import Counters, Post, StoredPost
from tests.conftest import START
from tests.doubles.person import Person

Meet = Callable[..., Person]
ENGLISH = load_texts("en")
TABLES = ("posts", "stories", "channels", "alerts", "subscriptions", "deliveries")


def forwarded_from(post: StoredPost, *, post_id: int | None = None) -> MessageOriginChannel:
    chat = Chat(id=-1_000_000_000_000 - 77, type="channel", title="T", username=post.channel_username)
    message_id = post.post_id if post_id is None else post_id
    return MessageOriginChannel(date=post.published_at, chat=chat, message_id=message_id)


def count_rows(db: Connection) -> dict[str, int]:
    return {table: db.execute(f"select count(*) from {table}").fetchone()[0] for table in TABLES}


@pytest.fixture
async def posts(sample_core: Core) -> list[StoredPost]:
    return await sample_core.db.read(list_posts_between, None, None)


@pytest.fixture
def copied(posts: list[StoredPost]) -> list[StoredPost]:
    """The posts of the sample's story that most channels wrote, the first source first."""
    stories = {post.story_id: [other for other in posts if other.story_id == post.story_id] for post in posts}
    return max(stories.values(), key=lambda found: len({post.channel_id for post in found}))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_forwarded_post_tells_who_wrote_it_first_and_who_later(
    meet: Meet, copied: list[StoredPost], language: str
) -> None:
    texts = load_texts(language)
    (answer,) = await meet(language=language).say(copied[-1].text, forward_origin=forwarded_from(copied[-1]))
    count = len({post.channel_id for post in copied})
    title = answer.index(texts("who-wrote-title", count=count))
    assert [answer.index(post.channel_title, title) for post in copied] == sorted(
        answer.index(post.channel_title, title) for post in copied
    )
    assert texts("who-wrote-first") in answer[title:].splitlines()[1]


async def test_the_text_alone_is_enough_and_nothing_of_it_is_stored(
    person: Person, sample_core: Core, copied: list[StoredPost]
) -> None:
    await person.say("/start")
    before = await sample_core.db.read(count_rows)
    origin = MessageOriginHiddenUser(date=copied[0].published_at + timedelta(hours=1), sender_user_name="N")
    (answer,) = await person.say(copied[0].text + "\n\nподписаться", forward_origin=origin)
    assert ENGLISH("who-wrote-copies") in answer
    assert copied[0].channel_title in answer
    assert await sample_core.db.read(count_rows) == before
    assert copied[0].text[:40] not in str(await sample_core.db.read(dump_dialogs))


def dump_dialogs(db: Connection) -> list[tuple[str]]:
    return db.execute("select data from fsm").fetchall()


async def test_a_text_that_nobody_wrote_is_searched_by_its_names(
    person: Person, posts: list[StoredPost]
) -> None:
    text = "Одинокий верблюд вышел к берегу, и Каспий показался ему синим ковром без единой складки"
    note, *found = await person.say(text, forward_origin=forwarded_from(posts[0], post_id=999_999))
    assert "three days" in note
    assert found


async def test_a_text_without_names_says_that_nobody_wrote_it(
    person: Person, posts: list[StoredPost]
) -> None:
    origin = forwarded_from(posts[0], post_id=999_999)
    assert await person.say("раз два три четыре пять", forward_origin=origin) == [ENGLISH("who-wrote-nobody")]


async def test_the_other_pictures_of_a_forwarded_album_are_not_answered(
    person: Person, posts: list[StoredPost]
) -> None:
    assert await person.say(None, forward_origin=forwarded_from(posts[0]), media_group_id="7") == []


@pytest.mark.parametrize("link", ["https://t.me/{}/{}", "t.me/s/{}/{}", "что это? https://t.me/{}/{}?single"])
async def test_a_link_to_a_post_shows_what_is_known_of_it(
    person: Person, copied: list[StoredPost], link: str
) -> None:
    post = copied[0]
    answer = "\n".join(await person.say(link.format(post.channel_username, post.post_id)))
    assert post.channel_title in answer
    assert ENGLISH("who-wrote-title", count=len({each.channel_id for each in copied})) in answer
    assert post.topics
    assert ENGLISH("explanation-title") in (await person.tap(ENGLISH("button-why-topics")))[0]


async def test_a_post_shows_its_counters_over_time_and_its_deletion(
    person: Person, sample_core: Core, posts: list[StoredPost]
) -> None:
    post, db = posts[-1], sample_core.db
    for hours in range(1, 12):
        readings = [Reading(post.post_id, Counters(views=10_000 * hours))]
        at = post.published_at + timedelta(hours=hours)
        await db.write(save_counters, post.channel_id, readings, read_at=at)
    await db.write(mark_deleted, post.channel_id, [post.post_id], START)
    answer = "\n".join(await person.say(f"https://t.me/{post.channel_username}/{post.post_id}"))
    assert ENGLISH("post-readings") in answer
    assert answer.count("110k") == 2, "in the text, and the last of the readings"
    table = answer[answer.index(ENGLISH("post-readings")) :].split("\n\n")[0].splitlines()[1:]
    assert table[0].split() == ["age", "views", "reactions"]
    assert len({len(line) for line in table}) == 1, "columns stand one below the other"
    assert 3 < len(table) <= 9, "a long history is thinned out"
    assert "Deleted in the channel" in answer


async def test_a_post_that_was_edited_tells_what_changed(
    person: Person, sample_core: Core, posts: list[StoredPost]
) -> None:
    post = posts[-1]
    channel = await sample_core.db.read(get_channel, post.channel_id)
    for text, minutes in ((post.text + " Звоните +7 701 123 45 67", 5), ("Поправка: " + post.text, 9)):
        edited_at = post.published_at + timedelta(minutes=minutes)
        edited = Post(post.channel_id, post.post_id, post.published_at, text, edited_at=edited_at)
        await sample_core.ingest.ingest(channel, [edited])
    answer = "\n".join(await person.say(f"https://t.me/{post.channel_username}/{post.post_id}"))
    assert ENGLISH("post-edits", count=2) in answer
    assert ENGLISH("post-change-added", after="Поправка:") in answer
    assert "123" not in answer, "numbers are hidden in earlier versions too"


async def test_a_post_that_is_not_stored_says_why(person: Person, posts: list[StoredPost]) -> None:
    known = await person.say(f"https://t.me/{posts[0].channel_username}/999999")
    assert posts[0].channel_title in known[0]
    (unknown,) = await person.say("https://t.me/somebody_else_demo/5")
    assert "@somebody_else_demo" in unknown
    assert "/channels" in unknown


@pytest.mark.parametrize("written", ["@{}", "https://t.me/{}", "t.me/{}/"])
async def test_a_channel_shows_its_card_and_leads_to_its_posts_and_an_alert(
    person: Person, sample_core: Core, posts: list[StoredPost], written: str
) -> None:
    post = posts[0]
    (card,) = await person.say(written.format(post.channel_username))
    assert card.startswith(post.channel_title)
    assert ENGLISH("card-state", state=ENGLISH("state-active")) in card
    assert "Posts a day" in card
    assert "Remove" not in person.buttons(), "that is for operators"
    found = "\n".join(await person.tap(ENGLISH("button-its-posts")))
    assert post.channel_title in found
    await person.say(written.format(post.channel_username))
    await person.tap(ENGLISH("button-alert-me"))
    await person.tap(ENGLISH("button-save"))
    (alert,) = await sample_core.db.read(list_alerts, person.chat_id)
    assert alert.query == f"from:@{post.channel_username}"


async def test_a_channel_that_is_not_read_says_so(person: Person) -> None:
    (answer,) = await person.say("@nobody_at_all_demo")
    assert "@nobody_at_all_demo" in answer


@pytest.mark.parametrize("text", ["@газ", "from:@nobody_demo газ", "port", "газ @nobody_demo"])
async def test_what_names_no_channel_stays_a_query(person: Person, text: str) -> None:
    (answer, *_) = await person.say(text)
    assert ENGLISH("channel-unknown", channel=text) not in answer


def payload(query: str) -> str:
    return "alert_" + base64.urlsafe_b64encode(query.encode()).decode().rstrip("=")


async def test_links_to_the_bot_lead_to_a_topic_an_alert_a_channel(
    person: Person, posts: list[StoredPost]
) -> None:
    week = "\n".join(await person.say("/start topic_gas_energy"))
    assert ENGLISH("topic-gas_energy").upper() in week
    assert ENGLISH("topic-culture_education").upper() not in week
    assert "порт -газ" in (await person.say(f"/start {payload('порт -газ')}"))[0]
    assert ENGLISH("button-save") in person.buttons()
    (card,) = await person.say(f"/start channel_{posts[0].channel_username}")
    assert card.startswith(posts[0].channel_title)


@pytest.mark.parametrize(
    "argument",
    [
        "",
        "topic_bananas",
        "alert_",
        "alert_%%%",
        "alert_" + "_" * 40,
        "alert_я",
        "channel_",
        "channel_!",
        "x1",
    ],
)
async def test_a_link_to_nothing_is_a_welcome(person: Person, argument: str) -> None:
    (answer,) = await person.say(f"/start {argument}")
    assert ENGLISH("start-welcome") in answer


async def test_a_link_with_a_query_that_does_not_parse_shows_the_place(person: Person) -> None:
    _, answer = await person.say(f"/start {payload('газ (порт')}")
    assert ENGLISH("query-error") in answer
