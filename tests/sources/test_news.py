"""News is what a source says and the records do not say yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from icalendar import Calendar, Event
from lxml import etree

from graph.identifiers import Scheme, key_of
from graph.model.base import EvidenceBase
from graph.model.scales import Direction
from graph.model.study import Progress, Results, Standing
from graph.sources.audit import Answers
from graph.sources.calendar import calendar, feed
from graph.sources.crossref import Work, work
from graph.sources.dates import PartialDate
from graph.sources.news import Happened, due, moved, news
from graph.sources.notices import Nature, Notice, Notices
from graph.sources.trials.registration import Milestone, Registration
from tests.makers import base, claim, line, report, study

RETRACTION = Notice(Nature.RETRACTED, doi="10.1234/abc", when=date(2025, 1, 1), source="Retraction Watch")


def known(standing: Standing = Standing.STANDS) -> EvidenceBase:
    own = study(
        "s1",
        line("C1", Direction.SUPPORTS),
        enrolled=400,
        cells=("nsc",),
        reports=(report(doi="10.1234/ABC", standing=standing),),
    )
    return base([claim("C1")], [own])


def test_a_retraction_is_news_only_where_the_records_do_not_have_it() -> None:
    (one,) = news(known(), Notices([RETRACTION]))

    assert (one.study, one.what, one.standing) == ("s1", Happened.RETRACTED, Standing.RETRACTED)
    assert not news(known(Standing.RETRACTED), Notices([RETRACTION]))
    assert not news(known(Standing.CONCERN), Notices([replace(RETRACTION, nature=Nature.CORRECTED)]))


def test_claims_that_rest_on_a_retracted_study_move() -> None:
    now = known()

    (move,) = moved(now, news(now, Notices([RETRACTION])))

    assert move.claim == "C1"
    assert move.before.basis != move.after.basis


def test_results_that_were_posted_and_trials_that_stopped_wait_for_a_reader() -> None:
    waiting = study("t1", results=Results.AWAITING, registry_ids=("NCT01234567",), progress=Progress.RECRUITING)
    posted = Registration("NCT01234567", has_results=True, status="TERMINATED", why_stopped="No money.")

    found = news(base(studies=[waiting]), Notices(()), registrations={posted.id: posted})

    assert [(one.what, one.standing) for one in found] == [
        (Happened.RESULTS_POSTED, None),
        (Happened.STOPPED, None),
    ]
    assert "No money." in found[1].told
    assert not moved(base(studies=[waiting]), found)


def test_the_article_that_a_preprint_became_is_news_until_it_is_known() -> None:
    text = b'{"message":{"DOI":"10.1234/abc","relation":{"is-preprint-of":[{"id":"10.1234/final"}]}}}'
    found = work(text)
    assert isinstance(found, Work)
    answers = Answers({}, {key_of("10.1234/abc", Scheme.DOI): found})
    now = known()
    both = replace(now.studies["s1"], reports=(*now.studies["s1"].reports, report("r2", doi="10.1234/final")))

    assert [one.what for one in news(now, Notices(()), answers)] == [Happened.NEWER]
    assert not news(replace(now, studies={"s1": both}), Notices(()), answers)


def test_the_calendar_holds_what_is_due_and_is_the_same_each_time() -> None:
    waiting = study("t1", results=Results.AWAITING, registry_ids=("NCT01234567",))
    there = Registration("NCT01234567", primary_completion=Milestone(PartialDate(2027, 2), actual=False))

    dues = list(due(base(studies=[waiting]), {there.id: there}))
    made = calendar(dues, made=date(2026, 1, 1))

    assert [day for _, _, day in dues] == [date(2027, 2, 28), date(2028, 2, 28)]
    events = Calendar.from_ical(made).walk("VEVENT")
    assert [event.start for event in events if isinstance(event, Event)] == [day for _, _, day in dues]
    assert made == calendar(dues, made=date(2026, 1, 1))


def test_the_feed_tells_the_soonest_first_and_takes_odd_labels() -> None:
    late = study("late", results=Results.AWAITING, dates=(("primary_completion", date(2028, 1, 1)),))
    soon = study("soon", results=Results.AWAITING, dates=(("completion_planned", date(2027, 1, 1)),))
    odd = replace(soon, label="<b>\x07 & ]]>")

    made = etree.fromstring(feed(due(base(studies=[late, odd]), {}), made=date(2026, 1, 1)))

    titles = [one.text for one in made.iterfind("{*}entry/{*}title")]
    assert [title[:10] for title in titles] == ["2027-01-01", "2028-01-01", "2028-01-01", "2029-01-01"]
    assert "<b>\\x07 & ]]>" in titles[0]
