"""The web page in a real browser: what axe-core, a keyboard, a narrow window, large text and a printer make of it.

One browser serves all of these tests. It runs without a network: the pages are opened from a folder, as from a USB
stick. Pictures of the pages go into the folder that POLYLEAF_PROOF names, else into the folder of the test run.
"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pymupdf
import pytest

from pipeline.build.plan import plan
from pipeline.build.run import make
from pipeline.files.workspace import open_workspace
from pipeline.formats.html import render
from pipeline.formats.sound.recording import encoded
from pipeline.languages import language
from pipeline.model.edition import Edition
from pipeline.model.kit import STANDARD, Picture
from pipeline.model.leaflet import Block, Figure, Heading, Item, Listing, Paragraph, Role, Table, Text
from tests.formats import test_footnotes as notes
from tests.formats.html_samples import (
    HOSTILE,
    SENTENCES,
    flooded,
    heard_page,
    leaflet_edition,
    leaflet_kit,
    narration_of,
    one,
    png,
    tree,
)
from tests.rendering import specimens

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request, ViewportSize

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(PROGRAM is None, reason="no browser: install chromium (Debian: apt-get install chromium)"),
    pytest.mark.skipif(find_spec("playwright") is None, reason="playwright is not installed: pip install playwright"),
]
ROOT = Path(__file__).parents[2]
SAMPLES = ("balloon-kyphoplasty", "pain-relief-at-home")
TAGS = tuple(sorted(SENTENCES))
every_language = pytest.mark.parametrize("tag", TAGS)
PHONE: "ViewportSize" = {"width": 320, "height": 640}
HAND: "ViewportSize" = {"width": 390, "height": 844}
DESK: "ViewportSize" = {"width": 1280, "height": 900}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
# The same levels that WCAG 2.2 AA asks for, and axe-core's own advice.
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


# -- The browser and the pages ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    from playwright.sync_api import sync_playwright

    quiet = ("background-networking", "component-update", "sync", "gpu", "dev-shm-usage")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=PROGRAM,
            args=["--no-sandbox", "--no-first-run", *(f"--disable-{what}" for what in quiet)],
        )
        yield started
        _OPEN.clear()
        started.close()


class Site:
    """The test leaflet in every language beside its recording, and the sample leaflets, in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for tag in TAGS:
            self.put(f"{tag}/paracetamol.html", heard_page(tag))
        sound = narration_of(leaflet_edition("en"), leaflet_kit("en")).sound
        self.put("en/paracetamol.mp3", encoded(sound))

    def put(self, name: str, data: bytes) -> str:
        """The address of a file made of `data`."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path.as_uri()

    def page(self, tag: str) -> str:
        return (self.folder / tag / "paracetamol.html").as_uri()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def samples(site: Site) -> dict[tuple[str, str], str]:
    """The addresses of the sample leaflets' pages by leaflet and language, heard in a voice that says nothing."""
    workspace = open_workspace(ROOT)
    chosen = [(workspace.leaflet(leaflet), TAGS) for leaflet in SAMPLES]
    jobs = plan(workspace, chosen, ("html",)).jobs
    store = site.folder / "store"
    return {
        (job.edition.leaflet, job.edition.tag): site.put(job.file, make(replace(job, voice="silence", rate=900), store))
        for job in jobs
    }


# The window that stays open, by its width: it takes a fifth of the time that a new one takes.
_OPEN: dict[int, "Page"] = {}


@contextmanager
def window(browser: "Browser", address: str, **settings: Any) -> Iterator["Page"]:
    """The page at `address` in a window in which nothing is refused, goes wrong or comes from elsewhere.

    A window that is asked to be anything else than as large as a phone or a desk is a new one.
    """
    size: ViewportSize = settings.get("viewport", DESK)
    own = bool(settings.keys() - {"viewport"}) or size not in (DESK, PHONE)
    page = browser.new_context(**{"viewport": size, **settings}).new_page() if own else _emptied(browser, size)
    complaints: list[str] = []
    requests: list[str] = []
    watchers: dict[Any, Any] = {
        "request": lambda request: requests.append(request.url),
        "console": lambda message: complaints.append(message.text),
        "pageerror": lambda error: complaints.append(str(error)),
    }
    for event, watcher in watchers.items():
        page.on(event, watcher)
    page.goto(address)
    try:
        yield page
        assert complaints == []
        assert [url for url in requests if not url.startswith(("file://", "data:"))] == []
    finally:
        for event, watcher in watchers.items():
            page.remove_listener(event, watcher)
        if own:
            page.context.close()


def _emptied(browser: "Browser", size: "ViewportSize") -> "Page":
    """The open window of that size as if it were new: no page, no wishes of a reader, no mouse over anything."""
    if size["width"] not in _OPEN:
        _OPEN[size["width"]] = browser.new_context(viewport=size).new_page()
    page = _OPEN[size["width"]]
    page.goto("about:blank")
    page.set_viewport_size(size)
    page.emulate_media(media="null", color_scheme="null", contrast="null", forced_colors="null", reduced_motion="null")
    page.mouse.move(0, 0)
    return page


