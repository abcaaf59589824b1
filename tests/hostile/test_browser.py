"""What a real browser makes of the hostile texts: the same elements as of a harmless one, no script, no request."""

import shutil
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from pipeline.formats import FORMATS
from tests.hostile.corpus import PLAIN, edition, made, message, readable

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(PROGRAM is None, reason="no browser: install chromium (Debian: apt-get install chromium)"),
    pytest.mark.skipif(find_spec("playwright") is None, reason="playwright is not installed: pip install playwright"),
]
# Elements with the names of their attributes, and whether one of the texts has run.
_LOOK = """() => [...document.querySelectorAll('*')].map(
    e => [e.localName, ...[...e.attributes].map(a => a.name)].join(' '))"""
_ALERT = "window.alert = () => { document.documentElement.setAttribute('data-alerted', '') }"


def looked_at(page: Any, path: Path, data: bytes) -> tuple[Counter[str], list[str]]:
    """The elements of a page in the browser, and the addresses it asked for besides its own."""
    asked: list[str] = []
    path.write_bytes(data)
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    # A pointer over every word would set off what waits for one.
    page.mouse.move(200, 200)
    return Counter(page.evaluate(_LOOK)), [url for url in asked if url != path.as_uri() and not url.startswith("data:")]


def test_a_browser_finds_no_other_element_and_asks_for_nothing(tmp_path: Path) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=PROGRAM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.add_init_script(_ALERT)
        page.on("dialog", lambda dialog: pytest.fail(f"a dialog: {dialog.message}"))
        plain, _ = looked_at(page, tmp_path / "plain.html", made(FORMATS["html"], edition("pl", PLAIN)))
        inline = {"bdi", "br", "strong", "em"}
        for number, case in enumerate(case for case in readable() if not case.long):
            data = made(FORMATS["html"], edition("pl", message(case, tmp_path).target))
            found, asked = looked_at(page, tmp_path / f"{number}.html", data)
            added = {name for name in found - plain if name.split(" ")[0] not in inline}
            assert added <= ({"a href", "a href data-address"} if case.links else set()), case.name
            assert not plain - found, case.name
            assert asked == [], case.name
        looked, asked = looked_at(
            page, tmp_path / "bad.html", b'<p><img src="https://evil.example/x.png" onerror="alert()"><script></script>'
        )
        assert looked["script"], "the look at a bad page sees what is bad"
        assert asked == ["https://evil.example/x.png"]
        browser.close()
