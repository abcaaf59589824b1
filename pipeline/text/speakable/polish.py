"""Polish: the spoken forms of figures.

A Polish numeral has gender and case. The case comes from the preposition before the figure and from the form
of the printed noun after it ("po 2 godzinach": po dwóch godzinach), the gender from the noun.
"""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import ClassVar

from pipeline.text.figures.values import Amount, Clock, Date, Figure, Number
from pipeline.text.speakable.polishnouns import FEMININE_NOUN, GENITIVE_PLURAL, gender_of, gender_of_unit, unit_form
from pipeline.text.speakable.polishnumerals import (
    DIGITS,
    ONE_WORD,
    ORDINAL_ONES,
    Case,
    Gender,
    feminine_ordinal,
    masculine_ordinal,
    numeral,
    with_ending,
    year_words,
)
from pipeline.text.speakable.polishprint import MONTHS, OTHER_DAY_AFTER, REWRITES
from pipeline.text.speakable.speaker import Rewrite, Speaker

_GENITIVE_AFTER = frozenset(
    "od do z ze bez dla u około ok koło powyżej poniżej ciągu trakcie upływie spośród podczas dawce dawki dawkę "
    "temperaturze temperatury wadze wagi masie wieku grupie okresie przeciągu wysokości ilości objętości".split()
)
_LOCATIVE_AFTER = frozenset("w we po o przy na".split())
_INSTRUMENTAL_AFTER = frozenset("między pomiędzy przed nad pod".split())
_DATIVE_AFTER = frozenset("dzięki ku przeciwko".split())
# Before these a range is two figures side by side ("przez dwa do trzech dni"), not "od ... do ...".
_NO_FROM_AFTER = frozenset(
    "przez na za co ponad niż najmniej najwyżej maksymalnie minimum po o w we i lub albo oraz a to".split()
)
_CLOCK_INSTRUMENTAL = frozenset("między pomiędzy przed nad".split())
_CLOCK_ACCUSATIVE = frozenset("na za godzinę".split())
_CLOCK_GENITIVE = frozenset("o od do po około ok koło przy godzinie godziny".split())
_HOUR_WORDS = frozenset("godzina godziny godzinie godzinę godziną".split())
# Nouns that a number after them puts in order: część 3 is "część trzecia".
_ORDERED = {
    "część": Case.NOM,
    "części": Case.GEN,
    "strona": Case.NOM,
    "strony": Case.GEN,
    "stronie": Case.LOC,
    "tabela": Case.NOM,
    "tabeli": Case.LOC,
}


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_GENITIVE_NUMERALS = frozenset(
    [form.partition("/")[2] for form in ONE_WORD.values()]
    + ["dwóch", "jednego", "jednej", "jeden", "zera", "tysiąca", "tysięcy", "miliona", "milionów"]
)
_NUMERALS = frozenset(
    ["dwa", "dwie", "jeden", "jedna", "jedną", "tysiąc", "tysiące", "tysięcy"]
    + [form.partition("/")[0] for form in ONE_WORD.values()]
)
_FROM_TO = re.compile(
    rf"\bod ((?:(?:{_any(_GENITIVE_NUMERALS)}) )+)do ((?:(?:{_any(_GENITIVE_NUMERALS)}) )+)({_any(GENITIVE_PLURAL)})\b"
)
# jeden lub dwie tabletki -> jedna lub dwie tabletki
_ONE_OF_TWO = re.compile(
    rf"\b(jeden|dwa) ((?:lub|albo|i|do) (?:(?:{_any(_NUMERALS)}) )+)({FEMININE_NOUN.pattern})\b", re.IGNORECASE
)
_MIXED = re.compile(rf"\b({_any(_NUMERALS)}) (?=(?:pół|ćwierć|trzy czwarte|jedna trzecia|dwie trzecie)\b)")
_HOUR_STEMS = (*ORDINAL_ONES[1:], "dwudziest")
_NAMED = rf"(?:{_any(f'{stem}a' for stem in _HOUR_STEMS)})"
_DECLINED = rf"(?:{_any(f'{stem}iej' if stem == 'drug' else f'{stem}ej' for stem in _HOUR_STEMS)})"
_HOUR = rf"{_NAMED}(?: {_NAMED})?"
_MINUTES = rf"(?: (?:{_any(('zero', 'jeden', 'dwa', *(form.partition('/')[0] for form in ONE_WORD.values())))}))*"
# o ósmej, dwunasta trzydzieści -> o ósmej, dwunastej trzydzieści
_HOUR_LIST = re.compile(
    rf"\b({_DECLINED}|{_any(f'{stem}ą' for stem in _HOUR_STEMS)}){_MINUTES}(?:,| i| lub| oraz| albo| a| do) ({_HOUR})\b"
)
# 9:00–17:00 -> od dziewiątej do siedemnastej
_HOUR_RANGE = re.compile(rf"\b({_HOUR})({_MINUTES}) do ({_HOUR})\b")
# o godz. 8:00 -> o godzinie ósmej
_HOUR_MARK = re.compile(rf"\b(?:(o|po|od|do|około|przy|przed) )?godz\. ({_HOUR})\b", re.IGNORECASE)
_HOURS_MARK = re.compile(r"\bgodz\. (?=od )", re.IGNORECASE)
# "Co 2 godziny 8 kropli": the eight is no hour.
_COUNTED = re.compile(r"(?:tablet|kaps|kropl|dawk|sasz|łyż|wdech|miarek|mililitr|miligram)")
_YEAR_MARK = re.compile(r"\b(\w+(?:ego|ym|im)) r\.(\s*$|\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ]))?")
_TWICE = re.compile(r"\b(mniej niż|więcej niż|co najmniej|około|procent|od|lub) \1\b", re.IGNORECASE)


