"""Linked-data pages: every thing at its address, in the format and the language that were asked for."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount, Route

from graph.dataset.beyond import beyond
from graph.dataset.build import canonical
from graph.dataset.describe import describe
from graph.dataset.manifest import maker
from graph.errors import EvidenceGraphError
from graph.grading.assess import grade
from graph.model.base import EvidenceBase
from graph.model.values import Lang, Text
from graph.views.addresses import linked
from graph.views.beyond import proposal_words
from graph.views.graded import Graded
from graph.views.linked.things import PAGES, every
from graph.web.document import FirstDocument
from graph.web.linked import Linked
from graph.web.linked_page import style_path
from graph.web.linked_versions import Versions
from graph.web.site import own_site, third_party_site
from tests.makers import base as base_of
from tests.makers import claim, line, report, study
from tests.sample import sample
from tests.web.asking import Get, getting

IRI = "https://w3id.org/evigraph/id"
OLD, LIVE = "0" * 15 + "1", "0" * 15 + "2"
TYPES = {
    "ttl": "text/turtle; charset=utf-8",
    "jsonld": "application/ld+json",
    "json": "application/json",
    "nt": "application/n-triples; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "csl.json": "application/vnd.citationstyles.csl+json",
}
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>\u202e{{7*7}}</title></script><!--'


def known_of(base: EvidenceBase) -> Graded:
    return Graded(base, grade(base))


@pytest.fixture(scope="module")
def known() -> Graded:
    return known_of(sample())


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, known: Graded) -> Path:
    """Two versions on disk: the one before also had a claim that the live one has not."""
    folder = tmp_path_factory.mktemp("built")
    more = known_of(base_of([*known.base.claims.values(), claim("OLD1")], known.base.studies.values()))
    for version, told in ((OLD, more), (LIVE, known)):
        (folder / version).mkdir()
        (folder / version / "dataset.nq").write_bytes(
            canonical(describe(*told, found=beyond(*told, words=proposal_words)))
        )
    (folder / "CURRENT").write_text(f"{LIVE}\n", "utf-8")
    (folder / "PREVIOUS").write_text(f"{OLD}\n", "utf-8")
    return folder


@pytest.fixture(scope="module")
def get(known: Graded, home: Path) -> Get:
    return serving(known, home)


def serving(known: Graded, home: Path | None = None) -> Get:
    return getting(Linked(lambda: known, Versions(lambda: home), records=lambda: "digest").routes())


class Tags(HTMLParser):
    """The tags of a page with their attributes, and the ids in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def all(self, tag: str, **attributes: str) -> list[dict[str, str | None]]:
        return [has for name, has in self.found if name == tag and attributes.items() <= has.items()]


# Formats --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", list(TYPES))
def test_a_suffix_gives_its_format_whatever_is_accepted(get: Get, suffix: str) -> None:
    reply = get(f"/claim/P1.{suffix}", accept="image/png")

    assert (reply.status, reply.headers["content-type"]) == (200, TYPES[suffix])
    assert reply.body


@pytest.mark.parametrize(
    ("accept", "suffix"),
    [
        ("", "html"),
        ("*/*", "html"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "html"),
        ("text/turtle", "ttl"),
        ("text/turtle;q=0.5, application/ld+json;q=0.9", "jsonld"),
        ("application/json", "json"),
        ("text/html;q=0, */*;q=0.1", "ttl"),
        ("application/x-bibtex", "bib"),
        ("text/turtle;q=0.9, text/html;q=0.2", "ttl"),
    ],
)
def test_the_format_that_is_liked_best_is_given(get: Get, accept: str, suffix: str) -> None:
    reply = get("/claim/P1", accept=accept)

    assert reply.headers["content-type"] == TYPES[suffix]
    assert reply.headers["vary"] == "Accept, Accept-Language"


def test_what_is_not_offered_is_refused_with_what_is(get: Get) -> None:
    reply = get("/claim/P1", accept="image/png")

    assert reply.status == 406
    assert "text/turtle" in reply.text
    assert reply.headers["vary"] == "Accept"


def test_turtle_and_json_ld_and_triples_say_the_same(get: Get) -> None:
    told, forms = {}, {"ttl": ox.RdfFormat.TURTLE, "jsonld": ox.RdfFormat.JSON_LD, "nt": ox.RdfFormat.N_TRIPLES}
    for suffix, form in forms.items():
        told[suffix] = {quad.triple for quad in ox.parse(get(f"/claim/P1.{suffix}").body, form)}

    assert told["ttl"] == told["jsonld"] == told["nt"]
    reasons = [one for one in told["ttl"] if one.object.value.endswith("ns#Reason")]
    assert reasons


