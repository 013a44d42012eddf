// Formulas in TeX within a text: `$x$` and `\(x\)` in a line, `$$x$$` and `\[x\]` on lines of their
// own. What a dollar begins is decided as pandoc does (its extension tex_math_dollars): behind the
// opening `$` and before the closing one stands no space, and no digit behind that, so that "$5 and
// $6" are prices. What holds a grave accent is none, for that
// begins code in Markdown; nor has a formula an empty line in it, or more than 4,000 bytes.
// Thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "model/body.h"
#include "syntax/html_flow.h"

namespace offprint {

struct TexFormula {
  std::size_t begin = 0, end = 0;  // bytes of the text, with its marks
  std::string_view tex;            // between them, without space around it
  bool display = false;
};

// Bytes that may be looked at in vain in one document; beyond, dollars are dollars.
struct TexEffort {
  std::size_t left = 50'000'000;
};

// That of the dollar at `at`, which no backslash makes a dollar.
std::optional<TexFormula> dollar_formula(std::string_view text, std::size_t at, TexEffort& effort);

// Makes formulas of those in the text of `body`, outside of code: an Element::formula with
// `written` and `tex`. `dollars`: of those in dollars, too, where a backslash before one makes it a
// dollar.
void mark_tex_formulas(Body& body, bool dollars);

// The attributes of an Element::formula that stands so in `text`.
AttributeList formula_attributes(const TexFormula& formula, std::string_view text);

}  // namespace offprint