class Polish(Speaker):
    digits: ClassVar[tuple[str, ...]] = tuple(DIGITS)
    fractions_bend: ClassVar[bool] = True
    point = "przecinek"
    minus = "minus"
    plus = "plus"
    to = "do"
    over = "na"
    per = "na"
    ratio = "do"
    power = "do potęgi {}"
    square = "{} kwadratowy"
    cubic = "{} sześcienny"
    counted = re.compile(
        r"os(?:ób|oby|obach|obom)\b|pacjent|chorych\b|dzieci\b|dorosłych\b|kobiet|mężczyzn|przypadk|razy\b"
    )
    marks: ClassVar[dict[str, str]] = {"@": "małpa", ".": "kropka", "/": "ukośnik", "-": "myślnik", "_": "podkreślenie"}
    compare: ClassVar[dict[str, str]] = {
        "<": "mniej niż {}",
        ">": "więcej niż {}",
        "≤": "nie więcej niż {}",
        "≥": "co najmniej {}",
        "~": "około {}",
    }
    rewrites: ClassVar[tuple[Rewrite, ...]] = (
        ("times", re.compile(r"(?<=\d) ?[xX](?=[\s.,;)]|$)"), " razy"),
        *REWRITES,
    )
    expansions = (
        ("24/7", "całą dobę, siedem dni w tygodniu"),
        ("i/lub", "i lub"),
        ("np.", "na przykład"),
        ("tj.", "to jest"),
        ("tzn.", "to znaczy"),
        ("m.in.", "między innymi"),
        ("itd.", "i tak dalej"),
        ("itp.", "i tym podobne"),
        ("ok. #", "około"),
        ("pod nr", "pod numer"),
        ("tabl.", "tabletki"),
        ("nr #", "numer"),
        ("nr. #", "numer"),
        ("str. #", "strona"),
        ("maks. #", "maksymalnie"),
        ("max. #", "maksymalnie"),
        ("min. #", "minimum"),
        ("tel.", "telefon"),
        ("ul.", "ulica"),
        ("dr", "doktor"),
        ("prof.", "profesor"),
        ("ew.", "ewentualnie"),
    )
    symbols = (
        ("<=", " nie więcej niż "),
        (">=", " co najmniej "),
        ("<", " mniej niż "),
        (">", " więcej niż "),
        ("≤", " nie więcej niż "),
        ("≥", " co najmniej "),
        ("&", " i "),
        ("+", " plus "),
        ("=", " równa się "),
        ("±", " plus minus "),
        ("×", " razy "),
        ("%", " procent "),
        ("٪", " procent "),
        ("\uff05", " procent "),
        ("‰", " promili "),
        ("℃", " stopni Celsjusza "),
        ("°", " stopni "),
        ("£", " funtów "),
        ("€", " euro "),
        ("~", " około "),
        ("≈", " około "),
        ("→", " do "),
        ("½", " pół "),
        ("¼", " ćwierć "),
        ("¾", " trzy czwarte "),
        ("⅓", " jedna trzecia "),
        ("⅔", " dwie trzecie "),
        ("²", " do kwadratu "),
        ("³", " do sześcianu "),
        ("✓", " tak "),
        ("✗", " nie "),
        ("⚠", " uwaga "),
        ("*", " "),
        ("_", " "),
        ("/", " lub "),
        ("–", ", "),
        ("—", ", "),
        ("−", ", "),
    )

    def say(self, figure: Figure, following: str, preceding: str) -> str:
        if isinstance(figure, Amount):
            return self._said(figure, following, preceding.lower())
        if isinstance(figure, Clock):
            return self.clock(figure.hour, figure.minute, figure.marks, preceding)
        return super().say(figure, following, preceding)

    def amount(self, amount: Amount, following: str) -> str:
        return self._said(amount, following, "")

    def _said(self, amount: Amount, following: str, preceding: str) -> str:
        if not (amount.compare or amount.symbol or amount.high) and (
            special := _special(amount.low, following, preceding)
        ):
            return special
        noun = "" if amount.symbol else following.lower()
        case = _case(preceding, noun, amount.symbol)
        if amount.compare:
            case = Case.GEN if case is Case.GEN or amount.compare == "~" else Case.NOM
        gender = gender_of_unit(amount.unit) if amount.symbol else gender_of(noun)
        last = case
        words = self._number(amount.low, case, gender, noun)
        if amount.high is not None:
            words, last = self._range(amount.low, amount.high, case, gender, noun, preceding)
        if amount.symbol:
            words = f"{words} {unit_form(amount.unit, (amount.high or amount.low).value, last)}"
        return self.compare[amount.compare].format(words) if amount.compare else words

    def _range(
        self, low: Number, high: Number, case: Case, gender: Gender, noun: str, preceding: str
    ) -> tuple[str, Case]:
        """A range, and the case of its upper end, which the unit shares."""
        upper = self._number(high, Case.LOC if case is Case.LOC else Case.GEN, gender, noun)
        if case is Case.NOM and preceding not in _NO_FROM_AFTER:
            return f"od {self._number(low, Case.GEN, gender, noun)} do {upper}", Case.GEN
        link = "lub" if preceding == "do" else "do"
        return f"{self._number(low, case, gender, noun)} {link} {upper}", case if case is Case.LOC else Case.GEN

    def _number(self, number: Number, case: Case, gender: Gender, noun: str) -> str:
        value = number.value
        sign = f"{self.minus} " if value < 0 else ""
        whole, _, places = f"{abs(value):f}".partition(".")
        if places == "5" and case in (Case.GEN, Case.LOC):
            return sign + _and_half(int(whole), case, gender)
        if places:
            digits = " ".join(self.digits[int(digit)] for digit in places)
            return f"{sign}{numeral(int(whole), case, Gender.MAN)} {self.point} {digits}"
        if whole == "1" and noun.endswith("ę") and gender is Gender.WOMAN:
            case = Case.ACC
        return sign + numeral(int(whole), case, gender)

    def cardinal(self, value: int, noun: str) -> str:
        return numeral(value, _case("", noun.lower(), False), gender_of(noun.lower()))

    def unit_noun(self, unit: str, value: Decimal) -> str:
        return unit_form(unit, value, Case.NOM)

    def clock(self, hour: int, minute: int, marks: bool, preceding: str) -> str:
        """An hour is a feminine ordinal (godzina ósma) in the case that the word before it asks for."""
        before = preceding.lower()
        case = Case.NOM
        if before in _CLOCK_INSTRUMENTAL:
            case = Case.INS
        elif before in _CLOCK_ACCUSATIVE:
            case = Case.ACC
        elif before in _CLOCK_GENITIVE:
            case = Case.GEN
        if minute == 0 and hour in (0, 24):
            return "północ" if case in (Case.NOM, Case.ACC) else "północą" if case is Case.INS else "północy"
        said = feminine_ordinal(hour % 12 or 12 if marks else hour, case) if hour % 24 else "zero"
        if minute:
            said += f"{' zero' if minute < 10 else ''} {numeral(minute, Case.NOM, Gender.MAN)}"
        return said + (f" {_half(hour)}" if marks else "")

    def per_unit(self, unit: str) -> str:
        return f"{self.per} {unit_form(unit, Decimal(1), Case.ACC)}"

    def dated(self, figure: Date, following: str, preceding: str) -> str:
        """A date; the word for the year may be printed after it."""
        words = super().dated(figure, following, preceding)
        if preceding.lower() in OTHER_DAY_AFTER:
            day = masculine_ordinal(figure.day, "ym")
            words = day + words.removeprefix(masculine_ordinal(figure.day, "ego"))
        return words.removesuffix(" roku") if following in ("r", "roku") else words

    def day_and_month(self, day: int, month: int) -> str:
        return f"{masculine_ordinal(day, 'ego')} {MONTHS[month - 1]}"

    def date(self, day: date) -> str:
        return f"{self.day_and_month(day.day, day.month)} {year_words(day.year, 'ego')} roku"

    def finish(self, text: str) -> str:
        """Agreement across two figures: lists of hours, "1 lub 2 tabletki", ranges before a printed noun."""
        text = _FROM_TO.sub(lambda match: f"od {match[1]}do {match[2]}{GENITIVE_PLURAL[match[3]]}", text)
        text = _ONE_OF_TWO.sub(lambda match: f"{_feminine(match[1], match[3])} {match[2]}{match[3]}", text)
        text = _MIXED.sub(r"\1 i ", text)
        text = _HOUR_RANGE.sub(lambda match: f"od {_hour(match[1], 'ej')}{match[2]} do {_hour(match[3], 'ej')}", text)
        text = _HOURS_MARK.sub("godzinach ", text)
        text = _HOUR_MARK.sub(_hour_in_full, text)
        while match := _HOUR_LIST.search(text):
            ending = "ą" if match[1].endswith("ą") else "ej"
            text = text[: match.start(2)] + _hour(match[2], ending) + text[match.end(2) :]
        text = _YEAR_MARK.sub(lambda match: f"{match[1]} roku{'' if match[2] is None else '.' + match[2]}", text)
        return _TWICE.sub(r"\1", text)


