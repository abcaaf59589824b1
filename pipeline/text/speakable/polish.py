"""Polish: the spoken forms of figures.

A Polish numeral has gender and case. The case comes from the preposition before the figure and from the form
of the printed noun after it ("po 2 godzinach": po dwóch godzinach), the gender from the noun.
"""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import IntEnum
from typing import ClassVar

from pipeline.text.quantity import Amount, Clock, Date, Figure, Number
from pipeline.text.speakable.speaker import Rewrite, Speaker


class _Case(IntEnum):
    """The six cases; the accusative of numerals of things is the nominative, but for "jedną"."""

    NOM = 0
    GEN = 1
    DAT = 2
    ACC = 3
    INS = 4
    LOC = 5


class _Gender(IntEnum):
    """Genders as far as numerals tell them apart; PEOPLE are groups with a man in them."""

    MAN = 0
    WOMAN = 1
    THING = 2
    PEOPLE = 3


_DIGITS = "zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć".split()
_ZERO = "zero zera zeru zero zerem zerze".split()
# By gender (masculine, feminine, neuter), then by case.
_ONE = (
    "jeden jednego jednemu jeden jednym jednym".split(),
    "jedna jednej jednej jedną jedną jednej".split(),
    "jedno jednego jednemu jedno jednym jednym".split(),
)
# 2 to 19, the tens and the hundreds: (nominative, every other case but the instrumental of 2 to 4)
_PLAIN: dict[int, str] = dict(
    zip(
        (*range(3, 20), *range(20, 100, 10), *range(100, 1000, 100)),
        (
            "trzy/trzech cztery/czterech pięć/pięciu sześć/sześciu siedem/siedmiu osiem/ośmiu dziewięć/dziewięciu "
            "dziesięć/dziesięciu jedenaście/jedenastu dwanaście/dwunastu trzynaście/trzynastu czternaście/czternastu "
            "piętnaście/piętnastu szesnaście/szesnastu siedemnaście/siedemnastu osiemnaście/osiemnastu "
            "dziewiętnaście/dziewiętnastu dwadzieścia/dwudziestu trzydzieści/trzydziestu czterdzieści/czterdziestu "
            "pięćdziesiąt/pięćdziesięciu sześćdziesiąt/sześćdziesięciu siedemdziesiąt/siedemdziesięciu "
            "osiemdziesiąt/osiemdziesięciu dziewięćdziesiąt/dziewięćdziesięciu sto/stu dwieście/dwustu "
            "trzysta/trzystu czterysta/czterystu pięćset/pięciuset sześćset/sześciuset siedemset/siedmiuset "
            "osiemset/ośmiuset dziewięćset/dziewięciuset"
        ).split(),
        strict=True,
    )
)
_DATIVE = {2: "dwóm", 3: "trzem", 4: "czterem"}
_INSTRUMENTAL = {2: "dwoma", 3: "trzema", 4: "czterema"}
# Singular, then plural, each by case; the genitive plural also follows 5 and more.
_SCALES = (
    (
        1_000_000_000,
        "miliard miliarda miliardowi miliard miliardem miliardzie".split(),
        "miliardy miliardów miliardom miliardy miliardami miliardach".split(),
    ),
    (
        1_000_000,
        "milion miliona milionowi milion milionem milionie".split(),
        "miliony milionów milionom miliony milionami milionach".split(),
    ),
    (
        1000,
        "tysiąc tysiąca tysiącowi tysiąc tysiącem tysiącu".split(),
        "tysiące tysięcy tysiącom tysiące tysiącami tysiącach".split(),
    ),
)
# Stems of the ordinals; the vowel of the ending follows a hardening rule only for drug- and trzec-.
_ORDINAL_ONES = (
    "- pierwsz drug trzeci czwart piąt szóst siódm ósm dziewiąt dziesiąt jedenast dwunast trzynast czternast "
    "piętnast szesnast siedemnast osiemnast dziewiętnast"
).split()
_ORDINAL_TENS = (
    "- - dwudziest trzydziest czterdziest pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt"
).split()
_MONTHS = ("stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia").split()
# unit -> singular by case, then plural by case; a decimal fraction takes the genitive singular.
_UNITS = {
    "percent": (
        "procent procenta procentowi procent procentem procencie".split(),
        "procent procent procentom procent procentami procentach".split(),
    ),
    "permille": (
        "promil promila promilowi promil promilem promilu".split(),
        "promile promili promilom promile promilami promilach".split(),
    ),
    "degree": (
        "stopień stopnia stopniowi stopień stopniem stopniu".split(),
        "stopnie stopni stopniom stopnie stopniami stopniach".split(),
    ),
    "hour": (
        "godzina godziny godzinie godzinę godziną godzinie".split(),
        "godziny godzin godzinom godziny godzinami godzinach".split(),
    ),
    "minute": (
        "minuta minuty minucie minutę minutą minucie".split(),
        "minuty minut minutom minuty minutami minutach".split(),
    ),
    "kilopascal": (
        "kilopaskal kilopaskala kilopaskalowi kilopaskal kilopaskalem kilopaskalu".split(),
        "kilopaskale kilopaskali kilopaskalom kilopaskale kilopaskalami kilopaskalach".split(),
    ),
    "pound": (
        "funt funta funtowi funt funtem funcie".split(),
        "funty funtów funtom funty funtami funtach".split(),
    ),
    "euro": (["euro"] * 6, ["euro"] * 6),
}
# The units of measure that all decline alike: gram, litr, metr.
_STEMS = {
    "microgram": "mikrogram",
    "milligram": "miligram",
    "gram": "gram",
    "kilogram": "kilogram",
    "millilitre": "mililitr",
    "centilitre": "centylitr",
    "litre": "litr",
    "millimetre": "milimetr",
    "centimetre": "centymetr",
    "metre": "metr",
    "kilometre": "kilometr",
}
_AFTER_UNIT = {
    "celsius": ("degree", " Celsjusza"),
    "fahrenheit": ("degree", " Fahrenheita"),
    "millimetre of mercury": ("millimetre", " słupa rtęci"),
}

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
    "część": _Case.NOM,
    "części": _Case.GEN,
    "strona": _Case.NOM,
    "strony": _Case.GEN,
    "stronie": _Case.LOC,
    "tabela": _Case.NOM,
    "tabeli": _Case.LOC,
}