@pytest.mark.parametrize("lang", list(Lang))
def test_the_json_of_a_claim_is_its_grade(get: Get, known: Graded, lang: Lang) -> None:
    told = json.loads(get("/claim/P1.json", f"lang={lang}").body)

    assert told["iri"] == f"{IRI}/claim/P1"
    assert told["grade"]["conclusion"] == known.grading.assessments["P1"].conclusion
    assert told["grade"]["sentence"][lang] == known.grading.assessments["P1"].sentence.in_(lang)
    assert {one["study"] for one in told["lines"]} == {one.study for one in known.base.lines_of["P1"]}


def test_where_a_report_was_read_is_nobody_elses_address(get: Get) -> None:
    for suffix in ("json", "html"):
        assert "mirror.example" not in get(f"/study/open-label.{suffix}").text


def test_head_tells_what_get_would(get: Get) -> None:
    got, headed = get("/claim/P1"), get("/claim/P1", method="HEAD")

    assert (headed.status, headed.headers) == (got.status, got.headers)
    assert get("/claim/P1", method="POST").status == 405


def test_what_the_client_has_is_not_sent_again(get: Get) -> None:
    first = get("/claim/P1.ttl")
    again = get("/claim/P1.ttl", if_none_match=f'"x", {first.headers["etag"]}')

    assert (again.status, again.body) == (304, b"")
    assert get("/claim/P1.ttl", if_none_match='W/"other"').status == 200
    assert get("/claim/P1").headers["etag"] != get("/claim/P1", "lang=zh").headers["etag"]


def test_any_site_may_read_the_data_and_no_page_may_run_a_script(get: Get) -> None:
    for path in ("/claim/P1", "/claim/P1.ttl", "/claim/P1.json", "/claim/nothing"):
        assert get(path).headers["access-control-allow-origin"] == "*"
    page = get("/claim/P1").headers

    assert page["content-security-policy"].startswith("default-src 'none'; style-src 'self'")
    assert "unsafe" not in page["content-security-policy"]
    assert page["x-content-type-options"] == "nosniff"
    assert page["referrer-policy"]


# Pages ----------------------------------------------------------------------------------------------------------------


def test_every_thing_has_a_page_in_both_languages(get: Get, known: Graded) -> None:
    things = list(every(known))

    assert {thing.thing for thing in things} == set(PAGES)
    for found in things:
        for lang, tag in (("en", "en"), ("zh", "zh-Hans")):
            reply = get(linked(found.thing, found.id), f"lang={lang}")
            assert reply.status == 200, found
            assert f'<html lang="{tag}" dir="ltr">' in reply.text
            assert reply.headers["content-language"] == tag


def test_every_link_between_pages_leads_somewhere(get: Get, known: Graded) -> None:
    paths = {linked(found.thing, found.id) for found in every(known)}
    asked = set()
    for path in paths:
        asked |= {link["href"].split("?")[0] for link in Tags(get(path).text).all("a") if link["href"]}
    ours = {path.split("#")[0] for path in asked if path.startswith("/") and not path.startswith("/embed/")}
    # The graph is served by another part of the site.
    ours -= {"/", "/graph"}

    broken = [path for path in ours if get(path).status != 200]

    assert ours >= {"/claim/P1", "/study/open-label", "/source/article", "/cell-type/neural", "/rule/few"}
    assert not broken


def test_every_place_that_a_page_links_to_on_itself_is_there(get: Get, known: Graded) -> None:
    for found in every(known):
        tags = Tags(get(linked(found.thing, found.id)).text)
        ids = [has["id"] for _, has in tags.found if "id" in has]
        places = {link["href"][1:] for link in tags.all("a") if (link["href"] or "").startswith("#")}
        assert places <= set(ids), found
        assert len(ids) == len(set(ids)), found


def test_a_claims_page_tells_what_the_viewer_tells(get: Get, known: Graded) -> None:
    page, assessment = get("/claim/P1").text, known.grading.assessments["P1"]

    assert "Cells improve function." in page
    assert assessment.sentence.en in page
    for reason in assessment.reasons:
        assert reason.text.en.replace("'", "&#39;") in page
        assert f'href="/rule/{reason.rule}"' in page
    for one in ("people, without controls", "very low", "very uncertain", "18", "none: own baseline", "12 months"):
        assert one in page
    assert 'href="/?page=claim&amp;id=P1&amp;lang=en"' in page
    assert 'href="/embed/en/claim/P1.html"' in page
    assert "@misc{evigraph-P1-" in page


