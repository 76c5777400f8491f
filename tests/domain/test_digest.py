"""What a digest shows, where and in which order; how a story becomes an item."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.answer_values import SECTION_ALSO, Coverage, Digest, StoryItem
from bot.domain.digest import ALSO_LIMITS, ITEM_LIMITS, compose, story_item
from bot.domain.preferences import DigestPreferences
from bot.domain.ranking import Baseline
from storage.records import Counters, DigestLength, Reaction, Relevance, Story
from tests.story_examples import NOON, emoji, make_post, make_story

EVERYTHING = DigestPreferences()


def digest_of(*stories: Story, preferences: DigestPreferences = EVERYTHING, **options: Any) -> Digest:
    """Composes over the day before NOON."""
    return compose(
        stories,
        preferences,
        Coverage(channels=1, posts=len(stories)),
        since=NOON - timedelta(days=1),
        until=NOON,
        zone="Asia/Almaty",
        now=NOON,
        baselines={10: Baseline(1_000, 10)},
        **options,
    )


def one(seq: int, **fields: Any) -> Story:
    """A story of one post."""
    return make_story(make_post(seq, **fields))


def names(digest: Digest) -> list[str]:
    return [section.name for section in digest.sections]


def shown(digest: Digest) -> list[int]:
    return [item.seq for section in digest.sections for item in section.items]


def test_sections_stand_in_the_order_of_their_best_story() -> None:
    digest = digest_of(
        one(1, topics=("diplomacy",)),
        one(2, topics=("agri_food",), counters=Counters(views=9_000)),
        one(3, topics=("diplomacy",), counters=Counters(views=2_000)),
    )
    assert names(digest) == ["agri_food", "diplomacy"]
    assert shown(digest) == [2, 3, 1]


def test_each_story_stands_once_under_its_strongest_topic() -> None:
    digest = digest_of(one(1, topics=("gas_energy", "diplomacy")), one(2, topics=("diplomacy", "gas_energy")))
    assert {section.name: [item.seq for item in section.items] for section in digest.sections} == {
        "gas_energy": [1],
        "diplomacy": [2],
    }


def test_a_reader_of_one_topic_gets_it_as_the_heading() -> None:
    story = one(1, topics=("gas_energy", "diplomacy"))
    digest = digest_of(story, one(2), preferences=DigestPreferences(topics=("diplomacy",)))
    assert names(digest) == ["diplomacy"]
    assert digest.stories == 1


def test_single_countries_come_last_and_few() -> None:
    loud = Counters(views=500_000)
    stories = [one(n, relevance="kz-only", counters=loud) for n in range(2, 9)]
    digest = digest_of(*stories, one(1))
    assert names(digest) == ["gas_energy", SECTION_ALSO]
    assert len(digest.sections[-1].items) == ALSO_LIMITS["normal"]
    assert (digest.stories, digest.left_out) == (8, 4)


def test_what_concerns_neither_state_is_left_out_unless_picked() -> None:
    assert digest_of(one(1, relevance="other")).sections == ()
    picked = DigestPreferences(relevances=("other",))
    assert shown(digest_of(one(1, relevance="other"), one(2), preferences=picked)) == [1]


def test_a_picked_relation_is_the_main_part() -> None:
    digest = digest_of(
        one(1, relevance="tm-only"), one(2), preferences=DigestPreferences(relevances=("tm-only",))
    )
    assert names(digest) == ["gas_energy"]
    assert shown(digest) == [1]


def test_a_relation_picked_beside_kz_tm_may_fill_the_room() -> None:
    stories = [one(n, relevance="kz-only") for n in range(1, 21)]
    digest = digest_of(*stories, preferences=DigestPreferences(relevances=("kz-tm", "kz-only")))
    assert names(digest) == [SECTION_ALSO]
    assert len(shown(digest)) == ITEM_LIMITS["normal"]


def test_a_story_without_topics_opens_the_also_part() -> None:
    digest = digest_of(one(1, topics=()), one(2, relevance="kz-only", counters=Counters(views=90_000)))
    assert names(digest) == [SECTION_ALSO]
    assert shown(digest) == [1, 2]


def test_a_single_countrys_story_without_topics_is_shown_to_who_picked_it() -> None:
    story = one(1, topics=(), relevance="tm-only")
    assert digest_of(story).stories == 0
    assert shown(digest_of(story, preferences=DigestPreferences(relevances=("tm-only",)))) == [1]


def test_languages_admit_a_story_told_in_any_of_them() -> None:
    bilingual = make_story(make_post(1), make_post(2, channel_id=11, language="kk", text="Қазақша"))
    digest = digest_of(bilingual, one(3), preferences=DigestPreferences(languages=("kk",)), language="ru")
    assert shown(digest) == [2]
    assert digest.sections[0].items[0].headline == "Қазақша"
    assert len(digest.sections[0].items[0].sources) == 2


def test_shown_before_is_not_shown_again() -> None:
    assert shown(digest_of(one(1), one(2), shown={1: 1})) == [2]


def test_deleted_posts_are_not_shown() -> None:
    gone = make_post(1, deleted_at=NOON)
    assert shown(digest_of(make_story(gone), make_story(gone, make_post(2), story_id=1))) == [2]


def test_a_quiet_day_has_no_sections() -> None:
    digest = digest_of()
    assert (digest.sections, digest.stories, digest.left_out) == ((), 0, 0)
    assert (digest.until - digest.since, digest.zone) == (timedelta(days=1), "Asia/Almaty")


def test_items_say_why_they_stand_where_they_stand() -> None:
    item = digest_of(one(1)).sections[0].items[0]
    assert "relevance" in {reason.name for reason in item.reasons}


stories = st.lists(
    st.builds(
        lambda relevance, topics, language, views: (relevance, tuple(topics), language, views),
        st.sampled_from(["kz-tm", "kz-only", "tm-only", "other"]),
        st.lists(st.sampled_from(["gas_energy", "diplomacy", "agri_food"]), unique=True, max_size=3),
        st.sampled_from(["ru", "kk", "tk"]),
        st.none() | st.integers(0, 10**6),
    ),
    max_size=60,
).map(
    lambda rows: [
        one(n, relevance=row[0], topics=row[1], language=row[2], counters=Counters(views=row[3]))
        for n, row in enumerate(rows, start=1)
    ]
)
relations: st.SearchStrategy[list[Relevance]] = st.lists(
    st.sampled_from(["kz-tm", "kz-only", "tm-only", "other"]), unique=True
)
lengths: st.SearchStrategy[DigestLength] = st.sampled_from(["short", "normal", "full"])
preferences = st.builds(
    DigestPreferences,
    st.lists(st.sampled_from(["gas_energy", "diplomacy"]), unique=True).map(tuple),
    relations.map(tuple),
    st.lists(st.sampled_from(["ru", "kk"]), unique=True).map(tuple),
    lengths,
)


@given(stories, preferences)
def test_counts_add_up_and_limits_hold(some: list[Story], wanted: DigestPreferences) -> None:
    digest = digest_of(*some, preferences=wanted)
    seqs = shown(digest)
    assert len(seqs) == len(set(seqs)) == digest.stories - digest.left_out
    assert len(seqs) <= ITEM_LIMITS[wanted.length] + ALSO_LIMITS[wanted.length]
    assert all(section.items for section in digest.sections)
    assert len(names(digest)) == len(set(names(digest)))
    for item in (item for section in digest.sections for item in section.items):
        assert not wanted.topics or set(wanted.topics) & set(item.topics)
        assert not wanted.languages or item.language in wanted.languages
        assert item.relevance in (wanted.relevances or ("kz-tm", "kz-only", "tm-only"))


# --- items --------------------------------------------------------------------------------------


def test_the_first_source_comes_first_and_each_channel_once() -> None:
    story = make_story(
        make_post(1, channel_id=10, hours_ago=9),
        make_post(2, channel_id=11, channel_username=None, channel_kind="official", hours_ago=8),
        make_post(3, channel_id=10, hours_ago=7),
    )
    first, second = story_item(story).sources
    assert (first.title, first.kind, first.link) == ("Channel 10", "media", "https://t.me/channel10/1")
    assert (second.kind, second.link) == ("official", "https://t.me/c/11/2")
    assert first.published_at < second.published_at


def test_sources_stand_by_time_whichever_post_is_shown_first() -> None:
    found = make_post(2, channel_id=11, hours_ago=8)
    item = story_item(make_story(found, make_post(1, channel_id=10, hours_ago=9)))
    assert item.seq == 2
    assert [source.title for source in item.sources] == ["Channel 10", "Channel 11"]


def test_the_readers_language_stands_for_the_story() -> None:
    story = make_story(
        make_post(1, text="По-русски"), make_post(2, channel_id=11, language="tk", text="Türkmençe")
    )
    assert headline_of(story, "tk") == (2, "Türkmençe")
    assert headline_of(story, "en") == (1, "По-русски")


def headline_of(story: Story, language: str) -> tuple[int, str]:
    item = story_item(story, language=language)
    return item.seq, item.headline.rstrip(".")


def test_views_and_reactions_are_summed() -> None:
    star = Reaction("paid", "⭐", 5)
    story = make_story(
        make_post(1, counters=Counters(views=100, reactions=(emoji("👍", 3), emoji("🔥", 4)))),
        make_post(2, channel_id=11, counters=Counters(reactions=(emoji("👍", 2), star))),
    )
    item = story_item(story)
    assert item.views == 100
    assert item.reactions == (star, emoji("👍", 5), emoji("🔥", 4))
    assert story_item(one(1)).views is None


def test_matched_words_are_marked_in_the_passage() -> None:
    text = "Начало. " * 60 + "Газ пошёл в порт. " + "Конец. " * 60
    at = text.index("порт")
    item = story_item(one(1, text=text), spans=[(at, at + 4)])
    assert matched(item) == ["порт"]
    assert len(item.extract) < len(text)


def matched(item: StoryItem) -> list[str]:
    return [item.extract[start:end] for start, end in item.spans]


def test_an_edited_post_is_marked_and_a_post_without_story_stays_so() -> None:
    item = story_item(one(1, edited_at=NOON, story_id=None))
    assert item.edited
    assert item.story_id is None


def test_a_merged_story_goes_by_its_present_number() -> None:
    assert story_item(make_story(make_post(5, story_id=5), story_id=3)).story_id == 3