_FEMININE = re.compile(
    r"(?:tablet[ek]*k?|godzin|minut|minuci|sekund|dob|dób|dawe?k|dawc|kapsułe?k|łyże?k|łyżeczk|łyżeczek|osób|osob|noc"
    r"|kropl|kropel|saszet[ek]*k?|ampułe?k|porcj|szklane?k|pielęgniare?k|wizyt|kobiet|stron|częś[ćc]|koś[ćc]"
    r"|pacjente?k|operacj|strzykawe?k|fiole?k|butele?k|pigułe?k|pastyle?k|próbe?k|jednoste?k|złotówe?k|igł|igieł"
    r"|blizn|ran|nog|nóg|nodz|ręk|rąk|ulote?k|wkłade?k|poduszek|poduszk|córe?k|infekcj|dziesiąt)"
    r"(?:a|y|i|ę|ą|e|ie|om|ami|ach)?"
)
_NEUTER = re.compile(r"\w+(?:nie|cie|ko|dło|ro|um|ło|zdo|sto|wo|isko|ię|sce|rce)")
_PEOPLE = frozenset("pacjentów lekarzy mężczyzn chirurgów dorosłych ludzi chorych specjalistów konsultantów".split())
# Nominative plurals that turn into the genitive after "od dwóch do trzech".
_GENITIVE_PLURAL = {
    "tygodnie": "tygodni",
    "miesiące": "miesięcy",
    "godziny": "godzin",
    "tabletki": "tabletek",
    "lata": "lat",
    "minuty": "minut",
    "sekundy": "sekund",
    "dawki": "dawek",
    "kapsułki": "kapsułek",
    "łyżki": "łyżek",
    "łyżeczki": "łyżeczek",
    "doby": "dób",
    "osoby": "osób",
    "szklanki": "szklanek",
    "krople": "kropli",
    "saszetki": "saszetek",
    "wizyty": "wizyt",
    "noce": "nocy",
}


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_GENITIVE_NUMERALS = frozenset(
    [form.partition("/")[2] for form in _PLAIN.values()]
    + ["dwóch", "jednego", "jednej", "jeden", "zera", "tysiąca", "tysięcy", "miliona", "milionów"]
)
_NUMERALS = frozenset(
    ["dwa", "dwie", "jeden", "jedna", "jedną", "tysiąc", "tysiące", "tysięcy"]
    + [form.partition("/")[0] for form in _PLAIN.values()]
)
_FROM_TO = re.compile(
    rf"\bod ((?:(?:{_any(_GENITIVE_NUMERALS)}) )+)do ((?:(?:{_any(_GENITIVE_NUMERALS)}) )+)({_any(_GENITIVE_PLURAL)})\b"
)
# jeden lub dwie tabletki -> jedna lub dwie tabletki
_ONE_OF_TWO = re.compile(
    rf"\b(jeden|dwa) ((?:lub|albo|i|do) (?:(?:{_any(_NUMERALS)}) )+)({_FEMININE.pattern})\b", re.IGNORECASE
)
_MIXED = re.compile(rf"\b({_any(_NUMERALS)}) (?=(?:pół|ćwierć|trzy czwarte|jedna trzecia|dwie trzecie)\b)")
_HOUR_STEMS = (*_ORDINAL_ONES[1:], "dwudziest")
_NAMED = rf"(?:{_any(f'{stem}a' for stem in _HOUR_STEMS)})"
_DECLINED = rf"(?:{_any(f'{stem}iej' if stem == 'drug' else f'{stem}ej' for stem in _HOUR_STEMS)})"
_HOUR = rf"{_NAMED}(?: {_NAMED})?"
_MINUTES = rf"(?: (?:{_any(('zero', 'jeden', 'dwa', *(form.partition('/')[0] for form in _PLAIN.values())))}))*"
# o ósmej, dwunasta trzydzieści -> o ósmej, dwunastej trzydzieści
_HOUR_LIST = re.compile(
    rf"\b({_DECLINED}|{_any(f'{stem}ą' for stem in _HOUR_STEMS)}){_MINUTES}(?:,| i| lub| oraz| albo| a| do) ({_HOUR})\b"
)
# 9:00–17:00 -> od dziewiątej do siedemnastej
_HOUR_RANGE = re.compile(rf"\b({_HOUR})({_MINUTES}) do ({_HOUR})\b")
# o godz. 8:00 -> o godzinie ósmej
_HOUR_MARK = re.compile(rf"\b(?:(o|po|od|do|około|przy) )?godz\. ({_HOUR})\b", re.IGNORECASE)
_HOURS_MARK = re.compile(r"\bgodz\. (?=od )", re.IGNORECASE)
_YEAR_MARK = re.compile(r"\b(\w+(?:ego|ym|im)) r\.(\s*$|\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ]))?")
_TWICE = re.compile(r"\b(mniej niż|więcej niż|co najmniej|około|procent|od|lub) \1\b", re.IGNORECASE)


