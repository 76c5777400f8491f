"""Listens, gives out updates, carries faults out, and keeps a log of every call."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from tests.doubles.bot_api.faults import Faults, Refusal, Rule
from tests.doubles.bot_api.methods import Methods
from tests.doubles.bot_api.person import Json, Person
from tests.doubles.bot_api.rates import find_busiest, find_violations

TOKEN = "42:a-token-for-tests-only-0123456789"
COUNTED = (
    "sendMessage",
    "sendPhoto",
    "sendDocument",
    "editMessageText",
    "editMessageMedia",
    "editMessageReplyMarkup",
)
TEXTS = ("text", "caption", "callback_query_id", "language_code", "chat_id", "inline_query_id", "next_offset")
CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


@dataclass(frozen=True, slots=True)
class Call:
    """A call as it came in; `at` is time.monotonic(). `outcome`: "ok", or what went wrong."""

    at: float
    method: str
    fields: Json
    outcome: str

    @property
    def chat_id(self) -> int | None:
        """The chat that it names."""
        value = self.fields.get("chat_id")
        return None if value is None else int(value)


class Upload(bytes):
    """A file that came with a call, and what it is called."""

    name: str

    def __new__(cls, content: bytes, name: str) -> Upload:
        file = super().__new__(cls, content)
        file.name = name
        return file


class BotApi(Faults):
    """Use as an async context manager: it listens within."""

    def __init__(self, token: str = TOKEN) -> None:
        super().__init__()
        self.token = token
        self.calls: list[Call] = []
        self.unsupported: list[str] = []
        self._methods = Methods(int(token.partition(":")[0]))
        self._updates: list[Json] = []
        self._next_update_id = 1000
        self._news, self._called = asyncio.Event(), asyncio.Event()
        self._poller: asyncio.Event | None = None
        self._runner: web.AppRunner | None = None
        self._port = 0

    @property
    def url(self) -> str:
        """The address that a bot takes for https://api.telegram.org."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def port(self) -> int:
        """Where it listens; the same after it was down."""
        return self._port

    @property
    def people(self) -> dict[int, Person]:
        """Everybody who was made so far, by chat."""
        return self._methods.people

    @property
    def commands(self) -> dict[str, list[Json]]:
        """The registered commands by language code; "" for everybody else."""
        return self._methods.commands

    @property
    def chat_commands(self) -> dict[int, list[Json]]:
        """The commands registered for one chat alone."""
        return self._methods.chat_commands

    @property
    def dropped(self) -> list[str]:
        """What Telegram would have dropped silently."""
        return self._methods.dropped

    @property
    def unconfirmed(self) -> int:
        """How many updates the bot has not confirmed by an offset."""
        return len(self._updates)

    @property
    def is_polled(self) -> bool:
        """Whether a bot waits for updates now."""
        return self._poller is not None

    async def __aenter__(self) -> BotApi:
        await self.come_up()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.go_down()

    async def come_up(self) -> None:
        """Listens; the second time at the same port as before."""
        app = web.Application(client_max_size=50 * 2**20)
        app.router.add_route("*", "/bot{token}/{method}", self._on_request)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]

    async def go_down(self) -> None:
        """Stops listening and closes every connection: connecting is then refused."""
        if self._runner is not None:
            if self._poller is not None:
                self._poller.set()  # or the end would wait for it
            await self._runner.cleanup()
            self._runner = None

    def person(self, chat_id: int, language: str | None = "en", *, has_started: bool = False) -> Person:
        """Returns the person with this chat, made when first asked for; `has_started`: wrote long ago."""
        people = self._methods.people
        if chat_id not in people:
            ids = self._methods.message_ids
            people[chat_id] = Person(chat_id, language, self._push, lambda: next(ids), has_started)
        return people[chat_id]

    def sent(self, chat_id: int | None = None) -> list[Call]:
        """The messages and edits that were accepted, oldest first."""
        return [
            call
            for call in self.calls
            if call.method in COUNTED and call.outcome == "ok" and chat_id in (None, call.chat_id)
        ]

    def find_busiest(self, seconds: float, chat_id: int | None = None) -> int:
        """Returns how many messages came in the fullest window of `seconds`."""
        return find_busiest([call.at for call in self.sent(chat_id)], seconds)

    def violations(self) -> list[str]:
        """Names every limit gone over, and what Telegram would have dropped silently."""
        sent = [(call.at, call.chat_id or 0) for call in self.sent()]
        return find_violations(sent) + self._methods.dropped

    async def wait_until(self, condition: Callable[[], Any], timeout_s: float = 5.0) -> None:
        """Waits until `condition()` holds; looks after each call."""
        async with asyncio.timeout(timeout_s):
            while not condition():
                self._called.clear()
                await self._called.wait()

    def _push(self, kind: str, content: Json) -> None:
        self._updates.append({"update_id": self._next_update_id, kind: content})
        self._next_update_id += 1
        self._news.set()

    async def _on_request(self, request: web.Request) -> web.StreamResponse:
        arrived_at, method = time.monotonic(), request.match_info["method"]
        fields = await _read_fields(request)
        outcome = "ok"
        try:
            self._check_token(request.match_info["token"])
            value = fields.get("chat_id")
            rule = self.take(method, None if value is None else int(value))
            if rule and rule.what == "refuse" and rule.refusal:
                raise rule.refusal
            if rule and rule.what == "reset":
                outcome = "reset"
                return _cut(request, rudely=True)
            result = await self._answer(method, fields)
            return await _carry_out(rule, request, result)
        except Refusal as refusal:
            outcome = str(refusal)
            return _refuse(refusal)
        finally:
            self.calls.append(Call(arrived_at, method, fields, outcome))
            self._called.set()

    def _check_token(self, token: str) -> None:
        head, _, tail = token.partition(":")
        if not (head.isdigit() and tail):
            raise Refusal(404, "Not Found")
        if token != self.token:
            raise Refusal(401, "Unauthorized")

    async def _answer(self, method: str, fields: Json) -> Any:
        if method == "getUpdates":
            return await self._get_updates(fields)
        if method not in self._methods.table:
            self.unsupported.append(method)
            raise Refusal(404, "Not Found: method not found")
        return self._methods.table[method](fields)

    async def _get_updates(self, fields: Json) -> list[Json]:
        """Waits for updates as long polling does; whoever polled before is ended with 409."""
        if self._poller is not None:
            self._poller.set()
        mine = self._poller = asyncio.Event()
        self._called.set()
        offset = int(fields.get("offset", 0))
        self._updates = [update for update in self._updates if update["update_id"] >= offset]
        deadline = time.monotonic() + float(fields.get("timeout", 0))
        allowed = fields.get("allowed_updates") or None
        try:
            while True:
                found = [update for update in self._updates if allowed is None or _kind(update) in allowed]
                self._updates = found  # what was not asked for is not kept
                left_s = deadline - time.monotonic()
                if found or left_s <= 0:
                    return found[: int(fields.get("limit", 100))]
                self._news.clear()
                await _first_of(self._news, mine, timeout_s=left_s)
                if mine.is_set():
                    raise Refusal(409, CONFLICT)
        finally:
            if self._poller is mine:
                self._poller = None


