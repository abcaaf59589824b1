"""What leaflets print in much the same way in every language and no engine says rightly.

Days and months with a dash between them, numbers to dial, laboratory units, two vertebrae, "3x" and units written out
with a slash between them. The words of each language stand in one table here; names of days and months are CLDR's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache, partial

from pipeline.model.language import Language
from pipeline.text.dates import day_names, month_names, short_months
from pipeline.text.figures.grammar import SYMBOLS
from pipeline.text.figures.numerals import ascii_digits
from pipeline.text.lexicon import whole
from pipeline.text.speakable.speaker import Rewrite, Speaker

_DASH = "[ \u00a0]?[-–—‑−][ \u00a0]?"
_GAP = "[ \u00a0\u202f]"
_MEASURES = ("microgram", "milligram", "gram", "millilitre", "litre", "tablet")
_RATES = ("minute", "hour", "day", "week")
_SYMBOL = "(?:mcg|µg|μg|mg|kg|g|ml|mL|l|L)"
_SIDES = r"\d+(?:[.,]\d+)?"
_LENGTH = f"{_GAP}?(?:cm|mm|m)(?![A-Za-z²³])"
# 10 × 10 cm, 10 x 5 x 2 cm: the sides of a thing, and no multiple of its length.
_BY = re.compile(rf"(?<=[\dm]){_GAP}?[x×]{_GAP}?(?={_SIDES}(?:{_LENGTH}|{_GAP}?[x×]{_GAP}?{_SIDES}{_LENGTH}))")
_SHORT_DATE = re.compile(r"(?<![\w/.,:-])(\d{1,2})/(\d{1,2})/(\d\d)(?![\w/-]|[.,:]\d)")
_MONTH_OF_YEAR = re.compile(r"(?<![\w/.,:-])(0?[1-9]|1[0-2])/((?:19|20)\d\d)(?![\w/-]|[.,:]\d)")
# National numbers that do not begin with 0 (Poland and Spain: nine figures) as they are grouped in print.
_NINE = re.compile(
    r"(?<![\w.,+/-])(?<!\d[ \u00a0])"
    r"(?:\d{3}[ \u00a0]\d{3}[ \u00a0](?!000)\d{3}|\d\d[ \u00a0]\d{3}[ \u00a0]\d\d[ \u00a0]\d\d"
    r"|\d{3}[ \u00a0]\d\d[ \u00a0]\d\d[ \u00a0]\d\d)(?!\w|[.,:/-]\d|[ \u00a0]\d)"
)
_SHARED_OUT = ("kilogram", "gram", "litre", "millilitre", "minute", "hour", "day", "week")
# L4/L5, T3/T4, B6/B12: two names, and no litre.
_NAMES = re.compile(r"(?<![\w/.,])([A-Z]{1,2}\d{1,2})[ \u00a0]?/[ \u00a0]?(?=[A-Z]{1,2}\d{1,2}(?![\w/]))")

# T8–T10 has T9 in it.
_FROM_NAME_TO_NAME = re.compile(rf"(?<![\w/.,])([A-Z]{{1,2}})(\d{{1,2}}){_DASH}(?=\1\d{{1,2}}(?![\w/]))")
# END/114, PIL/0417/26: what a leaflet is filed under, and no END for each.
_FILED = re.compile(r"(?<![\w/.-])[A-Z]{2,8}(?:/[A-Z]{1,8}){0,2}(?:/\d{2,6}){1,3}(?![\w/]|[.,]\d)")
# Doses in the morning, at noon, in the evening and at night: no range runs from one over none to one.
_SCHEME = re.compile(r"(?<!\d)(?<!\d[.,:/–-])(?:[\d½]\s?[-–—‑−]\s?){2,3}[\d½](?![\d:/–-]|[.,]\d)")
_SHORTEST, _LONGEST = 7, 9
_ROMANS = "I II III IV V VI VII VIII IX X XI XII".split()
# IV, V and X may be other things (intravenous); after a word for a grade or a type they are numbers.
_ROMAN = re.compile(r"(?<![A-Za-z\d.])(?:VIII|VII|VI|III|II|IX|XII|XI)(?!\.?[A-Za-z\d])")
_YEARS = re.compile(r"(?<![\d/.-])((?:19|20)\d\d)/(\d\d)(?![\d/])")

# In English and Welsh, which leaflets of Wales have side by side.
_DOTTED = "at|until|till|am|open|agor|tan"
# How a Polish numeral begins a compound: trzydniowy, pięcioletni.
_POLISH_COMPOUNDS = dict(
    zip(
        "1 2 3 4 5 6 7 8 9 10 11 12 14 15 16 18 20 24 30 48 72".split(),
        "jedno dwu trzy cztero pięcio sześcio siedmio ośmio dziewięcio dziesięcio jedenasto dwunasto czternasto "
        "piętnasto szesnasto osiemnasto dwudziesto dwudziestocztero trzydziesto czterdziestoośmio "
        "siedemdziesięciodwu".split(),
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class Everyday:
    """The words of one language.

    `dial` stands before a number that is dialled, `dialled` after it, as patterns without groups. `times` is said for
    the x of "3x", `by` for the × of "10 × 10 cm"; `millimole` and `mole` in the forms that any figure may stand
    before; `units` are the printed forms of the international unit and what is said for them. `decilitre` stands only
    after "per". `symbols` are abbreviations of this script for unit symbols.
    `days` are the names of the days from Monday as they stand in a span, where that is another form than CLDR's,
    `short_days` further short names for them. `hours` is what stands before a time that has a full stop for its colon,
    and `dotted` the same where no date is written like it ("05.10"). `of_year` links a year to its month, `grades`
    stands before a Roman number. `compounds` are figures as the first part of a word. `day` has further words
    for the day of "per day"; `nine` is true where telephone numbers have nine figures and no 0 before them.
    """

    times: str
    by: str
    millimole: str
    mole: str
    units: tuple[tuple[str, ...], str]
    decilitre: str
    dial: str = r"(?!)"
    dialled: str = r"(?!)"
    span: str = "{} {to} {}"
    days: tuple[str, ...] = ()
    short_days: tuple[str, ...] = ()
    hours: str = r"(?!)"
    dotted: str = ""
    of_year: str = ""
    grades: str = r"(?!)"
    symbols: dict[str, str] = field(default_factory=dict)
    compounds: dict[str, str] = field(default_factory=dict)
    day: tuple[str, ...] = ()
    nine: bool = False


_WORDS: dict[str, Everyday] = {
    "en": Everyday(
        "times",
        "by",
        "millimoles",
        "mole",
        (("IU",), "international units"),
        "decilitre",
        dial=r"\b(?:call|dial|ring|phone|telephone|text|extension|ext\.?|bleep|pager)",
        dotted=_DOTTED,
    ),
    "pl": Everyday(
        "razy",
        "na",
        "milimoli",
        "mol",
        (("j.m.", "IU"), "jednostek międzynarodowych"),
        "decylitr",
        grades=r"\b(?:stop(?:ień|nia|niu)|typu?|stadium|faz[aęy]|klas[aęy]|czynnika?)",
        dial=r"\b(?:(?:za)?dzwo\w+ (?:pod|na)(?: numer| nr\.?)?|wybierz|tel\.|wewn(?:\.|ętrzny))",
        span="od {} do {}",
        days=tuple("poniedziałku wtorku środy czwartku piątku soboty niedzieli".split()),
        short_days=tuple("pn wt śr czw pt sb nd".split()),
        compounds=_POLISH_COMPOUNDS,
        nine=True,
        hours=r"(?:godz\.|godzin\w+|\bo|\bod|\bdo|\bpo|\bprzed)",
    ),
    "es": Everyday(
        "veces",
        "por",
        "milimoles",
        "mol",
        (("UI", "U.I.", "IU"), "unidades internacionales"),
        "decilitro",
        grades=r"\b(?:grado|tipo|estadio|fase|clase|factor)",
        dial=r"\b(?:llam\w+ al|marque(?: el)?|extensión|ext\.|tel\.)",
        short_days=tuple("l m x j v s d".split()),
        nine=True,
        hours=r"\blas?",
        of_year="de ",
    ),
    "ro": Everyday(
        "ori",
        "pe",
        "milimoli",
        "mol",
        (("UI", "U.I.", "IU"), "unități internaționale"),
        "decilitru",
        grades=r"\b(?:grad(?:ul)?|tip(?:ul)?|stadiul?|faza|clasa|factorul?)",
        dial=r"\b(?:sun\w+ la|apelați|formați|interior)",
        hours=r"\b(?:ora|orele|orei)",
    ),
    "cy": Everyday(
        "gwaith",
        "wrth",
        "milimôl",
        "môl",
        (("IU",), "uned ryngwladol"),
        "decilitr",
        grades=r"\b(?:gradd|math|cam|dosbarth|ffactor)",
        dial=r"\b(?:ffoniwch|deialwch|estyniad|est\.)",
        dotted=_DOTTED,
        days=tuple(f"dydd {day}" for day in "Llun Mawrth Mercher Iau Gwener Sadwrn Sul".split()),
        short_days=tuple("Llun Mawrth Mercher Iau Gwener Sadwrn Sul".split()),
    ),
    "ar": Everyday(
        "مرات",
        "في",
        "مِلّيمول",
        "مول",
        (("IU", "و.د."), "وَحدة دَوْلية"),
        "ديسيلِتْر",
        dial=r"(?:اتصل (?:بالرقم|على|بـ)|بالرقم|تحويلة)",
        of_year="عام ",
        symbols={
            **dict.fromkeys("ملغ ملغم مغ مجم ملجم".split(), "mg"),
            **dict.fromkeys("غ غم جم".split(), "g"),
            **dict.fromkeys("كغ كغم كجم".split(), "kg"),
            **dict.fromkeys("ميكغ مكغ مكجم".split(), "mcg"),
            **dict.fromkeys(("ملم", "مم"), "mm"),
            "مل": "ml",
            "سم": "cm",
            "°م": "°C",
        },
    ),
    "ur": Everyday(
        "بار",
        "ضرب",
        "ملی مول",
        "مول",
        (("IU",), "بین الاقوامی یونٹ"),
        "ڈیسی لِیٹر",
        dial=r"(?:ایکسٹینشن|ایکسٹنشن)",
        dialled=r"(?:نمبر )?پر (?:فون|کال)",
    ),
    "bn": Everyday(
        "বার",
        "গুণ",
        "মিলিমোল",
        "মোল",
        (("IU",), "আন্তর্জাতিক একক"),
        "ডেসিলিটার",
        dial="এক্সটেনশন",
        dialled="নম্বরে (?:ফোন|কল)",
        symbols={"মিগ্রা": "mg", "মি.গ্রা.": "mg", "মিলি": "ml", "মি.লি.": "ml"},
    ),
    "zh-Hans": Everyday(
        "次",
        "乘以",
        "毫摩尔",
        "摩尔",
        (("IU",), "国际单位"),
        "分升",
        dial=r"(?:拨打|致电|分机)(?:号码)?",
        span="{}{to}{}",
        day=("日", "次"),
    ),
}


@lru_cache(maxsize=64)
def everyday(language: Language, speaker: Speaker) -> tuple[Rewrite, ...]:
    """What is rewritten in `language` before its speaker's own rules, in this order."""
    words = _WORDS.get(language.tag)
    if words is None:
        return ()
    return (
        *_dialled(words, speaker),
        ("code", _FILED, lambda match: ", ".join(_filed(part, speaker) for part in match.group().split("/"))),
        ("names", _NAMES, r"\1, "),
        ("span", _FROM_NAME_TO_NAME, rf"\1\2 {speaker.to} "),
        ("scheme", _SCHEME, lambda match: ", ".join(re.split("[-–—‑−]", match.group()))),
        ("figure", _ROMAN, lambda match: str(_ROMANS.index(match.group()) + 1)),
        ("figure", _roman_after(words), lambda match: f"{match[1]}{_ROMANS.index(match[2]) + 1}"),
        *_laboratory(words, speaker),
        *_symbols(words),
        ("times", _BY, f" {words.by} "),
        (
            "times",
            # X68 is a bus.
            re.compile(rf"(?<![\w.,])(?<!\d{_GAP})(?:[x×]{_GAP}?|X{_GAP})(\d{{1,2}})(?!\w|[.,:]\d|{_GAP}\d)"),
            rf"\1 {words.times}",
        ),
        ("area", re.compile(r"(?<=[A-Za-z]/)m([23])(?!\w)"), lambda match: "m²" if match[1] == "2" else "m³"),
        # Not the X of "3 X-rays".
        ("times", re.compile(rf"(?<=\d)(?:[xX×]|{_GAP}[x×])(?=[\s.,;:)/،؛。，；]|$)(?!{_GAP}?\w)"), f" {words.times}"),
        ("times", re.compile(rf"(?<=\d)(?:[xX×]{_GAP}?|{_GAP}[x×]{_GAP})(?=[^\W\d_])"), f" {words.times} "),
        *_compounds(words),
        *_rates(language, words, speaker),
        *_shared_out(language, words, speaker),
        *_times_of_day(language, words),
        ("years", _YEARS, _years),
        ("date", _SHORT_DATE, lambda match: _in_full(match, language)),
        ("date", _MONTH_OF_YEAR, lambda match: _month_of_year(match, language, words)),
        *_calendar(language, words, speaker),
    )


