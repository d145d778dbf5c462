"""The command line. This room alone prints, asks and exits; everything else returns values.

    phrases   what the commands say
    console   where a command speaks: progress, sentences, problems
    usage     a wrong command line, and help, said in Vietnamese
    commands  build, check, serve, new, import, photos shrink, clean
    takedown  takedown

Exit status: 0 well; 1 the content or the built site has errors (nothing is published); 2 the command line or the
configuration is wrong; 130 interrupted.
"""

import gc
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import click

from lantoa.cli import takedown as _takedown  # noqa: F401 - it joins the commands
from lantoa.cli.commands import commands
from lantoa.cli.phrases import phrase
from lantoa.cli.usage import explain


def main() -> NoReturn:
    """Run a command and exit with its status."""
    for stream in (sys.stdout, sys.stderr):
        # A runner without a locale would otherwise stop at the first Vietnamese letter.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    # What a command makes lives to its end: looking through it for circles is time lost, and so is taking it apart.
    gc.disable()
    status = _status(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):
            stream.flush()
    os._exit(status)


def _status(arguments: list[str]) -> int:
    try:
        return commands.main(args=arguments, prog_name=_own_name(), standalone_mode=False) or 0
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as fault:
        click.echo(explain(fault), err=True)
        return 2
    except BrokenPipeError:
        return 1  # nobody reads what is said, as with `| head`: there is nobody to tell
    except (click.Abort, KeyboardInterrupt):
        click.echo(phrase("interrupted", "vi"), err=True)
        return 130


def _own_name() -> str:
    """As the command was called: `python build.py`, or `lantoa` once installed."""
    name = Path(sys.argv[0]).name
    return f"python {name}" if name.endswith(".py") and name != "__main__.py" else "lantoa"
