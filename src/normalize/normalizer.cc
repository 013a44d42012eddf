#include "normalize/normalizer.h"

#include "base/deadline.h"
#include "base/file_system.h"
#include "base/unicode.h"
#include "normalize/steps.h"

namespace offprint {

const std::vector<StepInfo>& steps() {
  static const std::vector<StepInfo> list = {
      {"formulas", mark_formulas},
      {"divisions", settle_divisions},
      {"title", decide_title},
      {"language", decide_language},
      {"people", decide_people},
      {"dates", decide_dates},
      {"tags", decide_tags},
      {"letter case", restore_letter_case},
      {"typography", set_typography},
      {"advisories", decide_advisories},
      {"publication state", decide_state},
      {"identity", decide_identity},
      {"headings", settle_headings},
      {"figures", make_figures},
      {"passages", mark_passages},
      {"images", find_images},
      {"media", find_media_files},
      {"enclosures", decide_enclosures},
      {"links", list_links},
      {"site lines", list_site_lines},
      {"summary", decide_summary},
  };
  return list;
}

namespace {

// What reports about a quarantined article need.
void name_only(Article& article) {
  article.title = file_stem(file_of_origin(article.origin));
  article.slug = slugify(article.title);
  article.language = "und";
}

// Where the document begins in its file: the first field that is no other document's as well, else
// its body.
Position beginning(const Draft& draft) {
  constexpr FieldName own[] = {FieldName::id, FieldName::title, FieldName::url,
                               FieldName::published};
  Position first;
  for (const FieldName name : own) {
    const Field* field = draft.find(name);
    if (field && field->position.line != 0 && (first.line == 0 || field->position < first))
      first = field->position;
  }
  const NodeIndex block = draft.body[Body::root()].first_child;
  return first.line == 0 && block != no_node ? draft.body[block].position : first;
}

}  // namespace

Article normalize(const Rules& rules, Draft draft) {
  Article article;
  article.origin = draft.origin;
  article.format = draft.format;
  article.source_hash = draft.source_hash;
  article.scope = draft.scope;
  if (!part_of_origin(draft.origin).empty()) article.position = beginning(draft);
  article.body = std::move(draft.body);
  article.diagnostics = std::move(draft.diagnostics);
  if (has_error(article.diagnostics))
    name_only(article);
  else
    for (const StepInfo& step : steps()) {
      check_deadline();
      step.run(rules, draft, article);
    }
  place_diagnostics(article.position, article.diagnostics);
  return article;
}

}  // namespace offprint
