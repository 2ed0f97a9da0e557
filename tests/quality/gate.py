"""gate.py PROBE WORK CORPUS...: learns the type of a page, on what models say of pages they have not seen."""
import sys

import numpy as np
import xgboost as xgb

import corpus
import jobs
import models
import passes

# 80 rounds of depth 4 at .07 were too few. Out of fold, the log loss of article or not was .271 on wcxb and .090 on
# daniel with them; .266 and .083 with gate_run and its like; .248 and .057 with 120 rounds of depth 3 at .12 as well.
TYPES = {"objective": "multi:softprob", "num_class": 7, "eta": 0.13, "max_depth": models.DEPTHS["types"],
         "subsample": 0.8, "colsample_bytree": 0.4, "min_child_weight": 2, "nthread": 1,
         "tree_method": "hist", "seed": 1}
ROUNDS = 120
VARIANT_WEIGHT = 0.5  # of pages in poorer markup, beside the same in theirs
CORPUS_WEIGHT = {"wcxb": 1.0, "daniel": 0.5, "trafilatura": 0.7, "readability": 0.5}


def fit(params, rounds, rows, label, weight, names):
    """Learns with the address, and as often without: a page on a pipe has none."""
    bare = rows.copy()
    bare[:, [i for i, n in enumerate(names) if n.startswith("url_")]] = -1
    matrix = xgb.DMatrix(np.vstack([rows, bare]), np.concatenate([label, label]),
                         weight=np.concatenate([weight, weight]) / 2, feature_names=names)
    return xgb.train(params, matrix, rounds)


def page_weights(pages):
    domains = {}
    for p in pages:
        domains[p["corpus"], p["domain"]] = domains.get((p["corpus"], p["domain"]), 0) + 1
    return np.array([CORPUS_WEIGHT.get(p["corpus"], 1) * min(1, (2 / domains[p["corpus"], p["domain"]]) ** 0.25)
                     * (VARIANT_WEIGHT if p.get("variant") else 1) for p in pages])


def first_looks(m, pages):
    """{a: the row of each page, for learning for a}: said by the model that has seen neither."""
    files = {name: m.write(name, ()) for name in models.INNER + models.OUTER[1:]}
    keys, pairs = [], []
    for i, page in enumerate(pages):
        for a in models.NAMES:
            name = (a, page["fold"] if page["fold"] != a else None)
            keys.append((a, i))
            pairs.append((page, name))
    known = {}  # (None, b) says the same as (b, None)
    for key, (page, name) in zip(keys, pairs):
        known.setdefault((key[1], models.folds_of(name)), (page, name))
    order = list(known)
    rows = passes.gate_rows(m.probe, files, [known[k] for k in order], len(m.names["types"]))
    at = {k: i for i, k in enumerate(order)}
    return {a: rows[[at[i, models.folds_of((a, p["fold"] if p["fold"] != a else None))]
                     for i, p in enumerate(pages)]] for a in models.NAMES}


def main():
    m = models.Models(sys.argv[2], sys.argv[1])
    pages = corpus.with_variants(corpus.load(sys.argv[3:]))
    fold, weight = np.array([p["fold"] for p in pages]), page_weights(pages)
    label = np.array([corpus.TYPES.index(p["page_type"] or "article") for p in pages])
    rows, names = first_looks(m, pages), m.names["types"]

    def learn(name):
        keep = ~np.isin(fold, list(models.folds_of(name)))
        booster = fit(TYPES, ROUNDS, rows[name[0]][keep], label[keep], weight[keep], names)
        a, b = name
        seen = fold == a
        said = booster.predict(xgb.DMatrix(rows[a][seen], feature_names=names)) if b is None and seen.any() else None
        return booster.save_raw("json"), said

    forests, guess = {}, np.zeros((len(pages), len(corpus.TYPES)))
    for name, (raw, said) in jobs.each(learn, models.OUTER + models.INNER):
        forests[name] = raw
        if said is not None:
            guess[fold == name[0]] = said
    m.learned("types", forests)
    kind = np.array(["variant" if p.get("variant") else p["corpus"] for p in pages])
    print("wcxb: %.3f of the types right, %.3f article or not" % (
        (guess.argmax(1) == label)[kind == "wcxb"].mean(),
        ((guess[:, 0] > .5) == (label == 0))[kind == "wcxb"].mean()))
    for c in sorted(set(kind) - {"wcxb"}):
        print(f"{c}: {(guess[kind == c, 0] > .5).mean():.3f} taken for articles, "
              f"{(guess[kind == c, 0] > .1).mean():.3f} treated as articles")


if __name__ == "__main__":
    main()
