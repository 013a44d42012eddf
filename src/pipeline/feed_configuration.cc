#include "pipeline/feed_configuration.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/file_system.h"
#include "base/url.h"
#include "export/exporter.h"
#include "model/value_text.h"
#include "pipeline/placeholders.h"

namespace offprint {
namespace {

class FeedReader {
 public:
  FeedReader(const Value& output, const std::string& origin, Diagnostics& diagnostics)
      : output_(output), feed_(*output.find("feed")), origin_(origin), diagnostics_(diagnostics) {}

  FeedSpec read() {
    check_output();
    FeedSpec spec;
    spec.limit = number<std::uint32_t>(feed_, "limit");
    spec.days = number<std::uint32_t>(feed_, "days");
    spec.bytes = number<std::uint64_t>(feed_, "bytes");
    spec.archives = is_true("archives");
    if (spec.archives && !spec.limit && !spec.days && !spec.bytes)
      spec.limit = articles_beside_archives;
    spec.page_size = number<std::uint32_t>(feed_, "page_size").value_or(spec.page_size);
    spec.gzip = is_true("gzip");
    if (const Value* updates = feed_.find("updates")) {
      spec.update_period = member_text(*updates, "period");
      spec.update_frequency = number<std::uint32_t>(*updates, "times").value_or(1);
      if (member_text(output_, "kind") == "jsonfeed")
        report(*updates, "JSON Feed does not say how often it changes: leave `updates` out");
    }
    read_hubs(spec);
    const std::string content = member_text(feed_, "content");
    if (content == "full") spec.texts = FeedTexts::full;
    if (content == "summary") spec.texts = FeedTexts::summary;
    if (const Value* podcast = feed_.find("podcast")) spec.podcast = read_podcast(*podcast);
    check_order(spec);
    if (spec.archives) check_path();
    return spec;
  }

 private:
  void report(const Value& value, const std::string& message) {
    diagnostics_.push_back({Code::configuration_invalid, origin_, value.position, message});
  }

  bool is_true(std::string_view key) const { return member_text(feed_, key) == "true"; }

  template <typename Number>
  static std::optional<Number> number(const Value& map, std::string_view key) {
    Number read = 0;
    const std::string digits = member_text(map, key);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), read);
    return error == std::errc{} && read > 0 ? std::optional(read) : std::nullopt;
  }

  static std::optional<bool> choice(const Value& map, std::string_view key) {
    const std::string chosen = member_text(map, key);
    return chosen.empty() ? std::nullopt : std::optional(chosen == "true");
  }

  // `true`, or a map of what is known of it.
  PodcastSpec read_podcast(const Value& value) {
    PodcastSpec podcast;
    podcast.is_podcast = !value.is_text() || value.scalar == "true";
    if (podcast.is_podcast && member_text(output_, "kind") != "rss")
      report(value, "podcasts are RSS: `podcast` is for outputs of kind `rss`");
    if (value.is_text()) return podcast;
    podcast.author = member_text(value, "author");
    podcast.image = member_text(value, "image");
    podcast.category = member_text(value, "category");
    podcast.subcategory = member_text(value, "subcategory");
    podcast.type = member_text(value, "type");
    podcast.medium = member_text(value, "medium");
    podcast.is_explicit = choice(value, "explicit");
    podcast.is_locked = choice(value, "locked");
    if (const Value* owner = value.find("owner")) {
      podcast.owner_name = member_text(*owner, "name");
      podcast.owner_email = member_text(*owner, "email");
    }
    return podcast;
  }

  void check_output() {
    const std::string kind = member_text(output_, "kind");
    if (!is_feed_kind(kind))
      report(feed_, "`feed` is for feeds; this output is of kind `" + kind + "`");
  }

  void read_hubs(FeedSpec& spec) {
    const Value* hubs = feed_.find("hubs");
    if (!hubs) return;
    const auto add = [&](const Value& hub) {
      const std::string address = normalize_url(hub.scalar).value_or("");
      if (!is_web_address(address) || !is_safe_resource(address))
        report(hub, "`" + hub.scalar +
                        "` is no address of a hub: name it by http or https, without a user name");
      else if (std::find(spec.hubs.begin(), spec.hubs.end(), address) == spec.hubs.end())
        spec.hubs.push_back(address);
    };
    if (hubs->is_text()) add(*hubs);
    for (const Value& hub : hubs->items) add(hub);
  }

  void check_order(const FeedSpec& spec) {
    const Value* order = output_.find("order");
    if (order && order->scalar != "newest" && is_limited(spec))
      report(*order,
             "`order` must be `newest`, or not be there: with `limit`, `days`, `bytes` or "
             "`archives`, a feed has the newest articles first");
  }

  // Pages are named after the feed's file: where values made that name, one feed's page could be
  // another feed.
  void check_path() {
    const Value* path = output_.find("path");
    if (path && !placeholders(file_name(path->scalar)).empty())
      report(*path,
             "a feed with `archives` has its placeholders in folders, not in its file's "
             "name: write it as `{tag}/feed.xml`");
  }

  const Value& output_;
  const Value& feed_;
  const std::string& origin_;
  Diagnostics& diagnostics_;
};

}  // namespace

FeedSpec read_feed_spec(const Value& output, const std::string& origin, Diagnostics& diagnostics) {
  return FeedReader(output, origin, diagnostics).read();
}

}  // namespace offprint
