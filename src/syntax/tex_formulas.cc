#include "syntax/tex_formulas.h"

#include <algorithm>
#include <string>

#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::size_t longest = 4'000;  // bytes
constexpr std::string_view white_space = " \t\r\n\f";

bool is_space(char c) { return white_space.find(c) != white_space.npos; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool has_empty_line(std::string_view text) {
  std::size_t line = text.find('\n');
  while (line != text.npos) {
    const std::size_t next = text.find('\n', line + 1);
    if (next == text.npos) return false;
    if (trim(text.substr(line, next - line)).empty()) return true;
    line = next;
  }
  return false;
}

std::optional<TexFormula> between(std::string_view text, std::size_t begin, std::size_t mark,
                                  std::size_t close, bool display) {
  TexFormula formula;
  formula.begin = begin;
  formula.end = close + mark;
  formula.tex = trim(text.substr(begin + mark, close - begin - mark));
  formula.display = display;
  if (formula.tex.empty() || has_empty_line(text.substr(begin, close - begin))) return std::nullopt;
  return formula;
}

// The closing dollar: not one that is escaped, or in braces (\text{for $5}).
std::optional<std::size_t> closing_dollar(std::string_view text, std::size_t at) {
  int braces = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '`') return std::nullopt;
    if (c == '\\') {
      ++at;
    } else if (c == '{') {
      ++braces;
    } else if (c == '}') {
      if (--braces < 0) return std::nullopt;
    } else if (c == '$' && braces == 0) {
      return at;
    }
  }
  return std::nullopt;
}

// \( … \) and \[ … \]
std::optional<TexFormula> backslash_formula(std::string_view text, std::size_t at,
                                            TexEffort& effort) {
  const char open = at + 1 < text.size() ? text[at + 1] : ' ';
  if (open != '(' && open != '[') return std::nullopt;
  text = text.substr(0, at + std::min(longest, effort.left));
  for (std::size_t close = at + 2; (close = text.find('\\', close)) != text.npos; close += 2)
    if (text.substr(close + 1).starts_with(open == '(' ? ')' : ']'))
      return between(text, at, 2, close, open == '[');
  effort.left -= text.size() - at;
  return std::nullopt;
}

std::optional<TexFormula> next_formula(std::string_view text, std::size_t from, bool dollars,
                                       TexEffort& effort) {
  for (std::size_t at = from; (at = text.find_first_of("\\$", at)) != text.npos;) {
    std::optional<TexFormula> formula;
    if (text[at] == '\\')
      formula = backslash_formula(text, at, effort);
    else if (dollars)
      formula = dollar_formula(text, at, effort);
    if (formula) return formula;
    // What a backslash stands before is itself, and two dollars that begin nothing are two.
    at += text[at] == '\\' || text.substr(at).starts_with("$$") ? 2 : 1;
  }
  return std::nullopt;
}

bool holds_code(Element element) {
  return element == Element::code || element == Element::code_block ||
         element == Element::keyboard || element == Element::sample;
}

void divide(Body& body, NodeIndex node, bool dollars, TexEffort& effort) {
  const std::string text(body.text(node));
  std::size_t done = 0;
  NodeIndex last = node;
  while (const std::optional<TexFormula> formula = next_formula(text, done, dollars, effort)) {
    const Position position = body[node].position;
    if (last == node)
      body.set_text(node, text.substr(0, formula->begin));
    else if (formula->begin > done)
      body.set_text(last = body.insert_after(last, Element::text, position),
                    text.substr(done, formula->begin - done));
    last = body.insert_after(last, Element::formula, position);
    for (const auto& [name, value] : formula_attributes(*formula, text))
      body.set_attribute(last, name, value);
    done = formula->end;
  }
  if (last == node) return;
  if (done < text.size())
    body.set_text(body.insert_after(last, Element::text, body[node].position), text.substr(done));
  if (body.text(node).empty()) body.remove(node);
}

}  // namespace

std::optional<TexFormula> dollar_formula(std::string_view text, std::size_t at, TexEffort& effort) {
  text = text.substr(0, at + std::min(longest, effort.left));
  const bool display = text.substr(at).starts_with("$$");
  const std::size_t begin = at + (display ? 2 : 1);
  if (begin >= text.size() || (!display && is_space(text[begin]))) return std::nullopt;
  const std::optional<std::size_t> close = closing_dollar(text, begin);
  if (!close) effort.left -= text.size() - at;
  if (!close || *close == begin) return std::nullopt;
  if (display) {
    if (!text.substr(*close).starts_with("$$")) return std::nullopt;
    return between(text, at, 2, *close, true);
  }
  if (is_space(text[*close - 1])) return std::nullopt;
  if (*close + 1 < text.size() && is_digit(text[*close + 1])) return std::nullopt;
  return between(text, at, 1, *close, false);
}

AttributeList formula_attributes(const TexFormula& formula, std::string_view text) {
  AttributeList list;
  list.emplace_back(Attribute::written, text.substr(formula.begin, formula.end - formula.begin));
  list.emplace_back(Attribute::tex, formula.tex);
  list.emplace_back(Attribute::alt, formula.tex);
  if (formula.display) list.emplace_back(Attribute::display, "block");
  return list;
}

void mark_tex_formulas(Body& body, bool dollars) {
  TexEffort effort;
  NodeIndex node = Body::root();
  while (node != no_node) {
    const Element element = body[node].element;
    const NodeIndex next = body.next_in_order(node, Body::root(), holds_code(element));
    if (element == Element::text && body.text(node).find_first_of("\\$") != std::string_view::npos)
      divide(body, node, dollars, effort);
    node = next;
  }
}

}  // namespace offprint
