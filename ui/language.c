#include "language.h"

#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "arena.h"
#include "intl.h"

enum { LOCALES = 4 };

static const struct {
    const char *name, *language;
    const char *locales[LOCALES];
} languages[] = {
    {"zh", "zh_CN:zh", {"zh_CN.UTF-8", "en_US.UTF-8", "en_GB.UTF-8", "C.UTF-8"}},
    {"en", "en", {"en_US.UTF-8", "en_GB.UTF-8", "C.UTF-8"}},
};

static bool is_utf8(void)
{
    return !strcmp(nl_langinfo(CODESET), "UTF-8");
}

/* gettext translates nothing in the C locale, and with newer C libraries in C.UTF-8 neither; in any
 * other LANGUAGE says which language. */
static bool translates(void)
{
    const char *name = setlocale(LC_MESSAGES, NULL);
    return strcmp(name, "POSIX") && !(name[0] == 'C' && (!name[1] || name[1] == '.'));
}

/* The locale of the environment; its name is kept where it is not installed. */
static bool from_environment(const char **missing)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    if (setlocale(LC_ALL, ""))
        return true;
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        *missing = getenv(variables[i]);
        if (*missing && **missing)
            break;
    }
    return false;
}

static void settle(void)
{
    if (!is_utf8() && !setlocale(LC_CTYPE, "C.UTF-8"))
        setlocale(LC_CTYPE, "en_US.UTF-8");
    setlocale(LC_NUMERIC, "C");
}

/* Run from the build tree, the translations are those built beside the program. */
static const char *catalogues(char folder[static PATH_MAX])
{
    static const char beside[] = "/locale";
    ssize_t length = readlink("/proc/self/exe", folder, PATH_MAX - sizeof beside);
    if (length <= 0)
        return LOCALEDIR;
    folder[length] = '\0';
    char *slash = strrchr(folder, '/');
    if (!slash)
        return LOCALEDIR;
    memcpy(slash, beside, sizeof beside);
    return access(folder, R_OK) ? LOCALEDIR : folder;
}

static void bind_texts(void)
{
    char folder[PATH_MAX];
    if (strcmp(textdomain(NULL), "fuhe") == 0)
        return;
    bindtextdomain("fuhe", catalogues(folder));
    bind_textdomain_codeset("fuhe", "UTF-8");
    textdomain("fuhe");
}

/* LANGUAGE as the environment had it. */
static void restore_language(void)
{
    static bool known;
    static char *found;
    const char *language = getenv("LANGUAGE");
    if (!known && language)
        found = xstrdup(language);
    known = true;
    if (found)
        setenv("LANGUAGE", found, 1);
    else
        unsetenv("LANGUAGE");
}

static bool use(const char *name)
{
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        const char *missing;
        if (strcmp(languages[i].name, name))
            continue;
        setenv("LANGUAGE", languages[i].language, 1);
        if (!from_environment(&missing) || !is_utf8() || !translates())
            for (size_t k = 0; k < LOCALES && languages[i].locales[k]; k++)
                if (setlocale(LC_ALL, languages[i].locales[k]))
                    break;
        return true;
    }
    return false;
}

/* The language of a locale that is not installed is meant all the same. */
static void use_locale(void)
{
    const char *missing = NULL;
    restore_language();
    if (!from_environment(&missing) && missing && !strncmp(missing, "zh", 2))
        use("zh");
}

bool language_set(const char *name)
{
    bool found = true;
    if (strcmp(name, "auto") == 0)
        use_locale();
    else
        found = use(name);
    settle();
    bind_texts();
    return found;
}

/* Looked up again, not taken from what was found in another language. */
static void forget_texts(void)
{
    textdomain("fuhe");
}

void language_texts(
    const char *name, const char *const *texts, const char **translated, size_t count)
{
    const char *language = getenv("LANGUAGE");
    char *before = language ? xstrdup(language) : NULL, *locale = xstrdup(setlocale(LC_ALL, NULL));
    use(name);
    forget_texts();
    for (size_t i = 0; i < count; i++)
        translated[i] = gettext(texts[i]);
    if (before)
        setenv("LANGUAGE", before, 1);
    else
        unsetenv("LANGUAGE");
    setlocale(LC_ALL, locale);
    forget_texts();
    free(before);
    free(locale);
}
