"""What the code of a layout uses most: macros, escaping, joining. Each does what Jinja's own does, in fewer steps."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from jinja2.runtime import Macro, markup_join
from jinja2.utils import missing
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from jinja2 import Environment

try:
    from markupsafe._speedups import _escape_inner as escape_text
except ImportError:  # MarkupSafe without its C part, or one that names it otherwise

    def escape_text(text: str, /) -> str:
        """A text with `&`, `<`, `>` and quotes written for HTML."""
        return str(escape(text))


class Part(Macro):
    """A macro. Called in the usual ways, its arguments are not looked at one by one."""

    def __init__(
        self,
        environment: "Environment",
        func: Callable[..., str],
        name: str,
        arguments: Sequence[str],
        catch_kwargs: bool,
        catch_varargs: bool,
        caller: bool,
        default_autoescape: bool | None = None,
    ) -> None:
        super().__init__(
            environment, func, name, list(arguments), catch_kwargs, catch_varargs, caller, default_autoescape
        )
        unusual = catch_kwargs or catch_varargs or caller or self.explicit_caller
        self._usual = bool(self._default_autoescape) and not unusual
        self._rest = tuple((missing,) * left for left in range(self._argument_count, -1, -1))

    def __call__(self, *args: object, **kwargs: object) -> str:
        """The macro's HTML; TypeError for arguments that it does not have."""
        given = len(args)
        if not self._usual or given > self._argument_count:
            return super().__call__(*args, **kwargs)
        if kwargs:
            names = self.arguments[given:]
            if not kwargs.keys() <= set(names):
                return super().__call__(*args, **kwargs)
            args += tuple([kwargs.get(name, missing) for name in names])
        else:
            args += self._rest[given]
        return str.__new__(Markup, self._func(*args))


def shown(value: object) -> str:
    """What an expression puts on the page: as `markupsafe.escape`, but a text stays a text."""
    if type(value) is str:
        return escape_text(value)
    if type(value) is Markup:
        return value
    return str(value) if type(value) is int else escape(value)


def joined(parts: tuple[object, ...]) -> str:
    """The parts of `a ~ b`: as Jinja's own, quick where all are texts."""
    for part in parts:
        if type(part) is not str:
            return markup_join(parts)
    return "".join(parts)  # type: ignore[arg-type]


BOUND = {"Macro": Part, "escape": shown, "escape_text": escape_text, "markup_join": joined}
"""Names in the code of a layout, and what they stand for."""
