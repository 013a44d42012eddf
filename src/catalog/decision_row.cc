#include "catalog/decision_row.h"

#include <algorithm>

#include "base/file_system.h"
#include "base/unicode.h"

namespace offprint {
namespace {

std::string slug_of_last_resort(std::string_view origin) {
  std::string slug = slugify(file_stem(file_of_origin(origin)));
  return slug.empty() ? "article" : slug;
}

}  // namespace

std::string_view TextPool::keep(std::string_view text) {
  if (text.empty()) return {};
  if (text.size() > left_) {
    left_ = std::max(block_size, text.size());
    next_ = blocks_.emplace_back(new char[left_]).get();
  }
  const std::string_view kept(next_, text.copy(next_, text.size()));
  next_ += text.size();
  left_ -= text.size();
  return kept;
}

DecisionRow decision_row(const Facts& facts, TextPool& pool) {
  DecisionRow row;
  row.origin = pool.keep(facts.origin);
  row.explicit_id = pool.keep(facts.explicit_id);
  row.slug =
      facts.slug.empty() ? pool.keep(slug_of_last_resort(facts.origin)) : pool.keep(facts.slug);
  if (facts.published) row.published = to_epoch_seconds(*facts.published);
  row.fingerprint = facts.fingerprint;
  row.exported = facts.exported;
  row.withdrawn = facts.withdrawn;
  return row;
}

}  // namespace offprint
