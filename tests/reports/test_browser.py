"""The officers' page in a real browser: what axe-core and a narrow window make of it."""

import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from tests.reports.test_reports import report

if TYPE_CHECKING:
    from playwright.sync_api import Page

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
AXE = find_spec("axe_playwright_python")
pytestmark = [
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(PROGRAM is None, reason="no browser: install chromium (Debian: apt-get install chromium)"),
    pytest.mark.skipif(find_spec("playwright") is None, reason="playwright is not installed: pip install playwright"),
    pytest.mark.skipif(AXE is None, reason="axe-core is not installed: pip install axe-playwright-python"),
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Page"]:
    from playwright.sync_api import sync_playwright

    path = tmp_path_factory.mktemp("report") / "findings.html"
    path.write_text(report("html"), "utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=PROGRAM, args=["--no-sandbox", "--disable-gpu"])
        opened = browser.new_page()
        opened.goto(path.as_uri())
        yield opened
        browser.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(page: "Page", scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=scheme)
    assert AXE is not None
    assert AXE.origin is not None
    page.evaluate((Path(AXE.origin).parent / "axe.min.js").read_text("utf-8"))
    found = page.evaluate(
        """rules => axe.run(document, {runOnly: rules}).then(done => ({passed: done.passes.length,
        wrong: done.violations.flatMap(rule => rule.nodes.map(node => rule.id + ": " + node.target))}))""",
        RULES,
    )
    assert found["wrong"] == []
    assert found["passed"] > 20


def test_nothing_is_wider_than_a_narrow_window(page: "Page") -> None:
    # WCAG 2.2, SC 1.4.10: 320 CSS pixels, but for the table, which may scroll.
    page.set_viewport_size({"width": 320, "height": 640})
    wide = page.evaluate(
        """() => [...document.querySelectorAll("body *")].filter(one => !one.closest("table, .scroll")
        && one.getBoundingClientRect().right > innerWidth + 1).map(one => one.tagName + "." + one.className)"""
    )
    assert wide == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_source_and_translation_stand_side_by_side_where_there_is_room(page: "Page") -> None:
    page.set_viewport_size({"width": 1200, "height": 900})
    tops = page.evaluate(
        """() => [...document.querySelector(".sides").children].map(one => one.getBoundingClientRect().top)"""
    )
    assert len(tops) == 2
    assert tops[0] == tops[1]
