/* Metadata: which of several candidates is chosen, and how it is cleaned. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "metadata_of.h"

static void titles(void **state)
{
    (void)state;
    expect("<title>A long headline - Daily News</title><meta property=og:site_name content='Daily "
           "News'>",
           ARTICLE_TITLE, "A long headline");
    expect("<title>A long headline :: Example</title>", ARTICLE_TITLE, "A long headline");
    expect("<title>Site | A long headline</title><h1>A long headline</h1>", ARTICLE_TITLE,
           "A long headline");
    expect("<title>Well-known - and loved</title>", ARTICLE_TITLE, "Well-known - and loved");
    expect("<title>The real title</title><h1>Logo</h1>", ARTICLE_TITLE, "The real title");
    expect("<title>a&amp;#7; b\xC2\xAD"
           "c</title>",
           ARTICLE_TITLE, "a bc");
    expect("<p>text</p>", ARTICLE_TITLE, "");
    expect("<meta property='x dc:title og:title' content='Three names'>", ARTICLE_TITLE,
           "Three names");
}

static void site_names(void **state)
{
    (void)state;
    expect("<meta property=og:site_name content='Canal News'>", ARTICLE_SITE_NAME, "Canal News");
    expect("<meta property=og:site_name content='Canal News | -'>", ARTICLE_SITE_NAME,
           "Canal News");
    expect("<meta property=og:site_name content='| Canal-'>", ARTICLE_SITE_NAME, "Canal-");
    expect("<meta property=og:site_name content='|'>", ARTICLE_SITE_NAME, "|");
}

/* All that a page says for its title is compared. */
static void title_votes(void **state)
{
    (void)state;
    /* a kicker in the heading: machines are told which part is meant */
    expect("<meta property=og:title content='The locks are open'>"
           "<h1><span>Waterways</span> <span>The locks are open</span></h1>",
           ARTICLE_TITLE, "The locks are open");
    /* without anybody to ask, the heading is one */
    expect("<h1><span>Waterways</span> <span>The locks are open</span></h1>", ARTICLE_TITLE,
           "Waterways The locks are open");
    /* a heading that agrees with nothing is the site's */
    expect("<title>The locks are open</title><meta property=og:title content='The locks are open'>"
           "<h1>Good morning</h1><h2>The locks are open</h2>",
           ARTICLE_TITLE, "The locks are open");
    /* what was cut off for machines */
    expect("<title>The locks are open at any hour</title>"
           "<meta property=og:title content='The locks are open at...'>",
           ARTICLE_TITLE, "The locks are open at any hour");
    /* "Kicker: the headline" */
    expect("<title>Waterways: The locks are open | Example</title>"
           "<meta property=og:title content='The locks are open'>",
           ARTICLE_TITLE, "The locks are open");
    /* the host's name and a word or two are the site's, but only at the end */
    expect("<title>Old locks of the river - Canalnotes Forums</title>", ARTICLE_TITLE,
           "Old locks of the river - Canalnotes Forums");
    /* a bar parts the headline from what is for search engines, a slash from a section */
    expect("<title>Canal walks | News of locks, gates, weirs and towpaths</title>", ARTICLE_TITLE,
           "Canal walks");
    expect("<title>Canals | News of locks, gates, weirs and towpaths</title>", ARTICLE_TITLE,
           "Canals | News of locks, gates, weirs and towpaths");
    expect("<title>Are the locks open / Canal walks</title>", ARTICLE_TITLE, "Are the locks open");
    expect("<title>Locks / gates</title>", ARTICLE_TITLE, "Locks / gates");
    expect("<title>Locks that are open / gates that nobody has opened</title>", ARTICLE_TITLE,
           "Locks that are open / gates that nobody has opened");
    /* what goes on with a dash is no part of its own */
    expect(
        "<meta property=og:title content='json \u2014 Locks and their gates'><h1><code>json</code> "
        "\u2014 Locks and their gates</h1>",
        ARTICLE_TITLE, "json \u2014 Locks and their gates");
    /* a heading keeps its own bars, unless a few words follow a headline */
    expect("<title>Locks | gates</title><h1>Locks | gates of the river</h1>", ARTICLE_TITLE,
           "Locks | gates of the river");
    expect("<h1>Locks of the river | a walk from gate to gate</h1>", ARTICLE_TITLE,
           "Locks of the river | a walk from gate to gate");
    expect("<h1>Locks of the river | Opinion</h1>", ARTICLE_TITLE, "Locks of the river");
    expect("<h1>Locks of the river 2026 / 2027</h1>", ARTICLE_TITLE,
           "Locks of the river 2026 / 2027");
    /* an aggregator's heading, of which machines are told the headline alone */
    expect("<title>The locks are open - Example</title>"
           "<h1>The locks are open <i>(canal.example)</i> 87</h1>",
           ARTICLE_TITLE, "The locks are open");
    expect("<h1>The locks are open (canal.example) 87</h1>", ARTICLE_TITLE,
           "The locks are open (canal.example) 87");
    expect("<title>87)</title><h1>Locks 87)</h1>", ARTICLE_TITLE, "Locks 87)");
    /* a button in the heading, but not a heading that is one */
    expect("<h1>The locks <button>Copy</button></h1>", ARTICLE_TITLE, "The locks");
    expect("<h1><button>The locks</button></h1>", ARTICLE_TITLE, "The locks");
    /* overrides of the direction */
    expect("<h1>\u202AThe locks\u202C \u2066are\u2069 \u202Eopen</h1>", ARTICLE_TITLE,
           "The locks are open");
    /* some give the headline as the name of the site */
    expect("<title>The locks are open</title><meta name=application-name content='The locks are "
           "open'><h1>The locks are open</h1>",
           ARTICLE_TITLE, "The locks are open");
    expect("<title>A <b>&lt;p&gt; element</title>", ARTICLE_TITLE, "A <b><p> element");
    expect("<meta property=og:title content='An &lt;em&gt;old&lt;/em&gt; lock'>", ARTICLE_TITLE,
           "An old lock");
}

