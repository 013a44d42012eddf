// What a syndication partner demands of a feed: a dated data file, read once, immutable.
// schemas/partner-profile.schema.json is its form on disk; schemas/profiles/ has those that come
// with offprint.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "export/parsed_feed.h"

namespace offprint {

// A page of the partner's documentation.
struct PartnerPage {
  std::string title, address;  // address may be ""
  std::string date;            // when it was read, "2026-11-21"
};

struct PartnerRule {
  enum class On : std::uint8_t { feed, channel, item };
  enum class Check : std::uint8_t {
    present,   // one of the values is there
    plain,     // no markup
    length,    // characters of each value
    date,      // each value has one of `forms`
    past,      // not after the moment that counts as now, where one is given
    age,       // days before that moment, or else before the newest article
    unique,    // no two items have the same
    count,     // items of the feed, or values
    bytes,     // of the feed, or the item
    image,     // `measure` of the pictures
    locale,    // a language tag with a region
    https,     // the values are https addresses
    depth,     // HTML: elements within each other
    breaks,    // HTML: no <br> follows another
    style,     // HTML: no inline styles
    script,    // HTML: no scripts
    elements,  // HTML: only these, with these attributes
    ending,    // HTML: does not end with a link that says one of `texts`
  };
  enum class Measure : std::uint8_t { width, height, shorter, ratio, bytes };
  // must: what breaks it is refused; should: a recommendation; may: worth knowing.
  enum class Level : std::uint8_t { must, should, may };

  On on = On::item;
  Check check = Check::present;
  std::vector<std::string> of;  // paths of values (find_values)
  std::optional<double> least, most;
  Measure measure = Measure::width;
  std::vector<std::string> forms, texts;
  std::map<std::string, std::vector<std::string>>
      allow;  // attributes by element; "*": of every one
  Level level = Level::must;
  std::string says;  // the rule in words, "wants a title of 21 to 150 characters"
  std::string todo;  // what a publisher does about it; may be ""
  PartnerPage page;
};

// An element that the feed gets where it lacks it.
struct PartnerElement {
  PartnerRule::On on = PartnerRule::On::item;
  std::string name;
  std::string attribute;  // that holds the value; "" = its text
  std::string child;      // that holds the value; "" = itself
  std::string from;       // "image", "logo", "summary", "date", or ""
  std::string text;       // the value, without `from`
};

struct PartnerProfile {
  std::string name, title;
  FeedNamespaces namespaces;  // beside the common ones
  std::vector<PartnerElement> elements;
  std::vector<PartnerRule> rules;
};

// Names of those that come with offprint, in alphabetical order.
const std::vector<std::string>& partner_names();

// The profile of this name, or of the file of this path below `root` (its name is the file's, then,
// unless it says another). Without one, nothing, and `problem` says why in words.
std::shared_ptr<const PartnerProfile> load_partner_profile(const FileSystem& files,
                                                           const std::string& root,
                                                           const std::string& name,
                                                           std::string& problem);

// "MSN wants a title of …, says its page "…" (2026-11-21, https://…)".
std::string quote(const PartnerProfile& profile, const PartnerRule& rule);

}  // namespace offprint
