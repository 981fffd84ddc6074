"""Every rule of sense has a record that breaks it, told at its line, and one close to it that does not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.records.read import Examination, examine
from graph.records.sense import RULES, Weight
from graph.records.sense.spread import two_sided
from tests.records.topics import CLAIM, CONDITIONS, STUDY, TRIAL, changed, other_study, write_topic

NAP = "studies/nap-2021.yaml"
HEAD = "results: reported\n"
EFFECT = "effect: {measure: mean-change, value: +12.1, unit: points, ci: [4.6, 18.2], p: '0.0005'}"
RCT = (("design: single-arm-trial", "design: randomised-controlled-trial\nrandomised: 'yes'\ncomparator: placebo"),
       ("comparator: own-baseline", "comparator: placebo"),
       ("reading: uncontrolled-improvement", "reading: benefit"))  # fmt: skip
NO_BENEFIT = ("reading: benefit", "reading: no-difference")

STATEMENT = "{en: Naps help., zh: 小睡有用。}"

Change = tuple[str, str]


@dataclass(frozen=True)
class Case:
    """What in the sample's study breaks a rule, at which line and in which words, and what is close to it and sound."""

    rule: str
    broken: tuple[Change, ...]
    line: int
    words: str
    sound: tuple[Change, ...] = ()
    file: str = TRIAL


def head(*lines: str) -> Change:
    return HEAD, HEAD + "".join(f"{line}\n" for line in lines)


def report(line: str) -> Change:
    return "    pmid: '123'\n", f"    pmid: '123'\n    {line}\n"


def effect(written: str) -> Change:
    return EFFECT, f"effect: {{{written}}}"


def n(number: int | str, *lines: str) -> Change:
    return "    n: 18\n", f"    n: {number}\n" + "".join(f"    {line}\n" for line in lines)


