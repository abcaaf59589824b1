"""Mistakes put into right translations, and other right ways to write the same: what the checks must tell apart.

Nothing here asks the checks or their reader of figures. A mistake that leaves the meaning as it is, is not made.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from tests.corpus import Pair

#: The kinds whose loss the project must not let pass, and how many of each hundred must be found.
AIMS = {
    "digit": 98,
    "tenfold": 98,
    "decimal": 98,
    "dropped figure": 98,
    "number word": 98,
    "unit": 98,
    "percent": 98,
    "range": 98,
    "comparison": 98,
    "phone": 98,
    "code": 98,
    "link": 98,
    "placeholder": 98,
    "swapped figures": 90,
    "negation": 90,
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A translation with one mistake of a kind, or, as a variant, written in another right way."""

    kind: str
    target: str


# What stands in a text but is no figure: addresses and placeholders.
_ADDRESS = re.compile(r"(?:https?://|www\.)[\w./#?=&%~-]*\w|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_PLACEHOLDER = re.compile(r"\{\{\w+\}\}")
_PHONE = re.compile(
    r"(?<!\d)(?:[0\u0660\u06f0\u09e6]\d{1,4}(?:[ \u00a0-]?\d{2,4}){2,4}|\d-\d{3}-\d{3}-\d{4}|\d-\d-\d)(?!\d)"
)
_CODE = re.compile(r"(?<!\d)\d{3} \d{3} \d{4}(?!\d)")
_NUMBER = re.compile(r"\d{1,2}:\d{2}(?!\d)|\d+(?:[.,\u066b\u066c]\d+|[ \u00a0\u202f]\d{3}(?!\d))*")
# Between two figures of the source: their order says nothing, or they are the ends of one range.
_ENUMERATION = re.compile(r"[\s\d,%–-]*(?:to[\s\d,%–-]*|(?:[ap]m)?[\s,]*(?:or|and)[\s\d,%–-]*)?")
_RANGE = re.compile(r"\s*(?:am|pm|%)?\s*(?:to|–|-)\s*")
_TIME = re.compile(r"\d(?:am|pm)\b")
# "Take tablet" says the same as "take 1 tablet" where a language has no article.
_ONE = re.compile(r"\b1 (?:tablet|litre|dose)\b")
_BETWEEN = re.compile(r"\s*(?:%|am|pm)?\s*and\s*")

# A unit and the one it is mistaken for, longer words first; what stands behind a figure.
_UNITS = {
    "mmol/l": "mg/l",
    "مليمول/لتر": "ملغ/لتر",
    "মি.গ্রা.": "গ্রা.",
    "মি.লি.": "লি.",
    "মিলিগ্রাম": "গ্রাম",
    "মাইক্রোগ্রাম": "মিলিগ্রাম",
    "ملی گرام": "گرام",
    "ملی لیٹر": "لیٹر",
    "میلی‌گرم": "گرم",
    "मिलीग्राम": "ग्राम",
    "माइक्रोग्राम": "मिलीग्राम",
    "ਮਿਲੀਗ੍ਰਾਮ": "ਗ੍ਰਾਮ",
    "ਮਾਈਕ੍ਰੋਗ੍ਰਾਮ": "ਮਿਲੀਗ੍ਰਾਮ",
    "毫克": "克",
    "微克": "毫克",
    "毫升": "升",
    "公斤": "克",
    "°C": "°F",
    "ملغ": "غ",
    "كغ": "غ",
    "مل": "لتر",
    "سم": "ملم",
    "mg": "g",
    "ml": "l",
    "kg": "g",
    "cm": "mm",
}
_UNIT = re.compile(r"(?<=\d)([ \u00a0]?)(" + "|".join(map(re.escape, _UNITS)) + r")(?![^\W\d_]|/)")


def mutants(pair: Pair) -> tuple[Mutant, ...]:
    """Every mistake of every kind, each once; the figures of the target are changed in their own digits."""
    made = [*_figures(pair), *_signs(pair), *_addresses(pair)]
    made += [Mutant(_MARKED.get(kind, kind), target) for kind, target in pair.mistakes()]
    return tuple(dict.fromkeys(each for each in made if _folded(each.target) != _folded(pair.target)))


_MARKED = {"figure": "number word", "item": "item left out"}


def _folded(text: str) -> str:
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in text)


