"""floors.py SCORE.PY: scores a fixed sample of each corpus and compares with floors.json.

floors.json says how many pages of each corpus are taken (evenly spaced) and the least that each
figure may be; a corpus or group that has a floor must be there. No page may fail. When a change
raises a figure for good, raise its floor in the same commit; floors never go down.
"""
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    with open(os.path.join(HERE, "floors.json"), encoding="utf-8") as f:
        wanted = json.load(f)
    extract = os.environ.get("EXTRACT", "./extract")
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "scores.json")
        subprocess.run([sys.executable, sys.argv[1], "--extract", extract, "--out", out,
                        "--limit", str(wanted["limit"])], check=True)
        with open(out, encoding="utf-8") as f:
            summary = json.load(f)["summary"]

    passed = failed = 0

    def report(good, line):
        nonlocal passed, failed
        passed, failed = passed + good, failed + (not good)
        print(("ok     " if good else "FAILED ") + line)

    print()
    for name, scores in summary.items():
        if "/" not in name:
            report(scores["failures"] == 0, f"{name}: {scores['failures']} pages failed")
    for name, floors in wanted["floors"].items():
        for figure, floor in floors.items():
            value = summary.get(name, {}).get(figure)
            shown = "absent" if value is None else f"{value:.3f}"
            report(value is not None and value >= floor,
                   f"{name} {figure}: {shown}, floor {floor:.3f}")
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
