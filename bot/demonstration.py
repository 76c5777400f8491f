"""The demonstration: the invented sample in a database of its own, and the terminal chat over it.

Part of the composition root. The dates are shifted once, so that the sample's last day is the day
the database was made; on a later day it is made anew. While the chat is open at a keyboard, a few
more posts appear, so that an alert fires before one's eyes. Nothing here touches the network.
"""

from __future__ import annotations

import asyncio
import sys
from datetime import datetime, timedelta
from pathlib import Path

from bot.app import run_terminal
from bot.clock import Clock
from bot.collector.export import open_source
from bot.collector.importing import ImportReport, import_items
from bot.config import Settings
from bot.console.conversation import GREETING, Screenwriter
from bot.core import Core, open_core
from bot.sample import LivePost, load_channels, load_live, sample_path, shift_for, shifted
from bot.sample.readings import invent_readings
from storage.channels import find_channel, save_channel
from storage.counters import write_history
from storage.posts import list_posts_between
from storage.records import Channel, Post
from storage.settings import find_setting, set_setting

DATABASE = Path("data/demo.db")
_SHIFT_KEY = "sample.shift_days"


def run_demonstration(settings: Settings, clock: Clock | None = None, database: Path = DATABASE) -> int:
    """Runs until the person leaves or the input ends; returns the exit status 0."""
    interactive = sys.stdin.isatty()
    print(
        f"No config.env here: this is a demonstration on an invented sample, kept in {database}. "
        "To watch real channels, copy config.example.env to config.env.\n"
    )
    _drop_stale(settings, clock, database)
    with open_core(settings, database, clock) as core:
        asyncio.run(_run(core, interactive=interactive))
    return 0


async def _run(core: Core, *, interactive: bool) -> None:
    await _fill(core)
    screen = Screenwriter(interactive=interactive)
    if interactive:
        screen.write(GREETING)
        await run_terminal(core, screen, is_sample=True, meanwhile=lambda: _publish_live(core))
    else:
        await run_terminal(core, screen, is_sample=True, lines=sys.stdin, otherwise="/digest")


def _drop_stale(settings: Settings, clock: Clock | None, database: Path) -> None:
    """Deletes a demonstration's database whose "today" is over, so that it is made anew."""
    if not database.exists():
        return
    with open_core(settings, database, clock) as core:
        stored = core.db.read_now(find_setting, _SHIFT_KEY)
        wanted = _shift(core.clock.now()).days
    if stored is not None and int(stored) != wanted:
        print("The sample's dates are of an earlier day: the demonstration starts anew.\n")
        for path in (database, *database.parent.glob(f"{database.name}-*")):
            path.unlink(missing_ok=True)


async def _fill(core: Core) -> None:
    """Takes the sample through the one door; what is there already stays as it is."""
    stored = await core.db.read(find_setting, _SHIFT_KEY)
    shift = timedelta(days=int(stored)) if stored is not None else _shift(core.clock.now())
    known = {channel.channel_id: channel for channel in load_channels()}
    for channel in known.values():
        await core.db.write(save_channel, channel)

    def move(channel: Channel, post: Post) -> tuple[Channel, Post]:
        return known.get(channel.channel_id, channel), shifted(post, shift)

    report = ImportReport()
    await import_items(
        open_source(sample_path()), core.ingest, core.db, report, on_batch=lambda _: None, change=move
    )
    if stored is None:
        posts = await core.db.read(list_posts_between, None, None)
        now = core.clock.now()
        await core.db.write(write_history, [each for post in posts for each in invent_readings(post, now)])
    await core.db.write(set_setting, _SHIFT_KEY, str(shift.days))
    await core.grouper.group()


def _shift(now: datetime) -> timedelta:
    """Whole days that make the sample's last day today."""
    return shift_for(now.date())


async def _publish_live(core: Core) -> None:
    """Lets the live posts appear, each as many seconds after the start as the sample says."""
    passed = 0
    for live in load_live():
        await core.clock.sleep(live.delay_s - passed)
        passed = live.delay_s
        await _publish(core, live)


async def _publish(core: Core, live: LivePost) -> None:
    stored = await core.db.read(find_channel, live.channel.channel_id)
    if stored is None or stored.state == "active":  # in the chat one may try pausing and removing
        await core.ingest.ingest(live.channel, [live.at(core.clock.now())])
