"""Asking over HTTP: an answer, what stands under it, and what comes where there is none."""

from __future__ import annotations

import csv
import io
import json

import pytest

from bot.i18n import LANGUAGES, load_texts
from storage.alerts import list_alerts
from storage.posts import list_posts_between
from tests.chat.wire import Talk, texts_of

TEXTS = load_texts("en")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_answer_its_order_its_pages_and_their_end(talk: Talk, language: str) -> None:
    texts = load_texts(language)
    anna = talk.caller(language=language)
    (answer,) = await anna.say("газ | порт")
    assert texts("search-order-new") in answer.text
    (best,) = await anna.tap(texts("button-order-best"))
    assert (best.kind, best.message_id) == ("edit", answer.message_id)
    assert texts("search-order-best") in best.text
    await anna.tap(texts("button-order-new"))
    (page,) = await anna.tap(texts("button-more"), twice=True)
    assert page.kind == "message"
    assert page.text != answer.text
    for _ in range(30):
        if texts("button-more") not in anna.buttons:
            break
        await anna.tap(texts("button-more"))
    assert texts("button-more") not in anna.buttons, "there is an end"


async def test_narrowed_by_taps_and_widened_again(talk: Talk) -> None:
    anna = talk.caller()
    (answer,) = await anna.say("газ")
    (buttons,) = await anna.tap(TEXTS("button-narrow"))
    assert (buttons.kind, buttons.text) == ("edit", answer.text), "only the buttons change"
    choices = [each for each in buttons.buttons if "(" in each]
    assert choices
    (narrower,) = await anna.tap(TEXTS("narrow-country-kz-tm"))
    assert "country:kz-tm" in narrower.text
    assert narrower.message_id == answer.message_id
    (wider,) = await anna.tap("✕")
    assert wider.text == answer.text
    await anna.tap(TEXTS("button-narrow"))
    (back,) = await anna.tap(TEXTS("button-back-to-answer"))
    assert TEXTS("button-narrow") in back.buttons


async def test_a_chart_is_a_photo_with_its_words_and_its_period_changes_in_place(talk: Talk) -> None:
    anna = talk.caller()
    await anna.say("порт")
    (chart,) = await anna.tap(TEXTS("button-chart"))
    message = anna.person.chat[chart.message_id or 0]
    assert (message["photo"][0]["width"], message["photo"][0]["height"]) == (1080, 720)
    assert "posts in all" in chart.text
    (longer,) = await anna.tap("90 days")
    assert (longer.kind, longer.message_id) == ("edit", chart.message_id)
    talk.expect("message is not modified")
    assert await anna.tap("✓ 90 days") == []


@pytest.mark.parametrize("form", ["csv", "json"])
async def test_posts_come_as_a_file(talk: Talk, form: str) -> None:
    anna = talk.caller()
    await anna.say("порт")
    await anna.tap(TEXTS("button-export-posts"))
    (sent,) = await anna.tap(TEXTS(f"button-{form}"), twice=True)
    message = anna.person.chat[sent.message_id or 0]
    assert message["document"]["file_name"].endswith(f".{form}")
    content = anna.person.files[sent.message_id or 0].decode("utf-8-sig")
    rows = json.loads(content)["posts"] if form == "json" else list(csv.DictReader(io.StringIO(content)))
    assert sent.text.startswith(TEXTS("post-file", count=len(rows), query="порт")[:20])


async def test_nothing_found_says_what_was_searched_and_what_would_find_something(talk: Talk) -> None:
    anna = talk.caller()
    (nothing,) = await anna.say("туркменбаши ыыыщщщ")
    assert TEXTS("nearest-title") in nothing.text
    assert "6 channels" in nothing.text
    (found,) = await anna.tap(TEXTS("nearest-without", word="ыыыщщщ"))
    assert TEXTS("search-order-new") in found.text
    await anna.say("ыыыщщщ")
    (preview,) = await anna.tap(TEXTS("button-alert-me"))
    assert TEXTS("alert-preview-title", query="ыыыщщщ") in preview.text
    await anna.tap(TEXTS("button-save"))
    assert [each.query for each in talk.core.db.read_now(list_alerts, 1001)] == ["ыыыщщщ"]


async def test_a_period_in_words_is_read_and_a_mistake_is_shown_where_it_is(talk: Talk) -> None:
    anna = talk.caller(language="ru")
    texts = load_texts("ru")
    (answer,) = await anna.say("что нового по порту Курык за неделю")
    assert "за неделю" in answer.text
    for wrong, words in (("газ (порт", "query-unclosed-paren"), ("-газ", "query-only-negative")):
        (mistake,) = await anna.say(wrong)
        assert texts("query-error") in mistake.text
        assert texts(words) in mistake.text
    (corrected,) = await anna.say("газ -порт", edited=True)
    assert (corrected.kind, corrected.message_id) == ("edit", mistake.message_id)


async def test_a_forwarded_post_a_link_and_a_name_each_lead_to_what_is_known(talk: Talk) -> None:
    anna = talk.caller()
    posts = talk.core.db.read_now(list_posts_between, None, None)
    stories = [[each for each in posts if each.story_id == post.story_id] for post in posts]
    copied = max(stories, key=lambda story: len({each.channel_id for each in story}))
    (wrote,) = await anna.forward(copied[-1])
    assert TEXTS("who-wrote-first") in wrote.text
    link = f"https://t.me/{copied[0].channel_username}/{copied[0].post_id}"
    card, *_ = await anna.say(link)
    assert copied[0].channel_title in card.text
    (chart,) = await anna.tap(TEXTS("button-by-kind"))
    assert "photo" in anna.person.chat[chart.message_id or 0]
    (channel,) = await anna.say(f"@{copied[0].channel_username}")
    assert TEXTS("button-its-posts") in channel.buttons
    await anna.tap(TEXTS("button-activity"))
    for unknown in ("https://t.me/nobody_demo/5", "@nobody_demo"):
        (answer,) = await anna.say(unknown)
        assert "@nobody_demo" in answer.text


async def test_what_is_no_text_gets_a_helpful_line_and_an_unknown_word_the_nearest(talk: Talk) -> None:
    anna = talk.caller()
    sticker = {"file_id": "s", "file_unique_id": "s", "type": "regular", "width": 1, "height": 1}
    (line,) = await anna.send(sticker=sticker | {"is_animated": False, "is_video": False})
    assert len(line.text) > 20
    (line,) = await anna.send(voice={"file_id": "v", "file_unique_id": "v", "duration": 1})
    assert len(line.text) > 20
    (nearest,) = await anna.say("/digets")
    assert "/digest" in nearest.text
    (long,) = await anna.say("газ " * 1000)
    assert TEXTS("query-error") in long.text


async def test_the_buttons_of_another_s_answer_are_outdated_for_everybody_else(talk: Talk) -> None:
    anna, other = talk.caller(), talk.caller(2002)
    await anna.say("порт")
    await other.say("/start")
    for label in ("button-narrow", "button-alert-me", "button-chart", "button-order-best"):
        data = anna.data_of(TEXTS(label))
        assert texts_of(await other.press(data)) == [TEXTS("toast-stale")], label
