#include <fmt/format.h>

#include <algorithm>

#include "base/file_system.h"
#include "base/unicode.h"
#include "export/atom/atom_exporter.h"
#include "export/epub/epub_exporter.h"
#include "export/exporter.h"
#include "export/feed_exporter.h"
#include "export/jsonfeed/jsonfeed_exporter.h"
#include "export/rss/rss_exporter.h"
#include "export/sitemap/sitemap_exporter.h"

namespace offprint {
namespace {

template <typename Predicate>
const ExporterInfo* find_if(Predicate predicate) {
  const std::vector<ExporterInfo>& table = exporters();
  const auto found = std::find_if(table.begin(), table.end(), predicate);
  return found != table.end() ? &*found : nullptr;
}

}  // namespace

const std::vector<ExporterInfo>& exporters() {
  static const std::vector<ExporterInfo> table = {
#define OFFPRINT_EXPORTER(name, extension, is_feed, needs_site, make, reopen, description) \
  {name, description, extension, is_feed, needs_site, make, reopen},
#include "export/exporters.def"
#undef OFFPRINT_EXPORTER
  };
  return table;
}

std::string volume_path(std::string_view path, std::uint32_t volume, std::uint32_t volumes) {
  if (volumes <= 1) return std::string(path);
  const std::string_view extension = file_extension(path);
  return fmt::format("{}-{}{}", path.substr(0, path.size() - extension.size()), volume, extension);
}

const ExporterInfo* find_exporter(std::string_view name) {
  return find_if([&](const ExporterInfo& exporter) { return exporter.name == name; });
}

bool is_feed_kind(std::string_view name) {
  const ExporterInfo* exporter = find_exporter(name);
  return exporter && exporter->is_feed;
}

const ExporterInfo* exporter_for(std::string_view path) {
  const std::string extension = to_lower(file_extension(path));
  return find_if([&](const ExporterInfo& exporter) { return exporter.extension == extension; });
}

}  // namespace offprint
