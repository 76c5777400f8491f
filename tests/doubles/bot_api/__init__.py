"""The Bot API over HTTP on loopback: a server that a stock, unmodified aiogram Bot talks to.

    async with BotApi() as api:
        ...                                     # a bot with api.token, at api.url: in this process or another
        person = api.person(1001, language="ru")
        await person.say("/alert порт")
        await person.wait_for("Сохранить")      # in a text or on a button
        await person.tap("Сохранить")
        api.lose_reply("sendMessage")           # the next message arrives, its reply does not
        assert api.violations() == []           # rates, and what Telegram would have dropped silently

Three vocabularies: the user's (Person: say, tap, wait_for, block), that of faults (Faults, which the
server is: 429, 403, 400, HTML instead of JSON, lost replies, resets, an API that is down), and the
log of calls (`api.calls`, `api.commands`, `api.violations`).

How it differs from Telegram, by intent: one bot, private chats and groups made by the test, no files to
download; rates are measured and reported, not enforced, unless a test asks for a 429; a method it does
not know answers 404 and stands in `api.unsupported`. How it does not: updates stay until an offset
confirms them; a second poller ends the first with 409; texts, captions, entities (in UTF-16 units, never
through the middle of a symbol), buttons (64 bytes of data; 100 of them or 10 KB in a message), files, cards
of inline queries, menus (one that picks a channel answers
`person.share_channel`) and commands are checked; a chat that never
wrote cannot be written to; a callback is answered once; an edit that changes nothing is refused; a wrong
token is 401, and one of no token's shape 404.

server.py     listening, polling, faults          methods.py   what a call answers
checks.py     what Telegram refuses               faults.py    what may go wrong, on request
person.py     the user's side                     rates.py     how fast messages came
"""

from tests.doubles.bot_api.faults import Refusal
from tests.doubles.bot_api.person import Person, Shown
from tests.doubles.bot_api.server import TOKEN, BotApi, Call

__all__ = ["TOKEN", "BotApi", "Call", "Person", "Refusal", "Shown"]
