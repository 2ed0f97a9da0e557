/* Facts about HTML elements and attributes, each stated once. */
#ifndef ART_TAGS_H
#define ART_TAGS_H

#include "base/text.h"

/* What an element is to us. */
enum {
    ART_IS_BLOCK = 1,   /* begins and ends a text block */
    ART_IS_DROPPED = 2, /* its content is never part of the text */
    ART_IS_HEADING = 4, /* heading h1 to h6 */
    ART_IS_BOLD = 8     /* emphasises its text */
};

/*
 * X(name as in GUMBO_TAG_name, name in HTML, flags): all elements that libgumbo knows. The others
 * are inline and become ART_TAG_OTHER, but for those of ART_TAG_NAMED_LIST (dialog, search, amp-*),
 * which libgumbo 0.10.1 does not know and which we find by name.
 */
#define ART_TAG_LIST(X)                                                                            \
    X(HTML, "html", ART_IS_BLOCK)                                                                  \
    X(HEAD, "head", ART_IS_BLOCK | ART_IS_DROPPED)                                                 \
    X(BODY, "body", ART_IS_BLOCK)                                                                  \
    X(TITLE, "title", ART_IS_DROPPED)                                                              \
    X(BASE, "base", ART_IS_DROPPED)                                                                \
    X(LINK, "link", ART_IS_DROPPED)                                                                \
    X(META, "meta", ART_IS_DROPPED)                                                                \
    X(SCRIPT, "script", ART_IS_DROPPED)                                                            \
    X(STYLE, "style", ART_IS_DROPPED)                                                              \
    X(TEMPLATE, "template", ART_IS_DROPPED)                                                        \
    X(NOSCRIPT, "noscript", ART_IS_BLOCK)                                                          \
    X(ARTICLE, "article", ART_IS_BLOCK)                                                            \
    X(SECTION, "section", ART_IS_BLOCK)                                                            \
    X(NAV, "nav", ART_IS_BLOCK)                                                                    \
    X(ASIDE, "aside", ART_IS_BLOCK)                                                                \
    X(H1, "h1", ART_IS_BLOCK | ART_IS_HEADING)                                                     \
    X(H2, "h2", ART_IS_BLOCK | ART_IS_HEADING)                                                     \
    X(H3, "h3", ART_IS_BLOCK | ART_IS_HEADING)                                                     \
    X(H4, "h4", ART_IS_BLOCK | ART_IS_HEADING)                                                     \
    X(H5, "h5", ART_IS_BLOCK | ART_IS_HEADING)                                                     \
    X(H6, "h6", ART_IS_BLOCK | ART_IS_HEADING)                                                     \
    X(HGROUP, "hgroup", ART_IS_BLOCK)                                                              \
    X(HEADER, "header", ART_IS_BLOCK)                                                              \
    X(FOOTER, "footer", ART_IS_BLOCK)                                                              \
    X(MAIN, "main", ART_IS_BLOCK)                                                                  \
    X(ADDRESS, "address", ART_IS_BLOCK)                                                            \
    X(P, "p", ART_IS_BLOCK)                                                                        \
    X(DIV, "div", ART_IS_BLOCK)                                                                    \
    X(CENTER, "center", ART_IS_BLOCK)                                                              \
    X(HR, "hr", ART_IS_BLOCK)                                                                      \
    X(PRE, "pre", ART_IS_BLOCK)                                                                    \
    X(LISTING, "listing", ART_IS_BLOCK)                                                            \
    X(XMP, "xmp", ART_IS_BLOCK)                                                                    \
    X(PLAINTEXT, "plaintext", ART_IS_BLOCK)                                                        \
    X(BLOCKQUOTE, "blockquote", ART_IS_BLOCK)                                                      \
    X(OL, "ol", ART_IS_BLOCK)                                                                      \
    X(UL, "ul", ART_IS_BLOCK)                                                                      \
    X(DIR, "dir", ART_IS_BLOCK)                                                                    \
    X(MENU, "menu", ART_IS_BLOCK)                                                                  \
    X(LI, "li", ART_IS_BLOCK)                                                                      \
    X(DL, "dl", ART_IS_BLOCK)                                                                      \
    X(DT, "dt", ART_IS_BLOCK)                                                                      \
    X(DD, "dd", ART_IS_BLOCK)                                                                      \
    X(FIGURE, "figure", ART_IS_BLOCK)                                                              \
    X(FIGCAPTION, "figcaption", ART_IS_BLOCK)                                                      \
    X(DETAILS, "details", ART_IS_BLOCK)                                                            \
    X(SUMMARY, "summary", ART_IS_BLOCK)                                                            \
    X(TABLE, "table", ART_IS_BLOCK)                                                                \
    X(CAPTION, "caption", ART_IS_BLOCK)                                                            \
    X(THEAD, "thead", ART_IS_BLOCK)                                                                \
    X(TBODY, "tbody", ART_IS_BLOCK)                                                                \
    X(TFOOT, "tfoot", ART_IS_BLOCK)                                                                \
    X(TR, "tr", ART_IS_BLOCK)                                                                      \
    X(TD, "td", ART_IS_BLOCK)                                                                      \
    X(TH, "th", ART_IS_BLOCK)                                                                      \
    X(FORM, "form", ART_IS_BLOCK)                                                                  \
    X(FIELDSET, "fieldset", ART_IS_BLOCK)                                                          \
    X(LEGEND, "legend", ART_IS_BLOCK)                                                              \
    X(LABEL, "label", ART_IS_BLOCK)                                                                \
    X(BUTTON, "button", ART_IS_BLOCK)                                                              \
    X(FRAMESET, "frameset", ART_IS_BLOCK)                                                          \
    X(NOFRAMES, "noframes", ART_IS_BLOCK)                                                          \
    X(OPTGROUP, "optgroup", ART_IS_BLOCK | ART_IS_DROPPED)                                         \
    X(SELECT, "select", ART_IS_BLOCK | ART_IS_DROPPED)                                             \
    X(OPTION, "option", ART_IS_DROPPED)                                                            \
    X(DATALIST, "datalist", ART_IS_DROPPED)                                                        \
    X(TEXTAREA, "textarea", ART_IS_DROPPED)                                                        \
    X(INPUT, "input", ART_IS_DROPPED)                                                              \
    X(IFRAME, "iframe", ART_IS_DROPPED)                                                            \
    X(NOEMBED, "noembed", ART_IS_DROPPED)                                                          \
    X(OBJECT, "object", ART_IS_DROPPED)                                                            \
    X(EMBED, "embed", ART_IS_DROPPED)                                                              \
    X(APPLET, "applet", ART_IS_DROPPED)                                                            \
    X(AUDIO, "audio", ART_IS_DROPPED)                                                              \
    X(VIDEO, "video", ART_IS_DROPPED)                                                              \
    X(CANVAS, "canvas", ART_IS_DROPPED)                                                            \
    X(MAP, "map", ART_IS_DROPPED)                                                                  \
    X(SVG, "svg", ART_IS_DROPPED)                                                                  \
    X(BR, "br", 0)                                                                                 \
    X(WBR, "wbr", 0)                                                                               \
    X(IMG, "img", 0)                                                                               \
    X(SOURCE, "source", ART_IS_DROPPED)                                                            \
    X(A, "a", 0)                                                                                   \
    X(B, "b", ART_IS_BOLD)                                                                         \
    X(STRONG, "strong", ART_IS_BOLD)                                                               \
    X(I, "i", ART_IS_BOLD)                                                                         \
    X(EM, "em", ART_IS_BOLD)                                                                       \
    X(SPAN, "span", 0)                                                                             \
    X(FONT, "font", 0)                                                                             \
    X(SMALL, "small", 0)                                                                           \
    X(TIME, "time", 0)                                                                             \
    X(CITE, "cite", 0)                                                                             \
    X(CODE, "code", 0)                                                                             \
    X(SUB, "sub", 0)                                                                               \
    X(SUP, "sup", 0)                                                                               \
    X(S, "s", 0)                                                                                   \
    X(Q, "q", 0)                                                                                   \
    X(DFN, "dfn", 0)                                                                               \
    X(ABBR, "abbr", 0)                                                                             \
    X(DATA, "data", 0)                                                                             \
    X(VAR, "var", 0)                                                                               \
    X(SAMP, "samp", 0)                                                                             \
    X(KBD, "kbd", 0)                                                                               \
    X(U, "u", 0)                                                                                   \
    X(MARK, "mark", 0)                                                                             \
    X(RUBY, "ruby", 0)                                                                             \
    X(RB, "rb", 0)                                                                                 \
    X(RT, "rt", 0)                                                                                 \
    X(RTC, "rtc", 0)                                                                               \
    X(RP, "rp", 0)                                                                                 \
    X(BDI, "bdi", 0)                                                                               \
    X(BDO, "bdo", 0)                                                                               \
    X(INS, "ins", 0)                                                                               \
    X(DEL, "del", 0)                                                                               \
    X(ACRONYM, "acronym", 0)                                                                       \
    X(BIG, "big", 0)                                                                               \
    X(BLINK, "blink", 0)                                                                           \
    X(STRIKE, "strike", 0)                                                                         \
    X(TT, "tt", 0)                                                                                 \
    X(NOBR, "nobr", 0)                                                                             \
    X(MARQUEE, "marquee", 0)                                                                       \
    X(MULTICOL, "multicol", 0)                                                                     \
    X(SPACER, "spacer", 0)                                                                         \
    X(NEXTID, "nextid", 0)                                                                         \
    X(OUTPUT, "output", 0)                                                                         \
    X(PROGRESS, "progress", 0)                                                                     \
    X(METER, "meter", 0)                                                                           \
    X(KEYGEN, "keygen", 0)                                                                         \
    X(MENUITEM, "menuitem", 0)                                                                     \
    X(PARAM, "param", 0)                                                                           \
    X(TRACK, "track", 0)                                                                           \
    X(AREA, "area", 0)                                                                             \
    X(COLGROUP, "colgroup", 0)                                                                     \
    X(COL, "col", 0)                                                                               \
    X(BASEFONT, "basefont", 0)                                                                     \
    X(BGSOUND, "bgsound", 0)                                                                       \
    X(FRAME, "frame", 0)                                                                           \
    X(ISINDEX, "isindex", 0)                                                                       \
    X(IMAGE, "image", 0)                                                                           \
    X(MATH, "math", 0)                                                                             \
    X(MI, "mi", 0)                                                                                 \
    X(MO, "mo", 0)                                                                                 \
    X(MN, "mn", 0)                                                                                 \
    X(MS, "ms", 0)                                                                                 \
    X(MTEXT, "mtext", 0)                                                                           \
    X(MGLYPH, "mglyph", 0)                                                                         \
    X(MALIGNMARK, "malignmark", 0)                                                                 \
    X(ANNOTATION_XML, "annotation-xml", 0)                                                         \
    X(FOREIGNOBJECT, "foreignobject", 0)                                                           \
    X(DESC, "desc", 0)

