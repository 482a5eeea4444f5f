"""Whether a text is English, told by its small words; not what else it might be, nor how good the English is."""

import re
import unicodedata
from collections.abc import Iterable

_CODE = re.compile(r"```[\s\S]*?(?:```|\Z)|`[^`\n]{1,200}`|https?://\S+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ENGLISH = frozenset(
    re.findall(
        r"\w+",
        """a about after again all also always am an and any are as at back be because been before being between
        both but by can could did do does doing done down each either even every few first for from get
        go going got had has have having he her here hers him his how i if in instead into is it its just
        keep know less let like made make many maybe me more most much must my never new no nobody not
        nothing now of off on once one only or other our out over own rather right same say says see she
        should since so some someone something still such take than that the their them then there these
        they thing things think this those though through to too two under until up us use used very want
        was way we well went were what when where whether which while who why will with without would yes
        yet you your""",
    )
)
_ELSEWHERE = {
    "Spanish": """el los las del una que por para con esta este esto pero merece todas todos máxima tres puntos
    responder como más muy porque está respuesta ser es y su sus cuando también todo toda
    puntuación dar debe sin sobre yo se al lo entre tiene son fue hay eso esa así""",
    "French": """le les des une est que pour dans avec ce cette mérite tous toutes points maximale trois sur pas
    qui vous nous mais très il elle je au aux et ou réponse note donner être sont sans plus leur
    son sa ses cela du tout toute comme doit""",
    "German": """der das und ist nicht mit für von dem ein eine einen einer auf zu sich als auch bei aus wir ich
    sie er diese dieser dieses dich keine höchste verdient drei antwort bitte gib note punkte
    volle alle nach wird werden sind oder aber wie nur noch wenn""",
    "Italian": """il gli della che per con questa questo non sono una è di da dei delle nel nella anche ma più come
    risposta merita massimo ogni tre punti punteggio tutto alla al lo si se ha essere perché molto
    sua suo hanno quando""",
    "Portuguese": """os as uma que para com não esta este isso mas mais muito porque merece máxima todas todos esta
    três pontos resposta é são ao dos das pela pelo nota dar deve sem sobre também seu sua eu você
    de da do em um foi ser tem quando""",
    "Dutch": """het een van en dat niet met voor deze dit zijn maar ook wij ik hij aan bij uit naar wordt antwoord
    geef alle moet kan als nog wel om te hebben heeft je dan wat zo""",
    "Polish": """i w na nie się jest to że z do jak ale dla tego ta ten ocena odpowiedź proszę daj oraz tak po od
    przez są był była być już tylko może co""",
    "Swedish": """och att det som en är på av för med den till inte har jag vi detta denna ett om eller men ska svar
    betyg ge alla var från så kan när""",
    "Danish": """og at det som en er på af for med den til ikke har jeg vi dette denne et om eller men skal svar
    karakter giv alle var fra så kan når være""",
    "Romanian": """și este nu cu pentru la pe un o din care sau mai acest această răspuns dă toate sunt ca să în de
    fi al lui dacă fost""",
    "Czech": """a je se na že to v s z do jako ale pro tento tato odpověď prosím dej všechny není jsou by byl být
    jen také po od která který""",
    "Turkish": """ve bir bu için ile çok değil da de olarak cevap yanıt puan ver lütfen her tüm gibi ama daha en
    olan ne kadar sonra var""",
    "Indonesian": """yang dan di ini itu untuk dengan tidak dari pada adalah jawaban nilai beri ke akan saya kami anda
    juga atau semua harus bisa karena sudah""",
    "Finnish": """ja on ei että se tämä oli mutta kun niin myös vastaus anna ovat hän joka kuin vain tai olla sen
    mitä kaikki ole""",
    "Hungarian": """a az és nem hogy egy ez van meg is de mint vagy csak már válasz kérem adj minden volt lesz kell ha
    még ezt""",
    "Latin": """et est non ut cum ad ex sed quod qui quae hoc haec per ab sunt omnes responsum te tibi da esse si
    atque aut autem enim""",
    "Swahili": """na ya wa kwa ni katika hii hiyo la cha kuwa jibu hili alama kama lakini yote sana zote hayo""",
    "Tagalog": """ang ng sa na mga ito ay hindi para at ko mo ang sagot bigyan po lahat niya kung siya""",
    "Esperanto": """la kaj estas ne en de ĉi tiu tio por kun respondo donu ĉiuj sed pri kiel oni vi mi al""",
    "Vietnamese": """là và của không cho này một các có được trong với những câu trả lời điểm hãy để người như đã""",
}
_ENGLISH_ALONE = _ENGLISH - frozenset(
    re.findall(
        r"\w+",
        "a all am an as at be do get had has he her i in is it let me men most must no of on or so to was we will",
    )
)
"""Words that stand in no other language's sentences."""

_OTHERS = tuple(frozenset(words.split()) - _ENGLISH for words in _ELSEWHERE.values())
_FEWEST_WORDS = 5
"""Shorter foreign passages are names, dishes and ways of speaking."""

_SPACELESS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_SPACELESS_PER_WORD = 2
_TELLING = 20
"""So many words and hardly an English small word among them: no English, whatever else."""

_FEWEST_SMALL_WORDS = 0.04


def is_english(text: str) -> bool:
    """Whether `text` is mostly English; code, figures and addresses say nothing, and so little as a name says yes."""
    prose = _CODE.sub(" ", text)
    words = _words(prose)
    if _other_script(prose, words) * 2 > max(len(words), _FEWEST_WORDS):
        return False
    english = _share(words, _ENGLISH)
    if len(words) < _FEWEST_WORDS:
        return True
    foreign = _most_foreign(words)
    if foreign >= 2 and foreign > english:
        return False
    return len(words) < _TELLING or english / len(words) >= _FEWEST_SMALL_WORDS


def is_foreign(passage: str) -> bool:
    """Whether one sentence of at least five words is plainly in another language or script."""
    prose = _CODE.sub(" ", passage)
    words = _words(prose)
    other = _other_script(prose, words)
    if other >= _FEWEST_WORDS and other * 2 > len(words):
        return True
    if len(words) < _FEWEST_WORDS:
        return False
    foreign = _most_foreign(words)
    return foreign >= 2 and foreign > 2 * _share(words, _ENGLISH_ALONE)


def english_words(text: str) -> int:
    """How many different small English words `text` holds."""
    return len(_ENGLISH.intersection(_words(text)))


def _words(text: str) -> list[str]:
    return [word.replace("’", "'").split("'")[0] if word[0].isascii() else word for word in _found(text)]


def _found(text: str) -> Iterable[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _share(words: list[str], small: frozenset[str]) -> int:
    return sum(word in small for word in words)


def _most_foreign(words: list[str]) -> int:
    """Different small words of the one language that has most of them here."""
    different = frozenset(words)
    return max(len(different & small) for small in _OTHERS)


def _other_script(prose: str, words: list[str]) -> int:
    """Words in letters other than Latin ones; where nobody puts spaces, two characters make a word."""
    spaceless = len(_SPACELESS.findall(prose))
    spelled = sum(1 for word in words if not _SPACELESS.search(word) and not _latin(word))
    return spaceless // _SPACELESS_PER_WORD + spelled


def _latin(word: str) -> bool:
    return any(letter.isascii() or "LATIN" in unicodedata.name(letter, "") for letter in word)
