"""Logins at the MTProto double with a stock Telethon client: phone, second factor, QR, and the end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from telethon import errors

from tests.doubles.mtproto import Account, MtprotoServer, World
from tests.doubles.mtproto.client import open_client

PHONE = "+77010000001"
Login = Callable[..., AbstractAsyncContextManager[tuple[MtprotoServer, Any]]]


@pytest.fixture
def login(tmp_path: Path) -> Login:
    """A client with a session file, at an account (of these properties) that is not logged in."""

    @asynccontextmanager
    async def opened(**account: Any) -> AsyncIterator[tuple[MtprotoServer, Any]]:
        world = World(account=Account(authorised=False, **account))
        async with MtprotoServer(world) as server:
            session = server.write_session_file(tmp_path / "login")
            async with open_client(server, str(session)) as client:
                yield server, client

    return opened


async def test_without_a_login_calls_are_refused(login: Login) -> None:
    async with login() as (server, client):
        assert not await client.is_user_authorized()
        assert await client.get_me() is None
        assert server.subscribers == []


async def test_by_phone_and_code(login: Login) -> None:
    async with login() as (server, client):
        with pytest.raises(errors.PhoneNumberInvalidError):
            await client.send_code_request("+10000")
        await client.send_code_request(PHONE)
        with pytest.raises(errors.PhoneCodeInvalidError):
            await client.sign_in(PHONE, "00000")
        me = await client.sign_in(PHONE, server.world.account.code)
        assert me.id == server.world.account.user_id
        assert server.subscribers, "pushes come from now on"


async def test_a_code_expires(login: Login) -> None:
    async with login() as (server, client):
        await client.send_code_request(PHONE)
        server.world.account.code_expired = True
        with pytest.raises(errors.PhoneCodeExpiredError):
            await client.sign_in(PHONE, server.world.account.code)
        await client.send_code_request(PHONE)
        await client.sign_in(PHONE, server.world.account.code)
        assert await client.is_user_authorized()


async def test_a_second_factor_is_verified(login: Login) -> None:
    async with login(password="steppe и море", password_hint="what lies there") as (server, client):
        await client.send_code_request(PHONE)
        with pytest.raises(errors.SessionPasswordNeededError):
            await client.sign_in(PHONE, server.world.account.code)
        with pytest.raises(errors.PasswordHashInvalidError):
            await client.sign_in(password="steppe")
        assert not server.world.account.authorised
        await client.sign_in(password="steppe и море")
        assert await client.is_user_authorized()


async def test_a_password_alone_is_no_login(login: Login) -> None:
    async with login(password="steppe") as (server, client):
        with pytest.raises(errors.PasswordEmptyError):
            await client.sign_in(password="steppe")
        assert not server.world.account.authorised


async def test_by_qr(login: Login) -> None:
    async with login() as (server, client):
        qr = await client.qr_login()
        waiting = asyncio.ensure_future(qr.wait(5))
        await asyncio.sleep(0)  # lets `wait` register its handler, as it must before the scan
        server.scan_qr(qr.url)
        assert (await waiting).id == server.world.account.user_id
        assert await client.is_user_authorized()


async def test_by_qr_with_a_second_factor(login: Login) -> None:
    async with login(password="steppe") as (server, client):
        qr = await client.qr_login()
        waiting = asyncio.ensure_future(qr.wait(5))
        await asyncio.sleep(0)
        server.scan_qr(qr.url)
        with pytest.raises(errors.SessionPasswordNeededError):
            await waiting
        await client.sign_in(password="steppe")
        assert await client.is_user_authorized()


async def test_a_qr_expires_and_is_drawn_anew(login: Login) -> None:
    async with login() as (server, client):
        server.world.account.qr_lifetime = timedelta(seconds=0)
        qr = await client.qr_login()
        old = qr.url
        with pytest.raises(ValueError, match="expired"):
            server.scan_qr(old)
        with pytest.raises(asyncio.TimeoutError):
            await qr.wait()
        server.world.account.qr_lifetime = timedelta(seconds=30)
        await qr.recreate()
        assert qr.url != old
        server.scan_qr(qr.url)


async def test_a_wrong_api_hash_is_refused(login: Login) -> None:
    async with login(api_hash="another") as (_, client):
        with pytest.raises(errors.ApiIdInvalidError):
            await client.send_code_request(PHONE)
        with pytest.raises(errors.ApiIdInvalidError):
            await client.qr_login()


async def test_after_a_logout_the_session_is_gone(tmp_path: Path) -> None:
    async with MtprotoServer(World()) as server:
        session = server.write_session_file(tmp_path / "reader.session")
        async with open_client(server, str(session)) as client:
            assert await client.log_out()
        assert not session.exists()
        assert not server.world.account.authorised
