"""Small makers of nouns with sensible defaults: `study(enrolled=18)` says only what a test is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from graph.model.assessment import Judgement
from graph.model.base import EvidenceBase, Topic
from graph.model.biology import (
    CellProduct,
    CellType,
    Condition,
    ImportantDifference,
    Instrument,
    Mechanism,
    Outcome,
    Phase,
)
from graph.model.claim import Anchor, Appearance, Claim, ReportedValue, Sense, Source
from graph.model.finding import Effect, EffectMeasure, Finding, Reading
from graph.model.line import EvidenceLine
from graph.model.scales import Direction, Domain, Extent, Kind, Stream, Wording
from graph.model.scope import Population, Scope
from graph.model.study import (
    ComparatorKind,
    Design,
    Funder,
    Numbers,
    Report,
    ReportKind,
    Results,
    Risk,
    RiskOfBias,
    Seen,
    Standing,
    Study,
    Timing,
    Treatment,
)
from graph.model.values import Absent, Answer, Interval, Lang, Span, Species, Text, TimeUnit

TODAY = date(2026, 11, 23)
LOW_RISK = RiskOfBias(*5 * [Risk.LOW])


def text(words: str) -> Text:
    """The same words in both languages."""
    return Text(words, f"〔{words}〕")


def months(number: int) -> Span:
    """A span of months."""
    return Span(Decimal(number), TimeUnit.MONTHS)


def claim(
    id_: str = "C1",
    *,
    kind: Kind = Kind.EFFECT,
    statement: Text | None = None,
    population: Population = Population.HUMAN,
    cells: tuple[str, ...] = (),
    condition: str | None = None,
    phase: str | None = None,
    comparator: ComparatorKind | None = None,
    outcome: str | None = None,
    mechanism: str | None = None,
    wording: Wording | None = Wording.ASSERTED,
    asserts: Sense | None = None,
    cites: tuple[str, ...] = (),
    reported: tuple[ReportedValue, ...] = (),
    section: str = "1",
    calibration: bool = False,
    extent: Extent = Extent.PLAIN,
) -> Claim:
    """A claim about people, asserted once in the article."""
    scope = Scope(population, condition=condition, phase=phase, cells=cells, comparator=comparator, outcome=outcome)
    places = () if wording is None else (Appearance("article", section, wording, Anchor(0, 10, "0" * 64), extent),)
    return Claim(
        id_,
        kind,
        statement or text(f"statement of {id_}"),
        scope,
        mechanism=mechanism,
        cites=cites,
        asserts=asserts,
        reported=reported,
        appearances=places,
        calibration=calibration,
    )


def report(
    id_: str = "r1",
    *,
    kind: ReportKind = ReportKind.JOURNAL_ARTICLE,
    standing: Standing = Standing.STANDS,
    seen: Seen = Seen.ABSTRACT,
    year: int | None = 2020,
    published: date | None = None,
    withdrawn: date | None = None,
    doi: str | None = None,
    seen_in: str | None = None,
) -> Report:
    """A journal article that stands."""
    return Report(
        id_, kind, standing, seen, year=year, published=published, withdrawn=withdrawn, doi=doi, seen_in=seen_in
    )


def finding(
    id_: str = "f1",
    *,
    outcome: str = "function",
    instrument: str | None = None,
    reading: Reading = Reading.BENEFIT,
    n: int | Absent = Absent.UNKNOWN,
    comparator: ComparatorKind = ComparatorKind.SHAM,
    time: Span | Absent = Absent.UNKNOWN,
    effect: Effect | None = None,
    count: int | None = None,
    total: int | None = None,
    words: str | None = None,
    report: str | None = None,
    measure: str = "a measure",
    **more: object,
) -> Finding:
    """A benefit on function against sham."""
    made = Finding(
        id_,
        outcome,
        measure,
        reading,
        n,
        comparator,
        time,
        instrument=instrument,
        effect=effect,
        count=count,
        total=total,
        words=words,
        report=report,
    )
    return replace(made, **more)  # type: ignore[arg-type]  # only names of Finding's own fields are passed


def effect(
    value: str | None = None,
    *,
    ci: tuple[str, str] | None = None,
    measure: EffectMeasure = EffectMeasure.MEAN_DIFFERENCE,
) -> Effect:
    """A mean difference."""
    interval = Interval(Decimal(ci[0]), Decimal(ci[1])) if ci else None
    return Effect(measure, Decimal(value) if value is not None else None, interval=interval)


def line(
    claim_id: str = "C1",
    direction: Direction = Direction.SUPPORTS,
    *,
    findings: tuple[str, ...] = (),
    species: Species | None = None,
) -> EvidenceLine:
    """A supporting line; the study fills in its own id."""
    return EvidenceLine("", claim_id, direction, "because", "a curator", TODAY, findings, species)


def study(
    id_: str = "s1",
    *lines: EvidenceLine,
    design: Design = Design.RANDOMISED_CONTROLLED_TRIAL,
    species: tuple[Species, ...] = (Species.HUMAN,),
    enrolled: int | None = None,
    cells: tuple[str, ...] = (),
    condition: str | None = None,
    timing: Timing | None = None,
    comparator: ComparatorKind = ComparatorKind.SHAM,
    randomised: Answer = Answer.NOT_SEEN,
    risk: RiskOfBias | None = None,
    funder: Funder = Funder.UNKNOWN,
    reports: tuple[Report, ...] | None = None,
    findings: tuple[Finding, ...] = (),
    results: Results = Results.REPORTED,
    year: int | None = 2020,
    **more: object,
) -> Study:
    """A randomised, sham-controlled trial in people, reported in one article."""
    made = Study(
        id=id_,
        label=f"label of {id_}",
        design=design,
        species=species,
        results=results,
        reports=reports or (report(f"{id_}-report", year=year),),
        year=year,
        condition=condition,
        comparator=comparator,
        randomised=randomised,
        numbers=Numbers(enrolled=enrolled),
        treatment=Treatment(cells=cells, timing=timing),
        risk_of_bias=risk or RiskOfBias(),
        funder=funder,
        findings=findings,
        lines=tuple(replace(one, study=id_) for one in lines),
    )
    return replace(made, **more)  # type: ignore[arg-type]  # only names of Study's own fields are passed


def judgement(domain: Domain, change: int, *, stream: Stream, claim_id: str = "C1") -> Judgement:
    """A curator's step."""
    return Judgement(claim_id, stream, domain, change, text("for a reason"), "a curator", TODAY)


