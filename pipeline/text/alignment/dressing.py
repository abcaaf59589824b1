"""The words of a translated file with the marks of the leaflet's own text: bold, placeholders, links."""

from pipeline.text.markup.codes import Code, CodeKind
from pipeline.text.markup.codes import pieces as codes_of
from pipeline.text.markup.inline import escape


def dressed(words: str, source: str, variables: dict[str, str], linked: list[str]) -> str:
    """`words` (inline Markdown) as a translation of `source`.

    `variables` are the values of placeholders; `linked` are words that were links whose address is not known.
    """
    return _with_links(_with_placeholders(_unbold(words, source), source, variables), source, linked)


def _unbold(words: str, source: str) -> str:
    """The words without bold where the leaflet has none: headers of tables and whole boxes are bold by their looks."""
    if any(_is_bold(code) for code in codes_of(source)):
        return words
    return "".join(code.text if isinstance(code, Code) else code for code in codes_of(words) if not _is_bold(code))


def _is_bold(code: str | Code) -> bool:
    return isinstance(code, Code) and code.kind is CodeKind.BOLD


def _with_links(words: str, source: str, linked: list[str]) -> str:
    """The words with the leaflet's links around the words that were links, if there are as many."""
    wanted = [
        code
        for code in codes_of(source)
        if isinstance(code, Code) and (code.kind is CodeKind.ADDRESS or (code.kind is CodeKind.LINK and not code.opens))
    ]
    if len(wanted) != len(linked):
        return words
    made, rest = "", words
    for code, text in zip(wanted, linked, strict=True):
        before, found, rest_after = rest.partition(text)
        if not found:
            return words
        made += before + (code.text if code.kind is CodeKind.ADDRESS else f"[{text}{code.text}")
        rest = rest_after
    return made + rest


def _with_placeholders(words: str, source: str, variables: dict[str, str]) -> str:
    """The words with the leaflet's placeholders where they have their values."""
    for name, value in variables.items():
        slot = "{{" + name + "}}"
        if slot in source and slot not in words:
            words = words.replace(escape(value), slot, source.count(slot))
    return words
