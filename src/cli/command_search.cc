#include <fmt/format.h>

#include <cstdio>

#include "base/error.h"
#include "base/file_system.h"
#include "cli/build_options.h"
#include "cli/command.h"
#include "cli/project.h"
#include "cli/reporter.h"
#include "cli/search_forms.h"

namespace offprint {
namespace {

constexpr int nothing_found_exit = 1;  // as grep has it

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::string summary(const SearchResult& result) {
  if (result.total == 0) return "no article has that";
  const char* noun = result.total == 1 ? "article" : "articles";
  return result.hits.size() == result.total
             ? fmt::format("{} {}", result.total, noun)
             : fmt::format("{} of {} {}", result.hits.size(), result.total, noun);
}

}  // namespace

int run_search(const Options& options) {
  const std::string words = joined(options.arguments);
  const SearchQuery query = parse_search(words);
  Options place = options;
  place.arguments.clear();
  if (!options.project.empty()) place.arguments = {options.project};
  Diagnostics diagnostics;
  std::string prefix;
  const auto project = open_configuration(place, diagnostics, prefix);
  if (!project) return reject_configuration(options, prefix, diagnostics);
  const std::string& catalog = project->configuration.catalog_path;
  const std::string index = join_path(parent_path(catalog), "search.sqlite");
  const SearchResult result = search(CatalogReader(catalog), index, query, options.limit);
  const std::string text = options.search_format == SearchFormat::json
                               ? search_as_json(result, words)
                               : search_as_text(result, use_color(options.color, stdout));
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
  if (!options.quiet) fmt::print(stderr, "{}\n", summary(result));
  return result.total == 0 ? nothing_found_exit : 0;
}

}  // namespace offprint
