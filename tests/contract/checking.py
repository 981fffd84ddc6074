"""Holds what a surface says against what the tellers tell; each difference is one line, each look one count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

from graph.facts import phrases
from graph.facts.look import COLUMN_OF_RUNG, TestedIn
from graph.facts.results import ToldResult
from graph.model.assessment import Assessment, RungCount
from graph.model.finding import Finding
from graph.model.scales import Direction
from graph.model.values import Absent, Lang, Text
from graph.views.addresses import Thing
from graph.views.embed.page_facts import MOST_ROWS
from graph.views.evidence_map import By, evidence_map
from tests.contract import data, pages, telling
from tests.contract.telling import LANGS, ClaimTold
from tests.contract.world import world

LOOKED: Counter[str] = Counter()  # How many facts were read back from each surface.
Differences = Iterator[str]


def _same(surface: str, what: str, shown: object, told: object) -> Differences:
    LOOKED[surface] += 1
    if shown != told:
        yield f"{surface}: {what}: shows {shown!r}, the grade says {told!r}"


def _holds(surface: str, what: str, shown: str, told: str) -> Differences:
    """For words that stand among others."""
    LOOKED[surface] += 1
    if _plain(told) not in _plain(shown):
        yield f"{surface}: {what}: shows {shown!r}, the grade says {told!r}"


def _is(surface: str, what: str, is_so: object) -> Differences:
    """For what is so or not; what is compared says what was seen."""
    LOOKED[surface] += 1
    if not is_so:
        yield f"{surface}: {what}: is not so"


def _plain(words: str) -> str:
    return " ".join(words.split())


# Pages of a claim -----------------------------------------------------------------------------------------------------


def viewer(claims: tuple[str, ...]) -> Differences:
    """The viewer's page of each claim."""
    for (id_, lang), told in _told(claims):
        root, what = pages.viewer_claim(world(), id_, lang), f"{id_} {lang}"
        yield from _same(
            "viewer", f"{what} conclusion", pages.first(root, '//p[@class="ev-conclusion-first"]/b'), told.conclusion
        )
        said = pages.first(root, '//p[@class="ev-conclusion-first"]')
        yield from _same("viewer", f"{what} sentence", said, _plain(told.conclusion + told.sentence))
        if world().grading.assessments[id_].rated:
            shown = pages.first(root, '//span[@class="ev-certainty"]/span[2]')
            yield from _same("viewer", f"{what} certainty", shown, told.certainty)
            stair = pages.stair(root, '//section[@id="why"]/ol[@class="ev-stair"]', lang)
            moves = [step for step in pages.signs(told, lang) if step[0] != "0"]
            yield from _same("viewer", f"{what} stair", [step for step in stair if step[0] != "0"], moves)
            if any(step.is_replaced for step in told.stair):
                why = pages.first(root, '//section[@id="why"]')
                yield from _holds("viewer", f"{what} replaced", why, phrases.REPLACED.in_(lang))
        (basis,) = pages.named(root, phrases.KNOWN_SUPPORT.in_(lang))
        yield from _same("viewer", f"{what} basis", basis, told.basis)
        shown_marks = tuple(pages.text(one) for one in root.xpath('//span[@class="ev-flag"]'))
        yield from _same("viewer", f"{what} marks", shown_marks, told.marks)
        yield from _lines("viewer", root, told, what, lang)


def linked(claims: tuple[str, ...]) -> Differences:
    """The linked page of each claim."""
    for (id_, lang), told in _told(claims):
        root, what = pages.linked(world(), Thing.CLAIM, id_, lang), f"{id_} {lang}"
        yield from _same("linked", f"{what} sentence", pages.first(root, '//p[@class="lead"]'), _plain(told.sentence))
        for name, value in _named(told):
            yield from _same("linked", f"{what} {name.en}", pages.named(root, name.in_(lang))[:1], [value])
        shown = tuple(pages.named(root.xpath('//dl[@class="badges"]')[0], phrases.WORDING.in_(lang)))
        if told.marks:
            yield from _same("linked", f"{what} marks", shown, told.marks)
        if world().grading.assessments[id_].rated and told.stair:
            stair = pages.stair(root, '//section[@id="why"]/ol[@class="stair"]', lang)
            yield from _same("linked", f"{what} stair", stair, pages.signs(told, lang))
        yield from _lines("linked", root, told, what, lang)


