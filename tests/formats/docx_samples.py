"""A short leaflet with every kind of block, in every language the program knows, for the tests of Word output."""

import io
from datetime import date
from functools import lru_cache

from PIL import Image

from pipeline.languages import language
from pipeline.model.edition import Edition
from pipeline.model.kit import STANDARD, Kit, Picture, Profile, Words
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
from pipeline.text import phrases

_PHRASES = (
    phrases.DRAFT,
    phrases.DRAFT_NOTICE,
    phrases.NOTE,
    phrases.TIP,
    phrases.IMPORTANT,
    phrases.WARNING,
    phrases.CAUTION,
    phrases.ABOUT,
    phrases.OWNER,
    phrases.DEPARTMENT,
    phrases.ANOTHER_FORMAT,
    phrases.VERSION,
    phrases.REFERENCE,
    phrases.PUBLISHED,
    phrases.REVIEW,
    phrases.SOURCE_TITLE,
    phrases.PAGE,
    phrases.CONTENTS,
    phrases.CONTENTS_PAGE,
)

# How a note is called, as a label and within a sentence.
_NOTES = {
    "ar": ("ملاحظة رقم {{number}}", "ملاحظة رقم {{number}}"),
    "bn": ("টীকা {{number}}", "টীকা {{number}}"),
    "zh-Hans": ("注释{{number}}", "注释{{number}}"),
    "pl": ("Przypis {{number}}", "przypis {{number}}"),
}
# One line a phrase, in the order of _PHRASES.
_SAID = {
    "ar": """مسودة
مسودة. لم يراجع أحد هذا النص بعد. لا تعتمد عليه.
ملاحظة
نصيحة
مهم
تحذير
تنبيه
عن هذه النشرة
أعدها
القسم
إذا كانت لديك أسئلة أو كنت تحتاج إلى هذه النشرة بصيغة أخرى: {{contact}}
الإصدار
المرجع
تاريخ النشر
تراجع قبل
العنوان بالإنجليزية
صفحة {{page}} من {{total}}
المحتويات
(صفحة {{page}})""",
    "ur": """مسودہ
مسودہ۔ ابھی تک کسی نے اس متن کی جانچ نہیں کی۔ اس پر بھروسہ نہ کریں۔
نوٹ
مشورہ
اہم
انتباہ
احتیاط
اس کتابچے کے بارے میں
تیار کردہ
شعبہ
اگر آپ کے کوئی سوال ہوں یا آپ کو یہ کتابچہ کسی اور شکل میں چاہیے ہو: {{contact}}
ورژن
حوالہ
تاریخ اشاعت
نظرثانی کی تاریخ
انگریزی میں عنوان
صفحہ {{page}} از {{total}}
فہرست
(صفحہ {{page}})""",
    "bn": """খসড়া
খসড়া। এই লেখা এখনও কেউ যাচাই করেননি। এর উপর নির্ভর করবেন না।
দ্রষ্টব্য
পরামর্শ
গুরুত্বপূর্ণ
সতর্কবার্তা
সাবধান
এই প্রচারপত্র সম্পর্কে
প্রস্তুতকারী
বিভাগ
কোনো প্রশ্ন থাকলে বা এই লিফলেটটি অন্য কোনো ফরম্যাটে দরকার হলে: {{contact}}
সংস্করণ
সূত্র
প্রকাশের তারিখ
পুনরায় দেখার তারিখ
ইংরেজি শিরোনাম
পৃষ্ঠা {{page}} / {{total}}
সূচিপত্র
(পৃষ্ঠা {{page}})""",
    "zh-Hans": """草稿
草稿。此文本尚未经人核对，请勿依赖。
说明
提示
重要
警告
注意
关于本手册
编制单位
科室
如有疑问，或需要本手册的其他格式：{{contact}}
版本
编号
发布日期
复核日期
英文标题
第{{page}}页，共{{total}}页
目录
（第{{page}}页）""",
    "cy": """Drafft
Drafft. Does neb wedi gwirio'r testun hwn eto. Peidiwch â dibynnu arno.
Nodyn
Awgrym
Pwysig
Rhybudd
Gofal
Am y daflen hon
Gwnaed gan
Adran
Os oes gennych chi gwestiynau neu os oes angen y daflen hon arnoch chi mewn fformat arall: {{contact}}
Fersiwn
Cyfeirnod
Cyhoeddwyd
Adolygu erbyn
Teitl yn Saesneg
Tudalen {{page}} o {{total}}
Cynnwys
(tudalen {{page}})""",
    "es": """Borrador
Borrador. Nadie ha revisado aún este texto. No se fíe de él.
Nota
Consejo
Importante
Advertencia
Precaución
Acerca de este folleto
Elaborado por
Departamento
Si tiene preguntas o necesita este folleto en otro formato: {{contact}}
Versión
Referencia
Publicado
Revisar antes del
Título en inglés
Página {{page}} de {{total}}
Contenido
(página {{page}})""",
    "pl": """Wersja robocza
Wersja robocza. Nikt jeszcze nie sprawdził tego tekstu. Nie należy na nim polegać.
Uwaga
Wskazówka
Ważne
Ostrzeżenie
Ostrożnie
O tej ulotce
Opracowanie
Oddział
W razie pytań lub jeśli ta ulotka jest potrzebna w innym formacie: {{contact}}
Wersja
Numer
Opublikowano
Przegląd do
Tytuł po angielsku
Strona {{page}} z {{total}}
Spis treści
(strona {{page}})""",
    "ro": """Ciornă
Ciornă. Nimeni nu a verificat încă acest text. Nu vă bazați pe el.
Notă
Sfat
Important
Avertisment
Atenție
Despre acest pliant
Realizat de
Secția
Dacă aveți întrebări sau aveți nevoie de acest pliant în alt format: {{contact}}
Versiunea
Referința
Publicat
De revizuit până la
Titlul în engleză
Pagina {{page}} din {{total}}
Cuprins
(pagina {{page}})""",
}

