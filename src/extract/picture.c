#include "extract/picture.h"

#include "extract/explain.h"
#include "extract/picture_style.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    REASONS = 8,      /* of each block */
    TEXT_BYTES = 4000 /* of a block, of a value: longer ones are cut */
};

/* The file begins so; by it a picture is known that may be overwritten. */
static const char mark[] = "<!DOCTYPE html>\n<!-- " PROGRAM " --explain -->\n";

/* --- text of strangers --- */

/* As text, or in the value of an attribute. Malformed UTF-8, which names may have, becomes U+FFFD.
 */
static void add_text(art_out *out, const char *text, size_t length)
{
    for (size_t at = 0; at < length;) {
        size_t begin = at;
        char bytes[4];
        uint32_t code = art_utf8_next(text, length, &at);
        switch (code) {
        case '<':
            art_out_add_string(out, "&lt;");
            break;
        case '>':
            art_out_add_string(out, "&gt;");
            break;
        case '&':
            art_out_add_string(out, "&amp;");
            break;
        case '"':
            art_out_add_string(out, "&quot;");
            break;
        case '\'':
            art_out_add_string(out, "&#39;");
            break;
        case '\n':
        case '\t':
            art_out_add_char(out, (char)code);
            break;
        case 0xFFFD:
            art_out_add(out, bytes, art_utf8_put(bytes, code));
            break;
        default:
            if (!cmd_explain_escape(code, out))
                art_out_add(out, text + begin, at - begin);
        }
    }
}

static void add_string(art_out *out, const char *text)
{
    add_text(out, text, strlen(text));
}

/* The beginning of a text, and how much is missing. */
static void add_cut(art_out *out, const char *text, size_t length)
{
    size_t shown = length;
    if (length > TEXT_BYTES)
        shown = art_utf8_valid(text, TEXT_BYTES);
    add_text(out, text, shown);
    if (shown < length)
        cmd_explain_format(out, "\xE2\x80\xA6 <small>(and %zu bytes more)</small>", length - shown);
}

/* --- the page around the sections --- */

/* A way to choose which blocks are shown; the style sheet does it. */
static void add_choice(const char *id, const char *label, art_out *out)
{
    cmd_explain_format(out, "<input type=\"radio\" name=\"show\" id=\"show-%s\"%s>", id,
                       strcmp(id, "all") != 0 ? "" : " checked");
    cmd_explain_format(out, "<label for=\"show-%s\">%s</label>\n", id, label);
}

static void begin_page(art_out *out)
{
    art_out_add_string(out, mark);
    art_out_add_string(
        out, "<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
             "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
             "style-src '" CMD_PICTURE_STYLE_HASH "'; base-uri 'none'; form-action 'none'\">\n"
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
             "<meta name=\"color-scheme\" content=\"light dark\">\n"
             "<meta name=\"referrer\" content=\"no-referrer\">\n"
             "<title>" PROGRAM ": what was kept, and why</title>\n<style>");
    for (size_t i = 0; i < sizeof cmd_picture_style / sizeof *cmd_picture_style; i++)
        art_out_add_string(out, cmd_picture_style[i]);
    art_out_add_string(out,
                       "</style>\n</head>\n<body>\n<header class=\"bar\">\n<strong>" PROGRAM
                       "</strong>\n<fieldset class=\"show\"><legend>Blocks to show</legend>\n");
    add_choice("all", "All", out);
    add_choice("kept", "Kept", out);
    add_choice("dropped", "Dropped", out);
    add_choice("close", "Doubtful", out);
    art_out_add_string(out,
                       "</fieldset>\n<span class=\"legend\">score 0 <svg viewBox=\"0 0 100 10\" "
                       "preserveAspectRatio=\"none\" aria-hidden=\"true\">");
    for (int i = 0; i < 10; i++)
        cmd_explain_format(out, "<rect class=\"s%d\" x=\"%d\" width=\"10\" height=\"10\"/>", i,
                           10 * i);
    art_out_add_string(out, "</svg> 1</span>\n</header>\n<main>\n");
}

