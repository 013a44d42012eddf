#include "export/partner_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <set>
#include <vector>

#include "base/error.h"
#include "export/feed_content.h"
#include "export/feed_xml.h"
#include "export/partner_check.h"
#include "export/partner_item.h"
#include "syntax/serializer.h"

namespace offprint {
namespace {

constexpr int item_indent = 6;
constexpr int channel_indent = 4;

Code code_of(PartnerRule::Level level) {
  return level == PartnerRule::Level::should ? Code::partner_advice : Code::partner_remark;
}

void append(const FeedElement& element, int indent, std::string& out) {
  out.append(static_cast<std::size_t>(indent), ' ');
  (out += '<') += element.name;
  for (const auto& [name, value] : element.attributes) append_xml_attribute(out, name, value);
  if (element.text.empty() && element.children.empty()) {
    out += "/>\n";
    return;
  }
  out += '>';
  if (!element.children.empty()) {
    out += '\n';
    for (const FeedElement& child : element.children) append(child, indent + 2, out);
    out.append(static_cast<std::size_t>(indent), ' ');
  } else if (element.is_cdata) {
    append_cdata(out, element.text);
  } else {
    append_plain_text(out, element.text);
  }
  (out += "</") += element.name;
  out += ">\n";
}

void add_prefixes(const FeedElement& element, std::set<std::string>& prefixes) {
  const auto add = [&](const std::string& name) {
    if (const std::size_t colon = name.find(':'); colon != name.npos)
      prefixes.insert(name.substr(0, colon));
  };
  add(element.name);
  for (const auto& [name, value] : element.attributes) add(name);
  for (const FeedElement& child : element.children) add_prefixes(child, prefixes);
}

// Declares on the item what it uses and the beginning of the feed does not declare.
void declare_used(const PartnerProfile& profile, FeedElement& item) {
  std::set<std::string> prefixes;
  add_prefixes(item, prefixes);
  for (const std::string_view declared : {"atom", "content", "dc", "media", "xml"})
    prefixes.erase(std::string(declared));
  for (const auto& [prefix, space] : profile.namespaces) prefixes.erase(prefix);
  for (const auto& [prefix, space] : feed_namespaces())
    if (prefixes.count(prefix)) item.attributes.emplace_back("xmlns:" + prefix, space);
}

XmlOptions with_namespaces(const PartnerProfile& profile) {
  XmlOptions options;
  options.namespaces = feed_namespaces();
  options.namespaces.insert(options.namespaces.end(), profile.namespaces.begin(),
                            profile.namespaces.end());
  return options;
}

// The field of an article that becomes this element.
std::string_view field_of(std::string_view element) {
  if (element == "pubDate") return "published";
  if (element == "description") return "summary";
  if (element == "guid") return "id";
  if (element == "link") return "url";
  if (element == "dc:creator") return "authors";
  if (element == "image" || element == "enclosure" || element.starts_with("media:"))
    return "lead_image";
  return element;
}

Position position_of(const Record& record, std::string_view element) {
  const auto reason =
      std::find_if(record.provenance.begin(), record.provenance.end(),
                   [&](const Provenance& p) { return p.field == field_of(element); });
  return reason != record.provenance.end() ? reason->position : Position{};
}

void declare_namespaces(const PartnerProfile& profile, std::string& head) {
  constexpr std::string_view place = "<rss version=\"2.0\"";
  const std::size_t at = head.find(place);
  if (at == head.npos) return;
  std::string declared;
  for (const auto& [prefix, space] : profile.namespaces) {
    if (head.find("xmlns:" + prefix + "=") != head.npos) continue;
    declared += "\n     xmlns:" + prefix + "=\"";
    append_escaped_attribute(declared, space);
    declared += '"';
  }
  head.insert(at + place.size(), declared);
}

class PartnerFormat final : public FeedFormat {
 public:
  PartnerFormat(std::shared_ptr<const PartnerProfile> profile, const ExportContext& context,
                std::unique_ptr<const FeedFormat> rss)
      : profile_(std::move(profile)),
        rss_(std::move(rss)),
        check_(*profile_, {context.source_date, context.latest}),
        path_(context.output.path),
        logo_(logo_address(context.publication)),
        too_old_(profile_->rules.size()) {}

  std::string_view media_type() const override { return rss_->media_type(); }

  std::string head(const FeedPage& page) const override {
    std::string head = rss_->head(page);
    declare_namespaces(*profile_, head);
    const FeedElement before = channel_of(head);
    for (const PartnerElement& wanted : profile_->elements) {
      if (wanted.on != PartnerRule::On::channel || before.child(wanted.name)) continue;
      const std::string value = value_of(wanted, page);
      if (value.empty()) continue;
      FeedElement element;
      element.name = wanted.name;
      FeedElement& holder = wanted.child.empty() ? element : element.children.emplace_back();
      if (!wanted.child.empty()) holder.name = wanted.child;
      if (wanted.attribute.empty())
        holder.text = value;
      else
        holder.attributes.emplace_back(wanted.attribute, value);
      append(element, channel_indent, head);
    }
    return head;
  }

