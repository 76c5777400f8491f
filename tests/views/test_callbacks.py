"""What buttons say fits 64 bytes for every value that can occur, and comes back as it was."""

from __future__ import annotations

from datetime import time
from zoneinfo import available_timezones

import pytest
from aiogram.filters.callback_data import CallbackData

from bot.domain.lexicon import TOPICS
from bot.views import (
    alert_callbacks,
    callbacks,
    delivery_callbacks,
    digest_callbacks,
    picture_callbacks,
    search_callbacks,
)
from bot.views.alert_callbacks import (
    CancelEdit,
    DropAlert,
    EditAlert,
    LessFrom,
    MuteCard,
    NarrowAlert,
    OpenAlert,
    PickPost,
    ReplaceAlert,
    SetAlert,
    ShowMatches,
    UndropAlert,
    WhyPost,
)
from bot.views.callbacks import (
    AddChannels,
    AlertsPage,
    ChannelsPage,
    DeleteAlert,
    Dismiss,
    DraftAlert,
    DropName,
    Forget,
    MuteAlert,
    NamesPage,
    Open,
    OpenChannel,
    OpenTopic,
    Page,
    PauseChannel,
    PauseSubscription,
    PickLanguage,
    RemoveChannel,
    RemoveSubscription,
    RestoreChannel,
    RetryName,
    SaveAlert,
    SetCountry,
    SetDiscreet,
    SetKind,
    SetPage,
    SetQuiet,
    SetZone,
    ShowTrend,
    Sort,
    Subscribe,
    WhyAlert,
)
from bot.views.delivery_callbacks import Resend
from bot.views.digest_callbacks import (
    AskFilter,
    Away,
    CancelFilter,
    ClearFilter,
    OpenDigest,
    PreviewDigest,
    RestoreDigest,
    SetDigest,
)
from bot.views.picture_callbacks import ShowActivity, ShowByKind, ShowGrowth
from bot.views.search_callbacks import ExportPosts, Narrow, OpenNarrowing, Widen
from storage.records import Schedule

LARGEST = 2**63 - 1
TOKEN, NAME = "t" * 22, "n" * 32  # Telegram's longest username
QUERY_TOKEN = "t" * 12  # as chat/tokens.py makes them

