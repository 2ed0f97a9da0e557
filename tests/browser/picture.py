"""picture.py EXTRACT: opens pages of --explain=FILE in Chromium. Prints TAP."""
import os
import subprocess
import sys
import tempfile

import chromium

PROSE = ("The old mill by the river will open its doors again in May, after nine years of repairs. More than two "
         "hundred people, most of them volunteers, have worked on the wheel, the roof and the grinding floor. ")

# What a page may say to break out of the picture; each would set a global or open a dialog.
HOSTILE = [
    "<script>window.hit=1;alert(1)</script>",
    "</span></summary></details></li></ol></main><script>window.hit=2</script>",
    "<img src=x onerror=window.hit=3>",
    "\" onclick=window.hit=4 autofocus onfocus=\"window.hit=4",
    "' onmouseover='window.hit=5",
    "--><script>window.hit=6</script><!--",
    "</style><script>window.hit=7</script>",
    "]]><svg onload=window.hit=8>",
    "&lt;script&gt;window.hit=9&lt;/script&gt; &#x3C;script&#x3E;",
    "javascript:window.hit=10",
    "line\u2028separator\u2029and \u202eright to left\u202c \u2066isolate\u2069",
    "<iframe srcdoc='<script>parent.hit=11</script>'>",
]


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def hostile_page():
    title = escaped("</title><script>window.hit=20</script> " + HOSTILE[3])
    meta = "".join(f'<meta property="{name}" content="{escaped(value)}">' for name, value in [
        ("og:title", "</h1>" + HOSTILE[0]), ("og:site_name", HOSTILE[2]), ("og:description", HOSTILE[1]),
        ("og:url", "javascript:window.hit=21"), ("og:image", "javascript:window.hit=22"), ("article:tag", HOSTILE[4])])
    blocks = "".join(f"<p>{escaped(text)} {PROSE}</p><h2>{escaped(text)}</h2>" for text in HOSTILE)
    return (f'<!DOCTYPE html><html lang="{escaped(HOSTILE[3])}"><title>{title}</title>{meta}'
            f'<link rel="canonical" href="javascript:window.hit=23"><article><h1>{title}</h1>{blocks}</article>')


def plain_page():
    words = "".join(f"<p>{n}. {PROSE}</p>" for n in range(1, 6))
    menu = "".join(f"<li><a href=/{n}>Section {n}</a></li>" for n in range(1, 30))
    return (f"<!DOCTYPE html><html lang=en><title>Mill - Site</title><nav><ul>{menu}</ul></nav><article><h1>Mill</h1>"
            f"{words}<p>{'Averylongwordwithoutanyspace' * 30}</p><pre>{'code and more code ' * 30}\n  end</pre>"
            "<figure><img src=a><figcaption>A caption.</figcaption></figure></article><footer>\u00a9 Site</footer>")


# The lowest contrast of texts with what is behind them (WCAG 2.1, section 1.4.3).
CONTRAST = """(() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const paint = (...colours) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const c of colours) { canvas.fillStyle = c; canvas.fillRect(0, 0, 1, 1); }
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const luminance = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  let worst = 99, where = "";
  for (const e of document.querySelectorAll("body *")) {
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || !e.checkVisibility()) continue;
    const behind = [];
    for (let p = e; p; p = p.parentElement) behind.unshift(getComputedStyle(p).backgroundColor);
    const a = luminance(paint(...behind)), b = luminance(paint(...behind, getComputedStyle(e).color));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < worst) { worst = ratio; where = e.className + ": " + e.textContent.slice(0, 40); }
  }
  return [worst, where];
})()"""


