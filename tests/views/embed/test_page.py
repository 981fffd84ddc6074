"""Pages say the same in words and in pictures, escape everything, weigh little, and are the same on every build."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from graph.errors import UnknownIdError
from graph.grading.assess import grade
from graph.model.base import EvidenceBase
from graph.model.study import Standing
from graph.model.values import Lang
from graph.views.addresses import Thing, embedded
from graph.views.embed.interactive import held, script, script_name
from graph.views.embed.layout import WIDE
from graph.views.embed.page import Edition, edition_of, page, path_of, version_of
from graph.views.embed.subjects import drawn, subject, things
from tests.makers import base, report, study
from tests.sample import sample
from tests.views.embed.test_network import crowd, pooled
from tests.views.hostile import NAMES, hostile

HEAVIEST = 10_000


class Told(HTMLParser):
    """What a browser would make of a page: its elements with their attributes, and its words."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.elements if name == tag]

    @property
    def words(self) -> str:
        return " ".join(" ".join(self.texts).split())


def edition(known: EvidenceBase | None = None, **more: str) -> Edition:
    known = known or sample()
    return Edition(known, grade(known), "0123456789ab", more.get("site"), more.get("home"))


def every_page(made: Edition) -> Iterator[tuple[Thing, tuple[str, ...], Lang, bytes]]:
    for thing, ids in things(made.base, made.grading):
        for lang in Lang:
            yield thing, ids, lang, page(made, thing, ids, lang)


def of_claim(id_: str, lang: Lang = Lang.EN, **more: str) -> Told:
    return Told(page(edition(**more), Thing.CLAIM, (id_,), lang))


# What it says ---------------------------------------------------------------------------------------------------------


def test_a_page_opens_with_its_title_then_its_sentence_then_the_picture_then_the_table() -> None:
    content = page(edition(), Thing.CLAIM, ("A1",), Lang.EN).decode()

    order = [content.index(mark) for mark in ("<h1>", 'class="sentence"', '<svg class="wide"', "<table>", "<footer>")]
    assert order == sorted(order)
    assert content.index("Cells make vessels grow.") < content.index("not tested in people")


def test_the_sentence_of_a_claim_is_its_conclusion_whole() -> None:
    made = edition()
    for lang in Lang:
        for id_, assessment in made.grading.assessments.items():
            assert subject(made.base, made.grading, Thing.CLAIM, (id_,), lang).sentence == assessment.sentence.in_(lang)


def test_each_study_is_told_with_its_number_its_comparator_and_its_time_point() -> None:
    told = of_claim("R1")

    assert [one["data-h"] for one in told.all("td") if one.get("data-h")][:5] == [
        "Says",
        "In",
        "n",
        "Compared with",
        "Time point",
    ]
    assert "label of open-label supports people 17 none: own baseline 12 months" in told.words


def test_a_study_that_another_one_counts_is_listed_apart() -> None:
    words = Told(page(edition(pooled()), Thing.CLAIM, ("C1",), Lang.EN)).words

    assert words.index("Studies that count") < words.index("label of review", words.index("Studies that count"))
    assert re.search("Counted within another study, and not twice +label of trial supports people 30", words)


def test_only_a_report_that_no_longer_stands_has_a_word_for_it() -> None:
    def told(standing: Standing) -> str:
        known = base([], [study("s1", reports=(report("r1", standing=standing, doi="10.1000/x"),))])
        return Told(page(edition(known), Thing.STUDY, ("s1",), Lang.EN)).words

    assert "Reports doi:10.1000/x" in told(Standing.STANDS)
    assert "Reports corrected doi:10.1000/x" in told(Standing.CORRECTED)


def test_a_number_that_is_not_known_is_not_shown_as_nought() -> None:
    assert "label of mouse supports mice not known" in of_claim("A1").words


def test_a_retracted_study_says_so_at_once() -> None:
    told = Told(page(edition(), Thing.STUDY, ("retracted",), Lang.EN))

    assert {"class": "notice"} in told.all("p")
    assert "This study was retracted: it counts in nothing." in told.words


@pytest.mark.parametrize(
    ("lang", "words"), [(Lang.EN, "0 rest on people"), (Lang.ZH, "0 条有人体研究支持")], ids=["en", "zh"]
)
def test_people_are_told_of_even_where_no_claim_rests_on_them(lang: Lang, words: str) -> None:
    told = Told(page(edition(), Thing.SECTION, ("article", "2"), lang))

    assert words in told.words


