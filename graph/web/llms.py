"""`/llms.txt`: what the site is and where its answers are, for programs that read before they ask."""

from __future__ import annotations

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from graph.errors import EvidenceGraphError, RefusedError
from graph.model.values import Lang, Text
from graph.views.graded import Graded, graded
from graph.views.linked.one_line import one_line
from graph.web.address import site_of
from graph.web.linked_page import TAGS
from graph.web.replies import answered, language_of
from graph.web.sparql import refusal

_TOLD = Text(
    """# evigraph

> {topic}: {claims} claims and {studies} studies, graded. What each claim rests on, whom it was seen in, how sure one can be, why, and whether its wording is fair to that. Literature until {day}.

A claim's statement is what somebody says, and no finding: quote its conclusion with the certainty and the link. "Very low" means that nobody knows. "Not rated" is not low. Seen in animals is not seen in people. A number that is null is unknown, and not zero. This is no advice to a patient.

## Pages

- [Questions and their answers]({site}/question): each also as JSON, with `.json` after its address
- [A claim, such as this one]({site}/claim/{example}): also as JSON, Turtle and JSON-LD, by the header Accept
- [All pages]({site}/sitemap.xml): claims, studies, mechanisms, cells, sources and rules
- [What has changed]({site}/feed.xml): Atom

## For programs

- [Model Context Protocol]({site}/mcp): tools for assistants, streamable HTTP by POST, no session
- [SPARQL endpoint]({site}/sparql): SPARQL 1.1 queries
- [Counts of the data set]({site}/.well-known/void): VoID

## Optional

- [Downloads]({site}/download): the whole data set
- [Query editor]({site}/query): with examples
- [The viewer]({site}/): for people
""",  # noqa: E501  # a paragraph is one line of the file
    """# evigraph

> {topic}：已评级的{claims}条声明和{studies}项研究。每条声明依据什么、在谁身上观察到、把握有多大、为什么，以及措辞是否恰当。文献截至{day}。

声明的陈述只是某人的说法，不是发现：引用结论时请附确定性和链接。“极低”表示尚不可知；“未评级”不等于低；动物所见不是人体所见；空值表示未知，不是零。这不是给患者的建议。

## 页面

- [问题与答案]({site}/question)：在地址后加`.json`可得JSON
- [声明示例]({site}/claim/{example})：亦可按Accept标头取JSON、Turtle和JSON-LD
- [所有页面]({site}/sitemap.xml)：声明、研究、机制、细胞、来源和规则
- [变更]({site}/feed.xml)：Atom

## 供程序使用

- [Model Context Protocol]({site}/mcp)：供助手使用的工具，以POST发送，无会话
- [SPARQL端点]({site}/sparql)：SPARQL 1.1查询
- [数据集统计]({site}/.well-known/void)：VoID

## Optional

- [下载]({site}/download)：整个数据集
- [查询编辑器]({site}/query)：附示例
- [浏览器]({site}/)：供人阅读
""",  # noqa: E501  # the same
)


class Llms:
    """One file, in the language that is asked for."""

    def __init__(self, known: Callable[[], Graded] = graded) -> None:
        self._known = known

    def routes(self) -> list[BaseRoute]:
        """At the address where it is looked for."""
        return [Route("/llms.txt", self.text)]

    async def text(self, request: Request) -> Response:
        """The file, or why the records cannot be read now."""
        lang = language_of(request)
        try:
            site, known = site_of(request), await run_in_threadpool(self._known)
        except RefusedError as refused:
            return refusal(refused)
        except EvidenceGraphError:
            return refusal(RefusedError(503, "The records cannot be read now. Try again later.", retry_after=60))
        headers = {"Vary": "Accept-Language", "Content-Language": TAGS[lang]}
        content = llms(known, site, lang).encode()
        return answered(request, content, "text/plain; charset=utf-8", more=headers)


def llms(known: Graded, site: str, lang: Lang) -> str:
    """The file for a site at this address."""
    return _TOLD.in_(lang).format(
        topic=one_line(known.base.topic.title.in_(lang)),
        claims=len(known.grading.assessments),
        studies=len(known.base.studies),
        day=known.grading.as_of.isoformat(),
        example=next(iter(known.grading.assessments), ""),
        site=site,
    )