async def _read_fields(request: web.Request) -> Json:
    """The parameters as JSON values, however they were sent: a query, a form, with files, or JSON."""
    if request.content_type == "application/json":
        return dict(await request.json())
    form = await request.post()
    pairs = [*request.query.items(), *form.items()]
    return {name: _read_value(name, value) for name, value in pairs}


def _read_value(name: str, value: object) -> Any:
    if isinstance(value, web.FileField):
        return Upload(value.file.read(), value.filename)
    if not isinstance(value, str):
        return "a file"
    if name in TEXTS:
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


async def _carry_out(rule: Rule | None, request: web.Request, result: Any) -> web.StreamResponse:
    """Answers an accepted call, or does to the answer what was asked for."""
    match rule.what if rule else None:
        case "lose reply":
            return _cut(request, rudely=False)
        case "html":
            page = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
            return web.Response(status=502, text=page, content_type="text/html")
        case "garbage":
            return web.Response(text='{"ok": true, "result": {"mess', content_type="application/json")
        case "delay" if rule:
            await asyncio.sleep(rule.seconds)
    return web.json_response({"ok": True, "result": result})


def _refuse(refusal: Refusal) -> web.Response:
    body: Json = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    if refusal.parameters:
        body["parameters"] = refusal.parameters
    return web.json_response(body, status=refusal.code)


def _cut(request: web.Request, *, rudely: bool) -> web.Response:
    """Ends the connection without an answer; rudely: with a reset."""
    transport = request.transport
    if transport is not None:
        if rudely:
            peer: socket.socket = transport.get_extra_info("socket")
            peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()
    return web.Response()


def _kind(update: Json) -> str:
    return next(key for key in update if key != "update_id")


async def _first_of(*events: asyncio.Event, timeout_s: float) -> None:
    """Waits until one of `events` is set, `timeout_s` at the longest."""
    tasks = [asyncio.ensure_future(event.wait()) for event in events]
    try:
        await asyncio.wait(tasks, timeout=timeout_s, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
