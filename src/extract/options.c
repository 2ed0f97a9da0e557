#include "extract/options.h"

typedef enum option_id {
#define ID(id, letter, name, argument, help, manual) OPTION_##id,
    CMD_OPTION_LIST(ID)
#undef ID
    OPTION_COUNT
} option_id;

static const struct {
    char letter;
    const char *name, *argument, *help;
} options[OPTION_COUNT] = {
#define ROW(id, letter, name, argument, help, manual) {letter, name, argument, help},
    CMD_OPTION_LIST(ROW)
#undef ROW
};

typedef enum need {
    NO_ARGUMENT,
    PERHAPS_ONE, /* from the same word */
    AN_ARGUMENT
} need;

static need needs(option_id id)
{
    const char *argument = options[id].argument;
    return !*argument ? NO_ARGUMENT : *argument == '[' ? PERHAPS_ONE : AN_ARGUMENT;
}

/* The order in the option list is that of the enumerators. */
_Static_assert(ARTICLE_FORMAT_TEXT == 0 && ARTICLE_FORMAT_MARKDOWN == 1 &&
                   ARTICLE_FORMAT_HTML == 2 && ARTICLE_FORMAT_JSON == 3,
               "--format=text|markdown|html|json");
_Static_assert(ARTICLE_INPUT_AUTO == (int)CMD_INPUT_AUTO &&
                   ARTICLE_INPUT_HTML == (int)CMD_INPUT_HTML &&
                   ARTICLE_INPUT_TEXT == (int)CMD_INPUT_TEXT,
               "--input=auto|html|text");
_Static_assert(ARTICLE_MODE_AUTO == 0 && ARTICLE_MODE_ARTICLE == 1, "--mode=auto|article");
_Static_assert(ARTICLE_FAVOR_BALANCE == 0 && ARTICLE_FAVOR_PRECISION == 1 &&
                   ARTICLE_FAVOR_RECALL == 2,
               "--favor=balance|precision|recall");

/* --- help --- */

/* "  -f, --format=text|json", and spaces up to the column of the explanations; on a line of its own
 * where that is too long. */
static void help_option(art_out *out, option_id id)
{
    enum {
        COLUMN = 30
    };
    char left[64];
    const char letter[] = {'-', options[id].letter, ',', ' ', '\0'};
    const char *argument = options[id].argument;
    static const char *const before[] = {
        [NO_ARGUMENT] = "", [PERHAPS_ONE] = "[=", [AN_ARGUMENT] = "="};
    snprintf(left, sizeof left, "  %s--%s%s%s", options[id].letter ? letter : "    ",
             options[id].name, before[needs(id)], argument + (needs(id) == PERHAPS_ONE));
    art_out_add_string(out, left);
    size_t size = strlen(left);
    if (size >= COLUMN) {
        art_out_add_char(out, '\n');
        size = 0;
    }
    for (; size < COLUMN; size++)
        art_out_add_char(out, ' ');
    art_out_add_string(out, options[id].help);
    art_out_add_char(out, '\n');
}

void cmd_options_help(art_out *out)
{
    art_out_add_string(out, "Usage: " PROGRAM " [OPTION]... [FILE]...\n" PROGRAM ": " CMD_SUMMARY
                            ".\n" CMD_OPERANDS "\n\n");
    for (int i = 0; i < OPTION_COUNT; i++)
        help_option(out, (option_id)i);
    art_out_add_string(out, "\nExit status:\n");
#define LINE(id, number, meaning) art_out_add_string(out, "  " #number "  " meaning "\n");
    CMD_STATUS_LIST(LINE)
#undef LINE
}

/* --- values: each reader returns NULL, or what is wrong with the value --- */

/* Sets *index to the place of value in a list a|b|c. */
static const char *read_choice(const char *list, const char *value, int *index)
{
    size_t size = strlen(value);
    const char *item = list;
    for (int i = 0;; i++) {
        size_t length = strcspn(item, "|");
        if (length == size && !memcmp(item, value, size)) {
            *index = i;
            return NULL;
        }
        if (!item[length])
            return list;
        item += length + 1;
    }
}

