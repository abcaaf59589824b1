"""C008: no character that nobody can see, and no letter that passes for another."""

from collections.abc import Iterator

from pipeline.model.case import Case
from pipeline.model.finding import Finding, Severity
from pipeline.text.characters import hidden, lookalikes, named
from pipeline.text.inline import plain

CODE = "C008"


def check(case: Case) -> Iterator[Finding]:
    """What a reader sees is what software finds and voices say: invisible characters block, look-alikes are shown.

    Words are looked at as they are read, so that a character written as `&#8203;` is found too. A word that
    stands in the source as well is left alone.
    """
    for message in case.pairs():
        words = plain(message.target)
        if found := hidden(words) or hidden(message.target):
            yield case.finding(
                CODE,
                Severity.BLOCK,
                message,
                f"the invisible character {', '.join(map(named, found))} stands in the translation",
                "Delete it; if you cannot find it, type the words again.",
            )
        own = lookalikes(plain(message.id.words), case.target.script)
        if alike := [word for word in lookalikes(words, case.target.script) if word not in own]:
            yield case.finding(
                CODE,
                Severity.REVIEW,
                message,
                f"letters of another alphabet in {', '.join(map(_spelt, alike))}",
                "Type the word again on the keyboard of your language.",
            )


def _spelt(word: str) -> str:
    """A word with the code of each letter that is not ASCII: they look like others, so their codes must tell."""
    codes = " ".join(f"U+{ord(letter):04X}" for letter in dict.fromkeys(word) if not letter.isascii())
    return f"“{word}” ({codes})"
