#include "roster.h"

#include <stdlib.h>
#include <string.h>

#include "intl.h"
#include "roster_names.h"

void roster_init(struct roster *roster, struct store *store, const struct policy *policy)
{
    *roster = (struct roster){.store = store, .policy = policy, .version = store_others(store)};
    arena_init(&roster->arena);
    page_init(&roster->page);
}

void roster_fini(struct roster *roster)
{
    for (int c = 0; c < ROSTER_COLUMNS; c++)
        free(roster->columns[c]);
    free(roster->keys);
    free(roster->codes);
    free(roster->names);
    free(roster->name_at);
    arena_fini(&roster->arena);
    page_fini(&roster->page);
}

bool roster_is_stale(const struct roster *roster)
{
    return store_others(roster->store) != roster->version;
}

/* Room for all there are, and then a quarter more: doubled, a large store would take half as much
 * again for nothing. */
static void grow(struct roster *roster)
{
    enum { MORE = 256 };
    struct counts counts = {0};
    size_t known = roster->capacity;
    if (!known && store_counts(roster->store, &counts, NULL))
        known = (size_t)counts.evaluations;
    size_t capacity = roster->capacity + (roster->capacity ? known / 4 : known) + MORE;
    for (int c = 0; c < ROSTER_COLUMNS; c++)
        roster->columns[c] = xrealloc(roster->columns[c], capacity, sizeof *roster->columns[c]);
    roster->keys = xrealloc(roster->keys, capacity, sizeof *roster->keys);
    roster->codes = xrealloc(roster->codes, capacity, sizeof *roster->codes);
    roster->name_at = xrealloc(roster->name_at, capacity + 1, sizeof *roster->name_at);
    if (!roster->capacity)
        roster->name_at[0] = 0;
    roster->capacity = capacity;
}

int64_t roster_millionths(struct decimal value)
{
    enum { PLACES = 6 };
    struct decimal shifted;
    if (!decimal_round(value, PLACES, ROUND_DOWN, &shifted) ||
        !decimal_shift(shifted, PLACES, &shifted))
        return ROSTER_UNKNOWN;
    return shifted.digits;
}

static int64_t of_score(struct computed score)
{
    return score.known ? roster_millionths(score.value) : ROSTER_UNKNOWN;
}

static int64_t margin(const struct policy *policy, int64_t total)
{
    int64_t least = ROSTER_UNKNOWN;
    struct decimal from;
    for (int grade = GRADE_YOU; grade <= GRADE_CHA && total != ROSTER_UNKNOWN; grade++) {
        if (!policy_grade_from(policy, (enum grade)grade, &from))
            continue;
        int64_t distance = total - roster_millionths(from);
        distance = distance < 0 ? -distance : distance;
        if (least == ROSTER_UNKNOWN || distance < least)
            least = distance;
    }
    return least;
}

static size_t code_place(struct roster *roster, const char *code, size_t length)
{
    for (size_t i = 0; i < roster->code_count; i++)
        if (strlen(roster->code_names[i]) == length &&
            memcmp(roster->code_names[i], code, length) == 0)
            return i;
    if (roster->code_count < ROSTER_CODES)
        roster->code_names[roster->code_count++] = arena_copy(&roster->arena, code, length);
    return roster->code_count - 1;
}

static struct roster_codes codes_of(struct roster *roster, const char *codes)
{
    struct roster_codes set = {{0}};
    for (const char *at = codes; *at;) {
        size_t length = strcspn(at, " "), place = code_place(roster, at, length);
        set.bits[place / 64] |= (uint64_t)1 << place % 64;
        at += length + (at[length] == ' ');
    }
    return set;
}

static int32_t narrow(int64_t value)
{
    if (value == ROSTER_UNKNOWN)
        return ROSTER_UNKNOWN;
    return value > INT32_MAX ? INT32_MAX : value < -INT32_MAX ? -INT32_MAX : (int32_t)value;
}

