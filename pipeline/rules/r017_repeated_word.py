"""R017: no word stands twice by mistake ("the the")."""

from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.plain import Hit, Matter
from pipeline.text.segment import primary

CODE = "R017"
SOURCE = "a slip of the pen; no guideline needed"
# Only languages in which a doubled word is a mistake; Turkish, Bengali, Urdu and others double words on purpose.
LANGUAGES = frozenset({"cy", "de", "en", "es", "fr", "nl", "pl", "pt", "ro", "uk"})
ACTIONABLE = True

# Doubled rightly: "that that", "the tablets that you had had", "die, die die" (de), "nous nous" and "vous vous" (fr).
_RIGHTLY = {
    "en": frozenset({"that", "had", "bye", "so", "very", "no"}),
    "de": frozenset({"die", "das", "der", "den", "sehr", "sie", "ihr"}),
    "fr": frozenset({"nous", "vous", "très", "si"}),
    "es": frozenset({"no", "muy", "sí"}),
    "nl": frozenset({"dat", "die", "heel", "je", "zij", "u"}),
    "pl": frozenset({"bardzo", "nie"}),
    "pt": frozenset({"muito", "não"}),
    "ro": frozenset({"foarte", "nu"}),
    "cy": frozenset({"yn", "na", "iawn", "ei"}),
    "uk": frozenset({"дуже", "ні"}),
}


def look(matter: Matter) -> Iterator[Hit]:
    rightly = _RIGHTLY[primary(matter.tag)]
    for passage in matter.passages:
        for sentence in passage.sentences:
            for (start, word), (again, other) in zip(sentence.words, sentence.words[1:], strict=False):
                between = passage.text[start + len(word) : again]
                lower = word.lower()
                if lower != other.lower() or between.strip() or not word.isalpha() or lower in rightly:
                    continue
                yield Hit(
                    passage.anchor,
                    (start, again + len(other)),
                    f"“{word} {other}”: the word stands twice",
                    f"Delete one “{other}”",
                    Severity.REVIEW,
                )
