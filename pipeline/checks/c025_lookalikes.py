"""C025: no word has letters of another alphabet that look like its own."""

import re
import unicodedata
from collections.abc import Iterator

from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity
from pipeline.text.characters import lookalikes
from pipeline.text.markup.inline import plain

CODE = "C025"
# Greek, Cyrillic, Armenian, Cherokee, letters of full width and of formulas.
_SUSPECT = re.compile("[\u0370-\u058f\u13a0-\u13ff\uab70-\uabbf\uff21-\uff5a\U0001d400-\U0001d7ff]")
_HINT = "Type the word again on the keyboard of your language."


def check(case: Case) -> Iterator[Finding]:
    """A Cyrillic о in a Polish word is not found by searching, and voices stumble over it: it blocks.

    A whole word in another alphabet is shown for review. A word that stands in the source as well is let be.
    """
    for message in case.pairs():
        if not _SUSPECT.search(message.target) and "&" not in message.target:
            continue
        words = plain(message.target)
        own = lookalikes(plain(message.id.words), case.target.script)
        alike = [word for word in lookalikes(words, case.target.script) if word not in own]
        mixed = [word for word in alike if _mixes(word)]
        named = ", ".join(map(_spelt, mixed or alike))
        if alike:
            yield case.finding(
                CODE,
                Severity.BLOCK if mixed else Severity.REVIEW,
                message,
                f"letters of {'two alphabets' if mixed else 'another alphabet'} in {named}",
                _HINT,
                Mqm.CHARACTERS,
                (),
                tuple((words.index(word), words.index(word) + len(word)) for word in alike),
            )


def _mixes(word: str) -> bool:
    return len({unicodedata.name(letter, "").partition(" ")[0] for letter in word}) > 1


def _spelt(word: str) -> str:
    """A word with the code of each letter that is not ASCII: they look like others, so their codes must tell."""
    codes = " ".join(f"U+{ord(letter):04X}" for letter in dict.fromkeys(word) if not letter.isascii())
    return f"“{word}” ({codes})"
