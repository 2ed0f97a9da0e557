/* The command line: options, operands, and each way to get them wrong. */
#include "extract/options.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

enum {
    WORDS_MAX = 16
};

/* A command line that is read afresh by each parse(). */
static char *words[WORDS_MAX + 1];
static char *said; /* what the last parse() wrote on errors */

static cmd_options parse_words(int count)
{
    size_t size;
    free(said);
    said = NULL;
    FILE *errors = open_memstream(&said, &size);
    assert_non_null(errors);
    cmd_options options = cmd_options_parse(count, words, errors);
    assert_int_equal(fclose(errors), 0);
    return options;
}

/* Splits at single spaces: parse("-q  x") has an empty word. */
static cmd_options parse(const char *line)
{
    static char copy[256];
    assert_true(strlen(line) < sizeof copy);
    strcpy(copy, line);
    static char name[] = PROGRAM;
    words[0] = name;
    int count = 1;
    for (char *p = *copy ? copy : NULL; p; count++) {
        assert_true(count < WORDS_MAX);
        words[count] = p;
        p = strchr(p, ' ');
        if (p)
            *p++ = '\0';
    }
    words[count] = NULL;
    return parse_words(count);
}

/* Parses a line that must be valid. */
static cmd_options accept(const char *line)
{
    cmd_options options = parse(line);
    assert_int_equal(options.action, CMD_EXTRACT);
    assert_string_equal(said, "");
    return options;
}

/* Parses a line that must be refused with this reason and the hint. */
static void refuse(const char *line, const char *reason)
{
    char expected[256];
    snprintf(expected, sizeof expected, PROGRAM ": %s\nTry '" PROGRAM " --help'\n", reason);
    assert_int_equal(parse(line).action, CMD_USAGE_ERROR);
    assert_string_equal(said, expected);
}

static void test_defaults(void **state)
{
    (void)state;
    cmd_options o = accept("");
    assert_int_equal(o.format, ARTICLE_FORMAT_TEXT);
    assert_int_equal(o.input, ARTICLE_INPUT_AUTO);
    assert_null(o.url);
    assert_null(o.charset);
    assert_int_equal(o.max_bytes, 0);
    assert_false(o.quiet);
    assert_int_equal(o.file_count, 0);
}

static void test_no_program_name(void **state)
{
    (void)state;
    words[0] = NULL;
    cmd_options o = parse_words(0);
    assert_int_equal(o.action, CMD_EXTRACT);
    assert_int_equal(o.file_count, 0);
}

static void test_format(void **state)
{
    (void)state;
    assert_int_equal(accept("--format=json").format, ARTICLE_FORMAT_JSON);
    assert_int_equal(accept("--format json").format, ARTICLE_FORMAT_JSON);
    assert_int_equal(accept("-f json").format, ARTICLE_FORMAT_JSON);
    assert_int_equal(accept("-fjson").format, ARTICLE_FORMAT_JSON);
    assert_int_equal(accept("--json").format, ARTICLE_FORMAT_JSON);
    assert_int_equal(accept("--format=text").format, ARTICLE_FORMAT_TEXT);
    assert_int_equal(accept("--json -ftext").format, ARTICLE_FORMAT_TEXT);
    assert_int_equal(accept("-ftext --json").format, ARTICLE_FORMAT_JSON);
    assert_int_equal(accept("-f markdown").format, ARTICLE_FORMAT_MARKDOWN);
    assert_int_equal(accept("--markdown").format, ARTICLE_FORMAT_MARKDOWN);
    assert_int_equal(accept("--format=html").format, ARTICLE_FORMAT_HTML);
    assert_int_equal(accept("--json --html").format, ARTICLE_FORMAT_HTML);
    refuse("--format=xml", "invalid --format 'xml': text|markdown|html|json");
    refuse("--format=", "invalid --format '': text|markdown|html|json");
    refuse("--format=js", "invalid --format 'js': text|markdown|html|json");
    refuse("--format=text|json", "invalid --format 'text|json': text|markdown|html|json");
    refuse("-f", "option '--format' needs an argument");
}

