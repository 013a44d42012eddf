// Which of Body's elements may stand in which: HTML's content model, as far as Body needs it
// (WHATWG HTML, the "content model" and "contexts" of each element). Thread-safe.
#pragma once

#include "model/body.h"

namespace offprint {

// Phrasing content, ruby's parts included, which are structure, but of inline content.
bool is_inline(Element element);
bool is_row_group(Element element);
bool is_cell(Element element);

// Blocks that hold inline content and no blocks.
bool holds_phrasing_only(Element element);
// Blocks in which inline content gets a paragraph of its own.
bool wraps_inlines(Element element);

// Whether `child` may stand directly in `parent`; true for all parents that do not ask for certain
// children.
bool takes(Element parent, Element child);
// What such a parent needs between itself and a child that it does not take.
Element wrapper(Element parent);
// Whether a structural element may stand in `parent`; true for elements that are not structural.
bool is_parent_of(Element parent, Element child);

}  // namespace offprint
