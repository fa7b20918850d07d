"""What the members of a list share, character by character: 城镇、农村 | 居民收入."""

from __future__ import annotations

from extractor.tokens import cut, is_known

_TRADE = 3  # characters of a trade that is a member by itself: 采矿业
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


def shared_tail(part: str, words: list[str], kinds: tuple[str, ...]) -> str:
    """What of the words of another member belongs to this one too.

    ``kinds``: what ends a member that is whole: 类 of 住宅类、商业类 | 均价.
    """
    whole, last = "".join(words), cut(part)[-1]
    same = whole.rfind(last) if len(last) > 1 or last in kinds else -1
    if same > 0 and same + len(last) < len(whole):
        return whole[same + len(last) :]  # 汽车制造业、器材制造业 | 产值
    if not words or len(words) > 1 and words[-1].endswith(cut(part)[-1]):
        return ""
    rest = words[0][len(part) :]  # 城镇、农村 | 居民: cut in a word that the tokeniser has whole
    own = words[0][: len(part)]  # 澳大 of 澳大利亚 is none that 巴西 stands beside
    if len(rest) > 1 and all(map(is_known, (rest, part, own))):
        return rest + "".join(words[1:])
    taken = words[0]
    index = 1
    while index < len(words) - 1 and len(taken) < len(part) and taken[-1] != part[-1]:
        if len(taken) >= _TRADE and taken.endswith(kinds):
            break  # 水路运输、采矿业 | 事故起数; but 负极材料、工业机器人 | 产量
        taken += words[index]
        index += 1
    return "".join(words[index:])