/* The address is a witness, too, and of an archived page that of the page. */
static void title_address(void **state)
{
    (void)state;
    fixture f;
    assert_int_equal(find(&f,
                          "<title>Canal Notes</title><h1>Weather</h1><h1>The locks are open</h1>",
                          "https://example.org/news/the-locks-are-open.html", 0),
                     ARTICLE_OK);
    assert_view(f.metadata.fields[ARTICLE_TITLE].joined, "The locks are open");
    end(&f);
    assert_int_equal(find(&f, "<title>Old locks of the river / Canalnotes Forums</title>",
                          "https://forums.canalnotes.example/x", 0),
                     ARTICLE_OK);
    assert_view(f.metadata.fields[ARTICLE_TITLE].joined, "Old locks of the river");
    end(&f);
    assert_int_equal(find(&f, "<title>Old locks - canalnotes</title>",
                          "https://archive.example/web/2020/http://www.canalnotes.example/x", 0),
                     ARTICLE_OK);
    assert_view(f.metadata.fields[ARTICLE_TITLE].joined, "Old locks");
    end(&f);
}

/* A front page is named after its site; elsewhere the site's name is no part of the title. */
static void title_front(void **state)
{
    static const struct {
        const char *html, *url, *title;
    } pages[] = {
        {"<title>Canalnotes: walks for everybody</title>", "https://canalnotes.example",
         "Canalnotes: walks for everybody"},
        {"<title>Canalnotes: walks for everybody</title>", "https://canalnotes.example:80/#top",
         "Canalnotes: walks for everybody"},
        {"<title>Canalnotes: walks for everybody</title>", "https://canalnotes.example/walks",
         "walks for everybody"},
        {"<title>Canalnotes | Walks for everybody</title>", "https://canalnotes.example/",
         "Walks for everybody"},
        {"<title>Walks for everybody - Canalnotes</title>", "https://canalnotes.example/",
         "Walks for everybody"},
        {"<title>Canalnotes</title><h2>A walk</h2>", "https://canalnotes.example/", "Canalnotes"},
        {"<title>Canalnotes</title><h2>A walk</h2>", "https://canalnotes.example/x", "A walk"},
        /* a query may name a page */
        {"<title>Canalnotes</title><h2>A walk</h2>", "https://canalnotes.example/?p=12", "A walk"},
        {"<title>Canalnotes</title><h2>A walk</h2>"
         "<link rel=canonical href='https://canalnotes.example/'>",
         "https://canalnotes.example/?ref=12", "Canalnotes"},
        {"<title>Canalnotes</title><h2>A walk</h2>"
         "<link rel=canonical href='https://canalnotes.example/a-walk'>",
         "https://canalnotes.example/?p=12", "A walk"},
        /* that it is a front page is no headline */
        {"<title>Home - Canalnotes</title><meta property=og:title content=Home><h2>A walk</h2>",
         "https://canalnotes.example/", "Canalnotes"},
        {"<title>The walks of the week | Home Page</title>", "https://canalnotes.example/x",
         "The walks of the week"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        fixture f;
        assert_int_equal(find(&f, pages[i].html, pages[i].url, 0), ARTICLE_OK);
        assert_string_equal(f.metadata.fields[ARTICLE_TITLE].joined.data, pages[i].title);
        end(&f);
    }
}

static void authors(void **state)
{
    (void)state;
    expect("<meta name=author content='By Jane Doe and John Roe'>", ARTICLE_AUTHOR,
           "Jane Doe, John Roe");
    expect("<meta name=author content='Von Jana Klee, Karl Ast &amp; Jana Klee'>", ARTICLE_AUTHOR,
           "Jana Klee, Karl Ast");
    expect("<meta name=author content='José Ortega y Gasset'>", ARTICLE_AUTHOR,
           "José Ortega y Gasset");
    expect("<meta name=citation_author content='Doe, Jane'>"
           "<meta name=citation_author content='Roe, John'>",
           ARTICLE_AUTHOR, "Jane Doe, John Roe");
    expect("<meta name=author content='Jane Doe, Senior Editor'>", ARTICLE_AUTHOR, "Jane Doe");
    expect("<meta name=author content=admin>", ARTICLE_AUTHOR, "");
    expect("<meta name=author content=jane@example.org>", ARTICLE_AUTHOR, "");
    expect("<meta property=article:author content=https://example.org/jane><h1>T</h1>"
           "<p class=byline>By <a href=/author/jane>Jane Doe</a> in News",
           ARTICLE_AUTHOR, "Jane Doe");
    expect("<meta property=og:site_name content=News><meta name=author content=News>",
           ARTICLE_AUTHOR, "");
    expect("<h1>T</h1><p><b>By</b> <i>Jane Doe</i>", ARTICLE_AUTHOR, "Jane Doe");
}

/* Each line of these tables is a text in <meta name=author>, or seen in a byline. */
static void author_texts(void **state)
{
    (void)state;
    static const char *const samples[][2] = {
        {"By Dr. Jane Doe, M.D., FAND", "Jane Doe"},
        {"Dr. Allen", "Dr. Allen"},
        {"Jane Doe, CFP\xC2\xAE and John Roe, Head of Research", "Jane Doe, John Roe"},
        {"Jane Doe / John Roe", "Jane Doe, John Roe"},
        {"Jane Doe (photos)", "Jane Doe"},
        {"Jane Doe | The Texas Newsroom", "Jane Doe"},
        {"Jane Doe January 3, 2020", "Jane Doe"},
        {"3. Mai 2020 von Jana Klee", "Jana Klee"},
        {"Erstellt von Jana Klee", "Jana Klee"},
        {"View all posts by Jane Doe", "Jane Doe"},
        {"Jana Klee im Gespr\u00E4ch mit Karl Ast", "Jana Klee, Karl Ast"},
        {"Lo\u00EFc Le Clerc", "Lo\u00EFc Le Clerc"},
        {"Center for Lock Evaluation and Research", "Center for Lock Evaluation and Research"},
        {"Jane Doe for Reuters", "Jane Doe"},
        {"\u4F5C\u8005\uFF1A\u738B\u5C0F\u660E", "\u738B\u5C0F\u660E"},
        {"\u0410\u0432\u0442\u043E\u0440: \u0410\u043D\u043D\u0430 "
         "\u041B\u0443\u043D\u0438\u043D\u0430",
         "\u0410\u043D\u043D\u0430 \u041B\u0443\u043D\u0438\u043D\u0430"},
        {"Staff", ""},
        {"HLNF Staff", ""},
        {"Die Redaktion", ""},
        {"EDB Team", "EDB Team"},
        {"jane@example.org", ""},
        {"https://example.org/jane", ""},
        {"example.org", ""},
        {"Example", ""}, /* the host */
        {"Author:", ""},
        {"12345", ""},
        {"\u00B7 Jane Doe \u2013", "Jane Doe"},
        {"Jane Doe/AB-C", "Jane Doe"},
        {"Jane Doe, editor, The Furrow", "Jane Doe"},
        {"Jane Doe, editor and John Roe", "Jane Doe, John Roe"},
        {"Jane Doe, Head of Locks and Gate Development", "Jane Doe"},
        {"Jane Doe, Master Lock Teacher & Canal Educator", "Jane Doe"},
        {"Jane Doe, editor, and John Roe (photos)", "Jane Doe, John Roe"},
        {"Jane Doe, editor, John Roe, reporter", "Jane Doe, John Roe"},
        {"Lower Weir Editorial Team", "Lower Weir Editorial Team"},
        {"Furrow editors", ""},
        {"Jane.Weir", "Jane.Weir"},
        {"jane.weir", ""}, /* an account, or a host */
        {"jane.c.weir", "jane.c.weir"},
        {"canal.news", ""},
        {"Sat", ""},
        {"Copyright Example Ltd", ""},
        {"j***e", ""},
        {"Alles von Jana Klee", "Jana Klee"},
        {"Jane Doe, jane doe; JANE DOE", "Jane Doe"},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        char html[300];
        (void)snprintf(html, sizeof html, "<meta charset=utf-8><meta name=author content=\"%s\">",
                       samples[i][0]);
        expect(html, ARTICLE_AUTHOR, samples[i][1]);
    }
}

/* Whom of those that a page names wrote the article. */
static void author_choice(void **state)
{
    (void)state;
    /* the name of an account gives way to the byline */
    expect("<meta name=author content=jdoe42><h1>T</h1><p>By Jane Doe<p>x", ARTICLE_AUTHOR,
           "Jane Doe");
    /* a first name is completed */
    expect("<meta name=author content=Jane><h1>T</h1><p class=author>Jane Doe", ARTICLE_AUTHOR,
           "Jane Doe");
    /* twitter:data1 is whatever its label says */
    expect("<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Jane "
           "Doe'>",
           ARTICLE_AUTHOR, "Jane Doe");
    expect(
        "<meta name=twitter:label1 content='Reading time'><meta name=twitter:data1 content='Nine "
        "minutes'>",
        ARTICLE_AUTHOR, "");
    /* what ends <title> is the site, though nothing else says so */
    expect("<title>A lock - The Furrow</title><meta name=author content='The Furrow'>",
           ARTICLE_AUTHOR, "");
    /* a site that is called after its author */
    expect("<meta property=og:site_name content='Jane Doe'><meta name=author content='Jane Doe'>",
           ARTICLE_AUTHOR, "Jane Doe");
    /* names in comments and in boxes of other articles are not asked */
    expect("<h1>T</h1><p>x</p><div id=comments><p>a<p>b<p>c<p>d<p>e<p>f<p>g<p>h<p>i<p>j<p>k"
           "<p class=author>Jane Doe</div><p>1<p>2<p>3<p>4<p>5<p>6<p>7<p>8<p>9<p>10<p>11<p>12<p>13",
           ARTICLE_AUTHOR, "");
    /* nor are those whom microdata calls the authors of comments */
    expect("<h1>T</h1><p itemprop=author>Jane Doe</p><div itemprop=comment><b itemprop=author>John "
           "Roe</b></div>",
           ARTICLE_AUTHOR, "Jane Doe");
    /* initials where there is no portrait */
    expect("<h1>T</h1><b class=author>JD</b><i class=author>Jane Doe</i>", ARTICLE_AUTHOR,
           "Jane Doe");
    /* she signs with her role, and is called by her name in the link to her page */
    expect("<meta name=author content='Canal Expert Jane Doe'><h1>T</h1><a rel=author href=/j>Jane "
           "Doe</a>",
           ARTICLE_AUTHOR, "Jane Doe");
    /* neither authorities nor what is authorized */
    expect("<h1>T</h1><p class=authorized-dealer>Lock Supplies</p><a href=/authority/x>The Wharf",
           ARTICLE_AUTHOR, "");
    /* of the posts of a forum the first counts */
    expect("<h1>T</h1><p class=username>otter_7</p><p>text</p><p class=username>Jane</p>",
           ARTICLE_AUTHOR, "otter_7");
    /* Where members are, the first who wrote counts, by whatever class name. */
    expect("<h1>T</h1>" LONG_WAY
           "<p class=author>Topic Author</p><p class=author>by heron \xC2\xBB Tue Aug 27, "
           "2019 1:47 am</p><p>text</p>" LONG_WAY
           "<p class=username>otter_7</p><p class=author>by otter_7</p>",
           ARTICLE_AUTHOR, "heron");
    /* By whatever name: it may be of several words. */
    expect("<h1>T</h1><p class=username>Otters are late</p>", ARTICLE_AUTHOR, "Otters are late");
    expect("<h1>T</h1><p class=username>Email address</p>", ARTICLE_AUTHOR, "");
    /* Behind the date of a byline. */
    expect("<h1>T</h1><p>6.11.2023 13:30 von Jana</p>", ARTICLE_AUTHOR, "Jana");
    /* A teaser repeats the headline: the byline is that of the h1. */
    expect("<title>The lock at Weir</title><h2>The lock at Weir</h2>" LONG_WAY
           "<h1>The lock at Weir</h1><p class=author>Jane</p>" LONG_WAY "<p class=author>Paul",
           ARTICLE_AUTHOR, "Jane");
    /* A label is none. */
    expect("<h1>T</h1><p class=author>Source:</p><p class=author>Jane Doe</p>", ARTICLE_AUTHOR,
           "Jane Doe");
    /* Where the publisher names nobody, a link to the author still counts some way off, */
    expect("<meta name=author content=Staff><h1>T</h1>" LONG_WAY "<a rel=author href=/a>Jane Doe",
           ARTICLE_AUTHOR, "Jane Doe");
    /* a class name does not. */
    expect("<meta name=author content=Staff><h1>T</h1>" LONG_WAY "<p class=author>Jane Doe",
           ARTICLE_AUTHOR, "");
    /* The footer of an article names its author, that of a page does not. */
    expect("<article><h1>T</h1>" LONG_WAY "<footer>" FIVE FIVE FIVE
           "<p class=author>Jane Doe</p></footer></article>",
           ARTICLE_AUTHOR, "Jane Doe");
    expect("<article><h1>T</h1>" LONG_WAY "</article><footer>" FIVE FIVE FIVE
           "<p class=author>Jane Doe</p></footer>",
           ARTICLE_AUTHOR, "");
}

/* Names that nothing but their place tells of. */
static void author_guesses(void **state)
{
    (void)state;
    static const char *const samples[][2] = {
        /* far from the headline, behind a label that says what it is */
        {"<h1>T</h1>%s<p>Written by Jane Doe</p>", "Jane Doe"},
        {"<h1>T</h1>%s<p>Written by <a href=/a>Jane Doe and John Roe</a></p>",
         "Jane Doe, John Roe"},
        {"<h1>T</h1>%s<p>Written by Jane Doe and the neighbours</p>", ""},
        {"<h1>T</h1>%s<h3>Author</h3><p>Jane Doe</p>", "Jane Doe"},
        {"<h1>T</h1>%s<b>Author</b><i>:</i> <span>Jane Doe</span>", "Jane Doe"},
        /* a mere "By" where there is a date as well, unless it names others, too, or pictures */
        {"<time datetime=2020-01-13></time><h1>T</h1>%s<p>By Jane Doe</p>", "Jane Doe"},
        {"<h1>T</h1>%s<p>By Jane Doe</p>", ""},
        /* but a colon makes it a label */
        {"<h1>T</h1>%s<b>By:</b> <i>Jane Doe</i>", "Jane Doe"},
        {"<h1>T</h1>%s<p>Author: Jane Doe, who lives beside the lower lock</p>", "Jane Doe"},
        {"<h1>T</h1>%s<p>5.2.2020 - Redaktion: Jana Klee (Schleusen im Kreis)</p>", "Jana Klee"},
        {"<h1>T</h1>%s<p>Autoren Jana Klee und Karl Ast</p>", "Jana Klee, Karl Ast"},
        {"<time datetime=2020-01-13></time><h1>T</h1>%s<p>via <b>LOCK-X</b></p>", ""},
        {"<time datetime=2020-01-13></time><h1>T</h1>%s<p>By Jane Doe, dpa</p>", "Jane Doe"},
        {"<time datetime=2020-01-13></time><h1>T</h1>%s<p>By Jane Doe on <a>Tuesday</a></p>",
         "Jane Doe"},
        {"<time datetime=2020-01-13></time><h1>T</h1>%s<p>Photo</p><p>By Jane Doe</p>", ""},
        {"<h1>T</h1>%s<p>Written by Jane Doe</p>%s<p>Written by John Roe</p>", ""},
        {"<h1>T</h1>%s<p>Last updated</p><p>posted by Jane Doe</p>", ""},
        /* beside a portrait, where there is a date, and not the heading of a section */
        {"<h1>T</h1><img alt='Jane Doe, keeper'><p>Jane Doe</p><p>3 May 2020</p>%s", "Jane Doe"},
        {"<h1>T</h1><img alt='Jane Doe, keeper'><p>Jane Doe</p>%s", ""},
        {"<h1>T</h1><p>3 May 2020</p><img alt='Lock Gates'><h2>Lock Gates</h2>%s", ""},
        {"<h1>T</h1><p>3 May 2020</p><img alt='A lock'><p>Jane Doe</p>%s", ""},
        /* the account of a member, in a link */
        {"<h1>T</h1><p>by <a href=/users/7>otter_7</a></p>%s", "otter_7"},
        {"<h1>T</h1><p>by <a href=/x>otter_7</a></p>%s", ""},
    };
    char text[2000] = "", html[5000];
    for (int i = 0; i < 80; i++)
        (void)snprintf(text + strlen(text), sizeof text - strlen(text), "<p>some text</p>");
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        const char *page = samples[i][0];
        size_t size = 0;
        for (const char *hole; (hole = strstr(page, "%s")) != NULL; page = hole + 2)
            size += (size_t)snprintf(html + size, sizeof html - size, "%.*s%s", (int)(hole - page),
                                     page, text);
        (void)snprintf(html + size, sizeof html - size, "%s", page);
        fixture f;
        assert_int_equal(find(&f, html, "https://example.org/x", 0), ARTICLE_OK);
        art_view got = f.metadata.fields[ARTICLE_AUTHOR].joined;
        assert_string_equal(got.data ? got.data : "", samples[i][1]);
        end(&f);
    }
}

