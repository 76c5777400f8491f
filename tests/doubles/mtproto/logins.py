"""Calls that need no login: the configuration, the login itself by code, QR and password, and its end.

The rules of a login are the account's; here they are only given their shape on the wire.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from telethon.tl import types

from tests.doubles.mtproto import tl_values
from tests.doubles.mtproto.scene import Handler, Scene
from tests.doubles.mtproto.srp import describe_password
from tests.doubles.mtproto.wire import Tl

# Numbers of help.getConfig that mean nothing here; Telegram's own values of the day.
_NUMBERS = {
    "chat_size_max": 200,
    "megagroup_size_max": 200_000,
    "forwarded_count_max": 100,
    "online_update_period_ms": 210_000,
    "offline_blur_timeout_ms": 5_000,
    "offline_idle_timeout_ms": 30_000,
    "online_cloud_timeout_ms": 300_000,
    "notify_cloud_delay_ms": 30_000,
    "notify_default_delay_ms": 1_500,
    "push_chat_period_ms": 60_000,
    "push_chat_limit": 2,
    "edit_time_limit": 172_800,
    "revoke_time_limit": 2_147_483_647,
    "revoke_pm_time_limit": 2_147_483_647,
    "rating_e_decay": 2_419_200,
    "stickers_recent_limit": 200,
    "channels_read_media_period": 604_800,
    "call_receive_timeout_ms": 20_000,
    "call_ring_timeout_ms": 90_000,
    "call_connect_timeout_ms": 30_000,
    "call_packet_timeout_ms": 10_000,
    "caption_length_max": 1024,
    "message_length_max": 4096,
}


def get_config(scene: Scene, _: Tl) -> Tl:
    """help.getConfig: the one data centre is this server."""
    now = scene.world.clock()
    return types.Config(
        date=now,
        expires=now + timedelta(hours=1),
        test_mode=False,
        this_dc=scene.dc_id,
        dc_options=[types.DcOption(scene.dc_id, scene.address, scene.port)],
        dc_txt_domain_name="localhost",
        me_url_prefix="https://t.me/",
        webfile_dc_id=scene.dc_id,
        **_NUMBERS,
    )


def send_code(scene: Scene, call: Tl) -> Tl:
    """auth.sendCode: the code goes to `account.code`."""
    code_hash = scene.world.account.send_code(call.phone_number, call.api_hash)
    return types.auth.SentCode(type=types.auth.SentCodeTypeApp(length=5), phone_code_hash=code_hash)


def resend_code(scene: Scene, call: Tl) -> Tl:
    """auth.resendCode: the same code, another way."""
    scene.world.account.check_code_hash(call.phone_number, call.phone_code_hash)
    return types.auth.SentCode(
        type=types.auth.SentCodeTypeSms(length=5), phone_code_hash=call.phone_code_hash
    )


def sign_in(scene: Scene, call: Tl) -> Tl:
    """auth.signIn."""
    scene.world.account.sign_in(call.phone_number, call.phone_code_hash, call.phone_code)
    return _authorization(scene)


def get_password(scene: Scene, _: Tl) -> Tl:
    """account.getPassword."""
    password = scene.world.account.password
    return password.challenge() if password else describe_password()


def check_password(scene: Scene, call: Tl) -> Tl:
    """auth.checkPassword."""
    scene.world.account.check_password(call.password)
    return _authorization(scene)


def export_login_token(scene: Scene, call: Tl) -> Tl:
    """auth.exportLoginToken: a token to show as QR, or the login once it was scanned."""
    token = scene.world.account.export_token(call.api_hash, scene.world.clock())
    if token is None:
        return types.auth.LoginTokenSuccess(authorization=_authorization(scene))
    return types.auth.LoginToken(expires=token[1], token=token[0])


def import_login_token(scene: Scene, call: Tl) -> Tl:
    """auth.importLoginToken: as above, by a client that was sent here from another data centre."""
    scene.world.account.import_token(call.token)
    return types.auth.LoginTokenSuccess(authorization=_authorization(scene))


def log_out(scene: Scene, _: Tl) -> Tl:
    """auth.logOut."""
    scene.world.account.authorised = False
    return types.auth.LoggedOut()


CALLS: Mapping[str, Handler] = {
    "help.getConfig": get_config,
    "auth.sendCode": send_code,
    "auth.resendCode": resend_code,
    "auth.signIn": sign_in,
    "auth.checkPassword": check_password,
    "auth.exportLoginToken": export_login_token,
    "auth.importLoginToken": import_login_token,
    "auth.logOut": log_out,
    "account.getPassword": get_password,
}


def _authorization(scene: Scene) -> Tl:
    return types.auth.Authorization(user=tl_values.view_user(scene.world.account))
