// What is kept beside the catalog so that hubs can be told of feeds without a build: the feeds that
// the last build has written, and what hubs were told last.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/file_system.h"
#include "model/publication.h"
#include "pipeline/export_run.h"

namespace offprint {

// A current feed that has hubs.
struct BuiltFeed {
  std::string path;     // of its file, relative to the output folder
  std::string address;  // its own, as it stands in the feed: the topic (WebSub, section 2)
  std::string sha256;   // of the file
  std::vector<std::string> hubs;

  friend bool operator==(const BuiltFeed&, const BuiltFeed&) = default;
};

// Of outputs that have been committed, in their order; archive pages and copies are none. Throws
// Error{environment} when a file cannot be read.
std::vector<BuiltFeed> built_feeds(const std::vector<RunningOutput>& outputs,
                                   const Publication& publication,
                                   const std::string& output_folder);

void write_built_feeds(FileSystem& files, const std::string& path,
                       const std::vector<BuiltFeed>& feeds);
// Nothing when there is no such file, or when it is another one.
std::optional<std::vector<BuiltFeed>> read_built_feeds(const FileSystem& files,
                                                       const std::string& path);

// What of a topic a hub was told last, as a hash, by hub and topic.
using ToldTopics = std::map<std::pair<std::string, std::string>, std::string>;

void write_told_topics(FileSystem& files, const std::string& path, const ToldTopics& told);
// Empty when there is no such file, or when it is another one: then hubs are told anew.
ToldTopics read_told_topics(const FileSystem& files, const std::string& path);

}  // namespace offprint
