"""The pages of the corpora, their folds, and what the probe says of them."""
import gzip
import hashlib
import json
import os
import re
import subprocess

FOLDS = 5
TYPES = ["article", "service", "product", "collection", "forum", "listing", "documentation"]


def fold_of(domain):
    """The same domain is in the same fold in every corpus."""
    return int(hashlib.sha1((domain or "").encode()).hexdigest(), 16) % FOLDS


def folders(root):
    """The corpora in a folder."""
    return sorted((os.path.join(root, d) for d in os.listdir(root)
                   if os.path.exists(os.path.join(root, d, "pages.jsonl"))))


def load(folders):
    """The pages of the corpora in these folders, in order, each with its corpus and fold."""
    pages = []
    for folder in folders:
        with open(os.path.join(folder, "pages.jsonl"), encoding="utf-8") as f:
            for line in f:
                page = json.loads(line)
                page["corpus"] = os.path.basename(os.path.normpath(folder))
                page["folder"] = folder
                page["fold"] = fold_of(page["domain"])
                pages.append(page)
    return pages


# --- variants: the same page in poorer markup --------------------------------------------------

NAMING = re.compile(rb"""\s(?:class|id|role|itemprop|itemtype|aria-label|data-testid|data-component)\s*=\s*"""
                    rb"""(?:"[^"]*"|'[^']*'|[^\s>"']+)""", re.I)
LANDMARK = re.compile(rb"<(/?)(?:section|article|main|aside|header|footer|nav|figure)\b[^>]*>", re.I)
CONTAINER = re.compile(rb"</?(?:div|section|article|main|aside|header|footer|nav|figure|ul|ol|tbody|table|tr|td|"
                       rb"form|center|details)\b[^>]*>", re.I)
ITEM = re.compile(rb"<(/?)(?:li|figcaption|dd|dt)\b[^>]*>", re.I)


def nameless(html):
    """Without names, and without elements that say what they are for."""
    return LANDMARK.sub(rb"<\1div>", NAMING.sub(b"", html))


def flat(html):
    """Without names, and without containers: one paragraph behind the other."""
    return ITEM.sub(rb"<\1p>", CONTAINER.sub(b"<p></p>", NAMING.sub(b"", html)))


VARIANTS = {"nameless": nameless, "flat": flat}


def html_of(page):
    with gzip.open(os.path.join(page["folder"], "html", page["id"] + ".html.gz")) as f:
        html = f.read()
    return VARIANTS[page["variant"]](html) if page.get("variant") else html


def with_variants(pages):
    """The pages, and for every fifth of them (by its name) one of each variant."""
    more = [dict(page, variant=v) for page in pages for k, v in enumerate(VARIANTS)
            if page["page_type"] == "article" and
            int(hashlib.sha1((page["corpus"] + page["id"]).encode()).hexdigest(), 16) % 5 == k]
    return pages + more


def frames(pages, models, out):
    """Writes the pages as the probe reads them; models says which model judges each of them."""
    for page, model in zip(pages, models):
        html, url = html_of(page), (page.get("url") or "").encode()
        out.write(b"%d %d 0 %d\n" % (model, len(url), len(html)) + url + html)
    out.close()


def probe(command, pages, models=None):
    """Starts the probe on pages; its output is to be read from the process returned."""
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    if os.fork() == 0:
        try:
            process.stdout.close()
            frames(pages, models or [0] * len(pages), process.stdin)
        finally:
            os._exit(0)
    process.stdin.close()
    return process


def names(path):
    """The names of the features of blocks, pages and choices."""
    text = subprocess.run([path, "names"], check=True, capture_output=True, text=True).stdout
    return [part.split("\n") for part in text.rstrip("\n").split("\n\n")]
