"""Rates of charges that leave their 分之 out: 佣金万三, 按千三收取."""

from __future__ import annotations

import regex

from extractor.mentions.quantity.joints import Joints
from extractor.mentions.quantity.values import Numerals


def charge(numerals: Numerals, joints: Joints) -> str:
    """Pattern of such a rate: ``n`` is what it is counted by, ``over`` how many of it.

    Only where the words around say that it is one: 万三 by itself may be 13,000, and 千四五 is two
    rates or one.
    """
    some, links, taken, of = (
        "|".join(map(regex.escape, words)) or "(?!)"
        for words in (joints.charges, joints.charge_links, joints.charged, joints.of)
    )
    digit = "".join(sorted(set(numerals.digits) - set(numerals.zeros)))
    number = rf"(?:[0-9]+(?:\.[0-9]+)?|[{digit}](?:[{numerals.points}][{numerals.digits}]+)?)"
    rate = rf"(?P<n>[{numerals.thousands}])(?P<over>{number})(?![0-9.{numerals.every}])"
    after = rf"(?<=(?:{some})(?:{links}|[{numerals.thousands}]{number})*)"
    return rf"(?=[{numerals.thousands}])(?:{after}{rate}|{rate}(?=(?:{of})?(?:{some}|{taken})))"
