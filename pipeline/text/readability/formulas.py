"""The reading formulas, as data: a constant, factors and the measures they belong to.

A formula is made for one language and used for no other. Where two versions are in print under one name, `variant`
says which one this is. Formulas that need a word list or base forms of words are not here: the lists are not free, or
the program cannot tell the base form.
"""

from pipeline.model.formula import Band, Direction, Formula, Measure, Scale
from pipeline.text.segment import primary

_EASIER, _HARDER = Direction.EASIER, Direction.HARDER
_GRADE, _POINTS, _YEARS = Scale.GRADE, Scale.POINTS, Scale.YEARS

_SENTENCE = Measure.WORDS_PER_SENTENCE
_SYLLABLES = Measure.SYLLABLES_PER_WORD
_FLESCH_UNIT = "points, mostly from 0 to 100"
# Flesch, How to write plain English (1979), chapter 2.
_FLESCH_BANDS = (
    Band(0, "very hard"),
    Band(30, "hard"),
    Band(50, "fairly hard"),
    Band(60, "plain"),
    Band(70, "fairly easy"),
    Band(80, "easy"),
    Band(90, "very easy"),
)
# Björnsson, Läsbarhet (1968).
_LIX_BANDS = (
    Band(0, "very easy"),
    Band(25, "easy"),
    Band(35, "medium"),
    Band(45, "hard"),
    Band(55, "very hard"),
)


def _flesch(
    id: str, name: str, language: str, source: str, constant: float, sentence: float, word: float, variant: str = "",
    bands: tuple[Band, ...] = (), caution: str = "",
) -> Formula:  # fmt: skip
    """A formula of Flesch's shape: points that fall with longer sentences and with more syllables a word."""
    terms = ((-sentence, _SENTENCE), (-word, _SYLLABLES))
    return Formula(
        id, name, language, _POINTS, _EASIER, _FLESCH_UNIT, source, constant, terms, variant, bands=bands,
        caution=caution,
    )  # fmt: skip


def _grade(
    id: str, name: str, language: str, source: str, constant: float, *terms: tuple[float, Measure],
    unit: str = "school grade", variant: str = "", whole: bool = False, minimum: int = 10,
    deviations: tuple[tuple[int, float], ...] = (), caution: str = "", lowest: float = 1.0,
) -> Formula:  # fmt: skip
    return Formula(
        id, name, language, _GRADE, _HARDER, unit, source, constant, terms, variant, whole, minimum, deviations,
        caution=caution, lowest=lowest,
    )  # fmt: skip


_ENGLISH = (
    _grade(
        "smog", "SMOG", "en",
        "McLaughlin, SMOG grading: a new readability formula, Journal of Reading 12 (1969), 639-646",
        3.1291, (1.0430, Measure.ROOT),
        unit="US school grade at which the whole text is understood; 1 to 2 above other formulas",
        minimum=30,
        # Standard deviations of both English formulas: 3,000 random draws of technical sentences for each size.
        deviations=((10, 1.1), (30, 0.7)),
    ),
    _grade(
        "fk", "Flesch-Kincaid", "en",
        "Kincaid et al., Derivation of new readability formulas, Naval Technical Training, RBR 8-75 (1975)",
        -15.59, (0.39, _SENTENCE), (11.8, _SYLLABLES),
        unit="US school grade",
        deviations=((10, 1.4), (20, 0.95), (30, 0.8), (100, 0.44)),
    ),
    _flesch(
        "fre", "Flesch Reading Ease", "en", "Flesch, A new readability yardstick, J Appl Psychol 32 (1948), 221-233",
        206.835, 1.015, 84.6, bands=_FLESCH_BANDS,
    ),
    _grade(
        "fog", "Gunning Fog", "en", "Gunning, The technique of clear writing (1952)",
        0.0, (0.4, _SENTENCE), (0.4, Measure.FOGGY_SHARE), unit="US school grade",
    ),
    _grade(
        "cli", "Coleman-Liau", "en", "Coleman and Liau, J Appl Psychol 60 (1975), 283-284",
        -15.8, (5.88, Measure.LETTERS_PER_WORD), (-29.6, Measure.SENTENCES_PER_WORD), unit="US school grade",
    ),
    _grade(
        "ari", "Automated Readability Index", "en", "Senter and Smith, AMRL-TR-66-220 (1967)",
        -21.43, (4.71, Measure.CHARACTERS_PER_WORD), (0.5, _SENTENCE), unit="US school grade",
    ),
    _grade(
        "forcast", "FORCAST", "en", "Caylor and Sticht, Development of a simple readability index (1973)",
        20.0, (-0.15, Measure.MONOSYLLABLE_SHARE), unit="US school grade",
        caution="made for forms and lists rather than running text",
    ),
)  # fmt: skip

