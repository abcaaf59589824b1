"""C005: what is strong, emphasised or broken onto a new line in the source is so in the translation."""

from collections import Counter
from collections.abc import Iterator
from typing import assert_never

from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity
from pipeline.model.inline import Break, Emphasis, Inline, Link, NoteMark, Plain, Strong
from pipeline.text.markup.inline import may_be_markup, parse

CODE = "C005"


def check(case: Case) -> Iterator[Finding]:
    """Bold often marks what must not be missed, so it is compared as strictly as words."""
    for message in case.pairs():
        if not may_be_markup(message.id.words) and not may_be_markup(message.target):
            continue
        source, target = _marks(parse(message.id.words)), _marks(parse(message.target))
        if source != target:
            changed = ", ".join(sorted((source - target) + (target - source)))
            yield case.finding(
                CODE,
                Severity.BLOCK,
                message,
                f"{changed} is not the same in the source and the translation",
                "Put ** around the words that are **bold** in the source, without a space inside the marks.",
                Mqm.MARKUP,
            )


def _marks(nodes: tuple[Inline, ...]) -> Counter[str]:
    found: Counter[str] = Counter()
    for node in nodes:
        match node:
            case Strong():
                found += Counter({"bold": 1}) + _marks(node.children)
            case Emphasis():
                found += Counter({"emphasis": 1}) + _marks(node.children)
            case Link():
                found += _marks(node.children)
            case Break():
                found["line break"] += 1
            case Plain():
                # Marks that do not pair up are shown to the patient as stars.
                found["stray **"] += node.text.count("**")
            case NoteMark():
                # C003 compares them by name.
                pass
            case _:
                assert_never(node)
    return +found
