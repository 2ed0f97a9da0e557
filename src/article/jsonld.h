/* JSON-LD: what publishers tell search engines about a page (schema.org in JSON). */
#ifndef ART_JSONLD_H
#define ART_JSONLD_H

#include "article/facts.h"
#include "article/page.h"

/*
 * Adds what the page's JSON-LD says: of articles with ART_SOURCE_JSONLD, of the page and the site
 * with ART_SOURCE_WEAK. Broken JSON is repaired where the intention is clear, else passed over;
 * so is what nests deeper than 64 levels, and what goes beyond 1 MiB on one page.
 */
article_status art_jsonld_read(const art_page *page, art_facts *facts);

#endif
