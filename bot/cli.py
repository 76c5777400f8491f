"""The command line: declares commands and options; bot/commands/ does the work.

Imports nothing heavy: each command imports what it needs when it runs. Errors that a person can
put right end with one line on standard error and exit status 1 or 2; never a traceback.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot.errors import ConfigError, OperatorError
from storage.errors import StorageError

app = typer.Typer(
    name="caspian-watch",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    help="Watches public Telegram channels on Kazakhstan–Turkmenistan affairs.",
)

ConfigOption = Annotated[Path, typer.Option("--config", help="The settings file.")]
DatabaseOption = Annotated[
    Path | None, typer.Option("--database", help="Use this database instead of the settings' one.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
CONFIG = Path("config.env")


@app.command(epilog="Example: caspian-watch run --only collect")
def run(
    config: ConfigOption = CONFIG,
    only: Annotated[str | None, typer.Option(help="collect or serve: one half of the work.")] = None,
) -> None:
    """Run the whole thing; without config.env, the demonstration in this terminal."""
    if only not in (None, "collect", "serve"):
        raise typer.BadParameter("write collect or serve", param_hint="--only")
    from bot.commands.running import run_all

    raise typer.Exit(run_all(config, only))


@app.command(epilog="Example: caspian-watch chat")
def chat(config: ConfigOption = CONFIG, database: DatabaseOption = None) -> None:
    """Talk to the bot in this terminal, on your own database."""
    from bot.commands.running import run_chat

    raise typer.Exit(run_chat(config, database))


@app.command(epilog="Example: caspian-watch login --qr")
def login(
    config: ConfigOption = CONFIG,
    qr: Annotated[bool, typer.Option("--qr", help="Scan a code with your phone.")] = False,
    phone: Annotated[str | None, typer.Option(help="Your number, such as +77011234567.")] = None,
) -> None:
    """Log the reading account in (once)."""
    from bot.commands.login import run_login

    raise typer.Exit(run_login(config, qr=qr, phone=phone))


@app.command(name="import", epilog="Example: caspian-watch import result.json --channel @name")
def import_files(
    files: Annotated[list[Path], typer.Argument(help="result.json, *.jsonl, *.jsonl.gz or a pasted post.")],
    channel: Annotated[
        str | None, typer.Option(help="@name of the channel, where the file does not say.")
    ] = None,
    config: ConfigOption = CONFIG,
    database: DatabaseOption = None,
    processes: Annotated[
        int | None, typer.Option(min=1, max=32, help="How many understand posts; else as the files need.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Take posts from files: Telegram Desktop exports, JSON Lines, a pasted post."""
    from bot.commands.importing import run_import

    raise typer.Exit(run_import(files, channel, config, database, processes, as_json=as_json))


