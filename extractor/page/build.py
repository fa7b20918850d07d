"""The page: a template, its data inside; it opens from a file and asks nothing of any network.

Nothing of a text is ever written as markup: the data is JSON in which ``<``, ``>`` and ``&`` are
spelt as escapes, the script sets text and never HTML, and the page's policy lets no script run but
the template's own, known by its hash.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from extractor.page.leaf import Leaf
from extractor.page.printed import printed, style

_HERE = Path(__file__).parent
#: What could end a script element or a line of script, spelt as JSON escapes.
_UNSAFE = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"})


def page(leaves: Iterable[Leaf]) -> str:
    """The whole page as text, for a file in UTF-8."""
    data = json.dumps(
        [
            {key: value for key, value in leaf._asdict().items() if value is not None}
            for leaf in leaves
        ],
        ensure_ascii=False,
    )
    template, script, style = _parts()
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    head, rest = template.split("@STYLE@")
    policy, middle, tail = head.replace("@HASH@", digest), *rest.split("@DATA@")
    before, after = tail.split("@SCRIPT@")
    # put together piece by piece: a text that holds a marker of the template changes nothing
    return "".join((policy, style, middle, data.translate(_UNSAFE), before, script, after))


def framed(leaves: Iterable[Leaf], *, height: int = 560) -> str:
    """The page as an element for a notebook: a closed frame, ``height`` pixels tall.

    On paper, and where no frame is shown, the text and its table stand there instead.
    """
    told = list(leaves)
    inside = html.escape(page(told), quote=True)
    return (
        f'<style>{style()}</style><div class="extractor-screen">'
        f'<iframe sandbox="allow-scripts" style="width:100%;height:{height}px;border:0" '
        f'srcdoc="{inside}"></iframe></div><div class="extractor-paper">{printed(told)}</div>'
    )


@cache
def _parts() -> tuple[str, str, str]:
    """The template, its script and its style."""
    names = ("page.html", "page.js", "page.css")
    template, script, style = ((_HERE / name).read_text(encoding="utf-8") for name in names)
    return template, script, style
