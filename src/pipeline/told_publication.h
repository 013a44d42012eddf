// What the articles tell of the publication that they make up.
#pragma once

#include <cstdint>

#include "catalog/catalog.h"
#include "pipeline/build.h"
#include "pipeline/record_keys.h"

namespace offprint {

// What the configuration leaves out of `publication` is told by those articles that are asked
// about: a lone article's title is the publication's, and the language is the one that most are in
// (the first by tag among equals). Their keys go into `records`; returns how many they are.
std::uint32_t complete(Publication& publication, const Catalog& catalog,
                       const BuildOptions& options, RecordKeys& records);

}  // namespace offprint
