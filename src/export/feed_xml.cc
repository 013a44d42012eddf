#include "export/feed_xml.h"

#include <cstdint>

#include "base/byte_scan.h"
#include "base/unicode.h"
#include "export/tagless_text.h"
#include "syntax/serializer.h"

namespace offprint {
namespace {

std::string_view reference(char c) {
  switch (c) {
    case '&':
      return "&#x26;";
    case '<':
      return "&#x3C;";
    default:
      return "&#x3E;";
  }
}

constexpr std::uint8_t is_markup(std::uint8_t c) { return (c == '&') | ((c | 2U) == '>'); }

void append_clean_text(std::string& out, std::string_view text) {
  for (std::size_t begin = 0;;) {
    const std::size_t end = find_byte<is_markup>(text, begin);
    out.append(text.data() + begin, end - begin);
    if (end == text.size()) return;
    out += reference(text[end]);
    begin = end + 1;
  }
}

void append_clean_cdata(std::string& out, std::string_view html) {
  constexpr std::string_view end_mark = "]]>";
  out += "<![CDATA[";
  for (std::size_t begin = 0;;) {
    const std::size_t end = html.find(end_mark, begin);
    out += html.substr(begin, end - begin);
    if (end == html.npos) break;
    out += "]]]]><![CDATA[>";
    begin = end + end_mark.size();
  }
  out += end_mark;
}

template <typename Append>
void append_clean(std::string& out, std::string_view text, Append append) {
  if (is_xml_text(text)) return append(out, text);
  std::string clean;
  append_xml_text(clean, text);
  append(out, clean);
}

}  // namespace

void append_plain_text(std::string& out, std::string_view text) {
  if (text.find('<') == text.npos) return append_exact_text(out, text);
  append_exact_text(out, tagless_text(text));
}

void append_exact_text(std::string& out, std::string_view text) {
  append_clean(out, text, append_clean_text);
}

void append_cdata(std::string& out, std::string_view html) {
  append_clean(out, html, append_clean_cdata);
}

void append_element(std::string& out, int indent, std::string_view name, std::string_view text) {
  if (text.empty()) return;
  out.append(static_cast<std::size_t>(indent), ' ');
  (out += '<') += name;
  out += '>';
  append_plain_text(out, text);
  (out += "</") += name;
  out += ">\n";
}

void append_xml_attribute(std::string& out, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  (out += ' ') += name;
  out += "=\"";
  append_escaped_attribute(out, value);
  out += '"';
}

}  // namespace offprint
