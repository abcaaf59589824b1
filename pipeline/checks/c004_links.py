"""C004: links lead where the source's links lead, and have words."""

from collections import Counter
from collections.abc import Iterator

from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity
from pipeline.text.markup.inline import flatten, link_targets, links, refused_targets, titled_targets

CODE = "C004"
_HINT = "Keep [words](address): translate the words, copy the address."


def check(case: Case) -> Iterator[Finding]:
    """Addresses are compared letter by letter. One that no leaflet may lead to is text, and named all the same."""
    for message in case.pairs():
        words, translation = message.id.words, message.target
        if "[" not in words and "[" not in translation and "<" not in words and "<" not in translation:
            continue
        source, target = Counter(link_targets(message.id.words)), Counter(link_targets(message.target))
        changed = sorted((source - target) + (target - source))
        refused = sorted({*refused_targets(message.target)} - {*refused_targets(message.id.words)})
        titled = sorted({*titled_targets(message.target)})
        silent = sorted({link.target for link in links(message.target) if not flatten(link.children).strip()})
        found = [
            *([f"the link to {', '.join(changed)} is not in both the source and the translation"] if changed else []),
            *([f"{', '.join(refused)} is no address that a leaflet may lead to"] if refused else []),
            *([f"the link to {', '.join(titled)} has a title, which readers do not see"] if titled else []),
            *([f"the link to {', '.join(silent)} has no words"] if silent else []),
        ]
        if found:
            yield case.finding(CODE, Severity.BLOCK, message, "; ".join(found), _HINT, Mqm.MARKUP)