def _hour(named: str, ending: str) -> str:
    """The hour "dwudziesta pierwsza" in another case."""
    return " ".join(with_ending(word.removesuffix("a"), ending) for word in named.split())


def _hour_in_full(match: re.Match[str]) -> str:
    before, named = match[1], match[2]
    if not before:
        return f"godzina {named}"
    if before.lower() == "przed":
        return f"{before} godziną {_hour(named, 'ą')}"
    return f"{before} {'godziny' if before.lower() in ('od', 'do', 'około') else 'godzinie'} {_hour(named, 'ej')}"


def _special(number: Number, following: str, preceding: str) -> str:
    """A day of a month, a year, an hour after "godzina", a numbered part: figures that are said as ordinals."""
    value = number.value
    if value != value.to_integral_value() or "." in f"{value:f}" or value < 1:
        return ""
    whole = int(value)
    if following in MONTHS and whole <= 31:
        return masculine_ordinal(whole, "ego")
    if 1000 <= whole < 3000:
        if following in ("roku", "r"):
            return year_words(whole, "ym" if preceding in ("w", "we", "po") else "ego")
        if following in ("rok", "rokiem"):
            return year_words(whole, "y" if following == "rok" else "ym")
        if preceding in MONTHS:
            return f"{year_words(whole, 'ego')} roku"
    if preceding in _HOUR_WORDS and whole <= 24 and not _COUNTED.match(following):
        case = {"godzina": Case.NOM, "godzinę": Case.ACC, "godziną": Case.INS}.get(preceding, Case.GEN)
        return feminine_ordinal(whole, case)
    if preceding in _ORDERED and whole < 100:
        return feminine_ordinal(whole, _ORDERED[preceding])
    return ""


