#include "cli/tag_forms.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/unicode.h"
#include "syntax/json.h"

namespace offprint {
namespace {

constexpr std::size_t most_spellings = 4;  // that are printed of a tag

std::string_view name(LabelSource source) {
  switch (source) {
    case LabelSource::ledger:
      return "ledger";
    case LabelSource::vocabulary:
      return "vocabulary";
    case LabelSource::text:
      return "text";
    case LabelSource::list:
      return "list";
    case LabelSource::guess:
      return "guess";
  }
  return "";
}

std::string_view name(TagBasis basis) {
  switch (basis) {
    case TagBasis::guess:
      return "guess";
    case TagBasis::list:
      return "list";
    case TagBasis::text:
      return "text";
  }
  return "";
}

// Labels by key.
class Labels {
 public:
  explicit Labels(const TagReport& report) {
    for (const ReportedTag& tag : report.tags) labels_.emplace(tag.key, tag.label);
  }

  std::string_view operator[](std::string_view key) const {
    const auto at = labels_.find(key);
    return at != labels_.end() ? at->second : key;
  }

 private:
  std::map<std::string_view, std::string_view> labels_;
};

// What it is called; on the stop list it is not called anything.
std::string_view name_of(const ReportedTag& tag) {
  if (!tag.label.empty()) return tag.label;
  return tag.spellings.empty() ? tag.key : tag.spellings.front().spelling;
}

// The spellings that are not the label, the most used first.
std::vector<std::string> other_spellings(const ReportedTag& tag) {
  std::vector<std::string> others;
  for (const TagSpelling& spelling : tag.spellings)
    if (spelling.basis != TagBasis::guess && spelling.spelling != name_of(tag) &&
        std::find(others.begin(), others.end(), spelling.spelling) == others.end())
      others.push_back(spelling.spelling);
  return others;
}

std::string spellings_in_short(const ReportedTag& tag) {
  std::vector<std::string> others = other_spellings(tag);
  const bool more = others.size() > most_spellings;
  if (more) others.resize(most_spellings);
  return fmt::format("{}{}", fmt::join(others, ", "), more ? ", …" : "");
}

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t length = count_code_points(text);
  return std::string(text) + std::string(width > length ? width - length : 0, ' ');
}

void append_tags(const TagReport& report, std::string& out) {
  std::size_t width = 3;
  for (const ReportedTag& tag : report.tags)
    width = std::clamp(count_code_points(name_of(tag)), width, std::size_t{40});
  out += fmt::format("articles  {}  {:<10}  also written\n", padded("tag", width), "known by");
  for (const ReportedTag& tag : report.tags) {
    std::string line =
        fmt::format("{:>8}  {}  {:<10}  {}", tag.articles, padded(name_of(tag), width),
                    tag.is_stopped ? "stop list" : name(tag.source), spellings_in_short(tag));
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
}

void append_merges(std::string_view heading, const std::vector<TagMerge>& merges,
                   const Labels& labels, std::string& out) {
  if (merges.empty()) return;
  out += fmt::format("\n{}\n", heading);
  for (const TagMerge& merge : merges)
    out += fmt::format("  {} → {}  ({}, {:.2f})\n", labels[merge.from], labels[merge.into],
                       merge.reason, merge.confidence);
}

void append_unclear(const TagReport& report, std::string& out) {
  bool any = false;
  for (const ReportedTag& tag : report.tags) {
    if (tag.unclear.empty()) continue;
    if (!any) out += "\nMay be several words (write the blanks, or name it in a vocabulary):\n";
    any = true;
    out +=
        fmt::format("  {} → {}  ({:.2f})\n", tag.label, tag.unclear, tag.unclear_certainty / 100.0);
  }
}

void append_relabelings(const TagReport& report, std::string& out) {
  bool any = false;
  for (const ReportedTag& tag : report.tags) {
    if (tag.proposed.empty()) continue;
    if (!any) out += "\nPublished labels that evidence would change (--accept LABEL does):\n";
    any = true;
    out += fmt::format("  {} → {}\n", tag.label, tag.proposed);
  }
}

void write_merges(JsonWriter& json, std::string_view key, const std::vector<TagMerge>& merges) {
  json.key(key).begin_array();
  for (const TagMerge& merge : merges)
    json.begin_object()
        .member("from", merge.from)
        .member("into", merge.into)
        .member("reason", merge.reason)
        .key("confidence")
        .number(merge.confidence)
        .end_object();
  json.end_array();
}

void write_tag(JsonWriter& json, const ReportedTag& tag) {
  json.begin_object().member("key", tag.key).member("label", tag.label).member("slug", tag.slug);
  json.member("language", tag.language);
  json.key("articles").number(std::int64_t{tag.articles});
  json.key("source").string(name(tag.source));
  json.member("concept", tag.concept_id).member("proposed", tag.proposed);
  json.member("unclear", tag.unclear);
  if (tag.is_stopped) json.key("stopped").boolean(true);
  json.key("spellings").begin_array();
  for (const TagSpelling& spelling : tag.spellings)
    json.begin_object()
        .member("text", spelling.spelling)
        .key("count")
        .number(std::int64_t{spelling.count})
        .key("basis")
        .string(name(spelling.basis))
        .end_object();
  json.end_array().end_object();
}

// Unique among those given out: two labels may have one slug.
std::string new_id(const ReportedTag& tag, std::set<std::string>& taken) {
  std::string id = slugify(tag.slug.empty() ? tag.key : tag.slug);
  std::erase_if(id, [](char c) { return (c & 0x80) != 0; });
  if (id.empty()) id = "tag";
  std::string unique = id;
  for (int number = 2; !taken.insert(unique).second; ++number)
    unique = fmt::format("{}-{}", id, number);
  return unique;
}

// As articles write it most.
std::string spelling_of(const TagReport& report, const std::string& key) {
  const auto tag = std::find_if(report.tags.begin(), report.tags.end(),
                                [&](const ReportedTag& other) { return other.key == key; });
  return tag == report.tags.end() || tag->spellings.empty() ? key : tag->spellings.front().spelling;
}

}  // namespace

std::string tags_as_text(const TagReport& report) {
  if (report.tags.empty()) return "no article has a tag\n";
  const Labels labels(report);
  std::string out;
  append_tags(report, out);
  append_merges("Merged:", report.merged, labels, out);
  append_merges("May be one (a vocabulary can say so):", report.proposals, labels, out);
  append_unclear(report, out);
  append_relabelings(report, out);
  const auto unknown = std::count_if(report.tags.begin(), report.tags.end(),
                                     [](const ReportedTag& tag) { return tag.concept_id.empty(); });
  out += fmt::format("\n{} {}, {} in no vocabulary\n", report.tags.size(),
                     report.tags.size() == 1 ? "tag" : "tags", unknown);
  return out;
}

std::string tags_as_json(const TagReport& report) {
  std::string out;
  JsonWriter json(out, 2);
  json.begin_object().key("tags").begin_array();
  for (const ReportedTag& tag : report.tags) write_tag(json, tag);
  json.end_array();
  write_merges(json, "merged", report.merged);
  write_merges(json, "proposals", report.proposals);
  json.end_object();
  return out + "\n";
}

std::vector<Concept> tags_as_concepts(const TagReport& report, const std::string& language) {
  const Labels labels(report);
  std::vector<Concept> concepts;
  std::set<std::string> taken;
  for (const ReportedTag& tag : report.tags) {
    if (!tag.concept_id.empty() || tag.is_stopped) continue;
    const std::string& own =
        tag.language.empty() || tag.language == "und" ? language : tag.language;
    Concept item;
    item.id = new_id(tag, taken);
    item.labels.emplace(own.empty() ? "en" : own, tag.label);
    for (const TagMerge& merge : report.merged)
      if (merge.into == tag.key)
        item.alternatives.push_back({spelling_of(report, merge.from), own});
    for (const TagMerge& merge : report.proposals)
      if (merge.into == tag.key)
        item.notes.push_back(
            {fmt::format("May be one with `{}`: {}", labels[merge.from], merge.reason), "en"});
    if (!tag.unclear.empty())
      item.notes.push_back({fmt::format("May be several words: {}", tag.unclear), "en"});
    concepts.push_back(std::move(item));
  }
  return concepts;
}

}  // namespace offprint