# Title, introduction, heading, dose, four list items with two steps, subheading, two steps, alert with item,
# note, three columns, first cell, last cell, fourth column, picture, caption, owner, department, contact.
_SENTENCES = {
    "en": """Paracetamol for adults
Paracetamol **eases pain** and *lowers* a fever. Read [our page](https://www.example.org/pain).
How to take it
Take 500 mg every 6 hours, at most 4 g a day (8 tablets). About 2–4% of people feel sick.
Swallow the tablets with water.
Wait 6 hours between doses.
Look at the clock.
Write the time down.
Keep them below 25 °C.
Keep them away from children.
In an emergency
Stop taking the tablets.
Ring 020 7946 0123 or 999.
**Never** take more than 8 tablets in 24 hours.
Do not drink alcohol.
We are open from 9:00 to 17:30.\\
Write to help@example.org.
Age
Dose
How often
Adults
every 6 hours
Most in a day
A clock that shows 6 and 12.
Leave 6 hours between doses.
Example Hospital
Pharmacy
Ring 020 7946 0123 or write to help@example.org""",
    "ar": """الباراسيتامول للبالغين
الباراسيتامول **يخفف الألم** و*يخفض* الحرارة. اقرأ [صفحتنا](https://www.example.org/pain).
كيف تتناوله
تناول 500 mg كل 6 ساعات، وبحد أقصى 4 g في اليوم (8 أقراص). يشعر نحو 2–4% من الناس بالغثيان.
ابلع الأقراص مع الماء.
انتظر 6 ساعات بين الجرعات.
انظر إلى الساعة.
اكتب الوقت.
احفظها في درجة أقل من 25 °C.
احفظها بعيدًا عن الأطفال.
في حالة الطوارئ
توقف عن تناول الأقراص.
اتصل بالرقم 020 7946 0123 أو 999.
**لا** تتناول أبدًا أكثر من 8 أقراص خلال 24 ساعة.
لا تشرب الكحول.
نعمل من 9:00 إلى 17:30.\\
راسلنا على help@example.org.
العمر
الجرعة
كم مرة
البالغون
كل 6 ساعات
الحد الأقصى في اليوم
ساعة تشير إلى 6 و12.
اترك 6 ساعات بين الجرعات.
مستشفى المثال
الصيدلية
اتصل بالرقم 020 7946 0123 أو راسلنا على help@example.org""",
    "ur": """بالغوں کے لیے پیراسیٹامول
پیراسیٹامول **درد کم کرتی ہے** اور بخار *گھٹاتی* ہے۔ [ہمارا صفحہ](https://www.example.org/pain) پڑھیں۔
اسے کیسے لیں
ہر 6 گھنٹے بعد 500 mg لیں، ایک دن میں زیادہ سے زیادہ 4 g (8 گولیاں)۔ تقریباً 2–4% لوگوں کو متلی ہوتی ہے۔
گولیاں پانی کے ساتھ نگل لیں۔
خوراکوں کے درمیان 6 گھنٹے انتظار کریں۔
گھڑی دیکھیں۔
وقت لکھ لیں۔
انہیں 25 °C سے کم پر رکھیں۔
انہیں بچوں سے دور رکھیں۔
ہنگامی صورت میں
گولیاں لینا بند کر دیں۔
020 7946 0123 یا 999 پر فون کریں۔
24 گھنٹوں میں 8 سے زیادہ گولیاں **کبھی نہ** لیں۔
شراب نہ پئیں۔
ہم 9:00 سے 17:30 تک کھلے ہیں۔\\
ہمیں help@example.org پر لکھیں۔
عمر
خوراک
کتنی بار
بالغ
ہر 6 گھنٹے بعد
ایک دن میں زیادہ سے زیادہ
گھڑی جو 6 اور 12 دکھا رہی ہے۔
خوراکوں کے درمیان 6 گھنٹے چھوڑیں۔
مثالی ہسپتال
فارمیسی
020 7946 0123 پر فون کریں یا help@example.org پر لکھیں""",
    "bn": """প্রাপ্তবয়স্কদের জন্য প্যারাসিটামল
প্যারাসিটামল **ব্যথা কমায়** এবং জ্বর *নামায়*। [আমাদের পাতা](https://www.example.org/pain) পড়ুন।
কীভাবে খাবেন
প্রতি 6 ঘণ্টায় 500 mg খান, দিনে সর্বোচ্চ 4 g (8টি ট্যাবলেট)। প্রায় 2–4% মানুষের বমি ভাব হয়।
ট্যাবলেট জল দিয়ে গিলে নিন।
দুই মাত্রার মাঝে 6 ঘণ্টা অপেক্ষা করুন।
ঘড়ি দেখুন।
সময় লিখে রাখুন।
25 °C-এর নিচে রাখুন।
শিশুদের নাগালের বাইরে রাখুন।
জরুরি অবস্থায়
ট্যাবলেট খাওয়া বন্ধ করুন।
020 7946 0123 বা 999 নম্বরে ফোন করুন।
24 ঘণ্টায় 8টির বেশি ট্যাবলেট **কখনও** খাবেন না।
মদ্যপান করবেন না।
আমরা 9:00 থেকে 17:30 পর্যন্ত খোলা।\\
help@example.org ঠিকানায় লিখুন।
বয়স
মাত্রা
কতবার
প্রাপ্তবয়স্ক
প্রতি 6 ঘণ্টায়
দিনে সর্বোচ্চ
একটি ঘড়ি যা 6 ও 12 দেখায়।
দুই মাত্রার মাঝে 6 ঘণ্টা রাখুন।
উদাহরণ হাসপাতাল
ফার্মেসি
020 7946 0123 নম্বরে ফোন করুন বা help@example.org ঠিকানায় লিখুন""",
    "zh-Hans": """成人用对乙酰氨基酚
对乙酰氨基酚可**缓解疼痛**并*退烧*。请阅读[我们的网页](https://www.example.org/pain)。
如何服用
每 6 小时服用 500 mg，每天最多 4 g（8 片）。约 2–4% 的人会感到恶心。
用水吞服药片。
两次服药之间等待 6 小时。
看看时钟。
记下时间。
存放在 25 °C 以下。
放在儿童接触不到的地方。
紧急情况
停止服药。
拨打 020 7946 0123 或 999。
24 小时内**切勿**服用超过 8 片。
请勿饮酒。
我们的营业时间是 9:00 至 17:30。\\
请写信至 help@example.org。
年龄
剂量
多久一次
成人
每 6 小时
每天最多
指向 6 和 12 的时钟。
两次服药之间间隔 6 小时。
示例医院
药房
拨打 020 7946 0123 或写信至 help@example.org""",
    "cy": """Parasetamol i oedolion
Mae parasetamol yn **lleddfu poen** ac yn *gostwng* gwres. Darllenwch [ein tudalen](https://www.example.org/pain).
Sut i'w gymryd
Cymerwch 500 mg bob 6 awr, dim mwy na 4 g y dydd (8 tabled). Mae tua 2–4% o bobl yn teimlo'n sâl.
Llyncwch y tabledi â dŵr.
Arhoswch 6 awr rhwng dosau.
Edrychwch ar y cloc.
Ysgrifennwch yr amser.
Cadwch nhw o dan 25 °C.
Cadwch nhw o gyrraedd plant.
Mewn argyfwng
Peidiwch â chymryd y tabledi.
Ffoniwch 020 7946 0123 neu 999.
Peidiwch **byth** â chymryd mwy nag 8 tabled mewn 24 awr.
Peidiwch ag yfed alcohol.
Rydym ar agor o 9:00 tan 17:30.\\
Ysgrifennwch at help@example.org.
Oedran
Dos
Pa mor aml
Oedolion
bob 6 awr
Uchafswm y dydd
Cloc sy'n dangos 6 a 12.
Gadewch 6 awr rhwng dosau.
Ysbyty Enghraifft
Fferyllfa
Ffoniwch 020 7946 0123 neu ysgrifennwch at help@example.org""",
    "es": """Paracetamol para adultos
El paracetamol **alivia el dolor** y *baja* la fiebre. Lea [nuestra página](https://www.example.org/pain).
Cómo tomarlo
Tome 500 mg cada 6 horas, como máximo 4 g al día (8 comprimidos). El 2–4% de las personas siente náuseas.
Trague los comprimidos con agua.
Espere 6 horas entre dosis.
Mire el reloj.
Anote la hora.
Guárdelos por debajo de 25 °C.
Guárdelos lejos de los niños.
En una emergencia
Deje de tomar los comprimidos.
Llame al 020 7946 0123 o al 999.
**Nunca** tome más de 8 comprimidos en 24 horas.
No beba alcohol.
Abrimos de 9:00 a 17:30.\\
Escriba a help@example.org.
Edad
Dosis
Con qué frecuencia
Adultos
cada 6 horas
Máximo al día
Un reloj que marca las 6 y las 12.
Deje pasar 6 horas entre dosis.
Hospital de Ejemplo
Farmacia
Llame al 020 7946 0123 o escriba a help@example.org""",
    "pl": """Paracetamol dla dorosłych
Paracetamol **łagodzi ból** i *obniża* gorączkę. Przeczytaj [naszą stronę](https://www.example.org/pain).
Jak go przyjmować
Przyjmuj 500 mg co 6 godzin, najwyżej 4 g na dobę (8 tabletek). Około 2–4% osób odczuwa mdłości.
Połykaj tabletki, popijając wodą.
Zachowaj 6 godzin przerwy między dawkami.
Spójrz na zegar.
Zapisz godzinę.
Przechowuj poniżej 25 °C.
Przechowuj z dala od dzieci.
W nagłym wypadku
Przestań przyjmować tabletki.
Zadzwoń pod numer 020 7946 0123 lub 999.
**Nigdy** nie przyjmuj więcej niż 8 tabletek w ciągu 24 godzin.
Nie pij alkoholu.
Czynne od 9:00 do 17:30.\\
Napisz na help@example.org.
Wiek
Dawka
Jak często
Dorośli
co 6 godzin
Najwięcej na dobę
Zegar, który wskazuje 6 i 12.
Zachowaj 6 godzin przerwy między dawkami.
Szpital Przykładowy
Apteka
Zadzwoń pod numer 020 7946 0123 lub napisz na help@example.org""",
    "ro": """Paracetamol pentru adulți
Paracetamolul **alină durerea** și *scade* febra. Citiți [pagina noastră](https://www.example.org/pain).
Cum se ia
Luați 500 mg la fiecare 6 ore, cel mult 4 g pe zi (8 comprimate). Circa 2–4% dintre oameni au greață.
Înghițiți comprimatele cu apă.
Așteptați 6 ore între doze.
Uitați-vă la ceas.
Notați ora.
Păstrați-le sub 25 °C.
Nu le lăsați la îndemâna copiilor.
În caz de urgență
Nu mai luați comprimatele.
Sunați la 020 7946 0123 sau 999.
Nu luați **niciodată** mai mult de 8 comprimate în 24 de ore.
Nu beți alcool.
Suntem deschiși între 9:00 și 17:30.\\
Scrieți la help@example.org.
Vârsta
Doza
Cât de des
Adulți
la fiecare 6 ore
Cel mult pe zi
Un ceas care arată 6 și 12.
Lăsați 6 ore între doze.
Spitalul Exemplu
Farmacie
Sunați la 020 7946 0123 sau scrieți la help@example.org""",
}

