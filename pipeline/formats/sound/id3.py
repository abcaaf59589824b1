"""ID3v2.3 tags with chapters, written frame by frame in the order given.

Formats: ID3v2.3.0 informal standard (id3.org, 1999); "ID3v2 Chapter Frame Addendum" 1.0 (2005). Version 2.3 and
not 2.4, because Windows and many older players read only that. All words are UTF-16, the one Unicode form of
2.3. Frames keep their order: players that ignore the table of contents list chapters as they stand.
"""

from collections.abc import Iterable, Sequence

_UTF16 = b"\x01"
_TOP_LEVEL_AND_ORDERED = 0x03
_NO_OFFSET = b"\xff\xff\xff\xff"
MOST_CHAPTERS = 255

# ISO 639-1 to ISO 639-2 (terminology codes), Library of Congress, 184 languages.
_ISO_639_2 = """
aa aar  ab abk  ae ave  af afr  ak aka  am amh  an arg  ar ara  as asm  av ava  ay aym  az aze  ba bak
be bel  bg bul  bh bih  bi bis  bm bam  bn ben  bo bod  br bre  bs bos  ca cat  ce che  ch cha  co cos
cr cre  cs ces  cu chu  cv chv  cy cym  da dan  de deu  dv div  dz dzo  ee ewe  el ell  en eng  eo epo
es spa  et est  eu eus  fa fas  ff ful  fi fin  fj fij  fo fao  fr fra  fy fry  ga gle  gd gla  gl glg
gn grn  gu guj  gv glv  ha hau  he heb  hi hin  ho hmo  hr hrv  ht hat  hu hun  hy hye  hz her  ia ina
id ind  ie ile  ig ibo  ii iii  ik ipk  io ido  is isl  it ita  iu iku  ja jpn  jv jav  ka kat  kg kon
ki kik  kj kua  kk kaz  kl kal  km khm  kn kan  ko kor  kr kau  ks kas  ku kur  kv kom  kw cor  ky kir
la lat  lb ltz  lg lug  li lim  ln lin  lo lao  lt lit  lu lub  lv lav  mg mlg  mh mah  mi mri  mk mkd
ml mal  mn mon  mr mar  ms msa  mt mlt  my mya  na nau  nb nob  nd nde  ne nep  ng ndo  nl nld  nn nno
no nor  nr nbl  nv nav  ny nya  oc oci  oj oji  om orm  or ori  os oss  pa pan  pi pli  pl pol  ps pus
pt por  qu que  rm roh  rn run  ro ron  ru rus  rw kin  sa san  sc srd  sd snd  se sme  sg sag  si sin
sk slk  sl slv  sm smo  sn sna  so som  sq sqi  sr srp  ss ssw  st sot  su sun  sv swe  sw swa  ta tam
te tel  tg tgk  th tha  ti tir  tk tuk  tl tgl  tn tsn  to ton  tr tur  ts tso  tt tat  tw twi  ty tah
ug uig  uk ukr  ur urd  uz uzb  ve ven  vi vie  vo vol  wa wln  wo wol  xh xho  yi yid  yo yor  za zha
zh zho  zu zul
""".split()
_BY_ISO_639_1 = dict(zip(_ISO_639_2[::2], _ISO_639_2[1::2], strict=True))


def iso_639_2(tag: str) -> str:
    """The three-letter code of a BCP 47 tag's language, "XXX" (ID3's "unknown") when there is none."""
    language = tag.split("-")[0].lower()
    return language if len(language) == 3 else _BY_ISO_639_1.get(language, "XXX")


def tag(frames: Iterable[bytes]) -> bytes:
    """A whole tag, to stand before the first sound frame. Raises ValueError above 256 MB."""
    body = b"".join(frames)
    size = len(body)
    if size >= 1 << 28:
        raise ValueError("an ID3 tag holds less than 256 MB")
    # Seven bits a byte, so that no byte looks like the start of a sound frame.
    return b"ID3\x03\x00\x00" + bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0)) + body


def text(name: str, words: str) -> bytes:
    """A text frame such as TIT2."""
    return _frame(name, _UTF16 + _utf16(words))


def user_text(description: str, words: str) -> bytes:
    """A TXXX frame: a text under a name of one's own."""
    return _frame("TXXX", _UTF16 + _ended(description) + _utf16(words))


def long_text(name: str, language: str, words: str) -> bytes:
    """A COMM (comment) or USLT (lyrics) frame without description; `language` is an ISO 639-2 code."""
    return _frame(name, _UTF16 + language.encode("ascii") + _ended("") + _utf16(words))


def contents(children: Sequence[str]) -> bytes:
    """A CTOC frame: the ids of at most 255 chapters, in order; top level."""
    return _frame(
        "CTOC",
        b"toc\0"
        + bytes((_TOP_LEVEL_AND_ORDERED, len(children)))
        + b"".join(child.encode("ascii") + b"\0" for child in children),
    )


def chapter(name: str, start: int, end: int, title: str) -> bytes:
    """A CHAP frame with its title; times in milliseconds."""
    times = start.to_bytes(4, "big") + end.to_bytes(4, "big") + 2 * _NO_OFFSET
    return _frame("CHAP", name.encode("ascii") + b"\0" + times + text("TIT2", title))


def _frame(name: str, body: bytes) -> bytes:
    return name.encode("ascii") + len(body).to_bytes(4, "big") + b"\0\0" + body


def _utf16(words: str) -> bytes:
    return b"\xff\xfe" + words.encode("utf-16-le")


def _ended(words: str) -> bytes:
    return _utf16(words) + b"\0\0"
