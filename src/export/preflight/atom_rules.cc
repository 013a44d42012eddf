#include <fmt/format.h>

#include <algorithm>

#include "base/date.h"
#include "base/url.h"
#include "export/partner_check.h"
#include "export/preflight/feed_rules.h"

namespace offprint {
namespace {

class AtomRules {
 public:
  explicit AtomRules(FeedReport& report) : report_(report) {}

  void feed(const FeedElement& feed) {
    required(feed, FeedRule::atom_feed);
    feed_has_author_ = feed.child("atom:author") != nullptr;
    common(feed);
    if (!has_link(feed, "self"))
      report_.broken(FeedRule::atom_self, feed.position, "the feed has no link to itself");
  }

  void entry(const FeedElement& entry) {
    required(entry, FeedRule::atom_entry);
    if (!feed_has_author_ && !entry.child("atom:author") && !entry.child("atom:source"))
      report_.broken(FeedRule::atom_author, entry.position, "nobody is named");
    common(entry);
    if (const FeedElement* id = entry.child("atom:id"))
      if (const std::uint32_t line = ids_.add(id->text, id->position))
        report_.broken(
            FeedRule::atom_id, id->position,
            fmt::format("the id {} is there in line {}, too", shown_text(id->text), line));
    const FeedElement* content = entry.child("atom:content");
    if (!content && !has_link(entry, "alternate"))
      report_.broken(FeedRule::atom_content, entry.position, "the entry has neither");
    if (content && !content->attribute("src").empty() && !entry.child("atom:summary"))
      report_.broken(FeedRule::atom_summary, content->position, "there is no summary");
  }

 private:
  static bool has_link(const FeedElement& parent, std::string_view relation) {
    return std::any_of(parent.children.begin(), parent.children.end(), [&](const FeedElement& c) {
      const std::string_view rel = c.attribute("rel");
      return c.name == "atom:link" && (rel == relation || (rel.empty() && relation == "alternate"));
    });
  }

  void required(const FeedElement& parent, FeedRule rule) {
    for (const std::string_view name : {"atom:id", "atom:title", "atom:updated"}) {
      const auto count = std::count_if(parent.children.begin(), parent.children.end(),
                                       [&](const FeedElement& c) { return c.name == name; });
      if (count != 1)
        report_.broken(rule, parent.position,
                       fmt::format("there {} {} {}", count == 0 ? "is" : "are",
                                   count == 0 ? "no" : std::to_string(count), name.substr(5)));
    }
  }

  void common(const FeedElement& parent) {
    for (const FeedElement& child : parent.children) {
      if (child.name == "atom:updated" || child.name == "atom:published") date(child);
      if (child.name == "atom:author" || child.name == "atom:contributor") person(child);
      if (child.name == "atom:link") link(child);
      if (child.name == "atom:id" && !is_absolute_url(child.text))
        report_.broken(FeedRule::atom_id, child.position,
                       fmt::format("the id is {}", shown_text(child.text)));
    }
  }

  void date(const FeedElement& element) {
    if (!is_rfc3339_date(element.text) || !parse_date(element.text).date)
      report_.broken(FeedRule::atom_date, element.position,
                     fmt::format("the date is {}", shown_text(element.text)));
  }

  void person(const FeedElement& element) {
    if (element.text_of("atom:name").empty())
      report_.broken(FeedRule::atom_person, element.position,
                     element.children.empty() && !element.text.empty()
                         ? "the name is bare, " + shown_text(element.text)
                         : std::string("there is no name"));
    const std::string_view email = element.text_of("atom:email");
    if (!email.empty() && email.find('@') == email.npos)
      report_.broken(FeedRule::atom_person, element.position,
                     fmt::format("the e-mail address is {}", shown_text(email)));
  }

  void link(const FeedElement& element) {
    const std::string_view href = element.attribute("href");
    if (href.empty())
      report_.broken(FeedRule::atom_link, element.position, "the link has no href");
    else if (!is_absolute_url(href) && element.attribute("xml:base").empty())
      report_.broken(FeedRule::absolute_url, element.position,
                     fmt::format("the link is {}", shown_text(href)));
  }

  FeedReport& report_;
  bool feed_has_author_ = false;
  SeenOnce ids_;
};

}  // namespace

void check_atom(const ParsedFeed& feed, FeedReport& report) {
  AtomRules rules(report);
  rules.feed(feed.channel);
  for (const FeedElement& entry : feed.items) rules.entry(entry);
}

}  // namespace offprint
