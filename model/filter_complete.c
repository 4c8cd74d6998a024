#include "filter_complete.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistr.h>

#include "checks.h"
#include "intl.h"
#include "read/text/fold.h"

enum { MOST = 128 };

/* Where the term being typed stands, from 0: its key, and what is typed of its value. */
struct stand {
    size_t term, value;
    bool has_operator;
    size_t key_end;
};

static bool is_operator(char32_t c)
{
    return c == ':' || c == '=' || c == '<' || c == '>' || c == U'≤' || c == U'≥' || c == U'≠';
}

static struct stand stand_of(const char *text)
{
    struct stand stand = {0};
    bool inside = false;
    const uint8_t *at = (const uint8_t *)text, *next;
    for (ucs4_t c; (next = u8_next(&c, at)) != NULL; at = next) {
        char32_t plain = c == U'、' ? ',' : fold_char(c);
        size_t here = (size_t)(at - (const uint8_t *)text), behind = here + (size_t)(next - at);
        inside ^= plain == '"';
        if (inside)
            continue;
        if (plain <= ' ')
            stand = (struct stand){.term = behind, .value = behind};
        else if ((plain == '-' || plain == '!') && here == stand.term)
            stand.term = stand.value = behind;
        else if (is_operator(plain) && !stand.has_operator)
            stand.key_end = here;
        if (is_operator(plain) || plain == ',') {
            stand.has_operator |= is_operator(plain);
            stand.value = behind;
        }
    }
    return stand;
}

static void offer(struct filter_offers *offers, struct filter_offer item)
{
    if (offers->count < MOST)
        offers->items[offers->count++] = item;
}

static bool begins(const char *name, const char *typed)
{
    return strncasecmp(name, typed, strlen(typed)) == 0;
}

static void offer_keys(struct filter_offers *offers, const char *typed, struct arena *arena)
{
    bool chinese = (unsigned char)*typed >= 0x80;
    for (size_t i = 0; i < filter_key_count; i++) {
        const struct filter_key *key = &filter_keys[i];
        const char *name = chinese ? key->chinese : key->name;
        bool sign =
            key->type == FILTER_CHOICE || key->type == FILTER_NAME || key->type == FILTER_CODE;
        if (begins(name, typed))
            offer(offers,
                (struct filter_offer){.text = arena_format(arena, "%s%s", name, sign ? ":" : ""),
                    .other = chinese ? key->name : key->chinese,
                    .help = _(key->help)});
    }
}

static void offer_choices(
    struct filter_offers *offers, const struct filter_choice *choices, const char *typed)
{
    for (const struct filter_choice *c = choices; c && c->names[0]; c++)
        for (int n = 0; n < FILTER_NAMES && c->names[n]; n++)
            if (begins(c->names[n], typed)) {
                offer(offers, (struct filter_offer){
                                  .text = c->names[n], .other = n ? c->names[0] : c->names[1]});
                break;
            }
}

static void offer_years(struct filter_offers *offers, const struct roster *roster,
    const char *typed, struct arena *arena)
{
    enum { YEARS = 3000 };
    bool there[YEARS] = {false};
    for (size_t row = 0; row < roster->count; row++) {
        int64_t year = roster->columns[ROSTER_YEAR][row];
        if (year > 0 && year < YEARS)
            there[year] = true;
    }
    for (int year = 0; year < YEARS; year++) {
        const char *text = there[year] ? arena_format(arena, "%d", year) : NULL;
        if (text && begins(text, typed))
            offer(offers, (struct filter_offer){.text = text});
    }
}

static void offer_codes(
    struct filter_offers *offers, const struct roster *roster, const char *typed)
{
    for (size_t i = 0; i < check_catalogue_count; i++)
        if (begins(check_catalogue[i].code, typed) && !strstr(check_catalogue[i].code, "FIELD"))
            offer(offers, (struct filter_offer){.text = check_catalogue[i].code,
                              .help = _(check_catalogue[i].title)});
    for (size_t i = 0; i < roster->code_count; i++) {
        const char *code = roster->code_names[i];
        if (begins(code, typed) && checks_is_missing(code))
            offer(offers, (struct filter_offer){.text = code});
    }
}

static void offer_values(struct filter_offers *offers, const struct filter_key *key,
    const struct roster *roster, const char *typed, struct arena *arena)
{
    if (key->type == FILTER_CODE)
        offer_codes(offers, roster, typed);
    if (key->column == ROSTER_YEAR)
        offer_years(offers, roster, typed, arena);
    offer_choices(offers, key->choices, typed);
}

struct filter_offers filter_complete(
    const char *text, const struct roster *roster, struct arena *arena)
{
    const struct stand stand = stand_of(text);
    struct filter_offers offers = {.items = arena_alloc(arena, MOST * sizeof *offers.items),
        .from = stand.has_operator ? stand.value : stand.term};
    if (!stand.has_operator) {
        offer_keys(&offers, text + stand.term, arena);
        return offers;
    }
    size_t end = stand.key_end;
    while (end > stand.term && text[end - 1] == '!')
        end--;
    const struct filter_key *key =
        filter_key_find(arena_copy(arena, text + stand.term, end - stand.term));
    if (key)
        offer_values(&offers, key, roster, text + stand.value, arena);
    return offers;
}
