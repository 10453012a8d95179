"""Chromium as the tests drive it: the one that is installed, with nothing of it in the background."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from typing import Any

PATH = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextlib.contextmanager
def opened(**options: Any) -> Iterator[Any]:
    """A browser context of its own, with a new and empty profile."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as profile:
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=PATH, headless=True, args=ARGUMENTS, accept_downloads=True, **options
        )
        try:
            yield context
        finally:
            context.close()
