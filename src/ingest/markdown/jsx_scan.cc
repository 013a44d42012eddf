#include "ingest/markdown/jsx_scan.h"

#include <algorithm>

#include "base/unicode.h"

namespace offprint {
namespace {

bool is_letter_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
}
bool is_name_char(char c) {
  return is_letter_char(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':';
}
bool is_quote(char c) { return c == '"' || c == '\''; }

std::string_view take_name(std::string_view text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_name_char);
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

// What the quoted `text`, with its quotes, says; nothing when it holds more than one literal.
std::optional<std::string> unquoted(std::string_view text) {
  if (text.size() < 2 || text.front() != text.back()) return std::nullopt;
  const char quote = text.front();
  if (!is_quote(quote) && quote != '`') return std::nullopt;
  std::string out;
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    if (text[at] == quote) return std::nullopt;
    if (quote == '`' && text.substr(at, 2) == "${") return std::nullopt;
    if (text[at] != '\\') {
      out += text[at];
      continue;
    }
    if (++at + 1 >= text.size()) return std::nullopt;
    out += text[at] == 'n' || text[at] == 't' ? ' ' : text[at];
  }
  return out;
}

}  // namespace

std::size_t JsxScanner::skip_string(std::size_t offset) const {
  const char quote = text_[offset];
  for (std::size_t at = offset + 1; at < text_.size() && text_[at] != '\n'; ++at) {
    if (text_[at] == '\\')
      ++at;
    else if (text_[at] == quote)
      return at + 1;
  }
  return offset + 1;  // an apostrophe in a text
}

// From a bracket to the one that closes it; of statements, to the line end before a blank line
// where no bracket is open.
std::size_t JsxScanner::skip_until_balanced(std::size_t offset, bool statement) {
  std::vector<char> open;
  std::size_t at = offset;
  while (at < text_.size()) {
    const char c = text_[at];
    if (!open.empty() && open.back() == '`') {
      if (c == '\\')
        ++at;
      else if (c == '`')
        open.pop_back();
      else if (text_.substr(at, 2) == "${")
        open.push_back('{'), ++at;
      ++at;
      continue;
    }
    if (is_quote(c)) {
      at = skip_string(at);
      continue;
    }
    if (c == '/' && text_.substr(at, 2) == "/*") {
      at = std::min(text_.find("*/", at + 2), text_.size() - 2) + 2;
      continue;
    }
    if (c == '/' && text_.substr(at, 2) == "//" && (at == 0 || text_[at - 1] != ':')) {
      at = std::min(text_.find('\n', at), text_.size());
      continue;
    }
    if (c == '`' || c == '{' || c == '(' || c == '[') open.push_back(c);
    if ((c == '}' || c == ')' || c == ']') && !open.empty()) open.pop_back();
    ++at;
    if (!open.empty()) continue;
    if (!statement && c == '}') return at;
    if (!statement || c != '\n') continue;
    const std::size_t next = text_.find_first_not_of(" \t\r", at);
    if (next == text_.npos || text_[next] == '\n') return at;
  }
  return statement && open.empty() ? text_.size() : text_.npos;
}

std::size_t JsxScanner::skip_braces(std::size_t offset) {
  if (budget_ == 0) return text_.npos;
  const std::size_t end = skip_until_balanced(offset, false);
  if (end == text_.npos) budget_ -= std::min(budget_, text_.size() - offset);
  return end;
}

std::size_t JsxScanner::skip_statement(std::size_t offset) {
  std::size_t end = budget_ == 0 ? text_.npos : skip_until_balanced(offset, true);
  if (end != text_.npos) return end;
  // Brackets that never close: up to the next blank line.
  budget_ -= std::min(budget_, text_.size() - offset);
  for (end = text_.find('\n', offset); end != text_.npos; end = text_.find('\n', end + 1)) {
    const std::size_t next = text_.find_first_not_of(" \t\r", end + 1);
    if (next == text_.npos || text_[next] == '\n') return end + 1;
  }
  return text_.size();
}