class Polish(Speaker):
    digits: ClassVar[tuple[str, ...]] = tuple(_DIGITS)
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
    rewrites: ClassVar[tuple[Rewrite, ...]] = (("times", re.compile(r"(?<=\d) ?[xX](?=[\s.,;)]|$)"), " razy"),)
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
            case = _Case.GEN if case is _Case.GEN or amount.compare == "~" else _Case.NOM
        gender = _unit_gender(amount.unit) if amount.symbol else _gender(noun)
        last = case
        words = self._number(amount.low, case, gender, noun)
        if amount.high is not None:
            words, last = self._range(amount.low, amount.high, case, gender, noun, preceding)
        if amount.symbol:
            words = f"{words} {_unit(amount.unit, (amount.high or amount.low).value, last)}"
        return self.compare[amount.compare].format(words) if amount.compare else words

    def _range(
        self, low: Number, high: Number, case: _Case, gender: _Gender, noun: str, preceding: str
    ) -> tuple[str, _Case]:
        """A range, and the case of its upper end, which the unit shares."""
        upper = self._number(high, _Case.LOC if case is _Case.LOC else _Case.GEN, gender, noun)
        if case is _Case.NOM and preceding not in _NO_FROM_AFTER:
            return f"od {self._number(low, _Case.GEN, gender, noun)} do {upper}", _Case.GEN
        link = "lub" if preceding == "do" else "do"
        return f"{self._number(low, case, gender, noun)} {link} {upper}", case if case is _Case.LOC else _Case.GEN

    def _number(self, number: Number, case: _Case, gender: _Gender, noun: str) -> str:
        value = number.value
        sign = f"{self.minus} " if value < 0 else ""
        whole, _, places = f"{abs(value):f}".partition(".")
        if places:
            digits = " ".join(self.digits[int(digit)] for digit in places)
            return f"{sign}{_numeral(int(whole), case, _Gender.MAN)} {self.point} {digits}"
        if whole == "1" and noun.endswith("ę") and gender is _Gender.WOMAN:
            case = _Case.ACC
        return sign + _numeral(int(whole), case, gender)

    def cardinal(self, value: int, noun: str) -> str:
        return _numeral(value, _case("", noun.lower(), False), _gender(noun.lower()))

    def unit_noun(self, unit: str, value: Decimal) -> str:
        return _unit(unit, value, _Case.NOM)

    def clock(self, hour: int, minute: int, marks: bool, preceding: str) -> str:
        """An hour is a feminine ordinal (godzina ósma) in the case that the word before it asks for."""
        before = preceding.lower()
        case = _Case.NOM
        if before in _CLOCK_INSTRUMENTAL:
            case = _Case.INS
        elif before in _CLOCK_ACCUSATIVE:
            case = _Case.ACC
        elif before in _CLOCK_GENITIVE:
            case = _Case.GEN
        if minute == 0 and hour in (0, 24):
            return "północ" if case in (_Case.NOM, _Case.ACC) else "północą" if case is _Case.INS else "północy"
        said = _ordinal(hour % 12 or 12 if marks else hour, case) if hour % 24 else "zero"
        if minute:
            said += f"{' zero' if minute < 10 else ''} {_numeral(minute, _Case.NOM, _Gender.MAN)}"
        return said + (f" {_half(hour)}" if marks else "")

    def per_unit(self, unit: str) -> str:
        return f"{self.per} {_unit(unit, Decimal(1), _Case.ACC)}"

    def dated(self, figure: Date, following: str, preceding: str) -> str:
        """A date; the word for the year may be printed after it."""
        words = super().dated(figure, following, preceding)
        return words.removesuffix(" roku") if following in ("r", "roku") else words

    def day_and_month(self, day: int, month: int) -> str:
        return f"{_masculine(day, 'ego')} {_MONTHS[month - 1]}"

    def date(self, day: date) -> str:
        return f"{self.day_and_month(day.day, day.month)} {_year(day.year, 'ego')} roku"

    def finish(self, text: str) -> str:
        """Agreement across two figures: lists of hours, "1 lub 2 tabletki", ranges before a printed noun."""
        text = _FROM_TO.sub(lambda match: f"od {match[1]}do {match[2]}{_GENITIVE_PLURAL[match[3]]}", text)
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
    return " ".join(_with_ending(word.removesuffix("a"), ending) for word in named.split())


