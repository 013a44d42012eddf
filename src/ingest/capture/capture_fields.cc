#include "ingest/capture/capture_fields.h"

#include <algorithm>

#include "base/unicode.h"
#include "ingest/capture/copyright_line.h"
#include "ingest/capture/hashtags.h"
#include "ingest/capture/site_name.h"
#include "ingest/capture/title_suffix.h"

namespace offprint {
namespace {

class FieldMaker {
 public:
  FieldMaker(const Capture& capture, Draft& draft) : c_(capture), draft_(draft) {}

  void run() {
    add_headline();
    add_site();
    add_meta_lines();
    for (std::size_t i = 0; i < c_.blocks.size(); ++i) {
      switch (c_.roles[i].role) {
        case Role::dek:
          add(FieldName::dek, c_.blocks[i].text, i, "dek: " + c_.roles[i].reason, 0.85);
          break;
        case Role::tags:
          add_tags(i);
          break;
        case Role::section:
          add_section(i);
          break;
        case Role::copyright:
          add_rights(i);
          break;
        default:
          break;
      }
    }
    report_incomplete();
    if (!c_.language.empty())
      add(FieldName::language, c_.language, c_.region.begin, "detected in the text",
          c_.language_confidence);
  }

 private:
  void add(FieldName field, std::string text, std::size_t block, std::string rule,
           double confidence) {
    if (text.empty()) return;
    const Position position = block < c_.blocks.size() ? c_.blocks[block].position : Position{};
    draft_.fields.push_back({field, std::string(name(field)), text_value(std::move(text), position),
                             position, std::move(rule), confidence});
  }

  void add_headline() {
    if (!c_.has_headline()) return;
    const std::size_t block = c_.headline.block;
    const std::string& text = c_.blocks[block].text;
    const double confidence = std::min(0.97, 0.5 + c_.headline.score * 0.05);
    const std::string rule = c_.features[block].all_capitals ? "headline in capitals" : "headline";
    const SplitTitle title = split_title(text);
    if (c_.site.block == block) {
      add(FieldName::title, title.first, block, rule + ", without the site's name", confidence);
    } else if (title.separator == " | " && is_subtitle(title.first, title.last)) {
      add(FieldName::title, title.first, block, rule, confidence);
      add(FieldName::subtitle, title.last, block, "behind the headline's bar", 0.85);
    } else {
      add(FieldName::title, text, block, rule, confidence);
    }
  }

  static bool is_subtitle(std::string_view first, std::string_view last) {
    const std::uint32_t a = line_features(first).words, b = line_features(last).words;
    return a >= 3 && b >= 5;
  }

  void add_site() {
    const FoundSite& site = c_.site;
    if (site.block != Capture::none)
      add(FieldName::site, site.name, site.block, site.rule, site.confidence);
  }

  // What is labelled first: of several of one field, the first counts.
  void add_meta_lines() {
    for (const bool labelled : {true, false})
      for (std::size_t i = 0; i < c_.blocks.size(); ++i)
        if (c_.roles[i].role == Role::byline || c_.roles[i].role == Role::date)
          add_meta(i, labelled);
    date_by_update();
  }

  void date_by_update() {
    const Field* updated = draft_.find(FieldName::modified);
    if (!updated || draft_.find(FieldName::published)) return;
    Field published = *updated;
    published.name = FieldName::published;
    published.key = name(FieldName::published);
    published.rule = "the date of the update, the only one that the page tells";
    published.confidence = 0.5;
    draft_.fields.push_back(std::move(published));
  }

  void add_meta(std::size_t i, bool labelled) {
    const MetaLine& meta = c_.meta[i];
    if (meta.labelled == labelled)
      add(FieldName::authors, meta.byline, i,
          labelled           ? "byline: " + c_.roles[i].reason
          : meta.after_label ? "byline: a name after a label"
                             : "byline: a bare name by the headline",
          labelled           ? 0.9
          : meta.after_label ? 0.8
                             : 0.6);
    if (meta.published_labelled == labelled)
      add(FieldName::published, meta.published, i, labelled ? "label of a date" : "date line",
          labelled ? 0.95 : 0.85);
    if (!labelled) return;
    add(FieldName::modified, meta.updated, i, "label of an update", 0.9);
    add(FieldName::section, meta.section, i, "label of a section", 0.7);
  }

  void add_tags(std::size_t i) {
    std::vector<std::string> words = split_hashtags(c_.blocks[i].text);
    std::string rule = "hashtag line";
    if (words.empty()) {
      rule = "label of tags";
      words = listed(c_.blocks[i].text, Cue::tags);
    }
    if (words.size() > hashtag_limit) words.resize(hashtag_limit);
    Value list;
    list.kind = Value::Kind::list;
    list.position = c_.blocks[i].position;
    for (std::string& word : words)
      list.items.push_back(text_value(std::move(word), list.position));
    if (list.items.empty()) return;
    draft_.fields.push_back({FieldName::tags, std::string(name(FieldName::tags)), std::move(list),
                             c_.blocks[i].position, rule, 0.9});
  }

  static std::vector<std::string> listed(std::string_view line, Cue cue) {
    std::vector<std::string> words;
    std::string_view rest = line.substr(cue_prefix(line, cue));
    while (!rest.empty()) {
      std::size_t end = rest.size(), size = 1;
      for (const std::string_view mark : {",", ";", "|", "·", "•", "、", "，", "،"})
        if (const std::size_t at = rest.find(mark); at < end) {
          end = at;
          size = mark.size();
        }
      std::string word = collapse_space(rest.substr(0, end));
      if (!word.empty()) words.push_back(std::move(word));
      rest.remove_prefix(std::min(end + size, rest.size()));
    }
    return words;
  }

  void add_section(std::size_t i) {
    const std::string& text = c_.blocks[i].text;
    add(FieldName::section, text.substr(cue_prefix(text, Cue::section)), i, "label of a section",
        0.8);
  }

  void add_rights(std::size_t i) {
    if (draft_.find(FieldName::rights) == nullptr && names_owner(c_.blocks[i].text))
      add(FieldName::rights, c_.blocks[i].text, i, "copyright line", 0.8);
  }

  void report_incomplete() {
    if (draft_.find(FieldName::published) != nullptr) return;
    for (std::size_t i = 0; i < c_.meta.size(); ++i) {
      if (c_.meta[i].incomplete.empty() || c_.roles[i].role != Role::date) continue;
      draft_.diagnostics.push_back({Code::date_incomplete, draft_.origin, c_.blocks[i].position,
                                    "`" + c_.meta[i].incomplete + "` tells no day of a year",
                                    "state the date"});
      return;
    }
  }

  const Capture& c_;
  Draft& draft_;
};

}  // namespace

void add_capture_fields(const Capture& capture, Draft& draft) { FieldMaker(capture, draft).run(); }

}  // namespace offprint
