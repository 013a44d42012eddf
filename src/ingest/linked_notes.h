// Notes that a publisher's tools wrote as links there and back.
#pragma once

#include "model/body.h"

namespace offprint {

// An ordered list is one of notes when every item has an id, is called by links in the text (of a
// number or a mark, not of words) and links back to one of its calls: what Pandoc, Goldmark,
// kramdown, WordPress and offprint itself write, whatever their classes. The list becomes the
// body's notes, its calls become references, and the links back go, since every output makes its
// own. Nothing happens to a body that has notes already. Linear; thread-safe.
void make_linked_notes(Body& body);

}  // namespace offprint
