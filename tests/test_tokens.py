"""One module knows the tokeniser: nothing is lost, and both builds of it cut alike."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import Extractor, ExtractorError, tokens

SENTENCES = """
岚山市规上工业增加值同比增长7.3%，高于全国1.9个百分点。
全市高新技术企业从2020年底的310家增加到2024年的742家，数量翻了一番多。
松阳县连续三年入选全国百强县，名次前移2位。
市科学技术局党组书记、局长林木介绍了全市科技创新工作情况。
推动链长巡链、成果转化贷款和吨纸能耗等工作落地见效。
青瓷文化创意产业园获评国家级夜间文化和旅游消费集聚区。
三次产业结构由6.8：43.1：50.1调整为6.2：42.7：51.1。
The GDP of Lanshan grew by 6.2 percent in 2024年。
４５３Ｘ现代化工业体系，A4纸、5G+工业互联网
𠮷林市的😀和é，〇二五年，①②③
他来到了网易杭研大厦，小明硕士毕业于中国科学院计算所
习近平新时代中国特色社会主义思想
0.5%到-3.2%之间，1,234,567元；——……《关于印发〈方案〉的通知》
""".split("\n")[1:-1]


def test_spans_are_where_the_words_stand() -> None:
    for text in SENTENCES:
        found = tokens.tokenize(text)
        assert len(found) > 1
        assert "".join(token.text for token in found) == text
        assert [text[token.start : token.end] for token in found] == [t.text for t in found]


def test_spans_count_from_the_offset() -> None:
    text = "粮食产量增长"
    plain, moved = tokens.tokenize(text), tokens.tokenize(text, offset=100)
    assert [(t.start + 100, t.end + 100, t.text, t.pos) for t in plain] == list(moved)


def test_words_by_number() -> None:
    found = tokens.tokenize("工厂产量增长", offset=5)
    every = list(found)
    assert [token.text for token in every] == ["工厂", "产量", "增长"]
    assert [found[n] for n in range(-3, 3)] == every * 2
    assert found[1:] == every[1:]
    assert found[-2:] == every[-2:]
    with pytest.raises(IndexError):
        found[3]


def test_words_by_offset() -> None:
    found = tokens.tokenize("工厂产量增长", offset=5)  # words begin at 5, 7, 9; the last ends at 11
    assert found.bounds == {5, 7, 9, 11}
    assert [found.index_at(offset) for offset in range(4, 12)] == [-1, 0, 0, 1, 1, 2, 2, 2]
    assert [found.index_from(offset) for offset in range(4, 12)] == [0, 0, 1, 1, 2, 2, 3, 3]
    assert found.at(8).text == "产量"


def test_words_by_part_of_speech() -> None:
    found = tokens.tokenize("岚山工业增长")
    assert [found[n].text for n in found.tagged(frozenset(["ns"]))] == ["岚山"]
    assert found.tagged(frozenset()) == []


def test_a_lone_surrogate_is_a_character_of_its_own() -> None:
    """A text with one cannot be encoded; its words still cover it."""
    text = "亿元\ud800增长"
    found = tokens.tokenize(text)
    assert "".join(found.words) == "亿元\ufffd增长"
    assert found.starts[-1] == len(text)
    assert tokens.cut(text) == list(found.words)


def test_no_text_has_no_words() -> None:
    found = tokens.tokenize("", offset=3)
    assert not found
    assert list(found) == []
    assert found.bounds == {3}


def test_words_and_their_kinds() -> None:
    """What rules rely on: a verb is told from a noun, and 增加值 is one word."""
    kinds = {token.text: token.pos for token in tokens.tokenize("岚山工业增加值迅速增长")}
    assert kinds["增加值"].startswith("n")
    assert kinds["增长"].startswith("v")
    assert "增加" not in kinds


def test_a_word_is_known_if_the_dictionary_has_it() -> None:
    assert tokens.is_known("增加值")
    assert not tokens.is_known("链长巡链")
    assert not tokens.is_known("\ud800市")


def test_cut_gives_the_words_alone() -> None:
    text = SENTENCES[0]
    assert tokens.cut(text) == [token.text for token in tokens.tokenize(text)]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_no_character_is_lost(text: str) -> None:
    assert "".join(token.text for token in tokens.tokenize(text)) == text


@pytest.mark.parametrize("text", SENTENCES, ids=lambda text: text[:8])
def test_both_builds_cut_alike(text: str) -> None:
    """The same words, and for each word of the dictionary the same part of speech."""
    rjieba = pytest.importorskip("rjieba")
    compiled, reference = rjieba.tag(text), tokens.reference_tagger()(text)
    assert [word for word, _ in compiled] == [word for word, _ in reference]
    known = [(a, b) for a, b in zip(compiled, reference, strict=True) if rjieba.has_word(a[0])]
    assert known
    assert [a for a, _ in known] == [b for _, b in known]


@pytest.fixture
def without_rjieba(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine on which the compiled tokeniser is not installed."""
    plain = builtins.__import__

    def refuse(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "rjieba":
            raise ModuleNotFoundError(name, name=name)
        return plain(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", refuse)
    for cached in (tokens._rjieba, tokens._tagger, tokens._dictionary):
        cached.cache_clear()
    yield
    for cached in (tokens._rjieba, tokens._tagger, tokens._dictionary):
        cached.cache_clear()


def test_one_that_does_not_load_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The version that is recorded would be the one of it, and the records jieba's."""
    (tmp_path / "rjieba.py").write_text("raise ImportError('libc.so: version\\nnot found')")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "rjieba", raising=False)
    with pytest.raises(ExtractorError, match=r"does not load: libc\.so: version not found; inst"):
        tokens._rjieba.__wrapped__()


@pytest.mark.usefixtures("without_rjieba")
def test_without_the_compiled_one_the_reference_is_used() -> None:
    assert tokens._tagger() is tokens.reference_tagger()
    assert tokens.is_known("增加值")
    assert not tokens.is_known("链长巡链")
    assert not tokens.is_known("\ud800市")
    assert "".join(tokens.cut(SENTENCES[0])) == SENTENCES[0]


def test_plain_facts_are_the_same_without_the_compiled_one(
    request: pytest.FixtureRequest,
) -> None:
    text = "\n".join(SENTENCES[:3])
    with_it = Extractor().extract(text)
    request.getfixturevalue("without_rjieba")
    assert Extractor().extract(text) == with_it
    values = [observation.text for observation in with_it.observations]
    assert values == ["7.3%", "1.9个百分点", "310家", "742家", "翻了一番多", "2位"]
    assert [recognition.honour for recognition in with_it.recognitions] == ["全国百强县"]
