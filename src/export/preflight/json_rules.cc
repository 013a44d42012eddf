#include <fmt/format.h>

#include <algorithm>

#include "base/date.h"
#include "base/pattern.h"
#include "base/url.h"
#include "export/partner_check.h"
#include "export/preflight/feed_rules.h"
#include "model/value_text.h"

namespace offprint {
namespace {

constexpr std::string_view version_address = "https://jsonfeed.org/version/1";

class JsonRules {
 public:
  explicit JsonRules(FeedReport& report) : report_(report) {}

  void feed(const Value& root) {
    const Value* version = root.find("version");
    if (!version || !version->scalar.starts_with(version_address))
      report_.broken(FeedRule::json_version, version ? version->position : root.position,
                     fmt::format("the version is `{}`", member_text(root, "version")));
    if (member_text(root, "title").empty())
      report_.broken(FeedRule::json_title, root.position, "there is no title");
    if (member_text(root, "feed_url").empty() || member_text(root, "home_page_url").empty())
      report_.broken(
          FeedRule::json_feed_url, root.position,
          fmt::format("there is no {}",
                      member_text(root, "feed_url").empty() ? "feed_url" : "home_page_url"));
    if (const Value* next = root.find("next_url");
        next && next->scalar == member_text(root, "feed_url"))
      report_.broken(FeedRule::json_next, next->position, "the two are the same");
    if (const Value* author = root.find("author"))
      report_.broken(FeedRule::json_author, author->position, "there is an author");
    for (const std::string_view key : {"feed_url", "home_page_url", "next_url", "icon", "favicon"})
      address(root, key);
    keys(root);
    const Value* items = root.find("items");
    if (!items || items->kind != Value::Kind::list)
      return report_.broken(FeedRule::json_items, root.position, "there are no items");
    for (const Value& each : items->items) item(each);
  }

 private:
  void item(const Value& item) {
    const Value* id = item.find("id");
    if (!id || !id->is_text() || id->scalar.empty())
      report_.broken(FeedRule::json_id, item.position, "the item has no id");
    else if (!id->quoted)
      report_.broken(FeedRule::json_id, id->position,
                     fmt::format("the id {} is no string", shown_text(id->scalar)));
    else if (const std::uint32_t line = ids_.add(id->scalar, id->position))
      report_.broken(
          FeedRule::json_id, id->position,
          fmt::format("the id {} is there in line {}, too", shown_text(id->scalar), line));
    if (!item.find("content_html") && !item.find("content_text"))
      report_.broken(FeedRule::json_content, item.position, "the item has neither");
    for (const std::string_view key : {"date_published", "date_modified"})
      if (const Value* date = item.find(key);
          date && (!is_rfc3339_date(date->scalar) || !parse_date(date->scalar).date))
        report_.broken(FeedRule::json_date, date->position,
                       fmt::format("{} is {}", key, shown_text(date->scalar)));
    static const Regex markup("</?(p|a|b|i|em|strong|br|div|span|img)( [^<>]*)?/?>");
    for (const std::string_view key : {"title", "summary", "content_text"})
      if (const Value* plain = item.find(key); plain && markup.count(plain->scalar, 1) > 0)
        report_.broken(
            FeedRule::json_text, plain->position,
            fmt::format("{} holds what reads as markup, {}", key, shown_text(plain->scalar)));
    for (const std::string_view key : {"url", "external_url", "image", "banner_image"})
      address(item, key);
    if (const Value* attachments = item.find("attachments"))
      for (const Value& attachment : attachments->items)
        for (const std::string_view key : {"url", "mime_type"})
          if (member_text(attachment, key).empty())
            report_.broken(FeedRule::json_attachment, attachment.position,
                           fmt::format("there is no {}", key));
  }

  void address(const Value& map, std::string_view key) {
    const Value* value = map.find(key);
    if (value && !value->scalar.empty() && !is_absolute_url(value->scalar))
      report_.broken(FeedRule::absolute_url, value->position,
                     fmt::format("{} is {}", key, shown_text(value->scalar)));
  }

  // Of the whole document.
  void keys(const Value& value) {
    static const Regex extension("^_[a-z]");
    for (const Value::Member& member : value.members) {
      const bool is_bad = member.key.find('.') != member.key.npos ||
                          (member.key.starts_with('_') && extension.count(member.key, 1) == 0);
      if (is_bad)
        report_.broken(FeedRule::json_extension, member.key_position,
                       fmt::format("there is the key `{}`", member.key));
      keys(member.value);
    }
    for (const Value& item : value.items) keys(item);
  }

  FeedReport& report_;
  SeenOnce ids_;
};

}  // namespace

void check_json(const Value& root, FeedReport& report) { JsonRules(report).feed(root); }

}  // namespace offprint