static void put_numbers(struct roster *roster, size_t row, const struct summary *summary)
{
    int64_t total = of_score(summary->reviewed_total);
    int64_t reported = of_score(summary->reported_total);
    bool both = total != ROSTER_UNKNOWN && reported != ROSTER_UNKNOWN;
    const int64_t values[] = {
        [ROSTER_IMPORTED] = (int64_t)row,
        [ROSTER_KIND] = (int64_t)summary->kind,
        [ROSTER_YEAR] = summary->year ? summary->year : ROSTER_UNKNOWN,
        [ROSTER_VERSION] = summary->version,
        [ROSTER_SUPERSEDED] = summary->superseded,
        [ROSTER_STATUS] = (int64_t)summary->status,
        [ROSTER_GRADE] = (int64_t)summary->reviewed_grade,
        [ROSTER_REPORTED_GRADE] = (int64_t)summary->reported_grade,
        [ROSTER_TOTAL] = total,
        [ROSTER_REPORTED_TOTAL] = reported,
        [ROSTER_DIFFERENCE] = both ? total - reported : ROSTER_UNKNOWN,
        [ROSTER_MARGIN] = margin(roster->policy, total),
        [ROSTER_RATE] = of_score(summary->rate),
        [ROSTER_DIFFERS] = summary->differs,
        [ROSTER_FINDINGS] = (int64_t)summary->errors + summary->warnings,
        [ROSTER_ERRORS] = summary->errors,
        [ROSTER_WARNINGS] = summary->warnings,
        [ROSTER_INFOS] = summary->infos,
        [ROSTER_CONFIRMED] = summary->confirmed,
        [ROSTER_NOTES] = summary->open_notes,
    };
    for (size_t c = 0; c < sizeof values / sizeof *values; c++)
        roster->columns[c][row] = narrow(values[c]);
    roster->keys[row] = summary->key;
    roster->codes[row] = codes_of(roster, summary->codes);
}

void roster_put(struct roster *roster, const struct summary *summary)
{
    int64_t row = roster_find(roster, summary->key);
    if (row != ROSTER_NONE) {
        put_numbers(roster, (size_t)row, summary);
        return;
    }
    if (roster->count == roster->capacity)
        grow(roster);
    roster->columns[ROSTER_MARKED][roster->count] = 0;
    roster->columns[ROSTER_NAME][roster->count] = ROSTER_UNKNOWN;
    roster_names_add(roster, summary);
    put_numbers(roster, roster->count++, summary);
}

bool roster_step(struct roster *roster, size_t limit, struct err *err)
{
    size_t last = roster->count;
    int64_t key = last ? roster->keys[last - 1] : 0;
    if (roster->whole)
        return true;
    if (!store_page(roster->store, key, 1, limit, &roster->page, err))
        return false;
    for (size_t i = 0; i < roster->page.count; i++)
        roster_put(roster, &roster->page.rows[i]);
    if (roster->page.count == limit)
        return true;
    page_fini(&roster->page);
    roster_names_rank(roster);
    roster->whole = true;
    return true;
}

bool roster_finish(struct roster *roster, store_progress *progress, void *context, struct err *err)
{
    enum { AT_ONCE = 4096 };
    struct counts counts;
    if (!store_counts(roster->store, &counts, err))
        return false;
    for (int64_t done = 0; !roster->whole; done = (int64_t)roster->count) {
        if (progress && !progress(context, done, counts.evaluations))
            return err_set(err, _("stopped before all evaluations were read"));
        if (!roster_step(roster, AT_ONCE, err))
            return false;
    }
    return true;
}

int64_t roster_find(const struct roster *roster, int64_t key)
{
    const int64_t *keys = roster->keys;
    size_t low = 0, high = roster->count;
    if (!high || keys[high - 1] < key)
        return ROSTER_NONE;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (keys[middle] < key)
            low = middle + 1;
        else
            high = middle;
    }
    return keys[low] == key ? (int64_t)low : ROSTER_NONE;
}

void roster_take_marks(struct roster *roster, const struct roster *from)
{
    for (size_t i = 0; i < from->count; i++) {
        int64_t row = from->columns[ROSTER_MARKED][i] ? roster_find(roster, from->keys[i]) : -1;
        if (row != ROSTER_NONE)
            roster->columns[ROSTER_MARKED][row] = 1;
    }
}

void roster_count_codes(const struct roster *roster, size_t row, size_t counts[static ROSTER_CODES])
{
    for (size_t word = 0; word < ROSTER_CODES / 64; word++)
        for (uint64_t bits = roster->codes[row].bits[word]; bits; bits &= bits - 1)
            counts[64 * word + (size_t)__builtin_ctzll(bits)]++;
}

struct roster_codes roster_codes_of(const struct roster *roster, const char *code)
{
    struct roster_codes set = {{0}};
    size_t length = strlen(code);
    for (size_t i = 0; i < roster->code_count; i++) {
        const char *name = roster->code_names[i];
        if (strncmp(name, code, length) == 0 && (!name[length] || name[length] == '.'))
            set.bits[i / 64] |= (uint64_t)1 << i % 64;
    }
    return set;
}
