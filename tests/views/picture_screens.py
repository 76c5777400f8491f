"""Screens with pictures of a channel, a story and a post, and the words where too little is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.activity import Activity, ActivityStep
from bot.domain.growth import Growth, GrowthPoint
from bot.domain.story_reactions import KindReactions, StoryReactions
from bot.i18n import Texts
from bot.views.activity import view_activity
from bot.views.growth import view_growth
from bot.views.screen import Screen
from bot.views.story_reactions import view_story_reactions
from storage.records import Channel, Reaction

ALMATY = ZoneInfo("Asia/Almaty")
LAST = date(2025, 11, 14)
CHANNEL = Channel(77, "Порт күнделігі", "port_diary_demo", kind="media", country="KZ")
POSTS = (4, 6, 5, 0, 3, 7, 6, 5, 4, 0, 2, 9, 8, 6, 5, 4, 3, 0, 6, 7, 12, 8, 6, 5, 1)
AGES_S = (300, 900, 3_600, 10_800, 21_600, 43_200, 86_400, 172_800, 259_200)
VIEWS = (310, 940, 3_100, 6_900, 9_800, 13_200, 16_900, 18_100, 18_342)
USUAL = (260, 620, 1_500, 3_000, 4_100, 5_600, 7_300, 8_200, 8_600)


def make_activity() -> Activity:
    """Thirty days of a channel whose reading began on the sixth, with days of silence."""
    first = LAST - timedelta(days=29)
    steps = [ActivityStep(first + timedelta(days=at), None) for at in range(5)]
    for at, posts in enumerate(POSTS, start=5):
        day = first + timedelta(days=at)
        usual = 1_200 + at * 7919 % 900 if posts else None
        steps.append(ActivityStep(day, posts, usual, None if usual is None else usual // 60))
    began = datetime(2025, 10, 21, 4, tzinfo=UTC)
    return Activity(CHANNEL, 1, tuple(steps), sum(POSTS), 1_640, 27, read_since=began)


def make_weeks() -> Activity:
    """A year by the week, whose last part was not read."""
    first = LAST - timedelta(days=363)
    steps = []
    for at in range(52):
        posts = None if at > 44 else 20 + at * 7919 % 31
        usual = None if posts is None else 30_000 + at * 6_007 % 20_000
        steps.append(ActivityStep(first + timedelta(days=7 * at), posts, usual, None))
    until = datetime(2025, 10, 1, 4, tzinfo=UTC)
    return Activity(
        CHANNEL, 7, tuple(steps), sum(s.posts or 0 for s in steps), 41_300, None, read_until=until
    )


def make_reactions() -> StoryReactions:
    """A story of which four kinds of source wrote, one without views."""
    thumbs, fire, sad = (
        Reaction("emoji", "👍", 240),
        Reaction("emoji", "🔥", 31),
        Reaction("emoji", "😢", 118),
    )
    return StoryReactions(
        "Паром «Бекет» начал ходить из Курыка в порт Туркменбаши дважды в неделю",
        (
            KindReactions("official", 1, 2, 12, 6_200, 12 / 6.2, (Reaction("emoji", "👍", 12),)),
            KindReactions("media", 4, 5, 271, 18_342, 271 / 18.342, (thumbs, fire)),
            KindReactions("exile", 3, 3, 131, 5_100, 131 / 5.1, (sad, Reaction("emoji", "👍", 13))),
            KindReactions("aggregator", 2, 2, 5, None, None),
        ),
    )


def make_growth() -> Growth:
    """A post that is read more than is usual in its channel, watched from the fifth minute on."""
    points = tuple(
        GrowthPoint(age_s, views, views // 90, usual, usual / 110)
        for age_s, views, usual in zip(AGES_S, VIEWS, USUAL, strict=True)
    )
    return Growth("Паром «Бекет» вышел в море", CHANNEL.title, datetime(2025, 11, 11, 3, tzinfo=UTC), points)


def list_picture_screens(texts: Texts) -> dict[str, tuple[Screen, ...]]:
    """Every such screen by name."""
    activity, reactions, growth = make_activity(), make_reactions(), make_growth()
    few = replace(
        activity,
        channel=replace(CHANNEL, is_sample=True),
        steps=tuple(
            replace(step, posts=step.posts and 1, views=None, reactions=None) for step in activity.steps
        ),
        posts=18,
        views=None,
        reactions=None,
    )
    none = replace(few, steps=tuple(replace(step, posts=None) for step in few.steps), posts=0)
    official, media, *_ = reactions.kinds
    large = tuple(replace(each, channels=5, reactions=300) for each in (official, media))
    late = tuple(replace(point, usual_views=None, usual_reactions=None) for point in growth.points[4:])

    def show(activity: Activity) -> tuple[Screen, ...]:
        return (view_activity(activity, texts, zone=ALMATY),)

    def grow(growth: Growth) -> tuple[Screen, ...]:
        return (view_growth(growth, texts, zone=ALMATY),)

    return {
        "activity": show(activity),
        "activity-weeks": show(make_weeks()),
        "activity-few": show(few),
        "activity-nothing": show(replace(none, read_since=None)),
        "reactions-by-kind": (view_story_reactions(reactions, texts),),
        "reactions-by-kind-large": (view_story_reactions(replace(reactions, kinds=large), texts),),
        "reactions-by-kind-few": (
            view_story_reactions(replace(reactions, kinds=reactions.kinds[2:], is_sample=True), texts),
        ),
        "growth": grow(growth),
        "growth-late": grow(replace(growth, points=late, is_sample=True)),
        "growth-few": grow(replace(growth, points=growth.points[:2])),
    }
