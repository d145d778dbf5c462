"""The commands. Each imports what it runs only when it runs."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from lantoa import __version__
from lantoa.cli.console import REPORTS, Console, speaking
from lantoa.cli.timings import timing, timings_json
from lantoa.cli.usage import Command, Commands, PlainGroup
from lantoa.errors import Problem, has_errors

Checked = tuple[tuple[Problem, ...], str]
"""Of a check: what it found, and the key of what is said where that is no error."""

Function = TypeVar("Function", bound=Callable[..., None])
_SITE = click.Path(exists=True, file_okay=False, path_type=Path)
_BASE_URL = "Địa chỉ công khai, thay cho base_url trong site_config.yaml."
_STRICT = "Coi cảnh báo là lỗi."

_UNTIL_EXIT: list[object] = []
"""Taking apart what a build of a large site knew takes a second; the process ends at once."""


@click.group(cls=Commands, add_help_option=False)
@click.help_option("-h", "--help", help="Xem hướng dẫn này.")
@click.version_option(__version__, prog_name="lantoa", help="Xem phiên bản.")
def commands() -> None:
    """Lan Tỏa: dựng trang giới thiệu các mô hình “Dân vận khéo” để nơi khác tìm thấy, tin và làm theo.

    Không ghi lệnh nào thì hiểu là build.
    """


@commands.group("photos", cls=PlainGroup, short_help="chăm sóc ảnh gốc", add_help_option=False)
@click.help_option("-h", "--help", help="Xem hướng dẫn này.")
def photos() -> None:
    """Chăm sóc ảnh gốc trong content/ và assets/."""


def command(name: str, short: str, group: click.Group = commands) -> Callable[[Function], click.Command]:
    """A command with the options that every one has; `short` is its line in the list of commands."""

    def declare(function: Function) -> click.Command:
        site = click.option(
            "--site",
            metavar="DIR",
            type=_SITE,
            default=Path(),
            help="Thư mục của trang; mặc định: thư mục hiện tại.",
        )
        helped = click.help_option("-h", "--help", help="Xem hướng dẫn này.")
        options: dict[str, Any] = {"cls": Command, "short_help": short, "add_help_option": False}
        return group.command(name, **options)(helped(site(function)))

    return declare


@command("build", "dựng trang")
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Nơi đặt trang đã dựng; mặc định: public/ của trang.",
)
@click.option("--base-url", metavar="URL", help=_BASE_URL)
@click.option("--drafts", is_flag=True, help="Dựng cả bản nháp.")
@click.option("--strict", is_flag=True, help=_STRICT)
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(1, 64),
    help="Số tiến trình làm cùng lúc; mặc định: số nhân.",
)
@click.option("--clean", is_flag=True, help="Dựng lại từ đầu, không dùng .cache/.")
@click.option("--quiet", is_flag=True, help="Chỉ nói khi có điều cần sửa.")
@click.option("--no-search", is_flag=True, help="Không lập chỉ mục tìm kiếm.")
@click.option(
    "--timings",
    is_flag=False,
    flag_value="text",
    metavar="[=json]",
    type=click.Choice(["text", "json"]),
    help="In thời gian của từng công đoạn; =json thì in cho máy đọc.",
)
def build(
    site: Path,
    out: Path | None,
    base_url: str | None,
    drafts: bool,
    strict: bool,
    jobs: int | None,
    clean: bool,
    quiet: bool,
    no_search: bool,
    timings: str | None,
) -> None:
    """Dựng trang vào public/. Có lỗi thì không đăng gì, trang cũ giữ nguyên."""
    from lantoa.pipeline import Options, build_site

    with speaking(site, "stopped", quiet or timings == "json") as console:
        options = Options(site, out, base_url, drafts, strict, jobs, clean, search=not no_search)
        report = build_site(options, console.tell, _UNTIL_EXIT.append)
        console.show(report.problems)
        if timings == "json":
            click.echo(timings_json(report))
            return
        for stage in report.stages if timings else ():
            console.say("timing", **timing(stage, console.language))
        console.say(
            "built", pages=report.pages, photos=report.photos, seconds=report.total, folder=report.public
        )
        if report.problems:
            console.say("warnings", count=len(report.problems))


@command("check", "tìm mọi điều cần sửa, không đăng gì")
@click.option("--base-url", metavar="URL", help=_BASE_URL)
@click.option("--drafts", is_flag=True, help="Kiểm tra cả bản nháp.")
@click.option("--strict", is_flag=True, help=_STRICT)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(REPORTS)),
    default="text",
    help="Dạng báo cáo: text cho người, json cho máy, github cho GitHub.",
)
@click.option(
    "--published",
    metavar="[DIR|URL]",
    is_flag=False,
    flag_value="",
    help="So bản đã đăng, từng tệp, với danh sách lúc dựng; mặc định: public/ của trang.",
)
def check(
    site: Path, base_url: str | None, drafts: bool, strict: bool, form: str, published: str | None
) -> None:
    """Tìm mọi điều cần sửa như khi dựng, cả liên kết và HTML, mà không đăng gì."""
    with speaking(site, "found", form=form) as console:
        if published is None:
            problems, well = _check_content(site, base_url, drafts, console)
        else:
            problems, well = _check_published(site, published, console)
        console.show(problems)
        if has_errors(problems) or (strict and problems):
            console.say("found", count=len(problems))
            raise click.exceptions.Exit(1)
        console.say(well, count=len(problems))


def _check_content(site: Path, base_url: str | None, drafts: bool, console: Console) -> Checked:
    from lantoa.pipeline import Options, check_site_folder

    problems = check_site_folder(Options(site, base_url=base_url, drafts=drafts), console.tell)
    return problems, "checked" if drafts else "checked-published"


def _check_published(site: Path, where: str, console: Console) -> Checked:
    from lantoa.published import check_folder, check_served

    if "://" in where:
        return check_served(where, site / "public", console.count_answers), "published-whole"
    folder, named = (Path(where), str(Path(where).absolute())) if where else (site / "public", "public")
    return check_folder(folder, named), "published-whole"


@command("serve", "xem thử trên máy này")
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help="Cổng trên máy này.",
)
@click.option("--drafts/--no-drafts", default=True, help="Xem cả bản nháp; mặc định: có.")
def serve(site: Path, port: int, drafts: bool) -> None:
    """Xem thử tại 127.0.0.1: lưu tệp là trang tự dựng lại và tải lại, có lỗi thì hiện ngay trên trang."""
    from lantoa.overrides import own_and_generators
    from lantoa.pipeline import Options
    from lantoa.reading.config import load_config
    from lantoa.resident import Resident
    from lantoa.serve import serve_site

    with speaking(site, "found") as console:
        config = load_config(site)
        # A folder of its own: drafts must never lie where the next deployment takes its files from.
        public = site / ".cache" / "preview" / "public"
        public.parent.mkdir(parents=True, exist_ok=True)
        with Resident(Options(site, out=public, drafts=drafts)) as maker:
            serve_site(
                site,
                public,
                maker,
                console.announce,
                port=port,
                base_path=config.base_path,
                language=config.language,
                also=(*own_and_generators(site, "layouts"), *own_and_generators(site, "assets")),
            )


@command("new", "tạo tệp mới")
@click.argument("kind", metavar="model|news", type=click.Choice(["model", "news"]))
@click.argument("title", metavar="TIÊU-ĐỀ")
def new(site: Path, kind: str, title: str) -> None:
    """Tạo tệp mới cho một mô hình (model) hoặc một tin (news), với các câu hỏi cần trả lời."""
    from lantoa.author import write_skeleton

    with speaking(site, "not-written") as console:
        console.say("written", path=write_skeleton(site, kind, title))
        console.say("answer")


@command("import", "chuyển sổ đăng ký từ Excel")
@click.argument("file", metavar="TỆP", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_register(site: Path, file: Path) -> None:
    """Chuyển sổ đăng ký mô hình (.xlsx, .csv) thành các bản nháp; không ghi đè tệp nào."""
    from lantoa.author import write_register

    with speaking(site, "not-written") as console:
        report = write_register(site, file)
        for path in report.written:
            console.say("written", path=path)
        for row in report.skipped:
            console.say("skipped", at=row.at, title=row.title, file=row.file)
        console.show(report.problems)
        counts = {
            "written": len(report.written),
            "skipped": len(report.skipped),
            "count": len(report.problems),
        }
        console.say("imported", **counts)
        if has_errors(report.problems):
            raise click.exceptions.Exit(1)


@command("shrink", "thu nhỏ ảnh gốc quá lớn", photos)
@click.argument("files", metavar="[TỆP]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Chỉ kể sẽ làm gì, không ghi tệp nào.")
def shrink(site: Path, files: tuple[Path, ...], dry_run: bool) -> None:
    """Thu nhỏ ảnh gốc nặng hơn 12 MB hoặc dài hơn 6.000 điểm ảnh; không nêu TỆP thì xem mọi ảnh.

    Ảnh mới đứng thẳng, cạnh dài nhất 4.000 điểm ảnh, không còn tọa độ. Bản gốc được chép vào .originals/ trước.
    """
    from lantoa.author import KEPT, shrink_photos

    with speaking(site, "found") as console:
        report = shrink_photos(site, files, dry_run)
        for one in report.shrunk:
            was, now = ("×".join(map(str, size)) for size in (one.was, one.now))
            before, after = one.before / 1_000_000, one.after / 1_000_000
            console.say("shrunk", path=one.path, before=before, after=after, was=was, now=now)
            if one.kept:
                console.say("original-kept", path=one.kept)
        console.show(report.problems)
        freed = sum(one.before - one.after for one in report.shrunk) / 1_000_000
        key = "shrink-none" if not report.shrunk else "shrink-planned" if dry_run else "shrink-done"
        console.say(key, count=len(report.shrunk), of=report.looked, freed=freed, folder=KEPT)
        if has_errors(report.problems):
            raise click.exceptions.Exit(1)


@command("clean", "dọn những gì đã làm sẵn")
@click.option("--cache", is_flag=True, help="Dọn .cache/ của trang; bắt buộc, để không ai xóa nhầm.")
@click.option("--unused", is_flag=True, help="Chỉ xóa phần mà các lần dựng gần đây không dùng.")
def clean(site: Path, cache: bool, unused: bool) -> None:
    """Dọn .cache/: những gì đã làm sẵn để dựng nhanh. Nội dung và trang đã đăng còn nguyên."""
    from lantoa.pruning import clean_cache

    if not cache:
        raise click.UsageError("thiếu --cache: hãy nói rõ dọn gì.", click.get_current_context())
    with speaking(site, "not-cleaned") as console:
        console.say("cleaned", freed=clean_cache(site / ".cache", unused) / 1_000_000)
