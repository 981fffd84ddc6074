"""Learn the weights of `graph/sources/studytype` from abstracts sorted by hand, and measure by cross-validation.

    python benchmarks/studytype/train.py LABELLED.jsonl.gz [--folds 10] [--write]

The abstracts are not part of this project. What is written are weights: of words, of beginnings and endings
of words, and of pairs of words, each in three or more of the abstracts.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC

sys.path.insert(0, str(Path(__file__).parent))
from report import Judged, report

from graph.sources.studytype import Described, Label, classify
from graph.sources.studytype import weights as weighing
from graph.sources.studytype.features import Block, Features, features, parts

# How much each block weighs before learning, chosen by cross-validation.
SHARES = {Block.WORD: 1.4, Block.PAIR: 0.6, Block.TITLE: 0.8, Block.EDGE: 0.6, Block.CUE: 1.0}
LEAST = 3
"""In how many abstracts a feature must stand to be given a weight."""
SEED = 0


@dataclass(frozen=True, slots=True)
class Sorted:
    """An article, its features and the type that people gave it."""

    article: Described
    said: Features
    label: Label


@dataclass(frozen=True, slots=True)
class Columns:
    """One block of all articles as a matrix, and what its columns are called."""

    names: Sequence[str]
    matrix: sparse.csr_matrix


def main() -> None:
    """Cross-validate; with `--write`, learn from everything and write the file that evigraph ships."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labelled", type=Path)
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    corpus = list(read(asked.labelled))
    blocks = {block: columns(corpus, block) for block in Block}
    labels = np.array([one.label.value for one in corpus])
    judged: list[Judged] = []
    temper: list[tuple[dict[Label, float], Label]] = []
    folds = StratifiedKFold(asked.folds, shuffle=True, random_state=SEED)
    for number, (known, held) in enumerate(folds.split(labels, labels), 1):
        learnt = weighing.restored(learn(blocks, labels, known))
        print(f"fold {number} of {asked.folds}", file=sys.stderr, flush=True)
        for place in held:
            one = corpus[place]
            temper.append((learnt.scores(one.said), one.label))
            judged.append(Judged(one.article, one.label, classify(one.article, by=learnt)))
    warmth = temperature(temper)
    print(report(judged))
    print(f"temperature that makes confidence honest: {warmth:.3f}")
    if asked.write:
        stored = learn(blocks, labels, np.arange(len(labels)), warmth)
        write(stored)


def read(file: Path) -> Iterator[Sorted]:
    """The labelled abstracts of a file."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            article = Described(
                pmid=row["pmid"],
                title=row["title"] or "",
                abstract=row["abstract"] or "",
                journal=row["journal"] or "",
                keywords=tuple(filter(None, (row["keywords"] or "").split("|"))),
            )
            yield Sorted(article, features(article), Label(row["label"]))


def columns(corpus: Sequence[Sorted], block: Block) -> Columns:
    """A block of all articles; every row is scaled as it will be when articles are judged."""
    rows = []
    for one in corpus:
        row: Counter[str] = Counter()
        for feature, count in one.said.counts[block].items():
            for part in parts(block, feature):
                row[part] += count
        rows.append(row)
    vectorizer = DictVectorizer()
    counted = vectorizer.fit_transform(rows)
    sizes = sparse.diags([1 / one.said.size(block) for one in corpus])
    return Columns(vectorizer.get_feature_names_out().tolist(), (sizes @ counted).tocsr())


def learn(blocks: dict[Block, Columns], labels: np.ndarray, known: np.ndarray, warmth: float = 1) -> weighing.Stored:
    """Weights from the known articles alone: rarity, scale and all."""
    kept, scales, parts_ = {}, {}, []
    for block, all_columns in blocks.items():
        rows = all_columns.matrix[known]
        often = np.asarray((rows > 0).sum(0)).ravel()
        kept[block] = np.flatnonzero(often >= LEAST)
        scale = np.ones(len(kept[block]))
        if block is not Block.CUE:
            scale = np.log((1 + len(known)) / (1 + often[kept[block]])) + 1
        scaled = rows[:, kept[block]] @ sparse.diags(scale)
        length = np.sqrt(scaled.multiply(scaled).sum(1)).mean()
        scales[block] = scale * SHARES[block] / length
        parts_.append(rows[:, kept[block]] @ sparse.diags(scales[block]))
    matrix = sparse.hstack(parts_).tocsr()
    classes, weights, bias = _fitted(matrix, labels[known])
    stored: weighing.Stored = {"labels": classes, "bias": (bias / warmth).round(6).tolist(), "blocks": {}}
    start = 0
    for block, places in kept.items():
        own = weights[:, start : start + len(places)] * scales[block] / warmth
        start += len(places)
        stored["blocks"][block.value] = _stored([blocks[block].names[place] for place in places], own)
    return stored


def _fitted(matrix: sparse.csr_matrix, labels: np.ndarray) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Logistic regression and a linear support vector machine, added up: both are linear, so their sum is."""
    logistic = LogisticRegression(C=10, class_weight="balanced", max_iter=200).fit(matrix, labels)
    machine = LinearSVC(C=0.3, class_weight="balanced", random_state=SEED).fit(matrix, labels)
    weights = logistic.coef_ + 2 * machine.coef_
    bias = logistic.intercept_ + 2 * machine.intercept_
    # Only differences between labels count, so the mean may go.
    return logistic.classes_.tolist(), weights - weights.mean(0), bias - bias.mean()


def _stored(names: Sequence[str], weights: np.ndarray) -> weighing.StoredBlock:
    unit = float(np.abs(weights).max()) / 127
    whole = np.rint(weights / unit).astype(int)
    written = {
        name: bytes((whole[:, place] + 128).tolist()).hex()
        for place, name in enumerate(names)
        if np.any(whole[:, place])
    }
    return {"unit": unit, "weights": written}


def temperature(judged: Sequence[tuple[dict[Label, float], Label]]) -> float:
    """By what to divide the scores so that the shares of the right labels are likeliest."""

    def cost(warmth: float) -> float:
        return -sum(
            math.log(weighing.shares({kind: score / warmth for kind, score in scores.items()}, scores)[label] + 1e-12)
            for scores, label in judged
        )

    return min(np.geomspace(0.3, 8, 60).tolist(), key=cost)


def write(stored: weighing.Stored) -> None:
    """The file that evigraph ships; the same weights make the same bytes."""
    file = Path(weighing.__file__).with_name(weighing.FILE)
    text = json.dumps(stored, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    file.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
    number = sum(len(block["weights"]) for block in stored["blocks"].values())
    print(f"{file.name}: {file.stat().st_size:,} bytes, {number:,} features")


if __name__ == "__main__":
    main()