# Figures


@dataclass(frozen=True, slots=True)
class _Token:
    begin: int
    end: int
    text: str

    @property
    def digits(self) -> str:
        """ASCII digits without marks: equal for 1,200 and 1200, 0.5 and ٠٫٥, 8 and 8:00."""
        return "".join(sign for sign in re.sub(r"(?<=\d)[:.]00$", "", _folded(self.text)) if sign.isdigit())

    @property
    def clock(self) -> bool:
        """Whether it is a time with minutes."""
        return re.fullmatch(r"\d{1,2}[:.]\d{2}", self.text) is not None


def _protected(text: str) -> list[tuple[int, int]]:
    return [found.span() for rule in (_ADDRESS, _PLACEHOLDER, _PHONE, _CODE) for found in rule.finditer(text)]


def _tokens(text: str) -> list[_Token]:
    shut = _protected(text)
    return [
        _Token(*found.span(), found.group())
        for found in _NUMBER.finditer(text)
        if not any(begin <= found.start() < end for begin, end in shut)
    ]


def _put(text: str, token: _Token, new: str) -> str:
    return text[: token.begin] + new + text[token.end :]


def _own(like: str, value: int) -> str:
    """A digit of the same script as `like`."""
    return chr(ord(like) - unicodedata.decimal(like) + value)


def _figures(pair: Pair) -> Iterator[Mutant]:
    target, tokens, wanted = pair.target, _tokens(pair.target), _tokens(pair.source)
    decimals = {token.digits for token in wanted if "." in token.text}
    for token in tokens:
        yield Mutant("digit", _put(target, token, _changed(token.text)))
        if not (token.digits == "1" and _ONE.search(pair.source)):
            yield Mutant("dropped figure", _tidy(_put(target, token, "")))
        if token.clock and _TIME.search(pair.source):
            continue
        if token.digits in decimals and not token.text.isdecimal():
            yield from (Mutant("decimal", _put(target, token, new)) for new in _shifted(token.text))
        else:
            yield Mutant("tenfold", _put(target, token, _tenfold(token.text)))
    yield from _swapped(pair, tokens, wanted)
    yield from _cut(pair, tokens, wanted)


def _changed(text: str) -> str:
    """The first digit one higher, so that 9 becomes 1 and never 0."""
    value = unicodedata.decimal(text[0])
    return _own(text[0], value % 9 + 1) + text[1:]


def _tenfold(text: str) -> str:
    nought = _own(text[-1], 0)
    return text + nought if text.isdecimal() else "".join(sign for sign in text if sign.isdecimal()) + nought


def _shifted(text: str) -> Iterator[str]:
    """The decimal mark lost (2.5 becomes 25, 0.5 becomes 5), and moved to the left (2.5 becomes 0.25)."""
    whole, mark, part = re.split(r"([.,\u066b])", text, maxsplit=1)
    yield (whole + part).lstrip(_own(whole[0], 0))
    nought = _own(whole[0], 0)
    yield nought + mark + (nought + part if whole == nought else whole + part)


def _tidy(text: str) -> str:
    return re.sub(r" {2,}", " ", text).strip()


def _swapped(pair: Pair, tokens: list[_Token], wanted: list[_Token]) -> Iterator[Mutant]:
    for left, right in combinations(tokens, 2):
        if left.digits == right.digits or _same_clock_or_date(pair, left, right) or _listed(pair, left, right, wanted):
            continue
        text = pair.target
        new = text[: left.begin] + right.text + text[left.end : right.begin] + left.text + text[right.end :]
        yield Mutant("swapped figures", new)


def _same_clock_or_date(pair: Pair, left: _Token, right: _Token) -> bool:
    """14 and 30 of one time, 3 and 2026 of one date, 15 and 9:45: nobody mistakes one for the other."""
    if 2026 in (int(left.digits), int(right.digits)):
        return True
    if ":" in left.text + right.text and left.clock != right.clock:
        return True
    return pair.target[left.end : right.begin].strip() in (":", ".", "h", "giờ", "시", "月", "tháng")


