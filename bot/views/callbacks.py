"""What the buttons say to the handlers: one small class for each kind of button.

All fit 64 bytes for every value that can occur. A class holds all that its handler needs, so that an
old button still works after a restart; only search texts are too long and stay on the server, under a
short token that the handler makes and resolves (an unknown token = an outdated button).

| class | under which button | handler should |
|---|---|---|
| PickLanguage | languages in /start and /settings | store the language, show the origin's screen anew |
| Open | "Help", "My alerts", "Settings", … | show that screen in place of this one |
| OpenTopic | a topic in /topics | show the digest of that topic |
| Page, Sort | under a search answer | the query of `token`: the page below `before`, or in `order` |
| ShowTrend | "Chart", a topic under /trends, a period | posts over time, of `token`'s query or topic |
| DraftAlert | "Alert me", "Alert on this" | view_alert_preview for the query of `token` |
| SaveAlert | "Save" under a preview | save, then view_alert_saved |
| DeleteAlert | "Delete" under an alert that fired | delete (kept under a token), view_alert_dropped |
| MuteAlert | "Mute 1 d" (1), "Mute 7 d" (7), "Unmute" (0) | mute for `days`; 0 = fire again |
| WhyAlert | "Why?" under an alert | view_explanation of post `seq` |
| AlertsPage | ‹ › under /alerts | view_alerts at `page` |
| Subscribe | every button of the subscription's steps | step "save": store; else view_subscribe(callback) |
| PauseSubscription, RemoveSubscription | under /digests and a digest's card | as named |
| SetZone, SetQuiet, SetDiscreet, SetPage | under /settings | store, show the settings (SetPage: only show) |
| Forget | under /forget | `sure`: erase, view_forgotten; else nothing |
| ChannelsPage | ‹ › and "All channels", for operators | the list of channels at `page`, or around a channel |
| AddChannels | "Add channels" | view_add_channels; then every message is names |
| OpenChannel | a channel; "Kind", "Country", back | view_channel at `page` |
| PauseChannel, RemoveChannel, RestoreChannel | under a channel; "Undo" | as named |
| SetKind, SetCountry | a kind, a country | store, show the channel |
| NamesPage | "Names awaited", ‹ › | view_names at `page` |
| RetryName, DropName | under the awaited names | as named, show them anew |
| Dismiss | "Cancel" | answer the tap, take the buttons away |
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from aiogram.filters.callback_data import CallbackData

from bot.domain.digest_edits import parse_days, parse_minutes
from storage.records import ChannelKind, Schedule

Place = Literal[
    "start", "home", "help", "query_help", "digest", "subscriptions", "alerts", "topics", "top", "settings"
]
Origin = Literal["start", "settings", "link"]
SubscribeStep = Literal["topics", "time", "hours", "minutes", "days", "save"]
SettingsPage = Literal["home", "language", "zone", "quiet", "hours", "length"]
ChannelPage = Literal["card", "kind", "country"]
CountryChoice = Literal["KZ", "TM", "UZ", "AZ", "RU", "CA", "other"]


class PickLanguage(CallbackData, prefix="lang"):
    code: str
    origin: Origin


class Open(CallbackData, prefix="open"):
    place: Place


class OpenTopic(CallbackData, prefix="topic"):
    topic: str


class Page(CallbackData, prefix="page"):
    """`before` is the answer's `next_before`; order is what the page before was sorted by."""

    token: str
    before: int
    order: Literal["new", "best"] = "new"


class Sort(CallbackData, prefix="sort"):
    token: str
    order: Literal["new", "best"]


class ShowTrend(CallbackData, prefix="trend"):
    """`token`: a query's, or `#` and a topic. `days` 0 = what the query says. `anew`: below, not in place."""

    token: str
    days: int = 0
    anew: bool = False


class DraftAlert(CallbackData, prefix="adraft"):
    token: str


class SaveAlert(CallbackData, prefix="asave"):
    token: str


class DeleteAlert(CallbackData, prefix="adel"):
    alert_id: int


class MuteAlert(CallbackData, prefix="amute"):
    """`days` 0 = no longer muted."""

    alert_id: int
    days: int


class WhyAlert(CallbackData, prefix="awhy"):
    alert_id: int
    seq: int


class AlertsPage(CallbackData, prefix="apage"):
    page: int


class Subscribe(CallbackData, prefix="sub"):
    """The whole draft of a subscription, and the step to show next: nothing waits on the server.

    `topics`: bits in the order of the lexicon's TOPICS, 0 = all. `at`: minutes after local midnight.
    `days`: "daily", "weekdays", or "weekly0" (Monday) … "weekly6".
    """

    step: SubscribeStep
    topics: int = 0
    at: int = 8 * 60 + 30
    days: str = "daily"

    def chosen(self, all_topics: Sequence[str]) -> tuple[str, ...]:
        """Returns the topics that are switched on; () = all."""
        return tuple(name for bit, name in enumerate(all_topics) if self.topics >> bit & 1)

    def schedule(self) -> Schedule:
        """Returns the draft's schedule; raises ValueError for a button that nobody made."""
        return parse_days(self.days, parse_minutes(self.at))

    @classmethod
    def of(
        cls, step: SubscribeStep, topics: Iterable[str], schedule: Schedule, all_topics: Sequence[str]
    ) -> Subscribe:
        """Returns the draft that would make this subscription (to undo its removal, to change it)."""
        bits = sum(1 << all_topics.index(name) for name in set(topics) if name in all_topics)
        days = f"weekly{schedule.weekday or 0}" if schedule.kind == "weekly" else schedule.kind
        return cls(step=step, topics=bits, at=schedule.at.hour * 60 + schedule.at.minute, days=days)


class PauseSubscription(CallbackData, prefix="spause"):
    """`on_card`: below the digest's card, not in the list."""

    subscription_id: int
    paused: bool
    on_card: bool = False


class RemoveSubscription(CallbackData, prefix="sdel"):
    subscription_id: int


class SetPage(CallbackData, prefix="set"):
    page: SettingsPage


class SetZone(CallbackData, prefix="zone"):
    zone: str


class SetQuiet(CallbackData, prefix="quiet"):
    """Whole local hours; both -1 = no quiet hours."""

    from_hour: int
    until_hour: int


class SetDiscreet(CallbackData, prefix="discreet"):
    on: bool


class Forget(CallbackData, prefix="forget"):
    sure: bool


class ChannelsPage(CallbackData, prefix="cpage"):
    """`around`: whichever page this channel stands on."""

    page: int = 0
    around: int = 0


class AddChannels(CallbackData, prefix="cadd"):
    pass


class OpenChannel(CallbackData, prefix="chan"):
    channel_id: int
    page: ChannelPage = "card"


class PauseChannel(CallbackData, prefix="cpause"):
    channel_id: int
    paused: bool


class RemoveChannel(CallbackData, prefix="cdel"):
    channel_id: int


class RestoreChannel(CallbackData, prefix="cback"):
    """`paused`: how the channel stood before."""

    channel_id: int
    paused: bool


class SetKind(CallbackData, prefix="ckind"):
    channel_id: int
    kind: ChannelKind


class SetCountry(CallbackData, prefix="cland"):
    channel_id: int
    country: CountryChoice


class NamesPage(CallbackData, prefix="npage"):
    page: int = 0


class RetryName(CallbackData, prefix="nretry"):
    """`page`: where it stands in the list."""

    username: str
    page: int = 0


class DropName(CallbackData, prefix="ndrop"):
    username: str
    page: int = 0


class Dismiss(CallbackData, prefix="no"):
    pass
