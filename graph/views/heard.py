"""A text that nobody coded, held against the records: which claim each sentence means, and whether it goes too far."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from graph.facts.certainty import claim_certainty
from graph.facts.marks import marks_words
from graph.grading.conclusion import Decision
from graph.grading.wording import marks
from graph.model.assessment import Assessment, Grading, Marks
from graph.model.base import EvidenceBase
from graph.model.claim import Appearance, Claim
from graph.model.scales import Basis, Certainty, Extent, Kind, Wording
from graph.model.values import Text
from graph.views.addresses import Thing, linked
from graph.views.graded import Graded
from graph.views.heard_words import CELLS, ELSEWHERE, OUTCOMES, TREATMENTS
from graph.views.questions.page import asked
from graph.views.questions.summary import ADDRESS
from graph.views.same import Same
from graph.views.spelling import fold, stripped
from graph.wording.coding import Coded, Speaks, code
from graph.wording.splitting import Sentence, sentences

MOST_LETTERS = 100_000
"""Letters of a text that are read; whoever takes a text from outside refuses a longer one."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A claim that a sentence means, or the question that it answers where no claim says it.

    `ceiling` is the firmest fair wording for a sentence that speaks as this one does: in the model where it names the
    animals or dishes studied. It is `None` for what is not judged for firmness. `marks` are those of the sentence's own
    wording; `corrected` is the claim with its conclusion, as everywhere.
    """

    id: str
    is_question: bool
    statement: Text
    conclusion: Text
    basis: Basis
    certainty: Certainty | None
    sure: Text
    ceiling: Wording | None
    marks: Marks | None
    too_far: tuple[Text, ...]
    corrected: Text
    address: str
    nearness: float


@dataclass(frozen=True, slots=True)
class Heard:
    """One sentence with its place, how it is worded, and the claims it means, the nearest first; none: not known."""

    sentence: Sentence
    coded: Coded
    meant: tuple[Meant, ...]

    @property
    def is_known(self) -> bool:
        """Whether the records hold a claim that this sentence means."""
        return bool(self.meant)


def check_wording(text: str, base: EvidenceBase, grading: Grading, *, most: int = 3) -> tuple[Heard, ...]:
    """Every sentence of a text, English or Chinese, held against the records; the text is only read, never run.

    `most` is how many claims are told for a sentence. A sentence that names no treatment and outcome of the records, or
    that is too far from every claim, comes back with `meant` empty: nothing is known of it here. Raises nothing for
    any text; see `MOST_LETTERS`.
    """
    index = _index(Same(base, grading))
    coded = ((one, code(one.text)) for one in sentences(text))
    return tuple(Heard(one, how, _meant(one, how, index, most)) for one, how in coded)


# Finding --------------------------------------------------------------------------------------------------------------

_NEAR = 0.30
"""A claim is meant from here on, where 1.2 is its own statement; ours, and held against tests/views/heard.yaml."""
_JUDGED_FOR_TRUTH_NEAR = 0.55
_SAME_OUTCOME = 0.2

_STOP = frozenset(
    re.findall(
        r"\w+",
        "a an the of to in on for and or is are was were be been by with that this it its as at from do does did can "
        "may might could will would has have had their they them after more most than into which who people patient",
    )
)
_WORD = re.compile(r"[a-z0-9]+|[\u3400-\u9fff]+")
_ENDING = re.compile(r"(?:ations?|ingly|ings?|edly|ed|es|s|ly|ment|ion)$")


@dataclass(frozen=True)
class _Known:
    claim: Claim
    tokens: tuple[Counter[str], ...]
    treatments: frozenset[str]


@dataclass(frozen=True)
class _Index:
    base: EvidenceBase
    grading: Grading
    known: tuple[_Known, ...]
    weight: dict[str, float]
    names: tuple[tuple[str, re.Pattern[str]], ...]


@lru_cache(maxsize=4)
def _index(same: Same) -> _Index:
    base, grading = same.base, same.grading
    names = tuple(_names(base))
    known = tuple(
        _Known(
            claim,
            (_tokens(claim.statement.en), _tokens(claim.statement.zh)),
            frozenset(claim.scope.cells) | _named(f"{claim.statement.en} {claim.statement.zh}", names),
        )
        for claim in base.claims.values()
        if claim.kind is not Kind.AIM and claim.id in grading.assessments
    )
    seen = Counter(token for one in known for tokens in one.tokens for token in tokens)
    weight = {token: math.log(1 + len(known) / count) for token, count in seen.items()}
    return _Index(base, grading, known, weight, names)


def _names(base: EvidenceBase) -> Iterator[tuple[str, re.Pattern[str]]]:
    """What names a treatment: the names of the records, other names, and treatments that are no cells."""
    for key, pattern in (*CELLS.items(), *TREATMENTS.items()):
        yield key, re.compile(pattern)
    for key, product in base.products.items():
        yield key, _whole((product.name.en, product.name.zh, *product.aliases))
    for key, kind in base.cell_types.items():
        yield key, _whole((kind.name.en, kind.name.zh))


def _whole(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<![a-z0-9]){re.escape(fold(name))}(?![a-z0-9])" for name in names if name))


def _named(text: str, names: Iterable[tuple[str, re.Pattern[str]]]) -> frozenset[str]:
    folded = fold(text)
    return frozenset(key for key, pattern in names if pattern.search(folded))


_OUTCOMES = tuple((key, re.compile(pattern)) for key, pattern in OUTCOMES.items())
_ELSEWHERE = re.compile(rf"(?<![a-z])(?:{ELSEWHERE})")


def _tokens(text: str) -> Counter[str]:
    """English words without their endings, Chinese in pairs of characters."""
    found: Counter[str] = Counter()
    for word in _WORD.findall(fold(stripped(text))):
        if word[0] >= "\u3400":
            found.update(word[at : at + 2] for at in range(len(word) - 1))
        elif word not in _STOP:
            found[_ENDING.sub("", word) if len(word) > 4 else word] += 1
    return found


def _meant(sentence: Sentence, coded: Coded, index: _Index, most: int) -> tuple[Meant, ...]:
    folded = fold(sentence.text)
    treatments = _named(sentence.text, index.names)
    outcomes = _named(sentence.text, _OUTCOMES)
    if not treatments or _ELSEWHERE.search(folded):
        return ()
    said = _tokens(sentence.text)
    scored: list[tuple[float, Claim]] = []
    for one in index.known:
        if not _is_of(one, treatments) or _is_other_condition(one.claim, folded, index.base):
            continue
        has_outcome = one.claim.scope.outcome in outcomes
        near = max(_overlap(said, tokens, index.weight) for tokens in one.tokens) + _SAME_OUTCOME * has_outcome
        bound = _JUDGED_FOR_TRUTH_NEAR if not has_outcome or one.claim.kind.is_judged_for_truth else _NEAR
        if near >= bound:
            scored.append((near, one.claim))
    scored.sort(key=lambda pair: -pair[0])
    return (
        tuple(_told(claim, coded, index.grading.assessments[claim.id], near) for near, claim in scored[:most])
        or _answered(coded, treatments, outcomes, folded, index)[:most]
    )


def _answered(
    coded: Coded, treatments: frozenset[str], outcomes: frozenset[str], folded: str, index: _Index
) -> tuple[Meant, ...]:
    """Questions on just this treatment and outcome in people whose condition is named, where no claim is near."""
    known = asked(Graded(index.base, index.grading))
    found = [
        one
        for one in known.questions.values()
        if one.cells in treatments and one.outcome in outcomes and _names_condition(one.condition, folded, index.base)
    ]
    return tuple(_told(known.asked.claims[one.id], coded, known.answer(one.id), 0.0, is_question=True) for one in found)


def _names_condition(condition: str, folded: str, base: EvidenceBase) -> bool:
    above = base.conditions_above(condition) | {condition}
    return any(
        fold(name) in folded for key in above for name in (base.conditions[key].name.en, base.conditions[key].name.zh)
    )


def _is_of(one: _Known, treatments: frozenset[str]) -> bool:
    return bool(one.treatments & treatments)


def _is_other_condition(claim: Claim, folded: str, base: EvidenceBase) -> bool:
    """Whether a sentence names a condition of the records that is not, and is no part or whole of, the claim's."""
    own = claim.scope.condition
    named = {
        key
        for key, one in base.conditions.items()
        if key not in ("other", "uninjured") and (fold(one.name.en) in folded or fold(one.name.zh) in folded)
    }
    if own is None or not named:
        return False
    related = base.conditions_above(own)
    return not any(key in related or own in base.conditions_above(key) for key in named)