static void test_what_is_written(void **state)
{
    (void)state;
    assert_int_equal(accept("").write_flags, 0);
    assert_int_equal(accept("--links --images").write_flags,
                     ARTICLE_WRITE_LINKS | ARTICLE_WRITE_IMAGES);
    assert_int_equal(accept("--no-tables").write_flags, ARTICLE_WRITE_NO_TABLES);
    assert_int_equal(accept("--meta").write_flags, ARTICLE_WRITE_META);
    assert_int_equal(accept("--standalone --html").write_flags, ARTICLE_WRITE_STANDALONE);
    assert_int_equal(accept("--width=72").width, 72);
    refuse("--width=9", "invalid --width '9': must be at least 10");
    refuse("--width=7x", "invalid --width '7x': not a number");
    refuse("--width=99999999999", "invalid --width '99999999999': at most 10000");
    refuse("--width=72 --html", "--width is for --format=text");
    refuse("--standalone", "--standalone is for --html");
    refuse("--html --standalone --json", "--standalone is for --html");
}

static void test_input(void **state)
{
    (void)state;
    assert_int_equal(accept("--input=html").input, CMD_INPUT_HTML);
    assert_int_equal(accept("-i text").input, CMD_INPUT_TEXT);
    assert_int_equal(accept("-i jsonl").input, CMD_INPUT_JSONL);
    assert_int_equal(accept("-i warc").input, CMD_INPUT_WARC);
    assert_int_equal(accept("-itext --input auto").input, CMD_INPUT_AUTO);
    refuse("-i HTML", "invalid --input 'HTML': auto|html|text|jsonl|warc");
}

static void test_format_given(void **state)
{
    (void)state;
    assert_false(accept("").format_given);
    assert_true(accept("-f text").format_given);
    assert_true(accept("--json").format_given);
}

static void test_jobs(void **state)
{
    (void)state;
    assert_int_equal(accept("").jobs, 0);
    assert_int_equal(accept("-j 7").jobs, 7);
    assert_int_equal(accept("--jobs=1024").jobs, 1024);
    refuse("-j 0", "invalid --jobs '0': must be at least 1");
    refuse("-j 1025", "invalid --jobs '1025': at most 1024");
    refuse("-j 99999999999999999999", "invalid --jobs '99999999999999999999': at most 1024");
    refuse("-j two", "invalid --jobs 'two': not a number");
    refuse("-j 2x", "invalid --jobs '2x': not a number");
    refuse("-j -1", "invalid --jobs '-1': not a number");
}

static void test_streams(void **state)
{
    (void)state;
    cmd_options options = accept("-r --all-status --summary --max-memory=64m a b");
    assert_true(options.recursive && options.all_status && options.summary);
    assert_int_equal(options.max_memory, (size_t)64 << 20);
    assert_string_equal(accept("--files0-from=-").files0_from, "-");
    refuse("--dedupe --checkpoint=x", "--dedupe and --checkpoint cannot be given together");
    refuse("--files0-from=list page.html",
           "'page.html': no FILE can be given beside --files0-from");
}

static void test_url(void **state)
{
    (void)state;
    assert_string_equal(accept("--url=https://a.example/?q=1").url, "https://a.example/?q=1");
    assert_string_equal(accept("-uhttps://a.example/").url, "https://a.example/");
    assert_string_equal(accept("-u x -u y").url, "y");
    assert_string_equal(accept("--url=").url, "");
    assert_string_equal(accept("--url -- a").url, "--");
    refuse("page.html --url", "option '--url' needs an argument");
}