def _listed(pair: Pair, left: _Token, right: _Token, wanted: list[_Token]) -> bool:
    """Whether the source has the two in one range or list, where their order says little."""
    places = [[token for token in wanted if _may_be(token, each)] for each in (left, right)]
    for one in places[0]:
        for other in places[1]:
            first, second = sorted((one, other), key=lambda token: token.begin)
            if first is not second and _ENUMERATION.fullmatch(pair.source[first.end : second.begin]):
                return True
    return False


def _may_be(source: _Token, target: _Token) -> bool:
    """Whether a token of the target writes one of the source: the same digits, or an hour of the afternoon."""
    if source.digits == target.digits:
        return True
    return target.digits == str(int(source.digits) + 12) and "." not in source.text


def _cut(pair: Pair, tokens: list[_Token], wanted: list[_Token]) -> Iterator[Mutant]:
    for one, other in pairwise(wanted):
        between = pair.source[one.end : other.begin]
        ends = _RANGE.fullmatch(between) or ("between" in pair.source and _BETWEEN.fullmatch(between))
        if not ends:
            continue
        for low, high in pairwise(tokens):
            if _may_be(one, low) and _may_be(other, high):
                text = pair.target
                yield Mutant("range", text[: low.begin] + text[high.begin :])
                if text[low.end : high.begin].strip() in ("-", "–", "～", "~"):
                    yield Mutant("range", text[: low.end] + text[high.begin :])
                    yield Mutant("range", text[: low.end] + text[high.end :])


# Signs


def _signs(pair: Pair) -> Iterator[Mutant]:
    text = pair.target
    for found in _UNIT.finditer(text):
        yield Mutant("unit", text[: found.start(2)] + _UNITS[found.group(2)] + text[found.end(2) :])
    for found in re.finditer(r"[ \u00a0\u202f]?[%٪](?!/)", text):
        if not re.match(r"[^%٪.]{0,14}[%٪]", text[found.end() :]):  # "0.1 to 1%" says the same
            yield Mutant("percent", text[: found.start()] + text[found.end() :])
        yield Mutant("percent", text[: found.start()] + "‰" + text[found.end() :])
    for found in re.finditer(r"[<>](?=\d)", text):
        other = "<" if found.group() == ">" else ">"
        yield Mutant("comparison", text[: found.start()] + other + text[found.end() :])
        yield Mutant("comparison", text[: found.start()] + text[found.end() :])


# Addresses, phones, placeholders

# What a translator makes of a placeholder's name.
_NAMES = {
    "ar": "اسم",
    "bn": "নাম",
    "cy": "enw",
    "de": "Name_des_Patienten",
    "es": "nombre_del_paciente",
    "fr": "nom_du_patient",
    "pl": "imię",
    "ro": "nume_pacient",
    "ur": "نام",
    "zh-Hans": "姓名",
}


def _addresses(pair: Pair) -> Iterator[Mutant]:
    text = pair.target
    for rule, kind in ((_PHONE, "phone"), (_CODE, "code")):
        for found in rule.finditer(text):
            yield from (
                Mutant(kind, text[: found.start()] + new + text[found.end() :]) for new in _dialled(found.group())
            )
    for found in _ADDRESS.finditer(text):
        address = found.group()
        for new in (address[:-1], address.replace("example", "exmaple", 1), address + "s"):
            yield Mutant("link", text[: found.start()] + new + text[found.end() :])
    for found in _PLACEHOLDER.finditer(text):
        for new in ("{{" + _NAMES[pair.tag] + "}}", "", found.group()[1:-1]):
            yield Mutant("placeholder", _tidy(text[: found.start()] + new + text[found.end() :]))


def _dialled(number: str) -> Iterator[str]:
    """Two neighbours exchanged at the end, the last digit left out, and one changed."""
    places = [place for place, sign in enumerate(number) if sign.isdecimal()]
    pairs = [(a, b) for a, b in pairwise(places) if number[a] != number[b]]
    left, right = pairs[-1]
    yield number[:left] + number[right] + number[left + 1 : right] + number[left] + number[right + 1 :]
    yield number[:-1]
    yield number[:-1] + _own(number[-1], (unicodedata.decimal(number[-1]) + 1) % 10)