def embed(claims: tuple[str, ...]) -> Differences:
    """The embedded page of each claim; studies beyond its last row are on the full page."""
    for (id_, lang), told in _told(claims):
        root, what = pages.embed(world(), Thing.CLAIM, id_, lang), f"{id_} {lang}"
        shown = pages.first(root, '//p[@class="sentence"]')
        yield from _same("embed", f"{what} sentence", shown, _plain(told.sentence))
        for name, value in _named(told):
            yield from _same("embed", f"{what} {name.en}", pages.named(root, name.in_(lang)), [value])
        if told.marks:
            marks = phrases.COMMA.in_(lang).join(told.marks)
            yield from _same("embed", f"{what} marks", pages.named(root, phrases.WORDING.in_(lang)), [marks])
        if len(told.lines) <= MOST_ROWS:
            yield from _lines("embed", root, told, what, lang)


def _told(claims: tuple[str, ...]) -> Iterator[tuple[tuple[str, Lang], ClaimTold]]:
    return (one for one in telling.claims().items() if one[0][0] in claims)


def _named(told: ClaimTold) -> tuple[tuple[Text, str], ...]:
    return (
        (phrases.CONCLUSION, told.conclusion),
        (phrases.RESTS_ON, told.basis),
        (phrases.CERTAINTY, told.certainty),
    )


def _lines(surface: str, root: HtmlElement, told: ClaimTold, what: str, lang: Lang) -> Differences:
    """Each study with which way it points, how many it is weighed with, its results, and that it was retracted."""
    for line in told.lines:
        found = pages.rows(root, line.study, line.label)
        about = f"{what} {line.study}"
        if not found:
            yield f"{surface}: {about}: is not shown"
            continue
        says = {pages.cell(row, phrases.SAYS.in_(lang)) for row in found}
        numbers = {pages.number_in(pages.cell(row, phrases.N.in_(lang))) for row in found}
        yield from _is(surface, f"{about} direction", line.says in says)
        yield from _is(surface, f"{about} n of {numbers}", line.n in numbers)
        words = " ".join(pages.text(row) for row in found)
        for result in line.results if surface != "embed" else ():
            yield from _result(surface, about, words, result)
        if line.is_retracted and surface != "embed":
            is_struck = any("struck" in (row.get("class") or "") for row in found)
            yield from _is(surface, f"{about} retraction", is_struck or phrases.RETRACTED.in_(lang) in words)


def _result(surface: str, about: str, words: str, result: ToldResult) -> Differences:
    """Its measure, reading, numbers, n, comparator and time; the effect, interval and p value are among the numbers."""
    pieces = (result.measure.words, result.reading, *(piece.words for piece in result.numbers))
    for piece in (*pieces, result.people, result.against, result.time, *result.marks):
        yield from _holds(surface, f"{about} result", words, piece)


# The terminal ---------------------------------------------------------------------------------------------------------


def explain(claims: tuple[str, ...]) -> Differences:
    """`evigraph explain`, line by line."""
    for (id_, lang), told in _told(claims):
        shown, what = pages.explained(world(), id_, lang), f"{id_} {lang}"
        yield from _same("explain", f"{what} conclusion", shown[1].partition(": ")[2], told.conclusion)
        yield from _same("explain", f"{what} sentence", shown[2], told.sentence)
        yield from _holds("explain", f"{what} certainty", shown[4], f": {told.certainty}  ")
        yield from _holds("explain", f"{what} basis", shown[4], f": {told.basis}  ")
        for mark in told.marks:
            yield from _is("explain", f"{what} mark {mark}", f"  {mark}" in shown)
        for line in told.lines:
            mine = [one for one in shown if one.startswith(f"  {line.says}: {line.study} — ")]
            number = f"{phrases.N.in_(lang)}{'' if lang is Lang.ZH else ' '}{line.n:,}" if line.n is not None else None
            words = number or phrases.N_UNKNOWN.in_(lang)
            is_there = any(f", {words}; " in one for one in mine)
            yield from _is("explain", f"{what} {line.study} n {words} in {mine}", is_there)
            for result in line.results:
                yield from _is("explain", f"{what} {line.study}", f"       {result.line(lang)}" in shown)