static void others(void **state)
{
    (void)state;
    expect("<html lang=pt_br>", ARTICLE_LANGUAGE, "pt-BR");
    expect("<html lang='x!'>", ARTICLE_LANGUAGE, "");
    expect("<meta property=og:locale content=en_US>", ARTICLE_LANGUAGE, "en-US");
    expect("<html lang=ar>", ARTICLE_DIR, "rtl");
    expect("<html lang=ar dir=LTR>", ARTICLE_DIR, "ltr");
    expect("<html lang=en>", ARTICLE_DIR, "");
    expect("<meta property=og:image content=/a.png>", ARTICLE_IMAGE,
           "https://www.example.org/a.png");
    expect("<base href=/b/><meta property=og:image content=a.png>", ARTICLE_IMAGE,
           "https://www.example.org/b/a.png");
    expect("<meta property=og:image content=data:x>", ARTICLE_IMAGE, "");
    expect("<link rel=canonical href=/c>", ARTICLE_URL, "https://www.example.org/c");
    expect("<link rel=canonical href=javascript:x>", ARTICLE_URL,
           "https://www.example.org/2020/02/03/x");
    expect("<a rel=license href=//cc.org/by>x</a>", ARTICLE_LICENSE, "https://cc.org/by");
    expect("<meta name=keywords content='a, b;A,,c'>", ARTICLE_TAGS, "a, b, c");
    expect("<a rel=tag href=/x>locks</a> <a rel=tag href=/y>gates</a>", ARTICLE_TAGS,
           "locks, gates");
    expect("<footer><p>a<p>b<p>c<p>d<p>e<p>f<p>g<p>h<p>i<p>j<p>k<p>l<p>m<a "
           "href=https://creativecommons.org/licenses/by-sa/4.0/>x</a></footer>",
           ARTICLE_LICENSE, "https://creativecommons.org/licenses/by-sa/4.0/");
    expect("<a href=https://example.org/?creativecommons.org/licenses/by/4.0/>x</a>",
           ARTICLE_LICENSE, "");
    expect("<meta property=og:image content=javascript:x><meta name=twitter:image content=/b.png>",
           ARTICLE_IMAGE, "https://www.example.org/b.png");
    expect("<a rel=license href=JavaScript:x>x</a>", ARTICLE_LICENSE, "");
    expect("<meta name=description content='  a \n b '>", ARTICLE_DESCRIPTION, "a b");
}

