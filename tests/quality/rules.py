"""rules.py PROBE SCORE.PY CORPORA MODELS: what every rule of selection is worth: the figures with it less
those without it, in thousandths, out of fold where there are models of the folds in the folder MODELS.
EVERY=3 in the environment takes every third page only."""
import os
import subprocess
import sys

import corpus
import evaluate


def main():
    probe, score_path, root, folder = sys.argv[1:5]
    score = evaluate.score_module(score_path)
    pages = corpus.load(corpus.folders(root))[::int(os.environ.get("EVERY", "1"))]
    models = evaluate.fold_models(folder)
    rules = subprocess.run([probe, "rules"], check=True, capture_output=True, text=True).stdout.split()

    def measure(options):
        groups = {}
        for r in evaluate.results(score, probe, models, pages, options):
            groups.setdefault(r["corpus"], []).append(r)
            if r["corpus"] == "wcxb":
                groups.setdefault("articles" if r["page_type"] == "article" else "others", []).append(r)
        return {k: evaluate.figure_of(v)(v) for k, v in groups.items()}

    base = measure([])
    print("in-sample" if not models else "out of fold")
    print(f"{'':14}" + "".join(f"{k:>13}" for k in base))
    print(f"{'all rules':14}" + "".join(f"{v:13.4f}" for v in base.values()))
    for rule in rules:
        without = measure(["-" + rule])
        print(f"{rule:14}" + "".join(f"{1000 * (base[k] - without[k]):+13.1f}" for k in base), flush=True)


if __name__ == "__main__":
    main()
