#include "article/construction.h"

const unsigned short art_construction[ART_TAG_COUNT] = {
#define ROW(id, rules) [ART_TAG_##id] = (rules),
    ART_CONSTRUCTION_LIST(ROW)
#undef ROW
};