  Rendition item(const Record& record, SharedParts& shared) const override {
    Rendition rendition = rss_->item(record, shared);
    const XmlDocument document(rendition.content, with_namespaces(*profile_));
    MendedItem mended;
    if (document.size() > 0)
      mended = mend_item(*profile_, record, parse_feed_element(document, 0, profile_->namespaces));
    rendition.content.clear();
    if (!mended.content) {
      report_unreadable(record, rendition);
      return rendition;
    }
    declare_used(*profile_, mended.item);
    std::string content;
    append(mended.item, item_indent - 2, content);
    const auto findings = check_.item(mended.item, content.size(), &*mended.content);
    bool is_left_out = false;
    for (const PartnerFinding& finding : findings) {
      report(record, finding, rendition);
      is_left_out |= finding.rule->level == PartnerRule::Level::must;
    }
    if (is_left_out) return rendition;
    for (const std::string& change : mended.changes)
      rendition.diagnostics.push_back({Code::partner_item_changed,
                                       record.origin,
                                       {},
                                       fmt::format("for {}, {}", profile_->title, change)});
    rendition.content = std::move(content);
    return rendition;
  }

  std::string_view between() const override { return rss_->between(); }
  std::string tail(bool has_items) const override { return rss_->tail(has_items); }

  void report(const FeedPage& page, const OutputFile& file,
              Diagnostics& diagnostics) const override {
    rss_->report(page, file, diagnostics);
    for (const PartnerFinding& finding : check_.channel(channel_of(head(page))))
      report_of_feed(finding, diagnostics);
    for (std::size_t i = 0; i < too_old_.size(); ++i)
      if (const std::uint32_t count = too_old_[i])
        diagnostics.push_back({Code::partner_items_too_old,
                               "",
                               {},
                               fmt::format("{}: {} {} too old and left out: {}", path_, count,
                                           count == 1 ? "article is" : "articles are",
                                           quote(*profile_, profile_->rules[i]))});
    for (const PartnerFinding& finding : check_.feed(file.articles, file.size, {}))
      report_of_feed(finding, diagnostics);
  }

 private:
  FeedElement channel_of(const std::string& head) const {
    const XmlDocument document(head + "</channel></rss>", with_namespaces(*profile_));
    auto feed = parse_feed(document, profile_->namespaces);
    return feed ? std::move(feed->channel) : FeedElement();
  }

  std::string value_of(const PartnerElement& wanted, const FeedPage& page) const {
    if (wanted.from == "logo") return logo_;
    if (wanted.from == "date") return page.latest ? to_rfc822(*page.latest) : "";
    return wanted.text;
  }

  void report_unreadable(const Record& record, Rendition& rendition) const {
    rendition.diagnostics.push_back(
        {Code::partner_item_left_out,
         record.origin,
         {},
         fmt::format("the text is too deep or too large to be checked for {}, and the article is "
                     "left out of {}",
                     profile_->title, path_),
         "divide the article"});
  }

  // An article that is too old is no news to anybody: such are counted, not told one by one.
  void report(const Record& record, const PartnerFinding& finding, Rendition& rendition) const {
    const PartnerRule& rule = *finding.rule;
    const Position position = position_of(record, finding.element);
    if (rule.level != PartnerRule::Level::must)
      rendition.diagnostics.push_back({code_of(rule.level), record.origin, position,
                                       finding.what + ": " + quote(*profile_, rule), rule.todo});
    else if (rule.check == PartnerRule::Check::age)
      ++too_old_[static_cast<std::size_t>(&rule - profile_->rules.data())];
    else
      rendition.diagnostics.push_back(
          {Code::partner_item_left_out, record.origin, position,
           fmt::format("{}, and the article is left out of {}: {}", finding.what, path_,
                       quote(*profile_, rule)),
           rule.todo.empty() ? "keep it out of this feed with `syndicate`" : rule.todo});
  }

  void report_of_feed(const PartnerFinding& finding, Diagnostics& diagnostics) const {
    const bool must = finding.rule->level == PartnerRule::Level::must;
    diagnostics.push_back(
        {must ? Code::partner_rule_broken : code_of(finding.rule->level),
         "",
         {},
         fmt::format("{}: {}: {}", path_, finding.what, quote(*profile_, *finding.rule)),
         finding.rule->todo});
  }

  std::shared_ptr<const PartnerProfile> profile_;
  std::unique_ptr<const FeedFormat> rss_;
  PartnerCheck check_;
  std::string path_;  // of the output, in messages
  std::string logo_;
  mutable std::vector<std::atomic<std::uint32_t>> too_old_;  // articles, by the rule
};

}  // namespace

std::unique_ptr<const FeedFormat> make_partner_format(const ExportContext& context,
                                                      std::unique_ptr<const FeedFormat> rss) {
  const FileSystem& files = context.files ? *context.files : real_file_system();
  std::string problem;
  auto profile = load_partner_profile(files, context.root, context.output.profile, problem);
  if (!profile) throw Error(Error::Kind::usage, problem);
  return std::make_unique<PartnerFormat>(std::move(profile), context, std::move(rss));
}

}  // namespace offprint
