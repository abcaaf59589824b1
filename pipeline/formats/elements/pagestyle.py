"""How a web page looks, the script for those who listen, and the policy that allows these two and nothing else."""

import base64
import hashlib
from functools import lru_cache

from jinja2 import Environment
from markupsafe import Markup

from pipeline.model.edition import Edition
from pipeline.model.kit import Kit
from pipeline.model.language import Typography
from pipeline.text import phrases

# RNIB Clear Print: at least 12 pt, 14 recommended. 1.125 rem is 18 px (13.5 pt) where a browser's default is 16.
_BODY_REM = 1.125
# Large print for everybody who prints the page: UKAAF G003 wants at least 16 pt and prefers 18.
_PRINT_PT = 18.0
# What a rem is where nobody has changed the size of text in the browser, in CSS pixels.
_REM_PX = 16


def body_px(typography: Typography) -> float:
    """The size of a page's text in CSS pixels."""
    return _BODY_REM * _REM_PX * typography.factor


def stylesheet(templates: Environment, edition: Edition, kit: Kit) -> Markup:
    """The stylesheet of a page: the fonts and sizes of its language, and what is printed on every sheet of paper."""
    typography = kit.language.typography
    text = templates.get_template("style.css").render(
        fonts=Markup(typography.css_fonts),
        line=typography.css_line,
        size=f"{_BODY_REM * typography.factor:g}rem",
        print_size=f"{_PRINT_PT * typography.factor:g}pt",
        head=_css_string(kit.words.say(phrases.DRAFT)) if kit.draft else None,
        foot=_css_string(f"{edition.control.reference} · {edition.control.version} · "),
    )
    return Markup(text)


def _css_string(text: str) -> Markup:
    """`text` as a CSS string in which every character but letters and digits of ASCII is escaped."""
    # CSS Syntax Module 3, section 4.3.7: a hexadecimal escape ends with one space.
    plain_letters = (c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in text)
    return Markup(f'"{"".join(plain_letters)}"')


@lru_cache(maxsize=1)
def listening(templates: Environment) -> Markup:
    """The script for those who listen, as it is on disk: the same for every page, and no text of a leaflet in it."""
    loader = templates.loader
    assert loader is not None
    source, _, _ = loader.get_source(templates, "listen.js")
    return Markup(source)


def policy(style: str, script: str | None) -> str:
    """The Content Security Policy: this very stylesheet and script, pictures inside the page, sound beside it."""
    allowed = "" if script is None else f"script-src {_fingerprint(script)}; "
    return (
        f"default-src 'none'; style-src {_fingerprint(style)}; {allowed}img-src data:; media-src 'self' file:; "
        "base-uri 'none'; form-action 'none'"
    )


def _fingerprint(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
