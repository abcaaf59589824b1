"""The small print of WordprocessingML: namespaces, escaping, and characters that cannot be written."""

import re
from xml.sax.saxutils import escape, quoteattr

from pipeline.model.errors import RenderError

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
INLINE = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
NAMESPACES = f'xmlns:w="{WORD}" xmlns:r="{RELATIONS}" xmlns:a="{DRAWING}" xmlns:wp="{INLINE}" xmlns:pic="{PICTURE}"'

# What begins the words of a run.
WORDS = '<w:t xml:space="preserve">'
LEFT_TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"
RIGHT_TO_LEFT = "\N{RIGHT-TO-LEFT MARK}"

# XML 1.0 (fifth edition), production 2: everything that is not a Char.
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Unicode UAX #9, 2.2: an override turns letters and figures round, so that 500 reads 005.
_OVERRIDE = re.compile("[\u202d\u202e]")
# Both at once.
_REFUSED = re.compile(r"[^\t\n\r\x20-\u202c\u202f-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def checked(text: str, place: str) -> None:
    """Makes sure that `text` can be written in a Word document and read in its own order.

    Raises RenderError naming `place` for a character that XML forbids, and for a direction override.
    """
    if _REFUSED.search(text) is None:
        return
    if found := _NOT_XML.search(text):
        raise RenderError(
            place,
            f"the control character U+{ord(found.group()):04X} stands in the text",
            "characters that a Word document can hold",
            "delete the character from the text",
        )
    if found := _OVERRIDE.search(text):
        raise RenderError(
            place,
            f"the direction override U+{ord(found.group()):04X} stands in the text and would turn figures round",
            "text in its natural direction",
            "delete the character from the text",
        )


def content(text: str) -> str:
    """`text` as the children of a w:r: words in w:t, a line feed as w:br, a tab as a space."""
    if not ("&" in text or "<" in text or ">" in text or "\n" in text or "\t" in text):
        # Most texts by far have nothing to escape, and looking is quicker than replacing.
        return f"{WORDS}{text}</w:t>" if text else ""
    lines = text.replace("\t", " ").split("\n")
    return "<w:br/>".join(f"{WORDS}{escape(line)}</w:t>" if line else "" for line in lines)


def attribute(text: str) -> str:
    """`text` as a quoted XML attribute value on one line."""
    return quoteattr(" ".join(text.split()))
