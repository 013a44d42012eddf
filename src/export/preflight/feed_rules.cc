#include "export/preflight/feed_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "base/unicode.h"
#include "base/url.h"
#include "export/partner_html.h"

namespace offprint {
namespace {

// Lines and columns of offsets, in ascending order.
class Places {
 public:
  explicit Places(std::string_view text) : text_(text) {}

  Position of(std::size_t offset) {
    for (; at_ < offset; ++at_) {
      if (text_[at_] == '\n') {
        ++position_.line;
        position_.column = 1;
      } else if ((text_[at_] & 0xC0) != 0x80) {
        ++position_.column;
      }
    }
    return position_;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  Position position_{1, 1};
};

bool is_control(unsigned char c) { return c < 0x20 && c != '\t' && c != '\n' && c != '\r'; }

// The value of a numeric reference that begins at `at`; 0 for others.
unsigned long reference_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at, 12);
  if (!rest.starts_with("&#") || rest.find(';') == rest.npos) return 0;
  const bool is_hex = rest.size() > 2 && (rest[2] == 'x' || rest[2] == 'X');
  return std::strtoul(std::string(rest.substr(is_hex ? 3 : 2)).c_str(), nullptr, is_hex ? 16 : 10);
}

bool is_address_attribute(std::string_view name) {
  return name == "href" || name == "src" || name == "poster";
}

bool is_relative(std::string_view address) {
  return !address.empty() && !address.starts_with('#') && !is_absolute_url(address);
}

}  // namespace

const std::vector<FeedRuleInfo>& feed_rules() {
  constexpr bool must = true, should = false;
  static const std::vector<FeedRuleInfo> table = {
#define OFFPRINT_FEED_RULE(name, level, section, says, todo) {#name, level, section, says, todo},
#include "export/preflight/feed_rules.def"
#undef OFFPRINT_FEED_RULE
  };
  return table;
}

void FeedReport::broken(FeedRule rule, Position position, const std::string& what) {
  const FeedRuleInfo& info = feed_rules()[static_cast<std::size_t>(rule)];
  diagnostics_.push_back({info.is_must ? Code::feed_rule_broken : Code::feed_advice, origin_,
                          position, fmt::format("{}: {} ({})", what, info.says, info.section),
                          std::string(info.todo)});
}

std::string shown_text(std::string_view text) {
  constexpr std::size_t most = 60;
  const std::string whole = collapse_space(text);
  const std::string_view begin = first_bytes(whole, most);
  return "`" + std::string(begin) + (begin.size() < whole.size() ? "…`" : "`");
}

void check_prefixes(const FeedElement& element, FeedReport& report) {
  const auto check = [&](std::string_view name) {
    if (name.starts_with('?'))
      report.broken(FeedRule::xml_prefix, element.position,
                    fmt::format("nothing declares the prefix of {}", name.substr(1)));
    if (name.starts_with("{http://search.yahoo.com/mrss}"))
      report.broken(FeedRule::media_namespace, element.position,
                    fmt::format("`{}` is in another namespace", name.substr(name.find('}') + 1)));
  };
  check(element.name);
  for (const auto& [name, value] : element.attributes) check(name);
  for (const FeedElement& child : element.children) check_prefixes(child, report);
}

void check_characters(std::string_view text, FeedReport& report) {
  Places places(text);
  const std::size_t invalid = find_invalid_utf8(text);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == invalid)
      report.broken(FeedRule::utf8, places.of(i), "there is a byte that begins no character");
    unsigned long code = static_cast<unsigned char>(text[i]);
    if (text[i] == '&') code = reference_at(text, i);
    if (code == 0 && text[i] == '&') continue;
    if (code < 0x20 && is_control(static_cast<unsigned char>(code)))
      report.broken(FeedRule::xml_characters, places.of(i),
                    fmt::format("there is the control character U+{:04X}", code));
  }
}

void check_contents(const std::vector<FeedElement>& items,
                    const std::vector<std::optional<HtmlNode>>& contents, FeedReport& report) {
  std::size_t images = 0, like_title = 0;
  Position first;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const FeedElement* content = items[i].child("content:encoded");
    if (!content || !contents[i]) continue;
    const std::string title = fold(collapse_space(items[i].text_of("title")));
    for_each_element(*contents[i], [&](const HtmlNode& node) {
      for (const auto& [name, value] : node.attributes)
        if (is_address_attribute(name) && is_relative(value))
          report.broken(
              FeedRule::relative_content, content->position,
              fmt::format("the {} {} leads nowhere from a reader", name, shown_text(value)));
      if (node.name != "img") return;
      if (node.attribute("src").starts_with("http:"))
        report.broken(
            FeedRule::insecure_image, content->position,
            fmt::format("the picture {} comes over http", shown_text(node.attribute("src"))));
      const std::string alt = fold(collapse_space(node.attribute("alt")));
      ++images;
      if (alt.empty() || alt != title) return;
      if (++like_title == 1) first = content->position;
    });
  }
  if (images >= 2 && like_title == images)
    report.broken(FeedRule::image_alt, first,
                  fmt::format("all {} pictures have the title as alternative text", images));
}

}  // namespace offprint