def test_the_page_tells_its_version_its_day_its_rulebook_and_its_licence() -> None:
    told = of_claim("P1")

    assert "Data version 0123456789ab, evidence known until 23 November 2026; rulebook edition" in told.words
    assert {"href": "https://creativecommons.org/licenses/by/4.0/", "target": "_blank", "rel": "noopener license"} in (
        told.all("a")
    )


def test_the_full_page_is_linked_only_where_there_is_one() -> None:
    linked = [one.get("href") for one in of_claim("P1", site="https://full.example").all("a")]
    assert "https://full.example/claim/P1?lang=en" in linked
    assert not any("/claim/P1?" in str(one.get("href")) for one in of_claim("P1").all("a"))


def test_absolute_addresses_are_told_only_where_the_home_is_known() -> None:
    known = of_claim("P1", home="https://home.example/e")
    properties = {one.get("property"): one["content"] for one in known.all("meta") if one.get("property")}
    assert properties["og:image"] == "https://home.example/e/social/claim/P1.png"
    assert (properties["og:image:width"], properties["og:image:height"]) == ("1200", "630")
    assert properties["og:url"] == "https://home.example/e/en/claim/P1.html"
    assert (properties["og:locale"], properties["og:locale:alternate"]) == ("en_GB", "zh_CN")
    types = {one.get("type"): one["href"] for one in known.all("link")}
    assert types["application/json+oembed"] == "https://home.example/e/en/claim/P1.json"
    assert "http" not in "".join(str(one.get("href")) for one in of_claim("P1").all("link"))


def test_the_language_of_a_page_is_named_and_the_other_one_linked() -> None:
    told = of_claim("P1", Lang.ZH)

    assert told.all("html")[0]["lang"] == "zh-Hans"
    assert {"rel": "alternate", "hreflang": "en", "href": "../../en/claim/P1.html"} in told.all("link")


def test_every_link_within_leads_to_a_page_that_is_made() -> None:
    made = edition()
    known = {path_of(thing, ids, lang) for thing, ids in things(made.base, made.grading) for lang in Lang}
    known |= {"index.html", "zh/index.html"}

    for thing, ids, lang, content in every_page(made):
        up = "../" * (len(ids) + 1)
        for one in Told(content).all("a"):
            address = one["href"] or ""
            if not address.startswith("https://"):
                assert address.removeprefix(up) in known, (thing, ids, lang, address)


def test_paths_are_those_that_other_pages_link_to() -> None:
    for thing, ids in things(sample(), grade(sample())):
        assert embedded(thing, *ids, lang=Lang.ZH) == f"/embed/{path_of(thing, ids, Lang.ZH)}"


def test_what_has_no_page_is_refused() -> None:
    with pytest.raises(UnknownIdError):
        page(edition(), Thing.RULE, ("any",), Lang.EN)


# Words and picture say the same ---------------------------------------------------------------------------------------


def test_each_study_of_the_picture_is_in_the_table() -> None:
    for id_ in sample().claims:
        network = drawn(sample(), grade(sample()), Thing.CLAIM, (id_,), WIDE)
        words = of_claim(id_).words
        for node in network.nodes[1:]:
            for one in node.stands_for:
                assert f"label of {one}" in words


def test_the_interactive_picture_has_the_marks_of_the_drawing_in_its_order_and_no_places_of_its_own() -> None:
    network = drawn(sample(), grade(sample()), Thing.CLAIM, ("P1",), WIDE)

    told = held(network, Lang.EN)

    titles = [node["title"] for node in told["nodes"]]  # type: ignore[attr-defined]
    assert titles == [node.words.en for node in network.nodes]
    assert not any({"x", "y"} & set(node) for node in told["nodes"])  # type: ignore[attr-defined]
    assert len(told["edges"]) == len(network.edges)  # type: ignore[arg-type]


def test_both_drawings_hold_every_mark() -> None:
    content = page(edition(), Thing.CLAIM, ("P1",), Lang.EN).decode()
    network = drawn(sample(), grade(sample()), Thing.CLAIM, ("P1",), WIDE)

    for at in range(len(network.nodes)):
        assert content.count(f'data-n="{at}"') == 2


# Hostile words --------------------------------------------------------------------------------------------------------

