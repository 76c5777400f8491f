"""The screens of one alert: its card, its message on one post and on several, and what follows a message."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardMarkup

from bot.domain.alert_values import AlertLine, AlertPreview, Narrower, PostFate
from bot.domain.answer_values import AlertFired, StoryItem, ToldItem
from bot.domain.source_values import Source
from bot.i18n import Texts
from bot.views.alert_buttons import AlertState, alert_buttons, fired_on
from bot.views.alert_callbacks import NarrowAlert
from bot.views.alert_card import view_alert_card, view_alert_dropped
from bot.views.alert_fired import view_alert_fired, view_post_chosen
from bot.views.alert_notices import view_fate
from bot.views.alerts import view_alert_preview
from bot.views.callbacks import SaveAlert
from bot.views.screen import Screen
from storage.records import Alert, AlertOptions, Reaction

NOW = datetime(2025, 11, 14, 3, 30, tzinfo=UTC)  # 08:30 in Almaty
ALMATY = ZoneInfo("Asia/Almaty")
HOUR = timedelta(hours=1)

DIARY = Source(
    "Порт күнделігі", "media", NOW - 2 * HOUR, "https://t.me/port_diary_demo/41", "port_diary_demo"
)
BALKAN = Source("Balkan habarlary", "exile", NOW - HOUR, "https://t.me/balkan_demo/7", "balkan_demo")
MINISTRY = Source("Министерство ветра", "official", NOW - 9 * HOUR, "https://t.me/wind_demo/3", "wind_demo")

FERRY = StoryItem(
    story_id=12,
    seq=1201,
    headline="Паром «Бекет» начал ходить из Курыка в порт Туркменбаши дважды в неделю",
    extract="Паром «Бекет» начал ходить из Курыка в порт Туркменбаши дважды в неделю. Порт обещает третий",
    language="ru",
    sources=(DIARY, BALKAN),
    topics=("caspian_ports",),
    relevance="kz-tm",
    views=950,
    reactions=(Reaction("emoji", "👍", 14),),
    spans=((39, 43), (73, 77)),
)
DUES = replace(
    FERRY,
    story_id=15,
    seq=1202,
    headline="Актау порты кеме алымын төмендетті",
    extract="Актау порты кеме алымын төмендетті: енді әр кеме екі есе аз төлейді.",
    language="kk",
    sources=(MINISTRY,),
    spans=((6, 11),),
)
WAGONS = replace(
    FERRY,
    story_id=16,
    seq=1203,
    headline="Türkmenbaşy portunda 120 wagon garaşýar",
    extract="",
    language="tk",
    sources=(BALKAN,),
    spans=(),
)
FIRED = AlertFired(5, "порт", FERRY)
SEVERAL = replace(FIRED, more=(ToldItem(DUES, edited=True), ToldItem(WAGONS)))
BEYOND = replace(SEVERAL, rest=7, beyond=True)

AS_NEW = Alert(5, 77_000_111, "порт -газ", NOW - 72 * HOUR, fired=4)
CAREFUL = replace(
    AS_NEW,
    query='"орта дәліз" | "средний коридор"',
    muted_until=NOW + 24 * HOUR,
    fired=1,
    options=AlertOptions("hourly", silent=True, heeds_quiet=False, per_story=False, daily_cap=5),
)
DAILY = replace(AS_NEW, options=AlertOptions("digest", daily_cap=1))
NARROWER = (
    Narrower("add", "бағасы", "газ бағасы"),
    Narrower("country", "kz-tm", "газ country:kz-tm"),
    Narrower("topic", "gas_energy", "газ topic:gas_energy"),
    Narrower("exclude", "магазин", "газ -магазин"),
    Narrower("channel", "@diary_demo", "газ -from:@diary_demo"),
    Narrower("exact", "газ", "=газ"),
)


def list_alert_screens(texts: Texts) -> dict[str, tuple[Screen, ...]]:
    """Each by name."""
    return {name: (screen,) for name, screen in (_before(texts) | _fired(texts) | _after(texts)).items()}


def _before(texts: Texts) -> dict[str, Screen]:
    noisy = AlertPreview("газ", 30, 640, (), narrower=NARROWER)
    narrow = {each.query: NarrowAlert(token="t2", wider="t1") for each in NARROWER}
    less = AlertPreview("газ бағасы", 30, 21, ())
    save, back = SaveAlert(token="t1"), NarrowAlert(token="t1")
    return {
        "alert-preview-noisy-tap": view_alert_preview(noisy, texts, save=save, zone=ALMATY, narrow=narrow),
        "alert-preview-narrowed": view_alert_preview(less, texts, save=save, zone=ALMATY, wider=back),
        "alert-card": _card(AlertLine(AS_NEW, 1), texts),
        "alert-card-never": _card(AlertLine(replace(AS_NEW, fired=0), 0), texts),
        "alert-card-hourly": _card(AlertLine(CAREFUL, 0), texts),
        "alert-card-digest": _card(AlertLine(DAILY, 21, NOW + 24 * HOUR), texts),
        "alert-card-no-digest": _card(AlertLine(DAILY, 2), texts),
        "alert-deleted": view_alert_dropped(AS_NEW, "t1", texts),
    }


def _card(line: AlertLine, texts: Texts) -> Screen:
    return view_alert_card(line, texts, now=NOW, zone=ALMATY)


def _fired(texts: Texts) -> dict[str, Screen]:
    at_once = NOW - 2 * HOUR + timedelta(seconds=40)
    gone = {1201: PostFate(NOW - HOUR, NOW)}
    changed = {1201: PostFate(NOW), 1203: PostFate(deleted_at=NOW - HOUR)}
    undone = AlertState(is_muted=True, is_less=True)
    return {
        "alert-fired-at-once": view_alert_fired(
            replace(FIRED, is_last=True, continues=True), texts, now=at_once, zone=ALMATY
        ),
        "alert-fired-deleted": view_alert_fired(FIRED, texts, now=NOW, zone=ALMATY, fates=gone, state=undone),
        "alert-fired-gone": view_alert_fired(
            FIRED, texts, now=NOW, zone=ALMATY, fates=gone, state=AlertState(is_gone=True)
        ),
        "alert-fired-several": view_alert_fired(SEVERAL, texts, now=NOW, zone=ALMATY),
        "alert-fired-several-chosen": replace(
            view_alert_fired(SEVERAL, texts, now=NOW, zone=ALMATY), keyboard=_choose_second(texts)
        ),
        "alert-fired-several-changed": view_alert_fired(SEVERAL, texts, now=NOW, zone=ALMATY, fates=changed),
        "alert-fired-last": view_alert_fired(
            replace(SEVERAL, rest=7, is_last=True), texts, now=NOW, zone=ALMATY
        ),
        "alert-fired-beyond": view_alert_fired(BEYOND, texts, now=NOW, zone=ALMATY),
        "alert-fired-beyond-one": view_alert_fired(replace(FIRED, beyond=True), texts, now=NOW, zone=ALMATY),
    }


def _choose_second(texts: Texts) -> InlineKeyboardMarkup | None:
    on = replace(fired_on((1201, 1202, 1203)), chosen=1202)
    return alert_buttons(5, on, texts, has_name=True)


def _after(texts: Texts) -> dict[str, Screen]:
    return {
        "alert-fate": view_fate(PostFate(NOW), texts, zone=ALMATY),
        "alert-post-chosen": view_post_chosen(DUES.extract, _choose_second(texts), texts),
        "alert-fate-discreet": view_fate(PostFate(NOW, NOW), texts, zone=ALMATY, discreet=True),
    }