static void plain_text(void **state)
{
    (void)state;
    fixture f = {.memory.fail_at = 0};
    art_page page;
    art_arena_init(&f.arena, unit_allocator(&f.memory));
    art_arena_reset(&f.arena, SIZE_MAX);
    art_view text =
        ART_VIEW("Home\n\nHow bees find their way\n\nBy Jane Doe\n\nBees that leave the hive "
                 "look at the sun, and at the trees that they pass on the way.\n");
    assert_int_equal(art_page_from_text(&f.arena, text, &page), ARTICLE_OK);
    assert_int_equal(art_metadata_find(&f.arena, &page, NULL, &f.metadata), ARTICLE_OK);
    assert_view(f.metadata.fields[ARTICLE_TITLE].joined, "How bees find their way");
    assert_view(f.metadata.fields[ARTICLE_AUTHOR].joined, "Jane Doe");
    assert_int_equal(f.metadata.fields[ARTICLE_URL].count, 0);
    assert_int_equal(art_page_from_text(&f.arena, ART_VIEW(""), &page), ARTICLE_OK);
    assert_int_equal(art_metadata_find(&f.arena, &page, NULL, &f.metadata), ARTICLE_OK);
    assert_int_equal(f.metadata.fields[ARTICLE_TITLE].count, 0);
    end(&f);
}

