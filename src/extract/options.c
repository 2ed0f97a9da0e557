#include "extract/options.h"

#include <stdint.h>
#include <string.h>

typedef enum option_id {
#define ID(id, letter, name, argument, help) OPTION_##id,
    CMD_OPTION_LIST(ID)
#undef ID
    OPTION_COUNT
} option_id;

static const struct {
    char letter;
    const char *name, *argument, *help;
} options[OPTION_COUNT] = {
#define ROW(id, letter, name, argument, help) {letter, name, argument, help},
    CMD_OPTION_LIST(ROW)
#undef ROW
};

void cmd_options_help(FILE *out)
{
    fputs("Usage: " PROGRAM " [OPTION]... [FILE]...\n"
          "Print the article of a web page, without the page around it.\n"
          "No FILE, or - for one, is standard input.\n\n",
          out);
    for (int i = 0; i < OPTION_COUNT; i++) {
        char left[40] = "";
        const char *argument = options[i].argument;
        snprintf(left, sizeof left, "--%s%s%s", options[i].name, argument ? "=" : "",
                 argument ? argument : "");
        if (options[i].letter)
            fprintf(out, "  -%c, %-20s  %s\n", options[i].letter, left, options[i].help);
        else
            fprintf(out, "      %-20s  %s\n", left, options[i].help);
    }
    fputs("\nExit status: 0 an article was found, 1 none was found, 2 an error.\n", out);
}

/* --- values --- */

static bool parse_format(const char *value, article_format *format)
{
    if (!strcmp(value, "text"))
        *format = ARTICLE_FORMAT_TEXT;
    else if (!strcmp(value, "json"))
        *format = ARTICLE_FORMAT_JSON;
    else
        return false;
    return true;
}

static bool parse_input(const char *value, article_input *input)
{
    if (!strcmp(value, "auto"))
        *input = ARTICLE_INPUT_AUTO;
    else if (!strcmp(value, "html"))
        *input = ARTICLE_INPUT_HTML;
    else if (!strcmp(value, "text"))
        *input = ARTICLE_INPUT_TEXT;
    else
        return false;
    return true;
}

/* A positive number of bytes, with k, m or g for 2^10, 2^20 or 2^30. */
static bool parse_bytes(const char *value, size_t *bytes)
{
    size_t n = 0;
    const char *p = value;
    for (; *p >= '0' && *p <= '9'; p++) {
        size_t digit = (size_t)(*p - '0');
        if (n > (SIZE_MAX - digit) / 10)
            return false;
        n = n * 10 + digit;
    }
    static const char units[] = "kmgKMG";
    const char *unit = *p ? strchr(units, *p) : NULL;
    int shift = unit ? 10 * ((int)((unit - units) % 3) + 1) : 0;
    if (p == value || (*p && !unit) || (unit && p[1]) || n > SIZE_MAX >> shift || n == 0)
        return false;
    *bytes = n << shift;
    return true;
}

/* Applies one option; false when its value is invalid. */
static bool apply(cmd_options *o, option_id id, const char *value)
{
    switch (id) {
    case OPTION_FORMAT:
        return parse_format(value, &o->format);
    case OPTION_JSON:
        o->format = ARTICLE_FORMAT_JSON;
        return true;
    case OPTION_INPUT:
        return parse_input(value, &o->input);
    case OPTION_URL:
        o->url = value;
        return true;
    case OPTION_CHARSET:
        o->charset = value;
        return article_charset_known(value) != 0;
    case OPTION_MAX_BYTES:
        return parse_bytes(value, &o->max_bytes);
    case OPTION_QUIET:
        o->quiet = true;
        return true;
    case OPTION_HELP:
    case OPTION_VERSION:
        if (o->action == CMD_EXTRACT)
            o->action = id == OPTION_HELP ? CMD_HELP : CMD_VERSION;
        return true;
    case OPTION_COUNT:
        break;
    }
    return false;
}

/* --- the command line --- */

typedef struct parser {
    int argc, at;
    char **argv;
    cmd_options options;
    FILE *errors;
} parser;

static bool usage_error(parser *p, const char *what, const char *name, const char *value)
{
    fprintf(p->errors, PROGRAM ": %s", what);
    if (name)
        fprintf(p->errors, " %s", name);
    if (value)
        fprintf(p->errors, ": %s", value);
    fprintf(p->errors, "\nTry '" PROGRAM " --help'.\n");
    p->options.action = CMD_USAGE_ERROR;
    return false;
}

/* Applies an option whose argument, if any was given in the same word, is value. */
static bool take(parser *p, option_id id, const char *value)
{
    char name[24];
    snprintf(name, sizeof name, "--%s", options[id].name);
    if (!options[id].argument && value)
        return usage_error(p, "no argument allowed for", name, NULL);
    if (options[id].argument && !value) {
        if (p->at + 1 >= p->argc)
            return usage_error(p, "argument missing for", name, NULL);
        value = p->argv[++p->at];
    }
    return apply(&p->options, id, value) || usage_error(p, "invalid argument for", name, value);
}

static bool take_long(parser *p, const char *word)
{
    size_t size = strcspn(word, "=");
    for (int i = 0; i < OPTION_COUNT; i++)
        if (strlen(options[i].name) == size && !memcmp(options[i].name, word, size))
            return take(p, (option_id)i, word[size] ? word + size + 1 : NULL);
    return usage_error(p, "unknown option", p->argv[p->at], NULL);
}

/* -qu URL, -uURL: letters stand together, and an argument may follow its letter. */
static bool take_letters(parser *p, const char *word)
{
    for (; *word; word++) {
        int i = 0;
        while (i < OPTION_COUNT && options[i].letter != *word)
            i++;
        if (i == OPTION_COUNT) {
            const char name[3] = {'-', *word, '\0'};
            return usage_error(p, "unknown option", name, NULL);
        }
        if (options[i].argument)
            return take(p, (option_id)i, word[1] ? word + 1 : NULL);
        if (!take(p, (option_id)i, NULL))
            return false;
    }
    return true;
}

cmd_options cmd_options_parse(int argc, char **argv, FILE *errors)
{
    parser p = {.argc = argc, .argv = argv, .errors = errors};
    int files = 0; /* operands gather at the front of argv, behind the program's name */
    for (p.at = 1; p.at < argc; p.at++) {
        char *word = argv[p.at];
        if (!strcmp(word, "--")) {
            while (++p.at < argc)
                argv[1 + files++] = argv[p.at];
            break;
        }
        if (word[0] != '-' || !word[1])
            argv[1 + files++] = word;
        else if (word[1] == '-' ? !take_long(&p, word + 2) : !take_letters(&p, word + 1))
            return p.options;
    }
    p.options.files = argv + 1;
    p.options.file_count = files;
    return p.options;
}
