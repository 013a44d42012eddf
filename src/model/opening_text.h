// Where an article's own text begins, for a summary made of it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "model/body.h"

namespace offprint {

// The text of the first paragraphs at the top of the body, one blank between them, until there are
// `enough` bytes. Left out: bylines, credits and notes of editors (opening_notes.def), paragraphs
// of links or of capitals alone, lines without an end of a sentence before longer text, what ends
// in a colon before a list, and the dateline in front ("OSLO, 3 May —"). "" without a paragraph.
// Thread-safe.
std::string opening_text(const Body& body, std::size_t enough);

// The paragraph's text without the dateline in front.
std::string_view without_dateline(std::string_view paragraph);

}  // namespace offprint
