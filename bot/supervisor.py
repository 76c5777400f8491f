"""Keeps a long-running part alive: restarts it with back-off and says so.

The only place with a broad `except`, because a part may fail in any way and the others must
go on; the traceback is logged. Does not know what the parts do.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime

import structlog

from bot.clock import Clock
from bot.errors import OperatorError, OutageError

FIRST_PAUSE_S, LONGEST_PAUSE_S, CALM_S = 1.0, 60.0, 300.0

_log = structlog.get_logger(__name__)


@dataclass(slots=True)
class PartState:
    """How a part fares, for the status: `failure` is the kind of the last error."""

    restarts: int = 0
    failure: str | None = None
    failed_at: datetime | None = None


@dataclass(slots=True)
class Supervisor:
    """Runs named parts; `states` tells how each fares."""

    clock: Clock
    states: dict[str, PartState] = field(default_factory=dict)

    async def keep(self, name: str, part: Callable[[], Awaitable[None]]) -> None:
        """Runs `part` until it returns; restarts it after 1, 2, 4 … 60 s when it fails.

        The pause starts anew after 5 calm minutes. An OperatorError (something that only a person
        can put right) and cancellation pass through. An outage is no fault of ours: no traceback.
        """
        state = self.states.setdefault(name, PartState())
        pause_s = FIRST_PAUSE_S
        while True:
            started = asyncio.get_running_loop().time()
            try:
                await part()
            except OperatorError:
                raise
            except Exception as error:
                state.restarts += 1
                state.failure, state.failed_at = type(error).__name__, self.clock.now()
                _log.error(
                    "part failed",
                    part=name,
                    restart=state.restarts,
                    pause_s=pause_s,
                    **({"reason": str(error)} if isinstance(error, OutageError) else {"exc_info": error}),
                )
            else:
                return
            if asyncio.get_running_loop().time() - started > CALM_S:
                pause_s = FIRST_PAUSE_S
            await self.clock.sleep(pause_s)
            pause_s = min(LONGEST_PAUSE_S, pause_s * 2)
