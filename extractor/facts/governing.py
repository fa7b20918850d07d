"""What a word of aiming or expecting governs: before a verb, it says that nothing is done yet.

将 is such a word and a particle: 将新建学校12所 is to come, 将利率从4.25%下调至4% tells what was
done to something that stands between it and its verb.
"""

from __future__ import annotations

from extractor.facts.atoms import Atoms
from extractor.facts.roles import Roles
from extractor.mentions.words import Word

_ONLY = "yes"  # what a word of status stands in front of, and of nothing else
_PHRASE = 6  # atoms of the name of what moves
_ENDS = "，。；：！？"
#: From what says most of how sure a thing is to what says least.
SUREST = ("target", "forecast", "planned", "actual", "")


def is_sure(roles: Roles, atoms: Atoms, at: int, end: int) -> bool:
    """Whether the word of status at an atom says of its clause how sure it is.

    Not where it has an object (将利率下调), nor in front of one's own end (为确保安全，…); ``end``
    is that of the field it stands in.
    """
    word = atoms.items.get(at)
    if not isinstance(word, Word) or atoms.text[at - 1 : at] == roles.for_:
        return False
    governs = word.row.get("verb")
    return not governs or _before_verb(roles, atoms, at, end, only=governs == _ONLY)


def _before_verb(roles: Roles, atoms: Atoms, at: int, end: int, *, only: bool) -> bool:
    """True for 将 | 建成学校, and for 将 | 新建公路: with no verb after, its noun is one."""
    text = atoms.text
    following = text[at + 1 : at + 2] if at + 1 < end else ""
    if only and at + 2 == end and roles.role(following) == "duration":
        return False  # 倡议 | 提出 | 十年来，
    if only:
        return not following or following not in roles.nouns and roles.role(following) != "count"
    before = atoms.items.get(at - 1)
    if isinstance(before, Word) and before.row.get("done"):
        return False  # 已 | 将群众转移
    if _moves_from(roles, text, at + 1):
        return False
    told = _clause_from(text, at + 1)
    if roles.le in told:
        return False  # 将某类设备返修率 | 降低了20%
    following = told.lstrip(roles.new)[:1]  # 将 | 老建筑修旧如旧
    acted = following in roles.objects or roles.role(following) == "count"
    if _says_which(roles, told):  # 将 | 分散的12个项目整合
        acted, told = True, told[2:]
    return not (following and acted and _is_acted_on(roles, told))


def _says_which(roles: Roles, told: str) -> bool:
    """Whether a clause goes on with a verb that only says which: 分散的 | 项目."""
    return told[:1] in roles.verbs and told[1:2] == roles.de


def _moves_from(roles: Roles, text: str, at: int) -> bool:
    """Whether what stands at ``at`` moved from an amount: 将补助标准 | 从15元 | 提高到…."""
    begin = text.find(roles.from_, at, at + _PHRASE)
    inside = text[at:begin] if begin > at else ""
    return inside[-1:] in roles.things and not any(char in _ENDS for char in inside)


def _clause_from(text: str, at: int) -> str:
    """The labels of a clause from one on."""
    end = next((n for n in range(at, len(text)) if text[n] in _ENDS), len(text))
    return text[at:end]


def _is_acted_on(roles: Roles, told: str) -> bool:
    """Whether a verb follows what a clause goes on with: 将 | 利率从…下调至."""
    return any(char in roles.acting or roles.role(char) in ("change", "trend") for char in told)
