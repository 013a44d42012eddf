// Whether an SVG picture may go into a book: nothing that runs, moves or reaches outside the file.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// "" when the picture may be used, else what is wrong with it, as the end of a sentence: "it holds
// a script". Also refuses what is not well-formed XML with declared namespaces, which no book can
// hold. UTF-8 only. Thread-safe; depth costs no stack.
std::string svg_problem(std::string_view bytes);

}  // namespace offprint