def test_the_head_names_the_languages_the_formats_and_the_frame(get: Get) -> None:
    tags = Tags(get("/claim/P1", "lang=zh").text)
    alternates = tags.all("link", rel="alternate")

    assert tags.all("link", rel="canonical")[0]["href"] == "https://evigraph.test/claim/P1?lang=zh"
    assert {one["hreflang"] for one in alternates if "hreflang" in one} == {"en", "zh-Hans", "x-default"}
    kinds = {str(one["type"]) for one in alternates if "type" in one}
    assert kinds >= {"text/turtle", "application/ld+json", "application/json+oembed", "text/xml+oembed"}
    told = {one["property"]: one["content"] for one in tags.all("meta") if "property" in one}
    assert told["og:title"] == "细胞改善功能。"
    assert (told["og:locale"], told["og:locale:alternate"]) == ("zh_CN", "en_GB")
    assert told["og:image"] == "https://evigraph.test/embed/social/claim/P1.png"
    assert tags.all("meta", name="twitter:card")
    assert not Tags(get("/rule/few").text).all("meta", property="og:image")


def test_a_page_and_its_headers_name_the_same_address_as_canonical(get: Get) -> None:
    page, data = get("/claim/P1", "lang=zh"), get("/claim/P1.ttl", "lang=zh")

    assert Tags(page.text).all("link", rel="canonical", href="https://evigraph.test/claim/P1?lang=zh")
    assert page.headers["link"].startswith('<https://evigraph.test/claim/P1?lang=zh>; rel="canonical"')
    assert data.headers["link"].startswith('<https://evigraph.test/claim/P1>; rel="canonical"')


@pytest.mark.parametrize(
    ("asked", "accepted", "tag"),
    [
        ("", "", "en"),
        ("", "zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"),
        ("", "en-GB,zh;q=0.5", "en"),
        ("", "en;q=0.2, zh-TW;q=0.7", "zh-Hans"),
        ("", "fr", "en"),
        ("", "zh;q=0", "en"),
        ("", "zh;q=x", "en"),
        ("lang=en", "zh", "en"),
        ("lang=zh", "en", "zh-Hans"),
        ("lang=klingon", "zh", "zh-Hans"),
    ],
)
def test_the_language_is_that_of_the_address_else_the_one_liked_best(
    get: Get, asked: str, accepted: str, tag: str
) -> None:
    assert get("/claim/P1", asked, accept_language=accepted).headers["content-language"] == tag


def test_the_style_sheet_has_the_address_of_its_content(get: Get) -> None:
    reply = get(style_path())

    assert (reply.status, reply.headers["content-type"]) == (200, "text/css; charset=utf-8")
    assert "immutable" in reply.headers["cache-control"]
    assert get("/linked/other.css").status == 404
    assert "url(" not in reply.text
    assert "@import" not in reply.text


# Names that lead elsewhere, or nowhere --------------------------------------------------------------------------------


class Case(NamedTuple):
    """An address, what is answered, and where it leads."""

    path: str
    status: int
    leads: str


@pytest.mark.parametrize(
    "case",
    [
        Case("/cell/neural", 301, "/cell-type/neural"),
        Case("/cell/product-a", 301, "/cell-product/product-a"),
        Case("/study/abstract", 301, "/study/open-label"),
        Case("/study/abstract.ttl", 301, "/study/open-label.ttl"),
        Case("/report/abstract", 301, "/study/open-label#report-abstract"),
        Case("/section/article/1", 301, "/source/article#section-1"),
        Case("/id/claim/P1", 303, "/claim/P1"),
        Case("/id/study/open-label", 303, "/study/open-label"),
        Case("/id/line/P1/open-label", 303, "/claim/P1"),
        Case("/id/finding/open-label/gain", 303, "/study/open-label#finding-gain"),
        Case("/id/assessment/2/2026-11-23/P1", 303, "/claim/P1"),
        Case("/id/rule/few", 303, "/rule/few"),
        Case("/id/outcome/function", 303, f"/version/{LIVE}/outcome/function"),
        Case("/id/design/cohort", 303, f"/version/{LIVE}/design/cohort"),
        Case("/ns", 303, "/download/ontology/evidence.ttl"),
    ],
    ids=lambda case: case.path,
)
def test_a_name_leads_to_the_page_that_tells_of_it(get: Get, case: Case) -> None:
    reply = get(case.path)

    assert (reply.status, reply.headers["location"]) == (case.status, case.leads)