static void end_page(const cmd_picture *p, art_out *out)
{
    art_out_add_string(out, "</main>\n<footer class=\"foot\">\n");
    if (p->left_out)
        cmd_explain_format(out, "<p><strong>%llu more pages are not shown.</strong></p>\n",
                           (unsigned long long)p->left_out);
    if (!p->shown)
        art_out_add_string(out, "<p>No page could be read.</p>\n");
    art_out_add_string(
        out,
        "<p>A block is kept when its score reaches the threshold of its page; then rules "
        "with names have their say, and the last one that changed the verdict is given. "
        "Doubtful are the blocks with a score from 0.2 to 0.8, and those that a rule decided. "
        "A reason weighs by how many logits its feature moved the score, compared with the other "
        "blocks of the page. Shares are in thousandths, logarithms are 16 log\xE2\x82\x82(1 + n), "
        "flags are 0 or 1; \xE2\x88\x92"
        "1 and \xE2\x88\x92"
        "999 are for what is not there.</p>\n"
        "<p>Made by " PROGRAM " ");
    art_out_add_string(out, article_version());
    art_out_add_string(out, ".</p>\n</footer>\n</body>\n</html>\n");
}

/* --- metadata --- */

static void add_candidates(const article *a, article_field field, art_out *out)
{
    article_candidate c = {.size = sizeof c};
    size_t count = article_candidate_count(a);
    art_out_add_string(out, "<div class=\"inner\"><table><thead><tr><th scope=\"col\">Trust</th>"
                            "<th scope=\"col\">Place</th><th scope=\"col\">Value</th></tr></thead>"
                            "<tbody>\n");
    for (int rank = 1; rank <= 10; rank++) {
        for (size_t i = 0; i < count; i++) {
            if (article_candidate_get(a, i, &c) != ARTICLE_OK || c.field != field || c.rank != rank)
                continue;
            cmd_explain_format(out, "<tr><td>%d</td><td>", rank);
            add_string(out, c.origin);
            art_out_add_string(out, "</td><td><bdi>");
            add_cut(out, c.value, c.length);
            art_out_add_string(out, "</bdi>");
            art_out_add_string(out, c.chosen ? " <strong>\xE2\x9C\x93 chosen</strong>" : "");
            art_out_add_string(out, "</td></tr>\n");
        }
    }
    art_out_add_string(out, "</tbody></table></div>");
}

static void add_field(const article *a, article_field field, art_out *out)
{
    article_candidate c = {.size = sizeof c};
    bool any = false;
    size_t length = 0;
    const char *value = article_field_text(a, field, &length);
    for (size_t i = 0; !any && article_candidate_get(a, i, &c) == ARTICLE_OK; i++)
        any = c.field == field;
    if (!any && !value)
        return;
    art_out_add_string(out, "<li><details><summary><span class=\"name\">");
    art_out_add_string(out, cmd_field_names[field]);
    if (value) {
        art_out_add_string(out, "</span> <span class=\"chosen\"><bdi>");
        add_cut(out, value, length);
        art_out_add_string(out, "</bdi></span> <span class=\"origin\">");
        add_string(out, article_field_origin(a, field));
        art_out_add_string(out, "</span></summary>\n");
    } else {
        art_out_add_string(out, "</span> <span class=\"chosen none\">none was good enough</span>"
                                "</summary>\n");
    }
    if (any)
        add_candidates(a, field, out);
    art_out_add_string(out, "</details></li>\n");
}

/* --- blocks --- */

/* The colour of a score, 0 to 9. */
static int shade(double score)
{
    return score >= .999 ? 9 : (int)(score * 10);
}

/* A bar from the middle, as long as the weight. */
static void add_push(double weight, art_out *out)
{
    int length = (int)((weight < 0 ? -weight : weight) * 25 + .5); /* two logits fill a side */
    length = length < 1 ? 1 : length > 50 ? 50 : length;
    cmd_explain_format(out, "<svg viewBox=\"0 0 100 8\" aria-hidden=\"true\"><rect class=\"%s\" ",
                       weight < 0 ? "down" : "up");
    cmd_explain_format(out, "x=\"%d\" y=\"1\" width=\"%d\" height=\"6\"/></svg>",
                       weight < 0 ? 50 - length : 50, length);
}

