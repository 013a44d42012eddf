#include "syntax/formula_rules.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "base/unicode.h"

namespace offprint {
namespace {

using enum FormulaKind;

// Sorted by name.
constexpr FormulaRule rules[] = {
    {"merror", row},
    {"mfrac", fixed, 2},
    {"mi", token},
    {"mmultiscripts", scripts},
    {"mn", token},
    {"mo", token},
    {"mover", fixed, 2},
    {"mpadded", row},
    {"mphantom", row},
    {"mprescripts", divider},
    {"mroot", fixed, 2},
    {"mrow", row},
    {"ms", token},
    {"mspace", space},
    {"msqrt", row},
    {"mstyle", row},
    {"msub", fixed, 2},
    {"msubsup", fixed, 3},
    {"msup", fixed, 2},
    {"mtable", table},
    {"mtd", cell},
    {"mtext", token},
    {"mtr", table_row},
    {"munder", fixed, 2},
    {"munderover", fixed, 3},
};
constexpr bool by_name(const FormulaRule& a, const FormulaRule& b) { return a.name < b.name; }
static_assert(std::is_sorted(std::begin(rules), std::end(rules), by_name));
constexpr FormulaRule no_rule{};

enum class Value : std::uint8_t {
  truth,
  direction,
  form,
  level,   // of scripts: each step down is smaller
  count,   // of columns or rows
  length,  // with a unit, or in percent
  size,    // the same, or "infinity"
  variant,
  alignments,  // of columns
};

struct AttributeRule {
  std::string_view name;
  Value value;
  std::string_view elements;  // each with a blank around it
};

constexpr AttributeRule attribute_rules[] = {
    {"accent", Value::truth, " mover munderover "},
    {"accentunder", Value::truth, " munder munderover "},
    {"columnalign", Value::alignments, " mtable mtr mtd "},
    {"columnspan", Value::count, " mtd "},
    {"depth", Value::length, " mspace mpadded "},
    {"dir", Value::direction, " mi mn mo mtext ms mrow mstyle "},
    {"displaystyle", Value::truth, " mstyle mtable "},
    {"fence", Value::truth, " mo "},
    {"form", Value::form, " mo "},
    {"height", Value::length, " mspace mpadded "},
    {"largeop", Value::truth, " mo "},
    {"linethickness", Value::length, " mfrac "},
    {"lspace", Value::length, " mo mpadded "},
    {"mathvariant", Value::variant, " mi mn mo mtext ms "},
    {"maxsize", Value::size, " mo "},
    {"minsize", Value::length, " mo "},
    {"movablelimits", Value::truth, " mo "},
    {"rowspan", Value::count, " mtd "},
    {"rspace", Value::length, " mo "},
    {"scriptlevel", Value::level, " mstyle "},
    {"separator", Value::truth, " mo "},
    {"stretchy", Value::truth, " mo "},
    {"symmetric", Value::truth, " mo "},
    {"voffset", Value::length, " mpadded "},
    {"width", Value::length, " mspace mpadded "},
};

constexpr std::string_view variants[] = {"normal",          "bold",
                                         "italic",          "bold-italic",
                                         "double-struck",   "bold-fraktur",
                                         "script",          "bold-script",
                                         "fraktur",         "sans-serif",
                                         "bold-sans-serif", "sans-serif-italic",
                                         "monospace",       "initial",
                                         "tailed",          "looped",
                                         "stretched",       "sans-serif-bold-italic"};

// The names that MathML Core no longer has, in eighteenths of an em.
constexpr std::string_view named_spaces[] = {"veryverythin", "verythin",  "thin",         "medium",
                                             "thick",        "verythick", "veryverythick"};

template <typename Range>
bool is_one_of(std::string_view value, const Range& range) {
  return std::find(std::begin(range), std::end(range), value) != std::end(range);
}

std::string named_space(std::string_view value) {
  constexpr std::string_view before = "negative", after = "mathspace";
  const bool negative = value.starts_with(before);
  if (negative) value.remove_prefix(before.size());
  if (!value.ends_with(after)) return {};
  value.remove_suffix(after.size());
  const auto* const found = std::find(std::begin(named_spaces), std::end(named_spaces), value);
  if (found == std::end(named_spaces)) return {};
  const auto thousandths = (found - std::begin(named_spaces) + 1) * 1000 / 18;
  std::string digits = std::to_string(1000 + thousandths).substr(1);
  return (negative ? "-0." : "0.") + digits + "em";
}

// So large that it reaches out of the formula.
bool is_bearable(std::string_view digits, std::string_view unit) {
  const std::string_view whole = digits.substr(0, digits.find('.'));
  unsigned number = 0;
  std::from_chars(whole.data(), whole.data() + whole.size(), number);
  const bool small_unit = unit == "px" || unit == "pt" || unit == "mm" || unit == "%";
  return whole.size() <= 4 && number <= (small_unit ? 500 : 40);
}

std::string length(std::string_view value) {
  if (std::string named = named_space(value); !named.empty()) return named;
  std::string_view rest = value;
  std::string sign;
  if (rest.starts_with('-')) sign = '-';
  if (rest.starts_with('-') || rest.starts_with('+')) rest.remove_prefix(1);
  const std::size_t end = std::min(rest.find_first_not_of("0123456789."), rest.size());
  const std::string_view digits = rest.substr(0, end);
  const std::string_view unit = rest.substr(end);
  constexpr std::string_view units[] = {"em", "ex", "px", "pt", "pc", "in", "cm", "mm", "%"};
  const bool is_number = digits.size() <= 12 &&
                         std::count(digits.begin(), digits.end(), '.') <= 1 &&
                         digits.find_first_of("0123456789") != digits.npos;
  if (!is_number || !is_bearable(digits, unit)) return {};
  const bool zero = digits.find_first_not_of("0.") == digits.npos;
  if (!is_one_of(unit, units) && !(unit.empty() && zero)) return {};
  std::string number(digits);
  if (number.starts_with('.')) number.insert(0, "0");
  if (number.ends_with('.')) number.pop_back();
  return sign + number + std::string(unit);
}

// A whole number between the two; "" otherwise.
std::string number(std::string_view value, int least, int most) {
  int parsed = 0;
  const bool plus = value.starts_with('+');
  const std::string_view digits = value.substr(plus ? 1 : 0);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), parsed);
  const bool whole = error == std::errc() && end == digits.data() + digits.size();
  if (!whole || parsed < least || parsed > most) return {};
  return (plus ? "+" : "") + std::to_string(parsed);
}