CASES = [
    Case("stations-shrink", (head("numbers: {enrolled: 18, analysed: 20}"),), 6, "20 analysed, but only 18 enrolled.",
         (head("numbers: {enrolled: 18, analysed: 18}"),)),
    Case("stations-shrink", (head("numbers: {screened: 20, enrolled: 30}"),),
         6, "30 were enrolled, but only 20 screened.",
         (head("numbers: {screened: 30, enrolled: 30}"),)),
    Case("stations-shrink", (head("numbers: {enrolled: 30, treated: 20, control: 20}"),), 6, "40 treated or control,"),
    Case("somebody-was-counted", (n(0),), 21, "n is 0"),
    Case("somebody-was-counted", (head("numbers: {analysed: 0}"),), 6, "of which nobody was analysed"),
    Case("findings-within-study", (head("numbers: {enrolled: 60}"), n(1800)),
         22, "n is 1800, but the study enrolled 60.",
         (head("numbers: {enrolled: 60}"), n(60))),
    Case("findings-within-study", (head("numbers: {treated: 9, control: 8}"), n(18)), 22, "counts at most 17.",
         (head("numbers: {analysed: 17}"),)),
    Case("findings-within-study", (head("numbers: {treated: 9}"),), 22, "counts at most 9.",
         (*RCT, head("numbers: {treated: 9}"), effect("measure: mean-difference, value: 2, ci: [0.5, 3.5]"))),
    Case("total-within-n", (n(18, "count: 3", "total: 19"),), 23, "the total 19 is above n, 18.",
         (n(18, "count: 3", "total: 18"),)),
    Case("arms-within-study", (head("numbers: {enrolled: 18, arms: {low: 10, high: 9}}"),), 6, "19 together",
         (head("numbers: {enrolled: 19, arms: {low: 10, high: 9}}"),)),
    Case("arms-within-study", (head("numbers: {arms: {low: 10}, completed: {low: 11}}"),), 6, "11 completed"),
    Case("arms-add-up", (head("numbers: {enrolled: 20, arms: {low: 10, high: 9}}"),), 6, "19 together, which is none",
         (head("numbers: {enrolled: 20, treated: 19, arms: {low: 10, high: 9}}"),)),
    Case("groups-within-n", (n(18, "arms: [{name: a, role: treated, n: 10}, {name: b, role: control, n: 9}]"),),
         22, "the groups have 19 together, but the result counts 18.",
         (n(18, "arms: [{name: a, role: treated, n: 10}, {name: b, role: control, n: 8}]"),)),
    Case("groups-within-n", (head("numbers: {enrolled: 12}"), n("unknown", "arms: [{name: a, role: treated, n: 13}]")),
         23, "but the study enrolled 12.",
         (head("numbers: {enrolled: 13}"), n("unknown", "arms: [{name: a, role: treated, n: 13}]"))),
    Case("groups-add-up", (n(18, "arms: [{name: a, role: treated, n: 10}]"),), 22,
         "the groups have 10 together, but the result counts 18.",
         (n(18, "arms: [{name: a, role: treated, n: 10}, {name: b, role: control}]"),)),
    Case("direction-is-computed",
         (*RCT, effect("measure: mean-difference, value: 2, ci: [-1, 5]"), NO_BENEFIT), 30,
         "the line says supports, its interval inconclusive.",
         (*RCT, effect("measure: mean-difference, value: 2, ci: [-1, 5]"), NO_BENEFIT,
          ("note: they woke up", "note: they woke up\n    direction_because: the interval is of another hour"))),
    Case("value-in-interval", (effect("measure: mean-change, value: 41, unit: points, ci: [4.6, 18.2]"),), 25,
         "the value 41 lies outside its interval"),
    Case("ratios-above-zero", (effect("measure: odds-ratio, value: -2, ci: [-3, -1]"),), 25, "the odds ratio is -2",
         (effect("measure: odds-ratio, value: 2.3, ci: [1.1, 5]"),)),
    Case("value-on-scale", (effect("measure: mean-change, value: 121, unit: points"),),
         25, "a change of 121 on a scale",
         (effect("measure: mean-change, value: 100, unit: points"),)),
    Case("standardised-is-plausible", (effect("measure: standardised-mean-difference, value: -7.2"),),
         25, "7.2 standard",
         (effect("measure: standardised-mean-difference, value: -1.2"),)),
    Case("interval-is-centred", (effect("measure: mean-difference, value: 5.2, ci: [5, 18]"),),
         25, "far from the middle",
         (effect("measure: odds-ratio, value: 3, ci: [1.5, 6]"),)),
    Case("interval-is-centred", (effect("measure: odds-ratio, value: 3, ci: [2.9, 6]"),), 25, "far from the middle"),
    Case("reading-fits-interval", (*RCT, effect("measure: mean-difference, value: 2, ci: [-1, 5]")), 26,
         "read as benefit, but the interval -1 to 5 holds no effect.",
         (*RCT, effect("measure: mean-difference, value: 2, ci: [0.5, 3.5]"))),
    Case("reading-fits-interval", (*RCT[:2], ("reading: uncontrolled-improvement", "reading: no-difference"),
         effect("measure: risk-ratio, value: 2, ci: [1.2, 3.3]")), 26, "excludes no effect"),
    Case("percent-of-hundred", (effect("measure: percentage, value: 140"),), 25, "the percentage is 140",
         (effect("measure: percentage, value: 50"),)),
    Case("percent-of-hundred", (effect("measure: risk-difference, value: -140"),), 25, "between -100 and 100"),
    Case("count-is-percentage", (n(18, "count: 9", "total: 18"), effect("measure: percentage, value: 40")), 27,
         "9 of 18 are not 40 percent.", (n(18, "count: 9", "total: 18"), effect("measure: percentage, value: 50"))),
    Case("percent-of-whole-people", (effect("measure: percentage, value: 35.0"),), 25, "35.0 percent of 18 is no whole",
         (effect("measure: percentage, value: 33.3"),)),
    Case("printed-shares-add-up", (n(18, "treated_value: 7/21 (43%)"),), 22, '"7/21 (43%)" does not add up',
         (n(18, "treated_value: 7/21 (33.3%) in one page"),)),
    Case("p-fits-interval", (effect("measure: mean-change, value: 12.1, ci: [4.6, 18.2], p: '0.05'"),), 25,
         "p = 0.05 does not fit the interval",
         (effect("measure: mean-change, value: 12.1, ci: [4.6, 18.2], p: <0.001"),)),
    Case("p-fits-interval", (effect("measure: odds-ratio, value: 2.0, ci: [1.2, 3.3], p: '0.3'"),),
         25, "p = 0.3 does not",
         (effect("measure: odds-ratio, value: 2.0, ci: [1.2, 3.3], p: '0.007'"),)),
    Case("spread-fits-p",
         (n(18, "treated_value: +12.1 (+/-1.8) SD"), effect("measure: mean-change, value: 12.1, p: '0.00001'")),
         22, "p fits the means if what stands after ± is a standard error",
         (n(18, "treated_value: +12.1 (+/-1.8) SE"), effect("measure: mean-change, value: 12.1, p: '0.00001'"))),
    Case("spread-fits-p", (n(18, "treated_value: 2.1 ± 8.0"), effect("measure: mean-change, value: 2.1, p: '0.0001'")),
         22, "means, spread and n give p of about 0.28, not = 0.0001.",
         (n(18, "treated_value: 2.1 ± 8.0"), effect("measure: mean-change, value: 2.1, p: '0.28'"))),
    Case("spread-fits-p",
         (head("numbers: {treated: 9, control: 9}"), n(18, "treated_value: 5.0 ± 2.0", "comparator_value: 3.0 ± 2.0"),
          effect("measure: mean-difference, value: 2, p: <0.001")), 23, "give p of about 0.05",
         (head("numbers: {treated: 9, control: 9}"), n(18, "treated_value: 5.0 ± 2.0", "comparator_value: 3.0 ± 2.0"),
          effect("measure: mean-difference, value: 2, p: '0.05'"))),
    Case("reading-fits-p", (*RCT, effect("measure: other, p: '0.4'")), 26, "read as benefit at p = 0.4.",
         (*RCT, effect("measure: other, p: '0.04'"))),
    Case("one-arm-has-no-placebo", (head("comparator: placebo"),), 6, "a single-arm-trial with placebo",
         (head("comparator: own-baseline"),)),
    Case("one-arm-has-no-placebo", (("    comparator: own-baseline", "    comparator: sham"),),
         22, "no group that got sham"),
    Case("randomised-as-designed", (*RCT[1:], (RCT[0][0], RCT[0][1].replace("'yes'", "'no'"))), 4,
         "`randomised: no` in a randomised-controlled-trial.", RCT),
    Case("meta-analysis-pools", (("design: single-arm-trial", "design: meta-analysis"),), 3, "without `pooled`",
         (("design: single-arm-trial", "design: meta-analysis\npooled: {design: cohort, studies: 3}"),)),
    Case("meta-analysis-pools", (head("pooled: {design: cohort, studies: 3}"),), 6, "`pooled` in a single-arm-trial"),
    Case("experiment-in-animals", (("design: single-arm-trial", "design: animal-experiment"),), 3, "in people only",
         (("design: single-arm-trial", "design: animal-experiment"), ("species: [human]", "species: [rat]"))),
    Case("donor-fits-graft", (("{cells: [product-a]}", "{cells: [product-a], donor: mouse, graft: autologous}"),), 7,
         "autologous cells of mouse in human.",
         (("{cells: [product-a]}", "{cells: [product-a], donor: human, graft: autologous}"),)),
    Case("donor-fits-graft", (("{cells: [product-a]}", "{cells: [product-a], donor: human, graft: xenogeneic}"),), 7,
         "xenogeneic cells of human in human."),
    Case("controlled-has-control", (RCT[0], (RCT[0][1].splitlines()[2], "comparator: own-baseline")), 5,
         "held against its own baseline", RCT),
    Case("years-are-ours", (head("year: 1820"),), 6, "the year 1820 does not lie between 1900 and 2027.",
         (head("year: 2027"),)),
    Case("published-in-its-year", (report("published: 2015-02-17\n    year: 2025"),), 16, "but of the year 2025.",
         (report("published: 2025-02-17\n    year: 2025"),)),
    Case("nothing-after-the-end", (report("published: 2026-02-17"),), 16, "published on 2026-02-17, after 2026-01-31",
         (report("published: 2026-01-01"),)),
    Case("judged-once-published", (report("published: 2026-01-12"),), 33, "before the study was first published",
         (report("published: 2026-01-02"),)),
    Case("withdrawn-once-published",
         (("standing: stands", "standing: retracted\n    notice: x\n    withdrawn: 2024-01-01"),
          report("published: 2025-01-01")),
         14, "before it was published"),
    Case("ended-once-started", (head("dates: {start: 2021-01-04, completion: 2020-01-04}"),), 6, "before the start",
         (head("dates: {start: 2021-01-04, completion: 2022-01-04}"),)),
    Case("issue-of-its-day", (report("published: 2025-12-17\n    year: 2026"),), 16, "but of the year 2026.",
         (report("published: 2025-12-17\n    year: 2025"),)),
    Case("registered-once", (head("registry_ids: [EudraCT 2012-003482-18, 2012-003482-18]"),),
         6, "twice, in two spellings",
         (head("registry_ids: [EudraCT 2012-003482-18, NCT04631406]"),)),
    Case("page-of-its-trial",
         (head("registry_ids: [NCT04631406]"), report("page: https://clinicaltrials.gov/study/NCT04631407")), 17,
         "the registration NCT04631407, which is none of this study's",
         (head("registry_ids: [NCT04631406]"), report("page: https://clinicaltrials.gov/study/NCT04631406"))),
    Case("identifier-is-real", (head("registry_ids: [ISRCTN12345678]"),), 6, "only counts up",
         (head("registry_ids: [ISRCTN27488944]"),)),
    Case("no-unseen-characters", (("they woke up", "they\u200b woke up"),), 30, "U+200B"),
    Case("no-wide-characters", (("they woke up", "they\u3000woke up"),), 30, "U+3000",
         (("they woke up", "他们　醒了"),)),
    Case("nothing-is-no-text", (("they woke up", "~"),), 30, '"~" is kept as a text', (("they woke up", "none"),)),
    Case("english-in-en", ((STATEMENT, "{en: Naps 有用., zh: 小睡有用。}"),),
         3, "Chinese in an English",
         file="claims.yaml"),
    Case("chinese-in-zh", ((STATEMENT, "{en: Naps help., zh: Naps are good.}"),), 3,
         "no Chinese in a Chinese text", ((STATEMENT, "{en: NR1, zh: NR1}"),), file="claims.yaml"),
]  # fmt: skip