# Other right ways to write the same

_DIGITS = {"ar": "٠", "ur": "۰", "fa": "۰", "bn": "০", "hi": "०", "pa": "੦"}
_MARKS = {"ar": ("٫", "٬"), "ur": ("٫", "٬"), "fa": ("٫", "٬"), "bn": (".", ","), "hi": (".", ","), "pa": (".", ",")}
# How thousands may be grouped, one of them as the corpus has it.
_GROUPS = {
    "pl": ("", " ", "\u00a0"),
    "es": ("", ".", " ", "\u00a0", "\u202f"),
    "ro": ("", ".", "\u00a0"),
    "fr": ("\u00a0", "\u202f", " ", ""),
    "de": (".", "\u202f", "\u00a0", ""),
    "it": (".", ""),
    "pt": ("\u00a0", ".", ""),
    "tr": (".", ""),
    "uk": ("\u00a0", "\u202f", ""),
    "ru": ("\u00a0", "\u202f", ""),
    "vi": (".", ""),
    "cy": (",", ""),
    "zh-Hans": (",", ""),
    "ko": (",", ""),
    "so": (",", ""),
    "ar": (",", ""),
    "ur": (",", ""),
    "bn": (",", ""),
    "fa": (",", ""),
    "hi": (",", ""),
    "pa": (",", ""),
}


def variants(pair: Pair) -> tuple[Mutant, ...]:
    """The same translation in other local conventions; all must stay as silent as the translation itself."""
    made = [
        Mutant("native digits", _native(pair)),
        Mutant("Latin digits", _latin(pair)),
        Mutant("no-break spaces", re.sub(r"(?<=\d) (?=[^\W\d_]|°|%)", "\u00a0", pair.target)),
        Mutant("isolates", _isolated(pair.target)),
        *(Mutant("dash", re.sub(r"(?<=\d)[-–](?=\d)", dash, pair.target)) for dash in _dashes(pair)),
        *(Mutant("grouped thousands", _grouped(pair, mark)) for mark in _GROUPS.get(pair.tag, ())),
        *(Mutant("other words", target) for target in pair.others()),
    ]
    return tuple(dict.fromkeys(each for each in made if each.target != pair.target))


def _dashes(pair: Pair) -> tuple[str, ...]:
    return () if _protected(pair.target) else ("-", "–")


def _native(pair: Pair) -> str:
    if pair.tag not in _DIGITS:
        return pair.target
    nought = _DIGITS[pair.tag]
    decimal, group = _MARKS[pair.tag]

    def written(token: _Token) -> str:
        text = _folded(token.text)
        text = re.sub(r"[,\u066c](?=\d{3})|(?<=\d),(?=\d\d,)", group, text)
        text = re.sub(r"[.\u066b]", decimal, text)
        return "".join(_own(nought, int(sign)) if sign.isdecimal() else sign for sign in text)

    return _rewritten(pair.target, written)


def _latin(pair: Pair) -> str:
    def written(token: _Token) -> str:
        return _folded(token.text).replace("\u066b", ".").replace("\u066c", ",")

    return _rewritten(pair.target, written).replace("٪", "%")


def _isolated(text: str) -> str:
    return _rewritten(text, lambda token: f"\u2068{token.text}\u2069")


def _grouped(pair: Pair, mark: str) -> str:
    thousands = {token.digits for token in _tokens(pair.source) if "," in token.text}

    def written(token: _Token) -> str:
        if token.digits not in thousands:
            return token.text
        digits = [sign for sign in token.text if sign.isdecimal()]
        parts = ["".join(digits[max(0, end - 3) : end]) for end in range(len(digits), 0, -3)]
        own = "\u066c" if mark == "," and token.text[0] in "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹" else mark
        return own.join(reversed(parts))

    return _rewritten(pair.target, written)


def _rewritten(text: str, written: Callable[[_Token], str]) -> str:
    for token in reversed(_tokens(text)):
        text = _put(text, token, written(token))
    return text