def until(page: "Page", condition: str) -> None:
    """Wait until something holds in the page. The page's own policy forbids what the browser's driver has for it."""
    for _ in range(200):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(25)
    raise AssertionError(f"after five seconds there is still not: {condition}")


@pytest.fixture(scope="module")
def proof(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pictures go for a person to look at."""
    named = os.environ.get("POLYLEAF_PROOF")
    folder = Path(named) / "web" if named else tmp_path_factory.mktemp("proof")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


# -- axe-core ---------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def axe() -> str:
    """The source of axe-core, from the package that brings it along."""
    found = find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        pytest.skip("axe-core is not installed: pip install axe-playwright-python")
    return (Path(found.origin).parent / "axe.min.js").read_text("utf-8")


def violations(page: "Page") -> list[str]:
    """What axe-core holds against the page as it is now: rule and place."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe())
    # axe waits ten seconds for a recording that the page does not load by itself, unless it is told not to.
    options = {"runOnly": list(RULES), "resultTypes": ["violations"], "preload": False}
    found = page.evaluate(
        """options => axe.run(document, options).then(done => ({
        passed: done.passes.length, unsure: done.incomplete.length,
        wrong: done.violations.flatMap(rule => rule.nodes.map(node => rule.id + ": " + node.target))}))""",
        options,
    )
    assert found["passed"] > 20
    assert found["unsure"] == 0
    wrong: list[str] = found["wrong"]
    return wrong


def test_axe_finds_no_violation_in_any_language_in_light_or_dark(browser: "Browser", site: Site) -> None:
    with window(browser, site.page("en")) as page:
        for tag in TAGS:
            page.goto(site.page(tag))
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                assert violations(page) == [], (tag, scheme)


@pytest.mark.parametrize("leaflet", SAMPLES)
def test_axe_finds_no_violation_in_the_sample_leaflets(
    browser: "Browser", samples: dict[tuple[str, str], str], leaflet: str
) -> None:
    with window(browser, samples[leaflet, "en"]) as page:
        for number, tag in enumerate(TAGS):
            page.goto(samples[leaflet, tag])
            page.emulate_media(color_scheme=SCHEMES[number % 2])
            assert violations(page) == [], tag


def test_axe_finds_no_violation_in_a_page_with_notes_and_the_keyboard_goes_there_and_back(
    browser: "Browser", site: Site
) -> None:
    for tag in notes.TAGS:
        address = site.put(f"{tag}/notes.html", render(notes.edition(tag), notes.kit(tag)))
        with window(browser, address) as page:
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                assert violations(page) == [], (tag, scheme)
            page.focus("#mark_1")
            page.keyboard.press("Enter")
            # The browser goes there after the key has come up; where it does not go, the waiting fails.
            page.wait_for_function("location.hash === '#note_1'")
            # The next stop after the note's place is its name, which leads back.
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.getAttribute('role')") == "doc-backlink"
            page.keyboard.press("Enter")
            page.wait_for_function("location.hash === '#mark_1'")
            assert page.url.endswith("#mark_1")


def test_axe_finds_no_violation_while_the_reader_listens_and_chooses_sentences(browser: "Browser", site: Site) -> None:
    with window(browser, site.page("en")) as page:
        listening(page)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            page.wait_for_timeout(200)
            assert violations(page) == [], scheme


@pytest.mark.parametrize("tag", [tag for tag in specimens.TAGS if tag not in TAGS])
def test_the_specimen_of_every_other_language_passes_axe_and_fits_every_window(
    browser: "Browser", site: Site, tag: str
) -> None:
    page_of_specimen = render(specimens.edition(tag), specimens.specimen_kit(tag, STANDARD))
    with window(browser, site.put(f"{tag}/specimen.html", page_of_specimen), viewport=PHONE) as page:
        assert violations(page) == []
        assert page.evaluate(FAULTS) == []
        page.set_viewport_size(DESK)
        assert page.evaluate(FAULTS) == []


@pytest.mark.parametrize("tag", ["en", "ur"])
def test_axe_finds_no_violation_on_a_phone(browser: "Browser", site: Site, tag: str) -> None:
    with window(browser, site.page(tag), viewport=PHONE) as page:
        assert violations(page) == []


def test_axe_does_find_what_is_wrong_with_a_bad_page(browser: "Browser", site: Site) -> None:
    bad = """<!DOCTYPE html><html><head><meta name="viewport" content="user-scalable=no"></head><body>
    <h3>x</h3><img src="data:,"><a href="x.html"></a><button></button><div role="buton">x</div><ul><p>x</p></ul>
    <p style="color: #ccc; background: #fff">hardly to be seen</p><input>"""
    with window(browser, "about:blank") as page:
        page.set_content(bad)
        page.evaluate(axe())
        options = {"runOnly": list(RULES), "preload": False}
        wrong = page.evaluate("options => axe.run(options).then(done => done.violations.map(rule => rule.id))", options)
    assert set(wrong) >= {
        *(
            "html-has-lang",
            "document-title",
            "image-alt",
            "link-name",
            "button-name",
            "color-contrast",
            "meta-viewport",
        ),
        *("list", "label", "aria-roles", "landmark-one-main", "page-has-heading-one"),
    }


# -- Reflow, spacing, large text --------------------------------------------------------------------------------

# What is wrong with the layout of a page: text outside the window, inside a box too small for it, on other text, or
# reached by scrolling sideways only.
FAULTS = """() => {
  const faults = [], width = document.documentElement.clientWidth;
  const name = e => e.localName + (e.className ? "." + e.className : "") + " " + e.textContent.trim().slice(0, 30);
  if (document.documentElement.scrollWidth > width) faults.push("the page scrolls sideways");
  const hidden = e => !e.checkVisibility({visibilityProperty: true}) || e.closest(".skip, audio, script, style")
    || (e.closest("thead") && getComputedStyle(e.closest("thead")).position === "absolute");
  const holders = new Set();
  const holder = e => { while (getComputedStyle(e).display === "inline") e = e.parentElement; return e; };
  for (const e of document.body.querySelectorAll("*")) {
    if (hidden(e)) continue;
    const style = getComputedStyle(e);
    if (style.overflowX !== "visible" && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1))
      faults.push("too small a box: " + name(e));
    for (const n of e.childNodes) {
      if (n.nodeType !== 3 || !n.textContent.trim()) continue;
      holders.add(holder(e));
      const range = document.createRange(); range.selectNodeContents(n);
      for (const r of range.getClientRects())
        if (r.left < -1 || r.right > width + 1) faults.push("outside the window: " + name(e));
    }
  }
  const boxes = [...holders].map(e => [e, e.getBoundingClientRect()]);
  for (const [i, [a, p]] of boxes.entries()) for (const [b, q] of boxes.slice(i + 1)) {
    const across = Math.min(p.right, q.right) - Math.max(p.left, q.left);
    const down = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
    if (across > 1 && down > 1 && !a.contains(b) && !b.contains(a))
      faults.push("one on the other: " + name(a) + " | " + name(b));
  }
  return faults;
}"""
SMALL = """() => [...document.querySelectorAll("nav a, a.file, audio, button")].filter(e => {
  const box = e.getBoundingClientRect(); return Math.min(box.width, box.height) < 43.99;
}).map(e => e.outerHTML)"""
# WCAG 2.2 SC 1.4.12. Lines are never set closer than the page sets them, and letters that are joined stay joined:
# the criterion leaves out what a script does not have.
SPACED = """joined => {
  for (const e of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(e), size = parseFloat(style.fontSize);
    if (parseFloat(style.lineHeight) < 1.5 * size) e.style.lineHeight = "1.5";
    if (!joined) e.style.letterSpacing = "0.12em";
    e.style.wordSpacing = "0.16em";
    if (e.localName === "p") e.style.marginBlockEnd = "2em";
  }
}"""


def joined(tag: str) -> bool:
    """Whether the letters of the language are joined."""
    return language(tag).script in ("Arab", "Beng")


@every_language
def test_in_a_window_of_320_pixels_nothing_scrolls_sideways_and_every_control_is_44_pixels(
    browser: "Browser", site: Site, samples: dict[tuple[str, str], str], tag: str
) -> None:
    with window(browser, site.page(tag), viewport=PHONE) as page:
        for address in (site.page(tag), *(samples[leaflet, tag] for leaflet in SAMPLES)):
            page.goto(address)
            assert page.evaluate(FAULTS) == []
            assert page.evaluate(SMALL) == []
            assert page.is_visible(".tools")


@every_language
def test_wide_text_spacing_loses_and_covers_nothing(browser: "Browser", site: Site, tag: str) -> None:
    with window(browser, site.page(tag)) as page:
        before = page.locator("body").text_content()
        page.evaluate(SPACED, joined(tag))
        assert page.evaluate("getComputedStyle(document.querySelector('main p')).wordSpacing") != "0px"
        for size in (PHONE, DESK):
            page.set_viewport_size(size)
            assert page.evaluate(FAULTS) == []
        assert page.locator("body").text_content() == before


@every_language
def test_text_at_200_percent_loses_and_covers_nothing(browser: "Browser", site: Site, tag: str) -> None:
    """By the browser's zoom, which makes the window half as wide; by its text size alone; and by both."""
    size = "parseFloat(getComputedStyle(document.body).fontSize)"
    with window(browser, site.page(tag), viewport={"width": 640, "height": 700}) as page:
        assert page.evaluate(FAULTS) == []
        usual = page.evaluate(size)
        protocol = page.context.new_cdp_session(page)
        protocol.send("Page.enable")
        protocol.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
        until(page, f"{size} > {usual * 1.99} && {size} < {usual * 2.01}")
        assert page.evaluate(FAULTS) == []
        page.set_viewport_size(DESK)
        assert page.evaluate(FAULTS) == []


@pytest.mark.parametrize(("tag", "letter"), [("en", "x"), ("ar", "ا")])
def test_no_line_ends_inside_a_range_of_figures(browser: "Browser", site: Site, tag: str, letter: str) -> None:
    words = " ".join(f"{letter * (number % 9 + 1)} 10–20 ml" for number in range(40))
    address = site.put(f"{tag}/ranges.html", render(with_words(tag, words), leaflet_kit(tag)))
    ends = "Array.from(document.querySelectorAll('.whole'), range => range.getClientRects().length)"
    with window(browser, address, viewport=PHONE) as page:
        found = page.evaluate(ends)
        assert len(found) >= 40
        assert set(found) == {1}
        # The same words break where they are not held together.
        page.evaluate("document.querySelectorAll('.whole').forEach(range => range.style.whiteSpace = 'normal')")
        assert set(page.evaluate(ends)) == {1, 2}


def with_words(tag: str, words: str) -> Edition:
    """The test leaflet with other words in its first paragraph."""
    page = leaflet_edition(tag)
    first = next(block for block in page.blocks if isinstance(block, Paragraph))
    other = replace(first, text=replace(first.text, words=words))
    return replace(page, blocks=tuple(other if block is first else block for block in page.blocks))


def test_the_measure_of_the_layout_does_see_what_is_wrong(browser: "Browser", site: Site) -> None:
    with window(browser, site.page("en"), viewport=PHONE) as page:
        for rule, fault in (
            ("h1 { white-space: nowrap }", "outside the window"),
            ("table { min-width: 900px }", "too small a box"),
            ("main { width: 900px }", "scrolls sideways"),
            (".alert { height: 20px }", "one on the other"),
        ):
            page.evaluate(
                "rule => { const s = new CSSStyleSheet(); s.replaceSync(rule); document.adoptedStyleSheets = [s]; }",
                rule,
            )
            assert any(fault in found for found in page.evaluate(FAULTS)), rule


def crowded(tag: str) -> bytes:
    """A page with very long words and with tables of up to eight columns."""
    edition = leaflet_edition(tag, intro="Rheumatoid" * 12, call="[x](https://www.example.org/" + "x" * 200 + ")")
    cells = tuple(Text(f"cell-{number}", "Otorhinolaryngology 500 mg", Role.CELL) for number in range(8))
    tables = tuple(Table(cells[:columns], (cells[:columns],)) for columns in (1, 2, 4, 6, 8))
    return render(replace(edition, blocks=(*edition.blocks, *tables)), leaflet_kit(tag))


@pytest.mark.parametrize("tag", ["en", "ur", "zh-Hans"])
def test_long_words_and_big_tables_scroll_sideways_in_no_window(browser: "Browser", site: Site, tag: str) -> None:
    with window(browser, site.put(f"{tag}/crowded.html", crowded(tag))) as page:
        for width in (320, 481, 641, 961, 1400):
            page.set_viewport_size({"width": width, "height": 700})
            assert page.evaluate(FAULTS) == [], width


# -- Keyboard ---------------------------------------------------------------------------------------------------

WHERE = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const all = [...document.querySelectorAll("a[href], button, audio, [tabindex='0']")];
  const style = getComputedStyle(e), box = e.getClientRects()[0];
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const top = document.elementFromPoint(box.left + Math.min(box.width, 40) / 2, box.top + box.height / 2);
  const seen = box.top > -1 && box.bottom < innerHeight + 1 && (e.contains(top) || top.contains(e));
  return {name: e.outerHTML.slice(0, 60), place: all.indexOf(e), seen: seen, ring: ring, colour: style.outlineColor,
    ground: getComputedStyle(document.body).backgroundColor};
}"""


def stops(page: "Page") -> list[dict[str, Any]]:
    """Every place at which the Tab key stops, from the skip link to the end of the page."""
    page.evaluate("document.querySelector('.skip').focus()")
    found: list[dict[str, Any]] = [page.evaluate(WHERE)]
    for _ in range(400):
        page.keyboard.press("Tab")
        where = page.evaluate(WHERE)
        if where is None or where["place"] == 0:
            break
        found.append(where)
    return found


@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize("choosing", [False, True])
def test_the_tab_key_reaches_everything_in_the_order_of_the_page_and_shows_where_it_is(
    browser: "Browser", site: Site, tag: str, choosing: bool
) -> None:
    with window(browser, site.page(tag)) as page:
        controls = page.locator("a[href], button, audio")
        usual = controls.count()
        if choosing:
            page.focus("[data-choose]")
            page.keyboard.press("Enter")
        found = stops(page)
        places = [place for place, _ in groupby(where["place"] for where in found)]
        total = page.locator("a[href], button, audio, [tabindex='0']").count()
        assert places == list(range(total))
        assert (total > usual + 20) == choosing
        for where in found:
            assert where["ring"], where
            assert where["seen"], where
            assert where["colour"] != where["ground"]


def test_the_skip_link_leads_past_the_languages_to_the_text(browser: "Browser", site: Site) -> None:
    with window(browser, site.page("en")) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        assert page.locator(".skip").bounding_box() is not None
        assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.localName") == "main"
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.localName") == "audio"


def test_the_languages_can_be_switched_by_keyboard(browser: "Browser", site: Site) -> None:
    with window(browser, site.page("en")) as page:
        page.focus("nav.languages a[hreflang='ar']")
        page.keyboard.press("Enter")
        page.wait_for_url(site.page("ar"))
        assert page.evaluate("document.documentElement.dir") == "rtl"


PAUSED = "document.querySelector('audio').paused"
TIME = "document.querySelector('audio').currentTime"


def test_the_player_keeps_the_keys_it_has_and_its_buttons_work_by_keyboard(browser: "Browser", site: Site) -> None:
    with window(browser, site.page("en")) as page:
        page.wait_for_timeout(300)
        assert page.evaluate(PAUSED)
        page.focus(".skip")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        until(page, f"!{PAUSED} && {TIME} > 0.1")
        page.keyboard.press("Space")
        until(page, PAUSED)
        before = page.evaluate(TIME)
        page.focus("[data-skip='10']")
        page.keyboard.press("Enter")
        assert page.evaluate(TIME) == pytest.approx(before + 10, abs=0.1)
        page.focus("[data-skip='-10']")
        page.keyboard.press("Space")
        assert page.evaluate(TIME) == pytest.approx(before, abs=0.1)
        page.keyboard.press("Space")
        assert page.evaluate(TIME) == 0
        page.focus("[data-speed='0.75']")
        page.keyboard.press("Enter")
        assert page.evaluate("document.querySelector('audio').playbackRate") == 0.75
        page.wait_for_selector("[data-speed='0.75'][aria-pressed='true']")
        assert page.locator(".speeds [aria-pressed='true']").count() == 1
        assert page.evaluate(PAUSED)


# -- Listening --------------------------------------------------------------------------------------------------


def test_each_sentence_is_shown_from_when_it_is_heard_until_the_next(browser: "Browser", site: Site) -> None:
    narration = narration_of(leaflet_edition("en"), leaflet_kit("en"))
    times = json.loads(one(tree(heard_page("en")), "//script[@type='application/json']").text)
    assert len(times) == len(narration.clips)
    follow = """async times => {
      const player = document.querySelector("audio"), shown = [];
      player.preload = "auto";
      await new Promise(done => { player.addEventListener("loadeddata", done, {once: true}); player.load(); });
      for (const time of times) {
        const sought = new Promise(done => player.addEventListener("seeked", done, {once: true}));
        player.currentTime = time / 1000;
        await sought;
        shown.push([...document.querySelectorAll(".now")].map(part => Number(part.dataset.sentence)));
      }
      return shown;
    }"""
    with window(browser, site.page("en")) as page:
        starts = page.evaluate(follow, [start for start, _ in times])
        ends = page.evaluate(follow, [start - 1 for start, _ in times[1:]])
    for (_, number), shown in zip([*times, *times[:-1]], [*starts, *ends], strict=True):
        assert set(shown) == ({number} if number else set())


def test_a_sentence_that_is_chosen_is_heard_from_its_beginning_by_mouse_and_by_keyboard(
    browser: "Browser", site: Site
) -> None:
    start = {
        number: time / 1000
        for time, number in reversed(json.loads(one(tree(heard_page("en")), "//script[@type='application/json']").text))
    }
    with window(browser, site.page("en")) as page:
        limit = page.locator("[data-unit='limit'] [data-sentence]")
        number = int(str(limit.get_attribute("data-sentence")))
        limit.click()
        page.wait_for_timeout(100)
        assert page.evaluate(PAUSED), "a click on the text does nothing until the reader has asked for it"
        page.click("[data-choose]")
        limit.click()
        until(page, f"{TIME} >= {start[number]}")
        assert page.locator(".now").get_attribute("data-sentence") == str(number)
        limit.click()
        until(page, PAUSED)
        cell = page.locator("[data-unit='amount'] [data-sentence]")
        number = int(str(cell.get_attribute("data-sentence")))
        for key in ("Enter", "Space"):
            page.evaluate("document.querySelector('audio').pause()")
            page.evaluate("document.querySelector('audio').currentTime = 0")
            cell.focus()
            page.keyboard.press(key)
            until(page, f"!{PAUSED} && {TIME} >= {start[number]} && {TIME} < {start[number] + 2}")
        page.click("[data-choose]")
        assert page.locator("[data-sentence][tabindex], [data-sentence][role]").count() == 0


def test_a_link_in_a_sentence_is_still_a_link_while_sentences_are_chosen(browser: "Browser", site: Site) -> None:
    with window(browser, site.page("en")) as page:
        page.click("[data-choose]")
        page.evaluate("addEventListener('click', e => { window.kept = !e.defaultPrevented; e.preventDefault(); })")
        page.click("[data-unit='more'] a")
        assert page.evaluate("window.kept")
        assert page.evaluate(PAUSED)


@pytest.mark.parametrize(("motion", "behaviour"), [("reduce", "auto"), ("no-preference", "smooth")])
def test_the_page_follows_the_voice_without_motion_where_none_is_wanted_and_only_a_reader_who_follows(
    browser: "Browser", site: Site, motion: Any, behaviour: str
) -> None:
    with window(browser, site.page("en"), viewport={"width": 800, "height": 500}, reduced_motion=motion) as page:
        page.evaluate(
            "() => { window.moves = []; Element.prototype.scrollIntoView = function (how) {"
            " window.moves.push(how.behavior); scrollTo(0, this.getBoundingClientRect().top + scrollY - 200); }; }"
        )
        page.click("[data-choose]")
        page.click("[data-unit='title'] [data-sentence]")
        page.wait_for_selector("h1 .now")
        for player in ("currentTime = 20", "currentTime = 30"):
            page.evaluate(f"document.querySelector('audio').{player}")
            until(page, "document.querySelector('.now') && !document.querySelector('h1 .now')")
            page.wait_for_timeout(150)
        moves = page.evaluate("window.moves")
        assert moves
        assert set(moves) == {behaviour}
        # Between two sentences nothing is marked, so the style is read in the moment that something is.
        look = "window.look = getComputedStyle(now).transitionDuration"
        until(page, f"(now => now && ({look}))(document.querySelector('.now'))")
        assert page.evaluate("window.look") == ("0s" if motion == "reduce" else "0.15s")
        page.evaluate("document.querySelector('audio').currentTime = 31; window.moves = []; scrollTo(0, 0)")
        page.wait_for_timeout(100)
        page.evaluate("document.querySelector('audio').currentTime = 40")
        page.wait_for_timeout(300)
        assert page.evaluate("scrollY") == 0
        assert page.evaluate("window.moves") == []


# -- Scripts off, nobody asked ----------------------------------------------------------------------------------


@every_language
def test_without_scripts_every_word_is_there_and_no_button_that_would_do_nothing(
    browser: "Browser", site: Site, tag: str
) -> None:
    with window(browser, site.page(tag)) as page:
        words = page.locator("[data-unit]").all_inner_texts()
    with window(browser, site.page(tag), java_script_enabled=False) as page:
        assert page.locator("[data-unit]").all_inner_texts() == words
        assert len(words) > 20
        assert page.is_visible("audio")
        assert page.is_visible("a[download]")
        assert not page.is_visible(".tools")
        assert page.locator("button:visible").count() == 0


def test_the_page_asks_nobody_for_anything_but_its_own_recording(browser: "Browser", site: Site) -> None:
    asked: set[str] = set()

    def note(request: "Request") -> None:
        asked.add(request.url)

    with window(browser, "about:blank") as page:
        page.on("request", note)
        page.goto(site.page("en"))
        page.wait_for_timeout(300)
        # Pictures inside the page have addresses that hold them.
        assert {url for url in asked if not url.startswith("data:")} == {site.page("en")}
        listening(page)
        page.hover("[data-unit='more'] a")
        page.wait_for_timeout(200)
        page.remove_listener("request", note)
    recording = site.page("en").replace(".html", ".mp3")
    assert {url for url in asked if not url.startswith("data:")} == {site.page("en"), recording}


def test_the_watch_over_requests_does_see_one(browser: "Browser", site: Site) -> None:
    address = site.put("leaky.html", b'<!DOCTYPE html><img src="http://127.0.0.1:9/x.png" alt="">')
    with pytest.raises(AssertionError, match=r"x\.png|ERR_"), window(browser, address) as page:
        page.wait_for_timeout(100)


@pytest.mark.parametrize("leaflet", SAMPLES)
def test_a_sample_page_is_under_100_kilobytes_with_all_it_holds(
    site: Site, samples: dict[tuple[str, str], str], leaflet: str
) -> None:
    for tag in TAGS:
        path = Path(samples[leaflet, tag].removeprefix("file://"))
        assert path.stat().st_size < 100_000, path.name


def test_hostile_text_makes_no_element_in_a_browser(browser: "Browser", site: Site) -> None:
    count = """() => [document.querySelectorAll("*").length, document.querySelectorAll("script, iframe, b").length,
      getComputedStyle(document.querySelector("main")).display]"""
    with window(browser, site.put("calm.html", flooded("calm"))) as page:
        calm = page.evaluate(count)
        assert calm[1:] == [0, "block"]
        for words in HOSTILE:
            page.goto(site.put("hostile.html", flooded(words)))
            assert page.evaluate(count) == calm, words


# -- Dark, high contrast, paper ---------------------------------------------------------------------------------

LOOK = """selector => { const e = document.querySelector(selector), style = getComputedStyle(e); return {
  ground: style.backgroundColor, colour: style.color, line: style.textDecorationLine, border: style.borderTopWidth,
  edge: style.borderTopColor, weight: style.fontWeight, shade: getComputedStyle(document.body).backgroundColor}; }"""


def listening(page: "Page") -> None:
    """Put the page into the state of somebody listening to a sentence."""
    page.click("[data-choose]")
    page.click("[data-unit='limit'] [data-sentence]")
    page.wait_for_selector(".now")
    page.evaluate("document.querySelector('audio').pause()")
    page.mouse.move(0, 0)
    page.wait_for_timeout(250)


@pytest.mark.parametrize(
    "look",
    [
        {"color_scheme": "light"},
        {"color_scheme": "dark"},
        {"contrast": "more"},
        {"forced_colors": "active"},
        {"forced_colors": "active", "color_scheme": "dark"},
    ],
    ids=lambda look: " ".join(look.values()),
)
def test_what_is_heard_pressed_and_warned_of_is_seen_in_every_look_and_not_by_colour_alone(
    browser: "Browser", site: Site, look: dict[str, Any], proof: Path
) -> None:
    with window(browser, site.page("en"), viewport={"width": 900, "height": 1200}, **look) as page:
        listening(page)
        heard_now, calm = page.evaluate(LOOK, ".now"), page.evaluate(LOOK, "[data-unit='intro'] [data-sentence]")
        assert heard_now["line"] == "underline"
        assert calm["line"] == "none"
        assert heard_now["ground"] not in ("rgba(0, 0, 0, 0)", page.evaluate(LOOK, ".warning")["ground"])
        assert heard_now["ground"] != heard_now["colour"]
        pressed, other = page.evaluate(LOOK, "[data-choose]"), page.evaluate(LOOK, "[data-skip='10']")
        assert pressed["ground"] != other["ground"]
        assert pressed["colour"] != pressed["ground"]
        tick = "getComputedStyle(document.querySelector('[data-choose]'), '::before').content"
        assert page.evaluate(tick) == '""'
        for framed in (".warning", "[data-skip='10']", ".draft", ".listen"):
            frame = page.evaluate(LOOK, framed)
            assert frame["border"] != "0px"
            assert frame["edge"] != frame["shade"]
        dark = look.get("color_scheme") == "dark"
        shade = [int(part) for part in heard_now["shade"].removeprefix("rgb(").removesuffix(")").split(", ")]
        assert (sum(shade) < 200) == dark
        page.screenshot(path=proof / f"look-{'-'.join(look.values())}.png")


@every_language
def test_paper_has_every_letter_in_black_at_18_points_or_more_and_inside_its_margins(
    browser: "Browser", samples: dict[tuple[str, str], str], tag: str, proof: Path
) -> None:
    least = 18 * language(tag).typography.factor
    with window(browser, samples[SAMPLES[1], tag], color_scheme="dark") as page:
        page.emulate_media(media="print")
        sizes = page.evaluate(
            """[...document.body.querySelectorAll("*")].filter(e => e.checkVisibility()).map(
            e => parseFloat(getComputedStyle(e).fontSize) * 0.75)"""
        )
        page.emulate_media(media=None)
        paper = page.pdf(prefer_css_page_size=True)
    assert len(sizes) > 60
    assert min(sizes) >= least - 0.01
    assert printed(paper) > 100
    opened: Any = pymupdf.open
    with opened(stream=paper) as document:
        document[0].get_pixmap(dpi=60).save(proof / f"{SAMPLES[1]}-{tag}-paper.png")


@pytest.mark.parametrize("look", [{}, {"contrast": "more"}, {"forced_colors": "active"}])
def test_a_page_that_is_printed_while_it_is_heard_is_printed_like_any_other(
    browser: "Browser", site: Site, look: dict[str, Any]
) -> None:
    with window(browser, site.page("ar"), color_scheme="dark", **look) as page:
        page.evaluate("document.querySelector('[data-unit=intro] [data-sentence]').classList.add('now')")
        assert printed(page.pdf(prefer_css_page_size=True)) > 50
        page.emulate_media(media="print")
        if "forced_colors" not in look:
            assert page.evaluate(LOOK, ".now")["line"] == "none"


def test_big_tables_are_printed_inside_the_margins(browser: "Browser", site: Site) -> None:
    rows = """() => Object.fromEntries([...document.querySelectorAll("tbody tr")].map(
      row => [row.closest("table").className, getComputedStyle(row).display]))"""
    with window(browser, site.put("en/crowded.html", crowded("en"))) as page:
        assert page.evaluate(rows) == {"narrow": "table-row", "middle": "table-row", "endless": "block"}
        page.emulate_media(media="print")
        # Paper has room for 26 em of the larger letters, less than a wide window.
        assert page.evaluate(rows) == {"narrow": "table-row", "middle": "block", "endless": "block"}
        page.emulate_media(media=None)
        assert printed(page.pdf(prefer_css_page_size=True)) > 100


def with_more(tag: str, *blocks: Block) -> bytes:
    edition = leaflet_edition(tag)
    return render(replace(edition, blocks=(*edition.blocks, *blocks)), leaflet_kit(tag))


def said(words: str) -> Paragraph:
    return Paragraph(Text(words.replace(" ", "-"), words, Role.PARAGRAPH))


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_all_explanations_of_a_term_stand_below_it_at_one_edge(browser: "Browser", site: Site, tag: str) -> None:
    terms = Listing((Item((said("the term"), said("what it is"), said("what else it is called"))),), None, True)
    places = """() => [...document.querySelectorAll(".terms dt, .terms dd")].map(e => e.getBoundingClientRect())
      .map(box => [box.left, box.right, box.top])"""
    with window(browser, site.put(f"{tag}/terms.html", with_more(tag, terms))) as page:
        (term, first, second) = page.evaluate(places)
    edge = 1 if tag == "ar" else 0
    assert first[edge] == second[edge] != term[edge]
    assert term[2] < first[2] < second[2]


def test_headings_and_tall_pictures_are_printed_whole(browser: "Browser", site: Site) -> None:
    edition, kit = leaflet_edition("en"), leaflet_kit("en")
    tall = Picture("tall.png", "image/png", png(200, 1600), 200, 1600)
    shown = Figure("tall.png", Text("bar", "A bar", Role.PICTURE), None)
    heads = [Heading(Text(f"h{number}", f"{'A long heading ' * 9}{number}", Role.HEADING), 2) for number in range(12)]
    blocks = (*edition.blocks, shown, *(block for head in heads for block in (head, said(f"words {head.text.anchor}"))))
    page_ = render(replace(edition, blocks=blocks), replace(kit, pictures=(*kit.pictures, tall)))
    with window(browser, site.put("en/tall.html", page_)) as page:
        paper = page.pdf(prefer_css_page_size=True)
    opened: Any = pymupdf.open
    with opened(stream=paper) as document:
        heights = [box["bbox"][3] - box["bbox"][1] for sheet in document for box in sheet.get_image_info()]
        sheets = [" ".join(sheet.get_text().split()) for sheet in document]
    assert max(heights) == pytest.approx(190 / 25.4 * 72, rel=0.02)
    # Each heading ends with its number and is followed by its words on the same sheet.
    assert all(any(f"{'A long heading ' * 9}{n} words h{n}" in sheet for sheet in sheets) for n in range(12))


def printed(paper: bytes) -> int:
    """How many stretches of text a printed page holds, each of which is large, black and on A4 inside its margins."""
    margin, count = 22 * 72 / 25.4, 0
    opened: Any = pymupdf.open
    with opened(stream=paper) as document:
        for sheet in document:
            width, height = sheet.rect.width, sheet.rect.height
            assert (round(width), round(height)) == (595, 842)
            for span in spans(sheet):
                assert span["size"] >= 18 - 0.01, span
                assert span["color"] == 0, span
                # A glyph's box may be a little wider than what is seen of it.
                assert margin - 6 < span["bbox"][0] <= span["bbox"][2] < width - margin + 6, span
                assert 0 <= span["origin"][1] <= height, span
                count += 1
    return count


def spans(sheet: Any) -> Iterator[dict[str, Any]]:
    """The stretches of text of a printed page, with size in points, colour and place."""
    for block in sheet.get_text("dict")["blocks"]:
        for line in block.get("lines", ()):
            yield from (span for span in line["spans"] if span["text"].strip())


# -- For people to look at --------------------------------------------------------------------------------------


@pytest.mark.parametrize("tag", ["ar", *(pytest.param(tag, marks=pytest.mark.proof) for tag in TAGS if tag != "ar")])
def test_a_picture_of_the_page_is_there_to_be_looked_at(
    browser: "Browser", site: Site, samples: dict[tuple[str, str], str], tag: str, proof: Path
) -> None:
    with window(browser, samples[SAMPLES[1], tag]) as page:
        for name, size, scheme in (("desk", DESK, SCHEMES[0]), ("phone", HAND, SCHEMES[1])):
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme)
            path = proof / f"{SAMPLES[1]}-{tag}-{name}.jpeg"
            page.screenshot(path=path, full_page=name == "desk", type="jpeg", quality=80)
            assert path.stat().st_size > 20_000
