#include "cli/mounts.h"

#include <algorithm>
#include <cstdio>

#include "base/compression.h"
#include "base/error.h"
#include "base/pattern.h"
#include "base/scratch_file.h"
#include "ingest/reader.h"

namespace offprint {
namespace {

// The beginnings of a glob that end before one of its slashes, and all of it: what a path has to
// match on the way to what the glob means.
std::vector<Glob> ways(const std::string& pattern) {
  std::vector<Glob> globs;
  int open = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    open += pattern[i] == '{' || pattern[i] == '[';
    open -= pattern[i] == '}' || pattern[i] == ']';
    if (pattern[i] == '/' && i > 0 && open == 0) globs.emplace_back(pattern.substr(0, i));
  }
  globs.emplace_back(pattern);
  return globs;
}

// Attachments of articles are archives, too: only a glob that speaks of archives means them.
bool speaks_of_archives(const std::string& pattern) {
  return pattern.find("zip") != pattern.npos || pattern.find("tar") != pattern.npos ||
         pattern.find("tgz") != pattern.npos;
}

class Wanted {
 public:
  explicit Wanted(const std::vector<SourceSpec>& specs) : all_(specs.empty()) {
    for (const SourceSpec& spec : specs)
      if (speaks_of_archives(spec.files))
        for (Glob& glob : ways(spec.files)) globs_.push_back(std::move(glob));
  }

  bool any() const { return all_ || !globs_.empty(); }
  bool holds(const std::string& origin) const {
    return all_ || std::any_of(globs_.begin(), globs_.end(),
                               [&](const Glob& glob) { return glob.matches(origin); });
  }

 private:
  bool all_;
  std::vector<Glob> globs_;
};

std::shared_ptr<const ByteSource> standard_input() {
  ScratchFile spool = ScratchFile::temporary();
  char buffer[1 << 16];
  std::size_t got = 0;
  while ((got = std::fread(buffer, 1, sizeof buffer, stdin)) > 0) spool.append({buffer, got});
  if (std::ferror(stdin)) throw Error(Error::Kind::environment, "standard input cannot be read");
  return bytes_of_scratch(std::move(spool));
}

std::string_view archive_extension(const ByteSource& file) {
  const std::string bytes = file.read(0, 3);
  return is_gzip(bytes) ? ".tar.gz" : bytes.starts_with("PK") ? ".zip" : ".tar";
}

}  // namespace

void Mounts::mount(const std::string& path, const std::string& origin) {
  const auto file = files_.open(path);
  if (!is_archive(*file)) {
    found_.push_back({Code::archive_damaged,
                      origin,
                      {},
                      std::string(file_name(path)) + " is no zip or tar archive",
                      "fetch or pack it again"});
    return;
  }
  UnpackedArchive archive = unpack(file, origin, limits_);
  for (Diagnostic& diagnostic : archive.diagnostics) {
    // A project that is an archive has no origin for it.
    if (origin.empty()) diagnostic.message += " (in " + std::string(file_name(path)) + ")";
    found_.push_back(std::move(diagnostic));
  }
  files_.mount(path, std::move(archive));
}

void Mounts::mount_below(const std::string& root, const std::vector<SourceSpec>& specs,
                         const std::vector<std::string>& excluded) {
  const Wanted wanted(specs);
  if (!wanted.any()) return;
  const std::string top = root.empty() ? "." : root;
  const std::size_t prefix = root.empty() ? 2 : root.size() + (root.ends_with('/') ? 0 : 1);
  std::vector<std::pair<std::string, std::string>> archives;  // paths and origins
  files_.visit(top, [&](const FileInfo& file) {
    if (!has_archive_name(file.path)) return;
    const std::string origin = file.path.substr(prefix);
    const bool is_output =
        std::any_of(excluded.begin(), excluded.end(),
                    [&](const std::string& folder) { return origin.starts_with(folder + "/"); });
    if (!is_output && wanted.holds(origin)) archives.emplace_back(file.path, origin);
  });
  for (const auto& [path, origin] : archives) mount(join_path("", path), origin);
}

std::string Mounts::mount_standard_input(const std::string& root, const std::string& reader) {
  const auto content = standard_input();
  std::string origin = "standard-input";
  if (reader.empty() && is_archive(*content)) {
    origin += archive_extension(*content);
    UnpackedArchive archive = unpack(content, origin, limits_);
    found_.insert(found_.end(), archive.diagnostics.begin(), archive.diagnostics.end());
    files_.mount(join_path(root, origin), std::move(archive));
    return origin;
  }
  const ReaderInfo* info =
      reader.empty() ? &reader_for_bytes(beginning_of(*content)) : find_reader(reader);
  origin += info ? info->extensions.front() : "";
  files_.mount(join_path(root, origin), content);
  return origin;
}

bool names_archive(const FileSystem& files, const std::string& path) {
  if (has_archive_name(path)) return true;
  return !reader_for(path) && file_extension(path) != ".yaml" && files.stat(path) &&
         is_archive(*files.open(path));
}

}  // namespace offprint
