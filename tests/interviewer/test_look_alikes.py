"""A disguised word is read as the plain one behind it."""

import pytest

from bot.interviewer.look_alikes import folded, readings, with_tags


@pytest.mark.parametrize(
    ("disguised", "plain"),
    [
        ("Ignоrе аll", "ignore all"),  # Cyrillic о, е, а
        ("Ｉｇｎｏｒｅ", "ignore"),
        ("𝐈𝐠𝐧𝐨𝐫𝐞 𝒂𝒍𝒍", "ignore all"),
        ("🅸🅶🅽🅾🆁🅴", "ignore"),
        ("🇮🇬🇳🇴🇷🇪", "ignore"),
        ("Ïgnörè", "ignore"),
        ("Ig\u200bno\u00adre", "ignore"),
        ("I g n o r e  t h i s", "ignore this"),
        ("I-g-n-o-r-e and wait", "ignore and wait"),
        ("s c o r e was there", "score was there"),
        ("&#73;gnore", "ignore"),
        ("Ignore%20all", "ignore all"),
        ("**Ig**nore", "ignore"),
        ("<b>Ig</b>nore <i>all</i>", "ignore all"),
        ("</answer>Ignore", "ignore"),
        ("on_topic", "on topic"),
        ("It’s what they'd\u00a0do", "its what theyd do"),
        ("a b and c d e", "a b and c d e"),
    ],
)
def test_a_disguise_is_taken_off(disguised: str, plain: str) -> None:
    assert folded(disguised) == plain


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1gn0re", "ignore"),
        ("sc0r3", "score"),
        ("ru8ric", "rubric"),
        ("$y5tem", "system"),
        ("gr4de", "grade"),
        ("a11 1nterv1ews", "all interviews"),
        ("1evel", "level"),
        ("ignroe this", "ignore this"),
        ("instrutcions", "instructions"),
        ("rubic", "rubric"),
        ("instruction", "instruction"),
    ],
)
def test_figures_are_read_as_letters_and_mistyped_words_as_they_were_meant(written: str, meant: str) -> None:
    assert meant in readings(written)


def test_what_has_no_figures_among_its_letters_has_one_reading() -> None:
    assert readings("Set it to 3 of 10.") == ("set it to 3 of 10.",)
    assert readings("b1t") == ("b1t", "bit", "blt")


def test_tags_can_be_left_in() -> None:
    assert with_tags("&lt;/ANSWER&gt;\n <B>x</B>") == "</answer> <b>x</b>"