# Rules that need two studies or another file have tests of their own below.
BETWEEN = {
    "included-in-own-kind",
    "condition-of-people",
    "later-is-later",
    "one-trial-one-record",
    "label-is-its-own",
    "shares-with-another",
}


def examined(folder: Path, *changes: Change, file: str = TRIAL, **others: str) -> Examination:
    text = {TRIAL: STUDY, "claims.yaml": CLAIM}[file]
    named = {name.replace("__", "/") + ".yaml": content for name, content in others.items()}
    return examine(write_topic(folder, {file: changed(text, *changes), **named}))


def told(examination: Examination, weight: Weight) -> list[str]:
    problems = examination.remarks if weight is Weight.REMARK else examination.problems
    return [f"{problem.line}: {problem.message} {problem.help}" for problem in problems]


WEIGHTS = {rule.id: rule.weight for rule in RULES}


def test_what_breaks_a_rule_is_told_at_its_line(tmp_path: Path) -> None:
    for number, case in enumerate(CASES):
        found = told(examined(tmp_path / str(number), *case.broken, file=case.file), WEIGHTS[case.rule])

        assert any(one.startswith(f"{case.line}: ") and case.words in one for one in found), (case, found)


def test_what_is_close_to_a_broken_rule_and_sound_is_left_alone(tmp_path: Path) -> None:
    for number, case in enumerate(case for case in CASES if case.sound):
        examination = examined(tmp_path / str(number), *case.sound, file=case.file)

        assert (examination.problems, examination.remarks) == ((), ()), case.rule