/* Elements that libgumbo does not know, found by name: X(enumerator, name, flags). */
#define ART_TAG_NAMED_LIST(X)                                                                      \
    X(AMP_IMG, "amp-img", 0)                                                                       \
    X(DIALOG, "dialog", ART_IS_BLOCK)                                                              \
    X(SEARCH, "search", ART_IS_BLOCK)                                                              \
    X(SLOT, "slot", 0)

typedef enum art_tag {
    ART_TAG_TEXT = 0, /* a text node */
    ART_TAG_OTHER,    /* an element that is not listed */
#define ART_TAG_ENUM_(id, name, flags) ART_TAG_##id,
    ART_TAG_LIST(ART_TAG_ENUM_)
    ART_TAG_NAMED_LIST(ART_TAG_ENUM_)
#undef ART_TAG_ENUM_
        ART_TAG_COUNT,
    ART_TAG_LAST_PARSED = ART_TAG_AMP_IMG - 1 /* the named ones follow */
} art_tag;

extern const unsigned char art_tag_flags[ART_TAG_COUNT];

/* The attributes that anything reads: X(enumerator, name). Others are dropped on the way. */
#define ART_ATTR_LIST(X)                                                                           \
    X(CLASS, "class")                                                                              \
    X(ID, "id")                                                                                    \
    X(ROLE, "role")                                                                                \
    X(HREF, "href")                                                                                \
    X(SRC, "src")                                                                                  \
    X(SRCSET, "srcset")                                                                            \
    X(DATA_SRC, "data-src")                                                                        \
    X(ALT, "alt")                                                                                  \
    X(REL, "rel")                                                                                  \
    X(NAME, "name")                                                                                \
    X(PROPERTY, "property")                                                                        \
    X(CONTENT, "content")                                                                          \
    X(HTTP_EQUIV, "http-equiv")                                                                    \
    X(CHARSET, "charset")                                                                          \
    X(TYPE, "type")                                                                                \
    X(LANG, "lang")                                                                                \
    X(DIR, "dir")                                                                                  \
    X(TITLE, "title")                                                                              \
    X(DATETIME, "datetime")                                                                        \
    X(ITEMPROP, "itemprop")                                                                        \
    X(ITEMTYPE, "itemtype")                                                                        \
    X(HIDDEN, "hidden")                                                                            \
    X(STYLE, "style")                                                                              \
    X(ARIA_HIDDEN, "aria-hidden")                                                                  \
    X(ARIA_LABEL, "aria-label")                                                                    \
    X(DATA_TESTID, "data-testid")                                                                  \
    X(DATA_COMPONENT, "data-component")                                                            \
    X(COLSPAN, "colspan")                                                                          \
    X(ROWSPAN, "rowspan")                                                                          \
    X(START, "start")                                                                              \
    X(DATA_DATETIME, "data-datetime")                                                              \
    X(DATA_TIME, "data-time")                                                                      \
    X(DATA_TIMESTAMP, "data-timestamp")                                                            \
    X(DATA_DATE, "data-date")                                                                      \
    X(DATA_EPOCH, "data-epoch")                                                                    \
    X(DATA_UTIME, "data-utime")                                                                    \
    X(DATA_SRCSET, "data-srcset")                                                                  \
    X(DATA_LAZY_SRC, "data-lazy-src")                                                              \
    X(DATA_LAZY_SRCSET, "data-lazy-srcset")                                                        \
    X(DATA_ORIGINAL, "data-original")                                                              \
    X(DATA_LANG, "data-lang")                                                                      \
    X(DATA_LANGUAGE, "data-language")                                                              \
    X(WIDTH, "width")                                                                              \
    X(TS, "ts") /* of elements that tell how long ago it was */

typedef enum art_attr {
    ART_ATTR_NONE = 0,
#define ART_ATTR_ENUM_(id, name) ART_ATTR_##id,
    ART_ATTR_LIST(ART_ATTR_ENUM_)
#undef ART_ATTR_ENUM_
    ART_ATTR_COUNT
} art_attr;

/* The attribute of this name (ASCII case does not count), or ART_ATTR_NONE. */
art_attr art_attr_of(art_view name);

/* The element of this name (ASCII case does not count), or ART_TAG_OTHER. */
art_tag art_tag_of(art_view name);

/* Their names; empty for none, for text and for other elements. */
art_view art_attr_name(art_attr attr);
art_view art_tag_name(art_tag tag);

/* Does libgumbo know the element by name? To its tree construction all others are one. */
static inline bool art_tag_is_parsed(art_tag tag)
{
    return tag > ART_TAG_OTHER && tag <= ART_TAG_LAST_PARSED;
}

#endif
