"""One short leaflet in every language that leaflets are translated into, and the page made of it."""

import struct
import zlib
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from lxml import html as lxml_html

from pipeline.formats.html import render
from pipeline.languages import language, tags
from pipeline.model.edition import Edition
from pipeline.model.kit import STANDARD, Download, Kit, Picture, Sibling, Words
from pipeline.model.leaflet import (
    Alert,
    AlertKind,
    Block,
    Control,
    Figure,
    Heading,
    Item,
    Listing,
    Paragraph,
    Role,
    Table,
    Text,
)
from pipeline.model.narration import Narration, Sound
from pipeline.steps.narrate import narrate
from pipeline.steps.script import script
from pipeline.text import phrases
from pipeline.text.typeset import NO_BREAK

# One short leaflet in every language; the same names in each.
SENTENCES: dict[str, dict[str, str]] = {
    "en": {
        "title": "Taking paracetamol at home",
        "intro": "Paracetamol eases pain. Take **500 mg** or 1 g at a time. Ask us on **020 7946 0000**.",
        "before": "Before you start",
        "limit": "Do not take more than 4 g in 24 hours.",
        "label": "Read the label.",
        "wait": "Wait 4 to 6 hours before the *next* dose.",
        "time": "Write down the time, for example 08:30.",
        "dose": "How much to take",
        "column 1": "Age",
        "column 2": "Dose",
        "column 3": "How often",
        "age": "16 years and over",
        "amount": "500 mg to 1 g",
        "often": "Up to 4 times a day",
        "young": "10 to 15 years",
        "less": "Less than 500 mg",
        "picture": "A blister pack with 10 tablets",
        "caption": "One pack holds 10 tablets of 500 mg.",
        "help": "Getting help",
        "call": "Write to [our pharmacy](mailto:pharmacy@example.org).\\\nWe are open from 09:00 to 17:00.",
        "more": "Read more on [the NHS website](https://www.nhs.uk/medicines/).",
        "owner": "Northbridge Hospital",
        "department": "Pharmacy",
        "contact": "020 7946 0000, pharmacy@example.org",
    },
    "cy": {
        "title": "Cymryd parasetamol gartref",
        "intro": "Mae parasetamol yn lleddfu poen. Cymerwch **500 mg** neu 1 g ar y tro. Ffoniwch **020 7946 0000**.",
        "before": "Cyn i chi ddechrau",
        "limit": "Peidiwch â chymryd mwy na 4 g mewn 24 awr.",
        "label": "Darllenwch y label.",
        "wait": "Arhoswch 4 i 6 awr cyn y dos *nesaf*.",
        "time": "Ysgrifennwch yr amser, er enghraifft 08:30.",
        "dose": "Faint i'w gymryd",
        "column 1": "Oedran",
        "column 2": "Dos",
        "column 3": "Pa mor aml",
        "age": "16 oed a throsodd",
        "amount": "500 mg i 1 g",
        "often": "Hyd at 4 gwaith y dydd",
        "young": "10 i 15 oed",
        "less": "Llai na 500 mg",
        "picture": "Pecyn o 10 tabled",
        "caption": "Mae 10 tabled 500 mg mewn un pecyn.",
        "help": "Cael help",
        "call": "Ysgrifennwch at [ein fferyllfa](mailto:pharmacy@example.org).\\\nRydym ar agor o 09:00 i 17:00.",
        "more": "Darllenwch fwy ar [wefan yr NHS](https://www.nhs.uk/medicines/).",
        "owner": "Ysbyty Northbridge",
        "department": "Fferyllfa",
        "contact": "020 7946 0000, pharmacy@example.org",
    },
    "es": {
        "title": "Tomar paracetamol en casa",
        "intro": "El paracetamol alivia el dolor. Tome **500 mg** o 1 g cada vez. Llámenos al **020 7946 0000**.",
        "before": "Antes de empezar",
        "limit": "No tome más de 4 g en 24 horas.",
        "label": "Lea la etiqueta.",
        "wait": "Espere de 4 a 6 horas antes de la *siguiente* dosis.",
        "time": "Anote la hora, por ejemplo 08:30.",
        "dose": "Cuánto tomar",
        "column 1": "Edad",
        "column 2": "Dosis",
        "column 3": "Cada cuánto",
        "age": "16 años o más",
        "amount": "500 mg a 1 g",
        "often": "Hasta 4 veces al día",
        "young": "10 a 15 años",
        "less": "Menos de 500 mg",
        "picture": "Un blíster con 10 comprimidos",
        "caption": "Un envase contiene 10 comprimidos de 500 mg.",
        "help": "Cómo obtener ayuda",
        "call": "Escriba a [nuestra farmacia](mailto:pharmacy@example.org).\\\nAbrimos de 09:00 a 17:00.",
        "more": "Lea más en [el sitio web del NHS](https://www.nhs.uk/medicines/).",
        "owner": "Hospital Northbridge",
        "department": "Farmacia",
        "contact": "020 7946 0000, pharmacy@example.org",
    },
    "pl": {
        "title": "Przyjmowanie paracetamolu w domu",
        "intro": "Paracetamol łagodzi ból. Należy przyjąć **500 mg** lub 1 g naraz. Telefon: **020 7946 0000**.",
        "before": "Zanim zaczniesz",
        "limit": "Nie przyjmować więcej niż 4 g w ciągu 24 godzin.",
        "label": "Przeczytaj etykietę.",
        "wait": "Odczekaj od 4 do 6 godzin przed *następną* dawką.",
        "time": "Zapisz godzinę, na przykład 08:30.",
        "dose": "Ile przyjmować",
        "column 1": "Wiek",
        "column 2": "Dawka",
        "column 3": "Jak często",
        "age": "16 lat i więcej",
        "amount": "500 mg do 1 g",
        "often": "Do 4 razy dziennie",
        "young": "10 do 15 lat",
        "less": "Mniej niż 500 mg",
        "picture": "Blister z 10 tabletkami",
        "caption": "Jedno opakowanie zawiera 10 tabletek po 500 mg.",
        "help": "Gdzie szukać pomocy",
        "call": "Napisz do [naszej apteki](mailto:pharmacy@example.org).\\\nPracujemy od 09:00 do 17:00.",
        "more": "Więcej na [stronie NHS](https://www.nhs.uk/medicines/).",
        "owner": "Szpital Northbridge",
        "department": "Apteka",
        "contact": "020 7946 0000, pharmacy@example.org",
    },
    "ro": {
        "title": "Paracetamolul acasă",
        "intro": "Paracetamolul alină durerea. Luați **500 mg** sau 1 g o dată. Sunați la **020 7946 0000**.",
        "before": "Înainte de a începe",
        "limit": "Nu luați mai mult de 4 g în 24 de ore.",
        "label": "Citiți eticheta.",
        "wait": "Așteptați 4 până la 6 ore înainte de doza *următoare*.",
        "time": "Notați ora, de exemplu 08:30.",
        "dose": "Cât să luați",
        "column 1": "Vârsta",
        "column 2": "Doza",
        "column 3": "Cât de des",
        "age": "16 ani și peste",
        "amount": "500 mg până la 1 g",
        "often": "De cel mult 4 ori pe zi",
        "young": "10 până la 15 ani",
        "less": "Mai puțin de 500 mg",
        "picture": "Un blister cu 10 comprimate",
        "caption": "O cutie conține 10 comprimate de 500 mg.",
        "help": "Unde găsiți ajutor",
        "call": "Scrieți la [farmacia noastră](mailto:pharmacy@example.org).\\\nProgram: 09:00 până la 17:00.",
        "more": "Citiți mai mult pe [site-ul NHS](https://www.nhs.uk/medicines/).",
        "owner": "Spitalul Northbridge",
        "department": "Farmacie",
        "contact": "020 7946 0000, pharmacy@example.org",
    },
    "ar": {
        "title": "تناول الباراسيتامول في المنزل",
        "intro": "الباراسيتامول يخفف الألم. تناول **500 mg** أو 1 g في المرة. اتصل بنا على **020 7946 0000**.",
        "before": "قبل أن تبدأ",
        "limit": "لا تتناول أكثر من 4 g خلال 24 ساعة.",
        "label": "اقرأ الملصق.",
        "wait": "انتظر من 4 إلى 6 ساعات قبل الجرعة *التالية*.",
        "time": "اكتب الوقت، مثلا 08:30.",
        "dose": "كم تتناول",
        "column 1": "العمر",
        "column 2": "الجرعة",
        "column 3": "عدد المرات",
        "age": "16 سنة فأكثر",
        "amount": "من 500 mg إلى 1 g",
        "often": "حتى 4 مرات في اليوم",
        "young": "من 10 إلى 15 سنة",
        "less": "أقل من 500 mg",
        "picture": "شريط فيه 10 أقراص",
        "caption": "في العلبة 10 أقراص من 500 mg.",
        "help": "الحصول على المساعدة",
        "call": "اكتب إلى [صيدليتنا](mailto:pharmacy@example.org).\\\nنفتح من 09:00 إلى 17:00.",
        "more": "اقرأ المزيد على [موقع NHS](https://www.nhs.uk/medicines/).",
        "owner": "مستشفى نورثبريدج",
        "department": "الصيدلية",
        "contact": "020 7946 0000، pharmacy@example.org",
    },
    "ur": {
        "title": "گھر پر پیراسیٹامول لینا",
        "intro": "پیراسیٹامول درد کم کرتی ہے۔ ایک وقت میں **500 mg** یا 1 g لیں۔ ہمیں **020 7946 0000** پر فون کریں۔",
        "before": "شروع کرنے سے پہلے",
        "limit": "24 گھنٹوں میں 4 g سے زیادہ نہ لیں۔",
        "label": "لیبل پڑھیں۔",
        "wait": "*اگلی* خوراک سے پہلے 4 سے 6 گھنٹے انتظار کریں۔",
        "time": "وقت لکھ لیں، مثلاً 08:30۔",
        "dose": "کتنی مقدار لینی ہے",
        "column 1": "عمر",
        "column 2": "خوراک",
        "column 3": "کتنی بار",
        "age": "16 سال یا اس سے زیادہ",
        "amount": "500 mg سے 1 g تک",
        "often": "دن میں 4 بار تک",
        "young": "10 سے 15 سال",
        "less": "500 mg سے کم",
        "picture": "10 گولیوں کا پتا",
        "caption": "ایک ڈبے میں 500 mg کی 10 گولیاں ہیں۔",
        "help": "مدد حاصل کرنا",
        "call": "[ہماری فارمیسی](mailto:pharmacy@example.org) کو لکھیں۔\\\nہم 09:00 سے 17:00 تک کھلے ہیں۔",
        "more": "مزید [NHS کی ویب سائٹ](https://www.nhs.uk/medicines/) پر پڑھیں۔",
        "owner": "نارتھ برج ہسپتال",
        "department": "فارمیسی",
        "contact": "020 7946 0000، pharmacy@example.org",
    },
    "bn": {
        "title": "বাড়িতে প্যারাসিটামল খাওয়া",
        "intro": "প্যারাসিটামল ব্যথা কমায়। একবারে **500 mg** বা 1 g খান। **020 7946 0000** নম্বরে ফোন করুন।",
        "before": "শুরু করার আগে",
        "limit": "24 ঘণ্টায় 4 g-এর বেশি খাবেন না।",
        "label": "লেবেল পড়ুন।",
        "wait": "*পরের* ডোজের আগে 4 থেকে 6 ঘণ্টা অপেক্ষা করুন।",
        "time": "সময় লিখে রাখুন, যেমন 08:30।",
        "dose": "কতটা খাবেন",
        "column 1": "বয়স",
        "column 2": "ডোজ",
        "column 3": "কতবার",
        "age": "16 বছর ও তার বেশি",
        "amount": "500 mg থেকে 1 g",
        "often": "দিনে 4 বার পর্যন্ত",
        "young": "10 থেকে 15 বছর",
        "less": "500 mg-এর কম",
        "picture": "10টি ট্যাবলেটের পাতা",
        "caption": "এক প্যাকেটে 500 mg-এর 10টি ট্যাবলেট থাকে।",
        "help": "সাহায্য পাওয়া",
        "call": "[আমাদের ফার্মেসিতে](mailto:pharmacy@example.org) লিখুন।\\\n09:00 থেকে 17:00 পর্যন্ত খোলা।",
        "more": "[NHS ওয়েবসাইটে](https://www.nhs.uk/medicines/) আরও পড়ুন।",
        "owner": "নর্থব্রিজ হাসপাতাল",
        "department": "ফার্মেসি",
        "contact": "020 7946 0000, pharmacy@example.org",
    },
    "zh-Hans": {
        "title": "在家服用对乙酰氨基酚",
        "intro": "对乙酰氨基酚可以缓解疼痛。每次服用 **500 mg** 或 1 g。请致电 **020 7946 0000** 咨询。",
        "before": "开始之前",
        "limit": "24 小时内不要超过 4 g。",
        "label": "请阅读标签。",
        "wait": "等待 4 到 6 小时再服用*下一次*剂量。",
        "time": "请写下时间，例如 08:30。",
        "dose": "服用多少",
        "column 1": "年龄",
        "column 2": "剂量",
        "column 3": "次数",
        "age": "16 岁及以上",
        "amount": "500 mg 至 1 g",
        "often": "每天最多 4 次",
        "young": "10 至 15 岁",
        "less": "少于 500 mg",
        "picture": "一板 10 片的药片",
        "caption": "每盒有 10 片，每片 500 mg。",
        "help": "获得帮助",
        "call": "请写信给[我们的药房](mailto:pharmacy@example.org)。\\\n开放时间为 09:00 至 17:00。",
        "more": "请在 [NHS 网站](https://www.nhs.uk/medicines/)阅读更多内容。",
        "owner": "诺斯布里奇医院",
        "department": "药房",
        "contact": "020 7946 0000，pharmacy@example.org",
    },
}

