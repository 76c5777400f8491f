"""Telegram over MTProto on loopback: a server that a stock, unmodified Telethon client talks to.

    world = World()
    news = world.add_channel("example_news", "Example news", joined=True)
    async with MtprotoServer(world) as server:
        client = TelegramClient(StringSession(server.string_session()), 1, "hash")
        await client.connect()
        post_id = news.publish("A post")            # is pushed
        server.lose_pushes(count=1)
        news.publish("Nobody is told of this one")  # is found by the next difference, or in history

Three vocabularies: the author's (WorldChannel: publish, edit, delete, react, view, rename,
make_private), that of faults (Faults, which the server is), and the reader's account (Account:
phone, code, password, QR). The session carries address and key, so there is no key exchange.

How it differs from Telegram, by intent: one data centre, one account, one session; access hashes do
not change; nothing can be downloaded; a call it does not know answers METHOD_NOT_SUPPORTED_BY_DOUBLE
and stands in `server.unsupported`. How it does not: pushes come only from joined channels and only
to connections that made a call after connecting; a difference answers in slices, and "too long"
beyond `difference_depth`; a wrong salt, access hash, key or password is refused.

wire.py          packets, encryption, message ids      calls.py, history.py, differences.py,
connection.py    one connection and its session        logins.py   what a call answers
server.py        listening, pushing, faults            tl_values.py, media.py   world -> TL
world.py, posts.py, account.py, srp.py                 what there is to tell
"""

from tests.doubles.mtproto.account import Account
from tests.doubles.mtproto.posts import PAID, WorldPost
from tests.doubles.mtproto.server import MtprotoServer
from tests.doubles.mtproto.world import World, WorldChannel

__all__ = ["PAID", "Account", "MtprotoServer", "World", "WorldChannel", "WorldPost"]
