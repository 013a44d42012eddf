#include "small_project.h"

#include <filesystem>
#include <utility>

#include "ingest/source_tree.h"

namespace offprint::fuzz {
namespace {

OutputSpec output(std::string kind, std::string path) {
  OutputSpec spec;
  spec.edition.order = kind == "epub" ? Order::oldest : Order::newest;
  spec.kind = std::move(kind);
  spec.path = std::move(path);
  return spec;
}

Configuration configuration(const std::string& folder) {
  Configuration made;
  made.root = "in";
  made.output_folder = folder;
  made.catalog_path = folder + "/.offprint/catalog.sqlite";
  made.ledger_path = folder + "/offprint.ids";
  made.publication.title = "The Marginal Sea";
  made.publication.site = "https://sea.example";
  made.content_hash = made.outputs_hash = 1;
  made.outputs = {output("epub", "book.epub"),      output("rss", "feed.xml"),
                  output("atom", "feed.atom"),      output("jsonfeed", "feed.json"),
                  output("sitemap", "sitemap.xml"), output("opml", "feeds.opml"),
                  output("opds", "books.xml"),      output("opds2", "books.json"),
                  output("index", "index.html")};
  return made;
}

}  // namespace

BuildResult SmallProject::build_into(const std::string& folder, unsigned jobs) const {
  const Configuration configuration = fuzz::configuration(folder);
  const SourceList sources = find_sources(files, configuration.root, {}, {});
  BuildOptions options;
  options.jobs = jobs;
  options.least_kept = Severity::info;
  options.files = &files;
  return build(configuration, sources, options, false);
}

std::map<std::string, std::string> files_in(const std::string& folder, bool hidden) {
  namespace fs = std::filesystem;
  std::map<std::string, std::string> found;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    const std::string path = entry.path().lexically_relative(folder).string();
    if (entry.is_regular_file() && path.starts_with(private_folder_name) == hidden)
      found[path] = real_file_system().read(entry.path().string());
  }
  return found;
}

}  // namespace offprint::fuzz
