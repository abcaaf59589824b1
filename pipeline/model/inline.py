"""The inside of one piece of text: plain words, strong, emphasised, linked, broken."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plain:
    """Words as they are read; no markup in them means anything."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Link:
    """`target` is an address with the scheme http, https, mailto or tel."""

    target: str
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A hard line break."""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """Where a footnote is mentioned, by the note's `label`.

    In an edition that is being made into a document the label is the note's number, `mention` counts from 1 where that
    note is mentioned, and `words` name the note to the reader. Before that they are 0 and "".
    """

    label: str
    mention: int = 0
    words: str = ""


Inline = Plain | Strong | Emphasis | Link | Break | NoteMark
