"""The long runs from the command line; prints a line for each, and fails when something was lost."""

from __future__ import annotations

import asyncio
import logging
import sys
import tempfile
from pathlib import Path

from bot.logs import configure_logs
from tests.soak.digests import describe_digests, run_digests
from tests.soak.faults import Outcome, run_faults, run_gap
from tests.soak.kills import describe_kills, run_kills
from tests.soak.life import describe_life, run_life
from tests.soak.sending import describe_sending, run_sending


async def run(names: list[str]) -> bool:
    """Runs what is named, all without names; returns whether all was well."""
    runs = {
        "faults": _faults,
        "gap": _gap,
        "kills": _kills,
        "digests": _digests,
        "sending": _sending,
        "life": _life,
    }
    good = True
    for name in names or runs:
        with tempfile.TemporaryDirectory() as directory:
            line, is_well = await runs[name](Path(directory))
        print(line, flush=True)
        good &= is_well
    return good


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
    async with asyncio.timeout(300):
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
    sys.exit(not asyncio.run(run(sys.argv[1:])))
