#include "ingest/html/json_repair.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::string_view wrappers[] = {"<!--",      "//<![CDATA[",     "/*<![CDATA[*/",
                                         "<![CDATA[", "/* <![CDATA[ */", "// <![CDATA["};
constexpr std::string_view wrapper_ends[] = {"-->",       "//]]>",  "/*]]>*/", "]]>",
                                             "/* ]]> */", "// ]]>", "//",      ";"};

std::string_view unwrapped(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    text = trim(text);
    for (const std::string_view begin : wrappers)
      if (text.starts_with(begin)) text.remove_prefix(begin.size()), again = true;
    for (const std::string_view end : wrapper_ends)
      if (text.ends_with(end)) text.remove_suffix(end.size()), again = true;
  }
  return text;
}

// A template escaped all of it as if it were HTML.
std::string unescaped(std::string_view text) {
  constexpr std::pair<std::string_view, char> references[] = {
      {"&quot;", '"'}, {"&amp;", '&'},   {"&lt;", '<'},  {"&gt;", '>'},
      {"&#39;", '\''}, {"&#x27;", '\''}, {"&#34;", '"'}, {"&apos;", '\''}};
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto known =
        std::find_if(std::begin(references), std::end(references),
                     [&](const auto& reference) { return text.starts_with(reference.first); });
    const bool found = text.front() == '&' && known != std::end(references);
    out += found ? known->second : text.front();
    text.remove_prefix(found ? known->first.size() : 1);
  }
  return out;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

class Repair {
 public:
  explicit Repair(std::string_view text) : text_(text) { out_.reserve(text.size() + 16); }

  std::string run() {
    while (at_ < text_.size()) step();
    return std::move(out_);
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  void step() {
    const char c = text_[at_];
    if (c == '"') return string();
    if (c == '/' && (peek(1) == '/' || peek(1) == '*')) return comment();
    if (c == '}' || c == ']') drop_comma();
    if (c == ',' && last_ == ',') {
      ++at_;
      return;
    }
    put(c);
  }

  void put(char c) {
    if (!is_blank(c)) {
      last_ = c;
      last_at_ = out_.size();
    }
    out_ += c;
    ++at_;
  }

  void drop_comma() {
    if (last_ != ',') return;
    out_[last_at_] = ' ';
    last_ = ' ';
  }

  void comment() {
    const bool to_line_end = peek(1) == '/';
    const std::size_t end = text_.find(to_line_end ? "\n" : "*/", at_ + 2);
    at_ = end == text_.npos ? text_.size() : end + (to_line_end ? 1 : 2);
  }

  // A quote ends its string when what follows can follow a string.
  bool ends_here() const {
    std::size_t next = at_ + 1;
    const std::size_t most = std::min(text_.size(), next + 64);
    while (next < most && is_blank(text_[next])) ++next;
    if (next >= text_.size()) return true;
    return next == most || std::string_view(",:}]").find(text_[next]) != std::string_view::npos;
  }

  void string() {
    put('"');
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"' && ends_here()) return put('"');
      if (c == '"') {
        out_ += "\\\"";
        ++at_;
      } else if (c == '\\') {
        escape();
      } else if (static_cast<unsigned char>(c) < 0x20) {
        out_ += c == '\t' ? "\\t" : "\\n";
        ++at_;
      } else {
        put(c);
      }
    }
  }

  void escape() {
    const char next = peek(1);
    const bool known =
        next != '\0' && std::string_view("\"\\/bfnrtu").find(next) != std::string_view::npos;
    if (known) {
      out_ += '\\';
      out_ += next;
      at_ += 2;
    } else {
      ++at_;
    }
  }

  std::string_view text_;
  std::string out_;
  std::size_t at_ = 0;
  char last_ = ' ';          // that is not blank, outside of strings
  std::size_t last_at_ = 0;  // where it is in out_
};

}  // namespace

std::string repair_json(std::string_view text) {
  text = unwrapped(text);
  if (text.find('"') == text.npos && text.find("&quot;") != text.npos)
    return Repair(unescaped(text)).run();
  return Repair(text).run();
}

}  // namespace offprint
