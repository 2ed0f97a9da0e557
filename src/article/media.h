/* Images and embedded objects: which address is that of what readers see. */
#ifndef ART_MEDIA_H
#define ART_MEDIA_H

#include "article/page.h"
#include "article/url.h"

/*
 * The absolute address of what an img element shows: the largest of what srcset offers, its own or
 * that of the <source> elements from node sources on (ART_NO_NODE: none) in a <picture>; else what
 * scripts would load instead of a placeholder; else src; else that of the copy in a <noscript>
 * right behind it. Empty where there is none, or it is one pixel wide. The memory is the caller's.
 */
art_view art_media_image(char out[ART_URL_MAX + 1], const art_page *page, uint32_t node,
                         uint32_t sources, art_view base);

/* The absolute address of what an iframe, embed, video or audio element shows; empty where there is
 * none. An iframe may hold anything, advertisements mostly: its address has to say that it is for
 * embedding, or a video. */
art_view art_media_embed(char out[ART_URL_MAX + 1], const art_page *page, uint32_t node,
                         art_view base);

/* The first img element below a node; ART_NO_NODE where there is none. */
uint32_t art_media_find_image(const art_page *page, uint32_t node);

#endif
