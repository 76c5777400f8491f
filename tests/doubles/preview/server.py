"""Listens for requests of preview pages, carries faults out, and keeps a log of every request."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import web

from tests.doubles.mtproto import World, WorldChannel
from tests.doubles.preview.pages import render_name, render_page

PAGE = 20  # messages


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came in. `status` 0: the connection was cut."""

    path: str
    before: int | None
    headers: Mapping[str, str]
    status: int


@dataclass(slots=True)
class Fault:
    """What befalls the next `left` requests (None: all until `heal`), of one channel or of any."""

    left: int | None
    name: str | None = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: str | None = None
    seconds: float = 0.0
    cuts: bool = False


class PreviewDouble:
    """Use as an async context manager: it listens within."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.requests: list[Request] = []
        self.most_at_once = 0
        self.hidden: set[str] = set()  # names of channels whose owner switched the preview off
        self.shows_ids = True
        self.gives_etags = True
        self.redirects = True  # where there is no preview; else Telegram's page of the name comes at once
        self._faults: list[Fault] = []
        self._at_once = 0
        self._something_happened = asyncio.Event()
        self._runner: web.AppRunner | None = None
        self._port = 0

    @property
    def url(self) -> str:
        """The address that a reader takes for https://t.me."""
        return f"http://127.0.0.1:{self._port}"

    async def __aenter__(self) -> Self:
        await self.come_up()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.go_down()

    async def come_up(self) -> None:
        """Listens; the second time at the same port as before."""
        app = web.Application()
        app.router.add_get("/s/{name}", self._on_page)
        app.router.add_get("/{name}", self._on_name)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]

    async def go_down(self) -> None:
        """Stops listening: connecting is then refused."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    def refuse(self, seconds: int | None = None, *, times: int | None = 1) -> None:
        """Answers 429; `seconds`: Retry-After."""
        headers = {} if seconds is None else {"Retry-After": str(seconds)}
        self._faults.append(Fault(times, status=429, headers=headers))

    def fail(self, status: int = 500, *, times: int | None = 1) -> None:
        """Answers with a status of the server's."""
        self._faults.append(Fault(times, status=status, body="Internal error"))

    def answer(self, body: str, *, times: int | None = 1, name: str | None = None) -> None:
        """Answers 200 with this body, whatever was asked for; `name`: of this channel only."""
        self._faults.append(Fault(times, name, body=body))

    def delay(self, seconds: float, *, times: int | None = 1) -> None:
        """Answers later."""
        self._faults.append(Fault(times, seconds=seconds))

    def cut(self, *, times: int | None = 1) -> None:
        """Closes the connection in the middle of a page."""
        self._faults.append(Fault(times, cuts=True))

    def heal(self) -> None:
        """Forgets all faults."""
        self._faults.clear()

    def list_pages(self, channel: WorldChannel) -> list[Request]:
        """The requests of a channel's pages."""
        return [each for each in self.requests if each.path == f"/s/{channel.username}"]

    async def until(self, condition: Callable[[], Any], timeout_s: float = 60.0) -> None:
        """Waits until `condition()`, asked again with each request that came. Raises TimeoutError."""
        async with asyncio.timeout(timeout_s):
            while not condition():
                self._something_happened.clear()
                await self._something_happened.wait()

    async def _on_page(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        channel = self._find(name)
        if channel is None or name.lower() in self.hidden:
            if self.redirects:
                return await self._send(request, web.Response(status=302, headers={"Location": f"/{name}"}))
            return await self._send(request, _html(render_name(channel, name)))
        before = int(request.query.get("before") or 2**31)
        posts = [post for post in channel.list_posts() if post.post_id < before]
        page = render_page(channel, posts[-PAGE:], has_older=len(posts) > PAGE, shows_id=self.shows_ids)
        response = _html(page)
        if self.gives_etags:
            response.headers["ETag"] = f'"{hashlib.sha1(page.encode()).hexdigest()}"'
            if request.headers.get("If-None-Match") == response.headers["ETag"]:
                response = web.Response(status=304, headers={"ETag": response.headers["ETag"]})
        return await self._send(request, response)

    async def _on_name(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        return await self._send(request, _html(render_name(self._find(name), name)))

    def _find(self, name: str) -> WorldChannel | None:
        channel = self.world.find_channel(name)
        return channel if channel is not None and channel.access == "open" else None

    async def _send(self, request: web.Request, response: web.Response) -> web.StreamResponse:
        fault = self._take(request.match_info["name"])
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            if fault is not None and fault.seconds:
                await asyncio.sleep(fault.seconds)
            if fault is not None and fault.cuts:
                self._note(request, 0)
                return await _cut(request, response)
            if fault is not None and (fault.body is not None or fault.status != 200):
                response = _html(fault.body or "", fault.status)
                response.headers.update(fault.headers)
            self._note(request, response.status)
            return response
        finally:
            self._at_once -= 1

    def _take(self, name: str) -> Fault | None:
        for fault in self._faults:
            if fault.left != 0 and fault.name in (None, name):
                fault.left = None if fault.left is None else fault.left - 1
                return fault
        return None

    def _note(self, request: web.Request, status: int) -> None:
        before = request.query.get("before")
        headers = dict(request.headers)
        self.requests.append(Request(request.path, int(before) if before else None, headers, status))
        self._something_happened.set()


def _html(text: str, status: int = 200) -> web.Response:
    return web.Response(text=text, status=status, content_type="text/html")


async def _cut(request: web.Request, response: web.Response) -> web.StreamResponse:
    """Half of the body, less than was promised."""
    body = response.body if isinstance(response.body, bytes) else b""
    half = web.StreamResponse(headers={"Content-Type": "text/html", "Content-Length": str(len(body) or 10)})
    await half.prepare(request)
    await half.write(body[: len(body) // 2])
    if request.transport is not None:
        request.transport.close()
    return half
