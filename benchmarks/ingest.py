"""How fast registries are read: PubMed XML beside bare parsing, trials beside the standard library."""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import multiprocessing
import random
import resource
import shutil
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

import msgspec
from lxml import etree

from graph.sources.landscape.part import make_part
from graph.sources.pubmed.read import articles, outlines
from graph.sources.trials.read import registrations
from graph.sources.trials.v2 import Study

WORDS = "sleep nap stroke rest trial nurse shift memory dose mouse cell graft score week night group placebo".split()  # noqa: SIM905
HEADINGS = ("Humans", "Stroke", "Sleep", "Adult", "Caffeine", "Memory", "Male", "Female", "Animals", "Mice", "Aged")


class Run(NamedTuple):
    """What one reading took, in a process of its own: records, processor and wall seconds, peak memory in MiB."""

    records: int
    cpu: float
    wall: float
    peak: float


def main() -> None:
    """Print the tables."""
    asked = _asked()
    with tempfile.TemporaryDirectory() as folder:
        _articles(Path(folder), asked.articles, asked.runs)
        _landscape(Path(folder), asked.articles)
        _trials(Path(folder), asked.trials, asked.runs)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=30_000)
    parser.add_argument("--trials", type=int, default=3_000)
    parser.add_argument("--runs", type=int, default=3, help="Of so many runs, one after the other, the fastest counts.")
    return parser.parse_args()


# PubMed ---------------------------------------------------------------------------------------------------------------


def _articles(folder: Path, count: int, runs: int) -> None:
    file = folder / "pubmed.xml"
    with file.open("w", encoding="utf-8") as out:
        out.write("<PubmedArticleSet>")
        out.writelines(_article(pmid) for pmid in range(1, count + 1))
        out.write("</PubmedArticleSet>")
    size = file.stat().st_size
    print(
        f"PubMed: {count:,} articles, {size / 1e6:,.0f} MB, {size / count / 1000:.1f} kB each; processor time, one core"
    )
    with file.open("rb") as plain, gzip.open(f"{file}.gz", "wb", compresslevel=1) as packed:
        shutil.copyfileobj(plain, packed)
    ways: dict[str, Callable[[str], int]] = {
        "lxml iterparse, bare": bare,
        "outlines (landscape)": read_outlines,
        "whole articles": read_articles,
    }
    if importlib.util.find_spec("pubmed_parser"):
        ways["pubmed_parser"] = read_with_pubmed_parser
    else:
        print("  pubmed_parser is not installed; it is left out")
    told = _fastest(ways, str(file), runs)
    for name, run in told.items():
        share = told["lxml iterparse, bare"].cpu / run.cpu
        print(
            f"  {name:22} {run.records / run.cpu:8,.0f} articles/s {size / 1e6 / run.cpu:6.1f} MB/s "
            f"{share:5.0%} of bare parsing, peak {run.peak:,.0f} MiB"
        )