static void add_reasons(const article *a, size_t index, art_out *out)
{
    article_reason reasons[REASONS] = {{.size = sizeof *reasons}};
    size_t count = article_block_reasons(a, index, reasons, REASONS);
    if (!count)
        return;
    art_out_add_string(out, "<table><caption>What moved the score most</caption><thead><tr>"
                            "<th scope=\"col\">Feature</th><th scope=\"col\">Meaning</th>"
                            "<th scope=\"col\">Value</th><th scope=\"col\">Weight</th>"
                            "</tr></thead><tbody>\n");
    for (size_t i = 0; i < count; i++) {
        art_out_add_string(out, "<tr><th scope=\"row\">");
        add_string(out, reasons[i].feature);
        art_out_add_string(out, "</th><td>");
        add_string(out, reasons[i].text);
        cmd_explain_format(out, "</td><td>%d</td><td>%+.2f ", reasons[i].value, reasons[i].weight);
        add_push(reasons[i].weight, out);
        art_out_add_string(out, "</td></tr>\n");
    }
    art_out_add_string(out, "</tbody></table>");
}

static void add_block(const article *a, size_t index, const article_block *b,
                      unsigned long long number, art_out *out)
{
    char kind[24];
    bool ruled = strcmp(b->rule, "threshold") != 0;
    cmd_explain_kind(b, kind);
    cmd_explain_format(out, "<li class=\"block %s%s%s s%d %s\" id=\"p%llu-%zu\">",
                       b->kept ? "kept" : "dropped", ruled ? " ruled" : "",
                       ruled || (b->score >= .2 && b->score <= .8) ? " close" : "", shade(b->score),
                       cmd_kind_names[b->kind], number, index + 1);
    cmd_explain_format(out, "<details><summary><span class=\"n\">%zu</span> <span class=\"score\">",
                       index + 1);
    cmd_explain_score(b->score, out);
    cmd_explain_format(out,
                       "</span> <span class=\"verdict\">%s</span> <span class=\"rule\">%s</span> "
                       "<span class=\"kind\">%s</span> ",
                       b->kept ? "\xE2\x9C\x93 kept" : "\xE2\x9C\x95 dropped", b->rule, kind);
    art_out_add_string(out, "<span class=\"text\" dir=\"auto\">");
    add_cut(out, b->text, b->length);
    art_out_add_string(out, "</span></summary>\n<div class=\"why\"><p>");
    cmd_explain_format(out, "%s by <b>%s</b>: ", b->kept ? "Kept" : "Dropped", b->rule);
    if (ruled)
        add_string(out, b->rule_text);
    else
        art_out_add_string(out, b->kept ? "the score reaches it" : "the score is below it");
    cmd_explain_format(out, ". Bytes %zu to %zu of the page.</p>\n", b->source_begin,
                       b->source_end);
    add_reasons(a, index, out);
    art_out_add_string(out, "</div></details></li>\n");
}

/* All blocks at a glance, as long as their texts on a logarithmic scale; a click goes there. For
 * eyes and mice only: the list has it all. */
static void add_map(const article *a, size_t count, unsigned long long number, art_out *out)
{
    enum {
        SPACED = 200 /* blocks; of more there is no room between them */
    };
    article_block b = {.size = sizeof b};
    cmd_explain_format(out, "<div class=\"map%s\" aria-hidden=\"true\">\n",
                       count > SPACED ? " dense" : "");
    for (size_t i = 0; i < count && article_block_get(a, i, &b) == ARTICLE_OK; i++) {
        int width = 1; /* of 8 */
        for (size_t n = b.length; n >= 8 && width < 8; n /= 2)
            width++;
        cmd_explain_format(out, "<a href=\"#p%llu-%zu\" tabindex=\"-1\" class=\"s%d w%d%s\"></a>\n",
                           number, i + 1, shade(b.score), width, b.kept ? "" : " dropped");
    }
    art_out_add_string(out, "</div>\n");
}

/* --- one page --- */

static void add_fact(const char *name, const char *value, art_out *out)
{
    art_out_add_string(out, "<li>");
    art_out_add_string(out, name);
    art_out_add_string(out, " <b>");
    add_string(out, value);
    art_out_add_string(out, "</b></li>\n");
}

