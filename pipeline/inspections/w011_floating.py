"""W011: pictures stand in the line of text, where they are read; no words stand in text boxes."""

from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import WordFile

CODE = "W011"


def inspect(file: WordFile, aim: Aim) -> Iterator[Remark]:
    """Floating pictures and text boxes: screen readers pass over them, or read them at the end."""
    for picture in file.pictures:
        if picture.kind == "text box":
            yield Remark(
                CODE,
                Severity.BLOCK,
                picture.place,
                "words in a text box, which screen readers pass over",
                "words in ordinary paragraphs",
                "cut the words, paste them into the text, delete the box; for a frame use Home, Borders",
            )
        elif picture.floating:
            yield Remark(
                CODE,
                Severity.BLOCK,
                picture.place,
                "it floats beside or over the text",
                "pictures in the line of text",
                "right-click it and choose Wrap Text, In Line with Text",
            )
