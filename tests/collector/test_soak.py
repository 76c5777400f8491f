"""Short forms of the long runs in tests/soak."""

from __future__ import annotations

from pathlib import Path

from bot.collector.understanding import Understander
from tests.soak.__main__ import describe, is_good
from tests.soak.faults import run_faults, run_gap


async def test_lost_pushes_cuts_and_flood_waits_lose_nothing(
    tmp_path: Path, understander: Understander
) -> None:
    outcome = await run_faults(
        tmp_path,
        channels=5,
        posts=12,
        seed=7,
        acting_s=6,
        settling_s=60,
        tiers_s=(60, 180, 420, 1200),
        understander=understander,
    )
    assert outcome.incidents > 20, "nothing went wrong: this shows nothing"
    assert is_good(outcome), describe("faults", outcome)


async def test_a_gap_too_long_for_differences_is_filled(tmp_path: Path, understander: Understander) -> None:
    outcome = await run_gap(tmp_path, missed=300, understander=understander)
    assert is_good(outcome), describe("gap", outcome)
