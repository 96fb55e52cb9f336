"""Text in other languages is noticed; lists, tables, code and short quotations are not taken for it."""

import subprocess
import sys

import pytest

from scrubbing.detection.languages import unchecked
from scrubbing.detection.results import Unchecked
from scrubbing.document import Kind, Unit

ENGLISH = "The report was sent to the board on Tuesday, and they have asked us for more time to look at it."
GERMAN = "Sehr geehrte Damen und Herren, anbei finden Sie die Unterlagen zu dem Vertrag, den wir besprochen haben."
SAMPLES = {
    "German": GERMAN,
    "French": "Veuillez trouver le compte rendu de la réunion de mardi. Nous attendons vos remarques rapidement.",
    "Dutch": "Hierbij stuur ik u de notulen van de vergadering van dinsdag. Wij horen graag of u opmerkingen heeft.",
    "Spanish": "Adjunto le envío el acta de la reunión del martes. Esperamos sus comentarios para enviarla pronto.",
    "Polish": "W załączeniu przesyłam protokół ze spotkania, które odbyło się we wtorek. Proszę o przesłanie uwag.",
    "Turkish": "Salı günkü toplantının tutanağını ekte bulabilirsiniz. Lütfen yorumlarınızı hafta sonuna kadar iletin.",
    "Italian": "In allegato trova il verbale della riunione di martedì. Restiamo in attesa delle vostre osservazioni.",
    "Japanese": "火曜日の会議の議事録を添付します。週末までにご意見をお聞かせください。",
    "Chinese": "附上星期二会议的记录，请在周末之前把您的意见发给我们。",
    "Korean": "화요일 회의록을 첨부합니다. 주말까지 의견을 보내 주십시오.",
    "Russian": "Направляю вам протокол совещания, которое состоялось во вторник. Просим прислать замечания.",
    "Greek": "Σας αποστέλλω τα πρακτικά της συνεδρίασης της Τρίτης.",
    "Hebrew": "מצורף פרוטוקול הישיבה שהתקיימה ביום שלישי.",
    "Arabic": "أرسل إليكم محضر الاجتماع الذي عقد يوم الثلاثاء ونأمل أن ترسلوا ملاحظاتكم قبل نهاية الأسبوع.",
}


@pytest.mark.parametrize("language", SAMPLES)
def test_a_paragraph_of_another_language_is_noticed(language: str) -> None:
    units = [Unit("page 1", ENGLISH), Unit("page 2", f"{ENGLISH}\n{SAMPLES[language]}\n{ENGLISH}")]
    assert unchecked(units) == [Unchecked(language, ["page 2"])]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "German",
            "wir bieten Ihnen die Maschine FM-300 zum Preis von 48.750,00 € zzgl. 19 % MwSt. an. Die Lieferzeit "
            "beträgt 6 Wochen. Die Norm DIN EN ISO 9001 ist erfüllt, und der Satz des Pythagoras gilt auch hier.",
        ),
        (
            "French",
            "Le Comité Régional du 12 mars 2024 (PV n° 14, p. 3-7) est reporté au 19 mars 2024 à 14 h 30, Salle B 2, "
            "et M. Le Goff, Mme Kerlan et M. Riou y sont attendus pour le Budget 2025 avec les Annexes A, B et C.",
        ),
    ],
)
def test_text_with_many_capitals_and_figures_is_noticed_by_its_small_words(language: str, text: str) -> None:
    assert unchecked([Unit("page 1", text)]) == [Unchecked(language, ["page 1"])]


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "Cast: Anna van der Berg, Jan de Vries, Luca di Marco, Ines dos Santos, Eva von und zu Stein, Max am Ende, "
        "Vincent van Gogh, Ludwig van Beethoven, Charles de Gaulle and Leonardo da Vinci",
        "Order 4 of the Plat du Jour (EUR 12), 2 Crème de la Crème, 1 Coq au Vin, 3 Pain au Chocolat, 1 Pot au Feu",
        "C'est la vie, as they say.",
        "Jürgen Müller, Hans-Peter Schäfer, Uwe Groß, Günther Weiß, Käthe Böhm, Jörg Schröder, Bärbel Kühn",
        "Umsatz;Gewinn;Steuer;Zinsen\n1;2;3;4\n5;6;7;8",
        "2024-01-01 INFO worker[3] GET /api/v1/users 200 13ms\n" * 20,
        "for item in items:\n    if item.waiting and not item.done:\n        queue.append(item)\n" * 10,
        "2 tbsp olive oil, 1 onion, 3 cloves garlic, 1 tsp cumin, 400 g chickpeas, 200 ml passata, salt, pepper",
        "lol yeah gonna b there, u comin? thx. cya tmrw, ping me pls. brb gotta walk the dog haha ok np see ya",
        "Let α, β and μ be such that ΔT = αμ.",
        "",
    ],
)
def test_nothing_else_is_taken_for_another_language(text: str) -> None:
    assert unchecked([Unit("page 1", text)]) == []


def test_short_texts_are_judged_together() -> None:
    words = GERMAN.split()
    cells = [Unit(f"row {row}", " ".join(words[row * 3 : row * 3 + 3])) for row in range(6)] * 3
    (found,) = unchecked(cells)
    assert found.language == "German"
    assert "row 3" in found.locators


def test_a_file_name_is_not_read_for_its_language() -> None:
    assert unchecked([Unit("file name", GERMAN, Kind.NAME)]) == []


def test_places_are_listed_once_and_not_without_end() -> None:
    (found,) = unchecked([Unit(f"line {line // 2}", GERMAN) for line in range(200)])
    assert found.locators == [f"line {line}" for line in range(20)]


def test_english_alone_loads_no_network() -> None:
    code = (
        "import sys; from scrubbing.detection.languages import unchecked; from scrubbing.document import Unit;"
        f"unchecked([Unit('', {ENGLISH!r})]); assert 'gcld3' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