CELL_TYPES = (
    CellType("neural", text("neural stem cell"), family="neural-family"),
    CellType("progenitor", text("neural progenitor"), family="neural-family"),
    CellType("esc-neural", text("ESC-derived neural stem cell"), broader=("neural",)),
    CellType("mesenchymal", text("mesenchymal cell"), family="mesenchymal-family"),
)
PRODUCTS = (
    CellProduct("product-a", text("product A"), ("esc-neural",)),
    CellProduct("product-b", text("product B"), ("neural",)),
)
OUTCOMES = (
    Outcome("function", text("function"), Answer.YES),
    Outcome("graft", text("graft survival"), Answer.NO),
)
INSTRUMENTS = (
    Instrument(
        "scale",
        text("scale"),
        "function",
        higher_is_better=Answer.YES,
        important_differences=(ImportantDifference(Decimal(6), "a source"),),
    ),
)
CONDITIONS = (
    Condition(
        "disease",
        text("disease"),
        phases=(Phase("acute", text("acute"), months(0), months(6)), Phase("chronic", text("chronic"), months(6))),
    ),
    Condition("kind-of-disease", text("kind of disease"), broader=("disease",)),
    Condition("injury", text("injury")),
)
MECHANISMS = (Mechanism("repair", text("repair"), text("repairs")),)
ARTICLE = Source(
    "article",
    "article",
    text("an article"),
    text("a publisher"),
    date(2025, 12, 10),
    Lang.ZH,
    text("an interest"),
    (),
    "NFKC, all whitespace removed",
    "0" * 64,
    100,
    (("1", text("section one")), ("2", text("section two"))),
)


def base(
    claims: Iterable[Claim] = (), studies: Iterable[Study] = (), judgements: Iterable[Judgement] = ()
) -> EvidenceBase:
    """A base with a little biology around some claims and studies."""
    return EvidenceBase(
        topic=Topic("topic", text("topic"), text("question?"), TODAY, ("a curator",), "CC BY 4.0"),
        claims={c.id: c for c in claims},
        studies={s.id: s for s in studies},
        sources={ARTICLE.id: ARTICLE},
        cell_types={c.id: c for c in CELL_TYPES},
        products={p.id: p for p in PRODUCTS},
        mechanisms={m.id: m for m in MECHANISMS},
        outcomes={o.id: o for o in OUTCOMES},
        instruments={i.id: i for i in INSTRUMENTS},
        conditions={c.id: c for c in CONDITIONS},
        judgements=tuple(judgements),
    )
