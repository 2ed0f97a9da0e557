#include "article/lexicon.h"

static int compare(art_view a, const char *b)
{
    size_t size = strlen(b);
    int order = memcmp(a.data, b, a.size < size ? a.size : size);
    return order ? order : a.size < size ? -1 : a.size > size;
}

enum {
    TOKEN_MAX = 24
};

/* The next token of a value, in lower case, at out; 0 at the end, else its length. */
static size_t next_token(art_view value, size_t *at, char out[TOKEN_MAX])
{
    while (*at < value.size && !art_is_alpha(value.data[*at]))
        ++*at;
    size_t size = 0;
    for (; *at < value.size && art_is_alpha(value.data[*at]); ++*at) {
        char c = value.data[*at];
        if (size && art_lower(c) != c && art_lower(value.data[*at - 1]) == value.data[*at - 1])
            break; /* camelCase */
        if (size < TOKEN_MAX)
            out[size] = art_lower(c);
        size++;
    }
    return size < TOKEN_MAX ? size : TOKEN_MAX;
}

/* Class lists of utility frameworks run to hundreds of tokens that say nothing. */
enum {
    NAMES_MAX = 400
};

static bool has_token(art_view value, const char *const *words, size_t count)
{
    char token[TOKEN_MAX];
    value.size = value.size < NAMES_MAX ? value.size : NAMES_MAX;
    for (size_t at = 0, size; (size = next_token(value, &at, token)) > 0;)
        for (size_t i = 0; i < count; i++)
            if (compare((art_view){token, size}, words[i]) == 0)
                return true;
    return false;
}

bool art_lexicon_comments(art_view value)
{
    static const char *const words[] = {"comment",     "comments",   "commentlist", "disqus",
                                        "kommentar",   "kommentare", "respond",     "commentaires",
                                        "comentarios", "komentarze"};
    return has_token(value, words, sizeof words / sizeof *words);
}

/* Text in simple lower case at out; false when it does not fit. */
static bool lower_case(art_view text, char *out, size_t room, size_t *size)
{
    *size = 0;
    for (size_t i = 0; i < text.size;) {
        if (room - *size < 4)
            return false;
        if ((unsigned char)text.data[i] < 0x80) {
            out[(*size)++] = art_lower(text.data[i++]);
            continue;
        }
        *size += art_utf8_put(out + *size, art_to_lower(art_utf8_next(text.data, text.size, &i)));
    }
    return true;
}

static bool contains(art_view text, const char *part)
{
    size_t size = strlen(part);
    for (size_t i = 0; size <= text.size && i <= text.size - size; i++)
        if (text.data[i] == *part && !memcmp(text.data + i, part, size))
            return true;
    return false;
}

/* Headings and labels of clutter, lower case: beginnings, so that "related articles" and "related
 * topics" are found, but "a related question" is not. */
/* clang-format off */
static const char *const clutter[] = {
    "related", "recent post", "recent article", "recent stories", "recent news", "recent comment",
    "latest", "more from", "more on", "more in ", "more stories", "more news", "most read",
    "most popular", "popular", "trending", "recommended", "read more", "read also", "read next",
    "also read", "see also", "you may also", "you might also", "you may like", "you might like",
    "what to read", "don't miss", "up next", "next post", "previous post", "about the author",
    "about author", "author", "written by", "posted by", "share this", "share on", "share:",
    "follow us", "follow me", "subscribe", "newsletter", "sign up", "comments", "leave a ",
    "join the conversation", "post a comment", "add a comment", "advertisement", "sponsored",
    "promoted", "tags", "filed under", "categories", "topics", "copyright", "©", "all rights",
    "contact us", "privacy policy", "terms of", "cookie", "log in", "sign in", "about us",
    /* German */
    "mehr zum thema", "mehr aus", "mehr von", "mehr lesen", "lesen sie auch", "lesen sie mehr",
    "auch interessant", "das könnte", "weitere artikel", "weitere beiträge", "weitere themen",
    "ähnliche", "verwandte", "neueste", "aktuelle beiträge", "letzte beiträge", "meistgelesen",
    "beliebt", "über den autor", "über die autorin", "zum autor", "zur autorin", "zur person",
    "kommentare", "kommentar schreiben", "schreibe einen", "teilen", "folgen sie", "anzeige",
    "schlagwörter", "themen", "impressum", "datenschutz", "anmelden", "empfehlungen",
    /* French */
    "à lire aussi", "a lire aussi", "lire aussi", "à lire également", "à voir aussi",
    "sur le même sujet", "articles similaires", "articles récents", "articles liés",
    "derniers articles", "dans la même", "les plus lus", "plus d'articles", "à propos de l",
    "partager", "suivez-nous", "commentaires", "laisser un commentaire", "abonnez-vous",
    "inscrivez-vous", "publicité", "mots-clés",
    /* Spanish, Portuguese, Italian */
    "artículos relacionados", "noticias relacionadas", "relacionad", "te puede interesar",
    "también te puede", "lee también", "lea también", "leer más", "entradas recientes", "últimas",
    "lo más leído", "más leídas", "sobre el autor", "sobre la autora", "comentarios", "compartir",
    "síguenos", "suscríbete", "publicidad", "etiquetas", "artigos relacionados", "leia também",
    "veja também", "compartilhe", "comentários", "leggi anche", "articoli correlati",
    "potrebbe interessarti", "condividi", "commenti",
    /* Polish */
    "czytaj także", "czytaj też", "czytaj również", "przeczytaj", "zobacz także", "zobacz też",
    "zobacz również", "podobne", "powiązane", "najnowsze", "najczęściej czytane", "polecamy",
    "komentarze", "skomentuj", "dodaj komentarz", "udostępnij", "tagi", "reklama", "o autorze",
    /* Russian, Ukrainian */
    "читайте также", "читать также", "по теме", "похожие", "ещё по теме", "еще по теме",
    "другие новости", "последние новости", "свежие записи", "популярн", "самое читаемое",
    "рекоменду", "комментарии", "оставить комментарий", "добавить комментарий", "поделиться",
    "подпис", "реклама", "об авторе", "теги", "метки", "читайте також", "новости партнеров",
    /* Greek */
    "διαβάστε επίσης", "διαβάστε ακόμα", "διαβάστε ακόμη", "δείτε επίσης", "δείτε ακόμα",
    "σχετικά", "περισσότερα", "δημοφιλή", "πρόσφατα", "τελευταία", "σχόλια", "προσθέστε σχόλιο",
    "ετικέτες", "κοινοποί", "μοιραστείτε",
    /* Arabic, Hindi */
    "اقرأ أيضا", "اقرأ أيضًا", "مقالات ذات", "مواضيع ذات", "أحدث", "الأكثر قراءة", "شارك",
    "التعليقات", "عن الكاتب", "संबंधित", "साझा", "यह भी पढ़ें", "ये भी पढ़ें", "ताज़ा", "ताजा",
    "टिप्पणियाँ", "लेखक के बारे",
    /* Chinese, Japanese */
    "相关", "相關", "推荐", "推薦", "延伸阅读", "延伸閱讀", "更多", "热门", "熱門", "最新文章", "最新新闻", "评论", "評論", "网友评论",
    "分享到", "分享", "关于作者", "關於作者", "上一篇", "下一篇", "标签", "責任編輯", "责任编辑", "関連", "おすすめ", "人気", "最新記事",
    "新着", "コメント", "この記事を書いた", "シェア", "タグ", "あわせて読みたい",
};
/* clang-format on */

