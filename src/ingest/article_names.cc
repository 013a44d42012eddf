#include "ingest/article_names.h"

#include <algorithm>
#include <array>

#include "base/file_system.h"
#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::string_view papers[] = {
#define OFFPRINT_PAPER(stem) stem,
#define OFFPRINT_SITE_FILE(name)
#include "ingest/not_articles.def"
#undef OFFPRINT_PAPER
#undef OFFPRINT_SITE_FILE
};

constexpr std::string_view site_files[] = {
#define OFFPRINT_PAPER(stem)
#define OFFPRINT_SITE_FILE(name) name,
#include "ingest/not_articles.def"
#undef OFFPRINT_PAPER
#undef OFFPRINT_SITE_FILE
};

template <typename List>
bool holds(const List& list, std::string_view name) {
  return std::find(std::begin(list), std::end(list), name) != std::end(list);
}

// "readme.de", "readme_pt-br": the same in another language.
std::string_view without_language(std::string_view stem) {
  const std::size_t mark = stem.find_last_of("._");
  if (mark == stem.npos) return stem;
  const std::string_view tag = stem.substr(mark + 1);
  const bool is_tag = tag.size() == 2 || (tag.size() == 5 && tag[2] == '-');
  return is_tag ? stem.substr(0, mark) : stem;
}

}  // namespace

bool is_paper_name(std::string_view path) {
  const std::string name = to_lower(file_name(without_gzip_extension(path)));
  const std::string_view stem = file_stem(name);
  return holds(papers, stem) || holds(papers, without_language(stem));
}

bool is_article_name(std::string_view path) {
  const std::string name = to_lower(file_name(without_gzip_extension(path)));
  return !holds(site_files, name) && !is_paper_name(path);
}

bool is_web_page(std::string_view path) {
  constexpr std::array<std::string_view, 4> extensions{".html", ".htm", ".xhtml", ".xht"};
  return holds(extensions, to_lower(file_extension(without_gzip_extension(path))));
}

bool is_listing(std::string_view origin, const PathList& all) {
  if (!is_web_page(origin) || to_lower(file_stem(origin)) != "index") return false;
  const std::string_view folder =
      origin.substr(0, origin.size() - file_name(origin).size());  // with its slash
  for (std::size_t at = all.lower_bound(folder); at != all.size() && all[at].starts_with(folder);
       ++at)
    if (all[at] != origin && is_web_page(all[at])) return true;
  return false;
}

}  // namespace offprint
