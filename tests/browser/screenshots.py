"""Pictures of the page, to be looked at: ``python tests/browser/screenshots.py FOLDER [TRANSLATION [ORIGINAL]]``.

Of the sample with its original where no text is named; wide and narrow, light and dark, both views.
"""

import sys
from pathlib import Path

import chromium

import aligner
from aligner.reporters import REPORTERS, Layout

SAMPLES = Path(__file__).parents[2] / "samples"
WIDTHS = {1280: 900, 390: 844}


def main(folder: Path, texts: list[str]) -> None:
    page_file = folder / "page.html"
    with page_file.open("w", encoding="utf-8") as out:
        REPORTERS["html"](aligner.check_file(*texts), out, Layout())
    for scheme in ("light", "dark"):
        for width, height in WIDTHS.items():
            with chromium.opened(color_scheme=scheme, viewport={"width": width, "height": height}) as context:
                page = context.new_page()
                page.goto(page_file.as_uri())
                take = lambda name: page.screenshot(path=folder / f"{name}-{width}-{scheme}.png")      # noqa: B023, E731
                take("start")
                page.keyboard.press("j")
                page.keyboard.press("j")
                take("issue")
                page.keyboard.press("i")
                page.keyboard.type("meant so")
                take("ignore")
                page.keyboard.press("Enter")
                page.keyboard.press("m")
                take("manual")
                page.keyboard.press("Escape")
                page.keyboard.press("?")
                take("help")
                page.keyboard.press("Escape")
                if len(texts) > 1:
                    page.keyboard.press("s")
                    page.locator("label[for=v-scores]").click()
                    page.keyboard.press("j")
                    page.wait_for_timeout(200)
                    take("side")


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    main(target, sys.argv[2:] or [str(SAMPLES / "bridge.txt"), str(SAMPLES / "bridge.ru.txt")])
