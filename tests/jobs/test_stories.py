"""Grouping: one event in four languages is one story, look-alikes are not, whenever and however it runs."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, NamedTuple

import pytest

from bot.core import Core
from bot.jobs.stories import StoryGrouper
from storage.channels import save_channel
from storage.database import Connection, Database
from storage.errors import StorageError
from storage.posts import mark_deleted
from storage.records import Channel, Post
from storage.stories import find_story, get_living_story, list_stories_between
from tests.conftest import START

HOUR = timedelta(hours=1)


class Said(NamedTuple):
    """A post: its channel, how many hours after START it came, and its text."""

    channel_id: int
    hours: float
    text: str


FERRY = (
    Said(
        1,
        0,
        "Паром «Бекет Ата» сел на мель у входа в порт Курык. На борту 64 фуры и 38 пассажиров, "
        "пострадавших нет, сообщил начальник порта Серик Ахметов.",
    ),
    Said(
        2,
        1.2,
        "Құрық портына кіреберісте «Бекет Ата» паромы қайраңға отырып қалды. Бортында 64 жүк көлігі мен "
        "38 жолаушы бар, зардап шеккендер жоқ, деді порт бастығы Серік Ахметов.",
    ),
    Said(
        3,
        2,
        "«Beket Ata» paromy Kuryk portunyň girelgesinde ýalpaklyga oturdy. Parom 64 ýük ulagyny we "
        "38 ýolagçyny alyp barýardy, şikes alan ýok, diýip portuň başlygy Serik Ahmetow aýtdy.",
    ),
    Said(
        4,
        3,
        "The ferry Beket Ata ran aground at the entrance to the port of Kuryk with 64 trucks and "
        "38 passengers aboard. Nobody was injured, port chief Serik Akhmetov said.",
    ),
)
LOOK_ALIKES = (
    Said(1, 5, "Из порта Курык в Туркменбаши ушёл паром «Профессор Гюль»: 41 фура с мукой, рейс по графику."),
    Said(2, 6, "Құрық портында жаңа айлақ салынып жатыр: құрылысқа 12 млрд теңге бөлінді."),
    Said(4, 7, "A container ship bound for Baku left the port of Aktau after a storm delay of two days."),
)
CORE_AGAIN = Said(
    1,
    30,
    "Паром «Бекет Ата» снят с мели буксирами и стоит у причала Курыка. Все 38 пассажиров сошли на берег, "
    "64 фуры выгружают, сказал начальник порта Серик Ахметов.",
)
ROUND_UP = Said(
    1,
    8,
    "Главное за день\n"
    "— Под Курыком на мели стоит паром «Бекет Ата», в нём 64 фуры и 38 пассажиров\n"
    "— В Ашхабаде открылась выставка «Белый город», участвуют 120 компаний\n"
    "— Токаев принял главу Всемирного банка, речь шла о 900 млн долларов\n"
    "— Тенге укрепился к доллару, а Нацбанк Казахстана сохранил базовую ставку",
)
EXPO = (
    Said(1, 4, "В Ашхабаде открылась выставка «Белый город» — участвуют 120 компаний из 15 стран."),
    Said(3, 5, "Aşgabatda «Ak şäher» sergisi açyldy, oňa 15 ýurtdan 120 kompaniýa gatnaşýar."),
    Said(4, 6, "The White City exhibition has opened in Ashgabat with 120 companies from 15 countries."),
)


@pytest.fixture(autouse=True)
def channels(db: Database) -> None:
    for channel_id, language in enumerate(("ru", "kk", "tk", "en"), start=1):
        db.write_now(
            save_channel, Channel(channel_id, f"Channel {channel_id}", f"channel{channel_id}", language)
        )


async def take(core: Core, said: Sequence[Said], *, first_id: int = 1) -> None:
    """Brings posts in through the one door, in the order given."""
    for number, (channel_id, hours, text) in enumerate(said, start=first_id):
        channel = Channel(channel_id, f"Channel {channel_id}", f"channel{channel_id}")
        await core.ingest.ingest(channel, [Post(channel_id, number, START + hours * HOUR, text)])


def stories(db: Database) -> set[frozenset[int]]:
    """The post ids of each story."""
    found = db.read_now(list_stories_between, START - 200 * HOUR, START + 200 * HOUR)
    return {frozenset(post.post_id for post in story.posts) for story in found}


def alone(*post_ids: int) -> set[frozenset[int]]:
    return {frozenset({post_id}) for post_id in post_ids}


def rows(db: Database) -> list[list[tuple[Any, ...]]]:
    """Everything that grouping writes."""

    def read(connection: Connection) -> list[list[tuple[Any, ...]]]:
        queries = (
            "select channel_id, post_id, story_id from posts order by 1, 2",
            "select story_id, merged_into from stories order by 1",
            "select seq from posts_to_group",
        )
        return [connection.execute(query).fetchall() for query in queries]

    return db.read_now(read)


def execute(db: Connection, sql: str) -> None:
    db.execute(sql)


# --- what becomes one ----------------------------------------------------------------------------


async def test_one_event_in_four_languages_is_one_story(core: Core) -> None:
    await take(core, FERRY)
    assert len(stories(core.db)) == 4
    assert await core.grouper.group() == 3
    assert stories(core.db) == {frozenset({1, 2, 3, 4})}


async def test_look_alikes_stay_apart(core: Core) -> None:
    await take(core, [*FERRY, *LOOK_ALIKES])
    await core.grouper.group()
    assert stories(core.db) == {frozenset({1, 2, 3, 4}), *alone(5, 6, 7)}


async def test_a_story_lives_over_days(core: Core) -> None:
    await take(core, [*FERRY, CORE_AGAIN])
    await core.grouper.group()
    assert stories(core.db) == {frozenset({1, 2, 3, 4, 5})}


async def test_what_is_too_far_apart_is_another_event(core: Core) -> None:
    await take(core, [FERRY[0], FERRY[3]._replace(hours=80)])
    await core.grouper.group()
    assert stories(core.db) == alone(1, 2)


async def test_a_round_up_glues_nothing(core: Core) -> None:
    await take(core, [*FERRY, *EXPO, ROUND_UP])
    await core.grouper.group()
    assert stories(core.db) == {frozenset({1, 2, 3, 4}), frozenset({5, 6, 7}), *alone(8)}


# --- numbers that people hold --------------------------------------------------------------------


async def test_the_older_story_stays_and_old_numbers_lead_to_it(core: Core) -> None:
    await take(core, FERRY)
    found = core.db.read_now(list_stories_between, START, START + 9 * HOUR)
    before = sorted(story.story_id for story in found)
    await core.grouper.group()
    assert {core.db.read_now(get_living_story, story_id) for story_id in before} == {before[0]}
    story = core.db.read_now(find_story, before[-1])
    assert story is not None
    assert story.posts[0].post_id == 1  # the first source


# --- whenever it runs ----------------------------------------------------------------------------


async def test_nothing_is_done_twice(core: Core) -> None:
    await take(core, [*FERRY, *LOOK_ALIKES])
    await core.grouper.group()
    before = rows(core.db)
    assert before[2] == []
    assert await core.grouper.group() == 0
    assert await fresh(core).group() == 0
    assert rows(core.db) == before


def fresh(core: Core) -> StoryGrouper:
    """As after a restart."""
    return StoryGrouper(core.db, core.analyser, core.lexicon)


ALL = sorted([*FERRY, *LOOK_ALIKES, *EXPO, ROUND_UP, CORE_AGAIN], key=lambda said: said.hours)


@pytest.mark.parametrize("seed", range(4))
async def test_the_rows_are_the_same_however_posts_are_parcelled(core: Core, seed: int) -> None:
    """After every post, after some of them, with restarts between, or all at once."""
    rng = random.Random(seed)
    for number, said in enumerate(ALL, start=1):
        await take(core, [said], first_id=number)
        if seed == 0 or (seed < 3 and rng.random() < 0.4):
            await (fresh(core) if rng.random() < 0.5 else core.grouper).group()
    await core.grouper.group()
    assert rows(core.db) == EXPECTED


ORDER = {said: number for number, said in enumerate(ALL, start=1)}
STORIES = [sorted(ORDER[said] for said in (*FERRY, CORE_AGAIN)), sorted(ORDER[said] for said in EXPO)]
LEADER = {number: group[0] for group in STORIES for number in group}
EXPECTED = [
    [
        (said.channel_id, n, LEADER.get(n, n))
        for said, n in sorted(ORDER.items(), key=lambda p: (p[0][0], p[1]))
    ],
    [(n, LEADER[n] if LEADER.get(n, n) != n else None) for n in range(1, len(ALL) + 1)],
    [],
]


async def test_the_order_of_arrival_makes_no_other_stories(core: Core) -> None:
    order = list(range(len(ALL)))
    random.Random(5).shuffle(order)
    for place in order:
        await take(core, [ALL[place]], first_id=place + 1)
        if place % 3 == 0:
            await core.grouper.group()
    await core.grouper.group()
    single = set(range(1, len(ALL) + 1)) - set(LEADER)
    assert stories(core.db) == {*map(frozenset, STORIES), *alone(*single)}


async def test_a_failed_write_is_made_up_for(core: Core) -> None:
    await take(core, FERRY)
    core.db.write_now(
        execute, "create trigger t before delete on posts_to_group begin select raise(abort, 'x'); end"
    )
    with pytest.raises(StorageError):
        await core.grouper.group()
    assert len(stories(core.db)) == 4  # nothing half done
    core.db.write_now(execute, "drop trigger t")
    assert await core.grouper.group() == 3
    assert stories(core.db) == {frozenset({1, 2, 3, 4})}


async def test_a_changed_text_is_looked_at_again(core: Core) -> None:
    await take(core, [FERRY[0], Said(4, 1, "Breaking news from the port, details to follow.")])
    await core.grouper.group()
    assert stories(core.db) == alone(1, 2)
    await take(core, [FERRY[3]._replace(hours=1)], first_id=2)
    await core.grouper.group()
    assert stories(core.db) == {frozenset({1, 2})}


async def test_a_deleted_post_still_leads_others_together(core: Core) -> None:
    await take(core, FERRY[:1])
    await core.grouper.group()
    core.db.write_now(mark_deleted, 1, [1], START + HOUR)
    await take(core, FERRY[1:], first_id=2)
    await core.grouper.group()
    assert stories(core.db) == {frozenset({2, 3, 4})}
