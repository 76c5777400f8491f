"""A database that may not be written: one line says so, and the file is as it was."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from storage.database import Database
from tests.e2e.conftest import environment

# Root may write everywhere; without its capabilities (capset(2), version 3) rights hold for it too.
AS_ANYBODY = """
import ctypes, sys
ctypes.CDLL(None).capset((ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)())
from bot.cli import main
main()
"""


@pytest.mark.skipif(os.name != "posix", reason="rights are POSIX's")
@pytest.mark.parametrize(
    ("file_mode", "folder_mode", "said"),
    [
        (0o400, 0o700, "Permission denied. Check DATABASE_PATH and the rights."),
        (0o600, 0o500, "cannot be written. Check the rights on the file and its directory."),
    ],
)
@pytest.mark.parametrize("arguments", [("run", "--only", "collect"), ("invite",)])
def test_a_database_that_cannot_be_written_is_refused_in_one_line(
    tmp_path: Path, file_mode: int, folder_mode: int, said: str, arguments: tuple[str, ...]
) -> None:
    folder = tmp_path / "data"
    Database.open(folder / "caspian.db").close()
    before = (folder / "caspian.db").read_bytes()
    (folder / "caspian.db").chmod(file_mode)
    folder.chmod(folder_mode)
    try:
        done = subprocess.run(
            [sys.executable, "-c", AS_ANYBODY, *arguments],
            cwd=tmp_path,
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    finally:
        folder.chmod(0o700)
    *others, line = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (1, "")
    assert all("starting" in other for other in others)
    assert said in line
    assert (folder / "caspian.db").read_bytes() == before
