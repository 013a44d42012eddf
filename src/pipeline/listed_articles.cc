#include "pipeline/listed_articles.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/file_system.h"

namespace offprint {
namespace {

constexpr std::size_t most_hints = 20;         // each takes a look at every path
constexpr std::uint32_t most_repeated = 1000;  // that are named one by one

bool is_path(std::string_view pattern) { return pattern.find_first_of("*?[{\\") == pattern.npos; }

// As origins are written: "./a.xml//0001" is "a.xml//0001".
std::string origin_of(std::string_view path) {
  const std::string file = join_path("", file_of_origin(path));
  const std::string_view part = part_of_origin(path);
  return part.empty() ? file : part_origin(file, part);
}

// Paths that may be meant by another one.
class Candidates {
 public:
  explicit Candidates(std::string path) : path_(std::move(path)) {}

  void offer(const std::string& file) {
    if (!nearest(path_, &file, &file + 1).empty()) near_.push_back(file);
    if (same_name_.empty() && file_name(file) == file_name(path_)) same_name_ = file;
  }
  std::string best() const {
    const std::string_view near = nearest(path_, near_.data(), near_.data() + near_.size());
    return near.empty() ? same_name_ : std::string(near);
  }

 private:
  std::string path_, same_name_;
  std::vector<std::string> near_;
};

}  // namespace

ListedArticles::ListedArticles(const std::vector<PartSpec>& parts) {
  for (std::size_t part = 0; part < parts.size(); ++part)
    for (const std::string& text : parts[part].files) {
      const auto index = static_cast<std::uint32_t>(patterns_.size());
      patterns_.push_back({text, static_cast<std::uint32_t>(part)});
      if (is_path(text))
        paths_[origin_of(text)].push_back(index);
      else
        globs_.emplace_back(Glob(text), index);
    }
}

std::optional<ListedArticles::Place> ListedArticles::find(std::string_view origin,
                                                          Diagnostics& diagnostics) {
  std::vector<std::uint32_t> named;
  const std::string_view file = file_of_origin(origin);
  for (const std::string_view path : {file, origin})
    if (const auto at = paths_.find(path); at != paths_.end())
      named.insert(named.end(), at->second.begin(), at->second.end());
  for (const auto& [glob, index] : globs_)
    if (glob.matches(file)) named.push_back(index);
  if (named.empty()) return {};
  std::sort(named.begin(), named.end());
  named.erase(std::unique(named.begin(), named.end()), named.end());
  for (const std::uint32_t index : named) patterns_[index].is_used = true;
  const Pattern& first = patterns_[named.front()];
  if (named.size() > 1 && ++repeated_ <= most_repeated) {
    const std::string& again = patterns_[named[1]].text;
    diagnostics.push_back(
        {Code::edition_article_repeated,
         std::string(origin),
         {},
         again == first.text
             ? fmt::format("the book names it twice, as `{}`; it stands in the first place only",
                           first.text)
             : fmt::format("the book names it as `{}` and again as `{}`; it stands in the first "
                           "place only",
                           first.text, again)});
  }
  return Place{first.part, named.front()};
}

void ListedArticles::report(const Catalog& catalog, const std::string& book,
                            Diagnostics& diagnostics) const {
  if (repeated_ > most_repeated)
    diagnostics.push_back(
        {Code::edition_article_repeated,
         "",
         {},
         fmt::format("{}: {} more articles are named twice", book, repeated_ - most_repeated)});
  std::vector<Candidates> candidates;
  for (const Pattern& pattern : patterns_)
    if (!pattern.is_used && is_path(pattern.text) && candidates.size() < most_hints)
      candidates.emplace_back(origin_of(pattern.text));
  if (!candidates.empty())
    catalog.for_each_entry([&](const Entry& entry) {
      const std::string file(file_of_origin(entry.origin));
      for (Candidates& wanted : candidates) wanted.offer(file);
    });
  auto next = candidates.begin();
  for (const Pattern& pattern : patterns_) {
    if (pattern.is_used) continue;
    std::string hint;
    if (is_path(pattern.text) && next != candidates.end()) hint = (next++)->best();
    diagnostics.push_back(
        {Code::edition_file_missing,
         "",
         {},
         fmt::format("{}: `{}` names no article that can be exported", book, pattern.text),
         hint.empty() ? "paths are relative to the configuration"
                      : "did you mean `" + hint + "`?"});
  }
}

}  // namespace offprint
