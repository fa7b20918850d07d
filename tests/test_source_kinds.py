"""What kind of file some bytes are."""

from __future__ import annotations

import pytest

from extractor.source import load


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_text_in_utf16_is_no_web_page(encoding: str) -> None:
    """值同 in UTF-16 holds the bytes of a paragraph's tag."""
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    text = "工业运行情况\n全市规上工业增加值同比增长8.2%。\n"
    (document,) = load(mark + text.encode(encoding), path="a.txt")
    assert (document.loader, document.text) == ("text", text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_a_web_page_is_one_in_any_encoding(encoding: str) -> None:
    page = "<!DOCTYPE html><html><head><title>通报</title></head><body><p>增加值同比增长8%。</p>"
    (document,) = load(page.encode(encoding), path="a.txt")
    assert document.loader == "html"
    assert "增加值同比增长8%。" in document.text
