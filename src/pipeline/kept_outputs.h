// Which outputs are, on the disk, what they would be if they were written again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "export/exporter.h"

namespace offprint {

// An output when it was written.
struct KeptOutput {
  std::uint32_t id = 0;        // in the catalog's OutputTable
  std::uint64_t key = 0;       // of all that it was made of
  std::uint64_t settings = 0;  // of that, what is true for each article
  std::vector<OutputFile> files;
  std::vector<FileStamp> stamps;  // one for each of `files`
  std::vector<AskedFile> asked;   // what it was made of, beside its articles
  Diagnostics said;               // of the output as a whole
};

class KeptOutputs {
 public:
  // The references must outlive this. Paths of files are kept relative to `output_folder`, those of
  // what was asked for relative to `root`.
  KeptOutputs(const Catalog& catalog, const FileSystem& files, const std::string& root,
              const std::string& output_folder);

  // The output at `path` (below the output folder), when nobody has touched its files since, nor
  // what it was made of beside its articles.
  std::optional<KeptOutput> find(const std::string& path) const;
  // After the output's files are in their places; their stamps are made here.
  void put(const std::string& path, KeptOutput output) const;
  void for_each(const std::function<void(const KeptOutput&)>& visit) const;
  // Forgets all others.
  void keep_only(const std::vector<std::string>& paths) const;

 private:
  bool is_intact(KeptOutput& output) const;
  std::string encode(const KeptOutput& output) const;
  KeptOutput decode(const StoredOutput& stored) const;

  const Catalog& catalog_;
  const FileSystem& disk_ = real_file_system();
  const FileSystem& files_;
  const std::string& root_;
  const std::string& folder_;
};

}  // namespace offprint
