#include "catalog/tag_closer.h"

#include <algorithm>

namespace offprint {
namespace {

std::string_view reason(LabelSource source) {
  switch (source) {
    case LabelSource::ledger:
      return "as it was published";
    case LabelSource::vocabulary:
      return "as the vocabulary has it";
    case LabelSource::text:
      return "as the texts of articles with this tag have it";
    case LabelSource::list:
      return "as lists of tags have it";
    case LabelSource::guess:
      break;
  }
  return "as its words are likely to part";
}

void explain(const RawTag& tag, const Tag& decided, const ArticleDecisions::TagReason& why,
             Article& article) {
  if (decided.label == tag.raw) return;
  const std::string what = decided.label.empty()
                               ? "`" + tag.raw + "` is left out: it is on the stop list"
                               : "`" + tag.raw + "` is called `" + decided.label + "`, " +
                                     std::string(reason(why.source));
  article.provenance.push_back({"tags", tag.position, what, why.certainty / 100.0});
}

}  // namespace

std::vector<Tag> close_tags(const ArticleDecisions& decisions, Article& article) {
  std::vector<Tag> tags;
  for (std::size_t i = 0; i < article.tags.size(); ++i) {
    const Tag& decided = decisions.tags[i];
    explain(article.tags[i], decided, decisions.tag_reasons[i], article);
    if (decided.label.empty()) continue;
    auto at = std::find_if(tags.begin(), tags.end(),
                           [&](const Tag& tag) { return tag.label == decided.label; });
    if (at == tags.end()) at = tags.insert(tags.end(), decided);
    at->raw.push_back(article.tags[i].raw);
    if (!article.tags[i].codes.empty()) at->codes = article.tags[i].codes;
    at->raw.insert(at->raw.end(), article.tags[i].also.begin(), article.tags[i].also.end());
  }
  return tags;
}

}  // namespace offprint
