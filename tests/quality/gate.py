"""gate.py PROBE WORK SCORE.PY CORPUS...: writes the models of the folds and the one of all pages,
and learns on what they say of pages they have not seen: the type of a page, and the F1 to expect."""
import os
import pickle
import sys

import numpy as np
import xgboost as xgb

import corpus
import evaluate
import marks
import table

TYPES = {"objective": "multi:softprob", "num_class": 7, "eta": 0.1, "max_depth": 4, "subsample": 0.8,
         "colsample_bytree": 0.6, "min_child_weight": 1, "nthread": 2, "tree_method": "hist", "seed": 1}
TYPE_ROUNDS = 40
CONFIDENCE = {"objective": "reg:logistic", "eta": 0.1, "max_depth": 4, "subsample": 0.8,
              "colsample_bytree": 0.5, "min_child_weight": 5, "nthread": 2, "tree_method": "hist", "seed": 1}
CONFIDENCE_ROUNDS = 60
VARIANT_WEIGHT = 0.5  # of pages in poorer markup, beside the same in theirs
CORPUS_WEIGHT = {"wcxb": 1.0, "daniel": 0.5, "trafilatura": 0.7, "readability": 0.5}


def trees(models, fold, names):
    """The three forests of a fold as tables; empty ones where they are not learned yet."""
    m = models[fold]
    blocks = table.trees_of(m["trees"], m["names"], 6)
    types = table.trees_of(m["types"], names[1], TYPES["max_depth"]) if "types" in m else table.EMPTY_TREES
    confidence = (table.trees_of(m["confidence"], names[2], CONFIDENCE["max_depth"])
                  if "confidence" in m else table.EMPTY_TREES)
    return blocks, types, confidence


def write_models(work, models, marked, names):
    for fold, model in models.items():
        path = os.path.join(work, "all.model" if fold is None else f"fold{fold}.model")
        table.write_file(path, *table.names_and_words(model, marked), trees(models, fold, names))


def fit(params, rounds, rows, label, weight, names):
    """Learns with the address, and as often without: a page on a pipe has none."""
    bare = rows.copy()
    bare[:, [i for i, n in enumerate(names) if n.startswith("url_")]] = -1
    matrix = xgb.DMatrix(np.vstack([rows, bare]), np.concatenate([label, label]),
                         weight=np.concatenate([weight, weight]) / 2, feature_names=names)
    return xgb.train(params, matrix, rounds)


def learn(models, key, params, rounds, rows, label, weight, fold, names):
    """Learns for every fold, and returns what is said of each page out of its fold."""
    guess = None
    for k in models:
        keep = weight > 0 if k is None else (fold != k) & (weight > 0)
        booster = fit(params, rounds, rows[keep], label[keep], weight[keep], names)
        models[k][key] = booster.save_raw("json")
        if k is not None:
            out = booster.predict(xgb.DMatrix(rows[fold == k], feature_names=names))
            guess = np.zeros((len(rows),) + out.shape[1:]) if guess is None else guess
            guess[fold == k] = out
    return guess


def page_weights(pages):
    domains = {}
    for p in pages:
        domains[p["corpus"], p["domain"]] = domains.get((p["corpus"], p["domain"]), 0) + 1
    return np.array([CORPUS_WEIGHT.get(p["corpus"], 1) * min(1, (2 / domains[p["corpus"], p["domain"]]) ** 0.5)
                     * (VARIANT_WEIGHT if p.get("variant") else 1) for p in pages])


def main():
    probe, work, score_path, folders = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]
    score = evaluate.score_module(score_path)
    models = pickle.load(open(os.path.join(work, "models.pkl"), "rb"))
    marked, names = marks.marks(probe), corpus.names(probe)
    for m in models.values():
        m.pop("types", None), m.pop("confidence", None)
    write_models(work, models, marked, names)
    pages = corpus.with_variants(corpus.load(folders))
    fold, weight = np.array([p["fold"] for p in pages]), page_weights(pages)
    files = [os.path.join(work, f"fold{k}.model") for k in range(corpus.FOLDS)]

    def rows(width):
        got = list(evaluate.run(probe, files, pages))
        return got, np.array([(d.get("row") or [0] * len(names[2]))[:width] for _, d in got], np.int16)

    label = np.array([corpus.TYPES.index(p["page_type"] or "article") for p in pages])
    _, gate_rows = rows(len(names[1]))
    guess = learn(models, "types", TYPES, TYPE_ROUNDS, gate_rows, label, weight, fold, names[1])
    kind = np.array(["variant" if p.get("variant") else p["corpus"] for p in pages])
    print("wcxb: %.3f of the types right, %.3f article or not" % (
        (guess.argmax(1) == label)[kind == "wcxb"].mean(),
        ((guess[:, 0] > .5) == (label == 0))[kind == "wcxb"].mean()))
    for c in sorted(set(kind) - {"wcxb"}):
        print(f"{c}: {(guess[kind == c, 0] > .5).mean():.3f} taken for articles")
    write_models(work, models, marked, names)

    got, choice_rows = rows(len(names[2]))
    f1 = np.array([score.measure(p, a)["f1"] for p, (a, _) in zip(pages, got)])
    weight = weight * [p["text"] is not None for p in pages]
    guess = learn(models, "confidence", CONFIDENCE, CONFIDENCE_ROUNDS, choice_rows, f1, weight, fold, names[2])
    known = weight > 0
    ranks = lambda x: np.argsort(np.argsort(x[known]))
    print("confidence: rank correlation with F1 %.3f, mean error %.3f" % (
        np.corrcoef(ranks(guess), ranks(f1))[0, 1], np.abs(guess - f1)[known].mean()))
    write_models(work, models, marked, names)
    pickle.dump(models, open(os.path.join(work, "final.pkl"), "wb"), protocol=4)


if __name__ == "__main__":
    main()
