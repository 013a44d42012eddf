#include "pipeline/ledger_file.h"

#include <utility>

#include "base/file_system.h"

namespace offprint {
namespace {

bool is_ledger_at(const FileSystem& files, const std::string& path, const Ledger& ledger) {
  const auto file = files.stat(path) ? files.open(path) : bytes_in_memory("");
  constexpr std::size_t compared_at_once = 1 << 16;
  std::uint64_t offset = 0;
  std::string pieces;
  bool same = true;
  const auto compare = [&] {
    same = same && file->read(offset, pieces.size()) == pieces;
    offset += pieces.size();
    pieces.clear();
  };
  ledger.write([&](std::string_view piece) {
    pieces += piece;
    if (pieces.size() >= compared_at_once) compare();
  });
  compare();
  return same && offset == file->size();
}

}  // namespace

bool write_ledger(const Configuration& configuration, const Ledger& ledger) {
  const std::string& path = configuration.ledger_path;
  if (!configuration.keeps_ledger || path.empty() || ledger.empty()) return false;
  FileSystem& disk = real_file_system();
  if (is_ledger_at(disk, path, ledger)) return false;
  disk.write_pieces(path, [&](const FileSystem::Sink& write) { ledger.write(write); });
  return true;
}

std::vector<std::string> accept_proposals(const std::vector<std::string>& labels, TagReport& tags,
                                          Ledger& ledger) {
  std::vector<std::string> unknown = labels;
  const bool all = std::erase(unknown, "all") > 0;
  for (ReportedTag& tag : tags.tags) {
    if (tag.proposed.empty()) continue;
    const bool is_named = std::erase(unknown, tag.label) > 0;
    if (!is_named && !all) continue;
    ledger.put_tag(tag.key, tag.proposed);
    tag.label = std::exchange(tag.proposed, "");
  }
  return unknown;
}

}  // namespace offprint