static void test_charset(void **state)
{
    (void)state;
    assert_string_equal(accept("--charset=windows-1251").charset, "windows-1251");
    assert_string_equal(accept("-c UTF-8").charset, "UTF-8");
    refuse("-c klingon", "invalid --charset 'klingon': unknown encoding");
    refuse("--charset=", "invalid --charset '': unknown encoding");
}

static void test_max_bytes(void **state)
{
    (void)state;
    assert_int_equal(accept("--max-bytes=1").max_bytes, 1);
    assert_int_equal(accept("--max-bytes 0010").max_bytes, 10);
    assert_int_equal(accept("--max-bytes=3k").max_bytes, 3 * 1024);
    assert_int_equal(accept("--max-bytes=3M").max_bytes, 3 * 1024 * 1024);
    assert_int_equal(accept("--max-bytes=1g").max_bytes, 1024 * 1024 * 1024);
    static const char *const invalid[] = {"",    "k",    "x",  "-1", "+1", "1.5",
                                          "1kb", "1 k ", "0x", " 1", "1t", "1K1"};
    for (size_t i = 0; i < sizeof invalid / sizeof *invalid; i++) {
        static char option[] = "--max-bytes", value[16];
        snprintf(value, sizeof value, "%s", invalid[i]);
        words[1] = option;
        words[2] = value;
        assert_int_equal(parse_words(3).action, CMD_USAGE_ERROR);
    }
    refuse("--max-bytes=10x", "invalid --max-bytes '10x': not a number of bytes");
    refuse("--max-bytes=0", "invalid --max-bytes '0': must be at least 1");
    refuse("--max-bytes=0g", "invalid --max-bytes '0g': must be at least 1");
}

/* The largest numbers that fit, and the smallest that do not. */
static void test_max_bytes_overflow(void **state)
{
    (void)state;
    char line[64];
    snprintf(line, sizeof line, "--max-bytes=%zu", SIZE_MAX);
    assert_true(accept(line).max_bytes == SIZE_MAX);
    snprintf(line, sizeof line, "--max-bytes=%zug", SIZE_MAX >> 30);
    assert_true(accept(line).max_bytes == SIZE_MAX >> 30 << 30);
    snprintf(line, sizeof line, "--max-bytes=%zug", (SIZE_MAX >> 30) + 1);
    assert_int_equal(parse(line).action, CMD_USAGE_ERROR);
    refuse("--max-bytes=18446744073709551616",
           "invalid --max-bytes '18446744073709551616': too large");
    refuse("--max-bytes=99999999999999999999999k",
           "invalid --max-bytes '99999999999999999999999k': too large");
}

static void test_letters_together(void **state)
{
    (void)state;
    cmd_options o = accept("-qfjson");
    assert_true(o.quiet);
    assert_int_equal(o.format, ARTICLE_FORMAT_JSON);
    o = accept("-qu https://a.example/ page.html");
    assert_true(o.quiet);
    assert_string_equal(o.url, "https://a.example/");
    assert_int_equal(o.file_count, 1);
    assert_int_equal(parse("-qh").action, CMD_HELP);
    refuse("-qx", "unknown option '-x'");
    refuse("-q\xc3\xa9", "unknown option '-\xc3\xa9'");
    refuse("-q\xff", "unknown option '-\xff'");
}

static void test_operands(void **state)
{
    (void)state;
    cmd_options o = accept("a --json b -q - c");
    assert_int_equal(o.file_count, 4);
    assert_string_equal(o.files[0], "a");
    assert_string_equal(o.files[1], "b");
    assert_string_equal(o.files[2], "-");
    assert_string_equal(o.files[3], "c");
    assert_true(o.quiet);
    o = accept("a -- --json -- -q");
    assert_int_equal(o.file_count, 4);
    assert_string_equal(o.files[1], "--json");
    assert_string_equal(o.files[2], "--");
    assert_string_equal(o.files[3], "-q");
    assert_false(o.quiet);
    assert_int_equal(accept("--").file_count, 0);
    o = accept("a  b");
    assert_int_equal(o.file_count, 3);
    assert_string_equal(o.files[1], "");
}