std::string alignments(std::string_view value) {
  std::string out;
  for (std::string_view rest = trim(value); !rest.empty(); rest = trim(rest)) {
    const std::string_view word = rest.substr(0, rest.find_first_of(" \t\r\n\f"));
    rest.remove_prefix(word.size());
    if (word != "left" && word != "right" && word != "center") return {};
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out.size() <= 400 ? out : std::string();
}

std::string checked(Value kind, std::string_view value) {
  const auto when = [&](bool allowed) { return allowed ? std::string(value) : std::string(); };
  switch (kind) {
    case Value::truth:
      return when(value == "true" || value == "false");
    case Value::direction:
      return when(value == "ltr" || value == "rtl");
    case Value::form:
      return when(value == "prefix" || value == "infix" || value == "postfix");
    case Value::variant:
      return when(is_one_of(value, variants));
    case Value::level:
      return number(value, -2, 9);
    case Value::count:
      return value.starts_with('+') ? std::string() : number(value, 1, 99);
    case Value::length:
      return length(value);
    case Value::size:
      return value == "infinity" ? std::string(value) : length(value);
    case Value::alignments:
      return alignments(value);
  }
  return {};
}

constexpr std::string_view idle_attributes[] = {
    "altimg",        "altimg-height", "altimg-valign", "altimg-width", "arg",       "class",
    "dir",           "display",       "encoding",      "form",         "id",        "intent",
    "lang",          "mode",          "overflow",      "xml:lang",     "xml:space", "xref",
    "definitionurl", "alttext",       "title",         "role",         "tabindex"};

constexpr std::string_view content_elements[] = {
    "apply",     "bind",      "bvar",    "cbytes", "cerror",   "ci",     "cn",   "condition",
    "cs",        "csymbol",   "declare", "fn",     "interval", "lambda", "list", "matrix",
    "matrixrow", "piecewise", "reln",    "set",    "share",    "vector"};

}  // namespace

const FormulaRule& formula_rule(std::string_view name) {
  const auto* const found = std::lower_bound(
      std::begin(rules), std::end(rules), name,
      [](const FormulaRule& rule, std::string_view key) { return rule.name < key; });
  return found != std::end(rules) && found->name == name ? *found : no_rule;
}

std::string formula_attribute(std::string_view element, std::string_view name,
                              std::string_view value) {
  const std::string padded = " " + std::string(element) + " ";
  for (const AttributeRule& rule : attribute_rules)
    if (rule.name == name && rule.elements.find(padded) != rule.elements.npos)
      return checked(rule.value, trim(value));
  return {};
}

bool is_idle_formula_attribute(std::string_view name) {
  return name.starts_with("data-") || name.starts_with("aria-") || name.starts_with("xmlns") ||
         is_one_of(name, idle_attributes);
}

bool is_formula_style(std::string_view name) {
  return name == "style" || name == "mathcolor" || name == "mathbackground" || name == "mathsize" ||
         name == "color" || name == "background" || name == "fontsize" || name == "fontfamily";
}

bool is_content_element(std::string_view name) { return is_one_of(name, content_elements); }

}  // namespace offprint
