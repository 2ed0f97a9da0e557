#!/usr/bin/env python3
"""Holds the Markdown and HTML that the command writes against each other and against tools of others.

    tests/writers/check.py [--extract COMMAND] [--pages N] [--show N] [CORPUS]

For every fixture in tests/pages, and N pages (500) of CORPUS, evenly spaced, where there is one:

    markdown    cmark-gfm makes of our Markdown what our HTML says: the same nodes, nested alike, with
                the same text, links and images
    again       our HTML as a page gives the same text again
    valid       tidy finds no error in our HTML
    clean       our HTML has no element and attribute but those listed below, and no address but of
                http and https

With and without links and images. Prints the share of pages for each, the first N (3) that differ,
and last "N passed, N failed": each line of the table is one test.
"""
import argparse
import difflib
import gzip
import html
import html.parser
import json
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
OPTIONS = ([], ["--links", "--images"])
URL = "https://example.org/news/page.html"

# Shares that must be reached.
# Again: 8 of 500 pages change, which ones depends on what the model keeps: a second caption in a figure becomes text,
# the value of an item is written but not read, a column is a sign narrower, two headings of a front page change places.
FLOORS = {"markdown": 1, "again": .98, "valid": 1, "clean": 1}

URL_STRING = re.compile("https?://[-A-Za-z0-9!$&'()*+,./:;=?@_~%#\\[\\]\u00a0-\U0010fffd]+")

ELEMENTS = {
    "article": {"lang", "dir"}, "header": set(), "section": {"class"}, "h1": set(), "h2": set(), "h3": set(),
    "h4": set(), "h5": set(), "h6": set(), "p": set(), "br": set(), "hr": set(), "blockquote": set(),
    "ul": set(), "ol": {"start"}, "li": {"value"}, "pre": set(), "code": {"class"}, "figure": set(),
    "figcaption": set(), "table": set(), "thead": set(), "tbody": set(), "tr": set(),
    "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}, "em": set(), "strong": set(),
    "del": set(), "sup": set(), "sub": set(), "a": {"href"}, "img": {"src", "alt"}, "time": set()}
PAGE_ELEMENTS = {"html": {"lang", "dir"}, "head": set(), "meta": {"charset", "name", "content"},
                 "title": set(), "style": set(), "body": set()}
INLINE = {"em": "em", "strong": "strong", "del": "del", "sup": "sup", "sub": "sub", "code": "code"}


