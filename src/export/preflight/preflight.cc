#include "export/preflight/preflight.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/unicode.h"
#include "export/partner_check.h"
#include "export/preflight/feed_rules.h"
#include "syntax/json.h"

namespace offprint {
namespace {

using Profiles = std::vector<std::shared_ptr<const PartnerProfile>>;

class Preflight {
 public:
  Preflight(std::string_view text, const std::string& origin, const Profiles& profiles,
            const std::optional<Date>& now)
      : text_(text),
        origin_(origin),
        profiles_(profiles),
        now_(now),
        report_(origin, diagnostics_) {}

  Diagnostics run() {
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
    const std::string_view begin = trim(text_.substr(0, 1000));
    if (begin.starts_with('{') || begin.starts_with('['))
      json();
    else
      xml();
    merge_excess(diagnostics_);
    return std::move(diagnostics_);
  }

 private:
  void json() {
    const JsonResult parsed = parse_json(text_);
    if (parsed.problem)
      return report_.broken(FeedRule::well_formed, parsed.problem->position,
                            parsed.problem->message);
    if (profiles_.empty()) check_json(parsed.value, report_);
    check(parse_feed(parsed.value));
  }

  void xml() {
    check_characters(text_, report_);
    XmlOptions options;
    const XmlDocument document(text_, options);
    if (document.excess())
      return report_.broken(FeedRule::well_formed, {1, 1},
                            "the feed is too deep or too large to be read");
    if (document.problem())
      report_.broken(FeedRule::well_formed, document.problem()->position,
                     document.problem()->message);
    const auto feed = parse_feed(document, namespaces());
    if (!feed) {
      if (!document.problem())
        diagnostics_.push_back({Code::feed_unknown,
                                origin_,
                                {1, 1},
                                "this is neither RSS nor Atom nor JSON Feed",
                                "name a feed, not the page that links to it"});
      return;
    }
    check_prefixes(feed->channel, report_);
    for (const FeedElement& item : feed->items) check_prefixes(item, report_);
    if (profiles_.empty() && feed->dialect == FeedDialect::rss) check_rss(*feed, report_);
    if (profiles_.empty() && feed->dialect == FeedDialect::atom) check_atom(*feed, report_);
    check(*feed);
  }

  FeedNamespaces namespaces() const {
    FeedNamespaces all;
    for (const auto& profile : profiles_)
      all.insert(all.end(), profile->namespaces.begin(), profile->namespaces.end());
    return all;
  }

  // What all formats have in common.
  void check(ParsedFeed feed) {
    feed = as_rss(std::move(feed));
    std::vector<std::optional<HtmlNode>> contents;
    for (const FeedElement& item : feed.items) {
      const FeedElement* content = item.child("content:encoded");
      contents.push_back(parse_html_tree(content ? content->text : std::string()));
    }
    if (profiles_.empty()) return check_contents(feed.items, contents, report_);
    const PartnerMoment moment{now_, newest(feed)};
    for (const auto& profile : profiles_) {
      const PartnerCheck check(*profile, moment);
      add(*profile, check.channel(feed.channel));
      add(*profile, check.feed(feed.items.size(), text_.size(), feed.channel.position));
      add(*profile, check.equal_values(feed.items));
      for (std::size_t i = 0; i < feed.items.size(); ++i)
        add(*profile,
            check.item(feed.items[i], size_of(feed, i), contents[i] ? &*contents[i] : nullptr));
    }
  }

  static std::optional<Date> newest(const ParsedFeed& feed) {
    std::optional<Date> latest;
    for (const FeedElement& item : feed.items)
      if (const auto date = feed_date(item.text_of("pubDate")))
        if (!latest || to_epoch_seconds(*date) > to_epoch_seconds(*latest)) latest = date;
    return latest;
  }

  // About: of its elements' texts.
  static std::uint64_t size_of(const ParsedFeed& feed, std::size_t item) {
    std::uint64_t bytes = 0;
    for (const FeedElement& child : feed.items[item].children) bytes += child.text.size();
    return bytes;
  }

  void add(const PartnerProfile& profile, const std::vector<PartnerFinding>& findings) {
    for (const PartnerFinding& finding : findings) {
      const PartnerRule& rule = *finding.rule;
      const Code code = rule.level == PartnerRule::Level::must     ? Code::partner_rule_broken
                        : rule.level == PartnerRule::Level::should ? Code::partner_advice
                                                                   : Code::partner_remark;
      diagnostics_.push_back(
          {code, origin_, finding.position, finding.what + ": " + quote(profile, rule), rule.todo});
    }
  }

  std::string_view text_;
  const std::string& origin_;
  const Profiles& profiles_;
  const std::optional<Date>& now_;
  Diagnostics diagnostics_;
  FeedReport report_;
};

}  // namespace

Diagnostics preflight(std::string_view feed, const std::string& origin,
                      const std::vector<std::shared_ptr<const PartnerProfile>>& profiles,
                      const std::optional<Date>& now) {
  return Preflight(feed, origin, profiles, now).run();
}

}  // namespace offprint
