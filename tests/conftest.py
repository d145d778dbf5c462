"""What all tests share: the option that rewrites golden files, a site written from a few texts, one browser."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tools.prepare import find_chromium

ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"]
CONFIG = """\
title: Dân vận khéo xã Thử
base_url: https://example.org/
organisation: Đảng ủy xã Thử
fields:
  kinh-te: Kinh tế
  van-hoa: Văn hóa – xã hội
"""
MODEL = """\
---
title: {title}
unit: Chi bộ thôn Ví Dụ
field: kinh-te
place: thôn Ví Dụ, xã Hồng Giang, huyện Lục Ngạn, tỉnh Bắc Giang
period: 2024
{keys}---
{body}
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--refresh-golden", action="store_true", help="rewrite what golden tests expect; read the diff"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What takes hours runs only when it is asked for: `pytest -m soak`."""
    if "soak" in config.option.markexpr:
        return
    left = [item for item in items if item.get_closest_marker("soak")]
    config.hook.pytest_deselected(items=left)
    items[:] = [item for item in items if item not in left]


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A file's bytes name no test: some hold a time or a random key, and each worker makes its own."""
    return argname if isinstance(val, bytes) else None


@pytest.fixture
def refresh_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--refresh-golden"))


def write_site(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """A site's folder with these files and, where they hold none, a small site_config.yaml."""
    for name, text in {"site_config.yaml": CONFIG, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def model_page(
    keys: str = "", title: str = "Thắp sáng đường quê", body: str = "Bà con góp tiền lắp đèn."
) -> str:
    """A model's file that has no problem, with more keys."""
    written = f"{keys.strip()}\n" if keys.strip() else ""
    return MODEL.format(title=title, keys=written, body=body)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of a run; each test has a context of its own."""
    path = find_chromium()
    if path is None:
        pytest.fail("there is no Chromium; make test installs one", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()
