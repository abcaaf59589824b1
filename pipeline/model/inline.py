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


Inline = Plain | Strong | Emphasis | Link | Break
