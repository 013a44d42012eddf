#include "ingest/wxr/shortcode_tags.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "base/unicode.h"
#include "ingest/wxr/shortcode_roles.h"

namespace offprint {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_name = 60;
constexpr std::size_t longest_tag = 8000;
// Attributes are looked at again for every "[" before a far "]"; what all of that may come to.
constexpr std::size_t effort = 16;  // times the text

struct NamedRole {
  std::string_view name;
  ShortcodeRole role;
};

constexpr NamedRole roles[] = {
#define OFFPRINT_SHORTCODE(name, role) {name, ShortcodeRole::role},
#include "ingest/wxr/shortcode_names.def"
#undef OFFPRINT_SHORTCODE
};
constexpr bool by_name(const NamedRole& a, const NamedRole& b) { return a.name < b.name; }
static_assert(std::is_sorted(std::begin(roles), std::end(roles), by_name));

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_name_char(char c) {
  return is_ascii_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-';
}
bool is_white(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// The mark at the beginning of the text, with its bytes: ASCII's, or one of those that word
// processors make of it.
std::size_t quote_length(std::string_view text) {
  for (const std::string_view mark : {"\"", "'", "“", "”", "„", "″", "‘", "’", "&quot;", "&#8220;",
                                      "&#8221;", "&#8243;", "&#8217;"})
    if (text.starts_with(mark)) return mark.size();
  return 0;
}

// "dQw4w9WgXcQ", "76979871": with a digit, and no more than a name's characters.
bool is_id(std::string_view text) {
  return text.size() >= 6 && std::all_of(text.begin(), text.end(), is_name_char) &&
         std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

using Attributes = std::vector<std::pair<std::string, std::string>>;

// A value in quotes of any kind, or up to white space.
std::string read_value(std::string_view& text) {
  const std::size_t open = quote_length(text);
  std::size_t end = 0, close = 0;
  if (open != 0) {
    text.remove_prefix(open);
    while (end < text.size() && (close = quote_length(text.substr(end))) == 0) ++end;
  } else {
    while (end < text.size() && !is_white(text[end])) ++end;
  }
  std::string value = std::string(text.substr(0, end));
  text.remove_prefix(std::min(end + close, text.size()));
  return value;
}

Attributes read_attributes(std::string_view text) {
  Attributes attributes;
  if (text.starts_with('=')) {  // [youtube=https://…]
    text.remove_prefix(1);
    attributes.emplace_back("", read_value(text));
  }
  while (true) {
    while (!text.empty() && is_white(text.front())) text.remove_prefix(1);
    if (text.empty()) return attributes;
    std::size_t name = 0;
    while (name < text.size() && is_name_char(text[name])) ++name;
    std::size_t equals = name;
    while (equals < text.size() && is_white(text[equals])) ++equals;
    std::string key;
    if (name != 0 && is_ascii_letter(text.front()) && text.substr(equals).starts_with('=')) {
      key = ascii_lower(text.substr(0, name));
      text.remove_prefix(equals + 1);
      while (!text.empty() && is_white(text.front())) text.remove_prefix(1);
    }
    attributes.emplace_back(std::move(key), read_value(text));
  }
}

class Finder {
 public:
  Finder(std::string_view content, const std::vector<ContentToken>& tokens)
      : content_(content), tokens_(tokens), budget_(content.size() * effort) {}

  std::vector<ShortcodeTag> run() {
    std::size_t done = 0;
    for (const ContentToken& token : tokens_) {
      if (token.kind != ContentToken::Kind::text) continue;
      std::size_t at = std::max(token.begin, done);
      while ((at = content_.find('[', at)) < token.end) {
        ShortcodeTag tag;
        tag.begin = at++;
        if (!read(tag)) continue;
        at = done = tag.end;
        candidates_.push_back(std::move(tag));
      }
    }
    pair_up();
    return take();
  }

 private:
  bool read(ShortcodeTag& tag) {
    std::size_t at = tag.begin + 1;
    tag.is_end = content_.substr(at).starts_with('/');
    if (tag.is_end) ++at;
    std::size_t end = at;
    while (end < content_.size() && end - at <= longest_name && is_name_char(content_[end])) ++end;
    if (end == at || end - at > longest_name || !is_ascii_letter(content_[at])) return false;
    tag.name = ascii_lower(content_.substr(at, end - at));
    if (!no_close_ && (close_ == npos || close_ < end)) close_ = content_.find(']', end);
    no_close_ = close_ == npos;
    if (no_close_ || close_ - end > std::min(longest_tag, budget_)) return false;
    std::string_view rest = content_.substr(end, close_ - end);
    budget_ -= rest.size();
    tag.end = close_ + 1;
    if (tag.is_end) return trim(rest).empty();
    if (rest.ends_with('/')) {
      tag.is_empty = true;
      rest.remove_suffix(1);
    }
    if (!rest.empty() && !is_white(rest.front()) && rest.front() != '=') return false;
    tag.attributes = read_attributes(rest);
    return true;
  }

  void pair_up() {
    std::map<std::string, std::vector<std::size_t>, std::less<>> open;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      ShortcodeTag& tag = candidates_[i];
      if (!tag.is_end && !tag.is_empty) open[tag.name].push_back(i);
      if (!tag.is_end) continue;
      const auto begin = open.find(tag.name);
      if (begin == open.end() || begin->second.empty()) continue;
      tag.partner = begin->second.back();
      candidates_[tag.partner].partner = i;
      begin->second.pop_back();
    }
  }

  static bool is_shortcode(const ShortcodeTag& tag) {
    if (tag.is_end || tag.is_empty || tag.partner != no_tag || tag.name.find('_') != npos)
      return true;
    const auto role = shortcode_role(tag.name);
    const bool is_word =
        role == ShortcodeRole::link || role == ShortcodeRole::video || role == ShortcodeRole::code;
    if (role && !is_word) return true;
    return std::any_of(tag.attributes.begin(), tag.attributes.end(), [&](const auto& attribute) {
      return !attribute.first.empty() ||
             (is_word && (attribute.second.find("://") != npos || is_id(attribute.second)));
    });
  }

  std::vector<ShortcodeTag> take() {
    std::vector<ShortcodeTag> tags;
    std::vector<std::size_t> number(candidates_.size(), no_tag);
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      if (!is_shortcode(candidates_[i])) continue;
      number[i] = tags.size();
      tags.push_back(std::move(candidates_[i]));
    }
    for (ShortcodeTag& tag : tags)
      if (tag.partner != no_tag) tag.partner = number[tag.partner];
    for (ShortcodeTag& tag : tags) {
      if (tag.is_end || tag.begin == 0 || content_[tag.begin - 1] != '[') continue;
      ShortcodeTag& last = tag.partner == no_tag ? tag : tags[tag.partner];
      tag.is_escaped = content_.substr(last.end).starts_with(']');
      last.is_escaped = tag.is_escaped;
    }
    return tags;
  }

  std::string_view content_;
  const std::vector<ContentToken>& tokens_;
  std::size_t budget_;
  std::size_t close_ = npos;  // the first "]" behind the last "[" that was looked at
  bool no_close_ = false;
  std::vector<ShortcodeTag> candidates_;
};

}  // namespace

std::string_view ShortcodeTag::attribute(std::string_view key) const {
  for (const auto& [name, value] : attributes)
    if (name == key) return value;
  return "";
}

std::vector<ShortcodeTag> find_shortcodes(std::string_view content,
                                          const std::vector<ContentToken>& tokens) {
  return Finder(content, tokens).run();
}

std::optional<ShortcodeRole> shortcode_role(std::string_view name) {
  const auto* found = std::lower_bound(
      std::begin(roles), std::end(roles), name,
      [](const NamedRole& role, std::string_view wanted) { return role.name < wanted; });
  if (found == std::end(roles) || found->name != name) return {};
  return found->role;
}

}  // namespace offprint
