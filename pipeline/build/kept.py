"""Findings are kept in the store, so that a text which nobody has changed is not checked again.

The key is a digest of all that a check can see and of the program, so that nothing has to be told that it is stale.
"""

import json
import platform
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Any

from pipeline.files import findings as written
from pipeline.files.program import code_digest, tool_version
from pipeline.files.store import Store, key_of
from pipeline.model.case import Case
from pipeline.model.catalogue import Message
from pipeline.model.errors import StoreError
from pipeline.model.finding import Finding
from pipeline.model.language import Language


def kept_findings(case: Case, look: Callable[[Case], tuple[Finding, ...]], store: Store | None) -> tuple[Finding, ...]:
    """What `look` finds in `case`, from the store where it was looked at before; without a store it is looked at anew.

    A store that is damaged, gone or cannot be written only costs time.
    """
    if store is None:
        return look(case)
    key = case.once(key_of_case)
    kept = store.get(key)
    found = written.unpacked(kept) if kept is not None else None
    if found is None:
        found = look(case)
        with suppress(StoreError):
            store.put(key, written.packed(found))
    return found


def is_kept(case: Case, store: Store) -> bool:
    """Whether `store` has what was found in a case."""
    return store.get(case.once(key_of_case)) is not None


def key_of_case(case: Case) -> str:
    """SHA-256 of everything that decides what the checks find in a case."""
    # Unicode's and CLDR's data come with Python and Babel.
    program = (code_digest(), platform.python_version(), tool_version("Babel"))
    return key_of("findings", *program, json.dumps(case, default=_told, ensure_ascii=False))


def _told(value: object) -> Any:
    if isinstance(value, Language):
        # Its data are the program's own.
        return value.tag
    kind: Any = type(value)
    told = _reader(kind)(value)
    return tuple(map(_field_by_field, told)) if kind is Case else told


def _field_by_field(value: Any) -> Any:
    """The messages of a catalogue as the values of each field: one long text is told sooner than thousands of short."""
    if not isinstance(value, tuple) or not value or not isinstance(value[0], Message):
        return value
    return tuple(map(_joined, zip(*map(_reader(Message), value), strict=True)))


def _joined(values: tuple[Any, ...]) -> Any:
    try:
        joined = "\x00".join(values)
    except TypeError:
        return values
    # A text that has the sign itself must not pass for two.
    return joined if joined.count("\x00") == len(values) - 1 else values


@lru_cache(maxsize=64)
def _reader(kind: type[Any]) -> Callable[[Any], Any]:
    """What reads all fields that a value of a dataclass was made of, shown in its `repr` or not.

    Raises TypeError for anything else, so that nothing is left out of a key.
    """
    return attrgetter(*_names(kind))


def _names(kind: type[Any]) -> Iterator[str]:
    """The fields of a value, and those of the values in it: a catalogue has thousands of messages with their ids."""
    for field in fields(kind):
        inside: Any = field.type
        if field.init and isinstance(inside, type) and is_dataclass(inside) and inside is not Language:
            yield from (f"{field.name}.{name}" for name in _names(inside))
        elif field.init:
            yield field.name
