"""The file of an insert to its blocks. It is read as a leaflet's text is, and may hold less."""

import re

from pipeline.model.errors import SourceError
from pipeline.model.insert import Insert, Spot, insert_anchor
from pipeline.model.leaflet import Heading, Text, figures, map_texts, texts
from pipeline.text.markup import markdown

# The leaflet counts its notes; a note of an insert would change the numbers of the leaflet's own.
_FOOTNOTE = re.compile(r"(?<!\\)\[\^[^\]\s]+\]")


def parse(source: str, file: str, spot: Spot) -> Insert:
    """The insert in `source`; `file` is its path in the workspace.

    Raises SourceError naming file, line and remedy for what no leaflet can hold, and for titles, pictures, footnotes,
    and headings after the title: what follows there would seem to belong to them.
    """
    if match := _FOOTNOTE.search(source):
        line = source.count("\n", 0, match.start()) + 1
        raise SourceError(
            f"{file}:{line}", "a footnote in an insert", "the note where it is read", "write it in brackets"
        )
    parsed, origins = markdown.parse_fragment(source, file)
    anchors: dict[str, str] = {}

    def numbered(text: Text) -> Text:
        anchor = insert_anchor(file.rpartition("/")[2], len(anchors) + 1)
        anchors[text.anchor] = anchor
        return Text(anchor, text.words, text.role)

    blocks = map_texts(parsed, numbered)
    lines = {anchors[origin.anchor]: origin.line for origin in origins}
    if not texts(blocks):
        raise SourceError(file, "an insert without words", "words", "write them, or delete the file")
    for figure in figures(blocks):
        raise SourceError(
            f"{file}:{lines[figure.description.anchor]}",
            "a picture in an insert",
            "words; pictures belong to the leaflet and are the same in every language",
            "delete it, or put it into the leaflet",
        )
    for block in blocks:
        if spot is Spot.AFTER_TITLE and isinstance(block, Heading):
            raise SourceError(
                f"{file}:{lines[block.text.anchor]}",
                "a heading after the title, under which the beginning of the leaflet would stand",
                "paragraphs, lists, tables and boxes",
                f"write **bold** words instead, or move it to {file.replace(spot.value, Spot.AT_END.value)}",
            )
    return Insert(file, spot, blocks, tuple(lines.items()))
