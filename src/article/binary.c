/* art_is_binary of encoding.h: telling files of other kinds from text. */
#include "article/encoding.h"

enum {
    LOOK = 1024 /* bytes that decide */
};

static bool starts(art_view text, size_t at, const char *bytes, size_t size)
{
    return text.size >= at && text.size - at >= size && !memcmp(text.data + at, bytes, size);
}

typedef struct signature {
    const char *bytes;
    unsigned char size, at;
} signature;

#define SIGNATURE(at, literal)                                                                     \
    {                                                                                              \
        literal, sizeof(literal) - 1, at                                                           \
    }

static bool has_signature(art_view bytes)
{
    static const signature signatures[] = {
        SIGNATURE(0, "%PDF-"),
        SIGNATURE(0, "%!PS-Adobe-"),
        SIGNATURE(0, "\x89PNG\r\n\x1A\n"),
        SIGNATURE(0, "\xFF\xD8\xFF"), /* JPEG */
        SIGNATURE(0, "GIF87a"),
        SIGNATURE(0, "GIF89a"),
        SIGNATURE(0, "\x1F\x8B\x08"), /* gzip */
        SIGNATURE(0, "PK\x03\x04"),   /* zip, and what is made of it: docx, epub */
        SIGNATURE(4, "1AY&SY"),       /* bzip2, behind BZh and a digit */
        SIGNATURE(0, "\xFD"
                     "7zXZ\0"),
        SIGNATURE(0, "\x28\xB5\x2F\xFD"), /* zstd */
        SIGNATURE(0, "7z\xBC\xAF\x27\x1C"),
        SIGNATURE(0, "Rar!\x1A\x07"),
        SIGNATURE(0, "\x7F"
                     "ELF"),
        SIGNATURE(0, "OggS\0"),
        SIGNATURE(0, "ID3\x02"), /* MP3 */
        SIGNATURE(0, "ID3\x03"),
        SIGNATURE(0, "ID3\x04"),
        SIGNATURE(0, "wOFF"),
        SIGNATURE(0, "wOF2"),
        SIGNATURE(0, "SQLite format 3\0"),
    };
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++)
        if (starts(bytes, signatures[i].at, signatures[i].bytes, signatures[i].size))
            return true;
    if (starts(bytes, 0, "RIFF", 4)) /* then a size, then what it is */
        return starts(bytes, 8, "WEBP", 4) || starts(bytes, 8, "WAVE", 4) ||
               starts(bytes, 8, "AVI ", 4);
    /* MP4, HEIC, AVIF: the size of the first box, which is small, and its type. */
    return starts(bytes, 0, "\0\0", 2) && starts(bytes, 4, "ftyp", 4);
}

/* White space, then a tag, a comment or a doctype. */
static bool starts_with_markup(art_view text)
{
    size_t i = starts(text, 0, "\xEF\xBB\xBF", 3) ? 3 : 0;
    while (i < text.size && art_is_space(text.data[i]))
        i++;
    if (text.size - i < 2 || text.data[i] != '<')
        return false;
    char c = text.data[i + 1];
    return art_is_alpha(c) || c == '!' || c == '?' || c == '/';
}

/* "Binary data byte", MIME Sniffing Standard, section 3. */
static bool is_binary_byte(unsigned char b)
{
    return b <= 0x08 || b == 0x0B || (b >= 0x0E && b <= 0x1A) || (b >= 0x1C && b <= 0x1F);
}

bool art_is_binary(art_view bytes)
{
    if (has_signature(bytes))
        return true;
    if (starts(bytes, 0, "\xFE\xFF", 2) || starts(bytes, 0, "\xFF\xFE", 2) ||
        starts(bytes, 0, "<\0", 2) || starts(bytes, 0, "\0<", 2) || starts_with_markup(bytes))
        return false;
    size_t size = bytes.size < LOOK ? bytes.size : LOOK, binary = 0;
    for (size_t i = 0; i < size; i++)
        binary += is_binary_byte((unsigned char)bytes.data[i]);
    /* Random bytes have 27 in 256, more than one in ten; text has none. */
    return binary > size / 20;
}
