"""Whatever people send and tap: no unhandled error, every tap answered, nothing that Telegram refuses."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from aiogram import Bot
from aiogram.filters.callback_data import CallbackData
from aiogram.methods import (
    AnswerCallbackQuery,
    AnswerInlineQuery,
    EditMessageText,
    SendDocument,
    SendMessage,
)
from aiogram.types import Chat, InlineQuery, MessageOriginChannel, Sticker, User, Voice
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from bot.i18n import LANGUAGES, load_texts
from bot.views.start import COMMANDS
from tests.conftest import START, HandClock
from tests.doubles.bot_api.checks import (
    CAPTION,
    OFFSET,
    TOAST,
    check_entities,
    check_markup,
    check_results,
    check_text,
    find_dropped,
)
from tests.doubles.bot_session import RecordingSession
from tests.doubles.person import Person
from tests.views.test_callbacks import EXTREME

Meet = Callable[..., Person]
REFINING = ("narrow", "widen:", "posts:")

HOSTILE = [
    "<b>&amp;</b> [x](javascript:1) *жирный* _курсив_ `код` ||тайна||",
    "\u202eсправа налево\u202c \u2066в скобках\u2069 \u200f",
    "z\u0301\u0302\u0303\u0304\u0335" * 300,
    "😀" * 2048,
    "👨\u200d👩\u200d👧" * 500,
    "'; drop table posts; --",
    '" OR 1=1 --',
    'NEAR("газ порт", 5) AND * ^порт {forms} : газ',
    "forms: газ terms: * OR NOT",
    "c++ (газ | нефть) -уголь =порт тран* NEAR/5",
    "(" * 300,
    "газ " * 900,
    "а" * 4096,
    "\x00\x01\ufffe\ue000query\ue001 { $query }",
    "{ $n -> [one] x *[other] y }",
    "https://t.me/c/0/0 tg://resolve?domain=&post=",
    "https://t.me/name_demo/99999999999999999999",
    "@" + "a" * 32,
    "@a" * 60,
    "date:2025-02-31..9999-99-99",
    "за 99999999999 дней",
    "views:>99999999999999999999999",
    "-",
    "/",
    "/@",
    "/start alert_" + "_" * 50,
    "/digest 999999999999 \u0967",
    " \n\t ",
]

texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=200),
    st.builds(
        "/{} {}".format,
        st.sampled_from([*COMMANDS, "nonsense"]),
        st.one_of(st.text(max_size=60), st.sampled_from(HOSTILE)),
    ),
    st.builds("{} {}".format, st.sampled_from(HOSTILE), st.sampled_from(HOSTILE)).map(
        lambda text: text[:4096]
    ),
)


def _vary(data: CallbackData, number: int, letters: str) -> str:
    """The button's data with other values: numbers of what is not there, tokens of nothing."""
    fields = {
        name: number if isinstance(value, int) and not isinstance(value, bool) else value
        for name, value in data.model_dump().items()
    }
    if "token" in fields:
        fields["token"] = letters
    try:
        return data.model_copy(update=fields).pack()
    except ValueError:
        return data.pack()


taps = st.one_of(
    st.builds(
        _vary,
        st.sampled_from(EXTREME),
        st.sampled_from([-(2**63), -1, 0, 1, 7, 2**63 - 1]),
        st.text("abc0", max_size=12),
    ),
    st.text(max_size=20),
    st.sampled_from(
        ["amute:1:2:3", "sub", "page::::", "alert", "zone:Mars/Phobos", "sub:save:-1:99999:weekly9"]
    ),
)
STICKER = Sticker(
    file_id="s", file_unique_id="s", type="regular", width=1, height=1, is_animated=False, is_video=False
)
VOICE = Voice(file_id="v", file_unique_id="v", duration=1)
things = st.sampled_from(
    [{"sticker": STICKER}, {"voice": VOICE}, {"voice": VOICE, "caption": HOSTILE[0]}, {}]
)
offsets = st.one_of(st.just(""), st.integers(-5, 2**63).map(str), st.text(max_size=20))
steps = st.one_of(
    st.tuples(st.just("say"), texts),
    st.tuples(st.just("edit"), texts),
    st.tuples(st.just("forward"), texts),
    st.tuples(st.just("tap"), taps),
    st.tuples(st.just("press any"), st.integers(0, 40)),
    st.tuples(st.just("send"), things),
    st.tuples(st.just("inline"), st.tuples(texts, offsets)),
    st.tuples(st.just("refine"), st.integers(0, 60)),
)


