"""Short forms of the long runs with the whole program as a process: many digests at one minute, kills."""

from __future__ import annotations

from pathlib import Path

from tests.soak.digests import A_SECOND, describe_digests, run_digests
from tests.soak.sending import describe_sending, run_sending


async def test_many_digests_of_one_minute_go_out_once_each_within_the_limits(tmp_path: Path) -> None:
    outcome = await run_digests(tmp_path, people=96)
    told = describe_digests(outcome)
    assert outcome.got == outcome.people, told
    assert outcome.compositions == outcome.wishes == 48, told
    assert (outcome.refused, outcome.violations) == (0, ()), told
    assert A_SECOND / 2 < outcome.busiest <= A_SECOND, told
    assert outcome.answers > 0, told


async def test_killed_while_sending_nothing_is_lost_nor_repeated_unsaid_nor_out_of_order(
    tmp_path: Path,
) -> None:
    outcome = await run_sending(tmp_path, kills=2, chats=8, seed=11)
    assert outcome.is_good, describe_sending(outcome)
    assert outcome.faults, "nothing went wrong: this shows nothing"
