"""What the claim rests on: where it was tested, and what the article cites against what there is."""

from __future__ import annotations

from markupsafe import Markup

from graph.facts.look import COLUMN_OF_RUNG, FOOTING_OF_BASIS
from graph.viewer import parts
from graph.viewer.claim.head import fact
from graph.viewer.claim.section import Opened, Section


def _support(opened: Opened) -> Markup:
    file, say = opened.file, opened.say
    graded = file.assessment
    rungs = [count for count in graded.ladder if count.studies and COLUMN_OF_RUNG[count.rung] is not None]
    list_ = say("comma").join(say("rung-studies", n=count.studies, rung=say.of(count.rung)) for count in rungs)
    unnamed = sum(count.unnamed for count in graded.ladder)
    detail = Markup('<p class="ev-small">{} {} {}</p>').format(
        say("strip-about"),
        say("rungs", list=list_) if rungs else "",
        say("unnamed-animals", n=unnamed) if unnamed else "",
    )
    pairs = ((say("cited"), graded.cited_basis), (say("known"), graded.basis))
    bases = parts.joined(fact(name, parts.footing(FOOTING_OF_BASIS[basis], say.of(basis))) for name, basis in pairs)
    return Markup('{}{}<h3 class="ev-hidden">{}</h3><dl class="ev-facts ev-two">{}</dl>').format(
        parts.strip(((tested, file.not_supporting(tested.column)) for tested in file.tested), say),
        detail,
        say("cited-and-known"),
        bases,
    )


SECTION = Section("support", _support, is_open=True)
