#include "sha256.h"

#include <nettle/sha2.h>

void sha256_of(const unsigned char *bytes, size_t length, unsigned char digest[static SHA256_BYTES])
{
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, length, bytes);
    sha256_digest(&context, SHA256_BYTES, digest);
}

char *sha256_text(const unsigned char digest[static SHA256_BYTES], char text[static SHA256_TEXT])
{
    static const char hex[] = "0123456789abcdef";
    for (size_t i = 0; i < SHA256_BYTES; i++) {
        text[2 * i] = hex[digest[i] >> 4];
        text[2 * i + 1] = hex[digest[i] & 15];
    }
    text[2 * SHA256_BYTES] = '\0';
    return text;
}
