"""Pages in a real browser, and what none of them may do: ask a network, complain, open a dialog."""

import warnings
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import chromium
import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    lacking = "Chromium" if chromium.PATH is None else "playwright" if find_spec("playwright") is None else None
    if lacking is None:
        return
    warnings.warn(f"NOTHING IS TESTED IN A BROWSER: there is no {lacking}", stacklevel=1)
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.skip(reason=f"there is no {lacking}"))


class Desk:
    """A browser, and what happened in it."""

    def __init__(self, context: Any) -> None:
        self.context = context
        self.page: Any = context.new_page()
        self.wrong: list[str] = []
        context.on("request", self.requested)
        self.page.on("console", lambda said: said.type in ("error", "warning") and self.wrong.append(said.text))
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("dialog", self.asked)

    def requested(self, request: Any) -> None:
        if not request.url.startswith(("file:", "data:", "blob:")):
            self.wrong.append(f"request to {request.url}")

    def asked(self, dialog: Any) -> None:
        self.wrong.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def open(self, file: Path) -> Any:
        self.page.goto(file.as_uri())
        return self.page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)


@pytest.fixture
def desk(request: pytest.FixtureRequest) -> Iterator[Desk]:
    """A desk of its own; ``@pytest.mark.parametrize("desk", [options], indirect=True)`` gives the browser options."""
    with chromium.opened(**getattr(request, "param", {})) as context:
        found = Desk(context)
        yield found
        assert found.wrong == []
