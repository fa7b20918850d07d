"""Which words of the lexicon stand for themselves in a text: 有 in 有效 does not."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.mentions.mention import Mention, QuantityValue
from extractor.mentions.particles import Particles
from extractor.mentions.words import Word, WordFinder
from extractor.tokens import Token, Tokens, is_known

#: Words longer than this are words wherever they stand.
_SURE = 2
#: Labels of a character that opens other verbs: 减 in 减排, 到 in 到位.
_CHANGES = frozenset({"TREND", "TO", "REACH"})
#: Labels of words that a verb may follow: 比上年 | 多 | 开.
_MORE = frozenset({"TREND_ADJ", "TREND_MORE"})
#: Labels of what the tokeniser puts after what it does not know.
_REACHES = frozenset({"REACH", "OVER"})
#: Labels of verbs that may close a clause: 镇 | 上榜。
_CLOSING = frozenset({"AWARD", "LISTED"})
_MARKS = "，。；！"
_VERBS = frozenset({"v", "vn"})
_WORDS = _VERBS | {"n"}
#: Labels of characters that the tokeniser likes to put in front of what it does not know.
_FRONT = frozenset({"OCC", "CONTEST"})
_OPENING = _MORE | _FRONT


_ALWAYS = "yes"  # column parts: whatever it stands after


def unglued(text: str, words: Sequence[Word], tokens: Tokens) -> Tokens:
    """The tokens with a border in front of a word of grammar that ends one made up.

    An adverb wherever it does (宜宾 | 港共 | 完成), a copula after a rate (改善 | 率为); behind an
    adverb that opens one (共 | 收案).
    """
    borders: list[int] = []
    for start, end, _, row in words:
        parts = row.values.get("parts")
        if not parts:
            continue
        token = tokens.at(start)
        opens = row.values.get("opens", "").split("|")
        made_up = token.end > end and not is_known(token.text)
        if token.start == start and (token.text in opens or opens[0] and made_up):
            borders.append(end)  # the dictionary has 共出动 for a word, and 共新设 is none
            continue
        if parts != _ALWAYS and text[token.start : start] not in parts.split():
            continue
        if token.start >= start or token.end != end:
            continue
        if not is_known(token.text):
            borders.append(start)
        elif token.text == row.values.get("ends") and _between_words(tokens, token):
            borders += start, end
    return tokens.cut_at(text, sorted(borders)) if borders else tokens


def bordered(text: str, times: Sequence[Mention], tokens: Tokens) -> Tokens:
    """The tokens with a border where a time begins inside one: 港 | 前10个月."""
    borders = [time.start for time in times if time.start not in tokens.bounds]
    return tokens.cut_at(text, borders) if borders else tokens


def _between_words(tokens: Tokens, token: Token) -> bool:
    """Whether a verb follows a token and a noun or verb stands in front: 行动 | 中共 | 查处."""
    if token.start == 0:
        return False
    before, behind = tokens.at(token.start - 1), tokens.at(token.end)
    return before.pos in _WORDS and behind.pos in _VERBS


def whole_words(
    finder: WordFinder,
    text: str,
    words: list[Word],
    tokens: Tokens,
    mentions: Sequence[Mention],
    *,
    particles: Particles,
) -> list[Word]:
    """The words that are no part of a longer one.

    A word of three characters or more is one wherever it stands. A word ends well at the end of a
    token, at a mention, at an ordinal (the tokeniser has 排名第 for a word), and at another word
    of the lexicon (同比增加 is two, but 减排 one); it begins well in the same places. At the end of
    a longer token it is one where an amount follows: 价格上涨 | 7%, which is a token. At its
    beginning it is one where the tokeniser made it up: 占 | 归母.
    """
    return _Scan(finder, text, tokens, mentions, particles).walk(words)


class _Scan:
    """One pass over the words of a text; made and used up inside :func:`whole_words`."""

    def __init__(
        self,
        finder: WordFinder,
        text: str,
        tokens: Tokens,
        mentions: Sequence[Mention],
        particles: Particles,
    ) -> None:
        self.particles = particles
        self.finder, self.text, self.tokens = finder, text, tokens
        self.bounds = set(tokens.bounds)
        self.amounts: set[int] = set()
        self.before = -1  # where the last good word ended
        for mention in mentions:
            self.bounds.add(mention.start)
            self.bounds.add(mention.end)
            if isinstance(mention.value, QuantityValue):
                self.amounts.add(mention.value.front)
                self.amounts.add(mention.start)

    def walk(self, words: list[Word]) -> list[Word]:
        """The words that stand for themselves, or the shorter ones that do in their place."""
        out: list[Word] = []
        for number, word in enumerate(words):
            following = words[number + 1] if number + 1 < len(words) else None
            found = self._found(word, following)
            if found is not None:
                out.append(found)
                self.before = found.end
        return out

    def _found(self, word: Word, following: Word | None) -> Word | None:
        start, end, label, _ = word
        if end - start > _SURE:
            return word
        begins = start in self.bounds or start == self.before or label == "CONTEST"
        if not begins and not self._closes(word):
            return None
        if self._ends(word, following):
            return word
        return self.finder.shorter(self.text, word, self.bounds) if begins else None

    def _holds(self, at: int, particles: frozenset[str]) -> bool:
        """Whether a particle of one character stands at a place."""
        return self.text[at : at + 1] in particles

    def _closes(self, word: Word) -> bool:
        """Whether a word ends a token in front of an amount: 价格上涨 | 7%, 友城 | 达12对.

        A verb that closes a clause is one wherever it stands: 3个镇 | 上榜.
        """
        if word.label in _CLOSING and self.text[word.end : word.end + 1] in _MARKS:
            return True
        if word.end + self._holds(word.end, self.particles.done) not in self.amounts:
            return False
        token = self.tokens.at(word.start)
        if token.end != word.end:
            return False
        made_up = word.label in _REACHES and not is_known(token.text)
        return word.end - word.start == _SURE or made_up

    def _ends(self, word: Word, following: Word | None) -> bool:
        """Whether a word ends where a word can."""
        if word.end in self.bounds or self._holds(word.end, self.particles.nth):
            return True
        if self._opens(word):
            return True
        if following is None or following.start != word.end or following.end not in self.bounds:
            return False
        return not (word.label in _CHANGES and self._is_verb(word, following))

    def _opens(self, word: Word) -> bool:
        """Whether a word opens a token that is none: 占 | 归母, 比上年 | 多 | 开3列."""
        if word.label not in _OPENING:
            return False
        token = self.tokens.at(word.start)
        if token.start != word.start:
            return False
        if word.label in _MORE:
            return word.start == self.before and token.end in self.amounts
        return not is_known(token.text)

    def _is_verb(self, word: Word, following: Word) -> bool:
        """Whether two words of a character each are a word of the language: 减排, 到位."""
        pair = self.text[word.start : following.end]
        return len(pair) == _SURE and is_known(pair)
