"""An alert with one thing changed. Parses no query.

"Less from this channel" and its way back are changes of the text; an option is one of AlertOptions.
"""

from __future__ import annotations

from dataclasses import replace

from storage.records import AlertOptions, AlertTiming

CAPS = (0, 3, 5, 10, 20)  # posts a day; 0 = no limit
_TIMINGS: dict[str, AlertTiming] = {"now": "now", "hourly": "hourly", "digest": "digest"}


def leave_out(query: str, username: str) -> str:
    """The query that no longer fires on the channel; the same where it was left out already."""
    return query if leaves_out(query, username) else f"{query} {_exclusion(username)}"


def take_back(query: str, username: str) -> str:
    """The query as it was before `leave_out`."""
    if not leaves_out(query, username):
        return query
    at = query.lower().rindex(_exclusion(username).lower())
    return f"{query[:at].rstrip()} {query[at + len(_exclusion(username)) :].lstrip()}".strip()


def leaves_out(query: str, username: str) -> bool:
    """Whether the query has the channel's exclusion as a word of its own."""
    return _exclusion(username).lower() in query.lower().split()


def set_option(options: AlertOptions, option: str, value: str) -> AlertOptions:
    """The options with one of them changed; as they are for what no button of ours says."""
    if option == "timing" and value in _TIMINGS:
        return replace(options, timing=_TIMINGS[value])
    if option == "cap" and value.isdecimal() and int(value) in CAPS:
        return replace(options, daily_cap=int(value) or None)
    if value not in ("0", "1"):
        return options
    match option:
        case "silent":
            return replace(options, silent=value == "1")
        case "quiet":
            return replace(options, heeds_quiet=value == "1")
        case "story":
            return replace(options, per_story=value == "1")
    return options


def _exclusion(username: str) -> str:
    return f"-from:@{username}"
