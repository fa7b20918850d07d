"""What is ranked, by its own name: without the words that only say that it is."""

from __future__ import annotations

from extractor.facts.scene import Frame

_QUOTES = "「」"


def ranked_name(frame: Frame, name: str) -> str:
    """The name of what is ranked: 增速 | 位次, 金牌数 | 列, 按 | 一级资本; but 百强县位次."""
    lexicon = frame.scene.lexicon
    words = lexicon.particles
    name = name[1:-1] if name[:1] + name[-1:] == _QUOTES else name
    by = max((one for one in words.ranked_by if name.startswith(one)), key=len, default="")
    name = name.removeprefix(by)
    standing = next((one for one in words.standing if name.endswith(one)), "")
    shorter = name.removesuffix(standing).rstrip(lexicon.attributive)
    if standing and len(shorter) > 1:
        return name if shorter in words.national else shorter
    verb = name[-1:] in words.rank_verb
    return name[:-1] if verb and name[:-1].endswith(lexicon.heads) else name


def moved_in(frame: Frame, phrase: str) -> str:
    """某高新区 | 排名 | 再进5位: who moved up is not what he is ranked in; empty for another."""
    scene, end, main = frame.scene, frame.field.phrase[-1][1], frame.scene.issuer.main
    ranks = scene.label(end) == "RANKV" and main is not None and main.value == phrase
    return scene.word(end) if ranks else ""
