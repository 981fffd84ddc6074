"""The part of a base that some claims can be graded by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graph.analysis.kin import asks_for_harms, kin, tells_of_harm
from graph.model.base import EvidenceBase


def excerpt(base: EvidenceBase, claims: Iterable[str]) -> EvidenceBase:
    """Some claims with every study that their grades can depend on.

    Those are the studies with a line on them, those they name, their kin, and for a claim of harm or safety every study
    that recorded a harm.

    `grade` gives these claims the same assessments as in the whole base, and a change is quickly made to a small one.
    """
    chosen = {id_: base.claims[id_] for id_ in claims}
    studies = {line.study for id_ in chosen for line in base.lines_of.get(id_, ())}
    for claim in chosen.values():
        named = (*claim.cites, *(value.study for value in claim.reported))
        studies.update(base.study_of_report[name].id for name in named if name in base.study_of_report)
    if any(asks_for_harms(claim) for claim in chosen.values()):
        studies.update(study.id for study in base.studies.values() if tells_of_harm(study))
    return replace(base, claims=chosen, studies={id_: base.studies[id_] for id_ in sorted(kin(base, studies))})
