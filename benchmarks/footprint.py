"""How long a start takes and how much memory the program then has: `python -m benchmarks.footprint`.

The whole program as a process between two pretended Telegrams on loopback, started a second time, so that its
database and channel are known. *Ready*: a person who wrote meanwhile has been answered, and a post that
waited in the channel is stored, so the vocabulary and every alert are compiled. *Idle*: resident memory
SETTLE_S later. Arguments choose some: all, collect, crowd.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.report import print_figures
from benchmarks.standing_queries import invent_queries
from benchmarks.texts import load_texts
from bot.i18n import load_texts as load_texts_of
from storage.alerts import add_alert
from storage.database import Connection, Database
from storage.records import Subscriber
from storage.subscribers import save_subscriber
from tests.e2e.wires import Wires, open_wires

SETTLE_S = 20.0
PATIENCE_S = 180.0
FIRST_CHAT = 760_000_000


@dataclass(frozen=True, slots=True)
class Scene:
    """What is started (`only` one half, or all), and how many alerts of how many people it has."""

    only: str | None
    alerts: int
    people: int


SCENES = {
    "all": Scene(None, 1_000, 200),
    "collect": Scene("collect", 1_000, 200),
    "crowd": Scene(None, 100_000, 20_000),
}
WANTED = {
    "all.ready_s": -8,
    "all.idle_mib": -400,
    "collect.ready_s": -3,
    "collect.idle_mib": -220,
    "crowd.ready_s": -25,
    "crowd.idle_mib": -600,
}


async def measure(name: str) -> dict[str, float]:
    """The figures of one scene."""
    scene = SCENES[name]
    with tempfile.TemporaryDirectory() as directory:
        async with open_wires(Path(directory), {"port_news": "Port news"}, is_fresh=True) as wires:
            await _live_once(wires)
            _fill(wires.service.database, scene)
            (channel,) = wires.world.channels.values()
            channel.publish("Пост, который ждал", push=False)
            begun = time.monotonic()
            await wires.service.launch(scene.only)
            answered_at = None if scene.only == "collect" else await _ask_for_help(wires)
            await wires.until_stored(channel, PATIENCE_S)
            ready_at, cpu_s = time.monotonic(), _read_cpu_s(wires.service.pid)
            await asyncio.sleep(SETTLE_S)
            memory = _read_memory(wires.service.pid)
            assert await wires.service.stop() == 0
    answered = {f"{name}.answers_s": answered_at - begun} if answered_at else {}
    return answered | {
        f"{name}.ready_s": ready_at - begun,
        f"{name}.ready_cpu_s": cpu_s,
        f"{name}.idle_mib": memory["VmRSS"],
        f"{name}.peak_mib": memory["VmHWM"],
    }


async def _live_once(wires: Wires) -> None:
    """The first start of all: the channel is looked up and read."""
    (channel,) = wires.world.channels.values()
    channel.publish("Первый пост", push=False)
    await wires.service.start(only=None)
    await wires.until_stored(channel)
    assert await wires.service.stop() == 0


async def _ask_for_help(wires: Wires) -> float:
    """Writes to the bot, and returns when the answer came."""
    person = wires.api.person(FIRST_CHAT - 1, "ru")
    await person.say("/help")
    shown = await person.wait_for(load_texts_of("ru")("help-title"), PATIENCE_S)
    return shown.at


def _fill(path: Path, scene: Scene) -> None:
    queries = invent_queries(load_texts(), scene.alerts)
    now = datetime.now(UTC) + timedelta(days=1)  # none of them may fire

    def write(db: Connection) -> None:
        for number in range(scene.people):
            save_subscriber(db, Subscriber(FIRST_CHAT + number, "ru", "Asia/Almaty", created_at=now))
        for number, query in enumerate(queries):
            add_alert(db, FIRST_CHAT + number % scene.people, query, now)

    db = Database.open(path)
    try:
        db.write_now(write)
    finally:
        db.close()


def _read_cpu_s(pid: int) -> float:
    """Seconds of CPU so far, of all threads: on a busy machine a start takes longer, and no more of these."""
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _read_memory(pid: int) -> dict[str, float]:
    """MiB by name, as Linux tells them: https://man7.org/linux/man-pages/man5/proc_pid_status.5.html"""
    lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    fields = dict(line.split(":", 1) for line in lines)
    return {name: int(fields[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM")}


def main(names: list[str]) -> int:
    """Prints the figures of the scenes named, else of all."""
    if unknown := set(names) - SCENES.keys():
        print(f"No such scene: {', '.join(sorted(unknown))}. There are {', '.join(SCENES)}.")
        return 2
    for name in names or SCENES:
        print_figures(asyncio.run(measure(name)), WANTED)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
