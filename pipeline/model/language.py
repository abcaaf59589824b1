"""What the program knows of a language beyond CLDR. One TOML file in `pipeline/languages/` each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Voice:
    """The speech engine's own name for a voice, e.g. `cel/cy`. Never guessed from the tag.

    `loudness` is that of eSpeak NG's voice in LUFS at the volume that the program sets, and `tempo` its phonemes a
    second at 145 words a minute, both over the sample leaflets; None when nobody has measured it.
    """

    id: str
    loudness: float | None = None
    tempo: float | None = None


@dataclass(frozen=True, slots=True)
class Typography:
    """How the script is set.

    `slot` is the OOXML font slot its letters use: "ascii", "cs" or "eastAsia". `leading` is the least distance of
    printed lines in em: at least 1.5, for Arabic naskh 2, for Nastaliq 2.5. `factor` scales the point size for
    scripts that look small and is never below 1.
    """

    font: str
    slot: str
    leading: float
    factor: float
    css_fonts: str
    css_line: float


@dataclass(frozen=True, slots=True)
class Dual:
    """How a language says two of a thing in one word (Arabic قابلتان, two midwives).

    `endings` are the dual's, `prefixes` what may be written on to the word, and `others` are beginnings of words that
    end so and are no duals.
    """

    endings: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counting:
    """How a language says figures, comparisons and shares in words: the tables and the `[writing]` of a counting list.

    The kinds of `entries`, in the tables of their names:

    - `cardinal` and `ordinal`: a value; `loose`: a value that the phrase may also not mean; `fraction`;
      `quantity` ("2 week"); `plus` and `and`: what a word before or after a number adds to it (half past); `past`:
      the same of a word that is a fraction where no hour follows;
    - `one`: articles and other words for a single thing; `each`; `every`: what makes a length of time a frequency;
    - `before` and `after`: a comparison, < > ≤ ≥ ~, of the figure that comes next or last; `from`: the same of the
      figure that comes next, unless a word behind it says otherwise; `within`: a length of time that is not passed;
      `not`;
    - `noun`: what is counted; `unit`; `label`: the length of time that a figure right behind it is counted through
      ("week 16");
    - `forward` and `reverse`: what stands between the two numbers of a share, part first or whole first;
    - `idiom`: what only looks like one of these ("under the skin");
    - `noon`, `late` and `early`: the half of the day.
    """

    #: Phrase in small letters, kind, meaning.
    entries: tuple[tuple[str, str, str], ...] = ()
    #: Words between the parts of one number.
    joiners: tuple[str, ...] = ()
    #: What is written together with a number word.
    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    #: What must follow a number word in a script without spaces.
    counters: tuple[str, ...] = ()
    #: The unit is said before the ten: "two and thirty".
    units_first: bool = False
    #: A number may be written in the English way as well.
    point_too: bool = False
    #: The two words round the first of a figure that is said twice for "every" (Portuguese "de 8 em 8 horas").
    again: tuple[str, ...] = ()
    #: The word before the second figure of "24 heures sur 24".
    around: str = ""
    #: An article may be one letter and an apostrophe.
    elision: bool = False
    #: The beginnings of words for later and earlier, and what says before what a length of time is counted: "no later
    #: than 4 hours before" is at least 4 hours before.
    later: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    #: A stroke may stand for the decimal mark (Persian ۲/۵).
    slashed: bool = False
    #: The twenty-first is two words that follow each other.
    ordinals: bool = False
    #: How many days a fortnight has: 15 where both ends are counted.
    fortnight: int = 14
    #: A single thing has an article, so that a one is seldom left out.
    article: bool = False
    #: A noun in the singular is one of its kind by itself.
    bare_one: bool = False
    #: An article that is written on to its noun: such a length of time is only counted through ("the month" 6).
    definite: str = ""
    #: A comma never stands for the decimal point.
    point_only: bool = False
    #: "38C" is a temperature.
    bare_celsius: bool = False
    #: "18 million and 300 thousand" are one figure.
    sums_powers: bool = False
    #: An age is an ordinal: "under the twelfth".
    ordinal_ages: bool = False
    #: "Not 4 weeks or more" says "no more than 4".
    denied_or_more: bool = False
    #: The one of a share stands right behind its whole (每10人中有一人).
    one_after_whole: bool = False
    #: A letter that makes a day of the number behind it (French "J5").
    day_letter: str = ""
    #: Half an hour is counted up to the next hour: "halb neun" is half past eight.
    half_before: bool = False
    #: What stands between the ends of a range.
    range_words: tuple[str, ...] = ()
    #: How two of a thing are one word.
    dual: Dual = Dual()


@dataclass(frozen=True, slots=True)
class Language:
    """A language the program can publish in.

    `tag` is BCP 47 (`zh-Hans`), `folder` the gettext folder (`zh_Hans`), `locale` what Babel is asked for,
    `word_lang` the tag Word knows (`zh-CN`). `voice` is None when no voice exists, with the reason in
    `voice_reason`. `units` maps a unit's id to the words that name it in running text. `am`, `pm` and `hour` are the
    words beside a clock time that say which half of the day it is, or that it is a time at all; `night` is pm
    from 6 to 11 and am after midnight, `noon` am until 11 and pm from 12. `hour_before` are words before a number that
    make it a time (Turkish "saat 9"), `hour_marks` words between hour and minute (French "9 h 30"). `fixed` maps a
    phrase that holds a figure without a digit (an Arabic dual) to that figure, e.g. "2 hour". `months` has the names
    that CLDR does not know for each month from January on, or is empty, and `first_days` the words for the first of a
    month. `years` are signs after a year that could be read as a unit (Russian "2024 г."). `weekdays` has the forms of
    the names of days that CLDR does not know, from Monday on, or is empty; what ends in a star may go on ("montag*").
    `verb_last` is true where the verb with its "not" ends the sentence, `month_leads` where a month may stand before
    its day without a year (Tamil "மார்ச் 14"), `open_names` where any ending may follow the names of days and months
    (Turkish "pazartesiye"), and `respells_names` where those of medicines are respelt so freely that only a person can
    tell. `counting` has the number words.
    """

    tag: str
    folder: str
    locale: str
    english_name: str
    own_name: str
    direction: str
    script: str
    word_lang: str
    typography: Typography
    voice: Voice | None
    voice_reason: str
    decimal: str
    group: tuple[str, ...]
    units: tuple[tuple[str, tuple[str, ...]], ...]
    am: tuple[str, ...]
    pm: tuple[str, ...]
    night: tuple[str, ...]
    noon: tuple[str, ...]
    hour: tuple[str, ...]
    fixed: tuple[tuple[str, str], ...]
    abbreviations: tuple[str, ...]
    formulas: tuple[str, ...]
    formula_reason: str
    hour_before: tuple[str, ...] = ()
    hour_marks: tuple[str, ...] = ()
    months: tuple[tuple[str, ...], ...] = ()
    first_days: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    verb_last: bool = False
    month_leads: bool = False
    open_names: bool = False
    respells_names: bool = False
    weekdays: tuple[tuple[str, ...], ...] = ()
    counting: Counting = Counting()

    def __hash__(self) -> int:
        # Hundreds of words would be hashed at each look into a cache of what was read in a language.
        return hash(self.tag)

    @property
    def rtl(self) -> bool:
        """Whether the script runs from right to left."""
        return self.direction == "rtl"