/* Longer than this is no heading (UTF-8 bytes: 40 Greek letters, 26 Chinese characters). */
enum {
    HEADING_MAX = 80
};

bool art_lexicon_clutter(art_view text)
{
    char lower[HEADING_MAX + 4];
    size_t size;
    if (text.size > HEADING_MAX || !lower_case(text, lower, sizeof lower, &size))
        return false;
    for (size_t i = 0; size && i < sizeof clutter / sizeof *clutter; i++) {
        if (clutter[i][0] != lower[0])
            continue; /* most of them */
        size_t length = strlen(clutter[i]);
        if (size >= length && !memcmp(lower, clutter[i], length))
            return true;
    }
    return false;
}

bool art_lexicon_ago(art_view text)
{
    static const char *const words[] = {
        " ago",   "vor ",    "il y a ",   "hace ",    "há ",     " fa",   " temu",
        " назад", " тому",   "πριν ",     " geleden", "sedan",   "siden", "前",
        "منذ",    " पहले",    "yesterday", "just now", "gestern", "hier ", "ayer",
        "вчера",  "wczoraj", "χθες",      "昨天",     "昨日"};
    char lower[HEADING_MAX + 4];
    size_t size;
    if (text.size > 48 || !lower_case(text, lower, sizeof lower, &size))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (contains((art_view){lower, size}, words[i]))
            return true;
    return false;
}

size_t art_lexicon_ago_tail(art_view text)
{
    enum {
        TAIL = 24
    }; /* bytes of the longest "vor 12 Stunden" */
    size_t begin = text.size > TAIL ? text.size - TAIL : 0;
    while (begin < text.size && ((unsigned char)text.data[begin] & 0xC0) == 0x80)
        begin++;
    for (size_t i = begin; i < text.size; i++)
        if (art_is_digit(text.data[i]))
            return art_lexicon_ago((art_view){text.data + i, text.size - i}) ? i : 0;
    return 0;
}

bool art_lexicon_credit(art_view text)
{
    static const char *const words[] = {"photo",    "foto",   "picture:", "image:", "credit",
                                        "courtesy", "bild:",  "bilder:",  "quelle", "crédit",
                                        "imagen",   "zdjęci", "фото",     "φωτο",   "写真",
                                        "撮影",     "图",     "صورة",     "फोटो"};
    char lower[3 * HEADING_MAX + 4];
    size_t size;
    if (text.size > 3 * HEADING_MAX || !lower_case(text, lower, sizeof lower, &size))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (contains((art_view){lower, size}, words[i]))
            return true;
    return false;
}

bool art_lexicon_missing(art_view text)
{
    static const char *const words[] = {
        "not found",      "error 404",      "404 error",      "cannot find",     "can't find",
        "could not find", "couldn’t find",  "can’t find",     "no longer exist", "does not exist",
        "doesn't exist",  "nicht gefunden", "introuvable",    "no encontrad",    "não encontrad",
        "non trovata",    "niet gevonden",  "nie znaleziono", "не найден",       "не знайден",
        "δεν βρέθηκε",    "找不到",         "不存在",         "見つかりません",  "غير موجودة",
        "नहीं मिला"};
    char lower[HEADING_MAX + 4];
    size_t size;
    if (text.size > HEADING_MAX || !lower_case(text, lower, sizeof lower, &size))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (contains((art_view){lower, size}, words[i]))
            return true;
    return false;
}
