"""What publication types and headings say of a study is taken at its lower reading, or left open."""

from __future__ import annotations

from graph.model.scales import Rung
from graph.model.study import Design
from graph.model.values import Species
from graph.sources.mesh import Said, said

HUMAN, RAT, MOUSE, PIG = Species.HUMAN, Species.RAT, Species.MOUSE, Species.PIG


def test_each_record_stands_where_its_structured_fields_put_it() -> None:
    cases: dict[tuple[str, str], tuple[Design | None, tuple[Species, ...], Rung | None]] = {
        ("Randomized Controlled Trial", "Humans"): (
            Design.RANDOMISED_CONTROLLED_TRIAL,
            (HUMAN,),
            Rung.HUMAN_RANDOMISED,
        ),
        ("Equivalence Trial", "Humans"): (Design.RANDOMISED_CONTROLLED_TRIAL, (HUMAN,), Rung.HUMAN_RANDOMISED),
        ("Controlled Clinical Trial", "Humans"): (
            Design.NON_RANDOMISED_CONTROLLED_TRIAL,
            (HUMAN,),
            Rung.HUMAN_CONTROLLED,
        ),
        ("Clinical Trial, Phase II", "Humans"): (None, (HUMAN,), Rung.HUMAN_UNCONTROLLED),
        ("Case Reports|Review", "Humans"): (Design.CASE_REPORT, (HUMAN,), Rung.HUMAN_UNCONTROLLED),
        ("Case Reports", ""): (Design.CASE_REPORT, (), None),
        ("Case Reports", "Animals|Dogs"): (None, (Species.DOG,), None),
        ("Observational Study", "Humans|Cohort Studies"): (Design.COHORT, (HUMAN,), Rung.HUMAN_UNCONTROLLED),
        ("Comparative Study", "Humans|Cohort Studies"): (Design.COHORT, (HUMAN,), Rung.HUMAN_CONTROLLED),
        ("Journal Article", "Humans|Case-Control Studies"): (Design.CASE_CONTROL, (HUMAN,), Rung.HUMAN_CONTROLLED),
        ("Meta-Analysis|Review", "Humans|Randomized Controlled Trials as Topic"): (
            Design.META_ANALYSIS,
            (HUMAN,),
            Rung.HUMAN_SYNTHESIS,
        ),
        ("Meta-Analysis", "Humans|Randomized Controlled Trials as Topic|Observational Studies as Topic"): (
            Design.META_ANALYSIS,
            (HUMAN,),
            None,
        ),
        ("Systematic Review", "Humans"): (Design.SYSTEMATIC_REVIEW, (HUMAN,), None),
        ("Systematic Review", "Animals|Rats|Randomized Controlled Trials as Topic"): (
            Design.SYSTEMATIC_REVIEW,
            (RAT,),
            None,
        ),
        ("Review", "Humans"): (Design.NARRATIVE_REVIEW, (HUMAN,), Rung.STATEMENT),
        ("Practice Guideline", "Humans"): (Design.GUIDELINE, (HUMAN,), Rung.STATEMENT),
        ("Editorial", ""): (Design.STATEMENT, (), Rung.STATEMENT),
        ("Letter", "Humans"): (None, (HUMAN,), None),
        ("Journal Article", "Humans|Adult"): (None, (HUMAN,), None),
        ("Journal Article", "Animals|Rats, Wistar"): (Design.ANIMAL_EXPERIMENT, (RAT,), Rung.RODENT),
        ("Journal Article", "Animals|Mice, Inbred C57BL|Swine, Miniature"): (
            Design.ANIMAL_EXPERIMENT,
            (MOUSE, PIG),
            Rung.OTHER_ANIMAL,
        ),
        ("Journal Article", "Animals"): (Design.ANIMAL_EXPERIMENT, (Species.ANIMAL,), Rung.RODENT),
        ("Journal Article", "Animals|Humans|Mice|Disease Models, Animal"): (
            Design.ANIMAL_EXPERIMENT,
            (HUMAN, MOUSE),
            Rung.RODENT,
        ),
        ("Journal Article", "Animals|Humans|Mice"): (None, (HUMAN, MOUSE), None),
        ("Journal Article", "Animals|Mice|Cells, Cultured"): (None, (MOUSE,), None),
        ("Journal Article", "Humans|Cell Line, Tumor"): (Design.IN_VITRO_EXPERIMENT, (HUMAN,), Rung.IN_VITRO),
        ("Journal Article", "Humans|Cells, Cultured|Middle Aged"): (None, (HUMAN,), None),
        ("Randomized Controlled Trial, Veterinary", "Animals|Dogs"): (
            Design.ANIMAL_EXPERIMENT,
            (Species.DOG,),
            Rung.OTHER_ANIMAL,
        ),
        ("Observational Study, Veterinary", "Animals|Dogs"): (None, (Species.DOG,), None),
        ("Clinical Trial Protocol|Randomized Controlled Trial", "Humans"): (None, (HUMAN,), None),
        ("Retraction of Publication", "Humans"): (None, (HUMAN,), None),
        ("Published Erratum|Randomized Controlled Trial", "Humans"): (None, (HUMAN,), None),
        ("", ""): (None, (), None),
    }
    for (types, headings), wanted in cases.items():
        assert said(types.split("|"), headings.split("|")) == Said(*wanted), (types, headings)


def test_no_trial_is_of_people_where_only_animals_are_named() -> None:
    for type_ in ("Randomized Controlled Trial", "Controlled Clinical Trial", "Clinical Trial", "Case Reports"):
        found = said([type_], ["Animals", "Rats"])

        assert found.rung is None or not found.rung.is_human, type_
