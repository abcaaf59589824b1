"""Polish numbers in words: numerals in every case and gender, and ordinals."""

from enum import IntEnum


class Case(IntEnum):
    """The six cases; the accusative of numerals of things is the nominative, but for "jedną"."""

    NOM = 0
    GEN = 1
    DAT = 2
    ACC = 3
    INS = 4
    LOC = 5


class Gender(IntEnum):
    """Genders as far as numerals tell them apart; PEOPLE are groups with a man in them."""

    MAN = 0
    WOMAN = 1
    THING = 2
    PEOPLE = 3


DIGITS = "zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć".split()
_ZERO = "zero zera zeru zero zerem zerze".split()
# By gender (masculine, feminine, neuter), then by case.
_ONE = (
    "jeden jednego jednemu jeden jednym jednym".split(),
    "jedna jednej jednej jedną jedną jednej".split(),
    "jedno jednego jednemu jedno jednym jednym".split(),
)
# 3 to 19, the tens and the hundreds: nominative/other cases, but for the dative and instrumental of 3 and 4.
ONE_WORD: dict[int, str] = dict(
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
ORDINAL_ONES = (
    "- pierwsz drug trzeci czwart piąt szóst siódm ósm dziewiąt dziesiąt jedenast dwunast trzynast czternast "
    "piętnast szesnast siedemnast osiemnast dziewiętnast"
).split()
_ORDINAL_TENS = (
    "- - dwudziest trzydziest czterdziest pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt"
).split()


def few(value: int) -> bool:
    """Whether a number takes the nominative plural: it ends in 2, 3 or 4, but not in 12, 13 or 14 (CLDR "few")."""
    return value % 10 in (2, 3, 4) and value % 100 not in (12, 13, 14)


def numeral(value: int, case: Case, gender: Gender) -> str:
    """A whole number from 0 to 999 999 999 999 in words."""
    if value == 0:
        return _ZERO[case]
    if value == 1:
        return _ONE[Gender.MAN if gender is Gender.PEOPLE else gender][case]
    if gender is Gender.PEOPLE and case in (Case.NOM, Case.ACC):
        case = Case.GEN
    said: list[str] = []
    for scale, singular, plural in _SCALES:
        many, value = divmod(value, scale)
        if many == 1:
            said.append(singular[case])
        elif many:
            counted = case if case not in (Case.NOM, Case.ACC) or few(many) else Case.GEN
            said.append(f"{numeral(many, case, Gender.MAN)} {plural[counted]}")
    hundreds, rest = value - value % 100, value % 100
    parts = [hundreds, rest] if rest < 20 else [hundreds, rest - rest % 10, rest % 10]
    said.extend(_part(part, case, gender) for part in parts if part)
    return " ".join(said)


def _part(part: int, case: Case, gender: Gender) -> str:
    """One word of a compound: 1 to 19, a ten or a hundred. In a compound "jeden" never changes."""
    if part == 1:
        return "jeden"
    if part in _DATIVE and case is Case.DAT:
        return _DATIVE[part]
    if part in _INSTRUMENTAL and case is Case.INS:
        return "dwiema" if part == 2 and gender is Gender.WOMAN else _INSTRUMENTAL[part]
    oblique = case not in (Case.NOM, Case.ACC)
    if part == 2:
        return "dwóch" if oblique else "dwie" if gender is Gender.WOMAN else "dwa"
    nominative, _, other = ONE_WORD[part].partition("/")
    return other if oblique else nominative


def with_ending(stem: str, ending: str) -> str:
    """An ordinal's stem with an ending: drug-iego, drug-i, trzeci-ego, trzeci-m, ósm-ym."""
    if stem.endswith("g"):
        return f"{stem}i{ending.removeprefix('y')}" if ending[0] in "ey" else stem + ending
    return stem + (ending.removeprefix("y") if stem.endswith("i") else ending)


def _stems(value: int) -> tuple[str, ...]:
    """The stems of an ordinal from 1 to 99; both words of a compound decline."""
    if value < 20:
        return (ORDINAL_ONES[value],)
    tens, ones = divmod(value, 10)
    return (_ORDINAL_TENS[tens], *((ORDINAL_ONES[ones],) if ones else ()))


def feminine_ordinal(value: int, case: Case) -> str:
    """A feminine ordinal from 1 to 99: pierwsza, ósmej, dwudziestą pierwszą."""
    ending = {Case.NOM: "a", Case.ACC: "ą", Case.INS: "ą"}.get(case, "ej")
    return " ".join(with_ending(stem, ending) for stem in _stems(value))


def masculine_ordinal(value: int, ending: str) -> str:
    """A masculine ordinal from 1 to 99 with the ending of its case: ego (genitive), ym (locative), y."""
    return " ".join(with_ending(stem, ending) for stem in _stems(value))


def year_words(year: int, ending: str) -> str:
    """A year as an ordinal: only its tens and ones decline, or in a full hundred its last word."""
    rest = year % 100
    if rest:
        return f"{numeral(year - rest, Case.NOM, Gender.MAN)} {masculine_ordinal(rest, ending)}"
    hundreds = year % 1000
    if not hundreds:
        return f"{'' if year == 1000 else 'dwu'}tysięczn{ending}"
    small = {100: "setn", 200: "dwusetn", 300: "trzechsetn", 400: "czterechsetn"}
    stem = small.get(hundreds) or f"{ONE_WORD[hundreds].partition('/')[0]}n"
    return f"{numeral(year - hundreds, Case.NOM, Gender.MAN)} {stem}{ending}"