EXTREME: list[CallbackData] = [
    PickLanguage(code="kk", origin="settings"),
    Open(place="subscriptions"),
    OpenTopic(topic=max(TOPICS, key=len)),
    Page(token=TOKEN, before=LARGEST, order="best"),
    Sort(token=TOKEN, order="best"),
    DraftAlert(token=TOKEN),
    SaveAlert(token=TOKEN),
    DeleteAlert(alert_id=LARGEST),
    MuteAlert(alert_id=LARGEST, days=365),
    WhyAlert(alert_id=LARGEST, seq=LARGEST),
    WhyPost(seq=LARGEST),
    EditAlert(alert_id=LARGEST),
    CancelEdit(),
    ReplaceAlert(alert_id=LARGEST, token=TOKEN),
    LessFrom(alert_id=LARGEST, seq=LARGEST, on=False),
    PickPost(alert_id=LARGEST, seq=LARGEST, on=False),
    NarrowAlert(token=QUERY_TOKEN, alert_id=LARGEST, wider=QUERY_TOKEN),
    OpenAlert(alert_id=LARGEST),
    SetAlert(alert_id=LARGEST, option="timing", value="hourly"),
    MuteCard(alert_id=LARGEST, days=365),
    DropAlert(alert_id=LARGEST),
    UndropAlert(token=TOKEN),
    ShowMatches(alert_id=LARGEST),
    AlertsPage(page=LARGEST),
    Subscribe(step="minutes", topics=2 ** len(TOPICS) - 1, at=1439, days="weekdays"),
    PauseSubscription(subscription_id=LARGEST, paused=True, on_card=True),
    OpenDigest(subscription_id=LARGEST, page="relation", at=999),
    SetDigest(subscription_id=LARGEST, field="topic", value="+" + max(TOPICS, key=len)),
    SetDigest(subscription_id=LARGEST, field="channel", value=f"+{LARGEST}"),
    PreviewDigest(subscription_id=LARGEST),
    AskFilter(subscription_id=LARGEST),
    ClearFilter(subscription_id=LARGEST),
    CancelFilter(),
    RestoreDigest(token=TOKEN),
    Away(on=False),
    RemoveSubscription(subscription_id=LARGEST),
    SetPage(page="language"),
    SetZone(zone=max(available_timezones(), key=len)),
    SetQuiet(from_hour=-1, until_hour=-1),
    SetDiscreet(on=True),
    Forget(sure=False),
    ChannelsPage(page=LARGEST, around=LARGEST),
    AddChannels(),
    OpenChannel(channel_id=LARGEST, page="country"),
    PauseChannel(channel_id=LARGEST, paused=True),
    RemoveChannel(channel_id=LARGEST),
    RestoreChannel(channel_id=LARGEST, paused=False),
    SetKind(channel_id=LARGEST, kind="aggregator"),
    SetCountry(channel_id=LARGEST, country="other"),
    NamesPage(page=LARGEST),
    RetryName(username=NAME, page=999),
    DropName(username=NAME, page=999),
    ShowTrend(token="#transit_corridors", days=364, anew=True),
    ShowActivity(channel_id=LARGEST, days=364, anew=True),
    ShowByKind(seq=LARGEST),
    ShowGrowth(seq=LARGEST),
    Dismiss(),
    Resend(delivery_id=LARGEST),
    OpenNarrowing(token=TOKEN, order="best"),
    Narrow(token=TOKEN, name="from", value=str(LARGEST), order="best"),
    Narrow(token=TOKEN, name="topic", value=max(TOPICS, key=len), order="best"),
    Widen(token=TOKEN, place=63, order="best"),
    ExportPosts(token=TOKEN, form="json", order="best"),
]


def test_every_kind_of_button_is_tried() -> None:
    own = (alert_callbacks, delivery_callbacks, digest_callbacks, picture_callbacks, search_callbacks)
    modules = (callbacks, *own)
    classes = [each for module in modules for each in vars(module).values() if isinstance(each, type)]
    kinds = {each for each in classes if issubclass(each, CallbackData)} - {CallbackData}
    assert kinds == {type(data) for data in EXTREME}
    assert len({each.__prefix__ for each in kinds}) == len(kinds)
    assert all(each.__name__ in "".join(str(module.__doc__) for module in modules) for each in kinds)
    described = "".join(str(module.__doc__) for module in modules)
    assert all(each.__name__ in described for each in kinds)


@pytest.mark.parametrize("data", EXTREME, ids=lambda data: type(data).__name__)
def test_data_fits_and_comes_back(data: CallbackData) -> None:
    packed = data.pack()
    assert len(packed.encode()) <= 64
    assert type(data).unpack(packed) == data


@pytest.mark.parametrize(
    "schedule",
    [Schedule("daily", time(8, 30)), Schedule("weekdays", time(0)), Schedule("weekly", time(23, 45), 6)],
)
@pytest.mark.parametrize("topics", [(), TOPICS[:1], TOPICS[3:6], TOPICS])
def test_a_draft_holds_the_whole_subscription(schedule: Schedule, topics: tuple[str, ...]) -> None:
    draft = Subscribe.unpack(Subscribe.of("save", topics, schedule, TOPICS).pack())
    assert draft.schedule() == schedule
    assert draft.chosen(TOPICS) == topics


@pytest.mark.parametrize(
    "data",
    [
        "sub:save:0:510:weekly9",
        "sub:save:0:510:never",
        "sub:save:0:1440:daily",
        f"sub:save:0:{-(2**63)}:daily",
    ],
)
def test_a_draft_that_no_button_holds_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Subscribe.unpack(data).schedule()
