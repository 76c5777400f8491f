"""The container's files, as far as they can be tried without Docker: what they name exists, what they
forbid is forbidden, and the steps that need no network build, install and run the program.

With CONTAINER_INSTALL=1 the steps that install from an index are run too (minutes, and a network).
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.main import get_command

from bot.cli import app
from bot.config import Settings, load_settings
from tests.e2e.conftest import environment
from tests.e2e.docker_files import ROOT, Instruction, read_compose, read_dockerfile, read_ignored

INSTRUCTIONS = read_dockerfile()
LAST = INSTRUCTIONS[-1].stage
COMPOSE = ("compose.yaml", "compose.split.yaml")
FOLDERS = ("/opt/build", "/opt/caspian-watch", "/opt/wheels")
DATA = (("bot/locales", "*.ftl"), ("bot/lexicon", "*.toml"), ("bot/sample", "*.json"))


def listed(word: str, stage: int | None = None) -> list[Instruction]:
    return [each for each in INSTRUCTIONS if each.word == word and stage in (None, each.stage)]


def the_one(word: str) -> Instruction:
    """The last stage's instruction, of which there must be one."""
    (found,) = listed(word, LAST)
    return found


def sources() -> list[str]:
    """What is copied from the repository."""
    copies = [each for each in listed("COPY") if "--from=" not in each.rest]
    return [source for each in copies for source in each.arguments[:-1]]


# --- what stands there ------------------------------------------------------------------------------


def test_what_is_copied_exists_and_is_let_in_and_nothing_else_is() -> None:
    assert all((ROOT / source).exists() for source in sources())
    ignored = read_ignored()
    assert ignored[0] == "*"
    assert sorted(line[1:] for line in ignored if line.startswith("!")) == sorted(sources())


def test_both_stages_stand_on_one_slim_python_that_the_program_supports() -> None:
    images = {each.arguments[0] for each in listed("FROM")}
    assert len(images) == 1
    match = re.fullmatch(r"python:3\.(\d+)-slim-[a-z]+", images.pop())
    assert match
    assert int(match[1]) >= 11


def test_the_program_runs_as_nobody_in_particular_over_its_private_data() -> None:
    user, group = the_one("USER").rest.split(":")
    assert int(user) == int(group) > 999
    (made,) = listed("RUN", LAST)
    assert f"--uid {user} " in made.rest
    assert f"--gid {group} " in made.rest
    volume = the_one("VOLUME").rest
    assert re.search(rf"install --directory --mode 0700 .*{volume}$", made.rest)
    assert the_one("WORKDIR").rest == volume
    assert INSTRUCTIONS.index(the_one("USER")) > INSTRUCTIONS.index(made)


def test_its_settings_are_settings_and_lead_to_the_volume(monkeypatch: pytest.MonkeyPatch) -> None:
    named = dict(re.findall(r"(\w+)=(\S+)", the_one("ENV").rest))
    keys = {key.upper() for key in Settings.model_fields}
    for key in keys:
        monkeypatch.delenv(key, raising=False)
    for key in keys & named.keys():
        monkeypatch.setenv(key, named[key])
    settings = load_settings(Path("no-config.env"))
    volume = Path(the_one("VOLUME").rest)
    assert settings.database_path.parent == volume
    assert Path(settings.telegram_session.get_secret_value()).parent == volume
    assert named["PYTHONUNBUFFERED"] == "1"
    assert keys & named.keys() == {"DATABASE_PATH", "TELEGRAM_SESSION"}


def test_the_commands_it_calls_exist() -> None:
    commands = set(get_command(app).commands)  # type: ignore[attr-defined]
    (check,) = re.findall(r"CMD (\[.*\])", the_one("HEALTHCHECK").rest)
    program, command = Instruction("CMD", check, LAST).arguments
    assert (program, command) == ("caspian-watch", "health")
    assert command in commands
    assert the_one("CMD").arguments[0] in commands
    assert the_one("STOPSIGNAL").rest == "SIGTERM"
    for name in COMPOSE:
        for service in read_compose(name)["services"].values():
            assert service.get("command", ["run"])[0] in commands


