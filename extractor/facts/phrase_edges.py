"""The edges of a phrase: what only belongs inside one, 的 and joints, stands at neither end."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from extractor.facts.atoms import Atoms
from extractor.facts.roles import Roles
from extractor.mentions.words import Word

OPENING, CLOSING = "“‘（《【(", "”’）》】)"


def trimmed(
    roles: Roles, atoms: Atoms, spans: Iterable[tuple[int, int]], whole: Collection[int]
) -> tuple[tuple[int, int], ...]:
    """The spans without what only belongs inside; a ``whole`` chunk keeps its ends."""
    text = atoms.text
    out = list(spans)
    while out:
        begin, end = out[-1]
        while end > begin and end not in whole and _edge(roles, text[end - 1]):
            end -= 1
        if end > begin:
            out[-1] = (begin, end)
            break
        out.pop()
    while out:
        begin, end = out[0]
        while begin < end and begin not in whole and _edge(roles, text[begin]):
            if _qualifies(roles, atoms, begin, end):
                break
            begin += 1
        if begin < end:
            out[0] = (begin, end)
            break
        del out[0]
    return tuple(out)


def is_yearly(atoms: Atoms, at: int) -> bool:
    """True for 年均 | 浓度: an average names what it is of, 同比 does not."""
    item = atoms.items.get(at)
    return isinstance(item, Word) and item.row.get("basis") == "cagr"


def is_elided(roles: Roles, atoms: Atoms, at: int) -> bool:
    """True for 内 in 内、外贸, 中 in 中、小型企业: what it goes with is said of the next alone."""
    short = atoms.ends[at] - atoms.starts[at] == 1
    listed = short and atoms.text[at] in roles.localisers and atoms.text[at + 1 : at + 2] == "、"
    return listed and roles.role(atoms.text[at + 2 : at + 3]) == "content"


def says_which(roles: Roles, atoms: Atoms, at: int, following: str, *, glued: bool) -> bool:
    """True for an adverb that says which: 最高 | 接待, 调解 | 成功 | 案件.

    But in 案件 | 成功 | 调解 and 贷款 | 累计 | 客户 it says how.
    """
    word = atoms.items.get(at)
    if atoms.text[at] == roles.how:
        which = isinstance(word, Word) and bool(word.row.get("which"))
        return glued and which and following == roles.noun
    return atoms.text[at] == roles.adverb and following in roles.qualified


def _qualifies(roles: Roles, atoms: Atoms, at: int, end: int) -> bool:
    """True for an adverb that says which noun: 基本 | 养老保险, 新一代 | 信息技术."""
    text = atoms.text
    if is_elided(roles, atoms, at):
        return True
    if is_yearly(atoms, at) or text[at] == roles.not_:
        return at + 1 < end  # 年平均 | 浓度, 不 | 起诉率
    return text[at] == roles.adverb and at + 1 < end and text[at + 1] in roles.qualified


def _edge(roles: Roles, char: str) -> bool:
    """True for what stands in no phrase at its end."""
    return char not in OPENING + CLOSING and roles.role(char) in ("edge", "aside", "trend")
