"""C050: a translation is not the source over again."""

import re
from collections.abc import Iterator

from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity
from pipeline.text.markup.inline import PLACEHOLDER, plain
from pipeline.text.scripts import scripts_of

CODE = "C050"
_HINT = "Translate it; if it is a name or the same word in your language, let a reviser waive this."
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+")
_COMMON = re.compile(r"(?<![^\W\d_])[^\W\d_A-Z][^\W\d_]{2,}")
# "Diabetes", "hospital" and "normal" are the same in many languages; a phrase is not.
_SAME_IN_LATIN = 2
# So many common words together are the same in no two languages: nobody has translated them.
_UNTRANSLATED = 3


def check(case: Case) -> Iterator[Finding]:
    """Counted are words in small letters; names, abbreviations and addresses may stay.

    In another script not even one word may.
    """
    fewest = _SAME_IN_LATIN if "Latn" in scripts_of(case.target.tag) else 1
    medicines = {word for medicine in case.medicines for name in medicine.names for word in name.split()}
    for message in case.pairs():
        source, target = plain(message.id.words).strip(), plain(message.target).strip()
        if source.casefold() != target.casefold():
            continue
        common = _COMMON.findall(_ADDRESS.sub(" ", PLACEHOLDER.sub(" ", source)))
        left = len([word for word in common if word not in medicines])
        if left >= fewest:
            yield case.finding(
                CODE,
                Severity.BLOCK if left >= _UNTRANSLATED else Severity.REVIEW,
                message,
                "the translation is the same as the source",
                _HINT,
                Mqm.UNTRANSLATED,
                ((0, len(source)),),
                ((0, len(target)),),
            )