/* Names of keys, commas between them. */
static const char *read_keys(const char *value, unsigned long long *keys)
{
    static const char *const names[] = {
#define NAME(id, name, text) [id] = (name),
        ARTICLE_KEY_LIST(NAME)
#undef NAME
    };
#define NAME(id, name, text) " " name
    static const char unknown[] = "the keys are" ARTICLE_KEY_LIST(NAME);
#undef NAME
    *keys = 0;
    for (;; value++) {
        size_t size = strcspn(value, ",");
        int key = 0;
        while (key < ARTICLE_KEY_COUNT &&
               (strlen(names[key]) != size || memcmp(names[key], value, size) != 0))
            key++;
        if (key == ARTICLE_KEY_COUNT)
            return unknown;
        *keys |= ARTICLE_KEY_BIT(key);
        value += size;
        if (!*value)
            return NULL;
    }
}

/* A number of threads. */
static const char *read_jobs(const char *value, unsigned *jobs)
{
    enum {
        MOST = 1024
    };
    unsigned n = 0;
    const char *p = value;
    for (; art_is_digit(*p) && n <= MOST; p++)
        n = 10 * n + (unsigned)(*p - '0');
    if (p == value || *p)
        return art_is_digit(*p) ? "at most 1024" : "not a number";
    *jobs = n;
    return n < 1 ? "must be at least 1" : n > MOST ? "at most 1024" : NULL;
}

/* A number of columns. */
static const char *read_width(const char *value, unsigned *width)
{
    enum {
        LEAST = 10,
        MOST = 10000
    };
    unsigned n = 0;
    const char *p = value;
    for (; art_is_digit(*p) && n <= MOST; p++)
        n = 10 * n + (unsigned)(*p - '0');
    if (p == value || *p)
        return art_is_digit(*p) ? "at most 10000" : "not a number";
    *width = n;
    return n < LEAST ? "must be at least 10" : n > MOST ? "at most 10000" : NULL;
}

/* A positive number of bytes, with k, m or g for 2^10, 2^20 or 2^30. */
static const char *read_bytes(const char *value, size_t *bytes)
{
    static const char invalid[] = "not a number of bytes", large[] = "too large";
    static const char units[] = "kmgKMG";
    const char *p = value;
    size_t n = 0;
    bool overflow = false;
    for (; art_is_digit(*p); p++) {
        size_t digit = (size_t)(*p - '0');
        overflow = overflow || n > (SIZE_MAX - digit) / 10;
        n = n * 10 + digit;
    }
    const char *unit = *p ? strchr(units, *p) : NULL;
    if (p == value || (*p && !unit) || (unit && p[1]))
        return invalid;
    int shift = unit ? 10 * ((int)((unit - units) % 3) + 1) : 0;
    if (overflow || n > SIZE_MAX >> shift)
        return large;
    *bytes = n << shift;
    return n ? NULL : "must be at least 1";
}

