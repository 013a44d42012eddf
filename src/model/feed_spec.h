// What a publisher says of a feed, beyond which articles it is made of.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace offprint {

// What the feed's items hold of an article.
enum class FeedTexts : std::uint8_t {
  both,     // its summary and the whole text
  full,     // the text alone
  summary,  // the summary alone
};

// How a feed presents itself as a podcast. "" and absent: nobody said so, and nothing is written.
struct PodcastSpec {
  bool is_podcast = false;
  std::string author, owner_name, owner_email;
  std::string image;                  // absolute address, or a path below the site
  std::string category, subcategory;  // of the list of Apple Podcasts
  std::string type;                   // "episodic" (newest first) or "serial"
  std::string medium;                 // of the list of Podcasting 2.0: "podcast", "audiobook" …
  std::optional<bool> is_explicit, is_locked;
};

struct FeedSpec {
  // What the current feed holds, of all that is selected: the articles that were published or
  // modified last, as many as all of these allow.
  std::optional<std::uint32_t> limit;  // articles
  std::optional<std::uint32_t> days;   // older than the newest one at most
  std::optional<std::uint64_t> bytes;  // of the file
  // Beside the current feed, pages with everything that is selected.
  bool archives = false;
  std::uint32_t page_size = 100;  // articles in a month's page before its later days have their own
  std::vector<std::string>
      hubs;           // WebSub hubs that tell subscribers of changes: absolute addresses
  bool gzip = false;  // a compressed copy beside each file
  // How often it changes, so that readers know when to ask again: `update_frequency` times in each
  // "hourly", "daily", "weekly", "monthly" or "yearly" period; "" = nobody said so.
  std::string update_period;
  std::uint32_t update_frequency = 1;
  FeedTexts texts = FeedTexts::both;
  PodcastSpec podcast;
};

// Whether the current feed holds only the newest of what is selected.
inline bool is_limited(const FeedSpec& feed) {
  return feed.archives || feed.limit || feed.days || feed.bytes;
}

}  // namespace offprint
