"""Under an answer: narrow it by what it really found, take that back, get the posts as a file; and where
nothing was found, what would be."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable

import pytest

from bot.answers import post_export, refining
from bot.core import Core
from bot.i18n import LANGUAGES, load_texts
from storage.database import Connection
from tests.conftest import HandClock
from tests.doubles.bot_session import RecordingSession
from tests.doubles.person import Person

Meet = Callable[..., Person]
ENGLISH = load_texts("en")


def query_of(answer: str) -> str:
    found = re.match(r"Found for (.+), (newest|most important) first", answer)
    assert found, answer
    return found[1]


async def all_stories(person: Person, text: str) -> int:
    """How many stories a search shows, to its last page."""
    count = 0
    answer = await person.say(text)
    while True:
        count += sum(part.count(" · sample") for part in answer)
        if ENGLISH("button-more") not in person.buttons():
            return count
        answer = await person.tap(ENGLISH("button-more"))


@pytest.mark.parametrize("row", range(0, 15, 3))
async def test_an_option_leaves_as_many_stories_as_it_says(
    person: Person, clock: HandClock, row: int
) -> None:
    await person.say("газ")
    await person.tap(ENGLISH("button-narrow"))
    options = person.buttons()[:-1]
    assert len(options) > 6
    label = options[row % len(options)]
    (answer, *_) = await person.tap(label)
    assert await all_stories(person, query_of(answer)) == int(label.rsplit(" · ", 1)[1])


async def test_a_filter_is_shown_and_one_tap_takes_it_away(person: Person, session: RecordingSession) -> None:
    (before, *_) = await person.say("газ")
    sent = len(session.sent)
    await person.tap(ENGLISH("button-narrow"))
    (narrowed, *_) = await person.tap(ENGLISH("topic-gas_energy"))
    assert query_of(narrowed) == "газ topic:gas_energy"
    assert f"✕ {ENGLISH('topic-gas_energy')}" in person.buttons()
    (after, *_) = await person.tap("✕")
    assert query_of(after) == "газ"
    assert after == before
    assert len(session.sent) == sent, "all in place"


async def test_the_way_back_from_narrowing_keeps_the_order(person: Person) -> None:
    await person.say("газ")
    (best, *_) = await person.tap(ENGLISH("button-order-best"))
    buttons = person.buttons()
    await person.tap(ENGLISH("button-narrow"))
    assert await person.tap(ENGLISH("button-back-to-answer")) == [best]
    assert person.buttons() == buttons


async def test_a_channel_narrows_by_its_name(person: Person) -> None:
    await person.say("газ")
    await person.tap(ENGLISH("button-narrow"))
    (answer, *_) = await person.tap("Каспийский")
    assert query_of(answer) == "газ from:@sample_kaspi_vestnik"


async def test_many_stories_are_said_to_be_counted_in_part(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refining, "MOST_TRIED", 8)
    await person.say("газ")
    assert await person.tap(ENGLISH("button-narrow")) == [ENGLISH("toast-narrow-newest")]


async def test_one_story_is_not_narrowed(person: Person) -> None:
    await person.say("Юпитера")
    assert ENGLISH("toast-narrow-none") in await person.tap(ENGLISH("button-narrow"))
    assert person.buttons() == [ENGLISH("button-back-to-answer")]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_posts_come_as_a_table_or_for_programs(meet: Meet, language: str) -> None:
    person, texts = meet(language=language), load_texts(language)
    await person.say("газ")
    await person.tap(texts("button-export-posts"))
    (caption,) = await person.tap(texts("button-csv"))
    await person.tap(texts("button-json"))
    table, data = person.files()
    rows = list(csv.DictReader(io.StringIO(table.data.decode("utf-8-sig"), newline="")))
    assert texts("post-file", query="газ", count=len(rows)) in caption
    posts = json.loads(data.data)
    assert posts["query"] == "газ"
    assert posts["complete"] is True
    assert [post["link"] for post in posts["posts"]] == [row["link"] for row in rows]
    assert len(rows) > 12
    assert (table.filename or "").endswith(".csv")
    assert (data.filename or "").endswith(".json")


async def test_a_file_that_is_not_all_says_so(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(post_export, "MOST_POSTS", 5)
    await person.say("газ")
    await person.tap(ENGLISH("button-export-posts"))
    (caption,) = await person.tap(ENGLISH("button-json"))
    assert ENGLISH("post-file-bounded") in caption
    data = json.loads(person.files()[0].data)
    assert data["complete"] is False
    assert len(data["posts"]) == 5


async def test_posts_that_are_gone_are_not_exported(person: Person, sample_core: Core) -> None:
    await person.say("газ")
    await person.tap(ENGLISH("button-export-posts"))

    def empty(db: Connection) -> None:
        db.execute("update posts set deleted_at = 1")

    await sample_core.db.write(empty)
    assert await person.tap(ENGLISH("button-csv")) == [ENGLISH("error-no-posts")]
    assert person.files() == []


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("тразит", "транзит"),
        ("ufp", "газ"),
        ("паромм", "паром"),
        ("курык верблюд", "without “верблюд”"),
        ("газ date:2020", "at any time"),
        ("газ topic:digital_industry верблюд", "without “верблюд”"),
    ],
)
async def test_where_nothing_is_found_the_nearest_is_one_tap_away(
    person: Person, typed: str, label: str
) -> None:
    (answer, *_) = await person.say(typed)
    assert ENGLISH("nearest-title") in answer
    assert "6 channels" in answer, "it says what was searched"
    shown = next(text for text in person.buttons() if text.startswith(label))
    (found, *_) = await person.tap(label)
    stories = await all_stories(person, query_of(found))
    assert stories == int(shown.rsplit(" · ", 1)[1])


async def test_nothing_near_leaves_advice_and_an_alert(person: Person, sample_core: Core) -> None:
    (answer, *_) = await person.say("ыыыыыыыы")
    assert ENGLISH("search-nothing-advice") in answer
    assert ENGLISH("button-alert-me") in person.buttons()


async def test_forms_of_one_word_are_suggested_once(person: Person) -> None:
    await person.say("паромм")
    assert sum(text.startswith("паром") for text in person.buttons()) == 1
