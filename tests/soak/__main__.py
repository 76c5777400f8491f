"""The long runs from the command line: a line for each, and status 1 when something was lost or too slow."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
import tempfile
from pathlib import Path

from bot.logs import configure_logs
from tests.soak.digests import describe_digests, run_digests
from tests.soak.faults import Outcome, run_faults, run_gap
from tests.soak.kills import describe_kills, run_kills
from tests.soak.life import describe_life, run_life
from tests.soak.sending import describe_sending, run_sending
from tests.soak.together import part_command, run_together

# How long each may take on two cores that do other work as well, in seconds; together less than the hour of
# `make soak`. The whole took 18 minutes: faults 58, gap 23, kills 128, digests 426, sending 267, life 191.
LIMITS = {"faults": 420, "gap": 180, "kills": 600, "digests": 900, "sending": 750, "life": 420}


def run(names: list[str]) -> bool:
    """Runs what is named, all without names; returns whether all was well."""
    if len(names) == 1:
        return asyncio.run(_run_alone(names[0]))
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what is under way is ended too
    ended = run_together({name: (part_command(name), LIMITS[name]) for name in names or LIMITS})
    return all(each.is_good for each in ended)


async def _run_alone(name: str) -> bool:
    parts = {
        "faults": _faults,
        "gap": _gap,
        "kills": _kills,
        "digests": _digests,
        "sending": _sending,
        "life": _life,
    }
    with tempfile.TemporaryDirectory() as directory:
        line, is_well = await parts[name](Path(directory))
    print(line, flush=True)
    return is_well


async def _faults(directory: Path) -> tuple[str, bool]:
    outcome = await run_faults(directory, channels=50, posts=40, seed=20261122, acting_s=60, settling_s=180)
    return describe("faults", outcome), is_good(outcome)


async def _gap(directory: Path) -> tuple[str, bool]:
    outcome = await run_gap(directory, missed=5000)
    return describe("gap", outcome), is_good(outcome)


async def _kills(directory: Path) -> tuple[str, bool]:
    outcome = await run_kills(directory, kills=30, history=1000, seed=20261122, is_fresh=True)
    return describe_kills(outcome), outcome.is_good


async def _digests(directory: Path) -> tuple[str, bool]:
    outcome = await run_digests(directory, people=10_000, is_fresh=True)
    return describe_digests(outcome), outcome.is_good


async def _sending(directory: Path) -> tuple[str, bool]:
    outcome = await run_sending(directory, kills=200, chats=40, seed=20261128)
    return describe_sending(outcome), outcome.is_good


async def _life(directory: Path) -> tuple[str, bool]:
    outcome = await run_life(directory, hours=2, speed=40)
    return describe_life(outcome), outcome.is_good


def is_good(outcome: Outcome) -> bool:
    """Whether nothing was lost and nothing came twice."""
    return not (outcome.differences or outcome.alerts_missing or outcome.alerts_twice)


def describe(name: str, outcome: Outcome) -> str:
    """The outcome for people, the first differences with it."""
    head = (
        f"{name}: {outcome.posts} posts, {outcome.requests} requests, {outcome.incidents} faults, "
        f"{outcome.seconds:.0f} s: {len(outcome.differences)} differences, "
        f"{outcome.alerts_missing} alerts missing, {outcome.alerts_twice} twice"
    )
    return "\n  ".join([head, *outcome.differences[:20]])


if __name__ == "__main__":
    configure_logs("ERROR", "console")
    logging.getLogger("telethon").setLevel(logging.CRITICAL)
    sys.exit(not run(sys.argv[1:]))
