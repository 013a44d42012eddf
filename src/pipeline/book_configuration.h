// The part of the configuration that tells what a book is: `outputs[].book`.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "model/book_spec.h"
#include "model/publication.h"
#include "model/value.h"

namespace offprint {

// `book` is valid by schemas/publication.schema.json. What that cannot tell (a wrong check digit,
// an unknown word) is reported as configuration-invalid of `origin`. Thread-safe.
BookSpec read_book_spec(const Value& book, const std::string& origin, Diagnostics& diagnostics);

// What is wrong with the themes of all books, each once. Throws Error{environment}.
Diagnostics theme_findings(const FileSystem& files, const Configuration& configuration);

}  // namespace offprint