class Tests:
    def __init__(self, extract, folder):
        self.folder = folder
        self.browser = chromium.Browser(chromium.find())
        # The name of a file is a stranger's text as well.
        self.hostile = self.picture(extract, "<img src=x onerror=window.hit=30>.html", hostile_page())
        self.plain = self.picture(extract, "plain.html", plain_page())

    def picture(self, extract, name, page):
        with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
            file.write(page)
        made = os.path.join(self.folder, f"{len(name)}.picture.html")
        subprocess.run([extract, "--explain=" + made, name], cwd=self.folder, stdout=subprocess.DEVNULL, check=True,
                       stdin=subprocess.DEVNULL)
        return made

    def opened(self, path, width=1280, height=900, dark=False):
        self.browser.screen(width, height, dark)
        self.browser.open(path)
        return self.browser

    def complaints(self):
        """What the browser did besides showing: dialogs, messages, requests."""
        return [(name, params) for name, params in self.browser.events
                if name in ("Page.javascriptDialogOpening", "Log.entryAdded", "Runtime.consoleAPICalled",
                            "Runtime.exceptionThrown")
                or (name == "Network.requestWillBeSent" and not params["request"]["url"].startswith("file://"))
                or (name == "Network.requestWillBeSent" and ".picture.html" not in params["request"]["url"])]

    def test_renders_without_complaint(self):
        b = self.opened(self.plain)
        assert b.value("document.querySelectorAll('.block').length") > 35
        assert b.value("document.querySelectorAll('.block.kept').length") >= 5
        assert b.value("getComputedStyle(document.querySelector('.bar')).position") == "sticky", "no style"
        assert not self.complaints(), self.complaints()

    def test_a_click_shows_the_features(self):
        b = self.opened(self.plain)
        kept = ".block.kept"
        assert not b.value(f"document.querySelector('{kept} table').checkVisibility()")
        b.click(f"{kept} summary")
        assert b.value(f"document.querySelector('{kept} table').checkVisibility()")
        assert b.value(f"document.querySelectorAll('{kept}:first-of-type tbody tr, {kept} tbody tr').length") >= 3
        b.click(f"{kept} summary")
        assert not b.value(f"document.querySelector('{kept} table').checkVisibility()")

    def test_the_keyboard_does_it_too(self):
        b = self.opened(self.plain)
        for _ in range(60):
            b.key("Tab")
            if b.value("document.activeElement.closest('.block') !== null"):
                break
        assert b.value("document.activeElement.matches('.block summary')")
        assert b.value("getComputedStyle(document.activeElement).outlineStyle") != "none", "focus cannot be seen"
        b.key("Enter", text="\r")
        assert b.value("document.activeElement.parentElement.open")

    def test_blocks_can_be_chosen(self):
        b = self.opened(self.plain)
        shown = "[...document.querySelectorAll('.block')].filter(e => e.checkVisibility()).map(e => e.className)"
        every = b.value(shown)
        b.click("label[for=show-kept]")
        kept = b.value(shown)
        assert kept and all("kept" in name for name in kept)
        b.key("ArrowRight")
        dropped = b.value(shown)
        assert dropped and all("dropped" in name for name in dropped)
        assert len(kept) + len(dropped) == len(every)

    def test_the_map_leads_to_blocks(self):
        b = self.opened(self.plain)
        b.click(".map a:last-child")
        assert b.value("location.hash") == b.value("'#' + document.querySelector('.block:last-child').id")
        assert b.value("document.querySelector('.block:target') !== null")
        assert not b.value("[...document.querySelectorAll('.map a')].some(e => e.tabIndex >= 0)")

    def test_nothing_is_wider_than_the_screen(self):
        for path in (self.plain, self.hostile):
            for width in (320, 390, 768, 1280):
                b = self.opened(path, width)
                b.value("document.querySelectorAll('details').forEach(e => e.open = true)")
                wide = b.value("document.scrollingElement.scrollWidth")
                assert wide <= width, f"{wide} pixels on a screen of {width}"

    def test_texts_stand_out(self):
        for dark in (False, True):
            for width in (390, 1280):
                b = self.opened(self.plain, width, dark=dark)
                b.value("document.querySelectorAll('details').forEach(e => e.open = true)")
                ratio, where = b.value(CONTRAST)
                assert ratio >= 4.5, f"{ratio:.2f}, {'dark' if dark else 'light'}: {where}"

    def test_hostile_text_is_text(self):
        b = self.opened(self.hostile)
        texts = b.value("[...document.querySelectorAll('.block .text')].map(e => e.textContent)")
        for text in HOSTILE:
            # White space is a space; what overrides the direction of writing is made visible.
            shown = " ".join(text.split()).translate({c: f"\\u{c:04x}" for c in (0x202c, 0x202e, 0x2066, 0x2069)})
            assert any(shown in t for t in texts), text
        assert "<img src=x onerror=window.hit=30>" in b.value("document.querySelector('.file').textContent")

    def test_hostile_text_does_nothing(self):
        b = self.opened(self.hostile)
        b.value("document.querySelectorAll('details').forEach(e => e.open = true)")
        b.value("document.querySelectorAll('body *').forEach(e => { e.click && e.click(); e.focus && e.focus(); "
                "e.dispatchEvent(new MouseEvent('mouseover', {bubbles: true})) })")
        assert b.value("window.hit") is None
        assert not self.complaints(), self.complaints()
        assert b.value("document.scripts.length") == 0
        assert b.value("document.querySelectorAll('img, iframe, object, embed, base, link, form').length") == 0
        assert b.value("[...document.querySelectorAll('*')].flatMap(e => [...e.attributes])"
                       ".filter(a => /^on|^style$|^src/.test(a.name)).length") == 0
        assert b.value("[...document.querySelectorAll('[href]')].every(e => /^#p0-\\d+$/.test(e.getAttribute('href')))")

    def test_the_policy_would_stop_a_script(self):
        b = self.opened(self.plain)
        b.value("document.querySelector('main').insertAdjacentHTML('beforeend', "
                "'<img src=data:, onerror=window.hit=1><svg onload=window.hit=2></svg>"
                "<a href=javascript:window.hit=3 id=bad>bad</a>')")
        b.value("document.body.appendChild(Object.assign(document.createElement('script'), {text: 'window.hit=4'}))")
        b.click("#bad")
        b.value("new Promise(done => setTimeout(done, 200))")
        assert b.value("window.hit") is None
        assert any("Content Security Policy" in str(params) for _, params in self.complaints())


def main():
    if not chromium.find():
        print("skipped: the browser test needs chromium")
        return 0
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        tests = Tests(os.path.abspath(sys.argv[1]), folder)
        names = [name for name in vars(Tests) if name.startswith("test_")]
        for number, name in enumerate(names, 1):
            try:
                getattr(tests, name)()
                print(f"ok {number} - {name[5:]}")
            except Exception as problem:  # pylint: disable=broad-except
                failed += 1
                print(f"not ok {number} - {name[5:]}\n# {type(problem).__name__}: {problem}")
        print(f"1..{len(names)}")
        tests.browser.close()
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
