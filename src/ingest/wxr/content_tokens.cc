#include "ingest/wxr/content_tokens.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/unicode.h"
#include "syntax/serializer.h"

namespace offprint {
namespace {

constexpr std::size_t npos = std::string_view::npos;

constexpr std::string_view verbatim_names[] = {"pre", "script", "style", "textarea", "code"};

constexpr std::string_view block_names[] = {
    "address", "article", "aside", "blockquote", "caption",  "center",   "col",        "colgroup",
    "dd",      "details", "div",   "dl",         "dt",       "fieldset", "figcaption", "figure",
    "footer",  "form",    "h1",    "h2",         "h3",       "h4",       "h5",         "h6",
    "header",  "hgroup",  "hr",    "iframe",     "legend",   "li",       "main",       "map",
    "menu",    "nav",     "ol",    "p",          "pre",      "script",   "section",    "style",
    "summary", "table",   "tbody", "td",         "textarea", "tfoot",    "th",         "thead",
    "tr",      "ul"};
static_assert(std::is_sorted(std::begin(block_names), std::end(block_names)));

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

class Scan {
 public:
  Scan(std::string_view content, bool with_code) : content_(content), with_code_(with_code) {
    missing_.fill(false);
  }

  std::vector<ContentToken> run() {
    std::size_t text = 0;
    for (std::size_t at = content_.find('<'); at != npos;) {
      ContentToken token;
      token.begin = at;
      if (!read(token)) {
        at = content_.find('<', at + 1);
        continue;
      }
      add_text(text, at);
      at = text = token.end;
      tokens_.push_back(std::move(token));
      at = content_.find('<', at);
    }
    add_text(text, content_.size());
    return std::move(tokens_);
  }

 private:
  void add_text(std::size_t begin, std::size_t end) {
    if (begin < end) tokens_.push_back({ContentToken::Kind::text, false, begin, end});
  }

  bool read(ContentToken& token) {
    const std::string_view rest = content_.substr(token.begin);
    if (rest.starts_with("<!--")) return read_comment(token);
    if (rest.size() < 3) return false;
    token.is_end = rest[1] == '/';
    const std::size_t name = token.is_end ? 2 : 1;
    if (!is_ascii_letter(rest[name])) return false;
    const std::size_t name_end = std::min(rest.find_first_of(" \t\r\n\f/>", name), rest.size());
    token.end = tag_end(token.begin + name_end);
    if (token.end == npos) return false;
    token.kind = ContentToken::Kind::tag;
    token.name = ascii_lower(rest.substr(name, std::min<std::size_t>(name_end - name, 32)));
    if (!token.is_end) extend_verbatim(token);
    return true;
  }

  bool read_comment(ContentToken& token) {
    const std::size_t end = comments_end_ ? npos : content_.find("-->", token.begin + 4);
    comments_end_ = end == npos;
    if (comments_end_) return false;
    token.kind = ContentToken::Kind::comment;
    token.end = end + 3;
    return true;
  }

  // Behind the ">", which does not count in quotes.
  std::size_t tag_end(std::size_t at) {
    while (true) {
      at = content_.find_first_of(">\"'", at);
      if (at == npos) return npos;
      const char found = content_[at];
      if (found == '>') return at + 1;
      bool& is_missing = found == '"' ? no_double_ : no_single_;
      const std::size_t close = is_missing ? npos : content_.find(found, at + 1);
      is_missing = close == npos;
      at = is_missing ? at + 1 : close + 1;
    }
  }

  void extend_verbatim(ContentToken& token) {
    const auto found = std::find(std::begin(verbatim_names), std::end(verbatim_names), token.name);
    if (found == std::end(verbatim_names) || (token.name == "code" && !with_code_)) return;
    bool& is_missing = missing_[static_cast<std::size_t>(found - std::begin(verbatim_names))];
    for (std::size_t at = token.end; !is_missing;) {
      at = content_.find("</", at);
      is_missing = at == npos;
      if (is_missing) return;
      if (ascii_lower(content_.substr(at + 2, token.name.size())) == token.name) {
        token.kind = ContentToken::Kind::verbatim;
        token.end = std::min(content_.find('>', at), content_.size() - 1) + 1;
        return;
      }
      at += 2;
    }
  }

  std::string_view content_;
  bool with_code_;
  std::vector<ContentToken> tokens_;
  // From some place on there is none of these any more.
  bool comments_end_ = false, no_double_ = false, no_single_ = false;
  std::array<bool, std::size(verbatim_names)> missing_;
};

}  // namespace

std::vector<ContentToken> read_content(std::string_view content, bool with_code) {
  return Scan(content, with_code).run();
}

bool is_content_block(std::string_view name) {
  return std::binary_search(std::begin(block_names), std::end(block_names), name);
}

std::string_view tag_attribute(std::string_view tag, std::string_view name) {
  const std::string lower = ascii_lower(tag);
  for (std::size_t at = lower.find(name); at != npos; at = lower.find(name, at + 1)) {
    const bool begins = at > 0 && (is_space(static_cast<unsigned char>(tag[at - 1])) ||
                                   tag[at - 1] == '"' || tag[at - 1] == '\'');
    std::size_t value = at + name.size();
    if (!begins || value >= tag.size() || tag[value] != '=') continue;
    if (++value >= tag.size()) return "";
    const char quote = tag[value];
    const bool quoted = quote == '"' || quote == '\'';
    if (quoted) ++value;
    const std::size_t end = quoted ? tag.find(quote, value) : tag.find_first_of(" \t\r\n>", value);
    return tag.substr(value, end == npos ? npos : end - value);
  }
  return "";
}

std::string as_attribute(std::string_view text) {
  std::string out;
  append_escaped_attribute(out, text);
  return out;
}

std::string decode_ampersands(std::string_view address) {
  std::string out;
  for (std::size_t at = 0; at < address.size(); ++at) {
    out += address[at];
    if (address.substr(at).starts_with("&amp;")) at += 4;
  }
  return out;
}

}  // namespace offprint
