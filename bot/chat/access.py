"""Whether a chat that is not known yet may come in: ACCESS=open, allowlist or invite.

Who is a subscriber already, or an admin, or on the operators' list, is always let in; so is a group or a
channel that an admin brings the bot to. An invitation's code comes with /start and is used up in the
transaction that makes the subscriber. Answers nobody: the middleware does.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from storage.allowlist import is_allowed
from storage.database import Connection
from storage.invites import use_invite
from storage.records import Subscriber
from storage.subscribers import save_subscriber

Access = Literal["open", "allowlist", "invite"]


def admit(
    db: Connection,
    newcomer: Subscriber,
    access: Access,
    is_admin: bool,
    message: str,
    now: datetime,
) -> bool:
    """Makes `newcomer` a subscriber if they may be one; `message` may hold an invitation. `is_admin`: who
    asks for it runs the bot."""
    free = access == "open" or is_admin or is_allowed(db, newcomer.chat_id)
    if not free and not (access == "invite" and _uses_invite(db, message, newcomer.chat_id, now)):
        return False
    save_subscriber(db, newcomer)
    return True


def _uses_invite(db: Connection, message: str, chat_id: int, now: datetime) -> bool:
    command, _, code = message.strip().partition(" ")
    is_start = command.partition("@")[0] == "/start"
    return is_start and bool(code) and use_invite(db, code.strip(), chat_id, now)
