"""A real browser on a real server. Skips, saying so, where no Chromium is installed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.serving import TOKEN, serving
from tests.browser.worlds import honest, hostile

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
QUIET += ["--disable-component-update", "--disable-sync", "--no-first-run"]
PATIENCE = 180_000  # milliseconds: the first draw of a model may compile its kernels


@pytest.fixture(scope="session")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return honest(tmp_path_factory.mktemp("browser"))


@pytest.fixture(scope="session")
def address(case: Path) -> Iterator[str]:
    with serving(case) as found:
        yield found


@pytest.fixture(scope="session")
def hostile_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="session")
def hostile_address(hostile_case: Path) -> Iterator[str]:
    with serving(hostile_case) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed")
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield started
        started.close()


def let_in(browser: Browser, address: str) -> BrowserContext:
    """A context that holds the token of a server."""
    opened = browser.new_context()
    opened.set_default_timeout(PATIENCE)
    page = opened.new_page()
    page.goto(f"{address}/export?token={TOKEN}")
    page.close()
    return opened


@pytest.fixture(scope="session")
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    opened = let_in(browser, address)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def hostile_context(browser: Browser, hostile_address: str) -> Iterator[BrowserContext]:
    opened = let_in(browser, hostile_address)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    yield from watched(context)


@pytest.fixture
def hostile_page(hostile_context: BrowserContext) -> Iterator[Page]:
    yield from watched(hostile_context)


def watched(context: BrowserContext) -> Iterator[Page]:
    """A page that fails its test on a console error, a dialog, or a request that leaves this machine."""
    faults: list[str] = []
    opened = context.new_page()
    opened.on("console", lambda message: message.type == "error" and faults.append(message.text))
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss()))
    opened.on("popup", lambda popup: faults.append(popup.url))
    opened.on("request", lambda request: _ours(request.url) or faults.append(request.url))
    yield opened
    opened.close()
    assert faults == []


def _ours(url: str) -> bool:
    return url.startswith("http://127.0.0.1:")
