"""Names and links of Telegram channels and posts: text that a person writes to a value, and back.

Also the one place that turns Bot API ids of channels (−100…) into MTProto ids and back. Nothing is looked up:
whether a channel exists is the collector's to find out.
"""

from __future__ import annotations

import re

from storage.records import ChannelRef

_BOT_API_OFFSET = 1_000_000_000_000
LARGEST_POST_ID = 2**31 - 1
_LARGEST_CHANNEL_ID = 997_852_516_352
_HOSTS = r"(?:t|telegram)\.me|telegram\.dog"
_USERNAME = re.compile(r"[a-zA-Z][a-zA-Z0-9_]{2,30}[a-zA-Z0-9]")
_LINK = re.compile(rf"(?:https?://)?(?:www\.)?(?:{_HOSTS})/(?P<path>[^?#\s]+)(?:[?#]\S*)?", re.IGNORECASE)
_SUBDOMAIN = re.compile(r"(?:https?://)?(?P<name>\w+)\.t\.me(?P<path>/[^?#\s]*)?(?:[?#]\S*)?", re.IGNORECASE)
_DEEP_LINK = re.compile(r"tg:(?://)?(?:resolve|privatepost)/?\?(?P<query>\S+)", re.IGNORECASE)
_INVITE = re.compile(
    rf"(?:{_HOSTS})/(?:\+|joinchat/)|^tg:(?://)?join\?|^joinchat/|^\+(?=[\w-]*[a-z])[\w-]{{10,}}$",
    re.IGNORECASE,
)
_MESSAGE_ID = re.compile(r"[1-9]\d{0,9}")
_OTHER_PATHS = """
addemoji addlist addstickers addtheme bg boost confirmphone contact giftcode invoice iv joinchat login m nft
proxy setlanguage share socks stars
"""
_NOT_CHANNELS = frozenset(_OTHER_PATHS.split())


class NotAChannel(ValueError):
    """The text names no channel. `text` is what was written."""

    hint = "names no public channel; write @name, https://t.me/name or an id such as -1001234567890"

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} {self.hint}")
        self.text = text


class InviteLink(NotAChannel):
    """An invitation to a private chat."""

    hint = "is an invitation to a private chat; only public channels are read: write @name"


class NotAPost(ValueError):
    """The text is no link to a post."""


def parse_channel_ref(text: str) -> ChannelRef:
    """The channel that @name, a link to it or to a post of it, or its id means. Raises NotAChannel."""
    written = text.strip().strip("<>").rstrip("/,;")
    if _INVITE.search(written):
        raise InviteLink(text)
    return _parse_id(written) or _parse_name(written.removeprefix("@")) or _parse_link(written, text)[0]


def parse_post_link(text: str) -> tuple[ChannelRef, int]:
    """The channel and the post id of a link such as https://t.me/name/123. Raises NotAPost."""
    written = text.strip().strip("<>").rstrip("/,;")
    if _INVITE.search(written):
        raise NotAPost(f"{text!r} is an invitation, not a post")
    try:
        channel, post_id = _parse_link(written, text)
    except NotAChannel as error:
        raise NotAPost(f"{text!r} is no link to a post; write https://t.me/name/123") from error
    if post_id is None:
        raise NotAPost(f"{text!r} lacks the number of the post; write https://t.me/name/123")
    return channel, post_id


def post_link(username: str | None, channel_id: int, post_id: int) -> str:
    """Where the post can be read; without a username only by members of the channel."""
    if post_id > LARGEST_POST_ID:
        return channel_link(username, channel_id)  # taken from a file without ids: we made it up
    return f"https://t.me/{username or f'c/{channel_id}'}/{post_id}"


def channel_link(username: str | None, channel_id: int) -> str:
    """Where the channel can be read; a channel without a username opens at its first post."""
    return f"https://t.me/{username}" if username else f"https://t.me/c/{channel_id}/1"


def to_bot_api_id(channel_id: int) -> int:
    """1234567890 (MTProto) → -1001234567890 (Bot API)."""
    if not 0 < channel_id <= _LARGEST_CHANNEL_ID:
        raise ValueError(f"{channel_id} is no channel's id")
    return -_BOT_API_OFFSET - channel_id


def to_channel_id(bot_api_id: int) -> int:
    """-1001234567890 (Bot API) → 1234567890 (MTProto). Raises ValueError for a user or a basic group."""
    channel_id = -bot_api_id - _BOT_API_OFFSET
    if not 0 < channel_id <= _LARGEST_CHANNEL_ID:
        raise ValueError(f"{bot_api_id} is no channel's id; those begin with -100")
    return channel_id


def _parse_id(written: str) -> ChannelRef | None:
    digits = written.replace("−", "-").replace("–", "-")
    if not re.fullmatch(r"-?[0-9]{1,15}", digits):
        return None
    number = int(digits)
    if 0 < number <= _LARGEST_CHANNEL_ID:
        return ChannelRef(channel_id=number)
    try:
        return ChannelRef(channel_id=to_channel_id(number))
    except ValueError as error:
        raise NotAChannel(written) from error


def _parse_name(name: str) -> ChannelRef | None:
    return ChannelRef(username=name) if _is_username(name) else None


def _parse_link(written: str, text: str) -> tuple[ChannelRef, int | None]:
    """The channel, and the post where the link leads to one."""
    if deep := _DEEP_LINK.fullmatch(written):
        return _parse_deep_link(deep["query"], text)
    if link := _LINK.fullmatch(written):
        parts = [part for part in link["path"].split("/") if part]
    elif subdomain := _SUBDOMAIN.fullmatch(written):
        parts = [subdomain["name"], *[part for part in (subdomain["path"] or "").split("/") if part]]
    else:
        raise NotAChannel(text)
    if parts[:1] == ["s"]:
        parts = parts[1:]
    if len(parts) > 1 and parts[0] == "c":
        return _private(parts[1], parts[2:], text)
    if not parts or not _is_username(parts[0].removeprefix("@")):
        raise NotAChannel(text)
    return ChannelRef(username=parts[0].removeprefix("@")), _post_id(parts[1:])


def _parse_deep_link(query: str, text: str) -> tuple[ChannelRef, int | None]:
    fields = dict(pair.split("=", 1) for pair in query.split("&") if "=" in pair)
    post = [fields["post"]] if "post" in fields else []
    if "channel" in fields:
        return _private(fields["channel"], post, text)
    if not _is_username(fields.get("domain", "")):
        raise NotAChannel(text)
    return ChannelRef(username=fields["domain"]), _post_id(post)


def _private(number: str, rest: list[str], text: str) -> tuple[ChannelRef, int | None]:
    if not re.fullmatch(r"[0-9]{1,12}", number) or not 0 < int(number) <= _LARGEST_CHANNEL_ID:
        raise NotAChannel(text)
    return ChannelRef(channel_id=int(number)), _post_id(rest)


def _post_id(parts: list[str]) -> int | None:
    """The last number of a path: in a topic (name/12/345) the first one is the topic's."""
    numbers = [part for part in parts if _MESSAGE_ID.fullmatch(part)]
    return int(numbers[-1]) if numbers and len(numbers) == len(parts) else None


def _is_username(name: str) -> bool:
    return _USERNAME.fullmatch(name) is not None and name.lower() not in _NOT_CHANNELS