def _filed(part: str, speaker: Speaker) -> str:
    return " ".join(speaker.digits[int(digit)] for digit in part) if part.isdecimal() else part


def _roman_after(words: Everyday) -> re.Pattern[str]:
    return re.compile(rf"((?i:{words.grades}){_GAP}?)(VIII|VII|VI|V|IV|III|II|IX|XII|XI|X|I)(?!\w)")


def _dialled(words: Everyday, speaker: Speaker) -> Iterator[Rewrite]:
    """A number to dial, figure by figure; a number of people that were called is a number."""
    number = rf"(\d{{3,9}})(?![\d/%]|[.,:–-]\d|{_GAP}\d)"

    def said(match: re.Match[str]) -> str:
        following = match.string[match.end() :].lstrip().lower()
        if speaker.counted.match(following):
            return match.group()
        return match.group().replace(match[1], speaker.phone((ascii_digits(match[1]),)))

    yield "dialled", re.compile(rf"(?i:{words.dial}){_GAP}?:?{_GAP}?{number}"), said
    # Nine figures at most: in "22 123 45 67 24 hours a day" the hours are no part of the number.
    groups = r"([1-9]\d{1,3}(?:[ \u00a0-]\d{2,4}){1,4})(?![\w/%]|[.,:–]\d)"
    yield "dialled", re.compile(rf"((?i:{words.dial}){_GAP}?:?{_GAP}?){groups}"), partial(_grouped, speaker=speaker)
    if words.nine:
        yield "phone", _NINE, lambda match: _nine(match, speaker)
    yield "dialled", re.compile(rf"(?<![\d.,:/+-])(?<!\d{_GAP}){number}(?={_GAP}?{words.dialled})"), said