def test_a_redirection_keeps_the_language(get: Get) -> None:
    assert get("/cell/neural", "lang=zh").headers["location"] == "/cell-type/neural?lang=zh"


@pytest.mark.parametrize(
    "path",
    [
        "/claim/NOPE",
        "/claim/P1/more",
        "/claim/..%2f..%2fetc%2fpasswd",
        "/claim/.ttl",
        "/claim/%00",
        "/claim/%ff%fe",
        "/claim/" + "a" * 5000,
        "/claim/%3Cscript%3Ealert(1)%3C/script%3E",
        "/section/article/99",
        "/cell/nothing",
        "/id/",
        "/id/claim",
        "/id/nothing/here",
    ],
    ids=lambda path: path[:40],
)
def test_what_is_not_there_is_404_with_a_way_on(get: Get, path: str) -> None:
    reply = get(path)

    assert reply.status == 404
    assert 'href="/?page=claims&amp;lang=en"' in reply.text
    assert "<script" not in reply.text
    assert "set-cookie" not in reply.headers


@pytest.mark.parametrize(
    ("path", "near"),
    [("/claim/p1", "/claim/P1"), ("/study/open-labl", "/study/open-label"), ("/claim/repair", "/mechanism/repair")],
)
def test_a_name_that_is_misspelt_is_told_what_is_like_it(get: Get, path: str, near: str) -> None:
    assert near in {link["href"] for link in Tags(get(path).text).all("a")}


def test_what_only_the_version_before_had_is_gone_and_can_be_read_there(get: Get) -> None:
    reply = get("/claim/OLD1")

    assert reply.status == 410
    assert f'href="/version/{OLD}/claim/OLD1"' in reply.text
    assert get(f"/version/{OLD}/claim/OLD1").status == 200


def test_no_address_can_add_a_header(get: Get) -> None:
    for path in ("/id/%0d%0aSet-Cookie:%20a=b/x", "/study/abstract%0d%0aSet-Cookie:%20a=b", "/cell/neural%0aX:%20y"):
        reply = get(path)
        assert (reply.status, set(reply.headers) & {"set-cookie", "x"}) == (404, set())


# Versions -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", ["", ".ttl", ".jsonld", ".nt", ".html"])
@pytest.mark.parametrize("version", [OLD, LIVE])
def test_a_version_is_for_ever(get: Get, version: str, suffix: str) -> None:
    reply = get(f"/version/{version}/claim/P1{suffix}")

    assert reply.status == 200
    assert "immutable" in reply.headers["cache-control"]
    assert "Cells improve function" in reply.text


def test_the_page_of_a_version_shows_the_thing_and_folds_its_parts(get: Get) -> None:
    tags = Tags(get(f"/version/{LIVE}/claim/P1").text)

    assert [one["id"] for one in tags.all("section")] == ["part-0"]
    assert len(tags.all("details")) > 3


def test_a_format_that_a_version_has_not_leads_to_the_live_page(get: Get) -> None:
    reply = get(f"/version/{LIVE}/claim/P1.json")

    assert reply.status == 404
    assert 'href="/claim/P1.json"' in reply.text


def test_the_live_version_says_what_the_page_says(get: Get) -> None:
    def triples(path: str) -> set[ox.Triple]:
        return {quad.triple for quad in ox.parse(get(path).body, ox.RdfFormat.N_TRIPLES)}

    assert triples(f"/version/{LIVE}/claim/P1.nt") == triples("/claim/P1.nt")


@pytest.mark.parametrize(
    "path",
    [
        f"/version/{'f' * 16}/claim/P1",
        "/version/CURRENT/claim/P1",
        "/version/../claim/P1",
        "/version/%2e%2e/claim/P1",
        "/version/.building/claim/P1",
        "/version/",
        f"/version/{LIVE}",
        f"/version/{LIVE}/",
        f"/version/{LIVE}/claim/OLD1",
        f"/version/{LIVE}/claim/%3E%20a",
    ],
)
def test_what_no_kept_version_has_is_404(get: Get, path: str) -> None:
    assert get(path).status == 404


