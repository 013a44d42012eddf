// Feeds as sources: RSS 0.90 to 2.0, Atom 0.3 and 1.0. One document an item.
#pragma once

#include <memory>
#include <string_view>

#include "ingest/reader.h"

namespace offprint {

// What is not well-formed is read up to that place, reported (feed-syntax), and read on with the
// next item.
std::unique_ptr<Reader> open_feed(SourceFile file);

// By the outermost element. Never a WordPress export, which is RSS, too. Thread-safe.
bool recognizes_feed(std::string_view beginning);

}  // namespace offprint
