// A project on the disk that goes away with the test, and builds of it.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/file_system.h"
#include "ingest/source_tree.h"
#include "pipeline/build.h"

namespace offprint::test {

namespace fs = std::filesystem;

struct Folder {
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "offprint-test-XXXXXX").string();
    path = ::mkdtemp(pattern.data());
  }
  ~Folder() { fs::remove_all(path); }

  void put(const std::string& name, const std::string& text) const {
    real_file_system().write(path + "/" + name, text);
  }
  std::string get(const std::string& name) const {
    return real_file_system().read(path + "/" + name);
  }
  bool has(const std::string& name) const { return fs::exists(path + "/" + name); }

  std::string path;
};

inline OutputSpec output(const std::string& kind, const std::string& path) {
  OutputSpec spec;
  spec.kind = kind;
  spec.path = path;
  spec.edition.order = kind == "epub" ? Order::oldest : Order::newest;
  return spec;
}

inline Configuration configuration(const Folder& folder) {
  Configuration made;
  made.root = folder.path + "/in";
  made.output_folder = folder.path + "/out";
  made.catalog_path = folder.path + "/out/.offprint/catalog.sqlite";
  made.ledger_path = folder.path + "/out/offprint.ids";
  made.publication.title = "Test";
  made.publication.site = "https://test.example";
  made.outputs = {output("epub", "book.epub"), output("jsonfeed", "feed.json"),
                  output("rss", "feed.xml")};
  return made;
}

inline BuildResult run(const Configuration& configuration, unsigned jobs = 2) {
  const SourceList sources = find_sources(real_file_system(), configuration.root, {}, {});
  BuildOptions options;
  options.jobs = jobs;
  options.least_kept = Severity::info;
  return build(configuration, sources, options, true);
}

inline std::map<std::string, std::string> checksums(const BuildResult& result) {
  std::map<std::string, std::string> sums;
  for (const WrittenOutput& written : result.outputs)
    sums[fs::path(written.file.path).filename()] = written.sha256;
  return sums;
}

}  // namespace offprint::test