def _hour_in_full(match: re.Match[str]) -> str:
    before, named = match[1], match[2]
    if not before:
        return f"godzina {named}"
    return f"{before} {'godziny' if before.lower() in ('od', 'do', 'około') else 'godzinie'} {_hour(named, 'ej')}"


def _special(number: Number, following: str, preceding: str) -> str:
    """A day of a month, a year, an hour after "godzina", a numbered part: figures that are said as ordinals."""
    value = number.value
    if value != value.to_integral_value() or "." in f"{value:f}" or value < 1:
        return ""
    whole = int(value)
    if following in _MONTHS and whole <= 31:
        return _masculine(whole, "ego")
    if 1000 <= whole < 3000:
        if following in ("roku", "r"):
            return _year(whole, "ym" if preceding in ("w", "we", "po") else "ego")
        if following in ("rok", "rokiem"):
            return _year(whole, "y" if following == "rok" else "ym")
        if preceding in _MONTHS:
            return f"{_year(whole, 'ego')} roku"
    if preceding in _HOUR_WORDS and whole <= 24:
        case = {"godzina": _Case.NOM, "godzinę": _Case.ACC, "godziną": _Case.INS}.get(preceding, _Case.GEN)
        return _ordinal(whole, case)
    if preceding in _ORDERED and whole < 100:
        return _ordinal(whole, _ORDERED[preceding])
    return ""


