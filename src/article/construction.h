/* What the rules of tree construction say about elements (HTML Standard, section 13.2.6), as
 * libgumbo 0.10.1 applies them. */
#ifndef ART_CONSTRUCTION_H
#define ART_CONSTRUCTION_H

#include "article/tags.h"

enum {
    ART_VOID = 1,          /* has no content and no end tag */
    ART_FORMATTING = 2,    /* reopened when closed from outside */
    ART_SPECIAL = 4,       /* in the way of end tags of ordinary elements */
    ART_RAW_TEXT = 8,      /* content is text without character references */
    ART_RCDATA = 16,       /* content is text with them */
    ART_LINE_FEED = 32,    /* a line feed behind the start tag is dropped; white space counts */
    ART_ENDS_P = 64,       /* start tag closes an open paragraph */
    ART_SCOPE = 128,       /* barrier for end tags: "has an element in scope" */
    ART_BREAKOUT = 256,    /* start tag leaves svg and math */
    ART_MARKER = 512,      /* formatting elements do not reach into it from outside */
    ART_TABLE_PART = 1024, /* allowed inside of a table only */
    ART_DOCUMENT = 2048,   /* one of the document's frame, which is never nested */
    ART_HEADING = 4096,    /* h1 to h6: any of them closes any */
    ART_IN_SELECT = 8192,  /* start tag is not ignored in <select> */
    ART_REOPENS = 16384,   /* start tag reopens formatting elements, special though it is */
    ART_ITEM_LIST = 32768  /* barrier for </li> */
};

