"""Who runs the bot adds, pauses, resumes and removes channels in the chat; nobody else does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from aiogram import Bot
from aiogram.types import MessageEntity
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.app import build_chat
from bot.chat.in_flight import InFlight
from bot.core import Core
from bot.domain.channel_names import MOST_NAMES
from bot.i18n import LANGUAGES, load_texts
from storage.channels import add_channel, get_channel, set_state
from storage.following import note_found, note_not_found
from storage.lookups import find_lookup, list_lookups, want_channel
from storage.records import NO_SUCH_NAME, Channel
from tests.conftest import HandClock
from tests.doubles.bot_session import TOKEN, RecordingSession
from tests.doubles.person import Person

ADMIN, STRANGER = 7_001_001, 8_002_002
PORT = Channel(1_500_000_001, "Port news", "port_news", language="ru", country="KZ", access_hash=5)
TEXTS = load_texts("en")
Meet = Callable[..., Person]


@pytest.fixture
async def meet(core: Core) -> Meet:
    """Returns a maker of people; each call is a bot that has just been started on the same database."""
    core.settings = core.settings.model_copy(update={"admin_ids": (ADMIN,)})
    await core.db.write(add_channel, PORT)

    def make(chat_id: int = ADMIN, language: str = "en") -> Person:
        session = RecordingSession()
        bot = Bot(TOKEN, session=session)
        dispatcher = build_chat(core, is_sample=False, in_flight=InFlight())
        return Person(dispatcher, bot, session, chat_id=chat_id, language=language)

    return make


@pytest.fixture
def admin(meet: Meet) -> Person:
    return meet()


async def state_of(core: Core, channel: Channel = PORT) -> str:
    return (await core.db.read(get_channel, channel.channel_id)).state


async def wanted(core: Core) -> list[str]:
    return [each.username for each in (await core.db.read(list_lookups)).values() if each.is_open]


async def test_names_after_the_command_are_answered_one_by_one(core: Core, admin: Person) -> None:
    await core.db.write(want_channel, "old_news")
    (answer,) = await admin.say(
        "/channels @Sea_News, t.me/s/air_news https://t.me/port_news @old_news газ t.me/+AbCdEf123456"
    )
    assert "I will look up: @Sea_News, @air_news" in answer
    assert "Already waiting to be looked up: @old_news" in answer
    assert "Already in the list: @port_news" in answer
    assert "Not a channel’s name: газ. Write @name" in answer
    assert "Private channels cannot be read: t.me/+AbCdEf123456" in answer
    assert TEXTS("added-hint") in answer
    assert await wanted(core) == ["air_news", "old_news", "sea_news"]


async def test_nothing_is_called_followed_before_it_was_found(core: Core, admin: Person) -> None:
    await admin.say("/channels @sea_news")
    (screen,) = await admin.say("/channels")
    assert "I read 1 channel" in screen
    assert "Waiting to be looked up: @sea_news" in screen
    await core.db.write(
        note_found, "sea_news", Channel(9, "Sea news", "sea_news", access_hash=1), core.clock.now()
    )
    (screen,) = await admin.say("/channels")
    assert "I read 2 channels" in screen
    assert "Waiting" not in screen
    assert admin.buttons() == ["Add channels", "Port news", "Sea news"]


async def test_the_dialog_takes_names_after_a_restart_and_ends(core: Core, meet: Meet) -> None:
    admin = meet()
    await admin.say("/channels")
    (prompt,) = await admin.tap("Add channels")
    assert "https://t.me/name" in prompt
    assert admin.menu() == ["Choose a channel", "Cancel"]
    again = meet()
    (answer,) = await again.say("port")
    assert "Not a channel’s name: port" in answer
    assert again.menu() == ["Choose a channel", "Cancel"], "still waiting for names"
    (answer,) = await again.say("Here:\n1. @sea_news\n2. @air_news")
    assert "I will look up: @sea_news, @air_news" in answer
    assert again.menu() == []
    assert "I will look up" not in (await again.say("@land_news"))[0], "a search again"
    assert await wanted(core) == ["air_news", "sea_news"]


async def test_links_behind_words_are_names_too(core: Core, admin: Person) -> None:
    await admin.say("/channels")
    await admin.tap("Add channels")
    link = MessageEntity(type="text_link", offset=0, length=4, url="https://t.me/sea_news")
    await admin.say("Море и порт", entities=[link])
    assert await wanted(core) == ["sea_news"]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_dialog_is_cancelled_in_any_language(core: Core, meet: Meet, language: str) -> None:
    admin, texts = meet(language=language), load_texts(language)
    await admin.say("/channels")
    await admin.tap(texts("button-add-channels"))
    assert await admin.say(texts("button-cancel")) == [texts("add-cancelled")]
    assert admin.menu() == []
    assert texts("error-failed") not in await admin.say("порт")
    assert await wanted(core) == []


async def test_any_command_ends_the_dialog_and_is_answered(core: Core, admin: Person) -> None:
    await admin.say("/channels")
    await admin.tap("Add channels")
    over, digest = await admin.say("/help")
    assert over == TEXTS("add-cancelled")
    assert TEXTS("help-title") in digest
    assert TEXTS("help-operator", example="/channels @name") in digest
    assert admin.menu() == []
    await admin.say("@sea_news")
    assert await wanted(core) == []


async def test_names_after_the_command_end_the_dialog(core: Core, admin: Person) -> None:
    await admin.say("/channels")
    await admin.tap("Add channels")
    await admin.say("/channels @sea_news")
    assert admin.menu() == []
    await admin.say("@air_news")
    assert await wanted(core) == ["sea_news"]


async def test_the_dialog_keeps_the_buttons_under_earlier_answers(admin: Person) -> None:
    await admin.say("/search порт")
    await admin.say("/channels @sea_news")
    await admin.press("cadd")
    await admin.say("@air_news")
    assert "порт" in "\n".join(await admin.say("/privacy"))


async def test_a_picked_channel(core: Core, admin: Person) -> None:
    await admin.press("cadd")
    (answer,) = await admin.share(-1_001_600_000_002, "Sea_News")
    assert "I will look up: @Sea_News" in answer
    assert admin.menu() == []
    assert await wanted(core) == ["sea_news"]
    assert "Already in the list: @port_news" in (await admin.share(-1_001_500_000_001, "port_news"))[0]


@pytest.mark.parametrize("chat_id", [-1_001_600_000_002, -4_000_001, 5])
async def test_a_picked_channel_without_a_name_is_private(core: Core, admin: Person, chat_id: int) -> None:
    (answer,) = await admin.share(chat_id, None, "Secret garden")
    assert "Private channels cannot be read: Secret garden" in answer
    assert await wanted(core) == []


async def test_a_removed_channel_comes_back_by_picking_it(core: Core, admin: Person) -> None:
    await core.db.write(set_state, PORT.channel_id, "removed")
    assert "I read again: @port_news" in (await admin.share(-1_001_500_000_001, "port_news"))[0]
    assert await state_of(core) == "active"


async def test_a_channel_is_paused_and_resumed_on_its_card(core: Core, admin: Person) -> None:
    await admin.say("/channels")
    (card,) = await admin.tap("Port news")
    assert "State: is read" in card
    assert "Country: Kazakhstan" in card
    toast, card = await admin.tap("Pause")
    assert (toast, await state_of(core)) == (TEXTS("toast-paused"), "paused")
    assert TEXTS("state-paused") in card
    assert TEXTS("state-paused") in (await admin.say("/channels"))[0]
    await admin.tap("Port news")
    await admin.tap("Resume")
    assert await state_of(core) == "active"
    (listed,) = await admin.tap("‹ All channels")
    assert TEXTS("state-paused") not in listed


@pytest.mark.parametrize("before", ["active", "paused"])
async def test_a_removal_and_its_undoing(core: Core, admin: Person, before: str) -> None:
    if before == "paused":
        await core.db.write(set_state, PORT.channel_id, "paused")
    await admin.say("/channels")
    await admin.tap("Port news")
    (removed,) = await admin.tap("Remove")
    assert "Port news" in removed
    assert await state_of(core) == "removed"
    assert TEXTS("channels-empty") in (await admin.say("/channels"))[0]
    await admin.press(f"cback:{PORT.channel_id}:{int(before == 'paused')}")
    assert await state_of(core) == before


async def test_undo_is_a_button(core: Core, admin: Person) -> None:
    await admin.press(f"cdel:{PORT.channel_id}")
    toast, card = await admin.tap("Undo")
    assert toast == TEXTS("toast-restored")
    assert "Port news" in card
    assert await state_of(core) == "active"


async def test_kind_and_country_are_one_tap(core: Core, admin: Person) -> None:
    await admin.say("/channels")
    await admin.tap("Port news")
    await admin.tap("Kind of source")
    assert "✓ media" in admin.buttons()
    toast, card = await admin.tap("analyst")
    assert toast == TEXTS("toast-saved")
    assert "Kind: analyst" in card
    await admin.tap("Country")
    await admin.tap("Turkmenistan")
    channel = await core.db.read(get_channel, PORT.channel_id)
    assert (channel.kind, channel.country) == ("analyst", "TM")
    await admin.tap("Country")
    await admin.tap("another")
    assert (await core.db.read(get_channel, PORT.channel_id)).country is None


async def test_names_sought_in_vain_say_why_and_can_be_tried_again_or_dropped(
    core: Core, admin: Person
) -> None:
    await core.db.write(want_channel, "aa_waiting")
    await core.db.write(note_not_found, "nobody_here", NO_SUCH_NAME, core.clock.now())
    (listed,) = await admin.say("/channels")
    assert "@nobody_here: Telegram has no such name" in listed
    (names,) = await admin.tap("Names awaited: 2")
    assert "1. @aa_waiting: waiting" in names
    toast, names = await admin.tap("No. 2: try again")
    assert toast == TEXTS("toast-retried")
    assert "@nobody_here: waiting" in names
    await admin.tap("No. 2: drop")
    toast, names = await admin.tap("No. 1: drop")
    assert (toast, names) == (TEXTS("toast-dropped"), TEXTS("names-empty"))
    assert await wanted(core) == []


async def test_many_channels_are_leafed_through_and_back_leads_to_the_same_page(
    core: Core, admin: Person
) -> None:
    for number in range(10, 34):
        await core.db.write(
            add_channel, replace(PORT, channel_id=number, title=f"Channel {number}", username=None)
        )
    await admin.say("/channels")
    assert "Channel 10" in admin.buttons()
    await admin.tap("Next")
    await admin.tap("Next")
    assert admin.buttons() == [
        "Add channels",
        *(f"Channel {number}" for number in (30, 31, 32, 33)),
        "Port news",
        "‹ Back",
    ]
    await admin.tap("Channel 31")
    await admin.tap("‹ All channels")
    assert "Channel 31" in admin.buttons()


async def test_a_message_full_of_names_is_taken_as_far_as_it_may_be(core: Core, admin: Person) -> None:
    names = " ".join(f"@name_{number:03}" for number in range(MOST_NAMES + 7))
    (answer,) = await admin.say(f"/channels {names}")
    assert TEXTS("added-left-out", count=7) in answer
    assert len(await wanted(core)) == MOST_NAMES


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_answer_to_the_longest_message_fits(meet: Meet, language: str) -> None:
    names = [f"@a{number:02}" + "n" * 28 for number in range(MOST_NAMES + 1)]
    words = [f"{number:02}" + "Ж" * 40 for number in range(20)]
    links = [f"t.me/+{number:02}" + "A" * 30 for number in range(40)]
    text = " ".join(["/channels", *names, *words, *links])[:4096]
    texts = load_texts(language)
    (answer,) = await meet(language=language).say(text)
    assert texts("added-left-out", count=1) in answer


async def test_buttons_of_a_channel_that_is_gone_say_so(core: Core, admin: Person) -> None:
    gone = TEXTS("error-channel-gone")
    await core.db.write(set_state, PORT.channel_id, "removed")
    for channel_id in (PORT.channel_id, 5, -1, 2**62):
        for data in (
            "chan:{}:card",
            "cpause:{}:0",
            "cpause:{}:1",
            "cdel:{}",
            "ckind:{}:exile",
            "cland:{}:TM",
        ):
            assert await admin.press(data.format(channel_id)) == [gone], data
    assert await admin.press("cback:5:0") == [gone]
    assert await admin.press("nretry:nobody:0") == [TEXTS("error-name-gone")]
    assert await admin.press("ndrop:nobody:0") == [TEXTS("error-name-gone")]
    assert await state_of(core) == "removed"


@pytest.mark.parametrize(
    "data", ["ckind:1:king", "cland:1:ATLANTIS", "chan:1:moon", "chan:x:card", "cpage:one:0"]
)
async def test_buttons_that_nobody_made_are_outdated(admin: Person, data: str) -> None:
    assert await admin.press(data) == [TEXTS("toast-stale")]


OPERATORS_BUTTONS = [
    "cpage:0:0",
    "cadd",
    f"chan:{PORT.channel_id}:card",
    f"cpause:{PORT.channel_id}:1",
    f"cdel:{PORT.channel_id}",
    f"cback:{PORT.channel_id}:0",
    f"ckind:{PORT.channel_id}:exile",
    f"cland:{PORT.channel_id}:TM",
    "npage:0",
    "nretry:sea_news:0",
    "ndrop:sea_news:0",
]


async def test_everybody_else_sees_the_list_and_changes_nothing(core: Core, meet: Meet) -> None:
    await core.db.write(want_channel, "sea_news")
    stranger = meet(STRANGER)
    (listed,) = await stranger.say("/channels")
    assert "Port news" in listed
    assert "sea_news" not in listed
    assert stranger.buttons() == []
    before = await core.db.read(get_channel, PORT.channel_id), await core.db.read(list_lookups)
    assert await stranger.say("/channels @air_news") == [listed], "as if nothing stood behind it"
    answers = [await stranger.share(-1_001_600_000_002, "air_news")]
    assert answers[0][0].startswith(TEXTS("not-text-other"))
    answers += [await stranger.press(data) for data in OPERATORS_BUTTONS]
    assert answers[1:] == [[TEXTS("toast-stale")]] * len(OPERATORS_BUTTONS), "as for any unknown button"
    assert (await core.db.read(get_channel, PORT.channel_id), await core.db.read(list_lookups)) == before
    assert str(ADMIN) not in str(answers)
    assert "help-operator" not in str(await stranger.say("/help"))


async def test_whoever_stops_being_an_operator_is_not_kept_in_the_dialog(core: Core, meet: Meet) -> None:
    admin = meet()
    await admin.press("cadd")
    core.settings = core.settings.model_copy(update={"admin_ids": (STRANGER,)})
    no_longer = meet()
    await no_longer.say("@sea_news")
    assert TEXTS("add-cancelled") not in str(await no_longer.say("/help"))
    assert await wanted(core) == []


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300).filter(str.strip))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_no_text_breaks_it(meet: Meet, text: str) -> None:
    admin = meet()
    await admin.press("cadd")
    for said in (text, f"/channels {text}"):
        assert TEXTS("error-failed") not in await admin.say(said)
    assert TEXTS("error-failed") not in await admin.say("/channels")


async def test_a_name_asked_for_again_and_again_is_tried_once_an_hour(
    core: Core, admin: Person, clock: HandClock
) -> None:
    await core.db.write(note_not_found, "nobody_here", NO_SUCH_NAME, clock.now())
    for _ in range(3):
        await admin.press("ndrop:nobody_here:0")
        await admin.say("/channels @nobody_here")
    lookup = await core.db.read(find_lookup, "nobody_here")
    assert lookup is not None
    assert lookup.tried_at == clock.now()