def _overlap(said: Counter[str], tokens: Counter[str], weight: dict[str, float]) -> float:
    """The cosine of two sentences, rare words weighing more; what no claim says weighs as the rarest."""
    rarest = max(weight.values(), default=1.0)

    def length(words: Counter[str]) -> float:
        return math.sqrt(sum(weight.get(word, rarest) ** 2 for word in words))

    shared = sum(weight.get(word, rarest) ** 2 for word in said.keys() & tokens.keys())
    return shared / (length(said) * length(tokens)) if shared else 0.0


# Telling --------------------------------------------------------------------------------------------------------------


def _told(claim: Claim, coded: Coded, assessment: Assessment, near: float, *, is_question: bool = False) -> Meant:
    found = _marks(claim, coded, assessment)
    names_model = coded.speaks in (Speaks.ANIMALS, Speaks.DISH)
    ceiling = None if found is None else found.ceiling_in_model if names_model else found.ceiling
    return Meant(
        id=claim.id,
        is_question=is_question,
        statement=claim.statement,
        conclusion=assessment.sentence,
        basis=assessment.basis,
        certainty=assessment.certainty,
        sure=claim_certainty(assessment),
        ceiling=ceiling,
        marks=found,
        too_far=marks_words(found),
        corrected=_corrected(claim.statement, assessment.sentence),
        address=f"{ADDRESS}{claim.id}" if is_question else linked(Thing.CLAIM, claim.id),
        nearness=round(near, 3),
    )


