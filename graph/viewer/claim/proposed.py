"""What would change the grade: studies that nobody has done, the nearest first, and what each part of them is for."""

from __future__ import annotations

from markupsafe import Markup

from graph.analysis.proposals import Aim, Proposal, Proposals
from graph.model.base import EvidenceBase
from graph.viewer import parts
from graph.viewer.claim.section import Opened, Section
from graph.viewer.words import Words
from graph.views.beyond import proposal_words
from graph.views.beyond.proposals import in_order
from graph.views.beyond.together import beyond

_SHOWN = 3


def _proposed(opened: Opened) -> Markup:
    say, base = opened.say, opened.shown.base
    found = beyond(base, opened.shown.grading, opened.file.claim.id).proposals
    about = Markup("<p>{}</p>").format(say("proposed-about"))
    aims = parts.joined(_aim(base, found, aim, say) for aim in Aim)
    return about + aims + _records(found, say)


def _aim(base: EvidenceBase, found: Proposals, aim: Aim, say: Words) -> Markup:
    """What would reach one aim; where nothing would, why."""
    title = Markup("<h3>{}</h3>").format(say("proposed-aim", aim=say.of(aim)))
    why = found.why_none(aim)
    body = Markup("<p>{}</p>").format(say.of(why)) if why else _proposals(base, in_order(base, found, aim), say)
    return Markup('<div class="ev-aim">{}{}{}</div>').format(title, body, _caps(found, say) if aim is Aim.RAISE else "")


def _proposals(base: EvidenceBase, every: tuple[Proposal, ...], say: Words) -> Markup:
    """The first ones, and folded the others."""
    shown = parts.joined(_proposal(base, one, say) for one in every[:_SHOWN])
    body = Markup('<ol class="ev-proposals">{}</ol>').format(shown)
    if len(every) <= _SHOWN:
        return body
    others = parts.joined(_proposal(base, one, say) for one in every[_SHOWN:])
    inside = Markup('<ol class="ev-proposals" start="{}">{}</ol>').format(_SHOWN + 1, others)
    return body + parts.folded(say("proposed-others", n=len(every) - _SHOWN), inside)


def _proposal(base: EvidenceBase, one: Proposal, say: Words) -> Markup:
    again = proposal_words.twice(one)
    more = Markup(" {}").format(say.text(again)) if again else parts.NOTHING
    items = parts.joined(
        Markup("<li>{}</li>").format(say.text(proposal_words.dropped(one, part))) for part in one.parts
    )
    sentence = Markup("{}{}").format(say.text(proposal_words.sentence(base, one)), more)
    inside = Markup('<p class="ev-small">{}</p><ul>{}</ul>').format(say("proposed-parts"), items)
    return Markup("<li>{}</li>").format(parts.folded(sentence, inside))


def _caps(found: Proposals, say: Words) -> Markup:
    """Designs that would not do, and why."""
    if not found.caps:
        return parts.NOTHING
    items = parts.joined(Markup("<li>{}</li>").format(say.text(proposal_words.cap(one))) for one in found.caps)
    return parts.folded(say("proposed-caps", n=len(found.caps)), Markup("<ul>{}</ul>").format(items))


def _records(found: Proposals, say: Words) -> Markup:
    """What a curator could do for values that the claim repeats."""
    if not found.records:
        return parts.NOTHING
    items = parts.joined(
        Markup("<li>{} {}</li>").format(say.text(one.check.text), say.of(one.needs)) for one in found.records
    )
    return Markup("<h3>{}</h3><ul>{}</ul>").format(say("proposed-records"), items)


SECTION = Section("proposed", _proposed)
