"""Runs the probe over pages and scores what it says; needs nothing but Python."""
import importlib.util
import json
import os
import random

import corpus
import jobs


def score_module(path):
    spec = importlib.util.spec_from_file_location("score", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(probe, models, pages, options=()):
    """Yields (answer, details) for every page. With several models, one for each fold, the model
    that has not seen its domain judges a page; without any, the one that is compiled in."""
    number = [page["fold"] for page in pages] if len(models) > 1 else None
    process = corpus.probe([probe, "run", *options, *models], pages, number)
    for _ in pages:
        yield json.loads(process.stdout.readline()), json.loads(process.stdout.readline())
    process.stdout.close()
    process.wait()


def texts(probe, pages):
    """Yields the texts of the blocks of every page."""
    process = corpus.probe([probe, "texts"], pages)
    for _ in pages:
        yield json.loads(process.stdout.readline())
    process.stdout.close()
    process.wait()


def results_of(score, pages, answers):
    """The scores of every page, with the answer and how it came about."""
    for page, (answer, details) in zip(pages, answers):
        r = {"corpus": page["corpus"], "id": page["id"], "url": page.get("url"),
             "page_type": page.get("page_type"), "lang": page.get("lang"),
             "has_text": page.get("text") is not None, "none": not details.get("found"),
             "details": details, "answer": answer}
        if details.get("failed"):
            r["failure"] = "failed"
        r.update(score.measure(page, answer))
        yield r


def results(score, probe, models, pages, options=()):
    """The scores of all pages, by several processes."""
    return jobs.in_parts(
        lambda part: list(results_of(score, part, run(probe, models, part, options))), pages, 200)


def interval(figure, part, rounds=400):
    """The 95 % interval of a figure of a set of pages, by bootstrap over the pages."""
    rng = random.Random(1)
    values = sorted(figure(rng.choices(part, k=len(part))) for _ in range(rounds))
    return values[int(rounds * 0.025)], values[int(rounds * 0.975) - 1]


def mean_f1(part):
    return sum(r["f1"] for r in part) / len(part)


def snippet_f(part):
    tp, fp, fn = (sum(r["snippets"][i] for r in part) for i in range(3))
    return 2 * tp / (2 * tp + fp + fn) if tp else 0.0


def figure_of(part):
    return mean_f1 if part[0]["has_text"] else snippet_f


def ranks(values):
    """Their ranks; equal values share the mean of theirs."""
    order = sorted(range(len(values)), key=values.__getitem__)
    out = [0.0] * len(values)
    i = 0
    while i < len(order):
        j = i
        while j < len(order) and values[order[j]] == values[order[i]]:
            j += 1
        for k in order[i:j]:
            out[k] = (i + j - 1) / 2
        i = j
    return out


def rank_correlation(results):
    """Spearman's, of the confidence and the F1."""
    a = ranks([r["answer"].get("confidence", 0) for r in results])
    b = ranks([r["f1"] for r in results])
    mean = (len(a) - 1) / 2
    covariance = sum((x - mean) * (y - mean) for x, y in zip(a, b))
    variance = sum((x - mean) ** 2 for x in a) * sum((y - mean) ** 2 for y in b)
    return covariance / variance ** 0.5 if variance else 0.0


def fold_models(folder):
    """The models of the folds, in order; none when one is missing."""
    paths = [os.path.join(folder, f"fold{k}.model") for k in range(corpus.FOLDS)]
    return paths if all(map(os.path.exists, paths)) else []


def rows(score, results):
    """(name, pages, summary, interval) of each corpus, page type and language."""
    for name, part in score.groups(results):
        yield name, part, score.summary(part), interval(figure_of(part), part)


def print_figures(score, results):
    print(f"{'':24}{'pages':>6}   F1 or snippet F   P      R      accuracy  none")
    for name, part, s, (low, high) in rows(score, results):
        if part[0]["has_text"]:
            figures = f"{s['f1']:.3f} ({low:.3f}-{high:.3f})  {s['p']:.3f}  {s['r']:.3f}  {'':8}"
        else:
            figures = (f"{s['snippet_f']:.3f} ({low:.3f}-{high:.3f})  {s['snippet_p']:.3f}  "
                       f"{s['snippet_r']:.3f}  {s['snippet_accuracy']:.3f}   ")
        name = "  " + name.split("/")[1] if "/" in name else name
        print(f"{name:24}{len(part):>6}   {figures} {s['none']:>5}")