class Outline(html.parser.HTMLParser):
    """The nodes of a document, one line each: containers by indentation, leaves with their text in
    runs of the same marks."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.lines, self.depth = [], 0
        self.leaf, self.runs = None, []
        self.marks, self.pre = [], False
        self.row, self.spans = None, {}
        self.figure = self.implied = False

    # leaves

    def begin(self, leaf):
        self.end()
        self.leaf, self.runs, self.implied = leaf, [], False

    def end(self):
        if self.leaf is None:
            return
        runs = merge(self.runs, self.leaf.startswith("pre"))
        if self.leaf == "cell":
            self.row.append(runs)
        elif runs or self.leaf != "p":
            self.put("%s %s" % (self.leaf, show(runs)))
        self.leaf = None

    def put(self, text):
        self.lines.append("  " * self.depth + text)

    def add(self, text):
        if self.leaf is None:
            if not text.strip():
                return
            self.begin("p")
            self.implied = True
        self.runs.append((frozenset(self.marks), text))

    # rows of a table, its spans as empty cells

    def end_row(self):
        while self.row and not self.row[-1]:
            self.row.pop()
        if self.row:
            self.put("row " + " | ".join(map(show, self.row)))
        self.row = None

    def pass_spans(self):
        while self.spans.get(len(self.row), 0):
            self.spans[len(self.row)] -= 1
            self.row.append([])

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        if tag in ("p", "figcaption"):
            self.begin("p")
        elif re.fullmatch("h[1-6]", tag):
            self.begin(tag)
        elif tag == "pre":
            self.begin("pre")
            self.pre = True
        elif tag == "code" and self.pre:
            self.leaf = "pre " + a.get("class", "")
        elif tag == "hr":
            self.end()
            self.put("hr")
        elif tag == "section":
            self.end()
            self.put("hr")
        elif tag in ("ul", "ol", "li", "blockquote", "table"):
            self.end()
            self.put(tag + (" " + a.get("start", "1") if tag == "ol" else ""))
            self.depth += 1
            if tag == "table":
                self.spans = {}
        elif tag == "figure":
            self.figure = True
        elif tag == "tr":
            self.row = []
        elif tag in ("td", "th"):
            self.pass_spans()
            at, columns, rows = len(self.row), int(a.get("colspan", 1)), int(a.get("rowspan", 1))
            for k in range(at, at + columns):
                self.spans[k] = rows - 1
            self.extra = columns - 1
            self.begin("cell")
        elif tag == "br":
            self.add("\n" if self.pre else "\v")
        elif tag == "img":
            self.add("[image %s %s]" % (address(a.get("src", "")), " ".join(a.get("alt", "").split())))
        elif tag == "a":
            self.marks.append("a " + address(a.get("href", "")))
        elif tag in INLINE:
            self.marks.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag):
        if tag in ("p", "figcaption", "pre", "td", "th") or re.fullmatch("h[1-6]", tag):
            self.end()
            self.pre = self.pre and tag != "pre"
            if tag in ("td", "th"):
                self.row += [[]] * self.extra
        elif tag in ("ul", "ol", "li", "blockquote", "table"):
            self.end()
            self.depth -= 1
        elif tag == "figure":
            self.end()
            self.figure = False
        elif tag == "tr":
            self.pass_spans()
            self.end_row()
        elif tag in INLINE and not self.pre and tag in self.marks:
            self.marks.remove(tag)
        elif tag == "a" and self.marks:
            self.marks = [m for m in self.marks if not m.startswith("a ")]

    def handle_data(self, data):
        if self.figure and self.implied and data == "\n":  # between its images
            self.end()
        else:
            self.add(data)


def address(url):
    return urllib.parse.unquote(url)


def merge(runs, pre):
    """Runs of the same marks joined; white space squeezed; bare addresses, which GitHub links by
    itself, without their link."""
    text = []
    for marks, part in runs:
        for c in part:
            if not pre and c in " \t\n":
                c = " "
                if not text or text[-1][1] in " \v":
                    continue
            if c == "\v" and text and text[-1][1] == " ":
                text.pop()
            text.append((marks, c))
    while text and text[-1][1] in " \v\n":
        text.pop()
    out = []
    for marks, c in text:
        # Between two words white space has no marks that count.
        if out and (out[-1][0] == marks or (c == " " and not pre)):
            out[-1][1] += c
        else:
            out.append([marks, c])
    result = []
    for marks, part in out:
        links = [m for m in marks if m.startswith("a ")]
        shown = part.strip()
        if links and links[0][2:].removeprefix("mailto:").removeprefix("http://") in (
                address(shown), address(shown).removeprefix("http://")):
            marks = marks - set(links)
        if result and result[-1][0] == marks:
            result[-1] = (marks, result[-1][1] + part)
        else:
            result.append((marks, part))
    return result


def show(runs):
    return "".join("{%s:%s}" % (",".join(sorted(m)), t) if m else t for m, t in runs).replace("\v", "<br>")


def outline(text):
    parser = Outline()
    parser.feed(text)
    parser.close()
    parser.end()
    return parser.lines


class Cleanness(html.parser.HTMLParser):
    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.allowed = {**ELEMENTS, **(PAGE_ELEMENTS if page else {})}
        self.faults, self.open = [], []

    def handle_starttag(self, tag, attributes):
        if tag not in self.allowed:
            self.faults.append("<%s>" % tag)
            return
        for name, value in attributes:
            if name not in self.allowed[tag]:
                self.faults.append("<%s %s>" % (tag, name))
            if name in ("href", "src") and not re.match("https?://[^/]", value or ""):
                self.faults.append("%s=%r" % (name, value))
        if tag not in ("br", "hr", "img", "meta"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append("</%s> out of order" % tag)

    def handle_comment(self, data):
        self.faults.append("a comment")


def run(command, data):
    done = subprocess.run(command, input=data, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
    return done.returncode, done.stdout.decode("utf-8")


def check_markdown(page, options, tools):
    _, markdown = tools.extract(page, ["--markdown", "--comments"] + options)
    _, ours = tools.extract(page, ["--html", "--comments"] + options)
    _, theirs = run(["cmark-gfm", "--unsafe", "-e", "table", "-e", "strikethrough", "-e", "autolink"],
                    markdown.encode())
    return list(difflib.unified_diff(outline(theirs), outline(ours), "cmark-gfm", "our HTML", n=0, lineterm=""))


def check_again(page, options, tools):
    """The text of our page is that of the original, read by the same command without any option."""
    status, first = tools.extract(page, ["--json"])
    if status:
        return []
    _, ours = tools.extract(page, ["--html", "--standalone"] + options)
    _, second = tools.extract((ours.encode(), page[1]), ["--json"])
    texts = [json.loads(t)["text"].splitlines() for t in (first, second)]
    return list(difflib.unified_diff(*texts, "text", "text again", n=0, lineterm=""))


def check_valid(page, options, tools):
    _, ours = tools.extract(page, ["--html", "--standalone"] + options)
    if not ours:
        return []
    done = subprocess.run(["tidy", "-q", "-e", "-utf8", "--show-warnings", "yes"], input=ours.encode(),
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
    lines = done.stderr.decode("utf-8", "replace").splitlines()
    # tidy holds addresses to RFC 3986; ours are URL strings as of the WHATWG, which may be in any script.
    if all(URL_STRING.fullmatch(html.unescape(address))
           for address in re.findall(' (?:href|src)="([^"]*)"', ours)):
        lines = [line for line in lines if " in URI" not in line and "malformed URI" not in line]
    return lines


def check_clean(page, options, tools):
    faults = []
    for standalone in ([], ["--standalone"]):
        _, ours = tools.extract(page, ["--html", "--meta", "--comments"] + standalone + options)
        parser = Cleanness(bool(standalone))
        parser.feed(ours)
        parser.close()
        faults += parser.faults + ["<%s> left open" % tag for tag in parser.open]
    return faults


CHECKS = {"markdown": (check_markdown, "cmark-gfm"), "again": (check_again, None),
          "valid": (check_valid, "tidy"), "clean": (check_clean, None)}


class Tools:
    def __init__(self, command):
        self.command = command

    def extract(self, page, options):
        data, url = page
        status, out = run(self.command + ["--url=" + url] + options, data)
        if status not in (0, 1):
            raise RuntimeError("extract ended with %d" % status)
        return status, out


def fixtures():
    for page in sorted((HERE.parent / "pages").glob("*/page.html")):
        yield page.parent.name, (page.read_bytes(), URL)


def corpus(folder, count):
    rows = [(s, json.loads(line)) for s in sorted(folder.glob("*/pages.jsonl"))
            for line in s.open(encoding="utf-8")]
    for k in range(min(count, len(rows))):
        source, row = rows[k * len(rows) // min(count, len(rows))]
        name = source.parent / "html" / (row["id"] + ".html.gz")
        yield "%s/%s" % (source.parent.name, row["id"]), (gzip.decompress(name.read_bytes()),
                                                          row.get("url") or URL)


def check_set(label, pages, options, tools):
    faults = {name: [] for name in CHECKS}
    count = 0
    for name, page in pages:
        count += 1
        for check, (function, tool) in CHECKS.items():
            if tool and not shutil.which(tool):
                continue
            for chosen in OPTIONS:
                lines = function(page, chosen, tools)
                if lines:
                    faults[check].append((" ".join([name] + chosen), lines))
                    break
    passed = failed = 0
    for check, (_, tool) in CHECKS.items():
        if tool and not shutil.which(tool):
            print("skipped: %s needs %s" % (check, tool))
            continue
        good = 1 - len(faults[check]) / max(count, 1)
        passed += good >= FLOORS[check]
        failed += good < FLOORS[check]
        print("%-9s %-9s %5d pages  %6.2f %%  (floor %g)" % (label, check, count, 100 * good, 100 * FLOORS[check]))
        for name, lines in faults[check][:options.show]:
            print("    " + name)
            for line in lines[:options.lines]:
                print("        " + line[:options.width])
    return passed, failed


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--extract", default="./extract", type=shlex.split)
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--show", type=int, default=3)
    parser.add_argument("--lines", type=int, default=8, help="of each difference")
    parser.add_argument("--width", type=int, default=300)
    parser.add_argument("--only", action="append", choices=CHECKS)
    parser.add_argument("corpus", nargs="?", type=pathlib.Path)
    options = parser.parse_args()
    for name in set(CHECKS) - set(options.only or CHECKS):
        del CHECKS[name]
    tools = Tools(options.extract)
    sums = [check_set("fixtures", fixtures(), options, tools)]
    if options.corpus and options.corpus.is_dir():
        sums.append(check_set("corpus", corpus(options.corpus, options.pages), options, tools))
    else:
        print("skipped: no corpus of pages")
    passed, failed = map(sum, zip(*sums))
    print("%d passed, %d failed" % (passed, failed))
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