TAGS = tuple(sorted(_SENTENCES))
PICTURE = "clock.png"


@lru_cache(maxsize=1)
def picture() -> Picture:
    """A plain grey picture wider than the page."""
    buffer = io.BytesIO()
    Image.new("RGB", (900, 300), "lightgrey").save(buffer, "PNG")
    return Picture(PICTURE, "image/png", buffer.getvalue(), 900, 300)


def words(tag: str) -> Words:
    """The program's words in that language."""
    said = tuple(_SAID[tag].splitlines()) if tag in _SAID else _PHRASES
    notes = (phrases.NOTE_LABEL, phrases.NOTE_MARK)
    return Words(tag, tuple(zip((*_PHRASES, *notes), (*said, *_NOTES.get(tag, notes)), strict=True)))


def kit(tag: str, profile: Profile = STANDARD, draft: bool = False) -> Kit:
    """What the format needs beside the edition."""
    return Kit(language(tag), words(tag), profile, draft, (picture(),))


def edition(tag: str) -> Edition:
    """The whole sample leaflet in that language."""
    return of_blocks(_blocks(_lines(tag)), tag)


def of_blocks(blocks: tuple[Block, ...], tag: str = "en") -> Edition:
    """An edition of these blocks, with the sample's control record."""
    owner, department, contact = _lines(tag)[-3:]
    control = Control(
        "PIL-042",
        "1.2",
        Text("control.owner", owner, Role.OWNER),
        Text("control.department", department, Role.DEPARTMENT),
        Text("control.contact", contact, Role.CONTACT),
        date(2026, 3, 2),
        date(2029, 3, 1),
        TAGS,
        ("paracetamol", "pain"),
        (),
    )
    return Edition("paracetamol", tag, "en", "Paracetamol for adults", "0" * 64, control, blocks)


