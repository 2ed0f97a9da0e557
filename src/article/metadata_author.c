#include "article/metadata_author.h"

#include "base/buffer.h"

/* What stands before a name. A colon and spaces behind it are taken off, too. */
static const char *const prefixes[] = {
    "by ",
    "by:",
    "written by",
    "posted by",
    "published by",
    "authored by",
    "author:",
    "author ",
    "authors:",
    "story by",
    "words by",
    "text by",
    "reviewed by",
    "article by",
    "submitted by",
    "reported by",
    "von ",
    "von:",
    "autor:",
    "autorin:",
    "autor ",
    "text:",
    "text von",
    "geschrieben von",
    "ein beitrag von",
    "ein artikel von",
    "veröffentlicht von",
    "par ",
    "par:",
    "écrit par",
    "publié par",
    "auteur :",
    "auteur:",
    "por ",
    "por:",
    "escrito por",
    "publicado por",
    "di ",
    "di:",
    "scritto da",
    "pubblicato da",
    "door ",
    "geschreven door",
    "autor tekstu:",
    "autor artykułu:",
    "автор:",
    "автор ",
    "Автор:",
    "Автор ",
    "Текст:",
    "текст:",
    "από ",
    "Από ",
    "του ",
    "Του ",
    "της ",
    "Της ",
    "γράφει ο ",
    "Γράφει ο ",
    "γράφει η ",
    "Γράφει η ",
    "作者：",
    "作者:",
    "文/",
    "文／",
    "記者",
    "@",
};

/* What a name ends before. */
static const char *const ends[] = {
    " | ",
    " – ",
    " — ",
    " - ",
    " · ",
    " • ",
    " / ",
    " // ",
    " (",
    " [",
    " <",
    " @",
    " published",
    " updated",
    " posted",
    " follow",
    " in ",
    " on ",
    " am ",
    " le ",
    " for ",
    " at ",
    ": ",
    " via ",
    " from ",
    " contributor",
    " special to",
    " | ",
    " about the author",
    " is a ",
    " is the ",
    " view ",
    " read ",
    " for the ",
    " correspondent",
    " staff ",
    "\t",
    "|",
    "•",
    "·",
    "…",
};

/* What parts one name from the next. Of words that also occur in names, both sides must have two
 * words ("Ortega y Gasset" is one). */
typedef struct joint {
    const char *text;
    bool careful;
} joint;

static const joint joints[] = {
    {",", false},   {";", false},    {"&", false},    {" and ", false}, {" und ", false},
    {" et ", true}, {" y ", true},   {" и ", false},  {" και ", false}, {" e ", true},
    {" i ", true},  {" + ", false},  {"、", false},   {"，", false},    {" with ", false},
    {"; ", false},  {" та ", false}, {" og ", false}, {" och ", false}, {" en ", true},
};

/* Whole names, in lower case, that are none. */
static const char *const nobody[] = {
    "admin",
    "administrator",
    "staff",
    "staff writer",
    "staff writers",
    "editor",
    "editors",
    "the editors",
    "editorial",
    "editorial team",
    "editorial staff",
    "redaktion",
    "die redaktion",
    "online-redaktion",
    "redakcja",
    "rédaction",
    "la rédaction",
    "redacción",
    "redazione",
    "redactie",
    "редакция",
    "author",
    "autor",
    "auteur",
    "authors",
    "guest",
    "guest author",
    "guest post",
    "guest contributor",
    "contributor",
    "contributors",
    "anonymous",
    "unknown",
    "user",
    "webmaster",
    "name",
    "label",
    "category",
    "share",
    "gesponserte inhalte",
    "web",
    "root",
    "team",
    "news",
    "null",
    "undefined",
    "none",
    "n/a",
    "by",
    "von",
    "by:",
    "follow",
    "share",
    "read more",
    "view all posts",
    "more",
    "about",
    "home",
    "contact",
    "site admin",
    "super user",
    "superuser",
    "wordpress",
    "blog",
    "press release",
    "comments",
    "leave a comment",
    "no comments",
    "facebook",
    "twitter",
    "linkedin",
    "instagram",
    "email",
    "print",
    "updated",
    "published",
    "advertisement",
    "default",
    "website",
    "moderator",
    "username",
    "datum",
    "date",
    "text",
    "fotos",
    "foto",
    "photo",
    "photos",
    "image",
    "wpadmin",
    "wp-admin",
    "post author",
    "about the author",
    "posted",
    "login",
    "register",
};

