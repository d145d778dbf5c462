"""Real builds, each in a process of its own with a fault of its own: ``python -m tests.faults.builder``.

It has imported all that a build needs, and forks for each request (a line of JSON): a trial takes a third of the time
that Python needs to start. The fork runs what `build.py` runs, and ends as that does.
"""

import ctypes
import faulthandler
import json
import os
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn, Self

from tests.faults.injected import Plan, install

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests/golden/mot-mo-hinh/site"
_SUBREAPER = 36
_PATIENCE = 20.0
_LONGEST = 300.0


@dataclass(frozen=True)
class Outcome:
    """How a build ended: its status (negative: the signal), what it said, how much it asked, who of it lives on."""

    status: int
    said: str
    asked: int
    living: int


def temporary_of(site: Path) -> Path:
    """Where builds of a site put what belongs into the system's folder for such things."""
    return site.with_name(f"{site.name}.tmp")


class Builder:
    """The process that forks builds."""

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.builder"],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "default"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.wait(60)
        self._process.stdout.close()

    def build(self, site: Path, *options: str, kind: str = "", at: int = 0, is_root: bool = True) -> Outcome:
        """A build of a site, which goes wrong `at` its n-th step (0: it does not), by somebody with special rights."""
        return self._ask(site, options, kind=kind, at=at, is_root=is_root)

    def stop(self, site: Path, *options: str, how: signal.Signals, stage: int, later: float) -> Outcome:
        """A build that gets a signal so many seconds after it began its n-th stage, or ends before."""
        return self._ask(site, options, stops=[how, stage, later])

    def _ask(self, site: Path, options: Sequence[str], **asked: Any) -> Outcome:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps({"site": str(site), "options": options, **asked}) + "\n")
        self._process.stdin.flush()
        return Outcome(**json.loads(self._process.stdout.readline()))


def main() -> None:
    # Whoever outlives a build becomes a child of this process, which so knows of it.
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    _warm()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(_trial(**json.loads(line))) + "\n")
        sys.stdout.flush()


def _warm() -> None:
    """Import what a build needs, and have the layouts compiled, which takes longer than the rest of a small build."""
    from lantoa.pipeline import Options, build_site

    with tempfile.TemporaryDirectory() as folder:
        site = write_golden(Path(folder) / "site")
        build_site(Options(site, jobs=1))


def write_golden(site: Path) -> Path:
    """The small golden site."""
    shutil.copytree(GOLDEN, site)
    return site


def _trial(
    site: str,
    options: Sequence[str],
    kind: str = "",
    at: int = 0,
    is_root: bool = True,
    stops: Sequence[Any] = (),
) -> dict[str, Any]:
    plan = Plan(Path(site), kind, at)
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if not child:
            if not is_root and os.geteuid() == 0:
                give_up_rights()
            _run(site, ("build", "--site", site, *options), plan, said.fileno())
        if stops:
            _stop(child, said.fileno(), *stops)
        status = _wait(child)
        living = _end_others(child)
        said.seek(0)
        return {
            "status": status,
            "said": said.read().decode("utf-8", "replace"),
            "asked": plan.asked,
            "living": living,
        }


def _run(site: str, arguments: Sequence[str], plan: Plan, said: int) -> NoReturn:
    os.setpgid(0, 0)
    tempfile.tempdir = temporary_of(Path(site)).as_posix()
    nothing = os.open(os.devnull, os.O_RDONLY)
    for source, target in ((nothing, 0), (said, 1), (said, 2)):
        os.dup2(source, target)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.argv = ["build.py", *arguments]
    try:
        from lantoa.cli import main

        install(plan)
        faulthandler.dump_traceback_later(_LONGEST - 10)
        main()
    except KeyboardInterrupt:
        os._exit(130)  # as build.py does
    except BaseException:
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
    finally:
        os._exit(99)


def give_up_rights() -> None:
    """Root, but held to the modes of files like everybody (capabilities(7), capset(2), version 3)."""
    libc = ctypes.CDLL(None, use_errno=True)
    header = struct.pack("Ii", 0x20080522, 0)
    if libc.capset(header, bytes(24)):
        raise OSError(ctypes.get_errno(), "capset")


def _stop(child: int, said: int, how: int, stage: int, later: float) -> None:
    """A kill hits the one process that everybody sees; Ctrl-C hits all of the terminal's. It may be too late."""
    deadline = time.monotonic() + _LONGEST
    while os.pread(said, 10_000, 0).count(b"\n") < stage and time.monotonic() < deadline:
        if os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            return
        time.sleep(0.001)
    time.sleep(later)
    with suppress(ProcessLookupError):
        (os.killpg if how == signal.SIGINT else os.kill)(child, how)


def _wait(child: int) -> int:
    deadline = time.monotonic() + _LONGEST
    while time.monotonic() < deadline:
        found, status = os.waitpid(child, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.002)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return -99


def _end_others(group: int) -> int:
    """How many processes of a build outlive it for long. They are killed then."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        try:
            if os.waitpid(-1, os.WNOHANG) == (0, 0):
                time.sleep(0.005)
        except ChildProcessError:
            return 0
    living = 0
    os.killpg(group, signal.SIGKILL)
    while True:
        try:
            os.waitpid(-1, 0)
            living += 1
        except ChildProcessError:
            return living


if __name__ == "__main__":
    main()