# Pages of a study -----------------------------------------------------------------------------------------------------


def studies(surface: str, ids: tuple[str, ...]) -> Differences:
    """Every result of a study, and its retraction, on linked (and so the viewer's) and embedded pages."""
    read = pages.linked if surface == "linked" else pages.embed
    for id_ in ids:
        study = world().base.studies[id_]
        for lang in LANGS:
            root = read(world(), Thing.STUDY, id_, lang)
            shown = [pages.text(row) for row in root.iter("tr")]
            for one in study.findings[: MOST_ROWS if surface == "embed" else None]:
                yield from _one_result(surface, f"{id_} {lang} {one.id}", shown, telling.results()[id_, one.id, lang])
            if study.is_retracted:
                words = phrases.IS_RETRACTED.in_(lang)
                yield from _holds(surface, f"{id_} {lang} retraction", pages.text(root), words)


def _one_result(surface: str, about: str, shown: list[str], result: ToldResult) -> Differences:
    """One row holds all of it; printed values may be cut off on an embedded page, numbers never."""
    printed = 150 if surface == "embed" else None
    pieces = [_plain(result.measure.words)[:printed], result.reading, result.people, result.against, result.time]
    pieces += [_plain(one.words)[: printed if one.as_printed else None] for one in result.numbers]
    pieces += result.marks
    yield from _is(surface, about, any(all(_plain(one) in row for one in pieces) for row in shown))


# What programs read ---------------------------------------------------------------------------------------------------


def as_json(claims: tuple[str, ...]) -> Differences:
    """`grade --json` and `explain --json`."""
    whole = data.graded_json(world())
    for id_ in claims:
        one, both = world().grading.assessments[id_], {lang: telling.claims()[id_, lang] for lang in LANGS}
        record = data.explained_json(world(), id_)
        for found in (record, whole[id_]):
            yield from _plain_facts("json", id_, found, one)
            sentence = {lang.value: both[lang].sentence for lang in LANGS}
            yield from _same("json", f"{id_} sentence", found["sentence"], sentence)
        shown = [(line["study"], line["n"], len(line["results"])) for line in record["studies"]]
        told = [(line.study, line.n, len(line.results)) for line in both[Lang.EN].lines]
        yield from _same("json", f"{id_} n", shown, told)
        texts = [result["text"] for line in record["studies"] for result in line["results"]]
        pairs = zip(both[Lang.EN].lines, both[Lang.ZH].lines, strict=True)
        lines = [each for english, chinese in pairs for each in zip(english.results, chinese.results, strict=True)]
        told_texts = [{"en": english.line(Lang.EN), "zh": chinese.line(Lang.ZH)} for english, chinese in lines]
        yield from _same("json", f"{id_} results", texts, told_texts)


def _plain_facts(surface: str, id_: str, found: data.Record, one: Assessment) -> Differences:
    """Ids and marks, as records name them."""
    marks = one.marks
    told = {
        "conclusion": one.conclusion.value,
        "basis": one.basis.value,
        "certainty": one.certainty.id if one.certainty else None,
        "at_best": one.at_best.id if one.at_best else None,
        "direction": one.direction.value if one.direction else None,
        "too_firm": marks.too_firm if marks else 0,
        "too_much": marks.too_much if marks else False,
        "names_no_model": marks.names_no_model if marks else False,
    }
    for name, value in told.items():
        yield from _same(surface, f"{id_} {name}", found[name] or (value if value in (0, False) else None), value)


