"""Why the certainty is what it is: the stair of the deciding body, the other bodies, and a report held to its study."""

from __future__ import annotations

from markupsafe import Markup

from graph.model.scales import Fidelity
from graph.viewer import parts
from graph.viewer.claim.section import Opened, Section
from graph.viewer.stair import body_facts, stair
from graph.viewer.words import Words
from graph.views.dossier import Dossier, Stair


def _why(opened: Opened) -> Markup:
    file, say = opened.file, opened.say
    if file.stair is None or file.stair.body.certainty is None:
        bodies = (file.stair, *file.others) if file.stair else file.others
        return Markup("<p>{}</p>").format(say("no-stair")) + _bodies(say("bodies"), bodies, file, say)
    which = say("stair-of", body=say.of(file.stair.body.stream))
    facts = Markup("<p>{} {}</p>").format(which, body_facts(file.stair, say))
    return facts + stair(file.stair, file.names, say) + _bodies(say("others"), file.others, file, say)


def _bodies(title: str, bodies: tuple[Stair, ...], file: Dossier, say: Words) -> Markup:
    """The bodies that did not decide, each with its own stair where it is rated."""
    if not bodies:
        return parts.NOTHING
    return Markup("<h3>{}</h3>{}").format(title, parts.joined(_body(body, file, say) for body in bodies))


def _body(body: Stair, file: Dossier, say: Words) -> Markup:
    aside = "" if body.body.on_product else f" ({say('other-cells-mark')})"
    summary = Markup("<b>{}</b>{} · {}").format(say.of(body.body.stream), aside, body_facts(body, say))
    if body.body.certainty is None:
        return Markup("<p>{}</p>").format(summary)
    return parts.folded(summary, stair(body, file.names, say))


def _checks(opened: Opened) -> Markup:
    """Each reported value against the recorded result."""
    file, say = opened.file, opened.say
    items = parts.joined(
        Markup('<li class="ev-check-{}"><b>{}</b>{}{} <a class="ev-study" href="#study-{}">{}</a></li>').format(
            check.fidelity.value,
            _SIGNS[check.fidelity] + say.of(check.fidelity),
            say("colon"),
            say.text(check.text),
            check.study,
            file.names.get(check.study, check.study),
        )
        for check in file.assessment.checks
    )
    return Markup('<ul class="ev-checks">{}</ul>').format(items) if items else parts.NOTHING


_SIGNS = {Fidelity.MATCHES: "✓ ", Fidelity.DIFFERS: "≠ ", Fidelity.CANNOT_BE_CHECKED: "? "}

CHECKS = Section("checks", _checks)
WHY = Section("why", _why)
