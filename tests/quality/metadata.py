"""metadata.py EXTRACT SCORE.PY CORPORA [MISSES]: how well titles, authors and dates are found.

For each corpus and field: the figure of score.py (a page that is taken for no article is a miss); the
figure of all pages that have the field; that of the third of the registered domains which was not
looked at while most rules were written (until 30 November 2026); how often a value is given where the
reference has none. Then the misses by class, and the figure without the misses of classes in which exact match is unfair: there
the reference is not on the page, or is what we take off or join otherwise on purpose. (Pages of these
classes that match all the same stay in.) With MISSES, a file, every miss is written there with all that
the page says for the field.
"""
import datetime
import hashlib
import html
import json
import multiprocessing
import os
import re
import subprocess
import sys
import unicodedata

import corpus
import evaluate

FIELDS = ("title", "author", "date")
CANDIDATE = re.compile(r"([* ]) (\S+) +(\d+)  (.{32,}?)  (.*)")
MONTHS = ["January February March April May June July August September October November December",
          "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
          "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
          "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"]
DATE_WORDS = re.compile(rf"\b(?:{'|'.join(' '.join(MONTHS).split())}|updated|at|am|pm)\b", re.I)


def held_out(page):
    """Is the page's domain in the third that was not looked at until the last rules?"""
    return int(hashlib.sha1(("meta" + (page["domain"] or page["id"])).encode()).hexdigest(), 16) % 3 == 0


def ask(job):
    """What the program says of a page: its answer, its status, and the candidates."""
    program, page = job
    command = [program, "--json", "--explain"] + (["--url", page["url"]] if page.get("url") else [])
    done = subprocess.run(command, input=corpus.html_of(page), capture_output=True)
    answer = json.loads(done.stdout) if done.stdout else {}
    said = [m.groups() for m in map(CANDIDATE.fullmatch, done.stderr.decode("utf-8", "replace").split("\n")) if m]
    return answer, done.returncode, said


# --- classes of misses -------------------------------------------------------------------------

def squeeze(text):
    return " ".join(text.split()).casefold()


def plain(text):
    """Without the typography: quotes, dashes, dots and marks of trade are the same or nothing."""
    text = unicodedata.normalize("NFKC", re.sub("[®™©]", "", text))
    text = re.sub("[‘’‛′`´]", "'", re.sub("[“”„‟″«»]", '"', text))
    return squeeze(re.sub(r"\s*[-–—−]+\s*", "-", text)).rstrip(" .")


def letters(text):
    return "".join(c for c in squeeze(text) if c.isalnum())


def words_of_page(page):
    raw = corpus.html_of(page).decode("utf-8", "replace")
    return squeeze(html.unescape(html.unescape(raw)))


def title_class(page, got, said):
    want = page["title"]
    if got and plain(got) == plain(want):
        return "other quotes, dashes or signs", True
    if got and want != got and (squeeze(want).startswith(squeeze(got)) or squeeze(want).endswith(squeeze(got))):
        rest = squeeze(want).replace(squeeze(got), "", 1)
        if re.match(r"[\s]*[-–—|:•·_/\[(]|.*[-–—|:•·_/]\s*$", rest):
            return "the site, section or author left in", True
    if letters(want) not in letters(words_of_page(page)):
        return "not on the page", True
    places = {origin.strip() for _, field, _, origin, value in said
              if field == "title" and squeeze(value) == squeeze(want)[:100]}
    if any("h1" in p or "itemprop" in p for p in places):
        return "the heading; we chose a title for machines", False
    if places:
        # Readability.js, which made these references, takes what machines are told before any heading.
        return "a title for machines; we chose the heading", page["corpus"] == "readability"
    return "other", False


JOINT = re.compile(r"\s*(?:;|,|&|\+|\band\b|\bund\b|\bet\b|\bwith\b)\s*", re.I)
STAFF = re.compile(r"\b(?:staff|team|editors?|editorial|redaktion|newsdesk|desk|admin|contributor|member|pressestelle)\b",
                   re.I)


def author_class(page, got, said):
    want = page["author"]
    names = [squeeze(n) for n in got or []]
    parts = [squeeze(n) for n in JOINT.split(want) if n.strip()]
    if names and sorted(parts) == sorted(names):
        return "names joined otherwise", True
    if names and all(n in squeeze(want) for n in names):
        rest = [p for p in parts if p not in names]
        if len(parts) > len(names) or len(rest) == 1:
            return "degrees, roles or labels kept", True
    if not re.search(r"[^\W\d_]", DATE_WORDS.sub("", want)):
        return "a date", True
    if any(sorted(letters(n) for n in want.split(",")) == sorted((letters(n[i:]), letters(n[:i])))
           for n in names for i, c in enumerate(n) if c == " "):
        return "the family name first", True
    sites = [value for _, field, _, _, value in said if field == "site_name"]
    hosts = re.findall(r"https?://(?:www\.)?([^/:]+)", page.get("url") or "")
    titles = [re.split(r"\s[-–—|:·»/]\s", value) for _, field, _, origin, value in said
              if field == "title" and origin.strip() == "element title"]
    known = {letters(s) for s in sites} | {letters(t[-1]) for t in titles if len(t) > 1}
    if letters(want) and (letters(want) in known or any(
            letters(want) == letters(host[:host.rfind(".")]) or letters(want) == letters(host) or
            letters(want) in [letters(label) for label in host.split(".")] for host in hosts)):
        return "the site", True
    if STAFF.search(want):
        return "staff", True
    if not any(p in words_of_page(page) for p in parts):
        return "not on the page", True
    return ("another one" if got else "none found"), False


