#include "uuid.h"

#include <stdint.h>
#include <sys/random.h>
#include <time.h>

#include "err.h"

void uuid_new(unsigned char id[static UUID_BYTES])
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    uint64_t ms = (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
    unsigned fraction = (unsigned)((uint64_t)(now.tv_nsec % 1000000) * 4096 / 1000000);
    if (getrandom(id, UUID_BYTES, 0) != UUID_BYTES)
        err_fatal("no random numbers from the system");
    for (int i = 0; i < 6; i++)
        id[i] = (unsigned char)(ms >> (40 - 8 * i));
    id[6] = (unsigned char)(0x70 | fraction >> 8);
    id[7] = (unsigned char)fraction;
    id[8] = (unsigned char)(0x80 | (id[8] & 0x3f));
}

char *uuid_text(const unsigned char id[static UUID_BYTES], char text[static UUID_TEXT])
{
    static const char hex[] = "0123456789abcdef";
    char *out = text;
    for (int i = 0; i < UUID_BYTES; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            *out++ = '-';
        *out++ = hex[id[i] >> 4];
        *out++ = hex[id[i] & 15];
    }
    *out = '\0';
    return text;
}