bool JsxScanner::read_attribute(std::size_t& at, JsxTag& tag) {
  JsxAttribute attribute;
  if (text_[at] == '{') {
    const std::size_t end = skip_braces(at);
    if (end == text_.npos) return false;
    attribute.value = text_.substr(at + 1, end - at - 2);
    attribute.kind = JsxAttribute::Kind::expression;
    tag.attributes.push_back(attribute);
    at = end;
    return true;
  }
  if (!is_letter_char(text_[at])) return false;
  attribute.name = take_name(text_.substr(at, 200));
  at += attribute.name.size();
  std::size_t equals = text_.find_first_not_of(" \t\r\n", at);
  if (equals != text_.npos && text_[equals] == '=') {
    equals = text_.find_first_not_of(" \t\r\n", equals + 1);
    if (equals == text_.npos) return false;
    at = equals;
    std::size_t end = text_.npos;
    if (text_[at] == '{') {
      end = skip_braces(at);
      attribute.kind = JsxAttribute::Kind::expression;
    } else if (is_quote(text_[at]) && budget_ > 0) {
      end = text_.find(text_[at], at + 1);
      if (end == text_.npos) budget_ -= std::min(budget_, text_.size() - at);
      end += end == text_.npos ? 0 : 1;
      attribute.kind = JsxAttribute::Kind::string;
    }
    if (end == text_.npos) return false;
    attribute.value = text_.substr(at + 1, end - at - 2);
    at = end;
  }
  tag.attributes.push_back(attribute);
  return true;
}

std::optional<JsxTag> JsxScanner::read_tag(std::size_t offset) {
  JsxTag tag;
  tag.begin = offset;
  std::size_t at = offset + 1;
  if (at < text_.size() && text_[at] == '/') {
    tag.closing = true;
    ++at;
  }
  if (at >= text_.size() || (!is_letter_char(text_[at]) && text_[at] != '>')) return std::nullopt;
  tag.name = take_name(text_.substr(at, 200));
  at += tag.name.size();
  for (bool apart = true; at < text_.size();) {
    const std::size_t next = std::min(text_.find_first_not_of(" \t\r\n", at), text_.size());
    apart = next > at || (apart && at > offset + 1 + tag.name.size());
    at = next;
    if (at == text_.size()) break;
    if (text_[at] == '>' || text_.substr(at, 2) == "/>") {
      tag.self_closing = text_[at] == '/';
      tag.end = at + (tag.self_closing ? 2 : 1);
      return tag;
    }
    if (tag.closing || tag.attributes.size() > 200 || !read_attribute(at, tag)) break;
  }
  budget_ -= std::min(budget_, at - offset);
  return std::nullopt;
}

std::optional<std::string> literal_of(std::string_view expression, const MdxImports& imports) {
  expression = trim(expression);
  if (expression.empty()) return std::nullopt;
  if (auto text = unquoted(expression)) return text;
  if (expression.find_first_not_of("0123456789.") == expression.npos)
    return std::string(expression);
  const std::string_view name =
      expression.substr(0, std::min(expression.find_first_of(".("), expression.size()));
  if (const auto known = imports.find(name); known != imports.end()) return known->second;
  if (name.empty() || !is_letter_char(name.front()) || name.size() == expression.size() ||
      expression[name.size()] != '(' || !std::all_of(name.begin(), name.end(), is_name_char))
    return std::nullopt;
  std::string_view inside = expression.substr(name.size() + 1);
  const std::size_t close = inside.rfind(')');
  if (close == inside.npos) return std::nullopt;
  const std::string_view after = inside.substr(close + 1);
  if (!after.empty() && after != ".default" && after != ".src") return std::nullopt;
  return unquoted(trim(inside.substr(0, close)));
}

bool begins_statement(std::string_view line) {
  const bool is_export = line.starts_with("export ");
  if (!is_export && !line.starts_with("import ") && !line.starts_with("import{")) return false;
  const std::string_view rest = trim(line.substr(6));
  if (rest.empty()) return false;
  if (rest.front() == '{' || rest.front() == '*') return true;
  if (is_export) {
    const std::string_view word = take_name(rest);
    return rest.size() > word.size() + 1 && rest[word.size()] == ' ' &&
           (word == "const" || word == "let" || word == "var" || word == "default" ||
            word == "function" || word == "class" || word == "async" || word == "type" ||
            word == "interface");
  }
  if (is_quote(rest.front())) return true;
  const std::size_t from = rest.find(" from ");
  if (from == rest.npos) return false;
  const std::string_view source = trim(rest.substr(from + 6));
  return !source.empty() && is_quote(source.front());
}

void take_imports(std::string_view statements, MdxImports& imports) {
  for (std::size_t begin = 0; begin < statements.size();) {
    const std::size_t end = std::min(statements.find('\n', begin), statements.size());
    std::string_view line = trim(statements.substr(begin, end - begin));
    begin = end + 1;
    if (!line.starts_with("import ")) continue;
    line = trim(line.substr(7));
    const std::string_view name = take_name(line);
    line = trim(line.substr(name.size()));
    if (name.empty() || !line.starts_with("from ")) continue;
    line = trim(line.substr(5));
    if (line.ends_with(';')) line.remove_suffix(1);
    if (const auto path = unquoted(trim(line))) imports.emplace(name, *path);
  }
}

}  // namespace offprint
