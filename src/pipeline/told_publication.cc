#include "pipeline/told_publication.h"

namespace offprint {

void ToldPublication::add(const Entry& entry) {
  if (!is_asked_about(options_, entry.origin)) return;
  records_.put(entry.row, entry.record_key, entry.links);
  title_ = ++articles_ == 1 ? entry.title : "";
  ++languages_[entry.language];
}

void ToldPublication::finish(Publication& publication) {
  if (publication.title.empty()) publication.title = title_.empty() ? "Articles" : title_;
  if (!publication.language.empty()) return;
  std::uint32_t most = 0;
  for (const auto& [language, count] : languages_)
    if (count > most) {
      most = count;
      publication.language = language;
    }
  if (publication.language.empty()) publication.language = "und";
}

}  // namespace offprint