def _corrected(statement: Text, conclusion: Text) -> Text:
    """The conclusion, after the statement where it does not repeat it."""
    en, zh = statement.en.rstrip("."), statement.zh.rstrip("。")
    return Text(
        conclusion.en if en in conclusion.en else f"“{en}”: {conclusion.en}",
        conclusion.zh if zh in conclusion.zh else f"“{zh}”：{conclusion.zh}",
    )


def _marks(claim: Claim, coded: Coded, assessment: Assessment) -> Marks | None:
    """The marks of the sentence as if it were one more appearance of the claim; a denial claims nothing of it."""
    wording = Wording.NONE if coded.is_negated else coded.wording
    extent = Extent.PLAIN if coded.is_negated else coded.extent
    heard = replace(claim, appearances=(Appearance("heard", "heard", wording, extent=extent),))
    decision = Decision(
        conclusion=assessment.conclusion,
        decisive=assessment.decisive,
        in_model=assessment.in_model,
        direction=assessment.direction,
        size=assessment.size,
        certainty=assessment.certainty,
        at_best=assessment.at_best,
    )
    people = any(body.stream.is_human for body in assessment.bodies if body.on_product)
    found = marks(heard, decision, people_were_studied=people)
    if found is None or coded.speaks not in (Speaks.ANIMALS, Speaks.DISH):
        return found
    too_firm = max(0, wording - found.ceiling_in_model)
    return replace(found, too_firm=too_firm, names_no_model=False)
