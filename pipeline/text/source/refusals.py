"""What Markdown knows and a leaflet cannot hold: what it is called, what is wanted instead, what to do."""

from typing import NamedTuple


class Refusal(NamedTuple):
    """The words of an error beside its place: see `pipeline.model.errors`."""

    found: str
    wanted: str
    remedy: str


#: By the kind of the Markdown library's token.
INSTEAD: dict[str, Refusal] = {
    "fence": Refusal("a code block", "plain paragraphs", "remove the ``` lines"),
    "code_block": Refusal(
        "text indented by four spaces, which is a code block", "plain paragraphs", "remove the indent"
    ),
    "hr": Refusal("a horizontal rule", "headings to part the text", "delete the line, or write a heading"),
    "blockquote_open": Refusal(
        "a quotation",
        "an alert whose first line is > [!NOTE], > [!TIP], > [!IMPORTANT], > [!WARNING] or > [!CAUTION]",
        "add that line, or remove the > marks",
    ),
    "html_block": Refusal(
        "HTML",
        "Markdown, or a note such as <!-- TRANSLATORS: ... -->",
        "write it in Markdown, or begin the comment with TRANSLATORS:",
    ),
    "html_inline": Refusal("HTML inside a sentence", "Markdown", "write **bold** or a line of its own instead"),
    "code_inline": Refusal("text between ` marks", "plain text", "remove the ` marks"),
    "image": Refusal(
        "a picture inside a sentence",
        "a picture in a paragraph of its own",
        "put an empty line before and after the picture",
    ),
}
#: What a note cannot hold, by the kind of the token.
NOT_IN_A_NOTE: dict[str, str] = {
    "heading_open": "a heading",
    "table_open": "a table",
    "blockquote_open": "an alert",
    "image": "a picture",
    "terms": "a list of terms",
}
