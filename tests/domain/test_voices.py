"""The sides that tell one story: which there are, in whose words, and when there is but one."""

from __future__ import annotations

from typing import Any

from bot.domain.digest import story_item
from bot.domain.preferences import DigestPreferences
from bot.domain.source_values import Voice
from storage.records import Forward, StoredPost
from tests.domain.test_digest import digest_of
from tests.story_examples import make_post, make_story

OFFICIAL = "Министерство сообщило, что паромная линия Курык — Туркменбаши открыта и работает по расписанию."
EXILE = "Моряки рассказали изданию, что билеты на новый паром проданы знакомым начальника порта за месяц."


def post(seq: int, kind: str, text: str, **fields: Any) -> StoredPost:
    return make_post(seq, channel_id=seq, channel_kind=kind, text=text, **fields)


def told_by(*posts: StoredPost) -> list[Voice]:
    return list(story_item(make_story(*posts), length="normal").voices)


def test_each_side_speaks_in_its_own_words_in_a_fixed_order() -> None:
    voices = told_by(
        post(1, "exile", EXILE), post(2, "official", OFFICIAL), post(3, "media", "Коротко о пароме")
    )
    assert [voice.side for voice in voices] == ["official", "independent", "exile"]
    assert voices[0].words.startswith("Министерство сообщило")
    assert voices[2].words == "", "its words are the headline above"


def test_one_side_alone_has_no_voices() -> None:
    assert (
        told_by(post(1, "media", OFFICIAL), post(2, "analyst", EXILE), post(3, "aggregator", "Паром")) == []
    )


def test_words_that_repeat_anothers_are_left_out() -> None:
    copied = told_by(post(1, "official", OFFICIAL), post(2, "exile", OFFICIAL + " Подписаться"))
    assert [voice.words for voice in copied] == ["", ""]
    forwarded = post(2, "exile", EXILE, forward=Forward(1, 1, "Channel 1"))
    assert [voice.words for voice in told_by(post(1, "official", OFFICIAL), forwarded)] == ["", ""]


def test_a_side_counts_its_other_channels() -> None:
    voices = told_by(post(1, "official", OFFICIAL), post(2, "media", EXILE), post(3, "media", EXILE))
    assert [(voice.side, voice.others) for voice in voices] == [("official", 0), ("independent", 1)]


def test_who_asked_for_one_kind_is_shown_that_kind_alone() -> None:
    story = make_story(post(1, "exile", EXILE), post(2, "official", OFFICIAL))
    (section,) = digest_of(story, preferences=DigestPreferences(kinds=("official",))).sections
    (item,) = section.items
    assert (item.headline[:12], [source.kind for source in item.sources], item.voices) == (
        "Министерство",
        ["official"],
        (),
    )
    assert digest_of(story, preferences=DigestPreferences(kinds=("analyst",))).sections == ()


def test_who_asked_for_channels_is_shown_these_alone() -> None:
    story = make_story(post(1, "exile", EXILE), post(2, "official", OFFICIAL))
    (section,) = digest_of(story, preferences=DigestPreferences(channels=(1,))).sections
    assert [source.title for source in section.items[0].sources] == ["Channel 1"]
    assert digest_of(story, preferences=DigestPreferences(channels=(9,))).sections == ()


def test_the_length_decides_how_much_is_quoted() -> None:
    text = "Заголовок новости о пароме.\n\n" + " ".join(
        f"Предложение номер {n} о рейсах, вагонах и ценах на перевозку." for n in range(12)
    )
    story = make_story(post(1, "media", text))
    lengths = {}
    for length in ("short", "normal", "full"):
        (section,) = digest_of(story, preferences=DigestPreferences(length=length)).sections
        lengths[length] = len(section.items[0].extract)
    assert lengths["short"] == 0
    assert 0 < lengths["normal"] <= 220 < lengths["full"] <= 600
