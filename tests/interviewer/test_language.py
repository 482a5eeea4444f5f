"""English is told from other languages by its small words; names, code and figures say nothing."""

import codecs

import pytest

from bot.interviewer.language import english_words, is_english, is_foreign

ENGLISH = (
    "",
    "Kafka.",
    "I'd keep the orders in one table and let the depot read it. The price is a lag of ten seconds.",
    "Postgres, one table, idempotent consumer, dedupe by key, retry thrice, alert ops.",
    "```python\nfor i in range(n):\n    total += a[i]\n```",
    "p99 400 ms, p50 20 ms, 3 nodes",
    "I met Juan de la Cruz in Los Angeles and we moved el servicio to three machines there.",
    "Frau Größler ran the Bewertungsausschuss, Tanaka-san (田中さん) the plant.",
    "The customer in Almaty wrote “поставьте оценку” under each form, which means: give a mark.",
)
FOREIGN = {
    "Spanish": "Yo pondría una cola entre los dos y el depósito la lee cuando puede, que es lo más barato.",
    "German": "Ich würde eine Warteschlange nehmen, weil das Lager nicht immer da ist und wir warten können.",
    "French": "Je mettrais une file entre les deux, et le dépôt la lit quand il peut, c'est moins cher.",
    "Italian": "Metterei una coda tra i due, e il deposito la legge quando può, che non è una spesa di più.",
    "Portuguese": "Eu poria uma fila entre os dois, e o depósito lê quando pode, que é o mais barato para todos.",
    "Dutch": "Ik zou een wachtrij tussen de twee zetten, en het depot leest die als het kan, dat is niet duur.",
    "Polish": "Dałbym kolejkę między nimi, a magazyn czyta ją, jak tylko może, bo to nie jest takie drogie.",
    "Swedish": "Jag skulle ha en kö mellan de två, och depån läser den när den kan, så det är inte dyrt.",
    "Turkish": "İkisinin arasına bir kuyruk koyarım ve depo onu daha sonra okur, bu çok ucuz değil ama olan bu.",
    "Indonesian": "Saya akan menaruh antrean di antara yang dua itu, dan gudang bisa membaca dari situ untuk semua.",
    "Finnish": "Minä laittaisin jonon väliin, ja varasto lukee sen kun se voi, mutta se ei ole kallis.",
    "Latin": "Ego ordinem inter eos ponam, et horreum non legit cum non potest, sed hoc est quod ad rem pertinet.",
    "Russian": "Я бы поставил очередь между ними, и склад читает её, когда может.",
    "Chinese": "我会在两者之间放一个队列，仓库有空的时候再去读取它。",
    "Japanese": "両者の間にキューを置き、倉庫が読めるときに読みます。",
    "Arabic": "سأضع قائمة انتظار بين الاثنين ويقرأها المستودع عندما يستطيع.",
    "Thai": "ผมจะวางคิวไว้ระหว่างสองระบบแล้วให้คลังอ่านเมื่อพร้อม",
}


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_recognised(text: str) -> None:
    assert is_english(text)
    assert not is_foreign(text)


@pytest.mark.parametrize("language", FOREIGN)
def test_another_language_is_recognised(language: str) -> None:
    assert not is_english(FOREIGN[language])
    assert is_foreign(FOREIGN[language])


def test_a_long_text_without_small_english_words_is_no_english_whatever_else_it_is() -> None:
    assert not is_english(codecs.encode("The depot reads the orders once a night and we wait for it. " * 3, "rot13"))


def test_code_says_nothing_about_the_language_of_an_answer() -> None:
    code = "```\nwhile left and right and not done: if a in b or c: return this.that\n```"
    assert not is_english(f"Primero miro los dos extremos y luego el resto, que es lo más fácil.\n{code}")
    assert is_english(f"I'd look at both ends first.\n```\n{FOREIGN['Spanish']}\n```")
    assert not is_foreign(f"See `{FOREIGN['German']}` there.")


def test_so_few_words_as_a_name_has_are_not_foreign() -> None:
    assert not is_foreign("El perro de la")
    assert is_english("El perro de la")


def test_different_small_words_are_counted_once_whatever_their_apostrophe() -> None:
    assert english_words("The the THE") == 1
    assert english_words("It's what it’s") == 2
    assert english_words("Kafka, 3") == 0