static void test_help_and_version(void **state)
{
    (void)state;
    assert_int_equal(parse("-h").action, CMD_HELP);
    assert_int_equal(parse("--help").action, CMD_HELP);
    assert_int_equal(parse("-V").action, CMD_VERSION);
    assert_int_equal(parse("--version").action, CMD_VERSION);
    assert_int_equal(parse("--version --help").action, CMD_VERSION);
    assert_int_equal(parse("page.html -h --no-such-option").action, CMD_HELP);
    refuse("--no-such-option --help", "unknown option '--no-such-option'");
}

static void test_long_options(void **state)
{
    (void)state;
    refuse("--json=yes", "option '--json' takes no argument");
    refuse("--quiet=", "option '--quiet' takes no argument");
    refuse("--help=json", "option '--help' takes no argument");
    refuse("--form=json", "unknown option '--form=json'");
    refuse("--formats=json", "unknown option '--formats=json'");
    refuse("--=json", "unknown option '--=json'");
    refuse("---json", "unknown option '---json'");
    refuse("--j\033[1m", "unknown option '--j?[1m'");
}

static void test_perhaps_an_argument(void **state)
{
    (void)state;
    cmd_options o = accept("--explain page.html");
    assert_true(o.explain);
    assert_null(o.picture);
    assert_int_equal(o.file_count, 1);
    o = accept("--explain=why.html page.html");
    assert_true(o.explain);
    assert_string_equal(o.picture, "why.html");
    assert_string_equal(o.files[0], "page.html");
    assert_null(accept("--explain=why.html --explain").picture);
    refuse("--explain=", "invalid --explain '': no file");
    refuse("--explain=a --checkpoint=b",
           "--explain=FILE and --checkpoint cannot be given together");
    accept("--explain --checkpoint=b");
}

static int collect(void *user, const char *data, size_t size)
{
    return fwrite(data, 1, size, user) == size ? 0 : -1;
}

/* Each option stands in --help, and no line is wider than a terminal. */
static void test_help_text(void **state)
{
    (void)state;
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    assert_non_null(stream);
    art_out out;
    art_out_init(&out, collect, stream);
    cmd_options_help(&out);
    assert_true(art_out_flush(&out));
    assert_int_equal(fclose(stream), 0);
#define NAMED(id, letter, name, argument, help, manual)                                            \
    assert_non_null(strstr(text, *argument == '[' ? "--" name "[="                                 \
                                 : *argument      ? "--" name "=" argument                         \
                                                  : "--" name " "));                                    \
    assert_non_null(strstr(text, " " help "\n"));
    CMD_OPTION_LIST(NAMED)
#undef NAMED
    for (const char *line = text; *line; line += strcspn(line, "\n") + 1)
        assert_true(strcspn(line, "\n") <= 80);
    free(text);
}

static int forget(void **state)
{
    (void)state;
    free(said);
    said = NULL;
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_defaults),
        cmocka_unit_test(test_no_program_name),
        cmocka_unit_test(test_format),
        cmocka_unit_test(test_what_is_written),
        cmocka_unit_test(test_input),
        cmocka_unit_test(test_format_given),
        cmocka_unit_test(test_jobs),
        cmocka_unit_test(test_streams),
        cmocka_unit_test(test_url),
        cmocka_unit_test(test_charset),
        cmocka_unit_test(test_max_bytes),
        cmocka_unit_test(test_max_bytes_overflow),
        cmocka_unit_test(test_letters_together),
        cmocka_unit_test(test_operands),
        cmocka_unit_test(test_help_and_version),
        cmocka_unit_test(test_long_options),
        cmocka_unit_test(test_perhaps_an_argument),
        cmocka_unit_test(test_help_text),
    };
    return cmocka_run_group_tests(tests, NULL, forget);
}
