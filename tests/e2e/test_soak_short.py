"""Short forms of the long runs with the whole program as a process: many digests at one minute, kills; and
what the run of two hours makes of what it saw."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.soak.__main__ import LIMITS
from tests.soak.digests import A_SECOND, describe_digests, run_digests
from tests.soak.life import Outcome as Life
from tests.soak.sending import describe_sending, run_sending
from tests.soak.together import run_together
from tests.soak.vitals import Chart, Vitals

SLEEPS = "import time; time.sleep(60)"


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


def test_all_runs_together_take_less_than_an_hour_whatever_happens() -> None:
    assert sum(LIMITS.values()) < 3600 - 300  # of which something is left for starting and ending each


def test_a_part_that_fails_or_hangs_takes_nothing_from_the_others(capfd: pytest.CaptureFixture[str]) -> None:
    hangs = f"import subprocess as s, sys; s.Popen([sys.executable, '-c', {SLEEPS!r}]).wait()"
    parts = {
        "fails": ([sys.executable, "-c", "print('one is lost'); raise SystemExit(1)"], 30.0),
        "hangs": ([sys.executable, "-c", hangs], 0.5),
        "works": ([sys.executable, "-c", "print('all is there')"], 30.0),
    }
    ended = run_together(parts, told_every_s=0.2)
    assert [(each.name, each.status) for each in ended] == [("fails", 1), ("hangs", None), ("works", 0)]
    told = capfd.readouterr().out
    assert "one is lost" in told
    assert "all is there" in told
    assert "  hangs: 0 s" in told, "it is said that it still runs"
    assert told.splitlines()[-4].startswith("summary: 1 of 3 parts well")
    assert [line.split(",")[0].strip() for line in told.splitlines()[-3:]] == [
        "fails: FAILED",
        "hangs: not ended in its time",
        "works: well",
    ]


def test_two_hours_of_life_tell_a_leak_from_what_only_breathes() -> None:
    flat = [Vitals(300 + look % 5, 26 + look % 3, 12, 23 + look % 4) for look in range(180)]
    warming = [replace(look, rss_mib=200 + 2 * place) for place, look in enumerate(flat[:50])]
    assert _lived(warming + flat[50:]).is_good
    for what, every in (("rss_mib", 2), ("files", 8), ("threads", 8), ("tasks", 8)):  # 8 s: two cuts
        leaking = [
            replace(look, **{what: getattr(look, what) + place // every}) for place, look in enumerate(flat)
        ]
        assert _lived(leaking).growing == ("own_mib" if what == "rss_mib" else what,)
    filling = [replace(look, rss_mib=300 + place / 2, pages_mib=place / 2) for place, look in enumerate(flat)]
    assert _lived(filling).is_good, "pages of the database are no leak"
    flood = [replace(look, rss_mib=300 + place, pages_mib=place) for place, look in enumerate(flat)]
    assert _lived(flood).growing == ("pages_mib",), "beyond what the connections may hold"


def test_two_hours_of_life_in_which_nobody_was_answered_show_nothing() -> None:
    flat = [Vitals(300, 26, 12, 23)] * 180
    assert not replace(_lived(flat), answers=0).is_good


def _lived(looks: list[Vitals]) -> Life:
    return Life(
        hours=2,
        seconds=185,
        posts=1,
        edits=1,
        alerts=1,
        digests=1,
        answers=1,
        cuts=1,
        slope=0.0,
        chart=Chart(looks),
    )