def day_forms(day):
    try:
        date = datetime.date.fromisoformat(day[:10])
    except ValueError:
        return []
    y, m, d = date.year, date.month, date.day
    forms = [f"{y}{a}{m:02}{a}{d:02}" for a in "-/."] + [f"{y}{m:02}{d:02}", f"{y}/{m}/{d}"]
    for year in (str(y), f"{y % 100:02}"):
        forms += [f"{p}{a}{q}{a}{year}" for a in "./-" for p, q in
                  ((f"{d:02}", f"{m:02}"), (f"{d}", f"{m}"), (f"{m:02}", f"{d:02}"), (f"{m}", f"{d}"))]
    for names in MONTHS:
        name = names.split()[m - 1].lower()
        for month in {name, name[:3], name[:3] + ".", name[:4], name[:4] + "."}:
            for number in (f"{d}", f"{d:02}", f"{d}th", f"{d}st", f"{d}nd", f"{d}rd"):
                forms += [f"{month} {number}, {y}", f"{month} {number} {y}", f"{number} {month} {y}",
                          f"{number}. {month} {y}", f"{number} {month}, {y}", f"{number} de {month} de {y}"]
    return forms


def date_class(page, got, said):
    want = page["date"][:10]
    changes = [v for _, field, _, _, v in said if field == "modified" and v[:10] == want]
    dates = [v for _, field, _, _, v in said if field == "date" and v[:10] == want]
    if changes:
        return "the day of a change", True
    text = words_of_page(page)
    if not dates and not any(re.search(rf"(?<!\d){re.escape(form)}(?!\d)", text) for form in day_forms(want)):
        return "not on the page", True
    return ("another one" if got else "none found"), False


def no_article_class(page):
    """The program exits with 1, and writes the value. That is right where scripts bring the text."""
    text = letters(words_of_page(page))
    parts = [letters(part)[:60] for part in (page.get("text") or "").split("\n") + (page.get("with") or [])]
    if any(len(part) >= 20 and part in text for part in parts):
        return "taken for no article, the value right", False
    return "no text in the page, the value right", True


CLASSES = {"title": title_class, "author": author_class, "date": date_class}


# --- the report --------------------------------------------------------------------------------

def ratio(a, b):
    return f"{a / b:.3f} ({a}/{b})" if b else "-"


def report_field(score, field, pages, answers, out):
    rows = [(page, *answer) for page, answer in zip(pages, answers)]
    having = [r for r in rows if r[0].get(field)]
    if not having:
        return
    right = [score.same_field(field, answer.get(field), page[field]) for page, answer, _, _ in having]
    strict = [hit and status == 0 for hit, (_, _, status, _) in zip(right, having)]
    held = [hit for hit, row in zip(strict, having) if held_out(row[0])]
    others = [answer for page, answer, _, _ in rows if not page.get(field)]
    print(f"  {field}: score.py {ratio(sum(strict), len(strict))}; all pages {ratio(sum(right), len(right))}; "
          f"held-out third {ratio(sum(held), len(held))}; "
          f"given where the reference has none: {sum(bool(a.get(field)) for a in others)} of {len(others)}")
    classes, unfair = {}, 0
    for hit, (page, answer, status, said) in zip(right, having):
        if hit and status == 0:
            continue
        name, aside = no_article_class(page) if hit else \
            CLASSES[field](page, answer.get("authors" if field == "author" else field), said)
        classes[name, aside] = classes.get((name, aside), 0) + 1
        unfair += aside
        if out:
            print(f"{page['corpus']} {page['id']} {field}: {name}\n  reference {page[field]}\n  "
                  f"given     {answer.get(field)}", file=out)
            for mark, of, rank, origin, value in said:
                if of == field or (field == "date" and of == "modified"):
                    print(f"  {mark} {rank:>2} {of[0]} {origin.strip()}: {value}", file=out)
    for (name, aside), count in sorted(classes.items(), key=lambda item: -item[1]):
        print(f"    {count:4} {'unfair' if aside else '      '} {name}")
    print(f"    without the {unfair} unfair: {ratio(sum(strict), len(strict) - unfair)}")


def main():
    program, score_path, root = sys.argv[1:4]
    score = evaluate.score_module(score_path)
    with open(sys.argv[4] if len(sys.argv) > 4 else os.devnull, "w", encoding="utf-8") as out:
        for folder in corpus.folders(root):
            pages = corpus.load([folder])
            if not any(page.get(field) for page in pages for field in FIELDS):
                continue
            with multiprocessing.Pool() as pool:
                answers = pool.map(ask, [(os.path.abspath(program), page) for page in pages], chunksize=8)
            print(f"{pages[0]['corpus']}: {len(pages)} pages")
            for field in FIELDS:
                report_field(score, field, pages, answers, out)


if __name__ == "__main__":
    main()
