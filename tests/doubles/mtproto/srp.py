"""The server's half of Telegram's two-factor password check (SRP 2048, RFC 5054 in Telegram's variant).

The client's half is Telethon's, unchanged: here its proof is verified, not recorded and compared.
The hashing of the password is Telethon's too.
"""

from __future__ import annotations

import os
from hashlib import sha256

from telethon.password import compute_hash
from telethon.tl.types import (
    PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow as PasswordAlgorithm,
)
from telethon.tl.types import SecurePasswordKdfAlgoUnknown
from telethon.tl.types.account import Password

from tests.doubles.mtproto.wire import RpcFailure, Tl

G = 3
# The prime of Telegram's servers; clients know it by heart and test any other for minutes.
PRIME = bytes.fromhex(
    "C71CAEB9C6B1C9048E6C522F70F13F73980D40238E3E21C14934D037563D930F"
    "48198A0AA7C14058229493D22530F4DBFA336F6E0AC925139543AED44CCE7C37"
    "20FD51F69458705AC68CD4FE6B6B13ABDC9746512969328454F18FAF8C595F64"
    "2477FE96BB2A941D5BCD1D4AC8CC49880708FA9B378E3C4F3A9060BEE67CF9A4"
    "A4A695811051907E162753B56B0F6B410DBA74D8A84B2A14B3144E0EF1284754"
    "FD17ED950D5965B4B9DD46582DB1178D169C6BC465B0D6FF9CA3928FEF5B9AE4"
    "E418FC15E83EBEA0F87FA9FF5EED70050DED2849F47BF959D956850CE929851F"
    "0D8115F635B105EE2E4E15D04B2454BF6F4FADF034B10403119CD8E3B92FCC5B"
)
P = int.from_bytes(PRIME, "big")


class PasswordCheck:
    """One password. Making it takes about 0.1 s (100,000 rounds): make it before the loop is busy."""

    def __init__(self, password: str, hint: str = "") -> None:
        self.hint = hint
        self._algorithm = PasswordAlgorithm(salt1=os.urandom(8), salt2=os.urandom(16), g=G, p=PRIME)
        self._verifier = pow(G, int.from_bytes(compute_hash(self._algorithm, password), "big"), P)
        self._srp_id, self._secret, self._b_public = 0, 0, b""

    def challenge(self) -> Tl:
        """Answers account.getPassword: a fresh challenge, which replaces the one before."""
        self._srp_id += 1
        self._secret = int.from_bytes(os.urandom(64), "big")
        k = int.from_bytes(_hash(PRIME, _long(G)), "big")
        self._b_public = _long((k * self._verifier + pow(G, self._secret, P)) % P)
        return describe_password(self._algorithm, self.hint, self._b_public, self._srp_id)

    def verify(self, proof: Tl) -> None:
        """Checks an InputCheckPasswordSRP. Raises RpcFailure as Telegram does."""
        if getattr(proof, "srp_id", None) != self._srp_id:
            raise RpcFailure(400, "SRP_ID_INVALID")
        u = int.from_bytes(_hash(proof.A, self._b_public), "big")
        a = int.from_bytes(proof.A, "big")
        key = _hash(_long(pow(a * pow(self._verifier, u, P), self._secret, P)))
        mixed = bytes(x ^ y for x, y in zip(_hash(PRIME), _hash(_long(G)), strict=True))
        salts = _hash(self._algorithm.salt1) + _hash(self._algorithm.salt2)
        if _hash(mixed + salts + proof.A + self._b_public + key) != proof.M1:
            raise RpcFailure(400, "PASSWORD_HASH_INVALID")


def describe_password(
    algorithm: Tl = None, hint: str = "", b_public: bytes | None = None, srp_id: int | None = None
) -> Tl:
    """Returns account.Password; without an algorithm, that of an account that has no password."""
    return Password(
        new_algo=PasswordAlgorithm(salt1=os.urandom(8), salt2=os.urandom(16), g=G, p=PRIME),
        new_secure_algo=SecurePasswordKdfAlgoUnknown(),
        secure_random=os.urandom(32),
        has_password=algorithm is not None,
        current_algo=algorithm,
        srp_B=b_public,
        srp_id=srp_id,
        hint=hint or None,
    )


def _hash(*parts: bytes) -> bytes:
    return sha256(b"".join(parts)).digest()


def _long(number: int) -> bytes:
    return number.to_bytes(256, "big")
