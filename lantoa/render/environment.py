"""Jinja as the layouts need it. Every page passes here: what Jinja does for cases that no layout has is left out."""

from collections.abc import Callable, Mapping, MutableMapping
from types import CodeType
from typing import Any, cast

import jinja2
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from jinja2.utils import missing

from lantoa.render.bytecode import LayoutBytecode
from lantoa.render.code import USUAL, compile_layout
from lantoa.render.layouts import Layouts, plain_name
from lantoa.render.once import is_steady
from lantoa.render.parts import BOUND, Part
from lantoa.render.record import Record


class LayoutLoader(jinja2.BaseLoader):
    """Layouts from what was read, so that a page is rendered by the very bytes that its key tells of."""

    def __init__(self, layouts: Layouts) -> None:
        self._layouts = layouts

    def get_source(self, _: jinja2.Environment, template: str) -> tuple[str, str, None]:
        """The text of a layout and the name that a traceback has for it."""
        text = self._layouts.texts.get(plain_name(template))
        if text is None:
            raise jinja2.TemplateNotFound(template)
        return text.decode("utf-8"), f"layouts/{plain_name(template)}", None


class _Names(dict[str, Any]):
    def __missing__(self, _: str) -> object:
        return missing


class LayoutContext(Context):
    """A context with all its names in one place, where one look finds them."""

    def __init__(
        self,
        environment: jinja2.Environment,
        parent: dict[str, Any],
        name: str | None,
        blocks: dict[str, Any],
        globals: MutableMapping[str, Any] | None = None,
    ) -> None:
        names = _Names(parent)
        super().__init__(environment, names, name, blocks, globals)
        self.vars = names
        # As Jinja's method of this name, which generated code takes from here.
        self.resolve_or_missing = names.__getitem__  # type: ignore[assignment, method-assign]


class Layout(jinja2.Template):
    """A compiled layout. What its top level used counts for every page that imports it, not for the first alone."""

    _used: frozenset[str] = frozenset()

    @classmethod
    def from_code(
        cls,
        environment: jinja2.Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],
        uptodate: Callable[[], bool] | None = None,
    ) -> "Layout":
        """A layout from its code, with the names that the code uses bound to ours."""
        made = cast(Layout, super().from_code(environment, code, globals, uptodate))
        made.root_render_func.__globals__.update(BOUND)
        return made

    def _get_default_module(self, _: Context | None = None) -> TemplateModule:
        """The layout as imported without context: made once, since all layouts have the same globals.

        One that holds something that its parts could change, such as a list or a namespace, is made for each import:
        else what a page shows could hang on the pages before it.
        """
        if self._module is not None:
            if self._used:
                self._environment.record.used.update(self._used)
            return self._module
        module, used = self._environment.record.within(self._make_module)
        if module in self._environment.steady:
            self._module, self._used = module, used
        return module

    def _make_module(self) -> TemplateModule:
        context = self.new_context()
        module, steady = TemplateModule(self, context), self._environment.steady
        held = [each for name, each in context.vars.items() if each is not self.globals.get(name, missing)]
        own = [each for each in held if isinstance(each, Part) and self._has(each)]
        left = [each for each in held if not isinstance(each, Part | TemplateModule)]
        taken = [each for each in held if isinstance(each, Part | TemplateModule) and each not in own]
        if steady.issuperset(taken) and all(map(is_steady, map(type, left))):
            steady.update((module, *own))
        return module

    def _has(self, part: Part) -> bool:
        return part._func.__globals__ is self.root_render_func.__globals__

    @property
    def _environment(self) -> "LayoutEnvironment":
        return cast(LayoutEnvironment, self.environment)


class LayoutEnvironment(jinja2.Environment):
    """The layouts of one site, with quick code or Jinja's own.

    `steady` are the layouts that were imported and their parts, which see nothing of a page but their arguments.
    """

    context_class = LayoutContext
    template_class = Layout

    def __init__(
        self, layouts: Layouts, filters: Mapping[str, Callable[..., Any]], record: Record, quick: bool
    ) -> None:
        super().__init__(
            loader=LayoutLoader(layouts),
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=LayoutBytecode(quick),
            **USUAL,  # type: ignore[arg-type]
        )
        self.filters.update(filters)
        # They answer differently each time: a page would not be the same twice.
        del self.globals["lipsum"], self.filters["random"]
        self.record, self._quick = record, quick
        self.steady: set[object] = set()
        self._ready: dict[str, jinja2.Template] = {}

    def compile(self, source: Any, name: Any = None, filename: Any = None, *_: Any, **__: Any) -> Any:  # noqa: ANN401
        """The code of a layout, the same for every site: what a site answers is asked when a page is rendered."""
        return compile_layout(source, name, filename, self._quick)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """All layouts have the same globals: in a plain dictionary, they are found at once."""
        return {**self.globals, **(d or {})}

    def get_template(self, name: Any, *args: Any, **kwargs: Any) -> jinja2.Template:  # noqa: ANN401
        """A layout, compiled when it is first asked for."""
        found = self._ready.get(name) if type(name) is str else None
        if found is None:
            found = super().get_template(name, *args, **kwargs)
            self._ready[str(name)] = found
        return found