def test_every_rule_has_a_case() -> None:
    assert {case.rule for case in CASES} | BETWEEN == set(WEIGHTS)
    assert len(WEIGHTS) == len(RULES)


def test_the_documentation_lists_every_rule_as_its_card_says_it() -> None:
    documented = (Path(__file__).parents[3] / "docs" / "records.md").read_text(encoding="utf-8")
    table = [line for line in documented.splitlines() if line.startswith("| `") and line.count("|") == 4]

    assert [line for line in table if " | error | " in line or " | remark | " in line] == [
        f"| `{rule.id}` | {rule.weight} | {rule.says} |" for rule in RULES
    ]


def test_p_of_a_t_value_is_that_of_the_tables() -> None:
    tables = [(2.228, 10, 0.05), (3.169, 10, 0.01), (2.042, 30, 0.05), (4.303, 2, 0.05), (5.041, 9, 0.0007)]

    assert [round(two_sided(t, freedom), 4) for t, freedom, _ in tables] == [p for *_, p in tables]


# Between two studies


def registered(number: str) -> Change:
    return head(f"registry_ids: [{number}]")


@pytest.mark.parametrize(
    ("one", "other"),
    [("NCT04631406", "nct04631406"), ("EudraCT 2012-003482-18", "2012-003482-18"), ("SB-STR02", "SB STR02")],
)
def test_one_registration_in_two_studies_is_refused_in_any_spelling(tmp_path: Path, one: str, other: str) -> None:
    second = other_study(registered(other), ("label: Trial 2020", "label: Nap"))

    (problem,) = examined(tmp_path, registered(one), studies__nap_2021=second.replace("nap-2021", "nap_2021")).problems

    assert problem.line == 6
    assert problem.file.endswith(TRIAL)
    assert f'the registration "{one}" is also that of nap_2021.' in problem.message