def _grouped(match: re.Match[str], *, speaker: Speaker) -> str:
    """A number to dial in groups of figures, as far as it reaches; fewer than seven figures are left alone."""
    groups: list[str] = []
    end = 0
    for group in re.finditer(r"\d+", match[2]):
        if sum(map(len, groups)) + len(group.group()) > _LONGEST:
            break
        groups.append(ascii_digits(group.group()))
        end = group.end()
    if sum(map(len, groups)) < _SHORTEST:
        return match.group()
    return f"{match[1]}{speaker.phone(tuple(groups))}{match[2][end:]}"


def _nine(match: re.Match[str], speaker: Speaker) -> str:
    """Nine figures of a telephone number; before what can be counted they are a number."""
    if speaker.counted.match(match.string[match.end() :].lstrip().lower()):
        return match.group()
    return speaker.phone(tuple(ascii_digits(match.group()).split()))


def _laboratory(words: Everyday, speaker: Speaker) -> Iterator[Rewrite]:
    """HbA1c, millimoles and international units."""
    one = speaker.cardinal(1, "")
    yield "name", re.compile(r"(?<!\w)Hb ?A1[cC](?!\w)"), f"H B A {one} C"
    for below, per in ((" ?/ ?mol", f"{speaker.per} {words.mole}"), (" ?/ ?[lL]", speaker.per_unit("litre")), ("", "")):
        yield "unit", re.compile(rf"(?<![A-Za-z])mmol{below}(?![A-Za-z])"), f" {words.millimole} {per} "
    # dl is no unit symbol to the reader of figures: 12 g/dl.
    yield "per", re.compile(r"(?<=[A-Za-zµμ]) ?/ ?d[lL](?![^\W_])"), f" {speaker.per} {words.decilitre}"
    printed, said = words.units
    for form in printed:
        yield "unit", re.compile(rf"(?<=\d){_GAP}?{re.escape(form)}(?!\w)"), f" {said}"