def as_rdf(claims: tuple[str, ...]) -> Differences:
    """The published quads."""
    found = data.Published(world())
    for id_ in claims:
        one, node = world().grading.assessments[id_], found.names.claim(id_)
        for lang in LANGS:
            sentence = found.value(node, "sentence", lang.value)
            yield from _same("rdf", f"{id_} sentence {lang}", sentence, telling.claims()[id_, lang].sentence)
        for name, value in (
            ("conclusion", one.conclusion.value),
            ("basis", one.basis.value),
            ("certainty", one.certainty.id if one.certainty else None),
            ("certaintyAtBest", one.at_best.id if one.at_best else None),
            ("bodyDirection", one.direction.value if one.direction else None),
            ("tooFirm", str(one.marks.too_firm) if one.marks else None),
            ("tooMuch", str(one.marks.too_much).lower() if one.marks else None),
            ("namesNoModel", str(one.marks.names_no_model).lower() if one.marks else None),
            ("supportingStudiesWithoutNumber", str(sum(count.unknown for count in _counted(one)))),
        ):
            yield from _same("rdf", f"{id_} {name}", found.value(node, name), value)
    for (claim, study, _), n in telling.weighed().items():
        if claim in claims:
            shown = found.values(found.names.line(claim, study), "countedSubjects")
            yield from _is("rdf", f"{claim} {study} n of {shown}", n is None or str(n) in shown)
    yield from _studies_in_rdf(found)


def _studies_in_rdf(found: data.Published) -> Differences:
    for study in world().base.studies.values():
        node = found.names.study(study.id)
        for name in ("enrolled", "analysed", "planned", "treated"):
            value = getattr(study.numbers, name)
            yield from _same("rdf", f"{study.id} {name}", found.value(node, name), _words(value))
        yield from _same("rdf", f"{study.id} retraction", found.value(node, "isRetracted"), _words(study.is_retracted))
        for each in study.findings:
            if isinstance(each.n, int):
                shown_n = found.value(found.names.finding(study.id, each.id), "n")
                yield from _same("rdf", f"{study.id} {each.id} n", shown_n, str(each.n))
            yield from _effect_in_rdf(found, study.id, each)


def _effect_in_rdf(found: data.Published, study: str, one: Finding) -> Differences:
    if one.effect is None:
        return
    node, interval = found.names.effect(study, one.id), one.effect.interval
    pairs = [("value", one.effect.value)]
    pairs += [("intervalLow", interval.low), ("intervalHigh", interval.high)] if interval else []
    for name, value in pairs:
        shown = found.value(node, name)
        is_same = shown is None if value is None else shown is not None and float(shown) == float(value)
        yield from _is("rdf", f"{study} {one.id} {name} {shown} {value}", is_same)
    yield from _same("rdf", f"{study} {one.id} p", found.value(node, "pValue"), one.effect.p)
    yield from _same("rdf", f"{study} {one.id} measure", found.value(node, "effectMeasure"), one.effect.measure.value)


def _words(value: object) -> str | None:
    return None if value is None else str(value).lower()


def _counted(one: Assessment) -> list[RungCount]:
    return [count for count in one.ladder if COLUMN_OF_RUNG[count.rung] not in (None, TestedIn.LAB)]


