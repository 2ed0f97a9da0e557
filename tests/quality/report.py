"""report.py PROBE SCORE.PY CORPORA MODELS OUT.HTML: one self-contained page with the figures, how well
the numbers are calibrated, and the worst pages with what was kept and what was dropped."""
import html
import subprocess
import sys

import corpus
import evaluate

WORST = 30
STYLE = """
body { font: 15px/1.45 system-ui, sans-serif; margin: 2em auto; max-width: 75em; padding: 0 1em; color: #222 }
table { border-collapse: collapse; margin: 1em 0 } td, th { padding: .15em .7em; text-align: right }
td:first-child, th:first-child { text-align: left } tr:nth-child(even) td { background: #f4f4f4 }
tr.corpus td { font-weight: bold; border-top: 1px solid #999 }
details { border-top: 1px solid #ccc; padding: .4em 0 } summary { cursor: pointer }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 1em; font-size: 13px }
.sides p { margin: .2em 0; padding: .15em .4em; border-left: 4px solid #bbb }
.sides p.right { border-color: #2a8a3c } .sides p.wrong { border-color: #c22; background: #fff2f2 }
.sides small { color: #777 } svg text { font: 12px sans-serif }
"""


def figures_table(score, results):
    lines = ["<table><tr><th></th><th>pages</th><th>F1 or snippet F</th><th>95 %</th><th>precision</th>"
             "<th>recall</th><th>no article</th></tr>"]
    for name, part, s, (low, high) in evaluate.rows(score, results):
        kind = "" if "/" in name else ' class="corpus"'
        f, p, r = ("f1", "p", "r") if part[0]["has_text"] else ("snippet_f", "snippet_p", "snippet_r")
        lines.append(f"<tr{kind}><td>{html.escape(name)}</td><td>{len(part)}</td><td>{s[f]:.3f}</td>"
                     f"<td>{low:.3f}–{high:.3f}</td><td>{s[p]:.3f}</td><td>{s[r]:.3f}</td><td>{s['none']}</td></tr>")
    return "\n".join(lines) + "</table>"


def curve(pairs, x_title, y_title, bins=10):
    """A reliability curve: the mean of y in bins of x; a dot's size says how many there are."""
    size, margin = 300, 40
    sums = [[0, 0.0, 0.0] for _ in range(bins)]
    for x, y, weight in pairs:
        b = sums[min(bins - 1, int(x * bins))]
        b[0] += weight
        b[1] += weight * x
        b[2] += weight * y
    most = max(b[0] for b in sums) or 1
    at = lambda x, y: (margin + x * size, margin / 2 + (1 - y) * size)
    parts = [f'<svg width="{size + 2 * margin}" height="{size + 2 * margin}" role="img" '
             f'aria-label="{html.escape(y_title)} by {html.escape(x_title)}">',
             f'<rect x="{margin}" y="{margin / 2}" width="{size}" height="{size}" fill="none" stroke="#999"/>',
             '<line x1="%g" y1="%g" x2="%g" y2="%g" stroke="#bbb"/>' % (*at(0, 0), *at(1, 1))]
    for weight, x, y in sums:
        if weight:
            cx, cy = at(x / weight, y / weight)
            parts.append(f'<circle cx="{cx:.1f}" cy="{cy:.1f}" r="{2 + 8 * (weight / most) ** .5:.1f}" fill="#26c" '
                         f'fill-opacity=".7"><title>{x / weight:.2f}: {y / weight:.2f}</title></circle>')
    for v in (0, 0.5, 1):
        parts.append('<text x="%g" y="%g" text-anchor="middle">%g</text>' % (at(v, 0)[0], at(v, 0)[1] + 16, v))
        parts.append('<text x="%g" y="%g" text-anchor="end">%g</text>' % (at(0, v)[0] - 5, at(0, v)[1] + 4, v))
    parts.append('<text x="%g" y="%g" text-anchor="middle">%s</text>' % (
        margin + size / 2, margin / 2 + size + 34, html.escape(x_title)))
    parts.append(f'<text x="12" y="{margin / 2 + size / 2:g}" text-anchor="middle" '
                 f'transform="rotate(-90 12 {margin / 2 + size / 2:g})">{html.escape(y_title)}</text></svg>')
    return "".join(parts)