def _symbols(words: Everyday) -> Iterator[Rewrite]:
    """Abbreviated units of another script as the symbols that every speaker has words for."""
    if not words.symbols:
        return
    forms = "|".join(re.escape(form) for form in sorted(words.symbols, key=len, reverse=True))
    pattern = re.compile(rf"(?:(?<=\d)|(?<=\d{_GAP})|(?<=/)|(?<=/ ))({forms})(?![\w\u064b-\u0652\u0900-\u0dff])")
    yield "unit", pattern, lambda match: words.symbols[match[1]]


def _compounds(words: Everyday) -> Iterator[Rewrite]:
    """Polish 3-dniowy is one word, with the figure in a form of its own."""
    if words.compounds:
        pattern = rf"(?<![\d.,–-])({'|'.join(words.compounds)})-(?=[^\W\d_]{{4,}})"
        yield "compound", re.compile(pattern), lambda match: words.compounds[match[1]]


def _rates(language: Language, words: Everyday, speaker: Speaker) -> Iterator[Rewrite]:
    """5 mg/kg/day in any language: "or day" would give the dose of one day for each kilogram alone."""
    units = {name: [form for form in forms if form not in SYMBOLS] for name, forms in language.units}
    under = [*words.day, *(form for name in _RATES for form in units.get(name, ()))]
    over = _any([words.times, *(form for name in (*_MEASURES, "kilogram") for form in units.get(name, ()))])
    slash = f"{_GAP}?/{_GAP}?"
    if under:
        above = rf"((?<![^\W\d_]){_SYMBOL}(?![^\W\d_])|{over})"
        yield "per", re.compile(rf"{above}{slash}(?={_any(under)})", re.IGNORECASE), rf"\1 {speaker.per} "
    day = next(iter(units.get("day", ())), "")
    if day:
        pattern = rf"((?<![^\W\d_]){_SYMBOL}){slash}(?:day|d)(?![^\W_])"
        yield "per", re.compile(pattern), rf"\1 {speaker.per} {day}"


