"""Documents for the tests of Word and PDF: the sample leaflet in every language and size, or a few blocks."""

from collections.abc import Callable
from functools import cache

import pytest

from pipeline.model.edition import Edition
from pipeline.model.kit import LARGE, STANDARD, Kit, Profile
from pipeline.model.leaflet import Block
from tests.formats import docx_samples as samples

Render = Callable[[Edition, Kit], bytes]

languages = pytest.mark.parametrize("tag", samples.TAGS)
every = pytest.mark.parametrize(
    ("tag", "profile"),
    [pytest.param(tag, profile, id=f"{tag}-{profile.name}") for tag in samples.TAGS for profile in (STANDARD, LARGE)],
)


def made(render: Render, tag: str, profile: Profile = STANDARD, draft: bool = True) -> bytes:
    """The sample leaflet as a document, made once."""
    return _made(render, tag, profile, draft)


@cache
def _made(render: Render, tag: str, profile: Profile, draft: bool) -> bytes:
    return render(samples.edition(tag), samples.kit(tag, profile, draft))


def one(render: Render, *blocks: Block, tag: str = "en", profile: Profile = STANDARD) -> bytes:
    """A document of a title and these blocks."""
    return render(samples.of_blocks((samples.title(), *blocks), tag), samples.kit(tag, profile))