/* Applies one option. */
static const char *apply(cmd_options *o, option_id id, const char *value)
{
    const char *problem = NULL;
    int choice = 0;
    switch (id) {
    case OPTION_FORMAT:
        problem = read_choice(options[id].argument, value, &choice);
        o->format = (article_format)choice;
        o->format_given = true;
        break;
    case OPTION_JSON:
        o->format_given = true;
        o->format = ARTICLE_FORMAT_JSON;
        break;
    case OPTION_MARKDOWN:
        o->format_given = true;
        o->format = ARTICLE_FORMAT_MARKDOWN;
        break;
    case OPTION_HTML:
        o->format_given = true;
        o->format = ARTICLE_FORMAT_HTML;
        break;
    case OPTION_LINKS:
        o->write_flags |= ARTICLE_WRITE_LINKS;
        break;
    case OPTION_IMAGES:
        o->write_flags |= ARTICLE_WRITE_IMAGES;
        break;
    case OPTION_NO_TABLES:
        o->write_flags |= ARTICLE_WRITE_NO_TABLES;
        break;
    case OPTION_COMMENTS:
        o->write_flags |= ARTICLE_WRITE_COMMENTS;
        break;
    case OPTION_META:
        o->write_flags |= ARTICLE_WRITE_META;
        break;
    case OPTION_WIDTH:
        problem = read_width(value, &o->width);
        break;
    case OPTION_STANDALONE:
        o->write_flags |= ARTICLE_WRITE_STANDALONE;
        break;
    case OPTION_FIELDS:
        problem = read_keys(value, &o->keys);
        break;
    case OPTION_BLOCKS:
        o->blocks = true;
        break;
    case OPTION_COMPAT:
        problem = read_choice(options[id].argument, value, &choice);
        o->write_flags |= ARTICLE_WRITE_READABILITY;
        break;
    case OPTION_INPUT:
        problem = read_choice(options[id].argument, value, &choice);
        o->input = (cmd_input_kind)choice;
        break;
    case OPTION_MODE:
        problem = read_choice(options[id].argument, value, &choice);
        o->mode = (article_mode)choice;
        break;
    case OPTION_FAVOR:
        problem = read_choice(options[id].argument, value, &choice);
        o->favor = (article_favor)choice;
        break;
    case OPTION_URL:
        o->url = value;
        break;
    case OPTION_CHARSET:
        o->charset = value;
        problem = article_charset_known(value) ? NULL : "unknown encoding";
        break;
    case OPTION_MAX_BYTES:
        problem = read_bytes(value, &o->max_bytes);
        break;
    case OPTION_MAX_MEMORY:
        problem = read_bytes(value, &o->max_memory);
        break;
    case OPTION_RECURSIVE:
        o->recursive = true;
        break;
    case OPTION_FILES0_FROM:
        o->files0_from = value;
        break;
    case OPTION_ALL_STATUS:
        o->all_status = true;
        break;
    case OPTION_JOBS:
        problem = read_jobs(value, &o->jobs);
        break;
    case OPTION_DEDUPE:
        o->dedupe = true;
        break;
    case OPTION_OUTPUT_DIR:
        o->output_dir = value;
        problem = *value ? NULL : "no directory";
        break;
    case OPTION_CHECKPOINT:
        o->checkpoint = value;
        problem = *value ? NULL : "no file";
        break;
    case OPTION_PROGRESS:
        problem = read_choice(options[id].argument, value, &choice);
        o->progress = (cmd_progress_when)choice;
        break;
    case OPTION_SANDBOX:
        problem = read_choice(options[id].argument, value, &choice);
        o->sandbox = (cmd_sandbox_when)choice;
        break;
    case OPTION_SUMMARY:
        o->summary = true;
        break;
    case OPTION_EXPLAIN:
        o->explain = true;
        o->picture = *value ? value : NULL;
        break;
    case OPTION_QUIET:
        o->quiet = true;
        break;
    case OPTION_HELP:
        o->action = CMD_HELP;
        break;
    case OPTION_VERSION:
        o->action = CMD_VERSION;
        break;
    case OPTION_COUNT:
        break;
    }
    return problem;
}

/* --- the command line --- */

typedef struct parser {
    int argc, at;
    char **argv;
    cmd_options options;
    FILE *errors;
} parser;

/* Behind the message of a usage error. */
static void give_hint(parser *p)
{
    fputs("Try '" PROGRAM " --help'\n", p->errors);
    p->options.action = CMD_USAGE_ERROR;
}

static void unknown_option(parser *p, const char *name)
{
    cmd_message(p->errors, "unknown option '%s'", name);
    give_hint(p);
}

/* Applies an option; value is the argument that was given in the same word, or NULL. */
static void take(parser *p, option_id id, const char *value)
{
    const char *name = options[id].name;
    if (needs(id) == NO_ARGUMENT) {
        if (value) {
            cmd_message(p->errors, "option '--%s' takes no argument", name);
            give_hint(p);
            return;
        }
    } else if (needs(id) == AN_ARGUMENT && !value) {
        if (p->at + 1 >= p->argc) {
            cmd_message(p->errors, "option '--%s' needs an argument", name);
            give_hint(p);
            return;
        }
        value = p->argv[++p->at];
    }
    const char *problem = needs(id) == PERHAPS_ONE && value && !*value ? "no file" : NULL;
    if (!problem)
        problem = apply(&p->options, id, value ? value : "");
    if (problem) {
        cmd_message(p->errors, "invalid --%s '%s': %s", name, value, problem);
        give_hint(p);
    }
}

