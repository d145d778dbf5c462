"""The Python code of a layout, with nothing in it that a site answers.

There are two of each. Jinja's own reads `a.b` as an attribute or else as an item, and knows how to tell that there is
neither. The quick one knows attributes only and raises AttributeError for anything else, whereupon the page is rendered
by the other. Where the quick one comes to an end, both say the same.
"""

from collections.abc import Iterable
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


class QuickCode(CodeGenerator):
    """Attributes are attributes; calls are calls, since nothing that a layout can call asks for Jinja's context.

    A text on its way to the page is escaped without a detour, and a block is one text instead of hundreds that
    each pass through all layouts below it.
    """

    _extends = False

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """A whole layout."""
        self._extends = node.find(nodes.Extends) is not None
        super().visit_Template(node, frame)

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """What stands in a block, or in a layout that extends none."""
        whole = frame.block_frame or (frame.rootlevel and not self._extends)
        if not whole or frame.buffer is not None:
            super().blockvisit(nodes, frame)
            return
        self.buffer(frame)
        super().blockvisit(nodes, frame)
        self.writeline(f"yield concat({frame.buffer})")
        frame.buffer = None

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """`a.b`."""
        if iskeyword(node.attr) or not node.attr.isascii():
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

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

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if isinstance(node, nodes.CondExpr) and node.expr2 is None:
            node.expr2 = nodes.Const(
                ""
            )  # nothing is shown either way: spare the page an Undefined that says why
        if _is_escaped(frame):
            self.write("(escape_text(shown) if (shown := ")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if _is_escaped(frame):
            self.write(").__class__ is str else shown if shown.__class__ is Markup else escape(shown))")
        else:
            super()._output_child_post(node, frame, finalize)


def _is_escaped(frame: Frame) -> bool:
    return bool(frame.eval_ctx.autoescape) and not frame.eval_ctx.volatile


@lru_cache(maxsize=512)
def compile_layout(source: str, name: str, filename: str, quick: bool) -> CodeType:
    """The code of a layout, the same for every site. TemplateSyntaxError: the text is no layout."""
    return _compiler(quick).compile(source, name, filename)


@cache
def _compiler(quick: bool) -> jinja2.Environment:
    environment = jinja2.Environment(**USUAL)  # type: ignore[arg-type]
    if quick:
        environment.code_generator_class = QuickCode
    environment.filters |= dict.fromkeys((*NAMES, "random"), _asked_later)
    return environment


def _asked_later(*_: object, **__: object) -> NoReturn:
    """Stands for a filter: where Jinja would keep the answer for `"css/site.css"|asset` in the code, it cannot."""
    raise nodes.Impossible
