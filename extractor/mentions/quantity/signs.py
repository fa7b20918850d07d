"""Signs and arrows printed in front of a numeral: -3%, ↓3%, 负二."""

from __future__ import annotations

from extractor.mentions.quantity.joints import Joints


class PrintedSigns:
    """Finds the sign of a numeral; built once."""

    def __init__(self, joints: Joints):
        self.joints = joints
        self._arrows = frozenset(joints.arrows)
        signs = (*joints.minus, *joints.plus, *joints.dashes)
        self._ends = frozenset(sign[-1] for sign in signs)

    def of(self, text: str, start: int, last: int) -> tuple[int, bool]:
        """Where the numeral begins with the sign printed before it, and whether it is minus.

        A dash in a range is none, nor is what stands between two codes (10+3).
        """
        arrow = start - 2  # ↓ 3.1%: an arrow may stand apart
        if text[start - 1 : start] == " " and text[max(0, arrow) : arrow + 1] in self._arrows:
            return arrow, text[arrow] in self.joints.minus
        if text[start - 1 : start] not in self._ends or text.endswith(
            self.joints.no_sign, 0, start
        ):
            return start, False
        if text[start - 1] in self.joints.dashes:
            dashed = text.endswith(self.joints.dashed, 0, start - 1)
            return (start - 1, True) if dashed else (start, False)
        for sign in (*self.joints.minus, *self.joints.plus):
            at = start - len(sign)
            if at > last - (at == 0) and text.startswith(sign, at):
                before = text[at - 1 : at] if at else ""
                if text.endswith(self.joints.ends_in, 0, at):
                    return start, False  # 1万（含）-5万元
                if before not in self.joints.minus and not (
                    before.isascii() and (before.isalnum() or before in ("%", ")"))
                ):
                    return at, sign in self.joints.minus
        return start, False
