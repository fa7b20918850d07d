"""Bytes to text: the right encoding or an error, never a wrong guess."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractor.errors import (
    EmptySourceError,
    EncodingError,
    SourceError,
    UnsupportedSourceError,
)
from extractor.source import load_path, load_text

SIMPLIFIED = "临湖市统计局发布：上半年全市新增就业3.2万人，同比增长4.5%。\r\n其中，制造业占三成。"
TRADITIONAL = "臨湖市統計局發布：上半年全市新增就業3.2萬人，同比增長4.5%。\r\n其中，製造業占三成。"


@pytest.mark.parametrize(
    ("text", "codec", "encoding"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "utf-8"),
        (SIMPLIFIED, "gbk", "gb18030"),
        (SIMPLIFIED, "gb2312", "gb18030"),
        (SIMPLIFIED + "䶮€", "gb18030", "gb18030"),
        (TRADITIONAL, "gbk", "gb18030"),
        (TRADITIONAL, "big5", "big5"),
        (TRADITIONAL + "衞", "big5hkscs", "big5"),
        (SIMPLIFIED, "utf-16", "utf-16-le"),
        (SIMPLIFIED, "utf-16-le", "utf-16-le"),
        (SIMPLIFIED, "utf-16-be", "utf-16-be"),
        (SIMPLIFIED, "utf-32", "utf-32-le"),
        ("GDP up 3%", "ascii", "utf-8"),
        ("新增就业", "gbk", "gb18030"),
        ("云麓文旅　2025-10-09 18:30　甘肃", "gbk", "gb18030"),
        ("云麓文旅　2025-10-09 18:30　甘肃", "utf-16-le", "utf-16-le"),
        ("七十载砥砺奋进！七十载沧桑巨变！", "gbk", "gb18030"),
        ("新增就业岗位", "utf-16-le", "utf-16-le"),
        ("增長四成", "big5", "big5"),
    ],
)
def test_encodings(text: str, codec: str, encoding: str) -> None:
    assert load_text(text.encode(codec)) == (text, encoding)


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    text, _ = load_text(b"\xfe\xff" + SIMPLIFIED.encode("utf-16-be"))
    assert text == SIMPLIFIED


@pytest.mark.parametrize(
    ("data", "offset"),
    [
        pytest.param(SIMPLIFIED.encode()[:-1], 114, id="cut inside a character"),
        pytest.param("增长".encode() * 9 + b"\xff" + "下降".encode(), 54, id="one bad byte"),
        pytest.param("서울특별시는 오늘 새 정책을 발표하였다".encode("euc-kr"), 0, id="Korean"),
        pytest.param("新しい政策について説明する予定である".encode("euc-jp"), 0, id="Japanese"),
        pytest.param("国土交通省発表資料".encode("euc-jp"), 0, id="Japanese without kana"),
        pytest.param("지역경제 발표하였다 추진한다".encode("euc-kr"), 0, id="Korean names"),
        pytest.param("Déjà créé à l’été".encode("cp1252"), 1, id="French"),
        pytest.param(b"\xff\xfe" + b"\x00\xd8a\x00", 2, id="UTF-16 with half a pair"),
        pytest.param(bytes(range(128, 256)) * 4, 0, id="noise"),
    ],
)
def test_what_no_encoding_explains_is_an_error(data: bytes, offset: int) -> None:
    with pytest.raises(EncodingError) as caught:
        load_text(data, path="a.txt")
    assert caught.value.offset == offset
    assert f"(byte {offset})" in str(caught.value)
    assert str(caught.value).startswith("a.txt: ")


@pytest.mark.parametrize("data", [b"", b" \r\n\t", "\ufeff\u3000".encode()])
def test_empty(data: bytes) -> None:
    with pytest.raises(EmptySourceError) as caught:
        load_text(data)
    assert caught.value.reason == "empty"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x00\x01\x02\x03text", "binary"),
        (SIMPLIFIED.encode() + b"\0\0\0" + SIMPLIFIED.encode(), "binary"),
        (b"\x89PNG\r\n\x1a\n\0\0", "image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "image"),
        (b"%PDF-1.7\n", "pdf"),
        (b"PK\x03\x04\x14\0", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "old-office"),
        (b"\x7fELF\x02", "program"),
    ],
)
def test_binary_files_are_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnsupportedSourceError) as caught:
        load_text(data)
    assert caught.value.reason == reason


def test_text_that_begins_like_a_binary_file() -> None:
    assert load_text("BMW集团上半年交付量增长".encode())[0].startswith("BMW")
    assert load_text(b"MZ index rises 3 points")[0].startswith("MZ")


def test_paths(tmp_path: Path) -> None:
    good = tmp_path / "稿.txt"
    good.write_bytes(SIMPLIFIED.encode("gb18030"))
    document = load_path(good)
    assert (document.text, document.encoding, document.loader) == (SIMPLIFIED, "gb18030", "text")
    assert document.path == str(good)
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    os.mkfifo(tmp_path / "pipe")
    for name, reason in [
        (".", "folder"),
        ("none.txt", "missing"),
        ("link", "broken-link"),
        ("pipe", "fifo"),
        ("x" * 300, "unreadable"),
        ("稿.txt/a", "unreadable"),
    ]:
        with pytest.raises(SourceError) as caught:
            load_path(tmp_path / name)
        assert caught.value.reason == reason
        assert "\n" not in str(caught.value)


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_text("增" * 100, encoding="utf-8")
    assert load_path(path, limit=300).text == "增" * 100
    with pytest.raises(SourceError) as caught:
        load_path(path, limit=299)
    assert caught.value.reason == "too-large"


@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_an_error(data: bytes) -> None:
    try:
        text, encoding = load_text(data)
    except SourceError:
        return
    again = text.encode("big5hkscs" if encoding == "big5" else encoding)
    assert data.endswith(again)


@example("1\\0\x1f")  # its bytes are one Chinese character and one Greek, two to each
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
def test_utf8_always_comes_back(text: str) -> None:
    data = text.encode()
    if not text.strip() or data.startswith((b"%PDF", b"PK")):
        return
    try:
        found, encoding = load_text(data)
    except (EmptySourceError, UnsupportedSourceError):
        return
    assert encoding == "utf-8"
    assert found == text.removeprefix("\ufeff")
