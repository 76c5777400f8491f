"""Telethon behind a typed border: the session and each request the collector makes.

With convert.py and telegram_errors.py the only importer of Telethon, whose errors leave here as those of
failures.py. Never asks a person for anything (`start()` would), waits off no flood, retries no refusal: the
loops decide. One request a call, so that the budget can count them.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import ExitStack, asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from telethon import TelegramClient, errors, events
from telethon.sessions import StringSession
from telethon.tl import functions, types

from bot.collector.convert import convert_channel, convert_page, convert_posts, convert_update
from bot.collector.failures import NameUnknown, RequestFailed, SessionMissing
from bot.collector.readings import ChannelLook, Page, Pushed
from bot.collector.session_file import hold_session_file, name_session_file
from bot.collector.telegram_errors import ENDED, name_end, translate
from storage.lookups import NOT_A_CHANNEL
from storage.records import Channel

PAGE = 100  # Telegram's own limit of posts in one answer
ANSWER_S = 90.0  # a lost connection comes back by itself; an answer that was lost never does
RECONNECT_S = 1

OnPush = Callable[[Pushed], None]
OnGap = Callable[[int | None], None]


class _Client(TelegramClient):  # type: ignore[misc]  # Telethon has no types
    """Says when updates may have been lost: after a reconnect (None), and with each channel difference,
    from which Telethon drops edits and deletions."""

    on_gap: OnGap | None = None

    async def __call__(self, request: Any, *options: Any, **more: Any) -> Any:
        answer = None
        try:
            answer = await super().__call__(request, *options, **more)
        finally:
            is_difference = isinstance(request, functions.updates.GetChannelDifferenceRequest)
            if is_difference and not isinstance(answer, types.updates.ChannelDifferenceEmpty) and self.on_gap:
                self.on_gap(request.channel.channel_id)
        return answer

    async def _handle_auto_reconnect(self) -> None:
        await super()._handle_auto_reconnect()
        if self.on_gap:
            self.on_gap(None)


@asynccontextmanager
async def open_telegram(
    session: str, api_id: int, api_hash: str, *, for_login: bool = False
) -> AsyncIterator[Telegram]:
    """Connects with the session (a path or a string session) and disconnects afterwards.

    Raises SessionMissing without a login (unless it is made here, `for_login`), SessionInUse when
    another process uses it.
    """
    with ExitStack() as stack:
        text = read_string_session(session)
        if text is None:
            if not for_login and not name_session_file(Path(session)).exists():
                raise SessionMissing("there is no login yet")
            file = stack.enter_context(hold_session_file(Path(session)))
        client = _Client(
            str(file) if text is None else text,
            api_id,
            api_hash,
            connection_retries=-1,
            retry_delay=RECONNECT_S,
            flood_sleep_threshold=0,
            receive_updates=True,
        )
        telegram = Telegram(client)
        try:
            await telegram.connect()
            if not for_login and not await telegram.is_authorised():
                raise SessionMissing("the login is not valid (any more)")
            yield telegram
        finally:
            await client.disconnect()


def read_string_session(session: str) -> StringSession | None:
    """A Telethon string session, or None where the text is a path."""
    if len(session) < 200 or not session.startswith("1"):
        return None
    try:
        return StringSession(session)
    except ValueError:
        return None


class Telegram:
    """The connected account. Each method makes one request and raises a ReadingFailure, or
    SessionMissing when the login has ended."""

    def __init__(self, client: Any) -> None:
        self.client = client

    async def connect(self) -> None:
        """Connects; waits for the network as long as it takes."""
        await self._guard("connect", self.client.connect())

    async def is_authorised(self) -> bool:
        """Whether somebody is logged in."""
        return bool(await self._guard("updates.getState", self.client.is_user_authorized()))

    def listen(self, on_push: OnPush, on_gap: OnGap) -> None:
        """Hands on every update of channels, and each moment at which some may have been lost."""

        async def on_update(update: Any) -> None:
            pushed = convert_update(update)
            if pushed is not None:
                on_push(pushed)

        # Without `chats`: names there are looked up outside Telethon's try, and can end its loop.
        self.client.add_event_handler(on_update, events.Raw())
        self.client.on_gap = on_gap

    async def until_closed(self) -> None:
        """Waits until the client gives up; always raises."""
        try:
            await self.client.run_until_disconnected()
        except ENDED as error:
            raise name_end(error) from None
        raise RequestFailed("the connection was closed")

    async def fetch_newer(self, channel: Channel, after_id: int) -> Page:
        """The next posts above `after_id`, oldest first."""
        request = _ask_history(channel, offset_id=after_id + 1, add_offset=-PAGE, min_id=after_id)
        answer = await self._call("messages.getHistory", request)
        return convert_page(answer, channel.channel_id, after_id=after_id, limit=PAGE)

    async def find_start(self, channel: Channel, since: datetime) -> int:
        """The id of the newest post before `since`, 0 when there is none."""
        request = _ask_history(channel, offset_date=since, limit=1)
        answer = await self._call("messages.getHistory", request)
        return max((message.id for message in answer.messages), default=0)

    async def fetch_posts(self, channel: Channel, post_ids: Sequence[int]) -> Page:
        """These posts (100 at most) as they are now."""
        request = functions.channels.GetMessagesRequest(
            types.InputChannel(channel.channel_id, channel.access_hash),
            [types.InputMessageID(post_id) for post_id in post_ids],
        )
        answer = await self._call("channels.getMessages", request)
        return convert_posts(answer, channel.channel_id, post_ids)

    async def fetch_tops(self, channels: Sequence[Channel]) -> dict[int, int]:
        """The newest post id of each of these (joined) channels."""
        peers = [
            types.InputDialogPeer(types.InputPeerChannel(channel.channel_id, channel.access_hash))
            for channel in channels
        ]
        answer = await self._call("messages.getPeerDialogs", functions.messages.GetPeerDialogsRequest(peers))
        return {
            dialog.peer.channel_id: dialog.top_message
            for dialog in answer.dialogs
            if isinstance(dialog.peer, types.PeerChannel)
        }

    async def look_at(self, channels: Sequence[Channel]) -> list[ChannelLook]:
        """What these channels are now: name, title, whether joined, whether readable."""
        peers = [types.InputChannel(channel.channel_id, channel.access_hash) for channel in channels]
        answer = await self._call("channels.getChannels", functions.channels.GetChannelsRequest(peers))
        return [look for look in map(convert_channel, answer.chats) if look is not None]

    async def resolve(self, username: str) -> ChannelLook:
        """The channel of a name. Raises NameUnknown."""
        request = functions.contacts.ResolveUsernameRequest(username)
        answer = await self._call("contacts.resolveUsername", request)
        channel_id = getattr(answer.peer, "channel_id", None)
        for look in map(convert_channel, answer.chats):
            if look is not None and look.channel_id == channel_id:
                return look
        raise NameUnknown(NOT_A_CHANNEL)

    async def join(self, channel: Channel) -> None:
        """Joins, so that pushes come. Raises JoinRefused."""
        peer = types.InputChannel(channel.channel_id, channel.access_hash)
        await self._call("channels.joinChannel", functions.channels.JoinChannelRequest(peer))

    async def leave(self, channel: Channel) -> None:
        """Leaves. Raises JoinRefused where the account is no member."""
        peer = types.InputChannel(channel.channel_id, channel.access_hash)
        await self._call("channels.leaveChannel", functions.channels.LeaveChannelRequest(peer))

    async def _call(self, method: str, request: Any) -> Any:
        # One memory of flood waits, the budget's, on its own clock: Telethon's refuses without asking.
        self.client._flood_waited_requests.pop(request.CONSTRUCTOR_ID, None)
        return await self._guard(method, self.client(request))

    async def _guard(self, method: str, request: Any) -> Any:
        try:
            async with asyncio.timeout(None if method == "connect" else ANSWER_S):
                return await request
        except ENDED as error:
            raise name_end(error) from None
        except (errors.RPCError, ValueError, OSError) as error:  # OSError: also the timeout
            raise translate(method, error) from None


def _ask_history(channel: Channel, **where: Any) -> Any:
    peer = types.InputPeerChannel(channel.channel_id, channel.access_hash)
    whole = {"offset_id": 0, "offset_date": None, "add_offset": 0, "limit": PAGE, "max_id": 0, "min_id": 0}
    return functions.messages.GetHistoryRequest(peer=peer, hash=0, **(whole | where))
