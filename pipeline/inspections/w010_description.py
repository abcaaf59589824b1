"""W010: a picture has a text that says what it shows, or is marked as decorative."""

import re
from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import WordFile

CODE = "W010"
_REMEDY = "right-click it, choose View Alt Text, and write in one or two sentences what it tells the reader"
_WANTED = "a text that says what the picture tells, for readers who do not see it"
# What cameras and Word put there by themselves.
_EMPTY_WORDS = re.compile(
    r"[\w-]+\.(?:png|jpe?g|gif|bmp|tiff?|svg|emf|wmf)|(?:picture|image|photo|graphic|logo)\s*\d*|img[_-]?\d+"
    r"|.*(?:automatically generated|generated automatically).*",
    re.IGNORECASE,
)


def inspect(file: WordFile, aim: Aim) -> Iterator[Remark]:
    """Pictures, drawings, charts and embedded objects; the words of a text box are read themselves."""
    for picture in file.pictures:
        if picture.decorative or picture.kind == "text box":
            continue
        if not picture.description:
            yield Remark(CODE, Severity.BLOCK, picture.place, "no alternative text", _WANTED, _REMEDY)
        elif _EMPTY_WORDS.fullmatch(picture.description):
            found = f'the alternative text is only "{picture.description[:100]}"'
            yield Remark(CODE, Severity.REVIEW, picture.place, found, _WANTED, _REMEDY)
