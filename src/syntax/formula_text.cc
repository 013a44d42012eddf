// A formula in a line of text, for those who get no other.
#include <algorithm>
#include <iterator>

#include "base/unicode.h"
#include "syntax/formula.h"

namespace offprint {
namespace {

// Operators that stand between two things, with space around them.
constexpr std::u32string_view between =
    U"=<>+-*÷±×·−∓∗∘∙∝∧∨∩∪∼≃≅≈≠≡≤≥≦≧≪≫≲≳≺≻⊂⊃⊆⊇⊕⊖⊗⊥⋅⋆←↑→↓↔⇐⇒⇔↦⟵⟶⟷⟸⟹⟺∈∉∋∣∥∶≔⊢⊨∖";
// Function application, times, comma, plus: said, not written.
constexpr std::u32string_view invisible = U"\u2061\u2062\u2063\u2064";

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

std::string inner_text(const MathNode& node) {
  return node.children.empty() ? std::string() : node.children.front().text;
}

bool is_one_of(std::string_view text, std::u32string_view characters) {
  if (count_code_points(text) != 1) return false;
  std::size_t at = 0;
  return characters.find(next_code_point(text, at)) != characters.npos;
}

std::string flat(const MathNode& node);

// Whether something is raised or lowered at the end of it.
bool ends_raised(const MathNode& node) {
  return node.name.starts_with("msu") || node.name.starts_with("munder") || node.name == "mover" ||
         node.name == "mmultiscripts";
}

bool begins_with_letter_or_digit(std::string_view text) {
  if (text.empty()) return false;
  const auto c = static_cast<unsigned char>(text.front());
  return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

std::string flat_operator(const MathNode& node, std::string_view before) {
  const std::string mark = inner_text(node);
  before = trim(before);
  const bool first =
      before.empty() || std::string_view("([{,").find(before.back()) != std::string_view::npos;
  if (is_one_of(mark, invisible)) return mark == "\u2061" ? " " : "";
  if (is_one_of(mark, between) && !first) return " " + mark + " ";
  return mark == "," || mark == ";" ? mark + " " : mark;
}

std::string flat_row(const std::vector<MathNode>& nodes) {
  std::string out;
  bool raised = false;
  for (const MathNode& node : nodes) {
    if (node.name == "mo") {
      out += flat_operator(node, out);
      raised = false;
      continue;
    }
    const std::string text = flat(node);
    const bool word = (node.name == "mi" || node.name == "mtext" || node.name == "ms") &&
                      count_code_points(text) > 1;
    if (word || (raised && begins_with_letter_or_digit(text))) out += ' ';
    out += text;
    if (word) out += ' ';
    raised = ends_raised(node);
  }
  return out;
}

// In parentheses, unless it is one thing.
std::string grouped(const MathNode& node) {
  std::string text = collapse_space(flat(node));
  const bool number = text.find_first_not_of("0123456789.,") == text.npos;
  if (number || count_code_points(text) <= 1) return text;
  if (node.name == "mi" || node.name == "mo") return text;
  return "(" + text + ")";
}

std::string base_of(const MathNode& node) {
  static constexpr std::string_view plain[] = {"mi", "mn", "mo", "mtext", "ms"};
  if (std::find(std::begin(plain), std::end(plain), node.name) != std::end(plain))
    return flat(node);
  return grouped(node);
}

std::string script(std::string_view mark, const MathNode& node) {
  const std::string text = grouped(node);
  if (text.empty() || is_one_of(text, U"'′″‴*†")) return text;
  return std::string(mark) + text;
}

std::string flat_scripts(const MathNode& node) {
  std::string before, after;
  std::string* side = &after;
  bool below = true;
  for (std::size_t i = 1; i < node.children.size(); ++i) {
    if (node.children[i].name == "mprescripts") {
      side = &before;
      continue;
    }
    *side += script(below ? "_" : "^", node.children[i]);
    below = !below;
  }
  return before + base_of(node.children.front()) + after;
}

std::string flat_table(const MathNode& table) {
  std::string out;
  for (const MathNode& row : table.children) {
    if (!out.empty()) out += "; ";
    std::string line;
    for (const MathNode& cell : row.children) {
      const std::string text = collapse_space(flat_row(cell.children));
      if (!line.empty() && !text.empty()) line += ' ';
      line += text;
    }
    out += line;
  }
  return out;
}

std::string flat(const MathNode& node) {
  const std::string& name = node.name;
  const auto& parts = node.children;
  if (name.empty()) return node.text;
  if (name == "mphantom") return {};
  if (name == "mspace") return " ";
  if (name == "mtable") return flat_table(node);
  if (name == "mmultiscripts") return flat_scripts(node);
  if (name == "msqrt") {
    const MathNode inside{"mrow", {}, {}, parts};
    return "√" + (parts.size() == 1 ? grouped(parts.front()) : grouped(inside));
  }
  if (name == "mroot") return grouped(parts[1]) + "√" + grouped(parts[0]);
  if (name == "mfrac") {
    const bool bare = node.attribute("linethickness").starts_with('0');
    return bare ? "(" + collapse_space(flat(parts[0])) + "; " + collapse_space(flat(parts[1])) + ")"
                : grouped(parts[0]) + "/" + grouped(parts[1]);
  }
  if (name == "msub" || name == "munder") return base_of(parts[0]) + script("_", parts[1]);
  if (name == "msup" || name == "mover") return base_of(parts[0]) + script("^", parts[1]);
  if (name == "msubsup" || name == "munderover")
    return base_of(parts[0]) + script("_", parts[1]) + script("^", parts[2]);
  return flat_row(parts);
}

}  // namespace

std::string flatten_math(const std::vector<MathNode>& nodes) {
  const std::string text = collapse_space(flat_row(nodes));
  std::string out;
  for (const char c : text) {
    const bool closes = c == ')' || c == ']' || c == ',' || c == ';';
    if (closes && out.ends_with(' ')) out.pop_back();
    if (c == ' ' && (out.ends_with('(') || out.ends_with('['))) continue;
    out += c;
  }
  return out;
}

}  // namespace offprint