_WIENER = "Bamberger and Vanecek, Lesen - Verstehen - Lernen - Schreiben (1984)"
_GERMAN = (
    _grade(
        "nws-1", "Wiener Sachtextformel", "de", _WIENER, -0.875,
        (0.1935, Measure.POLYSYLLABLE_SHARE), (0.1672, _SENTENCE), (0.1297, Measure.LONG_SHARE),
        (-0.0327, Measure.MONOSYLLABLE_SHARE), unit="school grade, 4 to 15", variant="first", lowest=4.0,
    ),
    _flesch(
        "amstad", "Amstad", "de", "Amstad, Wie verständlich sind unsere Zeitungen? (1978)", 180.0, 1.0, 58.5,
        bands=_FLESCH_BANDS,
    ),
    _grade(
        "nws-2", "Wiener Sachtextformel", "de", _WIENER, -2.779,
        (0.2007, Measure.POLYSYLLABLE_SHARE), (0.1682, _SENTENCE), (0.1373, Measure.LONG_SHARE), variant="second",
    ),
    _grade(
        "nws-3", "Wiener Sachtextformel", "de", _WIENER, -1.1144,
        (0.2963, Measure.POLYSYLLABLE_SHARE), (0.1905, _SENTENCE), variant="third", caution="tuned to grades up to 5",
    ),
    _grade(
        "nws-4", "Wiener Sachtextformel", "de", _WIENER, -1.693,
        (0.2744, Measure.POLYSYLLABLE_SHARE), (0.2656, _SENTENCE), variant="fourth",
    ),
    _grade("smog-de", "SMOG", "de", f"{_WIENER}, p. 78", -2.0, (1.0, Measure.ROOT), variant="German", whole=True),
)  # fmt: skip

_SPANISH = (
    Formula(
        "szigriszt-pazos", "Szigriszt-Pazos (INFLESZ)", "es", _POINTS, _EASIER, _FLESCH_UNIT,
        "Szigriszt Pazos (1993); bands: Barrio-Cantalejo et al., An Sist Sanit Navar 31(2) (2008), 135-152",
        206.835, ((-62.3, _SYLLABLES), (-1.0, _SENTENCE)),
        bands=(
            Band(0, "very hard"),
            Band(40, "somewhat hard"),
            Band(55, "normal"),
            Band(65, "fairly easy"),
            Band(80, "very easy"),
        ),
    ),
    _flesch(
        "fernandez-huerta", "Fernández-Huerta", "es", "Fernández Huerta, Consigna 214 (1959), 29-32",
        206.84, 1.02, 60.0, variant="words per sentence, not the misprinted sentences per 100 words",
    ),
    _grade(
        "crawford", "Crawford", "es", "Crawford, Fórmula y gráfico para determinar la comprensibilidad (1984)",
        -3.407, (-20.5, Measure.SENTENCES_PER_WORD), (4.9, _SYLLABLES), caution="made for grades 1 to 6",
    ),
    Formula(
        "gutierrez", "Gutiérrez de Polini", "es", _POINTS, _EASIER, _FLESCH_UNIT, "Gutiérrez de Polini (1972)",
        95.2, ((-9.7, Measure.LETTERS_PER_WORD), (-0.35, _SENTENCE)),
    ),
    _grade(
        "sol", "SOL", "es", "Contreras et al., The SOL formulas, J Health Commun 4 (1999), 21-29",
        0.74 * 3.1291 - 2.51, (0.74 * 1.0430, Measure.ROOT), minimum=30,
    ),
)  # fmt: skip