def _case(preceding: str, noun: str, symbol: bool) -> Case:
    """The case of a figure from the word before it and the printed noun after it."""
    if noun.endswith("ach") and len(noun) > 4:
        return Case.LOC
    if noun.endswith(("ami", "dniem", "dniami", "ludźmi", "osobą", "tabletką", "godziną")):
        return Case.INS
    if preceding in _GENITIVE_AFTER:
        return Case.GEN
    if preceding in _DATIVE_AFTER:
        return Case.DAT
    if preceding in _INSTRUMENTAL_AFTER and (symbol or not noun):
        return Case.INS
    if preceding in ("w", "we") and symbol:
        return Case.LOC
    if preceding in _LOCATIVE_AFTER and noun.endswith(("dniu", "godzinie", "minucie", "tygodniu", "miesiącu", "roku")):
        return Case.LOC
    return Case.NOM


def _and_half(whole: int, case: Case, gender: Gender) -> str:
    """2,5 in a case in which "przecinek" has no place: do dwóch i pół mililitra, około półtorej godziny."""
    match whole:
        case 0:
            return "pół"
        case 1:
            return "półtorej" if gender is Gender.WOMAN else "półtora"
    return f"{numeral(whole, case, gender)} i pół"


def _half(hour: int) -> str:
    if hour % 24 < 12:
        return "rano"
    return "po południu" if hour < 18 else "wieczorem"


def _feminine(numeral: str, noun: str) -> str:
    if numeral == "dwa":
        return "dwie"
    return "jedną" if noun.endswith("ę") else "jedna"
