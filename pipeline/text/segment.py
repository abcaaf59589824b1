"""Sentences and words, per language.

Rules of our own and a short list of abbreviations per language, no trained model: the same text always gives
the same pieces, and a wrong break can be mended by adding a word to `pipeline/languages/<tag>.toml`.
"""

import re
from functools import lru_cache

from pipeline.model.language import Language

# Enders that are never anything else, so no space need follow: Urdu and Arabic, Indic, Chinese.
_SURE = "؟۔।॥。！？｡"
# “ and ‘ close a quotation in Polish and Urdu; where no space follows a sentence they can only open one.
_DIRECTION_MARKS = "\u200e\u200f\u061c\u2066\u2067\u2068\u2069"
_CLOSERS_UNSPACED = "\"'”’»›)]）】」』》〉" + _DIRECTION_MARKS
_CLOSERS = _CLOSERS_UNSPACED + "“‘"
_ENDERS = re.compile(rf"[.!?…{_SURE}]+[{re.escape(_CLOSERS)}]*")
# A French quotation closes after a space.
_ENDERS_FRENCH = re.compile(rf"[.!?…]+(?:[ \u00a0\u202f]?»)?[{re.escape(_CLOSERS)}]*")
_ENDERS_UNSPACED = re.compile(rf"[.!?…{_SURE}]+[{re.escape(_CLOSERS_UNSPACED)}]*")
# The Greek question mark looks like a semicolon and is one after NFC.
_ENDERS_GREEK = re.compile(rf"[.!?;\u037e…]+[{re.escape(_CLOSERS)}]*")
# The mark of a footnote belongs to the sentence before it (`pipeline.text.markup.footnotes`).
_NOTED = re.compile(r"(?:\u00a0\[[^\[\]]{1,60}\])+")
_ASKING = re.compile(r"[!?؟！？]")
_OPENERS = "\"'“”‘’«‹„‚([（【「『《〈¿¡"
_QUOTES = "\"'“”‘’«‹„»›「」『』"
_BRACKETS = {")": "(", "]": "[", "）": "（", "】": "【"}
_GOES_ON = ",;:،؛，；：、"
_SKIPPED = frozenset(_OPENERS + _DIRECTION_MARKS + "-–—−•*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
_LATIN_INITIALS = re.compile(r"(?<![A-Za-z])(?:[A-Z]\.)+$")
_ORDER_MARK = re.compile(r"[(\[]?(?:\d{1,3}|[^\W\d_]|[ivxIVX]{1,4})\.")
_TAIL = 200
# Below this a piece may be the mark of a list item ("xiv.").
SHORTEST = 10
# Before these a German number with a dot is a date or a rank ("am 3. Mai"), although a capital follows.
_GERMAN_BEFORE_RANK = frozenset(
    "ab am beim bis dem den der des die das ihr ihre ihrem ihren im jede jedem jeden seit vom zum zur".split()
)
_SHORT_ORDINAL = re.compile(r"\d{1,2}\.")

# Languages written without spaces between words: their words cannot be told without a dictionary.
_UNSPACED = frozenset({"bo", "ja", "km", "lo", "my", "th", "zh"})
# Languages that write "3rd" as "3.".
_ORDINAL_DOT = frozenset({"cs", "da", "de", "et", "fi", "hr", "hu", "lv", "nb", "nn", "no", "pl", "sk", "sl", "tr"})

# After these words a single letter is a name of its own ("vitamin D.", "hepatitis B."), not somebody's initial.
_LETTERED = frozenset(
    "area block building clinic desk entrance factor floor gate grade group hepatitis influenza level lift option "
    "part plan room section step strain type vitamin vitamins ward zone "
    "bloque edificio grupo planta puerta sala tipo vitamina vitaminas zona "
    "blok bloku budynek budynku czynnik czynnika grupa grupy grupę oddział sala sali typ typu wejście witamina "
    "witaminy witaminę witaminą witamin wzw "
    "adeilad bloc fitamin fitaminau grŵp math "
    "clădirea corp corpul grupa grupei hepatita hepatitei salon salonul scara secția tip tipul tipului vitaminei "
    "فيتامين فيتامينات نوع النوع مجموعة المجموعة وٹامن ہیپاٹائٹس قسم گروپ ٹائپ".split()
)
_AND = frozenset({"and", "or", "y", "o", "i", "lub", "oraz", "a", "ac", "neu", "și", "sau", "و", "أو", "اور", "یا"})


@lru_cache(maxsize=256)
def primary(tag: str) -> str:
    """The language of a BCP 47 tag without script and region: `zh` for `zh-Hans`."""
    return tag.replace("_", "-").split("-")[0].lower()


def countable(tag: str) -> bool:
    """Whether the words of this language can be told apart without a dictionary."""
    return primary(tag) not in _UNSPACED


def _enders(language: str) -> re.Pattern[str]:
    if language == "fr":
        return _ENDERS_FRENCH
    if language == "el":
        return _ENDERS_GREEK
    return _ENDERS_UNSPACED if language in _UNSPACED else _ENDERS


@lru_cache(maxsize=64)
def _abbreviations(language: Language) -> tuple[frozenset[str], frozenset[str]]:
    """The abbreviations of a language: those after which no sentence ends, and those for which that is so
    only before a number (written with " #" in the language's file).
    """
    listed = language.abbreviations
    always = frozenset(entry.casefold() for entry in listed if not entry.endswith(" #"))
    numbered = frozenset(entry.removesuffix(" #").casefold() for entry in listed if entry.endswith(" #"))
    return always, numbered


@lru_cache(maxsize=2048)
def sentences(text: str, language: Language) -> tuple[str, ...]:
    """The sentences of one block of plain text, in order, without the white space around them.

    Nothing is lost or changed: the pieces with the white space that stood between them are the text. Every
    piece holds at least one letter or digit, unless the whole text has none. `text` is one block (a paragraph,
    a list item); the end of a block always ends a sentence.
    """
    text = text.strip()
    last = len(text) - 1
    while last >= 0 and not text[last].isalnum():
        last -= 1
    pieces: list[str] = []
    start = 0
    enders = _enders(primary(language.tag))
    known = known_abbreviations(language)
    for ender in enders.finditer(text):
        end = _noted(text, ender.end())
        if end > last:
            break
        if _plainly_ends(text, start, ender, known) or _ends_sentence(text, start, ender, end, language):
            pieces.append(text[start:end])
            start = _after_space(text, end)
    if text:
        pieces.append(text[start:])
    return tuple(pieces)


def placed_sentences(text: str, language: Language) -> tuple[tuple[int, str], ...]:
    """The sentences of one block with the places where they start."""
    found: list[tuple[int, str]] = []
    position = 0
    for piece in sentences(text, language):
        position = text.index(piece, position)
        found.append((position, piece))
        position += len(piece)
    return tuple(found)


def _noted(text: str, end: int) -> int:
    """Where a sentence ends that may have marks of footnotes behind its full stop."""
    match = _NOTED.match(text, end) if text.startswith("\u00a0[", end) else None
    return match.end() if match else end


@lru_cache(maxsize=64)
def known_abbreviations(language: Language) -> frozenset[str]:
    """The abbreviations of a language that end in a full stop, in small letters with it."""
    always, numbered = _abbreviations(language)
    return always | numbered


def _plainly_ends(text: str, start: int, ender: re.Match[str], known: frozenset[str]) -> bool:
    """The usual end of a sentence, seen quickly: a word that is no abbreviation, one full stop, a space, a capital."""
    stop, end = ender.span()
    if end - stop != 1 or end - start < SHORTEST or text[end] != " " or not text[end + 1].isupper():
        return False
    token = text[text.rfind(" ", start, stop) + 1 : stop]
    return text[stop] == "." and len(token) > 1 and token.isalpha() and f"{token.casefold()}." not in known


def _ends_sentence(text: str, start: int, ender: re.Match[str], end: int, language: Language) -> bool:
    piece = text[start : ender.end()]
    following = _after_space(text, end)
    spaced = following > ender.end()
    telling = _telling(text, following)
    if not any(letter.isalnum() for letter in piece):
        return False
    if not spaced and not _sure(text, ender, telling, language):
        return False
    if text[following] in _GOES_ON or telling.islower():
        return False
    if ender.group()[-1] in ".۔।" and _is_abbreviation(piece, telling, language):
        return False
    if telling.isupper():
        return True
    # Scripts without capitals do not show where a sentence starts; brackets and quotation marks do.
    return not (_inside_brackets(piece) or _question_then_reporter(piece, ender.group(), text[following]))


def _after_space(text: str, index: int) -> int:
    while index < len(text) and text[index].isspace():
        index += 1
    return index


def _telling(text: str, index: int) -> str:
    """The first character from `index` on that is neither an opening mark nor a dash."""
    while index < len(text) - 1 and (text[index] in _SKIPPED or text[index].isspace()):
        index += 1
    return text[index]


def _sure(text: str, ender: re.Match[str], telling: str, language: Language) -> bool:
    """Whether this ender ends a sentence although no space follows."""
    marks = ender.group()
    if primary(language.tag) in _UNSPACED and any(mark in "!?" for mark in marks):
        return not telling.isascii()
    if not any(mark in _SURE for mark in marks):
        return False
    before, after = text[ender.start() - 1 : ender.start()], text[ender.end() : ender.end() + 1]
    return not (before.isdigit() and after.isdigit())


def _is_abbreviation(piece: str, telling: str, language: Language) -> bool:
    if _ORDER_MARK.fullmatch(piece):
        return True
    # The last words are enough; the whole would be read again at every point of a long text.
    tokens = piece[-_TAIL:].split()
    token = tokens[-1].lstrip(_OPENERS).replace("\u00ad", "")
    always, numbered = _abbreviations(language)
    if token.casefold() in numbered:
        return telling.isdigit()
    if primary(language.tag) in _ORDINAL_DOT and _SHORT_ORDINAL.fullmatch(token) and telling.isdigit():
        return True
    if primary(language.tag) == "de" and _SHORT_ORDINAL.fullmatch(token):
        before = tokens[-2].lower() if len(tokens) > 1 else ""
        return before in _GERMAN_BEFORE_RANK
    if primary(language.tag) in _UNSPACED:
        return _LATIN_INITIALS.search(token) is not None
    initials = _INITIALS.fullmatch(token) is not None and token[0].isupper()
    if not initials and token.casefold() not in always:
        return False
    return not _names_a_letter(tokens)


def _names_a_letter(tokens: list[str]) -> bool:
    """Whether the last token is the letter in "vitamin D." or "hepatitis A or B."."""
    if len(tokens[-1].strip(_OPENERS + ".۔")) > 2:
        return False
    for token in reversed(tokens[:-1]):
        word = token.strip(_OPENERS + ",").casefold()
        if word in _LETTERED:
            return True
        if len(word) > 1 and word not in _AND:
            return False
    return False


def _inside_brackets(piece: str) -> bool:
    """Whether `piece` ends with a bracket that was opened within the sentence: "(do not freeze!)"."""
    tail = piece[len(piece.rstrip(_CLOSERS)) :]
    closing = next((mark for mark in reversed(tail) if mark in _BRACKETS), "")
    return bool(closing) and not piece.startswith(_BRACKETS[closing])


def _question_then_reporter(piece: str, marks: str, following: str) -> bool:
    """Whether a quoted question opens the sentence and the words that report it come next."""
    quoted = _ASKING.match(marks) and any(mark in _QUOTES for mark in marks)
    return bool(quoted) and piece[0] in _QUOTES and following not in _OPENERS
