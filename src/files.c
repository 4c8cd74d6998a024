#include "files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "intl.h"

/* What lies beside reports: data, our own exports and stores among it, and words about the folder.
 */
static const char *const no_report_endings[] = {".json", ".db", ".db-wal", ".db-shm"};
static const char *const no_report_names[] = {"README", "README.md", "README.txt"};

enum what { WHAT_NOTHING, WHAT_FILE, WHAT_FOLDER };

struct name {
    char *text;
    enum what what;
};

struct names {
    struct name *items;
    size_t count, capacity;
};

struct walk {
    struct files *files;
    size_t root;
    const atomic_bool *stop;
};

static void add(struct walk *walk, const char *path, const char *reason)
{
    struct files *files = walk->files;
    files->items = xgrow(files->items, files->count, &files->capacity, sizeof *files->items);
    files->items[files->count++] =
        (struct file){.path = path, .reason = reason, .root = walk->root};
}

static void add_failure(struct walk *walk, const char *path)
{
    const char *reason = strerror(errno);
    add(walk, path, arena_text(&walk->files->arena, reason));
}

static bool is_no_report(const char *name)
{
    size_t length = strlen(name);
    for (size_t i = 0; i < sizeof no_report_endings / sizeof *no_report_endings; i++) {
        size_t ending = strlen(no_report_endings[i]);
        if (length >= ending && !strcasecmp(name + length - ending, no_report_endings[i]))
            return true;
    }
    for (size_t i = 0; i < sizeof no_report_names / sizeof *no_report_names; i++)
        if (!strcasecmp(name, no_report_names[i]))
            return true;
    return false;
}

static enum what what_is(int folder, const struct dirent *entry)
{
    struct stat st;
    if (entry->d_name[0] == '.')
        return WHAT_NOTHING;
    if (entry->d_type == DT_DIR)
        return WHAT_FOLDER;
    if (is_no_report(entry->d_name))
        return WHAT_NOTHING;
    if (entry->d_type == DT_REG)
        return WHAT_FILE;
    if (entry->d_type == DT_UNKNOWN && !fstatat(folder, entry->d_name, &st, AT_SYMLINK_NOFOLLOW) &&
        S_ISDIR(st.st_mode))
        return WHAT_FOLDER;
    if (entry->d_type != DT_LNK && entry->d_type != DT_UNKNOWN)
        return WHAT_NOTHING;
    return !fstatat(folder, entry->d_name, &st, 0) && S_ISREG(st.st_mode) ? WHAT_FILE
                                                                          : WHAT_NOTHING;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct name *)a)->text, ((const struct name *)b)->text);
}

static bool read_folder(const char *path, struct names *names)
{
    DIR *dir = opendir(path);
    if (!dir)
        return false;
    errno = 0;
    for (const struct dirent *entry; (entry = readdir(dir)); errno = 0) {
        enum what what = what_is(dirfd(dir), entry);
        if (what == WHAT_NOTHING)
            continue;
        names->items = xgrow(names->items, names->count, &names->capacity, sizeof *names->items);
        names->items[names->count++] = (struct name){xstrdup(entry->d_name), what};
    }
    int error = errno;
    closedir(dir);
    errno = error;
    if (names->count)
        qsort(names->items, names->count, sizeof *names->items, by_name);
    return !error;
}

static const char *joined(struct walk *walk, const char *folder, const char *name)
{
    size_t length = strlen(folder);
    bool slash = length && folder[length - 1] == '/';
    return arena_format(&walk->files->arena, "%s%s%s", folder, slash ? "" : "/", name);
}

static void walk_folder(struct walk *walk, const char *path)
{
    struct names names = {0};
    bool ok = read_folder(path, &names);
    int error = errno;
    for (size_t i = 0; i < names.count; i++) {
        if (!*walk->stop) {
            const char *below = joined(walk, path, names.items[i].text);
            if (names.items[i].what == WHAT_FOLDER)
                walk_folder(walk, below);
            else
                add(walk, below, NULL);
        }
        free(names.items[i].text);
    }
    free(names.items);
    errno = error;
    if (!ok)
        add_failure(walk, path);
}

static void add_root(struct walk *walk, const char *path)
{
    struct stat st;
    struct root *root = &walk->files->roots[walk->root];
    root->path = path;
    if (!strcmp(path, "-")) {
        add(walk, path, NULL);
        return;
    }
    if (stat(path, &st)) {
        add_failure(walk, path);
        return;
    }
    char *real = realpath(path, NULL);
    root->real = arena_text(&walk->files->arena, real);
    free(real);
    root->is_folder = S_ISDIR(st.st_mode);
    if (root->is_folder)
        walk_folder(walk, path);
    else
        add(walk, path, S_ISREG(st.st_mode) ? NULL : _("neither a file nor a folder"));
}

void files_init(struct files *files, char *const *paths, size_t count, const atomic_bool *stop)
{
    *files = (struct files){.root_count = count, .roots = xcalloc(count, sizeof *files->roots)};
    arena_init(&files->arena);
    struct walk walk = {.files = files, .stop = stop};
    for (; walk.root < count && !*stop; walk.root++)
        add_root(&walk, paths[walk.root]);
}

void files_fini(struct files *files)
{
    free(files->items);
    free(files->roots);
    arena_fini(&files->arena);
}

const char *files_full_name(const struct files *files, const struct file *file, struct arena *arena)
{
    const struct root *root = &files->roots[file->root];
    if (!root->real)
        return file->path;
    const char *below = file->path + strlen(root->path);
    while (*below == '/')
        below++;
    bool slash = root->real[1] != '\0';
    return *below ? arena_format(arena, "%s%s%s", root->real, slash ? "/" : "", below) : root->real;
}
