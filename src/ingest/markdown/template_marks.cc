#include "ingest/markdown/template_marks.h"

#include <algorithm>
#include <array>

#include "base/byte_set.h"
#include "base/unicode.h"
#include "ingest/markdown/template_names.h"
#include "model/link_key.h"
#include "syntax/html_elements.h"

namespace offprint {
namespace {

constexpr std::size_t longest_list = 300;
constexpr ByteSet tag_marks("{%:#");  // after '{'
constexpr std::array<std::string_view, 3> path_marks = {"{filename}", "{static}", "{attach}"};
constexpr ByteSet path_letters("fsa");  // that they begin with

bool is_letter_char(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_word_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_word_char(text[at])) ++at;
  return at;
}

// ".wide", "#id", "key=value", "toc": the end of one, or 0.
std::size_t item_end(std::string_view text, std::size_t at) {
  const bool marked = text[at] == '.' || text[at] == '#';
  const std::size_t end = word_end(text, at + marked);
  if (end == at + marked) return 0;
  if (marked || end == text.size() || text[end] != '=') return end;
  if (end + 1 < text.size() && (text[end + 1] == '"' || text[end + 1] == '\'')) {
    const std::size_t close = text.find(text[end + 1], end + 2);
    return close == text.npos ? 0 : close + 1;
  }
  return word_end(text, end + 1);
}

bool are_items(std::string_view text) {
  bool any = false;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ') {
      ++at;
      continue;
    }
    const bool letter_first = is_word_char(text[at]) && !(text[at] >= '0' && text[at] <= '9') &&
                              text[at] != '-' && text[at] != ':';
    if (!letter_first && text[at] != '.' && text[at] != '#') return false;
    at = item_end(text, at);
    if (at == 0) return false;
    any = true;
  }
  return any;
}

}  // namespace

bool may_hold_templates(std::string_view text) {
  for (std::size_t at = text.find('{'); at < text.size(); at = text.find('{', at + 1)) {
    const char next = at + 1 < text.size() ? text[at + 1] : '\n';
    if (tag_marks.holds(next)) return true;
    if (path_letters.holds(next) && path_mark_length(text.substr(at, 12)) > 0) return true;
  }
  return text.find("TOC]") != text.npos || text.find("toc]") != text.npos ||
         text.find("_TOC_]") != text.npos;
}

std::size_t last_template_sign(std::string_view text) {
  for (std::size_t at = text.size(); at-- > 0;) {
    if (text[at] == '{') return at;
    if (text[at] == ']' && at > 0 && std::string_view("cC_").find(text[at - 1]) != text.npos)
      return at;
  }
  return 0;
}

std::size_t attribute_list_length(std::string_view text) {
  if (!text.starts_with("{:")) return 0;
  text = text.substr(0, longest_list);
  const std::size_t end = text.substr(0, text.find('\n')).find('}');
  if (end == text.npos) return 0;
  std::string_view inside = text.substr(2, end - 2);
  const bool extension = inside.starts_with(':') || inside.starts_with('/');
  if (extension) inside.remove_prefix(1);
  if (extension && inside.ends_with('/')) inside.remove_suffix(1);
  return are_items(inside) || (extension && inside.empty() && text[2] == '/') ? end + 1 : 0;
}

std::string_view attribute_list_id(std::string_view list) {
  const std::size_t mark = list.find('#');
  if (mark == list.npos || list.substr(0, mark).find_first_of("\"'=") != list.npos) return {};
  return list.substr(mark + 1, word_end(list, mark + 1) - mark - 1);
}

bool makes_contents(std::string_view list) {
  const std::size_t at = list.find("toc");
  return at != list.npos && !is_word_char(list[at + 3]) &&
         (list[at - 1] == ' ' || list[at - 1] == ':') && list[at + 3] != '=';
}

std::size_t path_mark_length(std::string_view text) {
  for (const std::string_view mark : path_marks)
    if (text.starts_with(mark)) return mark.size();
  return 0;
}

std::string_view path_mark_address(std::string_view mark, std::string_view rest) {
  if (mark == path_marks[0]) {
    const std::string_view path = rest.substr(0, rest.find_first_of(" )\"'>#?\n"));
    return is_article_path(path) || path.ends_with(".rst") ? article_scheme : std::string_view();
  }
  return mark == path_marks[1] && !rest.starts_with('/') ? "/" : "";
}

std::string_view html_tag_name(std::string_view html) {
  std::size_t begin = html.substr(1, 1) == "/" ? 2 : 1;
  std::size_t end = begin;
  while (end < html.size() && (is_letter_char(html[end]) || (html[end] >= '0' && html[end] <= '9')))
    ++end;
  return html.substr(begin, end - begin);
}

bool begins_html_block(std::string_view line) {
  if (line.size() < 2 || line[0] != '<') return false;
  const std::string_view name = html_tag_name(line.substr(0, 32));
  if (name.empty()) return false;
  const HtmlRule& rule = html_rule(ascii_lower(name));
  if (rule.action != HtmlAction::unknown && !rule.inline_safe && name != "iframe") return true;
  const std::size_t end = line.find('>');
  return end != line.npos && trim(line.substr(end + 1)).empty();
}

bool is_contents_mark(std::string_view line) {
  if (line.size() > std::string_view("[[_toc_]]").size()) return false;
  const std::string lower = ascii_lower(line);
  return lower == "[toc]" || lower == "[[toc]]" || lower == "[[_toc_]]" || lower == "[_toc_]";
}

}  // namespace offprint