def _case(preceding: str, noun: str, symbol: bool) -> _Case:
    """The case of a figure from the word before it and the printed noun after it."""
    if noun.endswith("ach") and len(noun) > 4:
        return _Case.LOC
    if noun.endswith(("ami", "dniem", "dniami", "ludźmi", "osobą", "tabletką", "godziną")):
        return _Case.INS
    if preceding in _GENITIVE_AFTER:
        return _Case.GEN
    if preceding in _DATIVE_AFTER:
        return _Case.DAT
    if preceding in _INSTRUMENTAL_AFTER and (symbol or not noun):
        return _Case.INS
    if preceding in ("w", "we") and symbol:
        return _Case.LOC
    if preceding in _LOCATIVE_AFTER and noun.endswith(("dniu", "godzinie", "minucie", "tygodniu", "miesiącu", "roku")):
        return _Case.LOC
    return _Case.NOM


def _gender(noun: str) -> _Gender:
    if _FEMININE.fullmatch(noun):
        return _Gender.WOMAN
    if noun in _PEOPLE:
        return _Gender.PEOPLE
    return _Gender.THING if _NEUTER.fullmatch(noun) else _Gender.MAN


def _unit_gender(unit: str) -> _Gender:
    if unit in ("hour", "minute"):
        return _Gender.WOMAN
    return _Gender.THING if unit == "euro" else _Gender.MAN


def _unit(unit: str, value: Decimal, case: _Case) -> str:
    """The name of a unit as `value` of it in `case` asks for."""
    name, tail = _AFTER_UNIT.get(unit, (unit, ""))
    singular, plural = _declined(name)
    if "." in f"{value:f}":
        # Percent stays as it is after a decimal fraction.
        return (plural if name == "percent" else singular)[_Case.GEN] + tail
    whole = abs(int(value))
    if whole == 1:
        return singular[case] + tail
    if case not in (_Case.NOM, _Case.ACC):
        return plural[case] + tail
    return plural[_Case.NOM if _few(whole) else _Case.GEN] + tail


def _declined(unit: str) -> tuple[list[str], list[str]]:
    if unit in _UNITS:
        return _UNITS[unit]
    stem = _STEMS[unit]
    locative = f"{stem}ie" if stem.endswith("m") else f"{stem[:-1]}rze"
    singular = [stem, f"{stem}a", f"{stem}owi", stem, f"{stem}em", locative]
    return singular, [f"{stem}y", f"{stem}ów", f"{stem}om", f"{stem}y", f"{stem}ami", f"{stem}ach"]


def _few(value: int) -> bool:
    """Whether a number takes the nominative plural: it ends in 2, 3 or 4, but not in 12, 13 or 14 (CLDR "few")."""
    return value % 10 in (2, 3, 4) and value % 100 not in (12, 13, 14)


