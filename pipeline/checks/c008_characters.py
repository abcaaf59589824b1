"""C008: no character that nobody can see."""

from collections.abc import Iterator

from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity
from pipeline.text.characters import hidden, named, turning
from pipeline.text.markup.inline import plain

CODE = "C008"


def check(case: Case) -> Iterator[Finding]:
    """What a reader sees is what software finds and voices say.

    Words are looked at as they are read, so that a character written as `&#8203;` is found too. What turns the order of
    letters has a check of its own.
    """
    for message in case.pairs():
        words = plain(message.target)
        if found := hidden(words) or (hidden(message.target) if words != message.target else ()):
            turned = {words[start] for start, _ in turning(words)}
            found = tuple(char for char in found if char not in turned)
        if found:
            yield case.finding(
                CODE,
                Severity.BLOCK,
                message,
                f"the invisible character {', '.join(map(named, found))} stands in the translation",
                "Delete it; if you cannot find it, type the words again.",
                Mqm.CHARACTERS,
                (),
                tuple((place, place + 1) for place, letter in enumerate(words) if letter in found),
            )
