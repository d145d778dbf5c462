"""The command line's own words in Vietnamese: help, and what is wrong with a command."""

import click

from lantoa.vietnamese.text import nearest

_HEADINGS = {"Options": "Tùy chọn", "Commands": "Lệnh"}


class VietnameseHelp(click.HelpFormatter):
    """Help whose headings are Vietnamese; the texts are the commands' own."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """`Cách dùng: lantoa build [TÙY CHỌN]`."""
        words = args.replace("[OPTIONS]", "[TÙY CHỌN]").replace("COMMAND [ARGS]...", "LỆNH …")
        super().write_usage(prog, words, prefix or "Cách dùng: ")

    def write_heading(self, heading: str) -> None:
        """`Tùy chọn:`."""
        super().write_heading(_HEADINGS.get(heading, heading))


class VietnameseContext(click.Context):
    """The context whose help is Vietnamese."""

    formatter_class = VietnameseHelp


class PlainGroup(click.Group):
    """Commands of which one must be named, such as `photos shrink`."""

    context_class = VietnameseContext

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """A command that is not there gets the nearest one that is."""
        if args[0] not in self.commands:
            near = nearest(args[0], self.commands, 1)
            maybe = f' Ý bạn là "{near[0]}"?' if near else ""
            raise click.UsageError(
                f'không có lệnh "{args[0]}".{maybe} Các lệnh: {", ".join(self.commands)}.', ctx
            )
        return super().resolve_command(ctx, args)


class Commands(PlainGroup):
    """Commands, of which `build` is meant when none is named: `python build.py --drafts`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `build` before arguments that begin with an option of it."""
        own = ("--help", "-h", "--version")
        if not args or (args[0].startswith("-") and args[0] not in own):
            args = ["build", *args]
        return super().parse_args(ctx, args)


class Command(click.Command):
    """A command whose help is Vietnamese."""

    context_class = VietnameseContext


def explain(fault: click.ClickException) -> str:
    """What is wrong with the command line, and where its help is."""
    text = f"Lỗi: {_fault(fault)}"
    ctx = fault.ctx if isinstance(fault, click.UsageError) else None
    return f"{text}\nXem: {ctx.command_path} --help" if ctx else text


def _fault(fault: click.ClickException) -> str:
    if isinstance(fault, click.exceptions.NoArgsIsHelpError) and fault.ctx:
        return f"{fault.ctx.info_name} cần một trong các lệnh: {', '.join(_commands(fault.ctx))}."
    if isinstance(fault, click.NoSuchOption):
        near = f" Ý bạn là {fault.possibilities[0]}?" if fault.possibilities else ""
        return f"không có tùy chọn {fault.option_name}.{near}"
    if isinstance(fault, click.MissingParameter) and fault.param:
        return f"thiếu {_name(fault.param)}."
    if isinstance(fault, click.BadParameter) and fault.param:
        return f"{_name(fault.param)} không nhận giá trị đã cho. {_takes(fault.param.type)}"
    if isinstance(fault, click.BadOptionUsage):
        return f"tùy chọn {fault.option_name} thiếu giá trị hoặc thừa giá trị."
    return fault.format_message()


def _commands(ctx: click.Context) -> list[str]:
    return ctx.command.list_commands(ctx) if isinstance(ctx.command, click.Group) else []


def _name(param: click.Parameter) -> str:
    return param.opts[0] if isinstance(param, click.Option) else str(param.metavar or param.name).upper()


def _takes(kind: object) -> str:
    if isinstance(kind, click.Choice):
        return f"Nhận một trong: {', '.join(map(str, kind.choices))}."
    if isinstance(kind, click.IntRange):
        return f"Nhận số nguyên từ {kind.min} đến {kind.max}."
    if isinstance(kind, click.Path):
        return "Cần một thư mục có thật." if not kind.file_okay else "Cần một tệp có thật."
    return ""
