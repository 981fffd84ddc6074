"""Our own terms, closed: a name that the ontology does not define is an AttributeError, and mypy sees it first.

What each term means stands in `ontology/evidence.ttl`; a test keeps the two lists equal.
"""

from __future__ import annotations

from pyoxigraph import NamedNode

from graph.dataset.closed import EVIGRAPH, TERMS, Closed
from graph.dataset.terms_beyond import BeyondTerms
from graph.dataset.terms_records import RecordTerms

__all__ = ["EV", "EVIGRAPH", "TERMS", "Closed"]


class EV(RecordTerms, BeyondTerms, iri=TERMS):
    """The terms of evigraph: classes with a capital, properties without."""

    # Classes of what is claimed
    Topic: NamedNode
    Source: NamedNode
    Section: NamedNode
    Reference: NamedNode
    Claim: NamedNode
    Appearance: NamedNode
    Scope: NamedNode
    ReportedValue: NamedNode

    # Classes of what was done
    Study: NamedNode
    Report: NamedNode
    Arm: NamedNode
    Pooling: NamedNode
    RiskOfBiasRating: NamedNode
    Treatment: NamedNode
    DatedEvent: NamedNode
    StudyNote: NamedNode
    Finding: NamedNode
    Effect: NamedNode
    EvidenceLine: NamedNode

    # Classes of biology
    CellType: NamedNode
    CellProduct: NamedNode
    CellFamily: NamedNode
    Mechanism: NamedNode
    MechanismStep: NamedNode
    MechanismLink: NamedNode
    Outcome: NamedNode
    Instrument: NamedNode
    Condition: NamedNode
    Phase: NamedNode
    ImportantDifference: NamedNode
    Span: NamedNode

    # Classes of scales
    EvidenceLevel: NamedNode
    Certainty: NamedNode
    Basis: NamedNode
    Wording: NamedNode
    Conclusion: NamedNode

    # Classes of the grading
    Grading: NamedNode
    Rulebook: NamedNode
    Rule: NamedNode
    Convention: NamedNode
    Assessment: NamedNode
    BodyAssessment: NamedNode
    Reason: NamedNode
    Judgement: NamedNode
    PooledEstimate: NamedNode
    FidelityCheck: NamedNode
    HarmSeen: NamedNode
    RungCount: NamedNode
    TreatmentEdge: NamedNode
    Curator: NamedNode

    # Properties that several nouns share
    text: NamedNode
    note: NamedNode
    why: NamedNode
    order: NamedNode
    species: NamedNode
    condition: NamedNode
    phase: NamedNode
    outcome: NamedNode
    comparator: NamedNode
    mechanism: NamedNode
    cell: NamedNode
    route: NamedNode
    study: NamedNode
    claim: NamedNode
    claimKind: NamedNode
    finding: NamedNode
    report: NamedNode
    reading: NamedNode
    wording: NamedNode
    section: NamedNode
    source: NamedNode
    stream: NamedNode
    domain: NamedNode
    direction: NamedNode
    rung: NamedNode
    value: NamedNode
    printed: NamedNode
    unit: NamedNode
    change: NamedNode
    curator: NamedNode
    judged: NamedNode

    # Properties of a topic and source
    question: NamedNode
    curatedUntil: NamedNode
    sourceType: NamedNode
    publisher: NamedNode
    published: NamedNode
    language: NamedNode
    interest: NamedNode
    normalisation: NamedNode
    textDigest: NamedNode
    textLength: NamedNode
    reference: NamedNode
    address: NamedNode

    # Properties of a claim
    statement: NamedNode
    scope: NamedNode
    population: NamedNode
    timing: NamedNode
    cites: NamedNode
    partOf: NamedNode
    asserts: NamedNode
    reportedValue: NamedNode
    appearance: NamedNode
    isCalibration: NamedNode
    anchorStart: NamedNode
    anchorEnd: NamedNode
    anchorDigest: NamedNode
    relation: NamedNode
    count: NamedNode
    total: NamedNode
    statedAs: NamedNode

    # Properties of a study
    design: NamedNode
    year: NamedNode
    tier: NamedNode
    weak: NamedNode
    trialPhase: NamedNode
    results: NamedNode
    registryId: NamedNode
    progress: NamedNode
    progressText: NamedNode
    stopReason: NamedNode
    event: NamedNode
    date: NamedNode
    participants: NamedNode
    strain: NamedNode
    sex: NamedNode
    age: NamedNode
    animalModel: NamedNode
    randomised: NamedNode
    allocationRatio: NamedNode
    masking: NamedNode
    blindedOutcome: NamedNode
    concealed: NamedNode
    sampleSizeCalculated: NamedNode
    comparatorText: NamedNode
    planned: NamedNode
    screened: NamedNode
    enrolled: NamedNode
    treated: NamedNode
    controls: NamedNode
    analysed: NamedNode
    subjects: NamedNode
    perGroup: NamedNode
    numbersNote: NamedNode
    arm: NamedNode
    completed: NamedNode
    pooled: NamedNode
    pooledDesign: NamedNode
    pooledStudies: NamedNode
    pooledComparisons: NamedNode
    searchUntil: NamedNode
    iSquared: NamedNode
    asymmetry: NamedNode
    asymmetryNote: NamedNode
    treatment: NamedNode
    description: NamedNode
    donor: NamedNode
    sourceTissue: NamedNode
    graft: NamedNode
    dose: NamedNode
    routeText: NamedNode
    timingText: NamedNode
    earliest: NamedNode
    latest: NamedNode
    concomitant: NamedNode
    followUp: NamedNode
    adverseEvents: NamedNode
    riskOfBias: NamedNode
    riskDomain: NamedNode
    risk: NamedNode
    riskBasis: NamedNode
    funder: NamedNode
    funding: NamedNode
    conflicts: NamedNode
    doseResponse: NamedNode
    includedIn: NamedNode
    testedLaterIn: NamedNode
    hasNote: NamedNode
    aboutField: NamedNode
    line: NamedNode
    isInPeople: NamedNode
    isRetracted: NamedNode

    # Properties of a report
    reportKind: NamedNode
    standing: NamedNode
    seen: NamedNode
    seenNote: NamedNode
    title: NamedNode
    authors: NamedNode
    journal: NamedNode
    citation: NamedNode
    doi: NamedNode
    pmid: NamedNode
    pmcid: NamedNode
    page: NamedNode
    notice: NamedNode
    withdrawn: NamedNode
    provenance: NamedNode
    alias: NamedNode

    # Properties of a finding
    measure: NamedNode
    n: NamedNode
    nStatus: NamedNode
    time: NamedNode
    timeStatus: NamedNode
    instrument: NamedNode
    treatedValue: NamedNode
    comparatorValue: NamedNode
    effect: NamedNode
    effectMeasure: NamedNode
    intervalLow: NamedNode
    intervalHigh: NamedNode
    printedLow: NamedNode
    printedHigh: NamedNode
    intervalLevel: NamedNode
    pValue: NamedNode
    isPrimary: NamedNode
    words: NamedNode
    evidenceType: NamedNode

    # Properties of an evidence line
    recordedAs: NamedNode
    correctedBecause: NamedNode
    isOnProduct: NamedNode
    isCounted: NamedNode
    countedSubjects: NamedNode
    countedRung: NamedNode
    countedDirection: NamedNode

    # Properties of biology
    family: NamedNode
    cellType: NamedNode
    maker: NamedNode
    development: NamedNode
    step: NamedNode
    hasStep: NamedNode
    link: NamedNode
    cause: NamedNode
    leadsTo: NamedNode
    seenInPeople: NamedNode
    mattersToPatients: NamedNode
    scaleLow: NamedNode
    scaleHigh: NamedNode
    higherIsBetter: NamedNode
    importantDifference: NamedNode
    valueHigh: NamedNode
    phaseName: NamedNode
    anchor: NamedNode
    isBetweenGroups: NamedNode
    hasPhase: NamedNode
    phasesSource: NamedNode
    start: NamedNode
    end: NamedNode
    timeUnit: NamedNode
    days: NamedNode

    # Properties of concepts
    ocebmLevel: NamedNode
    level: NamedNode
    noEffect: NamedNode
    valuesFrom: NamedNode

    # Properties of rules
    rulebook: NamedNode
    rule: NamedNode
    edition: NamedNode
    fingerprint: NamedNode
    asks: NamedNode
    limit: NamedNode
    limitUnit: NamedNode
    ruleSource: NamedNode
    isOurs: NamedNode
    firedSentence: NamedNode
    silentSentence: NamedNode
    unjudgedSentence: NamedNode

    # Properties of assessments and of the claims they grade
    assessment: NamedNode
    currentAssessment: NamedNode
    grading: NamedNode
    asOf: NamedNode
    basis: NamedNode
    citedBasis: NamedNode
    restsOnPeople: NamedNode
    highestRung: NamedNode
    rungCount: NamedNode
    isRated: NamedNode
    certainty: NamedNode
    certaintyAtBest: NamedNode
    conclusion: NamedNode
    sentence: NamedNode
    bodyDirection: NamedNode
    effectSize: NamedNode
    testedRung: NamedNode
    depth: NamedNode
    method: NamedNode
    body: NamedNode
    decisiveBody: NamedNode
    inModelBody: NamedNode
    decidedBy: NamedNode
    votesFor: NamedNode
    votesAgainst: NamedNode
    votesMixed: NamedNode
    votesUndecided: NamedNode
    pooledEstimate: NamedNode
    estimate: NamedNode
    estimateLow: NamedNode
    estimateHigh: NamedNode
    predictionLow: NamedNode
    predictionHigh: NamedNode
    tauSquared: NamedNode
    eventsWithout: NamedNode
    eventsWith: NamedNode
    eventsWithLow: NamedNode
    eventsWithHigh: NamedNode
    supportingStudy: NamedNode
    supportingHumanStudies: NamedNode
    supportingAnimalStudies: NamedNode
    supportingPeople: NamedNode
    supportingAnimals: NamedNode
    supportingStudiesWithoutNumber: NamedNode
    ceiling: NamedNode
    ceilingInModel: NamedNode
    isOverstated: NamedNode
    extent: NamedNode
    tooFirm: NamedNode
    tooMuch: NamedNode
    namesNoModel: NamedNode
    fidelity: NamedNode
    check: NamedNode
    contextStudy: NamedNode
    awaitingStudy: NamedNode
    circularStudy: NamedNode
    harmSeen: NamedNode
    harmKind: NamedNode
    controlCount: NamedNode
    controlTotal: NamedNode
    isDefinitive: NamedNode
    setAsideStudy: NamedNode
    foldedStudy: NamedNode
    studyCount: NamedNode
    studiesWithoutNumber: NamedNode
    reason: NamedNode
    ofBody: NamedNode
    remark: NamedNode
    isReplaced: NamedNode
    isNotSeen: NamedNode
    isFurtherConcern: NamedNode
    isAdjudication: NamedNode
    restsOn: NamedNode
