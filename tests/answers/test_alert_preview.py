"""What an alert would have done, through the real door and the real matcher."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.answers.alert_preview import EXAMPLES, preview_alert
from bot.answers.explain import explain_post
from bot.answers.search import plan_query
from bot.core import Core
from bot.domain.alert_values import AlertPreview
from bot.errors import UserError
from storage.posts import find_post
from storage.records import Post
from tests.conftest import START
from tests.stored_posts import store_channel

CHANNEL_ID = 9


async def ingest(core: Core, texts: dict[int, str]) -> None:
    """Ingests texts, each so many days before START."""
    channel = store_channel(core.db, CHANNEL_ID, country="KZ", language="ru")
    posts = [Post(CHANNEL_ID, days, START - timedelta(days=days), text) for days, text in texts.items()]
    await core.ingest.ingest(channel, posts)


async def preview(core: Core, query: str) -> AlertPreview:
    parsed, plan = await plan_query(
        core.db, core.analyser, core.lexicon.names, query, START, ZoneInfo("UTC"), for_alert=True
    )
    return await preview_alert(core.db, core.analyser, plan, parsed, START, days=30)


async def test_counts_the_month_and_shows_the_newest_three(core: Core) -> None:
    subjects = ["зерно", "уголь", "паром", "вагоны", "металл"]
    texts = {n: f"В порту Актау грузят {subject}, день {n}" for n, subject in enumerate(subjects, start=1)}
    await ingest(core, texts | {31: "Порт Курык закрыт из-за шторма", 6: "Портал госуслуг обновлён"})
    found = await preview(core, "порт")
    assert (found.fired, found.days, found.query, found.bounded) == (5, 30, "порт", False)
    assert len(found.examples) == EXAMPLES
    assert ["зерно" in found.examples[0].headline, "паром" in found.examples[2].headline] == [True, True]
    item = found.examples[0]
    assert [item.extract[start:end] for start, end in item.spans] == ["порту"]


async def test_copies_count_but_are_shown_once(core: Core) -> None:
    text = "Паром «Хазар» с двадцатью вагонами муки прибыл в порт Актау из Туркменбаши вчера вечером"
    await ingest(core, {1: text, 2: text + " по расписанию"})
    found = await preview(core, "паром")
    assert (found.fired, len(found.examples)) == (2, 1)


async def test_nothing_would_have_fired(core: Core) -> None:
    await ingest(core, {1: "Газ подорожал"})
    assert (await preview(core, "порт")).examples == ()


async def test_an_explanation_shows_the_words_that_decided(core: Core) -> None:
    await ingest(core, {1: "Казахстан и Туркменистан обсудили поставки газа. Туркменистан поставит газ."})
    post = await core.db.read(find_post, CHANNEL_ID, 1)
    assert post is not None
    explanation = await explain_post(core.db, post.seq)
    assert explanation.post == post
    assert explanation.relevance == "kz-tm"
    assert "gas_energy" in explanation.topics
    assert {word for label, word in explanation.words if label == "gas_energy"} & {
        "газа",
        "газ",
        "поставки газа",
    }
    assert len(explanation.words) == len(set(explanation.words))


async def test_a_post_that_is_not_there_is_said_to_be_gone(core: Core) -> None:
    with pytest.raises(UserError, match="error-post-gone"):
        await explain_post(core.db, 12345)
