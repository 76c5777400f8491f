"""What an operator says of channels in the chat reaches the collector, which is another process."""

from __future__ import annotations

from pathlib import Path

from bot.i18n import load_texts
from tests.e2e.wires import LATER_S, SOON_S, Wires, open_wires

OPERATOR = 710_501_501
CHANNELS = {"port_news": "Port", "sea_news": "Sea"}


async def test_an_operator_adds_pauses_and_removes_channels_of_a_collector_elsewhere(tmp_path: Path) -> None:
    texts = load_texts("ru")
    async with open_wires(tmp_path, CHANNELS, ADMIN_IDS=OPERATOR) as wires:
        wires.service.configure(CHANNELS="@port_news")
        port, sea = wires.world.channels.values()
        port.publish("Порт открыт")
        sea.publish("Шторм на Каспии")
        collecting = wires.add_service()
        try:
            await wires.service.start("serve")
            await collecting.launch("collect")
            await wires.until_stored(port)
            operator = wires.api.person(OPERATOR, language="ru")
            await operator.say("/channels https://t.me/sea_news")
            await operator.wait_for("Буду искать: @sea_news", SOON_S)
            await wires.until_stored(sea)
            for word, channel in (("button-pause", sea), ("button-remove", port)):
                await operator.say("/channels")
                await operator.wait_for(texts("channels-buttons"), SOON_S)
                await operator.tap(channel.title)
                await operator.wait_for("Состояние: читается", SOON_S)
                await operator.tap(texts(word))
                await operator.wait_for(
                    lambda shown: shown.kind == "edit" and "читается" not in shown.text, SOON_S
                )
            assert _states(wires) == {"Sea": "paused", "Port": "removed"}
            assert await collecting.stop() == 0
            await collecting.launch("collect")
            sea.publish("Этого никто не прочтёт")
            port.publish("И этого тоже, пока канал убран")
            await operator.tap(texts("button-undo"))
            await wires.until_stored(port, LATER_S)
            assert len(wires.stored(sea)) == 1
            assert _states(wires) == {"Sea": "paused", "Port": "active"}
            assert [await each.stop() for each in (collecting, wires.service)] == [0, 0]
        finally:
            await collecting.make_sure_it_ends()
        collecting.check_log(str(OPERATOR))


def _states(wires: Wires) -> dict[object, object]:
    return dict(wires.ask("select title, state from channels"))  # type: ignore[arg-type]
