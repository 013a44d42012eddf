// The closed list of what a formula may be made of: the presentation elements of MathML Core
// (https://www.w3.org/TR/mathml-core/) with those of their attributes that EPUB 3.3 takes, too,
// whose schema is MathML 3's. Nothing that acts, leads anywhere, or sets colors and sizes.
// Thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace offprint {

enum class FormulaKind : std::uint8_t {
  token,      // holds text: mi, mn, mo, mtext, ms
  space,      // holds nothing
  row,        // holds any number of expressions
  fixed,      // holds as many as `parts` says
  scripts,    // mmultiscripts
  divider,    // mprescripts
  table,      // holds rows
  table_row,  // holds cells
  cell,       // holds what a row does, in a row of a table only
  other,      // not in the list
};

struct FormulaRule {
  std::string_view name;
  FormulaKind kind = FormulaKind::other;
  unsigned parts = 0;
};

// A rule of kind `other` for names that are not in the list.
const FormulaRule& formula_rule(std::string_view name);

// The value as it is written, "" when `element` must not have the attribute, or not with this
// value.
std::string formula_attribute(std::string_view element, std::string_view name,
                              std::string_view value);

// What means the same to all, or says how a formula looks: its loss need not be told.
bool is_idle_formula_attribute(std::string_view name);
// Colors, sizes, style: the reader's business.
bool is_formula_style(std::string_view name);

// Elements that say what a formula means, not how it is written; they cannot be shown.
bool is_content_element(std::string_view name);

}  // namespace offprint
