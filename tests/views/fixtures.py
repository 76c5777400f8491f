"""Values to show, and every screen made of them: invented channels, invented news, extreme cases.

`list_screens(texts)` is what the golden files hold and what the limits are checked on.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import get_args
from zoneinfo import ZoneInfo

from bot.domain.alert_values import AlertLine, AlertPreview
from bot.domain.answer_values import (
    SECTION_ALSO,
    AlertFired,
    ChannelLine,
    Continued,
    Coverage,
    Digest,
    DigestSection,
    Explanation,
    PartLine,
    QueryReading,
    Reason,
    SearchAnswer,
    Status,
    StoryItem,
    TopicLine,
)
from bot.domain.delivery_notices import BrokenDigest, LateAlerts, StillHereNotice
from bot.domain.home_values import Glimpse
from bot.domain.lexicon import TOPICS
from bot.domain.query import QueryError, parse_query
from bot.domain.source_values import Source, Voice
from bot.i18n import Texts
from bot.views.alert_callbacks import ReplaceAlert
from bot.views.alert_fired import view_alert_fired
from bot.views.alerts import (
    view_alert_changed,
    view_alert_edit,
    view_alert_hint,
    view_alert_preview,
    view_alert_saved,
    view_alerts,
)
from bot.views.callbacks import SaveAlert, Subscribe
from bot.views.channels import view_channels, view_status
from bot.views.delivery_notices import (
    view_broken_digest,
    view_late_alerts,
    view_topic_gone,
    view_welcome_back,
)
from bot.views.digest import view_digest
from bot.views.explanation import view_explanation
from bot.views.not_text import Content, view_not_text
from bot.views.notices import (
    view_error,
    view_late,
    view_throttled,
    view_unknown_command,
)
from bot.views.privacy import view_forget, view_forgotten, view_privacy
from bot.views.query_errors import view_query_error
from bot.views.screen import Screen
from bot.views.search import view_search, view_search_hint
from bot.views.settings import view_quiet_until, view_settings
from bot.views.start import view_help, view_query_help
from bot.views.still_here import view_stays, view_still_here
from bot.views.subscriptions import (
    view_subscribe,
    view_subscribed,
    view_subscriptions,
)
from bot.views.top import view_top, view_topics
from storage.records import (
    NO_PREVIEW,
    NO_SUCH_NAME,
    PROCESS_ENDED,
    Alert,
    Counters,
    Reaction,
    Schedule,
    StoredPost,
    Subscriber,
    Subscription,
    Wait,
)
from tests.views.admin_screens import list_admin_screens
from tests.views.alert_screens import list_alert_screens
from tests.views.chart_screens import list_chart_screens
from tests.views.chat_screens import list_chat_screens
from tests.views.digest_screens import list_digest_screens
from tests.views.home_screens import list_home_screens
from tests.views.operator_screens import list_operator_screens
from tests.views.picture_screens import list_picture_screens
from tests.views.pointed_screens import list_pointed_screens
from tests.views.refining_screens import NEAREST, list_refining_screens

NOW = datetime(2025, 11, 14, 3, 30, tzinfo=UTC)  # 08:30 in Almaty
ALMATY = ZoneInfo("Asia/Almaty")
DAY = timedelta(days=1)
DAY_BEGAN = datetime(2025, 10, 4, 19, tzinfo=UTC)  # midnight in Almaty

PORT = Source("Порт күнделігі", "media", NOW - timedelta(hours=2), "https://t.me/port_diary_demo/41")
BALKAN = Source("Balkan habarlary", "exile", NOW - timedelta(hours=1), "https://t.me/balkan_demo/7")
MINISTRY = Source(
    "Министерство ветра", "official", NOW - timedelta(hours=9), "https://t.me/wind_demo/3", is_sample=True
)

FERRY = StoryItem(
    story_id=12,
    seq=1201,
    headline="Паром «Бекет» начал ходить из Курыка в порт Туркменбаши дважды в неделю",
    extract="Первый рейс взял 48 вагонов с зерном. Порт обещает третий рейс, если хватит груза.",
    language="ru",
    sources=(PORT, BALKAN, MINISTRY),
    topics=("caspian_ports", "transit_corridors"),
    relevance="kz-tm",
    views=18_342,
    reactions=(
        Reaction("emoji", "👍", 1204),
        Reaction("emoji", "🔥", 96),
        Reaction("paid", "⭐", 30),
        Reaction("custom", "5368324170671202286", 12),
    ),
    reasons=(Reason("relevance", 3.0), Reason("sources", 1.6), Reason("recency", 0.9), Reason("stars", 0.1)),
)
GAS = StoryItem(
    story_id=13,
    seq=1188,
    headline="Gazagystan we Türkmenistan gazyň bahasy barada ylalaşdy",
    extract="",
    language="tk",
    sources=(BALKAN,),
    topics=("gas_energy",),
    relevance="kz-tm",
    views=1,
    reactions=(),
    edited=True,
)
CONTINUED = replace(
    GAS,
    sources=(MINISTRY, PORT, BALKAN),
    continued=Continued(BALKAN, 2, MINISTRY.published_at),
)
KAZAKH = StoryItem(
    story_id=14,
    seq=1150,
    headline="Маңғыстауда жаңа теміржол тармағы салынады",
    extract="Құрылыс келесі жылы басталады.",
    language="kk",
    sources=(MINISTRY,),
    topics=(),
    relevance="kz-only",
    views=None,
    reactions=(),
)
FOUND = StoryItem(
    story_id=None,
    seq=1201,
    headline="Паром «Бекет» начал ходить из Курыка в порт Туркменбаши дважды в неделю",
    extract="Паром «Бекет» начал ходить из Курыка в порт Туркменбаши дважды в неделю. Порт обещает третий",
    language="ru",
    sources=(PORT,),
    topics=("caspian_ports",),
    relevance="kz-tm",
    views=950,
    reactions=(Reaction("emoji", "👍", 14),),
    spans=((39, 43), (73, 77)),
)

TOLD = replace(
    FERRY,
    sources=(*FERRY.sources, Source("Степной аналитик", "analyst", NOW, "https://t.me/steppe_demo/9")),
    extract="Первый рейс взял 48 вагонов с зерном и вернулся через сутки порожним. Порт обещает третий "
    "рейс в неделю, если хватит груза. Перевозчики просят продлить льготный тариф до весны, решение ждут "
    "в декабре.",
    voices=(
        Voice("official", MINISTRY, "Министерство открыло линию Курык — Туркменбаши"),
        Voice("independent", PORT, others=1),
        Voice("exile", BALKAN, "Parom gatnap başlady, ýöne petekler bir aý öňünden satylypdyr"),
    ),
)

COVERAGE = Coverage(
    channels=21,
    posts=148,
    silent=("Степной аналитик", "Serhet ýoly"),
    failing=("Каспий жаңалықтары",),
    worst_lag_s=6120,
)
DIGEST = Digest(
    since=NOW - DAY,
    until=NOW,
    zone="Asia/Almaty",
    sections=(
        DigestSection("caspian_ports", (FERRY,)),
        DigestSection("gas_energy", (GAS,)),
        DigestSection(SECTION_ALSO, (KAZAKH,)),
    ),
    coverage=COVERAGE,
    stories=8,
    left_out=5,
)
SIDE_BY_SIDE = replace(DIGEST, sections=(DigestSection("caspian_ports", (TOLD,)),), stories=1, left_out=0)
GOING_ON = Digest(
    NOW - DAY, NOW, "Asia/Almaty", (DigestSection("gas_energy", (CONTINUED,)),), COVERAGE, stories=1
)
SAMPLE = Coverage(channels=6, posts=31, is_sample=True)
QUIET = Digest(NOW - DAY, NOW, "Asia/Almaty", (), SAMPLE, 0)
UNREAD = Digest(NOW - DAY, NOW, "Asia/Almaty", (), Coverage(2, 0, failing=("A", "B")), 0)
NO_CHANNELS = Digest(NOW - DAY, NOW, "Asia/Almaty", (), Coverage(0, 0), 0)

SUBSCRIBER = Subscriber(77_000_111, "ru", "Asia/Almaty", NOW - 40 * DAY, time(22), time(7))
SUBSCRIPTIONS = (
    Subscription(1, 77_000_111, Schedule("daily", time(8, 30)), NOW + DAY, NOW),
    Subscription(
        2,
        77_000_111,
        Schedule("weekly", time(19), 4),
        NOW + DAY,
        NOW,
        topics=("gas_energy", "caspian_ports"),
        filter_query="газ -Азербайджан",
        paused=True,
    ),
    Subscription(3, 77_000_111, Schedule("weekdays", time(7)), NOW + 3 * DAY, NOW),
)
ALERTS = (
    Alert(5, 77_000_111, "газ порт", NOW - 3 * DAY, fired=4),
    Alert(6, 77_000_111, '"орта дәліз" | "средний коридор"', NOW - DAY, muted_until=NOW + DAY),
)
ALERT_LINES = (AlertLine(ALERTS[0], 21), AlertLine(ALERTS[1], 0))
FIRED = AlertFired(5, "порт", FOUND)

CHANNELS = (
    ChannelLine("Порт күнделігі", "port_diary_demo", "media", "active", 1204, NOW - timedelta(hours=2), NOW),
    ChannelLine("Balkan habarlary", "balkan_demo", "exile", "active", 1, NOW - 9 * DAY, NOW, "timeout"),
    ChannelLine("Министерство ветра", None, "official", "active", 0, None, NOW - DAY, is_sample=True),
    ChannelLine("Жабық арна", "closed_demo", "analyst", "private", 22, NOW - 3 * DAY, NOW),
)
STATUS = Status(NOW, CHANNELS, 22_099, 148, 12, 1733, 3, 1, 2, outdated=9_430)
PARTS = (
    PartLine("chat", "running", NOW - 3 * DAY, NOW),
    PartLine("collector", "running", NOW - timedelta(hours=9), NOW - timedelta(minutes=88), is_silent=True),
    PartLine("jobs", "stopped", NOW - DAY, NOW - DAY),
    PartLine(
        "sender",
        "running",
        NOW - timedelta(minutes=40),
        NOW,
        failures_24h=3,
        failure="OutageError",
        failed_at=NOW - timedelta(minutes=41),
    ),
)
WAITS = (
    Wait("collector", "messages.getHistory", NOW + timedelta(minutes=10)),
    Wait("collector", "contacts.resolveUsername", NOW + timedelta(hours=17)),
)
HELD = (
    PartLine("chat", "failed", NOW - timedelta(minutes=2), NOW, failures_24h=1, failure="TimeoutError"),
    PartLine("collector", "held", NOW - timedelta(minutes=6), NOW, held_for="SessionMissing"),
    PartLine(
        "sender",
        "running",
        NOW - timedelta(hours=2),
        NOW,
        failures_24h=1,
        failure=PROCESS_ENDED,
        failed_at=NOW - timedelta(hours=2),
    ),
)
WELL_PARTS = tuple(
    PartLine(name, "running", NOW - DAY, NOW) for name in ("chat", "collector", "jobs", "sender")
)
TROUBLED = replace(STATUS, parts=PARTS, waits=WAITS)
LOGGED_OUT = replace(STATUS, parts=HELD)
TIMELY = replace(CHANNELS[0], lag_p50_s=2, lag_p95_s=260, repaired=17)
RUNNING = Status(NOW, (TIMELY,), 1204, 1, 1, 800, 0, 0, 0, parts=WELL_PARTS)
WELL = Status(NOW, CHANNELS[:1], 1204, 1, 1, 800, 0, 0, 0, is_sample=True)
UNSEEN = (
    ChannelLine("Порт күнделігі", "port_diary_demo", "media", "active", 0, None, NOW, NO_PREVIEW),
    ChannelLine("Balkan habarlary", "balkan_demo", "exile", "active", 1, NOW, NOW, NO_SUCH_NAME),
)
WITHOUT_ACCOUNT = Status(NOW, UNSEEN, 1204, 1, 1, 800, 0, 0, 0, source="preview")
POST = StoredPost(
    seq=1201,
    channel_id=900_001,
    post_id=41,
    published_at=NOW - timedelta(hours=2),
    text="Паром «Бекет» начал ходить из Курыка в порт Туркменбаши. Первый рейс взял 48 вагонов.",
    language="ru",
    relevance="kz-tm",
    counters=Counters(),
    channel_title="Порт күнделігі",
    channel_username="port_diary_demo",
    channel_kind="media",
    channel_country="KZ",
    is_sample=True,
)
EXPLANATION = Explanation(
    POST,
    "kz-tm",
    ("caspian_ports", "transit_corridors"),
    (
        ("caspian_ports", "Паром"),
        ("caspian_ports", "порт"),
        ("transit_corridors", "вагонов"),
        ("KZ", "Курыка"),
        ("TM", "Туркменбаши"),
        ("KZ-TM", "Каспий"),
    ),
)
TOPIC_LINES = tuple(
    TopicLine(name, count) for name, count in zip(TOPICS, (1, 3, 12, 21, *[0] * 8), strict=True)
)


def list_screens(texts: Texts) -> dict[str, tuple[Screen, ...]]:
    """Every main screen by name, as its handler would show it."""
    return {
        **_greetings(texts),
        **_news(texts),
        **_searches(texts),
        **_alerts(texts),
        **_digests(texts),
        **_personal(texts),
        **_short(texts),
        **list_alert_screens(texts),
        **list_admin_screens(texts),
        **list_chat_screens(texts),
        **list_operator_screens(texts),
        **list_pointed_screens(texts),
        **list_chart_screens(texts),
        **list_picture_screens(texts),
        **list_refining_screens(texts, FOUND, POST),
    }


def query_error(query: str, texts: Texts) -> Screen:
    """The screen of what the parser says of `query`, which must be wrong."""
    try:
        parse_query(query)
    except QueryError as error:
        return view_query_error(error.code, error.fields, query, error.at, error.length, texts)
    raise AssertionError(query)


def _greetings(texts: Texts) -> dict[str, tuple[Screen, ...]]:
    return {
        **list_home_screens(texts, Glimpse((FERRY, GAS, KAZAKH), 1, 148), SUBSCRIPTIONS),
        "help": (view_help(texts),),
        "query-help": (view_query_help(texts),),
    }


def _news(texts: Texts) -> dict[str, tuple[Screen, ...]]:
    return {
        "digest": view_digest(DIGEST, texts),
        "digest-side-by-side": view_digest(SIDE_BY_SIDE, texts, scheduled=True),
        "digest-side-by-side-discreet": view_digest(SIDE_BY_SIDE, texts, scheduled=True, discreet=True),
        "digest-continued": view_digest(GOING_ON, texts, scheduled=True),
        "digest-scheduled-late": view_digest(DIGEST, texts, scheduled=True, late_s=6120),
        "digest-missed": view_digest(
            replace(QUIET, missed=(NOW - timedelta(days=1),)), texts, scheduled=True
        ),
        "digest-discreet": view_digest(QUIET, texts, scheduled=True, discreet=True),
        "digest-quiet": view_digest(QUIET, texts),
        "digest-unread": view_digest(UNREAD, texts),
        "digest-no-channels": view_digest(NO_CHANNELS, texts),
        "top": view_top((FERRY, KAZAKH), texts, days=7, zone=ALMATY),
        "top-empty": view_top((), texts, days=1, zone=ALMATY),
        "topics": (view_topics(TOPIC_LINES, texts),),
        "channels": view_channels(CHANNELS, texts, now=NOW, zone=ALMATY),
        "channels-none": view_channels((), texts, now=NOW, zone=ALMATY),
        "status": view_status(STATUS, texts, zone=ALMATY),
        "status-running": view_status(RUNNING, texts, zone=ALMATY),
        "status-parts": view_status(TROUBLED, texts, zone=ALMATY),
        "status-login": view_status(LOGGED_OUT, texts, zone=ALMATY),
        "status-well": view_status(WELL, texts, zone=ALMATY),
        "status-preview": view_status(WITHOUT_ACCOUNT, texts, zone=ALMATY),
        "explanation": (view_explanation(EXPLANATION, texts, zone=ALMATY),),
    }


def _searches(texts: Texts) -> dict[str, tuple[Screen, ...]]:
    found = SearchAnswer("порт", (FOUND, GAS), "new", next_before=900, since=NOW - 7 * DAY)
    last = SearchAnswer("порт", (FOUND,), "best", since=NOW - 7 * DAY, until=NOW)
    nothing = SearchAnswer("газ -Каспий", (), "new", until=NOW)
    reading = QueryReading((("Каспий", "Hazar", "Caspian Sea"),), ("за неделю",), ("что нового по",))
    understood = SearchAnswer("Каспий date:P1W", (FOUND,), "new", None, NOW - 7 * DAY, reading=reading)
    day = SearchAnswer("порт date:2025-10-05", (FOUND,), "best", since=DAY_BEGAN, until=DAY_BEGAN + DAY)
    bounded = SearchAnswer("порт", (FOUND,), "new", next_before=900, bounded=True)
    ranked = SearchAnswer("порт", (FOUND,), "best", bounded=True, ranked_since=NOW - 90 * DAY)
    many = SearchAnswer("порт", (FOUND,), "best", 5, ranked_since=NOW - 9 * DAY, ranked_hits=2000)
    stopped = SearchAnswer('"газ порт"', (), "new", next_before=900, bounded=True)
    return {
        "search-understood": view_search(understood, texts, token="t1", zone=ALMATY),
        "search-day": view_search(day, texts, token="t1", zone=ALMATY),
        "search-bounded": view_search(bounded, texts, token="t1", zone=ALMATY),
        "search-ranked": view_search(ranked, texts, token="t1", zone=ALMATY),
        "search-ranked-hits": view_search(many, texts, token="t1", zone=ALMATY),
        "search-nothing-bounded": view_search(stopped, texts, token="t1", zone=ALMATY),
        "search-no-more-bounded": view_search(stopped, texts, token="t1", zone=ALMATY, first=False),
        "search": view_search(found, texts, token="t1", zone=ALMATY),
        "search-best": view_search(last, texts, token="t1", zone=ALMATY),
        "search-next-page": view_search(found, texts, token="t1", zone=ALMATY, first=False),
        "search-nothing": view_search(nothing, texts, token="t1", zone=ALMATY, nothing=NEAREST),
        "search-no-more": view_search(nothing, texts, token="t1", zone=ALMATY, first=False),
        "search-hint": (view_search_hint(texts),),
        "query-error": (query_error('газ "порт', texts),),
        "query-error-long": (query_error("газ нефть порт паром зерно views:много вагоны рельсы", texts),),
    }


def _alerts(texts: Texts) -> dict[str, tuple[Screen, ...]]:
    preview = AlertPreview("порт", 30, 14, (FOUND, GAS))
    reading = QueryReading((("Каспий", "Hazar", "Caspian Sea"),), ("за неделю",), ("новости о",))
    understood = AlertPreview("Каспий", 30, 5000, (), bounded=True, reading=reading)
    fired_again = AlertFired(5, "kind:official", KAZAKH, edited=True)
    later = NOW + timedelta(minutes=12)
    return {
        "alert-hint": (view_alert_hint(texts),),
        "alert-preview": (view_alert_preview(preview, texts, save=SaveAlert(token="t1"), zone=ALMATY),),
        "alert-preview-noisy": (
            view_alert_preview(
                AlertPreview("газ", 30, 301, ()), texts, save=SaveAlert(token="t1"), zone=ALMATY
            ),
        ),
        "alert-preview-understood": (
            view_alert_preview(understood, texts, save=SaveAlert(token="t1"), zone=ALMATY),
        ),
        "alert-preview-none": (
            view_alert_preview(AlertPreview("газ", 1, 0, ()), texts, save=SaveAlert(token="t1"), zone=ALMATY),
        ),
        "alert-saved": (view_alert_saved(ALERTS[0], texts),),
        "alert-edit": (view_alert_edit(ALERTS[0], texts),),
        "alert-changed": (
            view_alert_changed("порт", "порт -газ", ReplaceAlert(alert_id=1, token="t1"), texts),
        ),
        "alerts": (view_alerts(ALERT_LINES, texts, now=NOW, zone=ALMATY),),
        "alerts-second-page": (view_alerts(ALERT_LINES * 9, texts, now=NOW, zone=ALMATY, page=1),),
        "alerts-none": (view_alerts((), texts, now=NOW, zone=ALMATY),),
        "alert-fired": (view_alert_fired(FIRED, texts, now=later, zone=ALMATY),),
        "alert-fired-edited-repeated": (
            view_alert_fired(fired_again, texts, now=later, zone=ALMATY, repeated=True),
        ),
        "alert-fired-discreet": (view_alert_fired(FIRED, texts, now=later, zone=ALMATY, discreet=True),),
    }


def _digests(texts: Texts) -> dict[str, tuple[Screen, ...]]:
    draft = Subscribe(step="topics", topics=0b1010)
    screens: dict[str, tuple[Screen, ...]] = {
        f"subscribe-{step}": (view_subscribe(draft.model_copy(update={"step": step}), texts, zone=ALMATY),)
        for step in ("topics", "time", "hours", "minutes", "days")
    }
    first = Subscribe(step="topics")
    return screens | {
        "subscribe-topics-none": (view_subscribe(first, texts, zone=ALMATY),),
        "subscribed": (view_subscribed(SUBSCRIPTIONS[0], texts, zone=ALMATY),),
        "subscribed-weekly": (view_subscribed(SUBSCRIPTIONS[1], texts, zone=ALMATY),),
        "subscriptions": (view_subscriptions(SUBSCRIPTIONS, texts, zone=ALMATY),),
        "subscriptions-none": (view_subscriptions((), texts, zone=ALMATY),),
        "subscriptions-away": (
            view_subscriptions(SUBSCRIPTIONS[:1], texts, zone=ALMATY, away_since=NOW - 3 * DAY),
        ),
        "subscribed-away": (view_subscribed(SUBSCRIPTIONS[0], texts, zone=ALMATY, away=True),),
        **list_digest_screens(texts),
    }


def _personal(texts: Texts) -> dict[str, tuple[Screen, ...]]:
    discreet = Subscriber(77_000_111, "kk", "Asia/Kathmandu", NOW, discreet=True)
    return {
        "settings": (view_settings(SUBSCRIBER, texts, now=NOW),),
        "settings-discreet": (view_settings(discreet, texts, now=NOW),),
        "settings-language": (view_settings(SUBSCRIBER, texts, now=NOW, page="language"),),
        "settings-zone": (view_settings(SUBSCRIBER, texts, now=NOW, page="zone"),),
        "settings-quiet": (view_settings(SUBSCRIBER, texts, now=NOW, page="quiet"),),
        "settings-quiet-from": (view_settings(SUBSCRIBER, texts, now=NOW, page="hours"),),
        "settings-quiet-until": (view_quiet_until(22, texts),),
        "settings-length": (view_settings(SUBSCRIBER, texts, now=NOW, page="length"),),
        "still-here": (view_still_here(StillHereNotice(12, NOW + 14 * DAY), texts, zone=ALMATY),),
        "still-here-stays": (view_stays(texts),),
        "privacy": view_privacy(
            SUBSCRIBER, SUBSCRIPTIONS, ALERTS, texts, queries=("газ -Каспий", "порт"), backup_days=30
        ),
        "forget": (view_forget(texts, backup_days=30),),
        "forgotten": (view_forgotten(texts, backup_days=30),),
    }


def _short(texts: Texts) -> dict[str, tuple[Screen, ...]]:
    return {
        "error": (view_error("error-alert-limit", {"limit": 100}, texts),),
        "error-failed": (view_error("error-failed", {}, texts),),
        "notice-digest-uncertain": (view_broken_digest(BrokenDigest(NOW, 7), texts, zone=ALMATY),),
        "notice-digest-part-uncertain": (view_broken_digest(BrokenDigest(NOW, 7, 2, 4), texts, zone=ALMATY),),
        "notice-digest-part-refused": (
            view_broken_digest(BrokenDigest(NOW, 7, 2, 4, is_refused=True), texts, zone=ALMATY),
        ),
        "notice-late-alerts": tuple(
            view_late_alerts(LateAlerts(NOW, count), texts, zone=ALMATY) for count in (1, 3, 25)
        ),
        "notice-topic-gone": (view_topic_gone(texts),),
        "welcome-back": (view_welcome_back(texts),),
        "unknown-command": (view_unknown_command(None, texts),),
        "unknown-command-nearest": (view_unknown_command("digest", texts),),
        "throttled": (view_throttled(3, texts),),
        "late": (view_late(texts),),
        "not-text": tuple(view_not_text(content, texts) for content in get_args(Content)),
    }