@pytest.fixture
def recorded() -> Iterator[list[Any]]:
    with capture_logs() as logs:
        yield logs


@given(language=st.sampled_from(LANGUAGES), conversation=st.lists(steps, min_size=1, max_size=6))
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_conversation_is_answered_with_what_telegram_takes(
    meet: Meet,
    bot: Bot,
    session: RecordingSession,
    recorded: list[Any],
    clock: HandClock,
    language: str,
    conversation: list[tuple[str, Any]],
) -> None:
    session.methods.clear()
    recorded.clear()
    clock.move(minutes=10)  # nobody asks too much too fast
    asyncio.run(_talk(meet(language=language), conversation))
    for method in session.methods:
        _check(method)
    assert not [log for log in recorded if log["log_level"] in ("error", "critical")], recorded
    failures = {load_texts(each)("error-failed") for each in LANGUAGES}
    assert not failures.intersection(_shown(session))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_text_is_answered_wherever_it_comes(
    person: Person, session: RecordingSession, recorded: list[Any], text: str
) -> None:
    for step in ("say", "edit", "forward"):
        await _do(person, step, text)
    await _ask_inline(person, text, text[:20])
    for command in ("/search", "/alert", "/channels", "/digest", "/start"):
        await person.say(f"{command} {text}"[:4096])
    for method in session.methods:
        _check(method)
    assert not [log for log in recorded if log["log_level"] in ("error", "critical")], recorded


async def _talk(person: Person, conversation: list[tuple[str, Any]]) -> None:
    for step, value in conversation:
        await _do(person, step, value)


async def _do(person: Person, step: str, value: Any) -> None:
    match step:
        case "say":
            await person.say(value)
        case "edit":
            await person.edit(value)
        case "forward":
            chat = Chat(id=-1_000_000_000_077, type="channel", title="T", username="nobody_demo")
            origin = MessageOriginChannel(date=START, chat=chat, message_id=1)
            await person.say(value, forward_origin=origin)
        case "tap":
            await person.press(value)
        case "press any" if person.buttons():
            buttons = person.buttons()
            await person.tap(buttons[value % len(buttons)])
        case "send":
            await person.say(None, **value)
        case "inline":
            await _ask_inline(person, *value)
        case "refine":
            await _refine(person, value)


async def _ask_inline(person: Person, text: str, offset: str) -> None:
    user = User(id=person.chat_id, is_bot=False, first_name="P", language_code="ru")
    await person.send(inline_query=InlineQuery(id="1", from_user=user, query=text[:256], offset=offset))


async def _refine(person: Person, number: int) -> None:
    """What stands under an answer, whatever was asked: narrow it, and narrow that, or take it along."""
    for step in range(3):
        buttons = person.shown_buttons()
        found = [each for each in buttons if (each.callback_data or "").startswith(REFINING)]
        if found:
            await person.press(found[(number + step) % len(found)].callback_data or "")


def _shown(session: RecordingSession) -> set[str]:
    return {each.text or "" for each in session.methods if isinstance(each, SendMessage | EditMessageText)}


def _check(method: Any) -> None:
    """As the Bot API double does with what comes over the wire."""
    if isinstance(method, AnswerInlineQuery):
        check_results([each.model_dump(exclude_none=True) for each in method.results])
        assert len((method.next_offset or "").encode()) <= OFFSET
    if isinstance(method, SendDocument):
        check_text(method.caption or "", CAPTION)
    if isinstance(method, AnswerCallbackQuery):
        check_text(method.text or "", TOAST)
    if not isinstance(method, SendMessage | EditMessageText):
        return
    text = method.text or ""
    entities = [entity.model_dump(exclude_none=True) for entity in method.entities or ()]
    check_text(text)
    check_entities(text, entities)
    assert find_dropped(entities) is None
    if method.reply_markup is not None:
        markup = method.reply_markup.model_dump(exclude_none=True)
        check_markup(markup, edited=isinstance(method, EditMessageText))
