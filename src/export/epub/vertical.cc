#include "export/epub/vertical.h"

#include "base/language.h"

namespace offprint {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_mark(char c) { return c == '!' || c == '?'; }
// What joins digits to something longer that is turned as a whole: 3.5, a1, 12:30, &amp;
bool continues(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == ',' ||
         c == ':' || c == '-' || c == '/' || c == '%' || c == '&' || c == '#' || c == ';' ||
         is_mark(c);
}

// Text between tags.
void append_upright(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const bool digits = is_digit(text[at]);
    if (!digits && !is_mark(text[at])) {
      out += text[at++];
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && (digits ? is_digit(text[end]) : is_mark(text[end]))) ++end;
    const bool alone =
        (at == 0 || !continues(text[at - 1])) && (end == text.size() || !continues(text[end]));
    const std::size_t length = end - at;
    const bool upright = alone && length <= 2 && (digits || length == 2);
    if (upright) out += "<span class=\"upright\">";
    out += text.substr(at, length);
    if (upright) out += "</span>";
    at = end;
  }
}

}  // namespace

bool is_vertical_language(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  return primary == "ja" || primary == "zh" || primary == "yue";
}

bool can_stand_vertical(const Record& record) {
  if (!is_vertical_language(record.language)) return false;
  const Body& body = record.body;
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root())) {
    const Element element = body[node].element;
    if (element == Element::table || element == Element::code_block || element == Element::formula)
      return false;
  }
  return true;
}

std::string with_upright_digits(std::string_view markup) {
  std::string out;
  out.reserve(markup.size() + markup.size() / 16);
  int kept = 0;  // depth of elements that stay as they are
  while (!markup.empty()) {
    const std::size_t text = std::min(markup.find('<'), markup.size());
    if (kept > 0)
      out += markup.substr(0, text);
    else
      append_upright(out, markup.substr(0, text));
    markup.remove_prefix(text);
    if (markup.empty()) break;
    std::size_t end = 1;
    for (bool quoted = false; end < markup.size() && (quoted || markup[end] != '>'); ++end)
      if (markup[end] == '"') quoted = !quoted;
    const std::string_view tag = markup.substr(0, std::min(end + 1, markup.size()));
    for (const std::string_view name : {"code", "kbd", "samp", "rt"}) {
      if (tag.substr(1).starts_with(name) && !tag.ends_with("/>")) ++kept;
      if (tag.starts_with("</") && tag.substr(2).starts_with(name)) --kept;
    }
    out += tag;
    markup.remove_prefix(tag.size());
  }
  return out;
}

}  // namespace offprint
