"""`takedown`: what somebody asked to have taken off a site goes, and what the machine cannot do is said."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lantoa.cli.commands import command
from lantoa.cli.console import Console, speaking
from lantoa.errors import SiteError

if TYPE_CHECKING:
    from lantoa.author import Takedown

_SHOWN = 20
"""Places of one kind that are told one by one."""


@command("takedown", "gỡ một bài hoặc một ảnh")
@click.argument("wanted", metavar="TÊN|ẢNH")
@click.option("--dry-run", is_flag=True, help="Chỉ kể sẽ gỡ gì, không xóa gì.")
@click.option("--yes", is_flag=True, help="Gỡ luôn, không hỏi lại.")
def takedown(site: Path, wanted: str, dry_run: bool, yes: bool) -> None:
    """Gỡ một bài (tên tệp hoặc thư mục của nó) hoặc một ảnh (đường dẫn): nội dung, bộ nhớ đệm và trang đã dựng.

    Kể mọi chỗ trước, hỏi lại rồi mới xóa, và in cách xóa khỏi lịch sử Git.
    """
    from lantoa.author import plan_takedown
    from lantoa.reading.config import load_config

    with speaking(site, "takedown-stopped") as console:
        found = plan_takedown(site, load_config(site), wanted, site / "public")
        _tell(console, found)
        if dry_run:
            console.say("takedown-planned")
        elif yes or _is_sure(console):
            _take_down(console, site, found)
        else:
            console.say("takedown-left")
            raise click.exceptions.Exit(1)


def _is_sure(console: Console) -> bool:
    """Whether somebody says so. Where nobody can be asked, nobody does."""
    return sys.stdin.isatty() and click.confirm(console.phrase("takedown-sure"), default=False)


def _tell(console: Console, found: "Takedown") -> None:
    for key, places in (
        ("takedown-files", (*found.files, *found.copies)),
        ("takedown-own", found.traces.own),
        ("takedown-others", found.traces.others),
        ("takedown-kept", found.kept),
        ("takedown-mentions", tuple(f"{each.at}: {each.line}" for each in found.mentions)),
    ):
        if places:
            console.say(key, count=len(places))
        for place in places[:_SHOWN]:
            console.say("takedown-place", path=place)
        if len(places) > _SHOWN:
            console.say("takedown-more", count=len(places) - _SHOWN)
    console.say("takedown-cache")


def _take_down(console: Console, site: Path, found: "Takedown") -> None:
    """The content first, then the site without it; where that cannot be built, at least its own files go."""
    from lantoa.author import remove_files, remove_traces
    from lantoa.pipeline import Options, build_site
    from lantoa.pruning import clean_cache

    remove_files(site, found)
    try:
        if (site / "public").is_dir():
            build_site(Options(site), console.tell)
    except SiteError as fault:
        remove_traces(site / "public", found)
        console.show(fault.problems)
        console.say("takedown-unbuilt", count=len(found.traces.others))
        raise click.exceptions.Exit(1) from fault
    finally:
        # With the site before, which waits there for its turn.
        clean_cache(site / ".cache", only_unused=False)
        _tell_history(console, found)
    console.say("takedown-done")


def _tell_history(console: Console, found: "Takedown") -> None:
    if found.history:
        console.say("takedown-history")
        for line in found.history:
            console.say("takedown-place", path=line)