def _in_full(match: re.Match[str], language: Language) -> str:
    """1/4/26 as 1/4/2026. Years from 60 on are of the last century: a date of birth."""
    day, month, year = (int(part) for part in match.groups())
    if language.script in ("Hans", "Hant") or not (1 <= day <= 31 and 1 <= month <= 12):
        return match.group()
    return f"{day}/{month}/{year + (2000 if year < 60 else 1900)}"


def _month_of_year(match: re.Match[str], language: Language, words: Everyday) -> str:
    """11/2027 as its month: "eleven over two thousand" is no date to a listener."""
    month, year = int(match[1]), int(match[2])
    if language.script in ("Hans", "Hant"):
        return f"{year}年{month}月"
    return f"{month_names(language.locale)[month - 1][-1]} {words.of_year}{year}"


def _times_of_day(language: Language, words: Everyday) -> Iterator[Rewrite]:
    """Times with a full stop, as times, where the words or the nought before them leave no doubt."""
    # The figures after a time that is linked to it ("10.30-14.00") are a time too.
    time = r"(?<![\d.,])(2[0-3]|[01]?\d)\.([0-5]\d)(?![\d%]|[.,]\d)"
    no_unit = rf"(?!{_GAP}?(?:{_any([form for _, forms in language.units for form in forms])}|[%°£€]|zł\b|lei\b))"
    yield "time", re.compile(rf"(?i:({words.hours})){_GAP}{time}{no_unit}"), r"\1 \2:\3"
    if words.dotted:
        # Elsewhere 05.10 may be the fifth of October.
        yield "time", re.compile(rf"(?<![\d.,])(0\d)\.([0-5]\d)(?![\d%]|[.,]\d){no_unit}"), r"\1:\2"
    quarters = "(?:00|15|30|45)"
    later = rf"(?<![\d.,])(1[3-9]|2[0-3])\.({quarters})(?![\d%]|[.,]\d)"
    # 8.30–17.00 are times without any word: the second can only be one of the 24-hour clock.
    early = rf"(?<![\d.,£€])([01]?\d)\.({quarters})((?:{_DASH}|{_GAP}[^\W\d_]{{1,4}}{_GAP}))"
    yield "time", re.compile(rf"{early}{later}{no_unit}"), r"\1:\2\3\4:\5"
    if words.dotted:
        # Not 0.50 or 1.25, which may be doses.
        other = rf"(?![\d%]|[.,]\d){no_unit}(?!{_GAP}?mmol)"
        at = rf"(?i:\b({words.dotted}){_GAP})([1-9]|1\d|2[0-3])\.([0-5]0|15|45){other}"
        yield "time", re.compile(at), r"\1 \2:\3"
    link = rf"(?:{_DASH}|{_GAP}[^\W\d_]{{1,4}}{_GAP}(?:(?:{words.hours}){_GAP})?)"
    yield "time", re.compile(rf"(\d:[0-5]\d{link}){time}{no_unit}"), r"\1\2:\3"


