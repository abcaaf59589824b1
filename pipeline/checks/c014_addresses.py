"""C014: web and mail addresses in the text are those of the source, letter by letter."""

from collections import Counter
from collections.abc import Iterator

from pipeline.checks.amounts.items import Sheet
from pipeline.checks.amounts.matching import compared, told
from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity

CODE = "C014"


def check(case: Case) -> Iterator[Finding]:
    """`https://`, `www.`, capitals in the name of the computer and a last stroke make no other address.

    The addresses that links lead to are compared by C004.
    """
    for message, found in compared(case):
        if not (found.source.addresses or found.target.addresses):
            continue
        source, target = _keys(found.source), _keys(found.target)
        lost, added = Counter(source) - Counter(target), Counter(target) - Counter(source)
        if lost or added:
            yield case.finding(
                CODE,
                Severity.BLOCK,
                message,
                told(", ".join(sorted(lost)), ", ".join(sorted(added))),
                "Copy each address from the source.",
                Mqm.MISTRANSLATION,
                tuple(span for address, span in found.source.addresses if _key(address) in lost),
                tuple(span for address, span in found.target.addresses if _key(address) in added),
            )


def _keys(sheet: Sheet) -> list[str]:
    return [_key(address) for address, _ in sheet.addresses]


def _key(address: str) -> str:
    bare = address.removeprefix("https://").removeprefix("http://").rstrip("/")
    host, mark, path = bare.partition("/")
    return host.lower().removeprefix("www.") + mark + path