@app.command(epilog='Example: caspian-watch search "газ порт -Азербайджан date:P7D" --sort best')
def search(
    query: Annotated[str, typer.Argument(help="Words, operators, filters; see /help in the chat.")],
    limit: Annotated[int, typer.Option(min=1, max=200, help="How many stories.")] = 10,
    sort: Annotated[str, typer.Option(help="new or best.")] = "new",
    language: Annotated[str, typer.Option(help="Of the answer: ru, kk, tk or en.")] = "en",
    config: ConfigOption = CONFIG,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Search the stored posts."""
    if sort not in ("new", "best"):
        raise typer.BadParameter("write new or best", param_hint="--sort")
    from bot.commands.asking import run_search

    raise typer.Exit(run_search(query, limit, sort, language, config, database, as_json=as_json))


@app.command(epilog="Example: caspian-watch digest --days 7 --topics gas_energy,caspian_ports --language kk")
def digest(
    date: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The last day; today if not given.")
    ] = None,
    days: Annotated[int, typer.Option(min=1, max=366, help="How many days.")] = 1,
    topics: Annotated[str | None, typer.Option(help="Names separated by commas; all if not given.")] = None,
    language: Annotated[str | None, typer.Option(help="ru, kk, tk or en.")] = None,
    output: Annotated[str, typer.Option("--format", help="text, html or json.")] = "text",
    config: ConfigOption = CONFIG,
    database: DatabaseOption = None,
) -> None:
    """Print a digest."""
    if output not in ("text", "html", "json"):
        raise typer.BadParameter("write text, html or json", param_hint="--format")
    from bot.commands.asking import run_digest

    raise typer.Exit(run_digest(date, days, topics, language, output, config, database))


@app.command(epilog='Example: echo \'{"id": 1, "text": "…"}\' | caspian-watch classify')
def classify(
    file: Annotated[str, typer.Argument(help="JSON Lines with id, text; - is standard input.")] = "-",
) -> None:
    """Name language, topics and the Kazakhstan–Turkmenistan relation of each text."""
    from bot.commands.measuring import run_classify

    raise typer.Exit(run_classify(file))


@app.command(epilog='Example: echo \'{"id": 1, "keyword": "порт", "text": "…"}\' | caspian-watch match')
def match(
    file: Annotated[
        str, typer.Argument(help="JSON Lines with id, keyword, text; - is standard input.")
    ] = "-",
) -> None:
    """Tell whether each text matches its query, and where."""
    from bot.commands.measuring import run_match

    raise typer.Exit(run_match(file))


@app.command(epilog="Example: caspian-watch stats --json")
def stats(
    config: ConfigOption = CONFIG, database: DatabaseOption = None, as_json: JsonOption = False
) -> None:
    """Tell what was read, from where, and what waits to be sent."""
    from bot.commands.operating import run_stats

    raise typer.Exit(run_stats(config, database, as_json=as_json))


@app.command(epilog="Example: caspian-watch health")
def health(config: ConfigOption = CONFIG, database: DatabaseOption = None) -> None:
    """Tell in one line whether the running program does its work; status 1 if not."""
    from bot.commands.health import run_health

    raise typer.Exit(run_health(config, database))


@app.command(epilog="Example: caspian-watch doctor")
def doctor(config: ConfigOption = CONFIG) -> None:
    """Check settings, clock, database, disk, token, account and channels; say what to put right."""
    from bot.commands.doctor import run_doctor

    raise typer.Exit(run_doctor(config))


@app.command(epilog="Example: caspian-watch backup copies/today.db")
def backup(
    path: Annotated[
        Path | None,
        typer.Argument(help="A new file, or a directory; BACKUP_DIR if not given, else beside the database."),
    ] = None,
    config: ConfigOption = CONFIG,
    database: DatabaseOption = None,
) -> None:
    """Copy the database while it is in use, and check the copy."""
    from bot.commands.backups import run_backup

    raise typer.Exit(run_backup(path, config, database))


@app.command(epilog="Example: caspian-watch restore data/backups/caspian-20251114-020000.db")
def restore(
    file: Annotated[Path, typer.Argument(help="A backup.")],
    config: ConfigOption = CONFIG,
    database: DatabaseOption = None,
) -> None:
    """Put a backup in the place of the database; the program must not run. Keeps the replaced one."""
    from bot.commands.backups import run_restore

    raise typer.Exit(run_restore(file, config, database))


@app.command(epilog="Example: caspian-watch invite --count 3")
def invite(
    count: Annotated[int, typer.Option(min=1, max=100, help="How many codes.")] = 1,
    config: ConfigOption = CONFIG,
    database: DatabaseOption = None,
) -> None:
    """Make invitations for ACCESS=invite; each lets one person in."""
    from bot.commands.operating import run_invite

    raise typer.Exit(run_invite(count, config, database))


lexicon_app = typer.Typer(no_args_is_help=True, help="The vocabulary: topics, names, traps.")
app.add_typer(lexicon_app, name="lexicon")


@lexicon_app.command("check", epilog="Example: caspian-watch lexicon check")
def lexicon_check() -> None:
    """Name duplicates, terms that can match nothing, and examples that fail."""
    from bot.commands.measuring import run_lexicon_check

    raise typer.Exit(run_lexicon_check())


def main() -> NoReturn:
    """Entry point of `caspian-watch` and `python -m bot`."""
    try:
        app()
    except ConfigError as error:
        print(error, file=sys.stderr)
        sys.exit(2)
    except (OperatorError, StorageError) as error:
        print(error, file=sys.stderr)
        sys.exit(1)
    sys.exit(0)
