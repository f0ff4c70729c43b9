"""The demo playbook, built once, in the Chromium of this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

ROOT = Path(__file__).parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync")


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the pages of the playbook that this repository is."""
    folder = tmp_path_factory.mktemp("demo")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(ROOT / "mkdocs.yml"), "--site-dir", str(folder)]
    run = subprocess.run(command, cwd=ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, check=False)
    assert run.returncode == 0, f"the demo does not build:\n{run.stdout}{run.stderr}"
    return folder


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and does not write a line to the terminal for each."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""


@pytest.fixture(scope="session")
def address(demo_site: Path) -> Iterator[str]:
    """Where the demo is served: `http://127.0.0.1:PORT`, on a port that was free."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(demo_site))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium. Playwright starts it without its sandbox, which root and most containers cannot have; it reads our own pages only."""
    chromium = next(filter(None, map(shutil.which, NAMES)), None)
    if chromium is None:
        pytest.fail(f"The browser tests need Chromium: none of {', '.join(NAMES)} is on PATH. `make test` installs it on Debian.", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, headless=True, chromium_sandbox=False, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def requests_elsewhere() -> list[str]:
    """The addresses outside the site that the page under test asked for; none may be there at the end."""
    return []


@pytest.fixture
def context(browser: Browser, address: str, requests_elsewhere: list[str]) -> Iterator[BrowserContext]:
    """A fresh browser profile that answers only for the demo: what asks for another host is refused and recorded."""

    def refuse(route: Route) -> None:
        requests_elsewhere.append(route.request.url)
        route.abort()

    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900}, service_workers="block")
    context.set_default_timeout(15_000)
    context.route(lambda url: not url.startswith((address + "/", "data:", "blob:")), refuse)
    yield context
    context.close()


@pytest.fixture
def browser_page(context: BrowserContext, requests_elsewhere: list[str]) -> Iterator[Page]:
    """A tab: `browser_page.goto("/strategies/x/")`. A test fails where what it opened asked for another host: no request leaves the site when it is read."""
    page = context.new_page()
    yield page
    page.close()
    assert requests_elsewhere == []
