"""Every harm in people: who is shown, what is not reported, and what bears on a claim."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.grading.assess import grade
from graph.model.base import EvidenceBase
from graph.model.finding import Finding, HarmKind, Reading
from graph.model.study import Design, Results, Study
from graph.model.values import Answer, Species
from graph.views.safety import Safety, family_name, kin, safety
from tests.makers import base, finding, study
from tests.sample import sample


def harm(
    id_: str = "h", kind: HarmKind = HarmKind.DEATH, *, count: int | None = 1, total: int | None = 20, **more: object
) -> Finding:
    """Somebody of twenty died."""
    made = replace(finding(id_, reading=Reading.HARM, count=count, total=total), harm=kind)
    return replace(made, **more)  # type: ignore[arg-type]  # only names of Finding's own fields are passed


def trial(id_: str, *harms: Finding, cells: tuple[str, ...] = ("neural",), **more: object) -> Study:
    """A trial in people that tells these harms."""
    return study(id_, findings=harms, cells=cells, enrolled=20, **more)  # type: ignore[arg-type]


def shown(*studies: Study) -> tuple[EvidenceBase, Safety]:
    known = base(studies=studies)
    return known, safety(known, grade(known))


def test_a_harm_that_no_claim_mentions_is_shown() -> None:
    _, found = shown(trial("s", harm()))

    assert [one.finding.id for one in found.harms] == ["h"]


def test_a_trial_that_tells_no_harm_is_shown_as_silent() -> None:
    _, found = shown(trial("tells", harm()), trial("silent"))

    (family,) = found.families
    assert [one.study.id for one in family.silent] == ["silent"]
    assert (family.telling(HarmKind.DEATH), family.telling(HarmKind.TUMOUR)) == (1, 0)


def test_that_nobody_had_it_is_told_and_bounded_exactly() -> None:
    _, found = shown(trial("s", harm(count=0, total=18)))

    (one,) = found.harms
    assert found.families[0].telling(HarmKind.DEATH) == 1
    assert one.bound == pytest.approx(0.1533, abs=0.0001)  # 1 - 0.05^(1/18); 3/18 would be 0.167.


def test_where_somebody_had_it_or_n_is_not_known_there_is_no_bound() -> None:
    _, found = shown(trial("s", harm("some"), harm("no-n", count=0, total=None)))

    assert [one.bound for one in found.harms] == [None, None]


def test_a_definitive_case_stands_first_and_in_no_table() -> None:
    report = trial("case", harm("c", HarmKind.TUMOUR, count=1, total=1), design=Design.CASE_REPORT)
    settled = trial("settled", harm("d", HarmKind.TUMOUR, definitive=True), design=Design.CASE_REPORT)

    _, found = shown(report, settled, trial("s", harm()))

    assert [case.study.id for case in found.cases] == ["settled", "case"]
    assert found.definitive == 1
    assert [one.study.id for family in found.families for one in family.studies] == ["s"]


def test_animals_the_retracted_and_the_awaited_show_nothing() -> None:
    gone = replace(sample().studies["retracted"], findings=(harm("gone"),))
    pig = trial("pig", harm(), species=(Species.PIG,), design=Design.ANIMAL_EXPERIMENT)
    late = trial("late", harm(), results=Results.AWAITING)

    _, found = shown(gone, pig, late)

    assert found.harms == ()


def test_a_weak_record_keeps_its_harm() -> None:
    _, found = shown(trial("weak", harm(), weak="seen at second hand"))

    assert len(found.harms) == 1


def test_treatments_without_cells_stand_last() -> None:
    _, found = shown(trial("a-drug", harm(), cells=()), trial("cells", harm()))

    assert [family.id for family in found.families] == ["neural-family", ""]


def test_a_family_is_named_by_its_top_kinds() -> None:
    known, _ = shown()

    assert family_name(known, "neural-family").en == "neural stem cell / neural progenitor"
    assert family_name(known, "").en == "treatments without cells"


def test_a_claim_is_shown_the_harms_of_its_own_cells_and_of_their_family_apart() -> None:
    known, found = shown(
        trial("own", harm("o"), cells=("product-a",)),
        trial("kin", harm("k"), cells=("progenitor",)),
        trial("other", harm("x"), cells=("mesenchymal",)),
    )

    bears = kin(known, found, ("product-a",))

    assert bears is not None
    assert [one.study.id for one in bears.own] == ["own"]
    assert [one.study.id for one in bears.family] == ["kin"]


def test_the_gravest_come_first_and_what_nobody_had_is_not_among_them() -> None:
    known, found = shown(
        trial(
            "s",
            harm("headache", HarmKind.OTHER, count=None, total=None, related=Answer.NOT_SEEN),
            harm("death"),
            harm("none", HarmKind.TUMOUR, count=0),
            harm("proof", HarmKind.TUMOUR, definitive=True),
        )
    )

    bears = kin(known, found, ("neural",))

    assert bears is not None
    assert [one.finding.id for one in bears.gravest] == ["proof", "death", "headache"]


def test_a_claim_that_names_no_cells_has_no_kin() -> None:
    known, found = shown(trial("s", harm()))

    assert kin(known, found, ()) is None
