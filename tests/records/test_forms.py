"""The records by themselves: keys, values and what they become."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import get_type_hints

import pytest

from graph.model.biology import (
    CellProduct,
    CellType,
    Condition,
    ImportantDifference,
    Instrument,
    Laboratory,
    Mechanism,
    Outcome,
    Phase,
    Term,
)
from graph.model.claim import (
    Appearance,
    Claim,
    Coding,
    PublishedCertainty,
    Relation,
    ReportedValue,
    Source,
    SourceError,
)
from graph.model.finding import ArmResult, Effect, EffectMeasure, Finding, Spread
from graph.model.line import EvidenceLine
from graph.model.scales import Wording
from graph.model.scope import Scope
from graph.model.study import Numbers, Pooled, Report, RiskOfBias, Study, Timing, Treatment
from graph.model.values import Absent, Interval, Operator, PValue, Span, TimeUnit
from graph.records import biology_forms, claim_forms, finding_forms, forms, study_forms
from graph.records.links import wrong_with_page
from graph.records.read import read
from tests.records.topics import (
    CELLS,
    CLAIM,
    CONDITIONS,
    FILES,
    OUTCOMES,
    SOURCES,
    STUDY,
    TOPIC,
    TRIAL,
    changed,
    problems_with,
    write_topic,
)

REPORTED = "  reported:\n    - {study: trial-2020, finding: gain, "
CLAIMS = "claims.yaml"

# What is changed, and the problem that comes of it.
CASES = [
    (TRIAL, "design: single-arm-trial", "design: single arm",
     f'{TRIAL}:3: unknown design "single arm". Did you mean "single-arm-trial"?'),
    (TRIAL, "species: [human]", "species: [man]", f'{TRIAL}:4: unknown species "man". Did you mean "human"?'),
    (TRIAL, "species: [human]", "species: []", f"{TRIAL}:4: a study without species."),
    (TRIAL, "species: [human]", "species: human", f"{TRIAL}:4: species is not a list."),
    (TRIAL, "species: [human]\n", "", f"{TRIAL}:1: study without `species`."),
    (TRIAL, "label: Trial", "lable: Trial", f'{TRIAL}:2: unknown key "lable" in study. Did you mean "label"?'),
    (TRIAL, "findings:\n", "finding:\n", f'{TRIAL}:16: unknown key "finding" in study. Did you mean "findings"?'),
    (TRIAL, "label: Trial 2020", "label: [Trial, 2020]", f"{TRIAL}:2: label is a list, not a text."),
    (TRIAL, "label: Trial 2020", "label: {a: b}", f"{TRIAL}:2: label is a mapping, not a text."),
    (TRIAL, "{cells: [product-a]}", "product-a", f"{TRIAL}:7: treatment is not a mapping."),
    (TRIAL, "{cells: [product-a]}", "{cels: [product-a]}",
     f'{TRIAL}:7: unknown key "cels" in treatment. Did you mean "cells"?'),
    (TRIAL, "results: reported\n", "results: reported\nyear: MMXX\n", f'{TRIAL}:6: year "MMXX" is not a whole number.'),
    (TRIAL, "results: reported\n", "results: reported\nyear: '٢٠٢٠'\n", f"{TRIAL}:6: year "),
    (TRIAL, "results: reported\n", "results: reported\nrandomised: maybe\n", f'{TRIAL}:6: unknown randomised "maybe".'),
    (TRIAL, "results: reported\n", "results: reported\nfollow_up: a year\n",
     f'{TRIAL}:6: follow_up "a year" is not a span of time. Write a number and days, weeks,'),
    (TRIAL, "results: reported\n", "results: reported\nregistry_ids: [NCT123]\n",
     f'{TRIAL}:6: "NCT123" is no registration of ClinicalTrials.gov. Write it as the registry does: NCT04631406.'),
    (TRIAL, "results: reported\n", "results: reported\nregistry_ids: [unknown]\n",
     f'{TRIAL}:6: "unknown" is not a registry number.'),
    (TRIAL, "results: reported\n", "results: reported\ndates: {start: 2021-02-30}\n",
     f'{TRIAL}:6: start "2021-02-30" is not a date.'),
    (TRIAL, "results: reported\n", "results: reported\nnumbers: {arms: {low: many}}\n",
     f'{TRIAL}:6: low "many" is not a whole number.'),
    (TRIAL, "results: reported\n", "results: reported\npooled: {design: cohort, i_squared: 120}\n",
     f"{TRIAL}:6: an I² of 120 is not a percentage."),
    (TRIAL, "{cells: [product-a]}", "{timing: {text: x, earliest: 2 months, latest: 3 days}}",
     f"{TRIAL}:7: the earliest time is after the latest."),
    (TRIAL, "doi: 10.1000/abc", "doi: https://doi.org/10.1000/abc",
     f'{TRIAL}:14: doi "https://doi.org/10.1000/abc" is not the bare DOI. Write 10.1000/abc.'),
    (TRIAL, "pmid: '123'", "pmid: PMID 123", f'{TRIAL}:15: pmid "PMID 123" is not well-formed.'),
    (TRIAL, "pmid: '123'", "pmcid: '123'", f'{TRIAL}:15: pmcid "123" is not well-formed.'),
    (TRIAL, "pmid: '123'", "page: https://www.researchgate.net/x",
     f'{TRIAL}:15: page "https://www.researchgate.net/x" is a copy on another site.'),
    (TRIAL, "pmid: '123'", "page: http://www.nature.com/x", f'{TRIAL}:15: page "http://www.nature.com/x" is not an'),
    (TRIAL, "standing: stands", "standing: retracted", f"{TRIAL}:10: a retracted report without its notice."),
    (TRIAL, "standing: stands", "standing: stands\n    withdrawn: 2024-01-31", f"{TRIAL}:13: a report that stands"),
    (TRIAL, "    n: 18\n", "", f"{TRIAL}:17: finding without `n`. Write how many there were, `unknown` or"),
    (TRIAL, "    comparator: own-baseline\n", "", f"{TRIAL}:17: finding without `comparator`. Write what it was held"),
    (TRIAL, "    time: 12 months\n", "", f"{TRIAL}:17: finding without `time`. Write when it was measured,"),
    (TRIAL, "n: 18", "n: many", f'{TRIAL}:21: n "many" is not a whole number.'),
    (TRIAL, "n: 18", "count: 3\n    n: 18", f"{TRIAL}:21: the count 3 has no total."),
    (TRIAL, "n: 18", "total: 3\n    n: 18", f"{TRIAL}:21: the total 3 has no count."),
    (TRIAL, "n: 18", "count: 4\n    total: 3\n    n: 18", f"{TRIAL}:21: the count 4 is above its total 3."),
    (TRIAL, "[4.6, 18.2]", "[18.2, 4.6]", f"{TRIAL}:25: the lower end 18.2 is above the upper end 4.6."),
    (TRIAL, "[4.6, 18.2]", "[4.6]", f"{TRIAL}:25: ci has too few values."),
    (TRIAL, "[4.6, 18.2]", "[4.6, 5, 6]", f"{TRIAL}:25: ci has too many values."),
    (TRIAL, "ci: [4.6, 18.2]", "level: 95", f"{TRIAL}:25: a level without an interval."),
    (TRIAL, "ci: [4.6, 18.2]", "ci: [4.6, 18.2], level: 195", f"{TRIAL}:25: an interval of 195 percent."),
    (TRIAL, "value: +12.1", "value: nan", f'{TRIAL}:25: value "nan" is not a number.'),
    (TRIAL, "value: +12.1", "value: 1e999999", f'{TRIAL}:25: value "1e999999" is not a number.'),
    (TRIAL, "note: they woke up\n", "note: they woke up\n    recorded_as: mixed\n",
     f"{TRIAL}:27: a direction was changed without a reason."),
    (TRIAL, "judged: 2026-01-02", "judged: last week", f'{TRIAL}:32: judged "last week" is not a date.'),
    (TRIAL, "  - id: gain\n", "  - id: 'a\\u202eb'\n".replace("'", '"'), f"{TRIAL}:17: the character U+202E"),
    (TRIAL, "  - id: gain\n", "  - id: a b\n", f'{TRIAL}:17: id "a b" is not well-formed. Write letters, digits,'),
    (TRIAL, "  - id: gain\n", "  - id: ../../etc\n", f'{TRIAL}:17: id "../../etc" is not well-formed.'),
    (CLAIMS, "kind: effect", "kind: effects", f'{CLAIMS}:2: unknown kind "effects". Did you mean "effect"?'),
    (CLAIMS, "zh: 小睡有用。", "de: Ja", f'{CLAIMS}:3: unknown key "de" in statement.'),
    (CLAIMS, ", zh: 小睡有用。", "", f"{CLAIMS}:3: statement without `zh`. Write the text in both languages."),
    (CLAIMS, "wording: asserted", "wording: proven", f'{CLAIMS}:7: unknown wording "proven".'),
    (CLAIMS, "wording: asserted", "wording: asserted, extent: huge", f'{CLAIMS}:7: unknown extent "huge". Known:'),
    (CLAIMS, "wording: asserted", "wording: asserted, form: footer", f'{CLAIMS}:7: unknown form "footer".'),
    (CLAIMS, "  mechanism: rest\n", "  codings: [{curator: first}]\n", f"{CLAIMS}:5: a coding that says nothing."),
    (CLAIMS, "  mechanism: rest\n", "  published: [{authority: A, source: S, level: unknown}]\n",
     f"{CLAIMS}:5: an authority that names no level."),
    (CLAIMS, "  mechanism: rest\n", "  published: [{authority: A, source: S, level: strong}]\n",
     f'{CLAIMS}:5: unknown level "strong".'),
    (TRIAL, "results: reported\n", "results: reported\nrandomised: unclear\n",
     f'{TRIAL}:6: unknown randomised "unclear". Write `not-stated` where the place in which the answer would stand'),
    (TRIAL, "direction: supports", "direction: refutes",
     f'{TRIAL}:28: unknown direction "refutes". Write `disputes`, or `inconclusive`'),
    (TRIAL, "seen: full-text", "seen: full-text\n    seen_in: magazine",
     f"{TRIAL}:14: a report seen only through magazine was not seen as full-text."),
    (TRIAL, "seen: full-text", "seen: full-text\n    concern: data",
     f"{TRIAL}:14: `concern` of a report that is under no concern."),
    (CLAIMS, "start: 5", "start: 9", f"{CLAIMS}:7: the anchor ends at 9, not after its start at 9."),
    (CLAIMS, f"sha256: {'0' * 64}", "sha256: '12'", f'{CLAIMS}:7: sha256 "12" is not well-formed.'),
    (CLAIMS, "anchor: {start: 5,", "anchor: {begin: 5, start: 5,", f'{CLAIMS}:7: unknown key "begin" in anchor.'),
    ("sources.yaml", "  text_length: 100\n", "",
     "sources.yaml:10: the digest of a text is told in part. Write `text_length` as well, or none of the three."),
    ("sources.yaml", f"text_sha256: {'0' * 64}", "text_sha256: zero",
     'sources.yaml:11: text_sha256 "zero" is not well-formed. Write 64 hexadecimal digits'),
    ("outcomes.yaml", "low: 0, high: 100", "low: 100, high: 0", "outcomes.yaml:4: the lower end 100 is above"),
    ("outcomes.yaml", "high: 100}", "high: 100, important_differences: [{value: -1, source: x}]}",
     "outcomes.yaml:4: an important difference of -1 is not above 0."),
    ("outcomes.yaml", "high: 100}", "high: 100, important_differences: [{value: 5, high: 3, source: x}]}",
     "outcomes.yaml:4: the lower end 5 is above the upper end 3."),
    ("outcomes.yaml", "instruments:", "instrument:", 'outcomes.yaml:3: unknown key "instrument" in outcomes.'),
    ("conditions.yaml", "end: 7 days", "end: 0 days", "conditions.yaml:4: the phase ends before it starts."),
    ("cells.yaml", "family: family-a", "terms: [{curie: CL 1, label: x}]", 'cells.yaml:2: curie "CL 1" is not'),
    ("topic.yaml", "licence: CC BY 4.0\n", "", "topic.yaml:1: topic without `licence`."),
    ("claims.yaml", CLAIM, "id: N1\n", "claims.yaml:1: the file is not a list."),
    ("topic.yaml", TOPIC, "- a\n", "topic.yaml:1: topic is not a mapping."),
    (TRIAL, STUDY, "just words\n", f"{TRIAL}:1: study is not a mapping."),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "expected"), CASES, ids=[case[-1] for case in CASES])
def test_a_wrong_value_is_told_with_its_line_and_what_to_do(
    tmp_path: Path, file: str, old: str, new: str, expected: str
) -> None:
    problems = problems_with(tmp_path, {file: changed(FILES[file], (old, new))})

    assert any(problem.startswith(expected) for problem in problems), problems


def test_the_small_topic_has_no_problems(tmp_path: Path) -> None:
    assert problems_with(tmp_path, {}) == []


def test_one_wrong_value_gives_one_problem(tmp_path: Path) -> None:
    study = changed(STUDY, ("outcome: alertness", "outcome: {a: b}"), ("kind: journal-article", "kind: paper"))

    problems = problems_with(tmp_path, {TRIAL: study})

    assert [problem.split(": ")[0] for problem in problems] == [f"{TRIAL}:11", f"{TRIAL}:18"]


def test_an_unknown_key_does_not_hide_a_wrong_value_beside_it(tmp_path: Path) -> None:
    study = changed(STUDY, ("n: 18", "m: 18"), ("time: 12 months", "time: soon"))

    problems = problems_with(tmp_path, {TRIAL: study})

    assert [problem.split(":")[1] for problem in problems] == ["17", "21", "23"]


def test_a_record_with_thousands_of_faults_is_told_in_short(tmp_path: Path) -> None:
    study = STUDY + "".join(f"key{number}: x\n" for number in range(5000))

    problems = problems_with(tmp_path, {TRIAL: study})

    assert len(problems) == 101
    assert problems[-1].endswith("4900 more values of this record are not as they should be. Correct the others first.")


@pytest.mark.parametrize(
    ("reported", "expected"),
    [
        ("value: 1, count: 2, total: 3}", "a reported result is one of value, count and reading; this gives value and"),
        ("relation: '='}", "a reported result is one of value, count and reading; this gives none."),
        ("count: 2}", "the count 2 has no total."),
        ("value: 1, relation: about}", 'unknown relation "about".'),
    ],
)
def test_a_reported_result_is_one_thing(tmp_path: Path, reported: str, expected: str) -> None:
    claim = changed(CLAIM, ("kind: effect", "kind: report")) + REPORTED + reported + "\n"

    problems = problems_with(tmp_path, {CLAIMS: claim})

    assert any(problem.startswith(f"{CLAIMS}:9: {expected}") for problem in problems), problems


def test_values_become_what_the_model_says(tmp_path: Path) -> None:
    base = read(write_topic(tmp_path, {}))

    finding = base.studies["trial-2020"].findings[0]
    assert finding.n == 18
    assert finding.time == Span(Decimal(12), TimeUnit.MONTHS)
    assert finding.effect == Effect(
        EffectMeasure.MEAN_CHANGE,
        Decimal("12.1"),
        "points",
        Interval(Decimal("4.6"), Decimal("18.2")),
        p="0.0005",
        p_value=PValue(Operator.EQUALS, Decimal("0.0005")),
    )
    assert base.studies["trial-2020"].lines[0].judged == date(2026, 1, 2)
    assert base.studies["trial-2020"].lines[0].study == "trial-2020"
    assert base.claims["N1"].wording is Wording.ASSERTED
    assert base.topic.title.zh == "睡眠与小睡"
    assert dict(base.sources["magazine"].sections)["1"].en == "Start"


def test_numbers_stay_as_printed(tmp_path: Path) -> None:
    study = changed(STUDY, ("value: +12.1", "value: '\u221212.10'"), ("[4.6, 18.2]", "[-24.60, -0]"))

    effect = read(write_topic(tmp_path, {TRIAL: study})).studies["trial-2020"].findings[0].effect

    assert effect is not None
    assert str(effect.value) == "-12.10"
    assert effect.interval is not None
    assert str(effect.interval.low) == "-24.60"


def test_unknown_is_absent_where_a_value_is_required_and_none_elsewhere(tmp_path: Path) -> None:
    study = changed(
        STUDY,
        ("n: 18", "n: unknown"),
        ("time: 12 months", "time: not-applicable"),
        ("label: Trial 2020\n", "label: Trial 2020\nyear: unknown\nphase: unknown\nfollow_up: unknown\n"),
        ("instrument: scale", "instrument: unknown"),
    )

    read_study = read(write_topic(tmp_path, {TRIAL: study})).studies["trial-2020"]

    assert read_study.findings[0].n is Absent.UNKNOWN
    assert read_study.findings[0].time is Absent.NOT_APPLICABLE
    assert (read_study.year, read_study.phase, read_study.follow_up) == (None, None, None)
    assert read_study.findings[0].instrument is None


def test_a_reported_value_may_have_no_recorded_result(tmp_path: Path) -> None:
    reported = REPORTED.replace("gain", "unknown") + "value: 17.50, relation: '>'}\n"
    claim = changed(CLAIM, ("kind: effect", "kind: report")) + reported

    value = read(write_topic(tmp_path, {CLAIMS: claim})).claims["N1"].reported[0]

    assert value.finding is None
    assert value.relation is Relation.MORE_THAN
    assert str(value.value) == "17.50"


@pytest.mark.parametrize(
    ("form", "noun", "renamed"),
    [
        (claim_forms.ClaimForm, Claim, {}),
        (claim_forms.ScopeForm, Scope, {}),
        (claim_forms.SourceForm, Source, {}),
        (claim_forms.ReportedForm, ReportedValue, {}),
        (biology_forms.CellTypeForm, CellType, {}),
        (biology_forms.ProductForm, CellProduct, {}),
        (biology_forms.MechanismForm, Mechanism, {}),
        (biology_forms.OutcomeForm, Outcome, {}),
        (biology_forms.InstrumentForm, Instrument, {}),
        (biology_forms.ConditionForm, Condition, {}),
        (biology_forms.PhaseForm, Phase, {}),
        (forms.TermForm, Term, {}),
        (study_forms.StudyForm, Study, {}),
        (study_forms.ReportForm, Report, {}),
        (study_forms.NumbersForm, Numbers, {}),
        (study_forms.PooledForm, Pooled, {}),
        (study_forms.TreatmentForm, Treatment, {}),
        (study_forms.TimingForm, Timing, {}),
        (study_forms.RiskOfBiasForm, RiskOfBias, {}),
        (finding_forms.FindingForm, Finding, {}),
        (finding_forms.EffectForm, Effect, {"interval": "ci", "p_value": None}),
        (finding_forms.ArmForm, ArmResult, {}),
        (finding_forms.SpreadForm, Spread, {}),
        (biology_forms.ImportantDifferenceForm, ImportantDifference, {}),
        (biology_forms.LaboratoryForm, Laboratory, {}),
        (claim_forms.AppearanceForm, Appearance, {}),
        (claim_forms.CodingForm, Coding, {}),
        (claim_forms.PublishedForm, PublishedCertainty, {}),
        (claim_forms.SourceErrorForm, SourceError, {}),
        (study_forms.LineForm, EvidenceLine, {"study": None}),
    ],
)
def test_every_field_of_a_noun_can_be_written(form: type, noun: type, renamed: dict[str, str | None]) -> None:
    written = set(get_type_hints(form))

    wanted = {renamed.get(field.name, field.name) for field in fields(noun)} - {None}

    assert wanted <= written


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("https://www.thelancet.com/journals/laneur/article/PIIS1474-4422(24)00001-2/fulltext", None),
        ("https://clinicaltrials.gov/study/NCT04631406", None),
        ("https://doi.org/10.1000/x", "is better said by an identifier."),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC1", "is better said by an identifier."),
        ("https://staging.scite.ai/x", "is a copy on another site."),
        ("https://WWW.ResearchGate.net/x", "is a copy on another site."),
        ("https://47.251.13.51:8081/x", "is not an address of a page."),
        ("https://47.251.13.51/x", "is not an address of a page."),
        ("https://user:secret@nature.com/", "is not an address of a page."),
        ("https://nature.com/a b", "is not an address of a page."),
        ("https://nature.com/\u202e", "is not an address of a page."),
        ("javascript:alert(1)", "is not an address of a page."),
        ("https://localhost/", "is not an address of a page."),
    ],
)
def test_only_a_page_of_its_owner_becomes_a_link(address: str, fault: str | None) -> None:
    said = wrong_with_page(address)

    assert (said[0] if said else None) == fault


def test_texts_of_the_makers_are_all_used() -> None:
    assert {CELLS, CONDITIONS, OUTCOMES, SOURCES} <= set(FILES.values())