@pytest.mark.parametrize("name", ["Dockerfile", *COMPOSE, ".dockerignore"])
def test_they_hold_no_secret_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"https?://|index-url|trusted-host|find-links", text)
    assert not re.search(r"(TOKEN|HASH|API_ID|PASSWORD)\s*[=:]", text)
    assert not listed("ARG")


def test_what_is_installed_is_locked_and_never_compiled() -> None:
    for each in listed("RUN", 0):
        for step in each.rest.split("&&"):
            if "pip install" in step and "--no-index" not in step:
                assert "--require-hashes" in step
                assert "--only-binary :all: --no-binary pyaes " in step


def test_compose_locks_the_container_up() -> None:
    compose = read_compose()
    service = compose["services"]["caspian-watch"]
    assert service["read_only"] is True
    assert service["tmpfs"] == ["/tmp"]
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["restart"] == "unless-stopped"
    assert service["env_file"] == "config.env"
    assert int(service["stop_grace_period"].removesuffix("s")) > 10, "a stop takes up to ten seconds"
    volume, _, target = service["volumes"][0].partition(":")
    assert volume in compose["volumes"]
    assert target == the_one("VOLUME").rest
    assert "ports" not in str(compose)
    assert not {"privileged", "user", "network_mode"} & service.keys()


def test_the_second_file_runs_each_half_once_on_the_same_volume() -> None:
    one, two = read_compose(), read_compose("compose.split.yaml")
    assert {name: service["command"] for name, service in two["services"].items()} == {
        "collect": ["run", "--only", "collect"],
        "serve": ["run", "--only", "serve"],
    }
    for service in two["services"].values():
        assert service.keys() == {"extends", "command"}, "all else is as in compose.yaml"
        assert service["extends"] == {"file": "compose.yaml", "service": "caspian-watch"}
    assert two["volumes"] == one["volumes"], "extending a service does not bring its volume"


# --- what it does -----------------------------------------------------------------------------------


class Ended(NamedTuple):
    """A program that has ended, and what it said."""

    returncode: int
    stdout: str
    stderr: str