def test_studies_that_say_how_their_people_overlap_may_share_a_registration(tmp_path: Path) -> None:
    for relation in ("included_in", "shares_participants_with"):
        for one, other in (("trial-2020", "nap-2021"), ("nap-2021", "trial-2020")):
            related = f"results: reported\nregistry_ids: [NCT04631406]\n{relation}: [{other}]\n"
            both = {
                "trial-2020": changed(STUDY, registered("NCT04631406")),
                "nap-2021": other_study(registered("NCT04631406"), ("label: Trial 2020", "label: Nap")),
            }
            both[one] = both[one].replace(head("registry_ids: [NCT04631406]")[1], related)

            topic = write_topic(tmp_path, {TRIAL: both["trial-2020"], NAP: both["nap-2021"]})

            assert examine(topic).problems == (), (relation, one)


def test_no_study_shares_its_people_with_itself(tmp_path: Path) -> None:
    (problem,) = examined(tmp_path, head("shares_participants_with: [trial-2020]")).problems

    assert (problem.line, problem.message) == (6, "trial-2020 shares its participants with itself.")


def test_two_studies_of_one_label_are_remarked(tmp_path: Path) -> None:
    (remark,) = examine(write_topic(tmp_path, {NAP: other_study()})).remarks

    assert remark.message == 'the label "Trial 2020" is also that of nap-2021.'


def test_a_study_of_people_is_not_included_in_one_of_rats(tmp_path: Path) -> None:
    of_rats = (("species: [human]", "species: [rat]"), ("label: Trial 2020", "label: Rats"))

    topic = write_topic(tmp_path, {TRIAL: changed(STUDY, head("included_in: [nap-2021]")), NAP: other_study(*of_rats)})

    assert [problem.message for problem in examine(topic).problems] == ["trial-2020 (human) is in nap-2021 (rat)."]


def test_a_study_of_people_is_not_in_a_condition_of_animals(tmp_path: Path) -> None:
    of_animals = changed(CONDITIONS, ("en: Tiredness", "en: Tiredness in animals"))

    topic = write_topic(tmp_path, {"conditions.yaml": of_animals})

    assert [problem.message for problem in examine(topic).problems] == [
        "a study of people in tiredness, a condition of animals."
    ]


def test_what_tests_a_study_later_is_not_earlier_unless_it_ended_later(tmp_path: Path) -> None:
    first = changed(STUDY, head("year: 2020", "tested_later_in: [nap-2021]"))
    label = ("label: Trial 2020", "label: Nap")
    earlier = other_study(label, head("year: 2018"))
    ended_later = other_study(label, head("year: 2018", "dates: {completion: 2021-03-02}"))

    (remark,) = examine(write_topic(tmp_path / "a", {TRIAL: first, NAP: earlier})).remarks

    assert remark.message == "nap-2021 is of 2018, before this study of 2020."
    assert examine(write_topic(tmp_path / "b", {TRIAL: first, NAP: ended_later})).remarks == ()


# Answers


def test_a_remark_that_the_record_answers_is_not_made(tmp_path: Path) -> None:
    odd = effect("measure: percentage, value: 35.0")
    answered = n(18, "because: {percent-of-whole-people: eyes were counted}")

    assert len(examined(tmp_path / "a", odd).remarks) == 1
    assert examined(tmp_path / "b", odd, answered).remarks == ()
    assert examined(tmp_path / "c", odd, head("because: {percent-of-whole-people: eyes}")).remarks == ()


def test_an_answer_that_nothing_asks_for_is_remarked(tmp_path: Path) -> None:
    (remark,) = examined(tmp_path, n(18, "because: {percent-of-whole-people: eyes were counted}")).remarks

    assert (remark.line, remark.help) == (22, "Take it out.")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("{percent-of-whole-peple: x}", 'no remark is called "percent-of-whole-peple". Did you mean'),
        ("{ratios-above-zero: x}", 'no remark is called "ratios-above-zero"'),
        ("it is so", "`because` is not a mapping."),
        ("{percent-of-whole-people: [x]}", "an answer is one sentence."),
    ],
)
def test_only_remarks_can_be_answered(tmp_path: Path, answer: str, words: str) -> None:
    (problem,) = examined(tmp_path, n(18, f"because: {answer}")).problems

    assert str(problem).split(":22: ")[1].startswith(words)


def test_a_remark_keeps_nothing_from_being_read(tmp_path: Path) -> None:
    examination = examined(tmp_path, effect("measure: percentage, value: 35.0"))

    assert examination.remarks
    assert examination.base is not None
