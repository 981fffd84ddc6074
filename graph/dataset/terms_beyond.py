"""The terms for what goes beyond a grade: a part of our own vocabulary."""

from __future__ import annotations

from pyoxigraph import NamedNode

from graph.dataset.closed import TERMS, Closed


class BeyondTerms(Closed, iri=TERMS):
    """Terms for what is supposed, for times, for precedents and for graders."""

    # Classes of what goes beyond a grade
    Hypothetical: NamedNode
    Loss: NamedNode
    Proposal: NamedNode
    Cap: NamedNode
    NoProposal: NamedNode
    MissingRecord: NamedNode
    Epoch: NamedNode
    PrecedentPair: NamedNode
    PrecedentMatch: NamedNode
    PrecedentTally: NamedNode
    Agreement: NamedNode

    # Properties of what goes beyond a grade
    certaintyAfter: NamedNode
    certaintyAtBestAfter: NamedNode
    basisAfter: NamedNode
    conclusionAfter: NamedNode
    tooFirmAfter: NamedNode
    withoutStudy: NamedNode
    aspect: NamedNode
    isKeystone: NamedNode
    hold: NamedNode
    fewestStudies: NamedNode
    bearingStudies: NamedNode
    aim: NamedNode
    asksFor: NamedNode
    subjectsAtLeast: NamedNode
    subjectsAtMost: NamedNode
    whyNone: NamedNode
    heldBy: NamedNode
    need: NamedNode
    since: NamedNode
    until: NamedNode
    conclusionThen: NamedNode
    certaintyThen: NamedNode
    certaintyAtBestThen: NamedNode
    basisThen: NamedNode
    tooFirmThen: NamedNode
    cameStudy: NamedNode
    leftStudy: NamedNode
    earlierStudy: NamedNode
    laterStudy: NamedNode
    fate: NamedNode
    fateReason: NamedNode
    isTallied: NamedNode
    toldApart: NamedNode
    precedentPair: NamedNode
    earlierFinding: NamedNode
    laterFinding: NamedNode
    isSameTime: NamedNode
    precedentGroup: NamedNode
    held: NamedNode
    shrank: NamedNode
    vanished: NamedNode
    reversed: NamedNode
    decided: NamedNode
    untold: NamedNode
    laterStudies: NamedNode
    heldPercent: NamedNode
    isTooFew: NamedNode
    weakestLink: NamedNode
    highestRungInPeople: NamedNode
    judgedSteps: NamedNode
    comparisons: NamedNode
    alike: NamedNode
    kappa: NamedNode
    whyNoKappa: NamedNode
