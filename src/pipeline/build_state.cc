#include "pipeline/build_state.h"

#include <charconv>

#include <fmt/format.h>

namespace offprint {
namespace {

constexpr std::string_view first_line = "offprint state 1\n";

}  // namespace

BuildState BuildState::read(const FileSystem& files, const std::string& path) {
  BuildState state;
  if (!files.stat(path)) return state;
  const std::string text = files.read(path);
  if (!text.starts_with(first_line)) return state;
  std::size_t at = first_line.size();
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = std::string_view(text).substr(at, end - at);
    at = end + 1;
    if (line.starts_with("output\t")) {
      state.outputs.emplace_back(line.substr(7));
    } else if (line.starts_with("record\t") && line.size() > 24) {
      std::uint64_t hash = 0;
      std::from_chars(line.data() + 7, line.data() + 23, hash, 16);
      state.records.emplace(line.substr(24), hash);
    }
  }
  return state;
}

void BuildState::write(FileSystem& files, const std::string& path) const {
  std::string text(first_line);
  for (const std::string& output : outputs) text += fmt::format("output\t{}\n", output);
  for (const auto& [id, hash] : records) text += fmt::format("record\t{:016x}\t{}\n", hash, id);
  files.write(path, text);
}

ChangedIds changes(const BuildState& before, const BuildState& now) {
  ChangedIds changed;
  for (const auto& [id, hash] : now.records) {
    const auto old = before.records.find(id);
    if (old == before.records.end())
      changed.added.push_back(id);
    else if (old->second != hash)
      changed.updated.push_back(id);
  }
  for (const auto& [id, hash] : before.records)
    if (!now.records.contains(id)) changed.removed.push_back(id);
  return changed;
}

}  // namespace offprint
