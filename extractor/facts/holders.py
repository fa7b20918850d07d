"""Of what somebody is the first or the only one where the rank itself does not say."""

from __future__ import annotations

from extractor.facts.contests import contest_parts
from extractor.facts.context import Context, Slot
from extractor.facts.scene import Frame

_QUOTES = "「」"
_DEED = 20  # the longest clause that names what somebody was the first to do


def honour_of(frame: Frame, context: Context, thing: Slot | None) -> Slot | None:
    """The thing that the words behind name, the honour just told, the contest, or the deed.

    为绍兴唯一上榜的乡镇 names no thing: who is on the list says only that it is on the list.
    """
    honour = context.get("honour", "segment", "sentence") or _contest(frame, context)
    if thing is not None and not (honour and thing.value.startswith(_gains(frame))):
        return thing
    return honour or context.get("honour") or _deed(frame)


def ranked_name(frame: Frame, name: str) -> str:
    """The name of what is ranked, without what says that it is ranked: 增速 | 位次, 金牌数 | 列."""
    lexicon = frame.scene.lexicon
    name = name[1:-1] if name[:1] + name[-1:] == _QUOTES else name
    standing = next((one for one in lexicon.particles.standing if name.endswith(one)), "")
    shorter = name.removesuffix(standing).rstrip(lexicon.attributive)
    if standing and len(shorter) > 1:
        return shorter
    verb = name[-1:] in lexicon.particles.rank_verb
    return name[:-1] if verb and name[:-1].endswith(lexicon.heads) else name


def _gains(frame: Frame) -> tuple[str, ...]:
    return tuple(frame.scene.lexicon.particles.gained)


def _contest(frame: Frame, context: Context) -> Slot | None:
    """百强榜中，诸暨市排名第八，系浙江唯一: of the list told of in this sentence."""
    held = context.get("contest", "segment", "sentence")
    if held is None:
        return None
    name = contest_parts(frame.scene, held, None).indicator
    return held._replace(value=name, strategy="contest")


def _deed(frame: Frame) -> Slot | None:
    """危旧桥梁清零，系全省率先: what the clause in front tells was done first."""
    ranks = frame.scene.captures(frame.match, "rank")
    first = any(getattr(rank, "kind", "") == "first" for rank in ranks)
    if not first or not frame.leads or frame.leads[-1].account or frame.leads[-1].back:
        return None
    name = frame.scene.spans_text(frame.leads[-1].phrase)
    if not 1 < len(name) <= _DEED:
        return None
    spans = frame.leads[-1].phrase
    return Slot(name, *frame.scene.source(spans[0][0], spans[-1][1]))
