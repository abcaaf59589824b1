"""What verbs say besides their report, on standard error: how far they are, and what could not be read."""

import sys
from collections.abc import Iterable

from pipeline.build.unread import Unread
from pipeline.text.characters import shown


def checking(done: int, total: int) -> None:
    """Say how far a check of many messages is."""
    print(f"[{done:,}/{total:,}] messages checked", file=sys.stderr, flush=True)


def silent(done: int, total: int) -> None:
    """Say nothing of how far it is."""


def unread(found: Iterable[Unread]) -> None:
    """Say what could not be read, each fault once: it may be one of several languages."""
    for fault in dict.fromkeys(str(one.error) for one in found):
        print(f"polyleaf: {shown(fault)}", file=sys.stderr)
