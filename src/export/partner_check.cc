#include "export/partner_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "base/pattern.h"
#include "base/unicode.h"
#include "export/partner_html.h"

namespace offprint {
namespace {

using Check = PartnerRule::Check;
using Findings = std::vector<PartnerFinding>;

constexpr std::int64_t day = 86400;

bool matches(const Regex& pattern, std::string_view text) { return pattern.count(text, 1) > 0; }

bool has_form(std::string_view text, const std::string& form) {
  static const Regex iso_with_zone(
      "^[0-9]{4}-[0-9]{2}-[0-9]{2}t[0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?"
      "(z|[+-][0-9]{2}:?[0-9]{2})$");
  if (form == "rfc822") return is_rfc822_date(text);
  if (form == "rfc3339") return is_rfc3339_date(text);
  return matches(iso_with_zone, text);
}

std::string shown(std::string_view text) {
  constexpr std::size_t most = 60;
  const std::string whole = collapse_space(text);
  const std::string_view begin = first_bytes(whole, most);
  return "`" + std::string(begin) + (begin.size() < whole.size() ? "…`" : "`");
}

std::string name_of(std::string_view path) {
  return std::string(path.substr(0, path.find_first_of("@[/")));
}

bool is_outside(const PartnerRule& rule, double value) {
  return (rule.least && value < *rule.least) || (rule.most && value > *rule.most);
}

// "img in content:encoded" for "content:encoded/img".
std::string described(const std::string& path) {
  const std::size_t slash = path.find('/');
  return slash == path.npos ? name_of(path) : path.substr(slash + 1) + " in " + name_of(path);
}

std::uint64_t whole_number(std::string_view text) {
  std::uint64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// The rules of one element, the channel or an item.
class ElementCheck {
 public:
  ElementCheck(const FeedElement& parent, std::uint64_t bytes, const HtmlNode* content,
               const PartnerMoment& moment)
      : parent_(parent), bytes_(bytes), content_(content), moment_(moment) {}

  void check(const PartnerRule& rule) {
    switch (rule.check) {
      case Check::present:
        return present(rule);
      case Check::image:
        return image(rule);
      case Check::bytes:
        if (bytes_ > 0 && is_outside(rule, static_cast<double>(bytes_)))
          report(rule, parent_.name, parent_.position,
                 fmt::format("the item has {} bytes", bytes_));
        return;
      case Check::depth:
      case Check::breaks:
      case Check::style:
      case Check::script:
      case Check::elements:
      case Check::ending:
        return html(rule);
      default:
        break;
    }
    for (const std::string& path : rule.of)
      for (const FeedValue& value : find_values(parent_, path))
        if (!value.value.empty())
          if (const std::string what = problem(rule, path, value.value); !what.empty())
            report(rule, name_of(path), value.element->position, what);
  }

  Findings take() { return std::move(findings_); }

 private:
  void report(const PartnerRule& rule, std::string element, Position position, std::string what) {
    findings_.push_back({&rule, std::move(element), position, std::move(what)});
  }

  bool has(const std::string& path) const {
    if (const std::size_t slash = path.find('/'); slash != path.npos)
      return content_ && has_element(*content_, path.substr(slash + 1));
    const auto values = find_values(parent_, path);
    return std::any_of(values.begin(), values.end(), [](const FeedValue& v) {
      return !v.value.empty() || !v.element->children.empty();
    });
  }

  void present(const PartnerRule& rule) {
    if (std::any_of(rule.of.begin(), rule.of.end(), [&](auto& path) { return has(path); })) return;
    std::string names;
    for (const std::string& path : rule.of)
      if (const std::string name = described(path); names.find(name) == names.npos)
        names += (names.empty() ? "" : " or ") + name;
    report(rule, name_of(rule.of.empty() ? "" : rule.of[0]), parent_.position,
           fmt::format("there is no {}", names));
  }

  std::string problem(const PartnerRule& rule, const std::string& path, std::string_view value) {
    static const Regex markup("</?[a-z][^<>]*>");
    static const Regex with_region("^[a-z]{2,3}(-[a-z]{4})?-([a-z]{2}|[0-9]{3})$");
    const std::string name = name_of(path);
    switch (rule.check) {
      case Check::plain:
        return matches(markup, value) ? fmt::format("the {} {} holds markup", name, shown(value))
                                      : "";
      case Check::length: {
        const std::size_t length = count_code_points(value);
        return is_outside(rule, static_cast<double>(length))
                   ? fmt::format("the {} {} has {} characters", name, shown(value), length)
                   : "";
      }
      case Check::date:
        return std::any_of(rule.forms.begin(), rule.forms.end(),
                           [&](const std::string& form) { return has_form(value, form); })
                   ? ""
                   : fmt::format("the {} {} has another form", name, shown(value));
      case Check::past:
      case Check::age:
        return age_problem(rule, name, value);
      case Check::locale:
        return matches(with_region, value) ? "" : fmt::format("the {} is {}", name, shown(value));
      case Check::https:
        return value.starts_with("https://") ? ""
                                             : fmt::format("the {} is at {}", name, shown(value));
      default:
        return "";
    }
  }

  std::string age_problem(const PartnerRule& rule, const std::string& name,
                          std::string_view value) const {
    const auto date = feed_date(value);
    if (!date) return "";
    if (rule.check == Check::past)
      return moment_.now && to_epoch_seconds(*date) > to_epoch_seconds(*moment_.now)
                 ? fmt::format("the {} {} is still to come", name, shown(value))
                 : "";
    const auto& from = moment_.now ? moment_.now : moment_.newest;
    if (!from || !rule.most) return "";
    const std::int64_t days = (to_epoch_seconds(*from) - to_epoch_seconds(*date)) / day;
    if (static_cast<double>(days) < *rule.most) return "";
    return fmt::format("the article is {} days older than {}", days,
                       moment_.now ? "today" : "the newest");
  }

  // One picture that meets the rule is enough, and so is one that nobody knows the size of.
  void image(const PartnerRule& rule) {
    const auto pictures = feed_pictures(parent_, content_);
    const FeedPicture* broken = nullptr;
    for (const FeedPicture& picture : pictures) {
      const auto met = meets(rule, picture);
      if (met.value_or(false) || (!met && !picture.in_text)) return;
      if (met && (!broken || (broken->in_text && !picture.in_text))) broken = &picture;
    }
    if (!broken) return;
    std::string what = fmt::format("the picture {} has ", shown(broken->url));
    what += rule.measure == PartnerRule::Measure::bytes
                ? fmt::format("{} bytes", broken->bytes)
                : fmt::format("{} by {} pixels", broken->width, broken->height);
    report(rule, "image", broken->position, what);
  }

  void html(const PartnerRule& rule) {
    const FeedElement* content = parent_.child("content:encoded");
    if (!content_ || !content) return;
    HtmlNode copy = *content_;
    const HtmlChange change = mend_html(rule, copy);
    if (change.count == 0) return;
    report(rule, content->name, content->position, fmt::format("the text has {}", change.found));
  }

  const FeedElement& parent_;
  const std::uint64_t bytes_;
  const HtmlNode* content_;
  const PartnerMoment& moment_;
  Findings findings_;
};

FeedPicture picture_of(const FeedElement& element) {
  const auto number = [&](std::string_view name) {
    return static_cast<std::uint32_t>(
        std::min<std::uint64_t>(whole_number(element.attribute(name)), 1'000'000));
  };
  const std::uint64_t bytes =
      whole_number(element.attribute(element.name == "enclosure" ? "length" : "fileSize"));
  return {std::string(element.attribute("url")),
          number("width"),
          number("height"),
          bytes,
          std::string(element.attribute("type")),
          element.position,
          false};
}

}  // namespace

std::vector<PartnerFinding> PartnerCheck::channel(const FeedElement& channel) const {
  ElementCheck check(channel, 0, nullptr, moment_);
  for (const PartnerRule& rule : profile_.rules)
    if (rule.on == PartnerRule::On::channel) check.check(rule);
  return check.take();
}

std::vector<PartnerFinding> PartnerCheck::item(const FeedElement& item, std::uint64_t bytes,
                                               const HtmlNode* content) const {
  ElementCheck check(item, bytes, content, moment_);
  for (const PartnerRule& rule : profile_.rules)
    if (rule.on == PartnerRule::On::item) check.check(rule);
  return check.take();
}

std::vector<PartnerFinding> PartnerCheck::feed(std::uint64_t items, std::uint64_t bytes,
                                               Position position) const {
  Findings findings;
  for (const PartnerRule& rule : profile_.rules) {
    if (rule.on != PartnerRule::On::feed) continue;
    const bool counts = rule.check == Check::count;
    const std::uint64_t value = counts ? items : bytes;
    if (!is_outside(rule, static_cast<double>(value))) continue;
    findings.push_back({&rule, "", position,
                        fmt::format("the feed has {} {}{}", value, counts ? "item" : "byte",
                                    value == 1 ? "" : "s")});
  }
  return findings;
}

std::vector<PartnerFinding> PartnerCheck::equal_values(
    const std::vector<FeedElement>& items) const {
  Findings findings;
  for (const PartnerRule& rule : profile_.rules) {
    if (rule.check != Check::unique) continue;
    for (const std::string& path : rule.of) {
      std::map<std::string_view, Position> seen;
      for (const FeedElement& item : items)
        for (const FeedValue& value : find_values(item, path)) {
          const auto [at, is_new] = seen.emplace(value.value, value.element->position);
          if (!is_new && !value.value.empty())
            findings.push_back({&rule, name_of(path), value.element->position,
                                fmt::format("the {} {} is there in line {}, too", name_of(path),
                                            shown(value.value), at->second.line)});
        }
    }
  }
  return findings;
}

std::optional<Date> feed_date(std::string_view text) { return parse_date(text).date; }

bool is_rfc822_date(std::string_view text) {
  static const Regex form(
      "^((mon|tue|wed|thu|fri|sat|sun), ?)?[0-9]{1,2} "
      "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec) [0-9]{4} "
      "[0-9]{2}:[0-9]{2}(:[0-9]{2})? ([+-][0-9]{4}|ut|gmt|[ecmp][sd]t|z)$");
  return matches(form, trim(text));
}

bool is_rfc3339_date(std::string_view text) {
  static const Regex form(
      "^[0-9]{4}-[0-9]{2}-[0-9]{2}t[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?(z|[+-][0-9]{2}:[0-9]{2})"
      "$");
  return matches(form, trim(text));
}

std::vector<FeedPicture> feed_pictures(const FeedElement& item, const HtmlNode* content) {
  std::vector<FeedPicture> pictures;
  for (const FeedElement& child : item.children) {
    const bool is_picture = child.attribute("medium") == "image" ||
                            child.attribute("type").starts_with("image/") ||
                            child.name == "media:thumbnail";
    const bool may_be = child.name == "media:content" || child.name == "media:thumbnail" ||
                        child.name == "enclosure";
    if (is_picture && may_be) pictures.push_back(picture_of(child));
  }
  if (!content) return pictures;
  const FeedElement* text = item.child("content:encoded");
  for_each_element(*content, [&](const HtmlNode& node) {
    if (node.name != "img" || node.attribute("src").empty()) return;
    FeedPicture picture;
    picture.url = node.attribute("src");
    picture.width = static_cast<std::uint32_t>(
        std::min<std::uint64_t>(whole_number(node.attribute("width")), 1'000'000));
    picture.height = static_cast<std::uint32_t>(
        std::min<std::uint64_t>(whole_number(node.attribute("height")), 1'000'000));
    picture.position = text ? text->position : item.position;
    picture.in_text = true;
    pictures.push_back(picture);
  });
  return pictures;
}

std::optional<bool> meets(const PartnerRule& rule, const FeedPicture& picture) {
  using Measure = PartnerRule::Measure;
  if (rule.measure == Measure::bytes) {
    if (picture.bytes == 0) return {};
    return !is_outside(rule, static_cast<double>(picture.bytes));
  }
  if (picture.width == 0 || picture.height == 0) return {};
  const double width = picture.width, height = picture.height;
  const double value = rule.measure == Measure::width     ? width
                       : rule.measure == Measure::height  ? height
                       : rule.measure == Measure::shorter ? std::min(width, height)
                                                          : width / height;
  return !is_outside(rule, value);
}

}  // namespace offprint