static void limits(void **state)
{
    (void)state;
    static char html[40000];
    size_t size = (size_t)snprintf(html, sizeof html, "<meta name=description content='");
    memset(html + size, 'x', 20000);
    size += 20000;
    size += (size_t)snprintf(html + size, sizeof html - size, "'><meta name=keywords content='");
    for (int i = 0; i < 100; i++)
        size += (size_t)snprintf(html + size, sizeof html - size, "k%d,", i);
    fixture f;
    (void)snprintf(html + size, sizeof html - size, "'>");
    assert_int_equal(find(&f, html, NULL, 0), ARTICLE_OK);
    assert_int_equal(f.metadata.fields[ARTICLE_DESCRIPTION].joined.size, 8192);
    assert_int_equal(f.metadata.fields[ARTICLE_TAGS].count, 32);
    end(&f);
}

static void no_memory(void **state)
{
    (void)state;
    static char html[200000];
    size_t size =
        (size_t)snprintf(html, sizeof html, "<title>T</title><meta name=keywords content='");
    for (int i = 0; i < 15000; i++)
        size += (size_t)snprintf(html + size, sizeof html - size, "k%d,", i);
    (void)snprintf(html + size, sizeof html - size, "'><h1>T</h1><p>By Jane Doe");
    bool done = false;
    for (size_t n = 1; !done; n++) {
        fixture f;
        article_status status = find(&f, html, "https://example.org/", n);
        done = status == ARTICLE_OK;
        if (!done)
            assert_int_equal(status, ARTICLE_ERROR_MEMORY);
        assert_true(n < 1000);
        end(&f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles),         cmocka_unit_test(site_names),
        cmocka_unit_test(title_votes),    cmocka_unit_test(title_address),
        cmocka_unit_test(title_front),    cmocka_unit_test(authors),
        cmocka_unit_test(author_texts),   cmocka_unit_test(author_choice),
        cmocka_unit_test(author_guesses),

        cmocka_unit_test(others),         cmocka_unit_test(plain_text),
        cmocka_unit_test(limits),         cmocka_unit_test(no_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
