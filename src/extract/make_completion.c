/*
 * Prints the completion of a shell: make_completion bash|zsh|fish. Options, their values and what
 * they mean come from the list that the command itself is made of.
 */
#include "extract/options.h"

#include <stdlib.h>

typedef struct option {
    char letter;
    const char *name, *argument, *help;
} option;

static const option options[] = {
#define ROW(id, letter, name, argument, help, manual) {letter, name, argument, help},
    CMD_OPTION_LIST(ROW)
#undef ROW
};

enum {
    COUNT = sizeof options / sizeof *options
};

/* What an option's argument is, by how the list names it. */
typedef enum kind {
    NONE, /* it takes none */
    CHOICE,
    FILE_NAME,
    PERHAPS_FILE, /* only behind "=" */
    DIRECTORY,
    VALUE /* something that no shell can know */
} kind;

static kind kind_of(const option *o)
{
    return !*o->argument                             ? NONE
           : *o->argument == '['                     ? PERHAPS_FILE
           : art_lower(*o->argument) == *o->argument ? CHOICE /* the others are in capitals */
           : strcmp(o->argument, "FILE") == 0        ? FILE_NAME
           : strcmp(o->argument, "DIR") == 0         ? DIRECTORY
                                                     : VALUE;
}

/* a|b|c with spaces. */
static void choices(const char *argument)
{
    for (const char *p = argument; *p; p++)
        putchar(*p == '|' ? ' ' : *p);
}

/* Text inside single quotes; the characters of special stand behind a backslash. */
static void quoted(const char *text, const char *special)
{
    for (const char *p = text; *p; p++) {
        if (*p == '\'')
            fputs("'\\'", stdout);
        else if (strchr(special, *p))
            putchar('\\');
        putchar(*p);
    }
}

/* --- bash: "--name=value" comes as three words, for "=" is one of COMP_WORDBREAKS --- */

static void bash_argument(const option *o)
{
    fputs("    ", stdout);
    if (o->letter)
        printf("-%c|", o->letter);
    printf("--%s) ", o->name);
    if (kind_of(o) == CHOICE) {
        fputs("words='", stdout);
        choices(o->argument);
        puts("' ;;");
    } else if (kind_of(o) == VALUE) {
        puts("return ;;");
    } else {
        printf(
            "mapfile -t COMPREPLY < <(compgen %s -- \"$cur\"); compopt -o filenames; return ;;\n",
            kind_of(o) == DIRECTORY ? "-d" : "-f");
    }
}

static void bash(void)
{
    puts("# bash completion for " PROGRAM ". Made by make_completion from options.h.\n"
         "_" PROGRAM "() {\n"
         "    local cur=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD-1]} words=\n"
         "    if [[ $cur == = ]]; then\n"
         "        cur=\n"
         "    elif [[ $option == = ]]; then\n"
         "        option=${COMP_WORDS[COMP_CWORD-2]}\n"
         "    fi\n"
         "    case $option in");
    for (int i = 0; i < COUNT; i++)
        if (kind_of(&options[i]) != NONE)
            bash_argument(&options[i]);
    fputs("    *)\n"
          "        [[ $cur == -* ]] || return\n"
          "        words='",
          stdout);
    for (int i = 0; i < COUNT; i++)
        printf("%s--%s%s", i ? " " : "", options[i].name,
               kind_of(&options[i]) == NONE || kind_of(&options[i]) == PERHAPS_FILE ? "" : "=");
    puts("' ;;\n"
         "    esac\n"
         "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\")\n"
         "    [[ ${COMPREPLY[0]} != *= ]] || compopt -o nospace\n"
         "}\n"
         "complete -o default -F _" PROGRAM " " PROGRAM);
}

/* --- zsh --- */

static void zsh_option(const option *o)
{
    static const char *const action[] = {[FILE_NAME] = "_files",
                                         [PERHAPS_FILE] = "_files",
                                         [DIRECTORY] = "_files -/",
                                         [VALUE] = " "};
    bool takes = kind_of(o) != NONE, perhaps = kind_of(o) == PERHAPS_FILE;
    if (o->letter)
        printf("    '(-%c --%s)'{-%c%s,--%s%s}'[", o->letter, o->name, o->letter, takes ? "+" : "",
               o->name, takes ? "=" : "");
    else
        printf("    '--%s%s[", o->name, perhaps ? "=-" : takes ? "=" : "");
    quoted(o->help, "[]\\");
    putchar(']');
    if (kind_of(o) == CHOICE) {
        printf(":%s:(", o->name);
        choices(o->argument);
        putchar(')');
    } else if (takes) {
        printf("%s:%s:%s", perhaps ? ":" : "", perhaps ? "FILE" : o->argument, action[kind_of(o)]);
    }
    puts("' \\");
}

static void zsh(void)
{
    puts("#compdef " PROGRAM "\n"
         "# zsh completion for " PROGRAM ". Made by make_completion from options.h.\n"
         "_arguments -s -S \\");
    for (int i = 0; i < COUNT; i++)
        zsh_option(&options[i]);
    puts("    '*:file:_files'");
}

/* --- fish --- */

static void fish_option(const option *o)
{
    fputs("complete -c " PROGRAM, stdout);
    if (o->letter)
        printf(" -s %c", o->letter);
    printf(" -l %s", o->name);
    switch (kind_of(o)) {
    case NONE:
        break;
    case PERHAPS_FILE:
        fputs(" -F", stdout);
        break;
    case CHOICE:
        fputs(" -x -a '", stdout);
        choices(o->argument);
        putchar('\'');
        break;
    case FILE_NAME:
        fputs(" -r -F", stdout);
        break;
    case DIRECTORY:
        fputs(" -x -a '(__fish_complete_directories)'", stdout);
        break;
    case VALUE:
        fputs(" -x", stdout);
    }
    fputs(" -d '", stdout);
    quoted(o->help, "\\");
    puts("'");
}

static void fish(void)
{
    puts("# fish completion for " PROGRAM ". Made by make_completion from options.h.");
    for (int i = 0; i < COUNT; i++)
        fish_option(&options[i]);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*print)(void);
    } shells[] = {{"bash", bash}, {"zsh", zsh}, {"fish", fish}};
    for (size_t i = 0; argc == 2 && i < sizeof shells / sizeof *shells; i++)
        if (strcmp(argv[1], shells[i].name) == 0) {
            shells[i].print();
            return fflush(stdout) == 0 && !ferror(stdout) ? EXIT_SUCCESS : EXIT_FAILURE;
        }
    fputs("usage: make_completion bash|zsh|fish\n", stderr);
    return EXIT_FAILURE;
}
