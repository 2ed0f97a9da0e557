#include "extract/files.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

/* A directory being walked: its entries in the order of their bytes, so that each run and each
 * machine has the same order. */
typedef struct cmd_folder {
    struct cmd_folder *outer;
    char *path;
    char **names;
    size_t count, capacity, at;
} cmd_folder;

void cmd_files_init(cmd_files *f, const cmd_options *options)
{
    *f = (cmd_files){.options = options};
}

/* --- directories --- */

static void free_folder(cmd_folder *folder)
{
    if (!folder)
        return;
    for (size_t i = 0; i < folder->count; i++)
        free(folder->names[i]);
    free(folder->names);
    free(folder->path);
    free(folder);
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool add_name(cmd_folder *folder, const char *name)
{
    if (folder->count == folder->capacity) {
        size_t capacity = folder->capacity ? 2 * folder->capacity : 64;
        char **names = realloc(folder->names, capacity * sizeof *names);
        if (!names)
            return false;
        folder->names = names;
        folder->capacity = capacity;
    }
    char *copy = strdup(name);
    if (!copy)
        return false;
    folder->names[folder->count++] = copy;
    return true;
}

static const char *list_folder(cmd_folder *folder, DIR *directory)
{
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(directory);
        if (!entry)
            return errno ? strerror(errno) : NULL;
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
            continue;
        if (!add_name(folder, entry->d_name))
            return CMD_NO_MEMORY;
    }
}

/* Puts a directory on top of those being walked. NULL, or what went wrong. */
static const char *enter(cmd_files *f, const char *path)
{
    DIR *directory = opendir(path);
    if (!directory)
        return strerror(errno);
    cmd_folder *folder = calloc(1, sizeof *folder);
    const char *problem =
        folder && (folder->path = strdup(path)) ? list_folder(folder, directory) : CMD_NO_MEMORY;
    closedir(directory);
    if (problem) {
        free_folder(folder);
        return problem;
    }
    if (folder->count)
        qsort(folder->names, folder->count, sizeof *folder->names, by_bytes);
    folder->outer = f->folders;
    f->folders = folder;
    return NULL;
}

static bool join(cmd_bytes *name, const char *path, const char *entry)
{
    size_t size = strlen(path);
    name->size = 0;
    return cmd_bytes_add(name, path, size) &&
           (path[size - 1] == '/' || cmd_bytes_add(name, "/", 1)) &&
           cmd_bytes_add(name, entry, strlen(entry) + 1);
}

/* The next file in the directories being walked; END when none is left. Symbolic links and what is
 * neither file nor directory are passed over, as grep -r does. */
static cmd_files_status next_in_folders(cmd_files *f, const char **problem)
{
    while (f->folders) {
        cmd_folder *top = f->folders;
        if (top->at == top->count) {
            f->folders = top->outer;
            free_folder(top);
            continue;
        }
        struct stat about;
        *problem = NULL;
        if (!join(&f->name, top->path, top->names[top->at++]))
            *problem = CMD_NO_MEMORY;
        else if (lstat(f->name.data, &about) < 0)
            *problem = strerror(errno);
        else if (S_ISREG(about.st_mode))
            return CMD_FILES_NAME;
        else if (S_ISDIR(about.st_mode))
            *problem = enter(f, f->name.data);
        if (*problem)
            return CMD_FILES_PROBLEM;
    }
    return CMD_FILES_END;
}

/* --- names --- */

/* The next name of the list, each ended by a NUL. */
static cmd_files_status next_listed(cmd_files *f, const char **problem)
{
    cmd_source *s = &f->list;
    if (!f->listed) {
        f->listed = true;
        *problem = cmd_source_open(s, f->options->files0_from, UINT64_MAX);
        if (*problem) {
            s->state = CMD_SOURCE_END;
            if (!cmd_bytes_string(&f->name, f->options->files0_from))
                *problem = CMD_NO_MEMORY;
            return CMD_FILES_PROBLEM;
        }
    }
    const char *end = NULL;
    for (size_t seen = 0;;) {
        end = s->size > seen ? memchr(s->data + seen, '\0', s->size - seen) : NULL;
        seen = s->size;
        if (end || !cmd_source_want(s, seen + 1))
            break;
    }
    if (!s->size) {
        bool ended = s->state == CMD_SOURCE_END;
        *problem = ended ? NULL : s->problem;
        s->state = CMD_SOURCE_END;
        if (!ended && !cmd_bytes_string(&f->name, f->options->files0_from))
            *problem = CMD_NO_MEMORY;
        return ended ? CMD_FILES_END : CMD_FILES_PROBLEM;
    }
    size_t size = end ? (size_t)(end - s->data) : s->size;
    f->name.size = 0;
    if (!cmd_bytes_add(&f->name, s->data, size) || !cmd_bytes_add(&f->name, "", 1))
        *problem = CMD_NO_MEMORY;
    cmd_source_take(s, size + (end != NULL));
    return *problem ? CMD_FILES_PROBLEM : CMD_FILES_NAME;
}

static cmd_files_status next_operand(cmd_files *f, const char **problem)
{
    const cmd_options *o = f->options;
    if (o->files0_from)
        return next_listed(f, problem);
    const char *name = "-";
    if (f->at < o->file_count)
        name = o->files[f->at];
    else if (f->at > 0 || o->file_count > 0)
        return CMD_FILES_END;
    f->at++;
    if (cmd_bytes_string(&f->name, name))
        return CMD_FILES_NAME;
    *problem = CMD_NO_MEMORY;
    return CMD_FILES_PROBLEM;
}

cmd_files_status cmd_files_next(cmd_files *f, const char **name, const char **problem)
{
    for (;;) {
        *problem = NULL;
        cmd_files_status status = next_in_folders(f, problem);
        if (status == CMD_FILES_END) {
            status = next_operand(f, problem);
            struct stat about;
            if (status == CMD_FILES_NAME && f->options->recursive &&
                strcmp(f->name.data, "-") != 0 && stat(f->name.data, &about) == 0 &&
                S_ISDIR(about.st_mode)) {
                *problem = enter(f, f->name.data);
                if (!*problem)
                    continue;
                status = CMD_FILES_PROBLEM;
            }
        }
        *name = f->name.size ? f->name.data : "";
        return status;
    }
}

void cmd_files_free(cmd_files *f)
{
    while (f->folders) {
        cmd_folder *top = f->folders;
        f->folders = top->outer;
        free_folder(top);
    }
    if (f->listed)
        cmd_source_close(&f->list);
    cmd_source_free(&f->list);
    cmd_bytes_free(&f->name);
}