# The program's own words in three scripts; the other languages meet the English ones, as before translation.
SAID: dict[str, dict[str, str]] = {
    "ar": {
        phrases.DRAFT: "مسودة",
        phrases.DRAFT_NOTICE: "مسودة. لم يراجع أحد هذا النص بعد. لا تعتمد عليه.",
        phrases.NOTE: "ملاحظة",
        phrases.TIP: "نصيحة",
        phrases.IMPORTANT: "مهم",
        phrases.WARNING: "تحذير",
        phrases.CAUTION: "احتياط",
        phrases.ABOUT: "عن هذه النشرة",
        phrases.OWNER: "إعداد",
        phrases.DEPARTMENT: "القسم",
        phrases.CONTACT: "للاتصال",
        phrases.VERSION: "الإصدار",
        phrases.REFERENCE: "المرجع",
        phrases.PUBLISHED: "تاريخ النشر",
        phrases.REVIEW: "المراجعة قبل",
        phrases.SOURCE_TITLE: "العنوان بالإنجليزية",
        phrases.SKIP: "انتقل إلى النص",
        phrases.CONTENTS: "المحتويات",
        phrases.LANGUAGES: "هذه النشرة بلغات أخرى",
        phrases.FORMATS: "هذه النشرة بصيغ أخرى",
        phrases.WORD: "مستند Word",
        phrases.LARGE_PRINT: "طباعة كبيرة (مستند Word)",
        phrases.AUDIO: "صوت (MP3)",
        phrases.LISTEN: "استمع إلى هذه النشرة",
        phrases.BACK: "الرجوع 10 ثوانٍ",
        phrases.FORWARD: "التقديم 10 ثوانٍ",
        phrases.SPEED: "السرعة",
        phrases.CHOOSE: "اختر جملة للاستماع ابتداءً منها",
    },
    "ur": {
        phrases.DRAFT: "مسودہ",
        phrases.DRAFT_NOTICE: "مسودہ۔ اس متن کو ابھی کسی نے نہیں جانچا۔ اس پر بھروسا نہ کریں۔",
        phrases.NOTE: "نوٹ",
        phrases.TIP: "مشورہ",
        phrases.IMPORTANT: "اہم",
        phrases.WARNING: "خبردار",
        phrases.CAUTION: "احتیاط",
        phrases.ABOUT: "اس کتابچے کے بارے میں",
        phrases.OWNER: "تیار کردہ",
        phrases.DEPARTMENT: "شعبہ",
        phrases.CONTACT: "رابطہ",
        phrases.VERSION: "ورژن",
        phrases.REFERENCE: "حوالہ",
        phrases.PUBLISHED: "تاریخ اشاعت",
        phrases.REVIEW: "نظر ثانی کی تاریخ",
        phrases.SOURCE_TITLE: "انگریزی عنوان",
        phrases.SKIP: "متن پر جائیں",
        phrases.CONTENTS: "فہرست",
        phrases.LANGUAGES: "یہ کتابچہ دوسری زبانوں میں",
        phrases.FORMATS: "یہ کتابچہ دوسری شکلوں میں",
        phrases.WORD: "Word دستاویز",
        phrases.LARGE_PRINT: "بڑے حروف (Word دستاویز)",
        phrases.AUDIO: "آڈیو (MP3)",
        phrases.LISTEN: "یہ کتابچہ سنیں",
        phrases.BACK: "10 سیکنڈ پیچھے",
        phrases.FORWARD: "10 سیکنڈ آگے",
        phrases.SPEED: "رفتار",
        phrases.CHOOSE: "وہ جملہ چنیں جہاں سے سننا ہے",
    },
    "zh-Hans": {
        phrases.DRAFT: "草稿",
        phrases.DRAFT_NOTICE: "草稿。尚未有人检查此文本。请勿依赖。",
        phrases.NOTE: "说明",
        phrases.TIP: "提示",
        phrases.IMPORTANT: "重要",
        phrases.WARNING: "警告",
        phrases.CAUTION: "小心",
        phrases.ABOUT: "关于本单张",
        phrases.OWNER: "制作",
        phrases.DEPARTMENT: "部门",
        phrases.CONTACT: "联系方式",
        phrases.VERSION: "版本",
        phrases.REFERENCE: "编号",
        phrases.PUBLISHED: "发布日期",
        phrases.REVIEW: "复审日期",
        phrases.SOURCE_TITLE: "英文标题",
        phrases.SKIP: "跳到正文",
        phrases.CONTENTS: "目录",
        phrases.LANGUAGES: "本单张的其他语言版本",
        phrases.FORMATS: "本单张的其他格式",
        phrases.WORD: "Word 文档",
        phrases.LARGE_PRINT: "大字版（Word 文档）",
        phrases.AUDIO: "音频（MP3）",
        phrases.LISTEN: "收听本单张",
        phrases.BACK: "后退 10 秒",
        phrases.FORWARD: "前进 10 秒",
        phrases.SPEED: "速度",
        phrases.CHOOSE: "选择从哪一句开始听",
    },
}
ISOLATES = "".join(map(chr, (0x2066, 0x2067, 0x2068, 0x2069)))
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def png(width: int, height: int) -> bytes:
    """A picture of one grey, without any library."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xc0" * width) * height, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def leaflet_edition(tag: str, **other: str) -> Edition:
    """An edition with every kind of block; `other` replaces some of its sentences."""
    words = {**SENTENCES[tag], **other}
    used: Counter[str] = Counter()

    def text(name: str, role: Role = Role.PARAGRAPH) -> Text:
        used[name] += 1
        anchor = name.replace(" ", "-")
        return Text(anchor if used[name] == 1 else f"{anchor}-{used[name]}", words[name], role)

    def paragraph(name: str) -> Paragraph:
        return Paragraph(text(name))

    def heading(name: str, level: int) -> Heading:
        return Heading(text(name, Role.TITLE if level == 1 else Role.HEADING), level)

    def alert(kind: AlertKind, *blocks: Block) -> Alert:
        return Alert(kind, blocks)

    nested = Listing((Item((paragraph("time"),)), Item((paragraph("label"),))), None)
    steps = Listing((Item((paragraph("label"), nested)), Item((paragraph("wait"),))), 3)
    header = tuple(text(f"column {number}", Role.COLUMN_HEADER) for number in (1, 2, 3))
    empty = Text("empty", "", Role.CELL)
    table = Table(
        header,
        (
            (text("age", Role.CELL), text("amount", Role.CELL), text("often", Role.CELL)),
            (text("young", Role.CELL), text("less", Role.CELL), empty),
        ),
    )
    blocks: tuple[Block, ...] = (
        heading("title", 1),
        paragraph("intro"),
        alert(AlertKind.WARNING, paragraph("limit"), Listing((Item((paragraph("label"),)),), None)),
        heading("before", 2),
        paragraph("wait"),
        steps,
        alert(AlertKind.NOTE, paragraph("time")),
        heading("dose", 2),
        table,
        alert(AlertKind.TIP, paragraph("label")),
        Figure("pack.png", text("picture", Role.PICTURE), text("caption", Role.CAPTION)),
        Figure("pack.png", text("picture", Role.PICTURE), None),
        alert(AlertKind.CAUTION, paragraph("wait")),
        heading("help", 2),
        paragraph("call"),
        heading("before", 3),
        paragraph("more"),
        alert(AlertKind.IMPORTANT, paragraph("limit")),
    )
    return Edition(
        leaflet="paracetamol",
        tag=tag,
        source_tag="en",
        source_title=SENTENCES["en"]["title"],
        source_digest="0" * 64,
        control=Control(
            reference="PIL-0042",
            version="1.3",
            owner=Text("owner", words["owner"], Role.OWNER),
            department=Text("department", words["department"], Role.DEPARTMENT),
            contact=Text("contact", words["contact"], Role.CONTACT),
            published=date(2026, 3, 2),
            review=date(2029, 3, 2),
            languages=tuple(SENTENCES),
            keywords=("paracetamol", "pain"),
            variables=(),
        ),
        blocks=blocks,
    )


def leaflet_kit(tag: str, draft: bool = True) -> Kit:
    """Everything the page can show, in the words of that language where there are any."""
    said = SAID.get(tag, {})
    words = Words(
        tag if said or tag == "en" else "en",
        tuple((phrase.words, said.get(phrase.words, phrase.words)) for phrase in phrases.PHRASES),
    )
    others = [language(other) for other in tags() if other != tag]
    return Kit(
        language=language(tag),
        words=words,
        profile=STANDARD,
        draft=draft,
        pictures=(Picture("pack.png", "image/png", png(480, 160), 480, 160),),
        siblings=tuple(Sibling(o.tag, o.own_name, o.direction, f"../{o.tag}/paracetamol.html") for o in others),
        downloads=tuple(
            Download(href, words.say(label), media_type)
            for href, label, media_type in (
                ("paracetamol.docx", phrases.WORD, DOCX),
                ("paracetamol-large.docx", phrases.LARGE_PRINT, DOCX),
                ("paracetamol.mp3", phrases.AUDIO, "audio/mpeg"),
            )
        ),
    )


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@lru_cache(maxsize=32)
def narration_of(edition: Edition, kit: Kit) -> Narration:
    """The leaflet spoken by a voice that says nothing, a fiftieth of a second for each letter."""

    def speak(text: str) -> Sound:
        return Sound(bytes(2 * len(text) * 441), 22050)

    return narrate(script(edition, kit.language, kit.words, kit.draft), speak, "silence")


def heard(edition: Edition, kit: Kit) -> Kit:
    """The kit as a build makes it: with the narration and the sizes of the files."""
    sizes = (41_200, 44_900, 2_412_345)
    downloads = tuple(replace(file, size=size) for file, size in zip(kit.downloads, sizes, strict=True))
    return replace(kit, downloads=downloads, narration=narration_of(edition, kit))


@lru_cache(maxsize=64)
def page_bytes(tag: str, draft: bool = True) -> bytes:
    return render(leaflet_edition(tag), leaflet_kit(tag, draft))


@lru_cache(maxsize=64)
def heard_page(tag: str, draft: bool = True) -> bytes:
    """The page with everything on it, as a build makes it."""
    edition = leaflet_edition(tag)
    return render(edition, heard(edition, leaflet_kit(tag, draft)))


def tree(page: bytes) -> Any:
    """The page as a browser without scripts would take it in; line breaks read as spaces."""
    root = lxml_html.document_fromstring(page.decode("utf-8"))
    for line_break in root.iter("br"):
        line_break.tail = " " + (line_break.tail or "")
    return root


def one(root: Any, path: str) -> Any:
    found = root.xpath(path)
    assert len(found) == 1, f"{path}: {len(found)} found"
    return found[0]


def read(text: str) -> str:
    """A text without what the page adds to it: no-break spaces and direction isolates."""
    return "".join(c for c in text if c not in ISOLATES).replace(NO_BREAK, " ")


def unit_words(element: Any) -> str:
    return read(element.get("alt") if element.tag == "img" else element.text_content())


# What people could write to break a page.
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "</p></main><iframe src=//evil.example></iframe>",
    "</title></style><script>alert(1)</script>",
    "<!-- no comment",
    "--><b>bold</b>",
    "<![CDATA[ x ]]>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;b&#62;",
    "{{ 7 * 7 }} {% raw %} {# x #}",
    r"{0.\_\_class\_\_} %s %(x)s $x",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#9;script:alert(1))",
    "[x](data:text/html,x)",
    "[x](//evil.example)",
    "![x](//evil.example/x.png)",
    "abc \u202e def",
    '"} body { display: none } @import url(//evil.example/x.css); a { content: "',
    "\\",
)


def flooded(words: str, tag: str = "en") -> bytes:
    """The page when everything that people can write reads `words`."""
    edition = leaflet_edition(tag, **dict.fromkeys(SENTENCES["en"], words))
    control = replace(edition.control, reference=words, version=words, keywords=(words,))
    kit = leaflet_kit(tag)
    return render(
        replace(edition, source_title=words, control=control),
        replace(
            kit,
            words=Words(tag, tuple((phrase.words, words) for phrase in phrases.PHRASES)),
            siblings=tuple(replace(sibling, own_name=words, href=words) for sibling in kit.siblings),
            downloads=tuple(replace(file, label=words) for file in kit.downloads),
        ),
    )
