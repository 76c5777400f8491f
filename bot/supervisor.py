"""Keeps a long-running part alive: restarts it with back-off, and tells whoever keeps account of it.

The only place with a broad `except`, because a part may fail in any way and the others must go on;
the traceback is logged. Knows neither what the parts do nor where the account is kept: `Account`
is handed in, and an account that cannot be kept stops no part.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog

from bot.clock import Clock
from bot.errors import NotReadyError, OperatorError, OutageError
from storage.errors import DatabaseCorrupt, StorageOutage
from storage.records import PartNote, PartState

FIRST_PAUSE_S, LONGEST_PAUSE_S, CALM_S = 1.0, 60.0, 300.0
HELD_PAUSE_S, SETTLED_S = 60.0, 5.0
BEAT_S = 15.0
_OUTAGES = (OutageError, StorageOutage)

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Account:
    """Where it is noted how the parts fare: each change, and that the process is alive."""

    on_change: Callable[[PartNote, datetime], Awaitable[None]]
    on_beat: Callable[[Sequence[PartNote], datetime], Awaitable[None]]


class Supervisor:
    """Runs named parts of one process; `beat` beside them tells that the process is alive."""

    def __init__(self, clock: Clock, account: Account | None = None) -> None:
        self._clock, self._account = clock, account
        self._notes: dict[str, PartNote] = {}

    async def keep(self, name: str, part: Callable[[], Awaitable[None]], *, is_patient: bool = False) -> None:
        """Runs `part` until it returns; restarts it after 1, 2, 4 … 60 s when it fails.

        The pause starts anew after 5 calm minutes. Cancellation and an OperatorError (something that
        only a person can put right) pass through; but a part that `is_patient` is held on a
        NotReadyError and tried again every minute. An outage, of the network or of the disk, is no fault of
        ours: no traceback. A damaged database ends the part as an OperatorError does: whoever went on would
        write into it.
        """
        try:
            await self._run(name, part, is_patient=is_patient)
        except OperatorError as error:
            await self._note(name, "held", error)
            raise
        except asyncio.CancelledError:
            await self._note_end(name)
            raise
        else:
            await self._note_end(name)
        finally:
            self._notes.pop(name, None)

    async def _note_end(self, name: str) -> None:
        """Notes that a part has stopped, also where a stop cancels a part that has just ended by itself."""
        noting = asyncio.ensure_future(self._note(name, "stopped"))
        try:
            await asyncio.shield(noting)
        except asyncio.CancelledError:
            await asyncio.wait((noting,))
            raise

    async def beat(self) -> None:
        """Tells every 15 s, until cancelled, that the process is alive: one write for all its parts."""
        while True:
            await self._clock.sleep(BEAT_S)
            if self._account and self._notes:
                await self._tell(self._account.on_beat(list(self._notes.values()), self._clock.now()))

    async def _run(self, name: str, part: Callable[[], Awaitable[None]], *, is_patient: bool) -> None:
        pause_s, said = FIRST_PAUSE_S, ""
        while True:
            began_at = asyncio.get_running_loop().time()
            try:
                return await (self._try(name, part) if said else self._begin(name, part))
            except NotReadyError as error:
                if not is_patient:
                    raise
                if said != str(error) or _has_lasted(began_at):
                    said = str(error)
                    _log.error("part waits for the operator", part=name, reason=said)
                await self._note(name, "held", error)
                await self._clock.sleep(HELD_PAUSE_S)
                continue
            except OperatorError:
                raise
            except DatabaseCorrupt as error:
                raise OperatorError(str(error)) from error
            except Exception as error:
                if _has_lasted(began_at):
                    pause_s, said = FIRST_PAUSE_S, ""
                why = {"reason": str(error)} if isinstance(error, _OUTAGES) else {"exc_info": error}
                _log.error("part failed", part=name, pause_s=pause_s, **why)
                await self._note(name, "failed", error)
            await self._clock.sleep(pause_s)
            pause_s = min(LONGEST_PAUSE_S, pause_s * 2)

    async def _begin(self, name: str, part: Callable[[], Awaitable[None]]) -> None:
        await self._note(name, "running")
        await part()

    async def _try(self, name: str, part: Callable[[], Awaitable[None]]) -> None:
        """Runs a part that was held: it is at work again once it has lasted for some seconds."""
        trial = asyncio.ensure_future(part())
        try:
            await asyncio.wait((trial,), timeout=SETTLED_S)
            if not trial.done():
                await self._note(name, "running")
            await trial
        finally:
            trial.cancel()
            await asyncio.wait((trial,))

    async def _note(self, name: str, state: PartState, error: Exception | None = None) -> None:
        note = self._notes[name] = PartNote(name, state, type(error).__name__ if error else None)
        if self._account:
            await self._tell(self._account.on_change(note, self._clock.now()))

    async def _tell(self, telling: Awaitable[None]) -> None:
        try:
            await telling
        except Exception as error:
            _log.warning("how the parts fare could not be noted", reason=str(error))


def _has_lasted(began_at: float) -> bool:
    return asyncio.get_running_loop().time() - began_at > CALM_S
