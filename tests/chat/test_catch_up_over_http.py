"""Away, and back: over HTTP, from the tap to the one digest that tells what was missed."""

from __future__ import annotations

from bot.core import Core
from bot.i18n import load_texts
from bot.jobs.digests import queue_due_digests
from storage.deliveries import list_deliveries
from tests.chat.talking import Talk, talking
from tests.conftest import HandClock
from tests.doubles.bot_api import Person

ANNA = 1001
TEXTS = load_texts("en")
DIGEST, AWAY = TEXTS("digest-title"), "this digest stands in for all that you missed"


async def go_away(person: Person) -> None:
    """With a daily digest at 19:00; the clock stands at 14:00."""
    await person.say("/subscribe")
    for label in (TEXTS("button-onward"), "19:00"):
        await person.wait_for(label)
        await person.tap(label)
    await person.wait_for("The first digest comes")
    await person.say("/digests")
    await person.wait_for(TEXTS("button-away"))
    await person.tap(TEXTS("button-away"))
    await person.wait_for("All your digests wait from now on")


async def tick(core: Core, talk: Talk) -> None:
    """The minute's work: what is due is queued, and sent."""
    await queue_due_digests(core.db, core.clock.now(), core.analyser, core.lexicon.names)
    await talk.sender.send_due()


def digests(core: Core) -> list[str]:
    """The states of the digests to Anna."""
    return [each.state for each in core.db.read_now(list_deliveries, ANNA) if each.kind == "digest"]


async def test_one_digest_tells_what_was_missed_and_the_next_comes_as_ever(
    sample_core: Core, clock: HandClock
) -> None:
    async with talking(sample_core) as talk:
        person = talk.api.person(ANNA)
        await go_away(person)
        shown = len(person.shown)
        for _ in range(3):
            clock.move(days=1)
            await tick(sample_core, talk)
        assert len(person.shown) == shown, "nobody is disturbed while they are away"
        for _ in range(2):
            await person.tap(TEXTS("button-back-here"))
        await person.wait_for("The digest of what you missed is on its way: 13 November, 19:00")
        await talk.sender.send_due()
        told = await person.wait_for(AWAY)
        assert DIGEST in told.text
        assert "Каспийский вестник" in "\n".join(person.messages)
        assert digests(sample_core) == ["sent"]
        clock.move(hours=5)
        await tick(sample_core, talk)
        following = await person.wait_for(DIGEST)
        assert AWAY not in following.text
        assert digests(sample_core) == ["sent", "sent"]


async def test_a_catch_up_that_may_not_have_arrived_is_sent_again_when_asked_for(
    sample_core: Core, clock: HandClock
) -> None:
    async with talking(sample_core) as talk:
        person = talk.api.person(ANNA)
        await go_away(person)
        clock.move(days=2)
        await person.tap(TEXTS("button-back-here"))
        await person.wait_for("The digest of what you missed is on its way")
        talk.api.reset("sendMessage")
        await talk.sender.send_due()
        await person.wait_for(TEXTS("button-resend"))
        assert AWAY not in "\n".join(person.messages), "it did not arrive, and is not repeated unasked"
        await person.tap(TEXTS("button-resend"))
        await person.wait_for(TEXTS("toast-resent"))
        await talk.sender.send_due()
        await person.wait_for(AWAY)
        assert "\n".join(person.messages).count(AWAY) == 1
