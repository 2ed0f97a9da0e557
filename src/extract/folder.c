#include "extract/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* Appends the parts of a name to the path. Nothing may lead out of the folder. */
static const char *add_parts(cmd_bytes *path, const char *name)
{
    bool any = false;
    for (const char *p = name; *p;) {
        size_t size = strcspn(p, "/");
        bool here = size == 0 || (size == 1 && p[0] == '.');
        if (size == 2 && p[0] == '.' && p[1] == '.')
            return "a name with .. in it has no place under --output-dir";
        if (!here && (!cmd_bytes_add(path, "/", 1) || !cmd_bytes_add(path, p, size)))
            return CMD_NO_MEMORY;
        any = any || !here;
        p += size + (p[size] == '/');
    }
    return any ? NULL : "this name has no place under --output-dir";
}

/* Makes the directories of a path, as far as they are missing. */
static const char *make_parents(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        int made = mkdir(path, 0777);
        *slash = '/';
        if (made < 0 && errno != EEXIST && errno != EISDIR)
            return strerror(errno);
    }
    return NULL;
}

/* The partial file of an earlier run, cut back to its first so many bytes. It may have got its
 * final name after the checkpoint was written. */
static const char *take_up(cmd_folder_file *f, off_t keep, int *fd)
{
    if (access(f->partial.data, F_OK) < 0 && rename(f->path.data, f->partial.data) < 0)
        return strerror(errno);
    *fd = open(f->partial.data, O_WRONLY | O_CLOEXEC);
    if (*fd < 0)
        return strerror(errno);
    const char *problem = NULL;
    if (lseek(*fd, 0, SEEK_END) < keep)
        problem = "the output is shorter than the checkpoint says";
    else if (ftruncate(*fd, keep) < 0 || lseek(*fd, keep, SEEK_SET) < 0)
        problem = strerror(errno);
    if (problem)
        close(*fd);
    return problem;
}

const char *cmd_folder_open(cmd_folder_file *f, const char *name, const char *ending, off_t keep,
                            int *fd)
{
    f->path.size = 0;
    if (!cmd_bytes_add(&f->path, f->folder, strlen(f->folder)))
        return CMD_NO_MEMORY;
    const char *problem = add_parts(&f->path, strcmp(name, "-") != 0 ? name : "stdin");
    if (problem)
        return problem;
    f->partial.size = 0;
    if (!cmd_bytes_add(&f->path, ending, strlen(ending) + 1) ||
        !cmd_bytes_add(&f->partial, f->path.data, f->path.size - 1) ||
        !cmd_bytes_add(&f->partial, ".part", 6))
        return CMD_NO_MEMORY;
    problem = make_parents(f->path.data);
    if (problem)
        return problem;
    if (keep >= 0)
        return take_up(f, keep, fd);
    *fd = open(f->partial.data, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    return *fd < 0 ? strerror(errno) : NULL;
}

const char *cmd_folder_finish(cmd_folder_file *f)
{
    return rename(f->partial.data, f->path.data) < 0 ? strerror(errno) : NULL;
}

void cmd_folder_free(cmd_folder_file *f)
{
    cmd_bytes_free(&f->path);
    cmd_bytes_free(&f->partial);
}
