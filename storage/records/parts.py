"""The parts of the running program, as the database knows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

# held: waits for something that only a person can put right.
PartState = Literal["running", "failed", "held", "stopped"]

# The kind of a failure that nobody could report: the process was killed, or the machine went down.
PROCESS_ENDED = "ProcessEnded"


@dataclass(frozen=True, slots=True)
class PartNote:
    """What the process that runs a part says of it; `kind` of error where it failed or is held."""

    name: str
    state: PartState
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part that the program keeps alive, as it was last heard of.

    `changed_at`: since when it is in its state. `held_for`: the kind of error that holds it.
    `failures`: how often it failed in the window asked for; `failure` and `failed_at`: the kind of
    the last of them, and when.
    """

    name: str
    state: PartState
    changed_at: datetime
    beat_at: datetime
    held_for: str | None = None
    failures: int = 0
    failure: str | None = None
    failed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Wait:
    """Telegram asked a part not to make one kind of call until then."""

    part: str
    method: str  # as in Telegram's documentation, such as messages.getHistory
    until: datetime