_OTHERS = (
    Formula(
        "pisarek", "Pisarek", "pl", _YEARS, _HARDER, "the schooling a reader needs",
        "Pisarek, Jak mierzyć zrozumiałość tekstu, Zeszyty Prasoznawcze 4 (1969); words as they are inflected",
        1.0, ((1 / 3, _SENTENCE), (1 / 3, Measure.HARD_SHARE)), "linear",
    ),
    Formula(
        "pisarek-nonlinear", "Pisarek", "pl", _YEARS, _HARDER, "the schooling a reader needs",
        "Pisarek, Jak mierzyć zrozumiałość tekstu, Zeszyty Prasoznawcze 4 (1969); words as they are inflected",
        0.0, ((0.5, Measure.PISAREK),), "nonlinear",
    ),
    Formula(
        "fog-pl", "FOG-PL", "pl", _YEARS, _HARDER, "the schooling a reader needs",
        "Gunning, The technique of clear writing (1952), for Polish with words of 4 or more syllables",
        0.0, ((0.4, _SENTENCE), (0.4, Measure.QUADRISYLLABLE_SHARE)),
        caution="counts words as they are inflected; with base forms it would be a little lower",
    ),
    Formula(
        "gulpease", "Gulpease", "it", _POINTS, _EASIER, _FLESCH_UNIT,
        "Lucisano and Piemontese, Scuola e città 3 (1988), 110-124",
        89.0, ((300.0, Measure.SENTENCES_PER_WORD), (-10.0, Measure.LETTERS_PER_WORD)),
        bands=(
            Band(0, "hard with an upper secondary education"),
            Band(40, "hard with a lower secondary education"),
            Band(60, "hard with a primary education"),
            Band(80, "easy with a primary education"),
        ),
    ),
    _flesch(
        "franchina-vacca", "Franchina-Vacca", "it", "Franchina and Vacca, Linguaggi 3 (1986), 47-49", 206.0, 1.0, 65.0,
        variant="1972",
    ),
    _flesch(
        "kandel-moles", "Kandel-Moles", "fr", "Kandel and Moles, Cahiers d'Etudes de Radio-Télévision 19 (1958)",
        207.0, 1.015, 73.6, variant="207; another one (209, 1.15, 68) is in print under the same name",
    ),
    _flesch("douma", "Douma", "nl", "Douma, De leesbaarheid van landbouwbladen (1960)", 206.84, 0.93, 77.0),
    _flesch("brouwer", "Brouwer", "nl", "Brouwer, Onderzoek naar de leesmoeilijkheden (1963)", 195.0, 2.0, 67.0),
    _flesch(
        "alt", "ALT", "pt",
        "Moreno et al., ALT: um software para análise de legibilidade de textos em língua portuguesa, arXiv:2203.12135 "
        "(2022); factors as on the authors' site, legibilidade.com",
        226.0, 1.04, 72.0, variant="226, as on the authors' site; 227 is in use too",
        caution="made with 100 texts from Brazil",
    ),
    _flesch(
        "bendova-cinkova", "Bendová-Cinková", "cs", "Bendová and Cinková, TSD (2021), doi:10.1007/978-3-030-83527-9_14",
        206.835, 1.672, 62.18,
    ),
    _grade(
        "sis-2023", "SIS", "ru",
        "Solovyev, Ivanov and Solnyshkina, Readability formulas for three levels of Russian school textbooks, "
        "Zap Nauchn Sem POMI 529 (2023), 140-156, doi:10.1007/s10958-024-07436-y",
        -17.5, (0.56, _SENTENCE), (2.45, Measure.LETTERS_PER_WORD),
        unit="school grade, 2 to 11", lowest=2.0,
        caution="made with school books, strays by about one grade; factors taken from a program that quotes the paper",
    ),
    _flesch(
        "oborneva", "Oborneva", "ru", "Oborneva, dissertation, Moscow (2006)", 206.835, 1.3, 60.1, variant="A",
        caution="made with fiction; the bands of the English formula do not apply; another version printed under "
        "her name has 206.836, 1.52 and 65.14 and gives lower figures; factors taken from writings that quote her",
    ),
    Formula(
        "atesman", "Ateşman", "tr", _POINTS, _EASIER, _FLESCH_UNIT,
        "Ateşman, Türkçede okunabilirliğin ölçülmesi, Dil Dergisi 58 (1997), 71-74",
        198.825, ((-40.175, _SYLLABLES), (-2.610, _SENTENCE)),
        bands=(
            Band(0, "very hard"),
            Band(30, "hard"),
            Band(50, "medium"),
            Band(70, "easy"),
            Band(90, "very easy"),
        ),
    ),
    Formula(
        "cetinkaya-uzun", "Çetinkaya-Uzun", "tr", _POINTS, _EASIER, _FLESCH_UNIT,
        "Çetinkaya, Türkçe metinlerin okunabilirlik düzeylerinin tanımlanması (2010)",
        118.823, ((-25.987, _SYLLABLES), (-0.971, _SENTENCE)),
        bands=(Band(0, "grades 10 to 12"), Band(35, "grades 8 and 9"), Band(51, "grades 5 to 7")),
    ),
    *(
        Formula(
            "lix", "LIX", language, _POINTS, _HARDER, "points, mostly from 20 to 60", "Björnsson, Läsbarhet (1968)",
            0.0, ((1.0, _SENTENCE), (1.0, Measure.LONG_SHARE)), bands=_LIX_BANDS,
        )
        for language in ("sv", "da", "nb")
    ),
    *(
        Formula(
            "rix", "RIX", language, _POINTS, _HARDER, "long words per sentence",
            "Anderson, Lix and Rix, Journal of Reading 26 (1983), 490-496", 0.0, ((1.0, Measure.LONG_PER_SENTENCE),),
        )
        for language in ("en", "sv", "da", "nb")
    ),
)  # fmt: skip

FORMULAS: tuple[Formula, ...] = (*_ENGLISH, *_GERMAN, *_SPANISH, *_OTHERS)


def formula(id: str, tag: str) -> Formula | None:
    """The formula with that id made for the language `tag`, or None; never that of another language."""
    found = (one for one in FORMULAS if one.id == id and one.language == primary(tag))
    return next(found, None)
