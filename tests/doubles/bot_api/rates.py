"""How fast messages came: the greatest number within any sliding window. Pure."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable

EVERYWHERE, CHAT, GROUP = (30, 1.0), (3, 3.0), (20, 60.0)


def find_busiest(moments: Iterable[float], seconds: float) -> int:
    """Returns how many of `moments` lay within the fullest half-open window of `seconds`."""
    window: deque[float] = deque()
    busiest = 0
    for moment in sorted(moments):
        window.append(moment)
        while window[0] <= moment - seconds:
            window.popleft()
        busiest = max(busiest, len(window))
    return busiest


def find_violations(sent: Iterable[tuple[float, int]]) -> list[str]:
    """Names each limit that messages (moment, chat id) went over: in all, of a chat, of a group."""
    found, chats = [], defaultdict(list)
    for moment, chat_id in sent:
        chats[chat_id].append(moment)
    everything = [moment for moments in chats.values() for moment in moments]
    rules = [("everywhere", everything, EVERYWHERE)]
    rules += [(f"chat {chat_id}", moments, CHAT) for chat_id, moments in chats.items()]
    rules += [(f"group {chat_id}", moments, GROUP) for chat_id, moments in chats.items() if chat_id < 0]
    for name, moments, (limit, seconds) in rules:
        busiest = find_busiest(moments, seconds)
        if busiest > limit:
            found.append(f"{name}: {busiest} messages within {seconds:g} s")
    return found
