"""Takes the README's pictures of the demo anew, into content/images/: `make pictures`. No test; look at what it made before you keep it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

from tests.browser.conftest import ARGUMENTS, ROOT, chromium, demo, serve

DESK = ViewportSize(width=1000, height=690)
LONG = ViewportSize(width=1000, height=900)
PHONE = ViewportSize(width=360, height=640)
PLAN = "/strategies/lantern-line-2026"
PICTURES = {
    "summary": (f"{PLAN}/", DESK, "light", ""),
    "portfolio": ("/strategies/", DESK, "light", ""),
    "ogst": (f"{PLAN}/ogst/", LONG, "dark", ".pb-map"),
    "phone": (f"{PLAN}/", PHONE, "light", ""),
}
"""File name → which page, in what window, in which colours, and which element of it is to stand at the top."""


def main() -> None:
    """Builds the demo with a past of two commits, and takes each picture."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        config = demo(Path(folder) / "demo") / "mkdocs.yml"
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-f", config, "-d", site], check=True)
        with serve(site) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), chromium_sandbox=False, args=ARGUMENTS)
            for name, (page, window, colours, top) in PICTURES.items():
                tab = browser.new_page(base_url=address, viewport=window, color_scheme="dark" if colours == "dark" else "light")
                tab.goto(page)
                tab.wait_for_load_state("networkidle")
                if top:
                    tab.locator(top).first.evaluate("each => window.scrollTo(0, each.getBoundingClientRect().top - 120)")
                tab.screenshot(animations="disabled", path=ROOT / "content" / "images" / f"{name}.png")
            browser.close()


if __name__ == "__main__":
    main()
