"""Commands that look beyond a grade: what if, what holds it up, what would change it."""

# ruff: noqa: PLC0415  # What a command needs is imported when it runs, so that --help is instant.
from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.group import AS_OF, DATA, JSON, LANG, echo_json, evigraph, graded

if TYPE_CHECKING:
    from graph.analysis.change import Change
    from graph.model.assessment import Grading
    from graph.model.base import EvidenceBase
    from graph.model.values import Lang


@evigraph.command()
@click.option("--without", multiple=True, metavar="STUDY", help="Leave this study out. May be given several times.")
@AS_OF
@click.option(
    "--wording",
    "wordings",
    multiple=True,
    metavar="CLAIM=WORDING",
    help="Suppose that a claim is hedged, asserted, established or superlative. May be given several times.",
)
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    metavar="CLAIM.FIELD=VALUE",
    help="Suppose that a claim speaks of something else, such as C21.population=animal. May be given several times.",
)
@click.option(
    "--judge",
    "judged",
    multiple=True,
    metavar="CLAIM/BODY/DOMAIN=STEP",
    help="Suppose a curator's step in place of what counts, such as C21/human-uncontrolled/imprecision=0. "
    "May be given several times.",
)
@click.option(
    "--unjudge",
    "unjudged",
    multiple=True,
    metavar="CLAIM/BODY/DOMAIN",
    help="Take back what curators judged on a step. May be given several times.",
)
@DATA
@LANG
@JSON
def whatif(
    *,
    without: tuple[str, ...],
    as_of: datetime | None,
    wordings: tuple[str, ...],
    scopes: tuple[str, ...],
    judged: tuple[str, ...],
    unjudged: tuple[str, ...],
    data: Path | None,
    lang: str,
    as_json: bool,
) -> None:
    """Tell which claims move if studies are left out, or if the day, a wording, a scope or a judgement is another."""
    from graph.cli.supposing import Asked, supposed
    from graph.model.values import Lang

    asked = Asked(without, as_of.date() if as_of else None, wordings, scopes, judged, unjudged)
    base, grading = graded(data, None)
    _print_answer(base, grading, supposed(base, asked), Lang(lang), as_json=as_json)


def _print_answer(base: EvidenceBase, grading: Grading, change: Change, lang: Lang, *, as_json: bool) -> None:
    from graph.analysis.whatif import what_if
    from graph.views import plain
    from graph.views.beyond import whatif, whatif_plain

    answer = what_if(base, change, grading=grading)
    if as_json:
        echo_json(whatif.what_if(base, answer, lang))
        return
    plain.console().print(whatif_plain.what_if(base, answer, lang))


@evigraph.command()
@click.argument("claim", required=False)
@click.option("--study", help="Tell instead what falls without this study.")
@DATA
@LANG
@AS_OF
@JSON
def keystones(
    claim: str | None, study: str | None, data: Path | None, lang: str, as_of: datetime | None, *, as_json: bool
) -> None:
    """Tell which smallest sets of studies hold a CLAIM up, or each claim: without them its grade would be another."""
    from graph.analysis.change import Change
    from graph.analysis.keystones import keystones, load_bearing
    from graph.model.values import Lang
    from graph.views import plain
    from graph.views.beyond import whatif, whatif_plain

    if claim and study:
        raise click.UsageError("Give a CLAIM or --study, not both.")
    base, grading = graded(data, as_of)
    if study:
        _print_answer(base, grading, Change(without=frozenset({study})), Lang(lang), as_json=as_json)
        return
    found = [keystones(base, claim, grading=grading)] if claim else [*load_bearing(base, grading=grading).values()]
    if as_json:
        records = [whatif.keystones(base, one, Lang(lang)) for one in found]
        echo_json(records[0] if claim else records)
        return
    shown = (
        whatif_plain.keystones(base, found[0], Lang(lang)) if claim else whatif_plain.keystone_table(found, Lang(lang))
    )
    plain.console().print(shown)


@evigraph.command()
@click.argument("claim")
@DATA
@LANG
@JSON
def history(claim: str, data: Path | None, lang: str, *, as_json: bool) -> None:
    """Tell what a CLAIM rested on, and how sure one could be, from each day on which something changed."""
    from graph.analysis.history import history
    from graph.cli.group import topic_folder
    from graph.model.values import Lang
    from graph.records.read import read
    from graph.views import plain
    from graph.views.beyond import whatif, whatif_plain

    base = read(topic_folder(data))
    found = history(base, claim)
    if as_json:
        echo_json(whatif.history(base, found, Lang(lang)))
        return
    plain.console().print(whatif_plain.history(base, found, Lang(lang)))


