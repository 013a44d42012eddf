#include "pipeline/told_publication.h"

#include <map>
#include <string>

namespace offprint {

std::uint32_t complete(Publication& publication, const Catalog& catalog,
                       const BuildOptions& options, RecordKeys& records) {
  std::map<std::string, std::uint32_t> languages;
  std::string title;
  std::uint32_t articles = 0;
  records = RecordKeys(catalog.size());
  catalog.for_each_entry([&](const Entry& entry) {
    if (!is_asked_about(options, entry.origin)) return;
    records.put(entry.row, entry.record_key, entry.links);
    title = ++articles == 1 ? entry.title : "";
    ++languages[entry.language];
  });
  if (publication.title.empty()) publication.title = title.empty() ? "Articles" : title;
  if (!publication.language.empty()) return articles;
  std::uint32_t most = 0;
  for (const auto& [language, count] : languages)
    if (count > most) {
      most = count;
      publication.language = language;
    }
  if (publication.language.empty()) publication.language = "und";
  return articles;
}

}  // namespace offprint
