#include "pipeline/selection.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <string>

#include "base/error.h"
#include "base/file_system.h"
#include "base/unicode.h"
#include "export/feed_pages.h"
#include "pipeline/output_family.h"

namespace offprint {
namespace {

constexpr std::size_t most_memory = 1 << 23;  // of the articles of all outputs
constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();

// The files of all outputs, and of which entry of the configuration they are.
class TakenPaths {
 public:
  // Gives the output a path of its own. Throws Error{usage} when another entry has it.
  void place(SelectedOutput& output, std::size_t entry) {
    const std::string wanted = output.output.path;
    for (int number = 2;; ++number) {
      const auto other = owner(output);
      if (!other) break;
      if (*other != entry)
        throw Error(Error::Kind::usage, "two outputs have the path `" + output.output.path + "`");
      output.output.path = numbered(wanted, number);
    }
    if (output.output.path != wanted && !output.output.address.empty())
      output.output.address =
          join_path(parent_path(output.output.address), file_name(output.output.path));
    for (const std::string& file : files_of(output)) taken_.emplace(file, entry);
    keep_pages_free(output);
  }

 private:
  static std::string numbered(std::string_view path, int number) {
    const std::string_view extension = file_extension(path);
    return fmt::format("{}-{}{}", path.substr(0, path.size() - extension.size()), number,
                       extension);
  }

  static std::vector<std::string> files_of(const SelectedOutput& output) {
    std::vector<std::string> files;
    const std::string path = join_path("", output.output.path);
    const auto count =
        std::max<std::uint32_t>(1, static_cast<std::uint32_t>(output.volumes.size()));
    for (std::uint32_t volume = 1; volume <= count; ++volume)
      files.push_back(volume_path(path, volume, count));
    if (output.output.feed.gzip) files.push_back(path + ".gz");
    return files;
  }

  // Which archive pages a feed has, its articles tell: none of the names may be an output's.
  void keep_pages_free(const SelectedOutput& output) {
    const std::string path = join_path("", output.output.path);
    if (output.output.feed.archives) archives_.insert(path);
    const std::string feed = feed_of_page(path);
    if (!feed.empty()) like_pages_.emplace(feed, path);
    const std::string& with_pages = output.output.feed.archives ? path : feed;
    const auto page = like_pages_.find(with_pages);
    if (page != like_pages_.end() && archives_.contains(with_pages))
      throw Error(Error::Kind::usage,
                  fmt::format("`{}` is what an archive page of `{}` is called: give one of them "
                              "another name",
                              page->second, with_pages));
  }

  std::optional<std::size_t> owner(const SelectedOutput& output) const {
    for (const std::string& file : files_of(output))
      if (const auto at = taken_.find(file); at != taken_.end()) return at->second;
    return {};
  }