/* X(enumerator of ART_TAG_LIST, what it is). Elements that are not listed are ordinary. */
#define ART_CONSTRUCTION_LIST(X)                                                                   \
    X(HTML, ART_SPECIAL | ART_SCOPE | ART_DOCUMENT)                                                \
    X(HEAD, ART_SPECIAL | ART_BREAKOUT | ART_DOCUMENT)                                             \
    X(TITLE, ART_SPECIAL | ART_RCDATA)                                                             \
    X(BASE, ART_VOID | ART_SPECIAL)                                                                \
    X(LINK, ART_VOID | ART_SPECIAL)                                                                \
    X(META, ART_VOID | ART_SPECIAL | ART_BREAKOUT)                                                 \
    X(STYLE, ART_SPECIAL | ART_RAW_TEXT)                                                           \
    X(SCRIPT, ART_SPECIAL | ART_RAW_TEXT | ART_IN_SELECT)                                          \
    X(NOSCRIPT, ART_SPECIAL)                                                                       \
    X(TEMPLATE, ART_SPECIAL | ART_SCOPE | ART_MARKER | ART_IN_SELECT)                              \
    X(BODY, ART_SPECIAL | ART_BREAKOUT | ART_DOCUMENT)                                             \
    X(ARTICLE, ART_SPECIAL | ART_ENDS_P)                                                           \
    X(SECTION, ART_SPECIAL | ART_ENDS_P)                                                           \
    X(NAV, ART_SPECIAL | ART_ENDS_P)                                                               \
    X(ASIDE, ART_SPECIAL | ART_ENDS_P)                                                             \
    X(H1, ART_SPECIAL | ART_ENDS_P | ART_BREAKOUT | ART_HEADING)                                   \
    X(H2, ART_SPECIAL | ART_ENDS_P | ART_BREAKOUT | ART_HEADING)                                   \
    X(H3, ART_SPECIAL | ART_ENDS_P | ART_BREAKOUT | ART_HEADING)                                   \
    X(H4, ART_SPECIAL | ART_ENDS_P | ART_BREAKOUT | ART_HEADING)                                   \
    X(H5, ART_SPECIAL | ART_ENDS_P | ART_BREAKOUT | ART_HEADING)                                   \
    X(H6, ART_SPECIAL | ART_ENDS_P | ART_BREAKOUT | ART_HEADING)                                   \
    X(HGROUP, ART_SPECIAL | ART_ENDS_P)                                                            \
    X(HEADER, ART_SPECIAL | ART_ENDS_P)                                                            \
    X(FOOTER, ART_SPECIAL | ART_ENDS_P)                                                            \
    X(ADDRESS, ART_SPECIAL | ART_ENDS_P)                                                           \
    X(P, ART_SPECIAL | ART_ENDS_P | ART_BREAKOUT)                                                  \
    X(HR, ART_VOID | ART_SPECIAL | ART_ENDS_P | ART_BREAKOUT)                                      \
    X(PRE, ART_SPECIAL | ART_LINE_FEED | ART_ENDS_P | ART_BREAKOUT)                                \
    X(BLOCKQUOTE, ART_SPECIAL | ART_ENDS_P | ART_BREAKOUT)                                         \
    X(OL, ART_SPECIAL | ART_ENDS_P | ART_BREAKOUT | ART_ITEM_LIST)                                 \
    X(UL, ART_SPECIAL | ART_ENDS_P | ART_BREAKOUT | ART_ITEM_LIST)                                 \
    X(LI, ART_SPECIAL | ART_ENDS_P | ART_BREAKOUT)                                                 \
    X(DL, ART_SPECIAL | ART_ENDS_P | ART_BREAKOUT)                                                 \
    X(DT, ART_SPECIAL | ART_ENDS_P | ART_BREAKOUT)                                                 \
    X(DD, ART_SPECIAL | ART_ENDS_P | ART_BREAKOUT)                                                 \
    X(FIGURE, ART_SPECIAL | ART_ENDS_P)                                                            \
    X(FIGCAPTION, ART_SPECIAL | ART_ENDS_P)                                                        \
    X(MAIN, ART_SPECIAL | ART_ENDS_P)                                                              \
    X(DIV, ART_SPECIAL | ART_ENDS_P | ART_BREAKOUT)                                                \
    X(A, ART_FORMATTING)                                                                           \
    X(EM, ART_FORMATTING | ART_BREAKOUT)                                                           \
    X(STRONG, ART_FORMATTING | ART_BREAKOUT)                                                       \
    X(SMALL, ART_FORMATTING | ART_BREAKOUT)                                                        \
    X(S, ART_FORMATTING | ART_BREAKOUT)                                                            \
    X(CODE, ART_FORMATTING | ART_BREAKOUT)                                                         \
    X(VAR, ART_BREAKOUT)                                                                           \
    X(SUB, ART_BREAKOUT)                                                                           \
    X(SUP, ART_BREAKOUT)                                                                           \
    X(I, ART_FORMATTING | ART_BREAKOUT)                                                            \
    X(B, ART_FORMATTING | ART_BREAKOUT)                                                            \
    X(U, ART_FORMATTING | ART_BREAKOUT)                                                            \
    X(RUBY, ART_BREAKOUT)                                                                          \
    X(SPAN, ART_BREAKOUT)                                                                          \
    X(BR, ART_VOID | ART_SPECIAL | ART_BREAKOUT | ART_REOPENS)                                     \
    X(WBR, ART_VOID | ART_SPECIAL | ART_REOPENS)                                                   \
    X(IMAGE, ART_VOID | ART_REOPENS)                                                               \
    X(IMG, ART_VOID | ART_SPECIAL | ART_BREAKOUT | ART_REOPENS)                                    \
    X(IFRAME, ART_SPECIAL | ART_RAW_TEXT)                                                          \
    X(EMBED, ART_VOID | ART_SPECIAL | ART_BREAKOUT | ART_REOPENS)                                  \
    X(OBJECT, ART_SPECIAL | ART_SCOPE | ART_MARKER | ART_REOPENS)                                  \
    X(PARAM, ART_VOID | ART_SPECIAL)                                                               \
    X(SOURCE, ART_VOID | ART_SPECIAL)                                                              \
    X(TRACK, ART_VOID | ART_SPECIAL)                                                               \
    X(AREA, ART_VOID | ART_SPECIAL | ART_REOPENS)                                                  \
    X(TABLE, ART_SPECIAL | ART_ENDS_P | ART_SCOPE | ART_BREAKOUT)                                  \
    X(CAPTION, ART_SPECIAL | ART_SCOPE | ART_MARKER | ART_TABLE_PART)                              \
    X(COLGROUP, ART_SPECIAL | ART_TABLE_PART)                                                      \
    X(COL, ART_VOID | ART_SPECIAL | ART_TABLE_PART)                                                \
    X(TBODY, ART_SPECIAL | ART_TABLE_PART)                                                         \
    X(THEAD, ART_SPECIAL | ART_TABLE_PART)                                                         \
    X(TFOOT, ART_SPECIAL | ART_TABLE_PART)                                                         \
    X(TR, ART_SPECIAL | ART_TABLE_PART)                                                            \
    X(TD, ART_SPECIAL | ART_SCOPE | ART_MARKER | ART_TABLE_PART)                                   \
    X(TH, ART_SPECIAL | ART_SCOPE | ART_MARKER | ART_TABLE_PART)                                   \
    X(FORM, ART_SPECIAL | ART_ENDS_P)                                                              \
    X(FIELDSET, ART_SPECIAL | ART_ENDS_P)                                                          \
    X(INPUT, ART_VOID | ART_SPECIAL | ART_IN_SELECT | ART_REOPENS)                                 \
    X(BUTTON, ART_SPECIAL | ART_REOPENS)                                                           \
    X(SELECT, ART_SPECIAL | ART_IN_SELECT | ART_REOPENS)                                           \
    X(OPTGROUP, ART_IN_SELECT)                                                                     \
    X(OPTION, ART_IN_SELECT)                                                                       \
    X(TEXTAREA, ART_SPECIAL | ART_RCDATA | ART_LINE_FEED | ART_IN_SELECT)                          \
    X(KEYGEN, ART_VOID | ART_IN_SELECT | ART_REOPENS)                                              \
    X(DETAILS, ART_SPECIAL | ART_ENDS_P)                                                           \
    X(SUMMARY, ART_SPECIAL | ART_ENDS_P)                                                           \
    X(MENU, ART_SPECIAL | ART_ENDS_P | ART_BREAKOUT)                                               \
    X(MENUITEM, ART_VOID | ART_SPECIAL)                                                            \
    X(APPLET, ART_SPECIAL | ART_SCOPE | ART_MARKER | ART_REOPENS)                                  \
    X(BGSOUND, ART_VOID | ART_SPECIAL)                                                             \
    X(DIR, ART_SPECIAL | ART_ENDS_P)                                                               \
    X(FRAME, ART_VOID | ART_SPECIAL | ART_DOCUMENT)                                                \
    X(FRAMESET, ART_SPECIAL | ART_DOCUMENT)                                                        \
    X(NOFRAMES, ART_SPECIAL | ART_RAW_TEXT)                                                        \
    X(ISINDEX, ART_SPECIAL)                                                                        \
    X(LISTING, ART_SPECIAL | ART_LINE_FEED | ART_ENDS_P | ART_BREAKOUT)                            \
    X(XMP, ART_SPECIAL | ART_RAW_TEXT | ART_ENDS_P | ART_REOPENS)                                  \
    X(NOEMBED, ART_SPECIAL | ART_RAW_TEXT)                                                         \
    X(PLAINTEXT, ART_SPECIAL | ART_ENDS_P)                                                         \
    X(STRIKE, ART_FORMATTING | ART_BREAKOUT)                                                       \
    X(BASEFONT, ART_VOID | ART_SPECIAL)                                                            \
    X(BIG, ART_FORMATTING | ART_BREAKOUT)                                                          \
    X(CENTER, ART_SPECIAL | ART_ENDS_P | ART_BREAKOUT)                                             \
    X(FONT, ART_FORMATTING)                                                                        \
    X(MARQUEE, ART_SPECIAL | ART_SCOPE | ART_MARKER | ART_REOPENS)                                 \
    X(NOBR, ART_FORMATTING | ART_BREAKOUT)                                                         \
    X(TT, ART_FORMATTING | ART_BREAKOUT)

extern const unsigned short art_construction[ART_TAG_COUNT];

#endif
