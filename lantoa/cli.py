"""The command line. This room alone prints, asks and exits; everything else returns values.

Exit status: 0 well; 1 the content or the built site has errors (nothing is published); 2 the command line or the
configuration is wrong; 130 interrupted.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

import click

from lantoa import __version__
from lantoa.errors import ConfigError, Problem, SiteError, has_errors
from lantoa.phrases import phrase
from lantoa.report import report_github, report_json, report_text

if TYPE_CHECKING:
    from lantoa.serve import Built, Serving

Command = TypeVar("Command", bound=Callable[..., None])
SITE = click.Path(exists=True, file_okay=False, path_type=Path)
_REPORTS: dict[str, Callable[[tuple[Problem, ...], str], str]] = {
    "text": report_text,
    "json": report_json,
    "github": report_github,
}


class Commands(click.Group):
    """Commands, of which `build` is meant when none is named: `python build.py --drafts`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `build` before arguments that start with no command."""
        if not args or (args[0] not in self.commands and args[0] not in ("--help", "-h", "--version")):
            args = ["build", *args]
        return super().parse_args(ctx, args)


@dataclass(frozen=True, slots=True)
class Console:
    """Where a command speaks: progress on one line while a person watches, plain lines elsewhere."""

    language: str
    quiet: bool = False

    def tell(self, key: str, **values: object) -> None:
        """A stage begins."""
        if self.quiet:
            return
        text = phrase(key, self.language, **values)
        if sys.stderr.isatty():
            click.echo(f"\r\033[K{text}", nl=False, err=True)
        elif "done" not in values:
            click.echo(text, err=True)

    def settle(self) -> None:
        """Clear the line of progress before anything else is said."""
        if not self.quiet and sys.stderr.isatty():
            click.echo("\r\033[K", nl=False, err=True)

    def say(self, key: str, **values: object) -> None:
        """A sentence that stays, unless the command is quiet."""
        if not self.quiet:
            click.echo(phrase(key, self.language, **values))


@dataclass(frozen=True, slots=True)
class Announcer:
    """Says what the preview does, a line each."""

    language: str

    def __call__(self, news: "Serving | Built") -> None:
        """Where it serves, or how the last build went."""
        from lantoa.serve import Serving

        if isinstance(news, Serving):
            click.echo(phrase("serving", self.language, url=news.url))
            return
        _show(news.problems, "text", self.language)
        key = "rebuilt" if news.is_published else "failed"
        said = {"count": len(news.problems), "pages": news.pages, "seconds": news.seconds}
        click.echo(phrase(key, self.language, **said))


def site_option(command: Command) -> Command:
    """`--site DIR`: the folder of the site, the current one unless said otherwise."""
    return click.option(
        "--site", type=SITE, default=Path(), help="Thư mục của trang (mặc định: thư mục hiện tại)."
    )(command)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="lantoa")
def commands() -> None:
    """Lan Tỏa: dựng trang giới thiệu các mô hình "Dân vận khéo" để nơi khác tìm thấy, tin và làm theo."""


@commands.command()
@site_option
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Nơi đặt trang đã dựng (mặc định: public/ trong thư mục của trang).",
)
@click.option("--base-url", help="Địa chỉ công khai, thay cho base_url trong site_config.yaml.")
@click.option("--drafts", is_flag=True, help="Dựng cả bản nháp.")
@click.option("--strict", is_flag=True, help="Coi cảnh báo là lỗi.")
@click.option("--jobs", type=click.IntRange(1, 64), help="Số luồng xử lý ảnh (mặc định: số nhân của máy).")
@click.option("--clean", is_flag=True, help="Dựng lại từ đầu, không dùng .cache/.")
@click.option("--quiet", is_flag=True, help="Chỉ nói khi có lỗi.")
@click.option("--timings", is_flag=True, help="In thời gian của từng công đoạn.")
def build(
    site: Path,
    out: Path | None,
    base_url: str | None,
    drafts: bool,
    strict: bool,
    jobs: int | None,
    clean: bool,
    quiet: bool,
    timings: bool,
) -> None:
    """Dựng trang vào public/. Có lỗi thì không xuất bản gì, trang cũ giữ nguyên."""
    from lantoa.pipeline import Options, build_site

    console = Console(language_of(site), quiet)
    report = build_site(Options(site, out, base_url, drafts, strict, jobs, clean), console.tell)
    console.settle()
    _show(report.problems, "text", console.language)
    if timings:
        for stage, seconds in report.seconds:
            console.say("timing", stage=phrase(stage, console.language, plain=True), seconds=seconds)
    console.say("built", pages=report.pages, photos=report.photos, seconds=report.total, folder=report.public)
    if report.problems:
        console.say("warnings", count=len(report.problems))


@commands.command()
@site_option
@click.option("--base-url", help="Địa chỉ công khai, thay cho base_url trong site_config.yaml.")
@click.option("--drafts", is_flag=True, help="Kiểm tra cả bản nháp như khi xuất bản.")
@click.option("--strict", is_flag=True, help="Coi cảnh báo là lỗi.")
@click.option(
    "--format", "form", type=click.Choice(sorted(_REPORTS)), default="text", help="Cách viết kết quả."
)
def check(site: Path, base_url: str | None, drafts: bool, strict: bool, form: str) -> None:
    """Kiểm tra mọi thứ như khi dựng, cả liên kết và HTML, mà không xuất bản gì."""
    from lantoa.pipeline import Options, check_site_folder

    console = Console(language_of(site), quiet=form != "text")
    options = Options(site, base_url=base_url, drafts=drafts)
    problems = check_site_folder(options, console.tell)
    console.settle()
    _show(problems, form, console.language)
    if has_errors(problems) or (strict and problems):
        sys.exit(1)
    console.say("checked", count=len(problems))


@commands.command()
@site_option
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Cổng trên máy này."
)
@click.option("--drafts/--no-drafts", default=True, help="Xem cả bản nháp (mặc định: có).")
def serve(site: Path, port: int, drafts: bool) -> None:
    """Xem thử tại 127.0.0.1: lưu tệp là trang tự dựng lại và tải lại, có lỗi thì hiện ngay trên trang."""
    from lantoa.config import load_config
    from lantoa.learn import own_and_generators
    from lantoa.pipeline import Options, build_site
    from lantoa.serve import serve_site

    config = load_config(site)
    # A folder of its own: drafts must never lie where the next deployment takes its files from.
    public = site / ".cache" / "preview" / "public"
    public.parent.mkdir(parents=True, exist_ok=True)
    serve_site(
        site,
        public,
        lambda: build_site(Options(site, out=public, drafts=drafts)),
        Announcer(config.language),
        port=port,
        base_path=config.base_path,
        language=config.language,
        also=(*own_and_generators(site, "layouts"), *own_and_generators(site, "assets")),
    )


@commands.command()
@site_option
@click.argument("kind", type=click.Choice(["model", "news"]))
@click.argument("title")
def new(site: Path, kind: str, title: str) -> None:
    """Tạo tệp mẫu cho một mô hình (model) hoặc tin (news) với tiêu đề đã cho."""
    from lantoa.author import write_skeleton

    written = write_skeleton(site, kind, title)
    click.echo(phrase("written", language_of(site), path=written))


@commands.command("import")
@site_option
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_register(site: Path, file: Path) -> None:
    """Chuyển bảng đăng ký mô hình (.xlsx, .csv) thành các tệp nội dung; không ghi đè tệp nào."""
    from lantoa.author import write_register

    language = language_of(site)
    report = write_register(site, file)
    for path in report.written:
        click.echo(phrase("written", language, path=path))
    _show(report.problems, "text", language)
    click.echo(phrase("imported", language, written=len(report.written), skipped=len(report.skipped)))
    if has_errors(report.problems):
        sys.exit(1)


def language_of(site: Path) -> str:
    """The language to speak in; Vietnamese while the configuration cannot be read (its own problems come later)."""
    from lantoa.config import load_config

    try:
        return load_config(site).language
    except SiteError:
        return "vi"


def _show(problems: tuple[Problem, ...], form: str, language: str) -> None:
    """Problems for people go to standard error; a report for programs is the output itself."""
    if problems or form == "json":
        click.echo(_REPORTS[form](problems, language), nl=False, err=form == "text")


def main() -> NoReturn:
    """Run a command and exit with its status."""
    for stream in (sys.stdout, sys.stderr):
        # A runner without a locale would otherwise stop at the first Vietnamese letter.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(_status(sys.argv[1:]))


def _status(arguments: list[str]) -> int:
    try:
        commands.main(args=arguments, prog_name="lantoa", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as fault:
        fault.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo(phrase("interrupted", "vi"), err=True)
        return 130
    except SiteError as fault:
        return _stopped(fault, arguments)
    return 0


def _stopped(fault: SiteError, arguments: list[str]) -> int:
    """Show why nothing was published."""
    site = Path(arguments[arguments.index("--site") + 1]) if "--site" in arguments[:-1] else Path()
    language = language_of(site)
    if sys.stderr.isatty():
        click.echo("\r\033[K", nl=False, err=True)
    form = arguments[arguments.index("--format") + 1] if "--format" in arguments[:-1] else "text"
    _show(fault.problems, form if form in _REPORTS else "text", language)
    if form == "text":
        click.echo(phrase("stopped", language, count=len(fault.problems)), err=True)
    return 2 if isinstance(fault, ConfigError) else 1