ALLOWED = {
    *("html", "head", "meta", "title", "link", "style", "body", "main", "p", "h1", "a", "dl", "div", "dt", "dd", "ul"),
    *("figure", "figcaption", "button", "table", "caption", "thead", "tbody", "tr", "th", "td", "footer", "script"),
    *("svg", "defs", "g", "path", "rect", "text", "use", "circle", "li"),
}


def test_no_name_becomes_an_element_an_attribute_or_an_address() -> None:
    for thing, ids, _, content in every_page(edition(hostile())):
        told = Told(content)
        assert {tag for tag, _ in told.elements} <= ALLOWED, (thing, ids)
        assert [one.get("type") for one in told.all("script")] == ["application/json", None]
        for _, attributes in told.elements:
            assert not any(name.startswith("on") or name in ("srcdoc", "style") for name in attributes)
            address = attributes.get("href") or ""
            assert re.match(
                r"https://(doi\.org|creativecommons\.org|clinicaltrials\.gov|pubmed|pmc)|#|\.\./", address
            ) or (not address), address


def test_no_name_leaves_its_place_by_hidden_characters_or_by_length() -> None:
    for _, _, _, content in every_page(edition(hostile())):
        words = content.decode()
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x09\x0b-\x1f]", words)
        assert "W" * 900 not in words
        assert len(gzip.compress(content, 9)) <= HEAVIEST


def test_hostile_names_are_shown_as_text() -> None:
    told = Told(page(edition(hostile()), Thing.CLAIM, ("P1",), Lang.EN))

    assert NAMES[0] in told.words


def test_data_for_the_script_cannot_end_its_element() -> None:
    for _, _, _, content in every_page(edition(hostile())):
        data = re.search(rb'<script type="application/json" id="picture">(.*?)</script>', content, re.DOTALL)
        assert data
        assert b"<" not in data[1]
        assert json.loads(data[1])["nodes"]


# Weight and policy ----------------------------------------------------------------------------------------------------


def test_every_page_of_our_own_topic_is_light() -> None:
    heavy = {
        (thing, ids, lang): len(gzip.compress(content, 9))
        for thing, ids, lang, content in every_page(edition_of(site="https://full.example", home="https://h.example/e"))
    }

    assert max(heavy.values()) <= HEAVIEST, sorted(heavy.items(), key=lambda one: one[1])[-3:]


def test_a_page_stays_light_whatever_its_crowd_and_says_what_it_leaves_out() -> None:
    known = crowd(400)
    content = page(edition(known), Thing.CLAIM, ("C1",), Lang.EN)

    assert len(gzip.compress(content, 9)) <= HEAVIEST
    assert "… and 360 more, which the full page lists." in Told(content).words
    assert "more, which" not in Told(page(edition(crowd(40)), Thing.CLAIM, ("C1",), Lang.EN)).words


def test_the_shared_script_is_light_carries_its_licence_and_is_named_by_its_digest() -> None:
    assert len(gzip.compress(script(), 9)) <= 130_000
    assert b"@license" in script()[:2000]
    assert b'"physics":{"enabled":false}' in script()
    assert hashlib.sha256(script()).hexdigest()[:12] in script_name()


def test_nothing_is_loaded_but_by_its_digest_or_from_where_the_page_stands() -> None:
    content = page(edition(), Thing.CLAIM, ("P1",), Lang.EN)
    told = Told(content)
    policy = next(one["content"] for one in told.all("meta") if one.get("http-equiv"))

    for tag in ("style", "script"):
        inside = re.search(rf"<{tag}>(.*?)</{tag}>".encode(), content, re.DOTALL)
        assert inside
        assert f"'sha256-{base64.b64encode(hashlib.sha256(inside[1]).digest()).decode()}'" in str(policy)
    assert str(policy).startswith("default-src 'none'")
    assert "unsafe" not in str(policy)
    assert not told.all("img")
    assert all("src" not in one for one in told.all("script"))


def test_the_same_edition_gives_the_same_bytes() -> None:
    first, second = (list(every_page(edition())) for _ in range(2))

    assert first == second


def test_a_version_moves_with_the_records_and_with_the_rules() -> None:
    grading = grade(sample())

    assert version_of("a", grading) != version_of("b", grading)
    assert version_of("a", grading) == version_of("a", grade(sample()))
