"""A channel closes and opens: whoever runs the bot is told in Telegram, once, and gets to its card."""

from __future__ import annotations

from pathlib import Path

from bot.i18n import load_texts
from tests.e2e.wires import LATER_S, SOON_S, open_wires

ADMIN, READER = 730_000_001, 730_000_002


async def test_an_operator_hears_of_a_closed_channel_and_of_its_return(tmp_path: Path) -> None:
    texts = load_texts("ru")
    async with open_wires(tmp_path, {"port_news": "Port news"}, ADMIN_IDS=ADMIN) as wires:
        admin, reader = wires.api.person(ADMIN, "ru"), wires.api.person(READER, "ru")
        channel = wires.world.find_channel("port_news")
        assert channel is not None
        channel.publish("Паром пришёл", push=False)
        await wires.service.start(only=None)
        await wires.until_stored(channel)
        for person in (admin, reader):
            await person.say("/start")
            await person.wait_for(texts("start-welcome"), SOON_S)
        await admin.rest()
        channel.make_private()
        told = await admin.wait_for("Канал закрыли", LATER_S)
        assert "Port news" in told.text
        await admin.rest()
        await admin.tap(texts("button-channel-card"))
        card = await admin.wait_for(texts("state-private"), SOON_S)
        assert (card.kind, card.message_id) == ("edit", told.message_id)
        assert await wires.service.stop() == 0
        await wires.service.start(only=None)
        await admin.rest()  # a new process does not know what the one before has just sent
        channel.reopen()
        await admin.wait_for("Канал снова читается", LATER_S)
        assert await wires.service.stop() == 0
        assert sum("Канал закрыли" in shown.text for shown in admin.shown) == 1
        assert not any("Канал" in shown.text and "Port news" in shown.text for shown in reader.shown)
