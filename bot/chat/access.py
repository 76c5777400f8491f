"""Whether a person who is not known yet may come in: ACCESS=open, allowlist or invite.

Who is a subscriber already, or an admin, is always let in. An invitation's code comes with /start and
is used up in the transaction that makes the subscriber. Answers nobody: the middleware does.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from storage.database import Connection
from storage.invites import use_invite
from storage.records import Subscriber
from storage.subscribers import save_subscriber

Access = Literal["open", "allowlist", "invite"]


def admit(
    db: Connection,
    newcomer: Subscriber,
    access: Access,
    admin_ids: tuple[int, ...],
    message: str,
    now: datetime,
) -> bool:
    """Makes `newcomer` a subscriber if they may be one; `message` may hold an invitation."""
    free = access == "open" or newcomer.chat_id in admin_ids
    if not free and not (access == "invite" and _uses_invite(db, message, newcomer.chat_id, now)):
        return False
    save_subscriber(db, newcomer)
    return True


def _uses_invite(db: Connection, message: str, chat_id: int, now: datetime) -> bool:
    command, _, code = message.strip().partition(" ")
    return command == "/start" and bool(code) and use_invite(db, code.strip(), chat_id, now)
