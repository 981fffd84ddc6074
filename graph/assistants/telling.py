"""What the tools answer, read from the values of pages; nothing here knows how an answer is carried."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from typing import TypedDict

from graph.analysis.change import Change
from graph.analysis.questions import question_of
from graph.analysis.whatif import what_if
from graph.assistants import replies
from graph.assistants.words import TRAPS, say
from graph.errors import UnknownIdError, UnknownIdsError
from graph.facts.certainty import claim_certainty
from graph.facts.labels import label
from graph.facts.marks import marks_words
from graph.facts.results import told
from graph.model.assessment import Assessment
from graph.model.question import Question
from graph.model.values import Lang
from graph.views.addresses import Thing, linked
from graph.views.dossier import dossier
from graph.views.found import Hit, hits
from graph.views.graded import Graded, digest, graded
from graph.views.heard import Heard, Meant, check_wording
from graph.views.linked import citation
from graph.views.linked.study_facts import study_facts
from graph.views.linked.things import Found, Moved, find
from graph.views.questions.page import asked, in_order, name_of, question_page
from graph.views.questions.plain import plain_page
from graph.views.questions.summary import ADDRESS
from graph.views.same import Same
from graph.views.search import Entry, Noun, entries, nearest, search
from graph.web.linked_versions import Versions

MOST_CLAIMS, MOST_QUESTIONS, MOST_MOVES = 3, 25, 25
WRITERS: dict[str, Callable[[citation.Citation], str]] = {
    "text": citation.text,
    "bibtex": citation.bibtex,
    "ris": citation.ris,
    "csl-json": lambda cited: citation.csl_json([cited]),
}


class Carried(TypedDict):
    """What every answer carries beside its facts."""

    version: replies.Edition
    traps: list[str]


@dataclass(frozen=True, slots=True)
class Telling:
    """Answers in one language; `site` is the address before every link, empty where none is known."""

    known: Graded
    lang: Lang
    site: str = ""

    # The tools ---------------------------------------------------------------------------------------------------

    def find(self, query: str, most: int) -> replies.FindAnswer:
        """What fits every word, at most so many of each kind of thing."""
        every = _entries(Same(*self.known))
        found = search(every, query)
        shown = [self._hit(one) for group in found for one in hits(*self.known, group, most=most)]
        in_all = sum(len(group.entries) for group in found)
        note = None
        if not query.strip():
            note = say("no-words", self.lang)
        elif not in_all:
            like = nearest(every, query)
            hint = [say("spelt-like", self.lang, ", ".join(like))] if like else []
            note = " ".join([say("nothing-found", self.lang, query), *hint])
        elif in_all > len(shown):
            note = say("more", self.lang, len(shown), in_all)
        return replies.FindAnswer(found=in_all, hits=shown, note=note, **self.carried())

    def claim(self, id_: str) -> replies.ClaimAnswer:
        """One claim, or why there is none."""
        where = find(self.known, Thing.CLAIM, (id_,), self.lang)
        if not isinstance(where, Found):
            note, near = self._missing("no-claim", Thing.CLAIM, id_)
            return replies.ClaimAnswer(note=note, near=near, **self.carried())
        told_of = dossier(*self.known, id_)
        asks = question_of(told_of.claim)
        return replies.ClaimAnswer(
            claim=self.standing(id_),
            question=asks if asks in asked(self.known).questions else None,
            reasons=[
                replies.Step(rule=one.card.id, step=one.step, text=one.text.in_(self.lang), rests_on=list(one.rests_on))
                for one in told_of.assessment.reasons
            ],
            studies=[
                replies.StudyAt(
                    id=row.study.id,
                    label=row.study.label,
                    direction=label(row.line.direction).in_(self.lang),
                    counts=row.counts,
                    n=row.weighed,
                    link=self._link(Thing.STUDY, row.study.id),
                )
                for row in told_of.studies
            ],
            **self.carried(),
        )

    def question(self, id_: str) -> replies.QuestionAnswer:
        """One question, the list of all where no id is given, or why there is none."""
        known = asked(self.known)
        if not id_.strip():
            every = in_order(known)
            shown = [self._answered(one) for one in every[:MOST_QUESTIONS]]
            notes = [say("more", self.lang, len(shown), len(every))] if len(every) > len(shown) else []
            note = " ".join([*notes, say("all-questions", self.lang)])
            return replies.QuestionAnswer(questions=shown, note=note, **self.carried())
        one = known.questions.get(id_)
        if one is None:
            like = [known.questions[name] for name in get_close_matches(id_, known.questions, n=5)]
            near = [replies.Near(name=f"{q.id} – {name_of(known, q, self.lang)}", link=self._asked(q)) for q in like]
            return replies.QuestionAnswer(note=self._why("no-question", id_, near), near=near, **self.carried())
        page = question_page(known, one, self.lang)
        return replies.QuestionAnswer(
            question=self._answered(one),
            people=page.kind,
            told=plain_page(page),
            claims=[self.standing(claim.id) for claim in known.claims[id_]],
            **self.carried(),
        )

    def study(self, id_: str) -> replies.StudyAnswer:
        """One study by its id or that of a report, or why there is none."""
        where = find(self.known, Thing.STUDY, (id_,), self.lang)
        if not isinstance(where, Found | Moved):
            note, near = self._missing("no-study", Thing.STUDY, id_)
            return replies.StudyAnswer(note=note, near=near, **self.carried())
        study, facts = self.known.base.studies[where.id], study_facts(self.known, where.id, self.lang)
        return replies.StudyAnswer(
            id=study.id,
            label=facts.title,
            title=facts.lead or None,
            about=[f"{badge.name}: {badge.words}" for badge in facts.badges],
            warnings=list(facts.warnings),
            results=[told(finding, self.lang).line(self.lang) for finding in study.findings],
            claims=[
                replies.Said(direction=label(line.direction).in_(self.lang), claim=self.standing(line.claim))
                for line in study.lines
            ],
            link=self._link(Thing.STUDY, study.id),
            note=say("moved", self.lang, id_, study.id) if isinstance(where, Moved) else None,
            **self.carried(),
        )

    def what_if(self, without: Iterable[str], as_of: str) -> replies.WhatIfAnswer:
        """The claims that would move, or what is wrong in what was supposed."""
        left_out = sorted(set(without))
        try:
            day = date.fromisoformat(as_of) if as_of else None
        except ValueError:
            return replies.WhatIfAnswer(note=say("no-day", self.lang, as_of), **self.carried())
        if not left_out and day is None:
            return replies.WhatIfAnswer(note=say("suppose", self.lang), **self.carried())
        try:
            answer = what_if(self.known.base, Change(frozenset(left_out), day), grading=self.known.grading)
        except UnknownIdError as error:
            return self._unknown(error)
        moves = [
            replies.Moved(
                moved=[str(aspect) for aspect in one.aspects],
                stands=self._stands(one.claim, one.before),
                would_be=self._stands(one.claim, one.after),
            )
            for one in answer.moves[:MOST_MOVES]
        ]
        in_all = len(answer.moves)
        note = None if in_all else say("nothing-moves", self.lang)
        return replies.WhatIfAnswer(
            without=left_out,
            as_of=answer.after.as_of.isoformat(),
            moves_in_all=in_all,
            moves=moves,
            note=say("more", self.lang, len(moves), in_all) if in_all > len(moves) else note,
            **self.carried(),
        )

    def cite(self, id_: str, form: str) -> replies.CiteAnswer:
        """A claim, a study's reports or, without an id, the data set, as a reference list has them."""
        base, grading = self.known
        write, version = WRITERS[form], self.carried()["version"].data_set
        if not id_.strip():
            link = f"{self.site}/download"
            cited = citation.of_dataset(base, grading, lang=self.lang, address=link, version=version)
            return replies.CiteAnswer(citations=[write(cited)], link=link, **self.carried())
        if isinstance(find(self.known, Thing.CLAIM, (id_,), self.lang), Found):
            link = self._link(Thing.CLAIM, id_)
            cited = citation.of_claim(base, grading, id_, lang=self.lang, address=link, version=version)
            standing = self.standing(id_)
            return replies.CiteAnswer(citations=[write(cited)], claim=standing, link=link, **self.carried())
        where = find(self.known, Thing.STUDY, (id_,), self.lang)
        if isinstance(where, Found | Moved):
            reports = [write(one) for one in citation.of_study(base.studies[where.id], lang=self.lang)]
            note = None if reports else say("no-reports", self.lang)
            link = self._link(Thing.STUDY, where.id)
            return replies.CiteAnswer(citations=reports, link=link, note=note, **self.carried())
        near = [*self._near(Thing.CLAIM, id_), *self._near(Thing.STUDY, id_)]
        return replies.CiteAnswer(note=self._why("no-thing", id_, near), near=near, **self.carried())

    def warm(self) -> None:
        """Make what the first answer would wait for."""
        asked(self.known)
        _entries(Same(*self.known))

    # What they share ---------------------------------------------------------------------------------------------

    def carried(self) -> Carried:
        """The version and the traps, for every answer."""
        grading = self.known.grading
        version = replies.Edition(
            data_set=Versions().of(grading, digest()) if self.known is graded() else None,
            records=digest(),
            as_of=grading.as_of.isoformat(),
            method=f"{grading.edition} {grading.fingerprint}",
        )
        return Carried(version=version, traps=[trap.in_(self.lang) for trap in TRAPS])

    def check_wording(self, text: str) -> replies.WordingAnswer:
        """Sentence by sentence, what it means of what is known and how firmly that may be worded."""
        found = check_wording(text, *self.known)
        sentences = [self._heard(one) for one in found]
        unknown = sum(not one.is_known for one in found)
        note = say("no-sentence", self.lang) if not found else say("not-known", self.lang, unknown) if unknown else None
        return replies.WordingAnswer(sentences=sentences, note=note, **self.carried())

    def _heard(self, one: Heard) -> replies.SentenceHeard:
        coded = one.coded
        return replies.SentenceHeard(
            text=one.sentence.text,
            wording=label(coded.wording).in_(self.lang),
            words=list(coded.wording_words),
            denied_by=list(coded.negations),
            speaks_of=coded.speaks.value,
            known=one.is_known,
            means=[self._meant(meant) for meant in one.meant],
        )

    def _meant(self, meant: Meant) -> replies.MeantClaim:
        known = asked(self.known)
        stands = self._answered(known.questions[meant.id]) if meant.is_question else self.standing(meant.id)
        return replies.MeantClaim(
            stands=stands,
            may_say=None if meant.ceiling is None else label(meant.ceiling).in_(self.lang),
            too_far=[mark.in_(self.lang) for mark in meant.too_far],
            corrected_en=meant.corrected.en,
            corrected_zh=meant.corrected.zh,
        )

    def standing(self, claim: str) -> replies.Standing:
        """How a claim of the records stands."""
        return self._stands(claim, self.known.grading.assessments[claim])

    def _stands(self, claim: str, assessment: Assessment) -> replies.Standing:
        statement = self.known.base.claims[claim].statement.in_(self.lang)
        return self._told(claim, statement, assessment, self._link(Thing.CLAIM, claim))

    def _answered(self, one: Question) -> replies.Standing:
        known = asked(self.known)
        return self._told(one.id, name_of(known, one, self.lang), known.answer(one.id), self._asked(one))

    def _told(self, id_: str, statement: str, assessment: Assessment, link: str) -> replies.Standing:
        return replies.Standing(
            id=id_,
            statement=statement,
            sentence=assessment.sentence.in_(self.lang),
            conclusion=label(assessment.conclusion).in_(self.lang),
            seen_in=label(assessment.basis).in_(self.lang),
            certainty=claim_certainty(assessment).in_(self.lang),
            wording=[mark.in_(self.lang) for mark in marks_words(assessment.marks)],
            link=link,
        )

    def _hit(self, one: Hit) -> replies.Hit:
        entry = one.entry
        thing = self._thing(entry)
        return replies.Hit(
            noun=entry.noun,
            id=entry.id,
            name=entry.name.in_(self.lang),
            link=self._link(thing, entry.id) if thing else None,
            studies=one.studies,
            claims_in_all=len(one.claims),
            claims=[self.standing(row.id) for row in one.claims[:MOST_CLAIMS]],
        )

    def _thing(self, entry: Entry) -> Thing | None:
        """The kind of its page; an outcome has none of its own."""
        if entry.noun is Noun.CELL:
            return Thing.CELL_PRODUCT if entry.id in self.known.base.products else Thing.CELL_TYPE
        return None if entry.noun is Noun.OUTCOME else Thing(entry.noun.value)

    def _link(self, thing: Thing, id_: str) -> str:
        return f"{self.site}{linked(thing, id_)}?lang={self.lang}"

    def _asked(self, one: Question) -> str:
        return f"{self.site}{ADDRESS}{one.id}?lang={self.lang}"

    def _missing(self, key: str, thing: Thing, id_: str) -> tuple[str, list[replies.Near]]:
        near = list(self._near(thing, id_))
        return self._why(key, id_, near), near

    def _why(self, key: str, id_: str, near: list[replies.Near]) -> str:
        return " ".join([say(key, self.lang, id_), say("near" if near else "try-find", self.lang)])

    def _near(self, thing: Thing, id_: str) -> Iterator[replies.Near]:
        where = find(self.known, thing, (id_,), self.lang)
        refs = () if isinstance(where, Found | Moved) else where.near
        yield from (replies.Near(name=ref.words, link=f"{self.site}{ref.address}?lang={self.lang}") for ref in refs)

    def _unknown(self, error: UnknownIdError) -> replies.WhatIfAnswer:
        every = error.errors if isinstance(error, UnknownIdsError) else (error,)
        near = [one for wrong in every for one in self._near(Thing.STUDY, wrong.id)]
        notes = [say("no-study", self.lang, wrong.id) for wrong in every]
        return replies.WhatIfAnswer(
            note=" ".join([*notes, say("near" if near else "try-find", self.lang)]), near=near, **self.carried()
        )


@lru_cache(maxsize=1)
def _entries(same: Same) -> tuple[Entry, ...]:
    """Everything that can be found; made once."""
    return entries(same.base)