def as_parquet(claims: tuple[str, ...]) -> Differences:
    """The tables."""
    found = data.tables(world())
    for row in found["assessments"]:
        if row["claim"] in claims:
            one = world().grading.assessments[row["claim"]]
            yield from _plain_facts("parquet", row["claim"], row, one)
            for lang in LANGS:
                told = telling.claims()[row["claim"], lang].sentence
                yield from _same("parquet", f"{row['claim']} sentence {lang}", row[f"sentence_{lang}"], told)
            for name, columns in (
                ("people", (TestedIn.PEOPLE,)),
                ("animals", (TestedIn.OTHER_ANIMALS, TestedIn.RODENTS)),
            ):
                here = [count for count in one.ladder if COLUMN_OF_RUNG[count.rung] in columns]
                is_unknown = bool(here) and all(count.unknown == count.studies for count in here)
                told_n = None if is_unknown else sum(count.subjects for count in here)
                yield from _same("parquet", f"{row['claim']} {name}", row[name], told_n)
    yield from _reasons_in_parquet(found["reasons"], claims)
    for row in found["studies"]:
        study = world().base.studies[row["study"]]
        told_numbers = (study.numbers.enrolled, study.numbers.analysed, study.is_retracted)
        shown = (row["enrolled"], row["analysed"], row["retracted"])
        yield from _same("parquet", f"{study.id} numbers", shown, told_numbers)
    for row in found["lines"]:
        lines = world().base.lines_of[row["claim"]]
        told_ways = {line.direction.value for line in lines if line.study == row["study"]}
        yield from _is("parquet", f"{row['claim']} {row['study']}", row["direction"] in told_ways)
    yield from _findings_in_parquet(found["findings"])


def _reasons_in_parquet(rows: list[data.Record], claims: tuple[str, ...]) -> Differences:
    told = {
        (claim, body, order): (reason.text.en, reason.text.zh, reason.change, reason.replaced)
        for claim in claims
        for body, rated in enumerate(world().grading.assessments[claim].bodies, start=1)
        for order, reason in enumerate(rated.reasons, start=1)
    }
    for row in rows:
        key = (row["claim"], row["body"], row["order"])
        shown = (row["text_en"], row["text_zh"], row["change"], row["replaced"])
        if key in told:
            yield from _same("parquet", f"reason {key}", shown, told[key])


def _findings_in_parquet(rows: list[data.Record]) -> Differences:
    known = {(study.id, one.id): one for study in world().base.studies.values() for one in study.findings}
    for row in rows:
        one = known[row["study"], row["finding"]]
        effect = one.effect
        interval = effect.interval if effect else None
        told = (
            None if isinstance(one.n, Absent) else one.n,
            one.reading.value,
            effect.measure.value if effect else None,
            float(effect.value) if effect and effect.value is not None else None,
            float(interval.low) if interval else None,
            float(interval.high) if interval else None,
            effect.p if effect else None,
        )
        names = ("n", "reading", "effect_measure", "value", "interval_low", "interval_high", "p_value")
        yield from _same("parquet", f"{row['study']} {one.id}", tuple(row[name] for name in names), told)


# The evidence map -----------------------------------------------------------------------------------------------------

_SIGNS = {Direction.SUPPORTS: "+", Direction.DISPUTES: "−", Direction.MIXED: "±", Direction.INCONCLUSIVE: "?"}


def mapped(_: tuple[str, ...]) -> Differences:
    """Where studies of a field point several ways, how many point each way; and how many people or animals."""
    base, grading = world()
    for by in By:
        found = evidence_map(base, grading, by)
        for row in found.rows:
            for field in row.fields:
                ways = [entry.direction for entry in field.entries]
                if len(ways) < 2 or field.direction is not Direction.MIXED:
                    continue
                for lang in LANGS:
                    shown = pages.tallied(field, found, lang)
                    for way in _SIGNS.keys() & set(ways):
                        many = ways.count(way)
                        yield from _holds("map", f"{by} {row.id} {field.rung} {lang}", shown, f"{_SIGNS[way]}{many}")


CHECKS: dict[str, Callable[[tuple[str, ...]], Differences]] = {
    "viewer": viewer,
    "linked": linked,
    "embed": embed,
    "explain": explain,
    "json": as_json,
    "rdf": as_rdf,
    "parquet": as_parquet,
    "map": mapped,
    "linked studies": lambda _: studies("linked", tuple(world().base.studies)),
    "embedded studies": lambda _: studies("embed", tuple(world().base.studies)),
}
