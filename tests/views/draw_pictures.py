"""Draws docs/pictures/ from the invented sample: `python -m tests.views.draw_pictures`."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.answers.trends import count_trend
from bot.charts.painter import Painter
from bot.collector.export import open_source
from bot.collector.importing import ImportReport, import_items
from bot.config import load_settings
from bot.core import Core, open_core
from bot.i18n import load_texts
from bot.sample import load_channels, sample_path
from bot.views.trends import view_trend
from storage.channels import save_channel
from tests.conftest import HandClock

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
# name, language, query, days
DRAWN = (
    ("query-ru", "ru", "порт", 30),
    ("topic-kk", "kk", "topic:gas_energy", 30),
    ("both-countries-tk", "tk", "country:kz-tm", 30),
    ("quarter-en", "en", "port", 90),
)


async def draw_all(core: Core) -> None:
    """Imports the sample into `core` and draws every picture."""
    for channel in load_channels():
        await core.db.write(save_channel, channel)
    await import_items(
        open_source(sample_path()), core.ingest, core.db, ImportReport(), on_batch=lambda _: None
    )
    painter, zone = Painter(), ZoneInfo("Asia/Almaty")
    for name, language, query, days in DRAWN:
        trend = await count_trend(
            core.db, core.analyser, core.lexicon.names, query, core.clock.now(), zone, days=days
        )
        screen = view_trend(trend, load_texts(language), token="t", zone=zone)
        assert screen.picture is not None
        (PICTURES / f"{name}.png").write_bytes(await painter.draw(screen.picture))


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        settings = load_settings(Path(folder) / "no-config.env")
        with open_core(settings, Path(folder) / "data" / "sample.db", HandClock()) as opened:
            asyncio.run(draw_all(opened))
