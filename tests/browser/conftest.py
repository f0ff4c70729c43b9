"""The demo playbook, built once, and the Chromium of this machine to read it in."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Request, sync_playwright

from tests.story import Story

ROOT = Path(__file__).parents[2]
NAMED = "PLAYBOOK_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome")
# No host but this machine is ever found, so that a page which asks for another one can't have it.
ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)
KIND = re.compile(r'<div class="pb pb-(\w+)')
"""The kind of a page, as its first element names it; a page without one is written by hand."""


EARLIER = {
    "goals.yml": [("target: 36", "target: 38"), ("by: 2026-12-31", "by: 2026-11-30"), ("Five points of", "Seven points of")],
    "kpis.yml": [("berths offered, over the month", "berths offered that night, over the month")],
    "readings.csv": [("second-night,2025-08-31,30.2", "second-night,2025-08-31,30.9")],
    "tactics.yml": [("due: 2026-02-27", "due: 2026-02-13")],
}
"""What the demo's invented strategy says in a first commit, for the pages of changes: file → what stands there now, what stood there first."""


def demo(folder: Path) -> Path:
    """The playbook that this repository is, in a repository of two commits, whatever git knows of this one."""
    story = Story(folder)
    for name in ("mkdocs.yml", "content", "strategies"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    story.revised("strategies/lantern-line-2026", EARLIER)
    return folder


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the pages of the playbook that this repository is."""
    root, folder = demo(tmp_path_factory.mktemp("playbook")), tmp_path_factory.mktemp("demo")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(root / "mkdocs.yml"), "--site-dir", str(folder)]
    run = subprocess.run(command, cwd=ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, check=False)
    assert run.returncode == 0, f"the demo does not build:\n{run.stdout}{run.stderr}"
    return folder


@pytest.fixture(scope="session")
def demo_pages(demo_site: Path) -> dict[str, list[str]]:
    """The addresses of the demo's pages by their kind, those that use the most kinds of element first; `hand_written` are those of `content/`."""
    found: dict[str, list[tuple[int, str]]] = {}
    for file in sorted(demo_site.rglob("index.html")):
        text = file.read_text(encoding="utf-8")
        kind = KIND.search(text)
        variety = len(set(re.findall(r'<[a-z]\w*(?: class="[^"]*")?', text)))
        address = f"/{file.parent.relative_to(demo_site).as_posix()}/".replace("/./", "/")
        found.setdefault(kind[1] if kind else "hand_written", []).append((-variety, address))
    return {kind: [address for _, address in sorted(pages)] for kind, pages in found.items()}


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and does not write a line to the terminal for each."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serves a folder at `http://127.0.0.1:PORT`, on a port that was free."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def address(demo_site: Path) -> Iterator[str]:
    """Where the demo is served."""
    with serve(demo_site) as address:
        yield address


def chromium() -> str:
    """The Chromium of this machine: what PLAYBOOK_CHROMIUM names, else one of the usual names on PATH. Without one the tests fail and say what to do."""
    named = os.environ.get(NAMED)
    found = next(filter(None, map(shutil.which, [named] if named else NAMES)), None)
    if found is None and named:
        pytest.fail(f"{NAMED} is {named!r}, and no program of that name can be started here. Name Chromium's own file, or leave {NAMED} out.", pytrace=False)
    if found is None:
        pytest.fail(
            f"The browser tests need Chromium: none of {', '.join(NAMES)} is on PATH. `make test` installs it on Debian; elsewhere install it, "
            f"or name its file: {NAMED}=/path/to/chromium make test",
            pytrace=False,
        )
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium. Playwright starts it without its sandbox, which root and most containers cannot have; it reads our own pages only."""
    path = chromium()
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=path, headless=True, chromium_sandbox=False, args=ARGUMENTS)
        except Error as error:
            pytest.fail(f"{path} does not start as Chromium: {error.message.splitlines()[0]}", pytrace=False)
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the browser complained about, and the addresses outside the site that were asked for; none may be there at the end."""
    return []


@pytest.fixture
def context(browser: Browser, address: str, complaints: list[str]) -> Iterator[BrowserContext]:
    """A fresh browser profile for the demo."""
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900}, service_workers="block")
    context.set_default_timeout(15_000)
    watch(context, complaints, (address + "/", "data:", "blob:"))
    yield context
    context.close()


def watch(context: BrowserContext, complaints: list[str], ours: tuple[str, ...]) -> None:
    """Writes down what goes wrong in a profile: errors and warnings in the console, and requests for other addresses than ours."""

    def elsewhere(request: Request) -> None:
        if not request.url.startswith(ours):
            complaints.append(f"asked for {request.url}")

    context.on("request", elsewhere)
    context.on("weberror", lambda each: complaints.append(f"{each.page.url if each.page else ''}: {each.error}"))
    context.on("console", lambda each: complaints.append(f"{each.page.url if each.page else ''}: {each.text}") if each.type in ("error", "warning") else None)


@pytest.fixture
def browser_page(context: BrowserContext, complaints: list[str]) -> Iterator[Page]:
    """A tab: `browser_page.goto("/strategies/x/")`. A test fails where what it opened asked for another host, or where the console complains."""
    page = context.new_page()
    yield page
    page.close()
    assert complaints == []
