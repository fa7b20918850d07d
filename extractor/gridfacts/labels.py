"""One label of a grid, the head of a column or the stub of a row, taken apart.

It may tell a time, a unit, a measure, a population; what is left is a name.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from extractor.errors import ParseError
from extractor.gridfacts.words import WHEN, GridWords
from extractor.layout.script import fold
from extractor.mentions.quantities import parse_quantity
from extractor.mentions.times import find_times

_BLANK = re.compile(r"\s+")
_NOTE = re.compile(r"(?:[①-⑳]|[*＊]+|\[\d{1,2}\]|〔\d{1,2}〕)+$")
_BRACKETS = re.compile(r"[（(]([^（）()]{1,24})[）)]")
_BEHIND = re.compile(r"[，,/:：、]([^，,/:：、]{1,8})$")
_PERCENT = re.compile(r"[%‰]$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BETWEEN = re.compile(r"[、，,；;/]")
_EDGE = "：:、，,-—–/·"


class GridUnit(NamedTuple):
    """A unit's code and what one of it is in that code."""

    code: str
    factor: Decimal


#: The unit of a plain number.
PLAIN = GridUnit("1", Decimal(1))
_HUNDRED = "=100"


class Label(NamedTuple):
    """What one label says; what it does not say is empty."""

    text: str
    name: str = ""
    units: tuple[GridUnit, ...] = ()
    measure: str | None = None
    word: str = ""  # the measure as written
    of: str | None = None  # of a rank: the measure that is ranked
    sign: int = 1
    basis: str | None = None
    scope: str | None = None
    time: str | None = None
    when: str | None = None  # month, ytd, now, before
    status: str | None = None
    corner: str | None = None
    part: bool = False
    total: bool = False
    indexed: str = ""  # what is 100: 上月=100, or 环比指数 as written
    depth: int = 0  # of the number in front of it: those of 一、 are less deep than those of （一）


