"""The state that is passed along: what it answers, and when it forgets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.discourse import Discourse, Said, Topic

MAIN = Said("岚山市", "document")


def said(value: str, source: str = "sentence") -> Said:
    return Said(value, source, 0, 2)


def topic(indicator: str, *, part: bool = False) -> Topic:
    return Topic(indicator, None, "level", 0, 2, 0, part=part)


def state() -> Discourse:
    return Discourse(main=MAIN, default_period=said("2024", "document"))


# Who -------------------------------------------------------------------------------------------


def test_who_is_the_sentences_subject_else_the_documents() -> None:
    now = state()
    assert now.subject() == MAIN
    now.sentence_subject = said("松阳县")
    assert now.subject() == said("松阳县")


def test_only_what_points_back_is_about_who_was_just_honoured() -> None:
    now = state()
    now.sentence_subject = said("松阳县")
    now.bearer = said("青瓷厂")
    assert now.subject() == said("松阳县")
    assert now.subject(back=True) == said("青瓷厂")
    now.bearer = None
    assert now.subject(back=True) == said("松阳县")


# When ------------------------------------------------------------------------------------------


def test_the_nearest_time_said_holds() -> None:
    now = state()
    assert now.period() == said("2024", "document")
    for name, value in (
        ("paragraph_period", "2023"),
        ("sentence_period", "2022"),
        ("segment_period", "2021"),
    ):
        setattr(now, name, said(value))
        period = now.period()
        assert period is not None
        assert period.value == value


def test_a_sentences_time_holds_for_its_paragraph() -> None:
    now = state()
    now.sentence_period = said("2022")
    now.new_sentence()
    assert now.period() == Said("2022", "paragraph", 0, 2)
    now.new_sentence()
    assert now.period() == Said("2022", "paragraph", 0, 2)
    now.new_paragraph()
    assert now.period() == said("2024", "document")


def test_the_time_of_a_goal_holds_for_its_sentence_alone() -> None:
    now = state()
    now.sentence_period, now.sentence_status = said("2027"), said("target")
    now.new_sentence()
    assert now.period() == said("2024", "document")
    assert now.sentence_status is None


def test_a_time_said_on_the_way_ends_at_the_semicolon() -> None:
    now = state()
    now.sentence_period, now.segment_period = said("2023"), said("2021")
    now.new_segment()
    assert now.period() == said("2023")


# What is forgotten -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("forget", "kept"),
    [
        (Discourse.new_segment, {"sentence_period", "sentence_status", "topics", "last"}),
        (Discourse.new_sentence, {"last"}),
    ],
    ids=["semicolon", "full stop"],
)
def test_what_a_boundary_forgets(forget: Callable[[Discourse], None], kept: set[str]) -> None:
    now = state()
    for name in (
        "sentence_subject bearer sentence_period segment_period sentence_status sentence_basis "
        "sentence_streak contest scope honour"
    ).split():
        setattr(now, name, said(name))
    now.topics.append(topic("产值"))
    now.last = topic("税收")
    forget(now)
    left = {
        name
        for name in (
            "sentence_subject bearer sentence_period segment_period sentence_status sentence_basis "
            "sentence_streak contest scope honour topics last"
        ).split()
        if getattr(now, name)
    }
    assert left == kept
    assert now.main == MAIN


def test_a_list_of_goals_holds_until_the_paragraphs_end() -> None:
    now = state()
    now.paragraph_status = said("target")
    now.new_sentence()
    assert now.sentence_status == said("target")
    now.new_paragraph()
    now.new_sentence()
    assert now.sentence_status is None


# What was measured -----------------------------------------------------------------------------


def test_the_last_thing_measured_is_the_topic() -> None:
    now = state()
    assert now.topic() is None
    now.topics += [topic("产值"), topic("税收")]
    assert now.topic() == topic("税收")


def test_the_next_sentence_remembers_the_whole_and_not_its_part() -> None:
    now = state()
    now.topics += [topic("出口", part=True), topic("进出口总额"), topic("税收")]
    now.new_sentence()
    assert now.last == topic("进出口总额")
    assert now.topic() is None
    now.new_sentence()
    assert now.last == topic("进出口总额")  # a sentence without a number changes nothing
    now.new_paragraph()
    assert now.last is None


def test_two_articles_share_nothing() -> None:
    state().topics.append(topic("产值"))
    assert state().topics == []
