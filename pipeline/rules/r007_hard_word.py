"""R007: a hard word has a plain one in its place, or is explained where it first stands.

The words come from the list of the language and from the workspace's own.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.model.finding import Severity
from pipeline.model.plain import Advice, Hit, Kind, Matter, Passage, PlainTerm

CODE = "R007"
SOURCE = "NHS digital service manual, content guide, How we write: plain word first, then the medical term"
LANGUAGES = None
ACTIONABLE = True

# Words that lead to an explanation, before or after the term.
_NAMED = re.compile(
    r"\b(?:called|named|known as|call (?:this|it|them)|means|meaning|is when|is where|that is|in other words)\b",
    re.IGNORECASE,
)
# Not so far before the term that they name something else: "known as a colonoscope, to take biopsies".
_NAMED_BEFORE = re.compile(rf"{_NAMED.pattern}[^,;:]{{0,40}}$", re.IGNORECASE)
_SUCH_AS = re.compile(r"\b(?:such as|for example|like|including)\b[^.;]*$", re.IGNORECASE)
_IS = re.compile(
    r"\s+(?:(?:is|are|was|were)\s+(?:a|an|the|when|where|how|what|one|some|also called)"
    r"|(?:helps?|keeps?|lets?|makes?|stops?)\s+(?:\w+\s+){0,3}\w+)\b",
    re.IGNORECASE,
)
_NEXT_EXPLAINS = re.compile(
    r"(?:this|it|that|they|these|a|an)\b(?:\s+\w+)?\s+(?:is|are|means|mean|shows?|makes?|helps?)\b", re.IGNORECASE
)
_THIS_IS = re.compile(
    r"(?:this|it|they|these|that)\s+(?:(?:is|are)\s+(?:also\s+)?(?:a|an|the|called|known|when|where|how|what)|means?)\b",
    re.IGNORECASE,
)
# "thin bones (osteoporosis)": at least one word before the bracket.
_IN_BRACKETS = re.compile(r"\w[^()]*\([^()]*$")
_BRACKET_AFTER = re.compile(r"\w*\s*\(\s*[^()]{3,}\)")


def look(matter: Matter) -> Iterator[Hit]:
    passages = tuple(matter.running())
    pattern, terms = _pattern(matter.words.terms, matter.words.names)
    met: set[PlainTerm] = set()
    for passage, following in zip(passages, (*passages[1:], None), strict=True) if pattern else ():
        for match in pattern.finditer(passage.text) if pattern else ():
            term = terms.get(_key(match.group()))
            if term is None:
                continue
            if term.advice is Advice.EXPLAIN:
                if term in met:
                    continue
                met.add(term)
                if _explained(passage, match, term) or _explains(following, passage, match):
                    continue
            yield _hit(passage, match, term)


def _hit(passage: Passage, match: re.Match[str], term: PlainTerm) -> Hit:
    word = match.group()
    # "Fractured" is not "a broken bone", nor is "occurs" "happen".
    exact = _key(word) == _key(term.forms[0])
    listed = exact or _key(word) == f"{_key(term.forms[0])}s"
    if term.advice is Advice.REPLACE:
        return Hit(
            passage.anchor,
            match.span(),
            f"“{word}” is a hard word",
            f"Write “{term.plain}” instead of “{word}”" + ("" if exact else ", in the form that fits"),
            Severity.REVIEW,
        )
    return Hit(
        passage.anchor,
        match.span(),
        f"“{word}” is not explained where it first stands",
        f"Say what it is first: “{term.plain} ({word.lower()})”"
        if listed
        else f"Write plain words, or explain “{term.forms[0]}”: {term.plain}",
        Severity.REVIEW,
    )


def _explained(passage: Passage, match: re.Match[str], term: PlainTerm) -> bool:
    """Whether the plain words, or a sign that an explanation is given, stand in this sentence or the next one."""
    index, sentence = next(
        (number, one) for number, one in enumerate(passage.sentences) if one.start <= match.start() < max(one.end, 1)
    )
    before, after = sentence.text[: match.start() - sentence.start], sentence.text[match.end() - sentence.start :]
    following = passage.sentences[index + 1].text if index + 1 < len(passage.sentences) else ""
    return bool(
        _NAMED_BEFORE.search(before[-80:])
        or _NAMED.search(after[:80])
        or _IS.match(after)
        or _SUCH_AS.search(before)
        or _IN_BRACKETS.search(before)
        or _BRACKET_AFTER.match(after)
        or _NEXT_EXPLAINS.match(following)
        or _says(term.plain, f"{sentence.text} {following}")
    )


def _explains(following: Passage | None, passage: Passage, match: re.Match[str]) -> bool:
    """Whether the next paragraph begins with what the term is, and the term stands in the last sentence before it."""
    if following is None or following.kind is not Kind.PARAGRAPH or passage.kind is not Kind.PARAGRAPH:
        return False
    return match.start() >= passage.sentences[-1].start and _THIS_IS.match(following.text) is not None


def _says(plain: str, text: str) -> bool:
    """Whether a text has the words of an explanation: all the longer ones of them."""
    wanted = {word for word in re.findall(r"\w{4,}", plain.lower()) if word not in _EMPTY}
    return bool(wanted) and wanted <= set(re.findall(r"\w{4,}", text.lower()))


_EMPTY = frozenset("that with from into your what when which this them some kind part".split())


def _key(words: str) -> str:
    return re.sub(r"\s+", " ", words.lower())


@lru_cache(maxsize=16)
def _pattern(
    terms: tuple[PlainTerm, ...], names: frozenset[str]
) -> tuple[re.Pattern[str] | None, dict[str, PlainTerm]]:
    """One pattern for all forms and names, the longest first, and the term that each form belongs to."""
    forms = {_key(form): term for term in reversed(terms) for form in term.forms}
    if not forms:
        return None, {}
    ordered = sorted({*forms, *names}, key=lambda form: (-len(form), form))
    spelt = "|".join(r"\s+".join(map(re.escape, form.split(" "))) for form in ordered)
    return re.compile(rf"(?<![\w-])(?:{spelt})(?![\w-])", re.IGNORECASE), forms
