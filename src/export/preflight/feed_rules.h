// The rules of feed_rules.def, each format's checked by one function. Part of preflight.h.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "export/parsed_feed.h"
#include "syntax/html_tree.h"

namespace offprint {

enum class FeedRule : std::uint8_t {
#define OFFPRINT_FEED_RULE(name, level, section, says, todo) name,
#include "export/preflight/feed_rules.def"
#undef OFFPRINT_FEED_RULE
};

struct FeedRuleInfo {
  std::string_view name;
  bool is_must;
  std::string_view section, says, todo;
};
const std::vector<FeedRuleInfo>& feed_rules();

// Where findings go: "what: the rule in words (section)". Not thread-safe.
class FeedReport {
 public:
  FeedReport(std::string origin, Diagnostics& diagnostics)
      : origin_(std::move(origin)), diagnostics_(diagnostics) {}

  void broken(FeedRule rule, Position position, const std::string& what);

 private:
  std::string origin_;
  Diagnostics& diagnostics_;
};

void check_rss(const ParsedFeed& feed, FeedReport& report);
void check_atom(const ParsedFeed& feed, FeedReport& report);
// A JSON Feed's own rules need the kinds of values.
void check_json(const Value& root, FeedReport& report);

// Prefixes that are not declared, anywhere below.
void check_prefixes(const FeedElement& element, FeedReport& report);
// Characters that no XML may hold, and bytes that are no UTF-8.
void check_characters(std::string_view text, FeedReport& report);
// The texts of items under RSS's names: addresses, pictures, alternative texts.
void check_contents(const std::vector<FeedElement>& items,
                    const std::vector<std::optional<HtmlNode>>& contents, FeedReport& report);

// "`A text of which the begi…`"
std::string shown_text(std::string_view text);

// Values that may be there once.
class SeenOnce {
 public:
  // The line of the first, or 0.
  std::uint32_t add(std::string_view value, Position position) {
    const auto [at, is_new] = lines_.emplace(value, position.line);
    return is_new ? 0 : at->second;
  }

 private:
  std::map<std::string, std::uint32_t, std::less<>> lines_;
};

}  // namespace offprint
