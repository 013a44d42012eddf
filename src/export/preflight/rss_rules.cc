#include <fmt/format.h>

#include <algorithm>

#include "base/date.h"
#include "base/url.h"
#include "export/partner_check.h"
#include "export/preflight/feed_rules.h"

namespace offprint {
namespace {

class RssRules {
 public:
  explicit RssRules(FeedReport& report) : report_(report) {}

  void channel(const FeedElement& channel) {
    for (const std::string_view name : {"title", "link", "description"})
      if (channel.text_of(name).empty())
        report_.broken(FeedRule::rss_channel, channel.position,
                       fmt::format("the channel has no {}", name));
    bool has_self = false;
    for (const FeedElement& child : channel.children) {
      common(child);
      if (child.name == "managingEditor" || child.name == "webMaster") mail(child);
      if (child.name == "lastBuildDate") date(child);
      has_self |= child.name == "atom:link" && child.attribute("rel") == "self";
    }
    if (!has_self)
      report_.broken(FeedRule::rss_self, channel.position,
                     "the channel has no atom:link to itself");
  }

  void item(const FeedElement& item) {
    if (!item.child("title") && !item.child("description"))
      report_.broken(FeedRule::rss_item, item.position, "the item has neither");
    const FeedElement* guid_element = item.child("guid");
    if (guid_element && !guid_element->text.empty())
      guid(*guid_element, item.text_of("link"));
    else
      report_.broken(FeedRule::rss_guid, item.position, "the item has no guid");
    std::size_t enclosures = 0;
    bool has_content = false;
    for (const FeedElement& child : item.children) {
      common(child);
      if (child.name == "author") mail(child);
      if (child.name == "enclosure" && ++enclosures == 2)
        report_.broken(FeedRule::rss_enclosures, child.position, "there is another enclosure");
      if (child.name == "enclosure") enclosure(child);
      has_content |= child.name == "content:encoded";
      if (child.name == "description" && has_content)
        report_.broken(FeedRule::rss_order, child.position, "description comes later");
    }
  }

 private:
  // What holds for elements of the channel and of items.
  void common(const FeedElement& element) {
    if (element.name == "pubDate") date(element);
    if (element.name == "link") address(element, element.text);
    if (element.name == "atom:link") address(element, element.attribute("href"));
    const bool is_media = element.name == "media:content" || element.name == "media:thumbnail";
    if (element.name == "enclosure" || is_media) address(element, element.attribute("url"));
    if (element.name == "media:thumbnail" && element.attribute("url").empty())
      report_.broken(FeedRule::media_thumbnail, element.position,
                     element.text.empty() ? std::string("the thumbnail has no url")
                                          : "the address is text, " + shown_text(element.text));
  }

  void address(const FeedElement& element, std::string_view url) {
    if (url.empty() || is_absolute_url(url)) return;
    report_.broken(FeedRule::absolute_url, element.position,
                   fmt::format("the {} is {}", element.name, shown_text(url)));
  }

  void date(const FeedElement& element) {
    const ParsedDate parsed = parse_date(element.text);
    std::string what;
    if (!is_rfc822_date(element.text))
      what = "has another form";
    else if (!parsed.date)
      what = "is on no calendar";
    else if (parsed.problem == DateProblem::wrong_weekday)
      what = "is on another weekday: it is " + to_rfc822(*parsed.date);
    if (!what.empty())
      report_.broken(FeedRule::rss_date, element.position,
                     fmt::format("the {} {} {}", element.name, shown_text(element.text), what));
  }

  void guid(const FeedElement& guid, std::string_view link) {
    if (const std::uint32_t line = guids_.add(guid.text, guid.position))
      report_.broken(
          FeedRule::rss_guid_unique, guid.position,
          fmt::format("the guid {} is there in line {}, too", shown_text(guid.text), line));
    if (guid.attribute("isPermaLink") == "false") return;
    if (!is_web_address(guid.text))
      report_.broken(FeedRule::rss_guid_permalink, guid.position,
                     fmt::format("the guid {} is no address", shown_text(guid.text)));
    else if (guid.text == link)
      report_.broken(FeedRule::rss_guid_moves, guid.position,
                     fmt::format("the guid {} is the link", shown_text(guid.text)));
  }

  void mail(const FeedElement& element) {
    if (element.text.find('@') == element.text.npos)
      report_.broken(FeedRule::rss_mail, element.position,
                     fmt::format("the {} is {}", element.name, shown_text(element.text)));
  }

  void enclosure(const FeedElement& element) {
    for (const std::string_view name : {"url", "length", "type"})
      if (element.attribute(name).empty())
        report_.broken(FeedRule::rss_enclosure, element.position,
                       fmt::format("the enclosure has no {}", name));
  }

  FeedReport& report_;
  SeenOnce guids_;
};

}  // namespace

void check_rss(const ParsedFeed& feed, FeedReport& report) {
  if (feed.version != "2.0")
    report.broken(FeedRule::rss_version, {1, 1}, fmt::format("the version is `{}`", feed.version));
  RssRules rules(report);
  rules.channel(feed.channel);
  for (const FeedElement& item : feed.items) rules.item(item);
}

}  // namespace offprint
