"""The terms for what the records hold beside the main nouns: groups, laboratories, codings, errors of a source."""

from __future__ import annotations

from pyoxigraph import NamedNode

from graph.dataset.closed import TERMS, Closed


class RecordTerms(Closed, iri=TERMS):
    """Terms for the finer parts of sources, claims, studies and findings."""

    # Classes
    ArmResult: NamedNode
    Laboratory: NamedNode
    SourceError: NamedNode
    PublishedCertainty: NamedNode
    Coding: NamedNode

    # Properties of a source and its errors
    sourceError: NamedNode

    # Properties of a claim and where it stands
    contradicts: NamedNode
    coding: NamedNode
    publishedCertainty: NamedNode
    authority: NamedNode
    authoritySource: NamedNode
    attributedTo: NamedNode
    proviso: NamedNode
    form: NamedNode
    isPresupposed: NamedNode
    isFigurative: NamedNode

    # Properties of a study, its laboratory and its reports
    laboratory: NamedNode
    sharesParticipantsWith: NamedNode
    naturalExperiment: NamedNode
    dataFinding: NamedNode
    found: NamedNode
    findingSource: NamedNode
    seenIn: NamedNode
    concern: NamedNode
    concernRaised: NamedNode

    # Properties of a finding and its groups
    armResult: NamedNode
    armRole: NamedNode
    events: NamedNode
    mean: NamedNode
    median: NamedNode
    spreadKind: NamedNode
    spreadValue: NamedNode
    spreadLow: NamedNode
    spreadHigh: NamedNode
    valueTold: NamedNode
    pOperator: NamedNode
    pNumber: NamedNode
    adjustedFor: NamedNode
    analysisSet: NamedNode
    resultLevel: NamedNode
    readIn: NamedNode
    computedBy: NamedNode
    related: NamedNode
    isRelated: NamedNode
    directionBecause: NamedNode
