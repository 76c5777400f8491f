"""stats, doctor, backup, help, and what a mistake of the operator's looks like."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest
from typer.main import get_command

from bot.cli import app
from storage.database import Database
from storage.health import count_posts
from storage.parts import note_part, note_wait
from storage.records import PartNote, Wait
from tests.cli.conftest import ROOT, invoke, spawn

COMMANDS = [
    "run",
    "chat",
    "login",
    "import",
    "search",
    "digest",
    "classify",
    "invite",
    "match",
    "stats",
    "health",
    "doctor",
    "backup",
    "restore",
    "lexicon check",
]


def test_stats_for_people_and_programs(sample_db: Path) -> None:
    status = json.loads(invoke("stats", "--json", "--database", sample_db).stdout)
    text = invoke("stats", "--database", sample_db).stdout
    assert status["posts"] == sum(channel["posts"] for channel in status["channels"]) > 100
    assert f"posts {status['posts']:,} " in text
    assert all(channel["title"] in text for channel in status["channels"])
    assert (status["queue_pending"], status["queue_dead"]) == (0, 0)


def test_stats_tell_who_is_at_work_and_what_telegram_asked_to_wait_with(here: Path) -> None:
    path, now = here / "x.db", datetime.now(UTC)
    db = Database.open(path)
    db.write_now(note_part, PartNote("sender", "failed", "OSError"), now - timedelta(hours=1))
    db.write_now(note_part, PartNote("sender", "running"), now)
    db.write_now(note_part, PartNote("collector", "held", "SessionMissing"), now)
    db.write_now(note_part, PartNote("chat", "running"), now - timedelta(hours=1))
    db.write_now(note_wait, Wait("collector", "messages.getHistory", now + timedelta(hours=1)), now)
    db.close()
    status = json.loads(invoke("stats", "--json", "--database", path).stdout)
    assert [(part["name"], part["state"], part["is_silent"]) for part in status["parts"]] == [
        ("chat", "running", True),
        ("collector", "held", False),
        ("sender", "running", False),
    ]
    assert status["waits"][0]["method"] == "messages.getHistory"
    text = invoke("stats", "--database", path).stdout
    assert "part chat · not heard from since" in text
    assert "part collector · held (SessionMissing) · since" in text
    assert "failures in 24 h: 1, last" in text
    assert "collector: Telegram asked to wait with messages.getHistory until" in text


def test_health_without_a_port_is_read_from_the_database(here: Path) -> None:
    path, now = here / "x.db", datetime.now(UTC)
    absent = invoke("health", "--database", path)
    assert "nothing has run here yet" in str(absent.exception)
    assert not path.exists()
    db = Database.open(path)
    db.write_now(note_part, PartNote("chat", "running"), now)
    well = invoke("health", "--database", path)
    assert (well.exit_code, well.stdout) == (0, "ok: at work: chat\n")
    db.write_now(note_part, PartNote("sender", "running"), now - timedelta(seconds=90))
    db.close()
    silent = invoke("health", "--database", path)
    assert silent.exit_code == 1
    assert silent.stdout.startswith("failing: sender: not heard from since ")
    assert silent.stdout.count("\n") == 1


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        (None, "failing: nothing answers on 127.0.0.1:"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", "failing: another program answers on"),
        (b"SSH-2.0\r\n", "failing: another program answers on"),
    ],
)
def test_health_with_a_port_says_when_nobody_of_ours_answers(
    here: Path, monkeypatch: pytest.MonkeyPatch, answer: bytes | None, line: str
) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        monkeypatch.setenv("HEALTH_PORT", str(other.getsockname()[1]))
        if answer is not None:
            other.listen()
            Thread(target=_answer_once, args=(other, answer), daemon=True).start()
        result = invoke("health")
    assert result.exit_code == 1
    assert result.stdout.startswith(line)


def _answer_once(listener: socket.socket, answer: bytes) -> None:
    connection, _ = listener.accept()
    with connection:
        connection.recv(4096)
        connection.sendall(answer)


def test_a_backup_opens_and_is_whole_and_never_overwrites(sample_db: Path, here: Path) -> None:
    copy = here / "copies" / "today.db"
    copy.parent.mkdir()
    result = invoke("backup", copy, "--database", sample_db)
    assert result.exit_code == 0, result.exception
    assert str(copy) in result.stdout
    posts = [_count(path) for path in (sample_db, copy)]
    assert posts[0] == posts[1] > 100
    before = copy.read_bytes()
    again = invoke("backup", copy, "--database", sample_db)
    assert "exists already" in str(again.exception)
    assert copy.read_bytes() == before
    absent = invoke("backup", here / "x.db", "--database", here / "absent.db")
    assert "there is no database" in str(absent.exception)
    assert not (here / "absent.db").exists()


def _count(path: Path) -> int:
    db = Database.open(path)
    try:
        return db.read_now(count_posts)
    finally:
        db.close()


def test_doctor_finds_all_well_and_then_what_is_wrong(
    sample_db: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = invoke("doctor")
    assert fresh.exit_code == 0, fresh.output
    assert "✗" not in fresh.stdout
    assert not (here / "data").exists()
    config, path = here / "config.env", here / "copy.db"
    config.touch(mode=0o640)
    open_settings = invoke("doctor")
    assert open_settings.exit_code == 1
    assert "✗ settings: config.env can be read by others; run: chmod 600 config.env" in open_settings.stdout
    config.chmod(0o600)
    shutil.copy(sample_db, path)
    path.chmod(0o644)
    monkeypatch.setenv("DATABASE_PATH", str(path))
    readable = invoke("doctor")
    assert "✓ settings: config.env" in readable.stdout
    assert readable.exit_code == 1
    assert f"chmod 600 {path}" in readable.stdout
    path.chmod(0o600)
    session = here / "login" / "collector.session"
    session.parent.mkdir(mode=0o700)
    session.touch(mode=0o644)
    for key, value in {"API_ID": "1", "API_HASH": "a" * 32, "SESSION": str(session)}.items():
        monkeypatch.setenv(f"TELEGRAM_{key}", value)
    exposed = invoke("doctor")
    assert exposed.exit_code == 1
    assert f"chmod 600 {session}" in exposed.stdout
    session.chmod(0o600)
    private = invoke("doctor")
    assert private.exit_code == 0, private.output
    assert f"✓ reading account: a login is kept in {session}" in private.stdout
    monkeypatch.setenv("POLL_INTERVAL_S", "soon")
    wrong = invoke("doctor")
    assert wrong.exit_code == 1
    assert "✗ settings: POLL_INTERVAL_S" in wrong.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    result = invoke(*command.split(), "--help")
    assert result.exit_code == 0
    assert f"caspian-watch {command}" in " ".join(result.stdout.split())
    assert "Example:" in result.stdout


def test_the_list_of_commands_above_is_complete() -> None:
    commands = get_command(app).commands  # type: ignore[attr-defined]
    assert set(commands) == {command.split()[0] for command in COMMANDS}


def test_a_wrong_setting_is_one_line_and_status_2(here: Path) -> None:
    secret = "123456:hidden-secret"
    done = spawn("stats", cwd=here, BOT_TOKEN=secret)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("BOT_TOKEN: ")
    assert done.stderr.count("\n") == 1
    assert "hidden" not in done.stderr


def test_a_file_that_is_no_database_is_one_line_and_status_1(here: Path) -> None:
    (here / "x.db").write_text("This is no database, whatever its name says.", encoding="utf-8")
    done = spawn("stats", "--database", "x.db", cwd=here)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "not an SQLite database" in done.stderr


@pytest.mark.parametrize("arguments", [["login"], ["run", "--only", "collect"]])
def test_reading_with_half_an_account_names_the_keys_to_set(
    arguments: list[str], here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_API_ID", "1")
    result = invoke(*arguments)
    assert result.exit_code != 0
    assert "TELEGRAM_API_HASH" in str(result.exception)


def test_doctor_names_the_source_of_posts(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREVIEW_URL", "http://127.0.0.1:9/")
    assert "the public preview, without an account (http://127.0.0.1:9)" in invoke("doctor").stdout
    monkeypatch.setenv("TELEGRAM_API_ID", "1")
    assert "a Telegram account\n" in invoke("doctor").stdout


@pytest.mark.parametrize(
    "arguments", [["--help"], ["search", "газ"], ["search", "газ", "--json"], ["match", "in.jsonl"]]
)
def test_light_commands_import_nothing_heavy(arguments: list[str], here: Path) -> None:
    (here / "in.jsonl").write_text('{"id": 1, "keyword": "порт", "text": "В порту"}\n', encoding="utf-8")
    code = f"""
import runpy, sys
sys.argv = ["bot", *{arguments!r}]
try:
    runpy.run_module("bot", run_name="__main__")
except SystemExit as end:
    status = end.code
heavy = {{"aiogram", "telethon", "matplotlib", "apscheduler"}} & set(sys.modules)
sys.exit(f"heavy: {{heavy}}" if heavy else status)
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=here,
        env={"PYTHONPATH": str(ROOT), "PATH": "", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


def test_invitations_are_printed_as_what_a_guest_sends(here: Path) -> None:
    result = invoke("invite", "--count", "3", "--database", str(here / "i.db"))
    assert result.exit_code == 0
    lines = result.stdout.split("\n")[:-1]
    assert len(set(lines)) == 3
    assert all(line.startswith("/start ") for line in lines)
