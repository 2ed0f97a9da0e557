"""quality.py PROBE SCORE.PY CORPORA MODELS: the figures of this version, and whether they hold.

CORPORA is the folder of the corpora. With the models of the folds in the folder MODELS (`make model`
leaves them there), every page is judged by the model that has not seen its domain, and the figures are
out of fold; without, by the model that is compiled in, which has seen all pages: in-sample.
floors.json has the least that each in-sample figure may be. When a change raises a figure for good, raise
its floor in the same commit; floors never go down.
"""
import json
import os
import sys

import corpus
import evaluate

HERE = os.path.dirname(os.path.abspath(__file__))


def figures(probe, score, pages, models, what, options=()):
    print(f"\n{what}: F1 is the mean word F1, with its 95 % bootstrap interval over pages")
    results = evaluate.results(score, probe, models, pages, options)
    evaluate.print_figures(score, results)
    print(f"{sum(r['answer'].get('page_type') == r['page_type'] for r in results if r['corpus'] == 'wcxb')} of "
          f"{sum(r['corpus'] == 'wcxb' for r in results)} page types of wcxb are right")
    known = [r for r in results if r["has_text"]]
    print(f"rank correlation of confidence and F1: {evaluate.rank_correlation(known):.3f}")
    return results


def favors(probe, score, pages, models):
    print("\n--favor: precision and recall (trafilatura: of snippets)")
    for favor in ("precision", "balance", "recall"):
        results = evaluate.results(score, probe, models, pages, ["+" + favor])
        line = f"{favor:10}"
        for name, part in score.groups(results):
            s = score.summary(part)
            if "/" not in name:
                p, r = (s["p"], s["r"]) if part[0]["has_text"] else (s["snippet_p"], s["snippet_r"])
                line += f"  {name} {p:.3f} {r:.3f}"
        print(line)


def check_floors(score, results):
    """Prints a line for every floor; returns how many hold, and how many do not."""
    with open(os.path.join(HERE, "floors.json"), encoding="utf-8") as f:
        floors = json.load(f)
    summary = {name: score.summary(part) for name, part in score.groups(results)}
    outcomes = [(summary[name]["failures"] == 0, f"{name}: {summary[name]['failures']} pages failed")
                for name in summary if "/" not in name]
    for name, least in floors.items():
        for figure, floor in least.items():
            value = summary.get(name, {}).get(figure)
            outcomes.append((value is not None and value >= floor,
                             f"{name} {figure}: {'absent' if value is None else f'{value:.3f}'}, floor {floor:.3f}"))
    print()
    for good, line in outcomes:
        print(("ok     " if good else "FAILED ") + line)
    passed = sum(good for good, _ in outcomes)
    return passed, len(outcomes) - passed


def main():
    probe, score_path, root, folder = sys.argv[1:5]
    score = evaluate.score_module(score_path)
    pages = corpus.load(corpus.folders(root))
    models = evaluate.fold_models(folder)
    passed, failed = check_floors(score, figures(probe, score, pages, [], "In-sample, the model compiled in"))
    if models:
        figures(probe, score, pages, models, "Out of fold, by domain")
        favors(probe, score, pages, models)
    else:
        print(f"no models of the folds in {folder}: make model CORPUS=... makes them, for out-of-fold figures")
    print(f"{passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