class LabelReader:
    """Takes labels apart; remembers those it has met."""

    def __init__(self, words: GridWords):
        self._words = words
        self._units: dict[str, GridUnit | None] = {}

    def unit(self, text: str) -> GridUnit | None:
        """The unit that ``text`` is as a whole, or None."""
        if text not in self._units:
            if len(self._units) > 5000:  # memory stays flat
                self._units.clear()
            self._units[text] = _unit(text)
        return self._units[text]

    def units(self, text: str) -> tuple[GridUnit, ...]:
        """The units that ``text`` names and nothing else: 亿元、%; empty where it says more."""
        whole = self.unit(text)  # 微克/立方米 is one
        if whole is not None:
            return (whole,)
        found = [self.unit(part) for part in _BETWEEN.split(text)]
        return tuple(u for u in found if u) if all(found) else ()

    def unmoved(self, text: str) -> str:
        """A cell's text without the word for up or down in front of its number."""
        match = self._words.direction.match(text)
        return text[match.end() :] if match and match.end() < len(text) else text

    def read(self, text: str) -> Label:
        """The label taken apart."""
        words = self._words
        bare = _NOTE.sub("", _BLANK.sub("", fold(text))).strip(_EDGE)
        label = Label(bare)
        label, rest = self._indexed(label, bare)
        if not rest:
            return label
        front = words.numbering.match(rest)
        if front and front.end() < len(rest):
            label, rest = label._replace(depth=_depth(front.group())), rest[front.end() :]
        part = words.part_in_front.match(rest)
        if part and part.end() < len(rest):
            label, rest = label._replace(part=True), rest[part.end() :]
        label, rest = self._bracketed(label, rest)
        role = self._whole_word(label, rest)
        if role is not None:
            return role
        if not label.units:
            label, rest = self._unit_after(label, rest)
        label, rest = self._measured(label, rest)
        label, rest = self._timed(label, rest)
        return self._named(label, rest)

    def _indexed(self, label: Label, text: str) -> tuple[Label, str]:
        """Without what is 100 in a column of indices; it says how to read a plain number."""
        words = self._words
        told = words.captions["index"].search(text)
        if told is not None:
            said = next(filter(None, told.groups()), "")
            index, rest = f"{said}{_HUNDRED}", text[: told.start()] + text[told.end() :]
        elif words.is_index(text):
            index, rest = text, ""
        else:
            return label, text
        rest = "" if words.has("index", rest) else rest.strip(_EDGE)
        return label._replace(indexed=index, measure="level", units=(PLAIN,)), rest

    def _bracketed(self, label: Label, text: str) -> tuple[Label, str]:
        """Without what stands in brackets, where that is a unit, a time or a measure."""
        for match in _BRACKETS.finditer(text):
            inner = match.group(1)
            units = self.units(inner)
            measured = self._words.measure(inner.rstrip("%")) if not units else None
            if measured and inner.endswith("%"):
                units = self.units("%")
            if units:
                label = label._replace(units=units)
                if measured:
                    label = label._replace(measure=measured[0])
            elif _is_time(inner):
                label = label._replace(time=inner)
            else:
                continue
            rest = (text[: match.start()] + text[match.end() :]).strip(_EDGE)
            return label, rest
        return label, text

    def _whole_word(self, label: Label, text: str) -> Label | None:
        """The label where all of it is one word of ours, or a unit, or a year."""
        words = self._words
        if words.has("corner", text) or words.has("corner", label.text):
            corner = words.roles["corner"].get(label.text) or words.roles["corner"][text]
            return label._replace(corner=corner, name=text)
        for role in ("unit", "number", "note"):
            if words.has(role, text) or (role == "note" and words.has(role, text.rstrip("%‰"))):
                return label._replace(corner=role)
        if words.has("total", text):
            return label._replace(total=True)
        if _YEAR.fullmatch(text):
            return label._replace(time=text)
        units = () if label.units or words.measure(text) else self.units(text)
        if units:
            return label._replace(units=units)
        if words.has("name", text):
            return label._replace(name=text)
        return None

    def _unit_after(self, label: Label, text: str) -> tuple[Label, str]:
        match = _BEHIND.search(text)
        unit = self.unit(match.group(1)) if match else None
        if match and unit and match.start():
            return label._replace(units=(unit,)), text[: match.start()]
        if _PERCENT.search(text) and len(text) > 1:
            units = self.units(text[-1])
            return label._replace(units=units), text[:-1]
        return label, text

    def _measured(self, label: Label, text: str) -> tuple[Label, str]:
        """Without the measure at its end, with its basis and scope."""
        words = self._words
        if text.endswith(tuple(words.roles["name"])):
            return label, text
        match = words.measure_at_end.fullmatch(text)
        if match is None:
            match = words.base_at_end.fullmatch(text)
            if match is None:
                return label, text
            basis = words.bases[match["base"]]
            return label._replace(measure="growth", basis=basis), match["name"]
        measure, value = words.measure(match["measure"]) or ("", "")
        base = match["base"] or match["base_after"] or match["base_front"]
        alone = not match["name"] or base is not None or self._is_time(match["name"])
        if (measure in ("level", "change", "either") or value == "alone") and not alone:
            return label, text  # 进出口总额 is a name
        sign = -1 if value == "-1" else 1
        told = words.bases[base] if base else None
        label = label._replace(
            measure=measure, word=match["measure"], sign=sign, basis=told, scope=match["scope"]
        )
        ranked = words.measure(match["name"]) if measure == "rank" else None
        if ranked is not None:
            return label._replace(of=ranked[0], word=match["name"]), ""
        return label, match["name"]

    def _is_time(self, text: str) -> bool:
        return any(self._words.has(role, text) for role in WHEN) or _is_time(text)

    def _timed(self, label: Label, text: str) -> tuple[Label, str]:
        """Without a time at its begin or end."""
        words = self._words
        for role in WHEN:
            if words.has(role, text):
                return label._replace(when=role), ""
        for role in WHEN:  # 本月产量
            front = next((word for word in words.roles[role] if text.startswith(word)), "")
            if front and text[len(front) :] in words.heads:
                return label._replace(when=role), text[len(front) :]
        if not text or label.time or words.has("status", text):
            return label, text
        for time in find_times(text):
            if time.start == 0:
                label, text = label._replace(time=time.text), text[time.end :]
            elif time.end == len(text):
                label, text = label._replace(time=time.text), text[: time.start]
            else:
                continue
            break
        return label, text.strip(_EDGE)

    def _named(self, label: Label, text: str) -> Label:
        words = self._words
        for role in WHEN:
            if words.has(role, text):
                return label if label.time else label._replace(when=role)
        if words.has("status", text):
            return label._replace(status=words.roles["status"][text])
        if words.has("drop", text):
            return label
        if text in words.scopes:
            return label._replace(scope=text)
        summed = "" if words.has("name", text) else words.summed(text)
        return label._replace(name=summed or text, total=bool(summed))


def _unit(text: str) -> GridUnit | None:
    if not text or len(text) > 12 or text[0].isdigit():
        return None
    try:
        found = parse_quantity(f"1{text}")
    except ParseError:
        return None
    if found.value is None or found.unit == "1" or found.modifier or not found.unit_text:
        return None
    return GridUnit(found.unit, found.value)


def _depth(number: str) -> int:
    """How deep a numbered heading or item stands: 一、 （一） 1. （1） ①."""
    if not number[:1].isascii() and number[:1].isnumeric() and number[:1].isdigit():
        return 5  # a number in a circle
    digits = any(character.isdecimal() for character in number)
    return 1 + 2 * digits + (number[0] in "（(")


def _is_time(text: str) -> bool:
    found = find_times(text)
    return len(found) == 1 and (found[0].start, found[0].end) == (0, len(text))
