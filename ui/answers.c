#include "answers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char answers_ask_background[] = "\033]11;?\033\\", answers_ask_width[] = "…\033[6n",
           answers_ask_name[] = "\033[c";

/* One part of "rgb:ffff/80/0", as thousandths of the most its digits can say. */
static bool take_part(const char **at, char behind, int *part)
{
    static const int most[] = {0, 0xF, 0xFF, 0xFFF, 0xFFFF};
    size_t digits = strspn(*at, "0123456789abcdefABCDEF");
    if (digits < 1 || digits > 4 || (*at)[digits] != behind)
        return false;
    *part = (int)(strtol(*at, NULL, 16) * 1000 / most[digits]);
    *at += digits + (behind != '\0');
    return true;
}

/* By the weights of luma: green is bright, blue is not. */
static bool parse_background(const char *text, bool *light)
{
    int red, green, blue;
    if (strncmp(text, "11;rgb", 6) != 0)
        return false;
    const char *at = strchr(text, ':');
    if (!at++ || !take_part(&at, '/', &red) || !take_part(&at, '/', &green))
        return false;
    if (!take_part(&at, strchr(at, '/') ? '/' : '\0', &blue))
        return false;
    *light = 299 * red + 587 * green + 114 * blue > 500 * 1000;
    return true;
}

static bool is_owed(const struct answers *answers, enum answer answer)
{
    return answers->asked & ~answers->got & answer;
}

bool answers_take(struct answers *answers, const char *sequence)
{
    int row, column;
    char final;
    enum answer answer;
    if (is_owed(answers, ANSWER_BACKGROUND) && *sequence == ']' &&
        parse_background(sequence + 1, &answers->light)) {
        answer = ANSWER_BACKGROUND;
    } else if (is_owed(answers, ANSWER_WIDTH) &&
               sscanf(sequence, "[%d;%d%c", &row, &column, &final) == 3 && final == 'R' &&
               row == ANSWERS_ROW + 1) {
        answer = ANSWER_WIDTH;
        answers->wide = column == 3;
    } else if (is_owed(answers, ANSWER_NAME) && strncmp(sequence, "[?", 2) == 0 &&
               sequence[strlen(sequence) - 1] == 'c') {
        answer = ANSWER_NAME;
    } else {
        return false;
    }
    answers->got |= answer;
    return true;
}

bool answers_light_of_variable(const char *value)
{
    const char *last = value ? strrchr(value, ';') : NULL;
    char *end;
    long colour = last ? strtol(last + 1, &end, 10) : 0;
    return last && !*end && (colour == 7 || (colour > 8 && colour < 16));
}
