#include "phrase.h"

static const char *const spaces[] = {" ", "\t", "\n", "\r", "\u00a0", "\u3000"};
static const char *const marks[] = {"。", "；", "，", "、", "！", "：", ".", ";", ",", "!", ":",
    " ", "\t", "\n", "\r", "\u00a0", "\u3000"};

static size_t begins_with(const char *text, const char *word)
{
    size_t n = 0;
    while (word[n] && text[n] == word[n])
        n++;
    return word[n] ? 0 : n;
}

bool phrase_eat(const char **text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t length = begins_with(*text, words[i]);
        if (length > 0) {
            *text += length;
            return true;
        }
    }
    return false;
}

void phrase_eat_all(const char **text, const char *const *words, size_t count)
{
    while (phrase_eat(text, words, count))
        continue;
}

const char *phrase_past_spaces(const char *text)
{
    phrase_eat_all(&text, PHRASE_WORDS(spaces));
    return text;
}

const char *phrase_past_marks(const char *text)
{
    phrase_eat_all(&text, PHRASE_WORDS(marks));
    return text;
}

bool phrase_same(const char *a, const char *b)
{
    for (a = phrase_past_spaces(a), b = phrase_past_spaces(b); *a && *a == *b;
         a = phrase_past_spaces(a + 1), b = phrase_past_spaces(b + 1))
        continue;
    return *a == *b;
}