static void add_head(const article *a, const char *name, unsigned long long number, art_out *out)
{
    article_block b = {.size = sizeof b};
    size_t length = 0, kept = 0;
    const char *title = article_field_text(a, ARTICLE_TITLE, &length);
    for (size_t i = 0; article_block_get(a, i, &b) == ARTICLE_OK; i++)
        kept += b.kept != 0;
    cmd_explain_format(out,
                       "<section class=\"page\" aria-labelledby=\"p%llu\">\n<div class=\"head\">\n"
                       "<p class=\"file\">",
                       number);
    add_cut(out, name, strlen(name));
    cmd_explain_format(out, "</p>\n<h1 id=\"p%llu\" dir=\"auto\">", number);
    add_cut(out, title ? title : "(no title)", title ? length : strlen("(no title)"));
    art_out_add_string(out, "</h1>\n<ul class=\"facts\">\n");
    add_fact("article", article_found(a) ? "found" : "not found", out);
    add_fact("type", article_page_type(a), out);
    art_out_add_string(out, "<li>confidence <b>");
    cmd_explain_score(article_confidence(a), out);
    art_out_add_string(out, "</b></li>\n<li>threshold <b>");
    cmd_explain_score(article_threshold(a), out);
    cmd_explain_format(out, "</b></li>\n<li>kept <b>%zu</b> of %zu blocks</li>\n", kept,
                       article_block_count(a));
    add_fact("encoding", article_charset(a), out);
    art_out_add_string(out, "</ul>\n</div>\n");
}

void cmd_picture_section(const article *a, const char *name, unsigned long long number,
                         art_out *out)
{
    article_block b = {.size = sizeof b};
    size_t count = article_block_count(a);
    size_t shown = count < CMD_PICTURE_BLOCKS ? count : CMD_PICTURE_BLOCKS;
    add_head(a, name, number, out);
    if (article_candidate_count(a)) {
        art_out_add_string(out, "<ul class=\"fields\" aria-label=\"Metadata\">\n");
        for (int field = 0; field < ARTICLE_FIELD_COUNT; field++)
            add_field(a, (article_field)field, out);
        art_out_add_string(out, "</ul>\n");
    }
    art_out_add_string(out, "<div>\n");
    if (shown)
        art_out_add_string(out, "<ol class=\"blocks\" aria-label=\"Blocks of text\">\n");
    for (size_t i = 0; i < shown && article_block_get(a, i, &b) == ARTICLE_OK; i++)
        add_block(a, i, &b, number, out);
    art_out_add_string(out, shown ? "</ol>\n" : "<p>There is no text on this page.</p>\n");
    if (shown < count)
        cmd_explain_format(out, "<p>%zu more blocks are not shown.</p>\n", count - shown);
    art_out_add_string(out, "</div>\n");
    if (shown)
        add_map(a, shown, number, out);
    art_out_add_string(out, "</section>\n");
}

/* --- the file --- */

/* May the file be emptied? It is new, no regular file, empty, or a picture of an earlier run. */
static const char *may_overwrite(int fd)
{
    struct stat about;
    char begin[sizeof mark - 1];
    if (fstat(fd, &about) < 0)
        return strerror(errno);
    if (!S_ISREG(about.st_mode) || !about.st_size)
        return NULL;
    size_t size = 0;
    for (ssize_t got = 1; got > 0 && size<sizeof begin; size += got> 0 ? (size_t)got : 0)
        got = pread(fd, begin + size, sizeof begin - size, (off_t)size);
    if (size < sizeof begin || memcmp(begin, mark, sizeof begin) != 0)
        return "is there already, and was not made by --explain: not overwritten";
    return ftruncate(fd, 0) < 0 ? strerror(errno) : NULL;
}

const char *cmd_picture_open(cmd_picture *p, const char *name)
{
    *p = (cmd_picture){.shown = 0};
    int fd = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (fd < 0) /* what can only be written: a device, a pipe */
        fd = errno == EACCES || errno == EINVAL ? open(name, O_WRONLY | O_CLOEXEC) : fd;
    const char *problem = fd < 0 ? strerror(errno) : may_overwrite(fd);
    if (problem) {
        if (fd >= 0)
            (void)close(fd);
        return problem;
    }
    cmd_output_init(&p->out, fd);
    begin_page(&p->out.out);
    return NULL;
}

void cmd_picture_add(cmd_picture *p, const char *section, size_t size)
{
    if (p->shown == CMD_PICTURE_PAGES) {
        p->left_out++;
        return;
    }
    p->shown++;
    art_out_add(&p->out.out, section, size);
}

const char *cmd_picture_close(cmd_picture *p)
{
    end_page(p, &p->out.out);
    return cmd_output_close(&p->out) ? NULL : strerror(p->out.error);
}