/* Parts of a list that go with the name before them: degrees and jobs. Whole parts ... */
static const char *const suffixes[] = {
    "jr",    "jr.", "sr",    "sr.",  "ii",   "iii",    "phd",  "ph.d.", "ph.d", "md",
    "m.d.",  "m.d", "mba",   "rd",   "rdn",  "rn",     "ma",   "m.a.",  "ms",   "msc",
    "m.sc.", "bsc", "b.sc.", "esq",  "esq.", "cpa",    "cfp",  "do",    "d.o.", "dds",
    "dvm",   "jd",  "j.d.",  "lcsw", "cpt",  "facp",   "dr",   "inc",   "inc.", "llc",
    "psyd",  "mph", "mscp",  "ldn",  "np",   "pharmd", "cssd",
};

/* ... and words in them. */
static const char *const jobs[] = {
    "editor",     "writer",    "reporter",    "correspondent", "contributor", "director",
    "manager",    "founder",   "journalist",  "columnist",     "professor",   "analyst",
    "officer",    "president", "producer",    "specialist",    "engineer",    "staff",
    "redakteur",  "autorin",   "chef",        "ceo",           "freelance",   "senior ",
    "university", "associate", "coordinator", "news service",
};

static bool ends_nocase(art_view text, const char *end)
{
    art_view e = art_view_of(end);
    return text.size >= e.size &&
           art_view_equal_nocase((art_view){text.data + text.size - e.size, e.size}, e);
}

/* Without spaces and punctuation at both ends; a full stop stays ("Jr.", "B."). */
static art_view trim_name(art_view t)
{
    static const char marks[] = " ,;:-|/\"*_<>[](){}&+~=#";
    while (t.size && t.data[0] && (strchr(marks, t.data[0]) || t.data[0] == '.')) {
        t.data++;
        t.size--;
    }
    while (t.size && t.data[t.size - 1] && strchr(marks, t.data[t.size - 1]))
        t.size--;
    return t;
}

art_view art_author_byline(art_view text)
{
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        art_view prefix = art_view_of(prefixes[i]);
        if (prefix.size > 1 && text.size > prefix.size && art_view_starts_nocase(text, prefix))
            return trim_name((art_view){text.data + prefix.size, text.size - prefix.size});
    }
    return (art_view){NULL, 0};
}

bool art_author_label(art_view text)
{
    text = trim_name(text);
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        art_view prefix = trim_name(art_view_of(prefixes[i]));
        if (prefix.size && art_view_equal_nocase(text, prefix))
            return true;
    }
    return false;
}

static bool in_table(art_view name, const char *const *table, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        art_view entry = art_view_of(table[i]);
        if (art_hash_lower(name) == art_hash_lower(entry))
            return true;
    }
    return false;
}

static bool is_job(art_view part)
{
    for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++)
        if (art_view_find_nocase(part, art_view_of(jobs[i])) != SIZE_MAX)
            return true;
    return in_table(part, suffixes, sizeof suffixes / sizeof *suffixes);
}