def title(text: str = "Paracetamol") -> Heading:
    """A level-1 heading."""
    return Heading(Text("title", text, Role.TITLE), 1)


def paragraph(text: str, anchor: str = "p") -> Paragraph:
    """A paragraph with that inline Markdown."""
    return Paragraph(Text(anchor, text, Role.PARAGRAPH))


def bullets(*texts: str, start: int | None = None) -> Listing:
    """A list of one-paragraph items."""
    return Listing(tuple(Item((paragraph(text, f"i{index}"),)) for index, text in enumerate(texts)), start)


def table(*rows: tuple[str, ...]) -> Table:
    """A table, its first row the header."""
    cells = tuple(
        tuple(Text(f"c{row}.{column}", text, Role.CELL) for column, text in enumerate(texts))
        for row, texts in enumerate(rows)
    )
    return Table(cells[0], cells[1:])


def _lines(tag: str) -> tuple[str, ...]:
    return tuple(_SENTENCES[tag].replace("\\\n", "\\\0").replace("\n", "\1").replace("\0", "\n").split("\1"))


def _blocks(lines: tuple[str, ...]) -> tuple[Block, ...]:
    said = iter(lines)
    anchors = iter(range(100))

    def text(role: Role, words: str | None = None) -> Text:
        return Text(f"t{next(anchors)}", next(said) if words is None else words, role)

    def para() -> Paragraph:
        return Paragraph(text(Role.PARAGRAPH))

    def item() -> Item:
        return Item((Paragraph(text(Role.ITEM)),))

    def rows(columns: tuple[Text, ...], adults: str, often: str) -> Table:
        body = (("16–17", "250 mg", often, "2 g"), (adults, "500 mg–1 g", "", "4 g"))
        cells = tuple(tuple(text(Role.CELL, cell) for cell in row[: len(columns)]) for row in body)
        return Table(columns, cells)

    heading = (title(next(said)), para(), Heading(text(Role.HEADING), 2), para())
    first = item()
    second = Item((para(), Listing((item(), item()), 1)))
    third = Item((para(), para()))
    listed = Listing((first, second, third), None)
    urgent = (Heading(text(Role.HEADING), 3), Listing((item(), item()), 3))
    warning = Alert(AlertKind.WARNING, (para(), Listing((item(),), None)))
    note = Alert(AlertKind.NOTE, (para(),))
    columns = tuple(text(Role.COLUMN_HEADER) for _ in range(3))
    adults, often = next(said), next(said)
    narrow = rows(columns, adults, often)
    wide = rows(
        (*(text(Role.COLUMN_HEADER, column.words) for column in columns), text(Role.COLUMN_HEADER)), adults, often
    )
    figure = Figure(PICTURE, text(Role.PICTURE), text(Role.CAPTION))
    return (*heading, listed, *urgent, warning, note, narrow, wide, figure)
