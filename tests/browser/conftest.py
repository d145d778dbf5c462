"""A real browser on the built sites: content/ under a base path, the example at the root.

The browser is the one that LANTOA_CHROMIUM names, else the distribution's (its headless shell, if it is there), else
Playwright's own.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from lantoa.policy import site_headers
from tests.sites import built_site
from tools import sites
from tools.sites import Quiet

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "phone: the browser is a phone's size, else a desk's")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


class Guarded(Quiet):
    def end_headers(self) -> None:
        """As hosts send them that read `_headers`: what breaks the policy is an error in the console."""
        for name, value in site_headers().items():
            self.send_header(name, value)
        super().end_headers()


def served(folder: Path) -> AbstractContextManager[str]:
    """The origin of a folder, served with the headers that `_headers` asks for."""
    return sites.served(folder, Guarded)


@pytest.fixture(scope="session")
def content_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site made of content/, under /dvk/."""
    with served(built_site("content", "/dvk/", tmp_path_factory)) as origin:
        yield f"{origin}/dvk/"


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the invented commune's site, at the root of its host."""
    with served(built_site("example", "/", tmp_path_factory)) as origin:
        yield f"{origin}/"


@pytest.fixture
def viewport(request: pytest.FixtureRequest) -> dict[str, int]:
    return PHONE if request.node.get_closest_marker("phone") else DESK


@pytest.fixture
def faults() -> list[str]:
    """What the browser complained of. A test that provokes a fault clears it; whatever is left fails the test."""
    return []


@pytest.fixture(scope="session")
def contexts(chromium: Browser) -> Iterator[dict[tuple[int, bool], BrowserContext]]:
    """A context for each width, with scripts and without, for all tests: a new one costs more than most of them."""
    kept = {
        (viewport["width"], scripts): chromium.new_context(
            viewport=viewport, locale="vi-VN", java_script_enabled=scripts
        )
        for viewport in (PHONE, DESK)
        for scripts in (True, False)
    }
    for context in kept.values():
        context.set_default_timeout(10_000)
    yield kept
    for context in kept.values():
        context.close()


@pytest.fixture
def context(
    contexts: dict[tuple[int, bool], BrowserContext], viewport: dict[str, int]
) -> Iterator[BrowserContext]:
    """Its cache may hold what earlier tests have loaded; its storage holds nothing."""
    context = contexts[viewport["width"], True]
    yield context
    for page in context.pages:
        if page.url.startswith("http"):
            page.evaluate("() => { try { localStorage.clear(); } catch { /* It was forbidden. */ } }")
        page.close()
    context.clear_permissions()


@pytest.fixture
def page(context: BrowserContext, faults: list[str]) -> Iterator[Page]:
    """An empty page. Errors in the console, uncaught ones, failed and refused requests fail the test."""
    page = context.new_page()
    watch(page, faults)
    yield page
    assert not faults


@pytest.fixture
def fresh_page(chromium: Browser, viewport: dict[str, int], faults: list[str]) -> Iterator[Page]:
    """The same in a browser that has loaded nothing yet."""
    context = chromium.new_context(viewport=viewport, locale="vi-VN")
    page = context.new_page()
    watch(page, faults)
    yield page
    context.close()
    assert not faults


@pytest.fixture
def plain_page(
    contexts: dict[tuple[int, bool], BrowserContext], viewport: dict[str, int], faults: list[str]
) -> Iterator[Page]:
    """The same in a browser that runs no scripts."""
    page = contexts[viewport["width"], False].new_page()
    watch(page, faults)
    yield page
    page.close()
    # Scripts that a page would load early are not loaded at all; Chromium calls that a failure.
    faults[:] = [fault for fault in faults if not (fault.startswith("failed: ") and fault.endswith(".js"))]
    assert not faults


def watch(page: Page, faults: list[str]) -> None:
    page.on("console", lambda message: message.type == "error" and faults.append(message.text))
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on(
        "response", lambda answer: answer.status >= 400 and faults.append(f"{answer.status} {answer.url}")
    )
    # Leaving a page while it still loads is no fault of the site.
    page.on(
        "requestfailed",
        lambda request: request.failure != "net::ERR_ABORTED" and faults.append(f"failed: {request.url}"),
    )
