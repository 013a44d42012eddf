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

BuildState BuildState::read(const FileSystem& files, const std::string& path) {
  BuildState state;
  if (!files.stat(path)) return state;
  LineReader lines(files.open(path));
  std::string_view line;
  if (!lines.next(line) || line != first_line) return state;
  while (lines.next(line)) {
    if (line.starts_with("output\t")) {
      state.outputs.emplace_back(line.substr(7));
    } else if (line.starts_with("record\t") && line.size() > 24) {
      std::uint64_t hash = 0;
      std::from_chars(line.data() + 7, line.data() + 23, hash, 16);
      state.records.add(line.substr(24), hash, 0);
    }
  }
  return state;
}

void BuildState::write(FileSystem& files, const std::string& path) const {
  files.write_pieces(path, [this](const FileSystem::Sink& write) {
    write(fmt::format("{}\n", first_line));
    for (const std::string& output : outputs) write(fmt::format("output\t{}\n", output));
    records.for_each([&](const std::string& id, std::uint64_t hash) {
      write(fmt::format("record\t{:016x}\t{}\n", hash, id));
    });
  });
}

namespace {

void remove_former_outputs(FileSystem& disk, const BuildState& before, const BuildState& now,
                           const std::string& output_folder) {
  const std::string top = disk.canonical(output_folder.empty() ? "." : output_folder).value_or("");
  for (const std::string& old : before.outputs) {
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

ChangedIds::ChangedIds(const BuildState& before, const BuildState& now) {
  const auto add = [this](const BuildState& state, bool is_now) {
    state.records.for_each([&](const std::string& id, std::uint64_t hash) {
      SortKey key;
      sorter_.add(key.text(id).number(is_now).number(hash).bytes());
    });
  };
  add(before, false);
  add(now, true);
}

void ChangedIds::for_each(Change change,
                          const std::function<void(const std::string&)>& visit) const {
  struct Sides {
    std::string id;
    std::optional<std::uint64_t> before, now;

    std::optional<Change> change() const {
      if (!before) return Change::added;
      if (!now) return Change::removed;
      return *before == *now ? std::nullopt : std::optional(Change::updated);
    }
  };
  std::optional<Sides> sides;
  const auto end_of_id = [&] {
    if (sides && sides->change() == change) visit(sides->id);
  };
  sorter_.for_each([&](std::string_view record) {
    SortKeyReader in(record);
    std::string id = in.text();
    if (!sides || sides->id != id) {
      end_of_id();
      sides = Sides{std::move(id), {}, {}};
    }
    const bool is_now = in.number() != 0;
    (is_now ? sides->now : sides->before) = in.number();
    return true;
  });
  end_of_id();
}

std::vector<std::string> ChangedIds::list(Change change) const {
  std::vector<std::string> ids;
  for_each(change, [&](const std::string& id) { ids.push_back(id); });
  return ids;
}

ChangedIds settle(FileSystem& disk, const std::string& path, const std::string& output_folder,
                  std::vector<std::string> untouched, BuildState& now) {
  const BuildState before = BuildState::read(disk, path);
  keep_what_belongs(before.outputs, untouched);
  now.outputs.insert(now.outputs.end(), untouched.begin(), untouched.end());
  std::sort(now.outputs.begin(), now.outputs.end());
  remove_former_outputs(disk, before, now, output_folder);
  now.write(disk, path);
  return ChangedIds(before, now);
}

}  // namespace offprint