def _years(match: re.Match[str]) -> str:
    """2023/24 is two years; 2023/26 is left alone."""
    first, last = int(match[1]), int(match[2])
    return f"{match[1]}–{match[2]}" if (first + 1) % 100 == last else match.group()


def _shared_out(language: Language, words: Everyday, speaker: Speaker) -> Iterator[Rewrite]:
    """Milligrams/kilogram, tablets/day: for each, never "or"; but "hours/days" is a choice."""
    units = {name: [form for form in forms if form not in SYMBOLS] for name, forms in language.units}
    over = [words.times, *(form for name in _MEASURES for form in units.get(name, ()))]
    under = [form for name in _SHARED_OUT for form in units.get(name, ())]
    if under:
        above, below = (_any(forms) for forms in (over, under))
        yield "per", re.compile(rf"({above}){_GAP}?/{_GAP}?(?={below})", re.IGNORECASE), rf"\1 {speaker.per} "


def _any(forms: list[str]) -> str:
    """A pattern for one of `forms`; their common borders are looked at once, which compiles ten times faster."""
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    han = [form for form in ordered if whole(form) == re.escape(form)]
    others = "|".join(re.escape(form) for form in ordered if form not in han)
    before, after = whole("x").split("x")
    return "|".join((*map(re.escape, han), *([f"{before}(?:{others}){after}"] if others else ())))


def _calendar(language: Language, words: Everyday, speaker: Speaker) -> Iterator[Rewrite]:
    """Spans of days and months, which a dash alone would leave as two; and short names of months after their day."""
    short = short_months(language.locale)
    if short:
        # Not in small letters where months are written with a capital: Welsh "5 hyd 10" is 5 to 10.
        pattern = rf"(?<=\d)(st|nd|rd|th)?{_GAP}((?:de|o|of){_GAP})?({_any(list(short))})\.?(?!\w)"
        yield "month", re.compile(pattern), lambda match: f"{match[1] or ''} {match[2] or ''}{short[match[3]]}"
    days = {
        form.lower().removesuffix("."): words.days[index] if words.days else forms[0]
        for index, forms in enumerate(day_names(language.locale))
        for form in (*forms, *words.short_days[index : index + 1])
    }
    if language.script in ("Hans", "Hant"):
        yield "span", re.compile(rf"(?<=[年月日号]){_DASH}(?=\d)"), speaker.to
    full = {name.lower(): names[0] for names in month_names(language.locale) for name in names if not name[0].isdigit()}
    for names in (days, full | {name.lower(): month for name, month in short.items()}):
        if names:
            some = _any(list(names))
            pattern = rf"({some})\.?{_DASH}({some})(\.(?!\s*$))?"
            yield "span", re.compile(pattern, re.IGNORECASE), partial(_span, names=names, words=words, speaker=speaker)
    if full:
        month = _any(list(full))
        # 21 November–3 December, 1st–3rd May.
        pattern = rf"({month}){_DASH}(?=\d{{1,2}}(?:st|nd|rd|th)?{_GAP}(?:{month}))"
        yield "span", re.compile(pattern, re.IGNORECASE), rf"\1 {speaker.to} "
        yield "span", re.compile(rf"(?<=\d)(st|nd|rd|th){_DASH}(?=\d{{1,2}}(?:st|nd|rd|th))"), rf"\1 {speaker.to} "


def _span(match: re.Match[str], *, names: dict[str, str], words: Everyday, speaker: Speaker) -> str:
    return words.span.format(names[match[1].lower()], names[match[2].lower()], to=speaker.to)
