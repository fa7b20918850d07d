"""What the members of a list share, character by character: 城镇、农村 | 居民收入."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from extractor.mentions.particles import alternatives
from extractor.rulebook import Rulebook
from extractor.tokens import cut, is_known

_HOLDER = 4  # characters of the shortest name of those that something is measured of: 商业银行
_CROSSED = 2  # things in the shortest list that has several measures in common
_TRADE = 3  # characters of a trade that is a member by itself: 采矿业
_SLASH, _OPEN, _CLOSE = "/（）"
_SHARE = ("OCC", "RATIO")  # labels of 占, and of 比重
#: What closes a name: the mark that ends one never stands twice.
CLOSE = "”’》）)】"


def overlapped(part: str, tail: str) -> str:
    """A part and what it shares, with what both have said once: 汽车 + 汽车产量.

    A tail of one character is never doubled: 服务率 + 率; the mark that ends a title never stands
    twice: 《甲》 + 》票房.
    """
    if tail[:1] in CLOSE and part.endswith(tail[:1]):
        tail = tail[1:]
    if part.endswith(tail):
        return part
    most = min(len(part), len(tail))
    same = next((n for n in range(most, 1, -1) if part.endswith(tail[:n])), 0)
    return part + tail[same:]


class Kinds(NamedTuple):
    """Words for what the members of a list are.

    Attributes:
        ends: what ends a member that is whole: 类 of 住宅类、商业类 | 均价.
        said_once: words for what each of them is: 行业.
        goods: names of goods in which the tokeniser sees several words: 新能源汽车.
    """

    ends: tuple[str, ...]
    said_once: frozenset[str]
    goods: frozenset[str] = frozenset()


def _as_one(words: list[str]) -> list[str]:
    """Words with what a slash or a bracket adds to them: 国际/港澳台, 国际（地区）| 航线."""
    out: list[str] = []
    for word in words:
        opened = bool(out) and out[-1].count(_OPEN) > out[-1].count(_CLOSE)
        if out and (opened or word in (_SLASH, _OPEN) or out[-1].endswith(_SLASH)):
            out[-1] += word
        else:
            out.append(word)
    return out


def shared_tail(part: str, words: list[str], known: Kinds) -> str:
    """What of the words of another member belongs to this one too."""
    kinds, words = known.ends, _as_one(words)
    whole, last = "".join(words), cut(part)[-1]
    ware = max((one for one in known.goods if whole.startswith(one)), key=len, default="")
    if ware and ware != whole and len(part) > 1:
        return whole.removeprefix(ware)  # 手机、新能源汽车 | 产量
    if len(part) == 1 and words and is_known(part + words[0][1:]) and len(words[0]) > 1:
        return whole[1:]  # 汽、柴油 | 价格, 内、外贸 | 吞吐量
    same = whole.rfind(last) if len(last) > 1 or last in kinds else -1
    if same > 0 and same + len(last) < len(whole):
        return whole[same + len(last) :]  # 汽车制造业、器材制造业 | 产值
    if not words or len(words) > 1 and words[-1].endswith(cut(part)[-1]):
        return ""
    rest = words[0][len(part) :]  # 城镇、农村 | 居民: cut in a word that the tokeniser has whole
    own = words[0][: len(part)]  # 澳大 of 澳大利亚 is none that 巴西 stands beside
    # 钢铁、食品饮料 share nothing
    named = len(words) > 1 or rest.endswith(kinds) or rest in known.said_once
    if len(rest) > 1 and named and all(map(is_known, (rest, part, own))):
        return rest + "".join(words[1:])
    taken = words[0]
    index = 1
    while index < len(words) - 1 and len(taken) < len(part) and taken[-1] != part[-1]:
        if len(taken) >= _TRADE and taken.endswith(kinds):
            break  # 水路运输、采矿业 | 事故起数; but 负极材料、工业机器人 | 产量
        if words[index] in known.said_once:
            break  # 食品制造、造纸 | 行业收入
        taken += words[index]
        index += 1
    tail = "".join(words[index:])
    kind = next((one for one in kinds if part.endswith(one) and tail.startswith(one)), "")
    return tail.removeprefix(kind)  # 服装类、日用品 | 类 | 零售额


def of_holder(names: list[str], holders: tuple[str, ...], heads: tuple[str, ...]) -> list[str]:
    """限额以上单位 | 化妆品、家具零售额: whose the first is, all are that are measured alike."""
    at = max((names[0].rfind(one) + len(one) for one in holders if one in names[0]), default=0)
    front, own = names[0][:at], names[0][at:]
    if at < _HOLDER or any(one in name for name in names[1:] for one in holders):
        return names
    measure = max((one for one in heads if own.endswith(one)), key=len, default="")
    if not measure or not all(name.endswith(measure) for name in names[1:]):
        return names
    return [names[0], *(front + name for name in names[1:])]


def of_region(book: Rulebook, of: str) -> str:
    """A regular expression for 占全市的比重, which all of a list can have, not of GDP.

    ``of``: what may stand after the region.
    """
    words: dict[str, set[str]] = {label: set() for label in _SHARE}
    for row in book.table("shares"):
        words.setdefault(row.get("label"), set()).add(row.word)
    occupies, share = (alternatives(frozenset(words[label])) for label in _SHARE)
    regions = alternatives(frozenset(book.table("scopes").words()))
    return f"(?:{occupies})(?:{regions})[{of}]?(?:{share})$"


def bare_from(parts: Sequence[str], measures: Collection[str]) -> int:
    """Where the bare measures of a list of things begin: 甲、乙面积、| 产量; 0 for another."""
    at = next((number for number, part in enumerate(parts) if part in measures), 0)
    return at if at >= _CROSSED and all(part in measures for part in parts[at:]) else 0


def crossed(measured: Sequence[str], bare: Sequence[str], measures: Collection[str]) -> list[str]:
    """Each measure of each thing: 甲产量、乙产量 too; empty where not all are measured alike."""
    own = max((one for one in measures if measured[-1].endswith(one)), key=len, default="")
    if not own or not all(len(one) > len(own) and one.endswith(own) for one in measured):
        return []
    things = [one.removesuffix(own) for one in measured]
    return [*measured, *(thing + other for other in bare for thing in things)]