def _article(pmid: int) -> str:
    """An article of about the size and shape of today's, in words that nobody wrote."""
    chance = random.Random(pmid)

    def some(count: int) -> str:
        return " ".join(chance.choices(WORDS, k=count))

    authors = "".join(
        f'<Author ValidYN="Y"><LastName>{some(1)}</LastName><ForeName>{some(1)}</ForeName><Initials>A</Initials>'
        f"<AffiliationInfo><Affiliation>{some(12)}</Affiliation></AffiliationInfo></Author>"
        for _ in range(6)
    )
    abstract = "".join(
        f'<AbstractText Label="{label}" NlmCategory="{label}">{some(60)}</AbstractText>'
        for label in ("BACKGROUND", "METHODS", "RESULTS", "CONCLUSIONS")
    )
    mesh = "".join(
        f'<MeshHeading><DescriptorName UI="D{n:06}" MajorTopicYN="N">{name}</DescriptorName>'
        + ('<QualifierName UI="Q000628" MajorTopicYN="Y">therapy</QualifierName>' if n % 3 == 0 else "")
        + "</MeshHeading>"
        for n, name in enumerate(chance.sample(HEADINGS, 9))
    )
    references = "".join(
        f'<Reference><Citation>{some(15)}</Citation><ArticleIdList><ArticleId IdType="pubmed">{n}</ArticleId>'
        "</ArticleIdList></Reference>"
        for n in range(25)
    )
    return (
        f'<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">{pmid}</PMID>'
        '<Article PubModel="Print"><Journal><ISSN IssnType="Print">1234-5678</ISSN><JournalIssue CitedMedium="Print">'
        "<Volume>7</Volume><Issue>1</Issue><PubDate><Year>2020</Year><Month>Jan</Month></PubDate></JournalIssue>"
        f"<Title>Journal of Naps</Title></Journal><ArticleTitle>{some(12)}.</ArticleTitle>"
        '<Pagination><MedlinePgn>1-9</MedlinePgn></Pagination><ELocationID EIdType="doi" ValidYN="Y">'
        f'10.9999/{pmid}</ELocationID><Abstract>{abstract}</Abstract><AuthorList CompleteYN="Y">{authors}</AuthorList>'
        '<Language>eng</Language><PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType>'
        '<PublicationType UI="D016449">Randomized Controlled Trial</PublicationType></PublicationTypeList></Article>'
        f"<MeshHeadingList>{mesh}</MeshHeadingList></MedlineCitation><PubmedData><PublicationStatus>ppublish"
        f'</PublicationStatus><ArticleIdList><ArticleId IdType="pubmed">{pmid}</ArticleId></ArticleIdList>'
        f"<ReferenceList>{references}</ReferenceList></PubmedData></PubmedArticle>\n"
    )


def bare(path: str) -> int:
    """Parsing alone: each article becomes a tree and is thrown away."""
    count = 0
    for _, element in etree.iterparse(path, tag="PubmedArticle"):
        count += 1
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
    return count


def read_outlines(path: str) -> int:
    """What a landscape needs."""
    return sum(1 for _ in outlines(path, skip=_fail))


def read_articles(path: str) -> int:
    """All that is taken from an article."""
    return sum(1 for _ in articles(path, skip=_fail))


def read_with_pubmed_parser(path: str) -> int:
    """The same articles by the best-known reader, which takes gzip only (unpacking is a small part of its time)."""
    import pubmed_parser  # type: ignore[import-not-found]  # noqa: PLC0415  # Compared with where it is installed.

    return sum(1 for _ in pubmed_parser.parse_medline_xml(f"{path}.gz"))


def _fail(skipped: object) -> None:
    raise AssertionError(skipped)


def _landscape(folder: Path, count: int) -> None:
    """The same articles in four files, into parts, by one process and by two."""
    files = []
    for share in range(4):
        file = folder / f"share{share}.xml"
        with file.open("w", encoding="utf-8") as out:
            out.write("<PubmedArticleSet>")
            out.writelines(_article(pmid) for pmid in range(1 + share, count + 1, 4))
            out.write("</PubmedArticleSet>")
        files.append(file)
    for jobs in (1, 2):
        parts = [file.with_suffix(f".{jobs}.part") for file in files]
        with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
            list(pool.map(abs, range(jobs)))  # The processes are there before the clock starts.
            started = time.perf_counter()
            done = sum(pool.map(make_part, map(str, files), parts))
            taken = time.perf_counter() - started
            peak = max(pool.map(_peak, range(jobs)))
        print(
            f"  into parts, {jobs} at work    {done / taken:8,.0f} articles/s (wall), a worker's peak {peak:,.0f} MiB"
        )


# Trials ---------------------------------------------------------------------------------------------------------------


