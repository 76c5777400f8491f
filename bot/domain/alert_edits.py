"""An alert's text with one channel left out, and back: "Less from this channel". Parses no query."""

from __future__ import annotations


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


def _exclusion(username: str) -> str:
    return f"-from:@{username}"