@evigraph.command()
@click.argument("claim", required=False)
@DATA
@LANG
@JSON
def precedents(claim: str | None, data: Path | None, lang: str, *, as_json: bool) -> None:
    """Tell how early gains fared when tested again: those nearest to a CLAIM, or all pairs in the records."""
    from graph.analysis.pairs import pairs
    from graph.analysis.precedent import OVER_ALL, precedents, tallies
    from graph.model.values import Lang
    from graph.views import plain
    from graph.views.beyond import precedent

    base, grading = graded(data, None)
    if claim is None:
        told = pairs(base)
        over_all = tallies(told, groups=OVER_ALL)
        record = precedent.all_pairs(base, told, over_all, Lang(lang))
        view = precedent.pairs_view(base, told, over_all, Lang(lang))
    else:
        found = precedents(base, claim, grading=grading)
        record = precedent.precedents(base, found, Lang(lang))
        view = precedent.precedents_view(base, found, Lang(lang))
    echo_json(record) if as_json else plain.console().print(view)


@evigraph.command()
@click.argument("claim", required=False)
@click.option("--outcome", help="Compare what is known of this outcome over all claims.")
@click.option("--family", help="With --outcome: only studies that gave cells of this family.")
@click.option("--mechanism", help="Compare what is known of this mechanism, and show its chain.")
@DATA
@LANG
@JSON
def compare(
    *,
    claim: str | None,
    outcome: str | None,
    family: str | None,
    mechanism: str | None,
    data: Path | None,
    lang: str,
    as_json: bool,
) -> None:
    """Lay people beside animals for a CLAIM, an outcome or a mechanism; without any, show all mechanism chains."""
    from graph.model.values import Lang
    from graph.views import plain
    from graph.views.beyond import comparing

    if sum(part is not None for part in (claim, outcome, mechanism)) > 1:
        raise click.UsageError("Give one of CLAIM, --outcome and --mechanism.")
    if family is not None and outcome is None:
        raise click.UsageError("--family goes with --outcome.")
    base, grading = graded(data, None)
    if claim is not None:
        told = comparing.of_claim(base, grading, claim, Lang(lang))
    elif outcome is not None:
        told = comparing.of_outcome(base, outcome, family, Lang(lang))
    elif mechanism is not None:
        told = comparing.of_mechanism(base, grading, mechanism, Lang(lang))
    else:
        told = comparing.of_chains(base, grading, Lang(lang))
    echo_json(told.record) if as_json else plain.console().print(told.view)


@evigraph.command()
@DATA
@LANG
@AS_OF
@JSON
def agreement(data: Path | None, lang: str, as_of: datetime | None, *, as_json: bool) -> None:
    """Tell how far independent curators agree, step by step and as weighted kappa, and which judgement counts."""
    from graph.analysis.agreement import agreements
    from graph.cli.group import topic_folder
    from graph.model.values import Lang
    from graph.records.read import read
    from graph.views import plain
    from graph.views.beyond import agreement as graders

    found = agreements(read(topic_folder(data)), as_of=as_of.date() if as_of else None)
    if as_json:
        echo_json(graders.agreements(found, Lang(lang)))
        return
    plain.console().print(graders.agreements_view(found, Lang(lang)))


@evigraph.command()
@click.argument("claim", required=False)
@DATA
@LANG
@AS_OF
@JSON
def proposals(claim: str | None, data: Path | None, lang: str, as_of: datetime | None, *, as_json: bool) -> None:
    """Tell which missing study would raise or lower a CLAIM; without a CLAIM, in which order studies count as dear."""
    from graph.analysis.proposals import proposals
    from graph.cli.group import topic_folder
    from graph.model.values import Lang
    from graph.records.read import read
    from graph.views import plain
    from graph.views.beyond import proposals as view

    if claim is None:
        if as_json:
            raise click.UsageError("--json needs a CLAIM.")
        plain.console().print(view.costs(Lang(lang)))
        return
    base = read(topic_folder(data))
    found = proposals(base, claim, as_of=as_of.date() if as_of else None)
    if as_json:
        echo_json(view.proposals(base, found, Lang(lang)))
        return
    plain.console().print(view.for_terminal(base, found, Lang(lang)))
