#include "pipeline/feed_state.h"

#include <fmt/format.h>

#include <functional>

#include "base/hash.h"
#include "base/line_reader.h"
#include "base/url.h"
#include "export/feed_content.h"

namespace offprint {
namespace {

constexpr std::string_view first_line_of_feeds = "offprint feeds 1";
constexpr std::string_view first_line_of_told = "offprint told 1";

using Fields = std::vector<std::string>;

Fields fields_of(std::string_view line) {
  Fields fields;
  for (std::size_t tab = line.find('\t'); tab != line.npos; tab = line.find('\t')) {
    fields.emplace_back(line.substr(0, tab));
    line.remove_prefix(tab + 1);
  }
  fields.emplace_back(line);
  return fields;
}

// False when the file is not there, or begins otherwise.
bool read_lines(const FileSystem& files, const std::string& path, std::string_view first_line,
                const std::function<void(Fields)>& visit) {
  if (!files.stat(path)) return false;
  LineReader lines(files.open(path));
  std::string_view line;
  if (!lines.next(line) || line != first_line) return false;
  while (lines.next(line)) visit(fields_of(line));
  return true;
}

}  // namespace

std::vector<BuiltFeed> built_feeds(const std::vector<RunningOutput>& outputs,
                                   const Publication& publication,
                                   const std::string& output_folder) {
  std::vector<BuiltFeed> feeds;
  for (const RunningOutput& running : outputs) {
    const OutputSpec& output = running.selected->output;
    if (output.feed.hubs.empty() || running.piece > 0) continue;
    feeds.push_back({output.path, feed_address(publication, output),
                     sha256_hex_of_file(join_path(output_folder, output.path)), output.feed.hubs});
  }
  return feeds;
}

void write_built_feeds(FileSystem& files, const std::string& path,
                       const std::vector<BuiltFeed>& feeds) {
  files.write_pieces(path, [&](const FileSystem::Sink& write) {
    write(fmt::format("{}\n", first_line_of_feeds));
    for (const BuiltFeed& feed : feeds) {
      write(fmt::format("{}\t{}\t{}", feed.sha256, feed.address, percent_encode_path(feed.path)));
      for (const std::string& hub : feed.hubs) write("\t" + hub);
      write("\n");
    }
  });
}

std::optional<std::vector<BuiltFeed>> read_built_feeds(const FileSystem& files,
                                                       const std::string& path) {
  std::vector<BuiltFeed> feeds;
  const bool is_there = read_lines(files, path, first_line_of_feeds, [&](const Fields& fields) {
    if (fields.size() < 4) return;
    feeds.push_back(
        {percent_decode(fields[2]), fields[1], fields[0], {fields.begin() + 3, fields.end()}});
  });
  return is_there ? std::optional(std::move(feeds)) : std::nullopt;
}

void write_told_topics(FileSystem& files, const std::string& path, const ToldTopics& told) {
  files.write_pieces(path, [&](const FileSystem::Sink& write) {
    write(fmt::format("{}\n", first_line_of_told));
    for (const auto& [hub_and_topic, hash] : told)
      write(fmt::format("{}\t{}\t{}\n", hash, hub_and_topic.first, hub_and_topic.second));
  });
}

ToldTopics read_told_topics(const FileSystem& files, const std::string& path) {
  ToldTopics told;
  read_lines(files, path, first_line_of_told, [&](const Fields& fields) {
    if (fields.size() == 3) told.insert_or_assign({fields[1], fields[2]}, fields[0]);
  });
  return told;
}

}  // namespace offprint
