#include "export/partner_output.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "export/feed_content.h"
#include "export/partner_item.h"
#include "export/rss/rss_text.h"
#include "syntax/serializer.h"

namespace offprint {
namespace {

constexpr int item_indent = 6;
constexpr int channel_indent = 4;

// An article that is too old is no news to anybody: such are counted, not told one by one.
struct TooOld final : Rendition::Facts {
  const PartnerRule* rule = nullptr;
};

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

}  // namespace

std::unique_ptr<PartnerOutput> PartnerOutput::make(const ExportContext& context) {
  const std::string& name = context.output.profile;
  if (name.empty()) return nullptr;
  std::string problem;
  const FileSystem& files = context.files ? *context.files : real_file_system();
  auto profile = load_partner_profile(files, context.root, name, problem);
  if (!profile) throw Error(Error::Kind::usage, problem);
  return std::unique_ptr<PartnerOutput>(new PartnerOutput(std::move(profile), context));
}

PartnerOutput::PartnerOutput(std::shared_ptr<const PartnerProfile> profile,
                             const ExportContext& context)
    : profile_(std::move(profile)),
      check_(*profile_, {context.source_date, context.latest}),
      path_(context.output.path),
      logo_(logo_address(context.publication)) {
  const auto& date = context.latest ? context.latest : context.source_date;
  if (date) date_ = to_rfc822(*date);
}

std::string PartnerOutput::head(const std::string& head) {
  std::string made = head;
  declare_namespaces(*profile_, made);
  constexpr std::string_view closing = "</channel></rss>";
  const auto channel = [&] {
    const XmlDocument document(made + std::string(closing), with_namespaces(*profile_));
    auto feed = read_feed_file(document, profile_->namespaces);
    return feed ? std::move(feed->channel) : FeedElement();
  };
  const FeedElement before = channel();
  for (const PartnerElement& wanted : profile_->elements) {
    if (wanted.on != PartnerRule::On::channel || before.child(wanted.name)) continue;
    const std::string& value = wanted.from == "logo"   ? logo_
                               : wanted.from == "date" ? date_
                                                       : wanted.text;
    if (value.empty()) continue;
    FeedElement element;
    element.name = wanted.name;
    FeedElement& holder = wanted.child.empty() ? element : element.children.emplace_back();
    if (!wanted.child.empty()) holder.name = wanted.child;
    if (wanted.attribute.empty())
      holder.text = value;
    else
      holder.attributes.emplace_back(wanted.attribute, value);
    append(element, channel_indent, made);
  }
  for (const PartnerFinding& finding : check_.channel(channel())) {
    const bool must = finding.rule->level == PartnerRule::Level::must;
    of_channel_.push_back(
        {must ? Code::partner_rule_broken : code_of(finding.rule->level),
         "",
         {},
         fmt::format("{}: {}: {}", path_, finding.what, quote(*profile_, *finding.rule)),
         finding.rule->todo});
  }
  return made;
}

void PartnerOutput::apply(const Record& record, Rendition& rendition) const {
  const XmlDocument document(rendition.content, with_namespaces(*profile_));
  MendedItem mended;
  if (document.size() > 0)
    mended = mend_item(*profile_, record, read_feed_element(document, 0, profile_->namespaces));
  rendition.content.clear();
  if (!mended.content) {
    rendition.diagnostics.push_back(
        {Code::partner_item_left_out,
         record.origin,
         {},
         fmt::format("the text is too deep or too large to be checked for {}, and the article is "
                     "left out of {}",
                     profile_->title, path_),
         "divide the article"});
    return;
  }
  std::string content;
  append(mended.item, item_indent - 2, content);
  const auto findings = check_.item(mended.item, content.size(), &*mended.content);
  bool is_left_out = false;
  for (const PartnerFinding& finding : findings) {
    report(record, finding, rendition);
    is_left_out |= finding.rule->level == PartnerRule::Level::must;
  }
  if (is_left_out) return;
  for (const std::string& change : mended.changes)
    rendition.diagnostics.push_back({Code::partner_item_changed,
                                     record.origin,
                                     {},
                                     fmt::format("for {}, {}", profile_->title, change)});
  rendition.content = std::move(content);
}

void PartnerOutput::report(const Record& record, const PartnerFinding& finding,
                           Rendition& rendition) const {
  const PartnerRule& rule = *finding.rule;
  const Position position = position_of(record, finding.element);
  if (rule.level != PartnerRule::Level::must) {
    rendition.diagnostics.push_back({code_of(rule.level), record.origin, position,
                                     finding.what + ": " + quote(*profile_, rule), rule.todo});
    return;
  }
  if (rule.check == PartnerRule::Check::age) {
    auto facts = std::make_shared<TooOld>();
    facts->rule = &rule;
    rendition.facts = std::move(facts);
    return;
  }
  rendition.diagnostics.push_back(
      {Code::partner_item_left_out, record.origin, position,
       fmt::format("{}, and the article is left out of {}: {}", finding.what, path_,
                   quote(*profile_, rule)),
       rule.todo.empty() ? fmt::format("keep it out of this feed with `syndicate`") : rule.todo});
}

bool PartnerOutput::takes(const Rendition& rendition) {
  if (!rendition.content.empty()) return true;
  if (const auto* old = dynamic_cast<const TooOld*>(rendition.facts.get())) ++too_old_[old->rule];
  return false;
}

void PartnerOutput::finish(const OutputFile& file, Diagnostics& diagnostics) const {
  diagnostics.insert(diagnostics.end(), of_channel_.begin(), of_channel_.end());
  for (const auto& [rule, count] : too_old_)
    diagnostics.push_back(
        {Code::partner_items_too_old,
         "",
         {},
         fmt::format("{}: {} {} too old and left out: {}", path_, count,
                     count == 1 ? "article is" : "articles are", quote(*profile_, *rule))});
  for (const PartnerFinding& finding : check_.feed(file.articles, file.size, {})) {
    const bool must = finding.rule->level == PartnerRule::Level::must;
    diagnostics.push_back(
        {must ? Code::partner_rule_broken : code_of(finding.rule->level),
         "",
         {},
         fmt::format("{}: {}: {}", path_, finding.what, quote(*profile_, *finding.rule)),
         finding.rule->todo});
  }
}

}  // namespace offprint
