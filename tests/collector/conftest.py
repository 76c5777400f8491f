"""The collector's scene: a pretended Telegram with one joined channel, and a collector before it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.core import Core
from tests.collector import preview_reading
from tests.collector.preview_reading import PreviewScene
from tests.collector.reading import GatedClock, Scene, build, configure
from tests.conftest import START
from tests.doubles.mtproto import MtprotoServer, World, WorldChannel
from tests.doubles.preview import PreviewDouble


@pytest.fixture
def gated() -> GatedClock:
    return GatedClock(START)


@pytest.fixture
def world(gated: GatedClock) -> World:
    return World(clock=gated.now)


@pytest.fixture
def news(world: World) -> WorldChannel:
    return world.add_channel("example_news", "Example news", joined=True)


@pytest.fixture
async def scene(core: Core, gated: GatedClock, world: World, news: WorldChannel) -> AsyncIterator[Scene]:
    core.clock = gated
    async with MtprotoServer(world) as server:
        configure(core, server.string_session(), "@example_news")
        yield Scene(core, gated, world, server, build(core, gated))
        assert server.unsupported == []


@pytest.fixture
async def preview(
    core: Core, gated: GatedClock, world: World, news: WorldChannel
) -> AsyncIterator[PreviewScene]:
    """Without an account: the pretended site with one channel, and a collector before it."""
    core.clock = gated
    async with PreviewDouble(world) as site:
        preview_reading.configure(core, site, "@example_news")
        yield PreviewScene(core, gated, world, site, preview_reading.build_preview(core, gated))
        assert site.most_at_once <= 1