@dataclass(frozen=True, slots=True)
class Stage:
    """The build stage, carried out in a directory: `root` stands for /."""

    root: Path

    def run(self, step: Instruction) -> None:
        """Runs a RUN line as it stands, but for where its folders are."""
        line = step.rest
        for folder in FOLDERS:
            line = line.replace(folder, str(self.root) + folder)
        # As in a new container: nothing of ours is set, but for where this machine's pip looks.
        kept = {key: value for key, value in environment().items() if key != "PYTHONPATH"}
        done = subprocess.run(
            ["/bin/sh", "-ec", line],
            cwd=self.root / "source",
            env=kept,
            capture_output=True,
            text=True,
            check=False,
            timeout=900,
        )
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"

    def open(self, *arguments: str, cwd: Path) -> subprocess.Popen[str]:
        """Starts the container's ENTRYPOINT with these arguments, or with its CMD."""
        path = f"{self.root}/opt/caspian-watch/bin:/usr/bin:/bin"
        return subprocess.Popen(
            [*the_one("ENTRYPOINT").arguments, *(arguments or the_one("CMD").arguments)],
            cwd=cwd,
            env={"PATH": path, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def start(self, *arguments: str, cwd: Path, stdin: str = "") -> Ended:
        """`open`, until it has ended."""
        with self.open(*arguments, cwd=cwd) as process:
            stdout, stderr = process.communicate(stdin, timeout=120)
        return Ended(process.returncode, stdout, stderr)


def copy_sources(root: Path) -> None:
    """Carries out the COPY lines of the build stage."""
    directory = root / "source"
    directory.mkdir()
    for each in listed("COPY", 0):
        *origins, target = each.arguments
        for origin in origins:
            if (ROOT / origin).is_dir():  # Docker copies what is in it
                ignored = shutil.ignore_patterns("__pycache__")
                shutil.copytree(ROOT / origin, directory / target, ignore=ignored, dirs_exist_ok=True)
            else:
                shutil.copy(ROOT / origin, directory / target)


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """Built with the libraries of this environment; the program only from what is copied."""
    made = Stage(tmp_path_factory.mktemp("stage"))
    copy_sources(made.root)
    tools, home = (made.root / folder.lstrip("/") for folder in FOLDERS[:2])
    (tools / "bin").mkdir(parents=True)
    (tools / "bin" / "python").write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n', encoding="utf-8")
    (tools / "bin" / "python").chmod(0o755)
    subprocess.run([sys.executable, "-m", "venv", str(home)], check=True, timeout=120)
    (site,) = home.glob("lib/python*/site-packages")
    libraries = os.pathsep.join(path for path in sys.path if path.endswith("site-packages"))
    (site / "libraries.pth").write_text(libraries, encoding="utf-8")
    offline = [step for step in listed("RUN", 0) if "--no-index" in step.rest]
    assert len(offline) == 2
    for step in offline:
        made.run(step)
    return made


def test_the_wheel_holds_its_data(stage: Stage) -> None:
    (wheel,) = (stage.root / "opt" / "wheels").glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder, pattern in DATA:
        for path in (ROOT / folder).rglob(pattern):
            assert path.relative_to(ROOT).as_posix() in names
    assert not [name for name in names if name.startswith("tests/")]


def test_it_runs_the_demonstration_and_keeps_what_it_writes_private(stage: Stage, tmp_path: Path) -> None:
    done = stage.start("run", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "t.me/sample_" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    copy = tmp_path / "a copy.db"
    backup = stage.start("backup", str(copy), "--database", "data/demo.db", cwd=tmp_path)
    assert (backup.returncode, backup.stderr) == (0, "")
    written = list(tmp_path.rglob("*"))
    assert copy in written
    assert {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in written} == {0}


def test_the_entrypoint_sets_a_strict_umask_and_hands_its_arguments_on(tmp_path: Path) -> None:
    program = tmp_path / "opt" / "caspian-watch" / "bin" / "caspian-watch"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\numask\nprintf '%s\\n' \"$@\"\n", encoding="utf-8")
    program.chmod(0o755)
    done = Stage(tmp_path).start("login", "--phone", "+7701 1", cwd=tmp_path)
    assert done.stdout.splitlines() == ["0077", "login", "--phone", "+7701 1"]
    assert Stage(tmp_path).start(cwd=tmp_path).stdout.splitlines()[1:] == the_one("CMD").arguments


def test_the_program_under_the_entrypoint_gets_the_signals(stage: Stage, tmp_path: Path) -> None:
    with stage.open("run", cwd=tmp_path) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("No config.env here")
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0
        with pytest.raises(ProcessLookupError):  # a shell that had stayed would leave the program behind
            os.killpg(process.pid, signal.SIGKILL)


def test_its_health_check_fails_before_anything_has_run(stage: Stage, tmp_path: Path) -> None:
    (check,) = re.findall(r"CMD (\[.*\])", the_one("HEALTHCHECK").rest)
    command = Instruction("CMD", check, LAST).arguments[1:]
    done = stage.start(*command, cwd=tmp_path)
    assert done.returncode == 1
    assert "nothing has run here yet" in done.stderr


@pytest.mark.skipif("CONTAINER_INSTALL" not in os.environ, reason="installs from an index: minutes")
def test_the_whole_build_stage_in_a_clean_directory(tmp_path: Path) -> None:
    made = Stage(tmp_path)
    copy_sources(tmp_path)
    for step in listed("RUN", 0):
        made.run(step)
    work = tmp_path / "work"
    work.mkdir()
    done = made.start(cwd=work, stdin="/digest\n")
    assert done.returncode == 0, done.stderr
    assert "t.me/sample_" in done.stdout