def share_in(words, bag):
    return sum(w in bag for w in words) / len(words) if words else 0.0


def sides(score, page, result):
    """What was kept beside what was dropped; what the reference disagrees with is red."""
    pattern = score.WORD_CJK if page.get("lang") in ("zh", "ja") else score.WORD
    reference = page.get("text")
    bag = set(pattern.findall((reference or "").lower()))
    columns = {True: [], False: []}
    for text, kept, chance in zip(result["texts"], result["details"]["kept"], result["details"]["chances"]):
        if reference is not None:
            belongs = share_in(pattern.findall(text.lower()), bag) > 0.8
            # Short blocks share their words with any text; only what is in it word by word counts.
            if len(text) < 60:
                belongs = score.squeeze(text) in score.squeeze(reference)
        else:
            belongs = any(score.squeeze(s) in score.squeeze(text) for s in page["with"])
            if not belongs and not any(score.squeeze(s) in score.squeeze(text) for s in page["without"]):
                belongs = bool(kept)
        verdict = "right" if belongs == bool(kept) else "wrong"
        shown = html.escape(text[:300] + ("…" if len(text) > 300 else ""))
        columns[bool(kept)].append(f'<p class="{verdict}"><small>{chance / 65536:.2f}</small> {shown}</p>')
    cut = lambda items: "".join(items[:150]) + (f"<p>… {len(items) - 150} more</p>" if len(items) > 150 else "")
    return (f'<div class="sides"><div><b>kept</b>{cut(columns[True])}</div>'
            f'<div><b>dropped</b>{cut(columns[False])}</div></div>')


def worst_pages(score, pages, results, probe, models):
    """The worst pages of every corpus, run again for the text of their blocks."""
    chosen = []
    for name in dict.fromkeys(r["corpus"] for r in results):
        part = [i for i, r in enumerate(results) if r["corpus"] == name and "chances" in r["details"]]
        chosen += sorted(part, key=lambda i: results[i]["f1"])[:WORST]
    texts = evaluate.texts(probe, [pages[i] for i in chosen])
    parts, last = [], None
    for i, blocks in zip(chosen, texts):
        r, page = results[i], pages[i]
        if r["corpus"] != last:
            last = r["corpus"]
            parts.append(f"<h2>The worst of {last}</h2>")
        r["texts"] = blocks
        title = f"{r['f1']:.3f} (precision {r['p']:.2f}, recall {r['r']:.2f}) {r['id']}"
        more = " ".join(str(x) for x in (page.get("page_type"), page.get("lang"), r["answer"].get("page_type"),
                                         f"confidence {r['answer'].get('confidence')}", page.get("url")) if x)
        parts.append(f"<details><summary>{html.escape(title)} <small>{html.escape(more)}</small></summary>"
                     f"{sides(score, page, r)}</details>")
    return "\n".join(parts)


def main():
    probe, score_path, root, folder, path = sys.argv[1:6]
    score = evaluate.score_module(score_path)
    pages = corpus.load(corpus.folders(root))
    models = evaluate.fold_models(folder)
    results = evaluate.results(score, probe, models, pages)
    kind = "out of fold, by domain" if models else "in-sample"
    confidence = [(r["answer"].get("confidence", 0), r["f1"], 1) for r in results if r["has_text"]]
    version = subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True, text=True).stdout.strip()
    with open(path, "w", encoding="utf-8") as f:
        f.write(f"""<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>Quality of extract {html.escape(version)}</title><style>{STYLE}</style>
<h1>Quality of extract {html.escape(version)}</h1>
<p>{len(pages)} pages, judged <b>{kind}</b>. Word F1 is the mean over pages; snippet F is over all snippets.</p>
{figures_table(score, results)}
<h2>Calibration</h2>
<p>Rank correlation of confidence and F1: {evaluate.rank_correlation([r for r in results if r["has_text"]]):.3f}.</p>
{curve(confidence, "confidence", "word F1")}
{worst_pages(score, pages, results, probe, models)}
</html>
""")
    print(f"wrote {path}")


if __name__ == "__main__":
    main()