  std::map<std::string, std::size_t> taken_;
  std::set<std::string> archives_;                 // feeds that have archive pages
  std::map<std::string, std::string> like_pages_;  // by the feed that they could be a page of
};

}  // namespace

Selection::Selection(std::vector<std::uint32_t> rows, std::uint32_t catalog_size)
    : rows_(std::move(rows)), is_dense_(rows_.size() >= catalog_size / 2) {
  if (is_dense_) {
    positions_.assign(catalog_size, nowhere);
    for (std::uint32_t i = 0; i < rows_.size(); ++i) positions_[rows_[i]] = i;
  } else {
    positions_.resize(rows_.size());
    std::iota(positions_.begin(), positions_.end(), 0);
    std::sort(positions_.begin(), positions_.end(),
              [this](std::uint32_t a, std::uint32_t b) { return rows_[a] < rows_[b]; });
  }
}

std::optional<Placement> Selection::find(std::uint32_t row) const {
  if (is_dense_) {
    if (row >= positions_.size() || positions_[row] == nowhere) return {};
    return Placement{positions_[row]};
  }
  const auto at = std::lower_bound(
      positions_.begin(), positions_.end(), row,
      [this](std::uint32_t position, std::uint32_t r) { return rows_[position] < r; });
  if (at == positions_.end() || rows_[*at] != row) return {};
  return Placement{*at};
}

bool selects(const Edition& edition, const Entry& entry) {
  const std::vector<std::string>& origins = edition.origins;
  const std::string_view file = file_of_origin(entry.origin);
  if (!origins.empty() && std::find(origins.begin(), origins.end(), file) == origins.end())
    return false;
  if (!edition.section.empty() && fold(edition.section) != fold(entry.section)) return false;
  if (!edition.language.empty() && edition.language != entry.language &&
      !entry.language.starts_with(edition.language + "-"))
    return false;
  if (edition.from || edition.until) {
    if (!entry.published) return false;
    const std::int64_t published = to_epoch_seconds(*entry.published);
    if (edition.from && published < to_epoch_seconds(*edition.from)) return false;
    constexpr std::int64_t day = 86400;
    const bool whole_day = edition.until && !edition.until->has_time;
    if (edition.until && published >= to_epoch_seconds(*edition.until) + (whole_day ? day : 1))
      return false;
  }
  if (edition.tags.empty()) return true;
  return std::any_of(edition.tags.begin(), edition.tags.end(), [&](const std::string& tag) {
    const std::string slug = slugify(tag);
    return std::find(entry.tag_slugs.begin(), entry.tag_slugs.end(), slug) != entry.tag_slugs.end();
  });
}

bool is_for(const OutputSpec& output, const Syndication& syndication) {
  if (!syndication.is_limited || !is_feed_kind(output.kind)) return true;
  if (output.profile.empty()) return !syndication.is_kept_from_feeds();
  const std::string partner = slugify(file_stem(output.profile));
  const auto& partners = syndication.partners;
  return std::find(partners.begin(), partners.end(), partner) != partners.end();
}

OutputSelector::OutputSelector(const std::vector<OutputSpec>& outputs,
                               const Publication& publication, PictureBytes fetched)
    : fetched_(std::move(fetched)) {
  families_.reserve(outputs.size());
  for (const OutputSpec& output : outputs)
    families_.emplace_back(output, publication, most_memory / outputs.size());
}

OutputSelector::~OutputSelector() = default;

void OutputSelector::add(const Entry& entry, Diagnostics& diagnostics) {
  const auto more = fetched_.find(entry.row);
  if (more == fetched_.end()) {
    for (OutputFamily& family : families_) family.add(entry, diagnostics);
    return;
  }
  Entry larger = entry;
  larger.picture_bytes += more->second;
  for (OutputFamily& family : families_) family.add(larger, diagnostics);
}

std::vector<SelectedOutput> OutputSelector::finish(const Catalog& catalog,
                                                   Diagnostics& diagnostics) {
  std::vector<SelectedOutput> selected;
  TakenPaths paths;
  for (std::size_t i = 0; i < families_.size(); ++i)
    for (SelectedOutput& output : families_[i].finish(catalog, diagnostics)) {
      paths.place(output, i);
      output.entry = i;
      selected.push_back(std::move(output));
    }
  return selected;
}

std::vector<SelectedOutput> select(const Catalog& catalog, const std::vector<OutputSpec>& outputs,
                                   const Publication& publication, Diagnostics& diagnostics,
                                   PictureBytes fetched) {
  OutputSelector selector(outputs, publication, std::move(fetched));
  catalog.for_each_entry([&](const Entry& entry) { selector.add(entry, diagnostics); });
  return selector.finish(catalog, diagnostics);
}

std::vector<std::uint32_t> select_rows(const Catalog& catalog, const Edition& edition) {
  SelectedRows sorted(most_memory);
  catalog.for_each_entry([&](const Entry& entry) {
    if (selects(edition, entry)) sorted.add(0, 0, entry, edition.order);
  });
  std::vector<std::uint32_t> rows;
  sorted.for_each([&](const SelectedRow& selected) { rows.push_back(selected.row); });
  return rows;
}

}  // namespace offprint
