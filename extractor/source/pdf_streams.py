"""Streams of a PDF that end early or are damaged: what is drawn by them is lost without a word."""

from __future__ import annotations

import re
import zlib

_STREAM = re.compile(rb">>\s*stream\r?\n")
_END = b"endstream"
_HEAD = 2000  # bytes of the longest dictionary before a stream; those of text are short
_FLATE = re.compile(rb"/Filter\s*(?:/FlateDecode|\[\s*/FlateDecode\s*\])")
#: Pictures and fonts hold no text; object and cross reference streams are met by the loader.
_NO_TEXT = re.compile(
    rb"/Subtype\s*/(?:Image|Type1C|CIDFontType0C|OpenType)|/Length[123]\b|/XRef|/ObjStm"
)
_MOST = 64 << 20  # bytes that one may unpack to


def damaged_streams(data: bytes) -> int:
    """How many packed streams of a PDF cannot be unpacked to their end."""
    count, at = 0, 0
    while match := _STREAM.search(data, at):
        at = match.end()
        told = data[max(0, match.start() - _HEAD) : match.start()].rpartition(b"obj")[2]
        if _FLATE.search(told) and not _NO_TEXT.search(told):
            end = data.find(_END, at)
            if end < 0:
                return count + 1
            count += not _is_whole(data[at:end])
            at = end
    return count


def _is_whole(packed: bytes) -> bool:
    unpacker = zlib.decompressobj()
    try:
        unpacker.decompress(packed, _MOST)
    except zlib.error:
        return False
    return unpacker.eof or bool(unpacker.unconsumed_tail)
