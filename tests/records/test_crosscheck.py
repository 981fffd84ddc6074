"""What is wrong between records that are each right by themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.topics import (
    CELLS,
    CLAIM,
    CONDITIONS,
    FILES,
    MECHANISMS,
    OUTCOMES,
    SHA,
    SOURCES,
    STUDY,
    TRIAL,
    changed,
    other_study,
    problems_with,
)

CLAIMS = "claims.yaml"
NAP = "studies/nap-2021.yaml"
SECOND_CLAIM = CLAIM + changed(CLAIM, ("id: N1", "id: N2"))
REPORT = changed(
    CLAIM,
    ("kind: effect", "kind: report"),
    ("  mechanism: rest\n", "  cites: [trial-2020]\n  reported: [{study: trial-2020, finding: gain, value: 12.1}]\n"),
)
JUDGEMENT = """\
- claim: N1
  stream: human-uncontrolled
  domain: imprecision
  change: -1
  why: {en: few, zh: 少}
  curator: somebody
  judged: 2026-01-02
"""

OTHER_GAIN = """\
  - id: gain
    outcome: alertness
    measure: x
    n: 1
    comparator: sham
    time: unknown
    reading: benefit
"""

# The file that is changed, what in it, and the problem that comes of it.
CASES = [
    (TRIAL, "id: trial-2020\nlabel", "id: trial-2021\nlabel", f'{TRIAL}:1: the id "trial-2021" is not the name'),
    (TRIAL, "claim: N1", "claim: N9", f'{TRIAL}:27: unknown claim "N9".'),
    (TRIAL, "outcome: alertness", "outcome: alertnes", f'{TRIAL}:18: unknown outcome "alertnes". Did you mean "al'),
    (TRIAL, "instrument: scale", "instrument: scales", f'{TRIAL}:19: unknown instrument "scales". Did you mean'),
    (TRIAL, "cells: [product-a]", "cells: [product-b]", f'{TRIAL}:7: unknown cell type or product "product-b".'),
    (TRIAL, "mechanisms: [rest]", "mechanisms: [unrest]", f'{TRIAL}:8: unknown mechanism "unrest".'),
    (TRIAL, "condition: tiredness", "condition: tired", f'{TRIAL}:6: unknown condition "tired".'),
    (TRIAL, "claim: N1", "claim: unknown", f'{TRIAL}:27: unknown claim "unknown".'),
    (TRIAL, "findings: [gain]", "findings: [gains]", f'{TRIAL}:29: unknown finding "gains". Did you mean "gain"?'),
    (TRIAL, "    n: 18\n", "    n: 18\n    report: nowhere\n", f'{TRIAL}:22: unknown report "nowhere".'),
    (TRIAL, "results: reported\n", "results: reported\nincluded_in: [x]\n", f'{TRIAL}:6: unknown study "x".'),
    (TRIAL, "results: reported\n", "results: reported\ntested_later_in: [y]\n", f'{TRIAL}:6: unknown study "y".'),
    (TRIAL, "results: reported\n", "results: reported\nincluded_in: [trial-2020]\n",
     f'{TRIAL}:1: "trial-2020" stands above itself: trial-2020 → trial-2020.'),
    (TRIAL, "    note: they woke up\n", "    note: they woke up\n    species: rat\n",
     f"{TRIAL}:31: the study has no rat."),
    (TRIAL, "    n: 18\n", "    n: 18\n    species: mouse\n", f"{TRIAL}:22: the study has no mouse."),
    (TRIAL, "results: reported", "results: awaiting", f"{TRIAL}:24: a result of a study that awaits its results."),
    (TRIAL, "results: reported", "results: awaiting",
     f"{TRIAL}:28: trial-2020 cannot support N1: it awaits its results,"),
    (TRIAL, "design: single-arm-trial", "design: guideline",
     f"{TRIAL}:28: trial-2020 cannot support N1: a guideline shows no result, and the claim is about an effect."),
    (TRIAL, "judged: 2026-01-02", "judged: 2026-02-01", f"{TRIAL}:32: judged on 2026-02-01, after 2026-01-31,"),
    (TRIAL, "findings:\n  - id: gain", f"findings:\n{OTHER_GAIN}  - id: gain",
     f'{TRIAL}:24: the finding "gain" stands twice. It stands at {TRIAL}:17 already;'),
    (TRIAL, "lines:\n", "lines:\n  - {claim: N1, direction: context, note: x, curator: y, judged: 2026-01-02}\n",
     f'{TRIAL}:28: the line on "N1" stands twice.'),
    (CLAIMS, CLAIM, CLAIM + CLAIM, f'{CLAIMS}:8: the claim "N1" stands twice. It stands at {CLAIMS}:1 already;'),
    (CLAIMS, "mechanism: rest", "mechanism: unrest", f'{CLAIMS}:5: unknown mechanism "unrest".'),
    (CLAIMS, "source: magazine", "source: book", f'{CLAIMS}:7: unknown source "book".'),
    (CLAIMS, "section: '1'", "section: '2'", f'{CLAIMS}:7: unknown section "2" of magazine. Known: 1.'),
    (CLAIMS, "end: 9,", "end: 900,", f"{CLAIMS}:7: the anchor ends at 900, but the text has 100 characters."),
    (CLAIMS, f", anchor: {{start: 5, end: 9, sha256: {SHA}}}", "",
     f"{CLAIMS}:7: an appearance in magazine without `anchor`."),
    ("sources.yaml", f"  normalisation: NFKC, all whitespace removed\n  text_sha256: {SHA}\n  text_length: 100\n", "",
     f"{CLAIMS}:7: an anchor in magazine, of whose text no digest is recorded."),
    (CLAIMS, "phase: early", "phase: late", f'{CLAIMS}:4: unknown phase "late" of tiredness. Known: early.'),
    (CLAIMS, "outcome: alertness", "outcome: luck", f'{CLAIMS}:4: unknown outcome "luck".'),
    (CLAIMS, "cells: [product-a]", "cells: [product-z]", f'{CLAIMS}:4: unknown cell type or product "product-z".'),
    (CLAIMS, "  mechanism: rest\n", "  cites: [nobody-2020]\n", f'{CLAIMS}:5: unknown study or report "nobody-2020".'),
    (CLAIMS, "  mechanism: rest\n", "  part_of: N1\n", f'{CLAIMS}:1: "N1" stands above itself: N1 → N1.'),
    (CLAIMS, "kind: effect", "kind: harm", f"{CLAIMS}:1: a claim about harm without `asserts`."),
    (CLAIMS, "kind: effect", "kind: effect\n  asserts: safety", f"{CLAIMS}:3: `asserts: safety` in a claim of"),
    (CLAIMS, "kind: effect", "kind: harm\n  asserts: no-effect", f"{CLAIMS}:3: `asserts: no-effect` in a claim of"),
    (CLAIMS, "  mechanism: rest\n", "  contradicts: [N7]\n", f'{CLAIMS}:5: unknown claim "N7".'),
    (CLAIMS, "  mechanism: rest\n", "  contradicts: [N1]\n", f"{CLAIMS}:5: N1 contradicts N1, which does not"),
    (TRIAL, "results: reported\n", "results: reported\nlaboratories: [a]\n", f'{TRIAL}:6: unknown laboratory "a".'),
    (TRIAL, "results: reported\n", "results: reported\nshares_participants_with: [z]\n",
     f'{TRIAL}:6: unknown study "z".'),
    (TRIAL, "results: reported\n", "results: reported\nshares_participants_with: [trial-2020]\n",
     f"{TRIAL}:6: trial-2020 shares its participants with itself."),
    (TRIAL, "seen: full-text", "seen: secondary\n    seen_in: book", f'{TRIAL}:14: unknown source "book".'),
    ("outcomes.yaml", "high: 100}", "high: 100, important_differences: [{value: 1, source: x, phase: late}]}",
     'outcomes.yaml:4: unknown phase "late".'),
    ("sources.yaml", "  normalisation", "  errors: [{text: {en: x, zh: y}, section: '9'}]\n  normalisation",
     'sources.yaml:10: unknown section "9" of magazine.'),
    ("sources.yaml", "  norm", "  errors: [{text: {en: x, zh: y}, section: '1', study: z}]\n  norm",
     'sources.yaml:10: unknown study or report "z".'),
    ("sources.yaml", "  norm", "  errors: [{text: {en: x, zh: y}, section: '1', claims: [N9]}]\n  norm",
     'sources.yaml:10: unknown claim "N9".'),
    (CLAIMS, "kind: effect", "kind: report", f"{CLAIMS}:1: a report claim without `reported`."),
    (CLAIMS, CLAIM, changed(REPORT, ("kind: report", "kind: effect")), f"{CLAIMS}:6: `reported` in a claim of kind"),
    (CLAIMS, CLAIM, changed(REPORT, ("finding: gain", "finding: loss")),
     f'{CLAIMS}:6: unknown finding "loss" of trial-2020.'),
    (CLAIMS, CLAIM, changed(REPORT, ("study: trial-2020", "study: nobody")), f"{CLAIMS}:6: unknown study or report"),
    (CLAIMS, CLAIM, CLAIM.split("  appearances:")[0], f"{CLAIMS}:1: a claim without `appearances`."),
    (CLAIMS, "  mechanism: rest\n", "  calibration: 'yes'\n", f"{CLAIMS}:6: a calibration claim appears in a source."),
    ("cells.yaml", "cell_types: [kind-a]", "cell_types: [kind-b]", 'cells.yaml:4: unknown cell type "kind-b".'),
    ("cells.yaml", "family: family-a", "broader: [kind-a]", 'cells.yaml:2: "kind-a" stands above itself:'),
    ("cells.yaml", "id: product-a", "id: kind-a", 'cells.yaml:4: the cell type or product "kind-a" stands twice.'),
    ("mechanisms.yaml", "- {id: rest,", "- {id: rest, broader: [rest],",
     'mechanisms.yaml:1: "rest" stands above itself'),
    ("outcomes.yaml", "outcome: alertness", "outcome: luck", 'outcomes.yaml:4: unknown outcome "luck".'),
    ("conditions.yaml", "- id: tiredness\n", "- id: tiredness\n  broader: [tiredness]\n",
     'conditions.yaml:1: "tiredness" stands above itself'),
    ("sources.yaml", "study: trial-2020", "study: nobody", 'sources.yaml:9: unknown study or report "nobody".'),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "expected"), CASES, ids=[case[-1] for case in CASES])
def test_a_fault_between_records_is_told_where_it_stands(
    tmp_path: Path, file: str, old: str, new: str, expected: str
) -> None:
    problems = problems_with(tmp_path, {file: changed(FILES[file], (old, new))})

    assert any(problem.startswith(expected) for problem in problems), problems


def test_every_file_of_a_topic_is_tried() -> None:
    assert {file for file, *_ in CASES} == set(FILES) - {"topic.yaml"}
    assert all(FILES[file] for file in FILES)
    assert {CELLS, CONDITIONS, MECHANISMS, OUTCOMES, SOURCES, STUDY} <= set(FILES.values())


def test_two_claims_that_contradict_each_other_say_so_both(tmp_path: Path) -> None:
    first, second = (changed(CLAIM, ("mechanism: rest", f"contradicts: [{id_}]")) for id_ in ("N2", "N1"))
    both = first + changed(second, ("id: N1", "id: N2"))
    one = first + changed(CLAIM, ("id: N1", "id: N2"))

    assert problems_with(tmp_path, {CLAIMS: both}) == []
    (problem,) = problems_with(tmp_path, {CLAIMS: one})
    assert problem.startswith(f"{CLAIMS}:5: N1 contradicts N2, which does not contradict it.")


def test_an_effect_may_be_denied(tmp_path: Path) -> None:
    denied = changed(CLAIM, ("kind: effect", "kind: effect\n  asserts: no-effect"))

    assert problems_with(tmp_path, {CLAIMS: denied}) == []


@pytest.mark.parametrize("key", ["doi", "pmid"])
def test_two_studies_with_one_identifier_are_probably_one(tmp_path: Path, key: str) -> None:
    shared = {"doi": ("10.1000/xyz", "10.1000/ABC"), "pmid": ("'456'", "'123'")}[key]

    (problem,) = problems_with(tmp_path, {NAP: other_study(shared)})

    # Files are read in order, so the trial is the second to have it.
    assert f"{TRIAL}:" in problem
    assert f'the {key.upper()} "' in problem
    assert f"It stands at {NAP}:" in problem


def test_a_report_cannot_bear_the_id_of_another_study(tmp_path: Path) -> None:
    taken = other_study(("  - id: nap-2021\n", "  - id: trial-2020\n"))

    problems = problems_with(tmp_path, {NAP: taken})

    assert any(f'{NAP}:10: the report "trial-2020" bears the id of another study.' in one for one in problems)


def test_a_report_claim_can_rest_only_on_the_study_that_it_names(tmp_path: Path) -> None:
    (problem,) = problems_with(tmp_path, {CLAIMS: REPORT, NAP: other_study()})

    assert problem.startswith(f"{NAP}:28: nap-2021 cannot support N1: what a named study found can rest on that")


def test_a_weak_study_is_counted_in_nothing_so_its_lines_are_left_alone(tmp_path: Path) -> None:
    weak = changed(STUDY, ("design: single-arm-trial", "weak: second-hand\ndesign: guideline"))

    assert problems_with(tmp_path, {TRIAL: weak}) == []


def test_a_study_without_reports_is_told(tmp_path: Path) -> None:
    none = STUDY[: STUDY.index("reports:")] + "reports: []\n" + STUDY[STUDY.index("findings:") :]

    assert any("a study without any report." in problem for problem in problems_with(tmp_path, {TRIAL: none}))


def test_a_judgement_needs_a_claim_whose_certainty_is_rated(tmp_path: Path) -> None:
    background = changed(CLAIM, ("kind: effect", "kind: background"))

    (problem,) = problems_with(tmp_path, {CLAIMS: background, "judgements.yaml": JUDGEMENT})

    assert problem.startswith("judgements.yaml:1: the certainty of N1, a claim of kind background, is not rated.")


def test_a_curator_judges_a_step_once(tmp_path: Path) -> None:
    (problem,) = problems_with(tmp_path, {"judgements.yaml": JUDGEMENT + JUDGEMENT})

    assert problem.startswith("judgements.yaml:10: a second judgement on imprecision of N1, human-uncontrolled.")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("claim: N1", "claim: N7", 'judgements.yaml:1: unknown claim "N7".'),
        ("domain: imprecision", "domain: precision", 'judgements.yaml:3: unknown domain "precision".'),
        ("judged: 2026-01-02", "judged: 2027-01-02", "judgements.yaml:7: judged on 2027-01-02, after 2026-01-31,"),
    ],
)
def test_a_judgement_is_cross_checked(tmp_path: Path, old: str, new: str, expected: str) -> None:
    problems = problems_with(tmp_path, {"judgements.yaml": changed(JUDGEMENT, (old, new))})

    assert any(problem.startswith(expected) for problem in problems), problems


def test_all_problems_of_all_files_come_at_once_in_the_order_of_the_files(tmp_path: Path) -> None:
    problems = problems_with(
        tmp_path,
        {
            CLAIMS: changed(SECOND_CLAIM, ("phase: early", "phase: late")),
            "cells.yaml": changed(CELLS, ("cell_types: [kind-a]", "cell_types: [kind-b]")),
            TRIAL: changed(STUDY, ("claim: N1", "claim: N9"), ("design: single-arm-trial", "design: single arm")),
        },
    )

    assert [problem.split(": ")[0] for problem in problems] == [
        "cells.yaml:4",
        f"{CLAIMS}:4",
        f"{CLAIMS}:11",
        f"{TRIAL}:3",
        f"{TRIAL}:27",
    ]