def _numeral(value: int, case: _Case, gender: _Gender) -> str:
    """A whole number in words."""
    if value == 0:
        return _ZERO[case]
    if value == 1:
        return _ONE[_Gender.MAN if gender is _Gender.PEOPLE else gender][case]
    if gender is _Gender.PEOPLE and case in (_Case.NOM, _Case.ACC):
        case = _Case.GEN
    said: list[str] = []
    for scale, singular, plural in _SCALES:
        many, value = divmod(value, scale)
        if many == 1:
            said.append(singular[case])
        elif many:
            counted = case if case not in (_Case.NOM, _Case.ACC) or _few(many) else _Case.GEN
            said.append(f"{_numeral(many, case, _Gender.MAN)} {plural[counted]}")
    hundreds, rest = value - value % 100, value % 100
    parts = [hundreds, rest] if rest < 20 else [hundreds, rest - rest % 10, rest % 10]
    said.extend(_part(part, case, gender) for part in parts if part)
    return " ".join(said)


def _part(part: int, case: _Case, gender: _Gender) -> str:
    """One word of a compound: 1 to 19, a ten or a hundred. In a compound "jeden" never changes."""
    if part == 1:
        return "jeden"
    if part in _DATIVE and case is _Case.DAT:
        return _DATIVE[part]
    if part in _INSTRUMENTAL and case is _Case.INS:
        return "dwiema" if part == 2 and gender is _Gender.WOMAN else _INSTRUMENTAL[part]
    oblique = case not in (_Case.NOM, _Case.ACC)
    if part == 2:
        return "dwóch" if oblique else "dwie" if gender is _Gender.WOMAN else "dwa"
    nominative, _, other = _PLAIN[part].partition("/")
    return other if oblique else nominative


def _with_ending(stem: str, ending: str) -> str:
    """An ordinal's stem with an ending: drug-iego, drug-i, trzeci-ego, trzeci-m, ósm-ym."""
    if stem.endswith("g"):
        return f"{stem}i{ending.removeprefix('y')}" if ending[0] in "ey" else stem + ending
    return stem + (ending.removeprefix("y") if stem.endswith("i") else ending)


def _stems(value: int) -> tuple[str, ...]:
    """The stems of an ordinal from 1 to 99; both words of a compound decline."""
    if value < 20:
        return (_ORDINAL_ONES[value],)
    tens, ones = divmod(value, 10)
    return (_ORDINAL_TENS[tens], *((_ORDINAL_ONES[ones],) if ones else ()))


def _ordinal(value: int, case: _Case) -> str:
    """A feminine ordinal from 1 to 99: pierwsza, ósmej, dwudziestą pierwszą."""
    ending = {_Case.NOM: "a", _Case.ACC: "ą", _Case.INS: "ą"}.get(case, "ej")
    return " ".join(_with_ending(stem, ending) for stem in _stems(value))


def _masculine(value: int, ending: str) -> str:
    """A masculine ordinal from 1 to 99 with the ending of its case: ego (genitive), ym (locative), y."""
    return " ".join(_with_ending(stem, ending) for stem in _stems(value))


def _year(year: int, ending: str) -> str:
    """A year as an ordinal: only its tens and ones decline, or in a full hundred its last word."""
    rest = year % 100
    if rest:
        return f"{_numeral(year - rest, _Case.NOM, _Gender.MAN)} {_masculine(rest, ending)}"
    hundreds = year % 1000
    if not hundreds:
        return f"{'' if year == 1000 else 'dwu'}tysięczn{ending}"
    small = {100: "setn", 200: "dwusetn", 300: "trzechsetn", 400: "czterechsetn"}
    stem = small.get(hundreds) or f"{_PLAIN[hundreds].partition('/')[0]}n"
    return f"{_numeral(year - hundreds, _Case.NOM, _Gender.MAN)} {stem}{ending}"


def _half(hour: int) -> str:
    if hour % 24 < 12:
        return "rano"
    return "po południu" if hour < 18 else "wieczorem"


def _feminine(numeral: str, noun: str) -> str:
    if numeral == "dwa":
        return "dwie"
    return "jedną" if noun.endswith("ę") else "jedna"
