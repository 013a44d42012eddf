#include "pipeline/build_state.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

#include "base/line_reader.h"
#include "export/feed_pages.h"

namespace offprint {
namespace {

constexpr std::string_view first_line = "offprint state 1";
constexpr std::string_view output_mark = "output\t", record_mark = "record\t";

}  // namespace

void PublishedHashes::add(std::string_view id, std::uint64_t hash, std::uint64_t place) {
  SortKey key;
  sorter_.add(key.text(id).number(place).number(hash).bytes());
}

void PublishedHashes::for_each(
    const std::function<void(const std::string&, std::uint64_t)>& visit) const {
  std::optional<std::string> last;
  std::uint64_t united = 0;
  sorter_.for_each([&](std::string_view record) {
    SortKeyReader in(record);
    std::string id = in.text();
    in.number();
    const std::uint64_t hash = in.number();
    if (last != id) {
      if (last) visit(*last, united);
      last = std::move(id);
      united = 0;
    }
    united = united * 31 + hash;
    return true;
  });
  if (last) visit(*last, united);
}

void BuildState::write(FileSystem& files, const std::string& path) const {
  files.write_pieces(path, [this](const FileSystem::Sink& write) {
    write(fmt::format("{}\n", first_line));
    for (const std::string& output : outputs) write(fmt::format("{}{}\n", output_mark, output));
    records.for_each([&](const std::string& id, std::uint64_t hash) {
      write(fmt::format("{}{:016x}\t{}\n", record_mark, hash, id));
    });
  });
}

FormerState::FormerState(const FileSystem& files, const std::string& path) {
  if (!files.stat(path)) return;
  lines_.emplace(files.open(path));
  if (!next_line() || line_ != first_line) {
    line_ = {};
    return;
  }
  while (next_line() && line_.starts_with(output_mark))
    outputs_.emplace_back(line_.substr(output_mark.size()));
}

bool FormerState::next_line() {
  if (!lines_->next(line_)) line_ = {};
  return !line_.empty();
}

bool FormerState::next(std::string& id, std::uint64_t& hash) {
  constexpr std::size_t digits = 16, before_id = record_mark.size() + digits + 1;
  if (!line_.starts_with(record_mark) || line_.size() <= before_id) return false;
  const char* number = line_.data() + record_mark.size();
  hash = 0;
  std::from_chars(number, number + digits, hash, 16);
  id = line_.substr(before_id);
  next_line();
  return true;
}

namespace {

void remove_former_outputs(FileSystem& disk, const FormerState& before, const BuildState& now,
                           const std::string& output_folder) {
  const std::string top = disk.canonical(output_folder.empty() ? "." : output_folder).value_or("");
  for (const std::string& old : before.outputs()) {
    if (!old.starts_with(top + "/") || !disk.stat(old) ||
        std::binary_search(now.outputs.begin(), now.outputs.end(), old))
      continue;
    disk.remove(old);
    for (std::string folder(parent_path(old)); folder.size() > top.size();
         folder = std::string(parent_path(folder)))
      disk.remove_empty_folder(folder);
  }
}

}  // namespace

void keep_what_belongs(const std::vector<std::string>& before, std::vector<std::string>& kept) {
  const std::set<std::string, std::less<>> feeds(kept.begin(), kept.end());
  for (const std::string& old : before)
    if (!feeds.contains(old) &&
        (feeds.contains(without_gzip_extension(old)) || feeds.contains(feed_of_page(old))))
      kept.push_back(old);
}

ChangedIds::ChangedIds(FormerState& before, const PublishedHashes& now) {
  std::string old_id;
  std::uint64_t old_hash = 0;
  bool has_old = before.next(old_id, old_hash);
  const auto drop_old = [&] {
    add(Change::removed, old_id);
    has_old = before.next(old_id, old_hash);
  };
  now.for_each([&](const std::string& id, std::uint64_t hash) {
    while (has_old && old_id < id) drop_old();
    if (!has_old || old_id != id) return add(Change::added, id);
    if (old_hash != hash) add(Change::updated, id);
    has_old = before.next(old_id, old_hash);
  });
  while (has_old) drop_old();
}

void ChangedIds::add(Change change, std::string_view id) {
  ++counts_[static_cast<std::size_t>(change)];
  sorter_.add(SortKey().number(static_cast<std::uint64_t>(change)).text(id).bytes());
}

void ChangedIds::for_each(Change change,
                          const std::function<void(const std::string&)>& visit) const {
  sorter_.for_each([&](std::string_view record) {
    SortKeyReader in(record);
    const auto of_record = static_cast<Change>(in.number());
    if (of_record == change) visit(in.text());
    return of_record <= change;
  });
}

std::vector<std::string> ChangedIds::list(Change change) const {
  std::vector<std::string> ids;
  for_each(change, [&](const std::string& id) { ids.push_back(id); });
  return ids;
}

ChangedIds settle(FileSystem& disk, const std::string& path, const std::string& output_folder,
                  std::vector<std::string> untouched, BuildState& now) {
  FormerState before(disk, path);
  keep_what_belongs(before.outputs(), untouched);
  now.outputs.insert(now.outputs.end(), untouched.begin(), untouched.end());
  std::sort(now.outputs.begin(), now.outputs.end());
  remove_former_outputs(disk, before, now, output_folder);
  ChangedIds changed(before, now.records);
  now.write(disk, path);
  return changed;
}

}  // namespace offprint
