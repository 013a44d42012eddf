// What of a page works instead of being read: scripts, controls, icons, counters. Nothing is lost
// to readers without it, unlike what else of a page cannot stand in a Body: charts, filled forms.
#pragma once

#include "syntax/html_page.h"

namespace offprint {

// Whether `element` is
//   - a script, a <noscript> or a <template>
//   - a button, or a field that stands in no form of the page's
//   - a drawing that is an icon: small, hidden from screen readers, of a button or link, or made of
//     nothing but a reference to a sprite; without a size, one that has no title and no words
//   - a frame, an object or a canvas that nobody sees: of at most one pixel, or hidden
// Bounded in time. Thread-safe.
bool is_machinery(const HtmlPage& page, PageNode element);

// Whether this is the name of a custom element (WHATWG HTML, section 4.13.2) or one of another
// vocabulary ("o:p"), which says nothing of what it holds.
bool is_custom_tag(std::string_view tag);

// Of an image, frame or the like: at most one pixel in both directions, as its attributes or its
// style say.
bool is_pixel_sized(const HtmlPage& page, PageNode element);

}  // namespace offprint