/* Addresses of any kind: "jane@example.org", "https://...", "example.com". */
static bool is_address(art_view name)
{
    static const char *const signs[] = {"@",      "://",   "www.", ".com", ".org", ".net",
                                        ".co.uk", ".html", ".php", ".jpg", ".png"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (art_view_find_nocase(name, art_view_of(signs[i])) != SIZE_MAX)
            return true;
    /* one word with a dot between letters: a host name */
    const char *dot = memchr(name.data, '.', name.size);
    return dot && !memchr(name.data, ' ', name.size) && dot + 2 < name.data + name.size &&
           dot[1] != '.' && art_is_alpha(dot[1]) && art_is_alpha(dot[2]);
}

/* Do the letters and digits of both agree, whatever the case? */
static bool same_words(art_view a, art_view b)
{
    art_words x = {a.data, a.size, 0}, y = {b.data, b.size, 0};
    art_view u, v;
    bool more_x, more_y;
    for (;;) {
        more_x = art_words_next(&x, &u);
        more_y = art_words_next(&y, &v);
        if (!more_x || !more_y)
            return more_x == more_y;
        if (art_hash_lower(u) != art_hash_lower(v))
            return false;
    }
}

/* The shape of a name: up to five words, most of which begin with a capital (in scripts that have
 * them), no digits. */
static bool looks_like_name(art_view name)
{
    art_words words = {name.data, name.size, 0};
    art_view word;
    size_t count = 0, capital = 0;
    while (art_words_next(&words, &word)) {
        size_t at = 0;
        uint32_t first = art_utf8_next(word.data, word.size, &at);
        if (art_is_digit(word.data[0]))
            return false;
        count++;
        capital += art_is_upper(first) || art_to_lower(first) == first;
        if (first < 0x80 && art_lower((char)first) == (char)first)
            capital--;
    }
    return count > 0 && count <= 6 && capital * 2 > count;
}

static bool acceptable(art_view name, art_view site, bool strict)
{
    size_t words = art_word_count(name);
    bool letter = false;
    for (size_t i = 0; i < name.size && !letter;) {
        uint32_t code = art_utf8_next(name.data, name.size, &i);
        letter = art_is_word(code) && !(code < 0x80 && art_is_digit((char)code));
    }
    if (!letter || name.size < 2 || name.size > 90 || words > 7 || is_address(name))
        return false;
    if (in_table(name, nobody, sizeof nobody / sizeof *nobody) || ends_nocase(name, " staff"))
        return false;
    if (site.size && same_words(name, site))
        return false;
    return !strict || looks_like_name(name);
}

static bool add_name(art_authors *authors, art_arena *arena, art_view name)
{
    for (size_t i = 0; i < authors->count; i++)
        if (same_words(authors->names[i], name))
            return true;
    if (authors->count == ART_AUTHORS_MAX)
        return true;
    art_view copy = art_view_copy(arena, name);
    if (!copy.data)
        return false;
    authors->names[authors->count++] = copy;
    return true;
}

/* The first joint in text: where it begins, how long it is; SIZE_MAX where there is none. */
static size_t find_joint(art_view text, size_t *length)
{
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        art_view j = art_view_of(joints[i].text);
        size_t at = art_view_find_nocase(text, j);
        if (at >= best)
            continue;
        art_view rest = {text.data + at + j.size, text.size - at - j.size};
        if (joints[i].careful &&
            (art_word_count((art_view){text.data, at}) < 2 || art_word_count(rest) < 2))
            continue;
        best = at;
        *length = j.size;
    }
    return best;
}

/* Cuts a name where something else begins. */
static art_view cut_end(art_view name)
{
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t at = art_view_find_nocase(name, art_view_of(ends[i]));
        if (at != SIZE_MAX && at >= 2)
            name.size = at;
    }
    return trim_name(name);
}

static art_view without_prefixes(art_view text)
{
    for (int i = 0; i < 3; i++) {
        art_view rest = art_author_byline(text);
        if (!rest.data)
            break;
        text = rest;
    }
    return trim_name(text);
}

bool art_authors_add(art_authors *authors, art_arena *arena, art_view text, art_view site,
                     bool inverted, bool strict)
{
    text = trim_name(text);
    text.size = text.size < 400 ? text.size : art_utf8_valid(text.data, 400);
    text = without_prefixes(text);
    const char *comma = text.size ? memchr(text.data, ',', text.size) : NULL;
    if (inverted && comma && !memchr(comma + 1, ',', text.size - (size_t)(comma + 1 - text.data))) {
        art_view last = trim_name((art_view){text.data, (size_t)(comma - text.data)});
        art_view first =
            trim_name((art_view){comma + 1, text.size - (size_t)(comma + 1 - text.data)});
        if (art_word_count(last) <= 2 && art_word_count(first) <= 3 && !is_job(first)) {
            art_buffer name;
            art_buffer_init(&name, arena);
            art_buffer_add_view(&name, first);
            art_buffer_add_char(&name, ' ');
            art_buffer_add_view(&name, last);
            if (!art_buffer_string(&name))
                return false;
            art_view whole = {name.data, name.size};
            return !acceptable(whole, site, strict) || add_name(authors, arena, whole);
        }
    }
    for (bool first = true; text.size; first = false) {
        size_t length = 0, at = find_joint(text, &length);
        art_view part = {text.data, at == SIZE_MAX ? text.size : at};
        text.data += at == SIZE_MAX ? text.size : at + length;
        text.size -= at == SIZE_MAX ? text.size : at + length;
        art_view whole = trim_name(part);
        part = cut_end(without_prefixes(whole));
        if (!first && is_job(whole))
            continue;
        if (part.size && acceptable(part, site, strict) && !add_name(authors, arena, part))
            return false;
        if (strict && part.size < whole.size)
            break; /* behind the end of a byline other things follow */
    }
    return true;
}