@pytest.mark.parametrize(("data", "shown"), [("digest", True), ("another", False), (None, False)])
def test_a_version_is_named_only_where_it_was_made_from_these_records(
    known: Graded, home: Path, tmp_path: Path, data: str | None, *, shown: bool
) -> None:
    built = Path(shutil.copytree(home, tmp_path / "built"))
    rulebook = {"edition": known.grading.edition, "fingerprint": known.grading.fingerprint}
    by = {"rulebook": rulebook, "as_of": known.grading.as_of.isoformat(), "maker": {"sha256": maker()}}
    made = {"data": {"sha256": data}, **by}
    (built / LIVE / "manifest.json").write_text(json.dumps(made) if data else "no json", "utf-8")
    get = serving(known, built)

    assert (f"/version/{LIVE}/claim/P1" in get("/claim/P1").text) is shown
    assert (LIVE in get("/claim/P1.bib").text) is shown


def test_without_a_built_data_set_pages_and_rdf_work_and_versions_do_not(known: Graded) -> None:
    get = serving(known)

    assert get("/claim/P1").status == get("/claim/P1.ttl").status == 200
    assert get(f"/version/{LIVE}/claim/P1").status == 404
    assert get("/claim/OLD1").status == 404


# Hostile --------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def hostile() -> Get:
    one = claim("X1", statement=Text(HOSTILE, HOSTILE))
    told = replace(
        report("r1", doi=HOSTILE), title=HOSTILE, authors=HOSTILE, page="javascript:alert(3)", journal=HOSTILE
    )
    evil = replace(study("s1", line("X1"), reports=(told,), enrolled=3), label=HOSTILE, title=HOSTILE, funding=HOSTILE)
    return serving(known_of(base_of([one], [evil])))


@pytest.mark.parametrize("path", ["/claim/X1", "/study/s1", "/source/article"])
def test_words_of_the_data_are_never_markup(hostile: Get, path: str) -> None:
    tags = Tags(hostile(path).text)

    scripts = tags.all("script")
    assert [one["type"] for one in scripts] == ["application/ld+json"]
    assert not tags.all("img")
    assert not [has for _, has in tags.found if any(name.startswith("on") for name in has)]
    assert not [link for link in tags.all("a") if not str(link["href"]).startswith(("/", "https://", "#"))]


def test_the_data_block_is_json_and_cannot_be_left(hostile: Get) -> None:
    page = hostile("/claim/X1").text
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)

    assert block
    assert "<" not in block[1]
    told = json.loads(block[1])["@graph"]
    assert told[0]["name"] == HOSTILE


@pytest.mark.parametrize("host", ["evil.test/x", "a b", 'x"><script>', "", "a" * 300])
def test_a_host_that_is_none_is_refused(get: Get, host: str) -> None:
    assert get("/claim/P1", host=host).status == 400


def test_the_address_of_the_site_can_be_named(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVIGRAPH_SITE", "https://evidence.example/kg/")

    page = get("/claim/P1").text

    assert 'href="https://evidence.example/kg/claim/P1?lang=en"' in page
    assert "evigraph.test" not in page


def test_records_that_cannot_be_read_are_503_without_telling_where_they_are() -> None:
    def broken() -> Graded:
        raise EvidenceGraphError("/secret/place/claims.yaml:3: wrong")

    reply = getting(Linked(broken).routes())("/claim/P1")

    assert reply.status == 503
    assert "secret" not in reply.text


@pytest.mark.parametrize(("own", "served"), [(True, True), (False, False)])
def test_only_our_own_site_serves_pages_of_our_records(tmp_path: Path, *, own: bool, served: bool) -> None:
    file = tmp_path / "a.ttl"
    site = own_site() if own else third_party_site(file, union=False)
    (within,) = site.routes()
    paths = {route.path for route in within.routes or () if isinstance(route, Route)}

    for path in ("/claim/{rest:path}", "/id/{rest:path}", "/version/{rest:path}", "/oembed"):
        assert (path in paths) is served


def test_the_viewers_own_rewriting_of_languages_leaves_these_pages_alone(known: Graded) -> None:
    routes = Linked(lambda: known, Versions(lambda: None), records=str).routes()
    get = getting([Mount("/", app=FirstDocument(Starlette(routes=routes)))])

    page = get("/claim/P1", accept_language="zh;q=0.1, en").text

    assert '<html lang="en" dir="ltr">' in page


def test_chinese_pages_have_the_punctuation_of_chinese(get: Get, known: Graded) -> None:
    mixed = re.compile(r"[\u4e00-\u9fff][,:;?!()]|[,:;?!()][\u4e00-\u9fff]")
    for found in every(known):
        page = get(linked(found.thing, found.id), "lang=zh").text
        body = re.sub(r"<script.*?</script>|<pre.*?</pre>|<[^>]*>", "|", page, flags=re.DOTALL)
        assert not mixed.findall(body), found
    assert "细胞改善功能" in get("/claim/p1", "lang=zh").text