static void take_long(parser *p, const char *word)
{
    size_t size = strcspn(word, "=");
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (strlen(options[i].name) == size && !memcmp(options[i].name, word, size)) {
            take(p, (option_id)i, word[size] ? word + size + 1 : NULL);
            return;
        }
    }
    unknown_option(p, p->argv[p->at]);
}

/* -qu URL, -quURL: letters stand together, and an argument may follow its letter. */
static void take_letters(parser *p, const char *word)
{
    while (*word && p->options.action == CMD_EXTRACT) {
        int i = 0;
        while (i < OPTION_COUNT && options[i].letter != *word)
            i++;
        if (i == OPTION_COUNT) {
            /* The whole character, should it be longer than a byte. */
            char name[8] = "-";
            size_t size = 0;
            art_utf8_next(word, strlen(word), &size);
            memcpy(name + 1, word, size);
            unknown_option(p, name);
            return;
        }
        word++;
        bool takes_value = needs((option_id)i) == AN_ARGUMENT;
        take(p, (option_id)i, takes_value && *word ? word : NULL);
        if (takes_value)
            return;
    }
}

static bool is_for_json(const cmd_options *o)
{
    return o->keys || o->blocks || (o->write_flags & ARTICLE_WRITE_READABILITY);
}

/* --fields, --blocks and --compat say which keys JSON has, and that it is JSON. */
static void settle_keys(cmd_options *o)
{
    if (o->blocks)
        o->keys = (o->keys ? o->keys : ARTICLE_KEYS_DEFAULT) | ARTICLE_KEY_BIT(ARTICLE_KEY_BLOCKS);
    if (is_for_json(o)) {
        o->format = ARTICLE_FORMAT_JSON;
        o->format_given = true;
    }
}

/* What cannot stand beside each other. */
static void check_together(parser *p)
{
    const cmd_options *o = &p->options;
    if (o->action != CMD_EXTRACT)
        return;
    if (o->files0_from && o->file_count) {
        cmd_message(p->errors, "'%s': no FILE can be given beside --files0-from", o->files[0]);
        give_hint(p);
    } else if (o->dedupe && o->checkpoint) {
        /* What was seen before would have to be kept as well. */
        cmd_message(p->errors, "--dedupe and --checkpoint cannot be given together");
        give_hint(p);
    } else if ((o->write_flags & ARTICLE_WRITE_STANDALONE) && o->format != ARTICLE_FORMAT_HTML) {
        cmd_message(p->errors, "--standalone is for --html");
        give_hint(p);
    } else if (is_for_json(o) && o->format_given && o->format != ARTICLE_FORMAT_JSON) {
        cmd_message(p->errors, "--fields, --blocks and --compat are for JSON");
        give_hint(p);
    } else if ((o->write_flags & ARTICLE_WRITE_READABILITY) && (o->keys || o->blocks)) {
        cmd_message(p->errors, "--compat cannot be given beside --fields and --blocks");
        give_hint(p);
    } else if (o->picture && o->checkpoint) {
        /* The pages before the interruption would be missing from it. */
        cmd_message(p->errors, "--explain=FILE and --checkpoint cannot be given together");
        give_hint(p);
    } else if (o->width && o->format != ARTICLE_FORMAT_TEXT) {
        cmd_message(p->errors, "--width is for --format=text");
        give_hint(p);
    }
}

cmd_options cmd_options_parse(int argc, char **argv, FILE *errors)
{
    parser p = {.argc = argc, .argv = argv, .errors = errors};
    int files = 0; /* so many operands stand at the front of argv, behind the program's name */
    for (p.at = 1; p.at < argc && p.options.action == CMD_EXTRACT; p.at++) {
        char *word = argv[p.at];
        if (!strcmp(word, "--")) {
            while (++p.at < argc)
                argv[1 + files++] = argv[p.at];
        } else if (word[0] != '-' || !word[1]) {
            argv[1 + files++] = word;
        } else if (word[1] == '-') {
            take_long(&p, word + 2);
        } else {
            take_letters(&p, word + 1);
        }
    }
    p.options.files = argv + 1;
    p.options.file_count = files;
    check_together(&p);
    settle_keys(&p.options);
    return p.options;
}
