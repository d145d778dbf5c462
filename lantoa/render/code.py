"""The Python code of a layout: Jinja's, with plain calls, and with nothing in it that a site answers."""

from functools import cache, lru_cache
from keyword import iskeyword
from types import CodeType
from typing import NoReturn

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

from lantoa.render.filters import NAMES

USUAL: dict[str, object] = {
    "autoescape": True,
    "undefined": jinja2.StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
}
"""What decides how a layout is read, besides its text."""


class LayoutCode(CodeGenerator):
    """Calls are plain calls: nothing that a layout can call asks for Jinja's context."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """A call of a name or an attribute; the others go Jinja's way."""
        usual = isinstance(node.node, nodes.Name | nodes.Getattr) and not (node.dyn_args or node.dyn_kwargs)
        if forward_caller or not usual:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for named in node.kwargs:
            self.write(f"**{{{named.key!r}: " if iskeyword(named.key) else f"{named.key}=")
            self.visit(named.value, frame)
            self.write("}, " if iskeyword(named.key) else ", ")
        self.write(")")


@lru_cache(maxsize=512)
def compile_layout(source: str, name: str, filename: str) -> CodeType:
    """The code of a layout, the same for every site. TemplateSyntaxError: the text is no layout."""
    return _compiler().compile(source, name, filename)


@cache
def _compiler() -> jinja2.Environment:
    environment = jinja2.Environment(**USUAL)  # type: ignore[arg-type]
    environment.code_generator_class = LayoutCode
    environment.filters |= dict.fromkeys((*NAMES, "random"), _asked_later)
    return environment


def _asked_later(*_: object, **__: object) -> NoReturn:
    """Stands for a filter: where Jinja would keep the answer for `"css/site.css"|asset` in the code, it cannot."""
    raise nodes.Impossible