def _trials(folder: Path, count: int, runs: int) -> None:
    file = folder / "trials.jsonl"
    with file.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(_trial(number)) + "\n" for number in range(count))
    size = file.stat().st_size
    print(f"Trials: {count:,} with results, {size / 1e6:,.0f} MB; processor time, one core")
    ways: dict[str, Callable[[str], int]] = {
        "json.loads alone": load_json,
        "typed records alone": load_typed,
        "registrations": read_registrations,
    }
    told = _fastest(ways, str(file), runs)
    for name, run in told.items():
        times = told["json.loads alone"].cpu / run.cpu
        print(
            f"  {name:22} {run.records / run.cpu:8,.0f} trials/s {size / 1e6 / run.cpu:8.1f} MB/s "
            f"{times:4.1f} times json.loads, peak {run.peak:,.0f} MiB"
        )


def _trial(number: int) -> dict[str, object]:
    """A registration of about the size of one with results: long texts, many sites, few numbers."""
    chance = random.Random(number)
    text = " ".join(chance.choices(WORDS, k=900))
    groups = [{"id": f"OG00{n}", "title": f"Arm {n}", "description": text[:200]} for n in range(2)]
    values = [{"groupId": f"OG00{n}", "value": str(chance.random()), "spread": "1.5"} for n in range(2)]
    measure = {
        "type": "PRIMARY",
        "title": "Reaction time",
        "description": text[:300],
        "paramType": "MEAN",
        "dispersionType": "Standard Deviation",
        "groups": groups,
        "denoms": [{"units": "Participants", "counts": [{"groupId": f"OG00{n}", "value": "40"} for n in range(2)]}],
        "classes": [{"categories": [{"measurements": values}]}],
    }
    return {
        "protocolSection": {
            "identificationModule": {"nctId": f"NCT{number:08}", "briefTitle": text[:80]},
            "statusModule": {"overallStatus": "COMPLETED", "startDateStruct": {"date": "2010-01", "type": "ACTUAL"}},
            "descriptionModule": {"briefSummary": text[:800], "detailedDescription": text},
            "designModule": {
                "studyType": "INTERVENTIONAL",
                "designInfo": {"allocation": "RANDOMIZED", "interventionModel": "PARALLEL"},
            },
            "armsInterventionsModule": {"armGroups": [{"label": "A"}, {"label": "B"}]},
            "eligibilityModule": {"eligibilityCriteria": text},
            "contactsLocationsModule": {
                "locations": [
                    {
                        "facility": text[n : n + 30],
                        "city": "Nowhere",
                        "country": "Utopia",
                        "geoPoint": {"lat": 1.5, "lon": 2.5},
                    }
                    for n in range(30)
                ]
            },
        },
        "resultsSection": {"outcomeMeasuresModule": {"outcomeMeasures": [measure] * 8}},
        "derivedSection": {"conditionBrowseModule": {"ancestors": [{"id": "D1", "term": "Sleep"}] * 20}},
        "hasResults": True,
    }


def load_json(path: str) -> int:
    """The standard library, to dictionaries and no further."""
    with Path(path).open("rb") as file:
        return sum(1 for line in file if json.loads(line))


def load_typed(path: str) -> int:
    """The fields that are used, checked and typed, and no further."""
    decoder = msgspec.json.Decoder(Study)
    with Path(path).open("rb") as file:
        return sum(1 for line in file if decoder.decode(line).protocol_section is not None)


def read_registrations(path: str) -> int:
    """From bytes to registrations with their results arm by arm."""
    return sum(1 for _ in registrations(path, skip=_fail))


# Measuring ------------------------------------------------------------------------------------------------------------


def _fastest(ways: dict[str, Callable[[str], int]], path: str, runs: int) -> dict[str, Run]:
    """Each way in a fresh process, in turns, so that a busy minute harms all alike."""
    found: dict[str, list[Run]] = {name: [] for name in ways}
    for _ in range(runs):
        for name, way in ways.items():
            with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
                found[name].append(pool.submit(_timed, way, path).result())
    return {name: min(done, key=lambda run: run.cpu) for name, done in found.items()}


def _timed(way: Callable[[str], int], path: str) -> Run:
    wall, cpu = time.perf_counter(), time.process_time()
    records = way(path)
    return Run(records, time.process_time() - cpu, time.perf_counter() - wall, _peak())


def _peak(_: int = 0) -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
