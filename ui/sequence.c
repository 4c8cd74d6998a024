#include "sequence.h"

#include <string.h>

#include "keys.h"

/* The final byte of a control sequence, and the number in front of `~`. */
static const struct {
    uint32_t final;
    int number;
    uint32_t key;
} sequences[] = {
    {'A', 0, KEYS_UP},
    {'B', 0, KEYS_DOWN},
    {'C', 0, KEYS_RIGHT},
    {'D', 0, KEYS_LEFT},
    {'H', 0, KEYS_HOME},
    {'F', 0, KEYS_END},
    {'Z', 0, KEYS_BACKTAB},
    {'~', 1, KEYS_HOME},
    {'~', 2, KEYS_INSERT},
    {'~', 3, KEYS_DELETE},
    {'~', 4, KEYS_END},
    {'~', 5, KEYS_PAGE_UP},
    {'~', 6, KEYS_PAGE_DOWN},
    {'~', 7, KEYS_HOME},
    {'~', 8, KEYS_END},
    {'P', 0, KEYS_F0 + 1},
    {'Q', 0, KEYS_F0 + 2},
    {'R', 0, KEYS_F0 + 3},
    {'S', 0, KEYS_F0 + 4},
    {'~', 11, KEYS_F0 + 1},
    {'~', 12, KEYS_F0 + 2},
};

/* What xterm's number says is held: 2 Shift, 5 Ctrl. */
static uint32_t with_held(uint32_t key, int number)
{
    if (key < KEYS_NAMED || key == KEYS_BACKTAB)
        return key;
    return key | (number == 2 ? KEYS_SHIFT : number == 5 ? KEYS_CTRL : 0);
}

static uint32_t key_of(uint32_t final, const int numbers[static 2])
{
    for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++)
        if (sequences[i].final == final && (final != '~' || sequences[i].number == numbers[0]))
            return with_held(sequences[i].key, numbers[1]);
    return 0;
}

void sequence_begin(struct sequence *sequence, char introducer)
{
    sequence->text[0] = introducer;
    sequence->length = 1;
}

static enum sequence_state end(struct sequence *sequence, enum sequence_state state)
{
    sequence->text[sequence->length] = '\0';
    sequence->length = 0;
    return state;
}

/* What the answers of a terminal are written in. */
static bool is_of_string(uint32_t c)
{
    return c && c < 0x7F && strchr("0123456789abcdefABCDEFrg;:/", (int)c);
}

static enum sequence_state take_of_string(struct sequence *sequence, uint32_t c)
{
    bool closing = sequence->text[sequence->length - 1] == KEYS_ESC;
    if (closing)
        sequence->length--;
    if (c == '\a' || (closing && c == '\\'))
        return end(sequence, SEQUENCE_WHOLE);
    if (closing || !(c == KEYS_ESC || is_of_string(c)))
        return end(sequence, SEQUENCE_BROKEN);
    sequence->text[sequence->length++] = (char)c;
    return SEQUENCE_MORE;
}

enum sequence_state sequence_take(struct sequence *sequence, uint32_t c)
{
    if (sequence->length == SEQUENCE_TEXT - 1)
        return end(sequence, SEQUENCE_BROKEN);
    if (sequence->text[0] == ']')
        return take_of_string(sequence, c);
    if (c < ' ' || c > '~')
        return end(sequence, SEQUENCE_BROKEN);
    sequence->text[sequence->length++] = (char)c;
    return c < '@' ? SEQUENCE_MORE : end(sequence, SEQUENCE_WHOLE);
}

uint32_t sequence_key(const char *text)
{
    int numbers[2] = {0}, at = 0;
    char final = text[strlen(text) - 1];
    for (const char *c = text + 1; *c; c++)
        if (*c == ';' && at == 0)
            at = 1;
        else if (*c >= '0' && *c <= '9' && numbers[at] < 100)
            numbers[at] = numbers[at] * 10 + *c - '0';
    return *text == ']' ? 0 : key_of((uint32_t) final, numbers);
}

static const struct {
    const char *name;
    uint32_t key;
} held[] = {
    {"kUP", KEYS_UP},
    {"kDN", KEYS_DOWN},
    {"kLFT", KEYS_LEFT},
    {"kRIT", KEYS_RIGHT},
    {"kHOM", KEYS_HOME},
    {"kEND", KEYS_END},
    {"kPRV", KEYS_PAGE_UP},
    {"kNXT", KEYS_PAGE_DOWN},
    {"kIC", KEYS_INSERT},
    {"kDC", KEYS_DELETE},
};

uint32_t sequence_named(const char *name)
{
    for (size_t i = 0; name && i < sizeof held / sizeof *held; i++) {
        size_t length = strlen(held[i].name);
        if (strncmp(name, held[i].name, length) == 0 && name[length] >= '2' &&
            name[length] <= '8' && !name[length + 1])
            return with_held(held[i].key, name[length] - '0');
    }
    return 0;
}

uint32_t sequence_function(int number)
{
    static const uint32_t with[] = {0, KEYS_SHIFT, KEYS_CTRL};
    return number <= 36 ? (uint32_t)(KEYS_F0 + (number - 1) % 12 + 1) | with[(number - 1) / 12] : 0;
}
